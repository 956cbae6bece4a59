//! A line of a list that leads to a page: its name, a few words below it, and an arrow at its end.

use egui::accesskit::Role;
use egui::{Color32, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{focus_ring, paint};
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::theme::{CONTROL_RADIUS, Palette, TARGET};

/// Padding, in points.
const PAD: f32 = 8.0;
/// Size of the arrow, in points.
const ARROW: f32 = 18.0;

/// Draws the line, as wide as its column. The name is its name for a screen reader, and the words below describe it.
pub fn row_ui(ui: &mut Ui, name: &str, under: &str) -> Response {
    let palette = Palette::of(ui.ctx());
    let width = ui.available_width();
    let room = (width - 3.0 * PAD - ARROW).max(60.0);
    let title = paint::galley(ui, name, fonts::strong(), palette.accent, room);
    let below = paint::galley(ui, under, fonts::small(), palette.text_2, room);
    let height = (title.size().y + below.size().y + 2.0 * PAD).max(TARGET);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(under));
    if response.clicked() {
        response.request_focus();
    }
    focus_ring::shape(ui, &response, CONTROL_RADIUS);
    if ui.is_rect_visible(rect) {
        let clear = palette.accent_soft.gamma_multiply(0.0);
        let fill: Color32 = clear.lerp_to_gamma(palette.accent_soft, paint::hover_share(ui, &response));
        ui.painter().rect_filled(rect, CONTROL_RADIUS, fill);
        let top = rect.top() + PAD;
        let under_at = pos2(rect.left() + PAD, top + title.size().y);
        ui.painter().galley(pos2(rect.left() + PAD, top), title, palette.accent);
        ui.painter().galley(under_at, below, palette.text_2);
        Icon::Forward.paint(ui, pos2(rect.right() - PAD - ARROW / 2.0, rect.center().y), ARROW, palette.text_2);
    }
    response
}
