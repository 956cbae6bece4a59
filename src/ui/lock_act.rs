//! What can be pressed about the passphrase, and about deleting everything.

use crate::app::lock::Change;

/// What was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockAct {
    /// Set, change or remove the passphrase.
    Change(Change),
    /// Lock the journal now.
    Now,
    /// Delete the journal, after the word was typed.
    Erase {
        /// Whether the backups go too.
        backups: bool,
    },
}
