//! What a person told about themselves: dated answers to the questions of `clinical.md` section 9, and the risk facts
//! that follow from them. A question that was never answered is unknown, which is not "no".
//!
//! Facts that run out (section 1.3) end by themselves: a "yes" with its date when that time is over, any other "yes"
//! before it is 90 days old, a "no" after 7 days. What has run out is unknown again and is asked again. A date that was
//! given for something earlier does not end a newer "yes".

mod source;

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};

use super::body::Course as Trend;
use super::check::{Answer, Facts, Risk};
use super::when::Moment;
use source::{Lasts, Means, Source};

/// Days after which the questions are asked again.
pub const ASK_AGAIN_DAYS: i64 = 90;
/// Days for which a "no" to a fact that runs out is believed; after them a check asks again.
pub const FRESH_DAYS: i64 = 7;

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Yes or no.
    YesNo(bool),
    /// One choice, by its id.
    One(String),
    /// Several choices, by their ids; empty is "none of these".
    Many(Vec<String>),
    /// A day.
    Day(NaiveDate),
    /// Own words.
    Text(String),
}

/// One field of the questionnaire with its answer and when it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileAnswer {
    /// Id of the field in `assets/content/profile.toml`.
    pub field: String,
    /// What was answered.
    pub value: Value,
    /// When it was answered.
    pub at: Moment,
}

/// All answers, by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    answers: BTreeMap<String, ProfileAnswer>,
}

impl Profile {
    /// From what the file holds.
    #[must_use]
    pub fn new(answers: Vec<ProfileAnswer>) -> Self {
        Self { answers: answers.into_iter().map(|answer| (answer.field.clone(), answer)).collect() }
    }

    /// The answer of a field, if there is one.
    #[must_use]
    pub fn answer(&self, field: &str) -> Option<&ProfileAnswer> {
        self.answers.get(field)
    }

    /// Every answer.
    pub fn answers(&self) -> impl Iterator<Item = &ProfileAnswer> {
        self.answers.values()
    }

    /// Writes an answer down.
    pub fn put(&mut self, answer: ProfileAnswer) {
        self.answers.insert(answer.field.clone(), answer);
    }

    /// Whether a field was answered yes.
    #[must_use]
    pub fn yes(&self, field: &str) -> bool {
        self.answer(field).is_some_and(|answer| answer.value == Value::YesNo(true))
    }

    /// The day in a field.
    #[must_use]
    pub fn day(&self, field: &str) -> Option<NaiveDate> {
        match &self.answer(field)?.value {
            Value::Day(day) => Some(*day),
            Value::YesNo(_) | Value::One(_) | Value::Many(_) | Value::Text(_) => None,
        }
    }

    /// The choice in a field.
    #[must_use]
    pub fn choice(&self, field: &str) -> Option<&str> {
        match &self.answer(field)?.value {
            Value::One(id) => Some(id),
            Value::YesNo(_) | Value::Day(_) | Value::Many(_) | Value::Text(_) => None,
        }
    }

    /// The own words in a field; empty when there are none.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        match self.answer(field).map(|answer| &answer.value) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// Whether the person said that they are under 18. The app is not made for them.
    #[must_use]
    pub fn under_18(&self) -> bool {
        self.choice("age") == Some("under_18")
    }

    /// The youngest age of the band that was chosen, in years.
    #[must_use]
    pub fn age(&self) -> Option<u32> {
        match self.choice("age")? {
            "under_18" => Some(17),
            "18_39" => Some(18),
            "40_59" => Some(40),
            "60_64" => Some(60),
            "65_plus" => Some(65),
            _ => None,
        }
    }

    /// What is known about a risk fact today. `onset` is the first day of the present pain, by which a journey counts.
    #[must_use]
    pub fn risk(&self, risk: Risk, onset: Option<NaiveDate>, today: NaiveDate) -> Answer {
        if risk == Risk::FluoroquinoloneEarlier {
            return self.earlier_antibiotic(today);
        }
        let found = risk.sources().iter().map(|source| self.look_up(*source, today));
        let mut answer = found.reduce(Answer::stronger).unwrap_or_default();
        if risk == Risk::Postpartum && self.is_past_due(today) {
            answer = Answer::Yes;
        }
        if let Some(own) = self.said_since(risk) {
            let fresh = (today - own.at.day()).num_days() <= FRESH_DAYS;
            answer = match own.value {
                // Doubt does not take a yes back.
                Value::One(_) if answer == Answer::Yes => Answer::Yes,
                Value::One(_) => Answer::NotSure,
                _ if fresh => Answer::No,
                _ => Answer::Blank,
            };
        }
        if risk == Risk::LongJourney { self.journey(answer, onset, today) } else { answer }
    }

    /// Whether a fact was last answered yes, however long ago: too old for a rule, and still a reason for care.
    #[must_use]
    pub fn once_yes(&self, risk: Risk) -> bool {
        let told = |(field, means, _): &Source| self.look_up((field, *means, Lasts::Long), NaiveDate::MIN);
        self.said_since(risk).is_none() && risk.sources().iter().any(|source| told(source) == Answer::Yes)
    }

    /// Whether the fact was answered within the last seven days, so that a check need not ask again.
    #[must_use]
    pub fn is_fresh(&self, risk: Risk, today: NaiveDate) -> bool {
        self.answered(risk).is_some_and(|day| (today - day).num_days() <= FRESH_DAYS)
    }

