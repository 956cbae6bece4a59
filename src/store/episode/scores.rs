//! The entries as the charts need them, part by part, so that a hundred thousand of them never hold up a frame.
//!
//! Columns are asked for by their number: looking up their names would take longer than reading them.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::{Row, named_params};
use serde::de::DeserializeOwned;

use super::Span;
use crate::domain::body::Kind;
use crate::domain::episode::{AbilityRating, ContextRating, ReliefTried, ZonePain};
use crate::domain::trend::Scored;
use crate::domain::when::Moment;
use crate::store::row::{certain_score, from_text, parse_json, score};
use crate::store::{Store, StoreError};

/// Different texts of one column that are kept; an own word for each trigger is no reason to keep all of them.
const MOST_TEXTS: usize = 4_096;
/// The longest of them, in bytes; longer ones hardly come twice.
const LONGEST_TEXT: usize = 1_024;

/// One entry, as far as charts look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoredRow {
    /// The place of the entry.
    pub place: i64,
    /// When, where, how much.
    pub scored: Scored,
    /// What was tried.
    pub reliefs: Arc<[ReliefTried]>,
}

/// The lists that entries share. The same few texts come again and again, so each is parsed once.
#[derive(Debug, Default)]
pub struct SharedLists {
    zones: Texts<ZonePain>,
    kinds: Texts<Kind>,
    triggers: Texts<String>,
    abilities: Texts<AbilityRating>,
    contexts: Texts<ContextRating>,
    reliefs: Texts<ReliefTried>,
}

/// The texts of one column.
#[derive(Debug)]
struct Texts<T> {
    known: HashMap<Box<str>, Arc<[T]>>,
}

impl<T> Default for Texts<T> {
    fn default() -> Self {
        Self { known: HashMap::new() }
    }
}

impl<T: DeserializeOwned> Texts<T> {
    fn read(&mut self, row: &Row<'_>, column: usize) -> rusqlite::Result<Arc<[T]>> {
        let text = row.get_ref(column)?.as_str()?;
        if text == "[]" {
            return Ok(Arc::default());
        }
        if let Some(list) = self.known.get(text) {
            return Ok(Arc::clone(list));
        }
        let list: Arc<[T]> = parse_json::<Vec<T>>(column, text)?.into();
        if self.known.len() < MOST_TEXTS && text.len() <= LONGEST_TEXT {
            self.known.insert(text.into(), Arc::clone(&list));
        }
        Ok(list)
    }
}

impl Store {
    /// At most `limit` entries of a span in the order of time, from a place on; `None` begins at the beginning. The next
    /// part begins one after the last place.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn scores(
        &self,
        span: Span,
        from: Option<i64>,
        limit: usize,
        lists: &mut SharedLists,
    ) -> Result<Vec<ScoredRow>, StoreError> {
        let (first, before) = span.places();
        let from = from.map_or(first, |from| from.max(first));
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("scores.sql"))?;
        let mut rows = statement.query(named_params! {":from": from, ":before": before, ":limit": most})?;
        let mut found = Vec::with_capacity(limit.min(MOST_TEXTS));
        while let Some(row) = rows.next()? {
            found.push(scored_from_row(row, lists)?);
        }
        Ok(found)
    }
}

fn scored_from_row(row: &Row<'_>, lists: &mut SharedLists) -> rusqlite::Result<ScoredRow> {
    let started = Moment { utc_s: row.get(1)?, offset_min: row.get(2)? };
    let ended_s: Option<i64> = row.get(7)?;
    let scored = Scored {
        at: started,
        certainty: from_text(row, 3)?,
        side: from_text(row, 4)?,
        nrs: certain_score(row, 5)?,
        next_morning: score(row, 6)?,
        minutes: ended_s.map(|ended_s| u32::try_from((ended_s - started.utc_s) / 60).unwrap_or(u32::MAX)),
        calf_left_mm: row.get(8)?,
        calf_right_mm: row.get(9)?,
        zones: lists.zones.read(row, 10)?,
        kinds: lists.kinds.read(row, 11)?,
        triggers: lists.triggers.read(row, 12)?,
        abilities: lists.abilities.read(row, 13)?,
        contexts: lists.contexts.read(row, 14)?,
    };
    Ok(ScoredRow { place: row.get(0)?, scored, reliefs: lists.reliefs.read(row, 15)? })
}
