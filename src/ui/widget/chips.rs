//! Rounded choices that wrap: one answer or several. A chosen chip has a tick, a stronger border and a soft fill.
//! Each question is one Tab stop.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, Galley, Rect, Response, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::group::{Roving, named_ui};
use super::{focus_ring, paint};
use crate::ui::fonts;
use crate::ui::theme::{Palette, TARGET};

/// Height of a chip with one line of words, in points.
pub const HEIGHT: f32 = 38.0;
/// Gap between chips, in points.
pub const GAP: f32 = 7.0;
const PADDING: f32 = 15.0;
const TICK: f32 = 22.0;

/// One answer. Returns whether it changed.
pub fn single_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    question: &str,
    items: &[(T, &str)],
    answer: &mut Option<T>,
) -> bool {
    let on: Vec<bool> = items.iter().map(|(value, _)| *answer == Some(*value)).collect();
    let Some(index) = show(ui, Role::RadioGroup, question, items, &on) else { return false };
    let changed = !on[index];
    *answer = Some(items[index].0);
    changed
}

/// One answer that the same press takes back. Returns whether it changed.
pub fn clearable_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    question: &str,
    items: &[(T, &str)],
    answer: &mut Option<T>,
) -> bool {
    let on: Vec<bool> = items.iter().map(|(value, _)| *answer == Some(*value)).collect();
    let Some(index) = show(ui, Role::RadioGroup, question, items, &on) else { return false };
    *answer = if on[index] { None } else { Some(items[index].0) };
    true
}

/// Several answers. Returns the one that was pressed, after it was put in or taken out.
pub fn multi_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    question: &str,
    items: &[(T, &str)],
    answers: &mut Vec<T>,
) -> Option<T> {
    let on: Vec<bool> = items.iter().map(|(value, _)| answers.contains(value)).collect();
    let index = show(ui, Role::Group, question, items, &on)?;
    let value = items[index].0.clone();
    if on[index] {
        answers.retain(|answer| *answer != value);
    } else {
        answers.push(value.clone());
    }
    Some(value)
}

struct Chip {
    galley: Arc<Galley>,
    size: Vec2,
}

fn show<T>(ui: &mut Ui, role: Role, question: &str, items: &[(T, &str)], on: &[bool]) -> Option<usize> {
    if items.is_empty() {
        return None;
    }
    let group = ui.make_persistent_id(("chips", question));
    let width = ui.available_width();
    let chips: Vec<Chip> = items.iter().zip(on).map(|((_, label), on)| measure(ui, label, *on, width)).collect();
    let (places, height) = flow(&chips, width);
    let item_role = if role == Role::RadioGroup { Role::RadioButton } else { Role::CheckBox };
    named_ui(ui, role, question, ("chips", question), |ui| {
        let (_, area) = ui.allocate_space(vec2(width, height));
        let first_on = on.iter().position(|on| *on);
        let roving = Roving::begin(ui, group, items.len(), first_on);
        let mut pressed = None;
        for (index, (chip, place)) in chips.into_iter().zip(places).enumerate() {
            let rect = Rect::from_min_size(area.min + place, chip.size);
            // The gaps above and below belong to the chip too: a finger or a shaking hand needs more than is seen.
            let target = rect.expand2(vec2(0.0, ((TARGET - rect.height()) / 2.0).max(0.0)));
            let response = roving.interact(ui, target, index);
            let label = items[index].1;
            response.widget_info(|| WidgetInfo::selected(item_role, ui.is_enabled(), on[index], label));
            focus_ring::shape_at(ui, &response, rect, 19);
            if ui.is_rect_visible(rect) {
                paint_chip(ui, &response, rect, chip.galley, on[index]);
            }
            if response.clicked() {
                pressed = Some(index);
            }
        }
        pressed
    })
}

fn measure(ui: &Ui, label: &str, on: bool, width: f32) -> Chip {
    let tick = if on { TICK } else { 0.0 };
    let font = if on { fonts::semibold(16.0) } else { egui::FontId::proportional(16.0) };
    let room = (width - 2.0 * PADDING - TICK).max(40.0);
    let galley = paint::galley(ui, label, font, Color32::PLACEHOLDER, room);
    let size = galley.size() + vec2(2.0 * PADDING + tick, 14.0);
    Chip { galley, size: vec2(size.x.min(width), size.y.max(HEIGHT)) }
}

fn flow(chips: &[Chip], width: f32) -> (Vec<Vec2>, f32) {
    let mut places = Vec::with_capacity(chips.len());
    let (mut x, mut y, mut tallest) = (0.0_f32, 0.0_f32, 0.0_f32);
    for chip in chips {
        if x > 0.0 && x + chip.size.x > width + 0.5 {
            x = 0.0;
            y += tallest + GAP;
            tallest = 0.0;
        }
        places.push(vec2(x, y));
        x += chip.size.x + GAP;
        tallest = tallest.max(chip.size.y);
    }
    (places, y + tallest)
}

/// The size in points of a chip by itself, the same on and off so that nothing moves when it is pressed.
pub(super) fn alone_size(ui: &Ui, label: &str, width: f32) -> Vec2 {
    measure(ui, label, true, width).size
}

/// Paints a chip that another control owns in the middle of its place.
pub(super) fn paint_alone(ui: &Ui, response: &Response, label: &str, on: bool) {
    let chip = measure(ui, label, on, response.rect.width());
    let height = alone_size(ui, label, response.rect.width()).y;
    let rect = Rect::from_center_size(response.rect.center(), vec2(response.rect.width(), height));
    if ui.is_rect_visible(rect) {
        paint_chip(ui, response, rect, chip.galley, on);
    }
}

fn paint_chip(ui: &Ui, response: &Response, rect: Rect, galley: Arc<Galley>, on: bool) {
    let palette = Palette::of(ui.ctx());
    let over = paint::hover_share(ui, response);
    let (fill, color, stroke) = if on {
        (palette.accent_soft, palette.text, Stroke::new(2.0, palette.accent))
    } else {
        (palette.surface.lerp_to_gamma(palette.accent_soft, over), palette.text, palette.control_stroke())
    };
    let painter = ui.painter();
    painter.rect(rect, HEIGHT / 2.0, fill, stroke, StrokeKind::Inside);
    let tick = if on { TICK } else { 0.0 };
    let words = galley.size().x + tick;
    let mut x = rect.center().x - words / 2.0;
    if on {
        paint::tick(painter, pos2(x + 7.0, rect.center().y), 14.0, palette.accent);
        x += TICK;
    }
    painter.galley_with_override_text_color(pos2(x, rect.center().y - galley.size().y / 2.0), galley, color);
}
