//! Brings in what another journal has: a plan that can be looked at, and then one step that can be undone. The other
//! journal is only read.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::command::Done;
use super::failure::{Failure, WayOut};
use super::run::{Journal, done};
use crate::domain::merge::{Course, Verdict, verdict};
use crate::domain::record::{Record, RecordKind};
use crate::domain::sentence;
use crate::domain::setting::Settings;
use crate::store::operation::{Change, Key};
use crate::store::{Store, StoreError};

/// Records between two looks at whether the work is still wanted.
const PULSE: usize = 500;

/// How many records of a kind, by what becomes of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not here yet: taken.
    pub new: usize,
    /// Newer there: taken.
    pub newer: usize,
    /// Older there, or of the same time: what is here stays.
    pub older: usize,
    /// Deleted there later: deleted here too.
    pub deleted_there: usize,
    /// Deleted here later: stays away.
    pub deleted_here: usize,
    /// The same in both.
    pub same: usize,
}

/// What a merge would do, and with which journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergePlan {
    /// The other journal.
    pub from: PathBuf,
    /// By kind of record; a kind that neither has is left out.
    pub counts: BTreeMap<RecordKind, Counts>,
    changes: Vec<Change>,
    /// The journal at which this was looked at.
    revision: u64,
}

impl Counts {
    fn add(&mut self, verdict: Verdict) {
        let count = match verdict {
            Verdict::New => &mut self.new,
            Verdict::NewerThere => &mut self.newer,
            Verdict::OlderThere => &mut self.older,
            Verdict::DeletedThere => &mut self.deleted_there,
            Verdict::DeletedHere => &mut self.deleted_here,
            Verdict::Same => &mut self.same,
        };
        *count += 1;
    }

    fn and(self, other: Self) -> Self {
        Self {
            new: self.new + other.new,
            newer: self.newer + other.newer,
            older: self.older + other.older,
            deleted_there: self.deleted_there + other.deleted_there,
            deleted_here: self.deleted_here + other.deleted_here,
            same: self.same + other.same,
        }
    }

    /// "12 new, 3 newer there, 1 older there"; deletions and what is the same are named only where there are any.
    #[must_use]
    pub fn words(self) -> String {
        let always = [(self.new, "new"), (self.newer, "newer there"), (self.older, "older there")];
        let rarely =
            [(self.deleted_there, "deleted there"), (self.deleted_here, "deleted here"), (self.same, "the same")];
        let rarely = rarely.into_iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> =
            always.into_iter().chain(rarely).map(|(count, what)| format!("{count} {what}")).collect();
        parts.join(", ")
    }
}

impl MergePlan {
    /// The counts of all kinds together.
    #[must_use]
    pub fn all(&self) -> Counts {
        self.counts.values().fold(Counts::default(), |sum, counts| sum.and(*counts))
    }

    /// One line for each kind: "entries: 12 new, 3 newer there, 1 older there".
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.counts.iter().map(|(kind, counts)| format!("{}: {}", kind.names().1, counts.words())).collect()
    }

    /// How many records it would change.
    #[must_use]
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// Whether it would change nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// Looks at another journal beside this one. `revision` is that of the journal that will be changed; `progress` is told
/// how many more records were looked at and answers whether the work is still wanted. `None` when it was not.
///
/// # Errors
/// In words for people: the other file cannot be used, or this journal cannot be read.
pub fn plan(
    here: &Store,
    revision: u64,
    other: &Path,
    progress: &mut dyn FnMut(usize) -> bool,
) -> Result<Option<MergePlan>, Failure> {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if whole(here.path()) == whole(other) {
        return Err(Failure::plain("This is the journal that is open. Choose the file of the other one."));
    }
    let there = open(other, Some(here))?;
    let mut merge = Merge { here, there: &there, progress, counts: BTreeMap::new(), changes: Vec::new() };
    for kind in RecordKind::ALL {
        if !merge.kind(kind).map_err(|error| Failure::reading(&error))? {
            return Ok(None);
        }
    }
    Ok(Some(MergePlan { from: other.to_owned(), counts: merge.counts, changes: merge.changes, revision }))
}

/// Whether another journal can be merged at all.
///
/// # Errors
/// In words for people: why it cannot.
pub fn look_at(other: &Path) -> Result<(), Failure> {
    open(other, None).map(drop)
}

