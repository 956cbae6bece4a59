//! The first days in the window: every start goes through the rules once more, every event of a timer is on the disk
//! before the next, and a block that is over becomes one step of the journal.

use uuid::Uuid;

use super::{Session, Wish};
use crate::app::command::Command;
use crate::app::failure::Failure;
use crate::domain::rice::{
    FirstDays, FirstDaysRecord, IcePurpose, Refusal, RiceEvent, RiceEventKind, RiceLine, RiceStep, RiceTimer, ice,
    raise, wrap,
};
use crate::domain::when::Now;
use crate::ui::action::{Action, Page};

impl Session {
    pub(super) fn act_on_first_days(&mut self, now: &Now, action: &Action) {
        match action {
            Action::ShowFirstDays { ask } => {
                self.go(now, Page::FirstDays);
                self.first_days.ask(*ask);
            }
            Action::StartFirstDays(plan) => self.start_first_days(*plan),
            Action::FirstDays(kind) => self.first_days_event(now, *kind),
            Action::RemoveFromFirstDays(plan, line) => self.remove_from_first_days(*plan, line),
            _ => {}
        }
    }

    /// Another journal knows nothing of the ice that is on, and could not say when to take it off.
    pub(super) fn without_leaving_ice(&mut self, mut wishes: Vec<Wish>) -> Vec<Wish> {
        let wanted = wishes.len();
        let erases = wishes.contains(&Wish::Erase);
        if self.first_days.running(RiceTimer::Ice, self.journal.now_ms()).is_some() {
            // Locked, its timers are still heard; with another passphrase it is opened again at once.
            wishes.retain(|wish| matches!(wish, Wish::Quit | Wish::Lock | Wish::Rekey(_) | Wish::Rescue));
        }
        if wishes.len() < wanted {
            self.tell_failure(&Failure::plain(if erases {
                "The ice is still on. Stop it first, then delete everything."
            } else {
                "The ice is still on. Stop it first, then open another journal."
            }));
        }
        wishes
    }

    fn start_first_days(&mut self, plan: FirstDays) {
        // A timer belongs to the plan in which it was started; a new plan would take its end out of sight.
        let now_ms = self.journal.now_ms();
        if let Some(timer) = RiceTimer::ALL.into_iter().find(|timer| self.first_days.running(*timer, now_ms).is_some())
        {
            let words = match timer {
                RiceTimer::Ice => "The ice is still on. Stop it first, then start the plan.",
                RiceTimer::Raise => "The leg is still up. Stop that first, then start the plan.",
            };
            self.tell_failure(&Failure::plain(words));
            return;
        }
        let id = self.journal.new_id();
        self.run(Command::SaveFirstDays(Box::new(FirstDaysRecord { id, plan, events: Vec::new() })));
        // Where it could not be saved, what was typed stays.
        if self.journal.store().first_days_plan(id).ok().flatten().is_some() {
            self.first_days.ask(false);
        }
    }

    fn first_days_event(&mut self, now: &Now, kind: RiceEventKind) {
        self.first_days.read(&self.journal);
        let event = RiceEvent { at_ms: self.journal.now_ms(), kind };
        if kind.timer() == Some(RiceTimer::Ice) {
            self.skin_was_seen();
        }
        if let Some(timer) = kind.timer()
            && self.first_days.running(timer, event.at_ms).is_some()
        {
            if kind == timer.off() {
                self.end_block(timer, event.at_ms);
            } else if !matches!(kind, RiceEventKind::IceOn { .. } | RiceEventKind::RaiseOn { .. }) {
                self.first_days.put(&self.journal, event);
            } else {
                self.tell_failure(&Failure::plain(&Refusal::AlreadyOn.words()));
            }
            return;
        }
        let begins = matches!(kind, RiceEventKind::IceOn { .. } | RiceEventKind::RaiseOn { .. });
        if begins && self.first_days.has_orphan() {
            self.tell_failure(&Failure::plain("A timer still runs. Stop it first."));
            return;
        }
        let Some(record) = self.first_days.record().cloned() else { return };
        // The page shows the reason instead of a button; these are the same rules once more, for whatever else asks.
        if let Err(refusal) = self.allows(&record, now, event) {
            self.tell_failure(&Failure::plain(&refusal.words()));
            return;
        }
        match kind {
            _ if begins => self.first_days.put(&self.journal, event),
            // Of a timer that ended in the same moment: there is nothing left to pause.
            _ if kind.timer().is_some() => {}
            _ => {
                if let Some(stored) = self.first_days.stored().cloned() {
                    self.run(Command::SaveFirstDays(Box::new(stored.with_event(event))));
                }
            }
        }
    }

    fn allows(&self, record: &FirstDaysRecord, now: &Now, event: RiceEvent) -> Result<(), Refusal> {
        let person = self.first_days.person(&self.outlook);
        let FirstDaysRecord { plan, events, .. } = record;
        match event.kind {
            RiceEventKind::IceOn { minutes } => {
                let over = plan.is_over(event.at_ms);
                let purpose = if over { IcePurpose::Comfort } else { IcePurpose::Plan };
                ice(plan, &person, events, event.at_ms, minutes, purpose)
            }
            RiceEventKind::RaiseOn { minutes } => raise(&person, events, event.at_ms, minutes),
            RiceEventKind::WrapOn => wrap(plan, &person, events, now),
            RiceEventKind::Moved => person.closes(RiceStep::Movement, events),
            _ => Ok(()),
        }
    }

    /// A line goes out of the log. What the skin needs does not change by that.
    fn remove_from_first_days(&mut self, plan: Uuid, line: &RiceLine) {
        match self.journal.store().first_days_plan(plan) {
            Ok(Some(stored)) if stored.holds(line, &self.journal.now().zone) => {
                self.run(Command::SaveFirstDays(Box::new(stored.without(line))));
            }
            Ok(_) => self.tell_failure(&Failure::plain("That line is not in the plan now.")),
            Err(error) => self.tell_failure(&Failure::reading(&error)),
        }
    }

    /// A block is over: it goes into the journal first, then from the desk, so that a kill between them loses nothing.
    /// Returns whether it is done with.
    pub(super) fn end_block(&mut self, timer: RiceTimer, at_ms: i64) -> bool {
        if timer == RiceTimer::Ice {
            self.first_days.ice_ended(&self.journal, at_ms);
        }
        let Some(record) = self.first_days.ended(timer, at_ms) else {
            // Its plan was taken back; there is nothing to which the block could be written.
            self.first_days.forget(&self.journal, timer);
            return true;
        };
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
}
