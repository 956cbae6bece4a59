//! Files that are chosen in the desktop's dialog, and what is done with them.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use egui::Context;

use super::Session;
use super::act::waker;
use crate::app::export::{Export, is_taken, spare_journal};
use crate::app::failure::Failure;
use crate::app::outcome::save_file;
use crate::app::report::Order;
use crate::domain::when::Now;
use crate::platform::{file_dialog, folder};
use crate::ui::action::{Action, DataAct};
use crate::ui::backup_act::BackupAct;
use crate::ui::chart;
use crate::ui::dialogs::Dialog;
use crate::ui::import_act::ImportAct;

/// What a chosen path is for.
enum Purpose {
    /// Open it.
    Journal,
    /// Add it to the open entry.
    Photo,
    /// Export the journal there.
    Export(Export),
    /// Keep the backups there.
    BackupFolder,
    /// Look at what this backup would change.
    Backup,
    /// Look at what a merge of it would bring.
    Merge,
    /// Read it in the import wizard.
    Import,
    /// Write this text there.
    Text(String),
    /// Write the picture of this SVG text there.
    Picture(String),
    /// Write this sheet there.
    Sheet(Order),
}

/// A file that is being written.
type Writing = (Receiver<Result<PathBuf, Failure>>, fn() -> Failure);

/// An open dialog, and a file that is being written.
#[derive(Default)]
pub(super) struct Chosen {
    waiting: Option<(Receiver<Option<PathBuf>>, Purpose)>,
    /// With what is told when its thread ends without a word.
    writing: Option<Writing>,
}

impl Session {
    pub(super) fn choose_journal(&mut self, ctx: &Context) {
        self.wait_for(file_dialog::choose("Open a journal", waker(ctx)), Purpose::Journal);
    }

    pub(super) fn choose_export(&mut self, ctx: &Context, format: Export) {
        let name = if format == Export::Json { "soleus.json" } else { "soleus.csv" };
        self.wait_for(
            file_dialog::choose_new("Export the journal", name.to_owned(), waker(ctx)),
            Purpose::Export(format),
        );
    }

    pub(super) fn choose_merge(&mut self, ctx: &Context) {
        self.wait_for(file_dialog::choose("Choose the other journal", waker(ctx)), Purpose::Merge);
    }

    pub(super) fn choose_backup_folder(&mut self, ctx: &Context) {
        self.wait_for(file_dialog::choose_folder("Choose a folder for backups", waker(ctx)), Purpose::BackupFolder);
    }

    pub(super) fn choose_backup(&mut self, ctx: &Context) {
        self.wait_for(file_dialog::choose("Choose a backup", waker(ctx)), Purpose::Backup);
    }

    pub(super) fn choose_photo(&mut self, ctx: &Context) {
        self.wait_for(file_dialog::choose("Choose a photo", waker(ctx)), Purpose::Photo);
    }

    pub(super) fn choose_import(&mut self, ctx: &Context) {
        self.wait_for(file_dialog::choose("Choose a file to import", waker(ctx)), Purpose::Import);
    }

    pub(super) fn save_as(&mut self, ctx: &Context, title: &'static str, name: &str, text: String) {
        self.wait_for(file_dialog::choose_new(title, name.to_owned(), waker(ctx)), Purpose::Text(text));
    }

