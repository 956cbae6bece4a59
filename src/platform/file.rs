//! Files that a person asked for: either the whole new file is there, or what was there before.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

/// Names that are tried for the unfinished file, in case some are taken.
const TRIES: u32 = 100;

/// Writes a file whole: under another name beside it, synced, and then renamed over what was there.
///
/// # Errors
/// When the folder or the disk refuses it; then what was there before is still there, and nothing else is left.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_with(path, |out| out.write_all(bytes))
}

/// Writes a file whole, likewise, piece by piece: `fill` is given where to.
///
/// # Errors
/// Likewise, and what `fill` says.
pub fn write_with<E: From<io::Error>>(
    path: &Path,
    fill: impl FnOnce(&mut dyn io::Write) -> Result<(), E>,
) -> Result<(), E> {
    let path = settled(path)?;
    let (beside, file) = begin_with_rights(&path)?;
    let mut out = BufWriter::new(file);
    let filled = fill(&mut out);
    let written = filled.and_then(|()| Ok(out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?));
    let placed = written.and_then(|()| Ok(fs::rename(&beside, &path)?));
    if placed.is_err() {
        // Best effort: the first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    placed?;
    // So that the new name also survives a power cut. Not every file system lets a folder be synced.
    if let Some(folder) = folder(&path).and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// The file that is replaced. What a link leads to is, and the link stays; but where others can write too, a link is a
/// way of theirs to have something else replaced, and is itself replaced.
fn settled(path: &Path) -> io::Result<PathBuf> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    let path = if is_link && !is_open_to_others(path) {
        fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
    } else {
        path.to_owned()
    };
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_dir() => Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder")),
        // A device or a pipe must not become a file.
        Ok(found) if !found.is_file() && !found.is_symlink() => {
            Err(io::Error::new(io::ErrorKind::AlreadyExists, "it is no plain file"))
        }
        _ => Ok(path),
    }
}

/// Whether others can put names into the folder of the path.
#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    let rights = folder(path).and_then(|folder| folder.metadata().ok()).map(|data| data.permissions().mode());
    rights.is_some_and(|rights| rights & 0o002 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}

/// What is written is about somebody's health, so a new file is for this person alone. One that takes the place of
/// another has the rights of that one.
fn begin_with_rights(path: &Path) -> io::Result<(PathBuf, File)> {
    let (beside, file) = begin(path)?;
    if let Ok(there) = fs::symlink_metadata(path)
        && there.is_file()
    {
        // Where the disk knows no rights there are none to take over.
        let _ = file.set_permissions(there.permissions());
    }
    Ok((beside, file))
}

/// An empty file beside the path, under a name that nobody has.
fn begin(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "it has no name"))?;
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 0..TRIES {
        let mut beside = std::ffi::OsString::from(".");
        beside.push(name);
        beside.push(format!(".{}-{number}.part", std::process::id()));
        let beside = path.with_file_name(beside);
        match options.write(true).create_new(true).open(&beside) {
            Ok(file) => return Ok((beside, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

fn folder(path: &Path) -> Option<&Path> {
    let folder = path.parent()?;
    Some(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sheet.pdf");
        write(&path, b"first").unwrap();
        write(&path, b"second").unwrap();
        assert_eq!(
            (fs::read(&path).unwrap(), names(folder.path())),
            (b"second".to_vec(), vec!["sheet.pdf".to_owned()])
        );
    }

    #[test]
    fn a_file_that_cannot_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("taken")).unwrap();
        assert!(write(&folder.path().join("taken"), b"words").is_err());
        assert!(write(&folder.path().join("nowhere/sheet.pdf"), b"words").is_err());
        let stopped: io::Result<()> = write_with(&folder.path().join("half"), |out| {
            out.write_all(b"half of it")?;
            Err(io::Error::other("nobody wants it any more"))
        });
        assert!(stopped.is_err());
        assert_eq!(names(folder.path()), ["taken"]);
    }
}
