//! Filling a new journal with what was read out of a damaged one: its records and its history, in one transaction. That is
//! no step that Undo could take back.

use std::collections::BTreeMap;

use rusqlite::named_params;

use super::entries::Entries;
use super::{Change, Key, Record};
use crate::domain::record::RecordKind;
use crate::domain::when::Moment;
use crate::store::digest::{self, Digests};
use crate::store::{Store, StoreError};

/// Records between two looks at whether the work is still wanted.
const PULSE: usize = 500;

/// A step of the history with all that it changed, as it stood in another journal.
#[derive(Debug)]
pub(in crate::store) struct OldStep {
    pub(in crate::store) id: i64,
    pub(in crate::store) at: Moment,
    pub(in crate::store) name: String,
    pub(in crate::store) undone_at_s: Option<i64>,
    pub(in crate::store) closed: bool,
    /// In their order: which record, and what it was before as JSON.
    pub(in crate::store) changes: Vec<(Key, Option<String>)>,
}

/// How much of it the new journal has taken; it refuses what cannot be.
#[derive(Debug, Default)]
pub(in crate::store) struct Filled {
    pub(in crate::store) records: BTreeMap<RecordKind, usize>,
    pub(in crate::store) steps: usize,
}

impl Store {
    /// Fills a journal that has nothing in it. Records keep the `digests` that they had. `pulse` is told how many more records are done and answers whether the work
    /// is still wanted; `None` when it was not, and then nothing was written.
    pub(in crate::store) fn fill(
        &mut self,
        records: &[Record],
        steps: &[OldStep],
        digests: &Digests,
        pulse: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Option<Filled>, StoreError> {
        let mut is_wanted = true;
        let filled = self.in_transaction(|store| {
            store.make_room(usize::MAX)?;
            let mut filled = Filled::default();
            let mut entries = Entries::new(store, true)?;
            for (place, record) in records.iter().enumerate() {
                if taken(store.fill_in(record, &mut entries))? {
                    store.hold_to(digests, &record.key())?;
                    *filled.records.entry(record.kind()).or_default() += 1;
                }
                if place % PULSE == 0 && !pulse(PULSE) {
                    is_wanted = false;
                    // Rolls everything back.
                    return Err(StoreError::Nothing);
                }
            }
            for step in steps {
                filled.steps += usize::from(taken(store.fill_step(step))?);
            }
            Ok(filled)
        });
        match filled {
            Err(StoreError::Nothing) if !is_wanted => Ok(None),
            filled => filled.map(Some),
        }
    }

    fn fill_in(&self, record: &Record, entries: &mut Entries<'_>) -> Result<(), StoreError> {
        let change = Change::Put(record.clone());
        let is_new = entries.is_certainly_new(&change);
        match record {
            Record::Episode(episode) if is_new => {
                entries.put(episode, false)?;
                self.keep_digest(&change)
            }
            _ => self.write(&change),
        }
    }

    fn fill_step(&self, step: &OldStep) -> Result<(), StoreError> {
        let OldStep { id, at, name, undone_at_s, closed, changes } = step;
        self.statement(include_str!("fill_step.sql"))?.execute(named_params! {
            ":id": id,
            ":at_s": at.utc_s,
            ":offset_min": at.offset_min,
            ":name": name,
            ":undone_at_s": undone_at_s,
            ":closed": closed,
        })?;
        let mut statement = self.statement(include_str!("fill_change.sql"))?;
        for (seq, (key, before)) in changes.iter().enumerate() {
            statement.execute(named_params! {
                ":operation_id": id,
                ":seq": i64::try_from(seq).unwrap_or(i64::MAX),
                ":record_kind": key.kind(),
                ":record_id": key.id(),
                ":before": before,
                ":digest": before.as_deref().map(digest::of_text),
            })?;
        }
        Ok(())
    }
}

/// Whether it was taken. A row that the file refuses is left out; a file that cannot be written is an error.
fn taken(written: Result<(), StoreError>) -> Result<bool, StoreError> {
    match written {
        Ok(()) => Ok(true),
        Err(StoreError::Refused(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi::{Error, SQLITE_CONSTRAINT, SQLITE_IOERR};

    use super::*;

    #[test]
    fn a_disk_that_fails_is_never_taken_for_a_row_that_cannot_be() {
        let written =
            |code| -> Result<(), StoreError> { Err(rusqlite::Error::SqliteFailure(Error::new(code), None).into()) };
        assert!(matches!(taken(written(SQLITE_CONSTRAINT)), Ok(false)));
        assert!(matches!(taken(written(SQLITE_IOERR)), Err(StoreError::Other(_))));
    }
}
