//! How pain goes over days: the arithmetic of `clinical.md` section 2.2, over entries that know only their day.
//!
//! Day 0 is the day of the check and negative days lie before it; whoever calls turns moments into local days, so a
//! 23:50 entry and a 00:10 entry are two days. "The last 3 days" are today and the two days before.

mod history;
mod logged;
mod medicine;
mod run;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::body::{Course as Trend, Kind, Leg, Side};
use super::episode::Nrs;
pub use history::RunsBack;
use logged::SORE_LIMIT;
pub use logged::{Logged, PainDay, PainDays};
pub use medicine::{Dose, Form, Ingredient, ORAL_LIMIT_DAYS};
pub(in crate::domain) use medicine::{limit_days, too_long};
use run::Run;

/// Minutes after which a cramp is no ordinary cramp.
const CRAMP_LIMIT_MIN: u32 = 10;

/// One journal entry as the arithmetic sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayEntry {
    /// 0 is today, negative is before.
    pub day: i32,
    /// The worst pain.
    pub nrs: Nrs,
    /// Which calf.
    pub side: Side,
    /// How long it lasted, in minutes, if that was said.
    pub minutes: Option<u32>,
    /// What it felt like; empty when it was not said.
    pub kinds: Vec<Kind>,
    /// A cramp marked "let go fully".
    pub let_go: bool,
    /// It woke the person.
    pub woke: bool,
    /// Marked as pain on walking that goes with rest.
    pub eases_with_rest: bool,
}

/// What the arithmetic needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diary {
    /// In any order; entries of days to come are left out.
    pub entries: Vec<DayEntry>,
    /// Painkillers, in any order.
    pub doses: Vec<Dose>,
    /// Days since this pain began, as the person tells it.
    pub stated_onset_days: Option<u32>,
    /// Which way it has gone, as the person tells it.
    pub stated_trend: Option<Trend>,
    /// Days since an injury of the same leg.
    pub injury_days_ago: Option<u32>,
    /// Days in a row of one tablet after which rule D11 fires; `None` is the usual number.
    pub oral_limit_days: Option<usize>,
    /// The problem that each leg has now, by its pain days, where `entries` go back some weeks only. `None` takes it
    /// from the entries.
    pub runs: Option<BTreeMap<Leg, PainDays>>,
}

/// What the days add up to, by the names of section 2.2.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// Days since the present problem began, by entry or as told.
    pub onset_days: Option<u32>,
    /// Two points more than at the beginning, or told "worse", after 3 days.
    pub rising: bool,
    /// Not below 70 percent of the beginning, or told "same" or "worse", after 7 days.
    pub not_improving_7d: bool,
    /// Still 3 or more after 14 days.
    pub present_14d: bool,
    /// Any pain after 42 days.
    pub present_6wk: bool,
    /// 8 or more on 2 of the last 3 days.
    pub severe_2d: bool,
    /// 8 or more today for more than an hour, without an injury within 7 days.
    pub severe_today: bool,
    /// Pain that was no cramp woke the person on 3 of the last 7 nights.
    pub night_pain: bool,
    /// 3 cramps in each of the last two weeks, or woken by one on 3 of the last 14 nights.
    pub cramp_pattern: bool,
    /// A cramp of more than 10 minutes today or yesterday.
    pub long_cramp_2d: bool,
    /// A cramp of any length in the last 7 days.
    pub cramp_7d: bool,
    /// One-sided pain on 2 of the last 4 days, or told for 2 days; injuries are not looked at.
    pub one_sided_2d: bool,
    /// The same, in a leg where the pain does not fall.
    pub one_sided_2d_not_falling: bool,
    /// One-sided pain that was no cramp, today or yesterday.
    pub one_sided_yesterday: bool,
    /// On the latest day with pain within 7 days, only one leg hurt.
    pub one_sided_now: bool,
    /// Both legs hurt within 7 days.
    pub both_sides_now: bool,
    /// Pain that was no cramp in the last 7 days.
    pub non_cramp_7d: bool,
    /// The worst pain today, cramps included; 0 without an entry.
    pub worst_today: u8,
    /// The worst pain today that was no cramp; 0 without an entry.
    pub worst_non_cramp_today: u8,
    /// Pain on walking that goes with rest, on 2 entries at least 7 days apart in 28 days.
    pub walking_pattern: bool,
    /// One painkiller on more days in a row than its packet allows.
    pub medicine_days: bool,
}

