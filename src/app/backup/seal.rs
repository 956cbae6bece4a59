//! Backups from before the passphrase: anybody can read them, so they are counted, and written anew with it when the
//! person wants that.

use std::path::Path;

use uuid::Uuid;

use super::{list, owner};
use crate::app::run::Journal;
use crate::store::{ReadAccess, backup};

/// What became of the backups that had no passphrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sealed {
    /// They have it now.
    pub done: usize,
    /// They could not be written, and are as they were.
    pub left: usize,
}

/// What is needed to do it on another thread.
#[derive(Clone, Debug)]
pub struct Sealing {
    access: ReadAccess,
    folder: std::path::PathBuf,
    journal: Uuid,
    id: Uuid,
}

impl Journal {
    /// How many backups of this journal in its folder have no passphrase although it has one.
    #[must_use]
    pub fn plain_backups(&self) -> usize {
        if !self.store().has_passphrase() {
            return 0;
        }
        let own = list::own(&self.backup_folder(), self.backups().journal).unwrap_or_default();
        own.iter().filter(|file| backup::is_plain(file).unwrap_or(false)).count()
    }

    /// What is needed to give them the passphrase.
    #[must_use]
    pub fn seal_backups(&self) -> Sealing {
        Sealing {
            access: self.store().read_access(),
            folder: self.backup_folder(),
            journal: self.backups().journal,
            id: self.new_id(),
        }
    }
}

impl Sealing {
    /// Gives each the passphrase. `progress` is told of each and answers whether the work is still wanted; what is done
    /// until then stays done.
    #[must_use]
    pub fn carry_out(&self, progress: &mut dyn FnMut(usize) -> bool) -> Sealed {
        let mut sealed = Sealed::default();
        for file in list::own(&self.folder, self.journal).unwrap_or_default() {
            if backup::is_plain(&file).unwrap_or(false) {
                if self.seal(&file).is_some() {
                    sealed.done += 1;
                } else {
                    sealed.left += 1;
                }
                if !progress(1) {
                    break;
                }
            }
        }
        sealed
    }

    fn seal(&self, file: &Path) -> Option<()> {
        // A name that a later backup clears away, should this be killed.
        let fresh = self.folder.join(format!("{}{}.part", super::order::front(self.journal), self.id));
        self.access.seal(file, &fresh, |copy| owner(copy) == Some(self.journal)).ok()
    }
}

impl Sealed {
    /// What is said.
    #[must_use]
    pub fn words(self) -> String {
        let count = |count: usize| crate::domain::sentence::count(count, "older backup", "older backups");
        match self {
            Self { done: 0, left: 0 } => "Every backup has the passphrase already.".to_owned(),
            Self { done, left: 0 } => format!("Locked {} with the passphrase.", count(done)),
            Self { done: 0, left } => format!(
                "{} could not be locked and can be read as before. Allow Soleus to write in their folder, then try again.",
                count(left)
            ),
            Self { done, left } => format!(
                "Locked {} with the passphrase. {} could not be, and can be read as before.",
                count(done),
                count(left)
            ),
        }
    }
}
