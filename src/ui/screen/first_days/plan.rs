//! The page of a plan: what to do and what to leave out, the cards, the two views, and what comes next.

use egui::Ui;

use super::{FirstDaysScreen, day_words, since_words};
use crate::content::{self, FirstDaysPlace, first_days_closing, first_days_lines, first_days_views};
use crate::domain::rice::FirstDaysRecord;
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::{Column, two_ui};
use crate::ui::widget::{card, text};

impl FirstDaysScreen {
    pub(super) fn plan_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, record: &FirstDaysRecord) {
        let over = record.plan.is_over(view.journal.now_ms());
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, &format!("First-days plan, {}", record.plan.side.leg_words()));
            if over {
                lines_ui(ui, FirstDaysPlace::End);
                sources_ui(ui, "what comes next", first_days_lines(FirstDaysPlace::End).flat_map(|line| &line.sources));
                if ui.add(Button::primary("See the routines").icon(Icon::Forward)).clicked() {
                    view.actions.push(Action::Do(Item::Routines));
                }
            } else {
                text::body_ui(ui, &day_words(&record.plan, view));
                let injury = record.plan.injury.utc_s.saturating_mul(1000);
                text::small_ui(ui, &format!("Counted from the injury, about {}.", since_words(injury, view)));
            }
        });
        self.timers_ui(ui, view);
        self.day_ui(ui, view, record);
        if !over {
            two_ui(ui, 0.6, 260.0, |ui, column| {
                card::card_ui(ui, |ui| match column {
                    Column::First => marked_ui(ui, "Do", FirstDaysPlace::Do, Icon::Check),
                    Column::Second => marked_ui(ui, "Leave out for 72 hours", FirstDaysPlace::LeaveOut, Icon::Close),
                });
            });
        }
        two_ui(ui, 0.5, 260.0, |ui, column| match column {
            Column::First => {
                card::card_ui(ui, |ui| self.ice_ui(ui, view, record));
                card::card_ui(ui, |ui| self.move_ui(ui, view, record));
            }
            Column::Second => {
                card::card_ui(ui, |ui| self.wrap_ui(ui, view, record));
                card::card_ui(ui, |ui| self.raise_ui(ui, view, record));
            }
        });
        self.log_ui(ui, view, record);
        card::card_ui(ui, views_ui);
        if !over {
            card::card_ui(ui, |ui| {
                text::heading_ui(ui, "What comes next");
                lines_ui(ui, FirstDaysPlace::Next);
                sources_ui(
                    ui,
                    "what comes next",
                    first_days_lines(FirstDaysPlace::Next).flat_map(|line| &line.sources),
                );
            });
        }
    }
}

/// Lines behind a mark; the mark repeats the heading for the eye.
fn marked_ui(ui: &mut Ui, title: &str, place: FirstDaysPlace, mark: Icon) {
    text::heading_ui(ui, title);
    let color = Palette::of(ui.ctx()).text_2;
    for line in first_days_lines(place) {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(20.0, 22.0), egui::Sense::hover());
            mark.paint(ui, rect.center(), 16.0, color);
            text::body_ui(ui, &line.words);
        });
    }
    sources_ui(ui, title, first_days_lines(place).flat_map(|line| line.sources.iter()));
}

/// Lines of one place.
pub(super) fn lines_ui(ui: &mut Ui, place: FirstDaysPlace) {
    for line in first_days_lines(place) {
        text::body_ui(ui, &line.words);
    }
}

fn views_ui(ui: &mut Ui) {
    text::heading_ui(ui, "Two views");
    lines_ui(ui, FirstDaysPlace::Views);
    let views = first_days_views();
    two_ui(ui, 0.5, 240.0, |ui, column| {
        if let Some(one) = if column == Column::First { views.first() } else { views.last() } {
            text::question_ui(ui, &one.name);
            text::body_ui(ui, &one.words);
            sources_ui(ui, &one.name, one.sources.iter());
        }
    });
    text::question_ui(ui, "What trials found");
    lines_ui(ui, FirstDaysPlace::Evidence);
    let (closing, sources) = first_days_closing();
    text::strong_ui(ui, closing);
    let lines = first_days_lines(FirstDaysPlace::Views).chain(first_days_lines(FirstDaysPlace::Evidence));
    sources_ui(ui, "what trials found", lines.flat_map(|line| line.sources.iter()).chain(sources));
}

/// A button that opens where the words of a part come from, each source once.
pub(super) fn sources_ui<'a>(ui: &mut Ui, what: &str, ids: impl Iterator<Item = &'a String>) {
    let mut lines: Vec<String> = Vec::new();
    for line in ids.filter_map(|id| content::source(id)).map(content::Source::line) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() {
        return;
    }
    let id = egui::Id::unique(("sources of the first days", what));
    let open = ui.data(|data| data.get_temp(id).unwrap_or(false));
    let (words, count) = (if open { "Hide the sources" } else { "Sources" }, lines.len());
    let name = format!("{words}: {what}");
    if ui.add(Button::quiet(&if open { words.to_owned() } else { format!("{words} ({count})") }).name(&name)).clicked()
    {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    if open {
        for line in &lines {
            text::small_ui(ui, line);
        }
    }
}
