//! A damaged journal: what can be read of it comes out, the damaged file is kept, and a backup takes its place.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;
#[path = "common/records.rs"]
mod records;
#[path = "common/ruin.rs"]
mod ruin;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::{Hand, Home};
use records::{moment, record};
use ruin::{PAGE, pages, ruin, ruined_settings};
use rusqlite::Connection;
use soleus::app::failure::WayOut;
use soleus::app::lock::{self, Change as Lock};
use soleus::app::run::Journal;
use soleus::app::salvage::{Rescue, sentence};
use soleus::domain::record::{Record, RecordKind};
use soleus::store::operation::Change;
use soleus::store::salvage::{Count, Saved};
use soleus::store::{Key as Passphrase, Store};
use tempfile::TempDir;

/// Entries of a test journal: many pages.
const ENTRIES: u32 = 2_000;

/// A journal with entries on many pages, 20 records of each other kind, and a history.
fn filled() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut store = Store::create(&path, &[]).unwrap();
    let entry = |number: u32| Change::Put(record(0, number, number * 4_000));
    store.apply("import", moment(0), &(0..ENTRIES).map(entry).collect::<Vec<_>>()).unwrap();
    for kind in 1..13 {
        for which in 0..20 {
            store
                .apply(&format!("log {kind} {which}"), moment(which), &[Change::Put(record(kind, which, which))])
                .unwrap();
        }
    }
    // History with something before it, something deleted and something undone.
    store.apply("change entry", moment(300), &[Change::Put(record(0, 5, 77))]).unwrap();
    store.apply("delete entry", moment(400), &[Change::Delete(record(0, 6, 0).key())]).unwrap();
    store.apply("delete entry", moment(500), &[Change::Delete(record(0, 7, 0).key())]).unwrap();
    store.undo(moment(600)).unwrap();
    store.put_desk("draft", &"half a sentence").unwrap();
    (folder, path)
}

/// All records by kind.
fn contents(store: &Store) -> BTreeMap<RecordKind, Vec<Record>> {
    RecordKind::ALL.into_iter().map(|kind| (kind, store.records(kind).unwrap())).collect()
}

fn contents_of(path: &Path, key: Option<&Passphrase>) -> BTreeMap<RecordKind, Vec<Record>> {
    contents(&Store::open_with(path, key).unwrap())
}

fn salvage(path: &Path, key: Option<&Passphrase>) -> Saved {
    let as_it_was = fs::read(path).unwrap();
    let rescue = Rescue::new(path, key);
    let saved = rescue.save(&rescue.new_file(moment(0)), &mut |_| true).unwrap().unwrap();
    assert_eq!(fs::read(path).unwrap(), as_it_was, "the damaged file is only read");
    saved
}

#[test]
fn every_row_of_a_file_with_damaged_indexes_comes_out() {
    let (_folder, path) = filled();
    let (whole, history) = (contents_of(&path, None), Store::open(&path).unwrap().operations(999).unwrap());
    let indexes = pages(&path, "name IN (SELECT name FROM sqlite_schema WHERE type = 'index')");
    assert!(indexes.len() > 100, "{}", indexes.len());
    ruin(&path, &indexes);
    // What is derived from the entries is of no use either.
    ruin(
        &path,
        &pages(&path, "name LIKE 'episode_%' AND name NOT IN (SELECT name FROM sqlite_schema WHERE type = 'index')"),
    );
    let saved = salvage(&path, None);
    assert!(saved.counts.values().all(|count| count.saved == count.about), "{saved:?}");
    let mut new = Store::open(&saved.file).unwrap();
    assert_eq!(contents(&new), whole);
    assert_eq!(new.operations(999).unwrap(), history);
    assert_eq!(new.desk("draft").unwrap(), Some("half a sentence".to_owned()));
    // What is derived was made anew, and the history works.
    assert_eq!(new.places_with_words("words").unwrap().unwrap().len(), 1_999);
    assert_eq!(new.redo().unwrap(), "delete entry");
    assert_eq!(new.undo(moment(900)).unwrap(), "delete entry");
    assert_eq!(contents(&new), whole);
    let said: String =
        Connection::open(&saved.file).unwrap().pragma_query_value(None, "integrity_check", |row| row.get(0)).unwrap();
    assert_eq!(said, "ok");
}

