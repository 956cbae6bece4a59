//! Which stage of recovery fits (`clinical.md` 6.4): what is met, what is still missing for the next one, and when to
//! step back. Pure over plain numbers; nothing moves on by itself, the person agrees.
//!
//! A number that nobody wrote down is missing, never met.

mod need;
mod progress;

use serde::{Deserialize, Serialize};

pub use need::{Need, needs};
pub use progress::{Measured, Progress, ProgressKind, StageStep};

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

/// What the journal knows for the table. `None` is "nobody wrote it down".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageFacts {
    /// Hours since the injury; `None` without one.
    pub since_injury_h: Option<u32>,
    /// An emergency or same-day rule is active, or the check is not complete.
    pub warning: bool,
    /// The newest pain at rest.
    pub rest_nrs: Option<u8>,
    /// The newest pain on walking.
    pub walking_nrs: Option<u8>,
    /// Whether the swelling grows.
    pub swelling_grows: Option<bool>,
    /// Pain while walking for 10 minutes without a limp; `None` while there is a limp.
    pub walk_10_min_nrs: Option<u8>,
    /// Days with "Getting moving" whose next morning was no worse.
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
    /// Whether the person does sport seriously: then 30 raises are asked for.
    pub athlete: bool,
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
    /// What is said.
    #[must_use]
    pub fn words(&self) -> String {
        let back = format!("Go back to “{}” for {} days.", self.to.name(), self.days);
        if self.soon { format!("{back} This is the second time in a row: have it looked at soon.") } else { back }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_days_end_after_48_hours_with_calm_numbers() {
        let good = StageFacts {
            since_injury_h: Some(48),
            rest_nrs: Some(2),
            walking_nrs: Some(3),
            swelling_grows: Some(false),
            ..StageFacts::default()
        };
        assert!(may_move_on(Stage::FirstDays, &good));
        let faults = [
            StageFacts { since_injury_h: Some(47), ..good.clone() },
            StageFacts { warning: true, ..good.clone() },
            StageFacts { rest_nrs: Some(3), ..good.clone() },
            StageFacts { walking_nrs: Some(4), ..good.clone() },
            StageFacts { walking_nrs: None, ..good.clone() },
            StageFacts { swelling_grows: None, ..good.clone() },
        ];
        for fault in faults {
            assert_eq!(needs(Stage::FirstDays, &fault).iter().filter(|need| !need.met).count(), 1, "{fault:?}");
        }
    }

    #[test]
    fn what_is_missing_is_said_with_numbers() {
        let facts = StageFacts { calm_days: 2, walk_10_min_nrs: Some(2), raises_at_3: 10, ..StageFacts::default() };
        let missing: Vec<String> =
            needs(Stage::GettingMoving, &facts).into_iter().filter(|need| !need.met).map(|need| need.words).collect();
        assert_eq!(missing, ["2 of 3 days without worse mornings"]);
        assert!(may_move_on(Stage::GettingMoving, &StageFacts { calm_days: 3, ..facts }));
    }

    #[test]
    fn back_to_sport_takes_both_legs_and_two_or_four_weeks() {
        let good = StageFacts {
            since_injury_h: Some(14 * 24),
            sets_of_15_at_2: 3,
            single_sore: 17,
            single_other: Some(20),
            calm_nights: 7,
            grade: Some(Grade::Mild),
            ..StageFacts::default()
        };
        assert!(may_move_on(Stage::Strength, &good));
        assert!(!may_move_on(Stage::Strength, &StageFacts { single_sore: 16, ..good.clone() }));
        assert!(!may_move_on(Stage::Strength, &StageFacts { single_other: None, ..good.clone() }));
        assert!(!may_move_on(Stage::Strength, &StageFacts { grade: None, ..good.clone() }));
        assert!(may_move_on(
            Stage::Strength,
            &StageFacts { grade: None, since_injury_h: Some(28 * 24), ..good.clone() }
        ));
        assert!(may_move_on(Stage::Strength, &StageFacts { since_injury_h: None, ..good }));
        assert!(!Stage::BackToSport.may_show(Some(14 * 24 - 1)) && Stage::BackToSport.may_show(Some(14 * 24)));
    }

    #[test]
    fn full_sport_takes_a_leg_as_good_as_the_other() {
        let good = StageFacts {
            single_sore: 27,
            single_other: Some(30),
            pain_or_tightness: Some(0),
            tender_spot: Some(false),
            hop_nrs: Some(0),
            run_nrs: Some(0),
            full_sessions: 1,
            ..StageFacts::default()
        };
        assert!(may_move_on(Stage::BackToSport, &good));
        assert!(!may_move_on(Stage::BackToSport, &StageFacts { single_sore: 26, ..good.clone() }));
        assert!(!may_move_on(Stage::BackToSport, &StageFacts { athlete: true, ..good.clone() }));
        assert!(!may_move_on(Stage::BackToSport, &StageFacts { pain_or_tightness: Some(1), ..good }));
        assert!(!may_move_on(Stage::AnyTime, &StageFacts::default()));
    }

    #[test]
    fn a_worse_morning_steps_back_and_a_second_one_asks_for_help() {
        let morning = |worse_by, before| Morning { worse_by, steps_back_before: before, ..Morning::default() };
        assert_eq!(step_back(Stage::Strength, &morning(1, 0)), None);
        let back = step_back(Stage::Strength, &morning(2, 0)).unwrap();
        assert_eq!(back, StepBack { to: Stage::GettingMoving, days: 3, soon: false });
        assert!(step_back(Stage::FirstDays, &morning(2, 1)).unwrap().words().contains("soon"));
        assert!(step_back(Stage::Strength, &Morning { limp: true, ..Morning::default() }).is_some());
    }
}
