//! The disk is full, or fails, at the first call that changes it, at the second, and so on until the command passes: save,
//! import, backup, restore, a journal of an older version, and a passphrase. Each time the old journal is there or the new
//! one, whole, and a plain sentence says what happened.
//!
//! By itself it takes some of the calls; `SOLEUS_FAULTS=all cargo test --test fault_io -- --nocapture` takes all of them in
//! each of five ways, and prints how many they were.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(clippy::indexing_slicing, reason = "as above")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../power/layer.rs"]
mod layer;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use common::{Home, Said, said};
use layer::{Fault, How, Layer};
use soleus::store::episode::Span;
use soleus::store::{APPLICATION_ID, Key, Store, StoreError};
use zeroize::Zeroizing;

/// Faults of each command in a short run, spread over all of its calls and ways.
const FEW: u64 = 5;
/// More than any of the commands makes.
const MOST_CALLS: u64 = 5_000;
/// What must not stand in a sentence for people.
const TECHNICAL: &[&str] = &[
    "uncategorized",
    "I/O",
    "SQLITE",
    "sqlite",
    "os error",
    "panicked",
    "Error code",
    "error code",
    "Err(",
    "Some(",
    "None",
    "{",
    "::",
    "rusqlite",
    "errno",
];

/// Score and notes of each entry, in order: what a command changes.
type Content = Vec<(u8, String)>;

/// A command, and what it is about to change.
struct Step<'a> {
    name: &'a str,
    home: &'a Home,
    arguments: &'a [&'a str],
    /// What opens the journal before and after it.
    keys: [Option<&'a str>; 2],
    /// It may be tried again, whether or not it was done: setting a passphrase twice is refused.
    again: bool,
    /// A failure after it was done is told in words of its own. An entry that is saved twice is the same entry.
    told_apart: bool,
}

fn key(words: &str) -> Key {
    Key::new(Zeroizing::new(words.to_owned())).unwrap()
}

/// Every file below a folder, with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            found.insert(path, bytes);
        }
    }
    found
}

