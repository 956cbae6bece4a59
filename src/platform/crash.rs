//! A report when the program stops at a mistake of its own: where, in which version, on what system. It holds no word of
//! the journal. What a panic says can quote what somebody wrote ("byte 9 is out of bounds of `…`"), so only words that
//! stand in the source are kept of it. It is one small file for this person alone, and nothing sends it.

use std::any::Any;
use std::backtrace::Backtrace;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::thread;

/// Reports that are kept; the older ones go.
const KEPT: usize = 5;
/// Functions that are named: more than ever stand above each other without a loop.
const LIMIT_FRAMES: usize = 64;
/// Longest name of a function, in letters; names of closures in closures grow without end.
const LIMIT_NAME: usize = 160;
/// Functions that only carry the panic to us.
const MACHINERY: [&str; 3] = ["panicking::", "__rust_end_short_backtrace", "rust_begin_unwind"];
/// Names that are tried, when several threads stop in one second.
const NAMES: u32 = 9;
/// Longest report that is read, in bytes: more is no report of ours.
const LIMIT_BYTES: u64 = 64 * 1024;
/// How the name of a report begins; the time follows.
const FRONT: &str = "soleus-";
/// How it ends as long as nobody was told of it.
const UNTOLD: &str = ".new";
/// And in any case.
const ENDING: &str = ".txt";

/// When it happened: as the name of a file has it ("2026-11-23-14-02-05"), and as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// For the name; sorts by time.
    pub name: String,
    /// For the report.
    pub words: String,
}

/// A report that lies there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub file: PathBuf,
    /// The part of its name that says when.
    pub stamp: String,
    /// Whether the program ended; otherwise one piece of work did, and the window went on.
    pub ended: bool,
    /// Nobody was told of it.
    is_new: bool,
}

/// From now on a report is written whenever a thread stops at a mistake, and standard error gets one line without what
/// the mistake said. `facts` is the head of each report. `folder` is asked for when a report is written; without one
/// there is only the line. The thread that calls this is the one that takes the program along when it stops.
pub fn install(folder: impl Fn() -> Option<PathBuf> + Send + Sync + 'static, facts: String, stamp: fn() -> Stamp) {
    let main = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        let (stamp, ended) = (stamp(), thread::current().id() == main);
        let place = info.location().map_or_else(String::new, |at| format!("{}:{}", short(at.file()), at.line()));
        let text = text(info, &place, &facts, &stamp, ended);
        let written = folder().map(|folder| write(&folder, &stamp, ended, &text));
        let place = if place.is_empty() { String::new() } else { format!(" at {place}") };
        let told = match written {
            Some(Ok(file)) => format!(" A report without anything of your journal is at {}.", file.display()),
            Some(Err(_)) | None => String::new(),
        };
        // Whoever has no terminal reads it at the next start.
        let _ = writeln!(io::stderr(), "Soleus met a mistake of its own{place}.{told}");
    }));
}

fn text(info: &PanicHookInfo<'_>, place: &str, facts: &str, stamp: &Stamp, ended: bool) -> String {
    let thread = thread::current();
    let said = said(info.payload());
    let frames = frames(&Backtrace::force_capture().to_string());
    let what = if ended {
        "Soleus ended because of a mistake in it."
    } else {
        "One piece of work stopped because of a mistake in Soleus, which went on."
    };
    format!(
        "{what}\nNothing of your journal is in this report, and nothing sends it.\n\nTime: {}\n{facts}\nThread: {}\nPlace: {place}\nSaid: {said}\n\nFunctions, the innermost first:\n{}\n",
        stamp.words,
        thread.name().unwrap_or("without a name"),
        frames.join("\n"),
    )
}

/// What the panic said if it stands in the source word for word. What was put together at run time can hold anything.
fn said(payload: &(dyn Any + Send)) -> &'static str {
    payload.downcast_ref::<&'static str>().copied().unwrap_or("left out, as it can hold what somebody wrote")
}

