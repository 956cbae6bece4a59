//! The figure of the running session, in time with its phase.

use egui::{Align, Layout, Rect, Ui, UiBuilder};

use crate::content;
use crate::domain::body::Side;
use crate::domain::session::{BeatKind, PhaseKind, SessionRecord, State, Status};
use crate::ui::figure::{FigureLook, FigurePose, figure_ui};
use crate::ui::screen::View;
use crate::ui::theme::{CARD_RADIUS, Palette};

/// The figure in time with the phase. Returns whether it moves.
pub(super) fn figure_card_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &SessionRecord,
    state: &State,
    place: Rect,
) -> bool {
    let palette = Palette::of(ui.ctx());
    ui.painter().rect_filled(place, CARD_RADIUS, palette.surface);
    ui.painter().rect_stroke(place, CARD_RADIUS, palette.line_stroke(), egui::StrokeKind::Inside);
    let Some(item) = session.plan.items.get(state.phase.item) else { return false };
    let still = view.journal.settings().less_movement || state.status != Status::Running;
    let side = state.phase.side.or(session.side).unwrap_or(Side::Right);
    let (pose, moves) = pose_of(&item.exercise, state, still);
    let inner = place.shrink(14.0);
    let mut child =
        ui.new_child(UiBuilder::new().id_salt("figure").max_rect(inner).layout(Layout::top_down(Align::Center)));
    figure_ui(&mut child, &item.exercise, FigureLook { side, pose }, inner.size());
    moves
}

fn pose_of(exercise: &str, state: &State, still: bool) -> (FigurePose, bool) {
    let last = content::figure(exercise).map_or(1, |figure| figure.keyframes.len());
    // An exercise of several positions shows the one that is held.
    let held = if last > 2 && state.phase.part > 0 { state.phase.part + 1 } else { last.min(2) };
    match (state.phase.kind, state.beat) {
        (PhaseKind::Hold | PhaseKind::OwnPace, _) => (FigurePose::At(held), false),
        (PhaseKind::Move, Some(beat)) => {
            // Three positions are a slow lowering: up on both legs, the weight to one, down.
            let (from, to) = match (beat.kind, last > 2) {
                (BeatKind::Up, true) => (3, 1),
                (BeatKind::Pause, true) | (BeatKind::Up, false) => (1, 2),
                (BeatKind::Down, true) => (2, 3),
                (BeatKind::Pause, false) => (2, 2),
                (BeatKind::Down, false) => (2, 1),
            };
            if still || from == to {
                return (FigurePose::At(to), false);
            }
            #[allow(clippy::cast_precision_loss, reason = "milliseconds of one beat")]
            let share = beat.spent_ms as f32 / beat.length_ms.max(1) as f32;
            (FigurePose::Between(from, to, share), true)
        }
        _ => (FigurePose::At(1), false),
    }
}
