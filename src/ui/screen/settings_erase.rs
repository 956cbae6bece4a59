//! In the settings: the one thing that nothing brings back, behind a typed word.

use egui::Ui;

use super::View;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::lock_act::LockAct;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::{check, text};

/// What has to be typed.
const WORD: &str = "delete";

/// What the part keeps between frames.
#[derive(Debug, Default)]
pub struct EraseForm {
    open: bool,
    typed: String,
    /// Where the backups are, found out when the part is opened.
    folder: String,
    backups: bool,
    error: Option<&'static str>,
}

impl EraseForm {
    /// Draws the part.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        if view.journal.is_sample() {
            return;
        }
        if ui.add(Button::secondary("Delete everything…").icon(Icon::Delete)).clicked() {
            let folder = view.journal.backup_folder().display().to_string();
            *self = Self { open: !self.open, folder, ..Self::default() };
        }
        if !self.open {
            return;
        }
        text::body_ui(
            ui,
            "This deletes the journal with every entry, check and setting, and the copies that Soleus keeps beside it. It cannot be undone. Exports and sheets in other places stay.",
        );
        text::small_ui(
            ui,
            "The file is written over first. On a solid-state disk or in a synced folder, pieces of it can remain for a while all the same.",
        );
        let hint = format!("Those in {}. Otherwise they stay there.", self.folder);
        check::check_ui(ui, &mut self.backups, "Delete the backups too", Some(&hint));
        let field = Field::line("Type the word delete", &mut self.typed).width(240.0).error(self.error).show_ui(ui);
        if field.changed() {
            self.error = None;
        }
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::secondary("Delete everything").icon(Icon::Delete)).clicked() {
                if self.typed.trim().eq_ignore_ascii_case(WORD) {
                    view.actions.push(Action::Lock(LockAct::Erase { backups: self.backups }));
                } else {
                    let words = "Type the word delete, then press the button again.";
                    self.error = Some(words);
                    view.actions.push(Action::Alarm(words.to_owned()));
                }
            }
            if ui.add(Button::primary("Keep everything")).clicked() {
                *self = Self::default();
            }
        });
    }
}
