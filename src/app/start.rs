//! What a start of the program asks the window to open.

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
    /// The journal at this place, which need not be there yet, and its passphrase if one was named.
    Journal(PathBuf, Option<Key>),
    /// The sample journal.
    Sample,
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
