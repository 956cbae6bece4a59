//! What the watch needs of a journal: the entries of the last weeks, and one line for each day of the years before.

use std::collections::BTreeMap;

use crate::domain::body::{Course as Trend, Kind, Side, Sign};
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

/// The worst pain of each day that belongs to the rules on pain days, by days from 1970-01-01.
pub type PainDays = BTreeMap<i32, u8>;

impl Logged {
    /// Pain on walking that goes within about ten minutes of standing still.
    #[must_use]
    pub fn eases_with_rest(&self) -> bool {
        self.walking && self.rest_to_relief_min.is_some_and(|minutes| minutes <= 10)
    }
}
