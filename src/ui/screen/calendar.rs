//! A month: each day with its worst score, and the entries of the chosen day beside it.

use chrono::{Datelike as _, Duration, Months, NaiveDate};
use egui::accesskit::Role;
use egui::{Rect, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::entry_row::day_rows_ui;
use super::{Kept, View};
use crate::domain::episode::Episode;
use crate::domain::sentence;
use crate::store::episode::DayWorst;
use crate::ui::action::Action;
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::{Column, two_ui};
use crate::ui::widget::group::{Roving, named_ui};
use crate::ui::widget::{card, field, focus_ring, paint, score_row, text};

/// The month that is shown and the day that is chosen.
#[derive(Debug, Default)]
pub(super) struct CalendarView {
    /// First day of the month; `None` is the present month.
    month: Option<NaiveDate>,
    day: Option<NaiveDate>,
    /// Steps by keys, carried out when the present month is known.
    steps: i32,
    days: Kept<NaiveDate, Vec<DayWorst>>,
    entries: Kept<NaiveDate, Vec<Episode>>,
}

impl CalendarView {
    pub(super) fn step(&mut self, months: i32) {
        self.steps += months;
    }

    pub(super) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let today = view.now.today();
        let mut month = self.month.unwrap_or(today).with_day(1).unwrap_or(today);
        month = moved(month, std::mem::take(&mut self.steps)).min(today.with_day(1).unwrap_or(today));
        self.month = Some(month);
        let day = *self.day.get_or_insert(today);
        two_ui(ui, 0.62, 300.0, |ui, column| match column {
            Column::First => card::card_ui(ui, |ui| self.month_ui(ui, view, month, today)),
            Column::Second => card::card_ui(ui, |ui| self.day_ui(ui, view, day, today)),
        });
    }

    fn month_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, month: NaiveDate, today: NaiveDate) {
        let title = format!("{} {}", sentence::month(month.month()), month.year());
        let before = format!("Previous month, {}", sentence::month(moved(month, -1).month()));
        let after = format!("Next month, {}", sentence::month(moved(month, 1).month()));
        let last = month.year() == today.year() && month.month() == today.month();
        card::heading_with_ui(ui, &title, 190.0, |ui| {
            ui.horizontal(|ui| {
                if ui.add(Button::icon_only(Icon::Back, &before)).clicked() {
                    self.month = Some(moved(month, -1));
                }
                if ui.add(Button::icon_only(Icon::Forward, &after).enabled(!last)).clicked() {
                    self.month = Some(moved(month, 1));
                }
                if ui.add(Button::quiet("Today")).clicked() {
                    (self.month, self.day) = (Some(today), Some(today));
                }
            });
        });
        let revision = view.journal.store().revision();
        let end = moved(month, 1) - Duration::days(1);
        let days = self.days.get(revision, month, |month| view.journal.store().days(*month, end));
        let days = match days {
            Ok(days) => days,
            Err(failure) => {
                field::error_ui(ui, &failure.words);
                return;
            }
        };
        if let Some(day) = grid_ui(ui, month, end, today, self.day, days) {
            self.day = Some(day);
        }
        text::small_ui(ui, "Number: worst pain that day. A day without a number has no entry.");
    }

    fn day_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, day: NaiveDate, today: NaiveDate) {
        text::heading_ui(ui, &sentence::long_day(day, today));
        let revision = view.journal.store().revision();
        let entries = self.entries.get(revision, day, |day| view.journal.store().episodes_of_day(*day));
        let Ok(entries) = entries else { return };
        if entries.is_empty() {
            text::body_ui(ui, "No entries on this day.");
        }
        day_rows_ui(ui, entries, view);
        if day <= today && ui.add(Button::secondary("Add to this day").icon(Icon::Add)).clicked() {
            view.actions.push(Action::NewEntryOn(day));
        }
    }
}

fn moved(month: NaiveDate, months: i32) -> NaiveDate {
    let count = Months::new(months.unsigned_abs());
    let moved = if months < 0 { month.checked_sub_months(count) } else { month.checked_add_months(count) };
    moved.unwrap_or(month)
}

