//! The history: entries and everything beside them in one order. Entries stay places until they are drawn; the rest is
//! small and is read in few words each.

mod reading;

use chrono::NaiveDate;
use uuid::Uuid;

use super::find::{Filter, RecordKind};
use crate::domain::body::Side;
use crate::domain::phase::{ProgressKind, StageStep};
use crate::domain::rice::{RiceLine, blocks};
use crate::domain::sentence;
use crate::domain::triage::Tier;
use crate::domain::when::{LocalZone, Moment};
use crate::store::episode::second_of;
use crate::store::mark::{Mark, MarkKind};
use crate::store::{Store, StoreError};
pub use reading::Reading;

/// Plans of first days that are read; more than anybody has injuries.
const PLANS: usize = 200;

/// Something in the history that is no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The record; the plan for a line of the first days.
    pub id: Uuid,
    /// When it was.
    pub at: Moment,
    /// The leg it is about, if it is about one.
    pub side: Option<Side>,
    /// What it is.
    pub what: NoteKind,
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// A guided session, of the routine with this name.
    Session(String),
    /// A line of a first-days plan.
    FirstDays(Box<RiceLine>),
    /// A check, and what the rules said then.
    Check(Tier),
    /// A clinician's look, and what they said.
    Visit(String),
    /// A line on the way back.
    Progress(Box<ProgressKind>),
    /// A dose, in words.
    Dose(String),
    /// How well an activity went that the person wants back, in words.
    Activity(String),
}

/// A row of the history.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Row<'a> {
    /// An entry, by its number among the places.
    Entry(usize),
    /// Something else.
    Note(&'a Note),
}

/// The rows of the history, newest first, as far as they are read.
#[derive(Debug, Default)]
pub struct Timeline {
    places: Vec<i64>,
    notes: Vec<Note>,
    /// Entries that have their row; the others may have notes above them that are not read yet.
    entries: usize,
    /// The row of each note that has one, rising.
    rows: Vec<usize>,
}

impl Note {
    /// The kind by which a filter finds it.
    #[must_use]
    pub fn kind(&self) -> RecordKind {
        match self.what {
            NoteKind::Session(_) | NoteKind::Progress(_) => RecordKind::Routines,
            NoteKind::FirstDays(_) => RecordKind::FirstDays,
            NoteKind::Check(_) | NoteKind::Visit(_) => RecordKind::Checks,
            NoteKind::Dose(_) => RecordKind::Medicines,
            NoteKind::Activity(_) => RecordKind::Activities,
        }
    }

    /// Its line, without day and time. A session has more to tell, which is read with it.
    #[must_use]
    pub fn words(&self) -> String {
        match &self.what {
            NoteKind::Session(words) | NoteKind::Dose(words) | NoteKind::Activity(words) => words.clone(),
            NoteKind::FirstDays(line) => line.words.clone(),
            NoteKind::Check(tier) => format!("Check: {}", tier_words(*tier)),
            NoteKind::Visit(said) if said.trim().is_empty() => "Checked by a clinician".to_owned(),
            NoteKind::Visit(said) => format!("Checked by a clinician: {}", said.trim()),
            NoteKind::Progress(what) => match &**what {
                ProgressKind::Stage { stage, step: StageStep::Back } => format!("Back to stage: {}", stage.name()),
                ProgressKind::Stage { stage, step: StageStep::Chosen | StageStep::On } => {
                    format!("Stage: {}", stage.name())
                }
                ProgressKind::Stage { stage, step: StageStep::Stayed } => format!("Stayed in stage: {}", stage.name()),
                ProgressKind::Measured(_) => "What the leg can do was noted".to_owned(),
            },
        }
    }

    /// Whether every word that is searched for is the beginning of one of its words, as for entries.
    fn has_words(&self, text: &str) -> bool {
        let own = self.words().to_lowercase();
        let own: Vec<&str> = own.split(|sign: char| !sign.is_alphanumeric()).collect();
        let wanted = text.to_lowercase();
        let mut wanted = wanted.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        wanted.all(|word| own.iter().any(|own| own.starts_with(word)))
    }

    fn fits(&self, filter: &Filter) -> bool {
        let Filter { from, to, side, text, only, .. } = filter;
        let day = self.at.day();
        filter.finds_beside_entries()
            && only.is_none_or(|only| only == self.kind())
            && from.is_none_or(|from| day >= from)
            && to.is_none_or(|to| day <= to)
            && side.is_none_or(|side| self.side == Some(side))
            && self.has_words(text)
    }
}

impl From<Mark> for Note {
    fn from(mark: Mark) -> Self {
        let what = match mark.what {
            MarkKind::Session(name) => NoteKind::Session(name),
            MarkKind::Check(tier) => NoteKind::Check(tier),
            MarkKind::Visit(said) => NoteKind::Visit(said),
            MarkKind::Dose { name, units, unit } => NoteKind::Dose(format!("{name}, {}", unit.counted(units))),
            MarkKind::Activity { name, rating } => NoteKind::Activity(format!("Activity: {name}, {rating} of 10")),
            MarkKind::Progress(what) => NoteKind::Progress(what),
        };
        Self { id: mark.id, at: mark.at, side: mark.side, what }
    }
}

/// How a check ended, in few words.
#[must_use]
pub fn tier_words(tier: Tier) -> String {
    if tier == Tier::SelfCare { "no signs".to_owned() } else { sentence::lower_first(tier.name()) }
}

