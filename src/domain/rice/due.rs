//! What is due next in the first days. Nothing is due at night, after the end, or for a person for whom it is closed;
//! only a wrap that is on, and toes that were blue, are never forgotten.

use chrono::{Duration, LocalResult, NaiveDateTime, Timelike};

use super::allow::{Person, ice_again_ms};
use super::timer::{Block, IceTimer, RaiseTimer, TimerState, wrap_is_on};
use super::{
    FirstDays, ICE_GAP_MIN, MOVEMENT_FROM_H, NIGHT_MIN, RAISE_DUE_H, RiceEvent, RiceEventKind, RiceStep, TOES_MIN,
};
use crate::domain::when::{Moment, Now};

/// Minutes between two raise blocks and two times of movement: our own, a few times in a waking day.
const RAISE_GAP_MIN: i64 = 120;
const MOVEMENT_GAP_MIN: i64 = 240;

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueKind {
    /// A step can be begun.
    Begin(RiceStep),
    /// "Take the wrap off for the night."
    WrapOff,
    /// "Toes normal again?" half an hour after a wrap that was too tight.
    CheckToes,
}

/// What is due, and when. A time that is over is due now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub kind: DueKind,
    /// When.
    pub at: Moment,
}

impl DueKind {
    /// What is said.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Begin(RiceStep::Rest) => "Keep it easy",
            Self::Begin(RiceStep::Ice) => "Ice, if you like",
            Self::Begin(RiceStep::Compression) => "Put the wrap on",
            Self::Begin(RiceStep::Raise) => "Raise the leg",
            Self::Begin(RiceStep::Movement) => "Move it gently",
            Self::WrapOff => "Take the wrap off for the night",
            Self::CheckToes => "Toes normal again? If not, call an ambulance",
        }
    }
}

/// Everything that is due from now on, soonest first; each step once.
#[must_use]
pub fn next_due(plan: &FirstDays, person: &Person<'_>, events: &[RiceEvent], now: &Now) -> Vec<Due> {
    let now_ms = now.moment.utc_s.saturating_mul(1000);
    let mut due: Vec<(DueKind, i64)> =
        never_forgotten(plan, events, now).map(|(_, kind, at_ms)| (kind, at_ms)).collect();
    for step in [RiceStep::Ice, RiceStep::Raise, RiceStep::Compression, RiceStep::Movement] {
        if person.closes(step, events).is_ok()
            && let Some(at_ms) = begins_ms(plan, person, step, events, now)
        {
            let at_ms = by_day_ms(at_ms.max(now_ms), now);
            if at_ms < plan.ends_ms() {
                due.push((DueKind::Begin(step), at_ms));
            }
        }
    }
    due.sort_by_key(|(_, at_ms)| *at_ms);
    due.into_iter().map(|(kind, at_ms)| Due { kind, at: moment(at_ms, now) }).collect()
}

/// The toes after a tight wrap, and the wrap that is on: the moment of the event that began it, which names this one
/// time, and what is due when. For whom it is does not matter.
pub fn never_forgotten(
    plan: &FirstDays,
    events: &[RiceEvent],
    now: &Now,
) -> impl Iterator<Item = (i64, DueKind, i64)> + use<> {
    let toes = toes_ms(events).map(|at_ms| (at_ms - TOES_MIN * 60_000, DueKind::CheckToes, at_ms));
    let wrap = wrap_is_on(events).map(|on_ms| {
        let at_ms = next_local_ms(on_ms, NIGHT_MIN.0, now).min(plan.ends_ms()).max(on_ms);
        (on_ms, DueKind::WrapOff, at_ms)
    });
    toes.into_iter().chain(wrap)
}

