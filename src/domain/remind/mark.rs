//! What is known of one occasion of a reminder. A mark is only ever replaced by one made from it, so whoever shows a note
//! can ask that nobody else has done so since.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How long "Later" lasts, in minutes.
pub const SNOOZE_MIN: i64 = 10;
/// How long a note waits that the desktop could not show, in seconds.
pub const AGAIN_S: i64 = 60;

/// The marks that are known, each under the name of its occasion.
pub type Ledger = BTreeMap<String, Mark>;

/// What happened to the note of one occasion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The local day on which it was touched last, in days from 1970-01-01; old marks are dropped by it.
    pub day: i32,
    /// How often it was given out to be shown.
    pub showing: u32,
    /// Shown again from then on, in UTC seconds.
    pub again_s: Option<i64>,
    /// Not again.
    pub done: bool,
}

impl Mark {
    /// The mark of whoever shows it now.
    #[must_use]
    pub fn shown(before: Option<&Self>, day: i32) -> Self {
        let showing = before.map_or(0, |mark| mark.showing);
        Self { day, showing: showing.saturating_add(1), again_s: None, done: false }
    }

    /// "Later" was pressed.
    #[must_use]
    pub fn snoozed(&self, now_s: i64) -> Self {
        Self { again_s: Some(now_s.saturating_add(SNOOZE_MIN * 60)), ..self.clone() }
    }

    /// The desktop could not show it, so nobody has seen it.
    #[must_use]
    pub fn unseen(&self, now_s: i64) -> Self {
        Self { again_s: Some(now_s.saturating_add(AGAIN_S)), ..self.clone() }
    }

    /// "Done" was pressed.
    #[must_use]
    pub fn done(&self) -> Self {
        Self { again_s: None, done: true, ..self.clone() }
    }
}
