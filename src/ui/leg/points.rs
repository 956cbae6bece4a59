//! One face of the right leg with its points. Each point can be pressed, on its dot or on its code; the figure is one Tab
//! stop, inside which the arrows go from point to point.

use egui::accesskit::Role;
use egui::{Color32, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::canvas::Canvas;
use crate::content::{best_leg_view, calf_view, leg_view};
use crate::domain::leg_view::{Beside, CalfFace, CalfPart, Face, LegView, Spot};
use crate::ui::fonts;
use crate::ui::theme::{Palette, TARGET, TILE_RADIUS};
use crate::ui::widget::group::{Roving, named_ui};
use crate::ui::widget::{focus_ring, paint, text};

/// Height of the leg, in points.
const HEIGHT: f32 = 400.0;
/// Height of the words over it, in points.
const HEAD: f32 = 26.0;
/// Smallest height of a target, in points.
const LEAST: f32 = 24.0;
/// Radius of a dot, in points.
const DOT: f32 = 7.0;
/// From the middle of a dot to its code, in points.
const GAP: f32 = DOT + 8.0;
/// What the triangle means; a screen reader says it with the point.
const TRIANGLE: &str = "Do not press, or not in pregnancy";

/// How a point looks.
#[derive(Clone, Copy, PartialEq)]
enum Look {
    Plain,
    Under,
    Chosen,
    /// The only one in its picture.
    Alone,
}

/// Draws a face of the right leg with the points of `shown` that stand on it, and returns the code that was pressed.
/// `name` gives the name of a code for people. As wide as the leg: the place on the page is for the caller.
pub fn points_ui(
    ui: &mut Ui,
    face: Face,
    shown: &[&str],
    chosen: Option<&str>,
    name: impl Fn(&str) -> String,
) -> Option<String> {
    let view = leg_view(face)?;
    let spots: Vec<&Spot> = view.spots.iter().filter(|spot| shown.contains(&spot.code.as_str())).collect();
    let height = HEIGHT.min(ui.available_width() / face.ratio());
    let group_name = format!("Points of the right leg, {}", face.seen());
    let salt = ("points of the leg", face.id());
    named_ui(ui, Role::Group, &group_name, salt, |ui| {
        let size = vec2(height * face.ratio(), height + HEAD);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let leg = Rect::from_min_max(rect.min + vec2(0.0, HEAD), rect.max);
        let canvas = Canvas::new(ui, leg, rect.expand(TARGET));
        let head = format!("Right leg, {}", face.name().to_lowercase());
        let color = canvas.palette.text;
        let galley = paint::galley(ui, &head, fonts::semibold(15.0), color, f32::INFINITY);
        paint::galley_centered(canvas.painter(), pos2(rect.center().x, rect.top() + 11.0), galley, color);
        paint_face(&canvas, view);
        let group = ui.make_persistent_id(salt);
        let first = spots.iter().position(|spot| Some(spot.code.as_str()) == chosen);
        let roving = Roving::begin(ui, group, spots.len(), first);
        let targets = targets(ui, &canvas, &spots);
        let mut pressed = None;
        for (index, (spot, target)) in spots.iter().zip(targets).enumerate() {
            let response = roving.interact(ui, target, index);
            let is_chosen = first == Some(index);
            let name = name(&spot.code);
            describe(ui, &response, spot, is_chosen, &name);
            let look = match (is_chosen, response.hovered() || roving.focused() == Some(index)) {
                (true, _) => Look::Chosen,
                (false, true) => Look::Under,
                (false, false) => Look::Plain,
            };
            paint_spot(ui, &canvas, spot, look);
            if response.clicked() {
                pressed = Some(spot.code.clone());
            }
            _ = text::name_on_hover(response, &name);
        }
        pressed
    })
}

fn describe(ui: &Ui, response: &Response, spot: &Spot, chosen: bool, name: &str) {
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), chosen, name));
    if spot.warn {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(TRIANGLE));
    }
    focus_ring::shape(ui, response, TILE_RADIUS);
}

/// A still picture of the face that shows this point best, with this point alone. It fills `size` as far as the leg
/// goes; an unknown code leaves the place empty.
pub fn points_still_ui(ui: &mut Ui, code: &str, size: Vec2) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let Some((view, spot)) = best_leg_view(code).and_then(|view| Some((view, view.spot(code)?))) else {
        return response;
    };
    let words = format!("{code} on the right leg, {}: {}", view.face.seen(), view.place_words(spot));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &words));
    let ratio = view.face.ratio();
    let code = GAP + paint::galley(ui, code, code_font(), Color32::PLACEHOLDER, f32::INFINITY).size().x;
    // The code may reach out beside the leg, and needs its place too.
    let reach = if spot.beside == Beside::Left { 1.0 - spot.at.x } else { spot.at.x };
    let width = size.x.min(size.y * ratio).min((size.x - code) / reach.max(0.1)) - 4.0;
    if ui.is_rect_visible(rect) && width >= 1.0 {
        let out = (reach * width + code - width).max(0.0);
        let shift = if spot.beside == Beside::Left { out } else { -out } / 2.0;
        let leg = Rect::from_center_size(rect.center() + vec2(shift, 0.0), vec2(width, width / ratio));
        let canvas = Canvas::new(ui, leg, rect);
        paint_face(&canvas, view);
        paint_spot(ui, &canvas, spot, Look::Alone);
    }
    response
}