    pub(super) fn save_picture(&mut self, ctx: &Context, svg: String) {
        let chosen = file_dialog::choose_new("Save the chart", "soleus-trends.png".to_owned(), waker(ctx));
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
            (Ok(Some(path)), Purpose::Export(format)) => self.actions.push(Action::Data(DataAct::Export(format, path))),
            (Ok(Some(path)), Purpose::BackupFolder) => {
                self.actions.push(Action::Backup(BackupAct::Folder(Some(path))));
            }
            (Ok(Some(path)), Purpose::Backup) => self.actions.push(Action::Backup(BackupAct::Look(path))),
            (Ok(Some(path)), Purpose::Merge) => self.actions.push(Action::Data(DataAct::LookAt(path))),
            (Ok(Some(path)), Purpose::Photo) => {
                if let Some(entry) = &mut self.entry {
                    entry.add_photo(path.display().to_string());
                }
            }
            (Ok(Some(path)), Purpose::Import) => self.actions.push(Action::Import(ImportAct::Read(path))),
            (Ok(Some(path)), Purpose::Text(text)) => self.write_text(path, &text),
            (Ok(Some(path)), Purpose::Picture(svg)) => {
                self.write_beside(ctx, path, no_picture, move || chart::png(&svg).ok_or_else(no_picture));
            }
            (Ok(Some(path)), Purpose::Sheet(order)) => self.write_sheet(ctx, path, order),
            (Ok(None) | Err(TryRecvError::Disconnected), _) => {}
        }
    }

    pub(super) fn save_sheet(&mut self, ctx: &Context, name: String, order: Order) {
        self.wait_for(file_dialog::choose_new("Save the doctor's sheet", name, waker(ctx)), Purpose::Sheet(order));
    }

    pub(super) fn write_sheet(&mut self, ctx: &Context, path: PathBuf, order: Order) {
        self.write_beside(ctx, path, no_sheet, move || order.pdf());
    }

    /// Writes a file at a place that was typed. What is there already is replaced only if the person says so; a dialog
    /// of the desktop asks that by itself.
    pub(super) fn write_at(&mut self, ctx: &Context, now: &Now, path: PathBuf, write: Box<Action>) {
        match spare_journal(self.journal.store(), &path) {
            Err(failure) => self.tell_failure(&failure),
            Ok(()) if is_taken(&path) => self.dialog = Dialog::Replace(path, write),
            Ok(()) => self.act(ctx, now, *write),
        }
    }

    pub(super) fn write_text(&mut self, path: PathBuf, text: &str) {
        let spared = spare_journal(self.journal.store(), &path);
        let written = spared.and_then(|()| save_file(&path, text.as_bytes())).map(|()| path);
        self.tell_written(written);
    }

    /// Makes and writes a file on a thread of its own: it takes longer than a frame.
    fn write_beside(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        fault: fn() -> Failure,
        make: impl FnOnce() -> Result<Vec<u8>, Failure> + Send + 'static,
    ) {
        if let Err(failure) = spare_journal(self.journal.store(), &path) {
            self.tell_failure(&failure);
            return;
        }
        let (sender, receiver) = mpsc::channel();
        let wake = waker(ctx);
        let begun = thread::Builder::new().name("soleus-file".to_owned()).spawn(move || {
            let written = make().and_then(|bytes| save_file(&path, &bytes)).map(|()| path);
            // Nobody waits any more when the window is closed.
            let _ = sender.send(written);
            wake();
        });
        match begun {
            Ok(_) => self.chosen.writing = Some((receiver, fault)),
            Err(_) => self.tell_failure(&fault()),
        }
    }

    fn take_written(&mut self) {
        let Some((writing, fault)) = self.chosen.writing.take() else { return };
        match writing.try_recv() {
            Ok(written) => self.tell_written(written),
            Err(TryRecvError::Empty) => self.chosen.writing = Some((writing, fault)),
            Err(TryRecvError::Disconnected) => self.tell_failure(&fault()),
        }
    }

    pub(super) fn show_folder(&mut self, file: &Path) {
        if folder::show(file).is_err() {
            let words = format!("No file manager could be opened. The file is {}.", file.display());
            self.tell_failure(&Failure::plain(&words));
        }
    }

    fn tell_written(&mut self, written: Result<PathBuf, Failure>) {
        match written {
            Ok(path) => {
                self.tell_plain(&format!("Saved as {}.", path.display()));
                if let Some(told) = &mut self.told {
                    told.buttons.push(("Show in folder", Action::ShowFolder(path)));
                }
            }
            Err(failure) => self.tell_failure(&failure),
        }
    }
}

fn no_picture() -> Failure {
    Failure::plain("The picture could not be drawn. Save the chart as SVG instead.")
}

fn no_sheet() -> Failure {
    Failure::plain("The sheet could not be written. Copy it as text instead.")
}
