//! Opening the file: lock, passphrase, pragmas, version. A file that is not ours, or is newer, is left alone to the byte.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::create::remove_if_there;
use super::identity::key_for;
use super::schema::SCHEMA_VERSION;
use super::upgrade::bring_up_to_date;
use super::{Key, Store, StoreError, guard, identity, rekey};

/// How long a statement waits for another program that reads or copies the file.
pub(super) const WAIT: Duration = Duration::from_secs(2);

impl Store {
    /// Whether there is a file with something in it. An empty one is what is left when Soleus was killed while it
    /// made a new journal, so it counts as none.
    #[must_use]
    pub fn is_there(path: &Path) -> bool {
        path.metadata().is_ok_and(|data| data.is_file() && data.len() > 0)
    }

    /// Opens a journal without a passphrase for reading and writing. One of an older version is copied first and then
    /// brought up to date.
    ///
    /// # Errors
    /// As `open_with`.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::open_with(path, None)
    }

    /// The same of a journal that may have a passphrase.
    ///
    /// # Errors
    /// When there is none, another process has it, the passphrase is missing or wrong, or the file cannot be used.
    /// Nothing is changed in it then.
    pub fn open_with(path: &Path, key: Option<&Key>) -> Result<Self, StoreError> {
        match key_for(path, key) {
            // Whoever has it open may know the passphrase, so being open comes before being locked.
            Ok(_) | Err(StoreError::Locked) => {}
            Err(error) => return Err(error),
        }
        let lock = lock(path)?;
        rekey::tidy_up(path)?;
        let key = key_for(path, key)?;
        let mut connection = connect(path, key)?;
        identity::check(&connection, key)?;
        writable(path)?;
        set_pragmas(&connection)?;
        if version(&connection)? < SCHEMA_VERSION {
            bring_up_to_date(&mut connection, path, key)?;
        }
        let store = Self::new(connection, path, key, Some(lock));
        store.make_missing_digests();
        Ok(store)
    }

    /// Opens a journal beside the process that may write it: to read it, and to take marks of reminders, which SQLite
    /// keeps apart by itself. The lock is left alone, so a window can open the journal at any moment. `None` when it is
    /// of an older version: bringing it up to date is for whoever has the lock.
    ///
    /// # Errors
    /// When there is none or the file cannot be used.
    pub fn open_beside(path: &Path, key: Option<&Key>) -> Result<Option<Self>, StoreError> {
        let key = key_for(path, key)?;
        let connection = connect(path, key)?;
        identity::check(&connection, key)?;
        set_pragmas(&connection)?;
        let is_current = version(&connection)? == SCHEMA_VERSION;
        Ok(is_current.then(|| Self::new(connection, path, key, None)))
    }

    /// Opens a journal only to read it, also while a window has it open.
    ///
    /// # Errors
    /// When there is none or the file cannot be used.
    pub fn open_to_read(path: &Path, key: Option<&Key>) -> Result<Self, StoreError> {
        let key = key_for(path, key)?;
        match connect_to_read(path, key) {
            Ok(connection) if version(&connection)? == SCHEMA_VERSION => Ok(Self::new(connection, path, key, None)),
            // Brought up to date first; or what a killed program left half done is taken back first.
            Ok(_) | Err(StoreError::ReadOnly | StoreError::CannotOpen) => Self::open_with(path, key),
            Err(error) => Err(error),
        }
    }

    /// The way to this journal for a job, which reads on a connection of its own.
    #[must_use]
    pub fn read_access(&self) -> ReadAccess {
        ReadAccess { path: self.path.clone(), key: self.key.clone() }
    }
}

/// Everything that is needed to open a journal a second time.
#[derive(Clone, Debug)]
pub struct ReadAccess {
    pub(super) path: PathBuf,
    pub(super) key: Option<Key>,
}

impl ReadAccess {
    /// The way to a journal that cannot be opened now: its backups are read with its passphrase.
    #[must_use]
    pub fn new(path: &Path, key: Option<&Key>) -> Self {
        Self { path: path.to_owned(), key: key.cloned() }
    }

    /// Where the journal is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What opens it.
    #[must_use]
    pub fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// Opens the journal to read it beside the window that writes it.
    ///
    /// # Errors
    /// When it is gone or cannot be used.
    pub fn open(&self) -> Result<Store, StoreError> {
        if !Store::is_there(&self.path) {
            return Err(StoreError::Missing);
        }
        let connection = connect_to_read(&self.path, self.key.as_ref())?;
        Ok(Store::new(connection, &self.path, self.key.as_ref(), None))
    }
}

