//! `soleus passphrase`, and where any command gets the passphrase from: a file that was named, or the terminal without
//! showing it. It is never in the arguments, in the environment, or in what is handed to the open window.

use std::io::Write;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::Trouble;
use super::arguments::{NewPassphrase, PassphraseChange};
use crate::app::clock::Clock;
use crate::app::failure::{Failure, WayOut};
use crate::app::lock::{self, Change, WARNING};
use crate::app::run::Journal;
use crate::store::Key;

/// What is said where there is no terminal.
const PRESENT: &str =
    "This journal has a passphrase, and there is no terminal to ask for it. Name a file with --passphrase-file FILE.";
const NEW: &str = "There is no terminal to ask for the new passphrase. Name a file with --new-passphrase-file FILE.";

/// Where the passphrase of the journal comes from, if it is asked for at all.
pub(super) struct Unlock {
    file: Option<PathBuf>,
    known: Option<Key>,
}

impl Unlock {
    pub(super) fn new(file: Option<PathBuf>) -> Self {
        Self { file, known: None }
    }

    /// Does it without a passphrase, and with one if the journal wants it.
    pub(super) fn open<T>(&mut self, open: impl Fn(Option<&Key>) -> Result<T, Failure>) -> Result<T, Trouble> {
        match open(self.known.as_ref()) {
            Err(failure) if failure.way_out == WayOut::Unlock && self.known.is_none() => {
                Ok(open(Some(self.key("Passphrase: ")?))?)
            }
            opened => Ok(opened?),
        }
    }

    /// The passphrase in the file that was named, if one was.
    pub(super) fn named(&self) -> Result<Option<Key>, Trouble> {
        self.file.as_deref().map(in_file).transpose()
    }

    fn key(&mut self, question: &str) -> Result<&Key, Trouble> {
        let key = match &self.file {
            Some(file) => in_file(file)?,
            None => lock::key(ask(question, PRESENT)?)?,
        };
        Ok(self.known.insert(key))
    }
}

fn in_file(file: &Path) -> Result<Key, Trouble> {
    if lock::is_open_to_others(file) {
        eprintln!("Others who use this computer may read {}. Allow it to yourself alone.", file.display());
    }
    Ok(lock::key_in(file)?)
}

/// Asks for a passphrase without showing it. `or` is what is said where nobody can be asked.
fn ask(question: &str, or: &str) -> Result<Zeroizing<String>, Trouble> {
    rpassword::prompt_password(question).map(Zeroizing::new).map_err(|_| Trouble::Failed(or.to_owned()))
}

/// Sets, changes or removes the passphrase. The window is not asked to do it: the passphrase would have to go to it.
pub(super) fn passphrase(
    place: &Path,
    unlock: &mut Unlock,
    change: &PassphraseChange,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    let opened = |key: Option<&Key>| Journal::unlock(place, key, Clock::System);
    let locked = match opened(None) {
        Ok(_) => false,
        Err(failure) if failure.way_out == WayOut::Unlock => true,
        Err(failure) => return Err(failure.into()),
    };
    let change = match (change, locked) {
        (PassphraseChange::Set(typed), false) => Change::Set(new_key(typed, unlock.file.as_deref())?),
        (PassphraseChange::Set(_), true) => {
            return Err(Trouble::Failed("This journal has a passphrase. Use: soleus passphrase change".to_owned()));
        }
        (_, false) => {
            return Err(Trouble::Failed("This journal has no passphrase. Use: soleus passphrase set".to_owned()));
        }
        (PassphraseChange::Change(typed), true) => {
            let present = unlock.key("Present passphrase: ")?.clone();
            // Said before a new one is thought up.
            drop(opened(Some(&present))?);
            Change::Change(present, new_key(typed, None)?)
        }
        (PassphraseChange::Remove, true) => Change::Remove(unlock.key("Present passphrase: ")?.clone()),
    };
    lock::change(place, &change)?;
    writeln!(out, "{}", lock::done(place, &change))?;
    Ok(())
}

/// The new passphrase: from its file, or typed twice after it was said what forgetting it means.
fn new_key(typed: &NewPassphrase, or_else: Option<&Path>) -> Result<Key, Trouble> {
    if let Some(file) = typed.new_passphrase_file.as_deref().or(or_else) {
        return in_file(file);
    }
    eprintln!("{WARNING} Four words work well.");
    let words = ask("New passphrase: ", NEW)?;
    let again = ask("The same once more: ", NEW)?;
    Ok(lock::new_key(words, &again)?)
}
