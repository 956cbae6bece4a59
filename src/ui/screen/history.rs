//! History: find, mend, put back. A list that reads only the rows on the screen, a calendar, and a heat map.

use chrono::NaiveDate;
use egui::{ScrollArea, Ui};

use super::View;
use super::calendar::CalendarView;
use super::heat::HeatView;
use super::history_filter::FilterPanel;
use super::history_list::ListView;
use super::history_open::OpenNote;
use crate::app::find::Filter;
use crate::app::timeline::{Note, NoteKind};
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::medicine_act::MedicineAct;
use crate::ui::theme::COMPACT_WIDTH;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::{self, segment};

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
    list: ListView,
    calendar: CalendarView,
    heat: HeatView,
    /// What was opened and has no page of its own.
    open: Option<OpenNote>,
}

impl HistoryScreen {
    /// Goes to the search field.
    pub fn search(&mut self) {
        self.shape = Shape::List;
        self.wants_search = true;
        self.open = None;
    }

    /// Shows the list of these days, whatever was filtered before.
    pub fn show_days(&mut self, from: NaiveDate, to: NaiveDate) {
        (self.shape, self.open) = (Shape::List, None);
        self.filter = Filter { from: Some(from), to: Some(to), ..Filter::default() };
        self.panel = FilterPanel::of_days(from, to);
    }

    /// Shows the list of what a filter lets through, whatever was filtered before.
    pub fn show_only(&mut self, filter: Filter) {
        (self.shape, self.open) = (Shape::List, None);
        self.panel = FilterPanel::default();
        self.filter = filter;
    }

    /// Closes what was opened. Returns whether there was something.
    pub fn close(&mut self) -> bool {
        self.open.take().is_some()
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
        if let Some(open) = &mut self.open {
            let stays = ScrollArea::vertical().id_salt("opened").auto_shrink(false).show(ui, |ui| {
                let stays = open.show_ui(ui, view);
                super::page_end_ui(ui);
                stays
            });
            if !stays.inner {
                self.open = None;
            }
            return;
        }
        self.tools_ui(ui, view);
        let opened = match self.shape {
            Shape::List => self.list.show_ui(ui, view, &mut self.filter, &mut self.panel),
            Shape::Calendar => {
                let area = ScrollArea::vertical().id_salt("calendar").auto_shrink(false);
                let opened = area.show(ui, |ui| {
                    let opened = self.calendar.show_ui(ui, view);
                    super::page_end_ui(ui);
                    opened
                });
                opened.inner
            }
            Shape::Map => {
                ScrollArea::vertical().id_salt("map").auto_shrink(false).show(ui, |ui| {
                    self.heat.show_ui(ui, view);
                    super::page_end_ui(ui);
                });
                None
            }
        };
        match opened {
            // A check and a dose have pages of their own.
            Some(Note { id, what: NoteKind::Check(_), .. }) => view.actions.push(Action::ShowResult(Some(id))),
            Some(Note { id, what: NoteKind::Dose(_), .. }) => {
                view.actions.push(Action::Medicine(MedicineAct::ChangeDose(id)));
            }
            Some(note) => self.open = Some(OpenNote::new(note)),
            None => {}
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
}
