//! A damaged journal in the window: the look for a good backup, a backup in its place, and saving what can be read. Each is
//! a job, and the journal is closed meanwhile.

use std::path::PathBuf;

use egui::{Context, Ui};

use super::plain::plain_page_ui;
use super::{Stage, Window};
use crate::app::backup::list::Listed;
use crate::app::failure::{Failure, WayOut};
use crate::app::job::{Job, Stopped};
use crate::app::run::Journal;
use crate::app::salvage::{Rescue, lines, sentence as saved_sentence};
use crate::domain::sentence;
use crate::store::salvage::Saved;
use crate::ui::screen::damaged::{DamagedEvent, DamagedScreen, Work};
use crate::ui::screen::trouble::TroubleScreen;
use crate::ui::session::Standby;

type Doing<T> = Option<Job<Result<T, Failure>>>;

/// A journal that cannot be used as it is.
pub(super) struct Damaged {
    pub(super) rescue: Rescue,
    pub(super) standby: Standby,
    screen: DamagedScreen,
    newest: Option<PathBuf>,
    saved: Option<Saved>,
    looking: Doing<Option<Listed>>,
    putting: Doing<String>,
    saving: Doing<Saved>,
}

impl Damaged {
    /// Says that a timer is over.
    pub(super) fn ring(&mut self, words: &'static str) {
        self.screen.ring(words);
    }

    fn count(&self) -> Option<(Work, usize)> {
        let putting = self.putting.as_ref().map(|job| (Work::PuttingBack, job.count()));
        putting.or(self.saving.as_ref().map(|job| (Work::Saving, job.count())))
    }
}

impl Window {
    /// Shows the page for a journal that cannot be used.
    pub(super) fn show_damaged(&mut self, rescue: Rescue, failure: Failure, standby: Standby) {
        let (is_guess, place) = (failure.way_out == WayOut::Unlock, rescue.place().display().to_string());
        let (ctx, look) = (self.context.clone(), rescue.clone());
        let looking = Job::start("soleus-backups", move || ctx.request_repaint(), move |_| Some(look.newest_backup()));
        self.stage = Stage::Damaged(Box::new(Damaged {
            rescue,
            standby,
            screen: DamagedScreen::new(failure.words, place, is_guess),
            newest: None,
            saved: None,
            looking: Some(looking),
            putting: None,
            saving: None,
        }));
        self.listen();
    }

    /// Closes the journal that is open, because its file is damaged. What is unfinished is put into it as far as it goes.
    pub(super) fn rescue(&mut self, ctx: &Context) {
        let Stage::Open(session) = &mut self.stage else { return };
        // What cannot be written now is lost with the page, which is why a person decides when.
        let _ = session.put_away(ctx);
        let access = session.journal().store().read_access();
        let Some(session) = self.leave() else { return };
        let standby = session.stand_by();
        let rescue = Rescue::new(access.path(), access.key());
        let words = "Parts of the journal could not be read. Nothing was changed.".to_owned();
        self.show_damaged(rescue, Failure { words, way_out: WayOut::Rescue }, standby);
    }

