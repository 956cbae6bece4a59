//! Promises about two journals of one person: what is new or newer there comes, nothing is lost, what was deleted stays
//! away, the other file is left alone, and one step takes it all back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

#[path = "common/records.rs"]
mod records;

use std::path::{Path, PathBuf};

use common::{Hand, Home};
use records::{moment, record};
use soleus::app::command::Command;
use soleus::app::merge::{Counts, MergePlan, plan};
use soleus::app::run::Journal;
use soleus::domain::body::Side;
use soleus::domain::draft::EpisodeDraft;
use soleus::domain::episode::{Episode, Nrs};
use soleus::domain::record::RecordKind;
use soleus::domain::setting::Settings;
use soleus::store::operation::{Change, Record};
use soleus::store::{Key, Store};
use tempfile::TempDir;
use uuid::Uuid;
use zeroize::Zeroizing;

struct Two {
    folder: TempDir,
    hand: Hand,
}

impl Two {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), hand: Hand::new() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn journal(&self, name: &str) -> Journal {
        Journal::create(&self.path(name), &Settings::default(), self.hand.clock()).unwrap()
    }

    /// A copy of the file, as a sync program or a stick would make it.
    fn copied(&self, from: &Journal, name: &str) -> Journal {
        std::fs::copy(from.store().path(), self.path(name)).unwrap();
        Journal::open(&self.path(name), self.hand.clock()).unwrap()
    }

    fn log(&self, journal: &mut Journal, score: usize, notes: &str) -> Uuid {
        self.hand.pass(120);
        let draft = EpisodeDraft {
            nrs_worst: Some(Nrs::ALL[score]),
            notes: notes.to_owned(),
            ..EpisodeDraft::fresh(Some(Side::Left), &journal.now())
        };
        let episode = draft.parse(journal.new_id(), &journal.now()).unwrap();
        journal.run(Command::Save(Box::new(episode))).unwrap().entry.unwrap()
    }

    fn edit(&self, journal: &mut Journal, id: Uuid, notes: &str) {
        self.hand.pass(120);
        let episode = journal.store().episode(id).unwrap().unwrap();
        journal.run(Command::Save(Box::new(Episode { notes: notes.to_owned(), ..episode }))).unwrap();
    }

    fn delete(&self, journal: &mut Journal, id: Uuid) {
        self.hand.pass(120);
        journal.run(Command::Delete(vec![id])).unwrap();
    }

    fn merge(&self, journal: &mut Journal, other: &Journal) -> Counts {
        self.hand.pass(120);
        let plan = look(journal, other.store().path());
        let counts = plan.all();
        journal.run(Command::Merge(Box::new(plan))).unwrap();
        counts
    }
}

fn look(journal: &Journal, other: &Path) -> MergePlan {
    plan(journal.store(), journal.store().revision(), other, &mut |_| true).unwrap().unwrap()
}

fn refused(journal: &Journal, other: &Path) -> String {
    plan(journal.store(), journal.store().revision(), other, &mut |_| true).unwrap_err().words
}

fn notes(journal: &Journal) -> Vec<String> {
    let records = journal.store().records(RecordKind::Episode).unwrap();
    let mut notes: Vec<String> = records
        .into_iter()
        .filter_map(|record| if let Record::Episode(episode) = record { Some(episode.notes) } else { None })
        .collect();
    notes.sort();
    notes
}

fn counts(new: usize, newer: usize, older: usize, same: usize) -> Counts {
    Counts { new, newer, older, same, ..Counts::default() }
}

#[test]
fn two_computers_end_with_the_same_journal_whichever_is_merged_first() {
    let two = Two::new();
    let mut home = two.journal("home.db");
    let (ours, theirs) = (two.log(&mut home, 4, "first"), two.log(&mut home, 5, "second"));
    let mut away = two.copied(&home, "away.db");
    two.edit(&mut away, theirs, "second, mended away");
    two.edit(&mut home, ours, "first, mended at home");
    two.log(&mut home, 1, "only at home");
    two.log(&mut away, 2, "only away");
    let seen = look(&home, away.store().path());
    assert_eq!(seen.lines(), ["entries: 1 new, 1 newer there, 1 older there"]);
    assert_eq!(notes(&home), ["first, mended at home", "only at home", "second"], "a look changes nothing");
    assert_eq!(two.merge(&mut home, &away), counts(1, 1, 1, 0));
    let all = ["first, mended at home", "only at home", "only away", "second, mended away"];
    assert_eq!(notes(&home), all);
    assert_eq!(two.merge(&mut away, &home), counts(1, 1, 0, 2));
    assert_eq!(notes(&away), all);
    assert_eq!(two.merge(&mut home, &away), counts(0, 0, 0, 4), "and then there is nothing to do");
    let versions = home.store().versions(theirs).unwrap();
    let kept: Vec<&str> =
        versions.iter().filter_map(|version| version.before.as_ref()).map(|e| e.notes.as_str()).collect();
    assert_eq!(kept, ["second"], "the version that lost is in the history");
    home.run(Command::Undo).unwrap();
    assert_eq!(notes(&home), ["first, mended at home", "only at home", "second"]);
    assert_eq!(two.merge(&mut home, &away), counts(1, 1, 0, 2), "it can be merged again");
    assert_eq!(notes(&home), all);
}

