//! In the settings: a person writes the journal into files, and looks at another journal before anything is merged.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/window.rs"]
mod window;

use egui::Key;
use soleus::app::clock::Clock;
use soleus::app::command::Command;
use soleus::app::run::Journal;
use soleus::domain::body::Side;
use soleus::domain::draft::EpisodeDraft;
use soleus::domain::episode::Nrs;
use soleus::domain::setting::Settings;
use window::{Scene, Start, open};

const FIELD: &str = "File to write or to merge";

fn settings(scene: &mut Scene) {
    scene.press_with(egui::Modifiers::COMMAND, Key::Comma);
    assert_eq!(scene.title(), "Settings");
}

/// Frames until the words are there; the job behind them has its own thread.
fn until(scene: &mut Scene, words: &str) {
    for _ in 0..2_000 {
        if scene.sees(words) {
            return;
        }
        std::thread::yield_now();
        scene.rest();
    }
    panic!("“{words}” never came");
}

#[test]
fn everything_and_the_entries_are_written_where_the_person_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut scene = open(&Start::default());
    scene.press(Key::Num6);
    settings(&mut scene);
    let json = folder.path().join("all.json");
    scene.type_into(FIELD, json.to_str().unwrap()).click("Export everything (JSON)…");
    until(&mut scene, "Saved 1 entry and");
    assert!(std::fs::read_to_string(&json).unwrap().starts_with("{\"soleus_export\":1,"));
    let mut scene = open(&Start::default());
    scene.press(Key::Num6);
    settings(&mut scene);
    let csv = folder.path().join("entries.csv");
    scene.click("CSV for Excel").type_into(FIELD, csv.to_str().unwrap()).click("Export entries (CSV)…");
    until(&mut scene, "Saved 1 entry as");
    assert!(std::fs::read_to_string(&csv).unwrap().starts_with("\u{feff}soleus_id,"));
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_the_person_says_so_and_never_the_journal() {
    let folder = tempfile::tempdir().unwrap();
    let mut scene = open(&Start::default());
    scene.press(Key::Num6);
    settings(&mut scene);
    let json = folder.path().join("all.json");
    std::fs::write(&json, "kept").unwrap();
    scene.type_into(FIELD, json.to_str().unwrap()).click("Export everything (JSON)…");
    assert!(scene.has("Replace all.json?"));
    scene.click("Keep it").rest();
    scene.click("Export everything (JSON)…").press(Key::Escape).rest();
    assert_eq!(std::fs::read_to_string(&json).unwrap(), "kept");
    assert_eq!(scene.value(FIELD).as_deref(), json.to_str(), "what was typed stays");
    scene.click("Export everything (JSON)…").click("Replace it");
    until(&mut scene, "Saved 1 entry and");
    assert!(std::fs::read_to_string(&json).unwrap().starts_with("{\"soleus_export\":1,"));
    let mut scene = open(&Start::default());
    settings(&mut scene);
    let journal = scene.journal().store().path().to_owned();
    scene.type_into(FIELD, journal.to_str().unwrap()).click("Export entries (CSV)…");
    assert!(scene.sees("That is the journal itself.") && !scene.has("Replace it"));
}

#[test]
fn a_merge_is_shown_before_it_is_done_and_goes_with_one_undo() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    let mut other = Journal::create(&path, &Settings::default(), Clock::System).unwrap();
    let draft = EpisodeDraft { nrs_worst: Some(Nrs::ALL[4]), ..EpisodeDraft::fresh(Some(Side::Left), &other.now()) };
    let episode = draft.parse(other.new_id(), &other.now()).unwrap();
    other.run(Command::Save(Box::new(episode))).unwrap();
    drop(other);
    let mut scene = open(&Start::default());
    scene.press(Key::Num6);
    settings(&mut scene);
    scene.type_into(FIELD, path.to_str().unwrap()).click("Merge another journal…");
    until(&mut scene, "1 new, 0 newer there, 0 older there. Nothing is changed yet.");
    scene.click("Cancel");
    assert_eq!(scene.count(), 1);
    scene.click("Merge another journal…");
    until(&mut scene, "Nothing is changed yet.");
    scene.click("Merge");
    assert_eq!(scene.count(), 2);
    assert!(scene.sees("Merged 1 record from other.db"));
    scene.click("Undo");
    assert_eq!(scene.count(), 1);
}

#[test]
fn a_file_that_is_no_journal_is_told_and_what_was_typed_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("words.txt");
    std::fs::write(&path, "only words").unwrap();
    let mut scene = open(&Start::default());
    settings(&mut scene);
    scene.type_into(FIELD, path.to_str().unwrap()).click("Merge another journal…");
    until(&mut scene, "is not a Soleus journal.");
    assert_eq!(scene.value(FIELD).as_deref(), path.to_str());
}
