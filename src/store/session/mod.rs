//! Guided sessions as rows. One that is under way lies on the desk; it becomes a row when it is over.

use std::collections::HashSet;

use rusqlite::{OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::episode::Span;
use super::mark::{After, DoneRow};
use super::row::{from_json, json, moment, score, uuid};
use super::{Store, StoreError};
use crate::domain::body::Side;
use crate::domain::episode::Nrs;
use crate::domain::routine::RoutineId;
use crate::domain::session::{NextMorning, SessionRecord};
use crate::domain::trend::{Tried, TriedKind};
use crate::domain::when::Moment;

impl Store {
    /// Sessions from the newest back, `limit` at most.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions(&self, limit: usize) -> Result<Vec<SessionRecord>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("list.sql"))?;
        Ok(statement.query_map(named_params! {":limit": limit}, session_from_row)?.collect::<Result<_, _>>()?)
    }

    /// Sessions begun at or after a second of UTC, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions_since(&self, since_s: i64) -> Result<Vec<SessionRecord>, StoreError> {
        let mut statement = self.statement(include_str!("since.sql"))?;
        Ok(statement.query_map(named_params! {":since_s": since_s}, session_from_row)?.collect::<Result<_, _>>()?)
    }

    /// What was said about the pain around the sessions that were begun in a span of seconds, oldest first, `limit` at
    /// most.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn session_pairs(&self, span: Span, after: Option<After>, limit: usize) -> Result<Vec<DoneRow>, StoreError> {
        let (from_s, id) = After::bounds(after, span);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("pairs.sql"))?;
        let bounds = named_params! {":from_s": from_s, ":id": id, ":before_s": span.before_s, ":limit": limit};
        Ok(statement.query_map(bounds, done_from_row)?.collect::<Result<_, _>>()?)
    }

    /// When the first session of a routine was begun, in seconds of UTC.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn first_session_of(&self, routine: &RoutineId) -> Result<Option<i64>, StoreError> {
        let id: String = routine.clone().into();
        let mut statement = self.statement(include_str!("first_of.sql"))?;
        Ok(statement.query_row(named_params! {":routine": id}, |row| row.get(0)).optional()?)
    }

    /// The session with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn session(&self, id: Uuid) -> Result<Option<SessionRecord>, StoreError> {
        let mut statement = self.statement(include_str!("read.sql"))?;
        Ok(statement.query_row(named_params! {":id": id.to_string()}, session_from_row).optional()?)
    }

    /// The ids of all guided sessions.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn session_ids(&self) -> Result<HashSet<Uuid>, StoreError> {
        self.id_set(include_str!("ids.sql"))
    }

    /// Whether there is a session with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn holds_session(&self, id: Uuid) -> Result<bool, StoreError> {
        Ok(self.statement(include_str!("holds.sql"))?.exists(named_params! {":id": id.to_string()})?)
    }

    pub(super) fn put_session(&self, session: &SessionRecord) -> Result<(), StoreError> {
        let SessionRecord { id, started, side, plan, events, before, after, next_morning } = session;
        self.statement(include_str!("put.sql"))?.execute(named_params! {
            ":id": id.to_string(),
            ":at_s": started.utc_s,
            ":offset_min": started.offset_min,
            ":side": side.map(Side::id),
            ":name": plan.name,
            ":plan": json(plan)?,
            ":events": json(events)?,
            ":nrs_before": before.map(Nrs::get),
            ":nrs_after": after.map(Nrs::get),
            ":next_morning": json(next_morning)?,
        })?;
        Ok(())
    }

    pub(super) fn delete_session(&self, id: Uuid) -> Result<(), StoreError> {
        self.statement(include_str!("delete.sql"))?.execute(named_params! {":id": id.to_string()})?;
        Ok(())
    }
}

fn nrs(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Nrs>> {
    Ok(row.get::<_, Option<u8>>(column)?.and_then(|score| Nrs::try_from(score).ok()))
}

fn done_from_row(row: &Row<'_>) -> rusqlite::Result<DoneRow> {
    let at = Moment { utc_s: row.get(0)?, offset_min: row.get(2)? };
    let next_morning = match from_json(row, 7)? {
        NextMorning::Pain(pain) => Some(pain),
        NextMorning::NotAsked | NextMorning::Skipped => None,
    };
    let side = row.get_ref(6)?.as_str_or_null()?.and_then(Side::from_id);
    let tried = Tried {
        kind: TriedKind::Routine,
        name: row.get(3)?,
        at,
        before: score(row, 4)?,
        after: score(row, 5)?,
        next_morning,
    };
    Ok(DoneRow { place: After { at_s: at.utc_s, id: uuid(row, 1)? }, side, form: None, tried })
}

pub(super) fn session_from_row(row: &Row<'_>) -> rusqlite::Result<SessionRecord> {
    Ok(SessionRecord {
        id: uuid(row, "id")?,
        started: moment(row)?,
        side: row.get::<_, Option<String>>("side")?.as_deref().and_then(Side::from_id),
        plan: from_json(row, "plan")?,
        events: from_json(row, "events")?,
        before: nrs(row, "nrs_before")?,
        after: nrs(row, "nrs_after")?,
        next_morning: from_json(row, "next_morning")?,
    })
}
