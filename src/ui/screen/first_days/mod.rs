//! The first days after an injury: the plan, its page, its card on the routines page and its line on Today.
//!
//! What may be started and how long it lasts is `domain::rice`; the words are content.

mod cards;
mod plan;
mod timer;

use egui::Ui;

use super::{Kept, View};
use crate::app::run::Journal;
use crate::domain::body::Side;
use crate::domain::rice::{
    FirstDays, FirstDaysRecord, ICE_MIN, IceTimer, Pending, RAISE_MIN, RiceEvent, RiceTimer, TimerState,
};
use crate::domain::sentence;
use crate::domain::when::{Moment, Now};
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, chips, text};

/// What the page keeps between frames.
#[derive(Debug)]
pub struct FirstDaysScreen {
    kept: Kept<(), Option<FirstDaysRecord>>,
    /// The plan as the journal has it.
    stored: Option<FirstDaysRecord>,
    /// The same with the timers that run.
    record: Option<FirstDaysRecord>,
    pending: Option<Pending>,
    /// The ice for which the look at the skin was announced, by its start.
    skin_of: Option<i64>,
    asks: bool,
    /// How many days ago it happened.
    ago: Option<u8>,
    side: Option<Side>,
    ice_min: Option<u16>,
    raise_min: Option<u16>,
}

impl FirstDaysScreen {
    /// With the timers that ran when the program ended.
    #[must_use]
    pub fn new(journal: &Journal) -> Self {
        let pending = journal.first_days_pending();
        let stored = journal.first_days().ok().flatten();
        Self {
            kept: Kept::default(),
            pending: pending.zip(stored).map(|(pending, stored)| pending.without(&stored)),
            stored: None,
            record: None,
            skin_of: None,
            asks: false,
            ago: None,
            side: None,
            ice_min: Some(ICE_MIN[1]),
            raise_min: Some(RAISE_MIN[1]),
        }
    }

    /// Reads the plan, once for each revision of the journal.
    pub fn read(&mut self, journal: &Journal) {
        let revision = journal.store().revision();
        let stored = self.kept.get(revision, (), |()| journal.first_days()).ok().cloned().flatten();
        self.stored = stored;
        self.record = self.stored.as_ref().map(|stored| match &self.pending {
            Some(pending) => stored.with(pending),
            None => stored.clone(),
        });
    }

    /// The plan with the timers that run.
    #[must_use]
    pub fn record(&self) -> Option<&FirstDaysRecord> {
        self.record.as_ref()
    }

    /// The plan as the journal has it.
    #[must_use]
    pub fn stored(&self) -> Option<&FirstDaysRecord> {
        self.stored.as_ref()
    }

    /// Whether the page asks for a new injury.
    pub fn ask(&mut self, ask: bool) {
        (self.asks, self.ago, self.side) = (ask, None, None);
    }

    /// Writes an event of a timer down.
    pub fn put(&mut self, journal: &Journal, event: RiceEvent) {
        let Some(stored) = &self.stored else { return };
        let pending = self.pending.take().filter(|pending| pending.plan == stored.id);
        let mut pending = pending.unwrap_or_else(|| Pending::beside(stored));
        pending.put(event);
        journal.keep_first_days_pending(Some(&pending));
        self.pending = Some(pending);
        self.read(journal);
    }

    /// Where a timer stands that was started and is not in the journal yet.
    #[must_use]
    pub fn running(&self, timer: RiceTimer, now_ms: i64) -> Option<TimerState> {
        let record = self.record.as_ref()?;
        let own = self.pending.as_ref().is_some_and(|pending| pending.plan == record.id && pending.has(timer));
        if own { timer.state(&record.events, now_ms) } else { None }
    }

    /// The plan with a block that is over; nothing when none runs.
    #[must_use]
    pub fn ended(&self, timer: RiceTimer, at_ms: i64) -> Option<FirstDaysRecord> {
        let (stored, pending) = (self.stored.as_ref()?, self.pending.as_ref()?);
        (pending.plan == stored.id && pending.has(timer)).then(|| stored.with_block(pending, timer, at_ms))
    }

    /// The block of this timer is in the journal.
    pub fn forget(&mut self, journal: &Journal, timer: RiceTimer) {
        self.pending = self.pending.take().and_then(|pending| pending.after(timer));
        journal.keep_first_days_pending(self.pending.as_ref());
        self.read(journal);
    }

    /// When an event of a timer was written last.
    #[must_use]
    pub fn last_ms(&self) -> Option<i64> {
        self.pending.as_ref().and_then(Pending::last_ms)
    }

