//! A row of the history that is no entry: a session, a step of the first days, a check, a clinician's look, a stage, a
//! dose, how well an activity went.

use std::collections::HashMap;

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{Color32, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};
use uuid::Uuid;

use super::View;
use super::entry_row::{self, text_at};
use crate::app::command::Command;
use crate::app::timeline::{Note, NoteKind};
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;
use crate::ui::widget::tier::{Badge, paint_badge};
use crate::ui::widget::{focus_ring, paint};

/// Lines that are kept; more than a screen shows many times over.
const KEPT: usize = 512;

/// What was pressed on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoteEvent {
    /// Open it.
    Open,
    /// Delete it.
    Delete,
}

/// The lines of sessions, each read when it is first drawn.
#[derive(Debug, Default)]
pub(super) struct SessionLines {
    revision: u64,
    lines: HashMap<Uuid, String>,
}

impl SessionLines {
    /// The line of a note; that of a session tells how long and with what pain.
    pub(super) fn of(&mut self, note: &Note, view: &View<'_>) -> String {
        if !matches!(note.what, NoteKind::Session(_)) {
            return note.words();
        }
        let store = view.journal.store();
        if self.revision != store.revision() || self.lines.len() > KEPT {
            *self = Self { revision: store.revision(), lines: HashMap::new() };
        }
        let read = || store.session(note.id).ok().flatten().map_or_else(|| note.words(), |session| session.line());
        self.lines.entry(note.id).or_insert_with(read).clone()
    }
}

/// How a row is shown.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NoteLook<'a> {
    /// The day before the time; empty where it repeats the row above, and nothing where the list is of one day.
    pub(super) day: Option<&'a str>,
    /// The day as it is said with the button, where it is not today.
    pub(super) other_day: Option<&'a str>,
    /// Room at the left, where the entries have their boxes to tick.
    pub(super) indent: f32,
}

/// Draws a row as high as that of an entry.
pub(super) fn note_row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    note: &Note,
    words: &str,
    look: NoteLook<'_>,
) -> (Response, Option<NoteEvent>) {
    let palette = Palette::of(ui.ctx());
    let (width, day) = (ui.available_width(), look.day);
    let rect = Rect::from_min_size(ui.available_rect_before_wrap().min, vec2(width, entry_row::HEIGHT));
    ui.advance_cursor_after_rect(rect);
    let (narrow, time) = (width < entry_row::NARROW, sentence::time_of_day(note.at, view.journal.hours()));
    let deletes =
        matches!(note.what, NoteKind::Session(_) | NoteKind::FirstDays(_) | NoteKind::Dose(_) | NoteKind::Activity(_))
            && !narrow;
    let row = rect.with_min_x(rect.left() + look.indent);
    let body = row.with_max_x(row.right() - if deletes { 46.0 } else { 0.0 });
    let salt = ui.make_persistent_id((note.id, note.at.utc_s, words, "note"));
    let response = ui.interact(body, salt, Sense::click());
    let said = day.filter(|day| !day.is_empty()).map_or_else(String::new, |day| format!("{day}, "));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{said}{time} {words}")));
    focus_ring::shape(ui, &response, 10);
    let mut event = response.clicked().then_some(NoteEvent::Open);
    if ui.is_rect_visible(body) {
        let hover = paint::hover_share(ui, &response);
        if hover > 0.0 {
            ui.painter().rect_filled(body, 10.0, palette.accent_soft.gamma_multiply(hover));
        }
        paint_ui(ui, body, note, words, day, &time, narrow);
    }
    if deletes {
        let place = Rect::from_min_size(pos2(rect.right() - 44.0, rect.top() + 5.0), Vec2::splat(44.0));
        let mut child = ui.new_child(UiBuilder::new().id_salt((salt, "delete")).max_rect(place));
        let said = look.other_day.map_or_else(String::new, |day| format!(", {day}"));
        let name = format!("Delete {}, {time}{said}", note.words());
        if child.add(Button::icon_only(Icon::Delete, &name)).clicked() {
            event = Some(NoteEvent::Delete);
        }
    }
    (response, event)
}