/// The days of a month as one Tab stop. Returns the day that was pressed.
fn grid_ui(
    ui: &mut Ui,
    month: NaiveDate,
    end: NaiveDate,
    today: NaiveDate,
    chosen: Option<NaiveDate>,
    days: &[DayWorst],
) -> Option<NaiveDate> {
    let palette = Palette::of(ui.ctx());
    let width = ui.available_width();
    let share = width / 7.0;
    let height = 66.0;
    let lead = month.weekday().num_days_from_monday();
    let count = end.day();
    let rows = (lead + count).div_ceil(7);
    #[allow(clippy::cast_precision_loss, reason = "at most six rows")]
    let (_, area) = ui.allocate_space(vec2(width, 26.0 + rows as f32 * height));
    let at = |cell: u32| {
        #[allow(clippy::cast_precision_loss, reason = "at most 42 cells")]
        let corner = pos2(area.left() + (cell % 7) as f32 * share, area.top() + 26.0 + (cell / 7) as f32 * height);
        Rect::from_min_size(corner, vec2(share, height)).shrink(2.0)
    };
    for cell in 0..7_u32 {
        let day = month - Duration::days(i64::from(lead)) + Duration::days(i64::from(cell));
        let name = paint::galley(ui, &sentence::weekday(day)[..3], fonts::tiny(), palette.text_2, share);
        paint::galley_centered(ui.painter(), pos2(at(cell).center().x, area.top() + 12.0), name, palette.text_2);
    }
    let group = ui.make_persistent_id("days");
    let name = format!("{} {}", sentence::month(month.month()), month.year());
    named_ui(ui, Role::Group, &name, "days of the month", |ui| {
        let reach = if end > today { today.day() as usize } else { count as usize };
        let start = chosen.filter(|day| *day >= month && *day <= end).map(|day| day.day() as usize - 1);
        let roving = Roving::begin(ui, group, reach, start.or(Some(reach - 1)));
        let mut pressed = None;
        for number in 0..count {
            let day = month + Duration::days(i64::from(number));
            let rect = at(lead + number);
            if day > today {
                ui.painter().rect_stroke(rect, 9.0, palette.line_stroke(), StrokeKind::Inside);
                day_number(ui, rect, day, palette.text_2);
                continue;
            }
            let response = roving.interact(ui, rect, number as usize);
            let found = days.iter().find(|found| found.day == day);
            let words = match found {
                Some(found) => format!(
                    "{}, worst pain {}, {}",
                    sentence::long_day(day, today),
                    found.worst.get(),
                    sentence::count(found.entries, "entry", "entries")
                ),
                None => format!("{}, no entry", sentence::long_day(day, today)),
            };
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen == Some(day), &words));
            focus_ring::shape(ui, &response, 9);
            let chosen_day = chosen == Some(day);
            let fill = if chosen_day || response.hovered() { palette.accent_soft } else { palette.bg };
            ui.painter().rect_filled(rect, 9.0, fill);
            let stroke = if chosen_day { Stroke::new(3.0, palette.accent) } else { palette.line_stroke() };
            ui.painter().rect_stroke(rect, 9.0, stroke, StrokeKind::Inside);
            day_number(ui, rect, day, palette.text);
            if let Some(found) = found {
                let tile = Rect::from_center_size(
                    pos2(rect.center().x, rect.bottom() - 20.0),
                    vec2((rect.width() - 8.0).min(40.0), 32.0),
                );
                score_row::paint_small(ui, tile, found.worst);
            }
            if response.clicked() {
                pressed = Some(day);
            }
        }
        pressed
    })
}

fn day_number(ui: &Ui, rect: Rect, day: NaiveDate, color: egui::Color32) {
    let number = paint::galley(ui, &day.day().to_string(), fonts::tiny(), color, rect.width());
    ui.painter().galley(rect.min + vec2(7.0, 4.0), number, color);
}