/// When a step can be begun next; nothing while it is on or when its time has gone.
fn begins_ms(plan: &FirstDays, person: &Person<'_>, step: RiceStep, events: &[RiceEvent], now: &Now) -> Option<i64> {
    let now_ms = now.moment.utc_s.saturating_mul(1000);
    let injury_ms = plan.injury.utc_s.saturating_mul(1000);
    let skipped = last(events, |kind| kind == RiceEventKind::Skipped { step });
    let after = |last_ms: Option<i64>, gap_min: i64| {
        last_ms.max(skipped).map_or(injury_ms, |last_ms| last_ms + gap_min * 60_000)
    };
    match step {
        RiceStep::Ice => {
            let in_plan = ended(IceTimer::of(events).map(|timer| timer.0), now_ms)?;
            let again_ms = ice_again_ms(events, person.last_ice_ms, now_ms);
            Some(after(in_plan, ICE_GAP_MIN).max(again_ms.unwrap_or(injury_ms)))
        }
        RiceStep::Raise => {
            let at_ms = after(ended(RaiseTimer::of(events).map(|timer| timer.0), now_ms)?, RAISE_GAP_MIN);
            (at_ms.max(now_ms) < injury_ms + RAISE_DUE_H * 3_600_000).then_some(at_ms)
        }
        RiceStep::Compression => {
            let off = last(events, |kind| matches!(kind, RiceEventKind::WrapOff | RiceEventKind::WrapTooTight));
            let pause = off.max(skipped).map(|off_ms| next_local_ms(off_ms, NIGHT_MIN.1, now));
            wrap_is_on(events).is_none().then_some(pause.unwrap_or(injury_ms))
        }
        RiceStep::Movement => {
            let moved = last(events, |kind| kind == RiceEventKind::Moved);
            Some(after(moved, MOVEMENT_GAP_MIN).max(injury_ms + MOVEMENT_FROM_H * 3_600_000))
        }
        RiceStep::Rest => None,
    }
}

/// When the block ended: nothing at all while it is on, `Some(None)` when there was none.
#[allow(clippy::option_option, reason = "on, never there, and over are three answers")]
fn ended(block: Option<Block>, now_ms: i64) -> Option<Option<i64>> {
    match block.map(|block| block.state(now_ms)) {
        None => Some(None),
        Some(TimerState::Ended { at_ms, .. }) => Some(Some(at_ms.min(now_ms))),
        Some(TimerState::Running { .. } | TimerState::Paused { .. }) => None,
    }
}

fn last(events: &[RiceEvent], wanted: impl Fn(RiceEventKind) -> bool) -> Option<i64> {
    events.iter().rev().find(|event| wanted(event.kind)).map(|event| event.at_ms)
}

/// Half an hour after a wrap that was too tight, until somebody said that the toes are fine.
fn toes_ms(events: &[RiceEvent]) -> Option<i64> {
    let place = events.iter().rposition(|event| event.kind == RiceEventKind::WrapTooTight)?;
    let fine = events.iter().skip(place).any(|event| event.kind == RiceEventKind::ToesFine);
    events.get(place).filter(|_| !fine).map(|event| event.at_ms + TOES_MIN * 60_000)
}

fn moment(at_ms: i64, now: &Now) -> Moment {
    let utc_s = at_ms.div_euclid(1000);
    Moment { utc_s, offset_min: (now.zone.of_utc)(utc_s) }
}

/// The same time, or seven in the morning when it lies in the night.
fn by_day_ms(at_ms: i64, now: &Now) -> i64 {
    let local = moment(at_ms, now).local();
    let minute = local.hour() * 60 + local.minute();
    let night = minute >= NIGHT_MIN.0 || minute < NIGHT_MIN.1;
    if night { next_local_ms(at_ms, NIGHT_MIN.1, now) } else { at_ms }
}

/// The next time at which the local clock shows this minute of the day, by the rules of the zone.
fn next_local_ms(at_ms: i64, minute: u32, now: &Now) -> i64 {
    let local = moment(at_ms, now).local();
    let on = |day: NaiveDateTime| day.date().and_hms_opt(minute / 60, minute % 60, 0).unwrap_or(day);
    let today = on(local);
    let wanted = if today > local { today } else { on(local + Duration::days(1)) };
    let offset_min = match (now.zone.of_local)(wanted) {
        LocalResult::Single(offset_min) | LocalResult::Ambiguous(offset_min, _) => offset_min,
        LocalResult::None => moment(at_ms, now).offset_min,
    };
    (wanted.and_utc().timestamp() - i64::from(offset_min) * 60) * 1000
}
