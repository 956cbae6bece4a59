//! The injuries that were told: to a first-days plan with its hour, to a check or in the profile by a day. A check asks
//! only "1 to 2 weeks ago", and asks again each time, so what can be the same injury is the same: the day that was told
//! first, nearest to it, counts. Otherwise each later check would begin the way back anew.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate, NaiveTime};

use super::way::Known;
use crate::domain::body::{Leg, Side};
use crate::domain::check::Check;
use crate::domain::rice::FirstDays;
use crate::domain::watch::Watch;
use crate::domain::when::Now;

/// A check asks about so many days; a "no" later than that takes nothing back.
const ASKED_DAYS: i64 = 28;

/// An injury: the latest moment at which it can have been, and the leg.
#[derive(Clone, Copy)]
pub(super) struct Injury {
    pub at_s: i64,
    pub side: Side,
}

/// Every injury that was told. One of a day counts from the end of that day.
pub(super) fn injuries(known: &Known<'_>) -> Vec<Injury> {
    let Known { now, lines, watch, .. } = *known;
    let told = |leg: &Leg| told_day(watch, *leg, &lines.plans).map(|day| (*leg, day));
    let mut days: Vec<(Leg, NaiveDate)> = Leg::ALL.iter().filter_map(told).collect();
    // Told without a leg it counts for both; where only one hurts, it is that one.
    if let [(_, left), (_, right)] = days.as_slice()
        && left == right
        && let [sore] = watch.sore_legs().as_slice()
    {
        days.retain(|(leg, _)| leg == sore);
    }
    let ends =
        |(leg, day): (Leg, NaiveDate)| Injury { at_s: end_of(day, &now).min(now.moment.utc_s), side: leg.side() };
    let plans = lines.plans.iter().map(|plan| Injury { at_s: plan.injury.utc_s, side: plan.side });
    plans.chain(days.into_iter().map(ends)).collect()
}

/// The day of the injury of a leg, as it was told first; nothing where a plan has it with its hour.
fn told_day(watch: &Watch, leg: Leg, plans: &[FirstDays]) -> Option<NaiveDate> {
    let mut checks = watch.checks.iter().filter(|check| check.side.legs().contains(&leg)).peekable();
    let newest_s = checks.peek().map_or(i64::MIN, |check| check.at.utc_s);
    let profile = watch.profile.injury();
    let by_profile = profile.filter(|(_, at)| at.utc_s > newest_s).map(|(day, _)| (day, day..=day));
    let (mut day, mut span) = match by_profile {
        Some(found) => found,
        None => by_checks(&mut checks)?,
    };
    for (earlier, earlier_span) in checks.map_while(of_check) {
        if earlier_span.start() > span.end() || earlier_span.end() < span.start() {
            break;
        }
        (day, span) = (earlier, earlier_span);
    }
    if let Some((exact, _)) = profile.filter(|(exact, _)| span.contains(exact)) {
        (day, span) = (exact, exact..=exact);
    }
    let by_hour = |plan: &FirstDays| plan.side.legs().contains(&leg) && span.contains(&plan.injury.day());
    (!plans.iter().any(by_hour)).then_some(day)
}

/// The injury of the newest check that named one, unless a check within four weeks of it named none.
fn by_checks<'a>(checks: &mut impl Iterator<Item = &'a Check>) -> Option<(NaiveDate, RangeInclusive<NaiveDate>)> {
    let mut denied: Option<NaiveDate> = None;
    for check in checks {
        match of_check(check) {
            Some((day, span)) => {
                let taken_back = denied.is_some_and(|denied| (denied - day).num_days() < ASKED_DAYS);
                return (!taken_back).then_some((day, span));
            }
            None => denied = Some(check.at.day()),
        }
    }
    None
}

/// The day that a check names, and between which days it can have been.
fn of_check(check: &Check) -> Option<(NaiveDate, RangeInclusive<NaiveDate>)> {
    let days = check.answers.injury_days_ago?;
    let before = |days: u32| check.at.day().checked_sub_days(Days::new(days.into()));
    let (least, most) = match days {
        0..=1 => (days, days),
        2..=4 => (2, 4),
        5..=7 => (5, 7),
        8..=14 => (7, 14),
        _ => (14, days.max(28)),
    };
    Some((before(days)?, before(most)?..=before(least)?))
}

/// The end of a local day in UTC seconds. Where the clock leaves midnight out, by the offset of now.
fn end_of(day: NaiveDate, now: &Now) -> i64 {
    let midnight = day.checked_add_days(Days::new(1)).unwrap_or(day).and_time(NaiveTime::MIN);
    let offset_min = (now.zone.of_local)(midnight).latest().unwrap_or(now.moment.offset_min);
    midnight.and_utc().timestamp() - i64::from(offset_min) * 60
}
