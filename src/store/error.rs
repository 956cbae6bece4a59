//! What can go wrong with the file, sorted by what a person can do about it.

use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_READONLY_DBMOVED;

/// What neither SQLite nor the system has plain words for.
const FAILING: &str = "the disk gave an error";

/// Why the journal could not be opened, read or written. The words for people are in `app::failure`.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no file there.
    #[error("no journal at that place")]
    Missing,
    /// The file is not a Soleus journal.
    #[error("not a Soleus journal")]
    NotAJournal,
    /// The journal has a passphrase, and none was given.
    #[error("locked by a passphrase")]
    Locked,
    /// The file has no passphrase, and would take the place of one that has.
    #[error("not locked by a passphrase")]
    Unlocked,
    /// The passphrase that was given does not open the file.
    #[error("it has another passphrase")]
    WrongPassphrase,
    /// The file was made by a newer version.
    #[error("made by a newer Soleus ({found}, here {known})")]
    Newer {
        /// Version in the file.
        found: i64,
        /// Newest version known here.
        known: i64,
    },
    /// Another process writes it.
    #[error("open elsewhere")]
    OpenElsewhere,
    /// The file was moved, deleted or replaced by another one while it was open. What was open can still be read.
    #[error("moved away")]
    Moved,
    /// File or folder may not be written.
    #[error("read only")]
    ReadOnly,
    /// SQLite could not open a file and does not say why: no right, no room, or a disk that fails.
    #[error("a file could not be opened")]
    CannotOpen,
    /// The disk is full.
    #[error("disk full")]
    DiskFull,
    /// The file is damaged.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The file is a journal with a table, view, trigger or index that Soleus did not make, or not so.
    #[error("not as Soleus made it: {0}")]
    Foreign(String),
    /// The journal is of an older version, and no copy could be made before bringing it up to date.
    #[error("no copy: {0}")]
    NoCopy(String),
    /// There is a file of that name already.
    #[error("a file of that name is there already")]
    Taken,
    /// It was done, but the disk did not confirm it: after a power cut it may be undone.
    #[error("done, but the disk did not confirm it")]
    Unconfirmed,
    /// A rule of a table forbids the row; nothing of it was written.
    #[error("{0}")]
    Refused(String),
    /// Nothing to undo or to redo.
    #[error("nothing there")]
    Nothing,
    /// Anything else, with its technical words.
    #[error("{0}")]
    Other(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error::{FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, Utf8Error};
        let words = error.to_string();
        if error.sqlite_error().is_some_and(|error| error.extended_code == SQLITE_READONLY_DBMOVED) {
            return Self::Moved;
        }
        // A row that no version of Soleus has written.
        if matches!(
            error,
            FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | InvalidColumnType(..) | Utf8Error(..)
        ) {
            return Self::Damaged(words);
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotAJournal,
            // Nothing that Soleus writes comes near the limit.
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::TooBig) => Self::Damaged(words),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::OpenElsewhere,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::CannotOpen) => Self::CannotOpen,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ConstraintViolation) => Self::Refused(words),
            Some(ErrorCode::SystemIoFailure) => Self::Other(FAILING.to_owned()),
            _ => Self::Other(words),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing,
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            // Its kind has words; its number says nothing to people.
            kind => match kind.to_string() {
                words if words.starts_with("uncategorized") => Self::Other(FAILING.to_owned()),
                words => Self::Other(words),
            },
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}
