//! What can be done about a journal that is damaged, or that somebody else has changed: a backup in its place, or all that
//! can be read of it in a new journal. The damaged file is kept either way.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::backup::list::{self, Listed, newest_sound};
use super::backup::of_damaged;
use super::backup::restore::opening_for_damaged;
use super::failure::{Failure, WayOut};
use crate::domain::record::RecordKind;
use crate::domain::sentence;
use crate::domain::when::Moment;
use crate::store::backup::is_plain;
use crate::store::salvage::{Count, Saved};
use crate::store::{Key, ReadAccess, Store, StoreError};

/// How a file name says when: `2026-11-22-14.32`.
const WHEN: &str = "%Y-%m-%d-%H.%M";

/// A journal that cannot be used as it is.
#[derive(Clone, Debug)]
pub struct Rescue {
    place: PathBuf,
    key: Option<Key>,
    folder: PathBuf,
    journal: Option<Uuid>,
}

impl Rescue {
    /// The ways out for the journal at that place. Its desk says where the backups are, if it can be read.
    #[must_use]
    pub fn new(place: &Path, key: Option<&Key>) -> Self {
        let (folder, journal) = of_damaged(place, key);
        Self { place: place.to_owned(), key: key.cloned(), folder, journal }
    }

    /// The ways out, if a look at every page of the journal shows that it needs one.
    ///
    /// # Errors
    /// In words for people, when its passphrase is missing or wrong.
    pub fn if_needed(place: &Path, key: Option<&Key>) -> Result<Option<Self>, Failure> {
        // A backup behind a link is no backup, but a journal may be reached through one.
        let file = place.canonicalize().unwrap_or_else(|_| place.to_owned());
        match ReadAccess::new(&file, key).open_checked(&file) {
            Err(StoreError::Damaged(_) | StoreError::Foreign(_)) => Ok(Some(Self::new(place, key))),
            // Zeros, or cut to nothing: only the backups beside it tell that it was a journal, and its passphrase.
            Err(StoreError::NotAJournal | StoreError::Missing) if file.is_file() => match list::beside(place) {
                Some(backup) if key.is_none() && !is_plain(&backup).unwrap_or(true) => {
                    Err(Failure::opening(&StoreError::Locked, place))
                }
                backup => Ok(backup.map(|_| Self::new(place, key))),
            },
            Err(error @ (StoreError::Locked | StoreError::WrongPassphrase)) => Err(Failure::opening(&error, place)),
            // What else is wrong is told by whoever opens it.
            Ok(_) | Err(_) => Ok(None),
        }
    }

    /// Whether the journal at that place wants a passphrase before anything can be done about it.
    #[must_use]
    pub fn wants_passphrase(place: &Path) -> bool {
        Store::is_sealed(place)
    }

    /// The journal.
    #[must_use]
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// What opens it.
    #[must_use]
    pub fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// Where its backups are, as far as that is known.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The way to its backups.
    #[must_use]
    pub fn access(&self) -> ReadAccess {
        ReadAccess::new(&self.place, self.key.as_ref())
    }

    /// Its newest backup that is sound.
    ///
    /// # Errors
    /// In words for people, when the folder cannot be read.
    pub fn newest_backup(&self) -> Result<Option<Listed>, Failure> {
        newest_sound(&self.access(), &self.folder, self.journal).map_err(|_| {
            let folder = self.folder.display();
            Failure::plain(&format!(
                "The folder {folder} could not be read. Connect its disk, or choose another backup."
            ))
        })
    }

