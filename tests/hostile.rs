//! A journal file that somebody has prepared: it is refused or read, and never does anything by itself.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{Hand, Home};
use rusqlite::Connection;
use soleus::app::failure::WayOut;
use soleus::app::run::Journal;
use soleus::app::salvage::Rescue;
use soleus::domain::record::RecordKind;
use soleus::store::salvage::Count;
use soleus::store::{Key, ReadAccess, Store, StoreError};

/// What a file can hold beside what Soleus puts there, or in place of it.
const PARTS: [(&str, &str); 9] = [
    ("trigger t", "CREATE TRIGGER t AFTER INSERT ON episode BEGIN DELETE FROM setting; END"),
    ("view v", "CREATE VIEW v AS SELECT load_extension('evil')"),
    ("table more", "CREATE TABLE more (x)"),
    ("index i", "CREATE INDEX i ON episode (notes)"),
    ("table words", "CREATE VIRTUAL TABLE words USING fts5 (x)"),
    ("table episode", "ALTER TABLE episode ADD COLUMN more TEXT AS (hex(zeroblob(1000000)))"),
    ("view setting", "DROP TABLE setting; CREATE VIEW setting AS SELECT 'country' AS key, '\"NZ\"' AS value"),
    ("table visit", "DROP TABLE visit; CREATE VIRTUAL TABLE visit USING dbstat"),
    (
        "index dose_chart",
        "DROP INDEX dose_chart; CREATE INDEX dose_chart ON dose (at_s, id, units, note, offset_min, nrs_before)",
    ),
];

