//! Backups: one is made beside whoever writes, opened again and checked, and only then counts and takes its name. The
//! older ones are thinned out after that.

pub mod desk;
pub mod list;
mod order;
pub mod restore;
pub mod seal;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::failure::{Failure, WayOut};
use super::run::Journal;
use crate::domain::backup::{Made, Reason, due_s};
use crate::domain::sentence;
use crate::domain::when::Moment;
use crate::store::{Key, Store, StoreError, WAS_OPEN};
use list::Left;
use order::Place;
pub use order::{Finished, Order};

/// Where the course of the backups lies on the desk: it belongs to this computer, not to what was logged.
const COURSE: &str = "backups";

/// Lies on the desk for as long as it takes to find out whether the desk is still there.
const PLACE: &str = "place";

/// From more records than this on, a backup is made before they are added.
pub const MANY: usize = 50;

/// What is known of the backups of a journal without looking into their folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Course {
    /// Tells the backups of this journal from those of another one in the same folder.
    pub journal: Uuid,
    /// The folder that was chosen; none is the one beside the journal.
    pub folder: Option<PathBuf>,
    /// The newest one that was checked.
    pub last: Option<Backup>,
    /// The journal as it was then.
    stamp: String,
    /// The last try, if it failed; nothing once one has worked.
    pub failed: Option<Failed>,
}

/// A try that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failed {
    /// Why, in words for people.
    pub words: String,
    /// When, in UTC seconds.
    at_s: i64,
    /// Whether somebody was there to be told.
    is_told: bool,
}

/// A backup that was made and checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// The file.
    pub file: PathBuf,
    /// When it was begun.
    pub at: Moment,
    /// Entries in it.
    pub entries: usize,
}

impl Journal {
    /// What is known of the backups.
    #[must_use]
    pub fn backups(&self) -> Course {
        self.from_desk(COURSE).unwrap_or_else(|| Course {
            journal: self.new_id(),
            folder: None,
            last: None,
            stamp: String::new(),
            failed: None,
        })
    }

    /// The folder of the backups.
    #[must_use]
    pub fn backup_folder(&self) -> PathBuf {
        self.backups().folder.unwrap_or_else(|| usual_folder(self.store().path()))
    }

    /// Removes all backups of this journal, for good.
    ///
    /// # Errors
    /// In words for people, when one of them stays.
    pub fn delete_backups(&self) -> Result<(), Failure> {
        let folder = self.backup_folder();
        match list::remove_all(&self.store().read_access(), &folder, self.backups().journal) {
            Ok(Left { stuck: 0, unknown: 0 }) => Ok(()),
            Ok(Left { stuck: 0, unknown }) => Err(Failure::plain(&format!(
                "{} in {} could not be told to be of this journal, so the journal was not deleted. Look what is there, delete by hand what is yours, or leave the backups.",
                sentence::count(unknown, "backup", "backups"),
                folder.display()
            ))),
            Ok(_) | Err(_) => Err(Failure::plain(&format!(
                "Not all backups in {} could be deleted, so nothing else was deleted either. Connect its disk and allow Soleus to write there, or leave the backups.",
                folder.display()
            ))),
        }
    }

    /// What is needed to make a backup in the folder.
    ///
    /// # Errors
    /// In words for people.
    pub fn backup_order(&self, reason: Reason) -> Result<Order, Failure> {
        let course = self.backups();
        let path = self.store().path();
        let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
        let name = format!("{name}{}", list::mark(course.journal).trim_end_matches('-'));
        let is_usual = course.folder.is_none();
        let folder = course.folder.unwrap_or_else(|| usual_folder(path));
        self.order(course.journal, Place::Folder { folder, name, reason, is_usual })
    }

    /// What is needed to make a backup with this name.
    ///
    /// # Errors
    /// In words for people.
    pub fn backup_order_at(&self, file: &Path) -> Result<Order, Failure> {
        self.order(self.backups().journal, Place::File(file.to_owned()))
    }

    fn order(&self, journal: Uuid, place: Place) -> Result<Order, Failure> {
        // Written down before the copy, so that the copy says whose it is.
        let course = Course { journal, ..self.backups() };
        self.store().put_desk(COURSE, &course).map_err(|error| Failure::saving(&error))?;
        let stamp = self.store().stamp().map_err(|error| Failure::reading(&error))?;
        let access = self.store().read_access();
        Ok(Order {
            access,
            journal,
            id: self.new_id(),
            sweeps: !self.swept.replace(true),
            place,
            at: self.now().moment,
            stamp,
        })
    }

    /// Remembers a backup that was made.
    pub fn keep_backup(&self, finished: &Finished) {
        if finished.is_counted {
            let Finished { backup, stamp, .. } = finished.clone();
            self.keep_course(&Course { last: Some(backup), stamp, failed: None, ..self.backups() });
        }
    }