    /// The day on which a fact was answered last.
    #[must_use]
    pub fn answered(&self, risk: Risk) -> Option<NaiveDate> {
        let fields = risk.sources().iter().filter_map(|(field, ..)| self.answer(field));
        fields.chain(self.said_since(risk)).map(|answer| answer.at.day()).max()
    }

    /// Hands everything to the rules.
    pub fn fill(&self, onset: Option<NaiveDate>, today: NaiveDate, facts: &mut Facts) {
        facts.age = self.age();
        for risk in Risk::ALL {
            facts.set(*risk, self.risk(*risk, onset, today));
        }
    }

    /// Days since an injury that was named, and when it was named.
    #[must_use]
    pub fn injury(&self) -> Option<(NaiveDate, Moment)> {
        let at = self.answer("injury")?.at;
        let day = self.own_day("injury", "injury_day")?;
        (self.choice("injury") != Some("nothing")).then_some((day, at))
    }

    /// When the pain began and which way it has gone, as told there.
    #[must_use]
    pub fn pain_story(&self) -> Option<(NaiveDate, Option<Trend>, Moment)> {
        let since = self.answer("pain_since")?;
        // Which way an earlier pain went says nothing about this one.
        let trend = self.answer("pain_trend").filter(|trend| trend.at.day() >= since.at.day());
        let at = trend.map_or(since.at, |trend| trend.at.max(since.at));
        let trend = trend.and_then(|_| self.choice("pain_trend")).and_then(Trend::from_id);
        Some((self.day("pain_since")?, trend, at))
    }

    /// The day that goes with an answer: given with it or later, or still to come when the answer was given. Any other
    /// day was given for something earlier.
    fn own_day(&self, field: &str, day_field: &str) -> Option<NaiveDate> {
        let (said, given) = (self.answer(field)?.at.day(), self.answer(day_field)?.at.day());
        self.day(day_field).filter(|day| given >= said || *day >= said)
    }

    /// What a check was told about this fact alone, if nothing newer was told in the questionnaire.
    fn said_since(&self, risk: Risk) -> Option<&ProfileAnswer> {
        let own = self.answer(risk.own_field()?)?;
        let told =
            risk.sources().iter().filter_map(|(field, ..)| self.answer(field)).map(|answer| answer.at.utc_s).max();
        told.is_none_or(|told| own.at.utc_s > told).then_some(own)
    }

    /// Pregnant by the last word, and so long past the day that the birth was within six weeks.
    fn is_past_due(&self, today: NaiveDate) -> bool {
        let due = self.own_day("pregnancy", "due_day").filter(|_| self.choice("pregnancy") == Some("pregnant"));
        due.is_some_and(|due| (15..=14 + 42).contains(&(today - due).num_days()))
    }

    fn look_up(&self, (field, means, lasts): Source, today: NaiveDate) -> Answer {
        let Some(answer) = self.answer(field) else { return Answer::Blank };
        let yes = match (means, &answer.value) {
            (Means::Yes, Value::YesNo(yes)) => *yes,
            (Means::Choice(ids), Value::One(id)) => ids.contains(&id.as_str()),
            (Means::Choice(ids), Value::Many(chosen)) => chosen.iter().any(|id| ids.contains(&id.as_str())),
            _ => return Answer::Blank,
        };
        let age_days = today.signed_duration_since(answer.at.day()).num_days();
        match (lasts, yes) {
            (Lasts::Long, true) => Answer::Yes,
            (Lasts::Long, false) => Answer::No,
            (Lasts::RunsOut { .. }, false) => {
                if age_days <= FRESH_DAYS {
                    Answer::No
                } else {
                    Answer::Blank
                }
            }
            (Lasts::RunsOut { day_field, days }, true) => match self.own_day(field, day_field) {
                // With its date the fact ends by itself: it is over, and that is known, but for a birth that is due.
                Some(day) if today - day <= Duration::days(days) => Answer::Yes,
                Some(_) if age_days <= FRESH_DAYS && day_field != "due_day" => Answer::No,
                None if age_days < ASK_AGAIN_DAYS => Answer::Yes,
                Some(_) | None => Answer::Blank,
            },
        }
    }

    /// A journey counts for a pain that began within four weeks after it.
    fn journey(&self, answer: Answer, onset: Option<NaiveDate>, today: NaiveDate) -> Answer {
        let Some(day) = self.own_day("journey", "journey_day").filter(|_| answer == Answer::Yes) else { return answer };
        let began = onset.unwrap_or(today);
        // A day or two either way: people remember neither to the day.
        let between = (began - day).num_days();
        if (-2..=30).contains(&between) { Answer::Yes } else { Answer::No }
    }

    /// From four weeks to six months after the last one, whatever was said at the time.
    fn earlier_antibiotic(&self, today: NaiveDate) -> Answer {
        let Some(answer) = self.answer("fluoroquinolone") else { return Answer::Blank };
        let said = self.choice("fluoroquinolone").unwrap_or_default();
        let last = self.own_day("fluoroquinolone", "fluoroquinolone_day").unwrap_or(answer.at.day());
        let days = (today - last).num_days();
        match said {
            "now" | "within_4wk" if days > 28 && days <= 183 => Answer::Yes,
            "within_6mo" if days <= 183 => Answer::Yes,
            "" => Answer::Blank,
            _ => Answer::No,
        }
    }
}
