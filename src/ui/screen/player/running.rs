//! The player itself. Phase, side and seconds carry everything that is needed from two metres; the figure repeats the
//! cue. All sizes follow the window.

use egui::accesskit::Role;
use egui::{Align, Align2, Color32, Layout, Rect, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::content;
use crate::domain::sentence;
use crate::domain::session::{EventKind, PausedBy, PhaseKind, SessionRecord, State, Status, StopReason};
use crate::ui::action::Action;
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;
use crate::ui::widget::{paint, text};

/// Height of the row of buttons, in points.
const CONTROLS: f32 = 66.0;
/// Milliseconds between frames while the figure moves: 30 a second.
const FRAME_MS: u64 = 33;

/// Draws the session and asks for the next frame.
pub(super) fn show_ui(ui: &mut Ui, view: &mut View<'_>, session: &SessionRecord, state: &State) {
    let room = ui.available_rect_before_wrap();
    let unit = (room.width() / 1100.0).min(room.height() / 700.0).clamp(0.3, 2.0);
    head_ui(ui, session, state);
    let body = Rect::from_min_max(pos2(room.left(), ui.cursor().top() + 10.0), room.max - vec2(0.0, CONTROLS + 18.0));
    // Beside each other also in a small window that lies on its side, as large text makes it.
    let beside = body.width() >= 560.0 || body.width() > body.height();
    let figure = if beside {
        Rect::from_min_size(body.min, vec2(body.width() * 0.41, body.height()))
    } else {
        Rect::from_min_size(body.min, vec2(body.width(), body.height() * 0.42))
    };
    let words = if beside {
        Rect::from_min_max(pos2(figure.right() + 24.0, body.top()), body.max)
    } else {
        Rect::from_min_max(pos2(body.left(), figure.bottom() + 8.0), body.max)
    };
    let moves = super::figure::figure_card_ui(ui, view, session, state, figure);
    // Everything has to fit, down to what comes next.
    words_ui(ui, session, state, words, unit.min(words.height() / 760.0));
    let controls = Rect::from_min_max(pos2(room.left(), room.bottom() - CONTROLS - 6.0), room.max);
    controls_ui(ui, view, state, controls);
    repaint(ui, state, moves);
}

/// As few frames as the figure and the digits need.
fn repaint(ui: &Ui, state: &State, moves: bool) {
    if state.status != Status::Running {
        return;
    }
    let wait_ms = match state.changes_in_ms() {
        _ if moves => FRAME_MS,
        Some(ms) => u64::try_from(ms).unwrap_or(1000).clamp(20, 1000),
        None => 1000,
    };
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(wait_ms));
}

fn head_ui(ui: &mut Ui, session: &SessionRecord, state: &State) {
    let minutes = (state.total_left_ms + 59_999) / 60_000;
    let words = format!(
        "{}   exercise {} of {} · {} left",
        session.plan.name,
        state.phase.item + 1,
        session.plan.items.len().max(1),
        sentence::count(usize::try_from(minutes).unwrap_or(0), "minute", "minutes")
    );
    text::strong_ui(ui, &words);
    let count = session.plan.items.len().max(1);
    let (id, rect) = ui.allocate_space(vec2(ui.available_width(), 10.0));
    let bar = ui.interact(rect, id, egui::Sense::hover());
    #[allow(clippy::cast_precision_loss, reason = "a handful of exercises, and shares of a bar")]
    let share = {
        let whole = (state.elapsed_ms + state.total_left_ms).max(1);
        state.elapsed_ms as f32 / whole as f32
    };
    let name = format!("Exercise {} of {count}, {:.0} percent", state.phase.item + 1, share * 100.0);
    bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &name));
    let palette = Palette::of(ui.ctx());
    paint::bar(ui.painter(), rect, share, palette.sunken, palette.accent);
}