#[test]
fn a_damaged_page_loses_only_its_own_rows() {
    let (_folder, path) = filled();
    let whole = fs::read(&path).unwrap();
    let leaves = pages(&path, "name = 'episode' AND pagetype = 'leaf'");
    assert!(leaves.len() > 50, "{}", leaves.len());
    let entries = contents_of(&path, None).remove(&RecordKind::Episode).unwrap();
    for lost in [&leaves[..1], &leaves[20..21], &leaves[leaves.len() - 1..], &[leaves[0], leaves[30], leaves[31]]] {
        fs::write(&path, &whole).unwrap();
        ruin(&path, lost);
        let saved = salvage(&path, None);
        let on_them: usize = lost.iter().map(|(_, cells)| cells).sum();
        let count = saved.counts[&RecordKind::Episode];
        assert_eq!(count, Count { saved: 1_999 - on_them, about: 1_999 }, "{lost:?}");
        assert!(sentence(&saved).ends_with("of about 1999 entries were saved."), "{}", sentence(&saved));
        let others = saved.counts.iter().filter(|(kind, _)| **kind != RecordKind::Episode);
        assert!(others.clone().count() == 12 && others.clone().all(|(_, count)| count.saved == 20), "{saved:?}");
        let new = contents_of(&saved.file, None);
        assert!(new[&RecordKind::Episode].iter().all(|entry| entries.contains(entry)));
        fs::remove_file(&saved.file).unwrap();
    }
}

#[test]
fn rows_come_out_also_where_table_and_index_are_damaged() {
    let (_folder, path) = filled();
    let leaves = pages(&path, "name = 'episode' AND pagetype = 'leaf'");
    let lost = [leaves[0], leaves[10], leaves[40], leaves[leaves.len() - 1]];
    ruin(&path, &lost);
    ruin(&path, &pages(&path, "name = 'sqlite_autoindex_episode_1' OR name = 'episode_chart' OR name = 'episode_tag'"));
    let saved = salvage(&path, None);
    let on_them: usize = lost.iter().map(|(_, cells)| cells).sum();
    assert_eq!(saved.counts[&RecordKind::Episode].saved, 1_999 - on_them, "no list helps, and all others are found");
}

#[test]
fn rows_come_out_also_where_the_way_to_them_is_damaged() {
    let (_folder, path) = filled();
    let (whole_file, whole) = (fs::read(&path).unwrap(), contents_of(&path, None));
    let root = pages(&path, "name = 'episode' AND pagetype = 'internal'");
    assert!(!root.is_empty());
    ruin(&path, &root);
    let saved = salvage(&path, None);
    assert_eq!(saved.counts[&RecordKind::Episode], Count { saved: 1_999, about: 1_999 });
    assert_eq!(contents_of(&saved.file, None), whole);
    let unsure = "All that could be read was saved, with 1999 entries. Parts of the file could not be read";
    assert!(sentence(&saved).starts_with(unsure), "{}", sentence(&saved));
    fs::remove_file(&saved.file).unwrap();
    // The first page with the list of all tables, then with the header of the file.
    for (from, to) in [(100, PAGE), (0, 100), (0, PAGE)] {
        let mut bytes = whole_file.clone();
        bytes[from..to].iter_mut().for_each(|byte| *byte = byte.wrapping_mul(7) ^ 0x5a);
        fs::write(&path, bytes).unwrap();
        let refused = Journal::open(&path, Hand::new().clock()).unwrap_err();
        assert_eq!(refused.way_out, WayOut::Rescue, "{from} {to} {refused}");
        let saved = salvage(&path, None);
        let mut new = contents_of(&saved.file, None);
        // Settings look like what lies on the desk.
        new.insert(RecordKind::Setting, whole[&RecordKind::Setting].clone());
        let differ = whole.keys().filter(|kind| new[*kind] != whole[*kind]);
        let counts: Vec<_> = differ.map(|kind| (kind, new[kind].len(), whole[kind].len())).collect();
        assert!(counts.is_empty(), "{from} {to} {counts:?}");
        assert!(sentence(&saved).starts_with(unsure), "{from} {to} {}", sentence(&saved));
        assert_eq!(saved.counts[&RecordKind::Setting], Count { saved: 0, about: 20 }, "what has a digest was there");
        fs::remove_file(&saved.file).unwrap();
    }
}

