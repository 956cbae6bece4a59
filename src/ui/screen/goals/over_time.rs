//! Numbers over time under their sentence: the chart with its reading line, or the same numbers as a list.

use chrono::NaiveDate;
use egui::Ui;

use crate::domain::trend::Series;
use crate::ui::action::Action;
use crate::ui::chart;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::text;

/// Days on one page of the list.
const PAGE: usize = 31;

/// How the numbers are shown.
#[derive(Debug, Default)]
pub(super) struct Desk {
    /// The page of the list, from the newest; nothing while the chart is shown.
    page: Option<usize>,
    /// The day under the reading line.
    reading: Option<NaiveDate>,
}

/// Draws the numbers. Of a single day the sentence above says all there is.
pub(super) fn show_ui(ui: &mut Ui, view: &mut View<'_>, series: &Series, desk: &mut Desk) {
    let days = series.days();
    let Some(newest) = days.last().filter(|_| days.len() > 1) else { return };
    ui.add_space(4.0);
    if let Some(page) = desk.page {
        desk.page = Some(list_ui(ui, view, series, &days, page));
    } else {
        let moved = chart::series_ui(ui, series, &mut desk.reading);
        let day = desk.reading.filter(|day| days.contains(day)).unwrap_or(*newest);
        let words = series.day_words(day);
        text::strong_ui(ui, &words);
        if moved {
            view.actions.push(Action::Say(words));
        }
    }
    let (words, icon) = match desk.page {
        None => ("Show as a table", Icon::List),
        Some(_) => ("Show as a chart", Icon::Trends),
    };
    let name = format!("{words}: {}", series.title);
    if ui.add(Button::quiet(words).icon(icon).name(&name)).clicked() {
        desk.page = if desk.page.is_some() { None } else { Some(0) };
    }
}

/// A line a day, the newest first, some at a time. Returns the page that is shown next.
fn list_ui(ui: &mut Ui, view: &mut View<'_>, series: &Series, days: &[NaiveDate], page: usize) -> usize {
    let pages = days.len().div_ceil(PAGE).max(1);
    let mut page = page.min(pages - 1);
    for day in days.iter().rev().skip(page * PAGE).take(PAGE) {
        text::body_ui(ui, &series.day_words(*day));
    }
    if pages > 1 {
        text::small_ui(ui, &format!("Page {} of {pages}.", page + 1));
    }
    ui.horizontal_wrapped(|ui| {
        let named = |words: &str| format!("{words}: {}", series.title);
        let (earlier, later) = (page + 1 < pages, page > 0);
        if earlier && ui.add(Button::secondary("Earlier days").name(&named("Earlier days")).icon(Icon::Back)).clicked()
        {
            page += 1;
        }
        if later && ui.add(Button::secondary("Later days").name(&named("Later days")).icon(Icon::Forward)).clicked() {
            page = page.saturating_sub(1);
        }
        let copy = named("Copy the table");
        if ui.add(Button::quiet("Copy the table").name(&copy).icon(Icon::Copy)).clicked() {
            ui.copy_text(series.table());
            view.actions.push(Action::Say("The table was copied.".to_owned()));
        }
    });
    page
}
