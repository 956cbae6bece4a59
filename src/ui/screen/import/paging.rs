//! A long list some rows at a time, so that a screen reader reaches every one and a million cost no more than twenty.

use std::ops::Range;

use egui::Ui;

use crate::domain::sentence;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::text;

/// Rows that stand on the page.
const PAGE: usize = 20;

/// Which rows of a list are shown.
#[derive(Debug, Default)]
pub(super) struct Paging {
    page: usize,
}

/// What the rows are called.
pub(super) struct Called {
    /// "row".
    pub(super) one: &'static str,
    /// "rows".
    pub(super) many: &'static str,
}

impl Paging {
    /// The places of the rows that are shown, of so many.
    pub(super) fn shown(&mut self, count: usize) -> Range<usize> {
        self.page = self.page.min(count.saturating_sub(1) / PAGE);
        self.page * PAGE..(self.page * PAGE + PAGE).min(count)
    }

    /// Draws the buttons to the earlier and the later rows, where there are any.
    pub(super) fn buttons_ui(&mut self, ui: &mut Ui, count: usize, called: &Called) {
        let Range { start, end } = self.shown(count);
        if count <= PAGE {
            return;
        }
        let Called { one, many } = called;
        let (earlier, later) = (format!("Earlier {many}"), format!("Later {many}"));
        ui.add_space(4.0);
        text::small_ui(ui, &format!("{} to {end} of {}", start + 1, sentence::count(count, one, many)));
        ui.horizontal_wrapped(|ui| {
            let earlier = Button::secondary(&earlier).icon(Icon::Back).enabled(start > 0);
            if ui.add(earlier).clicked() {
                self.page = self.page.saturating_sub(1);
            }
            let later = Button::secondary(&later).icon(Icon::Forward).enabled(end < count);
            if ui.add(later).clicked() {
                self.page += 1;
            }
        });
    }
}
