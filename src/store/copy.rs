//! Another journal, looked at without touching it: a copy in memory, brought up to date there.

use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::open::{SCHEMA_VERSION, WAIT, check_identity, migrate, set_pragmas, version};
use super::{Store, StoreError};

impl Store {
    /// Reads a whole journal into memory. Nothing is written, there or beside it, and one of an older version is brought
    /// up to date in memory alone.
    ///
    /// # Errors
    /// When there is none, or it cannot be used.
    pub fn open_copy(path: &Path) -> Result<Self, StoreError> {
        check_identity(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let there = Connection::open_with_flags(path, flags)?;
        there.busy_timeout(WAIT)?;
        let mut copy = Connection::open_in_memory()?;
        match Backup::new(&there, &mut copy)?.step(-1)? {
            StepResult::Done => {}
            _ => return Err(StoreError::OpenElsewhere),
        }
        set_pragmas(&copy)?;
        if version(&copy)? < SCHEMA_VERSION {
            migrate(&mut copy)?;
        }
        Ok(Self::new(copy, path, None))
    }
}
