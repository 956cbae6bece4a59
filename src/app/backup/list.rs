//! The backups in a folder: which there are, what is in them, whether they are sound, and which are not needed any more.

use std::fs;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::{owner, usual_folder};
use crate::app::failure::Failure;
use crate::domain::backup::{Made, surplus};
use crate::store::backup::discard;
use crate::store::{ReadAccess, StoreError};

/// Files of a folder that are looked at: more than are ever kept, also of several journals.
const LIMIT_FILES: usize = 500;

/// A file that has the name of a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Where it is.
    pub file: PathBuf,
    /// When and why it was made, as its name says.
    pub made: Made,
    /// Its size.
    pub bytes: u64,
    /// Entries in it once it was opened and checked, or why it cannot be used.
    pub entries: Result<usize, Unsound>,
}

/// Why a file is no backup to rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsound {
    /// It is damaged.
    Damaged,
    /// It has another passphrase, or is no journal.
    Foreign,
    /// A newer Soleus made it.
    Newer,
    /// It could not be read now.
    Unread,
}

impl Unsound {
    /// One or two words beside it in a list.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::Foreign => "locked or no journal",
            Self::Newer => "from a newer Soleus",
            Self::Unread => "cannot be read",
        }
    }
}

impl From<StoreError> for Unsound {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Damaged(_) => Self::Damaged,
            StoreError::NotAJournal | StoreError::Foreign(_) => Self::Foreign,
            StoreError::Newer { .. } => Self::Newer,
            _ => Self::Unread,
        }
    }
}

/// Everything in the folder that has the name of a backup, the newest first, each opened and checked. `progress` is told
/// how many more are done and answers whether the work is still wanted; `None` when it was not. A folder that is not
/// there yet has none.
///
/// # Errors
/// In words for people.
pub fn list(
    access: &ReadAccess,
    folder: &Path,
    progress: &mut dyn FnMut(usize) -> bool,
) -> Result<Option<Vec<Listed>>, Failure> {
    let named = named(folder).map_err(|_| {
        Failure::plain(&format!(
            "The folder {} could not be read. Connect its disk, or choose another folder.",
            folder.display()
        ))
    })?;
    let mut listed = Vec::with_capacity(named.len());
    for (file, made) in named {
        listed.extend(look(access, file, made));
        if !progress(1) {
            return Ok(None);
        }
    }
    Ok(Some(listed))
}

/// The newest backup of a journal that is sound, for when the journal itself is not. Backups are its own by their name:
/// with its number where that is known, or else with the name of its file.
///
/// # Errors
/// When the folder cannot be read.
pub fn newest_sound(access: &ReadAccess, folder: &Path, journal: Option<Uuid>) -> std::io::Result<Option<Listed>> {
    let front = format!("{}-", stem(access.path()));
    let mark = journal.map(mark);
    let is_own = |file: &Path| {
        let file = file.file_name().unwrap_or_default().to_string_lossy();
        mark.as_ref().map_or_else(|| file.starts_with(&front), |mark| file.contains(mark))
    };
    let own = named(folder)?.into_iter().filter(|(file, _)| is_own(file));
    Ok(own.filter_map(|(file, made)| look(access, file, made)).find(|listed| listed.entries.is_ok()))
}

/// The newest file with the name of a backup of this journal, in the folder beside it: for a journal of which nothing can
/// be read.
pub(in crate::app) fn beside(journal: &Path) -> Option<PathBuf> {
    let front = format!("{}-", stem(journal));
    let is_own = |file: &Path| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&front));
    named(&usual_folder(journal)).ok()?.into_iter().map(|(file, _)| file).find(|file| is_own(file))
}

/// The name of a journal without its ending, with which the names of its backups begin.
fn stem(journal: &Path) -> String {
    journal.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Files in the folder with the name of a backup, of whichever journal.
pub(in crate::app) fn count(folder: &Path) -> usize {
    named(folder).map_or(0, |named| named.len())
}

fn look(access: &ReadAccess, file: PathBuf, made: Made) -> Option<Listed> {
    let data = fs::symlink_metadata(&file).ok()?;
    let entries = access.open_checked(&file).and_then(|copy| copy.episode_count()).map_err(Unsound::from);
    Some(Listed { file, made, bytes: data.len(), entries })
}

/// Removes the backups of this journal that are not needed any more. One of the same name that is something else, or
/// belongs to another journal, stays.
///
/// # Errors
/// When the folder cannot be read.
pub fn thin(access: &ReadAccess, folder: &Path, journal: Uuid, now_s: i64) -> std::io::Result<()> {
    let mark = mark(journal);
    let mut named = named(folder)?;
    // Those of another journal in the same folder take no place of this one's.
    named.retain(|(file, _)| file.file_name().is_some_and(|name| name.to_string_lossy().contains(&mark)));
    let made: Vec<Made> = named.iter().map(|(_, made)| *made).collect();
    for (file, _) in surplus(&made, now_s).into_iter().filter_map(|place| named.get(place)) {
        // One that cannot be removed is tried again after the next backup.
        let _ = access.remove_backup(file, |copy| owner(copy) == Some(journal));
    }
    Ok(())
}

/// Backups that stayed when all of a journal were to go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// They could not be removed.
    pub stuck: usize,
    /// What they are could not be told, only that their names have the mark of this journal.
    pub unknown: usize,
}

/// Removes all backups of this journal, also those under a former passphrase where the whole name is one that it gives.
/// Returns what stayed.
///
/// # Errors
/// When the folder cannot be read.
pub fn remove_all(access: &ReadAccess, folder: &Path, journal: Uuid) -> std::io::Result<Left> {
    let front = format!("{}{}", stem(access.path()), mark(journal));
    let is_named_so = |file: &Path| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&front));
    let mut left = Left::default();
    for file in own(folder, journal)? {
        let removed = match access.remove_backup(&file, |copy| owner(copy) == Some(journal)) {
            // Nobody can look into it any more, and the person has typed the word.
            Err(StoreError::WrongPassphrase | StoreError::Locked) if is_named_so(&file) => discard(&file),
            removed => removed,
        };
        match removed {
            Ok(()) => {}
            Err(
                StoreError::WrongPassphrase
                | StoreError::Locked
                | StoreError::NotAJournal
                | StoreError::Newer { .. }
                | StoreError::Foreign(_)
                | StoreError::Damaged(_),
            ) => left.unknown += 1,
            Err(_) => left.stuck += 1,
        }
    }
    Ok(left)
}

/// Files with the name of a backup of this journal, the newest first.
pub(super) fn own(folder: &Path, journal: Uuid) -> std::io::Result<Vec<PathBuf>> {
    let mark = mark(journal);
    let own = named(folder)?.into_iter().map(|(file, _)| file);
    Ok(own.filter(|file| file.file_name().is_some_and(|name| name.to_string_lossy().contains(&mark))).collect())
}

/// Tells the files of two journals apart that have the same name: the last signs of its number.
pub(super) fn mark(journal: Uuid) -> String {
    let number = journal.simple().to_string();
    format!("-{}-", number.get(26..).unwrap_or_default())
}

/// Plain files with the name of a backup, the newest first.
fn named(folder: &Path) -> std::io::Result<Vec<(PathBuf, Made)>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut named: Vec<(PathBuf, Made)> = entries
        .flatten()
        // A link with such a name is not one of ours.
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .filter_map(|entry| Some((entry.path(), Made::parse(entry.file_name().to_str()?)?)))
        .collect();
    named.sort_by_key(|(file, made)| (std::cmp::Reverse(made.at.utc_s), file.clone()));
    named.truncate(LIMIT_FILES);
    Ok(named)
}
