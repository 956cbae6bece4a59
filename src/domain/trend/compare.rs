//! Two periods beside each other, or the time before and after a date. Held against each other are the medians of the
//! worst pain of each day with an entry: two points are the smallest change that is called one, as in `clinical.md`
//! section 2.2, and with under three days with entries in either period nothing is said.

use chrono::NaiveDate;

use super::course::ENOUGH_DAYS;
use super::period::date;
use super::{Half, MarkWhat, Period, Scored, Scores, Spread, TimeMark, TwoPeriods};
use crate::domain::body::{Leg, Side};
use crate::domain::episode::Nrs;
use crate::domain::sentence;

/// Points that are the smallest change that is called one.
pub(super) const SMALLEST_SIGNAL: i32 = 2;

/// Two periods, for each leg that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What the periods are called, the earlier one first.
    pub names: [String; 2],
    /// One for each leg.
    pub legs: Vec<LegComparison>,
    /// The local day on which it was worked out.
    pub today: NaiveDate,
}

/// Two periods of one leg.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegComparison {
    /// Which leg.
    pub leg: Leg,
    /// The numbers of the earlier period, then those of the later one.
    pub periods: [PeriodNumbers; 2],
    /// How they differ.
    pub verdict: Verdict,
}

/// The numbers of one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodNumbers {
    /// Which days.
    pub period: Period,
    /// How many entries.
    pub entries: usize,
    /// The worst pain of each day with an entry.
    pub scores: Scores,
    /// The median of them and their middle half; nothing without an entry.
    pub spread: Option<Spread>,
    /// The latest of the days with the lowest worst pain.
    pub best: Option<(Nrs, NaiveDate)>,
    /// The latest of the days with the highest worst pain.
    pub hardest: Option<(Nrs, NaiveDate)>,
    /// Guided sessions.
    pub routines: usize,
    /// Doses of medicines.
    pub doses: usize,
}

/// How the later period differs from the earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Under three days with entries in either.
    TooFew,
    /// Under two points.
    Same,
    /// So many points less, as a positive number.
    Lower(Half),
    /// So many points more.
    Higher(Half),
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompareRow {
    /// What the numbers are.
    pub what: String,
    /// That of the earlier period, then that of the later one.
    pub cells: [String; 2],
}

impl Comparison {
    /// Works everything out. Entries and marks come in any order.
    #[must_use]
    pub fn of(periods: &TwoPeriods, legs: &[Leg], today: NaiveDate, entries: &[Scored], marks: &[TimeMark]) -> Self {
        let both = [periods.earlier, periods.later];
        let legs = legs.iter().map(|leg| {
            let [earlier, later] = both.map(|period| PeriodNumbers::of(period, *leg, entries, marks));
            LegComparison { leg: *leg, verdict: Verdict::of(&earlier, &later), periods: [earlier, later] }
        });
        Self { names: periods.names(today), legs: legs.collect(), today }
    }

    /// "The periods are not equally long: 30 and 22 days."; nothing when they are.
    #[must_use]
    pub fn length_words(&self) -> Option<String> {
        let [earlier, later] = self.legs.first()?.periods.each_ref().map(|numbers| numbers.period.days());
        let days = sentence::count(later, "day", "days");
        (earlier != later).then(|| format!("The periods are not equally long: {earlier} and {days}."))
    }

    /// The table for other programs: a head line and a line for each number of each leg, with tabs.
    #[must_use]
    pub fn table(&self) -> String {
        let mut lines = vec![format!("leg\twhat\t{}", self.names.join("\t"))];
        for leg in &self.legs {
            let rows = leg.rows(self.today).into_iter().chain(leg.score_rows());
            lines.extend(rows.map(|row| format!("{}\t{}\t{}", leg.leg.id(), row.what, row.cells.join("\t"))));
        }
        lines.join("\n")
    }
}

impl LegComparison {
    /// "Left calf: 3 points lower in the later period."
    #[must_use]
    pub fn headline(&self) -> String {
        let name = self.leg.name();
        let points = |size: &Half| if size.doubled() == 2 { "point" } else { "points" };
        match &self.verdict {
            Verdict::TooFew => format!("{name} calf: too few entries to compare."),
            Verdict::Same => format!("{name} calf: about the same."),
            Verdict::Lower(size) => format!("{name} calf: {size} {} lower in the later period.", points(size)),
            Verdict::Higher(size) => format!("{name} calf: {size} {} higher in the later period.", points(size)),
        }
    }

    /// The medians with the number of days behind them: "Median of the worst pain of each day: 7 from 12 of 30 days,
    /// then 4 from 20 of 30 days."
    #[must_use]
    pub fn numbers(&self) -> String {
        let [earlier, later] = self.periods.each_ref().map(|numbers| {
            let days = numbers.period.days();
            match &numbers.spread {
                None => format!("no entries on {}", sentence::count(days, "day", "days")),
                Some(spread) => {
                    let with = numbers.scores.count();
                    format!("{} from {with} of {}", spread.middle, sentence::count(days, "day", "days"))
                }
            }
        });
        format!("Median of the worst pain of each day: {earlier}, then {later}.")
    }

