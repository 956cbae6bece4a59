//! How the ratings of one activity went over time: one series, and in words what changed and whether that can be chance.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Goal, GoalRating};
use crate::domain::sentence;
use crate::domain::trend::{LineMark, Series, SeriesLine, Unit};

/// Points under which the change of one activity can be chance (`clinical.md` 4.2).
const CHANCE_POINTS: u32 = 3;

/// The ratings of one activity over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalCourse {
    /// One line from the first rating until today; nothing without a rating.
    pub series: Option<Series>,
}

impl GoalCourse {
    /// Of all ratings, in any order, those of this activity; of one day the latest.
    #[must_use]
    pub fn of(goal: &Goal, ratings: &[GoalRating], today: NaiveDate) -> Self {
        let mut own: Vec<&GoalRating> = ratings.iter().filter(|rating| rating.goal == goal.id).collect();
        own.sort_by_key(|rating| (rating.at.utc_s, rating.id));
        let points: BTreeMap<NaiveDate, u32> =
            own.iter().map(|rating| (rating.at.day(), rating.rating.get().into())).collect();
        let (first, last) = (points.keys().min().copied(), points.keys().max().copied());
        let series = Series {
            title: goal.name.clone(),
            unit: Unit::OutOfTen,
            today,
            first: first.unwrap_or(today),
            // A traveller's tomorrow can be on record already.
            last: last.unwrap_or(today).max(today),
            lines: vec![SeriesLine { name: goal.name.clone(), mark: LineMark::FilledCircle, points }],
            target: None,
        };
        Self { series: series.new() }
    }

    /// The day and the number of the last rating.
    #[must_use]
    pub fn last(&self) -> Option<(NaiveDate, u32)> {
        Some(self.line()?.ends()?.1)
    }

    /// "Last: 6 of 10, today."
    #[must_use]
    pub fn last_words(&self, today: NaiveDate) -> String {
        let Some((day, rating)) = self.last() else { return "Not rated yet.".to_owned() };
        let near = sentence::near_day(day, today);
        let near = if (0..2).contains(&(today - day).num_days()) { sentence::lower_first(&near) } else { near };
        format!("Last: {}, {near}.", Unit::OutOfTen.words(rating))
    }

    /// "Walk to the market: 3 of 10 on 2 Nov, 6 of 10 on 22 Nov. 3 points more."
    #[must_use]
    pub fn words(&self) -> String {
        let Some((series, line)) = self.series.as_ref().zip(self.line()) else { return String::new() };
        let Some(((first_day, first), (last_day, last))) = line.ends() else { return String::new() };
        let change = if first_day == last_day {
            "A rating on another day will show a change.".to_owned()
        } else {
            change_words(first, last)
        };
        format!("{} {change}", series.sentence())
    }

    fn line(&self) -> Option<&SeriesLine> {
        self.series.as_ref()?.lines.first()
    }
}

fn change_words(first: u32, last: u32) -> String {
    let points = first.abs_diff(last);
    let which = if last > first { "more" } else { "fewer" };
    let counted = sentence::count(points as usize, "point", "points");
    match points {
        0 => "No change.".to_owned(),
        points if points < CHANCE_POINTS => {
            format!("{counted} {which}. A change smaller than {CHANCE_POINTS} points can be chance.")
        }
        _ => format!("{counted} {which}."),
    }
}
