//! The muscle pump of the calf: one squeeze and one release as a pure function of time, and the shapes that it moves.

use super::leg_shape::Row;

/// Seconds from one squeeze to the next: slow enough to follow, and far from any flicker.
pub const CYCLE_S: f64 = 1.6;
/// How far down the vein is drawn.
pub const VEIN_END_Y: f32 = 0.86;
/// Drops of blood between the two valves at rest.
const DROPS: f32 = 4.0;

/// Where everything stands at one moment of the cycle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beat {
    /// How far the muscles are squeezed, 0 (at rest) to 1.
    pub squeeze: f32,
    /// How far the upper valve is open, 0 to 1.
    pub upper: f32,
    /// How far the lower valve is open, 0 to 1.
    pub lower: f32,
    /// How much of what was above the lower valve has gone up, 0 to 1 of the way from valve to valve.
    pub gone: f32,
    /// How much of what was under it has come in, 0 to 1 of the same way.
    pub come: f32,
    /// The muscles squeeze; else they let go or rest.
    pub squeezing: bool,
}

impl Beat {
    /// The middle of the squeeze, for a still picture.
    pub const SQUEEZE: f32 = 0.32;
    /// The middle of the release.
    pub const RELAX: f32 = 0.76;

    /// The moment at a share of the cycle; after 1 it begins again.
    #[must_use]
    pub fn at(phase: f32) -> Self {
        let phase = phase.rem_euclid(1.0);
        let rise = |from: f32, to: f32| {
            let share = ((phase - from) / (to - from)).clamp(0.0, 1.0);
            share * share * (3.0 - 2.0 * share)
        };
        Self {
            squeeze: rise(0.08, 0.42) * (1.0 - rise(0.55, 0.90)),
            upper: rise(0.06, 0.14) * (1.0 - rise(0.44, 0.52)),
            lower: rise(0.54, 0.62) * (1.0 - rise(0.90, 0.98)),
            gone: rise(0.10, 0.46),
            come: rise(0.57, 0.92),
            squeezing: (0.06..0.54).contains(&phase),
        }
    }

    /// Heights of the drops of blood in the vein. In one cycle every drop goes as far as from valve to valve, so that the
    /// picture at the end is the one at the beginning.
    #[must_use]
    pub fn drops(&self, view: &PumpView) -> Vec<f32> {
        let way = view.lower_valve - view.upper_valve;
        let step = way / DROPS;
        let mut heights = Vec::new();
        let mut above = view.lower_valve - step / 2.0;
        while above > 0.0 {
            heights.push(above - way * self.gone);
            above -= step;
        }
        let mut under = view.lower_valve + step / 2.0;
        while under < VEIN_END_Y + way {
            heights.push(under - way * self.come);
            under += step;
        }
        heights.retain(|y| (0.0..VEIN_END_Y).contains(y));
        heights.sort_by(f32::total_cmp);
        heights
    }
}

/// A shape at rest and squeezed, with rows at the same heights.
#[derive(Clone, Debug, PartialEq)]
pub struct Soft {
    /// At rest.
    pub rest: Vec<Row>,
    /// Squeezed.
    pub squeezed: Vec<Row>,
}

impl Soft {
    /// The shape when it is squeezed by a share.
    #[must_use]
    pub fn at(&self, squeeze: f32) -> Vec<Row> {
        let mix = |from: f32, to: f32| from + (to - from) * squeeze;
        let pairs = self.rest.iter().zip(&self.squeezed);
        pairs
            .map(|(rest, squeezed)| Row {
                y: rest.y,
                left: mix(rest.left, squeezed.left),
                right: mix(rest.right, squeezed.right),
            })
            .collect()
    }
}

/// The shapes and the words of the pump, in the box of the leg from the outer side.
#[derive(Clone, Debug, PartialEq)]
pub struct PumpView {
    /// The leg.
    pub outline: Vec<Row>,
    /// Height of the upper valve.
    pub upper_valve: f32,
    /// Height of the lower valve.
    pub lower_valve: f32,
    /// The vein, drawn wider than it is.
    pub vein: Soft,
    /// The muscle behind it.
    pub gastrocnemius: Soft,
    /// The muscle in front of it.
    pub soleus: Soft,
    /// What happens in the squeeze.
    pub squeeze_words: String,
    /// What happens when the muscles let go.
    pub relax_words: String,
}
