//! The ways to open a journal: to work with it, to read it, and beside the process that has it.

use std::path::{Path, PathBuf};

use super::clock::Clock;
use super::failure::{Failure, WayOut};
use super::job::Job;
use super::run::Journal;
use crate::store::{Key, ReadAccess, Store, StoreError};

impl Journal {
    /// Opens a journal without a passphrase to work with it.
    ///
    /// # Errors
    /// In words for people.
    pub fn open(path: &Path, clock: Clock) -> Result<Self, Failure> {
        Self::unlock(path, None, clock)
    }

    /// Opens a journal that may have a passphrase to work with it.
    ///
    /// # Errors
    /// In words for people.
    pub fn unlock(path: &Path, key: Option<&Key>, clock: Clock) -> Result<Self, Failure> {
        let store = Store::open_with(path, key);
        store.and_then(|store| Self::with(store, clock)).map_err(|error| Failure::opening(&error, path))
    }

    /// The same of a journal that was chosen just now: it may come from anywhere, so every page of it is looked at before
    /// anything is written.
    ///
    /// # Errors
    /// In words for people; nothing was changed then.
    pub fn open_chosen(path: &Path, clock: Clock) -> Result<Self, Failure> {
        ReadAccess::new(path, None).check().map_err(|error| Failure::opening(&error, path))?;
        Self::open(path, clock)
    }

    /// Opens a journal to work with it; `None` while another process has it open.
    ///
    /// # Errors
    /// In words for people.
    pub fn open_if_free(path: &Path, key: Option<&Key>, clock: Clock) -> Result<Option<Self>, Failure> {
        match Store::open_with(path, key).and_then(|store| Self::with(store, clock)) {
            Err(StoreError::OpenElsewhere) => Ok(None),
            opened => opened.map(Some).map_err(|error| Failure::opening(&error, path)),
        }
    }

    /// Opens a journal only to read it.
    ///
    /// # Errors
    /// In words for people.
    pub fn open_to_read(path: &Path, key: Option<&Key>, clock: Clock) -> Result<Self, Failure> {
        let store = Store::open_to_read(path, key);
        store.and_then(|store| Self::with(store, clock)).map_err(|error| Failure::opening(&error, path))
    }

    /// Opens a journal beside the process that may write it, for reminders; `None` when it is of an older version.
    ///
    /// # Errors
    /// As the store tells it: what passes by itself is waited for, and is nothing to tell.
    pub fn open_beside(path: &Path, key: Option<&Key>, clock: Clock) -> Result<Option<Self>, StoreError> {
        Store::open_beside(path, key)?.map(|store| Self::with(store, clock)).transpose()
    }
}

/// A journal with a passphrase on its way to be open. Working out the key takes a few hundred milliseconds on purpose, so
/// that guessing is slow; a thread of its own does it.
#[derive(Debug)]
pub struct Opening {
    place: PathBuf,
    key: Key,
    job: Job<Result<Store, StoreError>>,
}

impl Opening {
    /// Begins. One that was `chosen` just now may come from anywhere, so every page of it is looked at before anything
    /// is written. `wake` is called when there is an answer.
    pub fn begin(place: &Path, key: &Key, chosen: bool, wake: impl Fn() + Send + 'static) -> Self {
        let (path, its) = (place.to_owned(), key.clone());
        let job = Job::start("soleus-unlock", wake, move |_| {
            let looked_at = if chosen { ReadAccess::new(&path, Some(&its)).check() } else { Ok(()) };
            Some(looked_at.and_then(|()| Store::open_with(&path, Some(&its))))
        });
        Self { place: place.to_owned(), key: key.clone(), job }
    }

    /// The passphrase that was tried.
    #[must_use]
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// The journal, once; nothing while it is opened.
    #[must_use]
    pub fn take(&self, clock: &Clock) -> Option<Result<Journal, Failure>> {
        match self.job.answer() {
            Ok(None) => None,
            Ok(Some(opened)) => Some(Journal::opened(opened, &self.place, clock)),
            Err(_) => Some(Err(Failure {
                words: "The journal could not be opened. Try again.".to_owned(),
                way_out: WayOut::TryAgain,
            })),
        }
    }
}

impl Journal {
    /// A journal that another thread has opened.
    pub(super) fn opened(opened: Result<Store, StoreError>, place: &Path, clock: &Clock) -> Result<Self, Failure> {
        opened.and_then(|store| Self::with(store, clock.clone())).map_err(|error| Failure::opening(&error, place))
    }
}
