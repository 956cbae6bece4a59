//! The one chart: a mark for each entry, and rows for ice, stretching and medicines beneath. Over a long period whole
//! weeks are one column with their worst and their median; what the tables say stays the same.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate, Timelike as _};

use crate::domain::body::{Leg, Relief, Side};
use crate::domain::episode::Episode;
use crate::domain::trend::{Half, Scores, Trend, Tried, TriedKind};
use crate::domain::when::Certainty;

/// Days up to which each entry has a mark of its own.
const EACH_ENTRY_DAYS: usize = 120;
/// Columns that a long period has at most, so that marks of two columns do not touch.
const MOST_COLUMNS: usize = 72;
/// Dates under the chart at most.
const MOST_DATES: usize = 10;

/// What the chart shows, in columns from the left and points of pain from below.
#[derive(Clone, Debug, PartialEq)]
pub struct Graph {
    /// How many columns there are.
    pub columns: usize,
    /// Days in one column; the last one can have fewer.
    pub each: usize,
    /// Entries, or the worst and the median of each column.
    pub marks: Vec<GraphMark>,
    /// Columns without an entry, each run as its first column and its length.
    pub gaps: Vec<(usize, usize)>,
    /// Columns with ice, each run likewise.
    pub ice: Vec<(usize, usize)>,
    /// Columns with stretching or a routine, likewise.
    pub stretch: Vec<(usize, usize)>,
    /// Columns with a medicine.
    pub medicine: Vec<usize>,
    /// Days with ice, with stretching and with a medicine.
    pub done_days: [usize; 3],
    /// Dates under the chart: the column in which the day begins, and the day.
    pub dates: Vec<(usize, NaiveDate)>,
}

/// One mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GraphMark {
    /// Columns from the left edge.
    pub x: f32,
    /// 0 to 10.
    pub score: Half,
    /// Which leg.
    pub side: Side,
    /// What it stands for.
    pub kind: MarkKind,
}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// An entry.
    Entry,
    /// An entry that was written more than six hours later.
    Late,
    /// The worst of a column.
    Worst,
    /// The median of a column.
    Median,
}

impl Graph {
    pub(super) fn of(trend: &Trend, episodes: &[&Episode], tried: &[Tried]) -> Self {
        let days = trend.days.len();
        let (first, _) = trend.ends();
        let each = if days <= EACH_ENTRY_DAYS { 1 } else { days.div_ceil(MOST_COLUMNS).div_ceil(7) * 7 };
        let columns = days.div_ceil(each);
        let number = |day: NaiveDate| usize::try_from((day - first).num_days()).ok().filter(|number| *number < days);
        let marks = if each == 1 { entry_marks(first, days, episodes) } else { column_marks(trend, each) };
        let mut done = [const { BTreeSet::<usize>::new() }; 3];
        for tried in tried {
            let (Some(row), Some(day)) = (row(tried), number(tried.at.day())) else { continue };
            if let Some(done) = done.get_mut(row) {
                done.insert(day);
            }
        }
        let done_days = done.each_ref().map(BTreeSet::len);
        let [ice, stretch, medicine] = done.map(|days| days.iter().map(|day| day / each).collect::<BTreeSet<usize>>());
        let empty: BTreeSet<usize> = trend
            .days
            .chunks(each)
            .enumerate()
            .filter_map(|(column, days)| days.iter().all(|day| day.entries() == 0).then_some(column))
            .collect();
        Self {
            columns,
            each,
            marks,
            gaps: runs(&empty),
            ice: runs(&ice),
            stretch: runs(&stretch),
            medicine: medicine.into_iter().collect(),
            done_days,
            dates: dates(first, days, each),
        }
    }

    /// Whether several days are one column.
    #[must_use]
    pub fn is_thinned(&self) -> bool {
        self.each > 1
    }
}

/// The row of something that was done: ice, stretching, medicine.
fn row(tried: &Tried) -> Option<usize> {
    match tried.kind {
        TriedKind::Routine => Some(1),
        TriedKind::Medicine => Some(2),
        TriedKind::Remedy if tried.name == Relief::Ice.name() => Some(0),
        TriedKind::Remedy if tried.name == Relief::Stretch.name() => Some(1),
        TriedKind::Remedy if tried.name == Relief::Medicine.name() => Some(2),
        TriedKind::Remedy => None,
    }
}

#[allow(clippy::cast_precision_loss, reason = "places on a page")]
fn entry_marks(first: NaiveDate, days: usize, episodes: &[&Episode]) -> Vec<GraphMark> {
    let mark = |entry: &&Episode| {
        let local = entry.started.local();
        let day = u16::try_from((local.date() - first).num_days()).ok().filter(|day| usize::from(*day) < days)?;
        // An unknown time stands in the middle of its day.
        let part = match entry.certainty {
            Certainty::DayOnly => 0.5,
            Certainty::Exact | Certainty::About => local.num_seconds_from_midnight() as f32 / 86_400.0,
        };
        let kind = if entry.added_later() { MarkKind::Late } else { MarkKind::Entry };
        let score = Half::of_doubled(2 * i32::from(entry.nrs_worst.get()));
        Some(GraphMark { x: f32::from(day) + part, score, side: entry.side, kind })
    };
    episodes.iter().filter_map(mark).collect()
}

#[allow(clippy::cast_precision_loss, reason = "places on a page")]
fn column_marks(trend: &Trend, each: usize) -> Vec<GraphMark> {
    let both = trend.days.iter().any(|day| day.left.count() > 0) && trend.days.iter().any(|day| day.right.count() > 0);
    let mut marks = Vec::new();
    for (column, days) in trend.days.chunks(each).enumerate() {
        for leg in Leg::ALL {
            let mut scores = Scores::default();
            for day in days {
                scores.add_all(day.leg(*leg));
            }
            let (Some(worst), Some(median)) = (scores.worst(), scores.median()) else { continue };
            let worst = Half::of_doubled(2 * i32::from(worst.get()));
            let aside = match leg {
                _ if !both => 0.5,
                Leg::Left => 0.3,
                Leg::Right => 0.7,
            };
            let mark = |score, kind| GraphMark { x: column as f32 + aside, score, side: leg.side(), kind };
            marks.extend([mark(median, MarkKind::Median), mark(worst, MarkKind::Worst)]);
        }
    }
    marks
}

/// Runs of neighbours: the first of each, and how many there are.
fn runs(columns: &BTreeSet<usize>) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for column in columns {
        match runs.last_mut() {
            Some((first, length)) if *first + *length == *column => *length += 1,
            _ => runs.push((*column, 1)),
        }
    }
    runs
}

/// Days whose dates stand under the chart: Mondays of a short period, first days of a month of a longer one, each so far
/// from the next that their words do not touch.
fn dates(first: NaiveDate, days: usize, each: usize) -> Vec<(usize, NaiveDate)> {
    let all = first.iter_days().take(days).enumerate();
    let wanted: Vec<(usize, NaiveDate)> = match days {
        0..=14 => all.collect(),
        15..=EACH_ENTRY_DAYS => all.filter(|(_, day)| day.weekday() == chrono::Weekday::Mon).collect(),
        _ => all.filter(|(_, day)| day.day() == 1).collect(),
    };
    let step = wanted.len().div_ceil(MOST_DATES).max(1);
    wanted.into_iter().step_by(step).map(|(number, day)| (number / each, day)).collect()
}
