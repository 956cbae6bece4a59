//! A session that is over in words: one line for lists, and one for each exercise.

use super::{Outcome, SessionRecord};
use crate::domain::sentence;

/// What became of an exercise in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemDone {
    /// Done.
    Whole,
    /// A part was done and a part skipped.
    Part,
    /// Skipped.
    Skipped,
    /// The session ended before it, or in its first hold.
    NotReached,
}

impl ItemDone {
    /// The word for it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Whole => "done",
            Self::Part => "done, a part was skipped",
            Self::Skipped => "skipped",
            Self::NotReached => "not done",
        }
    }
}

impl SessionRecord {
    /// How long it ran without pauses, in whole minutes.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        (self.state(self.last_ms()).elapsed_ms + 30_000) / 60_000
    }

    /// The same in words; empty for what was done elsewhere, which may say it in its name.
    #[must_use]
    pub fn length(&self) -> String {
        if self.plan.items.is_empty() { String::new() } else { sentence::length(self.minutes()) }
    }

    /// How it ended, for a list: empty when it was done to its end.
    #[must_use]
    pub fn ending(&self) -> String {
        match self.outcome() {
            Outcome::Done => String::new(),
            Outcome::Open | Outcome::FinishedEarly => "finished early".to_owned(),
            Outcome::Stopped(reason) => format!("stopped: {}", sentence::lower_first(reason.name())),
        }
    }

    /// "Getting moving, 11 min, pain 4 before and 3 after".
    #[must_use]
    pub fn line(&self) -> String {
        let mut parts = vec![self.plan.name.clone(), self.length(), self.ending()];
        parts.push(match (self.before, self.after) {
            (Some(before), Some(after)) => format!("pain {} before and {} after", before.get(), after.get()),
            (Some(before), None) => format!("pain {} before", before.get()),
            (None, Some(after)) => format!("pain {} after", after.get()),
            (None, None) => String::new(),
        });
        parts.extend(self.effect().map(|effect| sentence::lower_first(effect.name())));
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    /// Each exercise of the plan by its name, and what became of it.
    #[must_use]
    pub fn items(&self) -> Vec<(&str, ItemDone)> {
        let state = self.state(self.last_ms());
        let skipped = |item: usize| {
            let phases = state.skipped.iter().filter_map(|place| state.phases.get(*place));
            phases.into_iter().any(|phase| phase.item == item)
        };
        let named = self.plan.items.iter().enumerate().map(|(item, plan)| {
            let became = match (state.items_done.contains(&item), skipped(item)) {
                (true, false) => ItemDone::Whole,
                (true, true) => ItemDone::Part,
                (false, true) => ItemDone::Skipped,
                (false, false) => ItemDone::NotReached,
            };
            (plan.name.as_str(), became)
        });
        named.collect()
    }
}
