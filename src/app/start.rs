//! What a start of the program asks the window to open.

use std::path::PathBuf;

/// What the window shall open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WindowStart {
    /// The journal at this place, which need not be there yet.
    Journal(PathBuf),
    /// The sample journal.
    Sample,
}
