//! What can be pressed in the import wizard.

use std::path::PathBuf;

use chrono::NaiveDate;

/// A press in the import wizard that is more than a choice.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportAct {
    /// Ask with the desktop's dialog for a file.
    Choose,
    /// Read this file.
    Read(PathBuf),
    /// Write what is new into the journal, so many rows; many only after a backup.
    Add(usize),
    /// Write it without a backup.
    AddAnyway,
    /// Ask with the desktop's dialog where to save the list of rows that are left out.
    SaveLeftOut(String),
    /// Write this list of rows that are left out there.
    WriteLeftOut(PathBuf, String),
    /// Show these days in History.
    See(NaiveDate, NaiveDate),
}
