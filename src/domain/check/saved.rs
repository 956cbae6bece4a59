//! One check as it is kept: what was answered for each leg, and what the rules said then.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Answer, Facts, Flag, Question};
use crate::domain::body::{Course as Trend, Leg, Side, Sign};
use crate::domain::triage::Tier;
use crate::domain::when::Moment;

/// What was answered. What is not in here was left blank, which is unknown and never "no".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// The six signs of the left leg; empty when it was not asked about.
    pub left: BTreeMap<Sign, Answer>,
    /// The six signs of the right leg.
    pub right: BTreeMap<Sign, Answer>,
    /// The follow-up questions.
    pub flags: BTreeMap<Flag, Answer>,
    /// "Yes" to the five questions of rule E1 together, without saying which.
    pub one_of_lung_signs: bool,
    /// Signs that were there last time too, and which way each has gone.
    pub since: Vec<SignSince>,
    /// Days from an injury of the leg to the check; `None` is no injury.
    pub injury_days_ago: Option<u32>,
    /// Days since this pain began, as the person tells it.
    pub stated_onset_days: Option<u32>,
    /// Which way it has gone since then, as the person tells it.
    pub stated_trend: Option<Trend>,
}

/// A sign that was there last time too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignSince {
    /// In this leg.
    pub leg: Leg,
    /// This sign.
    pub sign: Sign,
    /// Which way it has gone since the last check.
    pub trend: Trend,
}

/// One saved check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Made before the insert, in the order of time (UUID version 7).
    pub id: Uuid,
    /// When the result was asked for.
    pub at: Moment,
    /// Which leg or legs it was about.
    pub side: Side,
    /// What was answered.
    pub answers: Answers,
    /// What the rules said then.
    pub tier: Tier,
    /// Ids of the rules that fired then, in the order of the table.
    pub rules: Vec<String>,
    /// Due questions that were left blank, by name.
    pub open: Vec<String>,
}

/// What became of a sign since the last check of the same leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignChange {
    /// It was not there last time, or there was no last time.
    New,
    /// It was there and is worse.
    Worse,
    /// It was there and is there.
    Same,
    /// It was there and is less.
    Less,
    /// It was there and is gone.
    Gone,
}

impl SignChange {
    /// The word for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Worse => "worse",
            Self::Same => "same",
            Self::Less => "less",
            Self::Gone => "gone",
        }
    }
}

impl Answers {
    /// What was said about a sign of one leg.
    #[must_use]
    pub fn sign(&self, leg: Leg, sign: Sign) -> Answer {
        let signs = match leg {
            Leg::Left => &self.left,
            Leg::Right => &self.right,
        };
        signs.get(&sign).copied().unwrap_or_default()
    }

    /// Writes down what was said about a sign of one leg.
    pub fn set_sign(&mut self, leg: Leg, sign: Sign, answer: Answer) {
        let signs = match leg {
            Leg::Left => &mut self.left,
            Leg::Right => &mut self.right,
        };
        signs.insert(sign, answer);
    }

    /// What was said about a sign, whichever leg matters more.
    #[must_use]
    pub fn sign_of(&self, side: Side, sign: Sign) -> Answer {
        side.legs().iter().map(|leg| self.sign(*leg, sign)).reduce(Answer::stronger).unwrap_or_default()
    }

    /// What was said to a follow-up question.
    #[must_use]
    pub fn flag(&self, flag: Flag) -> Answer {
        self.flags.get(&flag).copied().unwrap_or_default()
    }

    /// Whether both legs were ticked as swollen or puffy, which answers the question about both legs.
    #[must_use]
    pub fn both_ticked_swollen(&self) -> bool {
        let swollen =
            |leg| [Sign::Swelling, Sign::FluidRetention].iter().any(|sign| self.sign(leg, *sign) == Answer::Yes);
        swollen(Leg::Left) && swollen(Leg::Right)
    }

    /// Hands the answers to the rules.
    pub fn fill(&self, side: Side, facts: &mut Facts) {
        for sign in Sign::ALL {
            let legs: Vec<Answer> = side.legs().iter().map(|leg| self.sign(*leg, *sign)).collect();
            facts.set_sign(*sign, &legs);
        }
        for flag in Flag::ALL {
            facts.set(*flag, self.flag(*flag));
        }
        if self.both_ticked_swollen() {
            facts.set(Flag::BothLegsSwollen, Answer::Yes);
        }
        facts.one_of_lung_signs = self.one_of_lung_signs;
        facts.injury_days_ago = self.injury_days_ago;
    }

    /// Names of everything that was ticked, signs with their leg ("swelling left").
    #[must_use]
    pub fn ticked(&self) -> Vec<String> {
        let mut ticked = Vec::new();
        for leg in Leg::ALL {
            let yes = Sign::ALL.iter().filter(|sign| self.sign(*leg, **sign) == Answer::Yes);
            ticked.extend(yes.map(|sign| format!("{} {}", sign.id(), leg.id())));
        }
        if self.one_of_lung_signs {
            ticked.push("one_of_lung_signs".to_owned());
        }
        ticked.extend(
            self.flags.iter().filter(|(_, answer)| **answer == Answer::Yes).map(|(flag, _)| flag.id().to_owned()),
        );
        ticked
    }
}

impl Check {
    /// What became of the signs of one leg since the check before; empty when none is there and none was.
    #[must_use]
    pub fn changes(&self, before: Option<&Self>, leg: Leg) -> Vec<(Sign, SignChange)> {
        let mut changes = Vec::new();
        for sign in Sign::ALL {
            let was = before.is_some_and(|before| before.answers.sign(leg, *sign) == Answer::Yes);
            let since = self.answers.since.iter().find(|since| since.leg == leg && since.sign == *sign);
            let change = match (was, self.answers.sign(leg, *sign), since.map(|since| since.trend)) {
                (false, Answer::Yes, _) => SignChange::New,
                (true, Answer::Yes, Some(Trend::Worse)) => SignChange::Worse,
                (true, Answer::Yes, Some(Trend::Better)) => SignChange::Less,
                (true, Answer::Yes, Some(Trend::Same) | None) => SignChange::Same,
                (true, Answer::No, _) => SignChange::Gone,
                (false, Answer::No, _) | (_, Answer::NotSure | Answer::Blank, _) => continue,
            };
            changes.push((*sign, change));
        }
        changes
    }

    /// The questions that were left open, as far as their names are still known.
    #[must_use]
    pub fn open_questions(&self) -> Vec<Question> {
        self.open.iter().filter_map(|id| Question::from_id(id)).collect()
    }
}
