//! What lay on the desk: window size, an unfinished draft. Not part of the journal, so there is no undo for it.

use rusqlite::{OptionalExtension as _, named_params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Store, StoreError};

impl Store {
    /// Reads one thing from the desk; one that cannot be read counts as not there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn desk<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        let mut statement = self.statement(include_str!("read.sql"))?;
        let value: Option<String> = statement.query_row(named_params! {":key": key}, |row| row.get(0)).optional()?;
        Ok(value.and_then(|value| serde_json::from_str(&value).ok()))
    }

    /// Puts one thing on the desk.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_desk<T: Serialize>(&self, key: &str, value: &T) -> Result<(), StoreError> {
        let value = serde_json::to_string(value)?;
        self.statement(include_str!("put.sql"))?.execute(named_params! {":key": key, ":value": value})?;
        Ok(())
    }

    /// Clears one thing from the desk.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn clear_desk(&self, key: &str) -> Result<(), StoreError> {
        self.statement(include_str!("delete.sql"))?.execute(named_params! {":key": key})?;
        Ok(())
    }

    /// Makes the desk the same as that of another journal.
    pub(super) fn take_desk_of(&self, other: &Self) -> Result<(), StoreError> {
        let mut list = other.statement(include_str!("list.sql"))?;
        let rows = list.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let rows: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
        self.take_desk_rows(rows)
    }

    /// Puts these things on the desk in place of what lies there.
    pub(super) fn take_desk_rows(&self, rows: impl IntoIterator<Item = (String, String)>) -> Result<(), StoreError> {
        self.connection.execute_batch("BEGIN")?;
        self.statement(include_str!("clear.sql"))?.execute([])?;
        let mut put = self.statement(include_str!("put_row.sql"))?;
        for (key, value) in rows {
            put.execute(named_params! {":key": key, ":value": value})?;
        }
        self.connection.execute_batch("COMMIT")?;
        Ok(())
    }
}
