//! Heel raises on one leg: how many each leg did over time, with the other leg as the target (`clinical.md` 4.2), and
//! why a count waits. Read from the lines of the way back, where counts are noted.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::body::Side;
use super::check::Flag;
use super::gate::Gate;
use super::phase::{Measured, Progress, Stage, Way};
use super::sentence;
use super::trend::{LineMark, Series, SeriesLine, Target, Unit};
use super::watch::Standing;

/// Percent by which the sore leg may stay behind the other one (`clinical.md` 4.2).
pub const APART_PERCENT: u32 = 10;
/// Raises by which a count differs from day to day.
const NOISE: u32 = 6;
/// Answers that speak for a torn tendon; a count waits even when a clinician's look has made the rule quiet.
const TENDON: [Flag; 3] = [Flag::PopFelt, Flag::GapFelt, Flag::CannotTiptoe];

/// The counts of both legs over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeelRaises {
    /// Which leg is the sore one; of both it is the weaker one.
    pub side: Side,
    /// The sore leg and the other one, with what is aimed at; nothing without a count.
    pub series: Option<Series>,
    /// The last count of the sore leg.
    sore: Option<(NaiveDate, u32)>,
    /// The last count of the other leg.
    other: Option<(NaiveDate, u32)>,
}

/// How the two legs are called: the sore one first.
#[must_use]
pub fn leg_names(side: Side) -> [&'static str; 2] {
    match side {
        Side::Left => ["Left leg, sore", "Right leg"],
        Side::Right => ["Right leg, sore", "Left leg"],
        Side::Both => ["Weaker leg", "Other leg"],
    }
}

/// Why a count is not offered now, in one sentence with what opens it; `None` when it may be offered.
#[must_use]
pub fn waits(way: &Way, gate: &Gate, standing: &Standing) -> Option<String> {
    let words = if !gate.closes_all().is_empty() {
        "Counting waits until the warning-sign check is complete and nothing in it is urgent.".to_owned()
    } else if TENDON.iter().any(|flag| standing.facts.yes(*flag)) {
        "Counting waits because of what you ticked about the tendon above the heel. Ask a clinician when you may rise on \
         one leg."
            .to_owned()
    } else {
        match way.stage {
            Some(Stage::Strength | Stage::BackToSport) if way.facts.worse_morning => {
                "Counting waits until you have answered to the worse morning, on the page of your stage.".to_owned()
            }
            Some(Stage::Strength | Stage::BackToSport) => return None,
            Some(stage) => format!("Counting waits for the stage Strength. Now it is {}.", stage.name()),
            None => "Counting is offered in the stages Strength and Back to sport. No stage is chosen now.".to_owned(),
        }
    };
    Some(words)
}

impl HeelRaises {
    /// Of the lines of the way back, in any order, those with a count. A leg keeps its counts when the other one is the
    /// sore one later; what was noted of both at once belongs to neither.
    #[must_use]
    pub fn of(lines: &[Progress], side: Side, today: NaiveDate) -> Self {
        let mut lines: Vec<&Progress> = lines.iter().collect();
        lines.sort_by_key(|line| (line.at.utc_s, line.id));
        let (mut sore, mut other) = (BTreeMap::new(), BTreeMap::new());
        for line in lines {
            let Some(counts) = line.measured().and_then(|measured| counts(measured, line.side, side)) else { continue };
            let day = line.at.day();
            sore.extend(counts[0].map(|count| (day, u32::from(count))));
            other.extend(counts[1].map(|count| (day, u32::from(count))));
        }
        let newest = |points: &BTreeMap<NaiveDate, u32>| points.last_key_value().map(|(day, count)| (*day, *count));
        let (last_sore, last_other) = (newest(&sore), newest(&other));
        let days = || sore.keys().chain(other.keys()).copied();
        let (first, last) = (days().min().unwrap_or(today), days().max().unwrap_or(today).max(today));
        let target = last_other.filter(|(_, count)| *count > 0).map(|(_, count)| {
            let value = aim(count);
            let words = format!("the other leg less {APART_PERCENT} percent: {}", Unit::Raises.words(value));
            Target { words, value }
        });
        // The mark of a leg is the same in every chart.
        let marks = match side {
            Side::Left | Side::Both => [LineMark::FilledCircle, LineMark::OpenTriangle],
            Side::Right => [LineMark::OpenTriangle, LineMark::FilledCircle],
        };
        let line = |place: usize, points| {
            let name = leg_names(side).get(place).copied().unwrap_or_default().to_owned();
            SeriesLine { name, mark: marks.get(place).copied().unwrap_or(LineMark::Cross), points }
        };
        let lines = vec![line(0, sore), line(1, other)];
        let title = "Heel raises on one leg".to_owned();
        let series = Series { title, unit: Unit::Raises, today, first, last, lines, target }.new();
        Self { side, series, sore: last_sore, other: last_other }
    }

