//! The list of the history: every row has the same height, so that only those on the screen are read and drawn.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use egui::{Response, ScrollArea, Ui};
use uuid::Uuid;

use super::View;
use super::entry_row::{self, RowEvent, RowLook, entry_row_ui};
use super::history_filter::{FilterPanel, low};
use super::history_note::{NoteEvent, NoteLook, SessionLines, delete_action, note_row_ui};
use super::history_rows::{Fresh, Rows};
use crate::app::command::Command;
use crate::app::find::Filter;
use crate::app::timeline::{Note, Row};
use crate::domain::episode::Episode;
use crate::domain::sentence;
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::screen::failure_ui;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, focus_ring, notice, text};

/// Entries that are read at once.
const PAGE: usize = 64;
/// Pages that are kept; more are dropped, so that scrolling through all of it does not fill the memory.
const PAGES_KEPT: usize = 16;

/// What the list keeps between frames.
#[derive(Debug, Default)]
pub(super) struct ListView {
    rows: Rows,
    pages: HashMap<usize, Vec<Episode>>,
    lines: SessionLines,
    selecting: bool,
    selected: BTreeSet<Uuid>,
    /// The row that shall get the keyboard: after a delete, or by Home and End.
    focus_row: Option<usize>,
    said: Option<(String, usize)>,
}

/// A row that is being drawn.
enum Shown {
    Entry(Box<Episode>),
    Note(Note),
}

impl Shown {
    fn day(&self) -> NaiveDate {
        match self {
            Self::Entry(episode) => episode.started.day(),
            Self::Note(note) => note.at.day(),
        }
    }
}

/// What is asked for by a row.
enum Asked {
    Action(Action),
    Open(Note),
}

