//! The buttons under the player, 66 points high whatever the window: pause first, the red one last and never left out.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::domain::session::{EventKind, PhaseKind, State, Status, StopReason};
use crate::ui::action::Action;
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::paint;

/// Height of the buttons, in points.
const HEIGHT: f32 = 66.0;
const GAP: f32 = 8.0;
/// Under this width of the window Back, Again and Skip are pictures only, and key caps go; in points.
const WORDS_FROM: f32 = 800.0;

/// Under this height of the window, in points, figure and head go.
const LOW: f32 = 330.0;

/// One button.
struct Control {
    words: &'static str,
    icon: Icon,
    key: Option<&'static str>,
    kind: EventKind,
    primary: bool,
    alone: bool,
}

impl Control {
    fn new(words: &'static str, icon: Icon, kind: EventKind) -> Self {
        Self { words, icon, key: None, kind, primary: false, alone: false }
    }

    fn button(&self) -> Button<'static> {
        let button = match (self.alone, self.primary) {
            (true, _) => Button::icon_only(self.icon, self.words).outlined(),
            (false, true) => Button::primary(self.words).icon(self.icon),
            (false, false) => Button::secondary(self.words).icon(self.icon),
        };
        let button = button.height(HEIGHT);
        match self.key {
            Some(key) if !self.alone => button.key(key),
            _ => button,
        }
    }
}

/// Draws the buttons at the bottom of `room`. Returns where they are.
pub(super) fn controls_ui(ui: &mut Ui, view: &mut View<'_>, state: &State, room: Rect) -> Rect {
    let wide = ui.ctx().content_rect().width() >= WORDS_FROM;
    let hints = wide && view.journal.settings().key_hints;
    let mut stop = Button::stop("Stop, it hurts").height(HEIGHT);
    if hints {
        stop = stop.key("S");
    }
    let words = paint::galley(ui, "Stop, it hurts", fonts::strong(), egui::Color32::PLACEHOLDER, f32::INFINITY);
    let stop_width = words.size().x + 32.0 + if hints { paint::KEY_CAP + 8.0 } else { 0.0 };
    let mut row = controls(state, wide, hints);
    let beside = |row: &[Control]| row_width(ui, row) + GAP + stop_width <= room.width();
    // Where there is no room, five seconds more and less are keys only.
    if !beside(&row) {
        row.retain(|control| !matches!(control.kind, EventKind::Longer | EventKind::Shorter));
    }
    if low(ui) && !beside(&row) {
        // The others are keys only.
        row.retain(|control| matches!(control.kind, EventKind::Paused | EventKind::Resumed | EventKind::Done));
        as_pictures(&mut row);
    }
    let stacked = !beside(&row);
    if stacked && row_width(ui, &row) > room.width() {
        as_pictures(&mut row);
    }
    let gap = if row_width(ui, &row) > room.width() { 1.0 } else { GAP };
    let height = if stacked { 2.0 * HEIGHT + GAP } else { HEIGHT };
    let place = Rect::from_min_max(pos2(room.left(), room.bottom() - height), room.max);
    let mut asked = None;
    let mut child =
        ui.new_child(UiBuilder::new().id_salt("controls").max_rect(place).layout(Layout::top_down(Align::Min)));
    child.spacing_mut().item_spacing = vec2(gap, GAP);
    child.horizontal(|ui| {
        for control in &row {
            if ui.add(control.button()).clicked() {
                asked = Some(control.kind);
            }
        }
        if !stacked {
            ui.add_space((ui.available_width() - stop_width).max(0.0));
            if ui.add(stop).clicked() {
                asked = Some(EventKind::Stopped { reason: StopReason::NotSaid });
            }
        }
    });
    if stacked && child.add(Button::stop("Stop, it hurts").height(HEIGHT).fill_width()).clicked() {
        asked = Some(EventKind::Stopped { reason: StopReason::NotSaid });
    }
    view.actions.extend(asked.map(Action::Session));
    place
}

/// Whether the window is so low that only what is read from far away has a place.
pub(super) fn low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < LOW
}

/// The buttons that fit this moment, in order.
fn controls(state: &State, wide: bool, hints: bool) -> Vec<Control> {
    let own_pace = state.phase.kind == PhaseKind::OwnPace;
    let key = |key: &'static str| hints.then_some(key);
    let mut row = Vec::new();
    if own_pace {
        row.push(Control { primary: true, ..Control::new("Done", Icon::Check, EventKind::Done) });
    }
    row.push(if state.status == Status::Running {
        Control::new("Pause", Icon::Pause, EventKind::Paused)
    } else {
        Control::new("Go on", Icon::Play, EventKind::Resumed)
    });
    let alone = !wide;
    row.push(Control { key: key("B"), alone, ..Control::new("Back", Icon::Back, EventKind::Back) });
    if !own_pace {
        row.push(Control { key: key("A"), alone, ..Control::new("Again", Icon::Redo, EventKind::Again) });
    }
    row.push(Control { key: key("N"), alone, ..Control::new("Skip", Icon::Forward, EventKind::Skipped) });
    if matches!(state.status, Status::Paused(_)) && wide {
        row.push(Control::new("From the start", Icon::History, EventKind::Restarted));
    } else if !own_pace && state.phase.kind != PhaseKind::Move {
        row.push(Control { alone: true, ..Control::new("5 seconds less", Icon::Minus, EventKind::Shorter) });
        row.push(Control { alone: true, ..Control::new("5 seconds more", Icon::Add, EventKind::Longer) });
    }
    row
}

fn as_pictures(row: &mut [Control]) {
    for control in row {
        control.alone = true;
    }
}

fn row_width(ui: &Ui, row: &[Control]) -> f32 {
    let width = |control: &Control| {
        if control.alone {
            return HEIGHT;
        }
        let words = paint::galley(ui, control.words, fonts::strong(), egui::Color32::PLACEHOLDER, f32::INFINITY);
        words.size().x + 60.0 + if control.key.is_some() { paint::KEY_CAP + 8.0 } else { 0.0 }
    };
    row.iter().map(|control| width(control) + GAP).sum::<f32>() - GAP
}
