//! Which routines and exercises a stage opens (`clinical.md` 6.4, `ui.md` 5.4). Only who has a stage is held back by
//! it: night cramps, maintenance and a tendon without an injury have none. Ending a cramp is never held back here.

use super::{Stage, StageFacts, Way, needs};
use crate::domain::gate::Activity;
use crate::domain::phase::NO_SPORT_DAYS;

/// Whether something may be started in this stage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opening {
    /// It belongs here.
    Open,
    /// It is advised against, and may be started anyway: stretching of "any time" two weeks after the injury, and what
    /// belongs to this stage while a step back waits for an answer.
    Anyway(String),
    /// It belongs to a later stage.
    Closed(String),
}

/// What opens a stage: "Opens when walking 10 minutes is at 2 or less." Nothing when it is open. `current` is the stage
/// of now; without one everything is open.
#[must_use]
pub fn opens_when(stage: Stage, facts: &StageFacts, current: Option<Stage>) -> Option<String> {
    let current = current.filter(|current| Stage::LADDER.contains(current))?;
    if stage <= current || !Stage::LADDER.contains(&stage) {
        return None;
    }
    if current.next() != Some(stage) {
        return Some(format!("Opens in the stage {}. Now it is {}.", stage.name(), current.name()));
    }
    let mut missing = needs(current, facts).into_iter().filter(|need| !need.met);
    let Some(first) = missing.next() else {
        return Some(format!("Opens when you move on to {}. Everything for it is met.", stage.name()));
    };
    let more = match missing.count() {
        0 => String::new(),
        1 => " 1 more thing is missing.".to_owned(),
        count => format!(" {count} more things are missing."),
    };
    Some(format!("Opens when {}.{more}", first.opens))
}

/// Whether something of these stages may be started by somebody on this way. Empty stages are open: its exercises are
/// asked one by one.
#[must_use]
pub fn opening(stages: &[Stage], activity: Activity, way: &Way) -> Opening {
    let Some(current) = way.stage else { return Opening::Open };
    let since_h = way.facts.since_injury_h;
    let stretch = activity == Activity::Stretch;
    let Some(lowest) = stages.iter().filter(|stage| Stage::LADDER.contains(stage)).min() else {
        // A fresh tear is not stretched in the first days, at bedtime neither.
        let fresh = stretch && way.injured && current == Stage::FirstDays && !stages.is_empty();
        let words = "Opens after the stage First days: a fresh tear is not stretched.";
        return if fresh { Opening::Closed(words.to_owned()) } else { Opening::Open };
    };
    let Some(words) = opens_when(*lowest, &way.facts, Some(current)) else {
        let waits = way.proposal.filter(|proposal| proposal.from == *lowest).and_then(|proposal| proposal.meanwhile());
        return waits.map_or(Opening::Open, Opening::Anyway);
    };
    let old = since_h.is_none_or(|hours| hours >= NO_SPORT_DAYS * 24);
    if stretch && stages.contains(&Stage::AnyTime) && old && current != Stage::FirstDays {
        Opening::Anyway(words)
    } else {
        Opening::Closed(words)
    }
}
