//! Exports, and the look at another journal before it is merged: jobs with a connection of their own.

use std::path::{Path, PathBuf};

use egui::Context;

use super::Session;
use super::act::waker;
use super::backup::Backups;
use super::restore::RestoreDesk;
use super::verify::VerifyDesk;
use crate::app::export::{Export, Exported, export};
use crate::app::failure::Failure;
use crate::app::job::{Job, Stopped};
use crate::app::merge::{MergePlan, plan};
use crate::ui::data_act::DataAct;
use crate::ui::dialogs::Dialog;

type Answer<T> = Result<Option<T>, Failure>;

/// What is under way, one thing at a time.
#[derive(Default)]
pub(super) struct DataDesk {
    job: Option<Under>,
    /// What is open was kept as a file, because the journal's own was swapped.
    is_kept: bool,
    pub(super) backups: Backups,
    pub(super) restore: RestoreDesk,
    pub(super) verify: VerifyDesk,
}

enum Under {
    Export(PathBuf, Job<Answer<Exported>>),
    Look(Job<Answer<MergePlan>>),
}

impl Session {
    pub(super) fn act_on_data(&mut self, ctx: &Context, act: DataAct) {
        match act {
            DataAct::ChooseExport(format) => self.choose_export(ctx, format),
            DataAct::ChooseMerge => self.choose_merge(ctx),
            DataAct::Merge(plan) => self.merge_after_backup(ctx, plan),
            DataAct::KeepOpen => {
                self.keep_open();
            }
            DataAct::Stop => self.data.job = None,
            DataAct::Export(..) | DataAct::LookAt(_) if self.data.job.is_some() => {}
            DataAct::Export(format, path) => self.begin_export(ctx, format, path),
            DataAct::LookAt(path) => self.begin_look(ctx, path),
        }
    }

    fn keep_open(&mut self) -> bool {
        // Once is enough: whoever was told that it cannot be kept may go all the same.
        self.data.is_kept = true;
        match self.journal.keep_open() {
            Ok(file) => {
                self.tell_plain(&format!(
                    "Kept as {}. Open it in Settings, Your data, or put it in the place of the journal.",
                    file.display()
                ));
                true
            }
            Err(failure) => {
                self.tell_failure(&failure);
                false
            }
        }
    }

    /// Before the journal is closed: if its file was swapped or deleted, what is open would be gone with it, so that it is
    /// kept first. Returns false if it could not be, once.
    pub(super) fn keep_if_lost(&mut self) -> bool {
        let is_safe = self.data.is_kept || self.journal.is_sample() || !self.journal.has_lost_its_file();
        is_safe || self.keep_open()
    }

    fn begin_export(&mut self, ctx: &Context, format: Export, path: PathBuf) {
        let (access, at, place) = (self.journal.store().read_access(), self.journal.now().moment, path.clone());
        let job = Job::start("soleus-export", waker(ctx), move |progress| {
            let store = access.open().map_err(|error| Failure::reading(&error));
            Some(store.and_then(|store| export(&store, at, format, &place, &mut |more| progress.add(more))))
        });
        self.data.job = Some(Under::Export(path, job));
    }

    fn begin_look(&mut self, ctx: &Context, path: PathBuf) {
        let store = self.journal.store();
        let (access, revision) = (store.read_access(), store.revision());
        let job = Job::start("soleus-merge", waker(ctx), move |progress| {
            let store = access.open().map_err(|error| Failure::reading(&error));
            Some(store.and_then(|store| plan(&store, revision, &path, &mut |more| progress.add(more))))
        });
        self.data.job = Some(Under::Look(job));
    }

    /// Takes what a job brought, once a frame.
    pub(super) fn take_data(&mut self, ctx: &Context) {
        self.take_restore();
        self.take_verify(ctx);
        self.settings.data.busy = match &self.data.job {
            None => None,
            Some(Under::Export(_, job)) => Some(("Writing the file", job.count())),
            Some(Under::Look(job)) => Some(("Reading the other journal", job.count())),
        };
        match self.data.job.take() {
            None => {}
            Some(Under::Export(path, job)) => match job.answer() {
                Ok(None) => self.data.job = Some(Under::Export(path, job)),
                answer => self.tell_export(&path, answer),
            },
            Some(Under::Look(job)) => match job.answer() {
                Ok(None) => self.data.job = Some(Under::Look(job)),
                answer => self.tell_look(answer),
            },
        }
    }

    fn tell_export(&mut self, path: &Path, answer: Result<Option<Answer<Exported>>, Stopped>) {
        match answer {
            Ok(Some(Ok(Some(exported)))) => {
                self.tell_plain(&format!("Saved {} as {}.", exported.words(), path.display()));
            }
            Ok(Some(Err(failure))) => self.tell_failure(&failure),
            Ok(None | Some(Ok(None))) => {}
            Err(Stopped) => self.tell_failure(&Failure::plain("The file could not be written. Try again.")),
        }
    }

    fn tell_look(&mut self, answer: Result<Option<Answer<MergePlan>>, Stopped>) {
        match answer {
            Ok(Some(Ok(Some(plan)))) if plan.is_empty() => {
                self.tell_plain("Nothing in that journal is new or newer. Nothing was changed.");
            }
            Ok(Some(Ok(Some(plan)))) => self.dialog = Dialog::Merge(Box::new(plan)),
            Ok(Some(Err(failure))) => self.tell_failure(&failure),
            Ok(None | Some(Ok(None))) => {}
            Err(Stopped) => self.tell_failure(&Failure::plain("The other journal could not be read. Try again.")),
        }
    }
}
