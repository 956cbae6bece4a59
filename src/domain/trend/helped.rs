//! What was followed by how much pain: a number before and a number after, for each thing that was done. It says what
//! goes with what, and never that one causes the other.

use std::collections::BTreeMap;

use super::{Half, Scored, Spread};
use crate::domain::episode::Nrs;
use crate::domain::sentence;
use crate::domain::when::Moment;

/// Pairs under which nothing is said.
pub const ENOUGH_PAIRS: usize = 5;
/// A dose is taken for pain that began at most so long before it: its morning after is the one of that pain.
const DOSE_AFTER_PAIN_S: i64 = 3 * 3_600;

/// What kind of thing it was. A remedy "Medicine" and the products of the list stay two things: the remedy is what was
/// ticked in an entry, a product is what was logged as a dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TriedKind {
    /// A guided session.
    Routine,
    /// Something tried in an entry or in the first days.
    Remedy,
    /// A dose of a medicine of the list.
    Medicine,
}

/// Something that was done once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// What kind of thing it was.
    pub kind: TriedKind,
    /// What people call it.
    pub name: String,
    /// When.
    pub at: Moment,
    /// Pain before, if it was said.
    pub before: Option<Nrs>,
    /// Pain after, if it was said.
    pub after: Option<Nrs>,
    /// Pain on the next morning, if it was said.
    pub next_morning: Option<Nrs>,
}

/// A number before and one after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// When.
    pub at: Moment,
    /// Before.
    pub before: Nrs,
    /// After.
    pub after: Nrs,
}

/// One thing that was done, over a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpedRow {
    /// What kind of thing it is.
    pub kind: TriedKind,
    /// What people call it.
    pub name: String,
    /// How often it was done.
    pub times: usize,
    /// Where both numbers are known, newest first.
    pub pairs: Vec<Pair>,
    /// Points by which the next morning differed from before, where both are known.
    pub mornings: Vec<i32>,
}

/// Everything that was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Helped {
    /// Routines, then remedies, then medicines; within each most pairs first, then the largest fall, then by name.
    pub rows: Vec<HelpedRow>,
}

impl TriedKind {
    /// Each kind, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Routine, Self::Remedy, Self::Medicine];

    /// The heading over its rows.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Routine => "Routines",
            Self::Remedy => "Remedies",
            Self::Medicine => "Medicines",
        }
    }
}

impl Pair {
    /// Points more than before; negative is less pain.
    #[must_use]
    pub fn change(&self) -> i32 {
        i32::from(self.after.get()) - i32::from(self.before.get())
    }

    /// "before 6, after 4"
    #[must_use]
    pub fn words(&self) -> String {
        format!("before {}, after {}", self.before.get(), self.after.get())
    }
}

impl Helped {
    /// Gathers what was done, in any order, by its kind and name. A dose has no morning of its own: it has the one of
    /// the pain that it was taken for, which is among the entries.
    #[must_use]
    pub fn of(tried: &[Tried], entries: &[Scored]) -> Self {
        let mornings = Mornings::of(entries);
        let mut rows: BTreeMap<(TriedKind, &str), HelpedRow> = BTreeMap::new();
        for Tried { kind, name, at, before, after, next_morning } in tried {
            let row = rows.entry((*kind, name)).or_insert_with(|| HelpedRow {
                kind: *kind,
                name: name.clone(),
                times: 0,
                pairs: Vec::new(),
                mornings: Vec::new(),
            });
            row.times += 1;
            if let (Some(before), Some(after)) = (before, after) {
                row.pairs.push(Pair { at: *at, before: *before, after: *after });
            }
            let morning = match kind {
                TriedKind::Routine | TriedKind::Remedy => *next_morning,
                TriedKind::Medicine => mornings.after_dose(*at),
            };
            if let (Some(before), Some(morning)) = (before, morning) {
                row.mornings.push(i32::from(morning.get()) - i32::from(before.get()));
            }
        }
        let mut rows: Vec<HelpedRow> = rows.into_values().collect();
        for row in &mut rows {
            row.pairs.sort_by_key(|pair| std::cmp::Reverse(pair.at.utc_s));
        }
        // The sort keeps the order of names among equals.
        rows.sort_by_key(|row| {
            (row.kind, std::cmp::Reverse(row.pairs.len()), row.change().map(|change| change.middle))
        });
        Self { rows }
    }

