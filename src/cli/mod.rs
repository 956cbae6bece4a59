//! The command line: the same commands as the window, printed as text or JSON.
//!
//! A command that changes something is carried out here, or by the window that has the journal open; both go through
//! `carry_out`. Data goes to standard output, messages to standard error.

mod arguments;
mod backup;
mod check;
mod choices;
mod dose;
mod export;
mod import;
mod log;
mod merge;
mod passphrase;
mod reach;
mod read;
mod report;
mod salvage;
mod start;
mod triage;
mod verify;
mod version;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};

use crate::app::background::run as run_in_background;
use crate::app::command::Command;
use crate::app::failure::{Failure, WayOut, unwritten};
use crate::app::merge::look_at;
use crate::app::run::Journal;
use crate::app::start::WindowStart;
use crate::platform::instance::{self, Answer};
use crate::store::StoreError;
use arguments::{Arguments, What};
use passphrase::Unlock;
use reach::{change, change_by, is_new, read_here};

/// Why a command was not carried out.
enum Trouble {
    /// Something typed was wrong: exit status 2.
    Usage(String),
    /// There is nothing to print; a word says so, and the exit status is 0.
    Empty(String),
    /// It went wrong: exit status 1.
    Failed(String),
    /// The answer could not be written; nobody reads it any more, or the disk is full.
    Output(io::Error),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure.way_out {
            WayOut::Rescue => Self::Failed(format!("{} {}", failure.at_terminal(), salvage::WAYS_OUT)),
            WayOut::TryAgain | WayOut::OtherFile | WayOut::Unlock | WayOut::Keep | WayOut::None => {
                Self::Failed(failure.at_terminal())
            }
        }
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Failure::reading(&error).into()
    }
}

/// Carries out what was typed, with the program's name first, and returns the exit status: 0 done, 1 it failed,
/// 2 wrong usage. The window is opened by the caller.
pub fn run(arguments: Vec<OsString>, open_window: impl FnOnce(WindowStart) -> i32) -> i32 {
    let typed: Vec<String> = arguments.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let Arguments { journal, passphrase_file, start, what } = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) if error.kind() == ErrorKind::DisplayVersion => return finish(with_output(version::version)),
        Err(error) => {
            let _ = error.print(); // nobody is left to tell
            return error.exit_code();
        }
    };
    if what.is_some()
        && let Err(trouble) = start.stands_alone()
    {
        return finish(Err(trouble));
    }
    // The rules and the list of formats need no journal, and no place for one.
    if let Some(What::Import(typed)) = &what
        && typed.formats
    {
        return finish(with_output(|out| import::formats(typed, out)));
    }
    if let Some(What::Triage(typed)) = &what {
        return finish(with_output(|out| triage::triage(typed, out)));
    }
    let place = match start.place(journal) {
        Ok(place) => place,
        Err(trouble) => return finish(Err(trouble)),
    };
    let errand = start.errand();
    let mut unlock = Unlock::new(passphrase_file);
    match what {
        None if start.background => finish(
            unlock.named().and_then(|key| Ok(run_in_background(&place, key.as_ref(), &|words| eprintln!("{words}"))?)),
        ),
        None => match instance::send(&place, &errand.arguments()) {
            Some(answer) => print(&answer),
            None => match unlock.named() {
                Ok(key) => open_window(WindowStart::Journal(place, key, errand)),
                Err(trouble) => finish(Err(trouble)),
            },
        },
        Some(What::Demo) => open_window(WindowStart::Sample),
        Some(What::Passphrase(typed)) => {
            finish(with_output(|out| passphrase::passphrase(&place, &mut unlock, &typed.change, out)))
        }
        Some(What::Check(typed)) => match check::ask(&place, &mut unlock, &typed) {
            // From here on it is a command like any other, with the answers in its arguments.
            Ok(answered) => {
                let typed = answered.typed();
                change(&place, &mut unlock, Some(place.as_path()), &What::Check(answered), &typed)
            }
            Err(trouble) => finish(Err(trouble)),
        },
        Some(What::Import(typed)) if typed.dry_run => finish(import::dry_run(&place, &mut unlock, &typed)),
        Some(What::Import(typed)) => match import::placed(&typed) {
            // The window that may have the journal open stands in another folder.
            Ok(typed) => import::carry_out(&place, &mut unlock, &typed),
            Err(trouble) => finish(Err(trouble)),
        },
        Some(What::Merge(typed)) => match whole(&typed.other) {
            // As above.
            Ok(other) => {
                let words = ["merge".to_owned(), "--".to_owned(), other.to_string_lossy().into_owned()];
                // What is refused leaves no new journal behind.
                if is_new(&place)
                    && let Err(failure) = look_at(&other)
                {
                    return finish(Err(failure.into()));
                }
                change(&place, &mut unlock, Some(place.as_path()), &What::Merge(arguments::Merge { other }), &words)
            }
            Err(trouble) => finish(Err(trouble)),
        },
        Some(What::Backup(typed)) => match backup::placed(&typed) {
            // As above.
            Ok(typed) => {
                let words = backup::typed(&typed);
                change(&place, &mut unlock, None, &What::Backup(typed), &words)
            }
            Err(trouble) => finish(Err(trouble)),
        },
        Some(What::Salvage(typed)) => finish(with_output(|out| salvage::salvage(&place, &mut unlock, &typed, out))),
        Some(What::Restore(typed)) => match std::path::absolute(&typed.file) {
            Ok(file) => salvage::restore(&place, &mut unlock, file),
            Err(error) => finish(Err(error.into())),
        },
        Some(What::Backups(typed)) => finish(salvage::backups(&place, &mut unlock, typed)),
        Some(What::Verify(typed)) if !typed.mend => finish(verify::look(&place, &mut unlock, &typed)),
        Some(what @ What::Verify(_)) => change(&place, &mut unlock, None, &what, &typed),
        // The rules were answered above.
        Some(what @ (What::List(_) | What::History(_) | What::Report(_) | What::Export(_) | What::Triage(_))) => {
            finish(read_here(&place, &mut unlock, &what))
        }
        Some(what @ (What::Log(_) | What::Dose(_) | What::Undo | What::Redo)) => {
            let new = matches!(what, What::Log(_) | What::Dose(_)).then_some(place.as_path());
            change(&place, &mut unlock, new, &what, &typed)
        }
    }
}

