//! What can be pressed about files with the journal in them.

use std::path::PathBuf;

use crate::app::export::Export;
use crate::app::merge::MergePlan;

/// What was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataAct {
    /// Ask with the desktop's dialog where an export shall go.
    ChooseExport(Export),
    /// Export to this file.
    Export(Export, PathBuf),
    /// Ask with the desktop's dialog for a journal to merge.
    ChooseMerge,
    /// Look at what a merge of this journal would bring.
    LookAt(PathBuf),
    /// Merge what was looked at.
    Merge(Box<MergePlan>),
    /// Keep what is open as a file, because the journal's own was moved or replaced.
    KeepOpen,
    /// Stop what is under way.
    Stop,
}
