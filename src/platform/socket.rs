//! Where the socket of a journal is, and who may have put it there.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use interprocess::local_socket::Name;

#[cfg(unix)]
use super::portable;

/// Longest path that a socket can have on every system, in bytes (macOS: 104 with the closing zero).
#[cfg(unix)]
const PATH_LIMIT_BYTES: usize = 103;

/// Where the socket of a journal can be, the best place first. Empty where no place is known.
#[cfg(unix)]
pub(super) fn places(journal: &Path) -> Vec<PathBuf> {
    let journal = settled(journal);
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|folder| folder.is_dir());
    let own = portable::folder().map(settled);
    in_order(&journal, runtime, own.as_deref())
}

/// The places of a settled journal, for this folder of sockets and this folder of a portable program. What is portable
/// leaves nothing in other folders, unless its own disk is one that cannot hold a socket.
#[cfg(unix)]
fn in_order(journal: &Path, runtime: Option<PathBuf>, own: Option<&Path>) -> Vec<PathBuf> {
    let name = format!("soleus-{:016x}.sock", number(journal));
    let runtime = runtime.filter(|_| !own.is_some_and(|own| journal.starts_with(own)));
    // A path is too long for a socket long before it is too long for a file.
    let short = std::env::temp_dir().join(format!("soleus-{:016x}", number(journal)));
    let mut places: Vec<PathBuf> = runtime.into_iter().map(|folder| folder.join(&name)).collect();
    places.extend(journal.parent().map(|folder| folder.join(format!(".{name}"))));
    places.push(short.join("window.sock"));
    places.retain(|place| place.as_os_str().len() <= PATH_LIMIT_BYTES);
    places
}

/// Elsewhere a socket has a name of its own, apart from files.
#[cfg(not(unix))]
pub(super) fn places(journal: &Path) -> Vec<PathBuf> {
    vec![PathBuf::from(format!("soleus-{:016x}", number(&settled(journal))))]
}

/// The name under which the socket is bound.
#[cfg(unix)]
pub(super) fn name(place: &Path) -> io::Result<Name<'_>> {
    use interprocess::local_socket::{GenericFilePath, ToFsName as _};
    place.to_fs_name::<GenericFilePath>()
}

/// The name under which the socket is bound.
#[cfg(not(unix))]
pub(super) fn name(place: &Path) -> io::Result<Name<'_>> {
    use interprocess::local_socket::{GenericNamespaced, ToNsName as _};
    place.as_os_str().to_ns_name::<GenericNamespaced>()
}

/// Makes the folder in the temporary folder that a long path needs, for this person only.
#[cfg(unix)]
pub(super) fn make_folder(place: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    let Some(folder) = place.parent().filter(|_| place.ends_with("window.sock")) else { return Ok(()) };
    match std::fs::DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let found = std::fs::symlink_metadata(folder)?;
            let for_others = found.permissions().mode() & 0o077;
            if found.is_dir() && for_others == 0 { Ok(()) } else { Err(error) }
        }
        done => done,
    }
}

/// Elsewhere there is no folder to make.
#[cfg(not(unix))]
pub(super) fn make_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether the socket was made by the owner of the journal. In a folder that others can write to, somebody else
/// could have put one there to read what is logged.
#[cfg(unix)]
pub(super) fn is_ours(place: &Path, journal: &Path) -> bool {
    use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
    let Ok(found) = std::fs::symlink_metadata(place) else { return false };
    let journal = settled(journal);
    let owner = journal.ancestors().find_map(|path| path.metadata().ok()).map(|data| data.uid());
    found.file_type().is_socket() && (found.uid() == 0 || Some(found.uid()) == owner)
}

/// Elsewhere the system keeps sockets of other people away.
#[cfg(not(unix))]
pub(super) fn is_ours(_: &Path, _: &Path) -> bool {
    true
}

/// The journal's path without links and detours, also before there is a journal: every start must find the same.
fn settled(journal: &Path) -> PathBuf {
    let whole = std::path::absolute(journal).unwrap_or_else(|_| journal.to_owned());
    let mut missing: Vec<OsString> = Vec::new();
    for path in whole.ancestors() {
        if let Ok(found) = path.canonicalize() {
            return missing.iter().rev().fold(found, |path, name| path.join(name));
        }
        missing.extend(path.file_name().map(ToOwned::to_owned));
    }
    whole
}

/// FNV-1a: the same number in every build, unlike the hash of the standard library.
fn number(path: &Path) -> u64 {
    let bytes = path.as_os_str().as_encoded_bytes();
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn the_socket_of_a_portable_journal_lies_beside_it() {
        let first = |journal: &str, own: Option<&str>| {
            let places = in_order(Path::new(journal), Some(PathBuf::from("/run/person")), own.map(Path::new));
            places.first().and_then(|place| place.parent()).map(Path::to_owned)
        };
        assert_eq!(first("/data/journal.db", None), Some(PathBuf::from("/run/person")));
        assert_eq!(
            first("/stick/soleus-data/journal.db", Some("/stick/soleus-data")).unwrap(),
            Path::new("/stick/soleus-data")
        );
        assert_eq!(first("/data/journal.db", Some("/stick/soleus-data")), Some(PathBuf::from("/run/person")));
    }

    #[test]
    fn a_journal_has_one_name_before_and_after_it_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let journal = folder.path().join("new/journal.db");
        let before = settled(&journal);
        std::fs::create_dir(folder.path().join("new")).unwrap();
        std::fs::write(&journal, "").unwrap();
        assert_eq!(settled(&journal), before);
        assert_eq!(settled(&folder.path().join("new/../new/journal.db")), before);
    }
}
