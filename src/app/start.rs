//! What a start of the program asks the window to open.

use std::path::PathBuf;

use crate::store::Key;

/// What the window shall open.
#[derive(Clone, Debug)]
pub enum WindowStart {
    /// The journal at this place, which need not be there yet, and its passphrase if one was named.
    Journal(PathBuf, Option<Key>),
    /// The sample journal.
    Sample,
}
