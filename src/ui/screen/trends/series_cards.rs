//! The cards of what is no pain score: what the person could do, the size of the calves, and sleep beside the pain of the
//! next day. A card is there only where something of it was written within the days that are shown.

use chrono::NaiveDate;
use egui::Ui;

use super::table::cells_ui;
use crate::app::trend::Told;
use crate::domain::sentence;
use crate::domain::trend::{Series, SleepPain, series_svg};
use crate::ui::action::Action;
use crate::ui::chart::{self, Bar};
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

/// Days on one page of a table.
const PAGE: usize = 31;
/// Width of the first column of a table, and the least of the others, in points.
const COLUMNS: (f32, f32) = (130.0, 90.0);

const ABILITIES: &str =
    "0 means you could not do it, 10 means as before. A day with several entries shows the lowest number.";
const SIZES: &str = "10 cm below the bump under the kneecap, at the same time of day; the last number of each day. For your doctor; Soleus draws no conclusion from it.";
const SLEEP_TITLE: &str = "Sleep and the pain of the next day";
const SLEEP: &str = "0 is very bad, 10 very good; the last number of each day, beside the worst pain of the day after. Groups with under 3 days say nothing. These are your numbers: they do not say what leads to what.";

/// What each card keeps between frames.
#[derive(Debug, Default)]
pub(super) struct SeriesCards {
    abilities: Desk,
    sizes: Desk,
    sleep: Desk,
}

#[derive(Debug, Default)]
struct Desk {
    /// The page of the table, from the newest; nothing while the chart is shown.
    page: Option<usize>,
    /// The day under the reading line.
    reading: Option<NaiveDate>,
}

/// A table: its rows go from the newest to the oldest.
struct Rows<'a> {
    /// What it is about: "calf size".
    about: &'a str,
    count: usize,
    head: &'a [String],
    /// The cells of a row, and the same in words.
    row: &'a dyn Fn(usize) -> (Vec<String>, String),
    /// For other programs.
    table: &'a dyn Fn() -> String,
}

impl SeriesCards {
    /// Draws the cards that have a number.
    pub(super) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, told: &Told) {
        let series = [(&told.abilities, ABILITIES, &mut self.abilities), (&told.sizes, SIZES, &mut self.sizes)];
        for (series, hint, desk) in series {
            if let Some(series) = series {
                card::card_ui(ui, |ui| {
                    ui.push_id(&series.title, |ui| series_card_ui(ui, view, series, hint, desk));
                });
            }
        }
        if let Some(sleep) = &told.sleep {
            card::card_ui(ui, |ui| {
                ui.push_id(SLEEP_TITLE, |ui| sleep_ui(ui, view, sleep, &mut self.sleep));
            });
        }
    }
}

fn series_card_ui(ui: &mut Ui, view: &mut View<'_>, series: &Series, hint: &str, desk: &mut Desk) {
    text::heading_ui(ui, &series.title);
    for words in series.line_sentences() {
        text::body_ui(ui, &words);
    }
    let days = series.days();
    let Some(newest) = days.last().filter(|_| days.len() > 1) else {
        text::small_ui(ui, hint);
        return;
    };
    text::small_ui(ui, &series.numbers());
    ui.add_space(4.0);
    let about = sentence::lower_first(&series.title);
    if desk.page.is_some() {
        let mut head = vec!["Day".to_owned()];
        head.extend(series.lines.iter().map(|line| line.name.clone()));
        let row = |number: usize| days.get(number).map_or_else(Default::default, |day| cells(series, *day));
        let rows = Rows { about: &about, count: days.len(), head: &head, row: &row, table: &|| series.table() };
        rows_ui(ui, view, &rows, desk);
    } else {
        let moved = chart::series_ui(ui, series, &mut desk.reading);
        ui.add_space(4.0);
        let day = desk.reading.filter(|day| days.binary_search(day).is_ok()).unwrap_or(*newest);
        let words = series.day_words(day);
        text::strong_ui(ui, &words);
        if moved {
            view.actions.push(Action::Say(words));
        }
    }
    text::small_ui(ui, hint);
    ui.horizontal_wrapped(|ui| {
        table_button_ui(ui, "Show as a chart", &about, desk);
    });
    if desk.page.is_none() {
        chart::save_ui(ui, view.actions, &format!(" of {about}"), || series_svg(series));
    }
}

