//! Answers about oneself as rows. A question without a row was never answered.

use rusqlite::{OptionalExtension as _, Row, named_params};

use super::row::{from_json, json, moment};
use super::{Store, StoreError};
use crate::domain::profile::ProfileAnswer;

impl Store {
    /// Every answer, by the id of its question.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn profile_answers(&self) -> Result<Vec<ProfileAnswer>, StoreError> {
        let mut statement = self.statement(include_str!("list.sql"))?;
        Ok(statement.query_map([], answer_from_row)?.collect::<Result<_, _>>()?)
    }

    pub(super) fn profile_answer(&self, field: &str) -> Result<Option<ProfileAnswer>, StoreError> {
        let mut statement = self.statement(include_str!("read.sql"))?;
        Ok(statement.query_row(named_params! {":field": field}, answer_from_row).optional()?)
    }

    pub(super) fn put_profile_answer(&self, answer: &ProfileAnswer) -> Result<(), StoreError> {
        let ProfileAnswer { field, value, at } = answer;
        self.statement(include_str!("put.sql"))?.execute(named_params! {
            ":field": field, ":value": json(value)?, ":at_s": at.utc_s, ":offset_min": at.offset_min,
        })?;
        Ok(())
    }

    pub(super) fn delete_profile_answer(&self, field: &str) -> Result<(), StoreError> {
        self.statement(include_str!("delete.sql"))?.execute(named_params! {":field": field})?;
        Ok(())
    }
}

pub(super) fn answer_from_row(row: &Row<'_>) -> rusqlite::Result<ProfileAnswer> {
    Ok(ProfileAnswer { field: row.get("field")?, value: from_json(row, "value")?, at: moment(row)? })
}
