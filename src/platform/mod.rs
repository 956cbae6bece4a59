//! What differs between computers: how a second start finds the open window, the desktop's own dialogs and notices,
//! sound, speech, what keeps the screen awake, and what starts with the computer.

pub mod autostart;
pub mod awake;
#[cfg(target_os = "linux")]
mod bus;
pub mod file;
pub mod file_dialog;
pub mod instance;
pub mod notice;
pub mod printer;
pub mod sleeper;
mod socket;
pub mod sound;
pub mod speech;
#[cfg(target_os = "linux")]
mod wait;
