//! A passphrase in the window: what is seen before it is typed, what is gone after locking, and what stays in reach.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/window.rs"]
mod window;

use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key as Press, Modifiers};
use egui_kittest::kittest::Queryable as _;
use soleus::app::lock::{self, Change};
use soleus::app::start::Errand;
use soleus::domain::setting::Settings;
use soleus::store::Key;
use window::{Scene, Start, again, open};
use zeroize::Zeroizing;

const WORDS: &str = "four plain words here";

fn key() -> Key {
    Key::new(Zeroizing::new(WORDS.to_owned())).unwrap()
}

/// A journal with an entry and a passphrase, as it is after a start.
fn locked(settings: Settings) -> Scene {
    let mut scene = open(&Start { settings, ..Start::default() });
    scene.press(Press::Num6);
    let Scene { harness, clock, folder } = scene;
    drop(harness);
    lock::change(&folder.path().join("journal.db"), &Change::Set(key())).unwrap();
    again(folder, clock, [1100.0, 760.0])
}

fn unlock(scene: &mut Scene) {
    scene.type_into("Passphrase", WORDS).press(Press::Enter);
    until_open(scene);
}

/// The key is worked out on a thread of its own.
fn until_open(scene: &mut Scene) {
    until(scene, "Today");
    assert!(is_open(scene));
}

/// Types in place of what stands there.
fn retype<'a>(scene: &'a mut Scene, label: &str, words: &str) -> &'a mut Scene {
    scene.harness.get_by_label(label).focus();
    scene.harness.run();
    scene.press_with(Modifiers::COMMAND, Press::A).type_into(label, words)
}

fn is_open(scene: &Scene) -> bool {
    scene.harness.state().journal().is_some()
}

/// Draws until something is seen: the work is on a thread of its own.
fn until(scene: &mut Scene, words: &str) {
    let limit = Instant::now() + Duration::from_mins(1);
    while !scene.sees(words) {
        assert!(Instant::now() < limit, "{words} never came");
        scene.harness.step();
        std::thread::yield_now();
    }
    scene.harness.run();
}

#[test]
fn a_locked_journal_shows_nothing_of_itself_until_the_passphrase_is_typed() {
    let mut scene = locked(Settings::default());
    assert!(scene.has("This journal is locked.") && !is_open(&scene) && !scene.sees("Today"));
    assert_eq!(scene.focused(), "Passphrase", "one can type at once");
    scene.type_into("Passphrase", "something else").press(Press::Enter);
    until(&mut scene, "That passphrase does not open this journal. Check Caps Lock and try again.");
    assert!(!is_open(&scene) && scene.has("Open"));
    scene.click("Show it");
    assert_eq!(scene.value("Passphrase").as_deref(), Some("something else"), "what was typed stays");
    retype(&mut scene, "Passphrase", WORDS).click("Open");
    until_open(&mut scene);
    assert_eq!((is_open(&scene), scene.count()), (true, 1));
}

#[test]
fn the_window_goes_on_while_the_key_is_worked_out_and_asks_once() {
    let mut scene = locked(Settings::default());
    scene.type_into("Passphrase", WORDS);
    scene.harness.key_press(Press::Enter);
    scene.harness.step();
    assert!(!is_open(&scene), "a frame never waits for it");
    scene.harness.step();
    assert!(scene.has("Opening…") && !scene.has("Open") && scene.sees("Emergency: "));
    until_open(&mut scene);
    assert_eq!(scene.count(), 1);
}

#[test]
fn what_is_typed_is_dots_also_for_a_screen_reader_until_it_is_shown() {
    let mut scene = locked(Settings::default());
    scene.type_into("Passphrase", "half");
    let field = scene.harness.get_by_role(Role::PasswordInput);
    assert_eq!(field.value().as_deref(), Some("••••"));
    assert!(!scene.sees("half"));
}

