//! History: find, mend, put back. A list that reads only the rows on the screen, a calendar, and a heat map.

use std::collections::{BTreeSet, HashMap};

use egui::{ScrollArea, Ui};
use uuid::Uuid;

use super::calendar::CalendarView;
use super::entry_row::{self, RowEvent, RowLook, entry_row_ui};
use super::heat::HeatView;
use super::history_filter::{FilterPanel, low};
use super::{Kept, View};
use crate::app::command::Command;
use crate::app::find::{Filter, find};
use crate::domain::episode::Episode;
use crate::domain::sentence;
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::theme::COMPACT_WIDTH;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::{self, Field};
use crate::ui::widget::segmented::{self, segment};
use crate::ui::widget::{card, focus_ring, notice, text};

/// Rows that are read at once.
const PAGE: usize = 64;
/// Pages that are kept; more are dropped, so that scrolling through all of it does not fill the memory.
const PAGES_KEPT: usize = 16;

/// How the entries are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// One below the other.
    #[default]
    List,
    /// A month.
    Calendar,
    /// On the legs.
    Map,
}

/// What History keeps between frames.
#[derive(Debug, Default)]
pub struct HistoryScreen {
    shape: Shape,
    filter: Filter,
    panel: FilterPanel,
    wants_search: bool,
    places: Kept<(Filter, chrono::NaiveDate), Vec<i64>>,
    pages: HashMap<usize, Vec<Episode>>,
    pages_of: Option<(Filter, u64)>,
    selecting: bool,
    selected: BTreeSet<Uuid>,
    /// The row that shall get the keyboard: after a delete, or by Home and End.
    focus_row: Option<usize>,
    said: Option<(String, usize)>,
    calendar: CalendarView,
    heat: HeatView,
}

impl HistoryScreen {
    /// Goes to the search field.
    pub fn search(&mut self) {
        self.shape = Shape::List;
        self.wants_search = true;
    }

    /// Shows one month earlier or later in the calendar. Returns whether the calendar is shown.
    pub fn step_month(&mut self, months: i32) -> bool {
        if self.shape == Shape::Calendar {
            self.calendar.step(months);
        }
        self.shape == Shape::Calendar
    }

