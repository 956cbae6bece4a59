//! What lies on the desk of an open journal: drafts, the size of the window, the course of the backups. No part of the
//! journal itself, and not undone.

use super::run::Journal;

impl Journal {
    /// Puts something on the desk: window size, a draft. A failure is not worth a word; the journal is not touched.
    pub fn keep_on_desk<T: serde::Serialize>(&self, key: &str, value: Option<&T>) {
        let _ = match value {
            Some(value) => self.store().put_desk(key, value),
            None => self.store().clear_desk(key),
        };
    }

    /// Something from the desk.
    #[must_use]
    pub fn from_desk<T: serde::de::DeserializeOwned>(&self, key: &str) -> Option<T> {
        self.store().desk(key).ok().flatten()
    }
}
