//! One number for a day of which several entries say something.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Scored;
use crate::domain::body::{Leg, Side};

/// What the last entry of each day says; among entries of the same second the lowest number, so that the order of the
/// list changes nothing.
pub(super) fn last_said<T: Ord + Copy>(
    entries: &[Scored],
    said: impl Fn(&Scored) -> Option<T>,
) -> BTreeMap<NaiveDate, T> {
    let mut days: BTreeMap<NaiveDate, (i64, T)> = BTreeMap::new();
    for (entry, value) in entries.iter().filter_map(|entry| Some((entry, said(entry)?))) {
        let at = entry.at.utc_s;
        let kept = days.entry(entry.at.day()).or_insert((at, value));
        if at > kept.0 || (at == kept.0 && value < kept.1) {
            *kept = (at, value);
        }
    }
    days.into_iter().map(|(day, (_, value))| (day, value)).collect()
}

/// Whether an entry is about one of these legs.
pub(super) fn touches(side: Side, legs: &[Leg]) -> bool {
    side.legs().iter().any(|leg| legs.contains(leg))
}
