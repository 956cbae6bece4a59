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
}
