//! Today by the plan, one row for each step, and the log of everything that was done.

use chrono::NaiveDate;
use egui::Ui;
use uuid::Uuid;

use super::FirstDaysScreen;
use super::today::next_at_words;
use crate::domain::rice::{
    FirstDaysRecord, Next, Refusal, RiceEventKind, RiceLine, RiceStep, StepDay, blocks, day_plan,
};
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::grid_ui;
use crate::ui::widget::{card, text};

/// Lines of the log that are shown before "Show all".
const SHOWN: usize = 8;

impl FirstDaysScreen {
    /// What was done today, what was left out and what is next.
    pub(super) fn day_ui(&self, ui: &mut Ui, view: &mut View<'_>, record: &FirstDaysRecord) {
        if record.plan.is_over(view.journal.now_ms()) {
            return;
        }
        let outlook = view.outlook.clone();
        let steps = day_plan(record, &self.person(&outlook), &view.now);
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Today");
            grid_ui(ui, steps.len(), 170.0, |ui, number| {
                if let Some(one) = steps.get(number) {
                    step_ui(ui, view, one);
                }
            });
        });
    }

    /// Everything that was done, newest first, by day.
    pub(super) fn log_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, record: &FirstDaysRecord) {
        // Only what is in the journal can be taken out; a timer that runs is not.
        let stored = self.stored.as_ref().unwrap_or(record);
        let mut lines = blocks(stored, &view.now.zone);
        lines.sort_by_key(|line| line.at.utc_s);
        lines.reverse();
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Log");
            if lines.is_empty() {
                text::body_ui(ui, "Nothing yet. What you do stands here.");
                return;
            }
            let shown = if self.whole_log { lines.len() } else { SHOWN };
            let mut day: Option<NaiveDate> = None;
            for (number, line) in lines.iter().take(shown).enumerate() {
                if day != Some(line.at.day()) {
                    text::question_ui(ui, &sentence::near_day(line.at.day(), view.now.today()));
                    day = Some(line.at.day());
                }
                ui.push_id(("log", number), |ui| line_ui(ui, view, stored.id, line));
            }
            if lines.len() > shown {
                let words = format!("Show all {}", lines.len());
                if ui.add(Button::quiet(&words).name(&format!("{words} lines of the log"))).clicked() {
                    self.whole_log = true;
                }
            }
        });
    }
}

fn step_ui(ui: &mut Ui, view: &mut View<'_>, one: &StepDay) {
    text::question_ui(ui, one.step.name());
    text::body_ui(ui, &next_words(one, view));
    if let Some(done) = done_words(one, view) {
        text::small_ui(ui, &done);
    }
    if one.next == Next::Now {
        let name = format!("Skip {} this time", one.step.noun());
        if ui.add(Button::secondary("Skip this time").name(&name)).clicked() {
            view.actions.push(Action::FirstDays(RiceEventKind::Skipped { step: one.step }));
        }
    }
}

/// "Now, if you like.", "Next at 16:20."
fn next_words(one: &StepDay, view: &View<'_>) -> String {
    match &one.next {
        Next::On if one.step == RiceStep::Compression => "The wrap is on.".to_owned(),
        Next::On => "On now. The time stands above.".to_owned(),
        Next::Now if one.step == RiceStep::Ice => "You can now, if you like.".to_owned(),
        Next::Now => "Due now.".to_owned(),
        Next::At(at) if one.step == RiceStep::Ice => format!("{}, if you like.", next_at_words(*at, view)),
        Next::At(at) => format!("{}.", next_at_words(*at, view)),
        Next::Closed(refusal) => match refusal {
            Refusal::Paused(_) => "Paused for now. The card below says why.".to_owned(),
            Refusal::AskFirst(_) => "Ask first. The card below says why.".to_owned(),
            _ => "Not for you now. The card below says why.".to_owned(),
        },
        Next::Nothing => "Nothing more in these three days.".to_owned(),
    }
}

/// "Done 09:00, 11:30. Skipped 1 time."
fn done_words(one: &StepDay, view: &View<'_>) -> Option<String> {
    let mut parts = Vec::new();
    if !one.done.is_empty() {
        let times: Vec<String> =
            one.done.iter().map(|line| sentence::time_of_day(line.at, view.journal.hours())).collect();
        parts.push(format!("Done {}.", times.join(", ")));
    }
    if one.skipped > 0 {
        parts.push(format!("Skipped {}.", sentence::count(one.skipped, "time", "times")));
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn line_ui(ui: &mut Ui, view: &mut View<'_>, plan: Uuid, line: &RiceLine) {
    let hours = view.journal.hours();
    let from = sentence::time_of_day(line.at, hours);
    let time = match line.until {
        Some(until) if line.step == RiceStep::Compression && until.day() == line.at.day() => {
            format!("{from} to {}", sentence::time_of_day(until, hours))
        }
        Some(until) if line.step == RiceStep::Compression => {
            let day = sentence::short_day(until.day(), view.now.today());
            format!("{from} to {day} {}", sentence::time_of_day(until, hours))
        }
        _ => from,
    };
    let words = |ui: &mut Ui| {
        text::body_ui(ui, &format!("{time}  {}", line.words));
    };
    let name = format!("Take out {}, {time}", sentence::lower_first(&line.words));
    let remove = Button::icon_only(Icon::Delete, &name);
    if card::sides_ui(ui, 160.0, 48.0, words, |ui| ui.add(remove).clicked()).1 {
        view.actions.push(Action::RemoveFromFirstDays(plan, line.clone()));
    }
}