#[test]
fn what_was_mended_before_a_late_merge_is_not_lost() {
    let two = Two::new();
    let mut home = two.journal("home.db");
    let id = two.log(&mut home, 4, "first");
    let stick = two.copied(&home, "stick.db");
    let mut away = two.journal("away.db");
    two.edit(&mut home, id, "mended");
    // The stick with the old version arrives after the mending.
    assert_eq!(two.merge(&mut away, &stick), counts(1, 0, 0, 0));
    assert_eq!(two.merge(&mut home, &away), counts(0, 0, 1, 0), "the merge is later, but what it brought is older");
    assert_eq!(two.merge(&mut away, &home), counts(0, 1, 0, 0));
    assert_eq!((notes(&home), notes(&away)), (vec!["mended".to_owned()], vec!["mended".to_owned()]));
}

#[test]
fn what_was_deleted_stays_away_unless_it_was_changed_later() {
    let two = Two::new();
    let mut home = two.journal("home.db");
    let gone = two.log(&mut home, 4, "gone");
    let mended = two.log(&mut home, 5, "mended");
    let mut away = two.copied(&home, "away.db");
    two.delete(&mut home, gone);
    two.delete(&mut home, mended);
    two.edit(&mut away, mended, "mended after it was deleted at home");
    let plan = look(&home, away.store().path());
    assert_eq!(plan.all(), Counts { new: 1, deleted_here: 1, ..Counts::default() });
    two.merge(&mut home, &away);
    assert_eq!(notes(&home), ["mended after it was deleted at home"]);
    let back = two.merge(&mut away, &home);
    assert_eq!(back, Counts { deleted_there: 1, same: 1, ..Counts::default() });
    assert_eq!(notes(&away), ["mended after it was deleted at home"]);
    away.run(Command::Undo).unwrap();
    assert_eq!(
        notes(&away),
        ["gone", "mended after it was deleted at home"],
        "a deletion that came along is undone too"
    );
}

#[test]
fn taking_back_a_merge_never_deletes_the_entry_where_it_was_written() {
    let two = Two::new();
    let (mut home, mut away) = (two.journal("home.db"), two.journal("away.db"));
    two.log(&mut home, 4, "written at home");
    two.merge(&mut away, &home);
    two.hand.pass(120);
    away.run(Command::Undo).unwrap();
    assert_eq!(two.merge(&mut home, &away), Counts::default());
    assert_eq!(notes(&home), ["written at home"]);
}

#[test]
fn records_of_every_kind_come_along() {
    let two = Two::new();
    let mut home = two.journal("home.db");
    let path = two.path("away.db");
    let mut store = Store::create(&path, &[]).unwrap();
    let all: Vec<Record> = (0..13).flat_map(|kind| (1..4).map(move |which| record(kind, which, which))).collect();
    store.apply("fill", moment(0), &all.iter().cloned().map(Change::Put).collect::<Vec<_>>()).unwrap();
    drop(store);
    let plan = look(&home, &path);
    assert_eq!((plan.counts.len(), plan.all()), (13, counts(39, 0, 0, 0)));
    let done = home.run(Command::Merge(Box::new(plan))).unwrap();
    assert_eq!((done.words.as_str(), done.undo), ("Merged 39 records from away.db", true));
    let store = Store::open_copy(&path, Some(home.store())).unwrap();
    for kind in RecordKind::ALL {
        assert_eq!(home.store().records(kind).unwrap(), store.records(kind).unwrap());
    }
}