/// Phase, side, seconds, cue and what comes next.
fn words_ui(ui: &mut Ui, session: &SessionRecord, state: &State, place: Rect, unit: f32) {
    let palette = Palette::of(ui.ctx());
    let painter = ui.painter().clone();
    let paused = matches!(state.status, Status::Paused(_));
    let word = phase_word(state);
    let color = if paused || matches!(state.phase.kind, PhaseKind::GetReady | PhaseKind::Rest) {
        palette.text
    } else {
        palette.accent
    };
    let mut top = place.top();
    let mut line = |words: &str, size: f32, font: fn(f32) -> egui::FontId, color: Color32| {
        let galley = paint::galley(ui, words, font(size), color, place.width());
        let height = galley.size().y;
        painter.galley(pos2(place.left(), top), galley, color);
        top += height + 6.0 * unit;
    };
    line(&word, 84.0 * unit, fonts::bold, color);
    if let Some(side) = state.phase.side {
        line(&sentence::upper_first(side.leg_words()), 80.0 * unit, fonts::bold, palette.text);
    }
    let digits = digits(state);
    if !digits.is_empty() {
        let galley = paint::galley(ui, &digits, fonts::bold(236.0 * unit), palette.text, f32::INFINITY);
        let at = pos2(place.left(), top);
        painter.galley(at, galley.clone(), palette.text);
        let unit_words = if state.phase.kind == PhaseKind::Move { "of this set" } else { "seconds" };
        let beside = pos2(at.x + galley.size().x + 16.0 * unit, at.y + galley.size().y * 0.7);
        painter.text(beside, Align2::LEFT_BOTTOM, unit_words, fonts::semibold((34.0 * unit).max(15.0)), palette.text_2);
        top += galley.size().y;
    }
    let mut small = |words: &str, size: f32, color: Color32| {
        let galley = paint::galley(ui, words, fonts::semibold((size * unit).max(15.0)), color, place.width());
        if top + galley.size().y <= place.bottom() {
            painter.galley(pos2(place.left(), top), galley.clone(), color);
            top += galley.size().y + 8.0 * unit;
        }
    };
    let counts = count_words(state);
    small(&counts, 34.0, palette.text);
    small(&cue(session, state), 30.0, palette.text);
    small(&next_words(session, state), 23.0, palette.text_2);
    // One node says it all; the digits change too often to be read aloud.
    let said = [
        word.clone(),
        state.phase.side.map_or(String::new(), |side| side.leg_words().to_owned()),
        digits_words(state),
        counts,
    ];
    let said: Vec<String> = said.into_iter().filter(|words| !words.is_empty()).collect();
    let node = ui.interact(place, ui.make_persistent_id("phase"), egui::Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Timer, true, said.join(", ")));
}

fn phase_word(state: &State) -> String {
    match (state.status, state.phase.kind) {
        (Status::Paused(_), _) => "Paused".to_owned(),
        (_, PhaseKind::Move) => state.beat.map_or("Move", |beat| beat.kind.name()).to_owned(),
        (_, kind) => kind.name().to_owned(),
    }
}

fn digits(state: &State) -> String {
    match state.phase.kind {
        PhaseKind::Move => state.repeat.n.to_string(),
        PhaseKind::OwnPace | PhaseKind::Done => String::new(),
        _ => state.seconds_left().map_or(String::new(), |seconds| seconds.to_string()),
    }
}

fn digits_words(state: &State) -> String {
    match state.phase.kind {
        PhaseKind::Move => format!("{} of {}", state.repeat.n, state.repeat.of),
        _ => state.seconds_left().map_or(String::new(), |seconds| format!("{seconds} seconds left")),
    }
}

fn count_words(state: &State) -> String {
    let mut words = Vec::new();
    let (repeat, set) = (state.repeat, state.phase.set);
    match state.phase.kind {
        PhaseKind::Hold if repeat.of > 1 => words.push(format!("Hold {} of {}", repeat.n, repeat.of)),
        PhaseKind::Move => words.push(format!("{} of {}", repeat.n, repeat.of)),
        _ => {}
    }
    if set.of > 1 && matches!(state.phase.kind, PhaseKind::Hold | PhaseKind::Move) {
        words.push(format!("set {} of {}", set.n, set.of));
    }
    words.join(", ")
}

