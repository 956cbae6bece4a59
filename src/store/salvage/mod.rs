//! Out of a damaged journal into a new one: every row that can be read, each made a record by the readers of the store, and
//! the history as far as its steps are whole. What is derived, such as the search index, is made anew. The damaged file is
//! only read.

mod digests;
mod history;
mod leaf;
mod loose;
mod pieces;
mod range;
mod replace;
mod source;
mod tables;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::OpenFlags;

use super::backup::keep;
use super::create::remove_if_there;
use super::digest::Digests;
use super::open::{beside, connect_as, lock};
use super::operation::OldStep;
use super::{Key, Store, StoreError, identity};
use crate::domain::record::{Record, RecordKind};
use source::Source;
use tables::Pulse;

/// How much of something was saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// In the new journal.
    pub saved: usize,
    /// Known of in the damaged one, at least.
    pub about: usize,
}

/// What was saved into a new journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The new journal.
    pub file: PathBuf,
    /// By kind of record; a kind of which nothing is known is left out.
    pub counts: BTreeMap<RecordKind, Count>,
    /// Steps of the history.
    pub history: Count,
    /// Every page of the damaged file could be read, so that nothing is missing but what the numbers say.
    pub is_whole: bool,
    /// The same of the entries alone.
    pub has_whole_entries: bool,
}

/// What could be read.
#[derive(Default)]
struct Found {
    records: Vec<Record>,
    counts: BTreeMap<RecordKind, Count>,
    steps: Vec<OldStep>,
    history: Count,
    is_whole: bool,
    has_whole_entries: bool,
    digests: Digests,
    desk: BTreeMap<String, String>,
}

