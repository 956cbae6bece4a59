//! A backup in the place of the journal: first what would come back and what would go, then the swap. What was there
//! before is backed up, so that the restore can be taken back.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::Finished;
use crate::app::failure::{Failure, WayOut};
use crate::app::run::Journal;
use crate::domain::record::{Record, RecordKind};
use crate::domain::sentence;
use crate::domain::setting::Settings;
use crate::store::backup::Staged;
use crate::store::{ReadAccess, Store, StoreError};

/// How many records of a kind a restore would touch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the backup and not in the journal: they come back.
    pub back: usize,
    /// In the journal and not in the backup: they go.
    pub gone: usize,
    /// In both, and not the same.
    pub changed: usize,
}

/// What a restore would change, by kind of record; a kind that stays as it is is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// By kind.
    pub counts: BTreeMap<RecordKind, Counts>,
}

/// A backup that was looked at, ready to take the place of the journal.
#[derive(Debug)]
pub struct Preview {
    /// The file of the backup.
    pub from: PathBuf,
    /// What would change.
    pub difference: Difference,
    staged: Staged,
    /// The journal at which this was looked at.
    revision: u64,
}

impl Difference {
    /// "This backup has 12 fewer entries and 1 changed routine."
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut parts = Vec::new();
        for (kind, counts) in &self.counts {
            let (one, many) = kind.names();
            let mut add = |count: usize, how: &str, after: &str| {
                if count > 0 {
                    parts.push(sentence::count(count, &format!("{how}{one}{after}"), &format!("{how}{many}{after}")));
                }
            };
            add(counts.gone, "fewer ", "");
            add(counts.back, "", " that you do not have now");
            add(counts.changed, "changed ", "");
        }
        match parts.split_last() {
            None => "This backup holds the same as your journal.".to_owned(),
            Some((last, [])) => format!("This backup has {last}."),
            Some((last, rest)) => format!("This backup has {} and {last}.", rest.join(", ")),
        }
    }

    /// One line for each kind: "entries: 3 come back, 12 go, 1 as it was then".
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let line = |(kind, counts): (&RecordKind, &Counts)| {
            let parts = [(counts.back, "to come back"), (counts.gone, "to go"), (counts.changed, "as they were then")];
            let parts =
                parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
            format!("{}: {}", kind.names().1, parts.collect::<Vec<_>>().join(", "))
        };
        self.counts.iter().map(line).collect()
    }

    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }
}

/// Makes a backup ready beside the journal and compares both. `revision` is that of the journal; `progress` is told that
/// the work goes on and answers whether it is still wanted. `None` when it was not.
///
/// # Errors
/// In words for people: the backup cannot be used, or nothing can be written beside the journal.
pub fn look(
    access: &ReadAccess,
    revision: u64,
    from: &Path,
    progress: &mut dyn FnMut(usize) -> bool,
) -> Result<Option<Preview>, Failure> {
    let Some(staged) =
        access.stage(from, Uuid::now_v7(), &mut |_, _| progress(1)).map_err(|error| opening(&error, from))?
    else {
        return Ok(None);
    };
    let compared = access.open().and_then(|here| compare(&here, &staged.access().open()?, progress));
    let Some(difference) = compared.map_err(|error| Failure::reading(&error))? else { return Ok(None) };
    Ok(Some(Preview { from: from.to_owned(), difference, staged, revision }))
}

fn compare(
    here: &Store,
    there: &Store,
    progress: &mut dyn FnMut(usize) -> bool,
) -> Result<Option<Difference>, StoreError> {
    let mut counts = BTreeMap::new();
    for kind in RecordKind::ALL {
        let by_id = |records: Vec<Record>| records.into_iter().map(|record| (record.id(), record));
        let mut present: HashMap<String, Record> = by_id(here.records(kind)?).collect();
        let mut of_kind = Counts::default();
        for (id, record) in by_id(there.records(kind)?) {
            match present.remove(&id) {
                None => of_kind.back += 1,
                Some(other) if other != record => of_kind.changed += 1,
                Some(_) => {}
            }
        }
        of_kind.gone = present.len();
        if of_kind != Counts::default() {
            counts.insert(kind, of_kind);
        }
        if !progress(1) {
            return Ok(None);
        }
    }
    Ok(Some(Difference { counts }))
}

