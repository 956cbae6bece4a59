//! How long cramps lasted. What counts as a long one is for the rules of the check to say, not for this list.

use super::felt::{ENOUGH_ENTRIES, TOO_FEW};
use super::{Half, Scored, Spread};
use crate::domain::body::Kind;
use crate::domain::sentence;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// A length in whole minutes, as an entry has it. Ten minutes are the border of `clinical.md` section 2.2.
    CrampLength {
        UnderOne "under_1" "Under 1 minute",
        ToThree "1_to_3" "1 to 3 minutes",
        ToTen "4_to_10" "4 to 10 minutes",
        OverTen "over_10" "Over 10 minutes",
    }
}

/// Entries of which "cramp" is a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cramps {
    /// The length of each of which it was said, in whole minutes, in any order.
    pub minutes: Vec<u32>,
    /// Cramps of which it was not said.
    pub not_said: usize,
}

impl CrampLength {
    /// The row for a length.
    #[must_use]
    pub fn of(minutes: u32) -> Self {
        match minutes {
            0 => Self::UnderOne,
            1..=3 => Self::ToThree,
            4..=10 => Self::ToTen,
            _ => Self::OverTen,
        }
    }
}

impl Cramps {
    pub(super) fn add(&mut self, entry: &Scored) {
        if entry.kinds.contains(&Kind::Cramp) {
            match entry.minutes {
                Some(minutes) => self.minutes.push(minutes),
                None => self.not_said += 1,
            }
        }
    }

    /// How many cramps there were.
    #[must_use]
    pub fn count(&self) -> usize {
        self.minutes.len() + self.not_said
    }

    /// Whether the length of enough cramps was said.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.minutes.len() >= ENOUGH_ENTRIES
    }

    /// Each row with its number of cramps; what was not said comes last, if there is any.
    #[must_use]
    pub fn rows(&self) -> Vec<(&'static str, usize)> {
        let count = |row: CrampLength| self.minutes.iter().filter(|minutes| CrampLength::of(**minutes) == row).count();
        let mut rows: Vec<_> = CrampLength::ALL.iter().map(|row| (row.name(), count(*row))).collect();
        if self.not_said > 0 {
            rows.push(("Not said", self.not_said));
        }
        rows
    }

    /// The middle length and the middle half of the lengths, in minutes.
    #[must_use]
    pub fn spread(&self) -> Option<Spread> {
        // Twice a length has to fit; nobody has a cramp of two thousand years.
        let whole = |minutes: &u32| i32::try_from(*minutes).map_or(i32::MAX / 2, |whole| whole.min(i32::MAX / 2));
        Spread::of(&self.minutes.iter().map(whole).collect::<Vec<i32>>())
    }

    /// "12 cramps. Median length 4 minutes. The middle half lies between 2 and 8 minutes. 1 lasted over 10 minutes."
    #[must_use]
    pub fn words(&self) -> String {
        let Some(spread) = self.spread().filter(|_| self.is_enough()) else { return TOO_FEW.to_owned() };
        let cramps = sentence::count(self.count(), "cramp", "cramps");
        let mut words = format!("{cramps}. Median length {}. {}.", minutes(spread.middle), middle_half(&spread));
        let long = self.minutes.iter().filter(|length| CrampLength::of(**length) == CrampLength::OverTen).count();
        if long > 0 {
            words = format!("{words} {long} lasted over 10 minutes.");
        }
        words
    }

    /// The table for other programs, with tabs.
    #[must_use]
    pub fn table(&self) -> String {
        let mut lines = vec!["length\tcramps".to_owned()];
        lines.extend(self.rows().iter().map(|(name, count)| format!("{}\t{count}", sentence::lower_first(name))));
        let spread = self.spread().map(|spread| [spread.middle, spread.low, spread.high].map(|half| half.to_string()));
        let names = ["median minutes", "lower end of the middle half", "upper end of the middle half"];
        lines.extend(names.iter().zip(spread.iter().flatten()).map(|(name, half)| format!("{name}\t{half}")));
        lines.join("\n")
    }
}

fn middle_half(spread: &Spread) -> String {
    if spread.low == spread.high {
        return format!("The middle half is {}", minutes(spread.low));
    }
    format!("The middle half lies between {} and {} minutes", spread.low, spread.high)
}

/// "4.5 minutes", "under 1 minute".
fn minutes(half: Half) -> String {
    match half.doubled() {
        0 => "under 1 minute".to_owned(),
        2 => "1 minute".to_owned(),
        _ => format!("{half} minutes"),
    }
}
