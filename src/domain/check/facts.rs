//! All that the rules look at, and how it is asked: yes, no, or any of several.

use std::collections::{BTreeMap, BTreeSet};

use super::{Answer, Question};
use crate::domain::body::{Course as Trend, Sign};
use crate::domain::course::Course;

/// All that the rules look at: answers, a few numbers, and what the journal's days add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// In years; `None` is unknown.
    pub age: Option<u32>,
    /// What is not in here is blank.
    answers: BTreeMap<Question, Answer>,
    /// Days since an injury of the same leg; `None` is no injury.
    pub injury_days_ago: Option<u32>,
    /// Days since this pain began, as the person tells it.
    pub stated_onset_days: Option<u32>,
    /// Which way it has gone since then, as the person tells it.
    pub stated_trend: Option<Trend>,
    /// "Yes" to the five questions of rule E1 together, without saying which.
    pub one_of_lung_signs: bool,
    /// Signs to which "not sure" was said of one leg, whatever was said of the other: a yes there must not hide it.
    pub doubted: BTreeSet<Sign>,
    /// Signs that were left blank for one leg, whatever was said of the other.
    pub half_blank: BTreeSet<Sign>,
    /// What the arithmetic of `course` found.
    pub course: Course,
}

impl Facts {
    /// Facts of a person who answered "no" to everything.
    #[must_use]
    pub fn all_no() -> Self {
        Self { answers: Question::all().map(|question| (question, Answer::No)).collect(), ..Self::default() }
    }

    /// Writes an answer down.
    pub fn set(&mut self, question: impl Into<Question>, answer: Answer) {
        self.answers.insert(question.into(), answer);
    }

    /// Writes down what was said of a sign of each leg: the stronger answer counts, and hides neither doubt nor blank.
    pub fn set_sign(&mut self, sign: Sign, legs: &[Answer]) {
        if legs.contains(&Answer::NotSure) {
            self.doubted.insert(sign);
        }
        if legs.contains(&Answer::Blank) {
            self.half_blank.insert(sign);
        }
        self.set(sign, legs.iter().copied().reduce(Answer::stronger).unwrap_or_default());
    }

    /// Whether a question has no answer, or a sign none of one leg.
    #[must_use]
    pub fn is_open(&self, question: Question) -> bool {
        let half = matches!(question, Question::Sign(sign) if self.half_blank.contains(&sign));
        half || self.answer(question) == Answer::Blank
    }

    /// What was said.
    #[must_use]
    pub fn answer(&self, question: impl Into<Question>) -> Answer {
        self.answers.get(&question.into()).copied().unwrap_or_default()
    }

    /// Whether it was answered yes.
    #[must_use]
    pub fn yes(&self, question: impl Into<Question>) -> bool {
        self.answer(question) == Answer::Yes
    }

    /// Whether it was answered no; a blank and a "not sure" are not.
    #[must_use]
    pub fn no(&self, question: impl Into<Question>) -> bool {
        self.answer(question) == Answer::No
    }

    /// Whether one of them was answered yes.
    #[must_use]
    pub fn any<Q: Into<Question> + Copy>(&self, questions: &[Q]) -> bool {
        questions.iter().any(|question| self.yes(*question))
    }

    /// Whether each of them was answered no.
    #[must_use]
    pub fn none<Q: Into<Question> + Copy>(&self, questions: &[Q]) -> bool {
        questions.iter().all(|question| self.no(*question))
    }

    /// Whether there was an injury within seven days.
    #[must_use]
    pub fn fresh_injury(&self) -> bool {
        self.injury_days_ago.is_some_and(|days| days <= 7)
    }
}
