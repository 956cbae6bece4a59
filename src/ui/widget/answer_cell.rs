//! One box that knows three answers and a blank, with its words and its pill. The rows of a check are made of these.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Color32, Event, Galley, Id, Key, Modifiers, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{check, chips, focus_ring, paint};
use crate::domain::check::Answer;
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::theme::{CONTROL_RADIUS, Palette, TARGET};

const BOX: f32 = 24.0;
const PADDING: f32 = 12.0;
/// Where the words begin, from the left edge.
const LEAD: f32 = PADDING + BOX + PADDING;
const CLOCK: f32 = 20.0;
/// Words with less room than this stand above the pill instead of beside it.
const LEAST_WORDS: f32 = 150.0;
const PILL: &str = "Not sure";

/// What one box says.
pub(super) struct Cell<'a> {
    /// The words beside the box.
    pub words: &'a str,
    /// The small line under them.
    pub small: Option<&'a str>,
    /// When it was ticked before.
    pub note: Option<&'a str>,
    /// What assistive technology says.
    pub name: &'a str,
    /// What it says after the answer.
    pub described: &'a [&'a str],
    /// Whether there is a pill "Not sure".
    pub unsure: bool,
}

/// The id of the pill that goes with a box.
pub(super) fn pill_id(id: Id) -> Id {
    id.with("not sure")
}

/// The width in points with which the words stay in one line and the pill beside them.
pub(super) fn natural_width(ui: &Ui, words: &str) -> f32 {
    let words = paint::galley(ui, words, fonts::body(), Color32::PLACEHOLDER, f32::INFINITY);
    LEAD + words.size().x.ceil() + 8.0 + chips::alone_size(ui, PILL, f32::INFINITY).x + 6.0
}

/// The places of the parts of one box.
struct Layout {
    words: Arc<Galley>,
    small: Option<Arc<Galley>>,
    note: Option<Arc<Galley>>,
    all: Rect,
    press: Rect,
    pill: Option<Rect>,
    top: f32,
}

/// Draws the box as wide as its column. Returns whether the answer changed.
pub(super) fn cell_ui(ui: &mut Ui, id: Id, answer: &mut Answer, cell: &Cell<'_>) -> bool {
    let before = *answer;
    let pill_id = pill_id(id);
    let focused = ui.memory(egui::Memory::focused);
    if ui.is_enabled()
        && (focused == Some(id) || focused == Some(pill_id))
        && let Some(said) = answer_key(ui, cell.unsure)
    {
        *answer = said;
    }
    let layout = layout(ui, cell);
    let row = ui.interact(layout.press, id, Sense::click());
    if row.clicked() {
        row.request_focus();
        *answer = if *answer == Answer::Yes { Answer::Blank } else { Answer::Yes };
    }
    let pill = layout.pill.map(|rect| ui.interact(rect, pill_id, Sense::click()));
    if let Some(pill) = pill.as_ref().filter(|pill| pill.clicked()) {
        pill.request_focus();
        *answer = if *answer == Answer::NotSure { Answer::Blank } else { Answer::NotSure };
    }
    row.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *answer == Answer::Yes, cell.name));
    let description = description(*answer, cell.described);
    if !description.is_empty() {
        ui.ctx().accesskit_node_builder(row.id, |node| node.set_description(description));
    }
    focus_ring::shape(ui, &row, CONTROL_RADIUS);
    let over = paint::hover_share(ui, &row);
    if ui.is_rect_visible(layout.all) {
        paint_cell(ui, &layout, *answer, over);
    }
    if let Some(pill) = pill {
        let on = *answer == Answer::NotSure;
        pill.widget_info(|| {
            let name = format!("{}: not sure", cell.name);
            WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, name)
        });
        focus_ring::shape(ui, &pill, 19);
        chips::paint_alone(ui, &pill, PILL, on);
    }
    *answer != before
}

/// A blank says so: silence could be taken for a no.
fn description(answer: Answer, rest: &[&str]) -> String {
    let said = match answer {
        Answer::Yes => None,
        Answer::No => Some("answered no"),
        Answer::NotSure => Some("answered not sure"),
        Answer::Blank => Some("not answered yet"),
    };
    let parts: Vec<&str> = said.into_iter().chain(rest.iter().copied()).collect();
    parts.join(". ")
}

