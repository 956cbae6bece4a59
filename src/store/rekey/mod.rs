//! Another passphrase for a journal, the first one, or none: the whole journal is poured into a new file beside it,
//! checked there, and renamed over the old one. Killed at any moment there is the old journal or the new one. SQLCipher's
//! own way of changing in place knows no step from plain to locked, and this one way serves all three.

pub mod seal;

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, named_params};

use super::create::{remove_if_there, sync_folder};
use super::open::{beside, connect, private_file, version};
use super::{Key, Store, StoreError, identity};

/// How many bytes of the old file are written over at a time.
const CHUNK_BYTES: usize = 65_536;
/// How the names of older files go on after the name of the journal; the last is what a restore that was killed has left.
const OLDER: [&str; 4] = [".before-", ".damaged-", ".saved-", ".restoring-"];
/// How the name of what was open goes on after the name of the journal without its ending, where the file of the journal was
/// moved or replaced under it.
pub const WAS_OPEN: &str = "-was-open";

impl Store {
    /// Gives the journal at that place another passphrase, or takes it away. Nobody else may have it open to write.
    ///
    /// # Errors
    /// When it cannot be opened with the present passphrase, is in use, or there is no room for a second file; the journal
    /// is then as it was. `Unconfirmed` when it has the new passphrase and the disk then failed.
    pub fn rekey(path: &Path, present: Option<&Key>, new: Option<&Key>) -> Result<(), StoreError> {
        // A link is followed: the file that it names gets the passphrase.
        let place = path.canonicalize()?;
        let mut store = Self::open_with(path, present)?;
        let lock = store.lock.take();
        let fresh = unfinished(&place);
        private_file().create_new(true).write(true).open(&fresh)?;
        let made = pour(&store.connection, &fresh, new).and_then(|()| check(&store.connection, &fresh, new));
        let made = made.and_then(|()| {
            let old = OpenOptions::new().write(true).open(&place)?;
            // The old file is not written any more, so that nothing is left behind which would be put into the new one.
            if beside(&place, "-journal").try_exists()? {
                return Err(StoreError::OpenElsewhere);
            }
            fs::rename(&fresh, &place)?;
            Ok(old)
        });
        let old = match made {
            Ok(old) => old,
            Err(error) => {
                drop(store);
                tidy_up(path)?;
                return Err(error);
            }
        };
        drop(store);
        // Until its new name is on the disk for sure, the old file may be the journal after a power cut, so it stays whole.
        sync_folder(&place).map_err(|_| StoreError::Unconfirmed)?;
        // From here on the new file is the journal. What is left of the old one is worth a try and no error.
        let _ = write_over(old);
        drop(lock);
        Ok(())
    }

    /// Files beside the journal that hold what was in it: copies from before it was brought up to date, damaged ones that were
    /// set aside, what was saved out of them or was open when the file was gone, and what a killed restore has left. They
    /// have the passphrase that it had then.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn older_copies(path: &Path) -> Result<Vec<PathBuf>, StoreError> {
        let Some(name) = path.file_name() else { return Ok(Vec::new()) };
        let stem = path.file_stem().unwrap_or(name).to_string_lossy();
        let mut begins = OLDER.map(|begin| format!("{}{begin}", name.to_string_lossy())).to_vec();
        begins.push(format!("{stem}{WAS_OPEN}-"));
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut found = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if begins.iter().any(|begin| name.starts_with(begin)) {
                found.push(entry.path());
            }
        }
        found.sort();
        Ok(found)
    }
}

/// Removes what a change that was killed has left beside the journal. Only for whoever has the lock.
pub(super) fn tidy_up(path: &Path) -> Result<(), StoreError> {
    let fresh = unfinished(&path.canonicalize()?);
    remove_if_there(&beside(&fresh, "-journal"))?;
    remove_if_there(&fresh)
}

fn unfinished(place: &Path) -> PathBuf {
    beside(place, ".passphrase.new")
}

/// Fills the new file in one transaction. The lock of the old one is kept until its connection is closed, so that no mark
/// of a reminder is written there that the new one would not have.
fn pour(connection: &Connection, fresh: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    let words = key.map_or("", Key::words);
    connection.pragma_update(None, "foreign_keys", false)?;
    connection.pragma_update(Some("main"), "locking_mode", "EXCLUSIVE")?;
    let path =
        fresh.to_str().ok_or_else(|| StoreError::Other("the name of the file has unknown letters".to_owned()))?;
    connection.execute(include_str!("attach.sql"), named_params! {":path": path, ":key": words})?;
    // It is no journal before it has its name, so there is nothing to roll back. A transaction over two files that have
    // rollback journals would put a third one beside them, which a kill leaves there.
    connection.pragma_update(Some("fresh"), "journal_mode", "MEMORY")?;
    connection.execute_batch("BEGIN EXCLUSIVE")?;
    connection.query_row(include_str!("pour.sql"), [], |_| Ok(()))?;
    connection.pragma_update(Some("fresh"), "application_id", identity::APPLICATION_ID)?;
    connection.pragma_update(Some("fresh"), "user_version", version(connection)?)?;
    connection.execute_batch("COMMIT")?;
    connection.execute_batch("DETACH DATABASE fresh")?;
    Ok(())
}

/// The new file opens with the new passphrase, is sound, and has as many rows in each table.
fn check(connection: &Connection, fresh: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    File::open(fresh)?.sync_all()?;
    let there = connect(fresh, identity::key_for(fresh, key)?)?;
    identity::check(&there, key)?;
    let verdict: String = there.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
    if verdict != "ok" {
        return Err(StoreError::Other("the new file did not pass its check".to_owned()));
    }
    let mut tables = connection.prepare(include_str!("tables.sql"))?;
    let names: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for name in names {
        let sql = format!("SELECT count(*) FROM main.\"{}\"", name.replace('"', "\"\""));
        let count = |connection: &Connection| connection.query_row(&sql, [], |row| row.get::<_, i64>(0));
        if count(connection)? != count(&there)? {
            return Err(StoreError::Other(format!("the new file has not all of {name}")));
        }
    }
    Ok(())
}

/// Writes over what the old file held, unless it has another name by which somebody keeps it. A solid-state disk may
/// still have the old pieces elsewhere, which is said to people.
pub(super) fn write_over(mut old: File) -> io::Result<()> {
    let data = old.metadata()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        if data.nlink() > 0 {
            return Ok(());
        }
    }
    let zeros = vec![0; CHUNK_BYTES];
    let mut left = usize::try_from(data.len()).unwrap_or(0);
    while left > 0 {
        let part = zeros.get(..left.min(CHUNK_BYTES)).unwrap_or_default();
        old.write_all(part)?;
        left -= part.len();
    }
    old.sync_all()
}
