//! Activities that a person wants back: a name in their own words, rated from 0, "I cannot do it", to 10, "as before"
//! (`clinical.md` 4.2). The wording is our own; it is no published questionnaire and is not compared with one.

mod course;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::episode::Nrs;
use super::profile::{Profile, Value};
use super::vocabulary::vocabulary;
use super::when::Moment;
pub use course::GoalCourse;

/// Activities at a time; more than that nobody rates for long.
pub const MOST_GOALS: usize = 5;
/// Longest name in characters: one line of a card.
pub const NAME_LIMIT_CHARS: usize = 60;
/// What the two ends of the numbers mean.
pub const SCALE: &str = "0 is “I cannot do it”, 10 is “as before”.";
/// What is said when there is no room for another one.
pub const FULL: &str = "Five activities at a time are the most. Put one away to make room.";

vocabulary! {
    /// Why an activity was put away.
    HowEnded {
        Back "back" "I have it back",
        Unwanted "unwanted" "No longer wanted",
    }
}

/// When an activity was put away, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// When.
    pub at: Moment,
    /// Why.
    pub how: HowEnded,
}

/// An activity that a person wants back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Its id.
    pub id: Uuid,
    /// What it is, in the person's words; never empty, at most `NAME_LIMIT_CHARS`.
    pub name: String,
    /// When it was added.
    pub added: Moment,
    /// When it was put away; `None` while it is wanted.
    pub ended: Option<Ended>,
}

/// How well an activity went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalRating {
    /// Its id.
    pub id: Uuid,
    /// The activity.
    pub goal: Uuid,
    /// When it was rated; its local day is the day that it is about.
    pub at: Moment,
    /// 0 to 10.
    pub rating: Nrs,
}

/// What is wrong with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoalFault {
    /// Nothing was written.
    Empty,
    /// So many characters are too many.
    TooLong(usize),
    /// An activity of this name is on the list already.
    There(String),
    /// There are as many as there may be.
    Full,
}

/// An activity that was named in the questions about oneself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// In the person's words.
    pub name: String,
    /// How well it went then, and when that was told.
    pub rating: Option<(Moment, Nrs)>,
}

impl GoalFault {
    /// One sentence for people.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Empty => "Write what you want to do again, such as “walk to the market”.".to_owned(),
            Self::TooLong(length) => format!("Use {NAME_LIMIT_CHARS} characters or fewer. There are {length} now."),
            Self::There(name) => format!("“{name}” is on the list already. Choose another name."),
            Self::Full => FULL.to_owned(),
        }
    }
}

impl Goal {
    /// Whether it is wanted now.
    #[must_use]
    pub fn is_present(&self) -> bool {
        self.ended.is_none()
    }
}

/// Makes a name of what was typed. `goals` are all activities; `own` is the one that gets the name, nothing for a new one.
///
/// # Errors
/// What is wrong, in words for people.
pub fn parse_name(typed: &str, goals: &[Goal], own: Option<Uuid>) -> Result<String, GoalFault> {
    // Of what was pasted, a line break or a tab is a space.
    let name = typed.split(|sign: char| sign.is_whitespace() || sign.is_control());
    let name = name.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    if length == 0 {
        return Err(GoalFault::Empty);
    }
    if length > NAME_LIMIT_CHARS {
        return Err(GoalFault::TooLong(length));
    }
    let others = || goals.iter().filter(|goal| goal.is_present() && Some(goal.id) != own);
    if let Some(same) = others().find(|goal| goal.name.to_lowercase() == name.to_lowercase()) {
        return Err(GoalFault::There(same.name.clone()));
    }
    if own.is_none() && is_full(goals) {
        return Err(GoalFault::Full);
    }
    Ok(name)
}

/// Whether there are as many as there may be at a time.
#[must_use]
pub fn is_full(goals: &[Goal]) -> bool {
    goals.iter().filter(|goal| goal.is_present()).count() >= MOST_GOALS
}

/// The activities that were named in the questions about oneself and never were on the list, put away or not.
#[must_use]
pub fn named(profile: &Profile, goals: &[Goal]) -> Vec<Named> {
    let there = |name: &str| goals.iter().any(|goal| goal.name.to_lowercase() == name.to_lowercase());
    let fields = ["activity_1", "activity_2", "activity_3"];
    let mut found: Vec<Named> = Vec::new();
    for field in fields {
        let Ok(name) = parse_name(profile.text(field), &[], None) else { continue };
        let again = found.iter().any(|other| other.name.to_lowercase() == name.to_lowercase());
        if there(&name) || again {
            continue;
        }
        let rating = profile.answer(&format!("{field}_score")).and_then(|answer| {
            let Value::One(score) = &answer.value else { return None };
            Some((answer.at, Nrs::try_from(score.parse::<u8>().ok()?).ok()?))
        });
        found.push(Named { name, rating });
    }
    found
}
