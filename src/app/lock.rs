//! The passphrase of a journal: read from a file, judged when it is new, and set, changed or removed.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::backup::list;
use super::clock::Clock;
use super::failure::{Failure, WayOut};
use super::job::Job;
use super::run::Journal;
use crate::domain::sentence;
use crate::store::{Key, Store, StoreError};

/// What is said before a passphrase is set.
pub const WARNING: &str = "If you forget it, nobody can open the journal, not even us. Write it down.";
/// What is said after one was set: what the program cannot promise.
pub const LEFT_OVER: &str = "Backups, exports and copies from before are not locked by it; the backups can be, in Settings, Privacy. On a solid-state disk, pieces of the former file can remain until they are written over.";
const UNUSABLE: &str = "A passphrase is one line with at least one letter. Four words work well.";
/// Longest first line that is read: more is another file than was meant.
const LIMIT_BYTES: usize = 4098;

/// What happens to the passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The first one.
    Set(Key),
    /// Another in place of the present one.
    Change(Key, Key),
    /// None any more; with the present one.
    Remove(Key),
}

impl Change {
    /// What opens the journal before it.
    #[must_use]
    pub fn present(&self) -> Option<&Key> {
        match self {
            Self::Set(_) => None,
            Self::Change(present, _) | Self::Remove(present) => Some(present),
        }
    }

    /// What opens the journal after it.
    #[must_use]
    pub fn wanted(&self) -> Option<&Key> {
        match self {
            Self::Set(new) | Self::Change(_, new) => Some(new),
            Self::Remove(_) => None,
        }
    }
}

/// A passphrase as it was typed.
///
/// # Errors
/// In words for people, when it is empty or cannot be one.
pub fn key(typed: Zeroizing<String>) -> Result<Key, Failure> {
    Key::new(typed).ok_or_else(|| Failure::plain(UNUSABLE))
}

/// A new passphrase, typed twice.
///
/// # Errors
/// In words for people, when the two differ or cannot be one.
pub fn new_key(typed: Zeroizing<String>, again: &str) -> Result<Key, Failure> {
    if typed.as_str() != again {
        return Err(Failure::plain("The two passphrases are not the same."));
    }
    key(typed)
}

/// The first line of a file.
///
/// # Errors
/// In words for people, when it cannot be read or holds none.
pub fn key_in(file: &Path) -> Result<Key, Failure> {
    let mut line = Zeroizing::new(String::with_capacity(LIMIT_BYTES));
    let read =
        std::fs::File::open(file).and_then(|file| BufReader::new(file.take(LIMIT_BYTES as u64)).read_line(&mut line));
    read.map_err(|error| Failure::reading_file(&error, file))?;
    let words = Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned());
    Key::new(words).ok_or_else(|| Failure::plain(&format!("{} begins with no passphrase. {UNUSABLE}", file.display())))
}

/// Whether other people of this computer can read the file.
#[must_use]
pub fn is_open_to_others(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.metadata().is_ok_and(|data| data.permissions().mode() & 0o077 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        false
    }
}

/// Carries out a change. The journal must not be open; whoever is killed in the middle has the old or the new one.
///
/// # Errors
/// In words for people; the journal is then as it was, unless they say that the disk did not confirm the change.
pub fn change(path: &Path, change: &Change) -> Result<(), Failure> {
    Store::rekey(path, change.present(), change.wanted()).map_err(|error| failed(&error, path))
}

/// A change on its way, on a thread of its own: the journal is written anew and then opened again.
#[derive(Debug)]
pub struct Changing {
    place: PathBuf,
    change: Change,
    job: Job<(Result<(), Failure>, Result<Store, StoreError>)>,
}

impl Changing {
    /// Begins. The journal must not be open; `wake` is called when there is an answer.
    pub fn begin(place: PathBuf, change: Change, wake: impl Fn() + Send + 'static) -> Self {
        let (path, asked) = (place.clone(), change.clone());
        let job = Job::start("soleus-passphrase", wake, move |_| {
            let done = self::change(&path, &asked);
            let opened = reopen(&path, &asked, done.is_ok());
            Some((done, opened))
        });
        Self { place, change, job }
    }

