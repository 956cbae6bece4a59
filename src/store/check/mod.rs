//! Saved checks as rows.

use rusqlite::{OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::row::{from_json, from_text, json, moment, uuid};
use super::{Store, StoreError};
use crate::domain::check::Check;

impl Store {
    /// The check with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn check(&self, id: Uuid) -> Result<Option<Check>, StoreError> {
        let mut statement = self.statement(include_str!("read.sql"))?;
        Ok(statement.query_row(named_params! {":id": id.to_string()}, check_from_row).optional()?)
    }

    /// Checks from the newest back, `limit` at most.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn checks(&self, limit: usize) -> Result<Vec<Check>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("list.sql"))?;
        Ok(statement.query_map(named_params! {":limit": limit}, check_from_row)?.collect::<Result<_, _>>()?)
    }

    pub(super) fn put_check(&self, check: &Check) -> Result<(), StoreError> {
        let Check { id, at, side, answers, tier, rules, open } = check;
        self.statement(include_str!("put.sql"))?.execute(named_params! {
            ":id": id.to_string(),
            ":at_s": at.utc_s,
            ":offset_min": at.offset_min,
            ":side": side.id(),
            ":answers": json(answers)?,
            ":tier": tier.id(),
            ":rules": json(rules)?,
            ":open": json(open)?,
        })?;
        Ok(())
    }

    pub(super) fn delete_check(&self, id: Uuid) -> Result<(), StoreError> {
        self.statement(include_str!("delete.sql"))?.execute(named_params! {":id": id.to_string()})?;
        Ok(())
    }
}

pub(super) fn check_from_row(row: &Row<'_>) -> rusqlite::Result<Check> {
    Ok(Check {
        id: uuid(row, "id")?,
        at: moment(row)?,
        side: from_text(row, "side")?,
        answers: from_json(row, "answers")?,
        tier: from_text(row, "tier")?,
        rules: from_json(row, "rules")?,
        open: from_json(row, "open")?,
    })
}
