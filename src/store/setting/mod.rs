//! Settings as rows.

use rusqlite::{OptionalExtension as _, named_params};

use super::{Store, StoreError};
use crate::domain::setting::Setting;

impl Store {
    /// Every setting in the file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn settings(&self) -> Result<Vec<Setting>, StoreError> {
        let mut statement = self.statement(include_str!("list.sql"))?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        let mut settings = Vec::new();
        for row in rows {
            let (key, value) = row?;
            settings.push(Setting { key, value: serde_json::from_str(&value)? });
        }
        Ok(settings)
    }

    pub(super) fn setting(&self, key: &str) -> Result<Option<Setting>, StoreError> {
        let mut statement = self.statement(include_str!("read.sql"))?;
        let value: Option<String> = statement.query_row(named_params! {":key": key}, |row| row.get(0)).optional()?;
        value.map(|value| Ok(Setting { key: key.to_owned(), value: serde_json::from_str(&value)? })).transpose()
    }

    pub(super) fn put_setting(&self, setting: &Setting) -> Result<(), StoreError> {
        let mut statement = self.statement(include_str!("put.sql"))?;
        statement.execute(named_params! {":key": setting.key, ":value": setting.value.to_string()})?;
        Ok(())
    }

    pub(super) fn delete_setting(&self, key: &str) -> Result<(), StoreError> {
        self.statement(include_str!("delete.sql"))?.execute(named_params! {":key": key})?;
        Ok(())
    }
}
