//! Step 3: every row of the file, before anything is written.

use std::fmt::Write as _;

use egui::Ui;

use super::file::{COUNT_AGAIN, rows_words};
use super::paging::{Called, Paging};
use super::{ImportScreen, rows};
use crate::app::import::desk::Checked;
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::import_act::ImportAct;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, field, text};

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
        let Self { desk, choices, tabs, remarks, list_path, .. } = self;
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
            if tabs.are_left_out() && !checked.reading.skipped.is_empty() {
                list_path_ui(ui, view, checked, list_path);
            }
        });
        remarks_ui(ui, checked, remarks);
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

/// The other way to a file with the list, where the desktop has no dialog.
fn list_path_ui(ui: &mut Ui, view: &mut View<'_>, checked: &Checked, path: &mut String) {
    ui.add_space(8.0);
    Field::line("Or type where to save the list", path).hint("/media/stick/left-out.txt").show_ui(ui);
    let typed = path.trim();
    let save = Button::secondary("Save the list there").icon(Icon::Folder).enabled(!typed.is_empty());
    if ui.add(save).clicked() {
        let write = Action::Import(ImportAct::WriteLeftOut(typed.into(), left_out(checked)));
        view.actions.push(Action::WriteAt(typed.into(), Box::new(write)));
    }
}

/// The rows that are left out, one to a line.
fn left_out(checked: &Checked) -> String {
    let mut list = String::new();
    for skipped in &checked.reading.skipped {
        // Writing into a text cannot fail.
        let row = checked.reading.counted.name(skipped.row);
        let _ = writeln!(list, "{row}: {}: {}", skipped.reason, skipped.text);
    }
    list
}

/// What to know about the rows that are added.
fn remarks_ui(ui: &mut Ui, checked: &Checked, paging: &mut Paging) {
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
    let count = checked.remarks.len();
    if words.is_empty() && count == 0 {
        return;
    }
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, "Good to know");
        for words in &words {
            text::body_ui(ui, words);
        }
        for warning in checked.remarks.get(paging.shown(count)).into_iter().flatten() {
            let row = checked.reading.counted.name(warning.row);
            rows::line_ui(ui, &row, &row, &warning.text, "");
        }
        paging.buttons_ui(ui, count, &Called { one: "remark", many: "remarks" });
    });
}
