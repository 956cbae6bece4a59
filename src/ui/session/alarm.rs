//! The alarms of ice and of a raised leg: each once, whatever page is open, and the end of ice once more after ten
//! seconds. Pure: it says what is due, the session sounds it.

use crate::domain::rice::RiceTimer;
use crate::platform::sound::Cue;

/// What an alarm tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alarm {
    /// Look at the skin under the ice.
    Skin,
    /// A block is over.
    End(RiceTimer),
}

impl Alarm {
    /// Its sound.
    pub fn cue(self) -> Cue {
        match self {
            Self::Skin => Cue::SkinCheck,
            Self::End(RiceTimer::Ice) => Cue::IceEnd,
            Self::End(RiceTimer::Raise) => Cue::AllDone,
        }
    }

    /// What a notice of the desktop says, when the person allows words in it.
    pub fn notice(self) -> &'static str {
        match self {
            Self::Skin => "Look at your skin",
            Self::End(RiceTimer::Ice) => "Take the ice off",
            Self::End(RiceTimer::Raise) => "The time with the leg up is over",
        }
    }
}

/// What was given, so that it is given once.
#[derive(Debug, Default)]
pub(super) struct Alarms {
    /// Alarms with the start of their block.
    given: Vec<(Alarm, i64)>,
    /// The sound that comes once more, and when.
    again: Option<(i64, Cue)>,
}

impl Alarms {
    /// Whether this alarm is given now: the first time for a block, known by its start.
    pub fn is_first(&mut self, alarm: Alarm, started_ms: i64, now_ms: i64) -> bool {
        if self.given.contains(&(alarm, started_ms)) {
            return false;
        }
        self.given.retain(|(other, _)| *other != alarm);
        self.given.push((alarm, started_ms));
        if let Some(after) = alarm.cue().again_after() {
            self.again = Some((now_ms + i64::try_from(after.as_millis()).unwrap_or(0), alarm.cue()));
        }
        true
    }

    /// The sound that is due once more, and then no more.
    pub fn again(&mut self, now_ms: i64) -> Option<Cue> {
        let (at_ms, cue) = self.again?;
        let after_ms = cue.again_after().map_or(0, |after| i64::try_from(after.as_millis()).unwrap_or(0));
        // A clock that was set back puts nothing off.
        let due = now_ms >= at_ms || now_ms < at_ms - after_ms;
        if due {
            self.again = None;
        }
        due.then_some(cue)
    }

    /// Whether a sound waits.
    pub fn waits(&self) -> bool {
        self.again.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_ice_sounds_once_more_after_ten_seconds_and_then_is_silent() {
        let mut alarms = Alarms::default();
        let end = Alarm::End(RiceTimer::Ice);
        assert!(alarms.is_first(end, 5, 100_000));
        assert!(!alarms.is_first(end, 5, 101_000), "once for each ice");
        assert_eq!((alarms.again(109_999), alarms.again(110_000)), (None, Some(Cue::IceEnd)));
        assert_eq!((alarms.again(110_001), alarms.again(999_999), alarms.waits()), (None, None, false));
        assert!(alarms.is_first(end, 6, 200_000), "the next ice has its own");
        // Set back by an hour between the two.
        assert_eq!(alarms.again(200_000 - 3_600_000), Some(Cue::IceEnd));
    }

    #[test]
    fn the_look_at_the_skin_and_the_leg_sound_once() {
        let mut alarms = Alarms::default();
        for alarm in [Alarm::Skin, Alarm::End(RiceTimer::Raise)] {
            assert!(alarms.is_first(alarm, 5, 0) && !alarms.is_first(alarm, 5, 0));
            assert!(!alarms.waits() && alarms.again(60_000).is_none());
        }
        let cues = [Alarm::Skin, Alarm::End(RiceTimer::Ice), Alarm::End(RiceTimer::Raise)].map(Alarm::cue);
        assert_eq!(cues, [Cue::SkinCheck, Cue::IceEnd, Cue::AllDone]);
    }
}