fn cue(session: &SessionRecord, state: &State) -> String {
    let Some(item) = session.plan.items.get(state.phase.item) else { return String::new() };
    if state.status == Status::Paused(PausedBy::Gap) {
        return "Paused while the computer slept. Press Space to go on.".to_owned();
    }
    match state.phase.kind {
        PhaseKind::GetReady => item.name.clone(),
        PhaseKind::OwnPace => "At your own pace. Press Enter when done.".to_owned(),
        _ => item.cue.clone().unwrap_or_else(|| first_step(&item.exercise, &item.name)),
    }
}

fn first_step(exercise: &str, name: &str) -> String {
    content::exercise(exercise).and_then(|exercise| exercise.steps.last().cloned()).unwrap_or_else(|| name.to_owned())
}

fn next_words(session: &SessionRecord, state: &State) -> String {
    let Some(next) = state.next() else { return String::new() };
    match next.kind {
        PhaseKind::Switch => "Next: switch legs".to_owned(),
        PhaseKind::Rest => "Next: rest".to_owned(),
        PhaseKind::Done => "Next: done".to_owned(),
        PhaseKind::GetReady => {
            let name = session.plan.items.get(next.item).map_or("", |item| item.name.as_str());
            format!("Next: {}", sentence::lower_first(name))
        }
        kind => {
            let side = next.side.map_or(String::new(), |side| format!(", {}", side.leg_words()));
            format!("Next: {}{side}", sentence::lower_first(kind.name()))
        }
    }
}

fn controls_ui(ui: &mut Ui, view: &mut View<'_>, state: &State, place: Rect) {
    let running = state.status == Status::Running;
    let wide = place.width() >= 800.0;
    let key = |key: &'static str| view.journal.settings().key_hints.then_some(key).filter(|_| wide);
    let own_pace = state.phase.kind == PhaseKind::OwnPace;
    let pause =
        if running { ("Pause", Icon::Pause, EventKind::Paused) } else { ("Go on", Icon::Play, EventKind::Resumed) };
    let mut asked = None;
    let mut child =
        ui.new_child(UiBuilder::new().id_salt("controls").max_rect(place).layout(Layout::top_down(Align::Min)));
    child.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = CONTROLS;
        if own_pace && ui.add(Button::primary("Done").icon(Icon::Check)).clicked() {
            asked = Some(EventKind::Done);
        }
        let buttons = [
            (pause.0, pause.1, pause.2, None),
            ("Back", Icon::Back, EventKind::Back, key("B")),
            ("Again", Icon::Redo, EventKind::Again, key("A")),
            ("Skip", Icon::Forward, EventKind::Skipped, key("N")),
            ("5 seconds less", Icon::Minus, EventKind::Shorter, None),
            ("5 seconds more", Icon::Add, EventKind::Longer, None),
            ("Finish early", Icon::Check, EventKind::FinishedEarly, key("F")),
        ];
        for (index, (words, icon, kind, cap)) in buttons.into_iter().enumerate() {
            let compact = !wide && index > 0;
            let nudge = matches!(kind, EventKind::Longer | EventKind::Shorter);
            // Where there is no room, plus and minus are keys only; the red button never leaves the row.
            if nudge && place.width() < 640.0 {
                continue;
            }
            let button =
                if compact || nudge { Button::icon_only(icon, words) } else { Button::secondary(words).icon(icon) };
            let button = match cap.filter(|_| !compact) {
                Some(cap) => button.key(cap),
                None => button,
            };
            if ui.add(button).clicked() {
                asked = Some(kind);
            }
        }
        if ui.add(Button::stop("Stop, it hurts")).clicked() {
            asked = Some(EventKind::Stopped { reason: StopReason::NotSaid });
        }
    });
    if let Some(kind) = asked {
        view.actions.push(Action::Session(kind));
    }
}