/// A row of the table, and its words.
fn cells(series: &Series, day: NaiveDate) -> (Vec<String>, String) {
    let mut cells = vec![sentence::short_day(day, series.today)];
    let cell = |value: Option<&u32>| value.map_or_else(|| "none".to_owned(), |value| series.unit.words(*value));
    cells.extend(series.lines.iter().map(|line| cell(line.points.get(&day))));
    (cells, series.day_words(day))
}

fn sleep_ui(ui: &mut Ui, view: &mut View<'_>, sleep: &SleepPain, desk: &mut Desk) {
    text::heading_ui(ui, SLEEP_TITLE);
    text::body_ui(ui, &sleep.sentence());
    ui.add_space(4.0);
    let about = sentence::lower_first(SLEEP_TITLE);
    if desk.page.is_some() {
        let head = ["Day", "Sleep", "Worst pain of the next day"].map(str::to_owned);
        let row = |number: usize| sleep.days.get(number).map_or_else(Default::default, |day| sleep.row(day));
        let rows = Rows { about: &about, count: sleep.days.len(), head: &head, row: &row, table: &|| sleep.table() };
        rows_ui(ui, view, &rows, desk);
    } else if sleep.is_enough() {
        chart::bars_ui(
            ui,
            sleep.groups.iter().map(|group| Bar { name: group.name, words: group.words(), share: group.share() }),
        );
    }
    text::small_ui(ui, SLEEP);
    if sleep.days.len() > 1 {
        let back = if sleep.is_enough() { "Show as a chart" } else { "Hide the table" };
        table_button_ui(ui, back, &about, desk);
    }
}

/// From the chart to the table, and with the words `back` from there.
fn table_button_ui(ui: &mut Ui, back: &str, about: &str, desk: &mut Desk) {
    let (words, icon) = match desk.page {
        None => ("Show as a table", Icon::List),
        Some(_) => (back, Icon::Trends),
    };
    let name = format!("{words}: {about}");
    if ui.add(Button::secondary(words).icon(icon).name(&name)).clicked() {
        desk.page = if desk.page.is_some() { None } else { Some(0) };
    }
}

fn rows_ui(ui: &mut Ui, view: &mut View<'_>, rows: &Rows<'_>, desk: &mut Desk) {
    let Rows { about, count, head, row, table } = rows;
    let pages = count.div_ceil(PAGE).max(1);
    let page = desk.page.unwrap_or(0).min(pages - 1);
    let lefts = lefts(ui.available_width(), head.len());
    if let Some(lefts) = &lefts {
        cells_ui(ui, lefts, head, &head.join(", "), &fonts::tiny());
    }
    for number in (0..*count).rev().skip(page * PAGE).take(PAGE) {
        let (cells, words) = row(number);
        match &lefts {
            Some(lefts) => cells_ui(ui, lefts, &cells, &words, &fonts::small()),
            None => _ = text::body_ui(ui, &words),
        }
    }
    let mut now = page;
    ui.horizontal_wrapped(|ui| {
        let button = |ui: &mut Ui, words: &str, icon| {
            ui.add(Button::secondary(words).icon(icon).name(&format!("{words}: {about}"))).clicked()
        };
        if page + 1 < pages && button(ui, "Earlier days", Icon::Back) {
            now += 1;
        }
        if page > 0 && button(ui, "Later days", Icon::Forward) {
            now -= 1;
        }
        if ui.add(Button::quiet("Copy the table").icon(Icon::Copy).name(&format!("Copy the table: {about}"))).clicked()
        {
            ui.copy_text(table());
            view.actions.push(Action::Say("The table was copied.".to_owned()));
        }
    });
    if pages > 1 {
        text::small_ui(ui, &format!("Page {} of {pages}.", page + 1));
    }
    desk.page = Some(now);
}

/// Where columns begin; nothing where they would be too narrow.
fn lefts(width: f32, columns: usize) -> Option<Vec<f32>> {
    let (day, least) = COLUMNS;
    #[allow(clippy::cast_precision_loss, reason = "a handful of columns")]
    let share = (width - day) / (columns.max(2) - 1) as f32;
    #[allow(clippy::cast_precision_loss, reason = "a handful of columns")]
    let left = |column: usize| if column == 0 { 0.0 } else { day + share.min(180.0) * (column - 1) as f32 };
    (share >= least).then(|| (0..columns).map(left).collect())
}
