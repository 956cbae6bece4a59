//! When a routine is due: how often it is meant, what was done, and the present moment. Nothing is due at night, nothing
//! again within some hours, and nothing more on a day on which it was stopped.
//!
//! How often is from `clinical.md` 6.3; the hours of the day, and how times are spread over it, are our own.

use chrono::{Duration, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{HowOften, Routine};
use crate::domain::session::{Outcome, SessionRecord};
use crate::domain::when::{Moment, Now};

/// From when a routine without a time of its own is due, and from when it no longer is: minutes after midnight.
const DAY_MIN: (u16, u16) = (7 * 60, 22 * 60);
/// From when a routine of the evening is due; it stays so until midnight.
const EVENING_MIN: u16 = 20 * 60;
/// The part of a day over which several times are spread, in minutes: twice is six hours apart, three times four.
const SPREAD_MIN: i64 = 12 * 60;
/// A session that lies further ahead than any journey explains was written by a wrong clock, in seconds.
const AHEAD_S: i64 = 26 * 3600;

/// How often a routine is meant, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rhythm {
    /// Times on a day on which it is done, at least 1.
    pub times_a_day: u8,
    /// Fewest and most days of a week, 7 and 7 for every day; `None` is no fixed day.
    #[serde(default)]
    pub days_a_week: Option<(u8, u8)>,
    /// Never on two days in a row.
    #[serde(default)]
    pub apart: bool,
    /// In the evening.
    #[serde(default)]
    pub evening: bool,
    /// After so many weeks one looks back at it.
    #[serde(default)]
    pub review_weeks: Option<u8>,
}

/// When a routine is due next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoutineDue {
    /// Now.
    Now,
    /// Later: today, or on the next morning when it is too late for today.
    At(Moment),
    /// All that was meant for today is done, or enough: the rest of it is not caught up at night, nor after a stop.
    DoneForToday,
    /// Not on this day; next on that one.
    NotToday(NaiveDate),
    /// It has no fixed day and no time.
    WhenYouLike,
}

/// Where a routine stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// When it is due next.
    pub due: RoutineDue,
    /// How often it was done today.
    pub done: u8,
    /// How often it is meant on a day like today.
    pub of: u8,
}

/// A session of the routine that is over and counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past {
    /// When it was begun; its local day is the day that it counts for.
    pub started: Moment,
    /// When it was over, in seconds of UTC; the hours until the next are counted from here.
    pub ended_s: i64,
    /// It was stopped because something hurt.
    pub stopped: bool,
}

impl Rhythm {
    const DAILY: Self =
        Self { times_a_day: 1, days_a_week: Some((7, 7)), apart: false, evening: false, review_weeks: None };

    /// The rhythm of a routine that a person made, from what they said about it.
    #[must_use]
    pub fn of_own(often: HowOften) -> Self {
        match often {
            HowOften::EveryDay => Self::DAILY,
            HowOften::SomeDays => Self { days_a_week: None, ..Self::DAILY },
        }
    }

    /// From when to when it can be due on a day, in minutes after midnight.
    fn hours(self, remind_min: Option<u16>) -> (u16, u16) {
        let from = remind_min.unwrap_or(if self.evening { EVENING_MIN } else { DAY_MIN.0 });
        (from, if from >= EVENING_MIN { 24 * 60 } else { DAY_MIN.1 })
    }

    /// The first day from `today` on which it may be done, after days on which it was.
    fn next_day(self, done: &[NaiveDate], today: NaiveDate) -> NaiveDate {
        let Some((least, most)) = self.days_a_week else { return today };
        // "3 to 4 days a week" is every other day, which is both.
        let spread = (7 / i64::from(least.clamp(1, 7))).max(if self.apart { 2 } else { 1 });
        let mut day = today;
        for _ in 0..7 {
            let close = done.iter().any(|then| (day - *then).num_days() < spread);
            let week = done.iter().filter(|then| (day - **then).num_days() < 7).count();
            if !close && week < usize::from(most.max(1)) {
                break;
            }
            day += Duration::days(1);
        }
        day
    }
}

