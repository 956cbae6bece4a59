//! One problem: the run of pain days of one leg, with gaps of seven days or less, that reaches the present.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::DayEntry;
use crate::domain::body::Leg;

/// Days without an entry that still belong to one problem.
const GAP_LIMIT_DAYS: i32 = 7;

/// The worst pain of each day; never empty.
pub(super) struct Run {
    worst: BTreeMap<i32, u8>,
    first: i32,
    last: i32,
}

impl Run {
    /// The run that goes on today, if there is one.
    pub(super) fn current(pain: &[&DayEntry], leg: Leg) -> Option<Self> {
        let mut worst: BTreeMap<i32, u8> = BTreeMap::new();
        for entry in pain.iter().filter(|entry| entry.on(leg)) {
            let day = worst.entry(entry.day).or_default();
            *day = entry.nrs.get().max(*day);
        }
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