    /// Puts a backup in the place of the journal, which is kept under another name. Returns what was done. `progress` is
    /// told that the work goes on and answers whether it is still wanted; `None` when it was not.
    ///
    /// # Errors
    /// In words for people; the journal is then as it was.
    pub fn put_back(
        &self,
        backup: &Path,
        now: Moment,
        progress: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Option<String>, Failure> {
        let staged = self.access().stage(backup, Uuid::now_v7(), &mut |_, _| progress(1));
        let Some(staged) = staged.map_err(|error| opening_for_damaged(&error, backup))? else { return Ok(None) };
        let aside = Store::restore_damaged(&self.place, self.key.as_ref(), &staged, &when(now));
        let aside = aside.map_err(|error| not_replaced(&error))?;
        Ok(Some(format!("The backup is your journal now. The former file is kept as {}", aside.display())))
    }

    /// Where the entries are saved that can be read, beside the journal.
    #[must_use]
    pub fn new_file(&self, now: Moment) -> PathBuf {
        let mut name = self.place.as_os_str().to_owned();
        name.push(format!(".saved-{}.db", when(now)));
        PathBuf::from(name)
    }

    /// Saves all that can be read into a new journal. `progress` is told how many more rows were read or written.
    ///
    /// # Errors
    /// In words for people; there is no new journal then.
    pub fn save(&self, new: &Path, progress: &mut dyn FnMut(usize) -> bool) -> Result<Option<Saved>, Failure> {
        Store::salvage(&self.place, self.key.as_ref(), new, progress)
            .map_err(|error| not_saved(&error, &self.place, new))
    }

    /// Puts the new journal in the place of the damaged one, which is kept under another name. Returns what was done.
    ///
    /// # Errors
    /// In words for people; both are then as they were.
    pub fn put_saved(&self, saved: &Saved, now: Moment) -> Result<String, Failure> {
        let aside =
            Store::replace_damaged(&self.place, &saved.file, &when(now)).map_err(|error| not_replaced(&error))?;
        Ok(format!("What could be saved is your journal now. The damaged file is kept as {}", aside.display()))
    }
}

/// One line for each kind: "412 of about 415 entries", or "12 doses" where nothing is missing. The last one is about the
/// history.
#[must_use]
pub fn lines(saved: &Saved) -> Vec<String> {
    let of = |count: &Count, (one, many): (&str, &str)| {
        if count.saved >= count.about {
            sentence::count(count.saved, one, many)
        } else {
            format!("{} of about {}", count.saved, sentence::count(count.about, one, many))
        }
    };
    let kinds = saved.counts.iter().map(|(kind, count)| of(count, kind.names()));
    kinds.chain([of(&saved.history, ("step of the history", "steps of the history"))]).collect()
}

/// "412 of about 415 entries were saved." Where parts of the file could not be read, nobody knows that it was everything.
#[must_use]
pub fn sentence(saved: &Saved) -> String {
    let entries = saved.counts.get(&RecordKind::Episode).copied().unwrap_or_default();
    let (one, many) = RecordKind::Episode.names();
    let count = sentence::count(entries.saved, one, many);
    if entries.saved < entries.about {
        return format!("{} of about {} were saved.", entries.saved, sentence::count(entries.about, one, many));
    }
    let is_full = saved.counts.values().chain([&saved.history]).all(|count| count.saved >= count.about);
    if saved.is_whole && is_full {
        format!("Everything was saved, with {count}.")
    } else if saved.has_whole_entries && entries.saved == 1 {
        format!("The {count} was saved, but not all of the rest.")
    } else if saved.has_whole_entries {
        format!("All {count} were saved, but not all of the rest.")
    } else {
        format!(
            "All that could be read was saved, with {count}. Parts of the file could not be read, so more may be missing. Check my data names what is not as it was."
        )
    }
}

fn when(now: Moment) -> String {
    now.local().format(WHEN).to_string()
}

fn not_saved(error: &StoreError, place: &Path, new: &Path) -> Failure {
    let (file, new) = (place.display(), new.display());
    let words = match error {
        StoreError::Damaged(_) | StoreError::NotAJournal => {
            format!("Nothing in {file} can be read any more. It was left as it is. Put a backup back.")
        }
        StoreError::DiskFull => {
            format!("Nothing was saved: there is no room for {new}. Free some space, then try again.")
        }
        StoreError::ReadOnly => {
            format!(
                "Nothing was saved: Soleus may not write at {new}. Allow it to write there, then try again, or save on another disk with soleus salvage and another name."
            )
        }
        StoreError::Other(why) => format!("Nothing was saved as {new}: {why}. Choose another name, or try again."),
        other => return Failure::opening(other, place),
    };
    Failure { words, way_out: WayOut::TryAgain }
}

fn not_replaced(error: &StoreError) -> Failure {
    let words = match error {
        StoreError::OpenElsewhere => {
            "The damaged file was left in its place: another Soleus uses it. Close that one, then try again."
        }
        StoreError::DiskFull => {
            "The damaged file was left in its place: the disk is full. Free some space, then try again."
        }
        _ => {
            "The damaged file was left in its place: nothing can be written beside it. Allow Soleus to write in its folder, then try again."
        }
    };
    Failure { words: words.to_owned(), way_out: WayOut::TryAgain }
}
