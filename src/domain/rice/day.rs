//! Today by the plan, step by step: what was done, what was left out, and what is next.

use super::allow::{Person, Refusal};
use super::due::{DueKind, next_due};
use super::line::{RiceLine, blocks};
use super::record::RiceTimer;
use super::timer::{TimerState, wrap_is_on};
use super::{FirstDaysRecord, RiceStep};
use crate::domain::when::{Moment, Now};

/// One step of the plan today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepDay {
    /// Which.
    pub step: RiceStep,
    /// What was done today, oldest first; also a wrap from yesterday that is still on.
    pub done: Vec<RiceLine>,
    /// How often it was left out today.
    pub skipped: usize,
    /// What is next.
    pub next: Next,
}

/// What is next for a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// It is on.
    On,
    /// It is due now.
    Now,
    /// It is due then.
    At(Moment),
    /// It is off, and why.
    Closed(Refusal),
    /// It is not due any more.
    Nothing,
}

/// The steps that have a time, in the order of the plan.
#[must_use]
pub fn day_plan(record: &FirstDaysRecord, person: &Person<'_>, now: &Now) -> Vec<StepDay> {
    let now_ms = now.moment.utc_s.saturating_mul(1000);
    let due = next_due(&record.plan, person, &record.events, now);
    let today = |line: &RiceLine| line.at.day() == now.today();
    let lines = blocks(record, &now.zone);
    let steps = [RiceStep::Ice, RiceStep::Compression, RiceStep::Raise, RiceStep::Movement];
    steps
        .map(|step| {
            let own = || lines.iter().filter(move |line| line.step == step);
            let wrapped = step == RiceStep::Compression && wrap_is_on(&record.events).is_some();
            let runs = |timer: RiceTimer| {
                let state = timer.state(&record.events, now_ms);
                matches!(state, Some(TimerState::Running { .. } | TimerState::Paused { .. }))
            };
            let on = match step {
                RiceStep::Ice => runs(RiceTimer::Ice),
                RiceStep::Raise => runs(RiceTimer::Raise),
                RiceStep::Compression => wrapped,
                RiceStep::Rest | RiceStep::Movement => false,
            };
            let next =
                match (person.closes(step, &record.events), due.iter().find(|due| due.kind == DueKind::Begin(step))) {
                    (_, _) if on => Next::On,
                    (Err(refusal), _) => Next::Closed(refusal),
                    (Ok(()), Some(due)) if due.at.utc_s <= now.moment.utc_s => Next::Now,
                    (Ok(()), Some(due)) => Next::At(due.at),
                    (Ok(()), None) => Next::Nothing,
                };
            StepDay {
                step,
                done: own()
                    .filter(|line| line.is_done() && (today(line) || (wrapped && line.is_on())))
                    .cloned()
                    .collect(),
                skipped: own().filter(|line| line.skipped && today(line)).count(),
                next,
            }
        })
        .into()
}

impl RiceLine {
    /// Whether something was done, and not only said or left out.
    #[must_use]
    pub fn is_done(&self) -> bool {
        !self.skipped && (self.minutes.is_some() || self.step == RiceStep::Movement || self.is_on())
    }
}
