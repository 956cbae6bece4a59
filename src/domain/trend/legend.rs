//! What the marks mean: those that a chart has, in words. The window and the saved picture have the same ones.

use super::{Depth, Trend, TrendDay};
use crate::domain::body::{Leg, Side};

/// A kind of mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// An entry, or the worst of some.
    Score(Side),
    /// The worst of a day.
    Worst,
    /// The median of a day.
    Median,
    /// A guided session.
    Routine,
    /// A step of the first days.
    FirstDays,
    /// A dose.
    Dose,
    /// A check, a visit or a stage.
    Event,
    /// A day without an entry.
    Gap,
}

impl Trend {
    /// The marks that the chart has, with their words.
    #[must_use]
    pub fn legend(&self, depth: Depth) -> Vec<(Sign, String)> {
        let any = |has: fn(&TrendDay) -> bool| self.days.iter().any(has);
        let two = self.legs.len() > 1;
        let (each, lines) = (matches!(depth, Depth::Entries { .. }), depth == Depth::Entries { lines: true });
        // Entries about both legs have a mark of their own, but the worst of a leg can be one of them.
        let alone = |day: &TrendDay, leg: Leg| day.leg(leg).count() > if two && each { day.both.count() } else { 0 };
        let shown = |leg: Leg| self.days.iter().any(|day| alone(day, leg));
        let several = |day: &TrendDay| day.left.count() > 1 || day.right.count() > 1;
        let worst = depth.words();
        let stripe = match depth {
            Depth::Entries { .. } | Depth::Days => "No entry that day".to_owned(),
            Depth::Peaks(days) => format!("No entry on {days} days"),
        };
        let signs = [
            (shown(Leg::Left), Sign::Score(Side::Left), format!("Left, {worst}")),
            (shown(Leg::Right), Sign::Score(Side::Right), format!("Right, {worst}")),
            (two && any(|day| day.both.count() > 0), Sign::Score(Side::Both), "Both legs at once".to_owned()),
            (lines && any(several), Sign::Worst, "Worst of the day".to_owned()),
            (lines && any(several), Sign::Median, "Median of the day".to_owned()),
            (any(|day| day.routines > 0), Sign::Routine, "Routine done".to_owned()),
            (any(|day| day.steps > 0), Sign::FirstDays, "Step of the first days".to_owned()),
            (any(|day| day.doses > 0), Sign::Dose, "Medicine taken".to_owned()),
            (any(|day| !day.lines.is_empty()), Sign::Event, "Check, visit or stage".to_owned()),
            (any(|day| day.entries() == 0), Sign::Gap, stripe),
        ];
        signs.into_iter().filter(|(there, ..)| *there).map(|(_, sign, words)| (sign, words)).collect()
    }
}
