//! A row with a box, a name and one small line that explains it.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{focus_ring, paint};
use crate::ui::fonts;
use crate::ui::theme::{BOX_RADIUS, CONTROL_RADIUS, Palette, TARGET};

const BOX: f32 = 24.0;
const GAP: f32 = 12.0;
const PADDING: f32 = 8.0;

/// A check row as wide as its column. Flips `checked` when it is pressed.
pub fn check_ui(ui: &mut Ui, checked: &mut bool, label: &str, explanation: Option<&str>) -> Response {
    let row = Row::measure(ui, label, explanation, ui.available_width());
    let (id, rect) = ui.allocate_space(row.size);
    let mut response = ui.interact(rect, id, Sense::click());
    if response.clicked() {
        *checked = !*checked;
        response.mark_changed();
        response.request_focus();
    }
    row.show(ui, &response, *checked, label, explanation);
    response
}

/// The laid-out words of one row.
pub(super) struct Row {
    label: Arc<Galley>,
    explanation: Option<Arc<Galley>>,
    /// Width and height in points.
    pub size: Vec2,
}

impl Row {
    pub(super) fn measure(ui: &Ui, label: &str, explanation: Option<&str>, width: f32) -> Self {
        let room = (width - BOX - GAP - 2.0 * PADDING).max(40.0);
        let label = paint::galley(ui, label, fonts::body(), Color32::PLACEHOLDER, room);
        let explanation = explanation.map(|words| paint::galley(ui, words, fonts::small(), Color32::PLACEHOLDER, room));
        let words = label.size().y + explanation.as_ref().map_or(0.0, |galley| galley.size().y + 1.0);
        Self { size: vec2(width, (words + 18.0).max(TARGET)), label, explanation }
    }

    pub(super) fn show(self, ui: &Ui, response: &Response, checked: bool, name: &str, explanation: Option<&str>) {
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), checked, name));
        if let Some(words) = explanation {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(words));
        }
        focus_ring::shape(ui, response, CONTROL_RADIUS);
        if !ui.is_rect_visible(response.rect) {
            return;
        }
        let palette = Palette::of(ui.ctx());
        let painter = ui.painter();
        let over = paint::hover_share(ui, response);
        let rect = response.rect;
        painter.rect_filled(rect, CONTROL_RADIUS, palette.accent_soft.gamma_multiply(over));
        let words = self.size.y - 18.0;
        let first_line = self.label.rows.first().map_or(22.0, |row| row.height());
        let top = rect.center().y - words.min(self.height()) / 2.0;
        let middle = pos2(rect.left() + PADDING + BOX / 2.0, top + first_line / 2.0);
        paint_box(ui, middle, checked);
        let x = rect.left() + PADDING + BOX + GAP;
        let below = top + self.label.size().y + 1.0;
        painter.galley_with_override_text_color(pos2(x, top), self.label, palette.text);
        if let Some(explanation) = self.explanation {
            painter.galley_with_override_text_color(pos2(x, below), explanation, palette.text_2);
        }
    }

    fn height(&self) -> f32 {
        self.label.size().y + self.explanation.as_ref().map_or(0.0, |galley| galley.size().y + 1.0)
    }
}

/// Paints a check box of 24 points.
pub(super) fn paint_box(ui: &Ui, center: egui::Pos2, checked: bool) {
    let palette = Palette::of(ui.ctx());
    let rect = Rect::from_center_size(center, Vec2::splat(BOX));
    let (fill, stroke) = if checked {
        (palette.accent, Stroke::new(palette.control_width, palette.accent))
    } else {
        (palette.surface, Stroke::new(1.5, palette.control))
    };
    ui.painter().rect(rect, BOX_RADIUS, fill, stroke, StrokeKind::Inside);
    if checked {
        paint::tick(ui.painter(), center, 15.0, palette.on_accent);
    }
}

/// A check box alone, 44 by 44 points; `name` is said.
pub fn box_ui(ui: &mut Ui, checked: &mut bool, name: &str) -> Response {
    let (id, rect) = ui.allocate_space(Vec2::splat(TARGET));
    let mut response = ui.interact(rect, id, Sense::click());
    if response.clicked() {
        *checked = !*checked;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *checked, name));
    focus_ring::shape(ui, &response, BOX_RADIUS);
    paint_box(ui, rect.center(), *checked);
    response
}
