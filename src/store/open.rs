//! Opening and making the file: lock, pragmas, version. A file that is not ours, or is newer, is left alone to the byte.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations};

use super::{Store, StoreError};
use crate::domain::setting::Setting;

/// "Sole" in ASCII: marks the file as a Soleus journal.
pub const APPLICATION_ID: i64 = 0x536F_6C65;
/// Number of schema steps.
#[allow(clippy::cast_possible_wrap, reason = "a handful of steps")]
pub const SCHEMA_VERSION: i64 = STEPS.len() as i64;

/// One file a step; a step is never edited after a release.
const STEPS: &[M<'_>] = &[M::up(include_str!("schema/0001.sql"))];
/// How long a statement waits for another program that reads or copies the file.
const WAIT: Duration = Duration::from_secs(2);

impl Store {
    /// Opens a journal for reading and writing.
    ///
    /// # Errors
    /// When there is none, another process has it, or the file cannot be used. Nothing is changed then.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if !path.is_file() {
            return Err(StoreError::Missing);
        }
        let lock = lock(path)?;
        let mut connection = connect(path)?;
        check_identity(&connection)?;
        writable(path)?;
        set_pragmas(&connection)?;
        migrate(&mut connection)?;
        Ok(Self {
            connection,
            path: path.to_owned(),
            _lock: Some(lock),
            revision: 1,
            queries: std::cell::Cell::default(),
        })
    }

    /// Opens a journal only to read it, also while a window has it open.
    ///
    /// # Errors
    /// When there is none or the file cannot be used.
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        if !path.is_file() {
            return Err(StoreError::Missing);
        }
        let connection = connect(path)?;
        check_identity(&connection)?;
        set_pragmas(&connection)?;
        if version(&connection)? < SCHEMA_VERSION {
            return Self::open(path);
        }
        connection.pragma_update(None, "query_only", true)?;
        Ok(Self { connection, path: path.to_owned(), _lock: None, revision: 1, queries: std::cell::Cell::default() })
    }

    /// Makes a new, empty journal. The folder is made if needed, for this person only.
    ///
    /// # Errors
    /// When a file is there already or cannot be made.
    pub fn create(path: &Path, settings: &[Setting]) -> Result<Self, StoreError> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            make_private_folder(folder)?;
        }
        let lock = lock(path)?;
        private_file().create_new(true).write(true).open(path)?;
        let made = Self::fill_new(path, lock, settings);
        if made.is_err() {
            // Made a moment ago and never filled: an empty file would only stand in the way of the next try.
            let _ = fs::remove_file(path);
        }
        made
    }

    /// A journal is born with the settings of the first page, so that they are no step that Undo could take back.
    fn fill_new(path: &Path, lock: File, settings: &[Setting]) -> Result<Self, StoreError> {
        let mut connection = connect(path)?;
        set_pragmas(&connection)?;
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        migrate(&mut connection)?;
        let queries = std::cell::Cell::default();
        let store = Self { connection, path: path.to_owned(), _lock: Some(lock), revision: 1, queries };
        settings.iter().try_for_each(|setting| store.put_setting(setting))?;
        Ok(store)
    }
}

fn connect(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(WAIT)?;
    Ok(connection)
}

/// An empty file, a file of another program, and a newer file are told apart before anything is written.
fn check_identity(connection: &Connection) -> Result<(), StoreError> {
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(StoreError::NotAJournal);
    }
    let found = version(connection)?;
    if found > SCHEMA_VERSION {
        return Err(StoreError::Newer { found, known: SCHEMA_VERSION });
    }
    Ok(())
}

fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// SQLite would notice only at the first save that file or folder are read only; people should know at the start.
fn writable(path: &Path) -> Result<(), StoreError> {
    OpenOptions::new().append(true).open(path)?;
    Ok(())
}

fn set_pragmas(connection: &Connection) -> Result<(), StoreError> {
    // One file whenever nothing is being written, and a saved entry survives a power cut.
    connection.pragma_update(None, "journal_mode", "DELETE")?;
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // A hostile file gets no help from us.
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // Sorting and undoing never write notes into another file.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    Migrations::from_slice(STEPS).to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => StoreError::from(err),
        other => StoreError::Other(other.to_string()),
    })
}

/// Takes the lock file beside the journal, so that there is one writer.
fn lock(path: &Path) -> Result<File, StoreError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let file = private_file().create(true).truncate(false).write(true).open(PathBuf::from(name))?;
    file.try_lock().map_err(|error| match error {
        fs::TryLockError::WouldBlock => StoreError::OpenElsewhere,
        fs::TryLockError::Error(error) => StoreError::from(error),
    })?;
    Ok(file)
}

#[cfg(unix)]
fn private_file() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(not(unix))]
fn private_file() -> OpenOptions {
    OpenOptions::new()
}

fn make_private_folder(folder: &Path) -> Result<(), StoreError> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)?;
    Ok(())
}
