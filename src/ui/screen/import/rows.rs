//! The rows of a file in three lists: what is new, what is here already, and what is left out with its reason.

use egui::accesskit::Role;
use egui::{Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paging::{Called, Paging};
use crate::app::import::desk::Checked;
use crate::domain::episode::Episode;
use crate::domain::record::Record;
use crate::domain::sentence::{self, HourStyle};
use crate::domain::when::{Certainty, Moment};
use crate::exchange::import::{Counted, Item, Live, Reading, What};
use crate::ui::fonts;
use crate::ui::screen::View;
use crate::ui::theme::Palette;
use crate::ui::widget::segmented::{self, segment};
use crate::ui::widget::{paint, text};

/// Words of a note that stand in a row.
const NOTE_WORDS: usize = 16;
/// Width of a column in points from which the reason stands beside the row.
const BESIDE: f32 = 520.0;
/// Width of the number of a row, in points.
const NUMBER: f32 = 110.0;

/// One of the three lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tab {
    /// What would be added.
    #[default]
    New,
    /// What is in the journal, or twice in the file.
    Here,
    /// What is left out.
    LeftOut,
}

/// Which list is shown, and from which row.
#[derive(Debug, Default)]
pub(super) struct RowTabs {
    tab: Tab,
    paging: Paging,
}

/// The three counts: "48 new", "9 already here", "3 left out".
pub(super) fn counts(checked: &Checked) -> [String; 3] {
    let number = |count: usize| sentence::grouped(u32::try_from(count).unwrap_or(u32::MAX));
    let here = checked.here.len() + checked.reading.twice;
    [
        format!("{} new", number(checked.new.len())),
        format!("{} already here", number(here)),
        format!("{} left out", number(checked.reading.skipped.len())),
    ]
}

impl RowTabs {
    /// Draws the counts as tabs.
    pub(super) fn tabs_ui(&mut self, ui: &mut Ui, checked: &Checked) {
        let [new, here, left_out] = counts(checked);
        let tabs = [segment(Tab::New, &new), segment(Tab::Here, &here), segment(Tab::LeftOut, &left_out)];
        if let Some(tab) = segmented::filled_ui(ui, "Rows", &tabs, Some(self.tab)) {
            *self = Self { tab, paging: Paging::default() };
        }
    }

    /// Whether the rows that are left out are shown.
    pub(super) fn are_left_out(&self) -> bool {
        self.tab == Tab::LeftOut
    }

    /// Draws the rows of the list that is shown.
    pub(super) fn rows_ui(&mut self, ui: &mut Ui, view: &View<'_>, checked: &Checked) {
        let reading = &checked.reading;
        let count = match self.tab {
            Tab::New => checked.new.len(),
            Tab::Here => checked.here.len(),
            Tab::LeftOut => reading.skipped.len(),
        };
        if self.tab == Tab::Here && reading.twice > 0 {
            let rows = sentence::count(reading.twice, "row says", "rows say");
            text::body_ui(ui, &format!("{rows} the same as one before in the file."));
        }
        if count == 0 && !(self.tab == Tab::Here && reading.twice > 0) {
            text::body_ui(
                ui,
                match self.tab {
                    Tab::New => "Nothing in this file is new.",
                    Tab::Here => "No row of this file is in your journal yet.",
                    Tab::LeftOut => "No row is left out.",
                },
            );
        }
        for place in self.paging.shown(count) {
            match self.tab {
                Tab::New => found_ui(ui, view, reading, checked.new.get(place)),
                Tab::Here => found_ui(ui, view, reading, checked.here.get(place)),
                Tab::LeftOut => {
                    if let Some(skipped) = reading.skipped.get(place) {
                        let row = reading.counted.name(skipped.row);
                        let name = format!("Left-out row, {}", sentence::lower_first(&row));
                        line_ui(ui, &name, &row, &skipped.text, &skipped.reason);
                    }
                }
            }
        }
        self.paging.buttons_ui(ui, count, &Called { one: "row", many: "rows" });
    }
}

/// One row of the live preview.
pub(super) fn live_ui(ui: &mut Ui, view: &View<'_>, live: &Live) {
    // Only tables have them on their page.
    let row = Counted::Lines.name(live.row);
    match &live.outcome {
        Ok(items) => {
            let words = items_words(items, view);
            line_ui(ui, &row, &row, &live.text, &words);
        }
        Err(reason) => {
            let name = format!("Left-out row, {}", sentence::lower_first(&row));
            line_ui(ui, &name, &row, &live.text, &format!("Left out: {reason}"));
        }
    }
}

