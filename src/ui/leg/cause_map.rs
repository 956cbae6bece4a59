//! Where a cause hurts: a small leg from behind, to look at.

use egui::accesskit::Role;
use egui::{Rect, Sense, Stroke, Ui, Vec2, WidgetInfo};

use crate::domain::body::{Leg, Zone};
use crate::domain::leg_shape::BACK_RATIO;
use crate::ui::theme::Palette;
use crate::ui::widget::leg_figure::{LegFigure, ZoneLook};

/// Draws the right leg from behind with these zones filled. Without zones there is nothing to see, and no picture.
pub fn cause_map_ui(ui: &mut Ui, zones: &[Zone], size: Vec2) {
    if zones.is_empty() {
        return;
    }
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let words: Vec<String> = zones.iter().map(|zone| zone.words()).collect();
    let name = format!("The calf from behind. Marked: {}", words.join(", "));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let width = size.x.min(size.y * BACK_RATIO) - 4.0;
    if !ui.is_rect_visible(rect) || width < 1.0 {
        return;
    }
    let palette = Palette::of(ui.ctx());
    let figure = LegFigure { leg: Leg::Right, rect: Rect::from_center_size(rect.center(), LegFigure::size(width)) };
    let look = |zone: Zone| {
        if zones.contains(&zone) {
            let (fill, number) = (palette.pain[6], palette.on_pain[6]);
            ZoneLook { fill, number, outline: Stroke::new(2.5, palette.text) }
        } else {
            let outline = Stroke::new(palette.control_width, palette.figure.map_line);
            ZoneLook { fill: palette.figure.map_zone, number: palette.text_2, outline }
        }
    };
    figure.paint(ui, 0.0, look, |_| String::new());
}
