//! What a passphrase promises: nothing of the journal can be read without it, nothing of it lies anywhere else, and
//! whatever goes wrong, the journal opens with the old one or the new one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use common::{Hand, Home, piped, said};
use soleus::app::failure::WayOut;
use soleus::app::lock::{self, Change, Changing};
use soleus::app::run::Journal;
use soleus::domain::setting::Settings;
use soleus::platform::instance::{self, Answer};
use soleus::store::{APPLICATION_ID, Key, Store, StoreError};
use zeroize::Zeroizing;

/// A quote, an umlaut and a space: what a statement would trip over.
const WORDS: &str = "it's vier wörter; -- \"lang\"";
/// How many notes stand in the journal.
const PLANTED: usize = 50;

fn key(words: &str) -> Key {
    Key::new(Zeroizing::new(words.to_owned())).unwrap()
}

/// A note that is found again wherever it lies.
fn planted(number: usize) -> String {
    format!("plantednote{number:02}xq")
}

/// A journal with fifty notes, a setting and something on the desk.
fn filled(home: &Home) -> PathBuf {
    for number in 0..PLANTED {
        home.ok(&["log", "5", "--side", "left", "--notes", &planted(number)]);
    }
    home.journal()
}

fn file_of(home: &Home, name: &str, words: &str) -> String {
    let path = home.folder.path().join(name);
    fs::write(&path, format!("{words}\nand more that is not the passphrase\n")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    path.display().to_string()
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn holds(path: &Path, words: &str) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes.windows(words.len()).any(|part| part == words.as_bytes()))
}

fn is_backup(path: &Path) -> bool {
    path.parent().is_some_and(|folder| folder.ends_with("backups"))
}

/// Files of the journal's folder that hold a planted note, without those backups that are older than the passphrase.
fn told_by(journal: &Path) -> Vec<PathBuf> {
    let mut found = files(journal.parent().unwrap());
    found.retain(|path| !fs::read(path).is_ok_and(|bytes| is_backup(path) && bytes.starts_with(b"SQLite format 3")));
    found.retain(|path| (0..PLANTED).any(|number| holds(path, &planted(number))));
    found
}

fn notes(home: &Home, arguments: &[&str]) -> usize {
    let listed = home.json(&[&["list", "--json"], arguments].concat());
    let notes: Vec<&str> =
        listed["episodes"].as_array().unwrap().iter().filter_map(|one| one["notes"].as_str()).collect();
    (0..PLANTED).filter(|number| notes.contains(&planted(*number).as_str())).count()
}

#[test]
fn a_locked_journal_holds_no_word_of_it_and_opens_with_the_passphrase_alone() {
    let home = Home::new();
    let journal = filled(&home);
    assert_eq!(told_by(&journal), std::slice::from_ref(&journal), "the plain file holds them");
    let (old, new) = (file_of(&home, "old.txt", WORDS), file_of(&home, "new.txt", "four other plain words"));

    let said = home.ok(&["passphrase", "set", "--new-passphrase-file", &old]);
    assert!(said.starts_with("The journal has a passphrase now. Backups, exports and copies"), "{said}");
    assert_eq!(told_by(&journal), Vec::<PathBuf>::new());
    assert!(!fs::read(&journal).unwrap().starts_with(b"SQLite"));
    assert_eq!(notes(&home, &["--passphrase-file", &old]), PLANTED);
    assert_eq!(notes(&home, &["--search", &planted(41), "--passphrase-file", &old]), 1, "the search came along");
    // Also while it is written.
    home.ok(&["log", "3", "--notes", &planted(3), "--passphrase-file", &old]);
    home.ok(&["backup", "--passphrase-file", &old]);
    let sealed = |path: &&PathBuf| is_backup(path) && !fs::read(path).unwrap().starts_with(b"SQLite");
    assert_eq!(files(journal.parent().unwrap()).iter().filter(sealed).count(), 1, "a backup has the same passphrase");
    assert_eq!(told_by(&journal), Vec::<PathBuf>::new());

    let wrong = home.run(&["list", "--passphrase-file", &new]);
    let words = "That passphrase does not open this journal. Check Caps Lock and try again.\n";
    assert_eq!((wrong.status, wrong.out.as_str(), wrong.err.as_str()), (1, "", words));

    home.ok(&["passphrase", "change", "--passphrase-file", &old, "--new-passphrase-file", &new]);
    assert_eq!((notes(&home, &["--passphrase-file", &new]), told_by(&journal)), (PLANTED, Vec::new()));
    assert_eq!(home.run(&["list", "--passphrase-file", &old]).status, 1);

    let said = home.ok(&["passphrase", "remove", "--passphrase-file", &new]);
    assert!(said.starts_with("The passphrase was removed."), "{said}");
    assert_eq!((notes(&home, &[]), home.run(&["undo"]).status), (PLANTED, 0), "and its steps can be undone");
    let beside: Vec<PathBuf> = files(journal.parent().unwrap()).into_iter().filter(|path| *path != journal).collect();
    assert!(beside.iter().all(|path| path.ends_with("journal.db.lock") || is_backup(path)), "{beside:?}");
}

