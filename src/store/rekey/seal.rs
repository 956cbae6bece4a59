//! A backup from before the passphrase is written anew with it: beside the old one, checked, and put in its place.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

use super::super::create::{remove_if_there, sync_folder};
use super::super::open::{connect, private_file, set_pragmas};
use super::{check, pour, write_over};
use crate::store::{ReadAccess, Store, StoreError};

/// How every file that has no passphrase begins.
const PLAIN: &[u8] = b"SQLite format 3\0";

impl ReadAccess {
    /// Gives a plain backup the passphrase of the journal. `fresh` is a name beside it that nobody has. What the old file
    /// held is written over. One that has a passphrase already, or a journal that has none, is left as it is.
    ///
    /// # Errors
    /// When it is no whole journal, `is_own` says that it is another one's, or the folder cannot be written. The backup is
    /// then as it was.
    pub fn seal(&self, file: &Path, fresh: &Path, is_own: impl FnOnce(&Store) -> bool) -> Result<(), StoreError> {
        let plain = self.open_checked(file)?;
        if plain.has_passphrase() || self.key.is_none() {
            return Ok(());
        }
        if !is_own(&plain) {
            return Err(StoreError::NotAJournal);
        }
        drop(plain);
        private_file().create_new(true).write(true).open(fresh)?;
        let made = self.fill_sealed(file, fresh).and_then(|()| {
            let old = OpenOptions::new().write(true).open(file)?;
            fs::rename(fresh, file)?;
            Ok(old)
        });
        let old = match made {
            Ok(old) => old,
            Err(error) => {
                // Made a moment ago; the first error is the one to tell.
                let _ = remove_if_there(fresh);
                return Err(error);
            }
        };
        sync_folder(file)?;
        // The new one is in its place. What is left of the old one is worth a try and no error.
        let _ = write_over(old);
        Ok(())
    }

    fn fill_sealed(&self, file: &Path, fresh: &Path) -> Result<(), StoreError> {
        let there = connect(file, None)?;
        set_pragmas(&there)?;
        pour(&there, fresh, self.key.as_ref())?;
        check(&there, fresh, self.key.as_ref())
    }
}

/// Whether anybody can read what is in the file.
///
/// # Errors
/// When it cannot be opened.
pub fn is_plain(file: &Path) -> io::Result<bool> {
    let mut begin = Vec::with_capacity(PLAIN.len());
    File::open(file)?.take(PLAIN.len() as u64).read_to_end(&mut begin)?;
    Ok(begin == PLAIN)
}
