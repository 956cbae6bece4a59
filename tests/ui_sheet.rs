//! Promises of the doctor's sheet in the window: what is seen is what is printed, what is heard is what is seen, and
//! nothing that was typed is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/window.rs"]
mod window;

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use window::{Scene, Start, is_on, open};

/// In which a page has surely been made.
const PATIENCE: Duration = Duration::from_mins(2);

fn start() -> Start {
    Start { sample: true, ..Start::default() }
}

/// What a screen reader says of the page; nothing while there is none.
fn heard(scene: &Scene) -> String {
    let page = scene.harness.query_by_role(Role::Document);
    page.and_then(|page| page.accesskit_node().description()).unwrap_or_default()
}

/// Draws frames until it is so.
fn until(scene: &mut Scene, what: &str, is_so: impl Fn(&Scene) -> bool) {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if is_so(scene) {
            return;
        }
        scene.harness.step();
        std::thread::yield_now();
    }
    panic!("never: {what}; heard: {}", heard(scene));
}

fn sheet(start: &Start) -> Scene {
    let mut scene = open(start);
    scene.press_with(Modifiers::COMMAND, Key::P);
    until(&mut scene, "the page is there", |scene| !heard(scene).is_empty());
    scene
}

#[test]
fn the_page_is_made_at_once_and_its_text_is_one_document() {
    let scene = sheet(&start());
    assert_eq!(scene.title(), "Doctor's sheet");
    let page = scene.harness.get_by_role(Role::Document);
    assert_eq!(page.accesskit_node().label().unwrap(), "Page 1 of 1");
    let text = heard(&scene);
    assert!(text.find("Warning signs").unwrap() < text.find("Entries:").unwrap(), "{text}");
    assert!(text.contains("Kept by the patient. It is a journal, not a diagnosis."));
    let seen = page.rect();
    assert!((seen.height() / seen.width() - 842.0 / 595.0).abs() < 0.01, "it has the shape of the paper: {seen:?}");
}

#[test]
fn what_is_taken_out_is_gone_from_the_page_and_from_the_copy_and_notes_are_out_until_ticked() {
    let mut scene = sheet(&start());
    assert!(heard(&scene).contains("Where it hurt") && !heard(&scene).contains("My notes"));
    assert!(!is_on(&scene.harness.get_by_label("My notes")));
    scene.click("Places");
    until(&mut scene, "the places are gone", |scene| !heard(scene).contains("Where it hurt"));
    scene.click("90 days").click("My notes");
    until(&mut scene, "the notes are there", |scene| heard(scene).contains("Sudden sharp pull"));
    let copied = scene.copied("Copy as text");
    assert_eq!(copied.trim_end(), heard(&scene).trim_end());
    // The notes are taken out again: until the page is made anew there is nothing to copy, so they cannot go along.
    scene.click("My notes");
    let copy = scene.harness.get_by_label("Copy as text");
    assert!(copy.accesskit_node().is_disabled() || !heard(&scene).contains("Sudden sharp pull"));
    until(&mut scene, "the notes are gone", |scene| !heard(scene).contains("Sudden sharp pull"));
    assert!(!scene.copied("Copy as text").contains("Sudden sharp pull"));
    scene.click("Letter");
    until(&mut scene, "the other paper", |scene| {
        let seen = scene.harness.get_by_role(Role::Document).rect();
        (seen.height() / seen.width() - 792.0 / 612.0).abs() < 0.01
    });
}

#[test]
fn a_name_and_questions_stand_on_the_page_and_are_there_after_a_restart() {
    let mut scene = sheet(&start());
    scene.type_into("Name on it", "Marama").type_into("My questions", "When may I run?");
    until(&mut scene, "both are on the page", |scene| {
        heard(scene).contains("Marama") && heard(scene).contains("When may I run?")
    });
    scene.press_with(Modifiers::COMMAND, Key::Num1);
    let mut scene = scene.restart();
    scene.press_with(Modifiers::COMMAND, Key::P);
    until(&mut scene, "both are still there", |scene| {
        heard(scene).contains("Marama") && heard(scene).contains("When may I run?")
    });
}

