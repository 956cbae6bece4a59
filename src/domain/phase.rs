//! Which stage of recovery fits (`clinical.md` 6.4): what is met, what is still missing for the next one, and when to
//! step back. Pure over plain numbers; nothing moves on by itself, the person agrees.
//!
//! A number that nobody wrote down is missing, never met.

mod injury;
mod known;
mod morning;
mod need;
mod opening;
mod progress;
mod way;

use serde::{Deserialize, Serialize};

pub use known::{Lines, Trained};
pub use morning::{Cause, Proposal};
pub use need::{Need, needs};
pub use opening::{Opening, opening, opens_when};
pub use progress::{Measured, Progress, ProgressKind, StageStep};
pub use way::{Known, Way};

use super::vocabulary::vocabulary;

vocabulary! {
    /// A stage of recovery, and the two uses beside them.
    Stage {
        FirstDays "first_days" "First days",
        GettingMoving "getting_moving" "Getting moving",
        Strength "strength" "Strength",
        BackToSport "back_to_sport" "Back to sport",
        NightCramp "night_cramp" "Night cramp",
        AnyTime "any_time" "Any time",
    }
}

vocabulary! {
    /// How bad a strain was, if a clinician said so.
    Grade {
        Mild "mild" "Mild (grade 1)",
        Moderate "moderate" "Moderate (grade 2)",
    }
}

/// Hours after which the first days can end.
pub const FIRST_DAYS_H: u32 = 48;
/// Days on which a step back holds.
pub const STEP_BACK_DAYS: u32 = 3;
/// Points by which a morning has to be worse for a step back.
pub const WORSE_MORNING: u8 = 2;
/// Days after a strain in which running and the way back to sport are not shown.
pub const NO_SPORT_DAYS: u32 = 14;
/// Days for which an injury asks for a stage: "no running for up to 8 weeks" is the longest time in `clinical.md` 6.4.
pub const INJURY_DAYS: u32 = 56;

/// What the journal knows for the table. `None` is "nobody wrote it down".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageFacts {
    /// Hours since the injury; `None` without one.
    pub since_injury_h: Option<u32>,
    /// An emergency or same-day rule is active, or the check is not complete.
    pub warning: bool,
    /// A worse morning, a limp or new swelling waits for an answer.
    pub worse_morning: bool,
    /// Days since the answer to a worse morning, while they are fewer than `STEP_BACK_DAYS`.
    pub days_since_worse: Option<u32>,
    /// The newest pain at rest.
    pub rest_nrs: Option<u8>,
    /// The newest pain on walking.
    pub walking_nrs: Option<u8>,
    /// Whether the swelling grows.
    pub swelling_grows: Option<bool>,
    /// Pain while walking for 10 minutes without a limp; `None` while there is a limp, or nobody said that there is none.
    pub walk_10_min_nrs: Option<u8>,
    /// Whether there was a limp on that walk.
    pub limp: Option<bool>,
    /// Days with "Getting moving" whose next morning was no worse, since the last worse one.
    pub calm_days: u32,
    /// Most heel raises on two legs in one set at pain of 3 or less.
    pub raises_at_3: u32,
    /// Sets of 15 heel raises on two legs in one session at pain of 2 or less.
    pub sets_of_15_at_2: u32,
    /// Most heel raises of the sore leg at pain of 2 or less.
    pub single_sore: u32,
    /// Most heel raises of the other leg.
    pub single_other: Option<u32>,
    /// Nights in a row without pain.
    pub calm_nights: u32,
    /// How bad the strain was.
    pub grade: Option<Grade>,
    /// The newest pain or tightness, whichever is more.
    pub pain_or_tightness: Option<u8>,
    /// Whether a spot is tender.
    pub tender_spot: Option<bool>,
    /// Pain on hopping.
    pub hop_nrs: Option<u8>,
    /// Pain on running.
    pub run_nrs: Option<u8>,
    /// Full training sessions since.
    pub full_sessions: u32,
    /// Whether the person competes: then 30 raises are asked for.
    pub athlete: Option<bool>,
    /// The calf or the Achilles tendon was torn before, or the leg was operated on: then the longer time counts.
    pub past_tear: bool,
}

/// What the last morning was like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Morning {
    /// Points by which pain was higher than before the routine.
    pub worse_by: u8,
    /// There is a new limp.
    pub limp: bool,
    /// There is new swelling.
    pub swelling: bool,
    /// Steps back just before this one, without a calm stage between.
    pub steps_back_before: u32,
}

/// A step back that is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepBack {
    /// Where to.
    pub to: Stage,
    /// For so many days.
    pub days: u32,
    /// Twice in a row: see somebody soon.
    pub soon: bool,
}

impl Stage {
    /// The four stages of recovery, in order.
    pub const LADDER: [Self; 4] = [Self::FirstDays, Self::GettingMoving, Self::Strength, Self::BackToSport];

    /// The stage after this one; nothing after the last and beside the ladder.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let place = Self::LADDER.iter().position(|stage| *stage == self)?;
        Self::LADDER.get(place + 1).copied()
    }

    /// The stage before this one; the first has none.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        let place = Self::LADDER.iter().position(|stage| *stage == self)?;
        Self::LADDER.get(place.checked_sub(1)?).copied()
    }

    /// Whether this stage may be shown at all after a strain some hours ago.
    #[must_use]
    pub fn may_show(self, since_strain_h: Option<u32>) -> bool {
        self != Self::BackToSport || since_strain_h.is_none_or(|hours| hours >= NO_SPORT_DAYS * 24)
    }
}

/// Whether everything for the next stage is met.
#[must_use]
pub fn may_move_on(stage: Stage, facts: &StageFacts) -> bool {
    let needs = needs(stage, facts);
    !needs.is_empty() && needs.iter().all(|need| need.met)
}

/// The step back that a morning asks for, if any. In the first stage there is nowhere to go, but twice is still "soon".
#[must_use]
pub fn step_back(stage: Stage, morning: &Morning) -> Option<StepBack> {
    if morning.worse_by < WORSE_MORNING && !morning.limp && !morning.swelling {
        return None;
    }
    let to = stage.before().unwrap_or(stage);
    Some(StepBack { to, days: STEP_BACK_DAYS, soon: morning.steps_back_before > 0 })
}

impl StepBack {
    /// What is said; `stage` is the one of now.
    #[must_use]
    pub fn words(&self, stage: Stage) -> String {
        let back = if self.to == stage {
            format!("Take it easy for {} days.", self.days)
        } else {
            format!("Go back to {} for {} days.", self.to.name(), self.days)
        };
        if self.soon { format!("{back} This is the second time in a row: have it looked at soon.") } else { back }
    }
}
