//! Copies of the journal through SQLite's own interface for it, and opening such a copy to check it. What they are called
//! and which are kept is decided elsewhere.

mod restore;

use std::fs::{self, File};
use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::create::{make_private_folder, remove_if_there, sync_folder};
use super::identity::{self, key_for};
use super::open::{connect, connect_as, connect_to_read, private_file, set_pragmas};
pub use super::rekey::seal::is_plain;
use super::{Key, ReadAccess, Store, StoreError};
pub use restore::Staged;

/// Pages of 4 KB that are copied at a time. The file is locked against writing for so long: about 3 ms.
const STEP_PAGES: i32 = 512;
/// After each new beginning the steps are twice as large, up to this: about 50 ms.
const LARGEST_STEP_PAGES: i32 = 8_192;
/// A change in the meantime begins the copy anew; after so many the journal is left in peace for now.
const BEGINNINGS: usize = 12;

/// Asked between two steps, with the pages that are done and all of them; answers whether the work is still wanted.
pub type Pulse<'a> = dyn FnMut(usize, usize) -> bool + 'a;

impl ReadAccess {
    /// The way to another file with the same passphrase.
    #[must_use]
    pub fn to(&self, file: &Path) -> Self {
        let mut access = self.clone();
        file.clone_into(&mut access.path);
        access
    }

    /// Copies the journal as it is at one moment into a new file that only this person can read, while somebody may
    /// write in it. `false` when it was not wanted any more.
    ///
    /// # Errors
    /// When the journal cannot be read or the file not be written; then there is none.
    pub fn copy_to(&self, file: &Path, pulse: &mut Pulse<'_>) -> Result<bool, StoreError> {
        let Some(here) = self.connect_patiently(pulse)? else { return Ok(false) };
        here.pragma_update(None, "query_only", true)?;
        let copied = copy(&here, file, self.key.as_ref(), pulse);
        if !matches!(copied, Ok(true)) {
            // Made a moment ago. The first error is the one to tell.
            let _ = remove_if_there(file);
        }
        copied
    }

    /// Somebody who writes again and again can hold the file for longer than a reader waits at once.
    pub(super) fn connect_patiently(&self, pulse: &mut Pulse<'_>) -> Result<Option<Connection>, StoreError> {
        for _ in 1..BEGINNINGS {
            match connect_to_read(&self.path, self.key.as_ref()) {
                Err(StoreError::OpenElsewhere) if pulse(0, 0) => {}
                Err(StoreError::OpenElsewhere) => return Ok(None),
                connected => return connected.map(Some),
            }
        }
        connect_to_read(&self.path, self.key.as_ref()).map(Some)
    }

    /// Opens a copy to read it, once every page of it was checked. Nothing is written, there or beside it. One of an
    /// older version is opened too: its entries can be counted and its desk read.
    ///
    /// # Errors
    /// When it is no whole journal, has another passphrase, or is no plain file.
    pub fn open_checked(&self, file: &Path) -> Result<Store, StoreError> {
        let copy = self.to(file).open_unchecked()?;
        check(&copy.connection)?;
        Ok(copy)
    }

