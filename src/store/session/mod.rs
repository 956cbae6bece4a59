//! Guided sessions as rows. One that is under way lies on the desk; it becomes a row when it is over.

use rusqlite::{OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::row::{from_json, json, moment, uuid};
use super::{Store, StoreError};
use crate::domain::body::Side;
use crate::domain::episode::Nrs;
use crate::domain::routine::RoutineId;
use crate::domain::session::SessionRecord;

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

fn session_from_row(row: &Row<'_>) -> rusqlite::Result<SessionRecord> {
    let score = |name: &str| -> rusqlite::Result<Option<Nrs>> {
        Ok(row.get::<_, Option<u8>>(name)?.and_then(|score| Nrs::try_from(score).ok()))
    };
    Ok(SessionRecord {
        id: uuid(row, "id")?,
        started: moment(row)?,
        side: row.get::<_, Option<String>>("side")?.as_deref().and_then(Side::from_id),
        plan: from_json(row, "plan")?,
        events: from_json(row, "events")?,
        before: score("nrs_before")?,
        after: score("nrs_after")?,
        next_morning: from_json(row, "next_morning")?,
    })
}
