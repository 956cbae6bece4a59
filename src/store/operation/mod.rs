//! The one door for writing: every change of a record is part of a named operation that can be undone, also tomorrow.

mod all;
mod course;
mod entries;
mod fill;
mod history;
mod record;

use rusqlite::{OptionalExtension as _, Row, named_params, params};

use super::{Store, StoreError, digest};
use crate::domain::when::Moment;
use entries::Entries;
pub(super) use fill::OldStep;
pub use history::{Deleted, Version};
pub use record::{Change, Key, Record};

/// Two edits of one record within this time are one step.
const MERGE_S: i64 = 60;
/// Operations are kept for a year …
const KEEP_S: i64 = 366 * 24 * 3600;
/// … and the newest hundred in any case.
const KEEP_COUNT: i64 = 100;

/// From so many changes on, a step is large.
const LARGE: usize = 1_000;
/// Memory for the pages of a large step in KB: an import of 100 000 rows fits.
const ROOM_KB: i64 = 128 * 1024;
/// Memory for pages otherwise: what SQLite takes by itself.
const USUAL_KB: i64 = 2_000;

/// One step that a person made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Number of the step, rising with time.
    pub id: i64,
    /// When it was made.
    pub at: Moment,
    /// Its name, as Undo shows it.
    pub name: String,
    /// Whether it is undone now.
    pub undone: bool,
    /// Whether it could be redone.
    pub can_redo: bool,
}

impl Store {
    /// Makes all changes under one name, or none of them.
    ///
    /// # Errors
    /// When the file cannot be written; it is then as it was.
    pub fn apply(&mut self, name: &str, at: Moment, changes: &[Change]) -> Result<(), StoreError> {
        self.in_transaction(|store| {
            if store.merges_with_last(name, at, changes)? {
                return changes.iter().try_for_each(|change| store.write(change));
            }
            store.step(name, at, changes)
        })
    }

    /// One step in the transaction under way.
    pub(super) fn step(&self, name: &str, at: Moment, changes: &[Change]) -> Result<(), StoreError> {
        self.statement(include_str!("close_redo.sql"))?.execute([])?;
        let limits = named_params! {":before_s": at.utc_s - KEEP_S, ":keep": KEEP_COUNT};
        self.statement(include_str!("drop_old.sql"))?.execute(limits)?;
        let columns = named_params! {":at_s": at.utc_s, ":offset_min": at.offset_min, ":name": name};
        self.statement(include_str!("insert.sql"))?.execute(columns)?;
        let operation = self.connection.last_insert_rowid();
        self.make_room(changes.len())?;
        self.write_all(operation, changes)
    }

    /// Writes the changes of a step, and what stood there before each.
    fn write_all(&self, operation: i64, changes: &[Change]) -> Result<(), StoreError> {
        let mut insert_change = self.statement(include_str!("insert_change.sql"))?;
        let mut entries = Entries::new(self, changes.len() > LARGE)?;
        for (seq, change) in changes.iter().enumerate() {
            let key = match change {
                Change::Put(record) => record.key(),
                Change::Delete(key) => key.clone(),
            };
            let before = if entries.is_certainly_new(change) { None } else { self.record(&key)? };
            let text = before.as_ref().map(serde_json::to_string).transpose()?;
            let digest = text.as_deref().map(digest::of_text);
            let seq = i64::try_from(seq).unwrap_or(i64::MAX);
            insert_change.execute(params![operation, seq, key.kind(), key.id(), text, digest])?;
            match change {
                Change::Put(Record::Episode(episode)) => entries.put(episode, before.is_some())?,
                other => self.write_row(other)?,
            }
            self.keep_digest(change)?;
        }
        Ok(())
    }

    /// Undoes the newest step and returns its name.
    ///
    /// # Errors
    /// `Nothing` when there is no step to undo.
    pub fn undo(&mut self, at: Moment) -> Result<String, StoreError> {
        self.in_transaction(|store| {
            let operation = store.next_undo()?.ok_or(StoreError::Nothing)?;
            store.swap(operation.id, include_str!("changes_backwards.sql"))?;
            let columns = named_params! {":id": operation.id, ":undone_at_s": Some(at.utc_s)};
            store.statement(include_str!("mark.sql"))?.execute(columns)?;
            Ok(operation.name)
        })
    }