#[test]
fn help_stays_in_reach_while_the_journal_is_locked() {
    let mut scene = locked(Settings::default());
    assert!(scene.sees("Emergency: "));
    scene.click("Warning-sign list");
    assert!(scene.sees("now if …") && scene.sees("you cough blood, faint or nearly faint"));
    assert!(scene.sees("Get help today if …") && scene.sees("If you are worried, get help anyway."));
    assert!(!is_open(&scene), "it stores nothing");
    scene.click("Open another journal…");
    assert!(scene.has("Open this file") && scene.has("Choose a file…"));
}

#[test]
fn capitals_without_shift_are_told_to_come_from_caps_lock() {
    let mut scene = locked(Settings::default());
    scene.type_into("Passphrase", "f");
    assert!(!scene.sees("Caps Lock seems to be on."));
    scene.type_into("Passphrase", "F");
    assert!(scene.sees("Caps Lock seems to be on."));
}

#[test]
fn locking_closes_the_journal_and_keeps_what_was_being_typed_inside_it() {
    let mut scene = locked(Settings::default());
    unlock(&mut scene);
    scene.press_with(Modifiers::COMMAND, Press::N).click("Notes and photos").type_into("Notes", "half ");
    // Typed in the same moment, so that no rest of the hands has kept it before.
    scene.harness.get_by_label("Notes").type_text("a sentence");
    scene.press_with(Modifiers::COMMAND, Press::L);
    assert!(!is_open(&scene) && scene.has("This journal is locked.") && !scene.sees("half a sentence"));
    let file = std::fs::File::open(scene.folder.path().join("journal.db.lock")).unwrap();
    file.try_lock().expect("nobody holds the journal");
    drop(file);
    unlock(&mut scene);
    scene.click("Go on with it");
    assert_eq!(scene.value("Notes").as_deref(), Some("half a sentence"));
}

#[test]
fn a_journal_stays_open_while_what_is_half_typed_cannot_be_kept() {
    let mut scene = locked(Settings { lock_after_min: 5, ..Settings::default() });
    unlock(&mut scene);
    scene.press_with(Modifiers::COMMAND, Press::N).click("Notes and photos").type_into("Notes", "half ");
    // Another program is in the middle of something, so that nothing can be written.
    let other = rusqlite::Connection::open(scene.folder.path().join("journal.db")).unwrap();
    other.pragma_update(None, "key", WORDS).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    scene.harness.get_by_label("Notes").type_text("a sentence");
    scene.press_with(Modifiers::COMMAND, Press::L);
    assert!(is_open(&scene) && scene.sees("This could not be saved: another program holds the journal."));
    scene.minutes_pass(6);
    assert!(is_open(&scene), "it does not lock itself either");
    assert_eq!(scene.value("Notes").as_deref(), Some("half a sentence"));
    other.execute_batch("ROLLBACK").unwrap();
    scene.press_with(Modifiers::COMMAND, Press::L);
    assert!(!is_open(&scene) && scene.has("This journal is locked."));
    unlock(&mut scene);
    scene.click("Go on with it");
    assert_eq!(scene.value("Notes").as_deref(), Some("half a sentence"));
}

#[test]
fn a_journal_that_nobody_uses_locks_itself_and_one_that_is_used_does_not() {
    let mut scene = locked(Settings { lock_after_min: 5, ..Settings::default() });
    unlock(&mut scene);
    scene.minutes_pass(4);
    scene.press(Press::F8);
    scene.minutes_pass(4);
    assert!(is_open(&scene), "a key was pressed in between");
    scene.minutes_pass(2);
    assert!(!is_open(&scene));

    let mut scene = locked(Settings { lock_after_min: 0, ..Settings::default() });
    unlock(&mut scene);
    scene.minutes_pass(600);
    assert!(is_open(&scene), "never means never");

    let mut plain =
        open(&Start { settings: Settings { lock_after_min: 5, ..Settings::default() }, ..Start::default() });
    plain.minutes_pass(600);
    assert!(is_open(&plain), "without a passphrase there is nothing to lock with");
}

