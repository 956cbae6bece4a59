//! Promises of leaving the pain entry: by any way, nothing that was typed is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "common/window.rs"]
mod window;

use egui::{Key, Modifiers};
use soleus::domain::body::Kind;
use window::{Scene, Start, Steps, open};

const SAVE: (Modifiers, Key) = (Modifiers::COMMAND, Key::S);

fn entry_with(score: Key) -> Scene {
    let mut scene = open(&Start::default());
    scene.press(score).press(Key::D);
    scene
}

#[test]
fn leaving_by_any_way_saves_what_is_whole() {
    let ways: [(&str, Steps); 6] = [
        ("Esc", |scene| _ = scene.press(Key::Escape)),
        ("Alt+Left", |scene| _ = scene.press_with(Modifiers::ALT, Key::ArrowLeft)),
        ("the arrow", |scene| _ = scene.click("Back to Today")),
        ("the rail", |scene| _ = scene.pick("Pages", "Settings")),
        ("a key", |scene| _ = scene.press_with(Modifiers::COMMAND, Key::Num2)),
        ("a new entry", |scene| _ = scene.press_with(Modifiers::COMMAND, Key::N)),
    ];
    for (way, leave) in ways {
        let mut scene = entry_with(Key::Num6);
        scene.click("Heavy");
        leave(&mut scene);
        assert_eq!(scene.last().kinds, [Kind::Heavy], "left by {way}");
        assert_ne!(scene.title(), "Pain entry", "left by {way}");
        assert!(scene.undo_name().unwrap().starts_with("change entry"), "left by {way}");
    }
}

/// Asks the window to close, as the desktop does.
fn close(scene: &mut Scene) {
    let input = scene.harness.input_mut();
    input.viewports.entry(egui::ViewportId::ROOT).or_default().events.push(egui::ViewportEvent::Close);
    scene.harness.run();
    if let Some(viewport) = scene.harness.input_mut().viewports.get_mut(&egui::ViewportId::ROOT) {
        viewport.events.clear();
    }
}

#[test]
fn closing_asks_nothing_saves_what_is_whole_once_and_keeps_the_rest() {
    let mut scene = open(&Start::default());
    scene.press_with(Modifiers::COMMAND, Key::N).pick("Worst pain", "4 of 10");
    scene.press_with(Modifiers::COMMAND, Key::Q);
    close(&mut scene);
    let mut scene = scene.restart();
    assert_eq!((scene.count(), scene.sees("not finished")), (1, false), "saved, and only once");
    scene.press_with(Modifiers::COMMAND, Key::N).click("Heavy");
    close(&mut scene);
    let mut scene = scene.restart();
    scene.click("Go on with it");
    assert_eq!((scene.count(), scene.is_on("Heavy")), (1, true));
}

#[test]
fn undo_belongs_to_the_text_field_first() {
    let mut scene = entry_with(Key::Num6);
    scene.click("Notes and photos").type_into("Notes", "words");
    scene.rest().press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!((scene.value("Notes").unwrap_or_default().as_str(), scene.count()), ("", 1));
    scene.press(Key::Escape);
    assert_eq!(scene.title(), "Pain entry", "Esc leaves the field first");
    scene.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!((scene.count(), scene.has("Your journal is empty")), (0, true), "the entry that was open is gone");
}

#[test]
fn an_entry_without_a_score_holds_the_person_and_says_why() {
    let mut scene = open(&Start::default());
    scene.press_with(Modifiers::COMMAND, Key::N).press(Key::Escape);
    assert_eq!((scene.count(), scene.has("Your journal is empty")), (0, true), "nothing typed, nothing kept");
    scene.press_with(Modifiers::COMMAND, Key::N).click("Heavy").press(Key::Escape);
    assert_eq!(scene.title(), "New entry");
    assert!(scene.has("Choose a number from 0 to 10."));
    assert_eq!(scene.focused(), "0 of 10", "the keyboard is at the number row");
    scene.press(Key::ArrowRight).press(Key::Space).press(Key::Escape);
    assert_eq!((scene.last().nrs_worst.get(), scene.last().kinds.clone()), (1, vec![Kind::Heavy]));
}

#[test]
fn what_was_typed_is_offered_again_when_the_window_went_away() {
    let mut scene = open(&Start::default());
    scene.press(Key::Num5).press_with(Modifiers::COMMAND, Key::N).click("Notes and photos");
    scene.type_into("Notes", "half a thought").rest();
    let mut scene = scene.restart();
    assert!(scene.has("You have an entry that was not finished"));
    scene.press(Key::D).press(Key::Escape).press(Key::D).click("Heavy").press(Key::Escape);
    assert!(scene.has("You have an entry that was not finished"), "looking at another entry does not lose it");
    let mut scene = scene.restart();
    scene.click("Go on with it");
    assert_eq!(scene.value("Notes").as_deref(), Some("half a thought"));
    scene.pick("Worst pain", "4 of 10").press_with(SAVE.0, SAVE.1);
    assert_eq!((scene.last().notes.as_str(), scene.count()), ("half a thought", 2));
    let scene = scene.restart();
    assert!(!scene.sees("not finished"), "it is saved, so it is not offered any more");
}

#[test]
fn a_double_click_on_a_number_saves_once() {
    let mut scene = open(&Start::default());
    let at = scene.rect("Pain 4").center();
    scene.harness.event(egui::Event::PointerMoved(at));
    scene.harness.run();
    // One frame is a quarter of a second, so the second click comes half a second after the first.
    for pressed in [true, false, true, false] {
        let button = egui::PointerButton::Primary;
        scene.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        scene.harness.step();
    }
    scene.harness.run();
    assert_eq!(scene.count(), 1);
}

#[test]
fn a_new_entry_that_is_laid_aside_waits_on_today() {
    let mut scene = open(&Start::default());
    scene.click("New entry").pick("What did it feel like?", "Tight").click("Lay this entry aside");
    assert_eq!((scene.count(), scene.has("You have an entry that was not finished")), (0, true));
    let mut scene = scene.restart();
    scene.click("Go on with it").pick("Worst pain", "3 of 10").click("Save entry");
    assert_eq!(scene.last().kinds, [Kind::Tight]);
    assert!(!scene.has("You have an entry that was not finished"));
}

#[test]
fn opening_the_journal_that_is_open_changes_nothing() {
    let mut scene = open(&Start::default());
    let place = scene.journal().store().path().display().to_string();
    scene.press_with(Modifiers::COMMAND, Key::Comma).type_into("Open another journal", &place).click("Open this file");
    assert!(!scene.sees("in use") && scene.journal().store().path().display().to_string() == place);
}
