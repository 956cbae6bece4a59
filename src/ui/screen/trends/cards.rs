//! The cards under the chart: how the course is worked out, when it hurts, and the best and hardest days.

use egui::Ui;

use crate::domain::sentence;
use crate::domain::trend::Trend;
use crate::ui::chart;
use crate::ui::screen::{View, today_signs};
use crate::ui::widget::columns::{Column, two_ui};
use crate::ui::widget::{card, text};

/// "Is it getting better?", with the numbers of the range and those of the warning-sign rules.
pub(super) fn course_ui(ui: &mut Ui, view: &mut View<'_>, trend: &Trend) {
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, "Is it getting better?");
        for course in &trend.courses {
            text::body_ui(ui, &course.numbers());
        }
        text::small_ui(
            ui,
            "Two points more is called worse. Two points and 30 percent less is called easing, and half of it clearly better, when at least 4 days with entries over 5 days say so.",
        );
        today_signs::course_ui(ui, view);
    });
}

/// Parts of the day and days of the week.
pub(super) fn patterns_ui(ui: &mut Ui, trend: &Trend) {
    two_ui(ui, 0.5, 300.0, |ui, column| {
        card::card_ui(ui, |ui| match column {
            Column::First => {
                text::heading_ui(ui, "Time of day");
                chart::bars_ui(ui, &trend.parts);
                if trend.without_time > 0 {
                    let entries = sentence::count(trend.without_time, "entry", "entries");
                    text::small_ui(ui, &format!("Without a time of day: {entries}."));
                }
            }
            Column::Second => {
                text::heading_ui(ui, "Days of the week");
                chart::bars_ui(ui, &trend.weekdays);
            }
        });
    });
}

/// The best and the hardest days.
pub(super) fn days_ui(ui: &mut Ui, trend: &Trend) {
    let Some((best, hardest)) = trend.best_and_hardest() else { return };
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, "Best and hardest days");
        for (name, days) in [("Least pain", best), ("Most pain", hardest)] {
            text::question_ui(ui, name);
            for day in days {
                text::body_ui(ui, &trend.day_words(day));
            }
        }
        text::small_ui(ui, "Days without an entry are left out.");
    });
}