impl DayEntry {
    /// Whether a cramp was logged, of whatever length.
    #[must_use]
    pub fn names_cramp(&self) -> bool {
        self.kinds.contains(&Kind::Cramp)
    }

    /// Whether this is a cramp entry: nothing but a cramp that ended within 10 minutes or let go fully. A clot can
    /// feel like a cramp, so everything else is non-cramp pain.
    #[must_use]
    pub fn is_cramp(&self) -> bool {
        let short = self.minutes.is_some_and(|minutes| minutes <= CRAMP_LIMIT_MIN);
        self.kinds == [Kind::Cramp] && (short || self.let_go)
    }

    fn on(&self, leg: Leg) -> bool {
        self.side.legs().contains(&leg)
    }

    fn within(&self, days: &RangeInclusive<i32>) -> bool {
        days.contains(&self.day)
    }
}

impl Diary {
    /// The problem that each leg has now: the worst pain of each of its pain days. A leg without one is not in it.
    #[must_use]
    pub fn current_runs(&self) -> BTreeMap<Leg, PainDays> {
        let entries = self.painful();
        let pain = without_cramps(&entries);
        let runs = Leg::ALL.iter().filter_map(|leg| Some((*leg, Run::current(self, &pain, *leg)?.into_days())));
        runs.collect()
    }

    fn painful(&self) -> Vec<&DayEntry> {
        self.entries.iter().filter(|entry| entry.day <= 0 && entry.nrs.get() > 0).collect()
    }
}

impl Course {
    /// Does the arithmetic.
    #[must_use]
    pub fn of(diary: &Diary) -> Self {
        let entries = diary.painful();
        let pain = without_cramps(&entries);
        let mut course = Self::default();
        course.compare_with_beginning(diary, &pain);
        course.look_at_sides(diary, &entries, &pain);
        course.count_days(diary, &entries, &pain);
        course.medicine_days = too_long(&diary.doses, diary.oral_limit_days.unwrap_or(ORAL_LIMIT_DAYS));
        course
    }

    /// The run of each leg against its own first days; what the person tells stands in for days without an entry.
    fn compare_with_beginning(&mut self, diary: &Diary, pain: &[&DayEntry]) {
        let stated = diary.stated_onset_days;
        let worse = diary.stated_trend == Some(Trend::Worse);
        let stuck = worse || diary.stated_trend == Some(Trend::Same);
        let mut onsets: Vec<u32> = stated.into_iter().collect();
        for leg in Leg::ALL {
            let Some(run) = Run::current(diary, pain, *leg) else { continue };
            let onset = run.days().max(stated.unwrap_or(0));
            onsets.push(onset);
            self.rising |= onset >= 3 && run.rises();
            self.not_improving_7d |= onset >= 7 && run.stays();
            self.present_14d |= onset >= 14 && run.worst(-2..=0).is_some_and(|nrs| nrs >= 3);
            self.present_6wk |= onset >= 42 && run.worst(-6..=0).is_some();
        }
        self.onset_days = onsets.into_iter().max();
        self.rising |= worse && self.onset_days.is_some_and(|days| days >= 3);
        self.not_improving_7d |= stuck && self.onset_days.is_some_and(|days| days >= 7);
        self.present_6wk |= stated.is_some_and(|days| days >= 42);
    }

    fn look_at_sides(&mut self, diary: &Diary, entries: &[&DayEntry], pain: &[&DayEntry]) {
        let week: Vec<&&DayEntry> = entries.iter().filter(|entry| entry.within(&(-6..=0))).collect();
        let hurts = |leg: Leg, days: RangeInclusive<i32>| week.iter().any(|entry| entry.within(&days) && entry.on(leg));
        self.both_sides_now = hurts(Leg::Left, -6..=0) && hurts(Leg::Right, -6..=0);
        self.one_sided_now = week
            .iter()
            .map(|entry| entry.day)
            .max()
            .is_some_and(|day| hurts(Leg::Left, day..=day) != hurts(Leg::Right, day..=day));
        self.one_sided_yesterday = pain.iter().any(|entry| entry.within(&(-1..=0)) && entry.side != Side::Both);
        let stated = diary.stated_onset_days.is_some_and(|days| days >= 2);
        for leg in Leg::ALL {
            let days = days(pain, -3..=0, |entry| entry.side == leg.side());
            if days >= 2 || (stated && days == 1) {
                self.one_sided_2d = true;
                self.one_sided_2d_not_falling |= !Run::current(diary, pain, *leg).is_some_and(|run| run.falls());
            }
        }
        // Told, and nothing logged that says which leg: it may be one.
        if stated && week.is_empty() {
            self.one_sided_2d = true;
            self.one_sided_2d_not_falling = true;
        }
    }