fn layout(ui: &mut Ui, cell: &Cell<'_>) -> Layout {
    let width = ui.available_width();
    let alone = (width - LEAD - PADDING).max(40.0);
    let pill = cell.unsure.then(|| chips::alone_size(ui, PILL, alone).max(vec2(TARGET, TARGET)));
    let beside = pill.map_or(alone, |pill| width - LEAD - pill.x - 8.0 - 6.0);
    let laid = |text: &str, font: egui::FontId, room: f32| paint::galley(ui, text, font, Color32::PLACEHOLDER, room);
    let one_line = laid(cell.words, fonts::body(), f32::INFINITY).size().x;
    let stacked = pill.is_some() && beside < one_line.min(LEAST_WORDS);
    let room = if stacked { alone } else { beside };
    let words = laid(cell.words, fonts::body(), room);
    let small = cell.small.map(|small| laid(small, fonts::small(), room));
    let note = cell.note.map(|note| laid(note, fonts::small(), room - CLOCK));
    let below_words: f32 = [&small, &note].into_iter().flatten().map(|line| line.size().y + 1.0).sum();
    let text = words.size().y + below_words;
    let first = (text + 18.0).max(48.0);
    let below = if stacked { pill.map_or(0.0, |pill| pill.y + 6.0) } else { 0.0 };
    let (_, all) = ui.allocate_space(vec2(width, first + below));
    let pill = pill.map(|size| {
        let corner = if stacked {
            pos2(all.left() + LEAD, all.top() + first)
        } else {
            pos2(all.right() - 6.0 - size.x, all.center().y - size.y / 2.0)
        };
        Rect::from_min_size(corner, size)
    });
    // The pill has the end of the row for itself, so that a hand that misses it does not answer yes.
    let press = match pill {
        Some(_) if stacked => all.with_max_y(all.top() + first),
        Some(pill) => all.with_max_x(pill.left() - 4.0),
        None => all,
    };
    Layout { words, small, note, all, press, pill, top: press.center().y - text / 2.0 }
}

fn paint_cell(ui: &Ui, layout: &Layout, answer: Answer, over: f32) {
    let palette = Palette::of(ui.ctx());
    let painter = ui.painter();
    let (fill, stroke) = if answer == Answer::Yes {
        (palette.accent_soft, Stroke::new(2.0, palette.accent))
    } else {
        (palette.surface.lerp_to_gamma(palette.accent_soft, over), palette.line_stroke())
    };
    painter.rect(layout.all, CONTROL_RADIUS, fill, stroke, StrokeKind::Inside);
    let first_line = layout.words.rows.first().map_or(22.0, |row| row.height());
    paint_box(ui, pos2(layout.all.left() + PADDING + BOX / 2.0, layout.top + first_line / 2.0), answer);
    let mut at = pos2(layout.all.left() + LEAD, layout.top);
    painter.galley_with_override_text_color(at, Arc::clone(&layout.words), palette.text);
    at.y += layout.words.size().y + 1.0;
    if let Some(small) = &layout.small {
        painter.galley_with_override_text_color(at, Arc::clone(small), palette.text_2);
        at.y += small.size().y + 1.0;
    }
    if let Some(note) = &layout.note {
        Icon::Clock.paint(ui, at + vec2(7.5, 10.5), 15.0, palette.text_2);
        painter.galley_with_override_text_color(at + vec2(CLOCK, 0.0), Arc::clone(note), palette.text_2);
    }
}

/// A tick is yes, a dash is no; an empty box was not answered.
fn paint_box(ui: &Ui, center: Pos2, answer: Answer) {
    check::paint_box(ui, center, answer == Answer::Yes);
    if answer == Answer::No {
        let dash = Stroke::new(2.5, Palette::of(ui.ctx()).text);
        ui.painter().hline(center.x - 6.0..=center.x + 6.0, center.y, dash);
    }
}

/// The answer that a plain key gives: Y, N or U. The key is used up.
pub(super) fn answer_key(ui: &Ui, unsure: bool) -> Option<Answer> {
    let keys = [(Key::Y, Answer::Yes), (Key::N, Answer::No), (Key::U, Answer::NotSure)];
    take_key(ui, Modifiers::NONE, &keys[..if unsure { 3 } else { 2 }])
}

/// What one of these keys stands for, if it was pressed. Nothing else sees the key; a key that is held down counts
/// once.
pub(super) fn take_key<T: Copy>(ui: &Ui, wanted: Modifiers, keys: &[(Key, T)]) -> Option<T> {
    let mut found = None;
    ui.input_mut(|input| {
        let mut letters = Vec::new();
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, repeat, modifiers, .. } = event else { return true };
            let Some((key, meaning)) = keys.iter().find(|(known, _)| known == key) else { return true };
            if *modifiers != wanted {
                return true;
            }
            if !repeat && found.is_none() {
                found = Some(*meaning);
            }
            letters.push(key.name());
            false
        });
        input.events.retain(|event| match event {
            Event::Text(text) => !letters.iter().any(|letter| letter.eq_ignore_ascii_case(text)),
            _ => true,
        });
    });
    found
}
