//! In the window: a damaged journal opens on a plain page with three ways on, all of them by keyboard, and none of them
//! harms the damaged file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/files.rs"]
mod files;
#[path = "common/ruin.rs"]
mod ruin;
#[path = "common/window.rs"]
mod window;

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use files::until;
use ruin::{pages, ruin, ruined_settings};
use soleus::app::clock::Clock;
use soleus::app::lock::{self, Change};
use soleus::app::run::Journal;
use soleus::domain::backup::Reason;
use soleus::store::Key as Passphrase;
use window::{Scene, Start, again, open};

/// A window on the eight weeks of the sample, with a backup of all of them, that was closed.
fn closed() -> (Scene, PathBuf, usize) {
    let scene = open(&Start { sample: true, ..Start::default() });
    let order = scene.journal().backup_order(Reason::Usual).unwrap();
    let count = scene.journal().back_up(&order).unwrap().entries;
    let place = scene.folder.path().join("journal.db");
    let Scene { harness, clock, folder } = scene;
    drop(harness);
    // A window on nothing, so that no file is held.
    let scene =
        Scene { harness: again(Rc::new(tempfile::tempdir().unwrap()), Rc::clone(&clock), SIZE).harness, clock, folder };
    (scene, place, count)
}

const SIZE: [f32; 2] = [1100.0, 760.0];
const NEWEST: &str = "Open the newest good backup";

/// Names of the damaged files that were put aside.
fn aside(place: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(place.parent().unwrap()).unwrap().map(|file| file.unwrap().path());
    files.filter(|file| file.file_name().unwrap().to_string_lossy().starts_with("journal.db.damaged-")).collect()
}

/// Presses Tab until this has the keyboard, then Enter.
fn by_keyboard(scene: &mut Scene, button: &str) {
    for _ in 0..30 {
        if scene.focused() == button {
            scene.press(Key::Enter);
            return;
        }
        scene.press(Key::Tab);
    }
    panic!("{button} is not reached by keyboard: {:?}", scene.names(Role::Button));
}

fn is_open(scene: &Scene) -> bool {
    scene.harness.state().journal().is_some()
}

#[test]
fn the_newest_good_backup_is_one_press_away_and_the_damaged_file_is_kept() {
    let (scene, place, count) = closed();
    ruined_settings(&place);
    let damaged = fs::read(&place).unwrap();
    let mut scene = scene.restart();
    assert_eq!(scene.title(), "The journal is damaged");
    until(&mut scene, "the backup", |scene| scene.has(NEWEST));
    assert!(scene.sees(&format!("The newest good backup is from today, 14:32, with {count} entries.")));
    assert!(aside(&place).is_empty() && fs::read(&place).unwrap() == damaged, "nothing happens by itself");
    by_keyboard(&mut scene, NEWEST);
    until(&mut scene, "the journal", is_open);
    assert_eq!(scene.count(), count);
    let kept = aside(&place);
    assert_eq!(kept.len(), 1);
    assert_eq!(fs::read(&kept[0]).unwrap(), damaged);
    assert!(scene.sees(&kept[0].display().to_string()), "it is said where the damaged file is");
    assert!(scene.restart().title() != "The journal is damaged");
}

#[test]
fn every_readable_entry_is_saved_and_counted_and_can_be_opened() {
    let (scene, place, count) = closed();
    ruin(&place, &pages(&place, "name = 'episode' AND pagetype = 'leaf'")[1..2]);
    let lost = pages(
        &scene.folder.path().join("backups").read_dir().unwrap().next().unwrap().unwrap().path(),
        "name = 'episode' AND pagetype = 'leaf'",
    )[1]
    .1;
    ruined_settings(&place);
    let damaged = fs::read(&place).unwrap();
    let mut scene = scene.restart();
    by_keyboard(&mut scene, "Save every readable entry");
    until(&mut scene, "the counts", |scene| scene.has("Saved"));
    assert!(scene.sees(&format!("{} of about {count} entries were saved.", count - lost)));
    assert!(scene.sees(&format!("{} of about {count} entries", count - lost)));
    assert!(aside(&place).is_empty() && fs::read(&place).unwrap() == damaged, "the damaged file is in its place");
    by_keyboard(&mut scene, "Open it");
    until(&mut scene, "the journal", is_open);
    assert_eq!(scene.count(), count - lost);
    assert_eq!(fs::read(&aside(&place)[0]).unwrap(), damaged);
    assert_eq!(scene.restart().count(), count - lost, "also at the next start");
}

