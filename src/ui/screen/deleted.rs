//! Deleted items: entries that are not in the journal now and can be put back one by one.

use egui::Ui;

use super::entry_row::{self, RowLook};
use super::{Kept, View};
use crate::app::command::Command;
use crate::domain::sentence;
use crate::store::operation::Deleted;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::failure_ui;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

/// Most items that are listed; older ones follow when newer ones are put back.
const LIMIT: usize = 200;

/// What the page keeps between frames.
#[derive(Debug, Default)]
pub struct DeletedScreen {
    items: Kept<(), Vec<Deleted>>,
}

impl DeletedScreen {
    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let revision = view.journal.store().revision();
        let items = match self.items.get(revision, (), |()| view.journal.store().deleted(LIMIT)) {
            Ok(items) => items,
            Err(failure) => {
                failure_ui(ui, failure, view.actions);
                return;
            }
        };
        text::body_ui(ui, "Deleted entries are kept for a year. Putting one back undoes nothing else.");
        ui.add_space(8.0);
        card::card_ui(ui, |ui| {
            if items.is_empty() {
                text::body_ui(ui, "Nothing is deleted.");
            }
            for item in items {
                ui.push_id(item.episode.id, |ui| item_ui(ui, view, item));
            }
        });
        if !items.is_empty() && ui.add(Button::quiet("Empty now…").icon(Icon::Delete)).clicked() {
            view.actions.push(Action::AskForget);
        }
    }
}

fn item_ui(ui: &mut Ui, view: &mut View<'_>, item: &Deleted) {
    let today = view.now.today();
    let day = sentence::near_day(item.episode.started.day(), today);
    let other_day = sentence::other_day(item.episode.started.day(), today);
    let other_day = other_day.as_deref();
    let look = RowLook { day: Some(&day), other_day, hours: view.journal.hours(), selected: None };
    let back = || Action::Run(Command::PutBack(Box::new(item.episode.clone())));
    let name = format!("Put back entry {}", entry_row::called(&item.episode, look));
    let width = ui.available_width();
    let mut pressed = false;
    ui.horizontal(|ui| {
        let narrow = width < 520.0;
        let room = if narrow { width } else { width - 150.0 };
        ui.allocate_ui(egui::vec2(room, entry_row::HEIGHT), |ui| {
            ui.set_width(room);
            entry_row::plain_row_ui(ui, &item.episode, look);
        });
        if !narrow {
            pressed |= ui.add(Button::secondary("Put back").name(&name).icon(Icon::Restore)).clicked();
        }
    });
    if width < 520.0 {
        pressed |= ui.add(Button::secondary("Put back").name(&name).icon(Icon::Restore)).clicked();
    }
    let gone = format!(
        "{}, {} {}",
        item.name,
        sentence::near_day(item.at.day(), today),
        sentence::time_of_day(item.at, view.journal.hours())
    );
    text::small_ui(ui, &gone);
    if pressed {
        view.actions.push(back());
    }
}
