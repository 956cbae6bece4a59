//! After a start that follows a mistake of the program: a quiet card on Today, and the page with the report as it lies in
//! the file. Whoever wants to pass it on copies it; nothing is sent.

use egui::Ui;

use super::View;
use crate::app::crash::Crash;
use crate::ui::action::Action;
use crate::ui::crash_act::CrashAct;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

/// The card.
pub fn card_ui(ui: &mut Ui, view: &mut View<'_>, crash: &Crash) {
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, &crash.words(view.now.today(), view.journal.hours()));
        text::body_ui(ui, "What was saved is safe. A report without anything of your journal is at");
        text::small_ui(ui, &crash.file.display().to_string());
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::secondary("Show it").name("Show the report").icon(Icon::Info)).clicked() {
                view.actions.push(Action::Crash(CrashAct::Show));
            }
            end_ui(ui, view);
        });
    });
}

/// The page.
pub fn show_ui(ui: &mut Ui, view: &mut View<'_>, crash: &Crash) {
    card::card_ui(ui, |ui| {
        text::body_ui(ui, "This is the whole report. It stays on this computer until you delete it or pass it on.");
        text::small_ui(ui, &crash.file.display().to_string());
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::secondary("Copy the text").icon(Icon::Copy)).clicked() {
                ui.ctx().copy_text(crash.text.clone());
                view.actions.push(Action::Say("The report was copied.".to_owned()));
            }
            end_ui(ui, view);
        });
    });
    card::card_ui(ui, |ui| {
        for line in crash.text.lines() {
            if line.is_empty() {
                ui.add_space(8.0);
            } else {
                text::small_ui(ui, line);
            }
        }
    });
}

fn end_ui(ui: &mut Ui, view: &mut View<'_>) {
    if ui.add(Button::secondary("Delete it").name("Delete the report").icon(Icon::Delete)).clicked() {
        view.actions.push(Action::Crash(CrashAct::Delete));
    }
    if ui.add(Button::quiet("Keep it").name("Keep the report")).clicked() {
        view.actions.push(Action::Crash(CrashAct::Keep));
    }
}
