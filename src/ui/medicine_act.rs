//! What can be pressed about medicines.

use uuid::Uuid;

/// A press on the pages of medicines that is no change of the journal by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MedicineAct {
    /// Begin a medicine.
    Add,
    /// Change a medicine of the list.
    Change(Uuid),
    /// Save the medicine that stands on the page.
    Save,
    /// Delete the medicine that stands on the page.
    Delete,
    /// Change a dose.
    ChangeDose(Uuid),
    /// Save the dose that stands on the page.
    SaveDose,
    /// Delete the dose that stands on the page.
    DeleteDose,
}