/// A journal with three entries, and this done to it by another program.
fn prepared(home: &Home, name: &str, sql: &str) -> PathBuf {
    let file = home.folder.path().join(name);
    for number in 1..4 {
        home.ok(&["--journal", file.to_str().unwrap(), "log", &number.to_string(), "--notes", "plain words"]);
    }
    Connection::open(&file).unwrap().execute_batch(sql).unwrap();
    file
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn a_journal_with_foreign_parts_is_refused_and_not_changed_by_a_byte() {
    let home = Home::new();
    home.ok(&["log", "5"]);
    for (number, (what, sql)) in PARTS.into_iter().enumerate() {
        let file = prepared(&home, &format!("{number}.db"), sql);
        let (bytes, name) = (fs::read(&file).unwrap(), file.to_str().unwrap());
        let refused = Journal::open(&file, Hand::new().clock()).unwrap_err();
        let word = what.split(' ').next_back().unwrap();
        assert!(
            refused.words.contains("is not as Soleus made it") && refused.words.contains(word),
            "{what}: {refused}"
        );
        assert_eq!(refused.way_out, WayOut::Rescue);
        let ways: [&[&str]; 6] = [
            &["--journal", name, "list"],
            &["--journal", name, "log", "6"],
            &["--journal", name, "undo"],
            &["restore", name],
            &["merge", name],
            &["--journal", name, "export", "--out", "out.json"],
        ];
        for arguments in ways {
            let said = home.run(arguments);
            let plain = said.err.contains("not as Soleus made") || said.err.contains("not as Soleus makes");
            assert!(said.status == 1 && plain && said.err.lines().count() == 1, "{what} {arguments:?} {said:?}");
            assert_eq!(fs::read(&file).unwrap(), bytes, "{what} {arguments:?}");
        }
    }
    assert_eq!(home.json(&["list", "--json"])["episodes"].as_array().unwrap().len(), 1, "nothing came in");
}

#[test]
fn the_entries_of_a_journal_with_foreign_parts_can_be_saved_without_them() {
    let home = Home::new();
    for (number, (what, sql)) in PARTS.into_iter().enumerate() {
        let file = prepared(&home, &format!("{number}.db"), sql);
        let bytes = fs::read(&file).unwrap();
        let new = home.folder.path().join(format!("new-{number}.db"));
        let saved = Rescue::new(&file, None).save(&new, &mut |_| true).unwrap().unwrap();
        assert_eq!(saved.counts[&RecordKind::Episode], Count { saved: 3, about: 3 }, "{what}");
        assert_eq!(fs::read(&file).unwrap(), bytes, "{what}");
        ReadAccess::new(&new, None).check().unwrap();
        let steps = Store::open(&new).unwrap().operations(9).unwrap();
        assert_eq!(steps.len(), 3, "{what}: the history came along");
    }
}

#[test]
fn what_is_far_too_long_or_far_too_deep_is_told_in_words_and_leaves_the_rest() {
    let home = Home::new();
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    let table = [
        (
            "long",
            "UPDATE episode SET notes = replace(hex(zeroblob(20000000)), '00', 'x') WHERE nrs_worst = 2".to_owned(),
        ),
        (
            "deep",
            format!("PRAGMA ignore_check_constraints = 1; UPDATE episode SET zones = '{deep}' WHERE nrs_worst = 2"),
        ),
        (
            "no text",
            "PRAGMA ignore_check_constraints = 1; UPDATE episode SET kinds = 'x' WHERE nrs_worst = 2".to_owned(),
        ),
    ];
    for (what, sql) in table {
        let file = prepared(&home, &format!("{what}.db"), &sql);
        let bytes = fs::read(&file).unwrap();
        let name = file.to_str().unwrap();
        for arguments in [&["--journal", name, "list"][..], &["merge", name]] {
            let said = home.run(arguments);
            assert!(
                said.status == 1 && said.err.contains("damaged") && said.err.lines().count() == 1,
                "{what} {said:?}"
            );
        }
        let new = home.folder.path().join(format!("{what}-new.db"));
        let saved = home.ok(&["--journal", name, "salvage", new.to_str().unwrap()]);
        assert!(saved.starts_with("2 of about 3 entries were saved."), "{what} {saved}");
        assert_eq!(fs::read(&file).unwrap(), bytes, "{what}");
    }
}

#[test]
fn pages_that_lead_back_to_each_other_have_an_end() {
    let home = Home::new();
    let file = home.folder.path().join("loop.db");
    for number in 0..60 {
        let notes = format!("{number} {}", "words ".repeat(500));
        home.ok(&[
            "--journal",
            file.to_str().unwrap(),
            "log",
            "5",
            "--at",
            &format!("-{}min", number + 1),
            "--notes",
            &notes,
        ]);
    }
    let root: u32 = Connection::open(&file)
        .unwrap()
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'episode'", [], |row| row.get(0))
        .unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let start = usize::try_from((root - 1) * 4_096).unwrap();
    assert_eq!(bytes[start], 5, "an inner page of a table");
    // All its children are the page itself. https://sqlite.org/fileformat.html#b_tree_pages
    let cells = usize::from(u16::from_be_bytes([bytes[start + 3], bytes[start + 4]]));
    let number = root.to_be_bytes();
    bytes[start + 8..start + 12].copy_from_slice(&number);
    for cell in 0..cells {
        let pointer = start + 12 + 2 * cell;
        let at = start + usize::from(u16::from_be_bytes([bytes[pointer], bytes[pointer + 1]]));
        bytes[at..at + 4].copy_from_slice(&number);
    }
    fs::write(&file, &bytes).unwrap();
    let said = home.run(&["--journal", file.to_str().unwrap(), "list"]);
    assert!(said.status == 1 && said.err.contains("damaged"), "{said:?}");
    assert!(matches!(ReadAccess::new(&file, None).check(), Err(StoreError::Damaged(_))));
    let new = home.folder.path().join("new.db");
    let said = home.run(&["--journal", file.to_str().unwrap(), "salvage", new.to_str().unwrap()]);
    assert!(said.status <= 1 && !said.err.contains("panicked"), "{said:?}");
    assert_eq!(fs::read(&file).unwrap(), bytes);
}

#[test]
fn a_hostile_name_of_a_file_is_only_a_name() {
    let home = Home::new();
    let folder = home.folder.path().join("it's; DROP TABLE episode --");
    fs::create_dir(&folder).unwrap();
    let file = folder.join("a'b\"c.db");
    let name = file.to_str().unwrap();
    home.ok(&["--journal", name, "log", "5"]);
    let new = folder.join("file:x?mode=memory.db");
    let saved = home.ok(&["--journal", name, "salvage", new.to_str().unwrap()]);
    assert!(saved.starts_with("Everything was saved, with 1 entry."), "{saved}");
    assert!(files(&folder).contains(&new));
    let key = Key::new("it's; four words".to_owned().into()).unwrap();
    assert!(Store::open_with(&new, Some(&key)).unwrap().episode_count().unwrap() == 1, "a key that is not needed");
}
