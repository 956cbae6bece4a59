//! What a computer says of a file that cannot be read or written, in words for people.

use std::io::{Error, ErrorKind};
use std::path::Path;

use super::{Failure, WayOut};

impl Failure {
    /// Why a file that the person named could not be read.
    #[must_use]
    pub fn reading_file(error: &Error, path: &Path) -> Self {
        let why = match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => "there is no such file. Check the name.",
            ErrorKind::IsADirectory => "it is a folder. Name a file in it.",
            ErrorKind::PermissionDenied => "Soleus has no right to read it. Copy it to a folder of your own.",
            ErrorKind::InvalidFilename | ErrorKind::InvalidInput => "no file can have this name. Check the name.",
            _ => "the disk gave an error. Copy it to another place, then try again.",
        };
        Self { words: format!("{} could not be read: {why}", path.display()), way_out: WayOut::OtherFile }
    }

    /// Why a file that the person named could not be written. What was there is as it was.
    #[must_use]
    pub fn writing_file(error: &Error, path: &Path) -> Self {
        let words = format!("{} could not be written: {}", path.display(), unwritten(error));
        Self { words, way_out: WayOut::OtherFile }
    }
}

/// Why nothing can be written there, with the next step.
#[must_use]
pub fn unwritten(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => "there is no such folder. Check the name of the folder.",
        ErrorKind::IsADirectory => "it is a folder. Add a name for the file.",
        ErrorKind::AlreadyExists => "something that is no plain file has this name. Choose another name.",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "Soleus has no right to write there. Choose another place."
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::WriteZero => {
            "the disk is full. Free some space, or choose another place."
        }
        ErrorKind::FileTooLarge => "the disk takes no file of this size. Choose another place.",
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => "no file can have this name. Choose another name.",
        _ => "the disk gave an error. Choose another place.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_fails_is_told_in_plain_words_with_the_next_step() {
        // Missing, no right, a folder, full, over quota, read-only, name too long, and one that nobody foresees.
        for code in [2, 13, 21, 28, 122, 30, 36, 5, 20, 27, 22] {
            let (error, path) = (Error::from_raw_os_error(code), Path::new("words.csv"));
            for words in [Failure::reading_file(&error, path).words, Failure::writing_file(&error, path).words] {
                assert!(!words.contains("os error") && words.starts_with("words.csv could not be "), "{words}");
                assert_eq!(words.matches(". ").count(), 1, "what is wrong, and what to do: {words}");
                assert!(words.ends_with('.'), "{words}");
            }
        }
        let full = Failure::writing_file(&Error::from_raw_os_error(28), Path::new("a.csv")).words;
        assert_eq!(full, "a.csv could not be written: the disk is full. Free some space, or choose another place.");
    }
}
