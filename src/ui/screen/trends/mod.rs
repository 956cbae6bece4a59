//! Trends: pain over time. The heading is the sentence of the chart; the table has the same numbers.

mod cards;
mod felt;
pub(super) mod range;
mod series_cards;
pub(super) mod source;
mod table;
pub(super) mod triggers;

use chrono::NaiveDate;
use egui::Ui;

use super::{View, goals};
use crate::app::trend::{Desk, Told};
use crate::domain::body::Leg;
use crate::domain::trend::{Range, Trend, TrendQuestion};
use crate::ui::action::{Action, Item, Page};
use crate::ui::chart;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, chips, text};
use range::RangeChoice;
use series_cards::SeriesCards;
use table::DayTable;
use triggers::TriggerCard;

/// Days with an entry from which on a chart says something.
const ENOUGH_DAYS: usize = 3;

/// The ranges that are offered.
pub(super) const RANGES: [(Range, &str); 4] =
    [(Range::Last(7), "7 days"), (Range::Last(30), "30 days"), (Range::Last(90), "90 days"), (Range::All, "All")];

/// What the page keeps between frames.
#[derive(Debug)]
pub struct TrendsScreen {
    range: RangeChoice,
    legs: Vec<Leg>,
    table: Option<DayTable>,
    /// The number of the day under the reading line.
    reading: Option<usize>,
    /// First and last day of the chart on which it lies.
    read_ends: Option<(NaiveDate, NaiveDate)>,
    desk: Desk<TrendQuestion, Told>,
    series: SeriesCards,
    triggers: TriggerCard,
}

impl Default for TrendsScreen {
    fn default() -> Self {
        Self {
            range: RangeChoice::new(Range::Last(30)),
            legs: Leg::ALL.to_vec(),
            table: None,
            reading: None,
            read_ends: None,
            desk: Desk::new(Told::of),
            series: SeriesCards::default(),
            triggers: TriggerCard::default(),
        }
    }
}

impl TrendsScreen {
    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        self.tools_ui(ui, view);
        let range = self.range.range();
        let mut legs = self.legs.clone();
        legs.sort();
        let stories = view.outlook.stories.iter();
        let rules = &view.outlook.standing.assessment.rules;
        let rises = rules.iter().any(|rule| rule.id == "D6");
        let rising = stories.filter(|story| rises && story.is_about("D6")).map(|story| story.leg).collect();
        let week_start = view.journal.customs().week_start;
        let question = TrendQuestion { range, legs, today: view.now.today(), rising, week_start };
        let Some(told) = source::value_ui(ui, view, &mut self.desk, range, &question) else { return };
        let ends = told.trend.ends();
        if self.read_ends.replace(ends) != Some(ends) {
            self.reading = None;
        }
        page_ui(ui, view, told, &mut self.reading, &mut self.table);
        self.series.show_ui(ui, view, told);
        self.triggers.show_ui(ui, view, &told.triggers);
        further_ui(ui, view);
    }

    /// Another page is shown.
    pub fn leave(&mut self) {
        self.desk.leave();
    }

    fn tools_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        self.range.show_ui(ui, &RANGES, view.now.today());
        ui.add_space(4.0);
        let legs = [(Leg::Left, "Left leg"), (Leg::Right, "Right leg")];
        chips::multi_ui(ui, "Show", &legs, &mut self.legs);
        ui.add_space(4.0);
        let (words, icon) = match self.table {
            None => ("Show as a table", Icon::List),
            Some(_) => ("Show as a chart", Icon::Trends),
        };
        if ui.add(Button::secondary(words).icon(icon)).clicked() {
            self.table = if self.table.is_some() { None } else { Some(DayTable::default()) };
        }
        ui.add_space(8.0);
    }
}

fn page_ui(ui: &mut Ui, view: &mut View<'_>, told: &Told, reading: &mut Option<usize>, table: &mut Option<DayTable>) {
    let trend = &told.trend;
    if trend.legs.is_empty() {
        text::body_ui(ui, "Choose a leg above.");
        return;
    }
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, &trend.headline());
        text::small_ui(ui, &trend.numbers());
        if trend.days_with_entries() < ENOUGH_DAYS {
            text::body_ui(ui, "Charts start with three days of entries.");
        }
        if trend.entries() == 0 {
            if ui.add(Button::secondary("New entry").icon(Icon::Add)).clicked() {
                view.actions.push(Action::Do(Item::NewEntry));
            }
            return;
        }
        match table {
            Some(table) => table.show_ui(ui, view, trend),
            None => chart_ui(ui, view, trend, reading),
        }
    });
    if trend.entries() > 0 {
        cards::course_ui(ui, view, trend);
        cards::patterns_ui(ui, trend);
        felt::places_ui(ui, view, trend);
        felt::kinds_ui(ui, view, trend);
        cards::days_ui(ui, trend);
    }
}

/// Where more is told of the same entries.
fn further_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::secondary("Compare two periods").icon(Icon::Forward)).clicked() {
            view.actions.push(Action::Go(Page::Compare));
        }
        goals::open_ui(ui, view);
        if ui.add(Button::secondary("Patterns that fit what you logged").icon(Icon::Forward)).clicked() {
            view.actions.push(Action::Go(Page::Patterns));
        }
    });
}

fn chart_ui(ui: &mut Ui, view: &mut View<'_>, trend: &Trend, reading: &mut Option<usize>) {
    ui.add_space(8.0);
    let plotted = chart::plot_ui(ui, trend, reading);
    ui.add_space(6.0);
    let day = reading.and_then(|number| trend.days.get(number));
    let words = day.map(|day| trend.day_words(day));
    text::strong_ui(ui, words.as_deref().unwrap_or("Left and Right arrow, or the pointer, read a day."));
    if let Some(words) = words.filter(|_| plotted.moved) {
        view.actions.push(Action::Say(words));
    }
    ui.add_space(4.0);
    chart::legend_ui(ui, trend, plotted.depth);
    if plotted.numbered {
        chart::lines_ui(ui, trend);
    }
    ui.add_space(4.0);
    chart::save_ui(ui, view.actions, "", || crate::domain::trend::svg(trend));
}