    pub(super) fn damaged_ui(&mut self, ui: &mut Ui) {
        self.take_damaged();
        let Stage::Damaged(damaged) = &mut self.stage else { return };
        damaged.screen.busy = damaged.count();
        if damaged.saving.is_some() {
            // The count goes on.
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(250));
        }
        let Some(event) = plain_page_ui(ui, |ui| damaged.screen.show_ui(ui)) else { return };
        ui.ctx().request_repaint();
        match event {
            DamagedEvent::Newest => {
                if let Some(newest) = damaged.newest.clone() {
                    self.put_backup(newest);
                }
            }
            DamagedEvent::Backup(file) => self.put_backup(file),
            DamagedEvent::Choose => self.choose(),
            DamagedEvent::Save => self.save_readable(),
            DamagedEvent::Stop => (damaged.putting, damaged.saving) = (None, None),
            DamagedEvent::OpenSaved => self.open_saved(),
            DamagedEvent::Leave => self.leave_damaged(),
        }
    }

    /// Makes a backup ready and puts it in the place of the damaged journal.
    pub(super) fn put_backup(&mut self, file: PathBuf) {
        let now = self.clock.now().moment;
        let Stage::Damaged(damaged) = &mut self.stage else { return };
        if damaged.count().is_some() {
            return;
        }
        damaged.screen.trouble = None;
        let (ctx, rescue) = (self.context.clone(), damaged.rescue.clone());
        damaged.putting = Some(Job::start(
            "soleus-rescue",
            move || ctx.request_repaint(),
            move |progress| rescue.put_back(&file, now, &mut |more| progress.add(more)).transpose(),
        ));
    }

    fn save_readable(&mut self) {
        let now = self.clock.now().moment;
        let Stage::Damaged(damaged) = &mut self.stage else { return };
        if damaged.count().is_some() {
            return;
        }
        damaged.screen.trouble = None;
        let (ctx, rescue) = (self.context.clone(), damaged.rescue.clone());
        let new = rescue.new_file(now);
        damaged.saving = Some(Job::start(
            "soleus-rescue",
            move || ctx.request_repaint(),
            move |progress| rescue.save(&new, &mut |more| progress.add(more)).transpose(),
        ));
    }

    /// Takes what the jobs brought, once a frame.
    fn take_damaged(&mut self) {
        let now = self.clock.now();
        let Stage::Damaged(damaged) = &mut self.stage else { return };
        if let Some(found) = taken(&mut damaged.looking) {
            let folder = damaged.rescue.folder().display().to_string();
            damaged.screen.newest = Some(match found {
                Ok(Some(backup)) => {
                    let at = backup.made.at;
                    let day = sentence::near_day(at.day(), now.today());
                    let time = sentence::time_field(at);
                    let entries = sentence::count(backup.entries.unwrap_or_default(), "entry", "entries");
                    damaged.newest = Some(backup.file);
                    Ok(format!(
                        "The newest good backup is from {}, {time}, with {entries}.",
                        sentence::lower_first(&day)
                    ))
                }
                Ok(None) => Err(format!("No good backup was found in {folder}.")),
                Err(failure) => Err(failure.words),
            });
        }
        match taken(&mut damaged.saving) {
            None => {}
            Some(Ok(saved)) => {
                let (words, place) = (saved_sentence(&saved), saved.file.display().to_string());
                damaged.screen.say(&words);
                damaged.screen.saved = Some((words, lines(&saved), place));
                damaged.saved = Some(saved);
            }
            Some(Err(failure)) => damaged.screen.fail(failure.words),
        }
        match taken(&mut damaged.putting) {
            None => {}
            Some(Ok(words)) => self.open_rescued(&words),
            Some(Err(failure)) => damaged.screen.fail(failure.words),
        }
    }

    fn open_saved(&mut self) {
        let now = self.clock.now().moment;
        let Stage::Damaged(damaged) = &mut self.stage else { return };
        let Some(saved) = &damaged.saved else { return };
        match damaged.rescue.put_saved(saved, now) {
            Ok(words) => self.open_rescued(&words),
            Err(failure) => damaged.screen.fail(failure.words),
        }
    }

    /// Opens what stands in the place of the damaged journal now.
    fn open_rescued(&mut self, words: &str) {
        let Stage::Damaged(damaged) = &self.stage else { return };
        let rescue = damaged.rescue.clone();
        match Journal::unlock(rescue.place(), rescue.key(), self.clock.clone()) {
            Ok(journal) => {
                rescue.place().clone_into(&mut self.place);
                self.enter(journal);
                if let Stage::Open(session) = &mut self.stage {
                    session.tell_done(words);
                }
            }
            Err(failure) if failure.way_out == WayOut::Rescue => {
                self.show_damaged(rescue, failure, Standby::default());
            }
            Err(failure) => self.stage = Stage::Trouble(TroubleScreen::new(failure)),
        }
    }

    /// Back to the journal if it can be opened, or to the page that says why not.
    fn leave_damaged(&mut self) {
        let Stage::Damaged(damaged) = &self.stage else { return };
        let rescue = damaged.rescue.clone();
        // What is under way ends here.
        self.stage = Stage::Trouble(TroubleScreen::new(Failure::plain("")));
        match Journal::unlock(rescue.place(), rescue.key(), self.clock.clone()) {
            Ok(journal) => self.enter(journal),
            Err(failure) => self.stage = Stage::Trouble(TroubleScreen::new(failure)),
        }
    }
}

/// What a job brought, once.
fn taken<T: Send + 'static>(job: &mut Doing<T>) -> Option<Result<T, Failure>> {
    let answer = match job.as_ref()?.answer() {
        Ok(None) => return None,
        Ok(Some(answer)) => answer,
        Err(Stopped) => {
            Err(Failure::plain("That was stopped before its end. The damaged file is as it was. Try again."))
        }
    };
    *job = None;
    Some(answer)
}