    /// Whether the look at the skin was not announced for this ice yet.
    pub fn asks_for_skin(&mut self) -> bool {
        let started = self.record.as_ref().and_then(|record| IceTimer::of(&record.events)).map(|ice| ice.0.started_ms);
        started.is_some() && self.skin_of.replace(started.unwrap_or_default()) != started
    }

    /// The card at the top of the routines page.
    pub fn routines_ui(&self, ui: &mut Ui, view: &mut View<'_>) {
        let now_ms = view.journal.now_ms();
        card::card_ui(ui, |ui| {
            let running = self.record.as_ref().filter(|record| !record.plan.is_over(now_ms));
            if let Some(record) = running {
                text::heading_ui(ui, &format!("First-days plan, {}", record.plan.side.leg_words()));
                text::body_ui(ui, &day_words(&record.plan, view));
                if ui.add(Button::primary("Open").name("Open the first-days plan").icon(Icon::Forward)).clicked() {
                    view.actions.push(Action::ShowFirstDays { ask: false });
                }
                return;
            }
            text::heading_ui(ui, "Fresh injury in the last 3 days?");
            text::body_ui(ui, "Rest, ice, compress, raise, and then move gently: what to do, and what to leave out.");
            ui.horizontal_wrapped(|ui| {
                if ui.add(Button::secondary("Start the first-days plan").icon(Icon::Play)).clicked() {
                    view.actions.push(Action::ShowFirstDays { ask: true });
                }
                if self.record.is_some() && ui.add(Button::quiet("Open the last plan")).clicked() {
                    view.actions.push(Action::ShowFirstDays { ask: false });
                }
            });
        });
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        match self.record.clone() {
            Some(record) if !self.asks => self.plan_ui(ui, view, &record),
            _ => card::card_ui(ui, |ui| self.ask_ui(ui, view)),
        }
    }

    fn ask_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        text::heading_ui(ui, "Start the first-days plan");
        text::question_ui(ui, "When did it happen?");
        let days = [(0, "Today"), (1, "Yesterday"), (2, "2 days ago")];
        chips::single_ui(ui, "When did it happen?", &days, &mut self.ago);
        text::question_ui(ui, "Which leg?");
        let legs = [(Side::Left, "Left"), (Side::Right, "Right"), (Side::Both, "Both")];
        chips::single_ui(ui, "Which leg?", &legs, &mut self.side);
        ui.add_space(4.0);
        let plan = self.ago.zip(self.side).map(|(ago, side)| FirstDays { injury: injury(ago, &view.now), side });
        text::small_ui(
            ui,
            &match &plan {
                Some(plan) => format!("It lasts 72 hours: until {}.", end_words(plan, view)),
                None => "It lasts 72 hours from the injury. An earlier day counts from noon.".to_owned(),
            },
        );
        if ui.add(Button::primary("Start the plan").icon(Icon::Play).enabled(plan.is_some())).clicked()
            && let Some(plan) = plan
        {
            view.actions.push(Action::StartFirstDays(plan));
        }
    }
}

/// Today counts from now; an earlier day from noon, because the hour is not asked.
fn injury(ago: u8, now: &Now) -> Moment {
    let day = now.today() - chrono::Duration::days(i64::from(ago));
    let noon = day.and_hms_opt(12, 0, 0).and_then(|noon| now.at_local(noon).ok());
    noon.filter(|_| ago > 0).unwrap_or_else(|| now.minutes_ago(i64::from(ago) * 24 * 60))
}

/// "Day 2 of 3, ends Wed 25 Nov 12:00."
fn day_words(plan: &FirstDays, view: &View<'_>) -> String {
    match plan.day(view.journal.now_ms()) {
        Some(day) => format!("Day {day} of 3, ends {}.", end_words(plan, view)),
        None => "The first 72 hours are over.".to_owned(),
    }
}

fn end_words(plan: &FirstDays, view: &View<'_>) -> String {
    let end = moment(plan.ends_ms(), view);
    let day = sentence::short_day(end.day(), view.now.today());
    format!("{day} {}", sentence::time_of_day(end, view.journal.hours()))
}

/// "16:20": the next whole minute, so that nothing is promised too early.
fn clock_words(at_ms: i64, view: &View<'_>) -> String {
    let minute_ms = (at_ms + 59_999).div_euclid(60_000) * 60_000;
    sentence::time_of_day(moment(minute_ms, view), view.journal.hours())
}

fn moment(at_ms: i64, view: &View<'_>) -> Moment {
    let utc_s = at_ms.div_euclid(1000);
    Moment { utc_s, offset_min: (view.now.zone.of_utc)(utc_s) }
}
