//! The first days after an injury: the plan, its page, its card on the routines page and its lines on Today.
//!
//! What may be started and how long it lasts is `domain::rice`; the words are content.

mod ask;
mod cards;
mod day;
mod plan;
mod refusal;
mod timer;
mod today;

use egui::Ui;

use super::{Kept, View};
use crate::app::first_days::person;
use crate::app::run::Journal;
use crate::app::watch::Outlook;
use crate::domain::rice::{
    CLOCK_SLACK_MS, FirstDays, FirstDaysRecord, ICE_MIN, InjuryDraft, Pending, Person, RAISE_MIN, RiceEvent,
    RiceEventKind, RiceTimer, TimerState,
};
use crate::domain::sentence;
use crate::domain::when::Moment;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

/// What the page keeps between frames.
#[derive(Debug)]
pub struct FirstDaysScreen {
    kept: Kept<(), Option<FirstDaysRecord>>,
    /// The plan as the journal has it.
    stored: Option<FirstDaysRecord>,
    /// The same with the timers that run.
    record: Option<FirstDaysRecord>,
    pending: Option<Pending>,
    /// When ice ended last.
    last_ice_ms: Option<i64>,
    /// The clock when it was looked at last.
    clock_ms: Option<i64>,
    /// When a block that is over could not be written.
    tried_ms: Option<i64>,
    asks: bool,
    draft: InjuryDraft,
    /// "Start the plan" was pressed, so what is missing is said.
    tried_start: bool,
    ice_min: Option<u16>,
    raise_min: Option<u16>,
    whole_log: bool,
}

impl FirstDaysScreen {
    /// With the timers that ran when the program ended.
    #[must_use]
    pub fn new(journal: &Journal) -> Self {
        let stored = journal.first_days().ok().flatten();
        let pending = journal.first_days_pending().map(|pending| match &stored {
            Some(stored) if stored.id == pending.plan => pending.without(stored),
            _ => pending,
        });
        Self {
            kept: Kept::default(),
            pending,
            stored: None,
            record: None,
            last_ice_ms: journal.last_ice_ms(),
            clock_ms: None,
            tried_ms: None,
            asks: false,
            draft: InjuryDraft::default(),
            tried_start: false,
            ice_min: Some(ICE_MIN[1]),
            raise_min: Some(RAISE_MIN[1]),
            whole_log: false,
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

    /// The person, with the ice that nobody can take back.
    #[must_use]
    pub fn person<'a>(&self, outlook: &'a Outlook) -> Person<'a> {
        Person { last_ice_ms: self.last_ice_ms, ..person(outlook) }
    }

    /// Whether the page asks for a new injury. What was typed stays until a plan begins.
    pub fn ask(&mut self, ask: bool) {
        if self.asks && !ask {
            self.draft = InjuryDraft::default();
        }
        (self.asks, self.tried_start) = (ask, false);
    }

    /// Writes an event of a timer down.
    pub fn put(&mut self, journal: &Journal, event: RiceEvent) {
        let begins = matches!(event.kind, RiceEventKind::IceOn { .. } | RiceEventKind::RaiseOn { .. });
        let mut pending = match (self.pending.take(), &self.stored) {
            (Some(pending), _) if !begins => pending,
            (pending, Some(stored)) => {
                pending.filter(|pending| pending.plan == stored.id).unwrap_or_else(|| Pending::beside(stored))
            }
            (pending, None) => {
                self.pending = pending;
                return;
            }
        };
        pending.put(event);
        journal.keep_first_days_pending(Some(&pending));
        self.pending = Some(pending);
        self.read(journal);
    }

    /// Whether a timer runs whose plan is not the one in the journal: its start was taken back meanwhile.
    #[must_use]
    pub fn has_orphan(&self) -> bool {
        let plan = self.stored.as_ref().map(|stored| stored.id);
        self.pending.as_ref().is_some_and(|pending| Some(pending.plan) != plan)
    }

    /// Where a timer stands that was started and is not in the journal yet.
    #[must_use]
    pub fn running(&self, timer: RiceTimer, now_ms: i64) -> Option<TimerState> {
        let pending = self.pending.as_ref().filter(|pending| pending.has(timer))?;
        timer.state(&pending.alone().events, now_ms)
    }

    /// When that timer was started.
    #[must_use]
    pub fn started_ms(&self, timer: RiceTimer) -> Option<i64> {
        let (ice, raise) = self.timers();
        match timer {
            RiceTimer::Ice => ice.map(|timer| timer.0.started_ms),
            RiceTimer::Raise => raise.map(|timer| timer.0.started_ms),
        }
    }

    /// The plan with a block that is over; nothing when its plan is not in the journal.
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

    /// Ice came off: from here the skin gets its two hours, whatever the journal says later.
    pub fn ice_ended(&mut self, journal: &Journal, at_ms: i64) {
        self.last_ice_ms = Some(at_ms);
        journal.keep_last_ice(at_ms);
    }

    /// Looks at the clock. One that was set back ends what runs, and the two hours after ice count from its new time, or
    /// they would last as long as it was set back.
    pub fn see_clock(&mut self, journal: &Journal, now_ms: i64) {
        let seen = self.clock_ms.replace(now_ms);
        if self.last_ice_ms.is_some_and(|last_ms| last_ms > now_ms + CLOCK_SLACK_MS) {
            self.ice_ended(journal, now_ms);
        }
        let back = seen.filter(|seen_ms| now_ms < seen_ms - CLOCK_SLACK_MS && self.pending.is_some());
        if let Some(seen_ms) = back {
            self.put(journal, RiceEvent { at_ms: seen_ms, kind: RiceEventKind::Seen });
            self.put(journal, RiceEvent { at_ms: now_ms, kind: RiceEventKind::Seen });
        }
    }

    /// When an event of a timer was written last.
    #[must_use]
    pub fn last_ms(&self) -> Option<i64> {
        self.pending.as_ref().and_then(Pending::last_ms)
    }

    /// When a block that is over could not be written.
    #[must_use]
    pub fn tried_ms(&self) -> Option<i64> {
        self.tried_ms
    }

    /// A block that is over could not be written, or now it could.
    pub fn tried(&mut self, at_ms: Option<i64>) {
        self.tried_ms = at_ms;
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
            _ => {
                self.timers_ui(ui, view);
                card::card_ui(ui, |ui| self.ask_ui(ui, view));
            }
        }
    }
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

/// "14:32", or "Sat 21 Nov 14:32" on another day.
fn since_words(at_ms: i64, view: &View<'_>) -> String {
    let at = moment(at_ms, view);
    let time = sentence::time_of_day(at, view.journal.hours());
    if at.day() == view.now.today() {
        time
    } else {
        format!("{} {time}", sentence::short_day(at.day(), view.now.today()))
    }
}

/// "16:20", or "Tue 24 Nov 07:00" on another day.
fn when_words(at: Moment, view: &View<'_>) -> String {
    let time = clock_words(at.utc_s.saturating_mul(1000), view);
    let today = view.now.today();
    if at.day() == today {
        time
    } else if at.day() == today + chrono::Duration::days(1) {
        format!("tomorrow {time}")
    } else {
        format!("{} {time}", sentence::short_day(at.day(), today))
    }
}

fn moment(at_ms: i64, view: &View<'_>) -> Moment {
    let utc_s = at_ms.div_euclid(1000);
    Moment { utc_s, offset_min: (view.now.zone.of_utc)(utc_s) }
}
