//! How the desktop wants every program to look: dark or light, high contrast, larger text, less movement. A desktop that
//! says nothing is no error, and nobody waits for it. Only Linux is asked here; elsewhere the window itself brings the
//! theme along.

#[cfg(target_os = "linux")]
mod portal;

use std::sync::mpsc;

/// What the desktop says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// Dark or light; `None` when it has no wish, or when the window knows by itself.
    pub dark: Option<bool>,
    /// Strong colours and clear edges.
    pub high_contrast: bool,
    /// Nothing fades and nothing glides.
    pub less_movement: bool,
    /// Size of text in percent of the usual one.
    pub text_percent: u16,
}

impl Default for Appearance {
    fn default() -> Self {
        Self { dark: None, high_contrast: false, less_movement: false, text_percent: 100 }
    }
}

/// Listens to the desktop for as long as the receiver lives. `wake` is called after each change was put into the channel.
#[must_use]
pub fn follow(wake: impl Fn() + Send + 'static) -> mpsc::Receiver<Appearance> {
    let (sender, changes) = mpsc::channel();
    #[cfg(target_os = "linux")]
    {
        let tell = move |appearance| {
            let heard = sender.send(appearance).is_ok();
            wake();
            heard
        };
        let thread = std::thread::Builder::new().name("soleus-appearance".to_owned());
        let _ = thread.spawn(move || async_io::block_on(portal::follow(tell)));
    }
    #[cfg(not(target_os = "linux"))]
    drop((sender, wake));
    changes
}
