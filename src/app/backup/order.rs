//! Making one backup: a copy that is opened and checked before it takes its name.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use uuid::Uuid;

use super::{Backup, list};
use crate::app::failure::Failure;
use crate::domain::backup::{Made, Reason};
use crate::domain::when::Moment;
use crate::store::backup::{Pulse, discard, keep, make_folder, sweep};
use crate::store::{ReadAccess, StoreError};

/// A rest between two steps of a copy, in which a save gets the file.
const BREATH: Duration = Duration::from_millis(1);
/// Names that are tried, a second apart.
const NAMES: i64 = 10;

/// What is needed to make a backup on another thread.
#[derive(Clone, Debug)]
pub struct Order {
    pub(super) access: ReadAccess,
    pub(super) journal: Uuid,
    pub(super) id: Uuid,
    /// What a killed process left is removed: only before the first copy, as later ones can be under way together.
    pub(super) sweeps: bool,
    pub(super) place: Place,
    pub(super) at: Moment,
    pub(super) stamp: String,
}

/// Where a backup goes.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// In a folder, under a name with the time. The folder beside the journal is made; another one has to be there.
    Folder { folder: PathBuf, name: String, reason: Reason, is_usual: bool },
    /// Exactly there.
    File(PathBuf),
}

/// A backup that was made, with what the journal has to remember of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The backup.
    pub backup: Backup,
    pub(super) stamp: String,
    /// Whether it lies in the folder of the backups.
    pub(super) is_counted: bool,
}

impl Order {
    /// Makes the backup. `pulse` is told how many pages of how many are done and answers whether it is still wanted;
    /// `None` when it was not.
    ///
    /// # Errors
    /// In words for people; then nothing is left of it.
    pub fn carry_out(&self, pulse: &mut Pulse<'_>) -> Result<Option<Finished>, Failure> {
        let folder = match &self.place {
            Place::Folder { folder, .. } => folder.clone(),
            Place::File(file) => file.parent().map(Path::to_owned).unwrap_or_default(),
        };
        let finished = self.make(&folder, pulse).map_err(|error| failure(&error, &folder))?;
        let Some(backup) = finished else { return Ok(None) };
        let is_counted = matches!(self.place, Place::Folder { .. });
        if is_counted {
            // What cannot be thinned out now is thinned out next time.
            let _ = list::thin(&self.access, &folder, self.journal, self.at.utc_s);
        }
        Ok(Some(Finished { backup, stamp: self.stamp.clone(), is_counted }))
    }

    fn make(&self, folder: &Path, pulse: &mut Pulse<'_>) -> Result<Option<Backup>, StoreError> {
        if matches!(self.place, Place::Folder { is_usual: true, .. }) {
            make_folder(folder)?;
        }
        // A name for each try: one that was stopped may still be on its way to its end.
        let front = front(self.journal);
        if self.sweeps {
            sweep(folder, &front)?;
        }
        let fresh = folder.join(format!("{front}{}.part", self.id));
        let wanted = self.access.copy_to(&fresh, &mut |done, all| {
            thread::sleep(BREATH);
            pulse(done, all)
        })?;
        if !wanted {
            return Ok(None);
        }
        let counted = self.access.open_checked(&fresh).and_then(|copy| copy.episode_count());
        let kept = counted.and_then(|entries| Ok((entries, self.keep(&fresh)?)));
        match kept {
            Ok((entries, file)) => Ok(Some(Backup { file, at: self.at, entries })),
            Err(error) => {
                // The first error is the one to tell.
                let _ = discard(&fresh);
                Err(error)
            }
        }
    }

    /// Gives the copy its name: that of the next second where one is taken.
    fn keep(&self, fresh: &Path) -> Result<PathBuf, StoreError> {
        let (folder, name, reason) = match &self.place {
            Place::File(file) => return keep(fresh, file).map(|()| file.clone()),
            Place::Folder { folder, name, reason, .. } => (folder, name, *reason),
        };
        let mut kept = Err(StoreError::Nothing);
        for late_s in 0..NAMES {
            let at = Moment { utc_s: self.at.utc_s + late_s, ..self.at };
            let file = folder.join(Made { at, reason }.file_name(name));
            kept = keep(fresh, &file).map(|()| file);
            if !matches!(kept, Err(StoreError::Taken)) {
                break;
            }
        }
        kept
    }
}

/// How the names of copies begin that are not finished.
pub(super) fn front(journal: Uuid) -> String {
    format!(".soleus-{journal}-")
}

/// Why no backup could be made.
fn failure(error: &StoreError, folder: &Path) -> Failure {
    let folder = folder.display();
    let words = match error {
        StoreError::DiskFull => format!(
            "A backup could not be made: the disk of {folder} is full. Free some space there, or choose another folder in Settings, Your data."
        ),
        StoreError::ReadOnly => format!(
            "A backup could not be made: Soleus may not write in {folder}. Choose another folder in Settings, Your data."
        ),
        StoreError::Missing => format!(
            "A backup could not be made: {folder} is not there. Connect its disk, or choose another folder in Settings, Your data."
        ),
        StoreError::OpenElsewhere => {
            "A backup could not be made: the journal was being written all the time. Try again in a while.".to_owned()
        }
        StoreError::Damaged(_) => format!(
            "A backup in {folder} was not sound, so it was not kept. Press Check my data in Settings; keep the backups that you have."
        ),
        other => format!(
            "A backup could not be made in {folder}: {other}. Try again, or choose another folder in Settings, Your data."
        ),
    };
    Failure::plain(&words)
}
