//! As many columns as a chart has room for. Several days in one column keep their peak, never an average.

use super::day::{DayMark, TrendDay, marks};
use super::spots::has_both_legs;
use crate::domain::sentence;

/// Width of a day from which on each of its entries has room, in points.
const ROOM: f32 = 8.0;
/// Width of a day from which on each leg has room for lines of its own, in points.
const ROOM_FOR_LINES: f32 = 16.0;

/// How closely a chart looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Each entry is a point; with short lines for the worst and the median of a day, where those have room.
    Entries {
        /// Whether there are such lines.
        lines: bool,
    },
    /// Each day is a point for each leg: its worst.
    Days,
    /// So many days are a point for each leg: their worst.
    Peaks(usize),
}

/// What one column of the chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartColumn {
    /// The number of its first day in the range.
    pub first: usize,
    /// How many days it holds.
    pub days: usize,
    /// The worst of those days for each leg.
    pub marks: Vec<DayMark>,
    /// None of its days has an entry.
    pub gap: bool,
    /// A routine was done.
    pub routines: bool,
    /// A step of the first days was done.
    pub steps: bool,
    /// A medicine was taken.
    pub doses: bool,
}

impl Depth {
    /// For columns of these days that are `share` points wide.
    #[must_use]
    pub fn of(days: &[TrendDay], columns: &[ChartColumn], share: f32) -> Self {
        match columns.first().map_or(1, |column| column.days) {
            0 | 1 if share >= ROOM => {
                Self::Entries { lines: share >= ROOM_FOR_LINES || !days.iter().any(has_both_legs) }
            }
            0 | 1 => Self::Days,
            days => Self::Peaks(days),
        }
    }

    /// What a point stands for: "each entry", "worst of 3 days".
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Entries { .. } => "each entry".to_owned(),
            Self::Days => "worst of the day".to_owned(),
            Self::Peaks(days) => format!("worst of {}", sentence::count(days, "day", "days")),
        }
    }
}

/// The days in `most` columns at most, each with the same number of days but the last.
#[must_use]
pub fn thin(days: &[TrendDay], most: usize) -> Vec<ChartColumn> {
    let each = days.len().div_ceil(most.max(1)).max(1);
    let columns = days.chunks(each).enumerate();
    columns.map(|(number, days)| column(number * each, days)).collect()
}

fn column(first: usize, days: &[TrendDay]) -> ChartColumn {
    let left = days.iter().filter_map(|day| day.left.worst()).max();
    let right = days.iter().filter_map(|day| day.right.worst()).max();
    let both = days.iter().filter_map(|day| day.both.worst()).max();
    ChartColumn {
        first,
        days: days.len(),
        marks: marks(left.map(u8::from), right.map(u8::from), both.map(u8::from)),
        gap: days.iter().all(|day| day.entries() == 0),
        routines: days.iter().any(|day| day.routines > 0),
        steps: days.iter().any(|day| day.steps > 0),
        doses: days.iter().any(|day| day.doses > 0),
    }
}
