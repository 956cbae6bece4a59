//! The same table read as a history: all steps, the versions of one entry, and entries that can be put back.

use rusqlite::named_params;
use uuid::Uuid;

use super::{Operation, Record, operation_from_row};
use crate::domain::episode::Episode;
use crate::domain::when::Moment;
use crate::store::{Store, StoreError};

/// One version of an entry: what it was after a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When the step was made.
    pub at: Moment,
    /// Name of the step.
    pub name: String,
    /// The entry before the step; `None` if there was none.
    pub before: Option<Episode>,
    /// The entry after the step; `None` if it was deleted.
    pub after: Option<Episode>,
}

/// An entry that is not in the journal now but can be put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// The entry as it was.
    pub episode: Episode,
    /// When it went away.
    pub at: Moment,
    /// Name of the step that took it away.
    pub name: String,
}

impl Store {
    /// Steps from the newest back, `limit` at most.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn operations(&self, limit: usize) -> Result<Vec<Operation>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("list.sql"))?;
        let rows = statement.query_map(named_params! {":limit": limit}, operation_from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What was done to one entry, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn versions(&self, id: Uuid) -> Result<Vec<Version>, StoreError> {
        let mut statement = self.statement(include_str!("versions.sql"))?;
        let rows = statement.query_map(named_params! {":record_id": id.to_string()}, |row| {
            let at = Moment { utc_s: row.get(0)?, offset_min: row.get(1)? };
            Ok((at, row.get::<_, String>(2)?, row.get::<_, Option<String>>(3)?))
        })?;
        let mut versions: Vec<Version> = Vec::new();
        for row in rows {
            let (at, name, before) = row?;
            let before = before.map(|text| episode_from_json(&text)).transpose()?;
            if let Some(last) = versions.last_mut() {
                last.after.clone_from(&before);
            }
            versions.push(Version { at, name, before, after: None });
        }
        if let Some(last) = versions.last_mut() {
            last.after = self.episode(id)?;
        }
        Ok(versions)
    }

    /// Entries that can be put back, the newest loss first, `limit` at most.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn deleted(&self, limit: usize) -> Result<Vec<Deleted>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("deleted.sql"))?;
        let rows = statement.query_map(named_params! {":limit": limit}, |row| {
            let at = Moment { utc_s: row.get(0)?, offset_min: row.get(1)? };
            Ok((at, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
        })?;
        let mut deleted = Vec::new();
        for row in rows {
            let (at, name, before) = row?;
            deleted.push(Deleted { episode: episode_from_json(&before)?, at, name });
        }
        Ok(deleted)
    }

    /// Forgets every entry, check, clinician's look and answer that is not in the journal now, with its history. What is
    /// there keeps its own history. This cannot be undone.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_deleted(&mut self) -> Result<(), StoreError> {
        self.in_transaction(|store| {
            store.statement(include_str!("forget_changes.sql"))?.execute([])?;
            store.statement(include_str!("forget_operations.sql"))?.execute([])?;
            store.statement(include_str!("forget_words.sql"))?.execute([])?;
            Ok(())
        })
    }
}

fn episode_from_json(text: &str) -> Result<Episode, StoreError> {
    match serde_json::from_str(text)? {
        Record::Episode(episode) => Ok(*episode),
        Record::Setting(_)
        | Record::Check(_)
        | Record::Visit(_)
        | Record::Profile(_)
        | Record::Session(_)
        | Record::Routine(_)
        | Record::Progress(_)
        | Record::Product(_)
        | Record::Dose(_)
        | Record::Goal(_)
        | Record::GoalRating(_)
        | Record::FirstDays(_) => Err(StoreError::Damaged("another record stands where an entry should be".to_owned())),
    }
}