impl Journal {
    /// Puts a backup that was looked at in the place of the journal. `before` is the backup of what is there now. The
    /// journal goes on with what was put back.
    ///
    /// # Errors
    /// In words for people; the journal is then as it was, unless they say that the disk failed after it.
    pub fn restore(&mut self, preview: &Preview, before: &Finished) -> Result<String, Failure> {
        if preview.revision != self.store().revision() {
            return Err(Failure::plain(
                "The journal has changed since. Nothing was put back. Look at the backup again.",
            ));
        }
        self.keep_backup(before);
        self.replace_with(&preview.staged).map_err(|error| swapping(&error))?;
        let before = before.backup.file.clone();
        let words = format!("The backup was put back. What was there before is kept as {}", before.display());
        self.restored = Some(before);
        Ok(words)
    }

    fn replace_with(&mut self, staged: &Staged) -> Result<(), StoreError> {
        let replaced = self.store.replace_with(staged);
        self.settings = Settings::from_rows(&self.store.settings()?);
        replaced
    }

    /// Once after a restore: the backup of what was there before.
    pub fn take_restored(&mut self) -> Option<PathBuf> {
        self.restored.take()
    }
}

fn opening(error: &StoreError, file: &Path) -> Failure {
    let file = file.display();
    let words = match error {
        StoreError::Missing => format!("There is no backup at {file}. Check the name."),
        StoreError::NotAJournal => {
            format!("{file} is no Soleus journal. Nothing was changed. Choose another backup.")
        }
        StoreError::Locked | StoreError::WrongPassphrase => format!(
            "{file} has another passphrase than your journal. Nothing was changed. Give the journal that one for the moment, then put the backup back."
        ),
        StoreError::Unlocked => format!(
            "{file} has no passphrase, and your journal has one. Nothing was changed. Remove the passphrase, put the backup back, then set it again."
        ),
        StoreError::Newer { .. } => {
            "This backup was made by a newer Soleus. Nothing was changed. Install the newest version to put it back."
                .to_owned()
        }
        StoreError::Foreign(what) => {
            format!("{file} is not as Soleus makes its backups ({what}), so it was not used. Nothing was changed. Choose another one.")
        }
        StoreError::Damaged(_) => format!("The backup {file} is damaged. Nothing was changed. Choose another one."),
        StoreError::DiskFull => {
            "The backup could not be made ready: the disk is full. Nothing was changed. Free some space, then try again."
                .to_owned()
        }
        StoreError::ReadOnly => {
            format!("{file} could not be read, or nothing may be written beside the journal. Nothing was changed. Copy the backup to a place of your own and choose it there.")
        }
        other => format!("{file} could not be used: {other}. Nothing was changed. Try again."),
    };
    Failure { words, way_out: WayOut::OtherFile }
}

/// The same where the journal itself cannot be opened, so that its passphrase stays as it is.
pub(in crate::app) fn opening_for_damaged(error: &StoreError, file: &Path) -> Failure {
    let words = match error {
        StoreError::Unlocked => {
            "This backup has no passphrase, and the journal has one. Copy the backup to another place, open it with Open another journal, and set the passphrase there."
        }
        StoreError::Locked | StoreError::WrongPassphrase => {
            "This backup has another passphrase than the journal. Copy the backup to another place, and open it with Open another journal and its passphrase."
        }
        other => return opening(other, file),
    };
    Failure { words: words.to_owned(), way_out: WayOut::OtherFile }
}

fn swapping(error: &StoreError) -> Failure {
    let words = match error {
        StoreError::OpenElsewhere => {
            "The backup was not put back: another program uses the journal. Nothing was changed. Close it, then try again."
        }
        StoreError::Unconfirmed => {
            "The backup was put back, but the disk gave an error right after it. Make a backup on another disk."
        }
        StoreError::DiskFull => "The backup was not put back: the disk is full. Free some space, then try again.",
        _ => "The backup was not put back. Close Soleus, open it again, and look at your journal before you try again.",
    };
    Failure { words: words.to_owned(), way_out: WayOut::TryAgain }
}
