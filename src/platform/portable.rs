//! Portable: everything in the folder of the program, as on a stick that goes from computer to computer.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Set once, before anything is opened; a start is portable or it is not.
static FOLDER: OnceLock<PathBuf> = OnceLock::new();

/// From here on the journal and all that belongs to it lie in `soleus-data` beside the program.
///
/// # Errors
/// When the system does not say where the program is.
pub fn choose() -> io::Result<()> {
    let program = std::env::current_exe()?;
    let beside = program.parent().ok_or(io::ErrorKind::NotFound)?;
    // Chosen twice it is the same folder.
    FOLDER.get_or_init(|| beside.join("soleus-data"));
    Ok(())
}

/// Where everything lies, if this start is portable.
#[must_use]
pub fn folder() -> Option<&'static Path> {
    FOLDER.get().map(PathBuf::as_path)
}
