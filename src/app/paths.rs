//! Where things are on this computer, and what its language setting says.

use std::path::{Path, PathBuf};

use crate::domain::customs::{self, Customs};
use crate::platform::portable;

const NAME: &str = "journal.db";
const REPORTS: &str = "reports";

/// The journal in the platform's data folder: `$XDG_DATA_HOME/soleus/journal.db` on Linux. A portable one is beside the
/// program.
#[must_use]
pub fn default_journal() -> Option<PathBuf> {
    if let Some(folder) = portable::folder() {
        return Some(folder.join(NAME));
    }
    let folders = directories::ProjectDirs::from("", "", "soleus")?;
    Some(folders.data_dir().join(NAME))
}

/// Where reports of the program's own mistakes lie: `$XDG_STATE_HOME/soleus/reports` on Linux, for they are no data of a
/// person that belong into a backup. Those of a portable program lie beside its journal.
#[must_use]
pub fn crash_folder() -> Option<PathBuf> {
    if let Some(folder) = portable::folder() {
        return Some(folder.join(REPORTS));
    }
    let folders = directories::ProjectDirs::from("", "", "soleus")?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).join(REPORTS))
}

/// A fresh folder for a sample journal; nothing in it lives longer than the computer is on.
///
/// # Errors
/// When no folder can be made there.
pub fn sample_journal() -> std::io::Result<PathBuf> {
    let name = format!("soleus-sample-{}", uuid::Uuid::now_v7());
    let beside = portable::folder().and_then(Path::parent);
    let folder = beside.map_or_else(std::env::temp_dir, Path::to_owned).join(name);
    std::fs::create_dir(&folder)?;
    Ok(folder.join("sample.db"))
}

/// The country of the computer's language setting, as two letters.
#[must_use]
pub fn guessed_country() -> Option<String> {
    let (_, country) = customs::parts(&language_for("LC_MESSAGES"));
    Some(country).filter(|code| !code.is_empty())
}

/// How times, weeks and numbers are written by the computer's language setting.
#[must_use]
pub fn customs() -> Customs {
    Customs::of_locales(&language_for("LC_TIME"), &language_for("LC_NUMERIC"))
}

/// The language that is set for something: for everything, for this alone, or else the usual one.
fn language_for(category: &str) -> String {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    ["LC_ALL", category, "LANG"].into_iter().find_map(set).unwrap_or_default()
}

/// Whether two paths name one file.
#[must_use]
pub fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
