//! Times of the local day as seconds, also on the days on which the clocks change.

use chrono::{Duration, LocalResult, NaiveDate, NaiveTime, Timelike as _};

use crate::domain::when::{Moment, Now};

/// The local minute of the day at a UTC second.
pub(super) fn minute(at_s: i64, now: &Now) -> u32 {
    let local = Moment { utc_s: at_s, offset_min: (now.zone.of_utc)(at_s) }.local();
    local.hour() * 60 + local.minute()
}

/// The first second after `at_s` at which the local clock shows this minute of the day.
pub(super) fn next_s(at_s: i64, minute: u32, now: &Now) -> i64 {
    let today = Moment { utc_s: at_s, offset_min: (now.zone.of_utc)(at_s) }.day();
    let days = [today, today + Duration::days(1), today + Duration::days(2)];
    let found = days.into_iter().flat_map(|day| seconds(day, minute, now)).filter(|second| *second > at_s).min();
    found.unwrap_or(at_s + 86_400)
}

/// When the local clock first shows this minute on this day; in the hour that is left out, as long after its begin.
pub(super) fn on_day_s(day: NaiveDate, minute: u32, now: &Now) -> i64 {
    seconds(day, minute, now).into_iter().min().unwrap_or(now.moment.utc_s)
}

/// One second; two in the hour that comes twice.
fn seconds(day: NaiveDate, minute: u32, now: &Now) -> Vec<i64> {
    let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap_or_default();
    let wall_s = day.and_time(time).and_utc().timestamp();
    let second = |offset_min: i32| wall_s - i64::from(offset_min) * 60;
    match (now.zone.of_local)(day.and_time(time)) {
        LocalResult::Single(offset) => vec![second(offset)],
        LocalResult::Ambiguous(one, other) => vec![second(one), second(other)],
        // By the clock from before the change; a day earlier it has not changed yet.
        LocalResult::None => vec![second((now.zone.of_utc)(wall_s - 86_400))],
    }
}
