//! The cards for ice, wrap, raising and movement: a button that starts, or why there is none.

use egui::Ui;

use super::plan::{lines_ui, sources_ui};
use super::refusal::{agreed_ui, refusal_ui};
use super::{FirstDaysScreen, clock_words, moment, since_words, when_words};
use crate::content::{FirstDaysPlace, first_days_lines};
use crate::domain::rice::{
    DueKind, FirstDaysRecord, ICE_GAP_MIN, ICE_MIN, IcePurpose, IceTimer, MOVEMENT_FROM_H, RAISE_MIN, Refusal,
    RiceEventKind, RiceStep, TimerEnd, TimerState, ice, ice_again_ms, next_due, raise, wrap, wrap_is_on,
    wrap_off_words,
};
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::{chips, text};

impl FirstDaysScreen {
    pub(super) fn ice_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, record: &FirstDaysRecord) {
        let (outlook, now_ms) = (view.outlook.clone(), view.journal.now_ms());
        text::heading_ui(ui, "Ice");
        for (number, line) in first_days_lines(FirstDaysPlace::Ice).enumerate() {
            // How to put it on is read before each start.
            if number == 1 {
                text::strong_ui(ui, &line.words)
            } else {
                text::body_ui(ui, &line.words)
            };
        }
        if let Some(words) = ended_words(record, now_ms) {
            text::strong_ui(ui, &words);
        }
        let over = record.plan.is_over(now_ms);
        if over {
            text::strong_ui(ui, "The first 72 hours are over. Ice is only for comfort now.");
        }
        let minutes = self.ice_min.unwrap_or(ICE_MIN[1]);
        let purpose = if over { IcePurpose::Comfort } else { IcePurpose::Plan };
        agreed_ui(ui, view, record, RiceStep::Ice);
        match ice(&record.plan, &self.person(&outlook), &record.events, now_ms, minutes, purpose) {
            Ok(()) => {
                minutes_ui(ui, "Minutes of ice", ICE_MIN, &mut self.ice_min);
                let words = format!("Start ice for {minutes} min");
                if ui.add(Button::primary(&words).icon(Icon::Play)).clicked() {
                    view.actions.push(Action::FirstDays(RiceEventKind::IceOn { minutes }));
                }
            }
            Err(Refusal::AlreadyOn) => {
                text::body_ui(ui, "It is on. The time stands above.");
            }
            Err(Refusal::TooEarly(_)) => {
                text::strong_ui(ui, &self.again_words(record, view));
                text::body_ui(ui, "The skin needs 2 hours between.");
            }
            Err(refusal) => refusal_ui(ui, view, &refusal, RiceStep::Ice),
        }
        sources_ui(ui, "ice", first_days_lines(FirstDaysPlace::Ice).flat_map(|line| line.sources.iter()));
    }

    pub(super) fn raise_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, record: &FirstDaysRecord) {
        let (outlook, now_ms) = (view.outlook.clone(), view.journal.now_ms());
        text::heading_ui(ui, "Raise");
        lines_ui(ui, FirstDaysPlace::Raise);
        let minutes = self.raise_min.unwrap_or(RAISE_MIN[1]);
        agreed_ui(ui, view, record, RiceStep::Raise);
        match raise(&self.person(&outlook), &record.events, now_ms, minutes) {
            Ok(()) => {
                minutes_ui(ui, "Minutes with the leg up", RAISE_MIN, &mut self.raise_min);
                let words = format!("Start raising for {minutes} min");
                if ui.add(Button::primary(&words).icon(Icon::Play)).clicked() {
                    view.actions.push(Action::FirstDays(RiceEventKind::RaiseOn { minutes }));
                }
            }
            Err(Refusal::AlreadyOn) => {
                text::body_ui(ui, "The leg is up. The time stands above.");
            }
            Err(refusal) => refusal_ui(ui, view, &refusal, RiceStep::Raise),
        }
        sources_ui(ui, "raising the leg", first_days_lines(FirstDaysPlace::Raise).flat_map(|line| line.sources.iter()));
    }

    pub(super) fn wrap_ui(&self, ui: &mut Ui, view: &mut View<'_>, record: &FirstDaysRecord) {
        let outlook = view.outlook.clone();
        text::heading_ui(ui, "Compress");
        lines_ui(ui, FirstDaysPlace::Compression);
        let person = self.person(&outlook);
        agreed_ui(ui, view, record, RiceStep::Compression);
        let due = next_due(&record.plan, &person, &record.events, &view.now);
        if due.iter().any(|due| due.kind == DueKind::CheckToes) {
            text::strong_ui(ui, "Are your toes normal again?");
            ui.horizontal_wrapped(|ui| {
                if ui.add(Button::secondary("Yes, they are normal").icon(Icon::Check)).clicked() {
                    view.actions.push(Action::FirstDays(RiceEventKind::ToesFine));
                }
                if ui.add(Button::secondary("No, check warning signs").icon(Icon::Warning)).clicked() {
                    view.actions.push(Action::Do(Item::Check));
                }
            });
        }
        if let Some(on_ms) = wrap_is_on(&record.events) {
            text::strong_ui(ui, &format!("The wrap is on since {}.", since_words(on_ms, view)));
            if let Some(words) = wrap_off_words(&record.plan, &person, &record.events, &view.now) {
                text::strong_ui(ui, words);
            }
            ui.horizontal_wrapped(|ui| {
                if ui.add(Button::primary("Take the wrap off")).clicked() {
                    view.actions.push(Action::FirstDays(RiceEventKind::WrapOff));
                }
                if ui.add(Button::secondary("Too tight, I took it off")).clicked() {
                    view.actions.push(Action::FirstDays(RiceEventKind::WrapTooTight));
                }
            });
        } else {
            match wrap(&record.plan, &person, &record.events, &view.now) {
                Ok(()) => {
                    if ui.add(Button::secondary("Put the wrap on")).clicked() {
                        view.actions.push(Action::FirstDays(RiceEventKind::WrapOn));
                    }
                }
                Err(refusal) => refusal_ui(ui, view, &refusal, RiceStep::Compression),
            }
        }
        sources_ui(ui, "the wrap", first_days_lines(FirstDaysPlace::Compression).flat_map(|line| line.sources.iter()));
    }

    pub(super) fn move_ui(&self, ui: &mut Ui, view: &mut View<'_>, record: &FirstDaysRecord) {
        text::heading_ui(ui, "Move gently");
        lines_ui(ui, FirstDaysPlace::Movement);
        if let Err(refusal) = self.person(&view.outlook).closes(RiceStep::Movement, &record.events) {
            refusal_ui(ui, view, &refusal, RiceStep::Movement);
        } else if record.plan.since_min(view.journal.now_ms()) < MOVEMENT_FROM_H * 60 {
            let from = moment(record.plan.injury.utc_s.saturating_mul(1000) + MOVEMENT_FROM_H * 3_600_000, view);
            text::body_ui(ui, &format!("The plan offers it from {}.", when_words(from, view)));
        } else if ui.add(Button::secondary("I moved it").icon(Icon::Check)).clicked() {
            view.actions.push(Action::FirstDays(RiceEventKind::Moved));
        }
        sources_ui(
            ui,
            "gentle movement",
            first_days_lines(FirstDaysPlace::Movement).flat_map(|line| line.sources.iter()),
        );
    }
}

