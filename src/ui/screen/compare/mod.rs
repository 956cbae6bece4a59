//! Compare two periods, or the time before and after a date: a sentence for each leg, its chart, and every number.

mod form;
mod table;

use chrono::NaiveDate;
use egui::Ui;

use super::View;
use super::trends::source;
use crate::app::trend::{Desk, TrendSource};
use crate::domain::body::Leg;
use crate::domain::episode::Nrs;
use crate::domain::trend::{Comparison, LegComparison, TwoPeriods};
use crate::ui::action::Action;
use crate::ui::chart;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, chips, text};
use form::CompareForm;

/// The periods, the legs and the local day.
type Asked = (TwoPeriods, Vec<Leg>, NaiveDate);

fn compared((periods, legs, today): &Asked, source: &TrendSource) -> Comparison {
    Comparison::of(periods, legs, *today, &source.entries, &source.marks)
}

/// What the page keeps between frames.
#[derive(Debug)]
pub struct CompareScreen {
    form: CompareForm,
    legs: Vec<Leg>,
    /// Numbers in place of the charts.
    table: bool,
    /// The score under the reading line, for the left leg and for the right one.
    reading: [Option<usize>; 2],
    desk: Desk<Asked, Comparison>,
}

impl Default for CompareScreen {
    fn default() -> Self {
        Self {
            form: CompareForm::default(),
            legs: Leg::ALL.to_vec(),
            table: false,
            reading: [None; 2],
            desk: Desk::new(compared),
        }
    }
}

impl CompareScreen {
    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let today = view.now.today();
        let periods = self.form.show_ui(ui, today).cloned();
        ui.add_space(4.0);
        chips::multi_ui(ui, "Show", &[(Leg::Left, "Left leg"), (Leg::Right, "Right leg")], &mut self.legs);
        ui.add_space(8.0);
        let Some(periods) = periods else { return };
        let mut legs = self.legs.clone();
        legs.sort();
        if legs.is_empty() {
            text::body_ui(ui, "Choose a leg above.");
            return;
        }
        let range = periods.range();
        let asked = (periods, legs, today);
        if let Some(comparison) = source::value_ui(ui, view, &mut self.desk, range, &asked) {
            page_ui(ui, view, comparison, &mut self.table, &mut self.reading);
        }
    }

    /// Another page is shown.
    pub fn leave(&mut self) {
        self.desk.leave();
    }
}

fn page_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    comparison: &Comparison,
    table: &mut bool,
    reading: &mut [Option<usize>; 2],
) {
    ui.horizontal_wrapped(|ui| {
        let (words, icon) = if *table { ("Show as a chart", Icon::Trends) } else { ("Show as a table", Icon::List) };
        if ui.add(Button::secondary(words).icon(icon)).clicked() {
            *table = !*table;
        }
        if ui.add(Button::quiet("Copy the table").icon(Icon::Copy)).clicked() {
            ui.copy_text(comparison.table());
            view.actions.push(Action::Say("The table was copied.".to_owned()));
        }
    });
    if let Some(words) = comparison.length_words() {
        text::small_ui(ui, &words);
    }
    ui.add_space(8.0);
    for leg in &comparison.legs {
        let [left, right] = &mut *reading;
        let reading = match leg.leg {
            Leg::Left => left,
            Leg::Right => right,
        };
        ui.push_id(leg.leg.id(), |ui| card::card_ui(ui, |ui| leg_ui(ui, view, comparison, leg, *table, reading)));
    }
}

fn leg_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    comparison: &Comparison,
    leg: &LegComparison,
    table: bool,
    reading: &mut Option<usize>,
) {
    text::heading_ui(ui, &leg.headline());
    text::body_ui(ui, &leg.numbers());
    text::small_ui(ui, leg.caution());
    if leg.periods.iter().all(|numbers| numbers.entries == 0) {
        return;
    }
    ui.add_space(8.0);
    if table {
        table::table_ui(ui, &comparison.names, &leg.score_rows());
    } else {
        chart_ui(ui, view, comparison, leg, reading);
    }
    ui.add_space(8.0);
    text::question_ui(ui, "In numbers");
    table::table_ui(ui, &comparison.names, &leg.rows(comparison.today));
}

fn chart_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    comparison: &Comparison,
    leg: &LegComparison,
    reading: &mut Option<usize>,
) {
    let moved = chart::compare_ui(ui, leg, &comparison.names, reading);
    ui.add_space(6.0);
    let words = reading.and_then(|number| Nrs::ALL.get(number)).map(|score| leg.score_words(*score));
    text::strong_ui(ui, words.as_deref().unwrap_or("Left and Right arrow, or the pointer, read a score."));
    if let Some(words) = words.filter(|_| moved) {
        view.actions.push(Action::Say(words));
    }
    text::small_ui(ui, &chart::compare_legend(leg));
}
