//! The size of the calves, day by day: numbers for a doctor, of which nothing is concluded, as `clinical.md` 4.1 says.
//!
//! The number of a day is that of its last measurement. A measurement is of the leg that it names, whichever leg the
//! entry around it is about.

use super::daily::last_said;
use super::{LineMark, Scored, Series, SeriesLine, Trend, Unit};
use crate::domain::body::Leg;

/// A line for each leg of the trend that was measured within its days; nothing without a measurement.
#[must_use]
pub fn calf_sizes(trend: &Trend, entries: &[Scored]) -> Option<Series> {
    let line = |leg: &Leg| {
        let (name, mark, points) = match leg {
            Leg::Left => ("Left calf", LineMark::FilledCircle, last_said(trend, entries, |entry| entry.calf_left_mm)),
            Leg::Right => {
                ("Right calf", LineMark::OpenTriangle, last_said(trend, entries, |entry| entry.calf_right_mm))
            }
        };
        SeriesLine { name: name.to_owned(), mark, points }
    };
    let (first, last) = trend.ends();
    let (title, lines) = ("Calf size".to_owned(), trend.legs.iter().map(line).collect());
    Series { title, unit: Unit::Millimetres, today: trend.today, first, last, lines, target: None }.new()
}
