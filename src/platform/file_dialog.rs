//! The desktop's own file dialog. A typed path is always the other way, so a missing or hanging dialog harms nobody.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread;

/// One dialog at a time: a second press while one is open is ignored.
static OPEN: AtomicBool = AtomicBool::new(false);

/// Asks for a file on a thread of its own; `wake` is called when the answer is there. `None` while a dialog is open.
pub fn choose(title: &'static str, wake: impl Fn() + Send + 'static) -> Option<Receiver<Option<PathBuf>>> {
    ask(wake, move || rfd::FileDialog::new().set_title(title).pick_file())
}

/// Asks where a new file of this name is to go, likewise.
pub fn choose_new(
    title: &'static str,
    name: String,
    wake: impl Fn() + Send + 'static,
) -> Option<Receiver<Option<PathBuf>>> {
    ask(wake, move || rfd::FileDialog::new().set_title(title).set_file_name(name).save_file())
}

/// Asks for a folder, likewise.
pub fn choose_folder(title: &'static str, wake: impl Fn() + Send + 'static) -> Option<Receiver<Option<PathBuf>>> {
    ask(wake, move || rfd::FileDialog::new().set_title(title).pick_folder())
}

fn ask(
    wake: impl Fn() + Send + 'static,
    dialog: impl FnOnce() -> Option<PathBuf> + Send + 'static,
) -> Option<Receiver<Option<PathBuf>>> {
    if OPEN.swap(true, Ordering::AcqRel) {
        return None;
    }
    let (sender, receiver) = mpsc::channel();
    let started = thread::Builder::new().name("soleus-file-dialog".to_owned()).spawn(move || {
        let chosen = dialog();
        OPEN.store(false, Ordering::Release);
        // The window may be closed by now; then nobody waits for the answer.
        let _ = sender.send(chosen);
        wake();
    });
    if started.is_err() {
        OPEN.store(false, Ordering::Release);
        return None;
    }
    Some(receiver)
}
