//! The watch: what the journal, the last checks and the answers about oneself add up to today.
//!
//! A yes stays until a later check of the same leg takes it back. A no is worth less: it lapses when the pain is a new
//! one, has risen by two, or the check is old, and then counts as not answered. So nothing here ever sounds safer than
//! what was last asked.

mod recall;
mod recurrence;
mod standing;
mod stated;
mod story;

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};

use super::body::{Leg, Side, Sign};
use super::check::{Answer, Answers, Check, Facts, Risk, Visit};
use super::course::{Course, DayEntry, Diary, Dose, Logged, PainDays};
use super::medicine;
use super::profile::Profile;
use super::when::Now;
pub use standing::{CheckedRule, Standing, assess_answers};
use stated::Stated;
pub use story::Story;

/// Days after which a check says nothing about today any more.
const FORGOTTEN_DAYS: i64 = 28;
/// Days after which a "no" of a check has to be asked again.
const OLD_DAYS: i64 = 14;
/// Days that are looked at when nothing hurts now.
const QUIET_DAYS: i64 = 30;
/// Points by which the pain must rise for a check to lapse.
const RISE: u8 = 2;

/// All that the journal knows, ready for the rules.
#[derive(Clone, Debug)]
pub struct Watch {
    /// The present moment.
    pub now: Now,
    /// Answers about oneself.
    pub profile: Profile,
    /// Saved checks, newest first.
    pub checks: Vec<Check>,
    /// Looks of a clinician, newest first.
    pub visits: Vec<Visit>,
    /// The entries of the last weeks, in the order of time.
    pub entries: Vec<Logged>,
    /// The pain days of the run of each leg that reaches the present, by days before today (0, -1 …).
    pub runs: BTreeMap<Leg, PainDays>,
    /// The painkillers of the last weeks, in any order.
    pub doses: Vec<medicine::Dose>,
    /// Days in a row of one tablet that the country's packets allow, if they differ from the usual.
    pub oral_limit_days: Option<usize>,
}

/// How far the last check can be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// There is no check of this pain.
    Never,
    /// Nothing was logged since.
    Current,
    /// Something was logged since, and the pain did not rise.
    EntrySince,
    /// The pain rose by two or more since: from, to.
    Risen(u8, u8),
    /// The check is more than two weeks old.
    Old,
}

impl Freshness {
    /// Whether a "no" of the check still counts.
    #[must_use]
    pub fn believes_no(self) -> bool {
        matches!(self, Self::Current | Self::EntrySince)
    }
}

