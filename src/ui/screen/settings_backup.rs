//! In the settings: how old the newest backup is, one more now, and where they go.

use std::path::PathBuf;

use egui::Ui;

use super::View;
use crate::app::backup::{Backup, Course};
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::backup_act::BackupAct;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::text;

/// What the part keeps between frames.
#[derive(Debug, Default)]
pub struct BackupForm {
    /// The folder as it is typed.
    pub path: String,
    /// What is known of the backups.
    pub course: Option<Course>,
    /// Where they go.
    pub folder: PathBuf,
    /// How many were made before the passphrase, so that anybody can read them.
    pub plain: usize,
    /// They are being given the passphrase.
    pub is_sealing: bool,
    /// Pages that are done of one that was asked for.
    pub pages: Option<usize>,
}

impl BackupForm {
    /// Draws the part.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        text::question_ui(ui, "Backups");
        if view.journal.is_sample() {
            text::body_ui(ui, "The sample is not backed up.");
            return;
        }
        let course = self.course.as_ref();
        let last = course.and_then(|course| course.last.as_ref());
        text::body_ui(ui, &last.map_or_else(|| "No backup yet.".to_owned(), |last| last_words(last, view)));
        text::small_ui(ui, "Made by themselves after changes, and checked. Older ones are thinned out.");
        if let Some(failed) = course.and_then(|course| course.failed.as_ref()) {
            text::body_ui(ui, &failed.words);
        }
        ui.horizontal_wrapped(|ui| {
            if self.pages.is_some() {
                text::body_ui(ui, "Backing up…");
                if ui.add(Button::secondary("Stop").name("Stop the backup")).clicked() {
                    view.actions.push(Action::Backup(BackupAct::Stop));
                }
            } else if ui.add(Button::secondary("Back up now").icon(Icon::Copy)).clicked() {
                view.actions.push(Action::Backup(BackupAct::Now));
            }
            if ui.add(Button::secondary("Put back a backup…").icon(Icon::Restore)).clicked() {
                view.actions.push(Action::Backup(BackupAct::Show));
            }
        });
        ui.add_space(4.0);
        text::body_ui(ui, &format!("They go to {}", self.folder.display()));
        text::small_ui(ui, "A folder on another disk is safer: it outlives this one.");
        let field = Field::line("Another folder for backups", &mut self.path).show_ui(ui);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.horizontal_wrapped(|ui| {
            let take = ui.add(Button::secondary("Use this folder")).clicked() || entered;
            if take && !self.path.trim().is_empty() {
                let folder = PathBuf::from(self.path.trim());
                view.actions.push(Action::Backup(BackupAct::Folder(Some(folder))));
            }
            if ui.add(Button::quiet("Choose a folder…").icon(Icon::Folder)).clicked() {
                view.actions.push(Action::Backup(BackupAct::ChooseFolder));
            }
            let is_chosen = course.is_some_and(|course| course.folder.is_some());
            if is_chosen && ui.add(Button::quiet("Beside the journal again")).clicked() {
                view.actions.push(Action::Backup(BackupAct::Folder(None)));
            }
        });
    }
}

/// "Last backup today 14:40, checked"
fn last_words(last: &Backup, view: &View<'_>) -> String {
    let day = sentence::lower_first(&sentence::near_day(last.at.day(), view.now.today()));
    let day = if day.starts_with("to") || day.starts_with("yes") { day } else { sentence::upper_first(&day) };
    let time = sentence::time_of_day(last.at, view.journal.hours());
    let entries = sentence::count(last.entries, "entry", "entries");
    format!("Last backup {day} {time}, checked, {entries}")
}
