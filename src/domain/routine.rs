//! A routine: exercises in order with their own numbers, for ready routines and for those that people make. Which items
//! are done today depends on the situation: the day after an injury, the pain now, what was chosen.

mod draft;
mod due;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use draft::{DraftItem, NAME_LIMIT_CHARS, ROUTINE_LIMIT_ITEMS, RoutineDraft, RoutineFault};
pub use due::{Past, Rhythm, RoutineDue, Turn, due};

use super::body::Side;
use super::episode::Nrs;
use super::exercise::{Exercise, Numbers, Sides, Work};
use super::gate::{Activity, Gate, Lock};
use super::phase::Stage;
use super::vocabulary::vocabulary;

vocabulary! {
    /// When an item of a routine is done.
    Condition {
        Always "always" "Always",
        SecondDayCalm "second_day_calm" "From the second day, at pain of 3 or less",
        AfterFirstWeek "after_first_week" "Not in the first week after a strain",
        FirstWeek "first_week" "In the first week after a strain",
        MidTendon "mid_tendon" "Pain in the middle of the tendon",
        HeelTendon "heel_tendon" "Pain where the tendon joins the heel",
        Yoga "yoga" "If you chose the yoga part",
    }
}

vocabulary! {
    /// How often a routine of one's own is meant.
    HowOften {
        EveryDay "every_day" "Every day",
        SomeDays "some_days" "Some days",
    }
}

/// Which routine: one of the ready ones, or one's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum RoutineId {
    /// "RT-A" to "RT-F".
    Ready(String),
    /// Made by the person.
    Own(Uuid),
}

/// One exercise in a routine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Id of the exercise.
    pub exercise: String,
    /// Another name and another first sentence for it here: "Towel stretch, knee bent".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The sentence under that name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// Numbers that differ from those of the exercise.
    #[serde(default)]
    pub numbers: Numbers,
    /// Which legs, if they differ from those of the exercise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sides: Option<Sides>,
    /// When it is done.
    #[serde(default = "always")]
    pub condition: Condition,
}

/// A list of exercises to be guided through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routine {
    /// Which.
    pub id: RoutineId,
    /// What people call it.
    pub name: String,
    /// Where it has its place; empty for one's own.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// The promised minutes with one sore leg and everything that is usual; what today's plan takes is the plan's.
    pub minutes: u16,
    /// How often, in words.
    pub often: String,
    /// How often, in numbers; one's own has none, its words say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rhythm: Option<Rhythm>,
    /// A word to know before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When the person wants to be reminded: minutes after midnight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remind_min: Option<u16>,
    /// Numbers of the bibliography.
    #[serde(default)]
    pub sources: Vec<String>,
    /// What is done, in order.
    #[serde(rename = "item", alias = "items")]
    pub items: Vec<Item>,
}

/// What decides which items are done. `None` is unknown, and unknown never opens a load.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Situation {
    /// The leg that is sore; `None` is not said.
    pub sore: Option<Side>,
    /// Pain in the leg now.
    pub pain: Option<Nrs>,
    /// Hours since the injury; `None` without one.
    pub since_injury_h: Option<u32>,
    /// Hours since a strain or a tear; `None` without one.
    pub since_strain_h: Option<u32>,
    /// The tendon hurts where it joins the heel.
    pub heel_tendon: bool,
    /// The yoga part was chosen.
    pub yoga: bool,
}

fn always() -> Condition {
    Condition::Always
}

impl From<String> for RoutineId {
    fn from(text: String) -> Self {
        Uuid::parse_str(&text).map_or(Self::Ready(text), Self::Own)
    }
}

impl From<RoutineId> for String {
    fn from(id: RoutineId) -> Self {
        match id {
            RoutineId::Ready(id) => id,
            RoutineId::Own(id) => id.to_string(),
        }
    }
}

impl Situation {
    /// Whether something of these stages may be shown: nothing of sport within two weeks of a strain
    /// (`clinical.md` 6.4).
    #[must_use]
    pub fn may_show(&self, stages: &[Stage]) -> bool {
        stages.is_empty() || stages.iter().any(|stage| stage.may_show(self.since_strain_h))
    }
}

impl Condition {
    /// Whether an item under this condition is done now.
    #[must_use]
    pub fn holds(self, situation: &Situation) -> bool {
        let first_week = situation.since_strain_h.is_some_and(|hours| hours < 7 * 24);
        match self {
            Self::Always => true,
            Self::SecondDayCalm => {
                let second_day = situation.since_injury_h.is_some_and(|hours| hours >= 24);
                second_day && situation.pain.is_some_and(|pain| pain.get() <= 3)
            }
            Self::AfterFirstWeek => !first_week,
            Self::FirstWeek => first_week,
            Self::MidTendon => !situation.heel_tendon,
            Self::HeelTendon => situation.heel_tendon,
            Self::Yoga => situation.yoga,
        }
    }
}

impl Item {
    /// The exercise as it is in the library.
    #[must_use]
    pub fn plain(exercise: &str) -> Self {
        let numbers = Numbers::default();
        Self { exercise: exercise.to_owned(), name: None, cue: None, numbers, sides: None, condition: always() }
    }

    /// The work with the item's own numbers.
    #[must_use]
    pub fn work(&self, exercise: &Exercise) -> Work {
        exercise.work.with(&self.numbers)
    }
}

impl Routine {
    /// The items that are done in this situation, in order.
    pub fn items_for<'a>(&'a self, situation: &'a Situation) -> impl Iterator<Item = &'a Item> {
        self.items.iter().filter(|item| item.condition.holds(situation))
    }

    /// Why the routine is paused: everything that locks one of its exercises. Empty when it may be started.
    #[must_use]
    pub fn locks(&self, gate: &Gate, exercises: &[Exercise]) -> Vec<Lock> {
        let mut locks: Vec<Lock> = Vec::new();
        for item in &self.items {
            let found = exercises.iter().find(|exercise| exercise.id == item.exercise);
            // An exercise that is not known counts as a load.
            let activity = found.map_or(Activity::Strength, |exercise| exercise.activity);
            for lock in gate.locks(activity) {
                if !locks.contains(&lock) {
                    locks.push(lock);
                }
            }
        }
        locks
    }

    /// Whether the routine may be shown whole and started: nothing of sport too early, neither by the routine's own
    /// stages nor by an exercise that somebody put into it.
    #[must_use]
    pub fn may_show(&self, exercises: &[Exercise], situation: &Situation) -> bool {
        let inside = self.items.iter().all(|item| {
            let found = exercises.iter().find(|exercise| exercise.id == item.exercise);
            found.is_none_or(|exercise| situation.may_show(&exercise.stages))
        });
        situation.may_show(&self.stages) && inside
    }
}

/// What is said of a routine or an exercise for sport soon after an injury, wherever it is asked for.
#[must_use]
pub fn opens_later(name: &str) -> String {
    format!("{name} opens 2 weeks after an injury.")
}
