//! One problem: the run of pain days of one leg, with gaps of seven days or less, that reaches the present.

use std::ops::RangeInclusive;

use super::logged::PainDays;
use super::{DayEntry, Diary};
use crate::domain::body::Leg;

/// Days without an entry that still belong to one problem.
pub(super) const GAP_LIMIT_DAYS: i32 = 7;

/// The worst pain of each day; never empty.
pub(super) struct Run {
    worst: PainDays,
    first: i32,
    last: i32,
}

impl Run {
    /// The run that goes on today, if there is one: of the days that the diary brings, or else of its entries.
    pub(super) fn current(diary: &Diary, pain: &[&DayEntry], leg: Leg) -> Option<Self> {
        match &diary.runs {
            Some(runs) => runs.get(&leg).and_then(|days| Self::of(days.clone())),
            None => Self::of(days_of(pain, leg)),
        }
    }

    /// The days that go on today, out of all days up to today.
    fn of(mut worst: PainDays) -> Option<Self> {
        worst.retain(|day, nrs| *day <= 0 && *nrs > 0);
        let mut first = 0;
        for day in worst.keys().rev() {
            if first - day > GAP_LIMIT_DAYS {
                break;
            }
            first = *day;
        }
        let worst = worst.split_off(&first);
        let last = *worst.keys().next_back()?;
        Some(Self { worst, first, last })
    }

    /// The worst pain of each day.
    pub(super) fn into_days(self) -> PainDays {
        self.worst
    }

    /// Days since the first entry.
    pub(super) fn days(&self) -> u32 {
        self.first.unsigned_abs()
    }

    /// The worst pain of these days; `None` without an entry.
    pub(super) fn worst(&self, days: RangeInclusive<i32>) -> Option<u8> {
        self.worst.range(days).map(|(_, nrs)| *nrs).max()
    }

    /// The worst of the first days.
    fn beginning(&self, days: i32) -> u8 {
        self.worst(self.first..=self.first + days - 1).unwrap_or(0)
    }

    /// The last 2 days against the first 2.
    pub(super) fn rises(&self) -> bool {
        self.worst(-1..=0).is_some_and(|nrs| nrs >= self.beginning(2) + 2)
    }

    /// The last 3 days against the first 3; entries of one and the same days say nothing.
    pub(super) fn stays(&self) -> bool {
        let enough = self.last > self.first + 2;
        let unchanged = |nrs: u8| nrs >= 2 && u32::from(nrs) * 10 > u32::from(self.beginning(3)) * 7;
        enough && self.worst(-2..=0).is_some_and(unchanged)
    }

    /// Whether the pain goes down: the last 2 days against the first 2, before the third day the last against the
    /// first. Without an entry in the last 2 days nobody knows.
    pub(super) fn falls(&self) -> bool {
        let days = if self.days() >= 3 { 2 } else { 1 };
        let late = if self.days() >= 3 { self.worst(-1..=0) } else { self.worst(self.last..=self.last) };
        self.last >= -1 && late.is_some_and(|nrs| nrs < self.beginning(days))
    }
}

fn days_of(pain: &[&DayEntry], leg: Leg) -> PainDays {
    let mut worst = PainDays::new();
    for entry in pain.iter().filter(|entry| entry.on(leg)) {
        let day = worst.entry(entry.day).or_default();
        *day = entry.nrs.get().max(*day);
    }
    worst
}
