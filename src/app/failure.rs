//! What went wrong, in one plain sentence with the next step.

mod file;

use std::path::Path;

use crate::store::StoreError;

pub use file::unwritten;

/// A failure as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{words}")]
pub struct Failure {
    /// What happened and what to do.
    pub words: String,
    /// What could be done from the screen.
    pub way_out: WayOut,
}

/// What a screen can offer after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOut {
    /// Try the same again.
    TryAgain,
    /// Choose another file.
    OtherFile,
    /// Give the passphrase.
    Unlock,
    /// Keep what is open as another file.
    Keep,
    /// Put a backup back, or save what can be read.
    Rescue,
    /// Nothing to do but read it.
    None,
}

impl Failure {
    /// A failure with nothing to do but read it.
    #[must_use]
    pub fn plain(words: &str) -> Self {
        Self { words: words.to_owned(), way_out: WayOut::None }
    }

    /// Why a journal could not be opened or made.
    #[must_use]
    pub fn opening(error: &StoreError, path: &Path) -> Self {
        let file = path.display();
        let (words, way_out) = match error {
            StoreError::Missing => (
                format!("There is no journal at {file}. Check the name, or start a new one by opening Soleus."),
                WayOut::OtherFile,
            ),
            StoreError::NotAJournal => (
                format!("{file} is not a Soleus journal. Nothing was changed. Choose another file."),
                WayOut::OtherFile,
            ),
            StoreError::Locked => ("This journal is locked. Give its passphrase.".to_owned(), WayOut::Unlock),
            StoreError::WrongPassphrase => (
                "That passphrase does not open this journal. Check Caps Lock and try again.".to_owned(),
                WayOut::Unlock,
            ),
            StoreError::Newer { .. } => (
                "This journal was made by a newer Soleus. Nothing was changed. Install the newest version to open it."
                    .to_owned(),
                WayOut::OtherFile,
            ),
            StoreError::OpenElsewhere => (
                "This journal is in use by another Soleus. Close that one, then try again.".to_owned(),
                WayOut::TryAgain,
            ),
            StoreError::Moved => (
                format!("{file} was moved or replaced by another program just now. Nothing was changed. Try again."),
                WayOut::TryAgain,
            ),
            StoreError::ReadOnly | StoreError::CannotOpen => (
                format!("Soleus may not write at {file}. Choose another place, or change the rights of that folder."),
                WayOut::OtherFile,
            ),
            StoreError::DiskFull => ("The disk is full. Free some space, then try again.".to_owned(), WayOut::TryAgain),
            StoreError::Damaged(_) => (
                format!(
                    "The journal {file} is damaged. It was left as it is. Put a backup back, or save what can be read."
                ),
                WayOut::Rescue,
            ),
            StoreError::Foreign(what) => (
                format!(
                    "The journal {file} is not as Soleus made it ({what}), so it was not opened. Nothing was changed. Put a backup back, or save what can be read."
                ),
                WayOut::Rescue,
            ),
            StoreError::NoCopy(reason) => (
                format!(
                    "The journal {file} is from an older Soleus, and a copy could not be kept beside it ({reason}). Nothing was changed. Make room there, then try again."
                ),
                WayOut::TryAgain,
            ),
            StoreError::Taken
            | StoreError::Refused(_)
            | StoreError::Unconfirmed
            | StoreError::Nothing
            | StoreError::Unlocked
            | StoreError::Other(_) => {
                (format!("{file} could not be opened ({error}). Try again, or choose another file."), WayOut::TryAgain)
            }
        };
        Self { words, way_out }
    }

    /// Why a change was not saved. What was typed is still on the screen.
    #[must_use]
    pub fn saving(error: &StoreError) -> Self {
        let words = match error {
            StoreError::DiskFull => {
                "This could not be saved: the disk is full. Your words are still here. Free some space, then press Save."
            }
            StoreError::ReadOnly => {
                "This could not be saved: Soleus may not write in this folder. Your words are still here. Allow it to write there, then press Save."
            }
            StoreError::CannotOpen => {
                "This could not be saved: no file could be made beside the journal. Your words are still here. Free some space and allow Soleus to write there, then press Save."
            }
            StoreError::OpenElsewhere => {
                "This could not be saved: another program holds the journal. Your words are still here. Close it, then press Save."
            }
            StoreError::Moved => {
                return Self {
                    words: "This could not be saved: another program has moved, deleted or replaced the journal file. Nothing was written, and your words are still here. Keep what is open as a file first, then look at the folder of the journal.".to_owned(),
                    way_out: WayOut::Keep,
                };
            }
            StoreError::Damaged(_) => {
                "This could not be saved: the journal file is damaged. Your words are still here. Keep a copy of the file."
            }
            _ => "Something went wrong while saving. Nothing was lost. Try again.",
        };
        Self { words: words.to_owned(), way_out: way_out(error) }
    }

    /// The words for somebody at a terminal, where nothing that was typed stands in a form that could be saved again.
    #[must_use]
    pub fn at_terminal(&self) -> String {
        let form = [
            (
                ", and your words are still here. Keep what is open as a file first, then look at the folder of the journal.",
                ". Look at the folder of the journal, then try again.",
            ),
            (" Your words are still here.", ""),
            ("then press Save", "then try again"),
        ];
        form.iter().fold(self.words.clone(), |words, (typed, instead)| words.replace(typed, instead))
    }

    /// Why the journal could not be read.
    #[must_use]
    pub fn reading(error: &StoreError) -> Self {
        let words = match error {
            StoreError::Damaged(_) => {
                "A part of the journal could not be read: the file is damaged. Keep a copy of it."
            }
            StoreError::OpenElsewhere => {
                "The journal could not be read: another program holds it. Close it, then try again."
            }
            _ => "A part of the journal could not be read. Nothing was changed. Try again.",
        };
        Self { words: words.to_owned(), way_out: way_out(error) }
    }
}

/// What can be done about a journal that is open.
fn way_out(error: &StoreError) -> WayOut {
    match error {
        StoreError::Damaged(_) => WayOut::Rescue,
        _ => WayOut::TryAgain,
    }
}
