//! Shows a folder in the desktop's own file manager.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

#[cfg(windows)]
const MANAGER: &str = "explorer";
#[cfg(target_os = "macos")]
const MANAGER: &str = "open";
#[cfg(not(any(windows, target_os = "macos")))]
const MANAGER: &str = "xdg-open";

/// Shows the folder in which a file lies.
///
/// # Errors
/// When there is no file manager that can be asked.
pub fn show(file: &Path) -> io::Result<()> {
    show_with(MANAGER, file)
}

fn show_with(program: &str, file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut command = Command::new(program);
    command.arg(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    // Somebody has to hear that it has ended, and the window does not wait for it.
    thread::Builder::new().name("soleus-folder".to_owned()).spawn(move || child.wait()).map(drop)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_manager_is_told() {
        assert!(show_with("true", Path::new("/tmp/calf.pdf")).is_ok());
        assert!(show_with("no-such-file-manager", Path::new("/tmp/calf.pdf")).is_err());
    }
}
