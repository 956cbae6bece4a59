//! Rows of a check under one heading, with "None of these" for what is still blank in this group and in no other.
//! Shift+N does the same from any row and goes on to the next group.

use egui::accesskit::Role;
use egui::{Color32, Id, Key, Modifiers, Response, Sense, Ui, WidgetInfo, vec2};

use super::answer::{self, AnswerRow};
use super::answer_cell::take_key;
use super::button::Button;
use super::group::named_ui;
use super::{card, chips, focus_ring, paint, text};
use crate::domain::body::Leg;
use crate::domain::check::Answer;
use crate::ui::fonts;
use crate::ui::theme::TARGET;

const NONE: &str = "None of these";
const STILL: &str = "Still none";
const OPEN: &str = "Open";

/// One row and where its answers go.
#[derive(Debug)]
pub enum GroupRow<'a> {
    /// One answer.
    One(AnswerRow<'a>, &'a mut Answer),
    /// An answer for the left leg, then one for the right.
    Legs(AnswerRow<'a>, &'a mut Answer, &'a mut Answer),
}

/// The heading of a group, unique on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading<'a> {
    /// The heading of a card.
    Card(&'a str),
    /// A heading inside a card.
    Inner(&'a str),
}

/// What was pressed on the one line of a group that is asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StillEvent {
    /// Still none of these.
    StillNone,
    /// Show the rows.
    Open,
}

impl<'a> Heading<'a> {
    fn words(self) -> &'a str {
        match self {
            Self::Card(words) | Self::Inner(words) => words,
        }
    }

    fn width(self, ui: &Ui) -> f32 {
        let font = match self {
            Self::Card(_) => fonts::heading(),
            Self::Inner(_) => fonts::strong(),
        };
        paint::galley(ui, self.words(), font, Color32::PLACEHOLDER, f32::INFINITY).size().x
    }

    fn show_ui(self, ui: &mut Ui) -> Response {
        match self {
            Self::Card(words) => text::heading_ui(ui, words),
            Self::Inner(words) => text::question_ui(ui, words),
        }
    }
}

/// A group. Returns whether an answer changed.
pub fn group_ui(ui: &mut Ui, heading: Heading<'_>, rows: &mut [GroupRow<'_>]) -> bool {
    group_with_ui(ui, heading, rows, |_| {})
}

