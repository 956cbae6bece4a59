//! Where a person stands today: every rule that fires, those that a clinician's look quiets for a while, and the tier
//! that is left.

use chrono::{Duration, NaiveDate};
use uuid::Uuid;

use super::{Freshness, RISE, Watch};
use crate::domain::body::{Course as Trend, Leg, Side, Sign};
use crate::domain::check::{Answer, Answers, Check, Facts, Question, Visit};
use crate::domain::course::Logged;
use crate::domain::profile::Profile;
use crate::domain::triage::{Assessment, RULES, Rule, Tier, assess, in_doubt};
use crate::domain::when::Moment;

/// Days for which a clinician's look quiets a rule of the tier "today" (`clinical.md` 1.4).
const SAME_DAY_QUIET_DAYS: i64 = 7;
/// The same for the tier "in the next few days".
const SOON_QUIET_DAYS: i64 = 90;

/// A rule that fires and is quiet because a clinician has looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckedRule {
    /// The rule.
    pub rule: &'static Rule,
    /// When the clinician looked.
    pub day: NaiveDate,
    /// The last day on which it is quiet.
    pub until: NaiveDate,
}

/// What holds today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What was known.
    pub facts: Facts,
    /// Every rule that fires and every open question.
    pub assessment: Assessment,
    /// The rules that fire and are not quiet.
    pub active: Vec<&'static Rule>,
    /// The rules that fire and are quiet.
    pub checked: Vec<CheckedRule>,
    /// The highest tier of the active rules; without one, self-care or incomplete.
    pub tier: Tier,
    /// How far the last check can be believed.
    pub freshness: Freshness,
}

impl Standing {
    /// Today.
    #[must_use]
    pub fn of(watch: &Watch) -> Self {
        let facts = watch.facts();
        let mut all = match watch.facts_apart() {
            None => vec![assess(&facts)],
            Some(legs) => legs.iter().map(assess).collect(),
        };
        all.extend(watch.facts_without_injury().iter().map(assess));
        Self::build(watch, facts, together(&all))
    }

    /// With these facts alone.
    #[must_use]
    pub fn with(watch: &Watch, facts: Facts) -> Self {
        let assessment = assess(&facts);
        Self::build(watch, facts, assessment)
    }

    /// By one check alone.
    #[must_use]
    pub fn of_check(watch: &Watch, check: &Check) -> Self {
        let facts = watch.facts_of(check.side, &check.answers, &watch.profile);
        let assessment = assess_answers(watch, check.side, &check.answers, &watch.profile);
        Self::build(watch, facts, assessment)
    }

    fn build(watch: &Watch, facts: Facts, assessment: Assessment) -> Self {
        let (mut active, mut checked) = (Vec::new(), Vec::new());
        for rule in &assessment.rules {
            match watch.visits.iter().find_map(|visit| quieted(watch, visit, rule)) {
                Some(found) => checked.push(found),
                None => active.push(*rule),
            }
        }
        let tier = match active.iter().map(|rule| rule.tier).max() {
            Some(tier) => tier,
            None if checked.is_empty() || !assessment.open.is_empty() || in_doubt(&facts) => Tier::Incomplete,
            None => Tier::SelfCare,
        };
        Self { assessment, active, checked, tier, freshness: watch.freshness(), facts }
    }

    /// Ids of the active rules of a tier, in the order of the table.
    #[must_use]
    pub fn active_ids(&self) -> Vec<&'static str> {
        self.active.iter().map(|rule| rule.id).collect()
    }

    /// Whether a clinician's look could quiet something: never beside an emergency rule.
    #[must_use]
    pub fn can_be_checked(&self) -> bool {
        matches!(self.tier, Tier::SameDay | Tier::Soon)
    }

    /// The record of a clinician's look at all that fires now.
    #[must_use]
    pub fn visit(&self, watch: &Watch, id: Uuid, day: NaiveDate, said: String) -> Visit {
        let quiets = |rule: &&&Rule| matches!(rule.tier, Tier::SameDay | Tier::Soon);
        let rules = self.assessment.rules.iter().filter(quiets).map(|rule| rule.id.to_owned()).collect();
        let week = (day - Duration::days(6))..=day;
        let recent = watch.entries.iter().filter(|entry| week.contains(&entry.started.day().min(watch.today())));
        let worst = recent.map(|entry| entry.nrs.get()).max().unwrap_or(0);
        Visit { id, at: watch.now.moment, day, said, rules, ticked: known_by(watch, day), worst }
    }
}

/// What the rules say to the answers of a check. Which leg was hurt is asked only where the check is about one; of two
/// legs it excuses neither, so the rules run with the injury and without it.
#[must_use]
pub fn assess_answers(watch: &Watch, side: Side, answers: &Answers, profile: &Profile) -> Assessment {
    let mut all = vec![assess(&watch.facts_of(side, answers, profile))];
    if side == Side::Both && answers.injury_days_ago.is_some() {
        let without = Answers { injury_days_ago: None, ..answers.clone() };
        all.push(assess(&watch.facts_of(side, &without, profile)));
    }
    together(&all)
}