fn open(other: &Path, beside: Option<&Store>) -> Result<Store, Failure> {
    Store::open_copy(other, beside).map_err(|error| opening(&error, other))
}

/// A merge that is being worked out.
struct Merge<'a> {
    here: &'a Store,
    there: &'a Store,
    progress: &'a mut dyn FnMut(usize) -> bool,
    counts: BTreeMap<RecordKind, Counts>,
    changes: Vec<Change>,
}

impl Merge<'_> {
    /// Looks at all records of a kind. Returns whether the work is still wanted.
    fn kind(&mut self, kind: RecordKind) -> Result<bool, StoreError> {
        let mut seen = HashSet::new();
        let (mut looked, records) = (0, self.there.records(kind)?);
        for record in records {
            let key = record.key();
            let verdict = self.of_record(&key, &record)?;
            self.counts.entry(kind).or_default().add(verdict);
            if matches!(verdict, Verdict::New | Verdict::NewerThere) {
                self.changes.push(Change::Put(record));
            }
            seen.insert(key);
            looked += 1;
            if looked % PULSE == 0 && !(self.progress)(PULSE) {
                return Ok(false);
            }
        }
        for key in self.there.changed(kind)? {
            if seen.contains(&key) || self.here.record(&key)?.is_none() {
                continue;
            }
            if verdict(&course(self.here, &key)?, &course(self.there, &key)?) == Verdict::DeletedThere {
                self.counts.entry(kind).or_default().add(Verdict::DeletedThere);
                self.changes.push(Change::Delete(key));
            }
        }
        Ok((self.progress)(looked % PULSE))
    }

    /// Steps are read only where both differ, or one was deleted.
    fn of_record(&self, key: &Key, there: &Record) -> Result<Verdict, StoreError> {
        if self.here.record(key)?.as_ref() == Some(there) {
            return Ok(Verdict::Same);
        }
        Ok(verdict(&course(self.here, key)?, &course(self.there, key)?))
    }
}

fn course(store: &Store, key: &Key) -> Result<Course, StoreError> {
    Ok(Course { now: store.record(key)?, steps: store.steps(key)? })
}

fn opening(error: &StoreError, path: &Path) -> Failure {
    let file = path.display();
    let words = match error {
        StoreError::Missing => format!("There is no journal at {file}. Check the name."),
        StoreError::NotAJournal => {
            format!("{file} is not a Soleus journal. Nothing was changed. Choose another file.")
        }
        StoreError::Locked | StoreError::WrongPassphrase => format!(
            "{file} has another passphrase than this journal. Nothing was changed. Open it by itself, give it the same passphrase, then merge."
        ),
        StoreError::OpenElsewhere => format!("{file} is being written at this moment. Try again."),
        StoreError::ReadOnly | StoreError::CannotOpen => {
            format!("{file} could not be read. Copy it to a place of your own, and choose the copy.")
        }
        StoreError::Damaged(_) => {
            format!("The journal {file} is damaged. Nothing was changed. Choose another copy of it.")
        }
        StoreError::Foreign(what) => {
            format!(
                "{file} is not as Soleus made it ({what}), so nothing was taken from it. Choose another copy of it."
            )
        }
        other => return Failure::opening(other, path),
    };
    Failure { words, way_out: WayOut::OtherFile }
}

impl Journal {
    /// Carries out a plan as one step.
    pub(super) fn merge(&mut self, plan: &MergePlan) -> Result<Done, StoreError> {
        if plan.revision != self.store().revision() {
            return Ok(done("The journal has changed since. Nothing was merged. Look at the merge again.".to_owned()));
        }
        if plan.is_empty() {
            return Ok(done("Nothing in that journal is new or newer. Nothing was changed.".to_owned()));
        }
        let name = plan.from.file_name().unwrap_or(plan.from.as_os_str()).to_string_lossy();
        let what = sentence::count(plan.changes.len(), "record", "records");
        self.apply(&format!("merge {what} from {name}"), &plan.changes)?;
        self.settings = Settings::from_rows(&self.store().settings()?);
        Ok(Done { undo: true, ..done(format!("Merged {what} from {name}")) })
    }
}
