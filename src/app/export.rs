//! Writes the journal into a file: everything as JSON, or the entries as CSV. Entries are read page by page, so that a
//! long journal is not in memory at once.

use std::io::{self, Write};
use std::path::Path;

use super::failure::Failure;
use crate::domain::episode::Episode;
use crate::domain::record::{Record, RecordKind};
use crate::domain::sentence;
use crate::domain::when::Moment;
use crate::exchange::export::{CsvWriter, JsonWriter};
use crate::platform::file;
use crate::store::episode::{Span, second_of};
use crate::store::{Store, StoreError};

/// Entries that are read at a time, and a few more where some are of the same second.
const PAGE: usize = 500;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// Everything, as JSON.
    Json,
    /// The entries, as CSV.
    Csv {
        /// Begins with the mark by which some programs know UTF-8.
        mark: bool,
    },
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    /// What kind of file it is.
    pub format: Export,
    /// Entries in it.
    pub entries: usize,
    /// Records of other kinds.
    pub others: usize,
}

impl Exported {
    /// "48 entries and 12 other records".
    #[must_use]
    pub fn words(&self) -> String {
        let entries = sentence::count(self.entries, "entry", "entries");
        match self.format {
            Export::Csv { .. } => entries,
            Export::Json => format!("{entries} and {}", sentence::count(self.others, "other record", "other records")),
        }
    }
}

/// Why nothing was written.
enum Stop {
    Store(StoreError),
    Output(io::Error),
    Unwanted,
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Writes the file whole, or leaves what was there. `progress` is told how many more records are done and answers whether
/// the work is still wanted; `None` when it was not.
///
/// # Errors
/// In words for people.
pub fn export(
    store: &Store,
    at: Moment,
    format: Export,
    path: &Path,
    progress: &mut dyn FnMut(usize) -> bool,
) -> Result<Option<Exported>, Failure> {
    spare_journal(store, path)?;
    let mut count = Count { exported: Exported { format, entries: 0, others: 0 }, progress };
    let written = file::write_with(path, |out| match format {
        Export::Json => json(store, at, out, &mut count),
        Export::Csv { mark } => csv(store, mark, out, &mut count),
    });
    match written {
        Ok(()) => Ok(Some(count.exported)),
        Err(Stop::Unwanted) => Ok(None),
        Err(Stop::Store(error)) => Err(Failure::reading(&error)),
        Err(Stop::Output(error)) => Err(Failure::writing_file(&error, path)),
    }
}

/// Refuses to write over the journal itself, whatever the file is to be.
///
/// # Errors
/// In words for people, when this is its place.
pub fn spare_journal(store: &Store, path: &Path) -> Result<(), Failure> {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if whole(path) == whole(store.path()) {
        return Err(Failure::plain("That is the journal itself. Choose another name for the file."));
    }
    Ok(())
}

/// Whether a file stands there that would be replaced.
#[must_use]
pub fn is_taken(path: &Path) -> bool {
    path.is_file()
}

struct Count<'a> {
    exported: Exported,
    progress: &'a mut dyn FnMut(usize) -> bool,
}

impl Count<'_> {
    fn entries(&mut self, more: usize) -> Result<(), Stop> {
        self.exported.entries += more;
        if (self.progress)(more) { Ok(()) } else { Err(Stop::Unwanted) }
    }
}

fn json(store: &Store, at: Moment, out: &mut dyn Write, count: &mut Count<'_>) -> Result<(), Stop> {
    let mut document = JsonWriter::begin(out, at)?;
    for kind in RecordKind::ALL {
        document.array::<Stop>(kind, |put| {
            if kind == RecordKind::Episode {
                return pages(store, |episodes| {
                    count.entries(episodes.len())?;
                    Ok(episodes.into_iter().try_for_each(|episode| put(&Record::Episode(Box::new(episode))))?)
                });
            }
            let records = store.records(kind)?;
            count.exported.others += records.len();
            Ok(records.iter().try_for_each(put)?)
        })?;
    }
    Ok(document.end()?)
}

fn csv(store: &Store, mark: bool, out: &mut dyn Write, count: &mut Count<'_>) -> Result<(), Stop> {
    let mut table = CsvWriter::begin(out, mark)?;
    pages(store, |episodes| {
        count.entries(episodes.len())?;
        Ok(episodes.iter().try_for_each(|episode| table.add(episode))?)
    })?;
    Ok(table.end()?)
}

/// Hands over all entries in the order of time, then of their ids; those of one second together.
fn pages(store: &Store, mut page: impl FnMut(Vec<Episode>) -> Result<(), Stop>) -> Result<(), Stop> {
    let mut places = store.places(Span::ALL)?;
    places.reverse();
    let mut rest = places.as_slice();
    while !rest.is_empty() {
        let last = rest.get(PAGE - 1).or(rest.last()).map_or(0, |place| second_of(*place));
        let (now, later) = rest.split_at(rest.partition_point(|place| second_of(*place) <= last));
        let mut episodes = store.episodes_at(now)?;
        episodes.sort_by_key(|episode| (episode.started.utc_s, episode.id));
        page(episodes)?;
        rest = later;
    }
    Ok(())
}
