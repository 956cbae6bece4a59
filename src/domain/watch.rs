//! The watch: what the journal, the last checks and the answers about oneself add up to today.
//!
//! A yes stays until a later check of the same leg takes it back. A no is worth less: it lapses when the pain is a new
//! one, has risen by two, or the check is old, and then counts as not answered. So nothing here ever sounds safer than
//! what was last asked.

mod standing;
mod stated;
mod story;

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};

use super::body::{Leg, Side, Sign};
use super::check::{Answer, Answers, Check, Facts, Flag, Visit};
use super::course::{Course, DayEntry, Diary, Logged, PainDays};
use super::profile::Profile;
use super::when::Now;
pub use standing::{CheckedRule, Standing};
use stated::Stated;
pub use story::Story;

/// Days after which a check says nothing about today any more.
const FORGOTTEN_DAYS: i64 = 28;
/// Days after which a "no" of a check has to be asked again.
const OLD_DAYS: i64 = 14;
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

    /// Whether the leg was hurt within four weeks, and once more within the year before: `clinical.md` 2.2,
    /// "recurrence". Earlier injuries are those of saved checks, and a tear that was told about.
    #[must_use]
    pub fn second_injury(&self) -> bool {
        let today = self.today();
        let day_of =
            |check: &Check| check.answers.injury_days_ago.map(|days| check.at.day() - Duration::days(days.into()));
        let told = (self.profile.yes("past_tear")).then(|| self.profile.day("past_tear_day")).flatten();
        let mut days: Vec<NaiveDate> = self.checks.iter().filter_map(day_of).chain(told).collect();
        days.extend(self.profile.injury().map(|(day, _)| day));
        let newest = days.iter().copied().max().filter(|day| (today - *day).num_days() <= FORGOTTEN_DAYS);
        newest.is_some_and(|newest| days.iter().any(|day| (29..=365).contains(&(newest - *day).num_days())))
    }

    /// How far the last check can be believed: the worst of the legs that hurt, or of the newest check without one.
    #[must_use]
    pub fn freshness(&self) -> Freshness {
        let sore = self.sore_legs();
        if sore.is_empty() {
            return self.checks.first().map_or(Freshness::Never, |check| self.believe(check));
        }
        let each = sore.into_iter().map(|leg| match self.last_check(leg) {
            // A check from before this pain is no check of it.
            Some(check) if self.run_began(leg).is_none_or(|began| check.at.day() >= began) => self.believe(check),
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

    fn believe(&self, check: &Check) -> Freshness {
        let age_days = (self.today() - check.at.day()).num_days();
        if age_days > FORGOTTEN_DAYS {
            return Freshness::Never;
        }
        let on = |entry: &&Logged| entry.side.legs().iter().any(|leg| check.side.legs().contains(leg));
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
            doses: Vec::new(),
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
        answers.fill(side, &mut facts);
        // A sign that an entry of the last days names is not forgotten by a check that leaves it blank.
        for sign in Sign::ALL {
            if facts.answer(*sign) == Answer::Blank && self.logged_since(None, side).contains(sign) {
                facts.set(*sign, Answer::Yes);
            }
        }
        facts
    }

    fn fill_days(&self, diary: &Diary, profile: &Profile, facts: &mut Facts) {
        facts.course = Course::of(diary);
        facts.stated_onset_days = diary.stated_onset_days;
        facts.stated_trend = diary.stated_trend;
        facts.injury_days_ago = diary.injury_days_ago;
        let onset = facts.course.onset_days.map(|days| self.today() - Duration::days(days.into()));
        profile.fill(onset, self.today(), facts);
    }

    /// The facts of today: the last checks as far as they can be believed, what entries named since, profile and days.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let mut facts = Facts::default();
        self.fill_days(&self.diary(None), &self.profile, &mut facts);
        let believes_no = self.freshness().believes_no();
        let kept = |answer: Answer| if answer == Answer::No && !believes_no { Answer::Blank } else { answer };
        let last: Vec<(Leg, Option<&Check>)> = Leg::ALL.iter().map(|leg| (*leg, self.remembered(*leg))).collect();
        for sign in Sign::ALL {
            let each = last.iter().filter_map(|(leg, check)| check.map(|check| check.answers.sign(*leg, *sign)));
            let mut answer = each.reduce(Answer::stronger).unwrap_or_default();
            for (leg, check) in &last {
                if self.logged_since(*check, leg.side()).contains(sign) {
                    answer = Answer::Yes;
                }
            }
            facts.set(*sign, kept(answer));
        }
        let newest = last.iter().filter_map(|(_, check)| *check).max_by_key(|check| check.at.utc_s);
        for flag in Flag::ALL {
            let answer = if flag.whole_body() {
                newest.map(|check| check.answers.flag(*flag))
            } else {
                last.iter().filter_map(|(_, check)| check.map(|check| check.answers.flag(*flag))).reduce(stronger_flag)
            };
            facts.set(*flag, kept(answer.unwrap_or_default()));
        }
        if last.iter().any(|(_, check)| check.is_some_and(|check| check.answers.both_ticked_swollen())) {
            facts.set(Flag::BothLegsSwollen, Answer::Yes);
        }
        facts.one_of_lung_signs = newest.is_some_and(|check| check.answers.one_of_lung_signs);
        facts
    }

    /// The newest check of a leg, unless it is forgotten.
    fn remembered(&self, leg: Leg) -> Option<&Check> {
        self.last_check(leg).filter(|check| (self.today() - check.at.day()).num_days() <= FORGOTTEN_DAYS)
    }

    /// The signs that entries of these legs named since a check, or in the last seven days.
    fn logged_since(&self, check: Option<&Check>, side: Side) -> Vec<Sign> {
        let recent = self.today() - Duration::days(6);
        let counts = |entry: &&Logged| {
            let on = entry.side.legs().iter().any(|leg| side.legs().contains(leg));
            let since = match check {
                Some(check) => entry.written.utc_s > check.at.utc_s,
                None => entry.started.day() >= recent,
            };
            on && since
        };
        self.entries.iter().filter(counts).filter_map(|entry| entry.signs.as_ref()).flatten().copied().collect()
    }
}

/// For a flag of one leg, a blank of the other leg's check says nothing.
fn stronger_flag(one: Answer, other: Answer) -> Answer {
    match (one, other) {
        (Answer::Blank, answer) | (answer, Answer::Blank) => answer,
        (one, other) => one.stronger(other),
    }
}
