//! One exercise: its words, its work in numbers, and for whom it is not. The 22 exercises themselves are content.
//!
//! `not_for` lines are words with the answers that make them match; they warn and come first on the page. What may be
//! started at all is decided by `gate` alone.

mod bar;
mod filter;
mod work;

use serde::{Deserialize, Serialize};

pub use bar::{Bar, NotFor};
pub use filter::{Choice, Filter, Length};
pub use work::{Dial, Limit, Limits, Numbers, Work};

use super::basis::Basis;
use super::check::Facts;
use super::gate::Activity;
use super::phase::Stage;
use super::profile::Profile;
use super::routine::Situation;
use super::vocabulary::vocabulary;

vocabulary! {
    /// How the body is held.
    Position {
        Lying "lying" "Lying",
        Floor "floor" "On the floor",
        Sitting "sitting" "Sitting",
        Standing "standing" "Standing",
    }
}

vocabulary! {
    /// What has to be at hand.
    Need {
        Wall "wall" "Wall",
        Chair "chair" "Chair",
        Towel "towel" "Towel or belt",
        Band "band" "Exercise band",
        Step "step" "Step",
        Rail "rail" "Rail to hold",
        Roller "roller" "Foam roller",
        Mat "mat" "Mat",
        Worktop "worktop" "Worktop",
    }
}

vocabulary! {
    /// Which legs work.
    Sides {
        Each "each" "Each leg in turn",
        Both "both" "Both legs together",
        Injured "injured" "The sore leg",
    }
}

/// One of several positions that belong to one exercise, each with its own sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What is done in it, a few words.
    pub words: String,
    /// Which legs work.
    pub sides: Sides,
}

/// One exercise.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// "EX01" to "EX22".
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Which muscle or joint, short: "calf, upper".
    #[serde(rename = "where")]
    pub place: String,
    /// What it is for.
    pub purpose: String,
    /// How to begin.
    pub start: String,
    /// What to do, one sentence each.
    pub steps: Vec<String>,
    /// How long and how often, one line.
    pub dose: String,
    /// The stages of recovery in which it has its place.
    pub stages: Vec<Stage>,
    /// How the body is held; more than one where there is a choice.
    pub position: Vec<Position>,
    /// What has to be at hand.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// When to stop.
    pub stop_if: Vec<String>,
    /// Whom it is not for.
    #[serde(default)]
    pub not_for: Vec<NotFor>,
    /// An honest word about the evidence.
    pub note: Option<String>,
    /// Numbers of the bibliography.
    pub sources: Vec<String>,
    /// What the sources are worth for the dose.
    #[serde(default)]
    pub basis: Basis,
    /// How long it takes about, by itself.
    pub minutes: u16,
    /// What the gate counts it as.
    pub activity: Activity,
    /// Which legs work.
    pub sides: Sides,
    /// The usual numbers.
    pub work: Work,
    /// Between which numbers people choose.
    #[serde(default)]
    pub limits: Limits,
    /// Words for up, pause and down where they are others: "Away", "", "Back".
    #[serde(default)]
    pub beats: Vec<String>,
    /// The positions of an exercise that has more than one.
    #[serde(default)]
    pub parts: Vec<Part>,
}

impl Exercise {
    /// The lines of "not for" that are about this person now; they come first and are shown before a start.
    pub fn cautions<'a>(
        &'a self,
        facts: &'a Facts,
        profile: &'a Profile,
        situation: &'a Situation,
    ) -> impl Iterator<Item = &'a NotFor> {
        let (strain_h, injury_h) = (situation.since_strain_h, situation.since_injury_h);
        self.not_for.iter().filter(move |line| line.matches(facts, profile, strain_h, injury_h))
    }

    /// Whether a routine of one's own may leave out the leg that is not sore. A leg is never added to what the sources
    /// give to the sore one alone.
    #[must_use]
    pub fn may_choose_leg(&self) -> bool {
        self.sides == Sides::Each && self.parts.is_empty()
    }

    /// Whether it can be looked up under this word: name, place, purpose or a thing that is needed.
    #[must_use]
    pub fn has_words(&self, search: &str) -> bool {
        let search = search.trim().to_lowercase();
        let needs = self.needs.iter().map(|need| need.name());
        [self.name.as_str(), &self.place, &self.purpose, &self.id]
            .into_iter()
            .chain(needs)
            .any(|text| text.to_lowercase().contains(&search))
    }
}