impl Store {
    /// Saves all that can be read of a damaged journal into a new one with the same passphrase. `pulse` is told how many
    /// more rows were read or written and answers whether the work is still wanted; `None` when it was not.
    ///
    /// # Errors
    /// When another process has the damaged journal, its passphrase is missing or wrong, nothing at all can be read, or the
    /// new one cannot be made. There is no new one then.
    pub fn salvage(
        path: &Path,
        key: Option<&Key>,
        new: &Path,
        pulse: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Option<Saved>, StoreError> {
        if fs::symlink_metadata(new).is_ok() {
            return Err(StoreError::Other("a file of that name is there already".to_owned()));
        }
        let _held = match lock(path) {
            // On a disk that can only be read nobody writes.
            Err(StoreError::ReadOnly) => None,
            held => Some(held?),
        };
        let Some(found) = read(path, key, new, pulse)? else { return Ok(None) };
        if found.counts.values().all(|count| count.saved == 0) {
            return Err(StoreError::Damaged("nothing in it can be read".to_owned()));
        }
        let part = beside(new, ".part");
        let made = write(&part, identity::is_sealed(path).then_some(key).flatten(), &found, pulse);
        let made = made.and_then(|filled| match filled {
            Some(filled) => keep(&part, new).map(|()| Some(filled)),
            None => Ok(None),
        });
        for left_over in [part.clone(), beside(&part, "-journal"), beside(&part, ".lock")] {
            remove_if_there(&left_over)?;
        }
        let Some((records, steps)) = made? else { return Ok(None) };
        let mut counts = found.counts;
        for (kind, count) in &mut counts {
            count.saved = records.get(kind).copied().unwrap_or_default();
        }
        let history = Count { saved: steps, ..found.history };
        let (is_whole, has_whole_entries) = (found.is_whole, found.has_whole_entries);
        Ok(Some(Saved { file: new.to_owned(), counts, history, is_whole, has_whole_entries }))
    }

    /// Whether a file is under a passphrase, as far as its first page can tell.
    #[must_use]
    pub fn is_sealed(path: &Path) -> bool {
        identity::is_sealed(path)
    }

    /// What can be read of one thing on the desk of a damaged journal.
    #[must_use]
    pub fn damaged_desk<T: serde::de::DeserializeOwned>(path: &Path, key: Option<&Key>, name: &str) -> Option<T> {
        let source = Source::open(path, key).ok()?;
        desk(&source).remove(name).and_then(|text| serde_json::from_str(&text).ok())
    }
}

fn read(path: &Path, key: Option<&Key>, new: &Path, pulse: &mut Pulse<'_>) -> Result<Option<Found>, StoreError> {
    let journal = beside(path, "-journal");
    if !journal.try_exists()? {
        return read_all(path, key, pulse);
    }
    // What a killed writer left half done is taken back in a copy, as the damaged file stays as it is.
    let copy = beside(new, ".source");
    let copied = [(path.to_owned(), copy.clone()), (journal, beside(&copy, "-journal"))];
    let mut is_copied_whole = true;
    let copying: Result<(), StoreError> = copied.iter().try_for_each(|(from, to)| {
        is_copied_whole &= pieces::copy_file(from, to)?;
        Ok(())
    });
    let found = copying.and_then(|()| {
        let key = if identity::is_sealed(&copy) { key } else { None };
        drop(connect_as(&copy, key, OpenFlags::SQLITE_OPEN_READ_WRITE).map(|copy| super::open::version(&copy)));
        read_all(&copy, key, pulse)
    });
    for (_, left_over) in &copied {
        remove_if_there(left_over)?;
    }
    let found = found?;
    Ok(found.map(|found| Found {
        is_whole: found.is_whole && is_copied_whole,
        has_whole_entries: found.has_whole_entries && is_copied_whole,
        ..found
    }))
}

fn read_all(path: &Path, key: Option<&Key>, pulse: &mut Pulse<'_>) -> Result<Option<Found>, StoreError> {
    let source = match Source::open(path, key) {
        Ok(source) => Some(source),
        // Its first page is damaged, and what is on the others is read without it.
        Err(StoreError::NotAJournal | StoreError::Damaged(_)) => None,
        Err(error) => return Err(error),
    };
    let mut by_kind = BTreeMap::new();
    let mut found = Found::default();
    if let Some(source) = &source {
        for kind in RecordKind::ALL {
            let Some(read) = tables::read(source, kind, pulse) else { return Ok(None) };
            by_kind.insert(kind, read);
        }
        let Some(history) = history::read(source, pulse) else { return Ok(None) };
        found.history = Count { saved: history.steps.len(), about: history.about };
        (found.steps, found.is_whole) = (history.steps, history.is_whole);
        found.digests = digests::read(source);
        found.desk = desk(source);
    }
    let is_sealed = source.as_ref().is_some_and(|source| source.is_sealed);
    if !is_sealed && (by_kind.is_empty() || by_kind.values().any(|read| !read.is_whole) || !found.digests.is_whole) {
        let Some(loose) = loose::read(path, &mut found.digests, pulse)? else { return Ok(None) };
        for (kind, records) in loose {
            let read = by_kind.entry(kind).or_insert_with(tables::Read::default);
            // What was deleted since stays so where the table itself could be read.
            if !read.is_whole {
                for (id, record) in records {
                    read.records.entry(id).or_insert(record);
                }
                read.about = read.about.max(read.records.len());
            }
        }
    }
    found.is_whole &= by_kind.values().all(|read| read.is_whole);
    found.has_whole_entries = by_kind.get(&RecordKind::Episode).is_some_and(|read| read.is_whole);
    for kind in RecordKind::ALL {
        // A record that has a digest was there, wherever it lay.
        let read = by_kind.entry(kind).or_default();
        read.about = read.about.max(found.digests.count(kind));
    }
    for (kind, read) in by_kind {
        if read.about > 0 {
            found.counts.insert(kind, Count { saved: read.records.len(), about: read.about });
        }
        found.records.extend(read.records.into_values());
    }
    Ok(Some(found))
}

fn desk(source: &Source) -> BTreeMap<String, String> {
    let mut desk = BTreeMap::new();
    for order in ["ASC", "DESC"] {
        let is_whole = tables::each(source, &format!("{} {order}", include_str!("desk.sql")), |row| {
            if let (Ok(key), Ok(value)) = (row.get("key"), row.get::<_, String>("value"))
                && serde_json::from_str::<serde::de::IgnoredAny>(&value).is_ok()
            {
                desk.insert(key, value);
            }
        });
        if is_whole {
            break;
        }
    }
    desk
}

type Written = (BTreeMap<RecordKind, usize>, usize);

fn write(part: &Path, key: Option<&Key>, found: &Found, pulse: &mut Pulse<'_>) -> Result<Option<Written>, StoreError> {
    drop(Store::create(part, &[])?);
    if key.is_some() {
        // Before there is anything in it.
        Store::rekey(part, None, key)?;
    }
    let mut store = Store::open_with(part, key)?;
    let Some(filled) = store.fill(&found.records, &found.steps, &found.digests, pulse)? else { return Ok(None) };
    store.take_desk_rows(found.desk.clone())?;
    Ok(Some((filled.records, filled.steps)))
}
