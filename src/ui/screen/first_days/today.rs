//! The first days on Today: what is on, what is next, what was done and left out.

use egui::Ui;

use super::{FirstDaysScreen, day_words, when_words};
use crate::content::{FirstDaysPlace, first_days_lines};
use crate::domain::rice::{
    Due, DueKind, FirstDaysRecord, ICE_MIN, IcePurpose, Refusal, RiceEventKind, RiceTimer, TimerState, day_plan, ice,
    next_due, wrap_off_words,
};
use crate::domain::sentence;
use crate::domain::when::Moment;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

/// How long Today still says that the 72 hours are over.
const SAID_AFTER_MS: i64 = 24 * 3_600_000;

impl FirstDaysScreen {
    /// The card on Today while a plan runs, and as long as ice or a raised leg does.
    pub fn today_ui(&self, ui: &mut Ui, view: &mut View<'_>) {
        let now_ms = view.journal.now_ms();
        let runs: Vec<(RiceTimer, TimerState)> =
            RiceTimer::ALL.into_iter().filter_map(|timer| Some((timer, self.running(timer, now_ms)?))).collect();
        let record = self.record.as_ref().filter(|record| now_ms - record.plan.ends_ms() < SAID_AFTER_MS);
        if runs.is_empty() && record.is_none() {
            return;
        }
        card::card_ui(ui, |ui| {
            let (said, open) = (
                |ui: &mut Ui| {
                    text::heading_ui(ui, "First days");
                    for (timer, state) in &runs {
                        running_ui(ui, *timer, *state);
                    }
                    if let Some(record) = record {
                        self.plan_lines_ui(ui, view, record, !runs.is_empty());
                    }
                },
                Button::secondary("Open").name("Open the first-days plan").icon(Icon::Forward),
            );
            let opened = card::sides_ui(ui, 260.0, 110.0, said, |ui| ui.add(open).clicked()).1;
            if opened {
                view.actions.push(Action::ShowFirstDays { ask: false });
            }
            self.presses_ui(ui, view, &runs, record);
        });
    }

    fn plan_lines_ui(&self, ui: &mut Ui, view: &View<'_>, record: &FirstDaysRecord, runs: bool) {
        let now_ms = view.journal.now_ms();
        let person = self.person(&view.outlook);
        if let Some(words) = wrap_off_words(&record.plan, &person, &record.events, &view.now) {
            text::strong_ui(ui, words);
        }
        if record.plan.is_over(now_ms) {
            text::body_ui(ui, "The first 72 hours are over. Ice is only for comfort now.");
            text::body_ui(ui, "Next: move it gently, a little and often.");
            return;
        }
        let due = next_due(&record.plan, &person, &record.events, &view.now);
        let is_shown = |due: &&Due| due.kind != DueKind::WrapOff || due.at.utc_s > view.now.moment.utc_s;
        let next = due.iter().find(is_shown).map(|due| due_words(due, view));
        if let Some(words) = next.or_else(|| (!runs).then(|| "Nothing is due now.".to_owned())) {
            text::body_ui(ui, &words);
        }
        if let Some(words) = self.ice_words(view, record) {
            text::body_ui(ui, &words);
        }
        let steps = day_plan(record, &person, &view.now);
        let times = |number: usize| if number == 1 { String::new() } else { format!(" {number} times") };
        let done: Vec<String> = steps
            .iter()
            .filter(|one| !one.done.is_empty())
            .map(|one| format!("{}{}", one.step.noun(), times(one.done.len())))
            .collect();
        let skipped: Vec<String> = steps
            .iter()
            .filter(|one| one.skipped > 0)
            .map(|one| format!("{}{}", one.step.noun(), times(one.skipped)))
            .collect();
        let mut small = vec![day_words(&record.plan, view)];
        if !done.is_empty() {
            small.push(format!("Done today: {}.", done.join(", ")));
        }
        if !skipped.is_empty() {
            small.push(format!("Skipped today: {}.", skipped.join(", ")));
        }
        text::small_ui(ui, &small.join(" "));
    }