#[test]
fn a_journal_of_zeros_or_cut_to_nothing_has_its_backups_in_reach() {
    for left in [vec![0_u8; 40_960], vec![0; 100], Vec::new()] {
        let (scene, place, count) = closed();
        fs::write(&place, &left).unwrap();
        let mut scene = scene.restart();
        assert_eq!(scene.title(), "The journal is damaged", "{} bytes", left.len());
        until(&mut scene, "the backup", |scene| scene.has(NEWEST));
        scene.click(NEWEST);
        until(&mut scene, "the journal", is_open);
        assert_eq!(scene.count(), count);
        assert_eq!(fs::read(&aside(&place)[0]).unwrap(), left, "the former file is kept");
    }
}

#[test]
fn left_alone_nothing_is_changed() {
    let (scene, place, _) = closed();
    ruined_settings(&place);
    let damaged = fs::read(&place).unwrap();
    let mut scene = scene.restart();
    until(&mut scene, "the backup", |scene| scene.has(NEWEST));
    by_keyboard(&mut scene, "Leave it alone");
    assert_eq!(scene.title(), "The journal could not be opened");
    assert!(aside(&place).is_empty());
    assert_eq!(fs::read(&place).unwrap(), damaged);
    // And back again.
    scene.click("Try again");
    assert_eq!(scene.title(), "The journal is damaged");
}

#[test]
fn a_backup_that_cannot_be_used_is_told_and_nothing_is_changed() {
    let (scene, place, _) = closed();
    fs::remove_dir_all(scene.folder.path().join("backups")).unwrap();
    ruined_settings(&place);
    let damaged = fs::read(&place).unwrap();
    let mut scene = scene.restart();
    until(&mut scene, "the look", |scene| scene.sees("No good backup was found in"));
    assert!(!scene.has(NEWEST));
    scene.click("Choose another backup…").type_into("Where is it?", "nowhere.db").click("Open this file");
    until(&mut scene, "the words", |scene| scene.sees("There is no backup at nowhere.db. Check the name."));
    assert_eq!(scene.value("Where is it?").as_deref(), Some("nowhere.db"), "what was typed stays");
    assert!(aside(&place).is_empty() && fs::read(&place).unwrap() == damaged);
}

#[test]
fn damage_that_is_met_later_is_told_with_the_way_out() {
    let (scene, place, count) = closed();
    let newest = *pages(&place, "name = 'episode' AND pagetype = 'leaf'").last().unwrap();
    ruin(&place, &[newest]);
    let mut scene = scene.restart();
    assert!(is_open(&scene), "what can be opened is opened");
    assert!(scene.sees("the file is damaged"), "{:?}", scene.names(Role::Label));
    let button = scene.names(Role::Button).into_iter().find(|name| name == "See what can be done").unwrap();
    scene.harness.get_all_by_label(&button).next().unwrap().click_accesskit();
    scene.harness.run();
    assert_eq!(scene.title(), "The journal is damaged");
    until(&mut scene, "the backup", |scene| scene.has(NEWEST));
    by_keyboard(&mut scene, NEWEST);
    until(&mut scene, "the journal", is_open);
    assert_eq!(scene.count(), count);
}

#[test]
fn the_backup_of_a_locked_journal_with_a_damaged_beginning_is_in_reach() {
    let (scene, place, count) = closed();
    let key = Passphrase::new("four plain words here".to_owned().into()).unwrap();
    lock::change(&place, &Change::Set(key.clone())).unwrap();
    let journal = Journal::unlock(&place, Some(&key), Clock::Manual(Rc::clone(&scene.clock))).unwrap();
    scene.clock.set(window::at("2026-11-22 15:00"));
    journal.back_up(&journal.backup_order(Reason::Usual).unwrap()).unwrap();
    drop(journal);
    let mut bytes = fs::read(&place).unwrap();
    bytes[..4_096].iter_mut().for_each(|byte| *byte ^= 0x5a);
    fs::write(&place, bytes).unwrap();
    let mut scene = scene.restart();
    assert!(scene.has("This journal is locked."));
    assert!(!scene.has("Look for a good backup"), "not before a passphrase was tried");
    scene.type_into("Passphrase", "four plain words here").press(Key::Enter);
    until(&mut scene, "the answer", |scene| scene.sees("That passphrase does not open this journal."));
    scene.click("Look for a good backup");
    assert_eq!(scene.title(), "The journal may be damaged");
    until(&mut scene, "the backup", |scene| scene.has(NEWEST));
    scene.click(NEWEST);
    until(&mut scene, "the journal", is_open);
    assert_eq!(scene.count(), count);
    assert!(scene.journal().store().has_passphrase() && aside(&place).len() == 1);
}
