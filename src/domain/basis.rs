//! How far the sources of a sentence or a number carry it.

use serde::{Deserialize, Serialize};

/// What the sources behind something are worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The sources say it.
    #[default]
    Read,
    /// A threshold of our own beside its nearest source.
    Own,
    /// Common practice whose source was not read.
    Unread,
}
