//! Opening the file: lock, pragmas, version. A file that is not ours, or is newer, is left alone to the byte.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations};

use super::upgrade::keep_copy;
use super::{Store, StoreError};

/// "Sole" in ASCII: marks the file as a Soleus journal.
pub const APPLICATION_ID: i64 = 0x536F_6C65;
/// Number of schema steps.
#[allow(clippy::cast_possible_wrap, reason = "a handful of steps")]
pub const SCHEMA_VERSION: i64 = STEPS.len() as i64;

/// One file a step; a step is never edited after a release.
const STEPS: &[M<'_>] = &[
    M::up(include_str!("schema/0001.sql")),
    M::up(include_str!("schema/0002.sql")),
    M::up(include_str!("schema/0003.sql")),
    M::up(include_str!("schema/0004.sql")),
];
/// How long a statement waits for another program that reads or copies the file.
pub(super) const WAIT: Duration = Duration::from_secs(2);

/// The header of an SQLite file, and where it has these numbers.
const HEADER_BYTES: usize = 100;
const USER_VERSION_AT: usize = 60;
const APPLICATION_ID_AT: usize = 68;

impl Store {
    /// Whether there is a file with something in it. An empty one is what is left when Soleus was killed while it
    /// made a new journal, so it counts as none.
    #[must_use]
    pub fn is_there(path: &Path) -> bool {
        path.metadata().is_ok_and(|data| data.is_file() && data.len() > 0)
    }

    /// Opens a journal for reading and writing. One of an older version is copied first and then brought up to date.
    ///
    /// # Errors
    /// When there is none, another process has it, or the file cannot be used. Nothing is changed in it then.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        check_identity(path)?;
        let lock = lock(path)?;
        let mut connection = connect(path)?;
        writable(path)?;
        set_pragmas(&connection)?;
        if version(&connection)? < SCHEMA_VERSION {
            keep_copy(&connection, path)?;
            migrate(&mut connection)?;
        }
        Ok(Self::new(connection, path, Some(lock)))
    }

    /// Opens a journal beside the process that may write it: to read it, and to take marks of reminders, which SQLite
    /// keeps apart by itself. The lock is left alone, so a window can open the journal at any moment. `None` when it is
    /// of an older version: bringing it up to date is for whoever has the lock.
    ///
    /// # Errors
    /// When there is none or the file cannot be used.
    pub fn open_beside(path: &Path) -> Result<Option<Self>, StoreError> {
        check_identity(path)?;
        let connection = connect(path)?;
        set_pragmas(&connection)?;
        let is_current = version(&connection)? == SCHEMA_VERSION;
        Ok(is_current.then(|| Self::new(connection, path, None)))
    }

    /// Opens a journal only to read it, also while a window has it open.
    ///
    /// # Errors
    /// When there is none or the file cannot be used.
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        let connection = connect_to_read(path)?;
        if version(&connection)? < SCHEMA_VERSION {
            return Self::open(path);
        }
        connection.pragma_update(None, "query_only", true)?;
        Ok(Self::new(connection, path, None))
    }

    /// The way to this journal for a job, which reads on a connection of its own.
    #[must_use]
    pub fn read_access(&self) -> ReadAccess {
        ReadAccess { path: self.path.clone() }
    }
}

/// Everything that is needed to open a journal a second time; the one place where a passphrase would go along.
#[derive(Clone, Debug)]
pub struct ReadAccess {
    pub(super) path: PathBuf,
}

impl ReadAccess {
    /// Opens the journal to read it beside the window that writes it.
    ///
    /// # Errors
    /// When it is gone or cannot be used.
    pub fn open(&self) -> Result<Store, StoreError> {
        let connection = connect_to_read(&self.path)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(Store::new(connection, &self.path, None))
    }
}

/// A second connection, which only SQLite opens: closing another handle of the file would drop the locks that a writer
/// in this process holds.
pub(super) fn connect_to_read(path: &Path) -> Result<Connection, StoreError> {
    if !Store::is_there(path) {
        return Err(StoreError::Missing);
    }
    let connection = connect(path)?;
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    check_numbers(application, version(&connection)?)?;
    set_pragmas(&connection)?;
    Ok(connection)
}

pub(super) fn connect(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(WAIT)?;
    Ok(connection)
}

/// A file of another program and a newer file are told apart by their first bytes, before SQLite touches them or
/// anything is put beside them.
pub(super) fn check_identity(path: &Path) -> Result<(), StoreError> {
    if !Store::is_there(path) {
        return Err(StoreError::Missing);
    }
    let mut header = [0; HEADER_BYTES];
    File::open(path)?.read_exact(&mut header).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => StoreError::NotAJournal,
        _ => error.into(),
    })?;
    // https://sqlite.org/fileformat.html#the_database_header: numbers are big-endian.
    let number = |place: usize| {
        let bytes = header.get(place..place + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, |bytes| i64::from(i32::from_be_bytes(bytes)))
    };
    if !header.starts_with(b"SQLite format 3\0") {
        return Err(StoreError::NotAJournal);
    }
    check_numbers(number(APPLICATION_ID_AT), number(USER_VERSION_AT))
}

pub(super) fn check_numbers(application: i64, found: i64) -> Result<(), StoreError> {
    if application != APPLICATION_ID {
        return Err(StoreError::NotAJournal);
    }
    if found > SCHEMA_VERSION {
        return Err(StoreError::Newer { found, known: SCHEMA_VERSION });
    }
    Ok(())
}

pub(super) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// SQLite would notice only at the first save that file or folder are read only; people should know at the start.
fn writable(path: &Path) -> Result<(), StoreError> {
    OpenOptions::new().append(true).open(path)?;
    Ok(())
}

pub(super) fn set_pragmas(connection: &Connection) -> Result<(), StoreError> {
    // One file whenever nothing is being written, and a saved entry survives a power cut.
    connection.pragma_update(None, "journal_mode", "DELETE")?;
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // A hostile file gets no help from us.
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // What was deleted for good is overwritten, not only unlinked.
    connection.pragma_update(None, "secure_delete", true)?;
    // Sorting and undoing never write notes into another file.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.set_prepared_statement_cache_capacity(96);
    Ok(())
}

/// All steps that are missing, in one transaction.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    Migrations::from_slice(STEPS).to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => StoreError::from(err),
        other => StoreError::Other(other.to_string()),
    })
}

/// A file beside the journal, named after it.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Takes the lock file beside the journal, so that there is one writer.
pub(super) fn lock(path: &Path) -> Result<File, StoreError> {
    let file = private_file().create(true).truncate(false).write(true).open(beside(path, ".lock"))?;
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
