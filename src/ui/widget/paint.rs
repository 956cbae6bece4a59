//! Small painted parts that several controls share: ticks, key caps and laid-out words.

use std::sync::Arc;

use egui::epaint::RoundedRect;
use egui::epaint::tessellator::path;
use egui::{Color32, FontId, Galley, Painter, Pos2, Rect, Response, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::ui::fonts;

/// Lays words out in at most `width` points, breaking lines between words.
#[must_use]
pub fn galley(ui: &Ui, words: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    ui.painter().layout(words.to_owned(), font, color, width)
}

/// Paints laid-out words with their middle at `center`.
pub fn galley_centered(painter: &Painter, center: Pos2, galley: Arc<Galley>, color: Color32) {
    let rect = egui::Align2::CENTER_CENTER.anchor_size(center, galley.size());
    painter.galley(rect.min, galley, color);
}

/// Paints a tick of `size` points.
pub fn tick(painter: &Painter, center: Pos2, size: f32, color: Color32) {
    let at = |x: f32, y: f32| center + vec2(x, y) * size;
    painter.line(vec![at(-0.42, 0.04), at(-0.12, 0.34), at(0.44, -0.32)], Stroke::new(size * 0.14, color));
}

/// Width and height of a key cap, in points.
pub const KEY_CAP: f32 = 20.0;

/// Paints the key that does the same, such as "L", in a small frame.
pub fn key_cap(ui: &Ui, center: Pos2, key: &str, color: Color32) {
    let rect = Rect::from_center_size(center, vec2(KEY_CAP, KEY_CAP));
    ui.painter().rect_stroke(rect, 5.0, Stroke::new(1.0, color), StrokeKind::Inside);
    galley_centered(ui.painter(), center, galley(ui, key, fonts::tiny(), color, f32::INFINITY), color);
}

/// How far a control has faded towards its look under the pointer, 0 to 1.
#[must_use]
pub fn hover_share(ui: &Ui, response: &Response) -> f32 {
    let over = response.hovered() || response.is_pointer_button_down_on();
    ui.ctx().animate_bool_responsive(response.id.with("hover"), over && response.enabled())
}

/// Paints a dashed frame, for a place that waits for an answer.
pub fn dashed_frame(painter: &Painter, rect: Rect, stroke: Stroke) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(Shape::dashed_line(&corners, stroke, 5.0, 4.0));
}

/// A dashed frame with round corners.
#[must_use]
pub fn dashed_round(rect: Rect, radius: u8, stroke: Stroke) -> Vec<Shape> {
    let mut points = Vec::new();
    path::rounded_rectangle(&mut points, RoundedRect::new(rect, f32::from(radius)));
    points.extend(points.first().copied());
    Shape::dashed_line(&points, stroke, 8.0, 6.0)
}

/// A horizontal bar: an empty track and the part that is full.
pub fn bar(painter: &Painter, rect: Rect, share: f32, track: Color32, full: Color32) {
    let radius = rect.height() / 2.0;
    painter.rect_filled(rect, radius, track);
    if share > 0.0 {
        let end = rect.left() + (rect.width() * share.min(1.0)).max(rect.height());
        painter.rect_filled(Rect::from_min_max(rect.min, pos2(end, rect.bottom())), radius, full);
    }
}
