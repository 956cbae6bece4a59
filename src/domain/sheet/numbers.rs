//! The five numbers.

use chrono::NaiveDate;

use crate::domain::episode::Nrs;
use crate::domain::trend::{Half, Scores, Trend, TrendDay};

/// Days of a week.
const WEEK: usize = 7;

/// The five numbers of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Entries.
    pub episodes: usize,
    /// Entries among them that say no pain.
    pub without_pain: usize,
    /// Days with pain.
    pub days_with_pain: usize,
    /// The worst score and its latest day.
    pub worst: Option<(NaiveDate, Nrs)>,
    /// The median of the worst pain of each entry.
    pub median: Option<Half>,
    /// The first and the last seven days; nothing for a period under two weeks, where they would overlap.
    pub weeks: Option<(Week, Week)>,
}

/// Seven days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Days with an entry.
    pub days: usize,
    /// The median of the worst pain of each of them.
    pub median: Option<Half>,
}

impl Numbers {
    pub(super) fn of(trend: &Trend) -> Self {
        let with_pain = |day: &&TrendDay| day.all.worst().is_some_and(|worst| worst.get() > 0);
        let mut all = Scores::default();
        trend.days.iter().for_each(|day| all.add_all(&day.all));
        Self {
            episodes: trend.entries(),
            without_pain: all.times(0),
            days_with_pain: trend.days.iter().filter(with_pain).count(),
            worst: trend.worst(),
            median: all.median(),
            weeks: weeks(&trend.days),
        }
    }
}

fn weeks(days: &[TrendDay]) -> Option<(Week, Week)> {
    if days.len() < 2 * WEEK {
        return None;
    }
    Some((Week::of(days.get(..WEEK)?), Week::of(days.get(days.len() - WEEK..)?)))
}

impl Week {
    fn of(days: &[TrendDay]) -> Self {
        let mut worst = Scores::default();
        days.iter().filter_map(|day| day.all.worst()).for_each(|score| worst.add(score));
        Self { days: worst.count(), median: worst.median() }
    }
}