/// The names of the functions without places, from where the mistake was met. Without its table of names the program
/// knows none.
fn frames(trace: &str) -> Vec<String> {
    let names: Vec<&str> = trace
        .lines()
        .filter_map(|line| line.trim_start().split_once(": "))
        .filter(|(number, _)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        .map(|(_, name)| name)
        .collect();
    let machinery = |name: &&str| MACHINERY.iter().any(|part| name.contains(part));
    // The same names stand further out too, where a panic would be caught.
    let from = names.iter().position(machinery).unwrap_or(0);
    let named = names.into_iter().skip(from).skip_while(machinery).take(LIMIT_FRAMES);
    named.map(|name| format!("  {}", name.chars().take(LIMIT_NAME).collect::<String>())).collect()
}

/// A place in the source without the folder of whoever built the program.
fn short(path: &str) -> &str {
    for front in ["/registry/src/", "\\registry\\src\\"] {
        if let Some((_, rest)) = path.split_once(front) {
            return rest.split_once(['/', '\\']).map_or(rest, |(_, rest)| rest);
        }
    }
    if let Some((_, rest)) = path.split_once("/library/") {
        return rest;
    }
    if Path::new(path).is_absolute() { path.rsplit(['/', '\\']).next().unwrap_or_default() } else { path }
}

fn write(folder: &Path, stamp: &Stamp, ended: bool, text: &str) -> io::Result<PathBuf> {
    let mut builder = DirBuilder::new();
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
        builder.mode(0o700);
        options.mode(0o600);
    }
    builder.recursive(true).create(folder)?;
    let what = if ended { "ended" } else { "went-on" };
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 0..NAMES {
        let file = folder.join(format!("{FRONT}{}-{number}-{what}{UNTOLD}{ENDING}", stamp.name));
        match options.write(true).create_new(true).open(&file) {
            Ok(mut open) => {
                open.write_all(text.as_bytes())?;
                for old in found(folder).into_iter().skip(KEPT) {
                    // One that stays is removed with the next.
                    let _ = fs::remove_file(old.file);
                }
                return Ok(file);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// All reports, the newest first. A folder that is not there has none, and nothing but a plain file counts.
#[must_use]
pub fn found(folder: &Path) -> Vec<Found> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let mut found: Vec<Found> = files
        .filter_map(|entry| {
            let name = entry.file_name();
            let name = name.to_str()?.strip_prefix(FRONT)?.strip_suffix(ENDING)?;
            let (name, is_new) = name.strip_suffix(UNTOLD).map_or((name, false), |name| (name, true));
            let (stamp, ended) = match name.strip_suffix("-ended") {
                Some(stamp) => (stamp, true),
                None => (name.strip_suffix("-went-on")?, false),
            };
            Some(Found { file: entry.path(), stamp: stamp.to_owned(), ended, is_new })
        })
        .collect();
    found.sort_by(|one, other| other.stamp.cmp(&one.stamp));
    found
}

/// The reports that nobody was told of, the newest first. They count as told from here on.
#[must_use]
pub fn take_new(folder: &Path) -> Vec<Found> {
    let news = found(folder).into_iter().filter(|found| found.is_new);
    news.map(|found| {
        let what = if found.ended { "ended" } else { "went-on" };
        let told = found.file.with_file_name(format!("{FRONT}{}-{what}{ENDING}", found.stamp));
        // Where it cannot be renamed it is told again, which is better than not at all.
        let file = if fs::rename(&found.file, &told).is_ok() { told } else { found.file };
        Found { file, is_new: false, ..found }
    })
    .collect()
}

/// The words of a report.
///
/// # Errors
/// When it cannot be read.
pub fn read(file: &Path) -> io::Result<String> {
    let mut text = Vec::new();
    File::open(file)?.take(LIMIT_BYTES).read_to_end(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// Removes one report.
///
/// # Errors
/// When the folder does not allow it.
pub fn remove(file: &Path) -> io::Result<()> {
    fs::remove_file(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_never_names_the_folder_of_whoever_built_it() {
        for (path, expected) in [
            ("src/ui/session/act.rs", "src/ui/session/act.rs"),
            ("/somewhere/.cargo/registry/src/index-1/csv-1.4.0/src/reader.rs", "csv-1.4.0/src/reader.rs"),
            ("/rustc/5980/library/core/src/str/mod.rs", "core/src/str/mod.rs"),
            ("/somewhere/else/main.rs", "main.rs"),
        ] {
            assert_eq!(short(path), expected);
        }
    }

    #[test]
    fn only_words_of_the_source_are_kept_of_a_mistake() {
        let note = "a note of somebody".to_owned();
        assert_eq!(said(&"index out of reach"), "index out of reach");
        assert!(!said(&note).contains("note of"));
    }

    #[test]
    fn functions_are_named_from_where_the_mistake_was_met() {
        let trace = "   0: soleus::platform::crash::install\n             at ./src/platform/crash.rs:1:1\n   1: std::panicking::panic_with_hook\n   2: core::panicking::panic_fmt\n   3: soleus::ui::session::act\n             at ./src/ui/session/act.rs:9:9\n   4: std::panicking::catch_unwind\n   5: main\n";
        assert_eq!(frames(trace), ["  soleus::ui::session::act", "  std::panicking::catch_unwind", "  main"]);
    }
}
