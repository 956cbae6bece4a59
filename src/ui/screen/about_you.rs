//! Questions about oneself.

use egui::Ui;

use super::View;

/// What the page keeps between frames.
#[derive(Debug, Default)]
pub struct AboutYouScreen {}

impl AboutYouScreen {
    /// Back to the question before; false on the first one.
    pub fn step_back(&mut self) -> bool {
        false
    }

    /// Draws the page.
    pub fn show_ui(&mut self, _ui: &mut Ui, _view: &mut View<'_>) {}
}
