//! The pages for which a narrow window has no room at its lower edge.

use egui::Ui;

use super::View;
use crate::ui::action::{Action, Page};
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::card;

/// Draws the page.
pub fn show_ui(ui: &mut Ui, view: &mut View<'_>) {
    card::card_ui(ui, |ui| {
        for page in Page::beyond_bar() {
            let icon = match page {
                Page::Trends => Icon::Trends,
                Page::Helped => Icon::Helped,
                Page::Medicines => Icon::Medicines,
                Page::Sheet => Icon::Sheet,
                Page::Learn => Icon::Learn,
                _ => Icon::Settings,
            };
            if ui.add(Button::secondary(page.name()).icon(icon).fill_width()).clicked() {
                view.actions.push(Action::Go(page));
            }
        }
    });
}
