//! "A clinician has checked this": which rules it quiets, and what was known when it was said.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::when::Moment;

/// What a person recorded after a clinician looked at the problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// Made before the insert, in the order of time (UUID version 7).
    pub id: Uuid,
    /// When it was recorded.
    pub at: Moment,
    /// The day on which the clinician looked.
    pub day: NaiveDate,
    /// What they said, in the person's words.
    pub said: String,
    /// Ids of the rules that it quiets; never one of an emergency.
    pub rules: Vec<String>,
    /// Names of the signs and questions that were ticked then. A new one ends the quiet.
    pub ticked: Vec<String>,
    /// The worst pain of the week before, 0 to 10. Two more end the quiet.
    pub worst: u8,
}
