//! What differs between computers: how a second start finds the open window, and the desktop's file dialog.

pub mod file_dialog;
pub mod instance;
pub mod printer;
mod socket;