#[test]
fn what_is_asked_for_at_the_wrong_time_changes_nothing() {
    let home = Home::new();
    let words = file_of(&home, "words.txt", WORDS);
    let missing = home.run(&["passphrase", "set", "--passphrase-file", &words]);
    assert!((missing.status, missing.err.contains("There is no journal at")) == (1, true), "{missing:?}");
    home.ok(&["log", "5"]);
    for (change, expected) in
        [("change", "has no passphrase. Use: soleus passphrase set"), ("remove", "has no passphrase")]
    {
        let said = home.run(&["passphrase", change, "--passphrase-file", &words]);
        assert!(said.status == 1 && said.err.contains(expected), "{said:?}");
    }
    let empty = file_of(&home, "empty.txt", "");
    let said = home.run(&["passphrase", "set", "--passphrase-file", &empty]);
    assert!(said.status == 1 && said.err.contains("begins with no passphrase"), "{said:?}");
    let said = home.run(&["passphrase", "set", "--passphrase-file", "nowhere.txt"]);
    assert!(said.status == 1 && said.err.contains("nowhere.txt"), "{said:?}");
    home.ok(&["list"]);
    home.ok(&["passphrase", "set", "--passphrase-file", &words]);
    let said = home.run(&["passphrase", "set", "--passphrase-file", &words]);
    assert!(said.status == 1 && said.err.contains("Use: soleus passphrase change"), "{said:?}");
    let open = Journal::unlock(&home.journal(), Some(&key(WORDS)), Hand::new().clock()).unwrap();
    let said = home.run(&["passphrase", "remove", "--passphrase-file", &words]);
    assert!(said.status == 1 && said.err.contains("in use by another Soleus"), "{said:?}");
    drop(open);
    home.ok(&["list", "--passphrase-file", &words]);
}

#[test]
#[cfg(unix)]
fn a_file_that_others_can_read_is_said_to_be_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    home.ok(&["log", "5"]);
    let words = file_of(&home, "words.txt", WORDS);
    fs::set_permissions(&words, fs::Permissions::from_mode(0o644)).unwrap();
    let said = home.run(&["passphrase", "set", "--passphrase-file", &words]);
    assert!(said.status == 0 && said.err.starts_with("Others who use this computer may read"), "{said:?}");
}

#[test]
fn a_locked_journal_and_a_wrong_passphrase_are_told_apart_from_a_file_that_is_no_journal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    drop(Journal::create(&path, &Settings::default(), Hand::new().clock()).unwrap());
    lock::change(&path, &Change::Set(key(WORDS))).unwrap();
    let failure = Journal::open(&path, Hand::new().clock()).unwrap_err();
    assert_eq!(
        (failure.words.as_str(), failure.way_out),
        ("This journal is locked. Give its passphrase.", WayOut::Unlock)
    );
    let tried = |words: &str| Store::open_with(&path, Some(&key(words))).map(drop);
    assert!(matches!(tried("IT'S VIER"), Err(StoreError::WrongPassphrase)));
    assert!(matches!(Store::open_to_read(&path, None).map(drop), Err(StoreError::Locked)));
    assert!(matches!(Store::open_beside(&path, Some(&key("x"))).map(drop), Err(StoreError::WrongPassphrase)));
    tried(WORDS).unwrap();
    // Words, an empty page and a picture's beginning are no ciphertext.
    for (name, bytes) in [("words", b"calf pain ".repeat(900)), ("zeros", vec![0; 8192]), ("short", vec![7; 100])] {
        let other = folder.path().join(name);
        fs::write(&other, bytes).unwrap();
        assert!(matches!(Store::open_with(&other, Some(&key(WORDS))), Err(StoreError::NotAJournal)), "{name}");
    }
}

