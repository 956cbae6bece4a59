//! The check of a whole journal: the file, its tables, every record as the domain reads it, what is made from the
//! entries, and the history. What is wrong is counted by kind; `mend` puts right what is only made from something else.
//!
//! It looks at a copy in memory, of one moment: so nothing that is saved in the meantime waits for it or confuses it.

mod derived;
mod file;
mod history;
mod mend;
mod records;
mod words;

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::backup::copy_pages;
use super::open::set_pragmas;
use super::operation::Key;
use super::{ReadAccess, Store, StoreError};
use records::Check;

/// Records that are named; more are counted only.
const NAMED: usize = 20;

/// Told how many more records were looked at; answers whether the check is still wanted.
pub type Beat<'a> = dyn FnMut(usize) -> bool + 'a;

/// What can be wrong, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlawKind {
    /// A page of the file is damaged.
    File,
    /// The tables are not those of a journal.
    Schema,
    /// A record that the domain cannot read.
    Unreadable,
    /// A record that can be read but cannot be.
    Impossible,
    /// A record that is not what was written.
    Changed,
    /// A record that was written and is not there.
    Lost,
    /// What a step changed cannot be read, or is not what was written.
    History,
    /// The digests have no mark that says by which rule they were made.
    Digests,
    /// A change that belongs to no step.
    Orphan,
    /// A rating of an activity that is not there.
    Rating,
    /// A step that is undone before one that is not.
    Order,
    /// An index of a table does not fit the table.
    Index,
    /// The search index does not fit the entries.
    Search,
    /// What entries are filtered by does not fit them.
    Tags,
    /// The days with pain do not fit the entries.
    Days,
}

/// One kind of what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// What it is.
    pub kind: FlawKind,
    /// How often.
    pub count: usize,
    /// The first of the records that it is about, where it is about records.
    pub records: Vec<Key>,
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Entries that were looked at.
    pub entries: usize,
    /// Other records.
    pub others: usize,
    /// What is wrong, the worst first.
    pub flaws: Vec<Flaw>,
}

impl FlawKind {
    /// Its name for other programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Schema => "schema",
            Self::Unreadable => "unreadable",
            Self::Impossible => "impossible",
            Self::Changed => "changed",
            Self::Lost => "lost",
            Self::History => "history",
            Self::Digests => "digests",
            Self::Orphan => "orphans",
            Self::Rating => "ratings",
            Self::Order => "order",
            Self::Index => "index",
            Self::Search => "search",
            Self::Tags => "tags",
            Self::Days => "days",
        }
    }

    /// Whether nothing is lost by mending it.
    #[must_use]
    pub fn can_be_mended(self) -> bool {
        match self {
            Self::File
            | Self::Schema
            | Self::Unreadable
            | Self::Impossible
            | Self::Changed
            | Self::Lost
            | Self::History => false,
            Self::Digests
            | Self::Orphan
            | Self::Rating
            | Self::Order
            | Self::Index
            | Self::Search
            | Self::Tags
            | Self::Days => true,
        }
    }
}

/// Counts what is found.
#[derive(Debug, Default)]
struct Tally(BTreeMap<FlawKind, (usize, Vec<Key>)>);

impl Tally {
    fn note(&mut self, kind: FlawKind, count: usize) {
        if count > 0 {
            self.0.entry(kind).or_default().0 += count;
        }
    }

    fn note_record(&mut self, kind: FlawKind, key: &Key) {
        let (count, named) = self.0.entry(kind).or_default();
        *count += 1;
        if named.len() < NAMED {
            named.push(key.clone());
        }
    }

    /// Takes what was read; a part that cannot be read is a damage of the file.
    fn read<T>(&mut self, read: Result<T, StoreError>) -> Option<T> {
        if read.is_err() {
            self.note(FlawKind::File, 1);
        }
        read.ok()
    }

    fn flaws(self) -> Vec<Flaw> {
        self.0.into_iter().map(|(kind, (count, records))| Flaw { kind, count, records }).collect()
    }
}

impl ReadAccess {
    /// Checks the journal. `None` when it was not wanted any more.
    ///
    /// # Errors
    /// When there is no journal there that can be opened, or somebody writes without a pause. A damaged one is no error but
    /// a finding.
    pub fn verify(&self, beat: &mut Beat<'_>) -> Result<Option<Findings>, StoreError> {
        let copied = self.in_memory(beat);
        match copied {
            Ok(None) => Ok(None),
            Ok(Some(copy)) => check(&copy, beat),
            Err(
                error @ (StoreError::Missing
                | StoreError::NotAJournal
                | StoreError::Locked
                | StoreError::WrongPassphrase
                | StoreError::Newer { .. }
                | StoreError::OpenElsewhere
                | StoreError::ReadOnly
                | StoreError::DiskFull),
            ) => Err(error),
            Err(error) => {
                let is_foreign = matches!(error, StoreError::Foreign(_));
                let kind = if is_foreign { FlawKind::Schema } else { FlawKind::File };
                let flaws = vec![Flaw { kind, count: 1, records: Vec::new() }];
                Ok(Some(Findings { flaws, ..Findings::default() }))
            }
        }
    }

    fn in_memory(&self, beat: &mut Beat<'_>) -> Result<Option<Store>, StoreError> {
        let mut pulse = |_, _| beat(0);
        let Some(here) = self.connect_patiently(&mut pulse)? else { return Ok(None) };
        let mut copy = Connection::open_in_memory()?;
        // Pages go from one lock to another, or from none to none.
        self.key.as_ref().map_or(Ok(()), |key| key.give(&copy))?;
        let copied = copy_pages(&here, &mut copy, &mut pulse).map_err(|error| match error {
            // SQLCipher's word for a page that was changed; which file it is was known before.
            StoreError::NotAJournal => StoreError::Damaged(String::new()),
            other => other,
        });
        if !copied? {
            return Ok(None);
        }
        set_pragmas(&copy)?;
        Ok(Some(Store::new(copy, &self.path, None, None)))
    }
}

fn check(copy: &Store, beat: &mut Beat<'_>) -> Result<Option<Findings>, StoreError> {
    let mut tally = Tally::default();
    file::check(copy, &mut tally);
    copy.connection.execute_batch("BEGIN")?;
    let mut check = Check::new(copy, tally, beat);
    if !(check.records() && check.entries()) {
        return Ok(None);
    }
    let mut findings = check.end();
    history::check(copy, &mut findings.1);
    let ((entries, others), tally) = findings;
    Ok(Some(Findings { entries, others, flaws: tally.flaws() }))
}
