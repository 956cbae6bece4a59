//! The way back as rows: stages that were agreed to, and what the leg could do.

use rusqlite::{OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::row::{from_json, json, moment, uuid};
use super::{Store, StoreError};
use crate::domain::body::Side;
use crate::domain::phase::Progress;

impl Store {
    /// Lines of the way back, the newest first, `limit` at most.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn progress(&self, limit: usize) -> Result<Vec<Progress>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("list.sql"))?;
        Ok(statement.query_map(named_params! {":limit": limit}, progress_from_row)?.collect::<Result<_, _>>()?)
    }

    pub(super) fn progress_line(&self, id: Uuid) -> Result<Option<Progress>, StoreError> {
        let mut statement = self.statement(include_str!("read.sql"))?;
        Ok(statement.query_row(named_params! {":id": id.to_string()}, progress_from_row).optional()?)
    }

    pub(super) fn put_progress(&self, progress: &Progress) -> Result<(), StoreError> {
        let Progress { id, at, side, what } = progress;
        self.statement(include_str!("put.sql"))?.execute(named_params! {
            ":id": id.to_string(),
            ":at_s": at.utc_s,
            ":offset_min": at.offset_min,
            ":side": side.id(),
            ":what": json(what)?,
        })?;
        Ok(())
    }

    pub(super) fn delete_progress(&self, id: Uuid) -> Result<(), StoreError> {
        self.statement(include_str!("delete.sql"))?.execute(named_params! {":id": id.to_string()})?;
        Ok(())
    }
}

pub(super) fn progress_from_row(row: &Row<'_>) -> rusqlite::Result<Progress> {
    let side = Side::from_id(&row.get::<_, String>("side")?).unwrap_or(Side::Both);
    Ok(Progress { id: uuid(row, "id")?, at: moment(row)?, side, what: from_json(row, "what")? })
}
