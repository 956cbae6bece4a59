//! Warning signs of a period: which, in which leg, first and last day, and whether the newest answer still says yes.
//! What was not asked is never taken for a no.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{SheetRequest, SheetSource};
use crate::domain::body::{Leg, Sign};
use crate::domain::check::{Answer, Flag};
use crate::domain::when::Moment;

/// What the checks and entries of a period say about warning signs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// Checks in the period.
    pub checks: usize,
    /// Checks among them with questions left open.
    pub checks_open: usize,
    /// Entries that asked about signs, too.
    pub entries: usize,
    /// Everything that was ticked: signs by leg, then other warning questions; in the order of the check.
    pub rows: Vec<SignRow>,
    /// Answers that explain a sign, such as "Only sore to touch", with their last day.
    pub explained: Vec<(Flag, NaiveDate)>,
    /// What was answered "not sure" last and never ticked: its words, and the day.
    pub not_sure: Vec<(String, NaiveDate)>,
    /// Days on which a clinician looked, with what they said.
    pub visits: Vec<(NaiveDate, String)>,
}

/// One thing that was ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignRow {
    /// "Swelling".
    pub name: String,
    /// The leg; nothing for what is not about one.
    pub leg: Option<Leg>,
    /// How often it was ticked.
    pub times: usize,
    /// The first day on which it was ticked.
    pub first: NaiveDate,
    /// The last day on which it was ticked.
    pub last: NaiveDate,
    /// What was said after that.
    pub still: Still,
}

/// Whether it was there when last asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Still {
    /// The newest answer is the tick.
    Yes,
    /// A later answer was no, first on this day.
    GoneBy(NaiveDate),
    /// The newest answer was "not sure", on this day.
    NotSure(NaiveDate),
}

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    Sign(Sign, Leg),
    /// The five questions about chest and breathing together.
    Lung,
    Flag(Flag),
}

impl Signs {
    pub(super) fn of(request: &SheetRequest, source: &SheetSource) -> Self {
        let within = |at: Moment| (request.first..=request.last).contains(&at.day());
        let mut answers: BTreeMap<Asked, Vec<(Moment, Answer)>> = BTreeMap::new();
        let mut signs = Self::default();
        for check in source.checks.iter().filter(|check| within(check.at)) {
            signs.checks += 1;
            signs.checks_open += usize::from(!check.open.is_empty());
            let mut add = |asked, answer| answers.entry(asked).or_default().push((check.at, answer));
            for leg in check.side.legs() {
                for sign in Sign::ALL {
                    add(Asked::Sign(*sign, *leg), check.answers.sign(*leg, *sign));
                }
            }
            for (flag, answer) in &check.answers.flags {
                add(Asked::Flag(*flag), *answer);
            }
            add(Asked::Lung, if check.answers.one_of_lung_signs { Answer::Yes } else { lung(&check.answers.flags) });
        }
        for entry in source.episodes.iter().filter(|entry| within(entry.started)) {
            let Some(ticked) = &entry.signs else { continue };
            signs.entries += 1;
            for leg in entry.side.legs() {
                for sign in Sign::ALL {
                    let answer = if ticked.contains(sign) { Answer::Yes } else { Answer::No };
                    answers.entry(Asked::Sign(*sign, *leg)).or_default().push((entry.started, answer));
                }
            }
        }
        for (asked, mut said) in answers {
            said.retain(|(_, answer)| *answer != Answer::Blank);
            // Of two answers of one second the yes comes last, so that it is not taken for gone.
            said.sort_by_key(|(at, answer)| (at.utc_s, *answer == Answer::Yes));
            signs.take(asked, &said);
        }
        signs.visits = source.visits.iter().map(|visit| (visit.day, visit.said.trim().to_owned())).collect();
        signs.visits.retain(|(day, _)| (request.first..=request.last).contains(day));
        signs.visits.sort();
        signs
    }

    fn take(&mut self, asked: Asked, said: &[(Moment, Answer)]) {
        let Some((newest, answer)) = said.last() else { return };
        let mut ticked = said.iter().filter(|(_, answer)| *answer == Answer::Yes).map(|(at, _)| *at);
        let Some(first) = ticked.next() else {
            if *answer == Answer::NotSure {
                self.not_sure.push((asked.words(), newest.day()));
            }
            return;
        };
        let last = ticked.clone().next_back().unwrap_or(first);
        if let Asked::Flag(flag) = asked
            && !flag.lowers_for().is_empty()
        {
            self.explained.push((flag, last.day()));
            return;
        }
        let later = said.iter().filter(|(at, answer)| at.utc_s > last.utc_s && *answer == Answer::No);
        let still = match (*answer, later.map(|(at, _)| at.day()).next()) {
            (Answer::NotSure, _) => Still::NotSure(newest.day()),
            (_, Some(gone)) => Still::GoneBy(gone),
            (_, None) => Still::Yes,
        };
        let (name, leg) = match asked {
            Asked::Sign(sign, leg) => (sign.name(), Some(leg)),
            Asked::Flag(flag) => (flag.name(), None),
            Asked::Lung => ("One of: chest pain, short of breath, coughing blood, fainting, racing heart", None),
        };
        let times = 1 + ticked.count();
        let (first, last) = (first.day(), last.day());
        self.rows.push(SignRow { name: name.to_owned(), leg, times, first, last, still });
    }
}

impl Asked {
    /// "tingling or numb, left leg"
    fn words(self) -> String {
        match self {
            Self::Sign(sign, leg) => {
                format!("{}, {}", crate::domain::sentence::lower_first(sign.name()), leg.side().leg_words())
            }
            Self::Flag(flag) => crate::domain::sentence::lower_first(flag.name()),
            Self::Lung => "chest and breathing".to_owned(),
        }
    }
}

/// The answer to the five questions of chest and breathing together, where each was answered the same.
fn lung(flags: &BTreeMap<Flag, Answer>) -> Answer {
    let said = |flag: &Flag| flags.get(flag).copied().unwrap_or_default();
    if Flag::LUNG.iter().all(|flag| said(flag) == Answer::No) { Answer::No } else { Answer::Blank }
}