impl Routine {
    /// How often it is meant, in numbers: of a ready one as its content says, of one's own as it was chosen.
    #[must_use]
    pub fn how_often(&self) -> Rhythm {
        let chosen = || HowOften::ALL.iter().copied().find(|often| often.name() == self.often);
        // What cannot be read has no fixed day: it is never called due.
        self.rhythm.unwrap_or_else(|| Rhythm::of_own(chosen().unwrap_or(HowOften::SomeDays)))
    }
}

impl Past {
    /// A session, if it counts: done to its end, or at least half of its exercises. One that was stopped because
    /// something hurt counts in any case, so that nobody is called to the same load again on that day.
    #[must_use]
    pub fn of(session: &SessionRecord) -> Option<Self> {
        let stopped = match session.outcome() {
            Outcome::Open => return None,
            Outcome::Done => false,
            Outcome::FinishedEarly => {
                let done = session.state(session.last_ms()).items_done.len();
                if done * 2 < session.plan.items.len() {
                    return None;
                }
                false
            }
            Outcome::Stopped(_) => true,
        };
        let ended_s = session.last_ms().div_euclid(1000).max(session.started.utc_s);
        Some(Self { started: session.started, ended_s, stopped })
    }
}

/// When a routine is due next, after sessions of it in any order.
///
/// A session counts for the local day of the place where it was begun, and the hours between two of them are real hours;
/// so neither a journey nor the change to summer time makes it due twice.
#[must_use]
pub fn due(rhythm: Rhythm, remind_min: Option<u16>, past: &[Past], now: &Now) -> Turn {
    let (today, now_s) = (now.today(), now.moment.utc_s);
    let past: Vec<&Past> = past.iter().filter(|past| past.started.utc_s <= now_s + AHEAD_S).collect();
    // After a journey to the west the day of a session can be tomorrow; it counts as today.
    let day_of = |past: &&&Past| past.started.day().min(today);
    let of = rhythm.times_a_day.max(1);
    let done = past.iter().filter(|past| !past.stopped && day_of(past) == today).count();
    let done = u8::try_from(done).unwrap_or(u8::MAX);
    let turn = |due| Turn { due, done: done.min(of), of };
    let stopped = past.iter().any(|past| past.stopped && day_of(&past) == today);
    if stopped || done >= of {
        return turn(RoutineDue::DoneForToday);
    }
    // For some days: a time is asked for, but not on the day after it was done.
    let yesterday = past.iter().any(|past| (today - day_of(&past)).num_days() == 1);
    if rhythm.days_a_week.is_none() && (remind_min.is_none() || yesterday) {
        return turn(RoutineDue::WhenYouLike);
    }
    let before: Vec<NaiveDate> = past.iter().map(|past| day_of(&past)).filter(|day| *day < today).collect();
    let next_day = rhythm.next_day(&before, today);
    if next_day > today {
        return turn(RoutineDue::NotToday(next_day));
    }
    let (from_min, to_min) = rhythm.hours(remind_min);
    let gap_s = SPREAD_MIN * 60 / i64::from(of);
    let rested_s = past.iter().map(|past| past.ended_s.min(now_s) + gap_s).max().unwrap_or(i64::MIN);
    let first = at_minute(now, today, from_min);
    let at_s = first.utc_s.max(if of > 1 { rested_s } else { i64::MIN });
    let to_s = at_minute(now, today, to_min).utc_s;
    if at_s.max(now_s) >= to_s {
        // Too late for today.
        let tomorrow = at_minute(now, today + Duration::days(1), from_min);
        return turn(if done > 0 { RoutineDue::DoneForToday } else { RoutineDue::At(tomorrow) });
    }
    if at_s <= now_s {
        return turn(RoutineDue::Now);
    }
    turn(RoutineDue::At(Moment { utc_s: at_s, offset_min: (now.zone.of_utc)(at_s) }))
}

/// The moment at which the local clock shows this minute of the day.
fn at_minute(now: &Now, day: NaiveDate, minute: u16) -> Moment {
    now.local_moment(day.and_time(NaiveTime::MIN) + Duration::minutes(minute.into()))
}
