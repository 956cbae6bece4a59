//! A list of which one line is chosen, for columns and scores: a table may have more columns than chips have room for.

use egui::Ui;

use crate::ui::widget::list::List;
use crate::ui::widget::text;

/// Draws the list with its words above it; `name` is said. Returns the line that was chosen, if it is another one.
pub(super) fn pick_ui(ui: &mut Ui, label: &str, name: &str, lines: &[String], chosen: usize) -> Option<usize> {
    text::small_ui(ui, label);
    let shown = lines.get(chosen).map_or("", String::as_str);
    let mut now = chosen;
    let all = lines.iter().map(String::as_str).enumerate();
    List { name, shown, width: 300.0 }.show_ui(ui, &mut now, all);
    (now != chosen).then_some(now)
}

/// The lines from 0 to 10.
pub(super) fn scores() -> Vec<String> {
    (0..=10).map(|score| score.to_string()).collect()
}
