//! One entry in a list: day, time, score, side and details, with buttons to change and delete it.

use egui::accesskit::Role;
use egui::{Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::View;
use crate::app::command::Command;
use crate::domain::episode::Episode;
use crate::domain::sentence::{self, HourStyle};
use crate::ui::action::Action;
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;
use crate::ui::widget::score_row::{TileSize, tile_ui};
use crate::ui::widget::{check, focus_ring, paint};

/// Height of a row, in points.
pub const HEIGHT: f32 = 54.0;
/// Under this width the details go below the leg and the buttons are left to the entry itself.
pub(super) const NARROW: f32 = 430.0;

/// What was pressed on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowEvent {
    /// Open it.
    Open,
    /// Delete it.
    Delete,
    /// Put it into or take it out of the selection.
    Select(bool),
}

/// How a row is shown.
#[derive(Clone, Copy, Debug)]
pub struct RowLook<'a> {
    /// The day before the time, where the list runs over days; empty where it repeats the row above.
    pub day: Option<&'a str>,
    /// The day as it is said with the buttons, where it is not today: at the same time of two days there are two of them.
    pub other_day: Option<&'a str>,
    /// How times are written.
    pub hours: HourStyle,
    /// Whether the row can be ticked, and is.
    pub selected: Option<bool>,
}

/// Draws a row of a fixed height.
pub fn entry_row_ui(ui: &mut Ui, episode: &Episode, look: RowLook<'_>) -> (Response, Option<RowEvent>) {
    let width = ui.available_width();
    let top = ui.available_rect_before_wrap().min;
    let rect = Rect::from_min_size(top, vec2(width, HEIGHT));
    ui.advance_cursor_after_rect(rect);
    let mut event = None;
    let mut left = rect.left();
    if let Some(selected) = look.selected {
        let mut ticked = selected;
        let place = Rect::from_min_size(pos2(left, rect.top() + 5.0), vec2(44.0, 44.0));
        let mut box_ui = ui.new_child(UiBuilder::new().id_salt((episode.id, "select")).max_rect(place));
        let name = format!("Select entry {}", called(episode, look));
        if check::box_ui(&mut box_ui, &mut ticked, &name).clicked() {
            event = Some(RowEvent::Select(ticked));
        }
        left += 48.0;
    }
    let narrow = width < NARROW;
    let buttons = if narrow || look.selected.is_some() { 0.0 } else { 92.0 };
    let body = Rect::from_min_max(pos2(left, rect.top()), pos2(rect.right() - buttons, rect.bottom()));
    let response = body_ui(ui, body, episode, look, narrow);
    if response.clicked() {
        event = Some(RowEvent::Open);
    }
    if buttons > 0.0 {
        event = buttons_ui(ui, rect, episode, look).or(event);
    }
    (response, event)
}

/// The entries of one day, each with its buttons.
pub fn day_rows_ui(ui: &mut Ui, entries: &[Episode], view: &mut View<'_>) {
    for episode in entries {
        let look = RowLook { day: None, other_day: None, hours: view.journal.hours(), selected: None };
        match entry_row_ui(ui, episode, look).1 {
            Some(RowEvent::Open) => view.actions.push(Action::OpenEntry(episode.id)),
            Some(RowEvent::Delete) => view.actions.push(Action::Run(Command::Delete(vec![episode.id]))),
            Some(RowEvent::Select(_)) | None => {}
        }
    }
}

/// A row that only shows the entry.
pub fn plain_row_ui(ui: &mut Ui, episode: &Episode, look: RowLook<'_>) -> Response {
    let width = ui.available_width();
    let rect = Rect::from_min_size(ui.available_rect_before_wrap().min, vec2(width, HEIGHT));
    ui.advance_cursor_after_rect(rect);
    let response = ui.interact(rect, ui.make_persistent_id((episode.id, "row")), Sense::hover());
    let day = look.day.map_or_else(String::new, |day| format!("{day}, "));
    let name = format!("{day}{}", sentence::entry_line(episode, look.hours));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    paint_body(ui, rect, episode, look, width < NARROW);
    response
}

