//! The first days after an injury in an open journal: the plan, and the timers that run beside it on the desk.

use super::command::Done;
use super::run::{Journal, done};
use super::watch::Outlook;
use crate::domain::rice::{FirstDaysRecord, Pending, Person, RiceEventKind, blocks};
use crate::domain::sentence;
use crate::store::StoreError;
use crate::store::operation::{Change, Record};

/// When ice ended last. It lies beside the journal, so that no undo and no new plan makes the skin wait less.
const LAST_ICE: &str = "first_days_last_ice";
/// Where the events of timers that run lie, so that a kill takes nothing.
const RUNNING: &str = "first_days";

impl Journal {
    /// The plan of the newest injury.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn first_days(&self) -> Result<Option<FirstDaysRecord>, StoreError> {
        Ok(self.store().first_days_plans(1)?.into_iter().next())
    }

    /// What lies beside the plan.
    #[must_use]
    pub fn first_days_pending(&self) -> Option<Pending> {
        self.from_desk(RUNNING)
    }

    /// Writes down what lies beside the plan; `None` when no timer runs.
    pub fn keep_first_days_pending(&self, pending: Option<&Pending>) {
        self.keep_on_desk(RUNNING, pending);
    }

    /// When ice ended last, in milliseconds, in whichever plan.
    #[must_use]
    pub fn last_ice_ms(&self) -> Option<i64> {
        self.from_desk(LAST_ICE)
    }

    /// Writes down when ice ended last.
    pub fn keep_last_ice(&self, at_ms: i64) {
        self.keep_on_desk(LAST_ICE, Some(&at_ms));
    }

    pub(super) fn save_first_days(&mut self, record: FirstDaysRecord) -> Result<Done, StoreError> {
        let (name, words) = match self.store().first_days_plan(record.id)? {
            None => ("start first-days plan".to_owned(), "The first-days plan has begun".to_owned()),
            Some(before) => self.step_words(&before, &record),
        };
        self.apply(&name, &[Change::Put(Record::FirstDays(Box::new(record)))])?;
        Ok(Done { undo: true, ..done(sentence::upper_first(&words)) })
    }

    /// The name of a step of the plan, and what is told about it.
    fn step_words(&self, before: &FirstDaysRecord, after: &FirstDaysRecord) -> (String, String) {
        if after.events.len() < before.events.len() {
            let zone = self.now().zone;
            let kept = blocks(after, &zone);
            let gone = blocks(before, &zone)
                .into_iter()
                .find(|line| !kept.iter().any(|other| (other.at, &other.words) == (line.at, &line.words)));
            let what = gone.map_or_else(|| "a step".to_owned(), |line| sentence::lower_first(&line.words));
            return (format!("remove {what}"), format!("Taken out of the log: {what}"));
        }
        let is_block = after.events.last().is_some_and(|event| {
            matches!(event.kind, RiceEventKind::IceOff | RiceEventKind::RaiseOff | RiceEventKind::Moved)
        });
        match after.newest_step() {
            Some(step) if is_block => (format!("log {step}"), format!("Kept: {step}")),
            Some(step) => (format!("note {step}"), format!("Noted: {step}")),
            None => ("change first-days plan".to_owned(), "The first-days plan was changed".to_owned()),
        }
    }
}

/// The person for whom a step of the first days is, as the watch knows them.
#[must_use]
pub fn person(outlook: &Outlook) -> Person<'_> {
    Person { gate: &outlook.gate, facts: &outlook.standing.facts, profile: &outlook.watch.profile, last_ice_ms: None }
}
