//! One number for a day of which several entries say something. A hundred thousand entries go through here between two
//! frames, so days are places in a row, not keys that are looked up.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Scored, Trend};
use crate::domain::body::{Leg, Side};
use crate::domain::when::Moment;

/// A place for each day of a trend.
pub(super) struct ByDay<'a, T> {
    trend: &'a Trend,
    /// The first day, as `Moment::day_number` counts.
    first: i32,
    places: Vec<Option<T>>,
}

impl<'a, T: Copy> ByDay<'a, T> {
    pub(super) fn new(trend: &'a Trend) -> Self {
        let since = (trend.ends().0 - NaiveDate::default()).num_days();
        Self { trend, first: i32::try_from(since).unwrap_or(i32::MIN), places: vec![None; trend.days.len()] }
    }

    /// The place of the day of a moment, if that is one of the trend.
    pub(super) fn at(&mut self, moment: Moment) -> Option<&mut Option<T>> {
        let place = moment.day_number().checked_sub(self.first)?;
        self.places.get_mut(usize::try_from(place).ok()?)
    }

    /// The days that have something, each turned into what `of` makes of it.
    pub(super) fn filled<U>(self, of: impl Fn(T) -> U) -> BTreeMap<NaiveDate, U> {
        let days = self.trend.days.iter().zip(self.places);
        days.filter_map(|(day, place)| Some((day.day, of(place?)))).collect()
    }
}

/// What the last entry of each day says; among entries of the same second the lowest number, so that the order of the
/// list changes nothing.
pub(super) fn last_said<T: Ord + Copy>(
    trend: &Trend,
    entries: &[Scored],
    said: impl Fn(&Scored) -> Option<T>,
) -> BTreeMap<NaiveDate, T> {
    let mut days: ByDay<'_, (i64, T)> = ByDay::new(trend);
    for (at, value) in entries.iter().filter_map(|entry| Some((entry.at, said(entry)?))) {
        let Some(place) = days.at(at) else { continue };
        if place.is_none_or(|(when, kept)| at.utc_s > when || (at.utc_s == when && value < kept)) {
            *place = Some((at.utc_s, value));
        }
    }
    days.filled(|(_, value)| value)
}

/// Whether an entry is about one of these legs.
pub(super) fn touches(side: Side, legs: &[Leg]) -> bool {
    side.legs().iter().any(|leg| legs.contains(leg))
}