fn found_ui(ui: &mut Ui, view: &View<'_>, reading: &Reading, place: Option<&usize>) {
    if let Some(found) = place.and_then(|place| reading.found.get(*place)) {
        let row = reading.counted.name(found.row);
        line_ui(ui, &row, &row, &items_words(&found.items, view), "");
    }
}

fn items_words(items: &[Item], view: &View<'_>) -> String {
    items.iter().map(|item| item_words(item, view)).collect::<Vec<_>>().join("; ")
}

/// "Sat 21 Nov, 14:30, pain 6, left leg".
fn item_words(item: &Item, view: &View<'_>) -> String {
    let hours = view.journal.hours();
    let day = |at: Moment| sentence::short_day(at.day(), view.now.today());
    match &item.what {
        What::Pain(episode) => episode_words(episode, view),
        What::Kept(record) => match &**record {
            Record::Episode(episode) => episode_words(episode, view),
            Record::Dose(dose) => joined(&[day(dose.at), dose.contents.name.clone()]),
            Record::Session(session) => joined(&[day(session.started), session.plan.name.clone()]),
            other => joined(&[other.happened().map(day).unwrap_or_default(), other.kind().names().0.to_owned()]),
        },
        What::Taken(taken) => {
            let parts =
                [day(taken.at), time(taken.at, taken.certainty, hours), taken.medicine.clone(), taken.amount.clone()];
            joined(&parts)
        }
        What::Done(deed) => {
            let lasted = deed.minutes.map(|minutes| sentence::length(minutes.into())).unwrap_or_default();
            joined(&[day(deed.at), time(deed.at, deed.certainty, hours), deed.name.clone(), lasted])
        }
    }
}

fn episode_words(episode: &Episode, view: &View<'_>) -> String {
    let (score, leg) = (episode.nrs_worst.get(), episode.side.leg_words());
    let note = episode.notes.split_whitespace().take(NOTE_WORDS).collect::<Vec<_>>().join(" ");
    let note = if note.is_empty() { note } else { format!("“{note}”") };
    let time = sentence::entry_time(episode, view.journal.hours());
    let day = sentence::short_day(episode.started.day(), view.now.today());
    joined(&[day, time, format!("pain {score}"), leg.to_owned(), note])
}

fn joined(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn time(at: Moment, certainty: Certainty, hours: HourStyle) -> String {
    match certainty {
        Certainty::Exact => sentence::time_of_day(at, hours),
        Certainty::About => format!("about {}", sentence::time_of_day(at, hours)),
        Certainty::DayOnly => "time unknown".to_owned(),
    }
}

/// Number, row and what is said of it: beside each other, or one below the other where the page is narrow.
pub(super) fn line_ui(ui: &mut Ui, name: &str, row: &str, words: &str, remark: &str) {
    let palette = Palette::of(ui.ctx());
    let width = ui.available_width();
    let number = paint::galley(ui, row, fonts::strong(), palette.text, width);
    let beside = width >= BESIDE;
    let left = if beside { NUMBER.max(number.size().x + 14.0) } else { 0.0 };
    let rest = width - left;
    let share = if beside && !remark.is_empty() { (rest * 0.55).floor() } else { rest };
    let words_font = if remark.is_empty() { fonts::body() } else { fonts::small() };
    let words_galley = paint::galley(ui, words, words_font, palette.text, (share - 12.0).max(40.0));
    let room = if beside { rest - share } else { rest };
    let remark_galley = paint::galley(ui, remark, fonts::body(), palette.text, room.max(40.0));
    let (words_at, remark_at, height) = if beside {
        let tallest = words_galley.size().y.max(remark_galley.size().y).max(number.size().y);
        (vec2(left, 0.0), vec2(left + share, 0.0), tallest)
    } else {
        let below = number.size().y + 2.0;
        let under = below + words_galley.size().y + 2.0;
        let end = if remark.is_empty() { under } else { under + remark_galley.size().y };
        (vec2(0.0, below), vec2(0.0, under), end)
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height + 12.0), Sense::hover());
    let said = [name, remark, words].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let top = pos2(rect.left(), rect.top() + 6.0);
    let painter = ui.painter().with_clip_rect(Rect::from_min_max(rect.min, rect.max).intersect(ui.clip_rect()));
    painter.galley(top, number, palette.text);
    painter.galley(top + words_at, words_galley, palette.text);
    if !remark.is_empty() {
        painter.galley(top + remark_at, remark_galley, palette.text);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, palette.line_stroke());
}
