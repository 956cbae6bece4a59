//! What the marks mean: each with its shape, in words.

use egui::{Color32, Ui, vec2};

use super::marks;
use crate::domain::trend::{Depth, Sign, TickKind, Trend};
use crate::ui::fonts;
use crate::ui::theme::Palette;
use crate::ui::widget::paint;

/// Draws the marks that the chart has, with their words.
pub fn legend_ui(ui: &mut Ui, trend: &Trend, depth: Depth) {
    let palette = Palette::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 4.0);
        for (sign, words) in trend.legend(depth) {
            sign_ui(ui, sign, &words, palette);
        }
    });
}

fn sign_ui(ui: &mut Ui, sign: Sign, words: &str, palette: &Palette) {
    const MARK: f32 = 20.0;
    let galley = paint::galley(ui, words, fonts::small(), palette.text_2, f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + MARK, 22.0), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, words));
    let painter = ui.painter();
    let center = rect.left_center() + vec2(7.0, 0.0);
    let ends = (center.x - 6.0, center.x + 6.0);
    match sign {
        Sign::Score(side) => marks::score(painter, center, 5.5, side, palette),
        Sign::Worst => marks::tick(painter, ends, center.y - 2.0, TickKind::Worst, palette.text_2),
        Sign::Median => marks::tick(painter, ends, center.y, TickKind::Median, palette.text_2),
        Sign::Routine => marks::routine(painter, center, 8.0, palette.text),
        Sign::FirstDays => marks::first_days(painter, center, 8.0, palette.text),
        Sign::Dose => marks::dose(painter, center, 9.0, palette.text),
        Sign::Event => marks::event(painter, center.x, rect.top() + 2.0, rect.bottom() - 2.0, palette.text_2),
        Sign::Gap => {
            let stripe = egui::Rect::from_center_size(center, vec2(12.0, 18.0));
            painter.rect_filled(stripe, 0.0, palette.sunken);
            painter.rect_stroke(stripe, 0.0, palette.line_stroke(), egui::StrokeKind::Inside);
        }
    }
    let at = egui::pos2(rect.left() + MARK, rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, Color32::PLACEHOLDER);
}
