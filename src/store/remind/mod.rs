//! The ledger of reminders on the desk: no part of the journal, and not undone. A mark is taken by one statement that
//! works only if nobody has replaced it since it was read, so two processes never show the same note.

use rusqlite::named_params;

use super::row::json;
use super::{Store, StoreError};
use crate::domain::remind::{Ledger, Mark};

/// What the key of a mark begins with.
const PREFIX: &str = "remind ";
/// Marks that were not touched for so many days are dropped.
const KEPT_DAYS: i32 = 30;

impl Store {
    /// Every mark; one that cannot be read counts as done, so that its note stays away.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn ledger(&self) -> Result<Ledger, StoreError> {
        let mut statement = self.statement(include_str!("list.sql"))?;
        let marks = statement.query_map(named_params! {":prefix": PREFIX}, |row| {
            let value: String = row.get("value")?;
            let unreadable = Mark { done: true, ..Mark::default() };
            Ok((row.get("occasion")?, serde_json::from_str(&value).unwrap_or(unreadable)))
        })?;
        Ok(marks.collect::<Result<_, _>>()?)
    }

    /// Replaces the mark of an occasion, if it is still what it was (`None` is not there). Returns whether it was; if
    /// not, somebody else was faster. Drops marks of long ago.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn claim(&self, occasion: &str, before: Option<&Mark>, after: &Mark) -> Result<bool, StoreError> {
        let before = before.map(json).transpose()?;
        let taken = self.statement(include_str!("claim.sql"))?.execute(named_params! {
            ":key": format!("{PREFIX}{occasion}"),
            ":before": before,
            ":after": json(after)?,
        })?;
        if taken > 0 {
            let before_day = after.day.saturating_sub(KEPT_DAYS);
            let columns = named_params! {":prefix": PREFIX, ":before_day": before_day};
            self.statement(include_str!("prune.sql"))?.execute(columns)?;
        }
        Ok(taken > 0)
    }
}