#[test]
fn everything_is_said_only_where_all_of_the_file_could_be_read() {
    let (_folder, path) = filled();
    let saved = salvage(&path, None);
    assert_eq!(sentence(&saved), "Everything was saved, with 1999 entries.");
    fs::remove_file(&saved.file).unwrap();
    let history = pages(&path, "name = 'change' AND pagetype = 'leaf'");
    ruin(&path, &history[1..2]);
    let saved = salvage(&path, None);
    assert!(saved.history.saved < saved.history.about, "{saved:?}");
    assert_eq!(sentence(&saved), "All 1999 entries were saved, but not all of the rest.");
}

/// Needs a disk of its own, which only root can make.
#[cfg(target_os = "linux")]
#[test]
fn a_journal_on_a_disk_that_became_read_only_is_saved_on_another_one() {
    let (folder, path) = filled();
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let mount = |arguments: &[&str]| {
        let done = std::process::Command::new("mount").args(arguments).arg(&disk).output();
        done.is_ok_and(|done| done.status.success())
    };
    if !mount(&["-t", "tmpfs", "tmpfs"]) {
        return;
    }
    let place = disk.join("journal.db");
    let copied = fs::copy(&path, &place);
    let is_read_only = mount(&["-o", "remount,ro"]);
    let rescue = Rescue::new(&place, None);
    let there = rescue.save(&rescue.new_file(moment(0)), &mut |_| true);
    let elsewhere = rescue.save(&folder.path().join("new.db"), &mut |_| true);
    let unmounted = std::process::Command::new("umount").arg(&disk).status();
    assert!(copied.is_ok() && unmounted.is_ok_and(|status| status.success()));
    if is_read_only {
        let refused = there.unwrap_err();
        assert!(refused.words.contains("save on another disk with soleus salvage and another name"), "{refused}");
        assert_eq!(elsewhere.unwrap().unwrap().counts[&RecordKind::Episode], Count { saved: 1_999, about: 1_999 });
    }
}

#[test]
fn a_locked_journal_is_saved_under_the_same_passphrase() {
    let (_folder, path) = filled();
    let key = Passphrase::new("four plain words here".to_owned().into()).unwrap();
    let leaves = pages(&path, "name = 'episode' AND pagetype = 'leaf'");
    assert!(leaves.len() > 50);
    lock::change(&path, &Lock::Set(key.clone())).unwrap();
    let whole = contents_of(&path, Some(&key));
    let mut bytes = fs::read(&path).unwrap();
    let count = bytes.len() / PAGE;
    for page in [count / 3, count / 2, count - 9] {
        bytes[page * PAGE + 700] ^= 0xff;
    }
    fs::write(&path, bytes).unwrap();
    assert_eq!(
        Rescue::new(&path, None).save(&path.with_file_name("x.db"), &mut |_| true).unwrap_err().way_out,
        WayOut::Unlock
    );
    let saved = salvage(&path, Some(&key));
    let (all, kept): (usize, usize) =
        (whole.values().map(Vec::len).sum(), saved.counts.values().map(|count| count.saved).sum());
    assert!(kept + 150 > all && kept <= all, "{kept} of {all}");
    assert!(Store::open(&saved.file).is_err(), "it is locked");
    assert_eq!(contents_of(&saved.file, Some(&key)).values().map(Vec::len).sum::<usize>(), kept);
}

/// Names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_a_killed_writer_left_half_done_is_taken_back_and_both_files_stay_as_they_are() {
    let (_folder, path) = filled();
    let whole = contents_of(&path, None);
    let folder = tempfile::tempdir().unwrap();
    let killed = folder.path().join("journal.db");
    let writer = Connection::open(&path).unwrap();
    writer.execute_batch("PRAGMA cache_size = 5; BEGIN; UPDATE episode SET notes = 'half done'").unwrap();
    fs::copy(&path, &killed).unwrap();
    fs::copy(path.with_file_name("journal.db-journal"), folder.path().join("journal.db-journal")).unwrap();
    drop(writer);
    let setting = pages(&path, "name = 'setting'");
    ruin(&killed, &setting);
    let left = fs::read(folder.path().join("journal.db-journal")).unwrap();
    let saved = salvage(&killed, None);
    assert_eq!(fs::read(folder.path().join("journal.db-journal")).unwrap(), left);
    assert_eq!(contents_of(&saved.file, None)[&RecordKind::Episode], whole[&RecordKind::Episode]);
    let new = saved.file.file_name().unwrap().to_str().unwrap().to_owned();
    let expected = ["journal.db", "journal.db-journal", "journal.db.lock", &new, &format!("{new}.lock")];
    assert_eq!(names(folder.path()), expected, "nothing else is left");
    // In its place the new one is opened as it is, and not with what belonged to the damaged one.
    let aside = Store::replace_damaged(&killed, &saved.file, "then").unwrap();
    assert_eq!(contents_of(&killed, None)[&RecordKind::Episode], whole[&RecordKind::Episode]);
    assert!(aside.exists() && aside.with_file_name("journal.db.damaged-then.db-journal").exists());
}