    /// How far the sentence goes, by rule.
    #[must_use]
    pub fn caution(&self) -> &'static str {
        match self.verdict {
            Verdict::TooFew => "It takes 3 days with entries in each period.",
            Verdict::Same => "Under 2 points is no difference that can be told.",
            Verdict::Lower(_) | Verdict::Higher(_) => {
                "Pain also changes by itself. Two periods do not show what made the difference."
            }
        }
    }

    /// Every number, a line each.
    #[must_use]
    pub fn rows(&self, today: NaiveDate) -> Vec<CompareRow> {
        let row = |what: &str, cell: &dyn Fn(&PeriodNumbers) -> String| CompareRow {
            what: what.to_owned(),
            cells: self.periods.each_ref().map(cell),
        };
        let none = || "none".to_owned();
        let on = |found: Option<(Nrs, NaiveDate)>| {
            found.map_or_else(none, |(score, day)| format!("{} on {}", score.get(), date(day, today)))
        };
        vec![
            row("First and last day", &|numbers| numbers.period.words(today)),
            row("Days", &|numbers| numbers.period.days().to_string()),
            row("Days with an entry", &|numbers| numbers.scores.count().to_string()),
            row("Entries", &|numbers| numbers.entries.to_string()),
            row("Median of the daily worst", &|numbers| {
                numbers.spread.map_or_else(none, |spread| spread.middle.to_string())
            }),
            row("Middle half of the daily worst", &|numbers| {
                numbers.spread.map_or_else(none, |spread| format!("{} to {}", spread.low, spread.high))
            }),
            row("Highest daily worst", &|numbers| on(numbers.hardest)),
            row("Lowest daily worst", &|numbers| on(numbers.best)),
            row("Routines done", &|numbers| numbers.routines.to_string()),
            row("Doses taken", &|numbers| numbers.doses.to_string()),
        ]
    }

    /// How many days had each score as their worst: what the marks of the chart stand for.
    #[must_use]
    pub fn score_rows(&self) -> Vec<CompareRow> {
        let row = |score: &Nrs| CompareRow {
            what: format!("Days with a worst pain of {}", score.get()),
            cells: self.periods.each_ref().map(|numbers| numbers.scores.times(score.get()).to_string()),
        };
        Nrs::ALL.iter().map(row).collect()
    }

    /// What the reading line says: "Worst pain 7: 3 days, then 1 day".
    #[must_use]
    pub fn score_words(&self, score: Nrs) -> String {
        let [earlier, later] =
            self.periods.each_ref().map(|numbers| sentence::count(numbers.scores.times(score.get()), "day", "days"));
        format!("Worst pain {}: {earlier}, then {later}", score.get())
    }
}

impl PeriodNumbers {
    fn of(period: Period, leg: Leg, entries: &[Scored], marks: &[TimeMark]) -> Self {
        let about = |side: Side| side.legs().contains(&leg);
        let (first, _) = period.ends();
        let mut worst: Vec<Option<Nrs>> = vec![None; period.days()];
        let mut count = 0;
        for entry in entries.iter().filter(|entry| about(entry.side)) {
            let number = usize::try_from((entry.at.day() - first).num_days()).ok();
            let Some(day) = number.and_then(|number| worst.get_mut(number)) else { continue };
            *day = (*day).max(Some(entry.nrs));
            count += 1;
        }
        let days: Vec<(Nrs, NaiveDate)> =
            worst.iter().zip(first.iter_days()).filter_map(|(worst, day)| Some(((*worst)?, day))).collect();
        let mut scores = Scores::default();
        for (score, _) in &days {
            scores.add(*score);
        }
        let numbers: Vec<i32> = days.iter().map(|(score, _)| i32::from(score.get())).collect();
        let within = marks.iter().filter(|mark| mark.side.is_none_or(about) && period.has(mark.at.day()));
        let (mut routines, mut doses) = (0, 0);
        for mark in within {
            match mark.what {
                MarkWhat::Routine => routines += 1,
                MarkWhat::Dose => doses += 1,
                MarkWhat::FirstDays | MarkWhat::Line(_) => {}
            }
        }
        Self {
            period,
            entries: count,
            scores,
            spread: Spread::of(&numbers),
            best: days.iter().min_by_key(|(score, day)| (*score, std::cmp::Reverse(*day))).copied(),
            hardest: days.iter().max().copied(),
            routines,
            doses,
        }
    }
}

impl Verdict {
    fn of(earlier: &PeriodNumbers, later: &PeriodNumbers) -> Self {
        let enough = [earlier, later].iter().all(|numbers| numbers.scores.count() >= ENOUGH_DAYS);
        let (true, Some(before), Some(after)) = (enough, earlier.spread, later.spread) else { return Self::TooFew };
        let change = after.middle.doubled() - before.middle.doubled();
        if change.abs() < SMALLEST_SIGNAL * 2 {
            Self::Same
        } else if change < 0 {
            Self::Lower(Half::of_doubled(-change))
        } else {
            Self::Higher(Half::of_doubled(change))
        }
    }
}