/// The rules and open questions of several readings together, such as those of each leg.
fn together(legs: &[Assessment]) -> Assessment {
    if let [only] = legs {
        return only.clone();
    }
    let warned = legs.iter().any(|leg| leg.rules.iter().any(|rule| rule.tier > Tier::SelfCare));
    let whole = legs.iter().all(|leg| leg.tier != Tier::Incomplete);
    let fires = |rule: &&Rule| legs.iter().any(|leg| leg.rules.contains(rule));
    // One leg alone cannot say that home care is enough.
    let counts = |rule: &&Rule| rule.tier > Tier::SelfCare || (!warned && whole);
    let rules: Vec<&'static Rule> = RULES.iter().filter(fires).filter(counts).collect();
    let mut open: Vec<Question> = legs.iter().flat_map(|leg| leg.open.iter().copied()).collect();
    open.sort_unstable();
    open.dedup();
    Assessment { tier: rules.iter().map(|rule| rule.tier).max().unwrap_or(Tier::Incomplete), rules, open }
}

fn quieted(watch: &Watch, visit: &Visit, rule: &'static Rule) -> Option<CheckedRule> {
    let days = match rule.tier {
        Tier::SameDay => SAME_DAY_QUIET_DAYS,
        Tier::Soon => SOON_QUIET_DAYS,
        Tier::Emergency | Tier::Incomplete | Tier::SelfCare => return None,
    };
    let until = visit.day + Duration::days(days);
    let named = visit.rules.iter().any(|id| id == rule.id);
    let quiet = named && (visit.day..=until).contains(&watch.today()) && !lapsed(watch, visit);
    quiet.then_some(CheckedRule { rule, day: visit.day, until })
}

/// A new sign or answer, a sign that got worse, pain two points higher, a new injury or another pain end the quiet at
/// once, and nothing said later brings it back.
fn lapsed(watch: &Watch, visit: &Visit) -> bool {
    // What came after a look that was noted on a later day is new to it, too.
    let noted_later = visit.day < visit.at.day();
    let after = |at: Moment| at.utc_s > visit.at.utc_s || (noted_later && at.day() > visit.day);
    let checks: Vec<&Check> = watch.checks.iter().filter(|check| after(check.at)).collect();
    let entries: Vec<&Logged> =
        watch.entries.iter().filter(|entry| entry.written.utc_s > visit.at.utc_s || after(entry.started)).collect();
    // The newest check of each leg may have been changed since.
    let newest = Leg::ALL.iter().filter_map(|leg| watch.last_check(*leg));
    let named =
        checks.iter().copied().chain(newest).flat_map(names).chain(entries.iter().flat_map(|entry| signs(entry)));
    let new_tick = named.into_iter().any(|name| !visit.ticked.contains(&name));
    let worse = checks.iter().any(|check| check.answers.since.iter().any(|since| since.trend == Trend::Worse));
    let limit = visit.worst.saturating_add(RISE);
    let later_day = |day: i32| watch.today() + Duration::days(day.into()) > visit.at.day().max(visit.day);
    let in_run = |(day, worst): (&i32, &u8)| *worst >= limit && later_day(*day);
    let higher = entries.iter().any(|entry| entry.nrs.get() >= limit) || watch.runs.values().flatten().any(in_run);
    let injury = watch.diary(None).injury_days_ago.map(|days| watch.today() - Duration::days(days.into()));
    let other_pain = watch.sore_legs().into_iter().any(|leg| watch.run_began(leg).is_some_and(|day| day > visit.day));
    new_tick || worse || higher || other_pain || injury.is_some_and(|day| day > visit.day)
}

/// What was ticked by the last day on which the clinician could have seen it: by the newest check of each leg until
/// then, and by entries since that check.
fn known_by(watch: &Watch, day: NaiveDate) -> Vec<String> {
    let mut known = Vec::new();
    // A look of today saw all that there is; one of an earlier day what was there by then.
    let seen = |then: NaiveDate| day >= watch.today() || then <= day;
    for leg in Leg::ALL {
        let legs = [*leg];
        let check = watch.remembered(&legs).find(|check| seen(check.at.day()));
        known.extend(check.into_iter().flat_map(names));
        let week = day - Duration::days(6);
        let since = |entry: &&Logged| match check {
            Some(check) => entry.written.utc_s > check.at.utc_s,
            None => entry.started.day() >= week,
        };
        let entries = watch.entries.iter().filter(|entry| entry.side.legs().contains(leg));
        known.extend(entries.filter(since).filter(|entry| seen(entry.started.day())).flat_map(signs));
    }
    known.sort();
    known.dedup();
    known
}

/// Names of what a check ticked; a "not sure" is told apart by its mark.
fn names(check: &Check) -> Vec<String> {
    let mut names = check.answers.ticked();
    for leg in Leg::ALL {
        let unsure = Sign::ALL.iter().filter(|sign| check.answers.sign(*leg, **sign) == Answer::NotSure);
        names.extend(unsure.map(|sign| format!("?{} {}", sign.id(), leg.id())));
    }
    let unsure = check.answers.flags.iter().filter(|(_, answer)| **answer == Answer::NotSure);
    names.extend(unsure.map(|(flag, _)| format!("?{}", flag.id())));
    names
}

/// Names of the signs of an entry.
fn signs(entry: &Logged) -> Vec<String> {
    let named = entry.signs.iter().flatten();
    named.flat_map(|sign| entry.side.legs().iter().map(|leg| format!("{} {}", sign.id(), leg.id()))).collect()
}
