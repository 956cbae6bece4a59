//! The rows of the table: each need of a stage with whether it is met, in words with numbers.

use super::{FIRST_DAYS_H, Grade, Stage, StageFacts};

/// One thing that has to be so before the next stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Whether it is so.
    pub met: bool,
    /// What it is, and how far it is: "2 of 3 days without worse mornings".
    pub words: String,
    /// Numbers of the bibliography; empty where the number is our own.
    pub sources: &'static [&'static str],
}

/// What the stage after this one asks for; empty beside the ladder.
#[must_use]
pub fn needs(stage: Stage, facts: &StageFacts) -> Vec<Need> {
    match stage {
        Stage::FirstDays => first_days(facts),
        Stage::GettingMoving => getting_moving(facts),
        Stage::Strength => strength(facts),
        Stage::BackToSport => full_sport(facts),
        Stage::NightCramp | Stage::AnyTime => Vec::new(),
    }
}

fn first_days(facts: &StageFacts) -> Vec<Need> {
    let mut needs = vec![
        need(!facts.warning, "no warning sign that needs help, and a complete check".to_owned(), &["28"]),
        at_most("pain at rest", facts.rest_nrs, 2, &[]),
        at_most("pain on walking", facts.walking_nrs, 3, &[]),
        known(facts.swelling_grows, "swelling that does not grow", "swelling", &["28"]),
    ];
    // Without an injury there are no hours to wait for.
    if let Some(hours) = facts.since_injury_h {
        needs.insert(0, of(hours, FIRST_DAYS_H, "hours since the injury", &["28", "29"]));
    }
    needs
}

fn getting_moving(facts: &StageFacts) -> Vec<Need> {
    vec![
        at_most("pain on 10 minutes of walking without a limp", facts.walk_10_min_nrs, 2, &[]),
        of(facts.calm_days, 3, "days without worse mornings", &["49", "50"]),
        of(facts.raises_at_3, 10, "heel raises on two legs at pain of 3 or less", &[]),
    ]
}

fn strength(facts: &StageFacts) -> Vec<Need> {
    let mut needs = vec![
        of(facts.sets_of_15_at_2, 3, "sets of 15 heel raises on two legs at pain of 2 or less", &["52"]),
        of(facts.single_sore, 15, "heel raises on the sore leg at pain of 2 or less", &["52"]),
        near(facts, 85, "15"),
        of(facts.calm_nights, 7, "nights without pain", &[]),
    ];
    if let Some(hours) = facts.since_injury_h {
        // Without a grade the longer time is the safer reading.
        let weeks = if facts.grade == Some(Grade::Mild) { 2 } else { 4 };
        needs.push(of(hours / (7 * 24), weeks, "weeks since the injury", &["13"]));
    }
    needs
}

fn full_sport(facts: &StageFacts) -> Vec<Need> {
    let mut needs = vec![
        at_most("pain and tightness", facts.pain_or_tightness, 0, &["52"]),
        known(facts.tender_spot, "no tender spot", "a tender spot", &["52"]),
        near(facts, 90, "10"),
        at_most("pain on hopping", facts.hop_nrs, 0, &["52"]),
        at_most("pain on running", facts.run_nrs, 0, &["52"]),
        of(facts.full_sessions, 1, "full training session", &["52"]),
    ];
    if facts.athlete {
        needs.push(of(facts.single_sore, 30, "heel raises on the sore leg", &["52"]));
    }
    needs
}

fn need(met: bool, words: String, sources: &'static [&'static str]) -> Need {
    Need { met, words, sources }
}

/// So many of so many.
fn of(number: u32, wanted: u32, what: &str, sources: &'static [&'static str]) -> Need {
    need(number >= wanted, format!("{} of {wanted} {what}", number.min(wanted)), sources)
}

/// A score that must not be higher.
fn at_most(what: &str, score: Option<u8>, limit: u8, sources: &'static [&'static str]) -> Need {
    let wanted = if limit == 0 { "0".to_owned() } else { format!("{limit} or less") };
    match score {
        Some(score) => need(score <= limit, format!("{what} at {wanted} (now {score})"), sources),
        None => need(false, format!("{what} at {wanted} (not written down yet)"), sources),
    }
}

/// Something that must not be so, and was looked at.
fn known(bad: Option<bool>, words: &str, what: &str, sources: &'static [&'static str]) -> Need {
    match bad {
        Some(bad) => need(!bad, words.to_owned(), sources),
        None => need(false, format!("{words} ({what} was not answered yet)"), sources),
    }
}

/// The sore leg does at least this share of what the other one does.
fn near(facts: &StageFacts, percent: u32, apart: &str) -> Need {
    let words = format!("heel raises of both legs within {apart} percent");
    match facts.single_other {
        Some(other) if other > 0 => {
            let met = facts.single_sore.saturating_mul(100) >= other.saturating_mul(percent);
            need(met, format!("{words} (now {} and {other})", facts.single_sore), &["52"])
        }
        Some(_) | None => need(false, format!("{words} (the other leg was not counted yet)"), &["52"]),
    }
}
