//! The warning-sign rules: one table, from facts to the highest tier that fired, with every rule that fired.
//!
//! No weights and no scores. The conditions are those of `clinical.md` section 1.4, one small function each; their
//! words and sources are content, found by the rule's id. A blank never lowers a result.

mod condition;
mod due;
mod emergency;
mod same_day;
mod soon;

use super::check::{Answer, Facts, Flag, Question};
use super::vocabulary::vocabulary;
pub use due::due;

vocabulary! {
    /// How soon somebody should look at it, mildest first.
    Tier {
        SelfCare "self_care" "Self-care, and keep watching",
        Incomplete "incomplete" "Warning questions are open",
        Soon "soon" "See a doctor in the next few days",
        SameDay "same_day" "Get medical help today",
        Emergency "emergency" "Call emergency services now",
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The name under which its words and sources are found.
    pub id: &'static str,
    /// What it leads to.
    pub tier: Tier,
    /// It goes further than its source, or is simpler.
    pub conservative: bool,
    /// When it fires.
    pub fires: fn(&Facts) -> bool,
}

/// What the rules say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The highest tier that fired.
    pub tier: Tier,
    /// Every rule that fired, in the order of the table; empty when incomplete.
    pub rules: Vec<&'static Rule>,
    /// Due questions that are blank.
    pub open: Vec<Question>,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

const fn rule(id: &'static str, tier: Tier, conservative: bool, fires: fn(&Facts) -> bool) -> Rule {
    Rule { id, tier, conservative, fires }
}

/// The table of section 1.4, in its order. "true" marks a conservative choice.
pub static RULES: &[Rule] = &[
    rule("E1", Tier::Emergency, true, emergency::lung_clot),
    rule("E2", Tier::Emergency, true, emergency::pressure),
    rule("E3", Tier::Emergency, true, emergency::no_blood),
    rule("E4", Tier::Emergency, true, emergency::spine),
    rule("E5", Tier::Emergency, true, emergency::muscle_breakdown),
    rule("E6", Tier::Emergency, false, emergency::infection),
    rule("E7", Tier::Emergency, true, emergency::stroke),
    rule("E8", Tier::Emergency, false, emergency::injury),
    rule("U1", Tier::SameDay, true, same_day::swelling),
    rule("U2", Tier::SameDay, false, same_day::red_skin),
    rule("U3", Tier::SameDay, true, same_day::clot_risk),
    rule("U4", Tier::SameDay, false, same_day::tendon),
    rule("U5", Tier::SameDay, true, same_day::weakness),
    rule("U6", Tier::SameDay, true, same_day::cold),
    rule("U7", Tier::SameDay, false, same_day::long_cramp),
    rule("U8", Tier::SameDay, false, same_day::injury),
    rule("U9", Tier::SameDay, true, same_day::artery),
    rule("U10", Tier::SameDay, false, same_day::maternity),
    rule("U11", Tier::SameDay, false, same_day::antibiotic),
    rule("U12", Tier::SameDay, true, same_day::bleeding),
    rule("U13", Tier::SameDay, true, same_day::severe),
    rule("U14", Tier::SameDay, true, same_day::pressure_alone),
    rule("U15", Tier::SameDay, true, same_day::fever),
    rule("U16", Tier::SameDay, true, same_day::not_sure),
    rule("U17", Tier::SameDay, true, same_day::both_legs),
    rule("D1", Tier::Soon, false, soon::both_legs),
    rule("D2", Tier::Soon, false, soon::numbness),
    rule("D3", Tier::Soon, false, soon::walking),
    rule("D4", Tier::Soon, false, |facts| facts.course.cramp_pattern),
    rule("D5", Tier::Soon, false, |facts| facts.course.not_improving_7d),
    rule("D6", Tier::Soon, false, |facts| facts.course.rising),
    rule("D7", Tier::Soon, false, |facts| facts.course.present_14d),
    rule("D8", Tier::Soon, false, |facts| facts.course.present_6wk),
    rule("D9", Tier::Soon, true, |facts| facts.course.night_pain),
    rule("D10", Tier::Soon, false, soon::lump),
    rule("D11", Tier::Soon, false, |facts| facts.course.medicine_days),
    rule("D12", Tier::Soon, false, soon::wasting),
    rule("D13", Tier::Soon, true, soon::pop),
    rule("D14", Tier::Soon, true, soon::any_sign),
    rule("D15", Tier::Soon, false, soon::cold_pattern),
    rule("D16", Tier::Soon, true, soon::antibiotic),
    rule("D17", Tier::Soon, true, soon::stretch_pain),
    rule("D18", Tier::Soon, true, soon::fever),
    rule("S0", Tier::SelfCare, false, all_answered_no),
];

/// Runs every rule.
#[must_use]
pub fn assess(facts: &Facts) -> Assessment {
    let open = due(facts).into_iter().filter(|question| facts.is_open(*question)).collect();
    let warnings = RULES.iter().filter(|rule| rule.tier > Tier::SelfCare);
    let mut rules: Vec<&Rule> = warnings.filter(|rule| (rule.fires)(facts)).collect();
    if rules.is_empty() {
        rules.extend(RULES.iter().filter(|rule| rule.tier == Tier::SelfCare && (rule.fires)(facts)));
    }
    let tier = rules.iter().map(|rule| rule.tier).max().unwrap_or(Tier::Incomplete);
    Assessment { tier, rules, open }
}

/// Whether an answer speaks against self-care although no rule counts it and no question is open: "not sure", a pain from
/// the back down the leg, walking pain that no rule explains, or an age under 18.
#[must_use]
pub fn in_doubt(facts: &Facts) -> bool {
    let silent =
        facts.yes(Flag::BackPainDownLeg) || (facts.yes(Flag::WalkingPainEasesWithRest) && !soon::walking(facts));
    let unsure = due(facts).into_iter().any(|question| facts.answer(question) == Answer::NotSure);
    silent || unsure || !facts.doubted.is_empty() || facts.age.is_some_and(|age| age < 18)
}

/// Whether a rule of the two upper tiers fires.
fn upper_fires(facts: &Facts) -> bool {
    RULES.iter().any(|rule| rule.tier >= Tier::SameDay && (rule.fires)(facts))
}

/// Every due question was answered no, by an adult. Tenderness alone takes the tick off redness, and a yes to a
/// question that only explains a sign is no warning.
fn all_answered_no(facts: &Facts) -> bool {
    facts.age.is_none_or(|age| age >= 18)
        && facts.doubted.is_empty()
        && facts.half_blank.is_empty()
        && due(facts).into_iter().all(|question| match question {
            Question::Sign(super::body::Sign::RednessWarmth) => {
                facts.no(question) || condition::tender_without_redness(facts)
            }
            _ => facts.no(question) || (facts.yes(question) && due::explains(question)),
        })
}
