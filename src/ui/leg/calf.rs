//! The calf with its parts and their names. A part is pressed on its name or on the leg; the names are one Tab stop,
//! inside which the arrows go from part to part.

use egui::accesskit::Role;
use egui::{Color32, CursorIcon, Pos2, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::canvas::Canvas;
use super::labels::Labels;
use crate::content::calf_view;
use crate::domain::leg_shape::edges_at;
use crate::domain::leg_view::{CalfFace, CalfPart, CalfShape, Place};
use crate::ui::theme::{Palette, TARGET, TILE_RADIUS};
use crate::ui::widget::focus_ring;
use crate::ui::widget::group::{Roving, named_ui};

/// How far beside a thin part a press still counts, in points.
const SPARE: f32 = 4.0;
/// What is thin, in points.
const THIN: f32 = 14.0;

/// Draws a layer of the right calf with the names of its parts beside it, and returns the part that was pressed.
pub fn calf_ui(ui: &mut Ui, face: CalfFace, chosen: Option<CalfPart>) -> Option<CalfPart> {
    let view = calf_view(face)?;
    let salt = ("parts of the calf", face.id());
    named_ui(ui, Role::Group, face.description(), salt, |ui| {
        // From top to bottom, however they are drawn.
        let mut parts: Vec<&CalfShape> = view.parts.iter().collect();
        parts.sort_by(|one, other| one.at.y.total_cmp(&other.at.y));
        let labels = Labels::new(ui, face, ui.available_width(), &parts);
        let (rect, _) = ui.allocate_exact_size(labels.size, Sense::hover());
        let labels = labels.placed(rect.min);
        let canvas = Canvas::new(ui, labels.leg, rect.expand(TARGET));
        let group = ui.make_persistent_id(salt);
        let ground = ui.interact(canvas.rect, group.with("ground"), Sense::CLICK);
        let first = parts.iter().position(|shape| Some(shape.part) == chosen);
        let roving = Roving::begin(ui, group, parts.len(), first);
        let over = ground.hover_pos().and_then(|at| part_at(&canvas, &view.parts, at));
        let mut pressed = None;
        let mut marked = over;
        for (index, (shape, label)) in parts.iter().zip(&labels.rects).enumerate() {
            let response = roving.interact(ui, *label, index);
            let is_chosen = first == Some(index);
            response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), is_chosen, shape.part.name()));
            focus_ring::shape(ui, &response, TILE_RADIUS);
            if response.hovered() || response.has_focus() {
                marked = Some(shape.part);
            }
            if response.clicked() {
                pressed = Some(shape.part);
            }
        }
        if ground.clicked()
            && let Some(part) = over
        {
            let index = parts.iter().position(|shape| shape.part == part).unwrap_or(0);
            ui.memory_mut(|memory| memory.request_focus(roving.id(index)));
            pressed = Some(part);
        }
        if over.is_some() {
            _ = ground.on_hover_cursor(CursorIcon::PointingHand);
        }
        canvas.skin(&view.outline);
        for shape in &view.parts {
            let stroke = edge(canvas.palette, shape.part, chosen, marked);
            let kind = if is_line(shape.part) { StrokeKind::Outside } else { StrokeKind::Middle };
            for rows in &shape.shapes {
                canvas.band(rows, fill(canvas.palette, face, shape.part), stroke, kind);
            }
        }
        for (index, shape) in parts.iter().enumerate() {
            labels.paint(&canvas, index, shape, chosen == Some(shape.part), marked == Some(shape.part));
        }
        pressed
    })
}

/// Whether a part is so thin that a line inside its edge would leave nothing of it.
fn is_line(part: CalfPart) -> bool {
    matches!(part, CalfPart::Nerve | CalfPart::Artery | CalfPart::Veins)
}

/// Bones, tendons, muscles and vessels differ in lightness too, and each has its name.
fn fill(palette: &Palette, face: CalfFace, part: CalfPart) -> Color32 {
    let figure = &palette.figure;
    match part {
        // One looks through it at what lies under it.
        CalfPart::Soleus if face == CalfFace::Deep => figure.muscle.lerp_to_gamma(figure.map_skin, 0.62),
        CalfPart::Soleus => figure.muscle.lerp_to_gamma(figure.map_skin, 0.40),
        CalfPart::Gastrocnemius | CalfPart::GastrocInner | CalfPart::GastrocOuter => {
            figure.muscle.lerp_to_gamma(figure.map_skin, 0.15)
        }
        // Tendons and bones are paler than the skin round them, by day and by night.
        CalfPart::Achilles if palette.dark => figure.map_skin.lerp_to_gamma(figure.map_line, 0.7),
        CalfPart::Achilles => figure.map_zone,
        CalfPart::Heel | CalfPart::Shin | CalfPart::Fibula if palette.dark => figure.prop_edge,
        CalfPart::Heel | CalfPart::Shin | CalfPart::Fibula => figure.prop,
        CalfPart::Nerve => palette.surface,
        CalfPart::Artery => figure.muscle,
        CalfPart::Veins => figure.working_leg,
    }
}

fn edge(palette: &Palette, part: CalfPart, chosen: Option<CalfPart>, marked: Option<CalfPart>) -> Stroke {
    if chosen == Some(part) {
        return Stroke::new(3.0, palette.text);
    }
    if marked == Some(part) {
        return Stroke::new(2.0, palette.text);
    }
    match part {
        CalfPart::Heel | CalfPart::Shin | CalfPart::Fibula if palette.dark => Stroke::new(1.5, palette.figure.map_line),
        CalfPart::Heel | CalfPart::Shin | CalfPart::Fibula => Stroke::new(1.5, palette.figure.prop_edge),
        CalfPart::Achilles => Stroke::new(1.5, palette.figure.map_line),
        CalfPart::Nerve | CalfPart::Artery => Stroke::new(1.0, palette.text),
        CalfPart::Veins => Stroke::new(1.0, palette.surface),
        _ => Stroke::new(1.5, palette.surface),
    }
}

/// The part under the pointer. A thin one comes before the muscle that it lies on, and what is drawn later before what
/// it covers.
fn part_at(canvas: &Canvas, parts: &[CalfShape], pointer: Pos2) -> Option<CalfPart> {
    let y = (pointer.y - canvas.rect.top()) / canvas.rect.height();
    let mut best: Option<(bool, f32, CalfPart)> = None;
    for shape in parts.iter().rev() {
        for rows in &shape.shapes {
            let Some((left, right)) = edges_at(rows, y) else { continue };
            let [left, right] = [left, right].map(|x| canvas.at(Place { x, y }).x);
            let beside = (left - pointer.x).max(pointer.x - right).max(0.0);
            let wide = right - left > THIN;
            let hit = beside <= if wide { 0.0 } else { SPARE };
            let better = best.is_none_or(|(is_wide, far, _)| (wide, beside) < (is_wide, far));
            if hit && better {
                best = Some((wide, beside, shape.part));
            }
        }
    }
    best.map(|(_, _, part)| part)
}
