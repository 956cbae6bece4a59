//! What can be pressed on the Learn pages.

use crate::app::session::Pressing;
use crate::domain::body::Zone;

/// What was pressed on the Learn pages.
#[derive(Clone, Debug, PartialEq)]
pub enum LearnAct {
    /// Read a topic, by its id; with the heading inside it, counted from 0.
    Read(String, Option<usize>),
    /// Put two causes beside each other, by their ids.
    Compare(String, String),
    /// Ask whether this address shall be opened in the browser.
    AskLink(String),
    /// Open it.
    OpenLink(String),
    /// Copy it instead.
    CopyLink(String),
    /// Press points, guided.
    Press(Pressing),
    /// Show the entries of the history with this zone.
    Logged(Zone),
}

impl LearnAct {
    /// Reads a topic from its beginning.
    #[must_use]
    pub fn read(id: &str) -> Self {
        Self::Read(id.to_owned(), None)
    }
}