fn minutes_ui(ui: &mut Ui, question: &str, lengths: [u16; 3], answer: &mut Option<u16>) {
    let names = lengths.map(|minutes| format!("{minutes} min"));
    let items: Vec<(u16, &str)> = lengths.into_iter().zip(names.iter().map(String::as_str)).collect();
    chips::single_ui(ui, question, &items, answer);
    ui.add_space(4.0);
}

/// For two hours after ice that ended by itself.
fn ended_words(record: &FirstDaysRecord, now_ms: i64) -> Option<String> {
    let timer = IceTimer::of(&record.events)?;
    match timer.state(now_ms) {
        TimerState::Ended { at_ms, by: TimerEnd::Time | TimerEnd::Clock } if now_ms - at_ms < ICE_GAP_MIN * 60_000 => {
            timer.ended_words(now_ms)
        }
        _ => None,
    }
}

impl FirstDaysScreen {
    /// "You can ice again from 16:20."
    pub(super) fn again_words(&self, record: &FirstDaysRecord, view: &View<'_>) -> String {
        let now_ms = view.journal.now_ms();
        let from_ms = ice_again_ms(&record.events, self.last_ice_ms, now_ms).unwrap_or(now_ms);
        format!("You can ice again from {}.", clock_words(from_ms, view))
    }
}
