//! Step 3: every row of the file, before anything is written.

use std::fmt::Write as _;

use egui::Ui;

use super::file::{COUNT_AGAIN, rows_words};
use super::{ImportScreen, rows};
use crate::app::import::desk::Checked;
use crate::domain::sentence;
use crate::exchange::import::Warning;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::import_act::ImportAct;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, field, text};

/// Remarks that stand on the page; the list that can be saved has all of them.
const REMARKS: usize = 20;

impl ImportScreen {
    pub(super) fn check_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        if let Some(frames) = self.adding {
            self.adding = frames.checked_sub(1);
            if frames == 0 {
                let new = self.desk.last().map_or(0, |checked| checked.new.len());
                view.actions.push(Action::Import(ImportAct::Add(new)));
            }
            ui.ctx().request_repaint();
        }
        let ctx = ui.ctx().clone();
        let wake = move || ctx.request_repaint();
        let Self { desk, choices, tabs, .. } = self;
        let counted = desk.checking();
        let checked = match desk.checked(view.journal.store(), choices, &view.now, wake) {
            Some(Ok(checked)) => checked,
            Some(Err(unread)) => {
                let words = unread.to_string();
                card::card_ui(ui, |ui| {
                    text::heading_ui(ui, "The rows could not be read");
                    field::error_ui(ui, &words);
                });
                self.back_ui(ui);
                return;
            }
            None => {
                self.reading_ui(ui, counted);
                return;
            }
        };
        // What can be pressed has come only now.
        let arrived = !std::mem::replace(&mut self.shows_rows, true);
        if arrived {
            let [new, here, left_out] = rows::counts(checked);
            view.actions.push(Action::Say(format!("{new}, {here}, {left_out}.")));
        }
        let mut asked = None;
        card::card_ui(ui, |ui| {
            tabs.tabs_ui(ui, checked);
            ui.add_space(4.0);
            asked = if self.adding.is_some() { adding_ui(ui, checked) } else { buttons_ui(ui, view, checked) };
            text::rule_ui(ui);
            tabs.rows_ui(ui, view, checked);
        });
        remarks_ui(ui, checked);
        self.wants_focus |= arrived;
        match asked {
            Some(Asked::Back) => {
                self.step_back();
            }
            Some(Asked::Add) => {
                self.adding = Some(1);
                ui.ctx().request_repaint();
            }
            None => {}
        }
    }

    fn reading_ui(&mut self, ui: &mut Ui, rows: usize) {
        self.shows_rows = false;
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Reading the rows");
            text::body_ui(ui, &format!("{} read. Nothing is changed in your journal.", rows_words(rows)));
        });
        ui.ctx().request_repaint_after(COUNT_AGAIN);
        self.back_ui(ui);
    }

    fn back_ui(&mut self, ui: &mut Ui) {
        if ui.add(Button::secondary("Back").icon(Icon::Back).name("One step back")).clicked() {
            self.step_back();
        }
    }
}

/// Writing many rows takes a moment.
fn adding_ui(ui: &mut Ui, checked: &Checked) -> Option<Asked> {
    text::strong_ui(ui, &format!("Adding {}…", sentence::count(checked.new.len(), "entry", "entries")));
    None
}

enum Asked {
    Back,
    Add,
}

fn buttons_ui(ui: &mut Ui, view: &mut View<'_>, checked: &Checked) -> Option<Asked> {
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::secondary("Back").icon(Icon::Back).name("One step back")).clicked() {
            asked = Some(Asked::Back);
        }
        if !checked.reading.skipped.is_empty() {
            if ui.add(Button::secondary("Save the left-out list…").icon(Icon::Sheet)).clicked() {
                view.actions.push(Action::Import(ImportAct::SaveLeftOut(left_out(checked))));
            }
            if ui.add(Button::quiet("Copy it").name("Copy the left-out list").icon(Icon::Copy)).clicked() {
                ui.ctx().copy_text(left_out(checked));
                view.actions.push(Action::Say("The list was copied.".to_owned()));
            }
        }
        if !checked.new.is_empty() {
            let words = format!("Add {}", sentence::count(checked.new.len(), "entry", "entries"));
            if ui.add(Button::primary(&words).icon(Icon::Check)).clicked() {
                asked = Some(Asked::Add);
            }
        }
    });
    text::small_ui(ui, "Nothing is written before you press Add.");
    asked
}

/// The rows that are left out, one to a line.
fn left_out(checked: &Checked) -> String {
    let mut list = String::new();
    for skipped in &checked.reading.skipped {
        // Writing into a text cannot fail.
        let _ = writeln!(list, "Line {}: {}: {}", skipped.row, skipped.reason, skipped.text);
    }
    list
}

/// What to know about the rows that are added.
fn remarks_ui(ui: &mut Ui, checked: &Checked) {
    let mut words = Vec::new();
    let entries = |count: usize, one: &str, many: &str| sentence::count(count, one, many);
    if checked.time_unknown > 0 {
        let count = entries(checked.time_unknown, "entry has", "entries have");
        words.push(format!("{count} no time in the file. It is kept as “time unknown”."));
    }
    if checked.about > 0 {
        let count = entries(checked.about, "entry has", "entries have");
        words.push(format!("{count} only a part of the day. The time is kept as “about”."));
    }
    let told: Vec<&Warning> = checked.reading.warnings.iter().collect();
    if words.is_empty() && told.is_empty() {
        return;
    }
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, "Good to know");
        for words in &words {
            text::body_ui(ui, words);
        }
        for warning in told.iter().take(REMARKS) {
            rows::line_ui(ui, &format!("Line {}", warning.row), warning.row, &warning.text, "");
        }
        if told.len() > REMARKS {
            let more = sentence::count(told.len() - REMARKS, "remark", "remarks");
            text::small_ui(ui, &format!("And {more} of the same kind."));
        }
    });
}
