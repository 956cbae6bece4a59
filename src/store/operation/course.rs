//! What a merge asks: the steps of one record, and which records were ever changed.

use rusqlite::named_params;

use super::{Key, Record};
use crate::domain::merge::Step;
use crate::domain::record::RecordKind;
use crate::store::{Store, StoreError};

impl Store {
    /// The steps that changed a record, the oldest first. A merge that was taken back is none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn steps(&self, key: &Key) -> Result<Vec<Step>, StoreError> {
        let mut statement = self.statement(include_str!("steps.sql"))?;
        let columns = named_params! {":record_id": key.id(), ":record_kind": key.kind()};
        let rows = statement.query_map(columns, |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?, row.get::<_, Option<String>>(2)?))
        })?;
        let mut steps = Vec::new();
        for row in rows {
            let (at_s, undone, before) = row?;
            let other = before.map(|text| serde_json::from_str::<Record>(&text)).transpose()?;
            steps.push(Step { at_s, undone, other });
        }
        Ok(steps)
    }

    /// The keys of all records of a kind that were ever changed, also of those that are not there any more.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn changed(&self, kind: RecordKind) -> Result<Vec<Key>, StoreError> {
        let mut statement = self.statement(include_str!("changed.sql"))?;
        let ids = statement.query_map(named_params! {":record_kind": kind.id()}, |row| row.get::<_, String>(0))?;
        let mut keys = Vec::new();
        for id in ids {
            keys.push(Key::from_columns(kind.id(), &id?)?);
        }
        Ok(keys)
    }
}
