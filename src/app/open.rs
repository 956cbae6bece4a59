//! The ways to open a journal: to work with it, to read it, and beside the process that has it.

use std::path::Path;

use super::clock::Clock;
use super::failure::Failure;
use super::run::Journal;
use crate::store::{Key, Store, StoreError};

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
