//! Promises to people who see little, press badly, listen, or read large letters, measured on every screen as it is
//! really drawn. Every screen is opened once and looked at in each way; the promises then read what was seen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "../common/files.rs"]
mod files;
#[path = "../common/medicines.rs"]
mod medicines;
#[path = "../common/ruin.rs"]
mod ruin;
#[path = "../common/screens.rs"]
mod screens;
#[path = "../common/sessions.rs"]
mod sessions;
#[path = "../common/signs.rs"]
mod signs;
#[path = "../common/window.rs"]
mod window;

mod contrast;
mod desktop;
mod light;
mod names;
mod room;
mod seen;
mod targets;
