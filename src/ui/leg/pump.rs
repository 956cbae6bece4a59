//! The muscle pump: a leg from the side, in which the calf muscles squeeze a vein with two valves. It moves, or shows the
//! two moments beside each other.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::canvas::Canvas;
use crate::content::pump_view;
use crate::domain::leg_shape::{SIDE_RATIO, edges_at};
use crate::domain::leg_view::Place;
use crate::domain::pump::{Beat, CYCLE_S, PumpView, VEIN_END_Y};
use crate::ui::fonts;
use crate::ui::widget::columns::{self, Column};
use crate::ui::widget::{paint, text};

/// Height of the leg, in points.
const HEIGHT: f32 = 420.0;
/// What of the width of the box is shown: the leg, and room for words before it.
const SHOWN: [f32; 2] = [0.16, 0.94];
/// Narrowest column, in points.
const COLUMN: f32 = 210.0;
/// Between two pictures: 30 a second are smooth enough for what moves so slowly.
const FRAME: Duration = Duration::from_millis(33);

const SQUEEZE: &str = "Squeeze";
const RELAX: &str = "Relax";

/// Draws the pump. While it moves and can be seen it asks for the next picture; otherwise it asks for none.
pub fn pump_ui(ui: &mut Ui, moving: bool) {
    let Some(view) = pump_view() else { return };
    if moving {
        columns::two_ui(ui, 0.45, COLUMN, |ui, column| match column {
            Column::First => moving_ui(ui, view),
            Column::Second => {
                for (title, words) in [(SQUEEZE, &view.squeeze_words), (RELAX, &view.relax_words)] {
                    text::strong_ui(ui, title);
                    text::body_ui(ui, words);
                }
            }
        });
        return;
    }
    let stills = [
        (SQUEEZE, &view.squeeze_words, Beat::SQUEEZE, "thick muscles, a narrow vein, the upper valve open"),
        (RELAX, &view.relax_words, Beat::RELAX, "slack muscles, a wide vein, the lower valve open"),
    ];
    columns::grid_ui(ui, stills.len(), COLUMN, |ui, index| {
        let (title, words, phase, seen) = stills[index];
        text::strong_ui(ui, title);
        let name = format!("{title}: the leg from the side, {seen}");
        let (rect, canvas) = picture_ui(ui, &name);
        if ui.is_rect_visible(rect) {
            paint_pump(&canvas, view, &Beat::at(phase));
        }
        text::body_ui(ui, words);
    });
}

fn moving_ui(ui: &mut Ui, view: &PumpView) {
    let (rect, canvas) =
        picture_ui(ui, "Moving picture: the leg from the side, the calf muscles squeeze a vein and let go, in turn");
    if !ui.is_rect_visible(rect) {
        return;
    }
    #[allow(clippy::cast_possible_truncation, reason = "a share of one cycle")]
    let phase = (ui.input(|input| input.time) / CYCLE_S).fract() as f32;
    let beat = Beat::at(phase);
    paint_pump(&canvas, view, &beat);
    let (words, color) = (if beat.squeezing { SQUEEZE } else { RELAX }, canvas.palette.text);
    let galley = paint::galley(ui, words, fonts::strong(), color, f32::INFINITY);
    let at = canvas.at(Place { x: 0.79, y: 0.34 });
    paint::galley_centered(canvas.painter(), at, galley, color);
    ui.ctx().request_repaint_after(FRAME);
}

fn picture_ui(ui: &mut Ui, name: &str) -> (Rect, Canvas) {
    let share = (SHOWN[1] - SHOWN[0]) * SIDE_RATIO;
    let height = HEIGHT.min(ui.available_width() / share);
    let (rect, response) = ui.allocate_exact_size(vec2(height * share, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let width = height * SIDE_RATIO;
    let leg = Rect::from_min_size(rect.min - vec2(SHOWN[0] * width, 0.0), vec2(width, height));
    (rect, Canvas::new(ui, leg.shrink2(vec2(0.0, 2.0)), rect))
}

fn paint_pump(canvas: &Canvas, view: &PumpView, beat: &Beat) {
    let (palette, figure) = (canvas.palette, &canvas.palette.figure);
    canvas.skin(&view.outline);
    // Paler at rest, so that the squeeze is seen in the colour as well as in the shape.
    let muscle = figure.muscle.lerp_to_gamma(figure.map_skin, 0.5 - 0.5 * beat.squeeze);
    let edge = Stroke::new(1.5, palette.surface);
    canvas.band(&view.soleus.at(beat.squeeze), muscle, edge, StrokeKind::Middle);
    canvas.band(&view.gastrocnemius.at(beat.squeeze), muscle, edge, StrokeKind::Middle);
    let vein = view.vein.at(beat.squeeze);
    canvas.band(&vein, figure.other_leg, Stroke::new(1.5, figure.working_leg), StrokeKind::Middle);
    let walls = |y: f32| edges_at(&vein, y).unwrap_or_default();
    for y in beat.drops(view) {
        let (left, right) = walls(y);
        let middle = canvas.at(Place { x: f32::midpoint(left, right), y });
        let half = (right - left) / 2.0 * canvas.rect.width();
        // Drops come out of nothing at the lower end, instead of standing there at once.
        let grown = ((VEIN_END_Y - y) / 0.04).clamp(0.0, 1.0);
        let radius = (half * 0.62).clamp(1.5, 4.5) * grown;
        if radius > 1.0 {
            canvas.painter().circle_filled(middle, radius, figure.working_leg);
        }
    }
    for (y, open) in [(view.upper_valve, beat.upper), (view.lower_valve, beat.lower)] {
        paint_valve(canvas, walls, y, open);
    }
    let pale = |share: f32| figure.map_skin.lerp_to_gamma(palette.accent, share);
    for (x, y, share) in [(0.56, 0.16, beat.upper), (0.51, 0.80, beat.lower)] {
        if share > 0.02 {
            canvas.arrow_up(Place { x, y }, 0.11, pale(share));
        }
    }
}

/// Two flaps from the walls: shut they meet in the middle and point up, open they lie along the walls.
fn paint_valve(canvas: &Canvas, walls: impl Fn(f32) -> (f32, f32), y: f32, open: f32) {
    const LENGTH: f32 = 0.026;
    let (foot_y, tip_y) = (y + LENGTH, y - LENGTH * 0.2);
    let (foot, tip) = (walls(foot_y), walls(tip_y));
    let middle = f32::midpoint(tip.0, tip.1);
    for (foot, tip) in [(foot.0, tip.0), (foot.1, tip.1)] {
        let foot = canvas.at(Place { x: foot, y: foot_y });
        let tip = canvas.at(Place { x: middle + (tip - middle) * open * 0.75, y: tip_y });
        let bend = pos2(f32::midpoint(foot.x, tip.x), foot.y + (tip.y - foot.y) * 0.35);
        canvas.painter().add(Shape::line(vec![foot, bend, tip], Stroke::new(2.5, canvas.palette.text)));
    }
}
