//! Another journal in the place of this one: made ready beside it, and then renamed over it while nobody can write.

use std::fs::{self, File};
use std::path::Path;

use uuid::Uuid;

use super::super::create::{remove_if_there, sync_folder};
use super::super::open::{beside, connect, set_pragmas, version};
use super::super::schema::migrate;
use super::{Pulse, check, copy, sweep};
use crate::store::{ReadAccess, SCHEMA_VERSION, Store, StoreError};

/// A journal that can take the place of the present one. It goes when it is dropped.
#[derive(Debug)]
pub struct Staged {
    access: ReadAccess,
}

impl Drop for Staged {
    fn drop(&mut self) {
        // What stays is removed by the next one.
        let _ = remove_if_there(&self.access.path);
    }
}

impl Staged {
    /// The way to it, to look what is in it.
    #[must_use]
    pub fn access(&self) -> &ReadAccess {
        &self.access
    }
}

impl ReadAccess {
    /// Copies another journal beside this one, checks it, and brings it up to date there. The other one is only read.
    /// `id` is one that was not used before. `None` when it was not wanted any more.
    ///
    /// # Errors
    /// When the other one is not whole, or nothing can be written beside this one.
    pub fn stage(&self, from: &Path, id: Uuid, pulse: &mut Pulse<'_>) -> Result<Option<Staged>, StoreError> {
        let there = self.open_checked(from)?;
        // A name for each look: one that was stopped may still be on its way to its end.
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let front = format!("{name}.restoring-");
        sweep(self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")), &front)?;
        let staged = Staged { access: self.to(&self.path.with_file_name(format!("{front}{id}.part"))) };
        let file = &staged.access.path;
        // Pages go from one lock to the same, or from none to none.
        let key = self.key.as_ref();
        if key.is_some() && !there.has_passphrase() {
            return Err(StoreError::Unlocked);
        }
        if !copy(&there.connection, file, key, pulse)? {
            return Ok(None);
        }
        drop(there);
        let mut connection = connect(file, key)?;
        set_pragmas(&connection)?;
        if version(&connection)? < SCHEMA_VERSION {
            migrate(&mut connection)?;
        }
        let store = Store::new(connection, file, key, None);
        store.make_missing_digests();
        check(&store.connection)?;
        Ok(Some(staged))
    }
}

impl Store {
    /// Puts a journal in the place of this one and goes on with it. What lies on the desk stays: it belongs to today.
    /// Killed at any moment, the old one or the new one is there, whole. The lock is held throughout.
    ///
    /// # Errors
    /// When somebody else uses the file, or it cannot be written; this journal is then as it was. `Unconfirmed` when the
    /// new one is in its place and the disk then failed.
    pub fn replace_with(&mut self, staged: &Staged) -> Result<(), StoreError> {
        if self.lock.is_none() {
            return Err(StoreError::OpenElsewhere);
        }
        // Waits for whoever reads or writes, and rolls back what a killed writer left: from here on nobody has a journal
        // of pages beside the file, and nobody can begin one. SQLite refuses to write in a file that has lost its name,
        // so pages of the old file never end up in the new one.
        self.connection.execute_batch("BEGIN EXCLUSIVE")?;
        let renamed = self.prepare(&staged.access.path).and_then(|()| self.rename(&staged.access.path));
        // Nothing was written in it. Where the old file had to be closed first there is nothing to end.
        let _ = self.connection.execute_batch("ROLLBACK");
        self.connection = connect(&self.path, self.key.as_ref())?;
        set_pragmas(&self.connection)?;
        renamed?;
        self.revision += 1;
        sync_folder(&self.path).map_err(|_| StoreError::Unconfirmed)
    }

    fn prepare(&self, staged: &Path) -> Result<(), StoreError> {
        if beside(&self.path, "-journal").try_exists()? {
            return Err(StoreError::OpenElsewhere);
        }
        let connection = connect(staged, self.key.as_ref())?;
        set_pragmas(&connection)?;
        let next = Self::new(connection, staged, self.key.as_ref(), None);
        next.take_desk_of(self)?;
        drop(next);
        Ok(File::open(staged)?.sync_all()?)
    }

    #[cfg(unix)]
    fn rename(&self, staged: &Path) -> Result<(), StoreError> {
        Ok(fs::rename(staged, &self.path)?)
    }

    /// Elsewhere a file that is open keeps its name.
    #[cfg(not(unix))]
    fn rename(&mut self, staged: &Path) -> Result<(), StoreError> {
        self.connection = rusqlite::Connection::open_in_memory()?;
        Ok(fs::rename(staged, &self.path)?)
    }
}
