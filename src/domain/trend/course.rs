//! Which way the pain of one leg goes within a range, in few words. It is careful in one direction: a rise is said
//! early, an easing only when enough days say it.
//!
//! The days with entries at the beginning are held against those at the end: three, or two or one where there are fewer
//! than six or four. Two points are the smallest change that is called one, as in `clinical.md` section 2.2.

use super::TrendDay;
use crate::domain::body::Leg;

/// Days with an entry under which nothing is said.
pub(super) const ENOUGH_DAYS: usize = 3;
/// Days with an entry, and days from the first to the last, under which nothing is said to ease.
const ENOUGH_TO_EASE: (usize, i64) = (4, 5);

/// The course in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headline {
    /// Under three days with entries.
    TooFew,
    /// Lower, but on few days.
    TooEarly,
    /// Two points more.
    Worse,
    /// 30 percent less.
    Easing,
    /// 50 percent less.
    Better,
    /// Nothing of that.
    Same,
}

/// The course of one leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegCourse {
    /// Which leg.
    pub leg: Leg,
    /// In words.
    pub headline: Headline,
    /// How many days with entries are compared at each end; 0 for too few.
    pub compared: usize,
    /// The worst of those at the beginning.
    pub first: u8,
    /// The worst of those at the end.
    pub last: u8,
    /// It rises by the rules of the check, whatever this range shows.
    pub by_rule: bool,
}

impl Headline {
    /// Inside a sentence: "slowly easing".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::TooFew => "not enough entries yet",
            Self::TooEarly => "too early to say",
            Self::Worse => "getting worse",
            Self::Easing => "slowly easing",
            Self::Better => "clearly better",
            Self::Same => "about the same",
        }
    }

    /// By itself, where no leg is named.
    pub(super) fn alone(self) -> &'static str {
        match self {
            Self::TooFew => "Not enough entries yet.",
            other => other.name(),
        }
    }
}

impl LegCourse {
    /// The course of a leg; nothing without an entry.
    pub(super) fn of(leg: Leg, days: &[TrendDay], rises_by_rule: bool) -> Option<Self> {
        let worst: Vec<(i64, u8)> =
            (0..).zip(days).filter_map(|(number, day)| Some((number, day.leg(leg).worst()?.get()))).collect();
        let (begun, ended) = (worst.first()?.0, worst.last()?.0);
        let compared = if worst.len() < ENOUGH_DAYS { 0 } else { (worst.len() / 2).min(3) };
        let highest = |days: &[(i64, u8)]| days.iter().map(|day| day.1).max().unwrap_or(0);
        let first = highest(worst.get(..compared)?);
        let last = highest(worst.get(worst.len() - compared..)?);
        let (least_days, least_span) = ENOUGH_TO_EASE;
        let enough = worst.len() >= least_days && ended - begun >= least_span;
        let lower = last + 2 <= first && u32::from(last) * 10 <= u32::from(first) * 7;
        let headline = if rises_by_rule || (compared > 0 && rises(&worst)) {
            Headline::Worse
        } else if compared == 0 {
            Headline::TooFew
        } else if lower && !enough {
            Headline::TooEarly
        } else if lower && last * 2 <= first {
            Headline::Better
        } else if lower {
            Headline::Easing
        } else {
            Headline::Same
        };
        Some(Self { leg, headline, compared, first, last, by_rule: rises_by_rule })
    }

    /// "Left calf: slowly easing."
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} calf: {}.", self.leg.name(), self.headline.name())
    }

    /// "Left calf: worst 8 on the first 3 days with entries, 5 on the last 3."
    #[must_use]
    pub fn numbers(&self) -> String {
        let name = self.leg.name();
        let numbers = match self.compared {
            0 => format!("{name} calf: it takes {ENOUGH_DAYS} days with entries to say more."),
            1 => format!(
                "{name} calf: worst {} on the first day with entries, {} on the last one.",
                self.first, self.last
            ),
            count => format!(
                "{name} calf: worst {} on the first {count} days with entries, {} on the last {count}.",
                self.first, self.last
            ),
        };
        if self.by_rule { format!("{numbers} The warning-sign rules say that it rises.") } else { numbers }
    }
}

/// The last two days with entries against the first two, as in the rules of the check.
fn rises(worst: &[(i64, u8)]) -> bool {
    let count = (worst.len() / 2).clamp(1, 2);
    let first = worst.iter().take(count).map(|day| day.1).max();
    let last = worst.iter().rev().take(count).map(|day| day.1).max();
    matches!((first, last), (Some(first), Some(last)) if last >= first + 2)
}