/// A group with something between its heading and its rows, such as "Which leg?".
pub fn group_with_ui(
    ui: &mut Ui,
    heading: Heading<'_>,
    rows: &mut [GroupRow<'_>],
    between: impl FnOnce(&mut Ui),
) -> bool {
    let words = heading.words();
    named_ui(ui, Role::Group, words, ("answer group", words), |ui| {
        let none_id = ui.make_persistent_id("none");
        let ids: Vec<Id> = rows.iter().flat_map(|row| ids(ui, row)).collect();
        if arrives(ui) {
            let first = ids.first().copied().unwrap_or(none_id);
            ui.memory_mut(|memory| memory.request_focus(first));
        }
        let inside = ids.iter().any(|id| answer::has_focus(ui, *id)) || ui.memory(|memory| memory.has_focus(none_id));
        let by_key = inside && ui.is_enabled() && take_key(ui, Modifiers::SHIFT, &[(Key::N, ())]).is_some();
        let mut changed = false;
        if by_key {
            // Taking the dashes out leaves rows to answer here, so only an answered group sends the keyboard on.
            let answered = !only_nos_left(rows);
            changed |= press(rows);
            if answered {
                leave(ui);
            }
        }
        let chip = chips::alone_size(ui, NONE, ui.available_width()).max(vec2(TARGET, TARGET));
        let (_, pressed) = card::sides_ui(
            ui,
            heading.width(ui),
            chip.x,
            |ui| heading.show_ui(ui),
            |ui| {
                let (_, rect) = ui.allocate_space(chip);
                let response = ui.interact(rect, none_id, Sense::click());
                if response.clicked() {
                    response.request_focus();
                    changed |= press(rows);
                }
                let on = only_nos_left(rows);
                response.widget_info(|| {
                    WidgetInfo::selected(Role::Button, ui.is_enabled(), on, format!("{NONE}: {words}"))
                });
                focus_ring::shape(ui, &response, 19);
                chips::paint_alone(ui, &response, NONE, on);
                changed
            },
        );
        between(ui);
        let mut changed = pressed;
        for row in rows {
            changed |= match row {
                GroupRow::One(row, answer) => answer::answer_ui(ui, answer, row),
                GroupRow::Legs(row, left, right) => answer::answer_legs_ui(ui, left, right, row),
            };
        }
        changed
    })
}

fn ids(ui: &Ui, row: &GroupRow<'_>) -> Vec<Id> {
    match row {
        GroupRow::One(row, _) => vec![answer::row_id(ui, row.name)],
        GroupRow::Legs(row, ..) => Leg::ALL.iter().map(|leg| answer::leg_id(ui, row.name, *leg)).collect(),
    }
}

fn each(rows: &mut [GroupRow<'_>], mut change: impl FnMut(&mut Answer)) {
    for row in rows {
        match row {
            GroupRow::One(_, answer) => change(answer),
            GroupRow::Legs(_, left, right) => {
                change(left);
                change(right);
            }
        }
    }
}

/// Whether nothing is blank and something is no, so that the next press takes the nos out.
fn only_nos_left(rows: &mut [GroupRow<'_>]) -> bool {
    let (mut blank, mut no) = (false, false);
    each(rows, |answer| {
        blank |= *answer == Answer::Blank;
        no |= *answer == Answer::No;
    });
    no && !blank
}

/// "None of these": what is blank becomes no. Where nothing is blank the nos become blank. A yes and a "not sure"
/// stay as they are.
fn press(rows: &mut [GroupRow<'_>]) -> bool {
    let (from, to) = if only_nos_left(rows) { (Answer::No, Answer::Blank) } else { (Answer::Blank, Answer::No) };
    let mut changed = false;
    each(rows, |answer| {
        if *answer == from {
            *answer = to;
            changed = true;
        }
    });
    changed
}

fn key() -> Id {
    Id::unique("answer group left")
}

/// The next group drawn in this frame takes the keyboard.
fn leave(ui: &Ui) {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data_mut(|data| data.insert_temp(key(), frame));
}

fn arrives(ui: &Ui) -> bool {
    let left: Option<u64> = ui.data(|data| data.get_temp(key()));
    let arrives = left == Some(ui.ctx().cumulative_frame_nr());
    if arrives {
        ui.data_mut(|data| data.remove::<u64>(key()));
    }
    arrives
}

/// One line for a group that was answered in an earlier check of the same problem.
pub fn still_ui(ui: &mut Ui, heading: Heading<'_>) -> Option<StillEvent> {
    let words = heading.words();
    let question = "Still none of these?";
    named_ui(ui, Role::Group, words, ("still", words), |ui| {
        let width = |label: &str| {
            let galley = paint::galley(ui, label, fonts::strong(), Color32::PLACEHOLDER, f32::INFINITY);
            galley.size().x + 33.0
        };
        let buttons = width(STILL) + 8.0 + width(OPEN);
        let asked = paint::galley(ui, question, fonts::small(), Color32::PLACEHOLDER, f32::INFINITY).size().x;
        let arrives = arrives(ui);
        let (_, event) = card::sides_ui(
            ui,
            heading.width(ui).max(asked),
            buttons,
            |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                heading.show_ui(ui);
                text::small_ui(ui, question)
            },
            |ui| {
                ui.horizontal_wrapped(|ui| {
                    let name = format!("{STILL} of these: {words}");
                    let still = ui.add(Button::secondary(STILL).name(&name));
                    if arrives {
                        still.request_focus();
                    }
                    let open = ui.add(Button::secondary(OPEN).name(&format!("{OPEN}: {words}")));
                    if still.clicked() {
                        Some(StillEvent::StillNone)
                    } else {
                        open.clicked().then_some(StillEvent::Open)
                    }
                })
                .inner
            },
        );
        event
    })
}
