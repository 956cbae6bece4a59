//! Files from elsewhere that are dropped on the window, and jobs of the window that read them.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::window::Scene;

/// In which a job on another thread has surely ended.
const PATIENCE: Duration = Duration::from_mins(2);

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

/// A file of `tests/import`.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(name)
}

/// Waits for a job of the window, frame by frame.
pub fn until(scene: &mut Scene, what: &str, ready: impl Fn(&Scene) -> bool) {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if ready(scene) {
            scene.harness.run();
            return;
        }
        std::thread::yield_now();
        scene.harness.step();
    }
    panic!("{what} never came");
}

/// Drops a file of `tests/import` on the window, and waits until it is read.
pub fn drop_file(scene: &mut Scene, name: &str) {
    scene.harness.input_mut().dropped_files.push(Arc::new(Dropped(fixture(name))));
    scene.harness.step();
    until(scene, name, |scene| scene.title() == "Import" && scene.sees("You can also drop a file"));
}
