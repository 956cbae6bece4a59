//! What the columns of any table are, and the sign between them.

use egui::Ui;

use super::pick::pick_ui;
use crate::app::import::desk::ImportDesk;
use crate::exchange::import::{Choices, Columns, Sheet};
use crate::ui::widget::columns::grid_ui;
use crate::ui::widget::{card, chips, text};

const SEPARATORS: [(char, &str); 4] = [(',', "Comma"), (';', "Semicolon"), ('\t', "Tab"), ('|', "Bar")];
/// What a column can be, and whether it must be there.
const ROLES: [(&str, &str); 5] = [
    ("Date", "Date column"),
    ("Time of day", "Time column"),
    ("Score", "Score column"),
    ("Leg", "Leg column"),
    ("Notes", "Notes column"),
];

/// Draws the card.
pub(super) fn columns_ui(ui: &mut Ui, desk: &mut ImportDesk, choices: &mut Choices) {
    let Some(sheet) = desk.opened().and_then(|opened| opened.sheet.clone()) else { return };
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, "Columns");
        text::body_ui(ui, "Which column is what? A date and a score are needed.");
        let lines: Vec<String> = std::iter::once("Not in this file".to_owned()).chain(shown(&sheet)).collect();
        grid_ui(ui, ROLES.len(), 210.0, |ui, role| {
            let Some(((label, name), column)) = ROLES.get(role).zip(column(&mut choices.columns, role)) else { return };
            let place = column.as_deref().and_then(|column| place(&sheet, column)).map_or(0, |place| place + 1);
            if let Some(chosen) = pick_ui(ui, label, name, &lines, place) {
                *column = chosen.checked_sub(1).map(|place| key(&sheet, place));
            }
        });
        ui.add_space(4.0);
        text::question_ui(ui, "Sign between the columns");
        let mut separator = Some(sheet.separator);
        if chips::single_ui(ui, "Sign between the columns", &SEPARATORS, &mut separator)
            && let Some(sign) = separator
            && let Ok(sheet) = desk.cut_at(sign)
        {
            choices.separator = Some(sign);
            choices.columns = sheet.proposed.clone();
        }
    });
}

fn column(columns: &mut Columns, role: usize) -> Option<&mut Option<String>> {
    let Columns { date, time, score, side, note } = columns;
    [date, time, score, side, note].into_iter().nth(role)
}

/// The names of the columns as they are listed; one without a name is called by its number.
fn shown(sheet: &Sheet) -> impl Iterator<Item = String> {
    sheet.columns.iter().enumerate().map(|(place, name)| {
        if name.is_empty() { format!("Column {}", place + 1) } else { name.chars().take(60).collect() }
    })
}

/// What a column is kept as: its name, or its number where the name is not its own.
fn key(sheet: &Sheet, place: usize) -> String {
    let name = sheet.columns.get(place).map_or("", String::as_str);
    let alike = |other: &&String| other.to_lowercase() == name.to_lowercase();
    if !name.is_empty() && sheet.columns.iter().filter(alike).count() == 1 {
        return name.to_owned();
    }
    (place + 1).to_string()
}

fn place(sheet: &Sheet, column: &str) -> Option<usize> {
    let named = sheet.columns.iter().position(|name| name == column);
    let numbered = || column.parse::<usize>().ok()?.checked_sub(1).filter(|place| *place < sheet.columns.len());
    named.or_else(numbered)
}
