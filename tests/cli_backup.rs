//! `soleus backup`, `backups` and `restore`: what is printed, what changes, and what is refused in words.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

use common::Home;

#[test]
fn a_backup_is_made_listed_and_put_back_and_that_is_taken_back() {
    let home = Home::new();
    home.ok(&["log", "5", "--notes", "first"]);
    // The first change is backed up by itself, after the answer.
    assert_eq!(home.json(&["backups", "--json"])["backups"].as_array().unwrap().len(), 1);
    let said = home.ok(&["backup"]);
    assert!(said.starts_with("Backed up and checked 1 entry as "), "{said}");
    let file = said.trim().rsplit(" as ").next().unwrap().to_owned();
    home.ok(&["log", "6", "--notes", "second"]);
    home.ok(&["log", "7", "--notes", "third"]);
    let said = home.ok(&["restore", &file]);
    assert!(said.starts_with("This backup has 2 fewer entries.\nentries: 2 to go\nThe backup was put back."), "{said}");
    let list = home.json(&["list", "--json"]);
    assert_eq!(list["episodes"].as_array().unwrap().len(), 1);
    let before = said.trim().rsplit(" as ").next().unwrap().to_owned();
    let said = home.ok(&["restore", &before]);
    assert!(said.starts_with("This backup has 2 entries that you do not have now."), "{said}");
    assert_eq!(home.json(&["list", "--json"])["episodes"].as_array().unwrap().len(), 3);
    let said = home.ok(&["restore", &before]);
    assert_eq!(said, "This backup holds the same as your journal.\nNothing was changed.\n");
    let listed = home.json(&["backups", "--json"]);
    let listed = listed["backups"].as_array().unwrap();
    assert!(listed.iter().all(|backup| backup["checked"] == true && backup["bytes"].as_u64().unwrap() > 0));
    assert_eq!(listed.iter().filter(|backup| backup["before_restore"] == true).count(), 2);
    assert!(home.ok(&["backups"]).contains("3 entries, checked  journal-"));
}

#[test]
fn a_backup_goes_where_the_person_says_and_never_over_another_file() {
    let home = Home::new();
    home.ok(&["log", "5"]);
    let out = home.folder.path().join("copy.db");
    let out = out.to_str().unwrap();
    home.ok(&["backup", "--out", out]);
    let said = home.run(&["backup", "--out", out]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("a file of that name is there already"), "{}", said.err);
    let nowhere = home.folder.path().join("nowhere/copy.db");
    let said = home.run(&["backup", "--out", nowhere.to_str().unwrap()]);
    assert!(said.err.contains("nowhere is not there"), "{}", said.err);
    assert!(home.run(&["restore", "nothing.db"]).err.contains("There is no backup at"));
}

#[test]
fn a_lost_journal_comes_back_from_a_backup() {
    let home = Home::new();
    home.ok(&["log", "5", "--notes", "kept"]);
    let out = home.folder.path().join("copy.db");
    home.ok(&["backup", "--out", out.to_str().unwrap()]);
    std::fs::remove_dir_all(home.journal().parent().unwrap()).unwrap();
    home.ok(&["restore", out.to_str().unwrap()]);
    assert_eq!(home.json(&["list", "--json"])["episodes"][0]["notes"], "kept");
}

#[test]
fn much_is_imported_only_after_a_backup() {
    let home = Home::new();
    home.ok(&["log", "5"]);
    let csv = home.folder.path().join("many.csv");
    let rows: Vec<String> = (1..=60).map(|row| format!("2026-{:02}-{:02},5", row / 28 + 1, row % 28 + 1)).collect();
    std::fs::write(&csv, format!("Date,Pain\n{}\n", rows.join("\n"))).unwrap();
    let before = home.json(&["backups", "--json"])["backups"].as_array().unwrap().len();
    let said = home.ok(&["import", csv.to_str().unwrap(), "--map", "date=Date,score=Pain"]);
    assert!(said.contains("A backup was made first."), "{said}");
    assert_eq!(home.json(&["backups", "--json"])["backups"].as_array().unwrap().len(), before + 1);
}
