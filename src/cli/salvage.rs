//! What can be done without a window about a journal that is damaged: `soleus salvage`, and `backups` and `restore` where
//! the journal itself cannot be opened.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::arguments::{Backups, Restore, Salvage, What};
use super::passphrase::Unlock;
use super::reach::{change, read_here};
use super::{Trouble, backup, finish, with_output};
use crate::app::clock::Clock;
use crate::app::failure::{Failure, WayOut};
use crate::app::run::Journal;
use crate::app::salvage::{Rescue, lines, sentence};

/// What is said after that a journal is damaged.
pub(super) const WAYS_OUT: &str =
    "Use soleus backups, soleus restore FILE, or soleus salvage NEW.db, with the same --journal or --portable.";

/// Saves what can be read, and says how much that is.
pub(super) fn salvage(place: &Path, unlock: &mut Unlock, typed: &Salvage, out: &mut dyn Write) -> Result<(), Trouble> {
    let saved = unlock.open(|key| Rescue::new(place, key).save(&typed.new, &mut |_| true))?;
    let Some(saved) = saved else { return Ok(()) };
    writeln!(out, "{}", sentence(&saved))?;
    for line in lines(&saved) {
        writeln!(out, "{line}")?;
    }
    let new = saved.file.display();
    writeln!(out, "They are in {new}. {} was left as it is.", place.display())?;
    let new = quoted(&saved.file);
    writeln!(out, "Look at it with: soleus --journal {new} list")?;
    writeln!(out, "Put it in the place of the damaged one with: soleus --journal {} restore {new}", quoted(place))?;
    Ok(())
}

/// A path as it can be typed into a shell.
fn quoted(path: &Path) -> String {
    format!("'{}'", path.display().to_string().replace('\'', r"'\''"))
}

/// Puts a backup back: as one step of the journal where that is sound, or in the place of a damaged one.
pub(super) fn restore(place: &Path, unlock: &mut Unlock, file: PathBuf) -> i32 {
    match unlock.open(|key| Rescue::if_needed(place, key)) {
        Err(trouble) => finish(Err(trouble)),
        Ok(Some(rescue)) => finish(with_output(|out| {
            let words = rescue.put_back(&file, Clock::System.now().moment, &mut |_| true)?;
            writeln!(out, "{}", words.unwrap_or_default())?;
            Ok(())
        })),
        Ok(None) => {
            // The window that may have the journal open stands in another folder. Where the journal was lost there is
            // none, and one is made first.
            let words = ["restore".to_owned(), "--".to_owned(), file.to_string_lossy().into_owned()];
            change(place, unlock, Some(place), &What::Restore(Restore { file }), &words)
        }
    }
}

/// Lists the backups, also of a journal that cannot be opened.
pub(super) fn backups(place: &Path, unlock: &mut Unlock, typed: Backups) -> Result<(), Trouble> {
    let rescue = unlock.open(|key| match Journal::open_to_read(place, key, Clock::System) {
        Err(Failure { way_out: WayOut::Rescue, .. }) => Ok(Some(Rescue::new(place, key))),
        Err(failure) if failure.way_out == WayOut::Unlock => Err(failure),
        // Its backups may tell that it was a journal.
        Err(Failure { way_out: WayOut::OtherFile, .. }) => Rescue::if_needed(place, key),
        // Any other failure is told below.
        Ok(_) | Err(_) => Ok(None),
    })?;
    match rescue {
        Some(rescue) => with_output(|out| backup::list_in(&rescue.access(), rescue.folder(), &typed, out)),
        None => read_here(place, unlock, &What::Backups(typed)),
    }
}
