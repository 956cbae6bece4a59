//! A connection to a file that may be damaged or hostile. SQLCipher gives a connection up for good at the first page that it
//! cannot decrypt, so the file is read through a second one beside it, which is made anew after each fault: the key is
//! known then, and it costs a millisecond instead of the quarter of a second that it takes to work out.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, named_params};

use crate::store::open::connect_as;
use crate::store::{Key, StoreError, identity};

/// The file, to read from.
pub(super) struct Source {
    pub(super) connection: Connection,
    path: PathBuf,
    pub(super) is_sealed: bool,
}

impl Source {
    /// Opens it to read.
    pub(super) fn open(path: &Path, key: Option<&Key>) -> Result<Self, StoreError> {
        let is_sealed = identity::is_sealed(path);
        let key = if is_sealed { Some(key.ok_or(StoreError::Locked)?) } else { None };
        let connection = connect_as(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        if is_sealed {
            identity::check_key(&connection)?;
        }
        connection.pragma_update(None, "query_only", true)?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        // A name that begins like an address would be taken for one.
        let path = std::path::absolute(path)?;
        let source = Self { connection, path, is_sealed };
        source.attach()?;
        Ok(source)
    }

    /// After a fault: goes on with a fresh connection where that is needed.
    pub(super) fn revive(&self) {
        if self.is_sealed {
            // What fails here fails again at the next row, and is counted there.
            let _ = self.connection.execute_batch("ROLLBACK");
            let _ = self.connection.execute_batch("DETACH DATABASE damaged");
            let _ = self.attach();
        }
    }

    /// In one transaction, as otherwise every look would lock the file anew.
    fn attach(&self) -> Result<(), StoreError> {
        let path = self.path.to_str();
        let path = path.ok_or_else(|| StoreError::Other("the name of the file has unknown letters".to_owned()))?;
        self.connection.execute(include_str!("attach.sql"), named_params! {":path": path})?;
        Ok(self.connection.execute_batch("BEGIN")?)
    }
}
