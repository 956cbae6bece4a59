//! What can be pressed about the check of the journal.

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerifyAct {
    /// Check it, and mend what can be mended.
    Begin,
    /// Stop the check that is under way.
    Stop,
    /// Take what is in it now for what was saved.
    Keep,
}