    /// Does the step again that was undone last and returns its name.
    ///
    /// # Errors
    /// `Nothing` when there is no step to redo.
    pub fn redo(&mut self) -> Result<String, StoreError> {
        self.in_transaction(|store| {
            let operation = store.next_redo()?.ok_or(StoreError::Nothing)?;
            store.swap(operation.id, include_str!("changes.sql"))?;
            let columns = named_params! {":id": operation.id, ":undone_at_s": None::<i64>};
            store.statement(include_str!("mark.sql"))?.execute(columns)?;
            Ok(operation.name)
        })
    }

    /// The step that Undo would take back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next_undo(&self) -> Result<Option<Operation>, StoreError> {
        Ok(self.statement(include_str!("next_undo.sql"))?.query_row([], operation_from_row).optional()?)
    }

    /// The step that Redo would do again.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next_redo(&self) -> Result<Option<Operation>, StoreError> {
        Ok(self.statement(include_str!("next_redo.sql"))?.query_row([], operation_from_row).optional()?)
    }

    pub(super) fn in_transaction<T>(
        &mut self,
        work: impl FnOnce(&Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // Without it this process is beside the one that writes.
        if self.lock.is_none() {
            return Err(StoreError::OpenElsewhere);
        }
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let done = work(self).and_then(|value| {
            self.mend_pain_days()?;
            self.connection.execute_batch("COMMIT")?;
            Ok(value)
        });
        // A step that failed halfway leaves no day to mend.
        self.stale_days.take();
        self.give_back_room();
        if done.is_ok() {
            self.revision += 1;
        } else if !self.connection.is_autocommit() {
            // SQLite rolls back by itself after some errors; otherwise it is done here. Nothing is left half written.
            self.connection.execute_batch("ROLLBACK")?;
        }
        done
    }

    /// Keeps all pages of a large step in memory: its ids lie all over the indexes, and reading and writing the same
    /// pages again and again would take longer than the step itself.
    fn make_room(&self, changes: usize) -> Result<(), StoreError> {
        if changes > LARGE && !self.roomy.replace(true) {
            self.connection.pragma_update(None, "cache_size", -ROOM_KB)?;
        }
        Ok(())
    }

    /// Gives the memory of a large step back.
    fn give_back_room(&self) {
        if self.roomy.take() {
            // More memory than is needed is no reason to fail.
            let _ = self.connection.pragma_update(None, "cache_size", -USUAL_KB);
        }
    }

    /// A second edit of one record within a minute belongs to the first.
    fn merges_with_last(&self, name: &str, at: Moment, changes: &[Change]) -> Result<bool, StoreError> {
        let [Change::Put(record)] = changes else { return Ok(false) };
        let key = record.key();
        let found: Option<i64> = self
            .statement(include_str!("mergeable.sql"))?
            .query_row(
                named_params! {
                    ":name": name,
                    ":since_s": at.utc_s - MERGE_S,
                    ":until_s": at.utc_s,
                    ":record_kind": key.kind(),
                    ":record_id": key.id(),
                },
                |row| row.get(0),
            )
            .optional()?;
        Ok(found.is_some())
    }

    /// Puts each `before` where the record is, and keeps what stood there instead.
    fn swap(&self, operation: i64, sql: &str) -> Result<(), StoreError> {
        let changes: Vec<(i64, String, String, Option<String>)> = self
            .statement(sql)?
            .query_map(named_params! {":operation_id": operation}, |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?
            .collect::<Result<_, _>>()?;
        self.make_room(changes.len())?;
        for (seq, kind, id, before) in changes {
            let key = Key::from_columns(&kind, &id)?;
            let present = self.record(&key)?.map(|record| serde_json::to_string(&record)).transpose()?;
            match before {
                Some(before) => self.write(&Change::Put(serde_json::from_str(&before)?))?,
                None => self.write(&Change::Delete(key))?,
            }
            self.statement(include_str!("keep_before.sql"))?.execute(named_params! {
                ":operation_id": operation, ":seq": seq, ":before": present, ":digest": present.as_deref().map(digest::of_text),
            })?;
        }
        Ok(())
    }

    /// The record with this key.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn record(&self, key: &Key) -> Result<Option<Record>, StoreError> {
        Ok(match key {
            Key::Episode(id) => self.episode(*id)?.map(|episode| Record::Episode(Box::new(episode))),
            Key::Setting(key) => self.setting(key)?.map(Record::Setting),
            Key::Check(id) => self.check(*id)?.map(|check| Record::Check(Box::new(check))),
            Key::Visit(id) => self.visit(*id)?.map(Record::Visit),
            Key::Session(id) => self.session(*id)?.map(|session| Record::Session(Box::new(session))),
            Key::FirstDays(id) => self.first_days_plan(*id)?.map(|plan| Record::FirstDays(Box::new(plan))),
            Key::Routine(id) => self.routine(*id)?.map(|routine| Record::Routine(Box::new(routine))),
            Key::Progress(id) => self.progress_line(*id)?.map(|line| Record::Progress(Box::new(line))),
            Key::Product(id) => self.product(*id)?.map(|product| Record::Product(Box::new(product))),
            Key::Dose(id) => self.dose(*id)?.map(|dose| Record::Dose(Box::new(dose))),
            Key::Goal(id) => self.goal(*id)?.map(|goal| Record::Goal(Box::new(goal))),
            Key::GoalRating(id) => self.goal_rating(*id)?.map(Record::GoalRating),
            Key::Profile(field) => self.profile_answer(field)?.map(Record::Profile),
        })
    }

    fn write(&self, change: &Change) -> Result<(), StoreError> {
        self.write_row(change)?;
        self.keep_digest(change)
    }

    fn write_row(&self, change: &Change) -> Result<(), StoreError> {
        match change {
            Change::Put(Record::Episode(episode)) => self.put_episode(episode),
            Change::Put(Record::Setting(setting)) => self.put_setting(setting),
            Change::Put(Record::Check(check)) => self.put_check(check),
            Change::Put(Record::Visit(visit)) => self.put_visit(visit),
            Change::Put(Record::Session(session)) => self.put_session(session),
            Change::Put(Record::FirstDays(plan)) => self.put_first_days(plan),
            Change::Put(Record::Routine(routine)) => self.put_routine(routine),
            Change::Put(Record::Progress(line)) => self.put_progress(line),
            Change::Put(Record::Product(product)) => self.put_product(product),
            Change::Put(Record::Dose(dose)) => self.put_dose(dose),
            Change::Put(Record::Goal(goal)) => self.put_goal(goal),
            Change::Put(Record::GoalRating(rating)) => self.put_goal_rating(rating),
            Change::Put(Record::Profile(answer)) => self.put_profile_answer(answer),
            Change::Delete(Key::Episode(id)) => self.delete_episode(*id),
            Change::Delete(Key::Setting(key)) => self.delete_setting(key),
            Change::Delete(Key::Check(id)) => self.delete_check(*id),
            Change::Delete(Key::Visit(id)) => self.delete_visit(*id),
            Change::Delete(Key::Session(id)) => self.delete_session(*id),
            Change::Delete(Key::FirstDays(id)) => self.delete_first_days(*id),
            Change::Delete(Key::Routine(id)) => self.delete_routine(*id),
            Change::Delete(Key::Progress(id)) => self.delete_progress(*id),
            Change::Delete(Key::Product(id)) => self.delete_product(*id),
            Change::Delete(Key::Dose(id)) => self.delete_dose(*id),
            Change::Delete(Key::Goal(id)) => self.delete_goal(*id),
            Change::Delete(Key::GoalRating(id)) => self.delete_goal_rating(*id),
            Change::Delete(Key::Profile(field)) => self.delete_profile_answer(field),
        }
    }
}

fn operation_from_row(row: &Row<'_>) -> rusqlite::Result<Operation> {
    let undone = row.get::<_, Option<i64>>("undone_at_s")?.is_some();
    Ok(Operation {
        id: row.get("id")?,
        at: Moment { utc_s: row.get("at_s")?, offset_min: row.get("offset_min")? },
        name: row.get("name")?,
        undone,
        can_redo: undone && row.get::<_, i64>("closed")? == 0,
    })
}