    /// What the plan says about ice when it cannot be put on.
    fn ice_words(&self, view: &View<'_>, record: &FirstDaysRecord) -> Option<String> {
        let now_ms = view.journal.now_ms();
        let person = self.person(&view.outlook);
        match ice(&record.plan, &person, &record.events, now_ms, ICE_MIN[1], IcePurpose::Plan).err()? {
            Refusal::TooEarly(_) => Some(self.again_words(record, view)),
            Refusal::Paused(_) => Some("Ice is paused for now.".to_owned()),
            refusal @ (Refusal::Forbidden(_) | Refusal::AskFirst(_)) => Some(format!("Ice: {}", refusal.words())),
            _ => None,
        }
    }

    /// The look at the skin, ice, and "Skip this time".
    fn presses_ui(
        &self,
        ui: &mut Ui,
        view: &mut View<'_>,
        runs: &[(RiceTimer, TimerState)],
        record: Option<&FirstDaysRecord>,
    ) {
        let mut asked = None;
        let outlook = view.outlook.clone();
        let person = self.person(&outlook);
        let now_ms = view.journal.now_ms();
        let running = record.filter(|record| !record.plan.is_over(now_ms));
        let may_ice = running
            .map(|record| ice(&record.plan, &person, &record.events, now_ms, ICE_MIN[1], IcePurpose::Plan))
            .filter(|may| matches!(may, Ok(()) | Err(Refusal::TooEarly(_))));
        let due = running.map(|record| next_due(&record.plan, &person, &record.events, &view.now));
        let due = due.and_then(|due| due.into_iter().find(|due| matches!(due.kind, DueKind::Begin(_))));
        if may_ice == Some(Ok(())) {
            // How to put it on is read before each start.
            if let Some(line) = first_days_lines(FirstDaysPlace::Ice).nth(1) {
                text::small_ui(ui, &line.words);
            }
        }
        ui.horizontal_wrapped(|ui| {
            for (timer, state) in runs {
                if matches!(state, TimerState::Running { skin_check: true, .. })
                    && ui.add(Button::primary("It looks fine").icon(Icon::Check)).clicked()
                {
                    asked = Some(RiceEventKind::SkinFine);
                }
                let name = format!("Stop {}", sentence::lower_first(timer.name()));
                if ui.add(Button::stop("Stop now").name(&name)).clicked() {
                    asked = Some(timer.off());
                }
            }
            if may_ice.is_some() {
                let minutes = ICE_MIN[1];
                let words = format!("Ice for {minutes} min");
                // It stays while it is too early; pressing it says why.
                if ui.add(Button::secondary(&words).icon(Icon::Play)).clicked() {
                    asked = Some(RiceEventKind::IceOn { minutes });
                }
            }
            if let Some(Due { kind: DueKind::Begin(step), at }) = due
                && at.utc_s <= view.now.moment.utc_s
            {
                let name = format!("Skip {} this time", step.noun());
                if ui.add(Button::quiet("Skip this time").name(&name)).clicked() {
                    asked = Some(RiceEventKind::Skipped { step });
                }
            }
        });
        view.actions.extend(asked.map(Action::FirstDays));
    }
}

fn running_ui(ui: &mut Ui, timer: RiceTimer, state: TimerState) {
    match state {
        TimerState::Running { skin_check: true, .. } => {
            text::strong_ui(ui, "Ice: look at your skin. White, blue or numb? Stop.")
        }
        TimerState::Running { left_ms, .. } => {
            text::strong_ui(ui, &format!("{}: {} min left.", timer.name(), (left_ms + 59_999) / 60_000))
        }
        TimerState::Paused { .. } => text::strong_ui(ui, &format!("{} is paused.", timer.name())),
        TimerState::Ended { .. } => text::strong_ui(ui, &format!("{} is over.", timer.name())),
    };
}

/// "Next at 07:00", "Next tomorrow 07:00"
pub(super) fn next_at_words(at: Moment, view: &View<'_>) -> String {
    let word = if at.day() == view.now.today() { "at " } else { "" };
    format!("Next {word}{}", when_words(at, view))
}

/// "Now: raise the leg." or "Next at 07:00: raise the leg."
fn due_words(due: &Due, view: &View<'_>) -> String {
    let words = sentence::lower_first(due.kind.words());
    if due.at.utc_s <= view.now.moment.utc_s {
        return format!("Now: {words}.");
    }
    format!("{}: {words}.", next_at_words(due.at, view))
}