#[test]
fn a_save_that_is_stopped_or_cannot_be_made_leaves_nothing_behind() {
    let (folder, path) = filled();
    ruined_settings(&path);
    let before = names(folder.path());
    let rescue = Rescue::new(&path, None);
    let new = folder.path().join("new.db");
    for most in [0, 100, 2_300, 2_700] {
        let mut rows = 0;
        let stopped = rescue.save(&new, &mut |more| {
            rows += more;
            rows <= most
        });
        assert!(stopped.unwrap().is_none(), "{most}");
        assert_eq!(names(folder.path()), before, "{most}");
    }
    fs::write(&new, "somebody's").unwrap();
    let refused = rescue.save(&new, &mut |_| true).unwrap_err();
    assert!(refused.words.contains("a file of that name is there already"), "{refused}");
    assert_eq!(fs::read(&new).unwrap(), b"somebody's");
    // Somebody who writes has the damaged one to himself.
    let held = fs::OpenOptions::new().write(true).open(folder.path().join("journal.db.lock")).unwrap();
    held.lock().unwrap();
    let refused = rescue.save(&folder.path().join("other.db"), &mut |_| true).unwrap_err();
    assert!(refused.words.contains("in use by another Soleus"), "{refused}");
}

#[test]
fn a_damaged_journal_is_rescued_from_the_command_line() {
    let home = Home::new();
    for number in 1..6 {
        home.ok(&["log", &number.to_string(), "--notes", &format!("words {number}")]);
    }
    let made = home.ok(&["backup"]);
    let backup = made.trim().rsplit(" as ").next().unwrap();
    home.ok(&["log", "6", "--notes", "after the backup"]);
    ruined_settings(&home.journal());
    let damaged = fs::read(home.journal()).unwrap();
    let said = home.run(&["list"]);
    assert!(said.status == 1 && said.err.lines().count() == 1, "{said:?}");
    assert!(
        said.err.contains("is damaged. It was left as it is.") && said.err.contains("soleus salvage NEW.db"),
        "{said:?}"
    );
    let listed = home.ok(&["backups"]);
    assert!(listed.contains("5 entries, checked"), "{listed}");
    let new = home.folder.path().join("new.db");
    let saved = home.ok(&["salvage", new.to_str().unwrap()]);
    assert!(saved.contains("6 entries") && saved.contains("steps of the history"), "{saved}");
    assert_eq!(fs::read(home.journal()).unwrap(), damaged);
    let list = home.json(&["--journal", new.to_str().unwrap(), "list", "--json"]);
    assert_eq!(list["episodes"][0]["notes"], "after the backup");
    let again = home.run(&["salvage", new.to_str().unwrap()]);
    assert!(again.status == 1 && again.err.contains("there already"), "{again:?}");
    // A backup in its place; the damaged one is kept.
    let back = home.ok(&["restore", backup]);
    assert!(back.starts_with("The backup is your journal now. The former file is kept as "), "{back}");
    assert_eq!(home.json(&["list", "--json"])["episodes"].as_array().unwrap().len(), 5);
    let aside = back.trim().rsplit(" as ").next().unwrap();
    assert_eq!(fs::read(aside).unwrap(), damaged);
    // What was saved can take the place of a sound journal too, as one step that says what would change.
    assert!(home.ok(&["restore", new.to_str().unwrap()]).contains("1 entry that you do not have now"));
    assert_eq!(home.json(&["list", "--json"])["episodes"].as_array().unwrap().len(), 6);
}

#[test]
fn everything_is_deleted_with_the_damaged_files_that_were_put_aside() {
    let (folder, path) = filled();
    ruined_settings(&path);
    let saved = salvage(&path, None);
    Store::replace_damaged(&path, &saved.file, "then").unwrap();
    assert!(names(folder.path()).contains(&"journal.db.damaged-then.db".to_owned()));
    Store::erase(&path).unwrap();
    assert_eq!(names(folder.path()).into_iter().filter(|name| !name.contains(".lock")).collect::<Vec<_>>(), [""; 0]);
}
