//! "Put back a backup": which there are, what the chosen one would change, and putting it in the place of the journal.

use std::path::{Path, PathBuf};

use egui::Ui;

use super::View;
use crate::app::backup::list::Listed;
use crate::domain::backup::Reason;
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::backup_act::BackupAct;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, text};

/// So that words stand beside the middle of a button, in points.
const ABOVE_WORDS: f32 = 11.0;

/// What the page keeps between frames; the session fills it in.
#[derive(Debug, Default)]
pub struct BackupsScreen {
    path: String,
    /// Where they are.
    pub folder: PathBuf,
    /// What is in the folder, or why it cannot be told; nothing while it is read.
    pub listed: Option<Result<Vec<Listed>, String>>,
    /// The backup that was chosen.
    pub chosen: Option<PathBuf>,
    /// What it would change: one sentence, and a line for each kind; nothing while it is worked out.
    pub difference: Option<(String, Vec<String>)>,
    /// The journal is being backed up, to put the chosen one in its place.
    pub is_putting: bool,
}

impl BackupsScreen {
    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        // Alone, so that nothing on a long page moves away under the pointer.
        if let Some(chosen) = self.chosen.clone() {
            card::card_ui(ui, |ui| self.chosen_ui(ui, view, &chosen));
            return;
        }
        card::card_ui(ui, |ui| self.list_ui(ui, view));
        card::card_ui(ui, |ui| self.other_ui(ui, view));
    }

    fn chosen_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, chosen: &Path) {
        let listed = self.listed.as_ref().and_then(|listed| listed.as_ref().ok());
        let listed = listed.and_then(|listed| listed.iter().find(|backup| backup.file == chosen));
        let name = chosen.file_name().unwrap_or_default().to_string_lossy();
        text::heading_ui(ui, &listed.map_or_else(|| name.to_string(), |backup| when(backup, view)));
        match &self.difference {
            None => {
                text::body_ui(ui, "Comparing it with your journal…");
            }
            Some((sentence, lines)) => {
                text::strong_ui(ui, &format!("{sentence} Nothing is changed yet."));
                for line in lines {
                    text::body_ui(ui, &sentence::upper_first(line));
                }
                if !lines.is_empty() {
                    text::small_ui(ui, "What is there now is backed up first, so that you can put that back again.");
                }
            }
        }
        let can_put = self.difference.as_ref().is_some_and(|(_, lines)| !lines.is_empty());
        ui.horizontal_wrapped(|ui| {
            if self.is_putting {
                text::body_ui(ui, "Backing up what is there now…");
            } else if can_put && ui.add(Button::primary("Put it back").icon(Icon::Restore)).clicked() {
                view.actions.push(Action::Backup(BackupAct::PutBack));
            }
            if ui.add(Button::secondary("Leave it")).clicked() {
                view.actions.push(Action::Backup(BackupAct::Leave));
            }
        });
    }

    fn list_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        text::heading_ui(ui, "Backups");
        text::small_ui(ui, &self.folder.display().to_string());
        let said = match &self.listed {
            None => "Each one is opened and checked…",
            Some(Err(words)) => words,
            Some(Ok(listed)) if listed.is_empty() => "There is none here yet.",
            Some(Ok(_)) => "",
        };
        if !said.is_empty() {
            text::body_ui(ui, said);
        }
        let listed = self.listed.as_ref().and_then(|listed| listed.as_ref().ok());
        for backup in listed.into_iter().flatten() {
            let when = when(backup, view);
            let size = sentence::bytes(backup.bytes);
            // The words keep to their own column, however large they are.
            ui.horizontal_top(|ui| match backup.entries {
                Ok(entries) => {
                    let name = format!("Look at the backup of {when}");
                    if ui.add(Button::secondary("Look at it").name(&name)).clicked() {
                        view.actions.push(Action::Backup(BackupAct::Look(backup.file.clone())));
                    }
                    let entries = sentence::count(entries, "entry", "entries");
                    ui.vertical(|ui| {
                        ui.add_space(ABOVE_WORDS);
                        text::body_ui(ui, &format!("{when} · {entries} · {size} · checked"));
                    });
                }
                Err(unsound) => {
                    text::body_ui(ui, &format!("{when} · {size} · {}, not used", unsound.words()));
                }
            });
        }
    }

    fn other_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        text::heading_ui(ui, "From another place");
        let field = Field::line("File of a backup", &mut self.path).show_ui(ui);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.horizontal_wrapped(|ui| {
            let look = ui.add(Button::secondary("Look at this file")).clicked() || entered;
            if look && !self.path.trim().is_empty() {
                view.actions.push(Action::Backup(BackupAct::Look(PathBuf::from(self.path.trim()))));
            }
            if ui.add(Button::quiet("Choose a file…").icon(Icon::Folder)).clicked() {
                view.actions.push(Action::Backup(BackupAct::ChooseFile));
            }
        });
    }
}

/// "Today 14:40", "Sat 21 Nov 22:10, before a backup was put back"
fn when(backup: &Listed, view: &View<'_>) -> String {
    let at = backup.made.at;
    let day = sentence::near_day(at.day(), view.now.today());
    let before = match backup.made.reason {
        Reason::Usual => "",
        Reason::BeforeRestore => ", before a backup was put back",
    };
    format!("{day} {}{before}", sentence::time_of_day(at, view.journal.hours()))
}
