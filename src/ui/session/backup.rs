//! Backups in the window: made when they are due, by hand, and before much is added; and what closing says to one that is
//! under way.

use std::path::PathBuf;
use std::time::Duration;

use egui::Context;

use super::act::waker;
use super::{Session, Wish};
use crate::app::backup::MANY;
use crate::app::backup::desk::{BackupDesk, Ended, Wanted};
use crate::app::backup::seal::Sealed;
use crate::app::command::Command;
use crate::app::failure::Failure;
use crate::app::job::Job;
use crate::app::merge::MergePlan;
use crate::domain::when::Now;
use crate::ui::action::{Action, Page};
use crate::ui::backup_act::BackupAct;
use crate::ui::dialogs::Dialog;
use crate::ui::import_act::ImportAct;

/// The longest rest in seconds: a clock that was set is noticed so late.
const REST_S: i64 = 300;

/// The backups of one window.
#[derive(Default)]
pub(super) struct Backups {
    pub(super) desk: BackupDesk,
    /// A failure of the last closing was looked for.
    looked: bool,
    /// The window closes when the backup is done.
    closes: bool,
    /// It closes without one.
    gives_up: bool,
    /// What is carried out after the one that is made.
    next: Option<Next>,
    /// Those from before the passphrase are being given it.
    sealing: Option<Job<Sealed>>,
}

/// What adds so much that a backup is made first.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Next {
    Import,
    Merge(Box<MergePlan>),
}

impl Session {
    /// Begins what is due and takes what has ended, also while the window is hidden.
    pub(in crate::ui) fn beat_backups(&mut self, ctx: &Context) {
        // The sample is nobody's journal, and under 18 there is none.
        if self.journal.is_sample() || self.is_closed() {
            return;
        }
        if !std::mem::replace(&mut self.data.backups.looked, true)
            && let Some(failure) = self.journal.untold_backup_failure()
        {
            self.tell_failure(&failure);
        }
        if let Some(ended) = self.data.backups.desk.beat(&self.journal, waker(ctx)) {
            self.take_backup(ended);
            ctx.request_repaint();
        }
        self.take_sealed();
        self.show_backups();
        if let Some(next_s) = self.data.backups.desk.next_s() {
            let rest_s = next_s.saturating_sub(self.journal.now().moment.utc_s).clamp(1, REST_S);
            ctx.request_repaint_after(Duration::from_secs(u64::try_from(rest_s).unwrap_or(1)));
        }
    }

    /// What the settings show.
    fn show_backups(&mut self) {
        let desk = &mut self.data.backups.desk;
        let course = desk.course(&self.journal);
        let shown = &mut self.settings.backups;
        if shown.course.as_ref() != Some(course) {
            shown.course = Some(course.clone());
            shown.folder = self.journal.backup_folder();
            shown.plain = self.journal.plain_backups();
        }
        shown.pages = desk.under_way().filter(|(wanted, _)| *wanted != Wanted::ByItself).map(|(_, pages)| pages);
    }

    fn take_backup(&mut self, ended: Ended) {
        let Ended { wanted, failed } = ended;
        if std::mem::take(&mut self.data.backups.closes) {
            if failed.is_none() {
                self.wishes.push(Wish::Quit);
            }
            self.dialog = Dialog::None;
        }
        match (wanted, failed) {
            (Wanted::ByHand, None) => self.tell_plain("Backed up and checked."),
            (Wanted::ByHand, Some((failure, _))) | (Wanted::ByItself, Some((failure, true))) => {
                self.tell_failure(&failure);
            }
            (Wanted::ByItself, None | Some((_, false))) => {}
            (Wanted::BeforeMore, failed) => self.go_on(failed.map(|(failure, _)| failure)),
        }
    }

    pub(super) fn act_on_backup(&mut self, ctx: &Context, now: &Now, act: BackupAct) {
        match act {
            BackupAct::Now => {
                if let Some(ended) = self.data.backups.desk.begin(&self.journal, Wanted::ByHand, waker(ctx)) {
                    self.take_backup(ended);
                }
            }
            BackupAct::Seal => self.begin_sealing(ctx),
            BackupAct::Stop => self.data.backups.desk.stop(),
            BackupAct::Show => self.show_backups_page(ctx, now),
            BackupAct::Look(file) => {
                if self.page != Page::Backups {
                    self.show_backups_page(ctx, now);
                }
                self.look_at_backup(ctx, file);
            }
            BackupAct::ChooseFile => self.choose_backup(ctx),
            BackupAct::PutBack => self.put_backup_back(ctx),
            BackupAct::Leave => self.leave_backup(),
            BackupAct::ChooseFolder => self.choose_backup_folder(ctx),
            BackupAct::Folder(folder) => self.take_backup_folder(folder),
            BackupAct::CloseWhenDone => self.data.backups.closes = true,
            BackupAct::StopAndClose => {
                self.data.backups.desk.stop();
                self.data.backups.gives_up = true;
                self.wishes.push(Wish::Quit);
            }
        }
    }

