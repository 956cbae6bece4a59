//! A guided session: a plan, the events that happened, and what follows from both at a moment. The events are saved as
//! they happen and everything else is computed, so a session survives a kill, sleep and a clock that was changed.
//!
//! Times are UTC milliseconds handed in by whoever reads the clock; nothing here runs by itself.

mod line;
mod plan;
mod play;
mod ready;
mod record;

use serde::{Deserialize, Serialize};

pub use line::ItemDone;
pub use plan::{Count, Phase, PhaseKind, Plan, PlanItem, SWITCH_S, usual_minutes};
pub use play::{Beat, BeatKind, State, state};
pub use ready::GetReady;
pub use record::{NextMorning, Outcome, SessionRecord};

use super::body::Effect;
use super::check::{Flag, Question};
use super::vocabulary::vocabulary;

/// How often a heartbeat is written, at each change of phase and this often.
pub const HEARTBEAT_MS: i64 = 5_000;
/// The longest gap after which the wall clock simply goes on.
pub const SHORT_GAP_MS: i64 = 15_000;
/// How soon a second press of "back" means the phase before.
pub const BACK_AGAIN_MS: i64 = 2_000;
/// How much one press of "longer" or "shorter" changes.
pub const NUDGE_MS: i64 = 5_000;
/// The most that presses of "longer" can add to one phase: a hold of 30 seconds stays one that the sources know.
pub const NUDGE_LIMIT_MS: i64 = 30_000;
/// The most repeats that "again" can add to one exercise, so that a stuck key makes no endless session.
pub const AGAIN_LIMIT: u16 = 5;

vocabulary! {
    /// Why a session was stopped.
    StopReason {
        NotSaid "not_said" "Stopped",
        TooStrong "too_strong" "Normal stretch feeling, too strong",
        SharpPain "sharp_pain" "Sharp pain",
        PopOrGaveWay "pop_or_gave_way" "A pop or giving way",
        SwollenNumbCold "swollen_numb_cold" "New swelling, numb or cold",
        ChestOrBreath "chest_or_breath" "Chest pain or hard to breathe",
    }
}

/// What comes after a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterStop {
    /// Make it gentler and go on, or finish.
    MayGoOn,
    /// The warning-sign check opens, and the session stays stopped.
    Check,
    /// The emergency result opens, and the session stays stopped.
    Emergency,
}

impl StopReason {
    /// What opens.
    #[must_use]
    pub fn after(self) -> AfterStop {
        match self {
            Self::NotSaid | Self::TooStrong => AfterStop::MayGoOn,
            Self::SharpPain | Self::PopOrGaveWay | Self::SwollenNumbCold => AfterStop::Check,
            Self::ChestOrBreath => AfterStop::Emergency,
        }
    }

    /// What the check begins with as "yes". A row that names several signs ticks none: the check asks which.
    #[must_use]
    pub fn ticks(self) -> &'static [Question] {
        match self {
            Self::PopOrGaveWay => &[Question::Flag(Flag::PopFelt)],
            Self::NotSaid | Self::TooStrong | Self::SharpPain | Self::SwollenNumbCold | Self::ChestOrBreath => &[],
        }
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum EventKind {
    /// The session began.
    Started,
    /// The person paused.
    Paused,
    /// The person went on.
    Resumed,
    /// On to the next phase.
    Skipped,
    /// To the start of this phase, and within two seconds again to the phase before.
    Back,
    /// One more repeat of this hold, or one more move of this set.
    Again,
    /// From the beginning.
    Restarted,
    /// Five seconds more for this phase.
    Longer,
    /// Five seconds less.
    Shorter,
    /// "Done" at one's own pace.
    Done,
    /// The program was alive.
    Heartbeat,
    /// The program noticed that the computer slept since the event before: nothing since then counts.
    Slept,
    /// Stopped, with the reason; a second one says the reason of the first.
    Stopped {
        /// Why.
        reason: StopReason,
    },
    /// It was too strong and goes on gentler: what is left of this exercise is as short as it may be. The number is
    /// written down with it, so that a later version of the content changes nothing.
    Gentler {
        /// Seconds of a hold, or moves of a set.
        least: u16,
    },
    /// Finished with what was done.
    FinishedEarly,
    /// What pressing the points did, said after it; the last one counts.
    Felt {
        /// Which.
        effect: Effect,
    },
}

/// What happened, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Milliseconds since 1970 in UTC, by the clock of the computer.
    pub at_ms: i64,
    /// What.
    #[serde(flatten)]
    pub kind: EventKind,
}

/// Why a session is paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PausedBy {
    /// The person.
    Person,
    /// A long gap since the last heartbeat: sleep, or the program was closed.
    Gap,
    /// Nobody pressed "done" for twice the time that was meant.
    Waiting,
}

/// Whether the session goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// There is no "started" yet.
    Ready,
    /// The clock runs.
    Running,
    /// It stands still.
    Paused(PausedBy),
    /// The plan was walked to its end.
    Done,
    /// The person finished early.
    FinishedEarly,
    /// It was stopped because something hurt.
    Stopped(StopReason),
}

impl PausedBy {
    /// What is said.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Person => "Paused.",
            Self::Gap => "Paused while the computer slept.",
            Self::Waiting => "Paused. Press Done when you are ready.",
        }
    }
}

impl Status {
    /// Whether it is over and nothing but a new session follows.
    #[must_use]
    pub fn is_over(self) -> bool {
        match self {
            Self::Ready | Self::Running | Self::Paused(_) => false,
            Self::Done | Self::FinishedEarly => true,
            Self::Stopped(reason) => reason.after() != AfterStop::MayGoOn,
        }
    }
}
