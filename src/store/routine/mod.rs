//! Routines that people made, as rows. The ready ones are content and never stand here.

use rusqlite::{OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::row::{from_json, json, uuid};
use super::{Store, StoreError};
use crate::domain::routine::{Routine, RoutineId};

impl Store {
    /// All routines that the person made, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn routines(&self) -> Result<Vec<Routine>, StoreError> {
        let mut statement = self.statement(include_str!("list.sql"))?;
        Ok(statement.query_map([], routine_from_row)?.collect::<Result<_, _>>()?)
    }

    /// The routine with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn routine(&self, id: Uuid) -> Result<Option<Routine>, StoreError> {
        let mut statement = self.statement(include_str!("read.sql"))?;
        Ok(statement.query_row(named_params! {":id": id.to_string()}, routine_from_row).optional()?)
    }

    pub(super) fn put_routine(&self, routine: &Routine) -> Result<(), StoreError> {
        let Routine { id, name, minutes, often, remind_min, items, stages: _, rhythm: _, note: _, sources: _ } =
            routine;
        let RoutineId::Own(id) = id else {
            return Err(StoreError::Damaged("a ready routine is no part of a journal".to_owned()));
        };
        self.statement(include_str!("put.sql"))?.execute(named_params! {
            ":id": id.to_string(),
            ":name": name,
            ":minutes": minutes,
            ":often": often,
            ":remind_min": remind_min,
            ":items": json(items)?,
        })?;
        Ok(())
    }

    pub(super) fn delete_routine(&self, id: Uuid) -> Result<(), StoreError> {
        self.statement(include_str!("delete.sql"))?.execute(named_params! {":id": id.to_string()})?;
        Ok(())
    }
}

pub(super) fn routine_from_row(row: &Row<'_>) -> rusqlite::Result<Routine> {
    Ok(Routine {
        id: RoutineId::Own(uuid(row, "id")?),
        name: row.get("name")?,
        stages: Vec::new(),
        minutes: row.get("minutes")?,
        often: row.get("often")?,
        rhythm: None,
        note: None,
        remind_min: row.get("remind_min")?,
        sources: Vec::new(),
        items: from_json(row, "items")?,
    })
}
