//! What is on the sheet: days, paper, parts, and what the person writes on it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::sheet::{PaperSize, Part, QUESTIONS_LIMIT_CHARS, SheetRequest};
use crate::domain::trend::Range;
use crate::ui::screen::View;
use crate::ui::screen::trends::range::RangeChoice;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::{self, segment};
use crate::ui::widget::{card, check, columns, text};

/// What is kept for the next visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SheetKept {
    /// The paper.
    pub paper: PaperSize,
    /// What is put in.
    pub parts: BTreeSet<Part>,
    /// The name on it.
    pub name: String,
    /// What the person wants to ask.
    pub questions: String,
}

impl Default for SheetKept {
    fn default() -> Self {
        Self { paper: PaperSize::A4, parts: Part::usual(), name: String::new(), questions: String::new() }
    }
}

/// What is chosen and typed.
#[derive(Debug)]
pub(super) struct SheetForm {
    kept: SheetKept,
    /// As it lies on the desk, and since when it is another one.
    lying: SheetKept,
    changed_s: Option<f64>,
    days: Option<RangeChoice>,
    /// The first day of the present pain, as the choice of days offers it.
    began: NaiveDate,
}

impl SheetForm {
    pub(super) fn new(kept: SheetKept) -> Self {
        Self { lying: kept.clone(), kept, changed_s: None, days: None, began: NaiveDate::MIN }
    }

    pub(super) fn touched(&mut self) -> bool {
        let touched = self.kept != self.lying;
        if !touched {
            self.changed_s = None;
        }
        touched
    }

    pub(super) fn touched_s(&mut self, now_s: f64) -> f64 {
        *self.changed_s.get_or_insert(now_s)
    }

    pub(super) fn put_away(&mut self) -> &SheetKept {
        self.lying.clone_from(&self.kept);
        self.changed_s = None;
        &self.lying
    }

    pub(super) fn paper(&self) -> PaperSize {
        self.kept.paper
    }

    /// The sheet that is wanted.
    pub(super) fn request(&mut self, view: &View<'_>) -> SheetRequest {
        let today = view.now.today();
        let (first, last) = self.days(view).range().days(today, None, None);
        let SheetKept { paper, parts, name, questions } = self.kept.clone();
        let hours = view.journal.hours();
        SheetRequest { paper, parts, name, questions, hours, ..SheetRequest::usual(first, last, today) }
    }

    /// The choice of days; one that began with the present pain moves when that begins on another day.
    fn days(&mut self, view: &View<'_>) -> &mut RangeChoice {
        let today = view.now.today();
        let began = view.outlook.watch.pain_began().min(today);
        let since = Range::Between(began, today);
        if self.began != began {
            let moved = self.days.as_ref().is_some_and(|days| days.range() == Range::Between(self.began, today));
            if moved {
                self.days = None;
            }
            self.began = began;
        }
        self.days.get_or_insert_with(|| RangeChoice::new(since))
    }

    /// Draws the choice of days.
    pub(super) fn days_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let today = view.now.today();
        let since = Range::Between(view.outlook.watch.pain_began().min(today), today);
        let ranges = [(since, "Since this pain began"), (Range::Last(30), "30 days"), (Range::Last(90), "90 days")];
        self.days(view).show_ui(ui, &ranges, today);
    }

    /// Draws everything else.
    pub(super) fn show_ui(&mut self, ui: &mut Ui) {
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Paper");
            let papers = [segment(PaperSize::A4, "A4"), segment(PaperSize::Letter, "Letter")];
            if let Some(paper) = segmented::natural_ui(ui, "Paper", &papers, Some(self.kept.paper)) {
                self.kept.paper = paper;
            }
            ui.add_space(8.0);
            Field::line("Name on it", &mut self.kept.name).hint("may stay empty").show_ui(ui);
            ui.add_space(8.0);
            Field::notes("My questions", &mut self.kept.questions, 3, QUESTIONS_LIMIT_CHARS).show_ui(ui);
        });
        card::card_ui(ui, |ui| self.parts_ui(ui));
    }

    fn parts_ui(&mut self, ui: &mut Ui) {
        text::heading_ui(ui, "Put in");
        let parts = &mut self.kept.parts;
        columns::grid_ui(ui, Part::ALL.len(), 210.0, |ui, number| {
            let Some(part) = Part::ALL.get(number) else { return };
            let mut on = parts.contains(part);
            let words = match part {
                Part::Notes => Some("what you wrote for yourself"),
                Part::Entries => Some("on the pages after the first"),
                _ => None,
            };
            if check::check_ui(ui, &mut on, part.name(), words).changed() {
                if on {
                    parts.insert(*part);
                } else {
                    parts.remove(part);
                }
            }
        });
    }
}
