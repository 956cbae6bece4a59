//! A picture of each screen: light, dark, high contrast, 200 % text and 640 points wide.
//!
//! Each picture was looked at. They are made with a software renderer, so that every machine draws the same.
#![cfg(feature = "pictures")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/files.rs"]
mod files;
#[path = "common/medicines.rs"]
mod medicines;
#[path = "common/ruin.rs"]
mod ruin;
#[path = "common/screens.rs"]
mod screens;
#[path = "common/sessions.rs"]
mod sessions;
#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui_kittest::{SnapshotOptions, SnapshotResults};
use screens::{SCREENS, arrive};
use soleus::domain::setting::{Settings, Theme};

fn check(look: &str, size: [f32; 2], settings: &Settings) {
    let mut results = SnapshotResults::new();
    let options = SnapshotOptions::new().threshold(1.0).max_failed_pixels(40);
    for (name, filled, steps) in SCREENS {
        let mut scene = arrive(filled, steps, size, settings);
        results.add(scene.harness.try_snapshot_options(format!("{look}/{name}"), &options));
    }
}

#[test]
fn every_screen_looks_right_in_light() {
    check("light", [1100.0, 760.0], &Settings { theme: Theme::Light, ..Settings::default() });
}

#[test]
fn every_screen_looks_right_in_dark() {
    check("dark", [1100.0, 760.0], &Settings { theme: Theme::Dark, ..Settings::default() });
}

#[test]
fn every_screen_looks_right_in_high_contrast() {
    check("contrast", [1100.0, 760.0], &Settings { theme: Theme::ContrastLight, ..Settings::default() });
}

#[test]
fn every_screen_looks_right_in_a_narrow_window() {
    check("narrow", [640.0, 760.0], &Settings { theme: Theme::Light, ..Settings::default() });
}

#[test]
fn every_screen_looks_right_with_large_text() {
    check("large", [1100.0, 760.0], &Settings { theme: Theme::Light, text_percent: 200, ..Settings::default() });
}