#[test]
fn a_change_that_was_killed_leaves_nothing_readable_and_is_tidied_up() {
    let home = Home::new();
    let journal = filled(&home);
    // As a kill leaves it: a second file with all of it, of a change that took the passphrase away.
    let left = journal.with_file_name("journal.db.passphrase.new");
    lock::change(&journal, &Change::Set(key(WORDS))).unwrap();
    for name in [left.clone(), left.with_file_name("journal.db.passphrase.new-journal")] {
        fs::write(name, planted(7)).unwrap();
    }
    assert_eq!(told_by(&journal).len(), 2);
    drop(Store::open_with(&journal, Some(&key(WORDS))).unwrap());
    assert_eq!(told_by(&journal), Vec::<PathBuf>::new());
}

#[test]
fn a_change_without_room_leaves_the_journal_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    drop(Journal::create(&path, &Settings::default(), Hand::new().clock()).unwrap());
    let before = fs::read(&path).unwrap();
    // A file that may not be replaced stands where the second one would be filled.
    fs::create_dir(path.with_file_name("journal.db.passphrase.new")).unwrap();
    let failure = lock::change(&path, &Change::Set(key(WORDS))).unwrap_err();
    assert!(failure.words.starts_with("The passphrase was not changed."), "{failure}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
#[cfg(unix)]
fn a_second_name_that_somebody_keeps_is_not_written_over_and_a_link_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (path, kept, link) =
        (folder.path().join("journal.db"), folder.path().join("kept.db"), folder.path().join("link.db"));
    drop(Journal::create(&path, &Settings::default(), Hand::new().clock()).unwrap());
    fs::hard_link(&path, &kept).unwrap();
    std::os::unix::fs::symlink(&path, &link).unwrap();
    lock::change(&link, &Change::Set(key(WORDS))).unwrap();
    drop(Store::open(&kept).unwrap());
    assert!(link.symlink_metadata().unwrap().is_symlink());
    drop(Store::open_with(&path, Some(&key(WORDS))).unwrap());
}

#[test]
fn a_locked_journal_of_an_older_version_keeps_a_locked_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let old = rusqlite::Connection::open(&path).unwrap();
    old.pragma_update(None, "key", WORDS).unwrap();
    old.execute_batch(include_str!("../src/store/schema/0001.sql")).unwrap();
    old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    old.execute("INSERT INTO desk VALUES ('draft', ?1)", [format!("\"{}\"", planted(1))]).unwrap();
    drop(old);
    assert!(matches!(Store::open_beside(&path, Some(&key(WORDS))), Ok(None)));
    let store = Store::open_with(&path, Some(&key(WORDS))).unwrap();
    drop(store);
    let copies = Store::older_copies(&path).unwrap();
    let copy = rusqlite::Connection::open(&copies[0]).unwrap();
    copy.pragma_update(None, "key", WORDS).unwrap();
    assert_eq!(copy.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap(), 1);
    assert_eq!((copies.len(), told_by(&path)), (1, Vec::new()));
}

#[test]
fn a_locked_journal_that_cannot_be_brought_up_to_date_leaves_no_copy_for_each_try() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let old = rusqlite::Connection::open(&path).unwrap();
    old.pragma_update(None, "key", WORDS).unwrap();
    old.execute_batch(include_str!("../src/store/schema/0001.sql")).unwrap();
    old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    // A side that a later step refuses when it makes the table anew.
    let row = "PRAGMA ignore_check_constraints = 1;
        INSERT INTO episode (place, id, started_at_s, offset_min, certainty, still_going, side, nrs_worst, zones, kinds,
            triggers, activity, reliefs, abilities, contexts, notes, photos, written_at_s, written_offset_min)
        VALUES (1795357920 * 65536, '01920000-0000-7000-8000-000000000001', 1795357920, 60, 'exact', 0, 'up', 6, '[]',
            '[]', '[]', '', '[]', '[]', '[]', '', '[]', 1795357920, 60)";
    old.execute_batch(row).unwrap();
    drop(old);
    for _ in 0..2 {
        let failed = Store::open_with(&path, Some(&key(WORDS))).map(drop).unwrap_err();
        assert!(!matches!(failed, StoreError::NoCopy(_)), "{failed}");
        assert_eq!(Store::older_copies(&path).unwrap(), Vec::<PathBuf>::new());
    }
}