/// What the filter finds beside the entries, newest first.
///
/// # Errors
/// When the file cannot be read.
pub fn notes(store: &Store, filter: &Filter, zone: &LocalZone) -> Result<Vec<Note>, StoreError> {
    let mut notes: Vec<Note> = Vec::new();
    notes.extend(store.marks(filter.span(), None, usize::MAX)?.into_iter().map(Note::from));
    notes.extend(first_days_notes(store, zone)?);
    notes.retain(|note| note.fits(filter));
    notes.sort_by_key(|note| std::cmp::Reverse(note.at.utc_s));
    Ok(notes)
}

/// The lines of every first-days plan.
pub(super) fn first_days_notes(store: &Store, zone: &LocalZone) -> Result<Vec<Note>, StoreError> {
    let mut notes = Vec::new();
    for record in store.first_days_plans(PLANS)? {
        let (id, side) = (record.id, Some(record.plan.side));
        let lines = blocks(&record, zone).into_iter();
        notes.extend(lines.map(|line| Note { id, at: line.at, side, what: NoteKind::FirstDays(Box::new(line)) }));
    }
    Ok(notes)
}

/// What the filter finds beside the entries between two days, newest first.
///
/// # Errors
/// When the file cannot be read.
pub fn notes_of_days(
    store: &Store,
    first: NaiveDate,
    last: NaiveDate,
    zone: &LocalZone,
) -> Result<Vec<Note>, StoreError> {
    notes(store, &Filter { from: Some(first), to: Some(last), ..Filter::default() }, zone)
}

impl Timeline {
    /// Gives a row to everything that is newer than this second, below which something may not be read yet. Both lists are
    /// sorted, the newest first, so each note knows its row without the entries being read.
    fn grow(&mut self, unread_s: i64) {
        self.entries = self.places.partition_point(|place| second_of(*place) > unread_s);
        for note in self.notes.get(self.rows.len()..).unwrap_or_default() {
            if note.at.utc_s <= unread_s {
                break;
            }
            let newer = self.places.partition_point(|place| second_of(*place) > note.at.utc_s);
            self.rows.push(newer + self.rows.len());
        }
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries + self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Places of the entries that are read, newest first.
    #[must_use]
    pub fn places(&self) -> &[i64] {
        &self.places
    }

    /// A row, from 0.
    #[must_use]
    pub fn row(&self, row: usize) -> Option<Row<'_>> {
        match self.rows.binary_search(&row) {
            Ok(note) => self.notes.get(note).map(Row::Note),
            Err(notes_before) => (row < self.len()).then(|| Row::Entry(row - notes_before)),
        }
    }

    /// How many there are of what: "30 entries, 2 routines, 1 check".
    #[must_use]
    pub fn count_words(&self) -> String {
        let of = |wanted: fn(&NoteKind) -> bool| self.notes.iter().filter(|note| wanted(&note.what)).count();
        let counts = [
            (self.places.len(), "entry", "entries"),
            (of(|what| matches!(what, NoteKind::Session(_))), "routine", "routines"),
            (of(|what| matches!(what, NoteKind::FirstDays(_))), "step of the first days", "steps of the first days"),
            (of(|what| matches!(what, NoteKind::Check(_))), "check", "checks"),
            (of(|what| matches!(what, NoteKind::Visit(_))), "clinician's look", "clinician's looks"),
            (of(|what| matches!(what, NoteKind::Progress(_))), "stage note", "stage notes"),
            (of(|what| matches!(what, NoteKind::Dose(_))), "dose", "doses"),
            (of(|what| matches!(what, NoteKind::Activity(_))), "activity rating", "activity ratings"),
        ];
        let words = counts.into_iter().filter(|(count, ..)| *count > 0);
        let words: Vec<String> = words.map(|(count, one, many)| sentence::count(count, one, many)).collect();
        if words.is_empty() { sentence::count(0, "entry", "entries") } else { words.join(", ") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_history_stands_where_its_time_is_however_far_it_is_read() {
        // Entries every 100 seconds, several in one second, and notes between, before and after them.
        let places: Vec<i64> =
            (0..400_i64).rev().map(|number| (1_000 + number / 2 * 100) * 65_536 + number % 2).collect();
        let mut notes: Vec<Note> = (0..150_i64)
            .map(|number| Note {
                id: Uuid::from_u128(u128::from(number.unsigned_abs())),
                at: Moment { utc_s: number * 7_919 % 25_000, offset_min: 60 },
                side: None,
                what: NoteKind::Check(Tier::SelfCare),
            })
            .collect();
        notes.sort_by_key(|note| std::cmp::Reverse(note.at.utc_s));
        let mut timeline = Timeline { places: places.clone(), notes, ..Timeline::default() };
        let seconds = |timeline: &Timeline| -> Vec<i64> {
            let rows = (0..timeline.len()).map(|row| match timeline.row(row).unwrap() {
                Row::Entry(entry) => second_of(places[entry]),
                Row::Note(note) => note.at.utc_s,
            });
            rows.collect()
        };
        let mut seen = Vec::new();
        for unread_s in [i64::MAX, 24_000, 24_000, 11_000, 1_000, i64::MIN] {
            timeline.grow(unread_s);
            let rows = seconds(&timeline);
            assert!(rows.is_sorted_by(|newer, older| newer >= older), "{rows:?}");
            assert!(rows.starts_with(&seen), "what stands there stays: {rows:?}");
            assert!(rows.iter().all(|second| *second > unread_s));
            seen = rows;
        }
        assert_eq!(seen.len(), 550);
        let entries = (0..timeline.len()).filter(|row| matches!(timeline.row(*row), Some(Row::Entry(_)))).count();
        assert_eq!((entries, timeline.row(550)), (400, None));
    }
}
