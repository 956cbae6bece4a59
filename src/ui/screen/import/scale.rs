//! What the numbers of a file are from 0 to 10.

use egui::Ui;

use super::pick::{pick_ui, scores};
use crate::exchange::import::{Choices, Format, Scale};
use crate::ui::widget::columns::grid_ui;
use crate::ui::widget::{card, chips, text};

/// Whether the scores of a format leave a choice.
pub(super) fn is_asked(format: Format) -> bool {
    match format {
        Format::Bearable
        | Format::Csv
        | Format::TrackAndGraph
        | Format::Crisiscore
        | Format::ClusterHeadacheTracker
        | Format::Headi => true,
        Format::SoleusJson
        | Format::SoleusCsv
        | Format::Daylio
        | Format::Medtimer
        | Format::Dosage
        | Format::Loop
        | Format::MigraineBuddy => false,
    }
}

/// Draws the card.
pub(super) fn scale_ui(ui: &mut Ui, format: Format, choices: &mut Choices) {
    const SCALES: [(Option<Scale>, &str); 5] = [
        (None, "As the numbers show"),
        (Some(Scale::Ten), "0 to 10"),
        (Some(Scale::Hundred), "0 to 100"),
        (Some(Scale::Five), "0 to 5"),
        (Some(Scale::Grades), "Grades 1 to 4"),
    ];
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, "Scores");
        if format != Format::Bearable {
            text::body_ui(ui, "On which scale are they? Here pain is from 0 to 10.");
            let mut scale = Some(choices.scale);
            if chips::single_ui(ui, "Scale of the scores", &SCALES, &mut scale) {
                choices.scale = scale.flatten();
            }
        }
        if format == Format::Bearable || choices.scale == Some(Scale::Grades) {
            text::body_ui(ui, "What is each grade from 0 to 10?");
            let lines = scores();
            grid_ui(ui, choices.grades.len(), 150.0, |ui, place| {
                let Some(grade) = choices.grades.get_mut(place) else { return };
                let words = ["Mild (1)", "Moderate (2)", "Severe (3)", "Unbearable (4)"];
                let label = if format == Format::Bearable {
                    words.get(place).copied().unwrap_or_default().to_owned()
                } else {
                    format!("Grade {}", place + 1)
                };
                let name = format!("{label} becomes");
                if let Some(score) = pick_ui(ui, &label, &name, &lines, usize::from(*grade)) {
                    *grade = u8::try_from(score).unwrap_or(*grade);
                }
            });
        }
        text::small_ui(ui, "An entry whose score was converted says so in its notes.");
    });
}
