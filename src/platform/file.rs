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
    // What a link leads to is replaced, and the link stays.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder").into());
    }
    let (beside, file) = begin(&path)?;
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

/// An empty file beside the path, under a name that nobody has.
fn begin(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "it has no name"))?;
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 0..TRIES {
        let mut beside = std::ffi::OsString::from(".");
        beside.push(name);
        beside.push(format!(".{}-{number}.part", std::process::id()));
        let beside = path.with_file_name(beside);
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
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
