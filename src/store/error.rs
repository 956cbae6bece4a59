//! What can go wrong with the file, sorted by what a person can do about it.

use rusqlite::ErrorCode;

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
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The file was made by a newer version.
    #[error("schema {found} is newer than {known}")]
    Newer {
        /// Version in the file.
        found: i64,
        /// Newest version known here.
        known: i64,
    },
    /// Another process writes it.
    #[error("open elsewhere")]
    OpenElsewhere,
    /// File or folder may not be written.
    #[error("read only")]
    ReadOnly,
    /// The disk is full.
    #[error("disk full")]
    DiskFull,
    /// The file is damaged.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The journal is of an older version, and no copy could be made before bringing it up to date.
    #[error("no copy: {0}")]
    NoCopy(String),
    /// Nothing to undo or to redo.
    #[error("nothing there")]
    Nothing,
    /// Anything else, with its technical words.
    #[error("{0}")]
    Other(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let words = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotAJournal,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(words),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::OpenElsewhere,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
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
            _ => Self::Other(error.kind().to_string()),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}
