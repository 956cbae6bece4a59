//! Sleep beside the pain of the next day. It says what goes with what, and never that one leads to the other.
//!
//! The sleep of a day is the rating in the last entry of that day that has one, whichever leg that entry is about. The
//! pain is the worst of the next local day for the legs that are shown; a next day without an entry is a gap, never a
//! zero, and makes no pair.

use chrono::NaiveDate;

use super::daily::last_said;
use super::{Half, Scored, Scores, Trend};
use crate::domain::body::Context;
use crate::domain::episode::Nrs;
use crate::domain::sentence;

/// Pairs of a group under which nothing is said of it.
const ENOUGH_PAIRS: usize = 3;
/// Groups with that many pairs under which they are not held against each other.
const ENOUGH_GROUPS: usize = 2;

/// A day with its sleep, and the worst pain of the day after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SleepDay {
    /// The day on which the sleep was rated.
    pub day: NaiveDate,
    /// 0 very bad, 10 very good.
    pub sleep: Nrs,
    /// The worst pain of the next day, if that day has an entry within the range.
    pub next: Option<Nrs>,
}

/// The pairs with a sleep in one part of the scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SleepGroup {
    /// "Sleep 0 to 3"
    pub name: &'static str,
    /// The worst pain of each next day.
    pub pain: Scores,
}

/// Sleep beside the pain of the next day, over a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SleepPain {
    /// The local day on which it was worked out.
    pub today: NaiveDate,
    /// The days with a rating of sleep, oldest first; never empty.
    pub days: Vec<SleepDay>,
    /// Low, middle and high ratings.
    pub groups: [SleepGroup; 3],
}

impl SleepGroup {
    fn of(name: &'static str, least: u8, most: u8, days: &[SleepDay]) -> Self {
        let mut pain = Scores::default();
        let within = days.iter().filter(|day| (least..=most).contains(&day.sleep.get()));
        within.filter_map(|day| day.next).for_each(|next| pain.add(next));
        Self { name, pain }
    }

    /// The median of the next days' worst pain; nothing for too few.
    #[must_use]
    pub fn median(&self) -> Option<Half> {
        self.pain.median().filter(|_| self.pain.count() >= ENOUGH_PAIRS)
    }

    /// How full its bar is, 0 to 1: a full bar is a median of 10.
    #[must_use]
    pub fn share(&self) -> f32 {
        #[allow(clippy::cast_precision_loss, reason = "at most 20 half points")]
        self.median().map_or(0.0, |median| median.doubled() as f32 / 20.0)
    }

    /// "median 6 on the next day, 4 days", "2 days, too few to say" or "no days".
    #[must_use]
    pub fn words(&self) -> String {
        let days = sentence::count(self.pain.count(), "day", "days");
        match self.median() {
            Some(median) => format!("median {median} on the next day, {days}"),
            None if self.pain.count() == 0 => "no days".to_owned(),
            None => format!("{days}, too few to say"),
        }
    }
}

impl SleepPain {
    /// Works it out for the days and legs of the trend, from entries in any order; nothing where sleep was not rated.
    #[must_use]
    pub fn of(trend: &Trend, entries: &[Scored]) -> Option<Self> {
        let sleep = last_said(trend, entries, |entry| {
            entry.contexts.iter().find(|said| said.context == Context::Sleep).map(|said| said.rating)
        });
        let next_days = trend.days.iter().skip(1).map(Some).chain(std::iter::once(None));
        let days = trend.days.iter().zip(next_days).filter_map(|(day, next)| {
            let sleep = *sleep.get(&day.day)?;
            Some(SleepDay { day: day.day, sleep, next: next.and_then(|next| next.all.worst()) })
        });
        let days: Vec<SleepDay> = days.collect();
        let groups = [("Sleep 0 to 3", 0, 3), ("Sleep 4 to 6", 4, 6), ("Sleep 7 to 10", 7, 10)];
        let groups = groups.map(|(name, least, most)| SleepGroup::of(name, least, most, &days));
        (!days.is_empty()).then_some(Self { today: trend.today, days, groups })
    }

    /// Whether two groups have pairs enough to be held against each other.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.groups.iter().filter(|group| group.median().is_some()).count() >= ENOUGH_GROUPS
    }

    /// "Sleep 0 to 3 goes with a median pain of 6 on the next day, sleep 7 to 10 with 3.", or that it is too few.
    #[must_use]
    pub fn sentence(&self) -> String {
        if let [day] = self.days.as_slice() {
            return format!("{}. Too few to say.", self.day_words(day));
        }
        let found: Vec<(&str, Half)> =
            self.groups.iter().filter_map(|group| Some((group.name, group.median()?))).collect();
        match found.split_first() {
            Some(((name, median), others)) if self.is_enough() => {
                let words = |(name, median): &(&str, Half)| format!(", {} with {median}", sentence::lower_first(name));
                let others: String = others.iter().map(words).collect();
                format!("{name} goes with a median pain of {median} on the next day{others}.")
            }
            _ => format!(
                "Too few to say. Days with sleep rated: {}. With an entry on the next day: {}.",
                self.days.len(),
                self.days.iter().filter(|day| day.next.is_some()).count(),
            ),
        }
    }

    /// A row of the table: "Thu 19 Nov: sleep 3, worst pain of the next day 6".
    #[must_use]
    pub fn day_words(&self, day: &SleepDay) -> String {
        let date = sentence::short_day(day.day, self.today);
        let next = day.next.map_or_else(
            || "no entry on the next day".to_owned(),
            |next| format!("worst pain of the next day {}", next.get()),
        );
        format!("{date}: sleep {}, {next}", day.sleep.get())
    }

    /// The cells of a row, and its words.
    #[must_use]
    pub fn row(&self, day: &SleepDay) -> (Vec<String>, String) {
        let next = day.next.map_or_else(|| "none".to_owned(), |next| next.get().to_string());
        let cells = vec![sentence::short_day(day.day, self.today), day.sleep.get().to_string(), next];
        (cells, self.day_words(day))
    }

    /// The table for other programs: a head line and a line a day with a rating, with tabs.
    #[must_use]
    pub fn table(&self) -> String {
        let mut lines = vec!["day\tsleep\tworst pain of the next day".to_owned()];
        let next = |day: &SleepDay| day.next.map_or(String::new(), |next| next.get().to_string());
        lines.extend(self.days.iter().map(|day| format!("{}\t{}\t{}", day.day, day.sleep.get(), next(day))));
        lines.join("\n")
    }
}
