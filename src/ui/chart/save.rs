//! A chart as a file for other programs: one to change, one to look at.

use egui::Ui;

use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;

/// Draws the buttons. `of` is what the chart is about, for a page with several: " of calf size"; `svg` draws it.
pub fn save_ui(ui: &mut Ui, actions: &mut Vec<Action>, of: &str, svg: impl Fn() -> String) {
    ui.horizontal_wrapped(|ui| {
        let button = |kind: &str| format!("Save the chart{of} as {kind}");
        if ui.add(Button::quiet("Save as SVG").icon(Icon::Sheet).name(&button("SVG"))).clicked() {
            actions.push(Action::SaveChart(svg()));
        }
        if ui.add(Button::quiet("Save as PNG").icon(Icon::Photo).name(&button("PNG"))).clicked() {
            actions.push(Action::SavePicture(svg()));
        }
    });
}
