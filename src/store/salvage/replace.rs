//! Another journal in the place of a damaged one, which is kept under another name.

use std::fs;
use std::path::{Path, PathBuf};

use super::copy_private;
use super::source::Source;
use crate::store::backup::Staged;
use crate::store::create::{remove_if_there, sync_folder};
use crate::store::open::{beside, lock};
use crate::store::{Key, Store, StoreError};

/// Names that are tried for a file that is set aside.
const LIMIT_NAMES: usize = 99;

impl Store {
    /// Puts a journal that was made ready beside a damaged one in its place. The damaged one is kept as
    /// `journal.db.damaged-<when>.db`; returns that name. Killed at any moment there is a file under the name of the
    /// journal: the damaged one or the new one.
    ///
    /// # Errors
    /// When another process has the journal, or nothing can be written there; the damaged one is then in its place.
    pub fn replace_damaged(path: &Path, new: &Path, when: &str) -> Result<PathBuf, StoreError> {
        // A link is followed: the file that it names is replaced.
        let place = path.canonicalize()?;
        let _held = lock(path)?;
        let aside = set_aside(&place, when)?;
        // It belongs to the damaged file, and would be played back into the new one.
        let journal = beside(&place, "-journal");
        if journal.try_exists()? {
            fs::rename(&journal, beside(&aside, "-journal"))?;
        }
        fs::rename(new, &place)?;
        sync_folder(&place)?;
        Ok(aside)
    }

    /// The same with a backup that was made ready. What lay on the desk of the damaged one comes along as far as it can be
    /// read: it belongs to today.
    ///
    /// # Errors
    /// As above.
    pub fn restore_damaged(path: &Path, key: Option<&Key>, staged: &Staged, when: &str) -> Result<PathBuf, StoreError> {
        let rows = Source::open(path, key).map(|damaged| super::desk(&damaged)).unwrap_or_default();
        if !rows.is_empty() {
            Self::open_with(staged.access().path(), key)?.take_desk_rows(rows)?;
            remove_if_there(&beside(staged.access().path(), ".lock"))?;
        }
        Self::replace_damaged(path, staged.access().path(), when)
    }
}

/// Gives the file a second name.
fn set_aside(place: &Path, when: &str) -> Result<PathBuf, StoreError> {
    for number in 1..=LIMIT_NAMES {
        let which = if number == 1 { String::new() } else { format!("-{number}") };
        let aside = beside(place, &format!(".damaged-{when}{which}.db"));
        if fs::symlink_metadata(&aside).is_ok() {
            continue;
        }
        // Where a file can have one name only, a copy serves.
        if fs::hard_link(place, &aside).is_err() {
            copy_private(place, &aside)?;
            fs::File::open(&aside)?.sync_all()?;
        }
        return Ok(aside);
    }
    Err(StoreError::Other(format!("{LIMIT_NAMES} damaged files are there already")))
}
