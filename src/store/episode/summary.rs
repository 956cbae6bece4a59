//! Entries counted: the worst of each day for the calendar, and the zones of a period for the heat map.

use chrono::NaiveDate;
use rusqlite::named_params;

use super::Span;
use crate::domain::body::{Leg, Zone};
use crate::domain::episode::Nrs;
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

impl Store {
    /// The worst score and the count of each local day that has entries, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn days(&self, first: NaiveDate, last: NaiveDate) -> Result<Vec<DayWorst>, StoreError> {
        // A local day can lie up to 18 hours off its UTC day; the exact cut is made by the column `day`.
        let second = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        let span = Span { from_s: second(first) - 86_400, before_s: second(last) + 2 * 86_400 };
        let (from, before) = span.places();
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
