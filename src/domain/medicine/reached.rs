//! A total and how it stands to its limit, in words: what was logged in which hours, and beside what. How much is left
//! is never said.

use super::{Amount, Bound, Origin, PARACETAMOL_DANGER_MG};
use crate::domain::sentence::{HourStyle, length, lower_first, near_day, time_of_day};
use crate::domain::when::{Moment, Now};

/// How a total stands to its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Under it, or there is none.
    Below,
    /// Exactly at it.
    At,
    /// Above it.
    Above,
}

/// Which 24 hours a total is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The last ones, with a dose that is about to be saved.
    Before,
    /// The last ones, as saved.
    Saved,
    /// Those up to a moment of the past, with a dose that is about to be saved.
    UpTo(Moment),
    /// The same, and so long ago that nothing is to be done today.
    LongAgo(Moment),
}

/// A total and its limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// What follows the total: "ibuprofen", or "of ibuprofen" after a count of doses.
    pub name: String,
    /// The total, as read: "1 200 mg", "4 applications".
    pub total: String,
    /// There was more, which could not be counted.
    pub at_least: bool,
    /// Hours of the window: 24, or fewer where a packet says so.
    pub hours: u32,
    /// The most, as read, and where it is from.
    pub bound: Option<Bound<String>>,
    /// How they stand.
    pub level: Level,
    /// Which hours.
    pub stage: Stage,
    /// While the total stays at the maximum.
    pub until: Option<Moment>,
    /// It was put on the skin, or it is the number of doses and not how much: a poison line has nothing to say to it.
    pub soft: bool,
}

impl Reached {
    /// "With this you have 1 600 mg ibuprofen in 24 hours, above the packet maximum."
    pub(super) fn opening(&self, now: &Now, style: HourStyle) -> String {
        let least = if self.at_least { "at least " } else { "" };
        let (total, in_hours) = (format!("{least}{} {}", self.total, self.name), hours(self.hours * 60));
        let start = match (self.stage, self.level) {
            (Stage::Before, Level::At) => format!("With this you reach {total} in {in_hours}"),
            (Stage::Before, _) => format!("With this you have {total} in {in_hours}"),
            (Stage::Saved, _) => format!("You have logged {total} in the last {in_hours}"),
            (Stage::UpTo(end) | Stage::LongAgo(end), _) => {
                format!("With this, the {in_hours} up to {} hold {total}", day_and_time(end, now, style))
            }
        };
        let origin = self.bound.as_ref().map(|bound| bound.origin);
        let limit = match (self.level, origin) {
            (Level::Below, _) => String::new(),
            (_, None) => format!(", above {}", Amount::mg(PARACETAMOL_DANGER_MG)),
            (Level::At, Some(Origin::Packet)) => ", the most on your packet".to_owned(),
            (Level::At, Some(Origin::Country)) => ", the over-the-counter maximum".to_owned(),
            (Level::At, Some(Origin::Prescribed)) => ", the prescribed maximum".to_owned(),
            (Level::Above, Some(Origin::Packet | Origin::Country)) => ", above the packet maximum".to_owned(),
            (Level::Above, Some(Origin::Prescribed)) => ", above the prescribed maximum".to_owned(),
        };
        let most = match &self.bound {
            Some(bound) if self.level == Level::Above => format!(" of {}", bound.most),
            _ => String::new(),
        };
        format!("{start}{limit}{most}.")
    }

    /// What a total below it stands beside; how much is left is not said.
    fn limit(&self) -> String {
        match &self.bound {
            None => String::new(),
            Some(bound) => match bound.origin {
                Origin::Packet | Origin::Country => format!(" The packet maximum is {}.", bound.most),
                Origin::Prescribed => format!(" The prescribed maximum is {}.", bound.most),
            },
        }
    }

    pub(super) fn words(&self, now: &Now, style: HourStyle) -> String {
        let opening = self.opening(now, style);
        match (self.level, self.until) {
            (Level::Above, _) if matches!(self.stage, Stage::LongAgo(_)) => opening,
            (Level::Above, _) if self.soft => format!("{opening} Ask a pharmacist."),
            (Level::Above, _) => format!("{opening} Take no more. Ask a pharmacist or poison line today."),
            (Level::At, Some(end)) => {
                format!("{opening} The total stays at the maximum until {}.", until(end, now, style))
            }
            (Level::Below, _) => format!("{opening}{}", self.limit()),
            (Level::At, None) => opening,
        }
    }
}

/// "until 21:40", "until 06:15 tomorrow".
fn until(moment: Moment, now: &Now, style: HourStyle) -> String {
    let day = if moment.day() == now.today() { "" } else { " tomorrow" };
    format!("{}{day}", time_of_day(moment, style))
}

/// "yesterday, 23:10"
fn day_and_time(moment: Moment, now: &Now, style: HourStyle) -> String {
    let day = near_day(moment.day(), now.today());
    let day = if day.starts_with("Today") || day.starts_with("Yesterday") { lower_first(&day) } else { day };
    format!("{day}, {}", time_of_day(moment, style))
}

/// "4 hours", "1 hour", "1 h 30 min".
pub(super) fn hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (1, 0) => "1\u{a0}hour".to_owned(),
        (hours, 0) => format!("{hours}\u{a0}hours"),
        _ => length(i64::from(minutes)),
    }
}