    fn count_days(&mut self, diary: &Diary, entries: &[&DayEntry], pain: &[&DayEntry]) {
        let severe = |entry: &DayEntry| entry.nrs.get() >= 8;
        self.severe_2d = days(pain, -2..=0, severe) >= 2;
        let injured = diary.injury_days_ago.is_some_and(|days| days <= 7);
        // An unknown length may be more than an hour.
        let long = |entry: &DayEntry| severe(entry) && entry.minutes.is_none_or(|minutes| minutes > 60);
        self.severe_today = !injured && days(pain, 0..=0, long) > 0;
        self.night_pain = days(pain, -6..=0, |entry| entry.woke) >= 3;
        self.non_cramp_7d = days(pain, -6..=0, |_| true) > 0;
        let count = |week: RangeInclusive<i32>| {
            entries.iter().filter(|entry| entry.names_cramp() && entry.within(&week)).count()
        };
        let often = count(-6..=0) >= 3 && count(-13..=-7) >= 3;
        self.cramp_pattern = often || days(entries, -13..=0, |entry| entry.names_cramp() && entry.woke) >= 3;
        self.cramp_7d = count(-6..=0) > 0;
        let too_long = |entry: &DayEntry| entry.minutes.is_some_and(|minutes| minutes > CRAMP_LIMIT_MIN);
        self.long_cramp_2d = days(entries, -1..=0, |entry| entry.names_cramp() && too_long(entry)) > 0;
        let worst = |entries: &[&DayEntry]| {
            entries.iter().filter(|entry| entry.day == 0).map(|entry| entry.nrs.get()).max().unwrap_or(0)
        };
        self.worst_today = worst(entries);
        self.worst_non_cramp_today = worst(pain);
        let walks: BTreeSet<i32> = entries
            .iter()
            .filter(|entry| entry.eases_with_rest && entry.within(&(-27..=0)))
            .map(|entry| entry.day)
            .collect();
        self.walking_pattern = walks.first().zip(walks.last()).is_some_and(|(first, last)| last - first >= 7);
    }
}

/// How many days of these have such an entry.
fn days(entries: &[&DayEntry], range: RangeInclusive<i32>, such: impl Fn(&DayEntry) -> bool) -> usize {
    let found = entries.iter().filter(|entry| entry.within(&range) && such(entry));
    found.map(|entry| entry.day).collect::<BTreeSet<i32>>().len()
}

/// The entries that are neither a cramp nor the soreness after one.
fn without_cramps<'a>(entries: &[&'a DayEntry]) -> Vec<&'a DayEntry> {
    let cramps = CrampDays::of(entries);
    entries.iter().copied().filter(|entry| !entry.is_cramp() && !cramps.soreness(entry)).collect()
}

/// The days and legs that had a cramp, for the tender muscle of the day after.
pub(super) struct CrampDays(BTreeSet<(i32, Leg)>);

impl CrampDays {
    pub(super) fn of(entries: &[&DayEntry]) -> Self {
        let cramps = entries.iter().filter(|entry| entry.is_cramp());
        Self(cramps.flat_map(|entry| entry.side.legs().iter().map(|leg| (entry.day, *leg))).collect())
    }

    /// Soreness of 3 or less in the same leg on the day of a cramp or the day after; never a cramp that did not end.
    pub(super) fn soreness(&self, entry: &DayEntry) -> bool {
        let after = |leg: &Leg| self.0.contains(&(entry.day, *leg)) || self.0.contains(&(entry.day - 1, *leg));
        entry.nrs.get() <= SORE_LIMIT && !entry.names_cramp() && entry.side.legs().iter().all(after)
    }
}
