//! The SQLite file. The only place that knows SQL; decides nothing and words nothing for people.
//!
//! Records are written by `operation` alone, so everything a person does can be undone. Only `desk` stands beside
//! it: it holds what is not part of the journal, with the ledger of reminders (`remind`). Every statement is a `.sql` file beside the code that runs it.

pub mod backup;
mod check;
mod copy;
mod course;
mod create;
pub mod desk;
mod digest;
mod dose;
pub mod episode;
mod erase;
mod error;
mod first_days;
mod goal;
mod guard;
mod identity;
mod key;
pub mod mark;
mod open;
pub mod operation;
mod product;
mod profile;
mod progress;
mod rekey;
mod remind;
mod routine;
mod row;
pub mod salvage;
mod schema;
mod search;
mod session;
mod setting;
mod upgrade;
pub mod verify;
mod version;
mod visit;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

pub use error::StoreError;
pub use identity::APPLICATION_ID;
pub use key::Key;
pub use open::ReadAccess;
pub use rekey::WAS_OPEN;
use rusqlite::{CachedStatement, Connection};
pub use schema::SCHEMA_VERSION;
use uuid::Uuid;
pub use version::{cipher_version, sqlite_version};

/// An open journal.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    /// With what it was opened; nothing for a journal without a passphrase.
    key: Option<Key>,
    /// Held for as long as this process may write.
    lock: Option<std::fs::File>,
    revision: u64,
    queries: Cell<u64>,
    /// Days that lost an entry in the transaction under way, in days from 1970-01-01.
    stale_days: RefCell<BTreeSet<i32>>,
    /// A large step is under way, with more memory for pages.
    roomy: Cell<bool>,
}

impl Store {
    fn new(connection: Connection, path: &Path, key: Option<&Key>, lock: Option<std::fs::File>) -> Self {
        let (queries, stale_days, roomy) = (Cell::default(), RefCell::default(), Cell::default());
        let (path, key) = (path.to_owned(), key.cloned());
        Self { connection, path, key, lock, revision: 1, queries, stale_days, roomy }
    }

    /// Whether this is the passphrase with which it was opened.
    #[must_use]
    pub fn opens_with(&self, key: &Key) -> bool {
        self.key.as_ref() == Some(key)
    }

    /// Whether the file is locked by a passphrase.
    #[must_use]
    pub fn has_passphrase(&self) -> bool {
        self.key.is_some()
    }

    /// Where the journal is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Raised by every change of a record, so that a screen knows when to read again.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Statements asked for so far; a test reads it to show that an unchanged frame asks nothing.
    #[must_use]
    pub fn queries(&self) -> u64 {
        self.queries.get()
    }

    /// Reads many things at one moment: without it each of them locks the file again.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn at_one_moment<T>(&self, work: impl FnOnce(&Self) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.connection.execute_batch("BEGIN")?;
        let done = work(self);
        // Nothing was written, so that either end will do.
        self.connection.execute_batch("COMMIT")?;
        done
    }

    /// All ids that a statement gives. One pass over them is faster than asking for each of many.
    fn id_set(&self, sql: &str) -> Result<HashSet<Uuid>, StoreError> {
        Ok(self.statement(sql)?.query_map([], |row| row::uuid(row, 0))?.collect::<Result<_, _>>()?)
    }

    /// The only way to a statement, so that each is counted and compiled once.
    fn statement(&self, sql: &str) -> Result<CachedStatement<'_>, StoreError> {
        self.queries.set(self.queries.get() + 1);
        Ok(self.connection.prepare_cached(sql)?)
    }
}
