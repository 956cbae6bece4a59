//! Takes what another program wrote: reads the file, tells what of it is new, and writes that as one step that can be
//! undone. What a row says is the affair of `exchange::import`.

mod checked;
pub mod desk;
mod held;
mod medicine;
mod own;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::command::Done;
use super::failure::Failure;
use super::run::{Journal, done};
use crate::domain::sentence;
use crate::domain::session::{Event, EventKind, NextMorning, Plan, SessionRecord};
use crate::domain::setting::Settings;
use crate::domain::when::Certainty;
use crate::exchange::import::{Deed, FILE_LIMIT_BYTES, Item, Reading, Source, What};
use crate::store::operation::{Change, Record};
use crate::store::{Store, StoreError};
use held::Held;
use medicine::Shelf;
pub use own::differing;

/// What an import would do. The three are all rows of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Rows that are new.
    pub new: usize,
    /// Rows that are in the journal already, or twice in the file.
    pub duplicates: usize,
    /// Rows that are left out, with the reason in the reading.
    pub skipped: usize,
}

/// The file of another program.
///
/// # Errors
/// In words for people: it cannot be read, is too large, or is neither text nor a zip.
pub fn read_file(path: &Path) -> Result<Source, Failure> {
    let failed = |error: std::io::Error| Failure::reading_file(&error, path);
    let mut bytes = Vec::new();
    // One byte more than is allowed shows that it is too large, whatever the folder says of its size.
    File::open(path).map_err(failed)?.take(FILE_LIMIT_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    Source::read(&bytes).map_err(|refusal| Failure::plain(&refusal.to_string()))
}

/// What an import into no journal, or an empty one, would do.
#[must_use]
pub fn outcome_of_all(reading: &Reading) -> Outcome {
    Outcome { new: reading.found.len(), duplicates: reading.twice, skipped: reading.skipped.len() }
}

impl Journal {
    /// What an import would do, without doing it.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn preview_import(&self, reading: &Reading) -> Result<Outcome, StoreError> {
        self.store().at_one_moment(|store| preview(store, reading))
    }

    /// Takes all rows that are new, as one step.
    pub(super) fn import(&mut self, reading: &Reading) -> Result<Done, StoreError> {
        let mut shelf = Shelf::of(self.store().products()?);
        let (mut changes, new) = self.store().at_one_moment(|store| new_changes(store, reading, &mut shelf))?;
        let rows = Some(Outcome {
            new,
            duplicates: reading.found.len() - new + reading.twice,
            skipped: reading.skipped.len(),
        });
        if new == 0 {
            return Ok(Done { rows, ..done("Nothing in this file is new.".to_owned()) });
        }
        let what = own::counted(reading.format, new);
        let from = reading.format.name();
        // In the order of time, as they lie in the file of the journal; many programs write the newest first.
        changes.sort_by_key(|(at_s, _)| *at_s);
        // A medicine stands before its doses.
        let products = shelf.into_new().into_iter().map(|product| Change::Put(Record::Product(Box::new(product))));
        let mut changes: Vec<Change> = products.chain(changes.into_iter().map(|(_, change)| change)).collect();
        changes.extend(own::left_settings(self.store(), reading)?);
        self.apply(&format!("import {what} from {from}"), &changes)?;
        self.settings = Settings::from_rows(&self.store().settings()?);
        Ok(Done { rows, undo: true, ..done(format!("Added {what} from {from}")) })
    }
}

/// Everything that is not in the journal, with its second of UTC, and how many rows that is.
fn new_changes(store: &Store, reading: &Reading, shelf: &mut Shelf) -> Result<(Vec<(i64, Change)>, usize), StoreError> {
    let held = Held::by(store, reading)?;
    let (mut changes, mut new) = (Vec::with_capacity(reading.found.len()), 0);
    for found in &reading.found {
        let before = changes.len();
        for item in &found.items {
            if !held.holds(item)? {
                changes.push((second(item), Change::Put(record(item, shelf))));
            }
        }
        new += usize::from(changes.len() > before);
    }
    Ok((changes, new))
}

/// When it was, in seconds of UTC.
fn second(item: &Item) -> i64 {
    match &item.what {
        What::Pain(episode) => episode.started.utc_s,
        What::Taken(taken) => taken.at.utc_s,
        What::Done(deed) => deed.at.utc_s,
        // Only entries lie in the order of time; the rest stays as it stands in its file.
        What::Kept(record) => match &**record {
            Record::Episode(episode) => episode.started.utc_s,
            _ => i64::MIN,
        },
    }
}

fn preview(store: &Store, reading: &Reading) -> Result<Outcome, StoreError> {
    let held = Held::by(store, reading)?;
    let mut new = 0;
    for found in &reading.found {
        new += usize::from(held.lacks(found)?);
    }
    let duplicates = reading.found.len() - new + reading.twice;
    Ok(Outcome { new, duplicates, skipped: reading.skipped.len() })
}

fn record(item: &Item, shelf: &mut Shelf) -> Record {
    match &item.what {
        What::Pain(episode) => Record::Episode(episode.clone()),
        What::Taken(taken) => Record::Dose(Box::new(shelf.dose(item.id, taken))),
        What::Done(deed) => Record::Session(Box::new(session(item, deed))),
        What::Kept(record) => (**record).clone(),
    }
}

/// A session of which nothing is known but that it was done. Its name says what a session has no field for.
fn session(item: &Item, deed: &Deed) -> SessionRecord {
    let minutes = deed.minutes.map(|minutes| sentence::length(minutes.into())).unwrap_or_default();
    let unknown = if deed.certainty == Certainty::DayOnly { "time unknown" } else { "" };
    let parts = [deed.name.as_str(), minutes.as_str(), unknown];
    let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let at_ms = deed.at.utc_s.saturating_mul(1000);
    SessionRecord {
        id: item.id,
        started: deed.at,
        side: deed.side,
        plan: Plan::of_name(name),
        events: vec![Event { at_ms, kind: EventKind::Started }],
        before: None,
        after: None,
        next_morning: NextMorning::Skipped,
    }
}
