//! The entries as the charts need them, part by part, so that a hundred thousand of them never hold up a frame.

use std::sync::Arc;

use rusqlite::{Row, named_params};
use serde::de::DeserializeOwned;

use super::Span;
use crate::domain::episode::ReliefTried;
use crate::domain::trend::Scored;
use crate::domain::when::Moment;
use crate::store::row::{certain_score, from_json_if_there, from_text, score};
use crate::store::{Store, StoreError};

/// One entry, as far as charts look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoredRow {
    /// The place of the entry.
    pub place: i64,
    /// When, where, how much.
    pub scored: Scored,
    /// What was tried.
    pub reliefs: Vec<ReliefTried>,
}

impl Store {
    /// At most `limit` entries of a span in the order of time, from a place on; `None` begins at the beginning. The next
    /// part begins one after the last place.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn scores(&self, span: Span, from: Option<i64>, limit: usize) -> Result<Vec<ScoredRow>, StoreError> {
        let (first, before) = span.places();
        let from = from.map_or(first, |from| from.max(first));
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("scores.sql"))?;
        let parameters = named_params! {":from": from, ":before": before, ":limit": limit};
        Ok(statement.query_map(parameters, scored_from_row)?.collect::<Result<_, _>>()?)
    }
}

fn scored_from_row(row: &Row<'_>) -> rusqlite::Result<ScoredRow> {
    let started = Moment { utc_s: row.get("started_at_s")?, offset_min: row.get("offset_min")? };
    let ended_s: Option<i64> = row.get("ended_at_s")?;
    let minutes = ended_s.map(|ended_s| u32::try_from((ended_s - started.utc_s) / 60).unwrap_or(u32::MAX));
    let scored = Scored {
        next_morning: score(row, "nrs_next_morning")?,
        minutes,
        zones: shared(row, "zones")?,
        kinds: shared(row, "kinds")?,
        triggers: shared(row, "triggers")?,
        abilities: shared(row, "abilities")?,
        contexts: shared(row, "contexts")?,
        calf_left_mm: row.get("calf_left_mm")?,
        calf_right_mm: row.get("calf_right_mm")?,
        ..Scored::new(started, from_text(row, "certainty")?, from_text(row, "side")?, certain_score(row, "nrs_worst")?)
    };
    Ok(ScoredRow { place: row.get("place")?, scored, reliefs: from_json_if_there(row, "reliefs")?.unwrap_or_default() })
}

fn shared<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<Arc<[T]>> {
    let list: Option<Vec<T>> = from_json_if_there(row, column)?;
    Ok(list.map_or_else(Arc::default, Arc::from))
}
