//! What is stored of one session: plan, events, and the pain around it. Everything else is computed from them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Event, EventKind, Plan, State, Status, StopReason, state};
use crate::domain::body::{Effect, Side};
use crate::domain::episode::Nrs;
use crate::domain::when::Moment;

/// The answer to "Pain this morning, after yesterday's routine?", which is asked once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextMorning {
    /// Not yet.
    #[default]
    NotAsked,
    /// It was asked and left open.
    Skipped,
    /// The answer.
    Pain(Nrs),
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It can still go on.
    Open,
    /// To its end.
    Done,
    /// Early, by choice.
    FinishedEarly,
    /// Because something hurt.
    Stopped(StopReason),
}

/// One session as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRecord {
    /// Its id.
    pub id: Uuid,
    /// When it was begun, with the local clock of that place.
    pub started: Moment,
    /// The sore leg, if it was said.
    pub side: Option<Side>,
    /// The plan as it was.
    pub plan: Plan,
    /// Everything that happened, in the order in which it was written.
    pub events: Vec<Event>,
    /// Pain in the leg before; `None` was skipped.
    pub before: Option<Nrs>,
    /// Pain in the leg after; `None` was skipped or is still to come.
    pub after: Option<Nrs>,
    /// Pain on the next morning.
    pub next_morning: NextMorning,
}

impl SessionRecord {
    /// Where the session is at `now_ms`.
    #[must_use]
    pub fn state(&self, now_ms: i64) -> State {
        state(&self.plan, &self.events, now_ms)
    }

    /// The last time that was written down, in milliseconds.
    #[must_use]
    pub fn last_ms(&self) -> i64 {
        self.events.last().map_or(self.started.utc_s.saturating_mul(1000), |event| event.at_ms)
    }

    /// How it ended, as far as it was written down.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self.state(self.last_ms()).status {
            Status::Ready | Status::Running | Status::Paused(_) => Outcome::Open,
            Status::Done => Outcome::Done,
            // Somebody who finishes after a stop has still stopped.
            Status::FinishedEarly => self.stop_reason().map_or(Outcome::FinishedEarly, Outcome::Stopped),
            Status::Stopped(reason) => Outcome::Stopped(reason),
        }
    }

    /// What the person said that it did.
    #[must_use]
    pub fn effect(&self) -> Option<Effect> {
        self.events.iter().rev().find_map(|event| match event.kind {
            EventKind::Felt { effect } => Some(effect),
            _ => None,
        })
    }

    /// The reason of a stop after which the person did not go on.
    #[must_use]
    pub fn stop_reason(&self) -> Option<StopReason> {
        self.events.iter().fold(None, |reason, event| match event.kind {
            EventKind::Stopped { reason } => Some(reason),
            EventKind::Resumed | EventKind::Gentler { .. } | EventKind::Restarted => None,
            _ => reason,
        })
    }
}
