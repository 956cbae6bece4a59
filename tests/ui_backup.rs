//! In the window: backups are made by themselves, and one can be put back and that be taken back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/files.rs"]
mod files;
#[path = "common/window.rs"]
mod window;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::App as _;
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use files::{drop_file, until};
use soleus::app::backup::list::list;
use soleus::app::command::Command;
use soleus::domain::body::Side;
use soleus::domain::episode::{Episode, Nrs};
use soleus::domain::when::Certainty;
use uuid::Uuid;
use window::{Scene, Start, open, usual_now};

fn folder(scene: &Scene) -> PathBuf {
    scene.folder.path().join("backups")
}

/// Finished backups in a folder.
fn count(folder: &Path) -> usize {
    let names = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    names.filter(|name| !name.to_string_lossy().starts_with('.')).count()
}

fn settings(scene: &mut Scene) {
    scene.press_with(egui::Modifiers::COMMAND, Key::Comma);
    assert_eq!(scene.title(), "Settings");
}

/// The backup that is known to the journal.
fn is_known(scene: &Scene, number: usize) -> bool {
    scene.journal().backups().last.is_some_and(|last| last.entries == number)
}

#[test]
fn a_backup_is_made_by_itself_after_a_change_and_then_rests_for_half_an_hour() {
    let mut scene = open(&Start::default());
    assert!(!folder(&scene).exists(), "there is nothing to keep yet");
    scene.press(Key::Num5);
    until(&mut scene, "the first backup", |scene| is_known(scene, 1));
    assert_eq!(count(&folder(&scene)), 1);
    assert!(!scene.sees("Backed up"), "it is not worth a word");
    scene.press(Key::Num6);
    scene.minutes_pass(29);
    scene.rest();
    assert_eq!(count(&folder(&scene)), 1);
    scene.minutes_pass(1);
    until(&mut scene, "the second backup", |scene| is_known(scene, 2));
    settings(&mut scene);
    assert!(scene.sees("Last backup today 15:02, checked, 2 entries"));
    // Nothing more while nothing changes, also after a restart.
    scene.minutes_pass(600);
    scene.rest();
    let mut scene = scene.restart();
    scene.rest();
    assert_eq!(count(&folder(&scene)), 2);
}

#[test]
fn the_last_changes_are_kept_when_the_window_closes() {
    let mut scene = open(&Start::default());
    scene.press(Key::Num5);
    until(&mut scene, "the first backup", |scene| is_known(scene, 1));
    scene.press(Key::Num6);
    scene.harness.state_mut().on_exit(None);
    assert!(is_known(&scene, 2));
    assert_eq!(count(&folder(&scene)), 2);
}

#[test]
fn a_backup_now_says_that_it_was_checked_and_a_missing_folder_is_told_once() {
    let mut scene = open(&Start::default());
    settings(&mut scene);
    assert!(scene.sees("No backup yet."));
    scene.click("Back up now");
    until(&mut scene, "the word about it", |scene| scene.has("Backed up and checked."));
    let stick = scene.folder.path().join("stick");
    scene.type_into("Another folder for backups", stick.to_str().unwrap()).click("Use this folder");
    assert!(scene.sees("is not a folder that is there."));
    std::fs::create_dir(&stick).unwrap();
    scene.click("Use this folder");
    assert!(scene.sees("Backups go to") && scene.journal().backup_folder() == stick);
    std::fs::remove_dir(&stick).unwrap();
    scene.minutes_pass(31);
    scene.press_with(egui::Modifiers::COMMAND, Key::Num1).press(Key::Num5);
    until(&mut scene, "the failure", |scene| scene.sees("stick is not there. Connect its disk"));
    scene.click("Close");
    scene.minutes_pass(6);
    scene.rest();
    assert!(!scene.sees("stick is not there"), "once is enough");
    settings(&mut scene);
    assert!(scene.sees("stick is not there"), "it stays in the settings");
    std::fs::create_dir(&stick).unwrap();
    scene.minutes_pass(6);
    until(&mut scene, "the next try", |scene| count(&stick) == 1 && is_known(scene, 1));
    scene.rest();
    assert!(!scene.sees("stick is not there"));
}

