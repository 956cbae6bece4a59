//! Making a new journal: filled under another name and then renamed, so that there is a whole one or none.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::identity::APPLICATION_ID;
use super::open::{beside, connect, lock, private_file, set_pragmas};
use super::schema::migrate;
use super::{Store, StoreError};
use crate::domain::setting::Setting;

impl Store {
    /// Makes a new, empty journal. The folder is made if needed, for this person only.
    ///
    /// # Errors
    /// When a file with something in it is there already or cannot be made.
    pub fn create(path: &Path, settings: &[Setting]) -> Result<Self, StoreError> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            make_private_folder(folder)?;
        }
        let lock = lock(path)?;
        if Self::is_there(path) || path.is_dir() {
            return Err(StoreError::Other("there is a file at that place already".to_owned()));
        }
        // Filled under another name and then renamed: killed at any moment, there is a whole journal or none.
        let fresh = beside(path, ".new");
        for left_over in [fresh.clone(), beside(&fresh, "-journal")] {
            remove_if_there(&left_over)?;
        }
        let made = fill_new(&fresh, settings).and_then(|()| Ok(fs::rename(&fresh, path)?));
        if let Err(error) = made {
            let _ = fs::remove_file(&fresh); // made a moment ago and never a journal
            return Err(error);
        }
        sync_folder(path)?;
        let connection = connect(path, None)?;
        set_pragmas(&connection)?;
        Ok(Self::new(connection, path, None, Some(lock)))
    }
}

/// A journal is born with the settings of the first page, so that they are no step that Undo could take back.
fn fill_new(fresh: &Path, settings: &[Setting]) -> Result<(), StoreError> {
    private_file().create_new(true).write(true).open(fresh)?;
    let mut connection = connect(fresh, None)?;
    set_pragmas(&connection)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(&mut connection)?;
    let store = Store::new(connection, fresh, None, None);
    settings.iter().try_for_each(|setting| store.put_setting(setting))?;
    store.make_missing_digests();
    drop(store);
    Ok(File::open(fresh)?.sync_all()?)
}

pub(super) fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// A new name is on the disk only when its folder is.
#[cfg(unix)]
pub(super) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(File::open(folder)?.sync_all()?)
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_path: &Path) -> Result<(), StoreError> {
    Ok(())
}

pub(super) fn make_private_folder(folder: &Path) -> Result<(), StoreError> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)?;
    Ok(())
}
