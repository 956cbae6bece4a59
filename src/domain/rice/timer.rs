//! Ice and raise timers by the wall clock. A pause moves the end, but never past the hard stop; a clock that was set
//! back ends the block, because nobody knows how long the ice has been on.

use super::{ICE_MIN, RAISE_MIN, RiceEvent, RiceEventKind, SKIN_CHECK_MIN};

/// A step of the clock that is too small to matter.
pub const CLOCK_SLACK_MS: i64 = 2_000;

/// How a block ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimerEnd {
    /// Its time was over.
    Time,
    /// The person ended it.
    Person,
    /// The clock was set back.
    Clock,
}

/// Where a timer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimerState {
    /// It runs.
    Running {
        /// What is left.
        left_ms: i64,
        /// It is time to look at the skin, and nobody did.
        skin_check: bool,
    },
    /// It stands still until `left_ms` or the hard stop is over.
    Paused {
        /// What is left when it goes on now.
        left_ms: i64,
    },
    /// It is over.
    Ended {
        /// When.
        at_ms: i64,
        /// How.
        by: TimerEnd,
    },
}

/// One time of ice or of a raised leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// When it began.
    pub started_ms: i64,
    /// How long it was meant.
    pub minutes: u16,
    hard_ms: i64,
    paused_ms: i64,
    paused_since_ms: Option<i64>,
    skin_fine: bool,
    seen_ms: i64,
    ended: Option<(i64, TimerEnd)>,
}

/// The newest ice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IceTimer(pub Block);

/// The newest raise block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RaiseTimer(pub Block);

enum Press {
    On(u16),
    Pause,
    Resume,
    Fine,
    Off,
    Other,
}

impl IceTimer {
    /// From what happened; nothing when there was no ice.
    #[must_use]
    pub fn of(events: &[RiceEvent]) -> Option<Self> {
        let press = |kind| match kind {
            RiceEventKind::IceOn { minutes } => Press::On(minutes),
            RiceEventKind::IcePaused => Press::Pause,
            RiceEventKind::IceResumed => Press::Resume,
            RiceEventKind::SkinFine => Press::Fine,
            RiceEventKind::IceOff => Press::Off,
            _ => Press::Other,
        };
        newest(events, ICE_MIN[2], press).map(Self)
    }

    /// Where it is.
    #[must_use]
    pub fn state(&self, now_ms: i64) -> TimerState {
        match self.0.state(now_ms) {
            TimerState::Running { left_ms, .. } => {
                let spent_ms = now_ms - self.0.started_ms;
                TimerState::Running { left_ms, skin_check: !self.0.skin_fine && spent_ms >= SKIN_CHECK_MIN * 60_000 }
            }
            other => other,
        }
    }

    /// What is said when it is over: "Ice ended 12 minutes ago. Take it off and look at your skin."
    #[must_use]
    pub fn ended_words(&self, now_ms: i64) -> Option<String> {
        let TimerState::Ended { at_ms, by } = self.state(now_ms) else { return None };
        let minutes = (now_ms - at_ms).max(0) / 60_000;
        let ended = match (by, minutes) {
            (TimerEnd::Clock, _) => "The clock of the computer was set back, so the ice time ended.".to_owned(),
            (_, 0) => "The ice time is over.".to_owned(),
            (_, 1) => "Ice ended 1 minute ago.".to_owned(),
            (_, minutes) => format!("Ice ended {minutes} minutes ago."),
        };
        Some(format!("{ended} Take it off and look at your skin."))
    }
}

impl RaiseTimer {
    /// From what happened; nothing when the leg was not raised.
    #[must_use]
    pub fn of(events: &[RiceEvent]) -> Option<Self> {
        let press = |kind| match kind {
            RiceEventKind::RaiseOn { minutes } => Press::On(minutes),
            RiceEventKind::RaisePaused => Press::Pause,
            RiceEventKind::RaiseResumed => Press::Resume,
            RiceEventKind::RaiseOff => Press::Off,
            _ => Press::Other,
        };
        newest(events, RAISE_MIN[2], press).map(Self)
    }

    /// Where it is.
    #[must_use]
    pub fn state(&self, now_ms: i64) -> TimerState {
        self.0.state(now_ms)
    }
}

fn newest(events: &[RiceEvent], hard_min: u16, press: impl Fn(RiceEventKind) -> Press) -> Option<Block> {
    let mut block: Option<Block> = None;
    for event in events {
        if let Some(block) = &mut block {
            block.see(event.at_ms);
        }
        match (press(event.kind), &mut block) {
            (Press::On(minutes), block) => {
                *block = Some(Block {
                    started_ms: event.at_ms,
                    minutes,
                    hard_ms: i64::from(hard_min) * 60_000,
                    paused_ms: 0,
                    paused_since_ms: None,
                    skin_fine: false,
                    seen_ms: event.at_ms,
                    ended: None,
                });
            }
            (press, Some(block)) if block.ended.is_none() => match press {
                Press::Pause => block.paused_since_ms = block.paused_since_ms.or(Some(event.at_ms)),
                Press::Resume => block.go_on(event.at_ms),
                Press::Fine => block.skin_fine = true,
                Press::Off => block.ended = Some((event.at_ms, TimerEnd::Person)),
                Press::On(_) | Press::Other => {}
            },
            (_, _) => {}
        }
    }
    block
}

impl Block {
    /// When its time is over: as long as it was meant plus what it was paused, and never past the hard stop.
    fn end_ms(&self, now_ms: i64) -> i64 {
        let paused_ms = self.paused_ms + self.paused_since_ms.map_or(0, |since_ms| (now_ms - since_ms).max(0));
        self.started_ms + (i64::from(self.minutes) * 60_000 + paused_ms).min(self.hard_ms)
    }

    fn go_on(&mut self, at_ms: i64) {
        if let Some(since_ms) = self.paused_since_ms.take() {
            self.paused_ms += (at_ms - since_ms).max(0);
        }
    }

    /// The clock showed this while the block was on.
    fn see(&mut self, at_ms: i64) {
        if let Some((end_ms, _)) = &mut self.ended {
            // An end that lies ahead of the clock of now is counted from now, or its two hours would last a day.
            *end_ms = (*end_ms).min(at_ms + CLOCK_SLACK_MS);
        } else if at_ms < self.seen_ms - CLOCK_SLACK_MS {
            // By the clock as it is now, so that the two hours after it can be counted.
            self.ended = Some((at_ms, TimerEnd::Clock));
        } else if at_ms >= self.end_ms(at_ms) {
            self.ended = Some((self.end_ms(at_ms), TimerEnd::Time));
        }
        self.seen_ms = self.seen_ms.max(at_ms);
    }

    pub(super) fn state(&self, now_ms: i64) -> TimerState {
        let mut seen = *self;
        seen.see(now_ms);
        if let Some((at_ms, by)) = seen.ended {
            return TimerState::Ended { at_ms, by };
        }
        let left_ms = self.end_ms(now_ms) - now_ms;
        match self.paused_since_ms {
            Some(_) => TimerState::Paused { left_ms },
            None => TimerState::Running { left_ms, skin_check: false },
        }
    }
}

/// Whether the wrap is on, and since when.
#[must_use]
pub fn wrap_is_on(events: &[RiceEvent]) -> Option<i64> {
    events.iter().fold(None, |on, event| match event.kind {
        RiceEventKind::WrapOn => Some(event.at_ms),
        RiceEventKind::WrapOff | RiceEventKind::WrapTooTight => None,
        _ => on,
    })
}
