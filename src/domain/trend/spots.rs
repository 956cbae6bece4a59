//! Where the marks of one day stand: each entry is a point, those with the same score side by side, and short lines for
//! the worst and the median where a leg has several.

use super::{Depth, Half, Scores, TrendDay};
use crate::domain::body::Side;

/// The largest and the smallest radius of a mark, in points.
const RADIUS: (f32, f32) = (6.0, 2.5);
/// Least room between the middles of two marks, in their width.
const APART: f32 = 1.1;

/// One entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Which leg it is about.
    pub side: Side,
    /// 0 to 10.
    pub score: u8,
    /// Points to the right of the middle of the day.
    pub aside: f32,
}

/// What a short line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickKind {
    /// The worst of the day.
    Worst,
    /// The median of the day.
    Median,
}

/// A short line of one leg.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// What it stands for.
    pub kind: TickKind,
    /// At which score.
    pub level: Half,
    /// Where it begins and ends, in points to the right of the middle of the day.
    pub ends: (f32, f32),
}

/// Everything of one day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spots {
    /// Every entry that is shown, once.
    pub spots: Vec<Spot>,
    /// None for a leg with one entry, which says it already, and none where they have no room.
    pub ticks: Vec<Tick>,
}

impl Spots {
    /// The marks of a day that is `share` points wide, if the chart shows each entry; `radius` is that of a mark.
    #[must_use]
    pub fn of(day: &TrendDay, depth: Depth, share: f32, radius: f32) -> Option<Self> {
        let Depth::Entries { lines } = depth else { return None };
        let [left, right] = [day.left.without(&day.both), day.right.without(&day.both)];
        // One leg alone is shown: an entry about both is one of that leg.
        let both = if has_both_legs(day) { day.both } else { Scores::default() };
        let (left, right) = match (day.left.count(), day.right.count()) {
            (0, _) => (left, day.right),
            (_, 0) => (day.left, right),
            _ => (left, right),
        };
        let lanes = has_lanes(day);
        let mut spots = Vec::new();
        for score in 0..=10 {
            let at = |side, scores: &Scores| vec![side; scores.times(score)];
            let rows = [at(Side::Left, &left), at(Side::Both, &both), at(Side::Right, &right)];
            let [on_left, between, on_right] = &rows;
            if !lanes || !between.is_empty() {
                row(&mut spots, &rows.concat(), score, 0.0, share, (share, radius));
                continue;
            }
            // Where the other half is free at this score, there is room to spread.
            let width = if on_left.is_empty() || on_right.is_empty() { share } else { share / 2.0 };
            row(&mut spots, on_left, score, -share / 4.0, width, (share, radius));
            row(&mut spots, on_right, score, share / 4.0, width, (share, radius));
        }
        Some(Self { spots, ticks: if lines { ticks(day, share) } else { Vec::new() } })
    }
}

/// The radius that suits days of this width, in points.
#[must_use]
pub fn radius(days: &[TrendDay], share: f32) -> f32 {
    (share * if days.iter().any(has_both_legs) { 0.22 } else { 0.36 }).clamp(RADIUS.1, RADIUS.0)
}

/// Whether both legs have an entry on a day.
pub(super) fn has_both_legs(day: &TrendDay) -> bool {
    day.left.count() > 0 && day.right.count() > 0
}

/// Whether the legs stand side by side: the left half of the day is that of the left leg.
fn has_lanes(day: &TrendDay) -> bool {
    has_both_legs(day) && day.left != day.right
}

/// Marks with one score side by side round `middle` within `width`, closer where there are more of them than fit, and
/// none outside the day. `size` is the width of the day and the radius of a mark.
fn row(spots: &mut Vec<Spot>, sides: &[Side], score: u8, middle: f32, width: f32, size: (f32, f32)) {
    let (share, radius) = size;
    let gaps = small(sides.len().saturating_sub(1));
    let room = (width - radius * 2.0).max(0.0) / gaps.max(1.0);
    let step = room.min(radius * 2.0 * APART);
    let free = ((share - radius * 2.0 - gaps * step) / 2.0).max(0.0);
    let middle = middle.clamp(-free, free);
    for (number, side) in sides.iter().enumerate() {
        spots.push(Spot { side: *side, score, aside: middle + (small(number) - gaps / 2.0) * step });
    }
}

fn ticks(day: &TrendDay, share: f32) -> Vec<Tick> {
    let half = share * 0.42;
    let legs = match (day.left.count(), day.right.count()) {
        (_, 0) => vec![(day.left, (-half, half))],
        (0, _) => vec![(day.right, (-half, half))],
        _ if !has_lanes(day) => vec![(day.left, (-half, half))],
        _ => vec![(day.left, (-half, -share * 0.05)), (day.right, (share * 0.05, half))],
    };
    let mut ticks = Vec::new();
    for (scores, ends) in legs.into_iter().filter(|(scores, _)| scores.count() > 1) {
        let levels = [
            (TickKind::Worst, scores.worst().map(|worst| Half::of_doubled(i32::from(worst.get()) * 2))),
            (TickKind::Median, scores.median()),
        ];
        ticks.extend(levels.into_iter().filter_map(|(kind, level)| Some(Tick { kind, level: level?, ends })));
    }
    ticks
}

/// A handful of marks.
#[allow(clippy::cast_precision_loss, reason = "entries of one day")]
fn small(number: usize) -> f32 {
    number as f32
}
