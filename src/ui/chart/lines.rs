//! The words of the lines in the chart, where only their numbers have room over it.

use egui::Ui;

use crate::domain::trend::Trend;
use crate::ui::widget::button::Button;
use crate::ui::widget::text;

/// Lines that are shown before "Show all"; the newest ones.
const SHOWN: usize = 8;

/// Draws the list.
pub fn lines_ui(ui: &mut Ui, trend: &Trend) {
    let lines = trend.lines();
    let id = ui.scope_id().with("all lines");
    let all = lines.len() <= SHOWN || ui.data(|data| data.get_temp(id)).unwrap_or(false);
    let skipped = if all { 0 } else { lines.len() - SHOWN };
    for line in lines.iter().skip(skipped) {
        text::small_ui(ui, &trend.line_words(line));
    }
    if !all {
        let words = format!("Show all {}", lines.len());
        if ui.add(Button::quiet(&words).name(&format!("{words} checks, visits and stages"))).clicked() {
            ui.data_mut(|data| data.insert_temp(id, true));
        }
    }
}
