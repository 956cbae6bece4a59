//! The plain page for a journal that could not be opened: what is wrong and what can be done.

use std::path::PathBuf;

use egui::Ui;

use crate::app::failure::{Failure, WayOut};
use crate::content;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, text};

/// What the page keeps between frames.
#[derive(Debug)]
pub struct TroubleScreen {
    failure: Failure,
    path: String,
}

/// What was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TroubleEvent {
    /// Try the same file again.
    Again,
    /// Try another file.
    Open(PathBuf),
    /// Ask with the desktop's dialog.
    Choose,
}

impl TroubleScreen {
    /// The page for a failure.
    #[must_use]
    pub fn new(failure: Failure) -> Self {
        Self { failure, path: String::new() }
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui) -> Option<TroubleEvent> {
        let mut event = None;
        text::title_ui(ui, "The journal could not be opened");
        ui.add_space(8.0);
        card::card_ui(ui, |ui| {
            text::body_ui(ui, &self.failure.words);
            let again = Button::secondary("Try again");
            let again = if self.failure.way_out == WayOut::TryAgain { Button::primary("Try again") } else { again };
            if ui.add(again).clicked() {
                event = Some(TroubleEvent::Again);
            }
        });
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Open another journal");
            let field = Field::line("Where is it?", &mut self.path).hint("journal.db").show_ui(ui);
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            ui.horizontal_wrapped(|ui| {
                let open = ui.add(Button::secondary("Open this file")).clicked() || entered;
                if open && !self.path.trim().is_empty() {
                    event = Some(TroubleEvent::Open(PathBuf::from(self.path.trim())));
                }
                if ui.add(Button::quiet("Choose a file…").icon(Icon::Folder)).clicked() {
                    event = Some(TroubleEvent::Choose);
                }
            });
        });
        let number = content::country("").emergency.as_str();
        text::small_ui(ui, &format!("In an emergency call {number}, or the number of your country."));
        event
    }
}
