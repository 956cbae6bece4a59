//! What can be pressed about a report of the program's own mistake.

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrashAct {
    /// Show it.
    Show,
    /// Delete it.
    Delete,
    /// Leave it where it is.
    Keep,
}