fn body_ui(ui: &mut Ui, body: Rect, episode: &Episode, look: RowLook<'_>, narrow: bool) -> Response {
    let palette = Palette::of(ui.ctx());
    let response = ui.interact(body, ui.make_persistent_id((episode.id, "row")), Sense::click());
    let day = look.day.filter(|day| !day.is_empty()).map_or_else(String::new, |day| format!("{day}, "));
    let name = format!("{day}{}", sentence::entry_line(episode, look.hours));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    focus_ring::shape(ui, &response, 10);
    if !ui.is_rect_visible(body) {
        return response;
    }
    let hover = paint::hover_share(ui, &response);
    if hover > 0.0 {
        ui.painter().rect_filled(body, 10.0, palette.accent_soft.gamma_multiply(hover));
    }
    paint_body(ui, body, episode, look, narrow);
    response
}

fn paint_body(ui: &mut Ui, body: Rect, episode: &Episode, look: RowLook<'_>, narrow: bool) {
    let palette = Palette::of(ui.ctx());
    let middle = body.center().y;
    let mut x = body.left() + 4.0;
    if let Some(day) = look.day {
        let wide = if narrow { 98.0 } else { 104.0 };
        text_at(ui, day, fonts::strong(), palette.text, Rect::from_x_y_ranges(x..=x + wide - 6.0, body.y_range()));
        x += wide;
    }
    let time = sentence::entry_time(episode, look.hours);
    let time_width = if time.chars().count() > 5 && !narrow {
        112.0
    } else if time.chars().count() > 5 {
        76.0
    } else {
        56.0
    };
    text_at(ui, &time, fonts::body(), palette.text_2, Rect::from_x_y_ranges(x..=x + time_width - 6.0, body.y_range()));
    x += time_width;
    let tile = Rect::from_min_size(pos2(x, middle - 19.0), vec2(46.0, 38.0));
    tile_ui(
        &mut ui.new_child(UiBuilder::new().id_salt((episode.id, "tile")).max_rect(tile)),
        episode.nrs_worst,
        TileSize::List,
    );
    x += 58.0;
    let room = (body.right() - x - 4.0).max(20.0);
    let details = sentence::details(episode);
    let side = paint::galley(ui, episode.side.name(), fonts::strong(), palette.text, room);
    let beside = room - side.size().x - 12.0;
    if narrow && !details.is_empty() {
        ui.painter().galley(pos2(x, body.top() + 4.0), side, palette.text);
        let line = Rect::from_min_max(pos2(x, middle + 1.0), pos2(body.right() - 4.0, body.bottom()));
        text_at(ui, &details, fonts::small(), palette.text_2, line);
    } else {
        let width = side.size().x;
        ui.painter().galley(pos2(x, middle - side.size().y / 2.0), side, palette.text);
        let line =
            Rect::from_min_max(pos2(x + width + 12.0, body.top()), pos2(x + width + 12.0 + beside, body.bottom()));
        text_at(ui, &details, fonts::body(), palette.text_2, line);
    }
}

/// One line that ends with "…" where it is too long.
pub(super) fn text_at(ui: &Ui, words: &str, font: egui::FontId, color: egui::Color32, rect: Rect) {
    let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width().max(8.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, color);
}

/// "08:05", or "08:05, Thu 19 Nov" where it is not of today.
pub(super) fn called(episode: &Episode, look: RowLook<'_>) -> String {
    let time = sentence::entry_time(episode, look.hours);
    look.other_day.map_or_else(|| time.clone(), |day| format!("{time}, {day}"))
}

fn buttons_ui(ui: &mut Ui, rect: Rect, episode: &Episode, look: RowLook<'_>) -> Option<RowEvent> {
    let time = called(episode, look);
    let mut event = None;
    let names = [
        ("edit", Icon::Edit, format!("Edit entry {time}"), RowEvent::Open),
        ("delete", Icon::Delete, format!("Delete entry {time}"), RowEvent::Delete),
    ];
    for (number, (salt, icon, name, pressed)) in names.into_iter().enumerate() {
        let left = rect.right() - 90.0 + 46.0 * if number == 0 { 0.0 } else { 1.0 };
        let place = Rect::from_min_size(pos2(left, rect.top() + 5.0), vec2(44.0, 44.0));
        let mut child = ui.new_child(UiBuilder::new().id_salt((episode.id, salt)).max_rect(place));
        if child.add(Button::icon_only(icon, &name)).clicked() {
            event = Some(pressed);
        }
    }
    event
}
