//! The marks of numbers over days as they are drawn, on the screen and in the picture for other programs.

use std::collections::BTreeMap;

use super::Series;

/// Columns in which the marks of one line are kept apart; more marks than that are thinned to the highest and lowest.
const MOST_COLUMNS: i64 = 300;

/// One mark as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnPoint {
    /// The number of its line.
    pub line: usize,
    /// Days from the first one.
    pub day: i64,
    /// The number, in the unit of the series.
    pub value: u32,
    /// Its place, from 0, among the marks of the same day and number, and how many those are.
    pub place: (u32, u32),
}

impl DrawnPoint {
    /// How far it stands aside, so that marks of the same day and number can be told apart: `width` is that of a mark,
    /// `room` that of a day.
    #[must_use]
    pub fn aside(self, width: f64, room: f64) -> f64 {
        let (place, of) = self.place;
        let apart = width.min(room / f64::from(of.max(1)));
        apart * (f64::from(place) - (f64::from(of) - 1.0) / 2.0)
    }
}

impl Series {
    /// The marks as they are drawn: where many days share a column, the highest and the lowest of each line are kept.
    #[must_use]
    pub fn drawn(&self) -> Vec<DrawnPoint> {
        let each = ((self.last - self.first).num_days() / MOST_COLUMNS + 1).max(1);
        let mut drawn = Vec::new();
        for (number, line) in self.lines.iter().enumerate() {
            let mut columns: BTreeMap<i64, [DrawnPoint; 2]> = BTreeMap::new();
            for (day, value) in &line.points {
                let day = (*day - self.first).num_days();
                let point = DrawnPoint { line: number, day, value: *value, place: (0, 1) };
                let [low, high] = columns.entry(day / each).or_insert([point, point]);
                if point.value < low.value {
                    *low = point;
                }
                if point.value > high.value {
                    *high = point;
                }
            }
            for [low, high] in columns.into_values() {
                drawn.push(low);
                if high != low {
                    drawn.push(high);
                }
            }
        }
        let mut shared: BTreeMap<(i64, u32), u32> = BTreeMap::new();
        for point in &mut drawn {
            let count = shared.entry((point.day, point.value)).or_default();
            point.place.0 = *count;
            *count += 1;
        }
        for point in &mut drawn {
            point.place.1 = shared.get(&(point.day, point.value)).copied().unwrap_or(1);
        }
        drawn
    }
}