/// One line that says what a triangle means; for a page that shows points.
pub fn triangle_note_ui(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let palette = Palette::of(ui.ctx());
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(22.0), Sense::hover());
        ui.painter().add(triangle(rect.center(), DOT + 1.0, palette.same_day.fill, palette.surface));
        text::small_ui(ui, TRIANGLE);
    });
}

fn paint_face(canvas: &Canvas, view: &LegView) {
    canvas.skin(&view.outline);
    let line = Stroke::new(canvas.palette.control_width, canvas.palette.figure.map_line);
    if let Some(ankle) = view.ankle {
        canvas.painter().circle_stroke(canvas.at(ankle.at), ankle.radius * canvas.rect.width(), line);
    }
    if view.face == Face::Back
        && let Some(calf) = calf_view(CalfFace::Back)
    {
        // The two bellies, to see where their edges are.
        let heads = [CalfPart::GastrocInner, CalfPart::GastrocOuter];
        for shape in calf.parts.iter().filter(|shape| heads.contains(&shape.part)).flat_map(|shape| &shape.shapes) {
            canvas.band(shape, Color32::TRANSPARENT, line, StrokeKind::Middle);
        }
    }
}

fn paint_spot(ui: &Ui, canvas: &Canvas, spot: &Spot, look: Look) {
    let palette = canvas.palette;
    let (center, painter) = (canvas.at(spot.at), canvas.painter());
    let ring = match look {
        Look::Plain => None,
        Look::Under => Some(2.0),
        Look::Chosen | Look::Alone => Some(3.0),
    };
    let galley = paint::galley(ui, &spot.code, code_font(), palette.text, f32::INFINITY);
    let rect = code_rect(canvas, spot, galley.size());
    if look == Look::Chosen {
        painter.rect_filled(rect.expand2(vec2(4.0, 1.0)), 4.0, palette.surface);
    }
    if let Some(width) = ring {
        painter.circle(center, DOT + 5.0, palette.surface, Stroke::new(width, palette.text));
    }
    if spot.warn {
        painter.add(triangle(center, DOT + 1.0, palette.same_day.fill, palette.surface));
    } else {
        painter.circle(center, DOT, palette.accent, Stroke::new(1.5, palette.surface));
    }
    painter.galley(rect.min, galley, palette.text);
}

/// A triangle that stands; a little larger than a dot, so that both weigh the same.
fn triangle(center: Pos2, radius: f32, fill: Color32, edge: Color32) -> Shape {
    let corners = [vec2(0.0, -1.05), vec2(1.0, 0.80), vec2(-1.0, 0.80)];
    let corners = corners.iter().map(|corner| center + *corner * radius);
    Shape::convex_polygon(corners.collect(), fill, Stroke::new(1.5, edge))
}

fn code_font() -> egui::FontId {
    fonts::semibold(15.0)
}

fn code_rect(canvas: &Canvas, spot: &Spot, size: Vec2) -> Rect {
    let center = canvas.at(spot.at);
    let left = match spot.beside {
        Beside::Left => center.x - GAP - size.x,
        Beside::Right => center.x + GAP,
    };
    Rect::from_min_size(pos2(left, center.y - size.y / 2.0), size)
}

/// What can be pressed of each point: its dot and its code, and as much round them as no other point needs.
fn targets(ui: &Ui, canvas: &Canvas, spots: &[&Spot]) -> Vec<Rect> {
    let base = spots.iter().map(|spot| {
        let size = paint::galley(ui, &spot.code, code_font(), canvas.palette.text, f32::INFINITY).size();
        let dot = Rect::from_center_size(canvas.at(spot.at), vec2(2.0 * DOT, LEAST));
        dot.union(code_rect(canvas, spot, size))
    });
    let base: Vec<Rect> = base.collect();
    let others = |index: usize| base.iter().enumerate().filter(move |(other, _)| *other != index);
    base.iter()
        .enumerate()
        .map(|(index, rect)| {
            let most = (TARGET - rect.height()) / 2.0;
            let is_free = |grow: f32| others(index).all(|(_, other)| !other.expand(grow).intersects(rect.expand(grow)));
            let grow = (0..=10_u8).rev().map(|step| most * f32::from(step) / 10.0).find(|grow| is_free(*grow));
            rect.expand2(vec2(grow.unwrap_or(0.0).min(6.0), grow.unwrap_or(0.0)))
        })
        .collect()
}