    /// Looks at every page of a journal that comes from elsewhere, before anything is written in it.
    ///
    /// # Errors
    /// When it cannot be opened, or is not whole.
    pub fn check(&self) -> Result<(), StoreError> {
        match connect_to_read(&self.path, key_for(&self.path, self.key.as_ref())?) {
            Ok(connection) => check(&connection),
            // What a killed program left half done is taken back first, which is for whoever opens it.
            Err(StoreError::ReadOnly) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Removes a backup that is not needed any more, after a last look at what it is. Anything else stays.
    ///
    /// # Errors
    /// When it is no journal that opens with this passphrase, or another one, or the folder does not allow it.
    pub fn remove_backup(&self, file: &Path, is_own: impl FnOnce(&Store) -> bool) -> Result<(), StoreError> {
        let copy = self.to(file).open_unchecked()?;
        if !is_own(&copy) {
            return Err(StoreError::NotAJournal);
        }
        drop(copy);
        Ok(fs::remove_file(file)?)
    }

    fn open_unchecked(&self) -> Result<Store, StoreError> {
        let file = self.path.as_path();
        // A link could lead to anything.
        if !fs::symlink_metadata(file)?.is_file() {
            return Err(StoreError::NotAJournal);
        }
        // A backup from before there was a passphrase has none.
        let key = key_for(file, self.key.as_ref())?;
        let connection = connect_as(file, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        identity::check(&connection, key)?;
        set_pragmas(&connection)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(Store::new(connection, file, key, None))
    }
}

impl Store {
    /// Another text after every step that was made, and the same again when it is undone and redone.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stamp(&self) -> Result<String, StoreError> {
        Ok(self.statement(include_str!("stamp.sql"))?.query_row([], |row| row.get(0))?)
    }
}

impl Store {
    /// Copies what is open into a new file that only this person can read, with the same passphrase: also when the file
    /// of the journal has lost its name, and this is the last way to what is in it.
    ///
    /// # Errors
    /// When there is a file of that name, or the folder cannot be written.
    pub fn keep_open_as(&self, file: &Path) -> Result<(), StoreError> {
        copy(&self.connection, file, self.key.as_ref(), &mut |_, _| true)?;
        sync_folder(file)
    }
}

/// Gives a finished copy its name. What has that name already is left alone.
///
/// # Errors
/// `Taken` when there is something of that name, or when the folder cannot be written.
pub fn keep(fresh: &Path, file: &Path) -> Result<(), StoreError> {
    if fs::symlink_metadata(file).is_ok() {
        return Err(StoreError::Taken);
    }
    fs::rename(fresh, file)?;
    sync_folder(file)
}

/// Removes a copy that was not finished.
///
/// # Errors
/// When the folder does not allow it.
pub fn discard(fresh: &Path) -> Result<(), StoreError> {
    remove_if_there(fresh)
}

/// Removes what copies that were killed or stopped have left in a folder: files whose names begin so and end in `.part`, or in
/// that of SQLite's own file beside it.
///
/// # Errors
/// When the folder cannot be read, or one cannot be removed.
pub fn sweep(folder: &Path, front: &str) -> Result<(), StoreError> {
    for entry in fs::read_dir(folder)?.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(front) && (name.ends_with(".part") || name.ends_with(".part-journal")) {
            remove_if_there(&entry.path())?;
        }
    }
    Ok(())
}

/// Makes a folder that only this person can look into, unless it is there.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(folder: &Path) -> Result<(), StoreError> {
    make_private_folder(folder)
}

/// Copies step by step, with the same passphrase. Between two steps a writer gets the file, and then the copy begins anew.
fn copy(here: &Connection, file: &Path, key: Option<&Key>, pulse: &mut Pulse<'_>) -> Result<bool, StoreError> {
    private_file().create_new(true).write(true).open(file)?;
    let mut copy = connect(file, key)?;
    // It is no journal before it is whole, so there is nothing to roll back; it is synced once at the end.
    copy.pragma_update(None, "journal_mode", "OFF")?;
    copy.pragma_update(None, "synchronous", "OFF")?;
    if !copy_pages(here, &mut copy, pulse)? {
        return Ok(false);
    }
    copy.close().map_err(|(_, error)| error)?;
    File::open(file)?.sync_all()?;
    Ok(true)
}

pub(super) fn copy_pages(here: &Connection, copy: &mut Connection, pulse: &mut Pulse<'_>) -> Result<bool, StoreError> {
    let backup = Backup::new(here, copy)?;
    let (mut step_pages, mut beginnings, mut done_before) = (STEP_PAGES, 0, 0);
    loop {
        if backup.step(step_pages)? == StepResult::Done {
            return Ok(true);
        }
        let progress = backup.progress();
        let done = progress.pagecount - progress.remaining;
        // Less than a step more: it began anew, or did not get the file in the time that a step waits.
        if done < done_before + step_pages {
            beginnings += 1;
            step_pages = (step_pages * 2).min(LARGEST_STEP_PAGES);
        }
        if beginnings > BEGINNINGS {
            return Err(StoreError::OpenElsewhere);
        }
        done_before = done;
        if !pulse(usize::try_from(done).unwrap_or(0), usize::try_from(progress.pagecount).unwrap_or(0)) {
            return Ok(false);
        }
    }
}

/// Every page and every reference of a copy.
pub(super) fn check(connection: &Connection) -> Result<(), StoreError> {
    let mut said = Vec::new();
    connection.pragma_query(None, "quick_check", |row| {
        said.push(row.get::<_, String>(0)?);
        Ok(())
    })?;
    if said != ["ok"] {
        return Err(StoreError::Damaged(said.into_iter().next().unwrap_or_default()));
    }
    let mut orphans = 0;
    connection.pragma_query(None, "foreign_key_check", |_| {
        orphans += 1;
        Ok(())
    })?;
    if orphans > 0 {
        return Err(StoreError::Damaged(format!("{orphans} rows belong to none")));
    }
    Ok(())
}