/// A second connection, which cannot write at all: if the journal gets another passphrase and thereby another file while
/// it reads, it must never take back what belongs to the new one. Only SQLite opens it: closing another handle of the
/// file would drop the locks that a writer in this process holds.
pub(super) fn connect_to_read(path: &Path, key: Option<&Key>) -> Result<Connection, StoreError> {
    let connection = connect_as(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    identity::check(&connection, key)?;
    set_pragmas(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

pub(super) fn connect(path: &Path, key: Option<&Key>) -> Result<Connection, StoreError> {
    connect_as(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

pub(super) fn connect_as(path: &Path, key: Option<&Key>, how: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, how | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    guard::arm(&connection)?;
    connection.busy_timeout(WAIT)?;
    key.map_or(Ok(()), |key| key.give(&connection))?;
    Ok(connection)
}

pub(super) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// SQLite would notice only at the first save that file or folder are read only; people should know at the start. A
/// journal that came with wider rights, from a stick or another computer, is for this person alone from here on.
fn writable(path: &Path) -> Result<(), StoreError> {
    let file = OpenOptions::new().append(true).open(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let rights = file.metadata()?.permissions().mode();
        if rights & 0o077 != 0 {
            // Where the disk knows no rights, or the file is another person's, it stays as it is.
            let _ = file.set_permissions(fs::Permissions::from_mode(rights & 0o700));
        }
    }
    drop(file);
    Ok(())
}

pub(super) fn set_pragmas(connection: &Connection) -> Result<(), StoreError> {
    // One file whenever nothing is being written, and a saved entry survives a power cut.
    connection.pragma_update(None, "journal_mode", "DELETE")?;
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // What was deleted for good is overwritten, not only unlinked.
    connection.pragma_update(None, "secure_delete", true)?;
    // Sorting and undoing never write notes into another file.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.set_prepared_statement_cache_capacity(96);
    Ok(())
}

/// A file beside the journal, named after it.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Takes the lock file beside the journal, so that there is one writer.
pub(super) fn lock(path: &Path) -> Result<File, StoreError> {
    let name = beside(path, ".lock");
    // Soleus never makes it a link, so somebody else did, to have a file made or held elsewhere.
    if name.symlink_metadata().is_ok_and(|found| found.is_symlink()) {
        remove_if_there(&name)?;
    }
    let file = private_file().create(true).truncate(false).write(true).open(&name)?;
    file.try_lock().map_err(|error| match error {
        fs::TryLockError::WouldBlock => StoreError::OpenElsewhere,
        fs::TryLockError::Error(error) => StoreError::from(error),
    })?;
    Ok(file)
}

#[cfg(unix)]
pub(super) fn private_file() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(not(unix))]
pub(super) fn private_file() -> OpenOptions {
    OpenOptions::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::body::Side;
    use crate::domain::episode::{Episode, Nrs};
    use crate::domain::when::{Certainty, Moment};
    use crate::store::operation::{Change, Record};

    fn put(number: u128, notes: &str) -> Vec<Change> {
        let at = Moment { utc_s: 1_795_357_920, offset_min: 0 };
        let id = uuid::Uuid::from_u128(number);
        let mut episode = Episode::new(id, Side::Left, Nrs::ALL[5], at, Certainty::Exact, at);
        notes.clone_into(&mut episode.notes);
        vec![Change::Put(Record::Episode(Box::new(episode)))]
    }

    #[test]
    fn what_is_saved_survives_a_power_cut_and_a_hostile_file_gets_no_help() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        drop(Store::create(&path, &[]).unwrap());
        let store = Store::open(&path).unwrap();
        let pragma = |name: &str| -> String {
            let value: rusqlite::types::Value =
                store.connection.pragma_query_value(None, name, |row| row.get(0)).unwrap();
            match value {
                rusqlite::types::Value::Text(text) => text,
                other => format!("{other:?}"),
            }
        };
        for (name, expected) in [
            ("journal_mode", "delete"),
            ("synchronous", "Integer(3)"),
            ("foreign_keys", "Integer(1)"),
            ("trusted_schema", "Integer(0)"),
            ("cell_size_check", "Integer(1)"),
            ("secure_delete", "Integer(1)"),
            ("temp_store", "Integer(2)"),
        ] {
            assert_eq!(pragma(name), expected, "{name}");
        }
        let run = |sql: &str| store.connection.execute_batch(sql).unwrap_err().to_string();
        assert!(run("SELECT load_extension('anything')").contains("not authorized"));
        let view = run("CREATE VIEW v AS SELECT 1; SELECT * FROM v");
        assert!(view.contains("access to view"), "{view}");
        assert!(run("ATTACH ':memory:' AS one; ATTACH ':memory:' AS two").contains("too many attached"));
        assert!(run("SELECT zeroblob(20000000)").contains("too big"));
    }

    #[test]
    fn a_full_disk_leaves_the_journal_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("journal.db"), &[]).unwrap();
        let at = Moment { utc_s: 1_795_357_920, offset_min: 0 };
        store.apply("log", at, &put(1, "kept")).unwrap();
        let pages: i64 = store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        store.connection.pragma_update(None, "max_page_count", pages + 2).unwrap();
        let refused = store.apply("log", at, &put(2, &"much ".repeat(20_000)));
        assert!(matches!(refused, Err(StoreError::DiskFull)), "{refused:?}");
        assert_eq!((store.episode_count().unwrap(), store.operations(9).unwrap().len()), (1, 1));
        store.connection.pragma_update(None, "max_page_count", 100_000).unwrap();
        store.apply("log", at, &put(2, "with room again")).unwrap();
        assert_eq!(store.episode_count().unwrap(), 2);
    }
}
