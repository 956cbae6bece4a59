//! A month: each day with its worst score, and the entries of the chosen day beside it.

use chrono::{Datelike as _, Duration, Months, NaiveDate};
use egui::accesskit::Role;
use egui::{Rect, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::entry_row::day_rows_ui;
use super::history_note::{NoteEvent, NoteLook, SessionLines, delete_action, note_row_ui, square};
use super::{Kept, View};
use crate::app::find::RecordKind;
use crate::app::timeline::{Note, NoteKind, notes_of_days, tier_words};
use crate::domain::customs::WeekStart;
use crate::domain::episode::Episode;
use crate::domain::sentence;
use crate::domain::triage::Tier;
use crate::store::episode::DayWorst;
use crate::ui::action::Action;
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::screen::failure_ui;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::{Column, two_ui};
use crate::ui::widget::group::{Roving, named_ui};
use crate::ui::widget::tier::{Badge, paint_badge};
use crate::ui::widget::{card, focus_ring, paint, score_row, text};

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
    notes: Kept<NaiveDate, Vec<Note>>,
    day_notes: Kept<NaiveDate, Vec<Note>>,
    lines: SessionLines,
}

impl CalendarView {
    pub(super) fn step(&mut self, months: i32) {
        self.steps += months;
    }

    /// Draws month and day. Returns what was opened and is no entry.
    pub(super) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) -> Option<Note> {
        let today = view.now.today();
        let mut month = self.month.unwrap_or(today).with_day(1).unwrap_or(today);
        month = moved(month, std::mem::take(&mut self.steps)).min(today.with_day(1).unwrap_or(today));
        self.month = Some(month);
        let day = *self.day.get_or_insert(today);
        let mut opened = None;
        two_ui(ui, 0.62, 300.0, |ui, column| match column {
            Column::First => card::card_ui(ui, |ui| self.month_ui(ui, view, month, today)),
            Column::Second => opened = card::card_ui(ui, |ui| self.day_ui(ui, view, day, today)),
        });
        opened
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
                failure_ui(ui, failure, view.actions);
                return;
            }
        };
        let zone = view.now.zone;
        let read = |month: &NaiveDate| notes_of_days(view.journal.store(), *month, end, &zone);
        let notes = self.notes.get(revision, month, read).map_or(&[][..], Vec::as_slice);
        let marks = Marks { days, notes, week_start: view.journal.customs().week_start };
        if let Some(day) = grid_ui(ui, month, end, today, self.day, &marks) {
            self.day = Some(day);
        }
        text::small_ui(ui, "Number: worst pain that day. Square: a routine was done. Badge: a check result.");
    }

    fn day_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, day: NaiveDate, today: NaiveDate) -> Option<Note> {
        text::heading_ui(ui, &sentence::long_day(day, today));
        let revision = view.journal.store().revision();
        let entries = self.entries.get(revision, day, |day| view.journal.store().episodes_of_day(*day));
        let Ok(entries) = entries else { return None };
        let zone = view.now.zone;
        let read = |day: &NaiveDate| notes_of_days(view.journal.store(), *day, *day, &zone);
        let notes = self.day_notes.get(revision, day, read).map_or(&[][..], Vec::as_slice);
        if entries.is_empty() && notes.is_empty() {
            text::body_ui(ui, "No entries on this day.");
        }
        let mut opened = None;
        let mut rest = entries.as_slice();
        for note in notes {
            // Both lists run from the newest back.
            let (newer, older) = rest.split_at(rest.partition_point(|entry| entry.started.utc_s > note.at.utc_s));
            day_rows_ui(ui, newer, view);
            rest = older;
            let words = self.lines.of(note, view);
            match note_row_ui(ui, view, note, &words, NoteLook::default()).1 {
                Some(NoteEvent::Open) => opened = Some(note.clone()),
                Some(NoteEvent::Delete) => view.actions.extend(delete_action(note)),
                None => {}
            }
        }
        day_rows_ui(ui, rest, view);
        if day <= today && ui.add(Button::secondary("Add to this day").icon(Icon::Add)).clicked() {
            view.actions.push(Action::NewEntryOn(day));
        }
        opened
    }
}

fn moved(month: NaiveDate, months: i32) -> NaiveDate {
    let count = Months::new(months.unsigned_abs());
    let moved = if months < 0 { month.checked_sub_months(count) } else { month.checked_add_months(count) };
    moved.unwrap_or(month)
}

/// What stands on the days of a month.
struct Marks<'a> {
    days: &'a [DayWorst],
    notes: &'a [Note],
    week_start: WeekStart,
}

impl Marks<'_> {
    fn worst(&self, day: NaiveDate) -> Option<&DayWorst> {
        self.days.iter().find(|found| found.day == day)
    }

    fn of(&self, day: NaiveDate) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(move |note| note.at.day() == day)
    }

    fn sessions(&self, day: NaiveDate) -> usize {
        self.of(day).filter(|note| matches!(note.what, NoteKind::Session(_))).count()
    }

    /// The most urgent result of the checks of a day.
    fn tier(&self, day: NaiveDate) -> Option<Tier> {
        let tiers = self.of(day).filter_map(|note| match note.what {
            NoteKind::Check(tier) => Some(tier),
            _ => None,
        });
        tiers.max()
    }

    /// "Saturday 22 November, worst pain 6, 2 entries, 1 routine, check: no signs"
    fn words(&self, day: NaiveDate, today: NaiveDate) -> String {
        let mut parts = vec![sentence::long_day(day, today)];
        match self.worst(day) {
            Some(found) => {
                parts.push(format!("worst pain {}", found.worst.get()));
                parts.push(sentence::count(found.entries, "entry", "entries"));
            }
            None => parts.push("no entry".to_owned()),
        }
        let first_days = self.of(day).filter(|note| note.kind() == RecordKind::FirstDays).count();
        for (count, one, many) in [
            (self.sessions(day), "routine", "routines"),
            (first_days, "step of the first days", "steps of the first days"),
        ] {
            parts.extend((count > 0).then(|| sentence::count(count, one, many)));
        }
        parts.extend(self.tier(day).map(|tier| format!("check: {}", tier_words(tier))));
        parts.join(", ")
    }

    /// A square for a routine and a badge for a check, beside the number of the day; below it where that is narrow.
    fn paint(&self, ui: &Ui, rect: Rect, day: NaiveDate) {
        let tier = self.tier(day);
        if let Some(tier) = tier {
            let center = pos2(rect.right() - 11.0, rect.top() + 12.0);
            paint_badge(ui.painter(), center, 16.0, Badge::Tier(tier), Palette::of(ui.ctx()));
        }
        if self.sessions(day) > 0 {
            let center = match tier {
                None => pos2(rect.right() - 11.0, rect.top() + 12.0),
                Some(_) if rect.width() >= 60.0 => pos2(rect.right() - 28.0, rect.top() + 12.0),
                Some(_) => pos2(rect.left() + 11.0, rect.top() + 25.0),
            };
            square(ui, center, 8.0);
        }
    }
}

/// The days of a month as one Tab stop. Returns the day that was pressed.
fn grid_ui(
    ui: &mut Ui,
    month: NaiveDate,
    end: NaiveDate,
    today: NaiveDate,
    chosen: Option<NaiveDate>,
    marks: &Marks<'_>,
) -> Option<NaiveDate> {
    let palette = Palette::of(ui.ctx());
    let width = ui.available_width();
    let share = width / 7.0;
    let height = 66.0;
    let lead = marks.week_start.column(month);
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
            let found = marks.worst(day);
            let words = marks.words(day, today);
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
            marks.paint(ui, rect, day);
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