#[test]
fn a_plan_is_not_carried_out_when_the_journal_has_changed_since() {
    let two = Two::new();
    let (mut home, mut away) = (two.journal("home.db"), two.journal("away.db"));
    two.log(&mut away, 4, "away");
    let plan = look(&home, away.store().path());
    two.log(&mut home, 5, "meanwhile");
    let done = home.run(Command::Merge(Box::new(plan))).unwrap();
    assert!(done.words.starts_with("The journal has changed since.") && !done.undo);
    assert_eq!(notes(&home), ["meanwhile"]);
}

#[test]
fn an_older_journal_is_read_and_stays_to_the_byte_as_it_is() {
    let two = Two::new();
    let mut home = two.journal("home.db");
    let path = two.path("old.db");
    let old = rusqlite::Connection::open(&path).unwrap();
    old.pragma_update(None, "page_size", 1024).unwrap();
    old.execute_batch(include_str!("../src/store/schema/0001.sql")).unwrap();
    old.execute_batch(
        "INSERT INTO episode (place, id, started_at_s, offset_min, certainty, still_going, side, nrs_worst, zones, kinds,
             triggers, activity, reliefs, abilities, contexts, notes, photos, written_at_s, written_offset_min)
         VALUES (1700000000 * 65536, '018f0000-0000-7000-8000-000000000001', 1700000000, 60, 'exact', 0, 'left', 6, '[]', '[]',
             '[]', '', '[]', '[]', '[]', 'from long ago', '[]', 1700000000, 60);
         PRAGMA user_version = 1;",
    )
    .unwrap();
    old.pragma_update(None, "application_id", soleus::store::APPLICATION_ID).unwrap();
    drop(old);
    let before = std::fs::read(&path).unwrap();
    let plan = look(&home, &path);
    home.run(Command::Merge(Box::new(plan))).unwrap();
    assert_eq!(notes(&home), ["from long ago"]);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let mut names: Vec<_> =
        std::fs::read_dir(two.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["home.db", "home.db.lock", "old.db"], "nothing is put beside it");
}

#[test]
fn a_file_that_is_no_journal_is_refused_in_one_sentence() {
    let two = Two::new();
    let home = two.journal("home.db");
    let newer = two.journal("newer.db");
    drop(newer);
    let connection = rusqlite::Connection::open(two.path("newer.db")).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    std::fs::write(two.path("words.db"), [7_u8; 4096]).unwrap();
    drop(two.journal("locked.db"));
    let key = Key::new(Zeroizing::new("four plain words here".to_owned())).unwrap();
    Store::rekey(&two.path("locked.db"), None, Some(&key)).unwrap();
    std::fs::write(two.path("short.db"), "x").unwrap();
    let cases = [
        ("newer.db", "This journal was made by a newer Soleus."),
        ("words.db", "is not a Soleus journal. Nothing was changed. Choose another file."),
        ("short.db", "is not a Soleus journal."),
        ("locked.db", "has another passphrase than this journal. Nothing was changed. Open it by itself"),
        ("missing.db", "There is no journal at "),
        ("home.db", "This is the journal that is open. Choose the file of the other one."),
    ];
    for (name, words) in cases {
        let said = refused(&home, &two.path(name));
        assert!(said.contains(words), "{name}: {said}");
    }
}

#[test]
fn the_command_says_what_it_takes_and_undo_takes_it_back() {
    let (home, away) = (Home::new(), Home::new());
    home.ok(&["log", "3", "--notes", "at home"]);
    away.ok(&["log", "4", "--notes", "away"]);
    let other = away.journal();
    let other = other.to_str().unwrap();
    assert_eq!(
        home.ok(&["merge", other]),
        "settings: 0 new, 0 newer there, 0 older there, 1 the same\nentries: 1 new, 0 newer there, 0 older there\nMerged 1 record from journal.db\n"
    );
    assert_eq!(
        home.ok(&["merge", other]).lines().last(),
        Some("Nothing in that journal is new or newer. Nothing was changed.")
    );
    assert_eq!(home.json(&["list", "--json"])["episodes"].as_array().unwrap().len(), 2);
    assert_eq!(home.ok(&["undo"]), "Undone: merge 1 record from journal.db\n");
    assert_eq!(home.json(&["list", "--json"])["episodes"].as_array().unwrap().len(), 1);
    let said = home.run(&["merge", "/nowhere/other.db"]);
    assert_eq!((said.status, said.err.as_str()), (1, "There is no journal at /nowhere/other.db. Check the name.\n"));
}
