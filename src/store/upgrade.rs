//! The copy that is kept before a journal of an older version is brought up to date.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::create::{remove_if_there, sync_folder};
use super::open::{beside, connect, private_file, version};
use super::schema::{SCHEMA_VERSION, migrate};
use super::{Key, StoreError};

/// Copies of one version that may stand beside a journal. More than one comes about only when somebody puts an older
/// journal back in its place.
const LIMIT_COPIES: usize = 9;

/// Brings a journal of an older version up to date, once a copy of it is kept.
pub(super) fn bring_up_to_date(connection: &mut Connection, path: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    let made = keep_copy(connection, path, key)?;
    let done = migrate(connection);
    // Two copies under a passphrase are never equal, so that each try would leave one more. The journal is as it was.
    if let (Err(_), Some(copy), Some(_)) = (&done, made, key)
        && version(connection).is_ok_and(|found| found < SCHEMA_VERSION)
    {
        // One that stays does no harm for now.
        let _ = remove_if_there(&copy);
    }
    done
}

/// Copies the journal to a file beside it that only this person can read. A copy that is there already is never written
/// over; one that is equal serves again, so that trying again does not fill the disk. Returns a copy that is new.
fn keep_copy(connection: &Connection, path: &Path, key: Option<&Key>) -> Result<Option<PathBuf>, StoreError> {
    copy(connection, path, key).map_err(|error| match error {
        // These are about the journal itself, and their own words say more.
        StoreError::Damaged(_) | StoreError::NotAJournal | StoreError::OpenElsewhere => error,
        other => StoreError::NoCopy(other.to_string()),
    })
}

fn copy(connection: &Connection, path: &Path, key: Option<&Key>) -> Result<Option<PathBuf>, StoreError> {
    // Filled under another name and then renamed: killed at any moment, no half copy looks like a whole one.
    let fresh = beside(path, &format!(".before-{SCHEMA_VERSION}.new"));
    for left_over in [fresh.clone(), beside(&fresh, "-journal")] {
        remove_if_there(&left_over)?;
    }
    private_file().create_new(true).write(true).open(&fresh)?;
    let kept = fill(connection, &fresh, key).and_then(|()| keep(&fresh, path));
    // Made a moment ago and no journal of anybody: what is of use has another name by now.
    remove_if_there(&fresh)?;
    kept
}

/// Pages are copied through SQLite, so the copy is one moment of the file, whoever else reads or writes it. It has the
/// passphrase of the journal.
fn fill(connection: &Connection, fresh: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    let mut copy = connect(fresh, key)?;
    match Backup::new(connection, &mut copy)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(StoreError::OpenElsewhere),
    }
    drop(copy);
    Ok(File::open(fresh)?.sync_all()?)
}

/// Gives the copy the first name that is free and returns it, unless an equal one is met before.
fn keep(fresh: &Path, path: &Path) -> Result<Option<PathBuf>, StoreError> {
    for number in 1..=LIMIT_COPIES {
        let place = place(path, number);
        if !place.try_exists()? {
            fs::rename(fresh, &place)?;
            return sync_folder(path).map(|()| Some(place));
        }
        if equal(fresh, &place)? {
            return Ok(None);
        }
    }
    Err(StoreError::Other(format!("{LIMIT_COPIES} copies are there already")))
}

/// `journal.db.before-2.db`, then `journal.db.before-2-2.db`: the ending lets a file dialog find it.
fn place(path: &Path, number: usize) -> PathBuf {
    let which = if number == 1 { String::new() } else { format!("-{number}") };
    beside(path, &format!(".before-{SCHEMA_VERSION}{which}.db"))
}

fn equal(one: &Path, other: &Path) -> Result<bool, StoreError> {
    let (mut one, mut other) = (File::open(one)?, File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut left, mut right) = (vec![0; 65_536], vec![0; 65_536]);
    loop {
        let count = one.read(&mut left)?;
        if count == 0 {
            return Ok(true);
        }
        let right = right.get_mut(..count).unwrap_or_default();
        other.read_exact(right)?;
        if left.get(..count) != Some(&*right) {
            return Ok(false);
        }
    }
}
