//! Another journal, looked at without touching it: a copy in memory, brought up to date there.

use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::backup::check;
use super::identity::key_for;
use super::open::{connect_as, set_pragmas, version};
use super::schema::{SCHEMA_VERSION, migrate};
use super::{Store, StoreError, guard, identity};

impl Store {
    /// Reads a whole journal into memory and looks at every page of it. Nothing is written, there or beside it, and one of an older version is brought
    /// up to date in memory alone. One with a passphrase opens with that of the journal `beside`.
    ///
    /// # Errors
    /// When there is none, or it cannot be used.
    pub fn open_copy(path: &Path, beside: Option<&Self>) -> Result<Self, StoreError> {
        let key = key_for(path, beside.and_then(|store| store.key.as_ref()))?;
        let there = connect_as(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        identity::check(&there, key)?;
        let mut copy = Connection::open_in_memory()?;
        guard::arm(&copy)?;
        // Pages go from one lock to another, or from none to none.
        key.map_or(Ok(()), |key| key.give(&copy))?;
        match Backup::new(&there, &mut copy)?.step(-1)? {
            StepResult::Done => {}
            _ => return Err(StoreError::OpenElsewhere),
        }
        set_pragmas(&copy)?;
        check(&copy)?;
        if version(&copy)? < SCHEMA_VERSION {
            migrate(&mut copy)?;
        }
        Ok(Self::new(copy, path, None, None))
    }
}
