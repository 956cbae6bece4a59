//! What a session asks of its window.

use std::path::PathBuf;

use crate::app::lock::Change;

/// What the window has to do for the session.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Open another journal.
    Open(PathBuf),
    /// Open the sample.
    Sample,
    /// Leave the sample.
    LeaveSample,
    /// Lock the journal.
    Lock,
    /// Set, change or remove the passphrase; the journal is closed for it and opened again.
    Rekey(Change),
    /// Delete the journal.
    Erase,
    /// Close the journal, whose file is damaged, and show what can be done.
    Rescue,
    /// Close the window.
    Quit,
}
