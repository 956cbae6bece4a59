//! Fifty words are planted in everything that a journal holds. The layer sees each byte that the program writes, in any
//! file of the computer, while it saves, undoes, backs up, puts back and changes the passphrase.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use soleus::app::backup::restore::look;
use soleus::app::lock::{self, Change as Passphrase};
use soleus::app::run::Journal;
use soleus::domain::backup::Reason;
use soleus::domain::setting::Settings;
use soleus::store::operation::{Change, Record};
use soleus::store::{Key, Store};
use zeroize::Zeroizing;

use super::common::Hand;
use super::layer::Layer;
use super::records::{moment, record};

/// The first word of a start as the one that writes.
pub const WRITE: &str = "--write";
/// Words that are planted.
const PLANTED: u32 = 50;
/// Kinds of records that hold words, by their number in `records`: entry, visit, session, routine, medicine, dose, goal and
/// an answer of the first visit. One more place is the desk, with what is half typed.
const KINDS: [u32; 8] = [0, 3, 4, 6, 8, 9, 10, 12];
const OLD: &str = "four plain words here";
const NEW: &str = "another four plain words";

fn planted(number: u32) -> String {
    format!("plantedword{number:02}xq")
}

fn key(words: &str) -> Key {
    Key::new(Zeroizing::new(words.to_owned())).unwrap()
}

/// A record with a planted word in it.
fn with_word(number: u32) -> Option<Record> {
    let kind = *KINDS.get(number as usize % (KINDS.len() + 1))?;
    // So that an answer is one in words.
    let seed = number * 5 + 4;
    let text = serde_json::to_string(&record(kind, number + 1, seed)).unwrap();
    let words = format!("words {seed}");
    assert!(text.contains(&words), "{text}");
    Some(serde_json::from_str(&text.replace(&words, &planted(number))).unwrap())
}

/// Plants all words, and does with them what a person does.
pub fn write(folder: &Path, locked: bool) {
    let place = folder.join("journal.db");
    let present = locked.then(|| key(OLD));
    let mut store = Store::open_with(&place, present.as_ref()).unwrap();
    for number in 0..PLANTED {
        match with_word(number) {
            Some(record) => store.apply("plant", moment(number * 100), &[Change::Put(record)]).unwrap(),
            None => store.put_desk(&format!("draft {number}"), &planted(number)).unwrap(),
        }
    }
    for _ in 0..9 {
        store.undo(moment(PLANTED * 100)).unwrap();
    }
    for _ in 0..9 {
        store.redo().unwrap();
    }
    drop(store);
    let mut journal = Journal::unlock(&place, present.as_ref(), Hand::new().clock()).unwrap();
    let order = journal.backup_order(Reason::Usual).unwrap();
    let backup = journal.back_up(&order).unwrap().file;
    journal.run(soleus::app::command::Command::Undo).unwrap();
    let (access, revision) = (journal.store().read_access(), journal.store().revision());
    let preview = look(&access, revision, &backup, &mut |_| true).unwrap().unwrap();
    let before = journal.backup_order(Reason::BeforeRestore).unwrap().carry_out(&mut |_, _| true).unwrap().unwrap();
    journal.restore(&preview, &before).unwrap();
    drop((preview, journal));
    if locked {
        lock::change(&place, &Passphrase::Change(key(OLD), key(NEW))).unwrap();
        drop(Journal::unlock(&place, Some(&key(NEW)), Hand::new().clock()).unwrap());
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Numbers of the planted words in some bytes. Letters beside them do not matter.
fn found_in(bytes: &[u8]) -> BTreeSet<u32> {
    let text = String::from_utf8_lossy(bytes);
    let places = text.match_indices("plantedword").map(|(place, stem)| place + stem.len());
    places.filter_map(|place| text.get(place..place + 2)?.parse().ok()).collect()
}

/// What can be read of all that was written, and of all that is left.
fn readable(locked: bool) -> (BTreeSet<u32>, BTreeSet<u32>, usize) {
    let home = tempfile::tempdir().unwrap();
    let (folder, log) = (home.path().join("soleus"), home.path().join("log"));
    let place = folder.join("journal.db");
    drop(Journal::create(&place, &Settings::default(), Hand::new().clock()).unwrap());
    if locked {
        lock::change(&place, &Passphrase::Set(key(OLD))).unwrap();
    }
    let mut command = Command::new(std::env::current_exe().unwrap());
    let words = if locked { "locked" } else { "plain" };
    command.arg(WRITE).arg(&folder).arg(words).stdout(Stdio::null());
    // Also what is written beside the journal's folder, such as files for sorting.
    assert!(Layer::new().record(&mut command, Path::new("/"), &log).status().unwrap().success());
    let left = files(&folder).iter().flat_map(|file| found_in(&fs::read(file).unwrap())).collect();
    let bytes = fs::read(&log).unwrap();
    (found_in(&bytes), left, bytes.len())
}

pub fn is_sealed() {
    let all: BTreeSet<u32> = (0..PLANTED).collect();
    let (written, left, _) = readable(false);
    assert_eq!((&written, &left), (&all, &all), "without a passphrase each of them is seen");
    let (written, left, bytes) = readable(true);
    assert!(written.is_empty() && left.is_empty(), "written {written:?}, left {left:?}");
    println!("{PLANTED} planted words: none in {bytes} bytes that were written, none in what is left");
}
