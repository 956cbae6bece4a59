//! "Check my data": the check of the whole journal, mending what can be mended, and what is said of both.

mod words;

use super::failure::{Failure, WayOut};
use super::run::Journal;
use crate::store::operation::Key;
use crate::store::verify::{Beat, Findings, FlawKind};
use crate::store::{ReadAccess, StoreError};

/// How a step that mending makes is called in the history.
const STEP: &str = "remove ratings without an activity";

/// One kind of problem: how often it was found, and how often it was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub kind: FlawKind,
    /// How often it was found.
    pub count: usize,
    /// How often it was mended.
    pub mended: usize,
    /// The first of the records that it is about.
    pub records: Vec<Key>,
}

/// What a check came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Entries that were looked at.
    pub entries: usize,
    /// What was found, the worst first.
    pub problems: Vec<Problem>,
}

impl Report {
    /// From what was found first, and once more after mending if something was mended.
    #[must_use]
    pub fn new(first: &Findings, again: Option<&Findings>) -> Self {
        let left = |kind| {
            let flaws = again.unwrap_or(first).flaws.iter();
            flaws.filter(|flaw| flaw.kind == kind).map(|flaw| flaw.count).sum::<usize>()
        };
        let found = |flaws: &Findings, kind| flaws.flaws.iter().any(|flaw| flaw.kind == kind);
        let late = again.into_iter().flat_map(|again| &again.flaws).filter(|flaw| !found(first, flaw.kind));
        let mut problems: Vec<Problem> = first
            .flaws
            .iter()
            .chain(late)
            .map(|flaw| Problem {
                kind: flaw.kind,
                count: flaw.count,
                mended: flaw.count.saturating_sub(left(flaw.kind)),
                records: flaw.records.clone(),
            })
            .collect();
        problems.sort_by_key(|problem| problem.kind);
        Self { entries: again.unwrap_or(first).entries, problems }
    }

    /// Whether everything is right now.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.left().next().is_none()
    }

    /// What is still wrong.
    pub fn left(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.mended < problem.count)
    }

    /// What was mended.
    pub fn mended(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.mended > 0)
    }

    /// Whether a backup may have what is wrong here.
    #[must_use]
    pub fn wants_backup(&self) -> bool {
        self.left().any(|problem| !problem.kind.can_be_mended())
    }

    /// Whether some of it cannot be read as what it should be, or cannot be.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.left().any(|problem| is_damage(problem.kind))
    }

    /// Whether the person can say that what is there now shall count: it can be read, and only differs from what was saved.
    #[must_use]
    pub fn can_be_kept(&self) -> bool {
        let differs = |kind| matches!(kind, FlawKind::Changed | FlawKind::Lost | FlawKind::History);
        self.left().any(|problem| differs(problem.kind))
            && self.left().all(|problem| differs(problem.kind) || waits(problem.kind))
    }

    /// Whether this kind is left although it can be mended, because records are not as they were saved.
    fn is_waiting(&self, kind: FlawKind) -> bool {
        waits(kind) && self.left().any(|problem| is_loss(problem.kind))
    }
}

/// Whether something cannot be read or cannot be.
fn is_damage(kind: FlawKind) -> bool {
    matches!(kind, FlawKind::File | FlawKind::Schema | FlawKind::Unreadable | FlawKind::Impossible)
}

/// Whether records are not as they were saved, so that a person decides about them.
fn is_loss(kind: FlawKind) -> bool {
    matches!(kind, FlawKind::Unreadable | FlawKind::Changed | FlawKind::Lost)
}

/// What is mended only where there is no loss: the digests say what was lost, and a backup may have the activity of a rating.
fn waits(kind: FlawKind) -> bool {
    matches!(kind, FlawKind::Digests | FlawKind::Rating)
}

/// Checks the journal at the end of this way. `beat` is told how many more records were looked at and answers whether the
/// check is still wanted; `None` when it was not.
///
/// # Errors
/// In words for people, when there is no journal there that can be looked at.
pub fn check(access: &ReadAccess, beat: &mut Beat<'_>) -> Result<Option<Findings>, Failure> {
    access.verify(beat).map_err(|error| Failure::reading(&error))
}

/// Whether something in it can be mended. Nothing is written into a file that is damaged: it could get worse.
#[must_use]
pub fn can_be_mended(findings: &Findings) -> bool {
    let is_damaged = findings.flaws.iter().any(|flaw| matches!(flaw.kind, FlawKind::File | FlawKind::Schema));
    !is_damaged && !mendable(findings).is_empty()
}

/// What of it is mended now.
fn mendable(findings: &Findings) -> Vec<FlawKind> {
    let has_loss = findings.flaws.iter().any(|flaw| is_loss(flaw.kind));
    let kinds = findings.flaws.iter().map(|flaw| flaw.kind);
    kinds.filter(|kind| kind.can_be_mended() && !(has_loss && waits(*kind))).collect()
}

impl Journal {
    /// How many records a check will look at, about; the rest of it is not counted.
    #[must_use]
    pub fn records_to_check(&self) -> usize {
        // Where that cannot be read the check says so itself.
        self.store.digest_count().unwrap_or(0)
    }

    /// Mends what can be mended of what was found.
    ///
    /// # Errors
    /// In words for people; nothing was changed then.
    pub fn mend(&mut self, findings: &Findings) -> Result<(), Failure> {
        self.mend_kinds(&mendable(findings))
    }

    /// Takes everything as it is now for what was saved, because the person says so.
    ///
    /// # Errors
    /// In words for people; nothing was changed then.
    pub fn keep_as_it_is(&mut self) -> Result<(), Failure> {
        self.mend_kinds(&[FlawKind::Digests])
    }

    fn mend_kinds(&mut self, kinds: &[FlawKind]) -> Result<(), Failure> {
        let at = self.now().moment;
        self.store.mend(kinds, STEP, at).map_err(|error| {
            let way_out = match error {
                StoreError::Moved => WayOut::Keep,
                StoreError::Damaged(_) => WayOut::Rescue,
                _ => WayOut::TryAgain,
            };
            let words = match error {
                StoreError::DiskFull => {
                    "Nothing was mended: the disk is full. Free some space, then check your data again."
                }
                StoreError::ReadOnly => {
                    "Nothing was mended: Soleus may not write in this folder. Allow it to write there, then check your data again."
                }
                StoreError::OpenElsewhere => {
                    "Nothing was mended: another program holds the journal. Close it, then check your data again."
                }
                StoreError::Moved => {
                    "Nothing was mended: another program has moved, deleted or replaced the journal file. Keep what is open as a file first."
                }
                StoreError::Damaged(_) => {
                    "Nothing was mended: the file is damaged. Keep a copy of it, and put back a backup."
                }
                _ => "Nothing was mended: the journal could not be written. Check your data again.",
            };
            Failure { words: words.to_owned(), way_out }
        })
    }

    /// Checks the journal here and now, and mends it.
    ///
    /// # Errors
    /// In words for people.
    pub fn check_and_mend(&mut self) -> Result<Report, Failure> {
        let access = self.store.read_access();
        let first = check(&access, &mut |_| true)?.unwrap_or_default();
        if !can_be_mended(&first) {
            return Ok(Report::new(&first, None));
        }
        self.mend(&first)?;
        let again = check(&access, &mut |_| true)?;
        Ok(Report::new(&first, again.as_ref()))
    }
}
