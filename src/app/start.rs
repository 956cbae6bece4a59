//! What a start of the program asks the window to open, and to do then.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::clock::Clock;
use super::failure::Failure;
use super::run::Journal;
use crate::store::Key;

/// What the window shall open.
#[derive(Clone, Debug)]
pub enum WindowStart {
    /// The journal at this place, which need not be there yet, its passphrase if one was named, and what for.
    Journal(PathBuf, Option<Key>, Errand),
    /// The sample journal.
    Sample,
}

/// What somebody who opens the window came for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Errand {
    /// To look.
    #[default]
    Look,
    /// To write an entry.
    NewEntry,
    /// To do the routine that is due.
    StartDue,
}

impl Errand {
    /// The one argument that says so; none to look. One start tells it another in the same words as a person does.
    #[must_use]
    pub fn argument(self) -> Option<&'static str> {
        match self {
            Self::Look => None,
            Self::NewEntry => Some("--new-entry"),
            Self::StartDue => Some("--start-due"),
        }
    }

    /// The same as all the arguments of a start.
    #[must_use]
    pub fn arguments(self) -> Vec<String> {
        self.argument().map(ToOwned::to_owned).into_iter().collect()
    }

    /// What the arguments of another start ask for, if they ask for nothing but the window.
    #[must_use]
    pub fn of(arguments: &[String]) -> Option<Self> {
        [Self::Look, Self::NewEntry, Self::StartDue].into_iter().find(|errand| errand.arguments() == arguments)
    }
}

/// How long a start waits for a window that has closed and makes its last backup, or for a command.
const TRIES: usize = 40;
const PAUSE: Duration = Duration::from_millis(50);

/// Opens the journal for a window, once whoever has it is done with it.
///
/// # Errors
/// In words for people.
pub fn open_soon(place: &Path, key: Option<&Key>, clock: &Clock) -> Result<Journal, Failure> {
    for _ in 0..TRIES {
        if let Some(journal) = Journal::open_if_free(place, key, clock.clone())? {
            return Ok(journal);
        }
        thread::sleep(PAUSE);
    }
    Journal::unlock(place, key, clock.clone())
}
