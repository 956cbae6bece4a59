//! What the watch needs of a journal: the entries of the last weeks, and one line for each day of the years before.

use std::collections::BTreeMap;

use super::DayEntry;
use crate::domain::body::{Course as Trend, Kind, Leg, Side, Sign};
use crate::domain::episode::Nrs;
use crate::domain::when::Moment;

/// One entry of the last weeks, without what no rule looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// When the pain began.
    pub started: Moment,
    /// When the entry was first written.
    pub written: Moment,
    /// The worst pain.
    pub nrs: Nrs,
    /// Which calf.
    pub side: Side,
    /// How long it lasted, in whole minutes, if that was said.
    pub minutes: Option<u32>,
    /// What it felt like.
    pub kinds: Vec<Kind>,
    /// A cramp marked "let go fully".
    pub let_go: bool,
    /// It woke the person.
    pub woke: bool,
    /// Walking set it off.
    pub walking: bool,
    /// A knock set it off.
    pub knock: bool,
    /// Minutes of rest until it stopped.
    pub rest_to_relief_min: Option<u32>,
    /// The six signs: `None` when they were not asked.
    pub signs: Option<Vec<Sign>>,
    /// Days since this pain began, as said in the entry.
    pub stated_onset_days: Option<u32>,
    /// Which way it has gone, as said in the entry.
    pub stated_trend: Option<Trend>,
}

/// The worst scores of one local day, 0 to 10; 0 stands for none.
///
/// "Hard" entries are no cramp (`DayEntry::is_cramp`) and cannot be the soreness after one: above 3, or of a kind that
/// names a cramp. "Soft" ones, 3 or less, may be soreness. An entry of both legs counts as hard for each leg, and as
/// soft under `both_soft` alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PainDay {
    /// Days from 1970-01-01 to this local day.
    pub day: i32,
    /// Hard, left leg.
    pub left_hard: u8,
    /// Hard, right leg.
    pub right_hard: u8,
    /// Soft, left leg alone.
    pub left_soft: u8,
    /// Soft, right leg alone.
    pub right_soft: u8,
    /// Soft, both legs.
    pub both_soft: u8,
    /// A cramp entry in the left leg.
    pub left_cramp: bool,
    /// A cramp entry in the right leg.
    pub right_cramp: bool,
}

/// The worst pain of each day that belongs to the rules on pain days. Days are counted as in `DayEntry`: 0 is today,
/// negative is before.
pub type PainDays = BTreeMap<i32, u8>;

impl Logged {
    /// Pain on walking that goes within about ten minutes of standing still.
    #[must_use]
    pub fn eases_with_rest(&self) -> bool {
        self.walking && self.rest_to_relief_min.is_some_and(|minutes| minutes <= 10)
    }
}

/// Above this no pain is the soreness after a cramp.
pub(super) const SORE_LIMIT: u8 = 3;

impl PainDay {
    /// What one entry makes of its day, whatever that day is counted from. An entry of 0 makes nothing of it.
    #[must_use]
    pub fn of(entry: &DayEntry) -> Self {
        let mut day = Self { day: entry.day, ..Self::default() };
        let nrs = entry.nrs.get();
        let (left, right) = (entry.on(Leg::Left), entry.on(Leg::Right));
        if nrs == 0 {
            return day;
        }
        if entry.is_cramp() {
            (day.left_cramp, day.right_cramp) = (left, right);
        } else if nrs > SORE_LIMIT || entry.names_cramp() {
            (day.left_hard, day.right_hard) = (if left { nrs } else { 0 }, if right { nrs } else { 0 });
        } else {
            match entry.side {
                Side::Left => day.left_soft = nrs,
                Side::Right => day.right_soft = nrs,
                Side::Both => day.both_soft = nrs,
            }
        }
        day
    }

    /// Whether nothing hurt on that day.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self { day: self.day, ..Self::default() }
    }

    /// Takes in what else there was on the same day.
    pub fn add(&mut self, other: &Self) {
        let Self { day: _, left_hard, right_hard, left_soft, right_soft, both_soft, left_cramp, right_cramp } = *other;
        self.left_hard = self.left_hard.max(left_hard);
        self.right_hard = self.right_hard.max(right_hard);
        self.left_soft = self.left_soft.max(left_soft);
        self.right_soft = self.right_soft.max(right_soft);
        self.both_soft = self.both_soft.max(both_soft);
        self.left_cramp |= left_cramp;
        self.right_cramp |= right_cramp;
    }

    /// The worst pain of the leg that counts as a pain day, where `before` is the day before this one if that has
    /// anything; 0 for none. Soft pain counts unless each leg that it names had a cramp on this day or the day before.
    pub(super) fn counts(&self, leg: Leg, before: Option<&Self>) -> u8 {
        let left_cramp = self.left_cramp || before.is_some_and(|before| before.left_cramp);
        let right_cramp = self.right_cramp || before.is_some_and(|before| before.right_cramp);
        let (hard, soft, sore) = match leg {
            Leg::Left => (self.left_hard, self.left_soft, left_cramp),
            Leg::Right => (self.right_hard, self.right_soft, right_cramp),
        };
        let alone = if sore { 0 } else { soft };
        let both = if left_cramp && right_cramp { 0 } else { self.both_soft };
        hard.max(alone).max(both)
    }
}
