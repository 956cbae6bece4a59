//! Where things are on this computer.

use std::path::{Path, PathBuf};

/// The journal in the platform's data folder: `$XDG_DATA_HOME/soleus/journal.db` on Linux.
#[must_use]
pub fn default_journal() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "soleus")?;
    Some(folders.data_dir().join("journal.db"))
}

/// A fresh folder for a sample journal; nothing in it lives longer than the computer is on.
///
/// # Errors
/// When no folder can be made there.
pub fn sample_journal() -> std::io::Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("soleus-sample-{}", uuid::Uuid::now_v7()));
    std::fs::create_dir(&folder)?;
    Ok(folder.join("sample.db"))
}

/// The country of the computer's language setting, as two letters.
#[must_use]
pub fn guessed_country() -> Option<String> {
    let language = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))?;
    let country = language.split(['.', '@']).next()?.split(['_', '-']).nth(1)?.to_uppercase();
    Some(country).filter(|code| code.len() == 2)
}

/// Whether two paths name one file.
#[must_use]
pub fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
