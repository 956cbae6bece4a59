//! A list of which one line is chosen, for columns and scores: a table may have more columns than chips have room for.

use egui::{ComboBox, Ui};

use crate::ui::widget::text;

/// Draws the list with its words above it; `name` is said. Returns the line that was chosen, if it is another one.
pub(super) fn pick_ui(ui: &mut Ui, label: &str, name: &str, lines: &[String], chosen: usize) -> Option<usize> {
    text::small_ui(ui, label);
    let width = ui.available_width().min(300.0);
    let shown = lines.get(chosen).map_or("", String::as_str);
    let mut now = chosen;
    let list =
        ComboBox::from_id_salt(name).selected_text(shown).width(width).height(320.0).truncate().show_ui(ui, |ui| {
            for (place, line) in lines.iter().enumerate() {
                ui.selectable_value(&mut now, place, line);
            }
        });
    ui.ctx().accesskit_node_builder(list.response.id, |node| {
        node.set_label(name);
        node.set_value(shown);
    });
    (now != chosen).then_some(now)
}

/// The lines from 0 to 10.
pub(super) fn scores() -> Vec<String> {
    (0..=10).map(|score| score.to_string()).collect()
}
