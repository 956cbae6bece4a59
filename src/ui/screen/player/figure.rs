//! The figure of the running session, in time with its phase.

use egui::{Align, Layout, Rect, Ui, UiBuilder};

use crate::content;
use crate::domain::body::Side;
use crate::domain::figure::USUAL_SECONDS;
use crate::domain::session::{BeatKind, PhaseKind, SessionRecord, State, Status};
use crate::ui::figure::{FigureLook, FigurePose, figure_ui};
use crate::ui::leg;
use crate::ui::theme::{self, CARD_RADIUS, Palette};

/// The figure in time with the phase.
pub(super) fn figure_card_ui(ui: &mut Ui, session: &SessionRecord, state: &State, place: Rect) {
    let palette = Palette::of(ui.ctx());
    ui.painter().rect_filled(place, CARD_RADIUS, palette.surface);
    ui.painter().rect_stroke(place, CARD_RADIUS, palette.line_stroke(), egui::StrokeKind::Inside);
    let Some(item) = session.plan.items.get(state.phase.item) else { return };
    let side = state.phase.side.or(session.side).unwrap_or(Side::Right);
    let less_movement = theme::moves_less(ui.ctx());
    let inner = place.shrink(14.0);
    if let Some(point) = content::point_of_exercise(&item.exercise) {
        let builder = UiBuilder::new().id_salt("point").max_rect(inner).layout(Layout::top_down(Align::Center));
        leg::points_still_ui(&mut ui.new_child(builder), &point.code, inner.size());
        return;
    }
    let ends =
        content::figure(&item.exercise).filter(|figure| less_movement && !figure.cut && figure.keyframes.len() > 1);
    let Some(ends) = ends else {
        let pose = pose_of(&item.exercise, state, less_movement);
        return picture_ui(ui, &item.exercise, FigureLook { side, pose }, inner);
    };
    // Both ends of the movement stand beside each other, and a frame goes to the one that is meant now.
    let (last, goal) = (ends.keyframes.len(), goal(&item.exercise, state));
    let halves = if inner.height() > inner.width() {
        let (one, other) = inner.split_top_bottom_at_fraction(0.5);
        [one, other]
    } else {
        let (one, other) = inner.split_left_right_at_fraction(0.5);
        [one, other]
    };
    for (number, half) in [1, last].into_iter().zip(halves) {
        if (number == last) == (goal != 1) {
            let frame = egui::Stroke::new(3.0, palette.accent);
            ui.painter().rect_stroke(half.shrink(2.0), CARD_RADIUS, frame, egui::StrokeKind::Inside);
        }
        picture_ui(ui, &item.exercise, FigureLook { side, pose: FigurePose::At(number) }, half.shrink(10.0));
    }
}

fn picture_ui(ui: &mut Ui, exercise: &str, look: FigureLook, place: Rect) {
    let salt = ("figure", place.min.x.to_bits(), place.min.y.to_bits());
    let builder = UiBuilder::new().id_salt(salt).max_rect(place).layout(Layout::top_down(Align::Center));
    figure_ui(&mut ui.new_child(builder), exercise, look, place.size());
}

/// The keyframe that is held or that the movement goes to, from 1.
pub(super) fn goal(exercise: &str, state: &State) -> usize {
    match pose_of(exercise, state, true) {
        FigurePose::At(number) | FigurePose::Between(_, number, _) => number,
    }
}

/// Whether the figure is on its way from one position to another, so that a frame a second is too few.
pub(super) fn moves(session: &SessionRecord, state: &State, less_movement: bool) -> bool {
    let Some(item) = session.plan.items.get(state.phase.item) else { return false };
    matches!(pose_of(&item.exercise, state, less_movement), FigurePose::Between(..))
}

/// The position at this moment. Who wants less movement, and a session that stands still, get still positions.
fn pose_of(exercise: &str, state: &State, less_movement: bool) -> FigurePose {
    let still = less_movement || state.status != Status::Running;
    let last = content::figure(exercise).map_or(1, |figure| figure.keyframes.len());
    // An exercise of several positions shows the one that is held.
    let held = |part: usize| if last > 2 && part > 0 { part + 1 } else { last.min(2) };
    let (from, to, spent_ms, length_ms) = match (state.phase.kind, state.beat) {
        (PhaseKind::Hold | PhaseKind::OwnPace, _) => (1, held(state.phase.part), state.spent_ms, usual_ms()),
        (PhaseKind::Move, Some(beat)) => {
            // Three positions are a slow lowering: up on both legs, the weight to one, down.
            let (from, to) = match (beat.kind, last > 2) {
                (BeatKind::Up, true) => (3, 1),
                (BeatKind::Pause, true) | (BeatKind::Up, false) => (1, 2),
                (BeatKind::Down, true) => (2, 3),
                (BeatKind::Pause, false) => (2, 2),
                (BeatKind::Down, false) => (2, 1),
            };
            (from, to, beat.spent_ms, beat.length_ms)
        }
        _ => {
            // Out of a hold, back to where it began.
            let before = state.index.checked_sub(1).and_then(|index| state.phases.get(index));
            let before = before.filter(|before| before.kind == PhaseKind::Hold && before.item == state.phase.item);
            (before.map_or(1, |before| held(before.part)), 1, state.spent_ms, usual_ms())
        }
    };
    if still || from == to || spent_ms >= length_ms {
        return FigurePose::At(to);
    }
    #[allow(clippy::cast_precision_loss, reason = "milliseconds of one movement")]
    let share = spent_ms as f32 / length_ms.max(1) as f32;
    FigurePose::Between(from, to, share)
}

/// How long the way into a hold and out of it takes, in milliseconds.
fn usual_ms() -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "less than a second")]
    let usual_ms = (USUAL_SECONDS * 1000.0) as i64;
    usual_ms
}