/// The commands with all they take, from which manual pages and completions are made.
#[must_use]
pub fn definition() -> clap::Command {
    Arguments::command()
}

/// The whole path of a file that was named, as another process has another folder.
fn whole(path: &Path) -> Result<PathBuf, Trouble> {
    // Only a folder that is gone while somebody stands in it has no whole path.
    let gone = || format!("{} could not be found from here. Name it with its whole path.", path.display());
    std::path::absolute(path).map_err(|_| Trouble::Failed(gone()))
}

/// Carries out a command that another start handed over, inside the window's process. No arguments is a request to
/// come to the front, which is the window's own affair.
pub fn answer(journal: &mut Journal, arguments: &[String]) -> Answer {
    if arguments.is_empty() {
        return Answer::default();
    }
    let name = std::iter::once("soleus");
    let what = match Arguments::try_parse_from(name.chain(arguments.iter().map(String::as_str))) {
        Ok(Arguments { what: Some(what), .. }) => what,
        Ok(Arguments { what: None, .. }) => return Answer::default(),
        Err(error) => {
            return Answer { err: error.render().to_string(), status: error.exit_code(), ..Answer::default() };
        }
    };
    let mut out = Vec::new();
    let (err, status) = judge(carry_out(journal, &what, &mut out));
    Answer { out: String::from_utf8_lossy(&out).into_owned(), err, status }
}

/// The one match over all commands.
fn carry_out(journal: &mut Journal, what: &What, out: &mut dyn Write) -> Result<(), Trouble> {
    journal.customs().use_here();
    match what {
        What::Log(typed) => log::log(journal, typed, out),
        What::Dose(typed) => dose::dose(journal, typed, out),
        What::Import(typed) => import::import(journal, typed, out),
        What::Merge(typed) => merge::merge(journal, &typed.other, out),
        What::Export(typed) => export::export(journal, typed, out),
        What::Backup(typed) => backup::backup(journal, typed, out),
        What::Backups(typed) => backup::backups(journal, typed, out),
        What::Restore(typed) => backup::restore(journal, &typed.file, out),
        What::List(typed) => read::list(journal, typed, out),
        What::History(typed) => read::history(journal, typed, out),
        What::Report(typed) => report::report(journal, typed, out),
        What::Triage(typed) => triage::triage(typed, out),
        What::Check(typed) => check::save(journal, typed, out),
        What::Verify(typed) => verify::mend(journal, typed, out),
        What::Undo => said(journal, Command::Undo, out),
        What::Redo => said(journal, Command::Redo, out),
        What::Passphrase(_) => Err(Trouble::Usage(
            "A passphrase is not handed to another program. Close the Soleus window, then try again.".to_owned(),
        )),
        What::Salvage(_) => {
            Err(Trouble::Usage("The journal is open here. Close the Soleus window, then try again.".to_owned()))
        }
        What::Demo => Err(Trouble::Usage("The sample opens in a window of its own.".to_owned())),
    }
}

fn said(journal: &mut Journal, command: Command, out: &mut dyn Write) -> Result<(), Trouble> {
    let done = journal.run(command)?;
    writeln!(out, "{}", done.words)?;
    Ok(())
}

fn with_output(work: impl FnOnce(&mut dyn Write) -> Result<(), Trouble>) -> Result<(), Trouble> {
    let mut out = BufWriter::new(io::stdout().lock());
    work(&mut out)?;
    Ok(out.flush()?)
}

/// Without signs that a terminal obeys, or that turn the order of what follows: a name of a file can hold them.
fn harmless(words: &str) -> String {
    let obeyed = |sign: char| {
        (sign.is_control() && !matches!(sign, '\n' | '\t'))
            || matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    words.chars().map(|sign| if obeyed(sign) { '\u{fffd}' } else { sign }).collect()
}

/// The message and the exit status.
fn judge(done: Result<(), Trouble>) -> (String, i32) {
    match done {
        Ok(()) => (String::new(), 0),
        Err(Trouble::Empty(words)) => (format!("{words}\n"), 0),
        Err(Trouble::Usage(words)) => (format!("{}\n", harmless(&words)), 2),
        Err(Trouble::Failed(words)) => (format!("{}\n", harmless(&words)), 1),
        // `soleus list | head` has seen enough; that is no failure.
        Err(Trouble::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => (String::new(), 0),
        Err(Trouble::Output(error)) => (format!("The answer could not be written: {}\n", unwritten(&error)), 1),
    }
}

fn finish(done: Result<(), Trouble>) -> i32 {
    let (err, status) = judge(done);
    print(&Answer { out: String::new(), err, status })
}

fn print(answer: &Answer) -> i32 {
    // Standard error is where a failure would be told, so there is nobody left to tell.
    let _ = io::stderr().write_all(answer.err.as_bytes());
    let (err, status) = judge(with_output(|out| Ok(out.write_all(answer.out.as_bytes())?)));
    let _ = io::stderr().write_all(err.as_bytes());
    answer.status.max(status)
}
