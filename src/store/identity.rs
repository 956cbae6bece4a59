//! What a file is, by its first bytes: a journal, a journal under a passphrase, a newer one, or something else. Looked at
//! before SQLite touches it or anything is put beside it.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use rusqlite::Connection;

use super::open::version;
use super::schema::SCHEMA_VERSION;
use super::{Key, Store, StoreError, guard};

/// "Sole" in ASCII: marks the file as a Soleus journal.
pub const APPLICATION_ID: i64 = 0x536F_6C65;

/// How a file of SQLite begins.
const MAGIC: &[u8] = b"SQLite format 3\0";
/// The first page of a journal; of an unlocked one the header is the first 100 bytes of it.
const PAGE_BYTES: usize = 4096;
const HEADER_BYTES: usize = 100;
/// Pages that are looked at where the first one says nothing, and how many there must be: an empty journal has more.
const LOOKED_AT: usize = 65;
const LEAST_PAGES: usize = 8;
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
    let mut begin = Vec::with_capacity(PAGE_BYTES * LOOKED_AT);
    File::open(path)?.take((PAGE_BYTES * LOOKED_AT) as u64).read_to_end(&mut begin)?;
    let (page, more) = begin.split_at(begin.len().min(PAGE_BYTES));
    if page.starts_with(MAGIC) && page.len() < HEADER_BYTES {
        return Err(StoreError::Damaged("it ends in its header".to_owned()));
    }
    if page.starts_with(MAGIC) {
        // https://sqlite.org/fileformat.html#the_database_header: numbers are big-endian.
        let number = |place: usize| {
            let bytes = page.get(place..place + 4).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(0, |bytes| i64::from(i32::from_be_bytes(bytes)))
        };
        return match check_numbers(number(APPLICATION_ID_AT), number(USER_VERSION_AT)) {
            Err(StoreError::NotAJournal) if holds_our_schema(page) => Err(StoreError::Damaged("its header".to_owned())),
            checked => checked.map(|()| Form::Plain),
        };
    }
    // Without its header a journal is still known by what is around it.
    if holds_our_schema(page) || is_made_of_pages(more) {
        return Err(StoreError::Damaged("its first page".to_owned()));
    }
    let mut seen = [false; 256];
    for byte in page {
        if let Some(seen) = seen.get_mut(usize::from(*byte)) {
            *seen = true;
        }
    }
    let different = seen.into_iter().filter(|seen| *seen).count();
    if page.len() == PAGE_BYTES && different >= RANDOM_BYTES { Ok(Form::Sealed) } else { Err(StoreError::NotAJournal) }
}

/// Whether a first page lists the parts of a journal, as far as it can be read.
fn holds_our_schema(page: &[u8]) -> bool {
    let has = |words: &str| page.windows(words.len()).any(|part| part == words.as_bytes());
    has("episode_words") || has("episode_tag") || has("warning_check")
}

/// Whether most of what follows the first page are pages of a database of SQLite. Ciphertext has their signs by chance
/// once in 64.
fn is_made_of_pages(more: &[u8]) -> bool {
    // https://sqlite.org/fileformat.html#b_tree_pages: the four kinds.
    let pages: Vec<bool> = more.chunks_exact(PAGE_BYTES).map(|page| matches!(page, [2 | 5 | 10 | 13, ..])).collect();
    pages.len() >= LEAST_PAGES && pages.iter().filter(|is_page| **is_page).count() * 2 > pages.len()
}

/// Whether the file at that place is under a passphrase, as far as its beginning can tell.
pub(super) fn is_sealed(path: &Path) -> bool {
    matches!(form(path), Ok(Form::Sealed))
}

/// Whether the passphrase of a connection is right, as far as the first page can tell.
pub(super) fn check_key(connection: &Connection) -> Result<(), StoreError> {
    version(connection).map(drop).map_err(|error| match error {
        StoreError::NotAJournal => StoreError::WrongPassphrase,
        other => other,
    })
}

/// The same for an open connection. What was sealed shows only here whether the passphrase was right, and what it is.
pub(super) fn check(connection: &Connection, key: Option<&Key>) -> Result<(), StoreError> {
    let application = connection.pragma_query_value(None, "application_id", |row| row.get(0));
    let application = application.map_err(|error| match StoreError::from(error) {
        StoreError::NotAJournal if key.is_some() => StoreError::WrongPassphrase,
        other => other,
    })?;
    let version = version(connection)?;
    check_numbers(application, version)?;
    guard::check_schema(connection, version)
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
