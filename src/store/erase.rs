//! Deleting a journal for good, because the person asked for it with a typed word.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};

use super::create::{remove_if_there, sync_folder};
use super::open::{beside, lock};
use super::rekey::write_over;
use super::{Store, StoreError};

impl Store {
    /// Removes the journal and whatever Soleus has put beside it: its rollback journal, what a killed step has left, the
    /// copies from before it was brought up to date, and the lock. What can be is written over first.
    ///
    /// # Errors
    /// When another process has it open, or a file cannot be removed; the journal itself goes last but the lock.
    pub fn erase(path: &Path) -> Result<(), StoreError> {
        let place = path.canonicalize()?;
        let held = lock(&place)?;
        let mut files = Self::older_copies(&place)?;
        let beside_it = ["-journal", ".passphrase.new", ".passphrase.new-journal", ".new", ".new-journal"];
        files.extend(beside_it.iter().map(|ending| beside(&place, ending)));
        files.push(place.clone());
        for file in &files {
            remove(file)?;
        }
        sync_folder(&place)?;
        drop(held);
        remove_if_there(&beside(&place, ".lock"))
    }
}

fn remove(file: &PathBuf) -> Result<(), StoreError> {
    let open = OpenOptions::new().write(true).open(file);
    remove_if_there(file)?;
    if let Ok(open) = open {
        // Worth a try: the name is gone either way.
        let _ = write_over(open);
    }
    Ok(())
}
