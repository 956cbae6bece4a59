//! When it hurts: parts of the day and days of the week.

use chrono::{Duration, NaiveDate, Timelike as _};

use super::Scores;
use crate::domain::customs::WeekStart;
use crate::domain::episode::Nrs;
use crate::domain::sentence;
use crate::domain::vocabulary::vocabulary;
use crate::domain::when::Moment;

vocabulary! {
    /// A part of the day by the local clock: the night goes from 22 to 6, then come the morning until 12, the
    /// afternoon until 18, and the evening.
    DayPart {
        Night "night" "Night",
        Morning "morning" "Morning",
        Afternoon "afternoon" "Afternoon",
        Evening "evening" "Evening",
    }
}

/// The entries of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternRow {
    /// "Morning", "Monday".
    pub name: &'static str,
    /// Its scores.
    pub scores: Scores,
}

impl DayPart {
    /// The part in which a moment lies.
    #[must_use]
    pub fn of(at: Moment) -> Self {
        match at.local().hour() {
            6..12 => Self::Morning,
            12..18 => Self::Afternoon,
            18..22 => Self::Evening,
            _ => Self::Night,
        }
    }
}

impl PatternRow {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, scores: Scores::default() }
    }

    /// "median 6, 12 entries", or "no entries".
    #[must_use]
    pub fn words(&self) -> String {
        match self.scores.median() {
            Some(median) => {
                format!("median {median}, {}", sentence::count(self.scores.count(), "entry", "entries"))
            }
            None => "no entries".to_owned(),
        }
    }
}

pub(super) fn add_part(parts: &mut [PatternRow], at: Moment, score: Nrs) {
    let part = DayPart::of(at);
    if let Some(row) = parts.iter_mut().find(|row| row.name == part.name()) {
        row.scores.add(score);
    }
}

/// A week from its first day on, whatever day is given.
pub(super) fn weekdays(day: NaiveDate, start: WeekStart) -> Vec<PatternRow> {
    let first = day - Duration::days(i64::from(start.column(day)));
    (0..7).map(|number| PatternRow::new(sentence::weekday(first + Duration::days(number)))).collect()
}

pub(super) fn add_weekday(weekdays: &mut [PatternRow], day: NaiveDate, start: WeekStart, score: Nrs) {
    if let Some(row) = weekdays.get_mut(start.column(day) as usize) {
        row.scores.add(score);
    }
}