fn put_back(folder: &Path, content: &BTreeMap<PathBuf, Vec<u8>>) {
    fs::remove_dir_all(folder).unwrap();
    fs::create_dir(folder).unwrap();
    for (path, bytes) in content {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Opens the journal. A program that another test has just started holds every open file for a moment, also the lock of
/// this one, until it has begun its own work: that is waited for.
fn open_with(journal: &Path, words: Option<&str>) -> Result<Store, StoreError> {
    let key = words.map(key);
    let patience = Instant::now() + Duration::from_secs(20);
    loop {
        match Store::open_with(journal, key.as_ref()) {
            Err(StoreError::OpenElsewhere) if Instant::now() < patience => thread::yield_now(),
            opened => return opened,
        }
    }
}

/// Which key opens the journal and what it holds, which is nothing when there is none. It opens with one of the keys, and
/// every page of it is sound.
fn content(journal: &Path, keys: [Option<&str>; 2], what: &str) -> (usize, Content) {
    if !Store::is_there(journal) {
        return (0, Content::new());
    }
    let opened = keys.into_iter().enumerate().map(|(which, words)| (which, words, open_with(journal, words)));
    let is_other_key = |error: &StoreError| matches!(error, StoreError::Locked | StoreError::WrongPassphrase);
    let (which, words, store) = opened
        .filter(|(.., opened)| !opened.as_ref().is_err_and(is_other_key))
        // A plain one opens with any passphrase, and a backup may be older than the first one.
        .filter(|(_, words, opened)| {
            let is_locked = opened.as_ref().is_ok_and(Store::has_passphrase);
            is_locked == words.is_some() || !keys.contains(&None)
        })
        .map(|(which, words, opened)| (which, words, opened.unwrap_or_else(|error| panic!("{what}: {error}"))))
        .next()
        .unwrap_or_else(|| panic!("{what}: neither passphrase opens it"));
    let places = store.places(Span::ALL).unwrap();
    let entries = store.episodes_at(&places).unwrap();
    let mut content: Content = entries.into_iter().map(|entry| (entry.nrs_worst.get(), entry.notes)).collect();
    content.sort();
    let is_locked = store.has_passphrase();
    drop(store);
    let plain = rusqlite::Connection::open(journal).unwrap();
    if let Some(words) = words.filter(|_| is_locked) {
        plain.pragma_update(None, "key", words).unwrap();
    }
    let verdict: String = plain.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok", "{what}");
    let orphans = plain.prepare("PRAGMA foreign_key_check").unwrap().query_map([], |_| Ok(())).unwrap().count();
    assert_eq!(orphans, 0, "{what}");
    (which, content)
}

fn is_backup(path: &Path) -> bool {
    path.parent().is_some_and(|folder| folder.ends_with("backups"))
}

/// What is said is one or two plain lines, and nothing that only a programmer reads.
fn is_plain(said: &Said, what: &str) {
    let lines: Vec<&str> = said.err.lines().collect();
    assert!((0..=1).contains(&said.status), "{what}: {said:?}");
    assert!(said.status == 0 || lines.len() == 1, "{what}: {said:?}");
    for line in lines {
        assert!(line.ends_with('.') && line.contains(' '), "{what}: {line}");
        // Each of them has its folder and its file.
        assert!(!line.contains("is not there"), "{what}: {line}");
        assert!(!TECHNICAL.iter().any(|word| line.contains(word)), "{what}: {line}");
    }
}

/// Takes one command through the faults.
fn fails_at_every_call(step: &Step<'_>) {
    let Step { name, home, arguments, keys, again, told_apart } = *step;
    let layer = Layer::new();
    let folder = home.folder.path().join("data");
    fs::create_dir_all(&folder).unwrap();
    let before = files(&folder);
    let journal = home.journal();
    let run = |fault: Option<Fault>| {
        let mut command = home.command(arguments);
        let said = said(layer.fail(&mut command, &folder, fault).output().unwrap());
        (said, layer.counted())
    };
    // An older journal would be brought up to date by looking into it.
    let whole = run(None);
    assert_eq!((whole.0.status, whole.0.err.as_str()), (0, ""), "{name}");
    let (calls, new) = (whole.1.calls, content(&journal, keys, name));
    put_back(&folder, &before);
    let old = content(&journal, keys, name);
    put_back(&folder, &before);
    let all = std::env::var("SOLEUS_FAULTS").is_ok_and(|which| which == "all");
    let few = (0..FEW).zip(How::ALL.into_iter().cycle()).map(|(number, how)| (1 + number * calls / FEW, how));
    let many = How::ALL.into_iter().flat_map(|how| (1..MOST_CALLS).map(move |at| (at, how)));
    let faults: Vec<(u64, How)> = if all { many.collect() } else { few.collect() };
    let (mut tried, mut told, mut refused_but_done, mut passed) = (0_u64, 0_u64, 0_u64, None);
    let mut sentences: BTreeMap<String, u64> = BTreeMap::new();
    for (at, how) in faults {
        if passed == Some(how) {
            continue;
        }
        let fault = Fault { at, how };
        let what = format!("{name}, {fault:?}");
        let (said, counted) = run(Some(fault));
        if counted.failed == 0 {
            assert!(at > calls || counted.calls < at, "{what}");
            passed = Some(how);
        } else {
            tried += 1;
            told += u64::from(!said.err.is_empty());
            for line in said.err.lines() {
                *sentences.entry(line.replace(&folder.display().to_string(), "")).or_default() += 1;
            }
            is_plain(&said, &what);
            let kept = files(&folder);
            for (path, bytes) in before.iter().filter(|(path, _)| is_backup(path)) {
                assert!(kept.get(path) == Some(bytes), "{what}: {} is another one", path.display());
            }
            let found = content(&journal, keys, &what);
            if said.status == 0 {
                assert_eq!(found, new, "{what}: told that it was done: {said:?}");
            } else if found != old {
                assert_eq!(found, new, "{what}: neither the old nor the new one: {said:?}");
                refused_but_done += 1;
                assert!(!told_apart || said.err.contains("right after it"), "{what}: {said:?}");
            }
            for path in kept.keys().filter(|path| is_backup(path) && path.extension().is_some_and(|end| end == "db")) {
                content(path, keys, &what);
            }
            // What a change of the passphrase leaves is removed by the next look into the journal.
            if keys[0] != keys[1] {
                let beside = files(&folder).into_keys().filter(|path| !is_backup(path) && *path != journal);
                let beside: Vec<PathBuf> = beside.filter(|path| !path.ends_with("journal.db.lock")).collect();
                assert!(beside.is_empty(), "{what}: left beside it: {beside:?}");
            }
            if again && said.status != 0 {
                let said = home.run(arguments);
                assert_eq!((said.status, said.err.as_str()), (0, ""), "{what}: not even with a good disk");
            }
        }
        put_back(&folder, &before);
    }
    println!(
        "{name}: {calls} calls that can fail, {tried} faults, {told} told in words, {refused_but_done} told though done"
    );
    for (sentence, times) in sentences {
        println!("    {times} times: {sentence}");
    }
}

/// A journal with an entry and a backup of it.
fn filled() -> Home {
    let home = Home::new();
    home.ok(&["log", "5", "--side", "left", "--notes", "first"]);
    home
}

fn file(home: &Home, name: &str, words: &str) -> String {
    use std::os::unix::fs::PermissionsExt as _;
    let path = home.folder.path().join(name);
    fs::write(&path, words).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    path.display().to_string()
}

#[test]
fn a_disk_that_fails_leaves_no_half_entry() {
    let home = filled();
    let arguments = ["log", "7", "--side", "left", "--notes", "second"];
    fails_at_every_call(&Step {
        name: "save",
        home: &home,
        arguments: &arguments,
        keys: [None; 2],
        again: true,
        told_apart: false,
    });
}

#[test]
fn a_disk_that_fails_leaves_no_half_journal_at_the_first_start() {
    let home = Home::new();
    let arguments = ["log", "7", "--side", "left", "--notes", "first"];
    fails_at_every_call(&Step {
        name: "first start",
        home: &home,
        arguments: &arguments,
        keys: [None; 2],
        again: true,
        told_apart: false,
    });
}

#[test]
fn a_disk_that_fails_leaves_no_half_import() {
    let home = filled();
    // More than are imported without a backup before.
    let rows: Vec<String> = (1..=60).map(|row| format!("2026-{:02}-{:02},5", row / 28 + 1, row % 28 + 1)).collect();
    let rows = file(&home, "rows.csv", &format!("Date,Pain\n{}\n", rows.join("\n")));
    let arguments = ["import", &rows, "--map", "date=Date,score=Pain"];
    fails_at_every_call(&Step {
        name: "import",
        home: &home,
        arguments: &arguments,
        keys: [None; 2],
        again: true,
        told_apart: false,
    });
}

#[test]
fn a_disk_that_fails_leaves_no_half_undo() {
    let home = filled();
    fails_at_every_call(&Step {
        name: "undo",
        home: &home,
        arguments: &["undo"],
        keys: [None; 2],
        again: false,
        told_apart: false,
    });
}

#[test]
fn a_disk_that_fails_leaves_no_half_backup() {
    let home = filled();
    home.ok(&["log", "7", "--notes", "second"]);
    fails_at_every_call(&Step {
        name: "backup",
        home: &home,
        arguments: &["backup"],
        keys: [None; 2],
        again: true,
        told_apart: false,
    });
}

#[test]
fn a_disk_that_fails_puts_no_half_backup_back() {
    let home = filled();
    let backup = home.folder.path().join("backup.db").display().to_string();
    home.ok(&["backup", "--out", &backup]);
    home.ok(&["log", "7", "--notes", "second"]);
    fails_at_every_call(&Step {
        name: "restore",
        home: &home,
        arguments: &["restore", &backup],
        keys: [None; 2],
        again: true,
        told_apart: true,
    });
}

#[test]
fn a_disk_that_fails_leaves_an_older_journal_as_it_was_or_brought_up_to_date() {
    let home = Home::new();
    fs::create_dir_all(home.journal().parent().unwrap()).unwrap();
    let old = rusqlite::Connection::open(home.journal()).unwrap();
    old.execute_batch(include_str!("../../src/store/schema/0001.sql")).unwrap();
    old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    old.execute_batch(ROW).unwrap();
    drop(old);
    fails_at_every_call(&Step {
        name: "older journal",
        home: &home,
        arguments: &["list", "--json"],
        keys: [None; 2],
        again: true,
        told_apart: true,
    });
}

/// An entry as the first version wrote it.
const ROW: &str = r#"
INSERT INTO episode (place, id, started_at_s, offset_min, certainty, still_going, side, nrs_worst, zones, kinds, triggers,
    activity, reliefs, abilities, contexts, notes, photos, written_at_s, written_offset_min)
VALUES (1795357920 * 65536, '01920000-0000-7000-8000-000000000001', 1795357920, 60, 'exact', 0, 'left', 6,
    '[{"leg":"left","zone":"soleus","nrs":null}]', '["cramp"]', '["stairs"]', '', '[]', '[]', '[]', 'old words', '[]',
    1795357920, 60);
INSERT INTO episode_tag VALUES ('side:left', 1795357920 * 65536);
"#;

const OLD: &str = "four plain words here";
const NEW: &str = "another four plain words";

#[test]
fn a_disk_that_fails_leaves_the_journal_without_or_with_its_first_passphrase() {
    let home = filled();
    let new = file(&home, "new.txt", OLD);
    fails_at_every_call(&Step {
        name: "passphrase set",
        home: &home,
        arguments: &["passphrase", "set", "--new-passphrase-file", &new],
        keys: [None, Some(OLD)],
        again: false,
        told_apart: true,
    });
}

#[test]
fn a_disk_that_fails_leaves_the_journal_with_the_old_or_the_new_passphrase() {
    let home = filled();
    let (old, new) = (file(&home, "old.txt", OLD), file(&home, "new.txt", NEW));
    home.ok(&["passphrase", "set", "--new-passphrase-file", &old]);
    fails_at_every_call(&Step {
        name: "passphrase change",
        home: &home,
        arguments: &["passphrase", "change", "--passphrase-file", &old, "--new-passphrase-file", &new],
        keys: [Some(OLD), Some(NEW)],
        again: false,
        told_apart: true,
    });
}

#[test]
fn a_disk_that_fails_leaves_the_journal_with_its_passphrase_or_without() {
    let home = filled();
    let old = file(&home, "old.txt", OLD);
    home.ok(&["passphrase", "set", "--new-passphrase-file", &old]);
    fails_at_every_call(&Step {
        name: "passphrase remove",
        home: &home,
        arguments: &["passphrase", "remove", "--passphrase-file", &old],
        keys: [Some(OLD), None],
        again: false,
        told_apart: true,
    });
}
