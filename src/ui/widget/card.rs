//! Cards: white paper with a thin line. A card is exactly as wide as its column, whatever stands in it.

use egui::{Rect, Response, Shape, StrokeKind, Ui, UiBuilder, Vec2, pos2, vec2};

use super::{paint, text};
use crate::ui::fonts;
use crate::ui::theme::{CARD_GAP, CARD_RADIUS, Palette};

/// Padding of a card, in points; narrower where the column is narrow.
#[must_use]
pub fn padding(width: f32) -> Vec2 {
    if width < 300.0 { vec2(14.0, 14.0) } else { vec2(20.0, 16.0) }
}

/// A card with a gap after it.
pub fn card_ui<R>(ui: &mut Ui, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    let usual = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, CARD_GAP);
    let result = bare_ui(ui, ui.available_width(), |ui| {
        ui.spacing_mut().item_spacing.y = usual;
        add_contents(ui)
    });
    ui.spacing_mut().item_spacing.y = usual;
    result
}

/// A card of a width in points, without a gap after it.
pub fn bare_ui<R>(ui: &mut Ui, width: f32, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::of(ui.ctx());
    let background = ui.painter().add(Shape::Noop);
    let top = ui.available_rect_before_wrap().min;
    let padding = padding(width);
    let inner = Rect::from_min_size(top + padding, vec2((width - 2.0 * padding.x).max(1.0), f32::INFINITY));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(egui::Layout::top_down(egui::Align::Min)));
    let result = add_contents(&mut child);
    let bottom = child.min_rect().bottom().max(inner.top()) + padding.y;
    let rect = Rect::from_min_max(top, pos2(top.x + width, bottom));
    ui.advance_cursor_after_rect(rect);
    let shape =
        egui::epaint::RectShape::new(rect, CARD_RADIUS, palette.surface, palette.line_stroke(), StrokeKind::Inside);
    ui.painter().set(background, shape);
    result
}

/// The heading of a card with controls at its right end; they drop below it where both do not
/// fit into one line. `needed` is the width of the controls in points.
pub fn heading_with_ui<R>(ui: &mut Ui, words: &str, needed: f32, controls: impl FnOnce(&mut Ui) -> R) -> (Response, R) {
    let line = paint::galley(ui, words, fonts::heading(), egui::Color32::PLACEHOLDER, f32::INFINITY);
    sides_ui(ui, line.size().x, needed, |ui| text::heading_ui(ui, words), controls)
}

/// Words with controls at their right end; they drop below the words where those have less than `least` points.
pub fn sides_ui<L, R>(
    ui: &mut Ui,
    least: f32,
    needed: f32,
    words: impl FnOnce(&mut Ui) -> L,
    controls: impl FnOnce(&mut Ui) -> R,
) -> (L, R) {
    let width = ui.available_width();
    if width - needed - 8.0 < least {
        let first = words(ui);
        return (first, controls(ui));
    }
    let row = Rect::from_min_size(ui.available_rect_before_wrap().min, vec2(width, f32::INFINITY));
    let (left, right) = row.split_left_right_at_x(row.right() - needed);
    let layout = egui::Layout::top_down(egui::Align::Min);
    let mut right_ui = ui.new_child(UiBuilder::new().id_salt("controls").max_rect(right).layout(layout));
    let left_room = left.with_max_x(left.right() - 8.0);
    let mut left_ui = ui.new_child(UiBuilder::new().id_salt("words").max_rect(left_room).layout(layout));
    left_ui.add_space(8.0);
    let first = words(&mut left_ui);
    let result = controls(&mut right_ui);
    let bottom = left_ui.min_rect().bottom().max(right_ui.min_rect().bottom());
    ui.advance_cursor_after_rect(Rect::from_min_max(row.min, pos2(row.right(), bottom)));
    (first, result)
}