    /// Where the journal is.
    #[must_use]
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// Once: what was done, in words, and the journal that is open again. Nothing while it works.
    #[must_use]
    pub fn take(&self, clock: &Clock) -> Option<(Result<String, Failure>, Result<Journal, Failure>)> {
        let (done, opened) = match self.job.answer() {
            Ok(None) => return None,
            Ok(Some(answer)) => answer,
            Err(_) => {
                let words = "The passphrase was not changed. The journal is as it was. Try again.";
                (Err(Failure::plain(words)), reopen(&self.place, &self.change, false))
            }
        };
        let done = done.map(|()| self::done(&self.place, &self.change));
        Some((done, Journal::opened(opened, &self.place, clock)))
    }
}

/// Opens the journal after a change. One that failed may be in force all the same: the disk did not confirm it.
fn reopen(path: &Path, change: &Change, is_done: bool) -> Result<Store, StoreError> {
    if is_done {
        return Store::open_with(path, change.wanted());
    }
    match Store::open_with(path, change.present()) {
        Err(StoreError::Locked | StoreError::WrongPassphrase) => Store::open_with(path, change.wanted()),
        opened => opened,
    }
}

/// What was done, and what it does not reach.
#[must_use]
pub fn done(path: &Path, change: &Change) -> String {
    match change {
        Change::Remove(_) => {
            "The passphrase was removed. Whoever has the file can read it. Backups made before still need it."
                .to_owned()
        }
        Change::Change(..) => {
            "The passphrase was changed. Backups and copies made before open with the former one.".to_owned()
        }
        Change::Set(_) => {
            let copies = Store::older_copies(path).unwrap_or_default();
            let named: Vec<String> = copies.iter().map(|copy| copy.display().to_string()).collect();
            let copies =
                if named.is_empty() { String::new() } else { format!(" Also not locked: {}.", named.join(", ")) };
            format!("The journal has a passphrase now. {LEFT_OVER}{copies}")
        }
    }
}

/// Deletes the journal and what Soleus has put beside it. It must not be open. Returns what is said about what remains,
/// also in the folder of its backups: some may be from another computer, or of another journal.
///
/// # Errors
/// In words for people.
pub fn erase(path: &Path, backups: &Path) -> Result<String, Failure> {
    Store::erase(path).map_err(|error| match error {
        StoreError::ReadOnly | StoreError::CannotOpen | StoreError::Other(_) => Failure {
            words: format!(
                "{} could not be deleted. Allow Soleus to write in its folder, then try again.",
                path.display()
            ),
            way_out: WayOut::TryAgain,
        },
        other => Failure::opening(&other, path),
    })?;
    let words = "Deleted. What you saved in other places, such as exports and sheets, is still there.";
    Ok(match list::count(backups) {
        0 => words.to_owned(),
        left => format!(
            "{words} {} still holds {}. Delete there what is yours.",
            backups.display(),
            sentence::count(left, "backup", "backups")
        ),
    })
}

fn failed(error: &StoreError, path: &Path) -> Failure {
    let words = match error {
        StoreError::DiskFull => {
            "The passphrase was not changed: there is no room for a second copy of the journal. Free some space, then try again."
        }
        StoreError::ReadOnly => {
            "The passphrase was not changed: Soleus may not write in the folder of the journal. Allow it to write there, then try again."
        }
        StoreError::Unconfirmed => {
            "The passphrase is another one now, but the disk gave an error right after it was changed. Keep the former passphrase too, and make a backup on another disk."
        }
        StoreError::CannotOpen | StoreError::Refused(_) | StoreError::Other(_) => {
            "The passphrase was not changed. The journal is as it was. Try again."
        }
        other => return Failure::opening(other, path),
    };
    Failure { words: words.to_owned(), way_out: WayOut::TryAgain }
}
