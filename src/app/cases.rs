//! Reads a file of cases for the warning-sign rules.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::failure::Failure;
use crate::exchange::cases::{Case, read_cases};

/// Largest case file: some 100,000 long cases, and still read in seconds.
const LIMIT_BYTES: u64 = 128 * 1024 * 1024;

/// The cases of a file.
///
/// # Errors
/// A sentence that says what is wrong, and in which case and field.
pub fn read_case_file(path: &Path) -> Result<Vec<Case>, Failure> {
    let name = path.display();
    let failed = |error: std::io::Error| Failure::reading_file(&error, path);
    let mut bytes = Vec::new();
    File::open(path).map_err(failed)?.take(LIMIT_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LIMIT_BYTES {
        return Err(Failure::plain(&format!("{name} is larger than 128 MB. Split it into several files.")));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::plain(&format!("{name} is no text in UTF-8. Choose a case file.")))?;
    read_cases(&text).map_err(|error| Failure::plain(&error.to_string()))
}
