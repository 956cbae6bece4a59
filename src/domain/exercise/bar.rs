//! Whom an exercise is not for: words, and the answers that make them match.

use serde::{Deserialize, Deserializer};

use crate::domain::check::{Answer, Facts, Question};
use crate::domain::profile::{Profile, Value};

/// One line of "not for". Without anything to match it is a word of caution for everyone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NotFor {
    /// The line that people read.
    pub words: String,
    /// Any of these makes it match.
    pub facts: Vec<Bar>,
    /// It matches for so many days after a strain.
    pub strain_days: Option<u32>,
    /// It matches for so many hours after any injury.
    pub injury_h: Option<u32>,
}

/// An answer that speaks against something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bar {
    /// A sign, a follow-up question or a risk fact that is so, or may be.
    Question(Question),
    /// A field of the profile that was answered yes.
    Field(String),
    /// A choice in a field of the profile: "circulation=raynaud".
    Choice(String, String),
}

impl<'de> Deserialize<'de> for Bar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::parse(&String::deserialize(deserializer)?))
    }
}

impl Bar {
    /// Reads "falls", "pregnant" or "circulation=raynaud". The profile's own fields are checked by the content.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        if let Some((field, choice)) = text.split_once('=') {
            return Self::Choice(field.to_owned(), choice.to_owned());
        }
        Question::from_id(text).map_or_else(|| Self::Field(text.to_owned()), Self::Question)
    }

    /// Whether it is so. "Not sure" counts as yes, a question without an answer does not.
    #[must_use]
    pub fn matches(&self, facts: &Facts, profile: &Profile) -> bool {
        match self {
            Self::Question(question) => matches!(facts.answer(*question), Answer::Yes | Answer::NotSure),
            Self::Field(field) => profile.yes(field),
            Self::Choice(field, choice) => profile.answer(field).is_some_and(|answer| match &answer.value {
                Value::One(id) => id == choice,
                Value::Many(ids) => ids.contains(choice),
                Value::YesNo(_) | Value::Day(_) | Value::Text(_) => false,
            }),
        }
    }
}

impl NotFor {
    /// Whether the line is about this person now. Hours are those since the last injury, `None` without one.
    #[must_use]
    pub fn matches(&self, facts: &Facts, profile: &Profile, strain_h: Option<u32>, injury_h: Option<u32>) -> bool {
        let within = |limit_h: Option<u32>, hours: Option<u32>| match (limit_h, hours) {
            (Some(limit_h), Some(hours)) => hours < limit_h,
            (Some(_) | None, _) => false,
        };
        self.facts.iter().any(|bar| bar.matches(facts, profile))
            || within(self.strain_days.map(|days| days.saturating_mul(24)), strain_h)
            || within(self.injury_h, injury_h)
    }
}
