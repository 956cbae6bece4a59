//! The page of a plan: what to do and what to leave out, the cards, the two views, and what comes next.

use egui::Ui;

use super::{FirstDaysScreen, day_words, since_words};
use crate::content::{self, FirstDaysPlace, first_days_closing, first_days_lines, first_days_views};
use crate::domain::rice::FirstDaysRecord;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::theme::Palette;
use crate::ui::widget::columns::{Column, grid_ui, two_ui};
use crate::ui::widget::{card, text};

impl FirstDaysScreen {
    pub(super) fn plan_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, record: &FirstDaysRecord) {
        let over = record.plan.is_over(view.journal.now_ms());
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, &format!("First-days plan, {}", record.plan.side.leg_words()));
            if over {
                lines_ui(ui, FirstDaysPlace::End);
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
                text::body_ui(
                    ui,
                    "After 72 hours gentle movement comes next. Ice is then no longer needed; use it for comfort if you like.",
                );
                sources_ui(ui, first_days_lines(FirstDaysPlace::End).flat_map(|line| line.sources.iter()));
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
    sources_ui(ui, first_days_lines(place).flat_map(|line| line.sources.iter()));
}

/// Lines of one place.
pub(super) fn lines_ui(ui: &mut Ui, place: FirstDaysPlace) {
    for line in first_days_lines(place) {
        text::body_ui(ui, &line.words);
    }
}

fn views_ui(ui: &mut Ui) {
    text::heading_ui(ui, "Two views");
    let views = first_days_views();
    grid_ui(ui, views.len(), 280.0, |ui, index| {
        if let Some(one) = views.get(index) {
            text::question_ui(ui, &one.name);
            text::body_ui(ui, &one.words);
            sources_ui(ui, one.sources.iter());
        }
    });
    ui.add_space(4.0);
    let (closing, sources) = first_days_closing();
    text::strong_ui(ui, closing);
    sources_ui(ui, sources.iter());
}

/// "Source: …", each once.
pub(super) fn sources_ui<'a>(ui: &mut Ui, ids: impl Iterator<Item = &'a String>) {
    let mut lines: Vec<String> = Vec::new();
    for line in ids.filter_map(|id| content::source(id)).map(content::Source::line) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if !lines.is_empty() {
        text::small_ui(ui, &format!("Source: {}", lines.join(" · ")));
    }
}
