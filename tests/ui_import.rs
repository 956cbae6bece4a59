//! Promises about the import wizard: what a file seems to be is said, every row is seen before anything is written, and
//! nothing is guessed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/window.rs"]
mod window;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use soleus::domain::body::Side;
use soleus::domain::when::Certainty;
use window::{Scene, Start, open};

const CTRL: Modifiers = Modifiers::COMMAND;
/// Frames in which a job on another thread has surely ended; each gives the machine to it.
const PATIENCE: usize = 2_000_000;

const GERMAN: &str = "Datum;Uhrzeit;Stärke;Seite;Notiz\n\
    21.11.2026;14:30;6;links;Treppe\n\
    05.11.2026;;4;rechts;\n\
    32.11.2025;08:00;6;links;\n\
    14.11.2026;08:00;14;links;\n";
const OPEN_DATES: &str = "When;How bad\n05/11/2026;6\n04/10/2026;3\n";

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(name)
}

/// Waits for a job of the window, frame by frame.
fn until(scene: &mut Scene, what: &str, ready: impl Fn(&Scene) -> bool) {
    for _ in 0..PATIENCE {
        if ready(scene) {
            scene.harness.run();
            return;
        }
        std::thread::yield_now();
        scene.harness.step();
    }
    panic!("{what} never came");
}

/// The wizard, reached through the settings.
fn wizard() -> Scene {
    let mut scene = open(&Start { size: [1100.0, 1600.0], ..Start::default() });
    scene.press_with(CTRL, Key::Comma).click("Import from another app…");
    assert_eq!(scene.title(), "Import");
    scene
}

/// Types the path of a file and reads it.
fn read(scene: &mut Scene, place: &Path) {
    let label = "Or type where the file is";
    scene.field(label).focus();
    scene.harness.run();
    scene.press_with(CTRL, Key::A).press(Key::Delete);
    scene.field(label).type_text(&place.display().to_string());
    scene.harness.run();
    scene.press(Key::Enter);
    until(scene, "the file", |scene| scene.sees("This looks like") || scene.sees("Not a known app") || scene.sees(". "));
    until(scene, "the end of reading", |scene| !scene.sees("Reading "));
}

fn file(scene: &Scene, name: &str, content: &[u8]) -> PathBuf {
    let place = scene.folder.path().join(name);
    std::fs::write(&place, content).unwrap();
    place
}

/// Chooses a line of a list by its name.
fn choose(scene: &mut Scene, list: &str, line: &str) {
    scene.click(list).click(line);
}

#[test]
fn a_known_export_is_named_matched_checked_and_only_then_written() {
    let mut scene = wizard();
    read(&mut scene, &fixture("bearable/classic.csv"));
    assert!(scene.has("This looks like a Bearable export, 16 rows."));
    scene.click("Next: say what is yours");
    assert!(scene.is_on("Calf pain") && !scene.is_on("Headache"));
    scene.click("Next: check the rows");
    assert_eq!((scene.count(), scene.undo_name()), (0, None), "nothing is written by looking");
    let add = scene.names(Role::Button).into_iter().find(|name| name.starts_with("Add ")).expect("Add");
    scene.click(&add);
    assert!(scene.count() > 0);
    assert_eq!(add, format!("Add {} entries", scene.count()));
    assert!(scene.has(&format!("{} entries added.", scene.count())));
    assert_eq!(scene.undo_name().unwrap(), format!("import {} entries from Bearable", scene.count()));
    assert!(!scene.sees("backup"), "none was made, so none is claimed");
}
