//! What a start of the program asks the window to open, and to do then.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::clock::Clock;
use super::failure::Failure;
use super::run::Journal;
use crate::store::{Key, Store, StoreError};

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

/// A journal on its way to be open while the window is made.
#[derive(Debug)]
pub struct FirstJournal {
    place: PathBuf,
    opening: JoinHandle<Result<Store, StoreError>>,
}

impl FirstJournal {
    /// Begins to open it. `None` where the computer has no thread left.
    #[must_use]
    pub fn begin(place: &Path, key: Option<&Key>) -> Option<Self> {
        let (path, its) = (place.to_owned(), key.cloned());
        let thread = thread::Builder::new().name("soleus-open".to_owned());
        let opening = thread.spawn(move || store_soon(&path, its.as_ref())).ok()?;
        Some(Self { place: place.to_owned(), opening })
    }

    /// Waits until it is open.
    ///
    /// # Errors
    /// In words for people.
    pub fn finish(self, clock: &Clock) -> Result<Journal, Failure> {
        let opened = self.opening.join().unwrap_or_else(|fault| resume_unwind(fault));
        Journal::opened(opened, &self.place, clock)
    }
}

/// Opens the journal for a window, once whoever has it is done with it.
///
/// # Errors
/// In words for people.
pub fn open_soon(place: &Path, key: Option<&Key>, clock: &Clock) -> Result<Journal, Failure> {
    Journal::opened(store_soon(place, key), place, clock)
}

fn store_soon(place: &Path, key: Option<&Key>) -> Result<Store, StoreError> {
    for _ in 0..TRIES {
        match Store::open_with(place, key) {
            Err(StoreError::OpenElsewhere) => thread::sleep(PAUSE),
            opened => return opened,
        }
    }
    Store::open_with(place, key)
}