    /// The rows of one kind.
    pub fn rows_of(&self, kind: TriedKind) -> impl Iterator<Item = &HelpedRow> {
        self.rows.iter().filter(move |row| row.kind == kind)
    }
}

/// Entries for which the pain of the next morning was said: their second and that pain, in the order of time. Of two
/// entries of one second the worse morning comes last.
struct Mornings(Vec<(i64, Nrs)>);

impl Mornings {
    fn of(entries: &[Scored]) -> Self {
        let mut all: Vec<(i64, Nrs)> =
            entries.iter().filter_map(|entry| Some((entry.at.utc_s, entry.next_morning?))).collect();
        all.sort_unstable();
        Self(all)
    }

    /// The morning after the latest pain that began in the three hours before the dose.
    fn after_dose(&self, at: Moment) -> Option<Nrs> {
        let begun = self.0.partition_point(|(second, _)| *second <= at.utc_s);
        let (second, morning) = self.0.get(begun.checked_sub(1)?)?;
        (at.utc_s - second <= DOSE_AFTER_PAIN_S).then_some(*morning)
    }
}

impl HelpedRow {
    /// Whether there are pairs enough to say something.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.pairs.len() >= ENOUGH_PAIRS
    }

    /// The median before.
    #[must_use]
    pub fn before(&self) -> Option<Half> {
        self.middle(|pair| pair.before)
    }

    /// The median after.
    #[must_use]
    pub fn after(&self) -> Option<Half> {
        self.middle(|pair| pair.after)
    }

    /// The median of the changes of each pair, and their middle half.
    #[must_use]
    pub fn change(&self) -> Option<Spread> {
        Spread::of(&self.pairs.iter().map(Pair::change).collect::<Vec<i32>>())
    }

    /// How often the number after was the lower one.
    #[must_use]
    pub fn better(&self) -> usize {
        self.pairs.iter().filter(|pair| pair.change() < 0).count()
    }

    /// "12 times, before 6, after 4, better 9 of 12", or that it is too few.
    #[must_use]
    pub fn words(&self) -> String {
        let times = sentence::count(self.times, "time", "times");
        match (self.before(), self.after(), self.is_enough()) {
            (Some(before), Some(after), true) => {
                format!("{times}, before {before}, after {after}, better {} of {}", self.better(), self.pairs.len())
            }
            _ => format!("{times}. {}", self.too_few()),
        }
    }

    /// "Too few to say. 2 more with a number after."
    #[must_use]
    pub fn too_few(&self) -> String {
        let missing = ENOUGH_PAIRS.saturating_sub(self.pairs.len());
        format!("Too few to say. {missing} more with a number after.")
    }

    /// "Goes with 2 points less. The middle half of the changes lies between −3 and −1."; nothing for too few.
    #[must_use]
    pub fn change_words(&self) -> Option<String> {
        let change = self.change().filter(|_| self.is_enough())?;
        let mut words = format!("Goes with {}. {}", points(change.middle), middle_half(&change, "changes"));
        if self.mornings.len() >= ENOUGH_PAIRS
            && let Some(morning) = Spread::of(&self.mornings)
        {
            let mornings = sentence::count(self.mornings.len(), "morning", "mornings");
            words = format!("{words} The morning after: {}, {mornings}.", points(morning.middle));
        }
        Some(words)
    }

    fn middle(&self, of: impl Fn(&Pair) -> Nrs) -> Option<Half> {
        let numbers: Vec<i32> = self.pairs.iter().map(|pair| i32::from(of(pair).get())).collect();
        Some(Spread::of(&numbers)?.middle)
    }
}

/// "2 points less", "1 point more", "no change".
fn points(change: Half) -> String {
    let size = Half::of_doubled(change.doubled().abs());
    let unit = if size.doubled() == 2 { "point" } else { "points" };
    match change.doubled() {
        0 => "no change".to_owned(),
        ..0 => format!("{size} {unit} less"),
        _ => format!("{size} {unit} more"),
    }
}

fn middle_half(spread: &Spread, of: &str) -> String {
    if spread.low == spread.high {
        return format!("The middle half of the {of} is {}.", spread.low);
    }
    format!("The middle half of the {of} lies between {} and {}.", spread.low, spread.high)
}
