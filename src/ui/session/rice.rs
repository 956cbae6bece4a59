//! The first days in the window: every start goes through the rules once more, every event of a timer is on the disk
//! before the next, and a block that is over becomes one step of the journal.

use egui::Context;

use super::Session;
use crate::app::command::Command;
use crate::app::failure::Failure;
use crate::app::first_days::person;
use crate::domain::rice::{
    FirstDays, FirstDaysRecord, IcePurpose, Refusal, RiceEvent, RiceEventKind, RiceTimer, TimerEnd, TimerState, ice,
    raise, wrap,
};
use crate::domain::when::Now;
use crate::ui::action::{Action, Page};

/// The clock is written down so often while a timer runs, to notice when it is set back.
const SEEN_MS: i64 = 60_000;

impl Session {
    pub(super) fn act_on_first_days(&mut self, now: &Now, action: &Action) {
        match action {
            Action::ShowFirstDays { ask } => {
                self.go(now, Page::FirstDays);
                self.first_days.ask(*ask);
            }
            Action::StartFirstDays(plan) => self.start_first_days(*plan),
            Action::FirstDays(kind) => self.first_days_event(now, *kind),
            _ => {}
        }
    }

    fn start_first_days(&mut self, plan: FirstDays) {
        let id = self.journal.new_id();
        self.first_days.ask(false);
        self.run(Command::SaveFirstDays(Box::new(FirstDaysRecord { id, plan, events: Vec::new() })));
    }

    fn first_days_event(&mut self, now: &Now, kind: RiceEventKind) {
        self.first_days.read(&self.journal);
        let Some(record) = self.first_days.record().cloned() else { return };
        let event = RiceEvent { at_ms: self.journal.now_ms(), kind };
        // The page shows the reason instead of a button; these are the same rules once more, for whatever else asks.
        if let Err(refusal) = self.allows(&record, now, event) {
            self.tell_failure(&Failure::plain(&refusal.words()));
            return;
        }
        match kind.timer() {
            Some(timer) if kind == timer.off() => {
                self.end_block(timer, event.at_ms);
            }
            Some(_) => self.first_days.put(&self.journal, event),
            None => {
                if let Some(stored) = self.first_days.stored().cloned() {
                    self.run(Command::SaveFirstDays(Box::new(stored.with_event(event))));
                }
            }
        }
    }

    fn allows(&self, record: &FirstDaysRecord, now: &Now, event: RiceEvent) -> Result<(), Refusal> {
        let person = person(&self.outlook);
        let FirstDaysRecord { plan, events, .. } = record;
        match event.kind {
            RiceEventKind::IceOn { minutes } => {
                let over = plan.is_over(event.at_ms);
                let purpose = if over { IcePurpose::Comfort } else { IcePurpose::Plan };
                ice(plan, &person, events, event.at_ms, minutes, purpose)
            }
            RiceEventKind::RaiseOn { minutes } => raise(&person, events, event.at_ms, minutes),
            RiceEventKind::WrapOn => wrap(plan, &person, events, now),
            _ => Ok(()),
        }
    }

    /// A block is over: it goes into the journal first, then from the desk, so that a kill between them loses nothing.
    /// Returns whether it could be written.
    fn end_block(&mut self, timer: RiceTimer, at_ms: i64) -> bool {
        let Some(record) = self.first_days.ended(timer, at_ms) else { return false };
        let id = record.id;
        let events = record.events.len();
        self.run(Command::SaveFirstDays(Box::new(record)));
        let kept = self.journal.store().first_days_plan(id).ok().flatten();
        let written = kept.is_some_and(|kept| kept.events.len() == events);
        if written {
            self.first_days.forget(&self.journal, timer);
        }
        written
    }

    /// Ends what is over by the clock on the wall, and asks to look at the skin.
    pub(super) fn beat_first_days(&mut self, ctx: &Context) {
        self.first_days.read(&self.journal);
        let now_ms = self.journal.now_ms();
        let mut next_ms = None;
        for timer in RiceTimer::ALL {
            let Some(state) = self.first_days.running(timer, now_ms) else { continue };
            match state {
                TimerState::Ended { at_ms, by } => {
                    if self.end_block(timer, at_ms) {
                        self.tell_end(timer, by);
                        ctx.request_repaint();
                    }
                }
                TimerState::Running { skin_check, .. } => {
                    if skin_check && self.first_days.asks_for_skin() {
                        self.announcer.assertive("Look at your skin. White, blue or numb? Stop.".to_owned());
                        ctx.request_repaint();
                    }
                    next_ms = Some(1000);
                }
                TimerState::Paused { .. } => next_ms = Some(1000),
            }
        }
        if let Some(ms) = next_ms {
            if self.first_days.last_ms().is_some_and(|last_ms| now_ms - last_ms >= SEEN_MS) {
                self.first_days.put(&self.journal, RiceEvent { at_ms: now_ms, kind: RiceEventKind::Seen });
            }
            ctx.request_repaint_after(std::time::Duration::from_millis(ms));
        }
    }

    fn tell_end(&mut self, timer: RiceTimer, by: TimerEnd) {
        let words = match (timer, by) {
            (RiceTimer::Ice, TimerEnd::Clock) => "The clock was set back. Take the ice off.",
            (RiceTimer::Ice, _) => "Take the ice off.",
            (RiceTimer::Raise, _) => "The time with the leg up is over.",
        };
        self.announcer.assertive(words.to_owned());
        if let Some(told) = self.told.as_mut().filter(|told| !told.error) {
            told.words = format!("{words} {}", told.words);
        }
    }
}
