//! What the journal knows of the way back, in lines: what was noted, and the sessions of the last two weeks with the
//! mornings after them.
//!
//! How old an answer may be is our own choice, on the careful side. How the leg feels counts for three days, and only
//! until an entry is two points higher, as with a check. What the leg can do counts for two weeks. Nothing counts that
//! was noted before the injury or before the last step back.

use chrono::{Duration, NaiveDate};

use super::progress::{Measured, Progress};
use crate::domain::body::Side;
use crate::domain::course::Logged;
use crate::domain::episode::Nrs;
use crate::domain::rice::FirstDays;
use crate::domain::routine::RoutineId;
use crate::domain::session::{NextMorning, Outcome, SessionRecord};
use crate::domain::when::Moment;

/// The ready routine whose mornings count (`clinical.md` 6.4).
const GETTING_MOVING: &str = "RT-B";
/// Seconds for which an answer about how the leg feels counts.
pub(super) const FEELS_S: i64 = 3 * 86_400;
/// Seconds for which an answer about what the leg can do counts.
pub(super) const CAN_S: i64 = 14 * 86_400;
/// Points by which an entry has to be higher for an answer to count no more.
const RISE: u8 = 2;

/// A session with the pain around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trained {
    /// When it was begun.
    pub started: Moment,
    /// "Getting moving" as it is, to its end. A copy with other numbers does not count.
    pub counts: bool,
    /// It was stopped because something hurt.
    pub stopped: bool,
    /// Pain before.
    pub before: Option<u8>,
    /// Pain on the next morning.
    pub morning: Option<u8>,
}

/// All lines that are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Stages and what the leg could do, newest first.
    pub progress: Vec<Progress>,
    /// Sessions, newest first.
    pub trained: Vec<Trained>,
    /// Plans of the first days: each is an injury with its hour.
    pub plans: Vec<FirstDays>,
}

/// The morning after a day with a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct After {
    /// The day of the morning.
    pub day: NaiveDate,
    /// Points by which it was worse than the least pain before a session of the day before.
    pub worse_by: u8,
    /// "Getting moving" was done on the day before, and nothing was stopped.
    pub counts: bool,
}

impl Trained {
    /// What a session of the journal says.
    #[must_use]
    pub fn of(session: &SessionRecord) -> Self {
        let outcome = session.outcome();
        let ready = session.plan.routine == Some(RoutineId::Ready(GETTING_MOVING.to_owned()));
        Self {
            started: session.started,
            counts: ready && outcome == Outcome::Done,
            stopped: matches!(outcome, Outcome::Stopped(_)),
            before: session.before.map(Nrs::get),
            morning: match session.next_morning {
                NextMorning::Pain(pain) => Some(pain.get()),
                NextMorning::NotAsked | NextMorning::Skipped => None,
            },
        }
    }
}

/// The mornings that are known, newest first: those with an answer and with the pain before it.
pub(super) fn mornings(trained: &[Trained], from_s: i64) -> Vec<After> {
    let mut days: Vec<NaiveDate> =
        trained.iter().filter(|session| session.started.utc_s >= from_s).map(|session| session.started.day()).collect();
    days.sort_unstable();
    days.dedup();
    let after = |day: &NaiveDate| {
        let of_day: Vec<&Trained> = trained.iter().filter(|session| session.started.day() == *day).collect();
        let morning = of_day.iter().filter_map(|session| session.morning).max()?;
        let before = of_day.iter().filter_map(|session| session.before).min()?;
        let done = of_day.iter().any(|session| session.counts && session.before.is_some());
        let stopped = of_day.iter().any(|session| session.stopped);
        let worse_by = morning.saturating_sub(before);
        Some(After { day: *day + Duration::days(1), worse_by, counts: done && !stopped })
    };
    days.iter().rev().filter_map(after).collect()
}

/// Days with "Getting moving" since the last morning that was worse by anything.
pub(super) fn calm_days(mornings: &[After]) -> u32 {
    let calm = mornings.iter().take_while(|after| after.worse_by == 0).filter(|after| after.counts);
    u32::try_from(calm.count()).unwrap_or(u32::MAX)
}

/// What was noted about a leg and still counts.
pub(super) struct Notes<'a> {
    /// Newest first.
    pub lines: Vec<(Moment, &'a Measured)>,
    pub entries: &'a [Logged],
    pub side: Side,
    pub now_s: i64,
}

impl Notes<'_> {
    /// The newest answer that is not too old, and when it was given.
    pub fn newest<T>(&self, age_s: i64, answer: impl Fn(&Measured) -> Option<T>) -> Option<(Moment, T)> {
        let fresh = self.lines.iter().filter(|(at, _)| self.now_s - at.utc_s <= age_s);
        fresh.into_iter().find_map(|(at, measured)| answer(measured).map(|answer| (*at, answer)))
    }

    /// The newest score about how the leg feels, unless an entry since is two points higher.
    pub fn feels(&self, answer: impl Fn(&Measured) -> Option<Nrs>) -> Option<u8> {
        let (at, score) = self.newest(FEELS_S, answer)?;
        let limit = score.get().saturating_add(RISE);
        let higher = |entry: &&Logged| entry.written.utc_s > at.utc_s && entry.nrs.get() >= limit;
        let on = |entry: &&Logged| entry.side.legs().iter().any(|leg| self.side.legs().contains(leg));
        if self.entries.iter().filter(on).any(|entry| higher(&entry)) { None } else { Some(score.get()) }
    }

    /// The newest count, if the most pain in it was not higher than `limit`; 0 without it.
    pub fn count_at(
        &self,
        limit: u8,
        count: impl Fn(&Measured) -> Option<u16>,
        pain: impl Fn(&Measured) -> Option<Nrs>,
    ) -> u32 {
        let found = self.newest(CAN_S, |measured| count(measured).map(|count| (count, pain(measured))));
        match found {
            Some((_, (count, Some(pain)))) if pain.get() <= limit => count.into(),
            Some(_) | None => 0,
        }
    }
}
