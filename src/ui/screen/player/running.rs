//! The player itself. Phase, side and seconds carry everything that is needed from two metres; the figure repeats the
//! cue. All sizes follow the window.

use egui::accesskit::Role;
use egui::{CursorIcon, Rect, Ui, WidgetInfo, pos2, vec2};

use super::controls::{controls_ui, low};
use super::stage::{Detail, words_ui};
use crate::domain::sentence;
use crate::domain::session::{EventKind, SessionRecord, State};
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, paint, text};

/// After so many seconds without a movement the pointer hides.
const POINTER_S: f32 = 3.0;
/// The figure moves above the words under this width, in points.
const BESIDE: f32 = 560.0;
/// Between the bars of two exercises, in points.
const BAR_GAP: f32 = 6.0;

/// Draws the session.
pub(super) fn show_ui(ui: &mut Ui, view: &mut View<'_>, session: &SessionRecord, state: &State) {
    let window = ui.ctx().content_rect();
    let unit = (window.width() / 1100.0).min(window.height() / 760.0).clamp(0.3, 2.0);
    let low = low(ui);
    if !low {
        head_ui(ui, view, session, state);
    }
    bars_ui(ui, session, state);
    let room = ui.available_rect_before_wrap();
    let controls = controls_ui(ui, view, state, room);
    let body = Rect::from_min_max(pos2(room.left(), room.top() + 6.0), pos2(room.right(), controls.top() - 10.0));
    if low {
        words_ui(ui, session, state, body, unit, Detail::Far);
        return;
    }
    // Beside each other also in a small window that lies on its side, as large text makes it.
    let beside = window.width() >= BESIDE || body.width() > body.height();
    let (figure, words) = if beside {
        let figure = Rect::from_min_size(body.min, vec2(body.width() * 0.41, body.height()));
        (figure, Rect::from_min_max(pos2(figure.right() + 24.0, body.top()), body.max))
    } else {
        let figure = Rect::from_min_size(body.min, vec2(body.width(), body.height() * 0.42));
        (figure, Rect::from_min_max(pos2(body.left(), figure.bottom() + 8.0), body.max))
    };
    super::figure::figure_card_ui(ui, session, state, figure);
    words_ui(ui, session, state, words, unit, if beside { Detail::All } else { Detail::Short });
    if ui.input(|input| input.pointer.time_since_last_movement()) > POINTER_S {
        ui.ctx().set_cursor_icon(CursorIcon::None);
    }
}

/// Where in the routine this is, and what is at hand without being near.
fn head_ui(ui: &mut Ui, view: &mut View<'_>, session: &SessionRecord, state: &State) {
    let minutes = (state.total_left_ms + 59_999) / 60_000;
    let words = format!(
        "{}   exercise {} of {} · {} left",
        session.plan.name,
        state.phase.item + 1,
        session.plan.items.len().max(1),
        sentence::count(usize::try_from(minutes).unwrap_or(0), "minute", "minutes")
    );
    let sound = if view.journal.settings().volume == 0 { "Sound off" } else { "Sound on" };
    let mut asked = None;
    card::sides_ui(
        ui,
        200.0,
        250.0,
        |ui| text::small_title_ui(ui, &words),
        |ui| {
            ui.horizontal(|ui| {
                if ui.add(Button::quiet(sound)).clicked() {
                    asked = Some(Action::ToggleSound);
                }
                if ui.add(Button::quiet("Finish early").icon(Icon::Check)).clicked() {
                    asked = Some(Action::Session(EventKind::FinishedEarly));
                }
            });
        },
    );
    view.actions.extend(asked);
}

/// One bar for each exercise: done, on its way, to come.
fn bars_ui(ui: &mut Ui, session: &SessionRecord, state: &State) {
    let palette = Palette::of(ui.ctx());
    let count = session.plan.items.len().max(1);
    let (id, rect) = ui.allocate_space(vec2(ui.available_width(), 10.0));
    let whole = (state.elapsed_ms + state.total_left_ms).max(1);
    let percent = (state.elapsed_ms * 100 / whole).clamp(0, 100);
    let name = format!("Exercise {} of {count}, {percent} percent", state.phase.item + 1);
    let bar = ui.interact(rect, id, egui::Sense::hover());
    bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &name));
    let shares = shares(state, count);
    #[allow(clippy::cast_precision_loss, reason = "a handful of exercises, each of some minutes")]
    let (room, total) = (
        rect.width() - BAR_GAP * (count - 1) as f32,
        shares.iter().map(|(all_ms, _)| *all_ms as f32).sum::<f32>().max(1.0),
    );
    let mut left = rect.left();
    for (all_ms, over_ms) in shares {
        #[allow(clippy::cast_precision_loss, reason = "some minutes")]
        let (width, share) = (room * all_ms as f32 / total, over_ms as f32 / all_ms.max(1) as f32);
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        paint::bar(ui.painter(), place, share, palette.sunken, palette.accent);
        left += width + BAR_GAP;
    }
}

/// For each exercise how long it takes about, and how much of that is over, in milliseconds.
fn shares(state: &State, count: usize) -> Vec<(i64, i64)> {
    let mut shares = vec![(0, 0); count];
    for (index, phase) in state.phases.iter().enumerate() {
        let Some((all_ms, over_ms)) = shares.get_mut(phase.item) else { continue };
        *all_ms += phase.about_ms;
        *over_ms += match index.cmp(&state.index) {
            std::cmp::Ordering::Less => phase.about_ms,
            std::cmp::Ordering::Equal => state.spent_ms.min(phase.about_ms),
            std::cmp::Ordering::Greater => 0,
        };
    }
    shares
}
