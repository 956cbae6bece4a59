//! The two periods that are compared: what can be typed for them, and what cannot.

use std::fmt;

use chrono::{Datelike as _, NaiveDate};

use super::{Range, back};
use crate::domain::sentence;

/// Days that a period can have at most: ten years.
const MOST_DAYS: i64 = 3_660;
/// Characters of a name for a date; more would not stand in the head of a table.
const NAME_LIMIT_CHARS: usize = 40;

/// Some days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    first: NaiveDate,
    last: NaiveDate,
}

/// Two periods without a day in common, the earlier one first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoPeriods {
    /// The earlier one.
    pub earlier: Period,
    /// The later one.
    pub later: Period,
    /// What is between them, if a date is: its name, or nothing for the date itself.
    around: Option<String>,
}

/// Why days cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodFault {
    /// The last day is before the first.
    Turned,
    /// The last day has not come yet.
    Future,
    /// Over ten years.
    Long,
    /// Both periods have a day in common.
    Shared,
}

impl fmt::Display for PeriodFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Turned => "The last day is before the first. Change one of them.",
            Self::Future => "That day has not come yet. Choose a day up to today.",
            Self::Long => "A period can be ten years long at most. Choose days that are closer together.",
            Self::Shared => "The two periods have days in common. Change one of them.",
        })
    }
}

impl Period {
    /// From a day to another.
    ///
    /// # Errors
    /// When these days cannot be a period.
    pub fn of(first: NaiveDate, last: NaiveDate, today: NaiveDate) -> Result<Self, PeriodFault> {
        if last > today {
            return Err(PeriodFault::Future);
        }
        if first > last {
            return Err(PeriodFault::Turned);
        }
        if (last - first).num_days() >= MOST_DAYS {
            return Err(PeriodFault::Long);
        }
        Ok(Self { first, last })
    }

    /// First and last day.
    #[must_use]
    pub fn ends(self) -> (NaiveDate, NaiveDate) {
        (self.first, self.last)
    }

    /// How many days it has.
    #[must_use]
    pub fn days(self) -> usize {
        usize::try_from((self.last - self.first).num_days() + 1).unwrap_or(0)
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn has(self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// "24 Sep to 23 Oct"
    #[must_use]
    pub fn words(self, today: NaiveDate) -> String {
        if self.first == self.last {
            return date(self.first, today);
        }
        format!("{} to {}", date(self.first, today), date(self.last, today))
    }
}

impl TwoPeriods {
    /// Two periods of one's own, in any order.
    ///
    /// # Errors
    /// When they have a day in common.
    pub fn of(one: Period, other: Period) -> Result<Self, PeriodFault> {
        let (earlier, later) = if one.first <= other.first { (one, other) } else { (other, one) };
        if later.first <= earlier.last {
            return Err(PeriodFault::Shared);
        }
        Ok(Self { earlier, later, around: None })
    }

    /// So many days up to today, and as many before them.
    #[must_use]
    pub fn last_days(days: u16, today: NaiveDate) -> Self {
        let days = i64::from(days.max(1));
        let later = Period { first: back(today, days - 1), last: today };
        let earlier = Period { first: back(today, days * 2 - 1), last: back(today, days) };
        Self { earlier, later, around: None }
    }

    /// This month up to today, and the whole of the last one.
    #[must_use]
    pub fn months(today: NaiveDate) -> Self {
        let later = Period { first: today.with_day(1).unwrap_or(today), last: today };
        let before = back(later.first, 1);
        let earlier = Period { first: before.with_day(1).unwrap_or(before), last: before };
        Self { earlier, later, around: None }
    }

    /// So many days before a date, and as many from it on, as far as they have come. The name says what began then;
    /// it may be empty, and is cut to what stands in the head of a table.
    ///
    /// # Errors
    /// When the date has not come yet.
    pub fn around(date: NaiveDate, days: u16, name: &str, today: NaiveDate) -> Result<Self, PeriodFault> {
        if date > today {
            return Err(PeriodFault::Future);
        }
        let days = i64::from(days.max(1));
        let later = Period { first: date, last: back(date, 1 - days).min(today) };
        let earlier = Period { first: back(date, days), last: back(date, 1) };
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut short: String = name.chars().take(NAME_LIMIT_CHARS).collect();
        if short.len() < name.len() {
            short = format!("{}…", short.trim_end());
        }
        Ok(Self { earlier, later, around: Some(short) })
    }

    /// The days that have to be read to know both.
    #[must_use]
    pub fn range(&self) -> Range {
        Range::Between(self.earlier.first, self.later.last)
    }

    /// What the periods are called: their days, or "Before physiotherapy" and "From physiotherapy on".
    #[must_use]
    pub fn names(&self, today: NaiveDate) -> [String; 2] {
        match self.around.as_deref() {
            None => [self.earlier.words(today), self.later.words(today)],
            Some("") => {
                let date = date(self.later.first, today);
                [format!("Before {date}"), format!("From {date} on")]
            }
            Some(name) => [format!("Before {name}"), format!("From {name} on")],
        }
    }
}

/// "16 Nov", with the year if it is another one.
pub(super) fn date(day: NaiveDate, today: NaiveDate) -> String {
    let words = sentence::short_day(day, today);
    words.split_once(' ').map_or(words.clone(), |(_, date)| date.to_owned())
}