#[test]
fn a_backup_is_looked_at_put_back_and_taken_back() {
    let mut scene = open(&Start::default());
    scene.press(Key::Num5);
    until(&mut scene, "the first backup", |scene| is_known(scene, 1));
    scene.press(Key::Num6).press(Key::Num7);
    settings(&mut scene);
    scene.click("Put back a backup…");
    assert_eq!(scene.title(), "Put back a backup");
    until(&mut scene, "the list", |scene| scene.sees("Today 14:32 · 1 entry"));
    scene.click("Look at the backup of Today 14:32");
    until(&mut scene, "the look", |scene| scene.sees("This backup has 2 fewer entries. Nothing is changed yet."));
    scene.click("Put it back");
    until(&mut scene, "the old state", |scene| scene.has("The backup was put back."));
    assert_eq!((scene.count(), scene.title().as_str()), (1, "Sunday 22 November"));
    scene.click("Put back what was there before");
    until(&mut scene, "the look", |scene| scene.sees("This backup has 2 entries that you do not have now."));
    scene.click("Put it back");
    until(&mut scene, "the new state", |scene| scene.count() == 3);
    let listed = list(&scene.journal().store().read_access(), &folder(&scene), &mut |_| true).unwrap().unwrap();
    assert!(listed.len() >= 3 && listed.iter().all(|backup| backup.entries.is_ok()));
}

/// A window whose large journal is being backed up since the first frame, and that was asked to close.
fn closing() -> Scene {
    let at = usual_now().moment;
    let mut entry = Episode::new(Uuid::from_u128(1), Side::Left, Nrs::ALL[5], at, Certainty::Exact, at);
    entry.notes = "long ".repeat(3_000_000);
    let mut scene = open(&Start { before: vec![Command::Save(Box::new(entry))], ..Start::default() });
    let input = scene.harness.input_mut();
    input.viewports.entry(egui::ViewportId::ROOT).or_default().events.push(egui::ViewportEvent::Close);
    scene.harness.step();
    scene.harness.step();
    assert!(scene.sees("Close when it is done?"));
    scene
}

/// Whether the window asked to be closed in the last frame.
fn wants_to_close(scene: &Scene) -> bool {
    let viewports = &scene.harness.output().viewport_output;
    viewports.values().any(|viewport| viewport.commands.contains(&egui::ViewportCommand::Close))
}

#[test]
fn closing_asks_what_shall_become_of_a_backup_that_is_under_way() {
    let mut scene = closing();
    scene.harness.get_by_label("Stop it and close").click_accesskit();
    scene.harness.step();
    scene.harness.step();
    scene.harness.state_mut().on_exit(None);
    assert_eq!(count(&folder(&scene)), 0);
}

#[test]
fn a_window_that_shall_close_when_the_backup_is_done_does_so_with_the_backup() {
    let mut scene = closing();
    scene.harness.get_by_label("Close when done").click_accesskit();
    let begun = Instant::now();
    while !wants_to_close(&scene) {
        assert!(begun.elapsed() < Duration::from_mins(2), "it never closed");
        scene.harness.step();
        std::thread::yield_now();
    }
    assert!(is_known(&scene, 1));
    scene.harness.state_mut().on_exit(None);
    assert_eq!(count(&folder(&scene)), 1, "and no second one at the end");
}

