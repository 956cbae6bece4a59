//! The numbers of the chart, a row a day, the newest first: some weeks at a time, so that every row that there is can be
//! read by a screen reader, and ten years cost no more than a month.

use egui::Ui;
use egui::accesskit::Role;
use egui::{Rect, Sense, WidgetInfo, pos2, vec2};

use crate::domain::sentence;
use crate::domain::trend::{Trend, TrendDay};
use crate::ui::action::Action;
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;
use crate::ui::widget::{paint, text};

/// Days on one page.
const PAGE: usize = 31;

/// Which page is shown, from the newest.
#[derive(Debug, Default)]
pub(super) struct DayTable {
    page: usize,
}

impl DayTable {
    /// Draws the rows.
    pub(super) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, trend: &Trend) {
        let pages = trend.days.len().div_ceil(PAGE).max(1);
        self.page = self.page.min(pages - 1);
        ui.add_space(6.0);
        let columns = Columns::of(ui, trend);
        columns.head_ui(ui, trend);
        for day in trend.days.iter().rev().skip(self.page * PAGE).take(PAGE) {
            columns.row_ui(ui, trend, day);
        }
        ui.horizontal_wrapped(|ui| {
            if self.page + 1 < pages && ui.add(Button::secondary("Earlier days").icon(Icon::Back)).clicked() {
                self.page += 1;
            }
            if self.page > 0 && ui.add(Button::secondary("Later days").icon(Icon::Forward)).clicked() {
                self.page -= 1;
            }
            if ui.add(Button::quiet("Copy the table").icon(Icon::Copy)).clicked() {
                ui.copy_text(trend.table());
                view.actions.push(Action::Say("The table was copied.".to_owned()));
            }
        });
        if pages > 1 {
            text::small_ui(ui, &format!("Page {} of {pages}.", self.page + 1));
        }
    }
}

/// Where the columns begin; nothing where the page is too narrow for columns.
struct Columns {
    lefts: Option<Vec<f32>>,
}

impl Columns {
    fn of(ui: &Ui, trend: &Trend) -> Self {
        let width = ui.available_width();
        let mut shares = vec![130.0];
        shares.extend(trend.legs.iter().map(|_| 130.0));
        shares.push(80.0);
        shares.push(80.0);
        let needed: f32 = shares.iter().sum::<f32>() + 120.0;
        let mut left = 0.0;
        let lefts = shares.iter().map(|share| {
            left += share;
            left
        });
        let lefts = std::iter::once(0.0).chain(lefts).collect();
        Self { lefts: (width >= needed).then_some(lefts) }
    }

    fn head_ui(&self, ui: &mut Ui, trend: &Trend) {
        if self.lefts.is_none() {
            return;
        }
        let mut cells = vec!["Day".to_owned()];
        cells.extend(trend.legs.iter().map(|leg| format!("{}, worst", leg.name())));
        cells.extend(["Entries", "Routines", "Also"].map(str::to_owned));
        let said = cells.join(", ");
        self.cells_ui(ui, &cells, &said, &fonts::tiny());
    }

    fn row_ui(&self, ui: &mut Ui, trend: &Trend, day: &TrendDay) {
        let said = trend.day_words(day);
        if self.lefts.is_none() {
            text::body_ui(ui, &said);
            return;
        }
        let mut cells = vec![sentence::short_day(day.day, trend.today)];
        let none = day.entries() == 0;
        cells.extend(trend.legs.iter().map(|leg| if none { "no entry".to_owned() } else { day.leg_words(*leg) }));
        cells.extend([day.entries().to_string(), day.routines.to_string()]);
        let mut also = day.lines.clone();
        also.extend(
            (day.steps > 0).then(|| sentence::count(day.steps, "step of the first days", "steps of the first days")),
        );
        also.extend((day.doses > 0).then(|| sentence::count(day.doses, "dose", "doses")));
        cells.push(also.join(", "));
        self.cells_ui(ui, &cells, &said, &fonts::small());
    }

    fn cells_ui(&self, ui: &mut Ui, cells: &[String], said: &str, font: &egui::FontId) {
        cells_ui(ui, self.lefts.as_deref().unwrap_or_default(), cells, said, font);
    }
}

/// Draws a row of cells that begin at `lefts`, in points; assistive technology reads `said`.
pub(super) fn cells_ui(ui: &mut Ui, lefts: &[f32], cells: &[String], said: &str, font: &egui::FontId) {
    let palette = Palette::of(ui.ctx());
    let width = ui.available_width();
    let ends = lefts.iter().skip(1).copied().chain(std::iter::once(width));
    let galleys: Vec<_> = lefts
        .iter()
        .zip(ends)
        .zip(cells)
        .map(|((left, end), cell)| {
            (*left, paint::galley(ui, cell, font.clone(), palette.text, (end - left - 8.0).max(40.0)))
        })
        .collect();
    let tallest = galleys.iter().map(|(_, galley)| galley.size().y).fold(0.0, f32::max);
    let (rect, response) = ui.allocate_exact_size(vec2(width, tallest + 8.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said));
    ui.painter().hline(rect.x_range(), rect.bottom(), palette.line_stroke());
    for (left, galley) in galleys {
        let cell = Rect::from_min_size(pos2(rect.left() + left, rect.top() + 4.0), galley.size());
        ui.painter().galley(cell.min, galley, palette.text);
    }
}
