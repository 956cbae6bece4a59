//! The frame of a page without a journal.

use egui::{CentralPanel, Frame, Margin, ScrollArea, Ui};

use crate::ui::theme::Palette;
use crate::ui::widget::focus_ring;

/// One column in the middle, which scrolls if it must.
pub(super) fn plain_page_ui<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> Option<R>) -> Option<R> {
    let palette = Palette::of(ui.ctx());
    CentralPanel::default()
        .frame(Frame::new().fill(palette.bg).inner_margin(Margin::symmetric(20, 20)))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .auto_shrink(false)
                .show(ui, |ui| {
                    let width = ui.available_width().min(640.0);
                    let side = (ui.available_width() - width) / 2.0;
                    ui.horizontal_top(|ui| {
                        ui.add_space(side);
                        ui.vertical(|ui| {
                            ui.set_width(width);
                            let result = contents(ui);
                            focus_ring::scroll_to_focus_ui(ui, 0.0);
                            result
                        })
                        .inner
                    })
                    .inner
                })
                .inner
        })
        .inner
}