#[test]
fn a_passphrase_is_set_changed_and_removed_in_the_settings() {
    let mut scene = open(&Start::default());
    scene.press(Press::Num6).press_with(Modifiers::COMMAND, Press::Comma).click("Set a passphrase…");
    scene.click("Set it");
    assert!(scene.sees("A passphrase is one line with at least one letter."));
    scene.type_into("New passphrase", WORDS).type_into("The same once more", "four plain wards").click("Set it");
    assert!(scene.sees("The two passphrases are not the same."));
    retype(&mut scene, "The same once more", WORDS).click("Set it");
    assert!(scene.sees("Write it down first, then tick that you have."));
    scene.click("I have written it down").click("Set it");
    until(&mut scene, "The journal has a passphrase now.");
    assert!((scene.count(), scene.journal().store().has_passphrase()) == (1, true));

    scene.press_with(Modifiers::COMMAND, Press::Comma).click("Remove the passphrase…");
    scene.type_into("Present passphrase", "a guess").click("Remove it");
    assert!(scene.sees("That is not the present passphrase."));
    retype(&mut scene, "Present passphrase", WORDS).click("Remove it");
    until(&mut scene, "The passphrase was removed.");
    assert!((scene.count(), scene.journal().store().has_passphrase()) == (1, false));
}

#[test]
fn without_a_passphrase_lock_says_what_is_missing() {
    let mut scene = open(&Start::default());
    scene.press_with(Modifiers::COMMAND, Press::L);
    assert!(is_open(&scene) && scene.sees("This journal has no passphrase, so it cannot be locked."));
}

#[test]
fn everything_is_deleted_only_after_the_word_was_typed() {
    let mut scene = open(&Start::default());
    scene.press(Press::Num6).press_with(Modifiers::COMMAND, Press::Comma).click("Delete everything…");
    let path = scene.folder.path().join("journal.db");
    let copies = [
        "journal.db.before-3.db",
        "journal.db.restoring-01a.part",
        "journal-was-open-backup-2026-11-22-14.32.05+0100.db",
    ];
    for copy in copies {
        std::fs::write(path.with_file_name(copy), "an older copy").unwrap();
    }
    scene.click("Delete everything");
    assert!(scene.sees("Type the word delete, then press the button again.") && path.is_file());
    scene.type_into("Type the word delete", "Delete").click("Delete everything");
    assert!(
        scene.has("Welcome to Soleus")
            && scene.sees("Deleted. What you saved in other places, such as exports and sheets, is still there.")
    );
    let left: Vec<_> =
        std::fs::read_dir(scene.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!path.exists() && left.iter().all(|name| !name.to_string_lossy().starts_with("journal")), "{left:?}");
    scene.click("Start my journal");
    assert_eq!(scene.count(), 0);
}

#[test]
fn who_wants_it_so_shows_nothing_while_another_window_is_in_front() {
    for hide in [true, false] {
        let mut scene =
            open(&Start { settings: Settings { hide_when_away: hide, ..Settings::default() }, ..Start::default() });
        scene.press(Press::Num6);
        scene.harness.input_mut().focused = false;
        scene.harness.run();
        assert_eq!((scene.has("Today"), scene.sees("Hidden while another window")), (!hide, hide));
        scene.harness.input_mut().focused = true;
        scene.harness.run();
        assert!(scene.has("Today") && scene.count() == 1);
    }
}

#[test]
fn what_somebody_came_for_waits_behind_the_passphrase() {
    let mut scene = locked(Settings::default());
    scene.harness.state_mut().run_errand(Errand::NewEntry);
    // Looking at the window in between takes nothing back.
    scene.harness.state_mut().run_errand(Errand::Look);
    scene.harness.run();
    assert!(!is_open(&scene));
    unlock(&mut scene);
    assert_eq!(scene.title(), "New entry");
    scene.press(Press::Escape).press_with(Modifiers::COMMAND, Press::L);
    unlock(&mut scene);
    assert_ne!(scene.title(), "New entry", "once is enough");
}
