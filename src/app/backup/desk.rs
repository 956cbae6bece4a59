//! The backups of an open window: when one is due it is made by a job, and nobody waits for it. Asked at every wake-up;
//! reads the journal only if something has changed.

use super::{Course, Finished, Order, STOPPED};
use crate::app::failure::Failure;
use crate::app::job::{Job, Stopped};
use crate::app::run::Journal;
use crate::domain::backup::Reason;

/// What a backup was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// It was due.
    ByItself,
    /// Somebody pressed the button.
    ByHand,
    /// Much is to be added after it.
    BeforeMore,
}

/// How a backup ended.
#[derive(Debug)]
pub struct Ended {
    /// What it was asked for.
    pub wanted: Wanted,
    /// Why it failed, and whether that is worth a word: what went wrong the last time too is told once.
    pub failed: Option<(Failure, bool)>,
}

type Work = Job<Result<Finished, Failure>>;

/// The backups of one window.
#[derive(Debug, Default)]
pub struct BackupDesk {
    /// The revision that was looked at, and whether it has something that the newest backup has not.
    seen: Option<(u64, bool)>,
    /// When the next one is due, and when that was worked out, in UTC seconds.
    due: Option<(Option<i64>, i64)>,
    job: Option<(Wanted, u64, Work)>,
    course: Option<Course>,
}

impl BackupDesk {
    /// Begins what is due and takes what has ended. `wake` asks for the next look when a job has ended.
    pub fn beat(&mut self, journal: &Journal, wake: impl Fn() + Send + 'static) -> Option<Ended> {
        let (revision, now_s) = (journal.store().revision(), journal.now().moment.utc_s);
        let ended = self.take_answer(journal, revision);
        if self.seen.is_none_or(|(seen, _)| seen != revision) {
            // A change of a minute ago can be part of an older step, so a new revision always counts.
            let changed = self.seen.is_some() || journal.is_newer_than_backup().unwrap_or(false);
            self.seen = Some((revision, changed));
            self.due = None;
        }
        if self.due.is_none_or(|(_, at_s)| now_s < at_s) {
            self.due = Some((journal.backup_due_s(self.is_changed()), now_s));
        }
        if self.job.is_none() && ended.is_none() && self.next_s().is_some_and(|due_s| due_s <= now_s) {
            return self.begin(journal, Wanted::ByItself, wake);
        }
        ended
    }

    /// When the next one is due, in UTC seconds.
    #[must_use]
    pub fn next_s(&self) -> Option<i64> {
        self.due.and_then(|(due_s, _)| due_s).filter(|_| self.job.is_none())
    }

    /// Begins one now, unless somebody waits for one already. Returns how it ended if it could not be begun.
    pub fn begin(&mut self, journal: &Journal, wanted: Wanted, wake: impl Fn() + Send + 'static) -> Option<Ended> {
        // One that somebody waits for goes on; one that is made by itself is made again later.
        if self.job.as_ref().is_some_and(|(wanted, ..)| *wanted != Wanted::ByItself) {
            return None;
        }
        let revision = journal.store().revision();
        match journal.backup_order(Reason::Usual) {
            Ok(order) => {
                self.job = Some((wanted, revision, start(order, wake)));
                None
            }
            Err(failure) => Some(self.fail(journal, wanted, failure)),
        }
    }

    /// What is under way: whether somebody waits for it, and the pages that are done.
    #[must_use]
    pub fn under_way(&self) -> Option<(Wanted, usize)> {
        self.job.as_ref().map(|(wanted, _, job)| (*wanted, job.count()))
    }

    /// Stops what is under way.
    pub fn stop(&mut self) {
        self.job = None;
    }

    /// Whether the journal has something that the newest backup has not.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.seen.is_some_and(|(_, changed)| changed)
    }

    /// What is known of the backups; read again when a backup has ended or a folder was chosen.
    pub fn course(&mut self, journal: &Journal) -> &Course {
        self.course.get_or_insert_with(|| journal.backups())
    }

    /// Another folder was chosen: the next backup goes there at once.
    pub fn look_again(&mut self) {
        (self.due, self.course) = (None, None);
    }

    /// The last one, when the window closes: made here, as nobody waits for the window any more.
    pub fn finish(&mut self, journal: &Journal) {
        self.stop();
        let order = journal.backup_order(Reason::Usual);
        if let Err(failure) = order.and_then(|order| journal.back_up(&order)) {
            journal.keep_backup_failure(&failure, false);
        }
    }

    fn take_answer(&mut self, journal: &Journal, revision: u64) -> Option<Ended> {
        let (_, _, job) = self.job.as_ref()?;
        let answer = match job.answer() {
            Ok(None) => return None,
            Ok(Some(answer)) => answer,
            Err(Stopped) => Err(Failure::plain(STOPPED)),
        };
        let (wanted, of, _) = self.job.take()?;
        match answer {
            Ok(finished) => {
                journal.keep_backup(&finished);
                if of == revision {
                    self.seen = Some((revision, false));
                }
                self.look_again();
                Some(Ended { wanted, failed: None })
            }
            Err(failure) => Some(self.fail(journal, wanted, failure)),
        }
    }

    fn fail(&mut self, journal: &Journal, wanted: Wanted, failure: Failure) -> Ended {
        let is_news = journal.keep_backup_failure(&failure, true);
        self.look_again();
        Ended { wanted, failed: Some((failure, is_news)) }
    }
}

fn start(order: Order, wake: impl Fn() + Send + 'static) -> Work {
    Job::start("soleus-backup", wake, move |progress| {
        let mut before = 0;
        let made = order.carry_out(&mut |done, _| {
            let more = done.saturating_sub(before);
            before = done;
            progress.add(more)
        });
        made.transpose()
    })
}
