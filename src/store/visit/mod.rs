//! Clinicians' looks as rows.

use rusqlite::{OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::row::{from_json, from_text, json, moment, uuid};
use super::{Store, StoreError};
use crate::domain::check::Visit;

impl Store {
    /// Clinicians' looks from the one recorded last back, `limit` at most.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn visits(&self, limit: usize) -> Result<Vec<Visit>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("list.sql"))?;
        Ok(statement.query_map(named_params! {":limit": limit}, visit_from_row)?.collect::<Result<_, _>>()?)
    }

    pub(super) fn visit(&self, id: Uuid) -> Result<Option<Visit>, StoreError> {
        let mut statement = self.statement(include_str!("read.sql"))?;
        Ok(statement.query_row(named_params! {":id": id.to_string()}, visit_from_row).optional()?)
    }

    pub(super) fn put_visit(&self, visit: &Visit) -> Result<(), StoreError> {
        let Visit { id, at, day, said, rules, ticked, worst } = visit;
        self.statement(include_str!("put.sql"))?.execute(named_params! {
            ":id": id.to_string(),
            ":at_s": at.utc_s,
            ":offset_min": at.offset_min,
            ":day": day.to_string(),
            ":said": said,
            ":rules": json(rules)?,
            ":ticked": json(ticked)?,
            ":worst": worst,
        })?;
        Ok(())
    }

    pub(super) fn delete_visit(&self, id: Uuid) -> Result<(), StoreError> {
        self.statement(include_str!("delete.sql"))?.execute(named_params! {":id": id.to_string()})?;
        Ok(())
    }
}

pub(super) fn visit_from_row(row: &Row<'_>) -> rusqlite::Result<Visit> {
    Ok(Visit {
        id: uuid(row, "id")?,
        at: moment(row)?,
        day: from_text(row, "day")?,
        said: row.get("said")?,
        rules: from_json(row, "rules")?,
        ticked: from_json(row, "ticked")?,
        worst: row.get("worst")?,
    })
}
