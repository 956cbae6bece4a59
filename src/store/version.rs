//! Which libraries are built in.

use rusqlite::Connection;

/// The version of SQLite.
#[must_use]
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

/// The version of SQLCipher. It is asked of a journal in memory that is gone at once; `None` when there is no memory.
#[must_use]
pub fn cipher_version() -> Option<String> {
    let connection = Connection::open_in_memory().ok()?;
    connection.query_row(include_str!("cipher_version.sql"), [], |row| row.get(0)).ok()
}