    /// Remembers that none could be made, and whether somebody hears of it now. Returns whether it is news.
    pub fn keep_backup_failure(&self, failure: &Failure, is_told: bool) -> bool {
        let course = self.backups();
        let was_told = course.failed.as_ref().is_some_and(|failed| failed.is_told);
        let at_s = self.now().moment.utc_s;
        let failed = Some(Failed { words: failure.words.clone(), at_s, is_told: is_told || was_told });
        self.keep_course(&Course { failed, ..course });
        !was_told
    }

    /// Why the backup failed when nobody was there to be told, once.
    #[must_use]
    pub fn untold_backup_failure(&self) -> Option<Failure> {
        let course = self.backups();
        let failed = course.failed.filter(|failed| !failed.is_told)?;
        let failure = Failure::plain(&failed.words);
        self.keep_course(&Course { failed: Some(Failed { is_told: true, ..failed }), ..self.backups() });
        Some(failure)
    }

    /// Keeps backups in another folder from now on; none is the one beside the journal.
    pub fn choose_backup_folder(&self, folder: Option<PathBuf>) {
        self.keep_course(&Course { folder, failed: None, ..self.backups() });
    }

    /// A failure to write it down is told by the next thing that is saved.
    fn keep_course(&self, course: &Course) {
        self.keep_on_desk(COURSE, Some(course));
    }

    /// Whether something is in the journal that the newest backup has not.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn is_newer_than_backup(&self) -> Result<bool, StoreError> {
        let course = self.backups();
        match course.last {
            None => Ok(!self.store().operations(1)?.is_empty()),
            Some(_) => Ok(self.store().stamp()? != course.stamp),
        }
    }

    /// From when on a backup is due, in UTC seconds; nothing while nothing has changed.
    #[must_use]
    pub fn backup_due_s(&self, changed: bool) -> Option<i64> {
        let course = self.backups();
        let (last_s, failed_s) = (course.last.map(|last| last.at.utc_s), course.failed.map(|failed| failed.at_s));
        due_s(changed, last_s, failed_s, self.now().moment.utc_s)
    }

    /// Makes a backup here and now, and remembers it.
    ///
    /// # Errors
    /// In words for people.
    pub fn back_up(&self, order: &Order) -> Result<Backup, Failure> {
        match order.carry_out(&mut |_, _| true) {
            Ok(Some(finished)) => {
                self.keep_backup(&finished);
                Ok(finished.backup)
            }
            Ok(None) => Err(Failure::plain(STOPPED)),
            Err(failure) => Err(failure),
        }
    }
}

impl Journal {
    /// Makes a backup if one is due, for a command that is not waited for any more.
    ///
    /// # Errors
    /// In words for people, the first time that it fails.
    pub fn back_up_if_due(&self) -> Result<(), Failure> {
        let changed = self.is_newer_than_backup().unwrap_or(false);
        if self.backup_due_s(changed).is_none_or(|due_s| due_s > self.now().moment.utc_s) {
            return Ok(());
        }
        let made = self.backup_order(Reason::Usual).and_then(|order| self.back_up(&order));
        match made {
            Err(failure) if self.keep_backup_failure(&failure, true) => Err(failure),
            _ => Ok(()),
        }
    }
}

impl Journal {
    /// Whether the file was moved, deleted or replaced under the open journal, which is then the last that has what is in
    /// it. Only a write finds that out, and only one that changes something.
    #[must_use]
    pub fn has_lost_its_file(&self) -> bool {
        let written = self.store().put_desk(PLACE, &self.new_id());
        matches!(written.and_then(|()| self.store().clear_desk(PLACE)), Err(StoreError::Moved))
    }

    /// Keeps what is open as a file beside the journal, whose own file was moved or replaced under it.
    ///
    /// # Errors
    /// In words for people.
    pub fn keep_open(&self) -> Result<PathBuf, Failure> {
        let path = self.store().path();
        let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
        let made = Made { at: self.now().moment, reason: Reason::Usual };
        let file = path.with_file_name(made.file_name(&format!("{name}{WAS_OPEN}")));
        let kept = self.store().keep_open_as(&file);
        kept.map(|()| file.clone()).map_err(|error| Failure {
            words: format!(
                "What is open could not be kept at {} ({error}). Leave this window open, and make the folder ready to write in.",
                file.display()
            ),
            way_out: WayOut::Keep,
        })
    }
}

/// A backup that ended without a result.
pub const STOPPED: &str = "The backup was stopped before its end. Try again.";

/// Where the backups of a journal are that may be damaged, and its number, as far as its desk can be read.
pub(super) fn of_damaged(path: &Path, key: Option<&Key>) -> (PathBuf, Option<Uuid>) {
    let course: Option<Course> = Store::damaged_desk(path, key, COURSE);
    let journal = course.as_ref().map(|course| course.journal);
    (course.and_then(|course| course.folder).unwrap_or_else(|| usual_folder(path)), journal)
}

/// Beside the journal.
fn usual_folder(journal: &Path) -> PathBuf {
    journal.with_file_name("backups")
}

/// Whose backup it is, as its own desk says.
fn owner(copy: &Store) -> Option<Uuid> {
    copy.desk::<Course>(COURSE).ok().flatten().map(|course| course.journal)
}
