//! The first 72 hours after an injury (`clinical.md` 5): rest, ice, compression, raising, then gentle movement. What is
//! due, what may be started, and how long it lasts. The words of the page are content; `gate` closes all of it.
//!
//! Ice and raise timers follow the wall clock, whatever the program does meanwhile.

mod allow;
mod day;
mod due;
mod line;
mod record;
mod start;
mod timer;

use serde::{Deserialize, Serialize};

pub use allow::{
    IcePurpose, Person, Reason, Refusal, clinician_agreed, ice, ice_again_ms, raise, reasons, wrap, wrap_off_words,
};
pub use day::{Next, StepDay, day_plan};
pub use due::{Due, DueKind, never_forgotten, next_due};
pub use line::{RiceLine, blocks};
pub use record::{FirstDaysRecord, Pending, RiceTimer};
pub use start::{InjuryDay, InjuryDraft, InjuryError};
pub use timer::{Block, CLOCK_SLACK_MS, IceTimer, RaiseTimer, TimerEnd, TimerState, wrap_is_on};

use super::body::Side;
use super::vocabulary::vocabulary;
use super::when::Moment;

/// Hours after which the first days are over.
pub const PLAN_H: i64 = 72;
/// Hours in which raising is due by itself.
pub const RAISE_DUE_H: i64 = 48;
/// Hours after which gentle movement is due: the second day.
pub const MOVEMENT_FROM_H: i64 = 24;
/// Lengths of ice in minutes; the second is the usual one and the last the hard stop.
pub const ICE_MIN: [u16; 3] = [10, 15, 20];
/// Lengths of a raise block in minutes.
pub const RAISE_MIN: [u16; 3] = [15, 20, 30];
/// Minutes after which the skin is looked at.
pub const SKIN_CHECK_MIN: i64 = 5;
/// Minutes between the end of one ice and the start of the next.
pub const ICE_GAP_MIN: i64 = 120;
/// Minutes after a tight wrap in which the toes have to be normal again.
pub const TOES_MIN: i64 = 30;
/// When the night begins and ends, in minutes after midnight: 21:30 and 07:00.
pub const NIGHT_MIN: (u32, u32) = (21 * 60 + 30, 7 * 60);

vocabulary! {
    /// A part of the first-days plan.
    RiceStep {
        Rest "rest" "Rest",
        Ice "ice" "Ice",
        Compression "compression" "Compress",
        Raise "raise" "Raise",
        Movement "movement" "Move gently",
    }
}

impl RiceStep {
    /// Inside a sentence: "a clinician agreed to ice".
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Self::Rest => "rest",
            Self::Ice => "ice",
            Self::Compression => "the wrap",
            Self::Raise => "raising the leg",
            Self::Movement => "gentle movement",
        }
    }
}

vocabulary! {
    /// An answer about oneself about which a clinician can be asked. What is not in this list no word opens.
    AskAbout {
        Diabetes "diabetes" "diabetes",
        HeartDisease "heart_disease" "heart disease",
        HeartFailure "heart_failure" "heart failure",
        Heartbeat "irregular_heartbeat" "an irregular heartbeat",
        Stroke "stroke" "a stroke",
        Pressure "high_blood_pressure" "high blood pressure",
        Cancer "cancer" "cancer",
        Arteries "narrowed_arteries" "narrowed leg arteries",
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum RiceEventKind {
    /// Ice was put on.
    IceOn {
        /// For so long.
        minutes: u16,
    },
    /// It was taken off for a moment.
    IcePaused,
    /// And put on again.
    IceResumed,
    /// "It looks fine", after the look at the skin.
    SkinFine,
    /// It was taken off for good.
    IceOff,
    /// The leg was put up.
    RaiseOn {
        /// For so long.
        minutes: u16,
    },
    /// For a moment not.
    RaisePaused,
    /// Up again.
    RaiseResumed,
    /// Down for good.
    RaiseOff,
    /// The wrap was put on.
    WrapOn,
    /// The wrap was taken off.
    WrapOff,
    /// The wrap was taken off because toes were blue, cold or numb, or it hurt more.
    WrapTooTight,
    /// The toes are normal again.
    ToesFine,
    /// Gentle movement was done.
    Moved,
    /// A step was left out this time.
    Skipped {
        /// Which.
        step: RiceStep,
    },
    /// A clinician has agreed to a step although this answer says "ask first".
    ClinicianAgreed {
        /// To which.
        step: RiceStep,
        /// Although.
        about: AskAbout,
    },
    /// That was not so, or is so no more.
    ClinicianTakenBack {
        /// For which.
        step: RiceStep,
        /// Although.
        about: AskAbout,
    },
    /// The program was alive: written every minute while a timer runs, and at once when the clock was set back.
    Seen,
}

/// What happened, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiceEvent {
    /// Milliseconds since 1970 in UTC.
    pub at_ms: i64,
    /// What.
    #[serde(flatten)]
    pub kind: RiceEventKind,
}

/// The plan for one injury.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstDays {
    /// When it happened.
    pub injury: Moment,
    /// Which leg.
    pub side: Side,
}

impl FirstDays {
    /// Minutes since the injury, never negative.
    #[must_use]
    pub fn since_min(&self, now_ms: i64) -> i64 {
        ((now_ms - self.injury.utc_s.saturating_mul(1000)) / 60_000).max(0)
    }

    /// When it ends: 72 hours later, whatever the local clocks do between.
    #[must_use]
    pub fn ends_ms(&self) -> i64 {
        (self.injury.utc_s + PLAN_H * 3600).saturating_mul(1000)
    }

    /// Whether the 72 hours are over.
    #[must_use]
    pub fn is_over(&self, now_ms: i64) -> bool {
        now_ms >= self.ends_ms()
    }

    /// "Day 2 of 3"; nothing after the end.
    #[must_use]
    pub fn day(&self, now_ms: i64) -> Option<i64> {
        (!self.is_over(now_ms)).then(|| self.since_min(now_ms) / (24 * 60) + 1)
    }
}
