//! Plans for the first days after an injury as rows. Timers that run lie on the desk.

use rusqlite::{OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::row::{from_json, json, moment, uuid};
use super::{Store, StoreError};
use crate::domain::body::Side;
use crate::domain::rice::{FirstDays, FirstDaysRecord};

impl Store {
    /// First-days plans from the newest injury back, `limit` at most.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn first_days_plans(&self, limit: usize) -> Result<Vec<FirstDaysRecord>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("list.sql"))?;
        Ok(statement.query_map(named_params! {":limit": limit}, plan_from_row)?.collect::<Result<_, _>>()?)
    }

    /// The first-days plan with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn first_days_plan(&self, id: Uuid) -> Result<Option<FirstDaysRecord>, StoreError> {
        let mut statement = self.statement(include_str!("read.sql"))?;
        Ok(statement.query_row(named_params! {":id": id.to_string()}, plan_from_row).optional()?)
    }

    pub(super) fn put_first_days(&self, record: &FirstDaysRecord) -> Result<(), StoreError> {
        let FirstDaysRecord { id, plan: FirstDays { injury, side }, events } = record;
        self.statement(include_str!("put.sql"))?.execute(named_params! {
            ":id": id.to_string(),
            ":at_s": injury.utc_s,
            ":offset_min": injury.offset_min,
            ":side": side.id(),
            ":events": json(events)?,
        })?;
        Ok(())
    }

    pub(super) fn delete_first_days(&self, id: Uuid) -> Result<(), StoreError> {
        self.statement(include_str!("delete.sql"))?.execute(named_params! {":id": id.to_string()})?;
        Ok(())
    }
}

pub(super) fn plan_from_row(row: &Row<'_>) -> rusqlite::Result<FirstDaysRecord> {
    let side = Side::from_id(&row.get::<_, String>("side")?).unwrap_or(Side::Both);
    Ok(FirstDaysRecord {
        id: uuid(row, "id")?,
        plan: FirstDays { injury: moment(row)?, side },
        events: from_json(row, "events")?,
    })
}