    /// Draws the page; the list scrolls by itself.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        self.tools_ui(ui, view);
        match self.shape {
            Shape::List => self.list_ui(ui, view),
            Shape::Calendar => {
                ScrollArea::vertical().id_salt("calendar").auto_shrink(false).show(ui, |ui| {
                    self.calendar.show_ui(ui, view);
                    super::page_end_ui(ui);
                });
            }
            Shape::Map => {
                ScrollArea::vertical().id_salt("map").auto_shrink(false).show(ui, |ui| {
                    self.heat.show_ui(ui, view);
                    super::page_end_ui(ui);
                });
            }
        }
    }

    fn tools_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let shapes =
            [segment(Shape::List, "List"), segment(Shape::Calendar, "Calendar"), segment(Shape::Map, "Body map")];
        let compact = ui.ctx().content_rect().width() < COMPACT_WIDTH;
        let chosen = if compact {
            segmented::filled_ui(ui, "Show as", &shapes, Some(self.shape))
        } else {
            ui.horizontal(|ui| {
                let chosen = segmented::natural_ui(ui, "Show as", &shapes, Some(self.shape));
                Self::deleted_button_ui(ui, view);
                chosen
            })
            .inner
        };
        if let Some(shape) = chosen {
            self.shape = shape;
        }
        if self.shape == Shape::List {
            let width = ui.available_width();
            ui.horizontal(|ui| {
                let search = Field::search("Search notes and words", &mut self.filter.text)
                    .width((width - 168.0).max(120.0))
                    .show_ui(ui);
                if std::mem::take(&mut self.wants_search) {
                    search.request_focus();
                }
                let words = if self.panel.open { "Hide filter" } else { "Filter" };
                if ui.add(Button::secondary(words).icon(Icon::Filter)).clicked() {
                    self.panel.open = !self.panel.open;
                }
            });
            self.panel.show_ui(ui, &mut self.filter, &view.now);
        }
        ui.add_space(if compact { 2.0 } else { 8.0 });
    }

    fn deleted_button_ui(ui: &mut Ui, view: &mut View<'_>) {
        if ui.add(Button::quiet("Deleted items").icon(Icon::Restore)).clicked() {
            view.actions.push(Action::Do(Item::DeletedItems));
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let revision = view.journal.store().revision();
        let now = view.now;
        let asked = (self.filter.clone(), now.today());
        let places = self.places.get(revision, asked, |(filter, _)| find(view.journal.store(), filter));
        let count = match places {
            Ok(places) => places.len(),
            Err(failure) => {
                field::error_ui(ui, &failure.words);
                return;
            }
        };
        if self.pages_of.as_ref() != Some(&(self.filter.clone(), revision)) {
            self.pages.clear();
            self.pages_of = Some((self.filter.clone(), revision));
        }
        self.say_count(view, count);
        if count == 0 {
            self.nothing_ui(ui, view);
            return;
        }
        if self.panel.open && low(ui) {
            let words = format!("Show {}", sentence::count(count, "entry", "entries"));
            if ui.add(Button::primary(&words)).clicked() {
                self.panel.open = false;
            }
            return;
        }
        self.count_ui(ui, view, count);
        let area = ScrollArea::vertical().id_salt("history list").auto_shrink(false);
        let mut opened = Vec::new();
        let area = match self.focus_row {
            #[allow(clippy::cast_precision_loss, reason = "a row number times its height, for a scroll bar")]
            Some(row) if row == 0 || row + 1 == count => area.vertical_scroll_offset(row as f32 * entry_row::HEIGHT),
            _ => area,
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        // One empty row at the end keeps the last entry clear of the saved bar.
        area.show_rows(ui, entry_row::HEIGHT, count + 2, |ui, rows| {
            for row in rows.filter(|row| *row < count) {
                opened.extend(self.row_ui(ui, view, row, count));
            }
            // The arrows go on below the edge of the list.
            focus_ring::scroll_to_focus_ui(ui, notice::covered(ui.ctx()));
        });
        view.actions.extend(opened);
    }

    fn row_ui(&mut self, ui: &mut Ui, view: &View<'_>, row: usize, count: usize) -> Option<Action> {
        let today = view.now.today();
        let above = row.checked_sub(1).and_then(|row| self.episode(view, row)).map(|episode| episode.started.day());
        let episode = self.episode(view, row)?;
        let day = episode.started.day();
        let words = if above == Some(day) { String::new() } else { sentence::near_day(day, today) };
        let selected = self.selecting.then(|| self.selected.contains(&episode.id));
        let look = RowLook { day: Some(&words), hours: view.journal.hours(), selected };
        let (response, event) = entry_row_ui(ui, &episode, look);
        if self.focus_row == Some(row) {
            response.request_focus();
            self.focus_row = None;
        }
        if response.has_focus() {
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
            if delete {
                self.focus_row = Some(row.min(count.saturating_sub(2)));
                return Some(Action::Run(Command::Delete(vec![episode.id])));
            }
        }
        match event? {
            RowEvent::Open => Some(Action::OpenEntry(episode.id)),
            RowEvent::Delete => {
                self.focus_row = Some(row.min(count.saturating_sub(2)));
                Some(Action::Run(Command::Delete(vec![episode.id])))
            }
            RowEvent::Select(true) => {
                self.selected.insert(episode.id);
                None
            }
            RowEvent::Select(false) => {
                self.selected.remove(&episode.id);
                None
            }
        }
    }

    /// One entry of the list, read with its page.
    fn episode(&mut self, view: &View<'_>, row: usize) -> Option<Episode> {
        let page = row / PAGE;
        if !self.pages.contains_key(&page) {
            let revision = view.journal.store().revision();
            let asked = (self.filter.clone(), view.now.today());
            let places = self.places.get(revision, asked, |_| Ok(Vec::new())).ok()?;
            let first = page * PAGE;
            let wanted = places.get(first..(first + PAGE).min(places.len()))?;
            let read = view.journal.store().episodes_at(wanted).ok()?;
            if self.pages.len() >= PAGES_KEPT {
                self.pages.clear();
            }
            self.pages.insert(page, read);
        }
        self.pages.get(&page)?.get(row % PAGE).cloned()
    }

    fn count_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, count: usize) {
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
        let words = self.words(count);
        ui.horizontal(|ui| {
            text::small_ui(ui, &words);
            if ui.add(Button::quiet("Select")).clicked() {
                self.selecting = true;
                self.selected.clear();
            }
        });
    }

    fn words(&self, count: usize) -> String {
        let entries = sentence::count(count, "entry", "entries");
        let text = self.filter.text.trim();
        if text.is_empty() { entries } else { format!("{entries} with “{text}”") }
    }

    /// Tells the screen reader how many were found, once for each search.
    fn say_count(&mut self, view: &mut View<'_>, count: usize) {
        let now = (self.filter.text.clone(), count);
        let said = self.said.replace(now.clone());
        if !now.0.trim().is_empty() && said.is_some_and(|said| said != now) {
            view.actions.push(Action::Say(format!("{} found.", sentence::count(count, "entry", "entries"))));
        }
    }

    fn nothing_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        card::card_ui(ui, |ui| {
            if self.filter == Filter::default() {
                text::body_ui(ui, "Your entries will be listed here.");
                if ui.add(Button::primary("Add the first one").icon(Icon::Add)).clicked() {
                    view.actions.push(Action::Do(Item::NewEntry));
                }
                return;
            }
            let text = self.filter.text.trim();
            let words = if text.is_empty() {
                "Nothing found. Change or clear the filter.".to_owned()
            } else {
                format!("Nothing found for “{text}”. Check the spelling, or clear the filter.")
            };
            text::body_ui(ui, &words);
            if ui.add(Button::secondary("Clear").name("Clear search and filter")).clicked() {
                self.filter = Filter::default();
                self.panel = FilterPanel::default();
            }
        });
    }
}
