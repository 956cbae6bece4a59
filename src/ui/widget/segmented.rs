//! Two to five choices in one joined frame, such as Left, Right, Both. One is always shown as chosen once answered,
//! by fill and by a tick.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, CornerRadius, Galley, Id, Rect, Response, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::group::{Roving, named_ui};
use super::{focus_ring, paint};
use crate::ui::fonts;
use crate::ui::theme::{CONTROL_RADIUS, Palette, TARGET};

const PADDING: f32 = 16.0;
const TICK: f32 = 22.0;
const CAP: f32 = paint::KEY_CAP + 8.0;
const BARE_PADDING: f32 = 6.0;

/// One of the choices.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a, T> {
    /// What it means.
    pub value: T,
    /// What it says.
    pub label: &'a str,
    /// The key that does the same, drawn as a key cap where there is room.
    pub key: Option<&'a str>,
}

/// A choice without a key.
pub fn segment<T>(value: T, label: &str) -> Segment<'_, T> {
    Segment { value, label, key: None }
}

/// The row, as wide as its words need. Returns the choice that was pressed.
pub fn natural_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    items: &[Segment<'_, T>],
    chosen: Option<T>,
) -> Option<T> {
    let width = natural_width(ui, items).min(ui.available_width());
    show(ui, name, items, chosen, vec2(width, TARGET))
}

/// The row, as wide as its column. Returns the choice that was pressed.
pub fn filled_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    items: &[Segment<'_, T>],
    chosen: Option<T>,
) -> Option<T> {
    let width = ui.available_width();
    show(ui, name, items, chosen, vec2(width, TARGET))
}

/// The row with higher buttons, as wide as its words need and half as wide again where there is room.
pub(super) fn large_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    items: &[Segment<'_, T>],
    chosen: Option<T>,
) -> Option<T> {
    const HEIGHT: f32 = 54.0;
    let width = (natural_width(ui, items) * 1.5).min(ui.available_width());
    show(ui, name, items, chosen, vec2(width, HEIGHT))
}

/// The id of the row, from which those of its choices follow.
pub(super) fn group_id(ui: &Ui, name: &str) -> Id {
    ui.make_persistent_id(("segmented", name))
}

/// The width in points that `natural_ui` would like to have.
#[must_use]
pub fn natural_width<T>(ui: &Ui, items: &[Segment<'_, T>]) -> f32 {
    let widest = items
        .iter()
        .map(|item| words(ui, item.label, f32::INFINITY).size().x + if item.key.is_some() { CAP } else { 0.0 })
        .fold(0.0, f32::max);
    (widest + TICK + 2.0 * PADDING) * count(items)
}

/// A row has few items, so a number of 16 bits is more than enough.
fn count<T>(items: &[T]) -> f32 {
    f32::from(u16::try_from(items.len()).unwrap_or(u16::MAX))
}

fn words(ui: &Ui, label: &str, width: f32) -> Arc<Galley> {
    paint::galley(ui, label, fonts::strong(), Color32::PLACEHOLDER, width)
}

fn show<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    items: &[Segment<'_, T>],
    chosen: Option<T>,
    least: Vec2,
) -> Option<T> {
    let width = least.x;
    if items.is_empty() {
        return None;
    }
    let part = width / count(items);
    let spare = natural_width(ui, items) <= width + 0.5;
    let inner = if spare { part } else { (part - TICK - 2.0 * BARE_PADDING).max(20.0) };
    let galleys: Vec<_> = items.iter().map(|item| words(ui, item.label, inner)).collect();
    let tallest = galleys.iter().map(|galley| galley.size().y).fold(0.0, f32::max);
    let group = group_id(ui, name);
    let mut pressed = None;
    named_ui(ui, Role::RadioGroup, name, ("segmented", name), |ui| {
        let (_, area) = ui.allocate_space(vec2(width, (tallest + 16.0).max(least.y)));
        let roving = Roving::begin(ui, group, items.len(), items.iter().position(|item| chosen == Some(item.value)));
        let mut parts = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let left = area.left() + part * count(&items[..index]);
            let rect = Rect::from_min_size(pos2(left, area.top()), vec2(part, area.height()));
            let response = roving.interact(ui, rect, index);
            let on = chosen == Some(item.value);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, item.label));
            focus_ring::shape(ui, &response, CONTROL_RADIUS);
            if response.clicked() {
                pressed = Some(item.value);
            }
            parts.push((response, on, item.key.filter(|_| spare)));
        }
        paint_parts(ui, area, &parts, galleys);
    });
    pressed
}

fn paint_parts(ui: &Ui, area: Rect, parts: &[(Response, bool, Option<&str>)], galleys: Vec<Arc<Galley>>) {
    let palette = Palette::of(ui.ctx());
    let painter = ui.painter();
    let last = parts.len().saturating_sub(1);
    for (index, ((response, on, cap_key), galley)) in parts.iter().zip(galleys).enumerate() {
        let over = paint::hover_share(ui, response);
        let (fill, color) = if *on {
            (palette.accent.lerp_to_gamma(palette.accent_hover, over), palette.on_accent)
        } else {
            (palette.surface.lerp_to_gamma(palette.accent_soft, over), palette.text)
        };
        let side = |is_end: bool| if is_end { CONTROL_RADIUS } else { 0 };
        let (west, east) = (side(index == 0), side(index == last));
        painter.rect_filled(response.rect, CornerRadius { nw: west, sw: west, ne: east, se: east }, fill);
        if index > 0 {
            painter.vline(response.rect.left(), area.y_range(), palette.control_stroke());
        }
        let size = galley.size();
        let tick = if *on { TICK } else { 0.0 };
        let cap = if cap_key.is_some() { CAP } else { 0.0 };
        let mut x = response.rect.center().x - (size.x + tick + cap) / 2.0;
        let y = area.center().y;
        if *on {
            paint::tick(painter, pos2(x + 7.0, y), 14.0, color);
            x += TICK;
        }
        painter.galley_with_override_text_color(pos2(x, y - size.y / 2.0), galley, color);
        if let Some(key) = cap_key {
            paint::key_cap(ui, pos2(x + size.x + CAP - paint::KEY_CAP / 2.0, y), key, color);
        }
    }
    painter.rect_stroke(area, CONTROL_RADIUS, palette.control_stroke(), StrokeKind::Inside);
}