#[test]
fn after_a_change_that_failed_the_journal_opens_with_whichever_passphrase_is_in_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    drop(Journal::create(&path, &Settings::default(), Hand::new().clock()).unwrap());
    // As when the disk failed right after the new file took the place of the old one.
    lock::change(&path, &Change::Set(key("another one"))).unwrap();
    let changing = Changing::begin(path, Change::Change(key(WORDS), key("another one")), || {});
    let (done, opened) = loop {
        match changing.take(&Hand::new().clock()) {
            Some(answer) => break answer,
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    };
    assert!(done.is_err());
    assert!(opened.unwrap().store().opens_with(&key("another one")));
}

#[test]
fn a_job_reads_a_locked_journal_on_a_way_of_its_own_and_cannot_write_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    drop(Journal::create(&path, &Settings::default(), Hand::new().clock()).unwrap());
    lock::change(&path, &Change::Set(key(WORDS))).unwrap();
    let window = Journal::unlock(&path, Some(&key(WORDS)), Hand::new().clock()).unwrap();
    let access = window.store().read_access();
    let job = access.open().unwrap();
    assert_eq!(job.episode_count().unwrap(), 0);
    assert!(matches!(job.put_desk("draft", &1), Err(StoreError::ReadOnly)));
    // Closed meanwhile and given another passphrase: the job is told, and harms nothing.
    drop(window);
    lock::change(&path, &Change::Change(key(WORDS), key("another one"))).unwrap();
    assert!(matches!(access.open().map(drop), Err(StoreError::WrongPassphrase)));
    drop(job);
    drop(Store::open_with(&path, Some(&key("another one"))).unwrap());
}

#[test]
fn two_locked_journals_of_one_passphrase_are_brought_together() {
    let (home, away) = (Home::new(), Home::new());
    let words = file_of(&home, "words.txt", WORDS);
    for one in [&home, &away] {
        one.ok(&["log", "4", "--notes", "from one"]);
        one.ok(&["passphrase", "set", "--passphrase-file", &words]);
    }
    let other = away.journal();
    let said = home.ok(&["merge", other.to_str().unwrap(), "--passphrase-file", &words]);
    assert!(said.ends_with("Merged 1 record from journal.db\n"), "{said}");
    let listed = home.json(&["list", "--json", "--passphrase-file", &words]);
    assert_eq!(listed["episodes"].as_array().unwrap().len(), 2);
}

#[test]
#[cfg(target_os = "linux")]
fn the_passphrase_is_neither_in_the_list_of_processes_nor_in_what_is_handed_to_the_window() {
    let home = Home::new();
    home.ok(&["log", "5"]);
    let words = file_of(&home, "words.txt", WORDS);
    home.ok(&["passphrase", "set", "--passphrase-file", &words]);
    let window = Journal::unlock(&home.journal(), Some(&key(WORDS)), Hand::new().clock()).unwrap();
    let (calls, guard) = instance::serve(&home.journal(), || {}).unwrap();
    let mut command = home.command(&["log", "6", "--passphrase-file", &words]);
    // This process is the window here, so both must look in the same places.
    match std::env::var_os("XDG_RUNTIME_DIR") {
        Some(folder) => command.env("XDG_RUNTIME_DIR", folder),
        None => command.env_remove("XDG_RUNTIME_DIR"),
    };
    let child = piped(&mut command);
    let call = calls.recv_timeout(Duration::from_mins(1)).unwrap();
    assert!(!call.arguments.iter().any(|word| word.contains(WORDS)), "{:?}", call.arguments);
    for place in ["cmdline", "environ"] {
        let seen = Path::new("/proc").join(child.id().to_string()).join(place);
        assert!(!holds(&seen, WORDS) && fs::read(&seen).is_ok_and(|bytes| !bytes.is_empty()), "{place}");
    }
    call.answer.send(Answer { out: "Saved\n".to_owned(), ..Answer::default() }).unwrap();
    assert_eq!(said(child.wait_with_output().unwrap()).out, "Saved\n");
    drop((guard, window));
}
