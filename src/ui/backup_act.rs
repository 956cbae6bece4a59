//! What can be pressed about backups.

use std::path::PathBuf;

/// What was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupAct {
    /// Make one now.
    Now,
    /// Stop the one that is made.
    Stop,
    /// Give the passphrase to those that were made before it.
    Seal,
    /// Ask with the desktop's dialog for another folder.
    ChooseFolder,
    /// Keep them in this folder from now on; none is the one beside the journal.
    Folder(Option<PathBuf>),
    /// Show the page on which one is put back.
    Show,
    /// Look at what this one would change.
    Look(PathBuf),
    /// Ask with the desktop's dialog for one.
    ChooseFile,
    /// Put the one that was looked at in the place of the journal.
    PutBack,
    /// Leave it.
    Leave,
    /// Close the window when the one that is made is done.
    CloseWhenDone,
    /// Close the window without it.
    StopAndClose,
}
