//! What the person told in words: since when, which way, and an injury. The newest word counts, and only for the pain
//! that it was about.

use chrono::{Duration, NaiveDate};

use super::Watch;
use crate::domain::body::{Course as Trend, Leg, Side};
use crate::domain::check::Answers;
use crate::domain::when::Moment;

/// Days for which "better", "the same" or "worse" stands in for entries; after them the days speak.
pub(super) const TREND_DAYS: i64 = 6;

/// Something told at a moment: a day, and which way it goes.
#[derive(Clone, Copy)]
struct Told {
    at: Moment,
    side: Side,
    began: Option<NaiveDate>,
    trend: Option<Trend>,
}

/// The numbers that the arithmetic takes, as of today.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stated {
    pub(super) onset_days: Option<u32>,
    pub(super) trend: Option<Trend>,
    pub(super) injury_days_ago: Option<u32>,
}

impl Stated {
    /// From entries, checks and profile: for both legs the longest time, the worse way and the newer injury.
    pub(super) fn of(watch: &Watch) -> Self {
        let [left, right] = [Leg::Left, Leg::Right].map(|leg| Self::of_leg(watch, leg));
        let trends = [left.trend, right.trend];
        let worst = [Trend::Worse, Trend::Same, Trend::Better].into_iter().find(|trend| trends.contains(&Some(*trend)));
        let injuries = [left.injury_days_ago, right.injury_days_ago];
        Self {
            onset_days: left.onset_days.max(right.onset_days),
            trend: worst,
            injury_days_ago: injuries.into_iter().flatten().min(),
        }
    }

    /// What was told about one leg.
    pub(super) fn of_leg(watch: &Watch, leg: Leg) -> Self {
        let told = told(watch);
        let today = watch.today();
        let on = |told: &&Told| told.side.legs().contains(&leg);
        let current: Vec<&Told> = told.iter().filter(on).filter(|told| about_present_pain(watch, leg, told)).collect();
        let onset = current.iter().filter_map(|told| told.began).min();
        let recent = |told: &&&Told| (today - told.at.day()).num_days() <= TREND_DAYS && told.trend.is_some();
        let newest = current.iter().filter(recent).max_by_key(|told| told.at.utc_s);
        Self {
            onset_days: onset.map(|day| days_ago(today, day)),
            trend: newest.and_then(|told| told.trend),
            injury_days_ago: injury_of(watch, leg),
        }
    }

    /// The answers of a check that is being filled in come before everything that was told earlier.
    pub(super) fn with_answers(watch: &Watch, answers: &Answers) -> Self {
        let before = Self::of(watch);
        Self {
            onset_days: answers.stated_onset_days.or(before.onset_days),
            trend: answers.stated_trend.or(before.trend),
            injury_days_ago: answers.injury_days_ago,
        }
    }
}

fn told(watch: &Watch) -> Vec<Told> {
    let began = |at: Moment, days: Option<u32>| days.map(|days| at.day() - Duration::days(days.into()));
    let entries = watch.entries.iter().map(|entry| Told {
        at: entry.started,
        side: entry.side,
        began: began(entry.started, entry.stated_onset_days),
        trend: entry.stated_trend,
    });
    let checks = watch.checks.iter().map(|check| Told {
        at: check.at,
        side: check.side,
        began: began(check.at, check.answers.stated_onset_days),
        trend: check.answers.stated_trend,
    });
    let profile =
        watch.profile.pain_story().map(|(day, trend, at)| Told { at, side: Side::Both, began: Some(day), trend });
    entries.chain(checks).chain(profile).collect()
}

/// Said since this pain began in the journal, or in the last week where nothing is logged yet.
fn about_present_pain(watch: &Watch, leg: Leg, told: &Told) -> bool {
    let first = watch.run_began(leg);
    let said = told.at.day();
    match first {
        Some(first) => said >= first - Duration::days(7),
        None => (watch.today() - said).num_days() <= TREND_DAYS,
    }
}

/// Days since the injury of a leg: named by its newest check or by the profile since. A check that named none takes an
/// older one back.
fn injury_of(watch: &Watch, leg: Leg) -> Option<u32> {
    let profile = watch.profile.injury().map(|(day, at)| (at.utc_s, Some(day)));
    let check = watch.last_check(leg).map(|check| {
        let day = check.answers.injury_days_ago.map(|days| check.at.day() - Duration::days(days.into()));
        (check.at.utc_s, day)
    });
    let newest = profile.into_iter().chain(check).max_by_key(|(at_s, _)| *at_s);
    newest.and_then(|(_, day)| day).map(|day| days_ago(watch.today(), day))
}

/// A day after today is one of before a journey to the west: it counts as today.
fn days_ago(today: NaiveDate, day: NaiveDate) -> u32 {
    u32::try_from((today - day).num_days()).unwrap_or(0)
}