#[test]
fn without_a_backup_the_person_decides_whether_much_is_added() {
    let place = tempfile::tempdir().unwrap();
    let csv = place.path().join("many.csv");
    let rows: Vec<String> = (1..=60).map(|row| format!("2026-{:02}-{:02},5", row / 28 + 1, row % 28 + 1)).collect();
    std::fs::write(&csv, format!("Date,Pain\n{}\n", rows.join("\n"))).unwrap();
    let mut scene = open(&Start::default());
    scene.journal().choose_backup_folder(Some(place.path().join("gone")));
    drop_file(&mut scene, csv.to_str().unwrap());
    scene.click("Next: match the columns").click("Next: check the rows");
    until(&mut scene, "the rows", |scene| scene.has("Add 60 entries"));
    scene.click("Add 60 entries");
    until(&mut scene, "the failure", |scene| scene.sees("gone is not there. Connect its disk"));
    assert_eq!(scene.count(), 0, "nothing is added before the person says so");
    scene.click("Add without a backup");
    until(&mut scene, "the rows in the journal", |scene| scene.count() == 60);
    assert_eq!(scene.undo_name().as_deref().map(|name| name.starts_with("import")), Some(true));
}

#[test]
fn after_a_first_passphrase_the_older_backups_are_shown_and_locked_with_one_press() {
    let mut scene = open(&Start::default());
    scene.press(Key::Num5);
    until(&mut scene, "the first backup", |scene| is_known(scene, 1));
    settings(&mut scene);
    assert!(!scene.sees("without the passphrase"));
    scene.click("Set a passphrase…").type_into("New passphrase", "four plain words here");
    scene.type_into("The same once more", "four plain words here").click("I have written it down").click("Set it");
    until(&mut scene, "the passphrase", |scene| scene.sees("The journal has a passphrase now."));
    let plain = |scene: &Scene| {
        let files = std::fs::read_dir(folder(scene)).unwrap().map(|entry| entry.unwrap().path());
        files.filter(|file| std::fs::read(file).unwrap().starts_with(b"SQLite")).count()
    };
    assert_eq!(plain(&scene), 1);
    settings(&mut scene);
    assert!(scene.has("1 backup without the passphrase") && scene.sees("It was made before there was one."));
    scene.click("Give the passphrase to older backups");
    until(&mut scene, "the lock", |scene| scene.sees("Locked 1 older backup with the passphrase."));
    assert!(plain(&scene) == 0 && !scene.sees("without the passphrase"));
    scene.click("Put back a backup…");
    until(&mut scene, "the list", |scene| scene.sees("Today 14:32 · 1 entry"));
}

#[test]
fn much_is_added_only_after_a_backup_or_when_the_person_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("many.csv");
    let rows: Vec<String> = (1..=60).map(|row| format!("2026-{:02}-{:02},5", row / 28 + 1, row % 28 + 1)).collect();
    std::fs::write(&csv, format!("Date,Pain\n{}\n", rows.join("\n"))).unwrap();
    let mut scene = open(&Start::default());
    drop_file(&mut scene, csv.to_str().unwrap());
    scene.click("Next: match the columns").click("Next: check the rows");
    until(&mut scene, "the rows", |scene| scene.has("Add 60 entries"));
    scene.click("Add 60 entries");
    until(&mut scene, "the rows in the journal", |scene| scene.count() == 60);
    until(&mut scene, "the last step", |scene| scene.sees("A backup was made first."));
}

#[test]
fn backups_go_with_everything_else_only_where_that_is_ticked() {
    for ticked in [false, true] {
        let mut scene = open(&Start::default());
        scene.press(Key::Num5);
        until(&mut scene, "the first backup", |scene| is_known(scene, 1));
        let strange = folder(&scene).join("holiday.jpg");
        std::fs::write(&strange, "not ours").unwrap();
        settings(&mut scene);
        scene.click("Delete everything…");
        if ticked {
            scene.click("Delete the backups too");
        }
        scene.type_into("Type the word delete", "delete").click("Delete everything");
        assert!(scene.has("Welcome to Soleus"));
        assert_eq!((count(&folder(&scene)), strange.exists()), (if ticked { 1 } else { 2 }, true));
    }
}
