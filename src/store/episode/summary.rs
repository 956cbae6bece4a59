//! Entries counted: the worst of each day for the calendar, and the zones of a period for the heat map.

use chrono::NaiveDate;
use rusqlite::named_params;

use super::Span;
use crate::domain::body::{Leg, Zone};
use crate::domain::episode::{Episode, Nrs};
use crate::store::{Store, StoreError};

/// One day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayWorst {
    /// The local day.
    pub day: NaiveDate,
    /// Its worst score.
    pub worst: Nrs,
    /// How many entries it has.
    pub entries: usize,
}

/// One zone of the heat map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZoneCount {
    /// Which leg.
    pub leg: Leg,
    /// Which zone.
    pub zone: Zone,
    /// Entries in which it hurt.
    pub entries: usize,
    /// The worst score of those entries, in that zone where it was rated there.
    pub worst: Nrs,
}

/// One day in seconds.
const DAY_S: i64 = 86_400;
/// How far a local day can lie off its UTC day, in seconds: the 18 hours that an offset can have.
const FARTHEST_S: i64 = 18 * 3600;

impl Store {
    /// The entries of one local day, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn episodes_of_day(&self, day: NaiveDate) -> Result<Vec<Episode>, StoreError> {
        let (from, before) = Span::round_days(day, day).places();
        let mut statement = self.statement(include_str!("of_day.sql"))?;
        let parameters = named_params! {":from": from, ":before": before, ":day": day.to_string()};
        Ok(statement.query_map(parameters, super::episode_from_row)?.collect::<Result<_, _>>()?)
    }

    /// Places of the entries of these local days, both ends included, newest first. No end is "ever".
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn places_on_days(&self, first: Option<NaiveDate>, last: Option<NaiveDate>) -> Result<Vec<i64>, StoreError> {
        let start_s = first.map(second);
        let end_s = last.map(|day| second(day).saturating_add(DAY_S));
        let outer = Span {
            from_s: start_s.map_or(Span::ALL.from_s, |start_s| start_s - FARTHEST_S),
            before_s: end_s.map_or(Span::ALL.before_s, |end_s| end_s + FARTHEST_S),
        };
        // Only near the two ends the day has to be looked at; what lies between is in for certain.
        let inner = Span {
            from_s: start_s.map_or(outer.from_s, |start_s| start_s + FARTHEST_S),
            before_s: end_s.map_or(outer.before_s, |end_s| end_s - FARTHEST_S),
        };
        if inner.from_s >= inner.before_s {
            return self.places_near_ends(outer, first, last);
        }
        let mut places = self.places_near_ends(Span { from_s: inner.before_s, ..outer }, first, last)?;
        places.extend(self.places(inner)?);
        places.extend(self.places_near_ends(Span { before_s: inner.from_s, ..outer }, first, last)?);
        Ok(places)
    }

    fn places_near_ends(
        &self,
        span: Span,
        first: Option<NaiveDate>,
        last: Option<NaiveDate>,
    ) -> Result<Vec<i64>, StoreError> {
        let (from, before) = span.places();
        if from >= before {
            return Ok(Vec::new());
        }
        let first = first.map_or_else(|| "0000".to_owned(), |day| day.to_string());
        let last = last.map_or_else(|| "9999-12-31".to_owned(), |day| day.to_string());
        let parameters = named_params! {":from": from, ":before": before, ":first": first, ":last": last};
        self.place_list(include_str!("places_on_days.sql"), parameters)
    }

    /// The worst score and the count of each local day that has entries, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn days(&self, first: NaiveDate, last: NaiveDate) -> Result<Vec<DayWorst>, StoreError> {
        let (from, before) = Span::round_days(first, last).places();
        let mut statement = self.statement(include_str!("days.sql"))?;
        let parameters = named_params! {
            ":from": from, ":before": before, ":first": first.to_string(), ":last": last.to_string(),
        };
        let rows = statement
            .query_map(parameters, |row| Ok((row.get::<_, String>(0)?, row.get::<_, u8>(1)?, row.get::<_, i64>(2)?)))?;
        let mut days = Vec::new();
        for row in rows {
            let (day, worst, entries) = row?;
            if let (Ok(day), Ok(worst)) = (day.parse(), Nrs::try_from(worst)) {
                days.push(DayWorst { day, worst, entries: usize::try_from(entries).unwrap_or(0) });
            }
        }
        Ok(days)
    }

    /// How often each zone of each leg hurt in a span of time.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn zone_counts(&self, span: Span) -> Result<Vec<ZoneCount>, StoreError> {
        let (from, before) = span.places();
        let mut statement = self.statement(include_str!("zone_counts.sql"))?;
        let mut counts = Vec::new();
        for leg in Leg::ALL {
            for zone in Zone::ALL {
                let tag = super::Tag::ZoneOn(*zone, *leg).text();
                let parameters = named_params! {
                    ":tag": tag, ":from": from, ":before": before, ":zone": zone.id(), ":leg": leg.id(),
                };
                let (entries, worst): (i64, Option<u8>) =
                    statement.query_row(parameters, |row| Ok((row.get(0)?, row.get(1)?)))?;
                if let Some(Ok(worst)) = worst.map(Nrs::try_from) {
                    let entries = usize::try_from(entries).unwrap_or(0);
                    counts.push(ZoneCount { leg: *leg, zone: *zone, entries, worst });
                }
            }
        }
        Ok(counts)
    }
}

/// The second in which a day begins in UTC.
fn second(day: NaiveDate) -> i64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp()
}
