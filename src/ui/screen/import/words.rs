//! What the words of a file for how strong the pain was are from 0 to 10, and what becomes of rows without a score.

use egui::Ui;

use super::pick::{pick_ui, scores};
use crate::domain::sentence;
use crate::exchange::import::{Choices, WordChoice};
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::grid_ui;
use crate::ui::widget::{card, text};

/// Words that stand there at first.
const FIRST: usize = 12;
/// Narrowest column, in points.
const COLUMN: f32 = 190.0;

/// What the list keeps between frames.
#[derive(Debug, Default)]
pub(super) struct WordList {
    /// The words of the last reading: they stay while the rows are read with other choices.
    found: Vec<WordChoice>,
    /// All are shown.
    all: bool,
}

impl WordList {
    /// Takes the words of a reading.
    pub(super) fn take(&mut self, found: &[WordChoice]) {
        if self.found != found {
            self.found = found.to_vec();
        }
    }

    /// Draws the list, where there is one. `below_scale`: the card of the scale has said what becomes of the notes.
    pub(super) fn show_ui(&mut self, ui: &mut Ui, below_scale: bool, choices: &mut Choices) {
        if self.found.is_empty() {
            return;
        }
        let count = if self.all { self.found.len() } else { self.found.len().min(FIRST) };
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Scores in words");
            text::body_ui(ui, "What is each of them from 0 to 10? The numbers are only a proposal.");
            let lines: Vec<String> = std::iter::once("Leave them out".to_owned()).chain(scores()).collect();
            grid_ui(ui, count, COLUMN, |ui, place| {
                let Some(found) = self.found.get_mut(place) else { return };
                let rows = sentence::count(found.count, "row", "rows");
                let (label, name) = match found.word.as_str() {
                    "" => (format!("No score ({rows})"), "Rows without a score become".to_owned()),
                    word => (format!("{word} ({rows})"), format!("{word} becomes")),
                };
                let chosen = found.score.map_or(0, |score| usize::from(score) + 1);
                if let Some(line) = pick_ui(ui, &label, &name, &lines, chosen) {
                    found.score = line.checked_sub(1).and_then(|score| u8::try_from(score).ok());
                    choices.set_word(&found.word, found.score);
                }
            });
            if count < self.found.len() {
                let words = format!("Show all {}", sentence::count(self.found.len(), "word", "words"));
                if ui.add(Button::secondary(&words)).clicked() {
                    self.all = true;
                }
            }
            if !below_scale {
                text::small_ui(ui, "An entry whose score was converted says so in its notes.");
            }
        });
    }
}
