//! The rows of the table: each need of a stage with whether it is met, in words with numbers.

use super::{FIRST_DAYS_H, Grade, STEP_BACK_DAYS, Stage, StageFacts};

/// One thing that has to be so before the next stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Whether it is so.
    pub met: bool,
    /// What it is, and how far it is: "2 of 3 days without worse mornings".
    pub words: String,
    /// How it ends "Opens when …": "walking 10 minutes is at 2 or less".
    pub opens: String,
    /// Numbers of the bibliography; empty where nothing but our own number is behind it.
    pub sources: &'static [&'static str],
    /// The sources have the thing, and the number in it is our own.
    pub own: bool,
}

impl Need {
    fn own(self) -> Self {
        Self { own: true, ..self }
    }
}

/// What the stage after this one asks for; of the last stage, what full sport asks for. Empty beside the ladder.
#[must_use]
pub fn needs(stage: Stage, facts: &StageFacts) -> Vec<Need> {
    let own = match stage {
        Stage::FirstDays => first_days(facts),
        Stage::GettingMoving => getting_moving(facts),
        Stage::Strength => strength(facts),
        Stage::BackToSport => full_sport(facts),
        Stage::NightCramp | Stage::AnyTime => return Vec::new(),
    };
    common(facts).into_iter().chain(own).collect()
}

/// What every step asks for: no warning sign, a complete check, and no worse morning just before.
fn common(facts: &StageFacts) -> Vec<Need> {
    let words = "no warning sign that needs help, and a complete check";
    let mut needs =
        vec![need(!facts.warning, words.to_owned(), "the check is complete and nothing in it is urgent", &["28"])];
    if facts.worse_morning {
        needs.push(need(
            false,
            "an answer to the worse morning".to_owned(),
            "you have answered to the worse morning",
            &[],
        ));
    }
    if let Some(days) = facts.days_since_worse {
        let words = "days after a worse morning";
        needs.push(of(days, STEP_BACK_DAYS, words, "3 days after the worse morning are over", &[]));
    }
    needs
}

fn first_days(facts: &StageFacts) -> Vec<Need> {
    let mut needs = vec![
        at_most("pain at rest", facts.rest_nrs, 2, &[]),
        at_most("pain on walking", facts.walking_nrs, 3, &[]),
        known(facts.swelling_grows, "swelling that does not grow", "the swelling does not grow", &["28"]),
    ];
    // Without an injury there are no hours to wait for.
    if let Some(hours) = facts.since_injury_h {
        let opens = "48 hours since the injury are over";
        needs.insert(0, of(hours, FIRST_DAYS_H, "hours since the injury", opens, &["28", "29"]));
    }
    needs
}

fn getting_moving(facts: &StageFacts) -> Vec<Need> {
    let walk = match facts.limp {
        Some(true) => {
            let words = "10 minutes of walking without a limp, with pain at 2 or less (you limped)";
            need(false, words.to_owned(), "walking 10 minutes is without a limp and at 2 or less", &[])
        }
        Some(false) | None => Need {
            opens: "walking 10 minutes is at 2 or less".to_owned(),
            ..at_most("pain on 10 minutes of walking without a limp", facts.walk_10_min_nrs, 2, &[])
        },
    };
    vec![
        walk,
        of(facts.calm_days, 3, "days without worse mornings", "3 days were without a worse morning", &["49", "50"])
            .own(),
        of(
            facts.raises_at_3,
            10,
            "heel raises on two legs at pain of 3 or less",
            "10 heel raises on two legs are at 3 or less",
            &[],
        ),
    ]
}

fn strength(facts: &StageFacts) -> Vec<Need> {
    let sets = "sets of 15 heel raises on two legs at pain of 2 or less";
    let single = "heel raises on the sore leg at pain of 2 or less";
    let mut needs = vec![
        of(facts.sets_of_15_at_2, 3, sets, "3 sets of 15 heel raises on two legs are at 2 or less", &["52"]).own(),
        of(facts.single_sore, 15, single, "15 heel raises on the sore leg are at 2 or less", &["52"]).own(),
        near(facts, 85, "15").own(),
        of(facts.calm_nights, 7, "nights in a row without pain", "7 nights in a row were without pain", &[]),
    ];
    if let Some(hours) = facts.since_injury_h {
        // Without a grade, and after an earlier tear, the longer time is the safer reading.
        let weeks = if facts.grade == Some(Grade::Mild) && !facts.past_tear { 2 } else { 4 };
        let opens = format!("{weeks} weeks since the injury are over");
        needs.push(of(hours / (7 * 24), weeks, "weeks since the injury", &opens, &["13"]).own());
    }
    needs
}

fn full_sport(facts: &StageFacts) -> Vec<Need> {
    let session = "full training session without pain or tightness";
    let mut needs = vec![
        at_most("pain and tightness", facts.pain_or_tightness, 0, &["52"]),
        known(facts.tender_spot, "no tender spot", "no spot is tender", &["52"]),
        near(facts, 90, "10"),
        at_most("pain on hopping", facts.hop_nrs, 0, &["52"]),
        at_most("pain on running", facts.run_nrs, 0, &["52"]),
        of(facts.full_sessions, 1, session, "one full training session went well", &["52"]),
    ];
    match facts.athlete {
        Some(true) => {
            let opens = "30 heel raises on the sore leg are at 2 or less";
            needs.push(of(facts.single_sore, 30, "heel raises on the sore leg, as you compete", opens, &["52"]));
        }
        Some(false) => {}
        None => {
            let words = "whether you compete in a sport (not answered yet)";
            needs.push(need(false, words.to_owned(), "you have said whether you compete in a sport", &["52"]));
        }
    }
    needs
}

fn need(met: bool, words: String, opens: &str, sources: &'static [&'static str]) -> Need {
    Need { met, words, opens: opens.to_owned(), sources, own: sources.is_empty() }
}

/// So many of so many.
fn of(number: u32, wanted: u32, what: &str, opens: &str, sources: &'static [&'static str]) -> Need {
    need(number >= wanted, format!("{} of {wanted} {what}", number.min(wanted)), opens, sources)
}

/// A score that must not be higher.
fn at_most(what: &str, score: Option<u8>, limit: u8, sources: &'static [&'static str]) -> Need {
    let wanted = if limit == 0 { "0".to_owned() } else { format!("{limit} or less") };
    let opens = format!("{what} is at {wanted}");
    match score {
        Some(score) => need(score <= limit, format!("{what} at {wanted} (now {score})"), &opens, sources),
        None => need(false, format!("{what} at {wanted} (not written down yet)"), &opens, sources),
    }
}

/// Something that must not be so, and was looked at.
fn known(bad: Option<bool>, words: &str, opens: &str, sources: &'static [&'static str]) -> Need {
    match bad {
        Some(bad) => need(!bad, words.to_owned(), opens, sources),
        None => need(false, format!("{words} (not answered yet)"), opens, sources),
    }
}

/// The sore leg does at least this share of what the other one does.
fn near(facts: &StageFacts, percent: u32, apart: &str) -> Need {
    let words = format!("heel raises of both legs within {apart} percent");
    let opens = format!("heel raises of both legs are within {apart} percent");
    match facts.single_other {
        Some(other) if other > 0 => {
            let met = facts.single_sore.saturating_mul(100) >= other.saturating_mul(percent);
            need(met, format!("{words} (now {} and {other})", facts.single_sore), &opens, &["52"])
        }
        Some(_) | None => need(false, format!("{words} (the other leg was not counted yet)"), &opens, &["52"]),
    }
}
