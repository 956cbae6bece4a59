//! What differs between computers: how a second start finds the open window, the desktop's own dialogs and notices,
//! sound, speech, what keeps the screen awake, how the desktop wants programs to look, and what starts with the computer.

pub mod appearance;
pub mod autostart;
pub mod awake;
#[cfg(target_os = "linux")]
mod bus;
pub mod crash;
pub mod file;
pub mod file_dialog;
pub mod folder;
pub mod font;
pub mod instance;
pub mod notice;
pub mod portable;
pub mod printer;
pub mod sleeper;
mod socket;
pub mod sound;
pub mod speech;
#[cfg(target_os = "linux")]
mod wait;

/// The name by which a desktop knows the program: of its window, its menu entry and its icon. A reverse domain, as
/// desktops want it; `.local` is kept free for names that are no site.
pub const APP_ID: &str = "local.soleus.journal";