#[test]
fn a_typed_path_gets_the_whole_file_and_a_wrong_one_a_sentence() {
    let mut scene = sheet(&start());
    let file: PathBuf = scene.folder.path().join("calf.pdf");
    scene.type_into("Or type where to save it", file.to_str().unwrap()).click("Save there");
    until(&mut scene, "it is saved", |scene| scene.sees("Saved as"));
    let pdf = fs::read(&file).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
    fs::write(&file, "kept").unwrap();
    scene.click("Save there").click("Keep it").rest();
    assert_eq!(fs::read_to_string(&file).unwrap(), "kept", "nothing is replaced in silence");
    scene.click("Save there").click("Replace it");
    until(&mut scene, "it is replaced", |_| fs::read(&file).unwrap().starts_with(b"%PDF-1.7"));
    scene.type_into("Or type where to save it", "/nowhere").click("Save there");
    until(&mut scene, "the failure is told", |scene| scene.sees("could not be written"));
    assert!(scene.value("Or type where to save it").unwrap().contains("nowhere"), "what was typed stays");
}

#[test]
fn the_page_grows_and_shrinks_by_its_buttons_and_by_plus_and_minus() {
    let mut scene = sheet(&start());
    let width = |scene: &Scene| scene.harness.get_by_role(Role::Document).rect().width();
    let usual = width(&scene);
    scene.click("Larger page");
    let larger = width(&scene);
    assert!(larger > usual * 1.2, "{usual} {larger}");
    scene.press(Key::Plus);
    assert!(width(&scene) > larger * 1.2);
    scene.press(Key::Minus).click("Smaller page");
    assert!((width(&scene) - usual).abs() < 1.0);
}

#[test]
fn a_journal_without_an_entry_has_a_sheet_that_says_so() {
    let scene = sheet(&Start::default());
    assert!(heard(&scene).contains("Entries on 0 of 30 days"), "{}", heard(&scene));
}

/// Whether the page says that it is the one that is asked for.
fn is_current(scene: &Scene) -> bool {
    scene.harness.query_by_role(Role::Document).is_some_and(|page| !page.accesskit_node().is_busy())
}

#[test]
fn a_page_that_is_not_the_newest_is_never_shown_as_if_it_were() {
    let mut scene = sheet(&start());
    until(&mut scene, "the first page is whole", is_current);
    scene.harness.get_by_label("List of all entries").click_accesskit();
    scene.harness.step();
    scene.harness.get_by_label("Places").click_accesskit();
    until(&mut scene, "the newest page", |scene| {
        let text = heard(scene);
        let newest = text.contains("All entries") && !text.contains("Where it hurt");
        let page = scene.harness.get_by_role(Role::Document);
        let name = page.accesskit_node().label().unwrap();
        assert_eq!(is_current(scene), !name.contains("not yet as asked for"), "{name}");
        // The list alone was asked for a moment ago; nobody waits for that page any more.
        assert!(newest || !text.contains("All entries"), "a page that nobody asks for any more");
        newest && is_current(scene)
    });
    scene.harness.get_by_label("Places").click_accesskit();
    until(&mut scene, "the places are asked for", |scene| is_on(&scene.harness.get_by_label("Places")));
    until(&mut scene, "the places are back", |scene| {
        let has_places = heard(scene).contains("Where it hurt");
        assert!(has_places || !is_current(scene), "an old page as if it were the newest");
        has_places
    });
}

#[test]
fn the_largest_page_is_no_larger_than_the_graphics_card_takes_and_moves_by_the_arrow_keys() {
    let mut scene = sheet(&start());
    scene.harness.ctx.set_zoom_factor(3.0);
    for _ in 0..4 {
        scene.press(Key::Plus);
    }
    until(&mut scene, "the largest page", is_current);
    // A picture that is too large would have ended the program.
    scene.rest();
    let left = |scene: &Scene| scene.harness.get_by_role(Role::Document).rect().left();
    scene.harness.get_by_role(Role::Document).focus();
    scene.rest();
    let before = left(&scene);
    scene.press(Key::ArrowRight).press(Key::ArrowRight);
    scene.rest();
    assert!(left(&scene) < before - 100.0, "{before} {}", left(&scene));
    scene.press(Key::ArrowLeft).press(Key::ArrowLeft);
    scene.rest();
    assert!((left(&scene) - before).abs() < 1.0);
}
