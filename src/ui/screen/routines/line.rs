//! One line of the editor: the exercise, its numbers, its place in the list.

use egui::{CursorIcon, Response, Sense, Ui, vec2};

use crate::domain::body::Side;
use crate::domain::exercise::{Dial, Exercise, Limit, Sides};
use crate::domain::routine::DraftItem;
use crate::domain::sentence;
use crate::ui::figure::{FigureLook, FigurePose, figure_ui};
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::grid_ui;
use crate::ui::widget::field::error_ui;
use crate::ui::widget::stepper::{self, Stepper};
use crate::ui::widget::{card, check, text};

/// Seconds that one press of "less" or "more" changes.
const SECONDS_STEP: u16 = 5;

/// A line to be drawn.
pub(super) struct Line<'a> {
    /// Where it stands, from 1.
    pub(super) number: usize,
    /// What it is about; nothing if this version of the program does not know it.
    pub(super) exercise: Option<&'static Exercise>,
    /// What is wrong: with which number, or with the exercise.
    pub(super) faults: Vec<(Option<Dial>, String)>,
    /// What gets the keyboard.
    pub(super) wants_focus: Option<LineFocus>,
    /// What stands in it.
    pub(super) item: &'a mut DraftItem,
}

/// A control of a line that gets the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineFocus {
    Number(Dial),
    /// The button that takes the line out.
    Remove,
}

/// What was done to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineAct {
    Up,
    Down,
    Remove,
}

/// What people call a line.
pub(super) fn name(item: &DraftItem, exercise: Option<&'static Exercise>) -> String {
    let known = item.name.as_deref().or_else(|| exercise.map(|exercise| exercise.name.as_str()));
    known.unwrap_or("Unknown exercise").to_owned()
}

impl Line<'_> {
    /// Draws the line. Returns what was pressed, and the part by which the pointer can move it.
    pub(super) fn show_ui(&mut self, ui: &mut Ui) -> (Option<LineAct>, Response) {
        let (grip, act) = self.head_ui(ui);
        if let Some(exercise) = self.exercise {
            self.numbers_ui(ui, exercise);
        }
        for (_, words) in &self.faults {
            error_ui(ui, words);
        }
        (act, grip)
    }

    fn head_ui(&self, ui: &mut Ui) -> (Response, Option<LineAct>) {
        let name = name(self.item, self.exercise);
        let controls = |ui: &mut Ui| {
            let mut act = None;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                for (icon, verb, end, pressed) in [
                    (Icon::Up, "Move", " up", LineAct::Up),
                    (Icon::Down, "Move", " down", LineAct::Down),
                    (Icon::Delete, "Remove", "", LineAct::Remove),
                ] {
                    let response = ui.add(Button::icon_only(icon, &format!("{verb} {name}{end}")));
                    if self.wants_focus == Some(LineFocus::Remove) && pressed == LineAct::Remove {
                        focus(&response);
                    }
                    if response.clicked() {
                        act = Some(pressed);
                    }
                }
            });
            act
        };
        let words = |ui: &mut Ui| {
            ui.horizontal_top(|ui| {
                let from = ui.cursor().min;
                text::strong_ui(ui, &self.number.to_string());
                let look = FigureLook { side: Side::Right, pose: FigurePose::At(2) };
                let picture = figure_ui(ui, &self.item.exercise, look, vec2(76.0, 64.0));
                let grip = egui::Rect::from_min_max(from, picture.rect.max);
                let id = ui.make_persistent_id("grip");
                let grip = ui.interact(grip, id, Sense::DRAG).on_hover_cursor(CursorIcon::Grab);
                ui.vertical(|ui| {
                    text::question_ui(ui, &name);
                    if let Some(cue) = &self.item.cue {
                        text::small_ui(ui, cue);
                    }
                });
                grip
            })
            .inner
        };
        card::sides_ui(ui, 230.0, 140.0, words, controls)
    }

    fn numbers_ui(&mut self, ui: &mut Ui, exercise: &Exercise) {
        let dials: Vec<(usize, Dial, Limit)> = Dial::ALL
            .into_iter()
            .enumerate()
            .filter_map(|(place, dial)| Some((place, dial, exercise.limits.get(dial)?)))
            // What has only one value is no choice; it stands on the page of the exercise.
            .filter(|(place, _, limit)| limit.0 < limit.1 || self.is_wrong(*place))
            .collect();
        let legs = usize::from(exercise.may_choose_leg());
        grid_ui(ui, dials.len() + legs, stepper::WIDTH, |ui, cell| match dials.get(cell) {
            Some((place, dial, limit)) => self.number_ui(ui, exercise, *place, *dial, *limit),
            None => self.legs_ui(ui),
        });
    }

    fn is_wrong(&self, place: usize) -> bool {
        let dial = Dial::ALL.get(place).copied();
        self.faults.iter().any(|(wrong, _)| wrong.is_some() && *wrong == dial)
    }

    fn number_ui(&mut self, ui: &mut Ui, exercise: &Exercise, place: usize, dial: Dial, limit: Limit) {
        let Some(value) = self.item.numbers.get_mut(place) else { return };
        let seconds = dial.in_seconds();
        let error = self.faults.iter().find(|(wrong, _)| *wrong == Some(dial)).map(|(_, words)| words.as_str());
        let label = if seconds { format!("{}, seconds", dial.name()) } else { dial.name().to_owned() };
        let stepper = Stepper {
            label: &label,
            name: &format!("{}, exercise {}", dial.name(), self.number),
            unit: if seconds { "seconds" } else { "" },
            limit: (limit.0, limit.1),
            step: if seconds { SECONDS_STEP } else { 1 },
            usual: exercise.work.get(dial).unwrap_or(limit.0),
            error,
        };
        let response = stepper::show_ui(ui, stepper, value);
        if self.wants_focus == Some(LineFocus::Number(dial)) {
            focus(&response);
        }
    }

    /// Each leg, or only the sore one.
    fn legs_ui(&mut self, ui: &mut Ui) {
        let mut each = self.item.sides.is_none_or(|sides| sides == Sides::Each);
        text::small_ui(ui, "Legs");
        let response = check::check_ui(ui, &mut each, "Each leg", Some("Off: the sore leg"));
        let name = format!("Each leg, exercise {}", self.number);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
        if response.changed() {
            self.item.sides = (!each).then_some(Sides::Injured);
        }
    }
}

/// "2 of 4", for the reader after a move.
pub(super) fn place_words(name: &str, place: usize, count: usize) -> String {
    format!("{}, now {} of {count}", sentence::upper_first(name), place + 1)
}

/// Gives a control the keyboard and brings it into view.
pub(super) fn focus(response: &Response) {
    response.request_focus();
    response.scroll_to_me(Some(egui::Align::Center));
}
