//! The plan with everything that happened, as the journal keeps it, and the events of timers that still run, which lie
//! beside it until their block is over and becomes one step.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::timer::{IceTimer, RaiseTimer, TimerState};
use super::{FirstDays, RiceEvent, RiceEventKind};

/// A first-days plan in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstDaysRecord {
    /// Its id.
    pub id: Uuid,
    /// The injury.
    pub plan: FirstDays,
    /// What happened, in the order in which it was written.
    pub events: Vec<RiceEvent>,
}

/// Which timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RiceTimer {
    /// Ice.
    Ice,
    /// The raised leg.
    Raise,
}

/// Events of timers that run, until they are over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// The plan to which they belong.
    pub plan: Uuid,
    /// Its injury, so that the timer runs on when the start of the plan is taken back.
    of: FirstDays,
    /// How many events the plan had when the first of these was written.
    base: usize,
    events: Vec<RiceEvent>,
}

impl RiceEventKind {
    /// The timer to which it belongs.
    #[must_use]
    pub fn timer(self) -> Option<RiceTimer> {
        match self {
            Self::IceOn { .. } | Self::IcePaused | Self::IceResumed | Self::SkinFine | Self::IceOff => {
                Some(RiceTimer::Ice)
            }
            Self::RaiseOn { .. } | Self::RaisePaused | Self::RaiseResumed | Self::RaiseOff => Some(RiceTimer::Raise),
            _ => None,
        }
    }
}

impl RiceTimer {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ice, Self::Raise];

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ice => "Ice",
            Self::Raise => "Leg up",
        }
    }

    /// Where its newest block is among these events.
    #[must_use]
    pub fn state(self, events: &[RiceEvent], now_ms: i64) -> Option<TimerState> {
        match self {
            Self::Ice => IceTimer::of(events).map(|timer| timer.state(now_ms)),
            Self::Raise => RaiseTimer::of(events).map(|timer| timer.state(now_ms)),
        }
    }

    /// The event that ends it.
    #[must_use]
    pub fn off(self) -> RiceEventKind {
        match self {
            Self::Ice => RiceEventKind::IceOff,
            Self::Raise => RiceEventKind::RaiseOff,
        }
    }
}

impl Pending {
    /// Nothing yet, beside this plan.
    #[must_use]
    pub fn beside(record: &FirstDaysRecord) -> Self {
        Self { plan: record.id, of: record.plan, base: record.events.len(), events: Vec::new() }
    }

    /// Writes an event down.
    pub fn put(&mut self, event: RiceEvent) {
        self.events.push(event);
    }

    /// What lies here by itself, without the plan in the journal. A timer reads it from here, because no undo stops it:
    /// the ice is on the leg whatever the journal says.
    #[must_use]
    pub fn alone(&self) -> FirstDaysRecord {
        FirstDaysRecord { id: self.plan, plan: self.of, events: self.events.clone() }
    }

    /// Whether something of this timer is in it.
    #[must_use]
    pub fn has(&self, timer: RiceTimer) -> bool {
        self.events.iter().any(|event| event.kind.timer() == Some(timer))
    }

    /// When something was written last.
    #[must_use]
    pub fn last_ms(&self) -> Option<i64> {
        self.events.iter().map(|event| event.at_ms).max()
    }

    /// Without what the journal holds already: a kill can come between writing there and tidying here.
    #[must_use]
    pub fn without(mut self, record: &FirstDaysRecord) -> Self {
        self.events.retain(|event| !record.events.contains(event));
        self
    }

    fn only(&self, timer: RiceTimer) -> Self {
        let mut own = self.clone();
        own.events.retain(|event| event.kind.timer() == Some(timer));
        own
    }

    /// What is left when the block of this timer has gone into the journal; nothing when no other runs.
    #[must_use]
    pub fn after(mut self, timer: RiceTimer) -> Option<Self> {
        self.events.retain(|event| event.kind.timer() != Some(timer));
        RiceTimer::ALL.into_iter().any(|other| self.has(other)).then_some(self)
    }
}

impl FirstDaysRecord {
    /// With what lies beside it. While a timer runs the clock was never set back (that ends it), so from its first
    /// event on the times are the order.
    #[must_use]
    pub fn with(&self, pending: &Pending) -> Self {
        let mut all = self.clone();
        if pending.plan == self.id && !pending.events.is_empty() {
            let (old, new) = self.events.split_at(pending.base.min(self.events.len()));
            let mut new: Vec<RiceEvent> = new.iter().chain(&pending.events).copied().collect();
            new.sort_by_key(|event| event.at_ms);
            all.events = old.iter().copied().chain(new).collect();
        }
        all
    }

    /// With one block that is over.
    #[must_use]
    pub fn with_block(&self, pending: &Pending, timer: RiceTimer, at_ms: i64) -> Self {
        self.with(&pending.only(timer)).with_event(RiceEvent { at_ms, kind: timer.off() })
    }

    /// With one more event.
    #[must_use]
    pub fn with_event(mut self, event: RiceEvent) -> Self {
        self.events.push(event);
        self
    }

    /// The newest step in words: "ice 15 min". Nothing when there was none.
    #[must_use]
    pub fn newest_step(&self) -> Option<String> {
        let last = self.events.last()?;
        Some(match last.kind {
            RiceEventKind::IceOff => format!("ice {} min", self.minutes_until_end(RiceTimer::Ice)),
            RiceEventKind::RaiseOff => format!("raise {} min", self.minutes_until_end(RiceTimer::Raise)),
            RiceEventKind::WrapOn => "wrap on".to_owned(),
            RiceEventKind::WrapOff => "wrap off".to_owned(),
            RiceEventKind::WrapTooTight => "wrap off, it was too tight".to_owned(),
            RiceEventKind::ToesFine => "toes normal again".to_owned(),
            RiceEventKind::Moved => "gentle movement".to_owned(),
            RiceEventKind::Skipped { step } => format!("{} skipped", step.noun()),
            RiceEventKind::ClinicianAgreed { step, .. } => format!("a clinician agreed to {}", step.noun()),
            RiceEventKind::ClinicianTakenBack { step, .. } => format!("{}: ask a clinician first", step.noun()),
            _ => return None,
        })
    }

    /// Minutes from the newest start to the newest end, 1 at least.
    fn minutes_until_end(&self, timer: RiceTimer) -> i64 {
        let own = || self.events.iter().rev().filter(|event| event.kind.timer() == Some(timer));
        let start =
            own().find(|event| matches!(event.kind, RiceEventKind::IceOn { .. } | RiceEventKind::RaiseOn { .. }));
        let spent_ms = own().next().zip(start).map_or(0, |(end, start)| end.at_ms - start.at_ms);
        super::line::minutes(spent_ms)
    }
}
