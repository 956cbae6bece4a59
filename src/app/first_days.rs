//! The first days after an injury in an open journal: the plan, and the timers that run beside it on the desk.

use super::command::Done;
use super::run::{Journal, done};
use super::watch::Outlook;
use crate::domain::rice::{FirstDaysRecord, Pending, Person, RiceEventKind};
use crate::domain::sentence;
use crate::store::StoreError;
use crate::store::operation::{Change, Record};

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

    pub(super) fn save_first_days(&mut self, record: FirstDaysRecord) -> Result<Done, StoreError> {
        let step = record.newest_step();
        let is_block = record.events.last().is_some_and(|event| {
            matches!(event.kind, RiceEventKind::IceOff | RiceEventKind::RaiseOff | RiceEventKind::Moved)
        });
        let (name, words) = match (self.store().first_days_plan(record.id)?, step) {
            (None, _) | (_, None) => ("start first-days plan".to_owned(), "The first-days plan has begun".to_owned()),
            (Some(_), Some(step)) if is_block => (format!("log {step}"), format!("Kept: {step}")),
            (Some(_), Some(step)) => (format!("note {step}"), format!("Noted: {step}")),
        };
        self.apply(&name, &[Change::Put(Record::FirstDays(Box::new(record)))])?;
        Ok(Done { undo: true, ..done(sentence::upper_first(&words)) })
    }
}

/// The person for whom a step of the first days is, as the watch knows them.
#[must_use]
pub fn person(outlook: &Outlook) -> Person<'_> {
    Person { gate: &outlook.gate, facts: &outlook.standing.facts, profile: &outlook.watch.profile, last_ice_ms: None }
}
