//! Which symptoms, trackers, habits or medicines of a file are taken, with how many rows speak of each.

use std::collections::BTreeSet;

use egui::Ui;

use super::pick::{pick_ui, scores};
use crate::domain::sentence;
use crate::exchange::import::{Choices, Format, NameChoice, Target};
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, check, chips, text};

/// Names that stand there at first.
const FIRST: usize = 12;

const TARGETS: [(Target, &str); 4] =
    [(Target::Pain, "Pain"), (Target::Ice, "Ice"), (Target::Routine, "Exercise"), (Target::Medicine, "Medicine")];

/// What the list keeps between frames.
#[derive(Debug, Default)]
pub(super) struct NameList {
    /// All names are shown.
    all: bool,
}

impl NameList {
    /// Draws the list. Names that are taken by themselves come first.
    pub(super) fn show_ui(&mut self, ui: &mut Ui, format: Format, names: &[NameChoice], choices: &mut Choices) {
        let (first, rest): (Vec<_>, Vec<_>) = names.iter().partition(|name| name.included);
        let ordered: Vec<&NameChoice> = first.into_iter().chain(rest).collect();
        let count = if self.all { ordered.len() } else { ordered.len().min(FIRST) };
        card::card_ui(ui, |ui| {
            let medicines = matches!(format, Format::Medtimer | Format::Dosage);
            text::heading_ui(ui, if medicines { "Which of these are yours?" } else { "Which of these are your calf?" });
            text::body_ui(ui, "What is ticked is taken. Other rows are left out, and listed with that reason.");
            for name in ordered.iter().take(count) {
                ui.push_id(&name.name, |ui| name_ui(ui, format, name, names, choices));
            }
            if count < ordered.len() {
                let words = format!("Show all {}", sentence::count(ordered.len(), "name", "names"));
                if ui.add(Button::secondary(&words)).clicked() {
                    self.all = true;
                }
            }
        });
    }
}

fn is_taken(name: &NameChoice, choices: &Choices) -> bool {
    choices.included.as_ref().map_or(name.included, |names| names.contains(&name.name))
}

fn target(name: &NameChoice, choices: &Choices) -> Target {
    choices.targets.get(&name.name).copied().unwrap_or(name.target)
}

fn name_ui(ui: &mut Ui, format: Format, name: &NameChoice, all: &[NameChoice], choices: &mut Choices) {
    let rows = sentence::count(name.count, "row", "rows");
    let mut taken = is_taken(name, choices);
    if check::check_ui(ui, &mut taken, &name.name, Some(&rows)).changed() {
        let mut names: BTreeSet<String> =
            all.iter().filter(|name| is_taken(name, choices)).map(|name| name.name.clone()).collect();
        if taken {
            names.insert(name.name.clone());
        } else {
            names.remove(&name.name);
        }
        choices.included = Some(names);
    }
    if !taken {
        return;
    }
    let now = target(name, choices);
    if matches!(format, Format::TrackAndGraph | Format::Loop) {
        let mut chosen = Some(now);
        if chips::single_ui(ui, &format!("Take {} as", name.name), &TARGETS, &mut chosen)
            && let Some(chosen) = chosen
        {
            choices.targets.insert(name.name.clone(), chosen);
        }
    }
    // Only these speak of pain without a number.
    if now == Target::Pain && matches!(format, Format::Loop | Format::Daylio | Format::MigraineBuddy) {
        let lines: Vec<String> = std::iter::once("Leave them out".to_owned()).chain(scores()).collect();
        let place = choices.unrated.get(&name.name).map_or(0, |score| usize::from(*score) + 1);
        let said = format!("Score of {} without a number", name.name);
        if let Some(chosen) = pick_ui(ui, "Score of rows without a number", &said, &lines, place) {
            match chosen.checked_sub(1).and_then(|score| u8::try_from(score).ok()) {
                Some(score) => choices.unrated.insert(name.name.clone(), score),
                None => choices.unrated.remove(&name.name),
            };
        }
    }
}
