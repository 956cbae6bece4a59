//! Questions of a check. A row has a box and a pill: tick is yes, dash is no, the pill is "Not sure", and an empty
//! box was not answered and never counts as no. The keys Y, N and U answer the row that has the keyboard.

use egui::accesskit::Role;
use egui::{Id, Rect, Shape, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::answer_cell::{Cell, answer_key, cell_ui, natural_width, pill_id};
use super::columns::{self, Column};
use super::group::named_ui;
use super::segmented::{self, Segment, segment};
use super::text;
use crate::domain::body::Leg;
use crate::domain::check::Answer;
use crate::ui::icon::Icon;
use crate::ui::theme::{CONTROL_RADIUS, Palette};

/// The words of a row.
#[derive(Clone, Copy, Debug, Default)]
pub struct AnswerRow<'a> {
    /// What it asks for, unique on the page: "Swelling, left leg".
    pub name: &'a str,
    /// One small line that explains it.
    pub small: Option<&'a str>,
    /// When it was ticked before: "also on 20 Nov".
    pub note: Option<&'a str>,
    /// Whether there is a pill "Not sure".
    pub unsure: bool,
}

impl<'a> AnswerRow<'a> {
    /// A row with its pill and nothing under its name.
    #[must_use]
    pub fn new(name: &'a str) -> Self {
        Self { name, small: None, note: None, unsure: true }
    }

    fn described(&self) -> Vec<&'a str> {
        [self.small, self.note].into_iter().flatten().collect()
    }
}

/// The id of a row in this `Ui`, with which it can be given the keyboard.
#[must_use]
pub fn row_id(ui: &Ui, name: &str) -> Id {
    ui.make_persistent_id(("answer", name))
}

/// The id of one leg's box of a row with both legs.
#[must_use]
pub fn leg_id(ui: &Ui, name: &str, leg: Leg) -> Id {
    row_id(ui, name).with(leg.id())
}

/// Whether a box or its pill has the keyboard.
pub(super) fn has_focus(ui: &Ui, id: Id) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    focused == Some(id) || focused == Some(pill_id(id))
}

/// One row. Returns whether the answer changed.
pub fn answer_ui(ui: &mut Ui, answer: &mut Answer, row: &AnswerRow<'_>) -> bool {
    let cell = Cell {
        words: row.name,
        small: row.small,
        note: row.note,
        name: row.name,
        described: &row.described(),
        unsure: row.unsure,
    };
    let id = row_id(ui, row.name);
    cell_ui(ui, id, answer, &cell)
}

/// One row that asks about each leg, with the words above. Returns whether an answer changed.
pub fn answer_legs_ui(ui: &mut Ui, left: &mut Answer, right: &mut Answer, row: &AnswerRow<'_>) -> bool {
    const PADDING: f32 = 10.0;
    let palette = Palette::of(ui.ctx());
    let ids = [Leg::Left, Leg::Right].map(|leg| leg_id(ui, row.name, leg));
    let background = ui.painter().add(Shape::Noop);
    let outer = Rect::from_min_size(ui.available_rect_before_wrap().min, vec2(ui.available_width(), f32::INFINITY));
    let inner = Rect::from_min_size(outer.min + vec2(PADDING, 8.0), vec2(outer.width() - 2.0 * PADDING, f32::INFINITY));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(egui::Layout::top_down(egui::Align::Min)));
    let changed = named_ui(&mut child, Role::Group, row.name, ("legs", row.name), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        text::body_ui(ui, row.name);
        if let Some(small) = row.small {
            text::small_ui(ui, small);
        }
        if let Some(note) = row.note {
            note_ui(ui, note);
        }
        ui.add_space(4.0);
        let least = natural_width(ui, "Right");
        let mut changed = false;
        columns::two_ui(ui, 0.5, least, |ui, column| {
            let (leg, id, answer) = match column {
                Column::First => (Leg::Left, ids[0], &mut *left),
                Column::Second => (Leg::Right, ids[1], &mut *right),
            };
            let name = format!("{}, {} leg", row.name, leg.id());
            let described = row.described();
            let words = leg.name();
            let cell = Cell { words, small: None, note: None, name: &name, described: &described, unsure: row.unsure };
            changed |= cell_ui(ui, id, answer, &cell);
        });
        changed
    });
    let bottom = child.min_rect().bottom() + PADDING;
    let rect = Rect::from_min_max(outer.min, pos2(outer.right(), bottom));
    ui.advance_cursor_after_rect(rect);
    let stroke = palette.line_stroke();
    let frame = egui::epaint::RectShape::new(rect, CONTROL_RADIUS, palette.surface, stroke, StrokeKind::Inside);
    ui.painter().set(background, frame);
    changed
}

fn note_ui(ui: &mut Ui, note: &str) {
    let at = ui.available_rect_before_wrap().min;
    let room = vec2(ui.available_width() - 20.0, f32::INFINITY);
    let mut child = ui.new_child(UiBuilder::new().max_rect(Rect::from_min_size(at + vec2(20.0, 0.0), room)));
    let words = text::small_ui(&mut child, note);
    Icon::Clock.paint(ui, at + vec2(7.5, 10.5), 15.0, Palette::of(ui.ctx()).text_2);
    ui.advance_cursor_after_rect(Rect::from_min_max(at, words.rect.max));
}

/// Three large buttons for a question that stands alone; the question itself is drawn by the caller. The chosen one
/// takes the answer back. Returns whether the answer changed.
pub fn three_ui(ui: &mut Ui, question: &str, answer: &mut Answer) -> bool {
    const ITEMS: [(Answer, &str); 3] = [(Answer::Yes, "Yes"), (Answer::NotSure, "Not sure"), (Answer::No, "No")];
    let before = *answer;
    let group = segmented::group_id(ui, question);
    let focused = ui.memory(egui::Memory::focused);
    if ui.is_enabled()
        && (0..ITEMS.len()).any(|index| focused == Some(group.with(index)))
        && let Some(said) = answer_key(ui, true)
    {
        *answer = said;
        if let Some(index) = ITEMS.iter().position(|(value, _)| *value == said) {
            ui.memory_mut(|memory| memory.request_focus(group.with(index)));
        }
    }
    let items: [Segment<'_, Answer>; 3] = ITEMS.map(|(value, label)| segment(value, label));
    let chosen = Some(*answer).filter(|answer| *answer != Answer::Blank);
    if let Some(pressed) = segmented::large_ui(ui, question, &items, chosen) {
        *answer = if *answer == pressed { Answer::Blank } else { pressed };
    }
    *answer != before
}
