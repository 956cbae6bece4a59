//! What a person asks for: which days, on which paper, which parts, and what they write on it themselves.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::sentence::HourStyle;
use crate::domain::vocabulary::vocabulary;

/// Characters of own questions that fit beside everything else on one page.
pub const QUESTIONS_LIMIT_CHARS: usize = 1_000;

vocabulary! {
    /// A size of paper.
    PaperSize {
        A4 "a4" "A4",
        Letter "letter" "Letter",
    }
}

vocabulary! {
    /// A part of the sheet that can be put in or left out.
    Part {
        Signs "signs" "Warning signs",
        Chart "chart" "Chart",
        Places "places" "Places",
        Tried "tried" "What was tried",
        Medicines "medicines" "Medicines",
        Life "life" "Daily life",
        Notes "notes" "My notes",
        Entries "entries" "List of all entries",
    }
}

/// One sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRequest {
    /// First day.
    pub first: NaiveDate,
    /// Last day, which is put in too; not before the first.
    pub last: NaiveDate,
    /// The local day on which it is made.
    pub today: NaiveDate,
    /// The paper.
    pub paper: PaperSize,
    /// What is put in.
    pub parts: BTreeSet<Part>,
    /// The name on it; may be empty.
    pub name: String,
    /// What the person wants to ask; may be empty.
    pub questions: String,
    /// How times are written.
    pub hours: HourStyle,
}

impl Part {
    /// What is put in unless something else is said: everything of page 1 but what the person wrote for themselves.
    #[must_use]
    pub fn usual() -> BTreeSet<Self> {
        let all = Self::ALL.iter().copied();
        all.filter(|part| !matches!(part, Self::Notes | Self::Entries)).collect()
    }
}

impl SheetRequest {
    /// A usual sheet of some days. Days in the wrong order are turned round.
    #[must_use]
    pub fn usual(first: NaiveDate, last: NaiveDate, today: NaiveDate) -> Self {
        Self {
            first: first.min(last),
            last: last.max(first),
            today,
            paper: PaperSize::A4,
            parts: Part::usual(),
            name: String::new(),
            questions: String::new(),
            hours: HourStyle::TwentyFour,
        }
    }

    /// "16 Nov", with the year if it is another one than that of the sheet.
    #[must_use]
    pub fn date(&self, day: NaiveDate) -> String {
        let words = crate::domain::sentence::short_day(day, self.today);
        words.split_once(' ').map_or(words.clone(), |(_, date)| date.to_owned())
    }
}
