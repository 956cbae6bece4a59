//! What a person can ask for that changes the journal.

use uuid::Uuid;

use crate::domain::episode::Episode;
use crate::domain::setting::Settings;

/// One change, asked for by the window or the command line.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Writes an entry: a new one, or a new version of one that is there.
    Save(Box<Episode>),
    /// Closes an entry that was still going on; it stopped now.
    Stop(Uuid),
    /// Deletes entries as one step.
    Delete(Vec<Uuid>),
    /// Puts a deleted entry back without undoing anything else.
    PutBack(Box<Episode>),
    /// Changes settings.
    Set(Box<Settings>),
    /// Takes back the newest step.
    Undo,
    /// Does again what was undone last.
    Redo,
    /// Forgets all deleted entries for good.
    ForgetDeleted,
}

/// What a command did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// One line for the bar, the screen reader and the terminal.
    pub words: String,
    /// The entry that it was about, if it is in the journal now.
    pub entry: Option<Uuid>,
    /// Whether the bar offers Undo.
    pub undo: bool,
    /// Whether it is worth a word at all; a changed setting shows itself.
    pub quiet: bool,
}
