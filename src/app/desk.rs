//! What lies on the desk of an open journal: drafts, the size of the window, the course of the backups. No part of the
//! journal itself, and not undone.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::failure::Failure;
use super::run::Journal;

impl Journal {
    /// Puts something on the desk: window size, a draft. A failure is not worth a word; the journal is not touched.
    pub fn keep_on_desk<T: Serialize>(&self, key: &str, value: Option<&T>) {
        let _ = match value {
            Some(value) => self.store().put_desk(key, value),
            None => self.store().clear_desk(key),
        };
    }

    /// Puts a draft on the desk, unless it lies there already. What was put there before may not have been written, so the
    /// desk itself is asked.
    ///
    /// # Errors
    /// In words for people, when something does not lie there and cannot be put there. An old draft that cannot be taken
    /// away is no error: it is offered once more.
    pub fn lay_on_desk<T: Serialize + DeserializeOwned + PartialEq>(
        &self,
        key: &str,
        value: Option<&T>,
    ) -> Result<(), Failure> {
        if self.from_desk::<T>(key).as_ref() == value {
            return Ok(());
        }
        let Some(value) = value else {
            self.keep_on_desk::<T>(key, None);
            return Ok(());
        };
        self.store().put_desk(key, value).map_err(|error| Failure::saving(&error))
    }

    /// Something from the desk.
    #[must_use]
    pub fn from_desk<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        self.store().desk(key).ok().flatten()
    }
}
