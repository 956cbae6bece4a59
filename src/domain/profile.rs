//! What a person told about themselves: dated answers to the questions of `clinical.md` section 9. A question that was
//! never answered is unknown, which is not "no".

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::when::Moment;

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Yes or no.
    YesNo(bool),
    /// One choice, by its id.
    One(String),
    /// Several choices, by their ids; empty is "none of these".
    Many(Vec<String>),
    /// A day.
    Day(NaiveDate),
    /// Own words.
    Text(String),
}

/// One field of the questionnaire with its answer and when it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileAnswer {
    /// Id of the field in `assets/content/profile.toml`.
    pub field: String,
    /// What was answered.
    pub value: Value,
    /// When it was answered.
    pub at: Moment,
}

/// All answers, by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    answers: BTreeMap<String, ProfileAnswer>,
}

impl Profile {
    /// From what the file holds.
    #[must_use]
    pub fn new(answers: Vec<ProfileAnswer>) -> Self {
        Self { answers: answers.into_iter().map(|answer| (answer.field.clone(), answer)).collect() }
    }

    /// The answer of a field, if there is one.
    #[must_use]
    pub fn answer(&self, field: &str) -> Option<&ProfileAnswer> {
        self.answers.get(field)
    }
}
