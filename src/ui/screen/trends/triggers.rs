//! Triggers: the pain of days with each beside that of days without it, in Trends and in What helped.

use egui::Ui;

use crate::domain::trend::Triggers;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

/// Triggers that are shown at once; the rest is behind a button.
const SHOWN: usize = 8;

/// What is kept between frames.
#[derive(Debug, Default)]
pub(in crate::ui::screen) struct TriggerCard {
    all: bool,
}

impl TriggerCard {
    /// Draws the card; nothing where no trigger was named.
    pub(in crate::ui::screen) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, triggers: &Triggers) {
        if triggers.rows.is_empty() {
            return;
        }
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Triggers");
            text::small_ui(ui, &triggers.words());
            let count = if self.all { triggers.rows.len() } else { SHOWN };
            for row in triggers.rows.iter().take(count) {
                ui.add_space(6.0);
                text::question_ui(ui, &row.name);
                text::body_ui(ui, &row.words());
                if let Some(words) = row.day_after_words() {
                    text::small_ui(ui, &words);
                }
            }
            ui.add_space(6.0);
            ui.horizontal_wrapped(|ui| {
                if triggers.rows.len() > SHOWN {
                    let words = if self.all {
                        "Show fewer triggers".to_owned()
                    } else {
                        format!("Show all {} triggers", triggers.rows.len())
                    };
                    if ui.add(Button::secondary(&words)).clicked() {
                        self.all = !self.all;
                    }
                }
                let copy = Button::quiet("Copy the table").icon(Icon::Copy);
                if ui.add(copy.name("Copy the table of triggers")).clicked() {
                    ui.copy_text(triggers.table());
                    view.actions.push(Action::Say("The table was copied.".to_owned()));
                }
            });
        });
    }
}