fn paint_ui(ui: &Ui, body: Rect, note: &Note, words: &str, day: Option<&str>, time: &str, narrow: bool) {
    let palette = Palette::of(ui.ctx());
    let mut x = body.left() + 4.0;
    let mut part = |wide: f32, words: &str, font, color| {
        text_at(ui, words, font, color, Rect::from_x_y_ranges(x..=x + wide - 6.0, body.y_range()));
        x += wide;
    };
    if let Some(day) = day {
        part(if narrow { 98.0 } else { 104.0 }, day, fonts::strong(), palette.text);
    }
    let long = time.chars().count() > 5;
    let time_width = match (long, narrow) {
        (true, false) => 112.0,
        (true, true) => 76.0,
        (false, _) => 56.0,
    };
    part(time_width, time, fonts::body(), palette.text_2);
    mark(ui, note, pos2(x + 23.0, body.center().y));
    let room = Rect::from_min_max(pos2(x + 58.0, body.top()), pos2(body.right() - 4.0, body.bottom()));
    two_lines(ui, words, room, palette.text);
}

/// One line, or two smaller ones where it is too long; what is longer still ends with "…".
fn two_lines(ui: &Ui, words: &str, room: Rect, color: Color32) {
    let width = room.width().max(8.0);
    let mut galley = paint::galley(ui, words, fonts::body(), color, width);
    if galley.rows.len() > 1 {
        let mut job = LayoutJob::simple(words.to_owned(), fonts::small(), color, width);
        job.wrap.max_rows = 2;
        galley = ui.painter().layout_job(job);
    }
    ui.painter().galley(pos2(room.left(), room.center().y - galley.size().y / 2.0), galley, color);
}

/// The shape that stands for it: a small square for what was done, the badge for a check.
fn mark(ui: &Ui, note: &Note, center: egui::Pos2) {
    let palette = Palette::of(ui.ctx());
    match &note.what {
        NoteKind::Session(_) => square(ui, center, 12.0),
        NoteKind::Check(tier) => paint_badge(ui.painter(), center, 24.0, Badge::Tier(*tier), palette),
        NoteKind::Visit(_) => Icon::Doctor.paint(ui, center, 20.0, palette.text_2),
        NoteKind::Progress(_) => Icon::Routines.paint(ui, center, 20.0, palette.text_2),
        NoteKind::Activity(_) => Icon::Trends.paint(ui, center, 20.0, palette.text_2),
        NoteKind::Dose(_) => Icon::Medicines.paint(ui, center, 20.0, palette.text_2),
        NoteKind::FirstDays(_) => {
            let rect = Rect::from_center_size(center, Vec2::splat(12.0));
            ui.painter().rect_stroke(rect, 2.0, Stroke::new(2.0, palette.accent), StrokeKind::Inside);
        }
    }
}

/// The filled square of a routine that was done.
pub(super) fn square(ui: &Ui, center: egui::Pos2, size: f32) {
    ui.painter().rect_filled(Rect::from_center_size(center, Vec2::splat(size)), 2.0, Palette::of(ui.ctx()).accent);
}

/// What deletes a note; a check, a clinician's look and a stage stay.
pub(super) fn delete_action(note: &Note) -> Option<Action> {
    match &note.what {
        NoteKind::Session(_) => Some(Action::Run(Command::DeleteSession(note.id))),
        NoteKind::Dose(_) => Some(Action::Run(Command::DeleteDose(note.id))),
        NoteKind::Activity(_) => Some(Action::Run(Command::DeleteGoalRating(note.id))),
        NoteKind::FirstDays(line) => Some(Action::RemoveFromFirstDays(note.id, (**line).clone())),
        NoteKind::Check(_) | NoteKind::Visit(_) | NoteKind::Progress(_) => None,
    }
}
