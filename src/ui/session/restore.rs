//! "Put back a backup" in the window: the list, the look at one, and the swap. Everything that takes longer than a frame
//! is a job.

use std::path::PathBuf;

use egui::Context;

use super::act::waker;
use super::{Session, Told};
use crate::app::backup::Finished;
use crate::app::backup::list::{Listed, list};
use crate::app::backup::restore::{Preview, look};
use crate::app::failure::Failure;
use crate::app::job::{Job, Stopped};
use crate::app::run::Journal;
use crate::domain::backup::Reason;
use crate::domain::when::Now;
use crate::ui::action::{Action, Page};
use crate::ui::backup_act::BackupAct;
use crate::ui::screen::backups::BackupsScreen;

type Work<T> = Job<Result<T, Failure>>;

/// What is under way for the page, and what was looked at.
#[derive(Default)]
pub(super) struct RestoreDesk {
    listing: Option<Work<Vec<Listed>>>,
    looking: Option<Work<Preview>>,
    preview: Option<Preview>,
    putting: Option<Work<Finished>>,
}

impl Session {
    /// The page is opened, and the folder is read.
    pub(super) fn show_backups_page(&mut self, ctx: &Context, now: &Now) {
        self.go(now, Page::Backups);
        if self.page != Page::Backups {
            return;
        }
        let (access, folder) = (self.journal.store().read_access(), self.journal.backup_folder());
        self.settings.put_back = BackupsScreen::default();
        self.settings.put_back.folder.clone_from(&folder);
        let listing = Job::start("soleus-backups", waker(ctx), move |progress| {
            list(&access, &folder, &mut |more| progress.add(more)).transpose()
        });
        self.data.restore = RestoreDesk { listing: Some(listing), ..RestoreDesk::default() };
    }

    pub(super) fn look_at_backup(&mut self, ctx: &Context, file: PathBuf) {
        let store = self.journal.store();
        let (access, revision, from) = (store.read_access(), store.revision(), file.clone());
        self.leave_backup();
        self.data.restore.looking = Some(Job::start("soleus-backups", waker(ctx), move |progress| {
            look(&access, revision, &from, &mut |more| progress.add(more)).transpose()
        }));
        self.settings.put_back.chosen = Some(file);
    }

    /// Nothing is put back; what was made ready for it goes.
    pub(super) fn leave_backup(&mut self) {
        let desk = &mut self.data.restore;
        (desk.looking, desk.preview, desk.putting) = (None, None, None);
        (self.settings.put_back.chosen, self.settings.put_back.difference, self.settings.put_back.is_putting) =
            (None, None, false);
    }

    pub(super) fn put_backup_back(&mut self, ctx: &Context) {
        if self.data.restore.preview.is_none() || self.data.restore.putting.is_some() {
            return;
        }
        match self.journal.backup_order(Reason::BeforeRestore) {
            Ok(order) => {
                self.settings.put_back.is_putting = true;
                self.data.restore.putting = Some(Job::start("soleus-backup", waker(ctx), move |progress| {
                    order.carry_out(&mut |_, _| progress.add(1)).transpose()
                }));
            }
            Err(failure) => self.tell_failure(&failure),
        }
    }

    /// Takes what the jobs brought, once a frame.
    pub(super) fn take_restore(&mut self) {
        if let Some(listed) = taken(&mut self.data.restore.listing) {
            self.settings.put_back.listed = Some(listed.map_err(|failure| failure.words));
        }
        match taken(&mut self.data.restore.looking) {
            None => {}
            Some(Ok(preview)) => {
                let sentence = preview.difference.sentence();
                self.announcer.polite(sentence.clone());
                self.settings.put_back.difference = Some((sentence, preview.difference.lines()));
                self.data.restore.preview = Some(preview);
            }
            Some(Err(failure)) => {
                self.leave_backup();
                self.tell_failure(&failure);
            }
        }
        let Some(before) = taken(&mut self.data.restore.putting) else { return };
        self.settings.put_back.is_putting = false;
        let preview = self.data.restore.preview.take();
        let done = before.and_then(|before| match &preview {
            // The window goes on with it in the next frame.
            Some(preview) => self.journal.restore(preview, &before).map(drop),
            None => Ok(()),
        });
        self.leave_backup();
        if let Err(failure) = done {
            self.tell_failure(&failure);
        }
    }

    /// After a restore everything is read anew: a fresh session with the same journal.
    pub(in crate::ui) fn afresh(mut self, before: PathBuf) -> Self {
        self.keep_draft_now();
        let crash = self.crash.take();
        let mut next = Self::new(self.into_journal());
        next.crash = crash;
        let words = "The backup was put back.";
        next.announcer.polite(words);
        let buttons = vec![("Put back what was there before", Action::Backup(BackupAct::Look(before)))];
        next.told = Some(Told { words: words.to_owned(), buttons, error: false });
        next
    }

    fn into_journal(self) -> Journal {
        self.journal
    }
}

/// What a job brought, once.
fn taken<T: Send + 'static>(job: &mut Option<Work<T>>) -> Option<Result<T, Failure>> {
    let answer = match job.as_ref()?.answer() {
        Ok(None) => return None,
        Ok(Some(answer)) => answer,
        Err(Stopped) => Err(Failure::plain("The backup could not be read. Try again.")),
    };
    *job = None;
    Some(answer)
}
