//! Two versions of one record, here and in another journal: which of them is newer.
//!
//! Clocks of two computers differ, and a record that was taken over carries the time at which it was taken. So what a
//! side has seen comes first: if the version there was once the version here, the one here was made of it and is newer.
//! Only if that says nothing, or both have seen the other, the later change wins. Where both are of the same time, the
//! one here stays.

use super::record::Record;

/// One step that changed the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When it was made, or taken back, in seconds of UTC.
    pub at_s: i64,
    /// Whether it is taken back now.
    pub undone: bool,
    /// The record before it; once it is undone, what it had made. `None` is no record.
    pub other: Option<Record>,
}

/// A record in one journal: what it is now, and its steps, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// `None` when it is not there.
    pub now: Option<Record>,
    /// As far as the journal still knows them.
    pub steps: Vec<Step>,
}

/// What a merge does with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It was never here: it is taken.
    New,
    /// The version there is newer: it is taken.
    NewerThere,
    /// The version here is newer, or of the same time: it stays.
    OlderThere,
    /// It was deleted there later: it goes.
    DeletedThere,
    /// It was deleted here later: it stays away.
    DeletedHere,
    /// Both are the same, or it is here alone.
    Same,
}

impl Course {
    /// Whether this was once the version of this journal. No record counts only if it was there before: every record
    /// was not there before it was made.
    fn has_seen(&self, version: Option<&Record>) -> bool {
        self.steps
            .iter()
            .enumerate()
            .any(|(place, step)| step.other.as_ref() == version && (version.is_some() || place > 0 || step.undone))
    }

    /// When it was changed last, in seconds of UTC.
    fn changed_s(&self) -> i64 {
        let steps = self.steps.iter().map(|step| step.at_s).max();
        steps.or_else(|| self.now.as_ref().map(Record::written_s)).unwrap_or(0)
    }

    /// Whether somebody deleted it. A record that is away because the step that made it was taken back was not: it comes
    /// again with the next merge.
    fn is_deleted(&self) -> bool {
        let last = self.steps.iter().rev().find(|step| !step.undone);
        self.now.is_none() && last.is_some_and(|step| step.other.is_some())
    }
}

/// What a merge does with a record that is here, there, or both.
#[must_use]
pub fn verdict(here: &Course, there: &Course) -> Verdict {
    match (&here.now, &there.now) {
        (None, None) => Verdict::Same,
        (Some(one), Some(other)) if one == other => Verdict::Same,
        (Some(_), None) if !there.is_deleted() => Verdict::Same,
        (None, Some(_)) if !here.is_deleted() => Verdict::New,
        (Some(_), Some(_)) if is_newer(there, here) => Verdict::NewerThere,
        (Some(_), None) if is_newer(there, here) => Verdict::DeletedThere,
        (Some(_), _) => Verdict::OlderThere,
        (None, Some(_)) if is_newer(there, here) => Verdict::New,
        (None, Some(_)) => Verdict::DeletedHere,
    }
}

/// Whether the first is newer than the second.
fn is_newer(one: &Course, other: &Course) -> bool {
    match (one.has_seen(other.now.as_ref()), other.has_seen(one.now.as_ref())) {
        (true, false) => true,
        (false, true) => false,
        (true, true) | (false, false) => one.changed_s() > other.changed_s(),
    }
}