impl Watch {
    /// Today, by the local clock.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now.today()
    }

    /// The legs that hurt now: those with a run of pain days.
    #[must_use]
    pub fn sore_legs(&self) -> Vec<Leg> {
        Leg::ALL.iter().copied().filter(|leg| self.runs.get(leg).is_some_and(|days| !days.is_empty())).collect()
    }

    /// The first day of the present pain of a leg, by entries.
    #[must_use]
    pub fn run_began(&self, leg: Leg) -> Option<NaiveDate> {
        let first = *self.runs.get(&leg)?.keys().next()?;
        Some(self.today() + Duration::days(first.into()))
    }

    /// The first day of the present pain of either leg, by entries; the first of 30 days when nothing hurts now.
    #[must_use]
    pub fn pain_began(&self) -> NaiveDate {
        let began = self.sore_legs().into_iter().filter_map(|leg| self.run_began(leg)).min();
        began.unwrap_or_else(|| self.today() - Duration::days(QUIET_DAYS - 1))
    }

    /// The newest check of a leg.
    #[must_use]
    pub fn last_check(&self, leg: Leg) -> Option<&Check> {
        self.checks.iter().find(|check| check.side.legs().contains(&leg))
    }

    /// The check before this one that was about the same leg.
    #[must_use]
    pub fn check_before(&self, check: &Check, leg: Leg) -> Option<&Check> {
        self.checks
            .iter()
            .filter(|other| other.side.legs().contains(&leg))
            .find(|other| (other.at.utc_s, other.id) < (check.at.utc_s, check.id))
    }

    /// Days since the injury of a leg that was named last.
    #[must_use]
    pub fn injury_of(&self, leg: Leg) -> Option<u32> {
        Stated::of_leg(self, leg).injury_days_ago
    }

    /// How far the last check can be believed: the worst of the legs that hurt or had a cramp within a week, or of the
    /// newest check without one.
    #[must_use]
    pub fn freshness(&self) -> Freshness {
        let mut legs = self.sore_legs();
        let week = self.today() - Duration::days(6);
        let recent = self.entries.iter().filter(|entry| entry.nrs.get() > 0 && entry.started.day() >= week);
        for leg in recent.flat_map(|entry| entry.side.legs()) {
            // Each leg once: a look at a leg goes through all entries.
            if !legs.contains(leg) {
                legs.push(*leg);
            }
        }
        if legs.is_empty() {
            return self.checks.first().map_or(Freshness::Never, |check| self.believe(check, check.side.legs()));
        }
        let each = legs.into_iter().map(|leg| match self.last_check(leg) {
            // A check from before this pain is no check of it.
            Some(check) if self.run_began(leg).is_none_or(|began| check.at.day() >= began) => {
                self.believe(check, &[leg])
            }
            Some(_) | None => Freshness::Never,
        });
        each.min_by_key(|freshness| match freshness {
            Freshness::Never => 0,
            Freshness::Risen(..) => 1,
            Freshness::Old => 2,
            Freshness::EntrySince => 3,
            Freshness::Current => 4,
        })
        .unwrap_or(Freshness::Never)
    }

    fn believe(&self, check: &Check, legs: &[Leg]) -> Freshness {
        let age_days = (self.today() - check.at.day()).num_days();
        if age_days > FORGOTTEN_DAYS {
            return Freshness::Never;
        }
        let on = |entry: &&Logged| entry.side.legs().iter().any(|leg| legs.contains(leg));
        let after = |entry: &&Logged| entry.written.utc_s > check.at.utc_s;
        let worst = |since: bool, from: NaiveDate| {
            let chosen = self.entries.iter().filter(on).filter(|entry| after(entry) == since);
            chosen.filter(|entry| entry.started.day() >= from).map(|entry| entry.nrs.get()).max()
        };
        let before = worst(false, check.at.day() - Duration::days(2)).unwrap_or(0);
        match worst(true, check.at.day()) {
            Some(now) if now >= before + RISE => Freshness::Risen(before, now),
            _ if age_days > OLD_DAYS => Freshness::Old,
            Some(_) => Freshness::EntrySince,
            None => Freshness::Current,
        }
    }

    /// What the days add up to.
    #[must_use]
    pub fn diary(&self, told: Option<&Answers>) -> Diary {
        let stated = match told {
            Some(answers) => Stated::with_answers(self, answers),
            None => Stated::of(self),
        };
        Diary {
            entries: self.entries.iter().map(|entry| self.day_entry(entry)).collect(),
            doses: self.doses.iter().flat_map(|dose| self.day_doses(dose)).collect(),
            stated_onset_days: stated.onset_days,
            stated_trend: stated.trend,
            injury_days_ago: stated.injury_days_ago,
            oral_limit_days: self.oral_limit_days,
            runs: Some(self.runs.clone()),
        }
    }

    /// Days from today to a day, 0 or negative. What was logged on a later local day, before a journey to the west,
    /// counts as today.
    fn day_number(&self, day: NaiveDate) -> i32 {
        i32::try_from((day - self.today()).num_days()).unwrap_or(i32::MIN).min(0)
    }

    /// What the rules look at: the painkillers of the list in a dose, and its day.
    fn day_doses(&self, dose: &medicine::Dose) -> Vec<Dose> {
        let (day, form) = (self.day_number(dose.at.day()), dose.contents.form);
        let known = dose.contents.parts.iter().filter_map(|part| part.substance.known());
        known.map(|ingredient| Dose { day, ingredient, form }).collect()
    }

    fn day_entry(&self, entry: &Logged) -> DayEntry {
        DayEntry {
            day: self.day_number(entry.started.day()),
            nrs: entry.nrs,
            side: entry.side,
            minutes: entry.minutes,
            kinds: entry.kinds.clone(),
            let_go: entry.let_go,
            woke: entry.woke,
            eases_with_rest: entry.eases_with_rest(),
        }
    }

    /// The facts of a check that is being answered: these answers, the profile, and the days.
    #[must_use]
    pub fn facts_of(&self, side: Side, answers: &Answers, profile: &Profile) -> Facts {
        let mut facts = Facts::default();
        self.fill_days(&self.diary(Some(answers)), profile, &mut facts);
        self.tell_side(side, answers, &mut facts);
        answers.fill(side, &mut facts);
        // A sign that an entry names is not forgotten by a check that leaves it blank.
        for sign in Sign::ALL {
            let named = side.legs().iter().any(|leg| self.is_named(*leg, *sign));
            if facts.answer(*sign) == Answer::Blank && named {
                facts.set(*sign, Answer::Yes);
            }
        }
        facts
    }

    /// Where nothing is logged, a check that tells since when it hurts tells which side hurts, too: a journal without an
    /// entry must not make that pain one of no leg.
    fn tell_side(&self, side: Side, answers: &Answers, facts: &mut Facts) {
        let week = self.today() - Duration::days(6);
        let logged = || self.entries.iter().any(|entry| entry.nrs.get() > 0 && entry.started.day() >= week);
        if answers.stated_onset_days.is_none() || logged() {
            return;
        }
        let one_sided = side != Side::Both;
        facts.course.one_sided_now |= one_sided;
        facts.course.one_sided_yesterday |= one_sided;
        facts.course.both_sides_now |= !one_sided;
    }

    fn fill_days(&self, diary: &Diary, profile: &Profile, facts: &mut Facts) {
        facts.course = Course::of(diary);
        facts.stated_onset_days = diary.stated_onset_days;
        facts.stated_trend = diary.stated_trend;
        facts.injury_days_ago = diary.injury_days_ago;
        let onset = facts.course.onset_days.map(|days| self.today() - Duration::days(days.into()));
        profile.fill(onset, self.today(), facts);
        // Where both legs hurt, a journey before the later pain counts too.
        let sore = self.sore_legs();
        let began = sore.iter().filter_map(|leg| self.run_began(*leg));
        let before = |began| profile.risk(Risk::LongJourney, Some(began), self.today()) == Answer::Yes;
        if sore.len() > 1 && began.into_iter().any(before) {
            facts.set(Risk::LongJourney, Answer::Yes);
        }
    }
}
