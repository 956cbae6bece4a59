//! The course of one leg in one sentence with its numbers. Thin data says so; it never says that things get better on
//! thin data.

use super::{Watch, stated::Stated};
use crate::domain::body::{Course as Trend, Leg};
use crate::domain::course::PainDays;
use crate::domain::sentence::count;

/// Days with an entry under which nothing is said about the course.
const ENOUGH_DAYS: usize = 3;

/// The numbers of the present pain of one leg.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Which leg.
    pub leg: Leg,
    /// The day of this pain, the first being day 1; counted from what the person told, if that is earlier.
    pub day: u32,
    /// Days with an entry.
    pub logged_days: usize,
    /// The lowest of the daily worst scores.
    pub best: u8,
    /// Days since the last entry, and its day's worst score.
    pub latest: (u32, u8),
    /// The worst of the first 2 days and of the last 2.
    pub two_days: (u8, Option<u8>),
    /// The worst of the first 3 days and of the last 3.
    pub three_days: (u8, Option<u8>),
    /// Days with an entry among the last 3.
    pub logged_last_3: usize,
    /// Days since the first entry of this pain.
    pub begun: u32,
    /// Which way it goes, as the person told it within the last week.
    pub told: Option<Trend>,
}

impl Story {
    /// The story of a leg that hurts.
    #[must_use]
    pub fn of(watch: &Watch, leg: Leg) -> Option<Self> {
        let days = watch.runs.get(&leg)?;
        let (first, (last, latest)) = (*days.keys().next()?, days.last_key_value()?);
        let stated = Stated::of_leg(watch, leg);
        let onset = first.unsigned_abs().max(stated.onset_days.unwrap_or(0));
        Some(Self {
            leg,
            day: onset + 1,
            logged_days: days.len(),
            best: days.values().copied().min().unwrap_or(0),
            latest: (last.unsigned_abs(), *latest),
            two_days: (worst(days, first, first + 1).unwrap_or(0), worst(days, -1, 0)),
            three_days: (worst(days, first, first + 2).unwrap_or(0), worst(days, -2, 0)),
            logged_last_3: days.range(-2..=0).count(),
            begun: first.unsigned_abs(),
            told: stated.trend,
        })
    }

    /// Whether this leg makes the rule of the course fire, or could: with two sore legs each says only its own.
    #[must_use]
    pub fn is_about(&self, rule: &str) -> bool {
        let told_worse = self.told == Some(Trend::Worse);
        let told_stuck = told_worse || self.told == Some(Trend::Same);
        match rule {
            "D5" => self.day > 7 && (told_stuck || self.stays()),
            "D6" => self.day > 3 && (told_worse || self.two_days.1.is_some_and(|last| last >= self.two_days.0 + 2)),
            "D7" => self.day > 14 && self.three_days.1.is_some_and(|last| last >= 3),
            "D8" => self.day > 42,
            "U13" => self.three_days.1.is_some_and(|last| last >= 8),
            _ => true,
        }
    }

    fn stays(&self) -> bool {
        let (first, last) = self.three_days;
        self.begun > 2 && last.is_some_and(|last| last >= 2 && u32::from(last) * 10 > u32::from(first) * 7)
    }

    /// "Day 8: best day 5, today 6."
    #[must_use]
    pub fn numbers(&self) -> String {
        let (ago, score) = self.latest;
        let when = match ago {
            0 => "today".to_owned(),
            1 => "yesterday".to_owned(),
            days => format!("{days} days ago"),
        };
        if self.logged_days < 2 {
            return format!("Day {}: {when} {score}.", self.day);
        }
        format!("Day {}: best day {}, {when} {score}.", self.day, self.best)
    }

    /// What the numbers say, for the rules that fire; without one, only what can be said. A rule that fires for the
    /// other leg is not told of this one.
    #[must_use]
    pub fn verdict(&self, rules: &[&str]) -> String {
        let rules: Vec<&str> = rules.iter().copied().filter(|rule| self.is_about(rule)).collect();
        let mut said = Vec::new();
        if rules.contains(&"U13") {
            said.push("Very strong pain, 8 or more.".to_owned());
        }
        if rules.contains(&"D6") {
            said.push(match self.two_days {
                (first, Some(last)) if last > first => format!("Rising: first 2 days {first}, last 2 days {last}."),
                _ => "You said that it is getting worse.".to_owned(),
            });
        }
        if rules.contains(&"D5") {
            said.push(match self.three_days {
                (first, Some(last)) if self.stays() => {
                    format!("Not clearly better after a week: first 3 days {first}, last 3 days {last}.")
                }
                _ => "Not better after a week, as you told it.".to_owned(),
            });
        }
        if rules.contains(&"D8") {
            said.push("Here for 6 weeks or more.".to_owned());
        } else if rules.contains(&"D7") {
            said.push("Still 3 or more after 2 weeks.".to_owned());
        }
        if rules.contains(&"D9") {
            said.push("It woke you on 3 of the last 7 nights.".to_owned());
        }
        if said.is_empty() {
            said.push(self.quiet_verdict());
        }
        said.join(" ")
    }

    /// Without a rule: not enough, lower, or nothing that can be told.
    fn quiet_verdict(&self) -> String {
        if self.logged_days < ENOUGH_DAYS {
            let have = count(self.logged_days, "day", "days");
            return format!("Not enough entries yet: {have} of {ENOUGH_DAYS}.");
        }
        match self.three_days {
            // Two points and 30 percent, on at least two of the last three days: less than that says nothing.
            (first, Some(last)) if self.is_lower(first, last) => {
                format!("Lower than at the start: first 3 days {first}, last 3 days {last}.")
            }
            (first, Some(last)) => format!("First 3 days {first}, last 3 days {last}."),
            (first, None) => format!("First 3 days {first}, no entry in the last 3 days."),
        }
    }

    fn is_lower(&self, first: u8, last: u8) -> bool {
        let apart = self.begun >= 5 && self.logged_last_3 >= 2;
        apart && last + 2 <= first && u32::from(last) * 10 <= u32::from(first) * 7
    }
}

fn worst(days: &PainDays, from: i32, to: i32) -> Option<u8> {
    days.range(from..=to).map(|(_, worst)| *worst).max()
}
