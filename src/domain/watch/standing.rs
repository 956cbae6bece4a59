//! Where a person stands today: every rule that fires, those that a clinician's look quiets for a while, and the tier
//! that is left.

use chrono::{Duration, NaiveDate};
use uuid::Uuid;

use super::{Freshness, RISE, Watch};
use crate::domain::body::{Course as Trend, Leg, Sign};
use crate::domain::check::{Facts, Visit};
use crate::domain::triage::{Assessment, Rule, Tier, assess};

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
        Self::with(watch, watch.facts())
    }

    /// With the facts of a check that is being answered.
    #[must_use]
    pub fn with(watch: &Watch, facts: Facts) -> Self {
        let assessment = assess(&facts);
        let (mut active, mut checked) = (Vec::new(), Vec::new());
        for rule in &assessment.rules {
            match watch.visits.iter().find_map(|visit| quieted(watch, visit, rule)) {
                Some(found) => checked.push(found),
                None => active.push(*rule),
            }
        }
        let tier = match active.iter().map(|rule| rule.tier).max() {
            Some(tier) => tier,
            None if !checked.is_empty() && assessment.open.is_empty() => Tier::SelfCare,
            None => Tier::Incomplete,
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
        let week = watch.today() - Duration::days(6);
        let recent = watch.entries.iter().filter(|entry| entry.started.day() >= week);
        let worst = recent.map(|entry| entry.nrs.get()).max().unwrap_or(0);
        Visit { id, at: watch.now.moment, day, said, rules, ticked: ticked(watch, None), worst }
    }
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

/// A new sign or answer, a sign that got worse, pain two points higher, or another pain end the quiet at once.
fn lapsed(watch: &Watch, visit: &Visit) -> bool {
    let new_tick = ticked(watch, Some(visit)).iter().any(|name| !visit.ticked.contains(name));
    let later = || watch.checks.iter().filter(|check| check.at.utc_s > visit.at.utc_s);
    let worse = later().any(|check| check.answers.since.iter().any(|since| since.trend == Trend::Worse));
    let higher = watch
        .entries
        .iter()
        .any(|entry| entry.written.utc_s > visit.at.utc_s && entry.nrs.get() >= visit.worst.saturating_add(RISE));
    let other_pain = watch.sore_legs().into_iter().any(|leg| watch.run_began(leg).is_some_and(|day| day > visit.day));
    new_tick || worse || higher || other_pain
}

/// Names of what is ticked: by the newest check of each leg, and by entries since that check. With a visit, what was
/// ticked after it.
fn ticked(watch: &Watch, since: Option<&Visit>) -> Vec<String> {
    let mut names = Vec::new();
    for leg in Leg::ALL {
        let check = watch.remembered(*leg);
        if let Some(check) = check.filter(|check| since.is_none_or(|visit| check.at.utc_s > visit.at.utc_s)) {
            names.extend(check.answers.ticked());
        }
        let after_s =
            check.map_or(i64::MIN, |check| check.at.utc_s).max(since.map_or(i64::MIN, |visit| visit.at.utc_s));
        for entry in
            watch.entries.iter().filter(|entry| entry.written.utc_s > after_s && entry.side.legs().contains(leg))
        {
            let signs: &[Sign] = entry.signs.as_deref().unwrap_or_default();
            names.extend(signs.iter().map(|sign| format!("{} {}", sign.id(), leg.id())));
        }
    }
    names.sort();
    names.dedup();
    names
}
