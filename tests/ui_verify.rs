//! In the window: a check of the whole journal, what is mended by it, and what is said about the rest.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/files.rs"]
mod files;
#[path = "common/window.rs"]
mod window;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use files::until;
use rusqlite::Connection;
use soleus::app::command::Command;
use soleus::domain::body::Side;
use soleus::domain::episode::{Episode, Nrs};
use soleus::domain::when::Certainty;
use uuid::Uuid;
use window::{Scene, Start, again, open, usual_now};

const CHECK: &str = "Check my data";
const STOP: &str = "Stop the check";
const KEEP: &str = "Keep it as it is";

/// The window on the eight weeks of the sample after this was done to the closed file, on the settings.
fn harmed(harm: &str) -> Scene {
    let Scene { harness, clock, folder } = open(&Start { sample: true, ..Start::default() });
    drop(harness);
    Connection::open(folder.path().join("journal.db")).unwrap().execute_batch(harm).unwrap();
    on_settings(again(folder, clock, [1100.0, 760.0]))
}

fn on_settings(mut scene: Scene) -> Scene {
    scene.press_with(Modifiers::COMMAND, Key::Comma);
    assert_eq!(scene.title(), "Settings");
    scene
}

/// Runs the check to its end.
fn check(scene: &mut Scene) {
    scene.click(CHECK);
    until(scene, "the end of the check", |scene| scene.has(CHECK));
}

#[test]
fn a_good_journal_is_told_that_it_is_fine() {
    let mut scene = on_settings(open(&Start { sample: true, ..Start::default() }));
    let words = format!("All {} entries are fine.", scene.count());
    check(&mut scene);
    assert!(scene.has(&words));
    assert!(scene.has("Checked today 14:32."));
    for button in [KEEP, "See what a backup has…", "Save what can be read…"] {
        assert!(!scene.has(button), "{button} is for problems");
    }
    let mut scene = on_settings(open(&Start::default()));
    check(&mut scene);
    assert!(scene.has("Everything is fine. There are no entries yet."));
}

#[test]
fn what_is_only_made_from_the_entries_is_mended_and_the_next_check_finds_nothing() {
    let mut scene = harmed("DELETE FROM episode_tag; UPDATE pain_day SET left_hard = 10 - left_hard");
    let (entries, undo) = (scene.entries(), scene.undo_name());
    check(&mut scene);
    assert!(scene.sees("2 problems were mended: "));
    assert!(scene.sees(&format!("All {} entries are fine.", entries.len())));
    assert!(!scene.has(KEEP));
    assert_eq!((scene.entries(), scene.undo_name()), (entries, undo), "nothing that was logged is changed");
    check(&mut scene);
    assert!(!scene.sees("mended: ") && scene.sees("entries are fine."));
}

#[test]
fn what_cannot_be_read_is_named_with_the_way_to_a_backup_and_to_what_can_be_saved() {
    let harm = r#"UPDATE episode SET zones = '["nowhere"]' WHERE place = (SELECT max(place) FROM episode)"#;
    let mut scene = harmed(harm);
    check(&mut scene);
    assert!(scene.sees("1 problem is left.") && scene.sees("1 record cannot be read"));
    assert!(!scene.has(KEEP), "nobody can say that it is right");
    scene.click("See what a backup has…");
    assert_eq!(scene.title(), "Put back a backup");
    let mut scene = on_settings(scene);
    scene.click("Save what can be read…");
    assert_eq!(scene.title(), "The journal is damaged");
    assert!(scene.has("Save every readable entry"));
}

#[test]
fn what_another_program_changed_counts_as_right_only_when_the_person_says_so() {
    let mut scene = harmed("UPDATE episode SET walk_min = 777 WHERE place = (SELECT max(place) FROM episode)");
    for _ in 0..2 {
        check(&mut scene);
        assert!(scene.sees("1 problem was found."), "it is not forgotten by itself");
        assert!(scene.sees("1 record is not as Soleus saved it: entry of"));
    }
    scene.click(KEEP);
    until(&mut scene, "the end of the check", |scene| scene.has(CHECK) && scene.sees("entries are fine."));
    assert_eq!(scene.entries().iter().filter(|entry| format!("{entry:?}").contains("777")).count(), 1);
    check(&mut scene);
    assert!(scene.sees("entries are fine.") && !scene.has(KEEP));
}

/// A journal with so many words that its check takes a while, and that has just begun.
fn long_check() -> Scene {
    // So old that no page in this test draws it.
    let at = usual_now().moment.plus_minutes(-60 * 24 * 200);
    let mut entry = Episode::new(Uuid::from_u128(1), Side::Left, Nrs::ALL[5], at, Certainty::Exact, at);
    entry.notes = "long ".repeat(3_000_000);
    let mut scene = on_settings(open(&Start { before: vec![Command::Save(Box::new(entry))], ..Start::default() }));
    scene.harness.get_by_label(CHECK).click_accesskit();
    scene.harness.step();
    scene.harness.step();
    assert!(scene.has(STOP) && scene.sees("Checking your data… "));
    scene
}

#[test]
fn a_check_can_be_stopped_and_says_that_nothing_was_changed() {
    let mut scene = long_check();
    scene.harness.get_by_label(STOP).click_accesskit();
    scene.harness.step();
    scene.harness.step();
    assert!(scene.has(CHECK) && !scene.has(STOP));
    assert!(scene.sees("The check was stopped. Nothing was changed."));
    scene.rest();
    assert!(!scene.sees("fine."), "a check that was stopped says nothing about the journal");
}

#[test]
fn logging_goes_on_while_the_journal_is_checked_and_the_answer_comes_on_any_page() {
    let mut scene = long_check();
    for (modifiers, key) in [(Modifiers::COMMAND, Key::Num1), (Modifiers::NONE, Key::Num7)] {
        scene.harness.key_press_modifiers(modifiers, key);
        scene.harness.step();
        scene.harness.step();
    }
    assert_eq!(scene.count(), 2, "the entry does not wait for the check");
    assert!(!scene.sees("was found.") && scene.has("Undo"), "the check was under way");
    scene.press(Key::Escape);
    until(&mut scene, "the answer", |scene| scene.has("See it in Settings"));
    assert!(scene.has("1 problem was found."));
    scene.click("See it in Settings");
    assert_eq!(scene.title(), "Settings");
    assert!(scene.sees("1 record is impossible: entry of"), "notes of that length are not from Soleus");
}

#[test]
fn the_check_is_begun_and_stopped_by_keyboard_on_one_place() {
    let mut scene = on_settings(open(&Start::default()));
    scene.harness.get_by_label(CHECK).focus();
    scene.harness.run();
    scene.harness.key_press(Key::Enter);
    scene.harness.step();
    scene.harness.step();
    until(&mut scene, "the end of the check", |scene| scene.has(CHECK));
    assert_eq!(scene.focused(), CHECK, "the keyboard stays where it was");
    assert!(scene.sees("Everything is fine."));
}

#[test]
fn a_locked_journal_that_is_open_is_checked_like_any_other() {
    let mut scene = on_settings(open(&Start { sample: true, ..Start::default() }));
    scene.click("Set a passphrase…");
    for label in ["New passphrase", "The same once more"] {
        scene.type_into(label, "four plain words here");
    }
    scene.click("I have written it down").click("Set it");
    until(&mut scene, "the passphrase", |scene| scene.sees("The journal has a passphrase now."));
    let mut scene = on_settings(scene);
    check(&mut scene);
    assert!(scene.sees("entries are fine."));
}
