//! The step back: a worse morning, a limp or new swelling, and whether the person has answered to it.

use chrono::{Duration, NaiveDate};

use super::known::{After, FEELS_S, Notes};
use super::progress::{Progress, StageStep};
use super::{Morning, STEP_BACK_DAYS, Stage, StepBack, WORSE_MORNING, step_back};
use crate::domain::body::{Side, Sign};
use crate::domain::check::Answer;
use crate::domain::sentence;
use crate::domain::watch::Watch;

/// Days after which an answered step back is forgotten.
const IN_A_ROW_DAYS: i64 = 14;

/// Why a step back is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The pain of a morning, so many points higher than before the routine.
    Morning(u8),
    /// A limp that was not there.
    Limp,
    /// Swelling that was not there.
    Swelling,
}

/// A step back that waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The stage of now.
    pub from: Stage,
    /// What is proposed.
    pub back: StepBack,
    /// Why.
    pub cause: Cause,
    /// The day of the cause.
    pub day: NaiveDate,
}

impl Proposal {
    /// Why, with the number.
    #[must_use]
    pub fn reason(&self, today: NaiveDate) -> String {
        let on = sentence::near_day(self.day, today);
        match (self.cause, (today - self.day).num_days()) {
            (Cause::Morning(by), 0) => {
                format!("Your pain this morning was {by} higher than before yesterday's routine.")
            }
            (Cause::Morning(by), _) => {
                format!("{on}: your pain in the morning was {by} higher than before the routine of the day before.")
            }
            (Cause::Limp, _) => format!("{on} you noted a limp that was not there before."),
            (Cause::Swelling, _) => format!("{on} you noted new swelling."),
        }
    }

    /// What is advised until there is an answer.
    #[must_use]
    pub fn meanwhile(&self) -> Option<String> {
        let name = self.from.name();
        (self.back.to != self.from).then(|| format!("Until you have chosen, leave out what belongs to {name}."))
    }
}

/// What decides.
pub(super) struct Mornings<'a> {
    pub stage: Stage,
    pub side: Side,
    pub watch: &'a Watch,
    /// Lines with a stage of this side, newest first.
    pub steps: &'a [(&'a Progress, Stage, StageStep)],
    /// Known mornings, newest first.
    pub known: &'a [After],
    pub notes: &'a Notes<'a>,
}

impl Mornings<'_> {
    /// The step back that waits for an answer. It lapses after three days.
    pub fn proposal(&self) -> Option<Proposal> {
        let today = self.watch.today();
        let recent = |day: NaiveDate| (0..i64::from(STEP_BACK_DAYS)).contains(&(today - day).num_days());
        let found = [self.worse_morning(), self.limp(), self.swelling()];
        let open = found.into_iter().flatten().filter(|(day, _)| recent(*day) && !self.is_answered(*day));
        let (day, cause) = open.max_by_key(|(day, _)| *day)?;
        let morning = Morning {
            worse_by: if let Cause::Morning(by) = cause { by } else { 0 },
            limp: cause == Cause::Limp,
            swelling: cause == Cause::Swelling,
            steps_back_before: u32::from(self.is_second(day)),
        };
        let back = step_back(self.stage, &morning)?;
        // The first stage has no step back, only a word when it is the second time.
        let says = back.to != self.stage || back.soon;
        says.then_some(Proposal { from: self.stage, back, cause, day })
    }

    /// Days since the person answered to a worse morning, while moving on waits for them.
    pub fn days_since_answer(&self) -> Option<u32> {
        let (line, ..) = self.steps.iter().find(|(_, _, step)| is_answer(*step))?;
        let days = u32::try_from((self.watch.today() - line.at.day()).num_days()).unwrap_or(0);
        (days < STEP_BACK_DAYS).then_some(days)
    }

    fn worse_morning(&self) -> Option<(NaiveDate, Cause)> {
        let newest = self.known.first()?;
        (newest.worse_by >= WORSE_MORNING).then_some((newest.day, Cause::Morning(newest.worse_by)))
    }

    /// A limp, where there was none before or none may be.
    fn limp(&self) -> Option<(NaiveDate, Cause)> {
        let (at, limps) = self.notes.newest(FEELS_S, |measured| measured.limp)?;
        let earlier = self.notes.lines.iter().filter(|(other, _)| other.utc_s < at.utc_s);
        let without = earlier.into_iter().find_map(|(_, measured)| measured.limp) == Some(false);
        (limps && (without || self.stage >= Stage::Strength)).then_some((at.day(), Cause::Limp))
    }

    /// Swelling that grows, or that a check or an entry names and the check before did not.
    fn swelling(&self) -> Option<(NaiveDate, Cause)> {
        let noted = self.notes.newest(FEELS_S, |measured| measured.swelling_grows);
        let grows = noted.filter(|(_, grows)| *grows).map(|(at, _)| at.day());
        let legs = self.side.legs().iter();
        let named = legs.filter_map(|leg| {
            let newest = self.watch.last_check(*leg);
            let ticked = |check: &&crate::domain::check::Check| check.answers.sign(*leg, Sign::Swelling) == Answer::Yes;
            let by_entry = self.watch.entries.iter().rev().find(|entry| {
                let since = newest.is_none_or(|check| entry.written.utc_s > check.at.utc_s);
                since
                    && entry.side.legs().contains(leg)
                    && entry.signs.iter().flatten().any(|sign| *sign == Sign::Swelling)
            });
            match (by_entry, newest) {
                (Some(entry), check) if check.as_ref().is_none_or(|check| !ticked(check)) => Some(entry.started.day()),
                (_, Some(check)) if ticked(&check) => {
                    let before = self.watch.check_before(check, *leg)?;
                    (!ticked(&before)).then_some(check.at.day())
                }
                _ => None,
            }
        });
        grows.into_iter().chain(named).max().map(|day| (day, Cause::Swelling))
    }

    /// Whether the person has gone back, has said that they stay, or has chosen an earlier stage since.
    fn is_answered(&self, day: NaiveDate) -> bool {
        let mut steps = self.steps.iter();
        steps.any(|(line, _, step)| *step != StageStep::On && line.at.day() >= day)
    }

    /// Whether there was another one just before, without three calm mornings or a step on between.
    fn is_second(&self, day: NaiveDate) -> bool {
        let earlier = self.known.iter().find(|after| after.day < day);
        if earlier
            .is_some_and(|after| after.worse_by >= WORSE_MORNING && day - after.day <= Duration::days(IN_A_ROW_DAYS))
        {
            return true;
        }
        let Some((line, _, step)) = self.steps.first() else { return false };
        let calm = self.known.iter().filter(|after| after.day > line.at.day() && after.worse_by < WORSE_MORNING);
        is_answer(*step)
            && line.at.day() < day
            && day - line.at.day() <= Duration::days(IN_A_ROW_DAYS)
            && calm.count() < usize::try_from(STEP_BACK_DAYS).unwrap_or(usize::MAX)
    }
}

fn is_answer(step: StageStep) -> bool {
    match step {
        StageStep::Back | StageStep::Stayed => true,
        StageStep::On | StageStep::Chosen => false,
    }
}
