//! Another journal in the place of a damaged one, which is kept under another name.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::source::Source;
use crate::store::backup::Staged;
use crate::store::create::{remove_if_there, sync_folder};
use crate::store::open::{beside, lock, private_file};
use crate::store::{Key, Store, StoreError};

/// Names that are tried for a file that is set aside.
const LIMIT_NAMES: usize = 99;

impl Store {
    /// Puts a journal that was made ready beside a damaged one in its place. The damaged one is kept as
    /// `journal.db.damaged-<when>.db`; returns that name. Killed at any moment there is a file under the name of the
    /// journal: the damaged one or the new one, unless the damaged one can get no second name and cannot be copied.
    ///
    /// # Errors
    /// When another process has the journal, or nothing can be written there; the damaged one is then in its place.
    pub fn replace_damaged(path: &Path, new: &Path, when: &str) -> Result<PathBuf, StoreError> {
        // A link is followed: the file that it names is replaced.
        let place = path.canonicalize()?;
        let _held = lock(path)?;
        put_in_place(&place, new, when, &Ways { link, copy })
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

/// How a file comes to be under another name too.
struct Ways {
    link: fn(&Path, &Path) -> io::Result<()>,
    copy: fn(&Path, &Path) -> Result<(), StoreError>,
}

fn put_in_place(place: &Path, new: &Path, when: &str, ways: &Ways) -> Result<PathBuf, StoreError> {
    let journal = beside(place, "-journal");
    let has_journal = journal.try_exists()?;
    let (aside, is_gone) = set_aside(place, when, ways)?;
    let journal_aside = beside(&aside, "-journal");
    // It belongs to the damaged file, and would be played back into the new one.
    let moved = if has_journal { fs::rename(&journal, &journal_aside) } else { Ok(()) };
    if let Err(error) = moved.and_then(|()| fs::rename(new, place)) {
        // Back to how it was, as far as that goes; the first error is the one to tell.
        if has_journal && !journal.exists() {
            let _ = fs::rename(&journal_aside, &journal);
        }
        if is_gone {
            let _ = fs::rename(&aside, place);
        }
        return Err(error.into());
    }
    sync_folder(place)?;
    Ok(aside)
}

/// Gives the file a second name. Returns it, and whether the file has only that one now.
fn set_aside(place: &Path, when: &str, ways: &Ways) -> Result<(PathBuf, bool), StoreError> {
    for number in 1..=LIMIT_NAMES {
        let which = if number == 1 { String::new() } else { format!("-{number}") };
        let aside = beside(place, &format!(".damaged-{when}{which}.db"));
        if fs::symlink_metadata(&aside).is_ok() {
            continue;
        }
        // Where a file can have one name only, a copy serves.
        let is_kept = (ways.link)(place, &aside).is_ok() || (ways.copy)(place, &aside).is_ok();
        if !is_kept {
            // A place that the disk cannot read stops a copy, and not another name.
            remove_if_there(&aside)?;
            fs::rename(place, &aside)?;
        }
        return Ok((aside, !is_kept));
    }
    Err(StoreError::Other(format!("{LIMIT_NAMES} damaged files are there already")))
}

fn link(place: &Path, aside: &Path) -> io::Result<()> {
    fs::hard_link(place, aside)
}

fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let mut file = private_file().create_new(true).write(true).open(to)?;
    io::copy(&mut fs::File::open(from)?, &mut file)?;
    Ok(file.sync_all()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk where a file has one name only, and where it cannot be read to its end.
    const FAILING: Ways = Ways {
        link: |_, _| Err(io::ErrorKind::Unsupported.into()),
        copy: |_, to| {
            fs::write(to, "the half of")?;
            Err(StoreError::Other("a bad place".to_owned()))
        },
    };

    #[test]
    fn a_damaged_file_that_cannot_be_copied_is_kept_under_another_name_or_stays_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let [place, new, aside] =
            ["journal.db", "new.db", "journal.db.damaged-then.db"].map(|name| folder.path().join(name));
        let text = |path: &Path| fs::read_to_string(path).unwrap();
        let journals = [beside(&place, "-journal"), beside(&aside, "-journal")];
        fs::write(&place, "damaged").unwrap();
        fs::write(&journals[0], "half done").unwrap();
        // There is nothing that could be put in its place.
        assert!(matches!(put_in_place(&place, &new, "then", &FAILING), Err(StoreError::Missing)));
        assert_eq!((text(&place).as_str(), text(&journals[0]).as_str()), ("damaged", "half done"));
        assert!(!aside.exists() && !journals[1].exists());
        fs::write(&new, "new").unwrap();
        assert_eq!(put_in_place(&place, &new, "then", &FAILING).unwrap(), aside);
        assert_eq!((text(&place).as_str(), text(&aside).as_str()), ("new", "damaged"));
        assert!(!new.exists() && !journals[0].exists() && journals[1].exists());
    }
}