    /// What the last counts say: how far the sore leg is behind, and that a few more or less are chance.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let mut words: Vec<String> = self.series.iter().map(Series::sentence).collect();
        if self.series.is_none() {
            return vec!["No count is noted yet.".to_owned()];
        }
        words.push(match (self.sore, self.other) {
            (Some((_, sore)), Some((_, other))) if other > 0 => self.apart_words(sore, other),
            (Some(_), Some(_)) => "The other leg did none, so there is no target yet.".to_owned(),
            (Some(_), None) => "The other leg was not counted yet, so there is no target.".to_owned(),
            (None, _) => format!("The {} was not counted yet.", self.sore_leg()),
        });
        words.push(format!("About {NOISE} more or fewer from day to day is chance."));
        words
    }

    fn apart_words(&self, sore: u32, other: u32) -> String {
        let leg = sentence::upper_first(self.sore_leg());
        let within = if sore >= aim(other) {
            format!("That is within {APART_PERCENT} percent of it.")
        } else {
            format!("{} more would be within {APART_PERCENT} percent of it.", aim(other) - sore)
        };
        match sore.cmp(&other) {
            std::cmp::Ordering::Less => {
                format!("{leg}: {} percent fewer than the other leg. {within}", percent(other - sore, other))
            }
            std::cmp::Ordering::Equal => format!("{leg}: as many as the other leg. {within}"),
            std::cmp::Ordering::Greater => {
                format!("{leg}: {} percent more than the other leg.", percent(sore - other, other))
            }
        }
    }

    fn sore_leg(&self) -> &'static str {
        match self.side {
            Side::Left => "left leg",
            Side::Right => "right leg",
            Side::Both => "weaker leg",
        }
    }
}

/// The leg of the newest line with a count.
#[must_use]
pub fn counted_side(lines: &[Progress]) -> Option<Side> {
    let counted = |line: &&Progress| {
        line.measured().is_some_and(|measured| measured.single_sore.is_some() || measured.single_other.is_some())
    };
    lines.iter().filter(counted).max_by_key(|line| (line.at.utc_s, line.id)).map(|line| line.side)
}

/// The counts of the sore leg and of the other one, as seen from `wanted`; nothing where that cannot be told.
fn counts(measured: &Measured, noted: Side, wanted: Side) -> Option<[Option<u16>; 2]> {
    let own = [measured.single_sore, measured.single_other];
    match (noted, wanted) {
        (Side::Left, Side::Left) | (Side::Right, Side::Right) | (Side::Both, Side::Both) => Some(own),
        (Side::Left, Side::Right) | (Side::Right, Side::Left) => Some([own[1], own[0]]),
        (Side::Both, Side::Left | Side::Right) | (Side::Left | Side::Right, Side::Both) => None,
    }
}

/// The least count that is within the share of the other leg.
fn aim(other: u32) -> u32 {
    (other * (100 - APART_PERCENT)).div_ceil(100)
}

/// A share in whole percent, to the nearest.
fn percent(part: u32, whole: u32) -> u32 {
    (part * 100 + whole / 2) / whole.max(1)
}
