//! Files that are chosen in the desktop's dialog, and what is done with them.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use egui::Context;

use super::Session;
use super::act::waker;
use crate::app::failure::Failure;
use crate::app::outcome::save_file;
use crate::platform::file_dialog;
use crate::ui::action::Action;
use crate::ui::chart;
use crate::ui::import_act::ImportAct;

/// What a chosen path is for.
enum Purpose {
    /// Open it.
    Journal,
    /// Add it to the open entry.
    Photo,
    /// Read it in the import wizard.
    Import,
    /// Write this text there.
    Text(String),
    /// Write the picture of this SVG text there.
    Picture(String),
}

/// An open dialog, and a picture that is being written.
#[derive(Default)]
pub(super) struct Chosen {
    waiting: Option<(Receiver<Option<PathBuf>>, Purpose)>,
    writing: Option<Receiver<Result<PathBuf, Failure>>>,
}

impl Session {
    pub(super) fn choose_journal(&mut self, ctx: &Context) {
        self.wait_for(file_dialog::choose("Open a journal", waker(ctx)), Purpose::Journal);
    }

    pub(super) fn choose_photo(&mut self, ctx: &Context) {
        self.wait_for(file_dialog::choose("Choose a photo", waker(ctx)), Purpose::Photo);
    }

    pub(super) fn choose_import(&mut self, ctx: &Context) {
        self.wait_for(file_dialog::choose("Choose a file to import", waker(ctx)), Purpose::Import);
    }

    pub(super) fn save_as(&mut self, ctx: &Context, title: &'static str, name: &'static str, text: String) {
        self.wait_for(file_dialog::choose_new(title, name, waker(ctx)), Purpose::Text(text));
    }

    pub(super) fn save_picture(&mut self, ctx: &Context, svg: String) {
        let chosen = file_dialog::choose_new("Save the chart", "soleus-trends.png", waker(ctx));
        self.wait_for(chosen, Purpose::Picture(svg));
    }

    /// A dialog that is open already keeps its purpose.
    fn wait_for(&mut self, dialog: Option<Receiver<Option<PathBuf>>>, purpose: Purpose) {
        if let Some(dialog) = dialog {
            self.chosen.waiting = Some((dialog, purpose));
        }
    }

    /// Takes what was chosen, once a frame.
    pub(super) fn take_chosen(&mut self, ctx: &Context) {
        self.take_written();
        let Some((dialog, purpose)) = self.chosen.waiting.take() else { return };
        match (dialog.try_recv(), purpose) {
            (Err(TryRecvError::Empty), purpose) => self.chosen.waiting = Some((dialog, purpose)),
            (Ok(Some(path)), Purpose::Journal) => self.actions.push(Action::OpenJournal(path)),
            (Ok(Some(path)), Purpose::Photo) => {
                if let Some(entry) = &mut self.entry {
                    entry.add_photo(path.display().to_string());
                }
            }
            (Ok(Some(path)), Purpose::Import) => self.actions.push(Action::Import(ImportAct::Read(path))),
            (Ok(Some(path)), Purpose::Text(text)) => {
                let written = save_file(&path, text.as_bytes()).map(|()| path);
                self.tell_written(written);
            }
            (Ok(Some(path)), Purpose::Picture(svg)) => self.write_picture(ctx, path, svg),
            (Ok(None) | Err(TryRecvError::Disconnected), _) => {}
        }
    }

    /// Draws and writes the picture on a thread of its own: it takes longer than a frame.
    fn write_picture(&mut self, ctx: &Context, path: PathBuf, svg: String) {
        let (sender, receiver) = mpsc::channel();
        let wake = waker(ctx);
        let begun = thread::Builder::new().name("soleus-picture".to_owned()).spawn(move || {
            let picture = chart::png(&svg).ok_or_else(no_picture);
            let written = picture.and_then(|picture| save_file(&path, &picture)).map(|()| path);
            // Nobody waits any more when the window is closed.
            let _ = sender.send(written);
            wake();
        });
        match begun {
            Ok(_) => self.chosen.writing = Some(receiver),
            Err(_) => self.tell_failure(&no_picture()),
        }
    }

    fn take_written(&mut self) {
        let Some(writing) = self.chosen.writing.take() else { return };
        match writing.try_recv() {
            Ok(written) => self.tell_written(written),
            Err(TryRecvError::Empty) => self.chosen.writing = Some(writing),
            Err(TryRecvError::Disconnected) => self.tell_failure(&no_picture()),
        }
    }

    fn tell_written(&mut self, written: Result<PathBuf, Failure>) {
        match written {
            Ok(path) => self.tell_plain(&format!("Saved as {}.", path.display())),
            Err(failure) => self.tell_failure(&failure),
        }
    }
}

fn no_picture() -> Failure {
    Failure::plain("The picture could not be drawn. Save the chart as SVG instead.")
}