    fn begin_sealing(&mut self, ctx: &Context) {
        if self.data.backups.sealing.is_none() {
            let sealing = self.journal.seal_backups();
            let job = Job::start("soleus-seal", waker(ctx), move |progress| {
                Some(sealing.carry_out(&mut |more| progress.add(more)))
            });
            (self.data.backups.sealing, self.settings.backups.is_sealing) = (Some(job), true);
        }
    }

    fn take_sealed(&mut self) {
        let Some(answer) = self.data.backups.sealing.as_ref().map(Job::answer) else { return };
        let told = match answer {
            Ok(None) => return,
            Ok(Some(sealed)) if sealed.left == 0 => Ok(sealed.words()),
            Ok(Some(sealed)) => Err(sealed.words()),
            Err(_) => Err("Not all older backups could be locked. Try again.".to_owned()),
        };
        (self.data.backups.sealing, self.settings.backups.is_sealing) = (None, false);
        self.settings.backups.plain = self.journal.plain_backups();
        match told {
            Ok(words) => self.tell_plain(&words),
            Err(words) => self.tell_failure(&Failure::plain(&words)),
        }
    }

    /// Adds the rows of the wizard; many of them only after a backup.
    pub(super) fn import_after_backup(&mut self, ctx: &Context, new: usize) {
        if new > MANY {
            self.back_up_first(ctx, Next::Import);
        } else {
            self.add_imported("");
        }
    }

    /// Merges what was looked at; much of it only after a backup.
    pub(super) fn merge_after_backup(&mut self, ctx: &Context, plan: Box<MergePlan>) {
        if plan.len() > MANY {
            self.back_up_first(ctx, Next::Merge(plan));
        } else {
            self.run(Command::Merge(plan));
        }
    }

    fn back_up_first(&mut self, ctx: &Context, next: Next) {
        self.data.backups.next = Some(next);
        let begun = self.data.backups.desk.begin(&self.journal, Wanted::BeforeMore, waker(ctx));
        if let Some(ended) = begun {
            self.take_backup(ended);
        }
        self.tell_plain("Backing up your journal first…");
    }

    /// Carries out what waited for the backup. When there is none the person decides.
    fn go_on(&mut self, failed: Option<Failure>) {
        let Some(next) = self.data.backups.next.take() else { return };
        self.told = None;
        match (failed, next) {
            (None, Next::Import) => self.add_imported(" A backup was made first."),
            (None, Next::Merge(plan)) => {
                self.run(Command::Merge(plan));
                if let Some(told) = self.told.as_mut().filter(|told| !told.error) {
                    told.words.push_str(". A backup was made first");
                }
            }
            (Some(failure), next) => {
                self.tell_failure(&failure);
                let anyway = match next {
                    Next::Import => ("Add without a backup", Action::Import(ImportAct::AddAnyway)),
                    Next::Merge(plan) => ("Merge without a backup", Action::Run(Command::Merge(plan))),
                };
                self.told.iter_mut().for_each(|told| told.buttons.push(anyway.clone()));
            }
        }
    }

    fn take_backup_folder(&mut self, folder: Option<PathBuf>) {
        if let Some(folder) = folder.as_ref().filter(|folder| !folder.is_dir()) {
            let words =
                format!("{} is not a folder that is there. Make it first, or check the name.", folder.display());
            self.tell_failure(&Failure::plain(&words));
            return;
        }
        let whole = folder.map(|folder| std::path::absolute(&folder).unwrap_or(folder));
        self.journal.choose_backup_folder(whole);
        self.data.backups.desk.look_again();
        self.settings.backups.path.clear();
        let words = format!("Backups go to {} from now on.", self.journal.backup_folder().display());
        self.tell_plain(&words);
    }

    /// Asks what shall become of a backup that is under way. Returns whether the window stays open for the answer.
    pub(in crate::ui) fn asks_before_closing(&mut self) -> bool {
        let asks = self.data.backups.desk.under_way().is_some();
        if asks && !self.data.backups.closes {
            self.dialog = Dialog::Closing;
        }
        asks
    }

    /// Whether there is something to keep that no backup has, when the window closes.
    pub(in crate::ui) fn wants_last_backup(&self) -> bool {
        !self.data.backups.gives_up
            && !self.journal.is_sample()
            && !self.is_closed()
            && self.data.backups.desk.is_changed()
    }

    /// Makes the last backup, when nothing is drawn any more.
    pub(in crate::ui) fn back_up_at_end(&mut self) {
        if self.wants_last_backup() {
            self.data.backups.desk.finish(&self.journal);
        }
    }
}
