//! The sounds of a guided session as data, and the samples made of them. Pure: no device, no file, no clock.
//!
//! A cue is told from the others by its rhythm as much as by its pitch, so that it can be known without pitch hearing
//! and from a small loudspeaker two metres away.

use std::f32::consts::{PI, TAU};
use std::time::Duration;

/// Samples a second, one channel.
pub const RATE_HZ: u32 = 44_100;
/// The loudest sample at full volume, as a part of what a sample can hold: room for the server to mix and resample.
const PEAK: f32 = 0.7;
/// Each note swells and dies this long; a tone cut off in mid-wave clicks.
const FADE_MS: u32 = 8;

/// What a sound tells the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// One of the last three seconds of "get ready", or one beat of a movement.
    Tick,
    /// A hold or a movement starts.
    Begin,
    /// Half of a hold is over; soft.
    Halfway,
    /// The other leg.
    Switch,
    /// A rest starts.
    Rest,
    /// Paused.
    Pause,
    /// Goes on after a pause.
    GoOn,
    /// The whole routine is done.
    AllDone,
    /// Look at the skin under the ice.
    SkinCheck,
    /// Take the ice off.
    IceEnd,
}

/// One tone and the silence after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// Pitch.
    pub hz: u16,
    /// Length.
    pub ms: u16,
    /// Silence before the next one.
    pub gap_ms: u16,
}

const fn note(hz: u16, ms: u16) -> Note {
    Note { hz, ms, gap_ms: 0 }
}

/// Two notes of one pitch are two only with a gap between them.
const fn beat(hz: u16) -> Note {
    Note { hz, ms: 150, gap_ms: 150 }
}

impl Cue {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Tick,
        Self::Begin,
        Self::Halfway,
        Self::Switch,
        Self::Rest,
        Self::Pause,
        Self::GoOn,
        Self::AllDone,
        Self::SkinCheck,
        Self::IceEnd,
    ];

    /// Its tones in order.
    #[must_use]
    pub const fn notes(self) -> &'static [Note] {
        match self {
            Self::Tick => const { &[note(660, 70)] },
            Self::Begin => const { &[note(523, 160), note(784, 160)] },
            Self::Halfway => const { &[note(440, 110)] },
            Self::Switch => const { &[note(784, 160), note(523, 160), note(784, 160)] },
            // Falls where "begin" rises, and lingers, for an ear that cannot tell up from down.
            Self::Rest => const { &[note(784, 160), note(523, 320)] },
            Self::Pause => const { &[note(330, 400)] },
            Self::GoOn => const { &[note(660, 200)] },
            Self::AllDone => const { &[note(523, 220), note(659, 220), note(784, 220)] },
            Self::SkinCheck => const { &[beat(660), beat(660)] },
            Self::IceEnd => const { &[beat(880), beat(880), beat(880), beat(880)] },
        }
    }

    /// After how long it is to sound once more, and then no more: ice that stays on does harm, an alarm that never ends
    /// gets switched off.
    #[must_use]
    pub const fn again_after(self) -> Option<Duration> {
        match self {
            Self::IceEnd => Some(Duration::from_secs(10)),
            _ => None,
        }
    }

    /// How long it sounds.
    #[must_use]
    pub fn duration(self) -> Duration {
        let ms: u64 = self.notes().iter().map(|note| u64::from(note.ms) + u64::from(note.gap_ms)).sum();
        Duration::from_millis(ms)
    }

    /// Its samples at a volume of 0 to 100, which counts as 100 above that; 0 gives silence of the same length.
    #[must_use]
    pub fn samples(self, volume: u8, rate_hz: u32) -> Vec<i16> {
        let part = f32::from(volume.min(100)) / 100.0;
        let softness = if self == Self::Halfway { 0.5 } else { 1.0 };
        // Squared, because an ear hears steps of a slider that way as even.
        let loudness = part * part * softness * PEAK * f32::from(i16::MAX);
        let mut samples = Vec::new();
        for note in self.notes() {
            let (count, silent) = (length(note.ms, rate_hz), length(note.gap_ms, rate_hz));
            let fade = (FADE_MS * rate_hz / 1000).max(1);
            let step = TAU * f32::from(note.hz) / real(rate_hz);
            samples.extend((0..count).map(|index| {
                let edge = real(index.min(count - 1 - index).min(fade)) / real(fade);
                let swell = 0.5 - 0.5 * (PI * edge).cos();
                sample((step * real(index)).sin() * swell * loudness)
            }));
            samples.extend((0..silent).map(|_| 0));
        }
        samples
    }
}

fn length(ms: u16, rate_hz: u32) -> u32 {
    u32::from(ms) * rate_hz / 1000
}

#[allow(clippy::cast_precision_loss, reason = "indices of less than a second and rates stay far below 2^24")]
fn real(number: u32) -> f32 {
    number as f32
}

#[allow(clippy::cast_possible_truncation, reason = "PEAK keeps the value inside of i16, and the cast saturates")]
fn sample(value: f32) -> i16 {
    value.round() as i16
}

#[cfg(test)]
#[path = "cue_test.rs"]
mod tests;
