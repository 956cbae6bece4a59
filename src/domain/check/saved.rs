//! One check as it is kept: what was answered for each leg, and what the rules said then.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Answer, Flag};
use crate::domain::body::{Course as Trend, Leg, Side, Sign};
use crate::domain::triage::Tier;
use crate::domain::when::Moment;

/// What was answered. What is not in here was left blank, which is unknown and never "no".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// The six signs of the left leg; empty when it was not asked about.
    pub left: BTreeMap<Sign, Answer>,
    /// The six signs of the right leg.
    pub right: BTreeMap<Sign, Answer>,
    /// The follow-up questions.
    pub flags: BTreeMap<Flag, Answer>,
    /// "Yes" to the five questions of rule E1 together, without saying which.
    pub one_of_lung_signs: bool,
    /// Signs that were there last time too, and which way each has gone.
    pub since: Vec<SignSince>,
    /// Days from an injury of the leg to the check; `None` is no injury.
    pub injury_days_ago: Option<u32>,
    /// Days since this pain began, as the person tells it.
    pub stated_onset_days: Option<u32>,
    /// Which way it has gone since then, as the person tells it.
    pub stated_trend: Option<Trend>,
}

/// A sign that was there last time too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignSince {
    /// In this leg.
    pub leg: Leg,
    /// This sign.
    pub sign: Sign,
    /// Which way it has gone since the last check.
    pub trend: Trend,
}

/// One saved check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Made before the insert, in the order of time (UUID version 7).
    pub id: Uuid,
    /// When the result was asked for.
    pub at: Moment,
    /// Which leg or legs it was about.
    pub side: Side,
    /// What was answered.
    pub answers: Answers,
    /// What the rules said then.
    pub tier: Tier,
    /// Ids of the rules that fired then, in the order of the table.
    pub rules: Vec<String>,
    /// Due questions that were left blank, by name.
    pub open: Vec<String>,
}