impl ListView {
    /// Draws the list. Returns what was opened and is no entry.
    pub(super) fn show_ui(
        &mut self,
        ui: &mut Ui,
        view: &mut View<'_>,
        filter: &mut Filter,
        panel: &mut FilterPanel,
    ) -> Option<Note> {
        let question = (filter.clone(), view.now.today(), view.journal.store().revision());
        match self.rows.read(view, &question) {
            Ok(Fresh::Others) => self.pages.clear(),
            Ok(Fresh::Same) => {}
            Err(failure) => {
                failure_ui(ui, &failure, view.actions);
                return None;
            }
        }
        let count = self.rows.timeline()?.len();
        let words = if let Some(words) = self.rows.words() {
            let words = words.to_owned();
            self.say_count(view, filter, count, &words);
            if count == 0 {
                nothing_ui(ui, view, filter, panel);
                return None;
            }
            words
        } else {
            // For a few frames, where there are tens of thousands of entries.
            ui.ctx().request_repaint();
            "Reading…".to_owned()
        };
        if panel.open && low(ui) {
            if ui.add(Button::primary(&format!("Show {words}"))).clicked() {
                panel.open = false;
            }
            return None;
        }
        let text = filter.text.trim();
        self.count_ui(ui, view, &if text.is_empty() { words } else { format!("{words} with “{text}”") });
        let area = ScrollArea::vertical().id_salt("history list").auto_shrink(false);
        let mut all = Vec::new();
        let area = match self.focus_row {
            #[allow(clippy::cast_precision_loss, reason = "a row number times its height, for a scroll bar")]
            Some(row) if row == 0 || row + 1 == count => area.vertical_scroll_offset(row as f32 * entry_row::HEIGHT),
            _ => area,
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        // One empty row at the end keeps the last entry clear of the saved bar.
        area.show_rows(ui, entry_row::HEIGHT, count + 2, |ui, rows| {
            for row in rows.filter(|row| *row < count) {
                all.extend(self.row_ui(ui, view, row, count));
            }
            // The arrows go on below the edge of the list.
            focus_ring::scroll_to_focus_ui(ui, notice::covered(ui.ctx()));
        });
        let mut opened = None;
        for asked in all {
            match asked {
                Asked::Action(action) => view.actions.push(action),
                Asked::Open(note) => opened = Some(note),
            }
        }
        opened
    }

    fn row_ui(&mut self, ui: &mut Ui, view: &View<'_>, row: usize, count: usize) -> Option<Asked> {
        let today = view.now.today();
        let above = row.checked_sub(1).and_then(|row| self.shown(view, row)).map(|shown| shown.day());
        let shown = self.shown(view, row)?;
        let near = sentence::near_day(shown.day(), today);
        let other_day = sentence::other_day(shown.day(), today);
        let other_day = other_day.as_deref();
        let day = if above == Some(shown.day()) { String::new() } else { near };
        match shown {
            Shown::Entry(episode) => {
                let selected = self.selecting.then(|| self.selected.contains(&episode.id));
                let look = RowLook { day: Some(&day), other_day, hours: view.journal.hours(), selected };
                let (response, event) = entry_row_ui(ui, &episode, look);
                let delete = Action::Run(Command::Delete(vec![episode.id]));
                if self.keys_ui(ui, &response, row, count) || event == Some(RowEvent::Delete) {
                    self.focus_row = Some(row.min(count.saturating_sub(2)));
                    return Some(Asked::Action(delete));
                }
                match event? {
                    RowEvent::Open => return Some(Asked::Action(Action::OpenEntry(episode.id))),
                    RowEvent::Select(true) => self.selected.insert(episode.id),
                    RowEvent::Select(false) => self.selected.remove(&episode.id),
                    RowEvent::Delete => false,
                };
                None
            }
            Shown::Note(note) => {
                let words = self.lines.of(&note, view);
                let look = NoteLook { day: Some(&day), other_day, indent: if self.selecting { 48.0 } else { 0.0 } };
                let (response, event) = note_row_ui(ui, view, &note, &words, look);
                if self.keys_ui(ui, &response, row, count) || event == Some(NoteEvent::Delete) {
                    let action = delete_action(&note)?;
                    self.focus_row = Some(row.min(count.saturating_sub(2)));
                    return Some(Asked::Action(action));
                }
                event.map(|_| Asked::Open(note))
            }
        }
    }

    /// Gives the row the keyboard, or moves it on. Returns whether Delete was pressed on it.
    fn keys_ui(&mut self, ui: &Ui, response: &Response, row: usize, count: usize) -> bool {
        if self.focus_row == Some(row) {
            response.request_focus();
            self.focus_row = None;
        }
        if !response.has_focus() {
            return false;
        }
        let (home, end, delete) = ui.input(|input| {
            (
                input.key_pressed(egui::Key::Home),
                input.key_pressed(egui::Key::End),
                input.key_pressed(egui::Key::Delete),
            )
        });
        if home || end {
            self.focus_row = Some(if home { 0 } else { count - 1 });
            ui.ctx().request_repaint();
        }
        delete
    }

    /// One row of the list; an entry is read with its page.
    fn shown(&mut self, view: &View<'_>, row: usize) -> Option<Shown> {
        let rows = self.rows.timeline()?;
        let entry = match rows.row(row)? {
            Row::Note(note) => return Some(Shown::Note(note.clone())),
            Row::Entry(entry) => entry,
        };
        let page = entry / PAGE;
        if !self.pages.contains_key(&page) {
            let places = rows.places();
            let first = page * PAGE;
            let wanted = places.get(first..(first + PAGE).min(places.len()))?;
            let read = view.journal.store().episodes_at(wanted).ok()?;
            if self.pages.len() >= PAGES_KEPT {
                self.pages.clear();
            }
            self.pages.insert(page, read);
        }
        self.pages.get(&page)?.get(entry % PAGE).cloned().map(|episode| Shown::Entry(Box::new(episode)))
    }

    fn count_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, words: &str) {
        if self.selecting {
            let words = format!("{} selected", self.selected.len());
            ui.horizontal_wrapped(|ui| {
                text::strong_ui(ui, &words);
                let delete = Button::primary("Delete").name("Delete the selected entries").icon(Icon::Delete);
                if ui.add(delete.enabled(!self.selected.is_empty())).clicked() {
                    let ids = std::mem::take(&mut self.selected).into_iter().collect();
                    view.actions.push(Action::Run(Command::Delete(ids)));
                    self.selecting = false;
                }
                if ui.add(Button::quiet("Done")).clicked() {
                    self.selecting = false;
                }
            });
            return;
        }
        ui.horizontal_wrapped(|ui| {
            text::small_ui(ui, words);
            if ui.add(Button::quiet("Select")).clicked() {
                self.selecting = true;
                self.selected.clear();
            }
        });
    }

    /// Tells the screen reader how many were found, once for each search.
    fn say_count(&mut self, view: &mut View<'_>, filter: &Filter, count: usize, words: &str) {
        let now = (filter.text.clone(), count);
        let said = self.said.replace(now.clone());
        if !now.0.trim().is_empty() && said.is_some_and(|said| said != now) {
            view.actions.push(Action::Say(format!("{words} found.")));
        }
    }
}

fn nothing_ui(ui: &mut Ui, view: &mut View<'_>, filter: &mut Filter, panel: &mut FilterPanel) {
    card::card_ui(ui, |ui| {
        if *filter == Filter::default() {
            text::body_ui(ui, "Your entries will be listed here.");
            if ui.add(Button::primary("Add the first one").icon(Icon::Add)).clicked() {
                view.actions.push(Action::Do(Item::NewEntry));
            }
            return;
        }
        let text = filter.text.trim();
        let words = if text.is_empty() {
            "Nothing found. Change or clear the filter.".to_owned()
        } else {
            format!("Nothing found for “{text}”. Check the spelling, or clear the filter.")
        };
        text::body_ui(ui, &words);
        if ui.add(Button::secondary("Clear").name("Clear search and filter")).clicked() {
            *filter = Filter::default();
            *panel = FilterPanel::default();
        }
    });
}
