//! One day of the chart and of the table.

use chrono::NaiveDate;

use super::{MarkWhat, Scored, Scores};
use crate::domain::body::{Leg, Side};
use crate::domain::sentence;

/// What one local day has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendDay {
    /// Which day.
    pub day: NaiveDate,
    /// Entries of the left leg, those of both legs too; empty if that leg is not shown.
    pub left: Scores,
    /// Entries of the right leg, likewise.
    pub right: Scores,
    /// Every entry that is shown, once.
    pub all: Scores,
    /// The entries among them that are about both legs.
    pub both: Scores,
    /// Guided sessions.
    pub routines: usize,
    /// Steps of a first-days plan, such as ice.
    pub steps: usize,
    /// Doses of medicines.
    pub doses: usize,
    /// Checks, visits and stages, in words.
    pub lines: Vec<String>,
}

/// A point of the chart: which legs it is about, and the worst score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayMark {
    /// One leg, or both where one entry about both is the worst of each.
    pub side: Side,
    /// 0 to 10.
    pub score: u8,
}

impl TrendDay {
    pub(super) fn new(day: NaiveDate) -> Self {
        let none = Scores::default();
        Self { day, left: none, right: none, all: none, both: none, routines: 0, steps: 0, doses: 0, lines: Vec::new() }
    }

    pub(super) fn add(&mut self, entry: &Scored, legs: &[Leg]) {
        self.all.add(entry.nrs);
        for leg in entry.side.legs().iter().filter(|leg| legs.contains(leg)) {
            match leg {
                Leg::Left => self.left.add(entry.nrs),
                Leg::Right => self.right.add(entry.nrs),
            }
        }
        if entry.side == Side::Both {
            self.both.add(entry.nrs);
        }
    }

    pub(super) fn mark(&mut self, what: &MarkWhat) {
        match what {
            MarkWhat::Routine => self.routines += 1,
            MarkWhat::FirstDays => self.steps += 1,
            MarkWhat::Dose => self.doses += 1,
            MarkWhat::Line(words) => self.lines.push(words.clone()),
        }
    }

    /// How many entries it shows.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.all.count()
    }

    /// Whether there is nothing to tell of it.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.entries() + self.routines + self.steps + self.doses + self.lines.len() == 0
    }

    /// The entries of a leg.
    #[must_use]
    pub fn leg(&self, leg: Leg) -> &Scores {
        match leg {
            Leg::Left => &self.left,
            Leg::Right => &self.right,
        }
    }

    /// The points of the chart: one for each leg, or one for both.
    #[must_use]
    pub fn marks(&self) -> Vec<DayMark> {
        marks(self.left.worst().map(u8::from), self.right.worst().map(u8::from), self.both.worst().map(u8::from))
    }

    /// "left 5, right none, 1 routine"
    #[must_use]
    pub fn words(&self, legs: &[Leg]) -> String {
        let mut parts = Vec::new();
        if self.entries() == 0 {
            parts.push("no entry".to_owned());
        } else {
            parts.extend(legs.iter().map(|leg| format!("{} {}", leg.id(), self.leg_words(*leg))));
        }
        if self.entries() > 1 {
            parts.push(sentence::count(self.entries(), "entry", "entries"));
        }
        parts.extend(self.done_words());
        parts.extend(self.lines.iter().map(|line| sentence::lower_first(line)));
        parts.join(", ")
    }

    /// "5", "5 (median 4.5)" or "none".
    #[must_use]
    pub fn leg_words(&self, leg: Leg) -> String {
        let scores = self.leg(leg);
        match (scores.worst(), scores.median()) {
            (Some(worst), Some(median)) if scores.count() > 1 => format!("{} (median {median})", worst.get()),
            (Some(worst), _) => worst.get().to_string(),
            (None, _) => "none".to_owned(),
        }
    }

    /// "1 routine", "2 steps of the first days"
    fn done_words(&self) -> Vec<String> {
        let counts = [
            (self.routines, "routine", "routines"),
            (self.steps, "step of the first days", "steps of the first days"),
            (self.doses, "dose", "doses"),
        ];
        counts
            .iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| sentence::count(*count, one, many))
            .collect()
    }

    /// A line of the table for other programs.
    pub(super) fn line(&self, legs: &[Leg]) -> String {
        let mut cells = vec![self.day.to_string()];
        for leg in legs {
            let scores = self.leg(*leg);
            cells.push(scores.worst().map_or(String::new(), |worst| worst.get().to_string()));
            cells.push(scores.median().map_or(String::new(), |median| median.to_string()));
        }
        cells.extend([self.entries(), self.routines, self.steps, self.doses].map(|count| count.to_string()));
        cells.push(self.lines.join("; "));
        cells.join("\t")
    }
}

/// The points for the worst scores of the left leg, of the right one, and of the entries about both.
pub(super) fn marks(left: Option<u8>, right: Option<u8>, both: Option<u8>) -> Vec<DayMark> {
    if let (Some(score), true) = (both, left == both && right == both) {
        return vec![DayMark { side: Side::Both, score }];
    }
    let sides = [(Side::Left, left), (Side::Right, right)];
    sides.into_iter().filter_map(|(side, score)| Some(DayMark { side, score: score? })).collect()
}
