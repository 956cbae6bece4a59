//! What a file is, by its first bytes: a journal, a journal under a passphrase, a newer one, or something else. Looked at
//! before SQLite touches it or anything is put beside it.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use rusqlite::Connection;

use super::open::{SCHEMA_VERSION, version};
use super::{Key, Store, StoreError};

/// "Sole" in ASCII: marks the file as a Soleus journal.
pub const APPLICATION_ID: i64 = 0x536F_6C65;

/// The first page of a journal; of an unlocked one the header is the first 100 bytes of it.
const PAGE_BYTES: usize = 4096;
const HEADER_BYTES: usize = 100;
const USER_VERSION_AT: usize = 60;
const APPLICATION_ID_AT: usize = 68;
/// Different bytes in a page that could be ciphertext. Of 4096 random bytes nearly always all 256 are there; words, tables
/// and empty pages have far fewer.
const RANDOM_BYTES: usize = 240;

/// What a file of ours can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Readable by any SQLite tool.
    Plain,
    /// Nothing can be said without the passphrase: SQLCipher leaves no header, and has no other mark.
    Sealed,
}

/// What opens the file at that place: nothing for a plain one.
///
/// # Errors
/// When there is none, it is of another program or newer, or it is locked and there is no passphrase.
pub(super) fn key_for<'a>(path: &Path, key: Option<&'a Key>) -> Result<Option<&'a Key>, StoreError> {
    match form(path)? {
        // A passphrase that is not needed does no harm.
        Form::Plain => Ok(None),
        Form::Sealed => key.map(Some).ok_or(StoreError::Locked),
    }
}

fn form(path: &Path) -> Result<Form, StoreError> {
    if !Store::is_there(path) {
        return Err(StoreError::Missing);
    }
    let mut page = Vec::with_capacity(PAGE_BYTES);
    File::open(path)?.take(PAGE_BYTES as u64).read_to_end(&mut page)?;
    if page.starts_with(b"SQLite format 3\0") && page.len() >= HEADER_BYTES {
        // https://sqlite.org/fileformat.html#the_database_header: numbers are big-endian.
        let number = |place: usize| {
            let bytes = page.get(place..place + 4).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(0, |bytes| i64::from(i32::from_be_bytes(bytes)))
        };
        check_numbers(number(APPLICATION_ID_AT), number(USER_VERSION_AT))?;
        return Ok(Form::Plain);
    }
    let mut seen = [false; 256];
    for byte in &page {
        if let Some(seen) = seen.get_mut(usize::from(*byte)) {
            *seen = true;
        }
    }
    let different = seen.into_iter().filter(|seen| *seen).count();
    if page.len() == PAGE_BYTES && different >= RANDOM_BYTES { Ok(Form::Sealed) } else { Err(StoreError::NotAJournal) }
}

/// The same for an open connection. What was sealed shows only here whether the passphrase was right, and what it is.
pub(super) fn check(connection: &Connection, key: Option<&Key>) -> Result<(), StoreError> {
    let application = connection.pragma_query_value(None, "application_id", |row| row.get(0));
    let application = application.map_err(|error| match StoreError::from(error) {
        StoreError::NotAJournal if key.is_some() => StoreError::WrongPassphrase,
        other => other,
    })?;
    check_numbers(application, version(connection)?)
}

fn check_numbers(application: i64, found: i64) -> Result<(), StoreError> {
    if application != APPLICATION_ID {
        return Err(StoreError::NotAJournal);
    }
    if found > SCHEMA_VERSION {
        return Err(StoreError::Newer { found, known: SCHEMA_VERSION });
    }
    Ok(())
}
