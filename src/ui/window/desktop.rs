//! What the desktop wishes for every program, from the first frame on and whenever it changes.

use super::Window;
use crate::platform::appearance::{self, Appearance};
use crate::ui::theme;

impl Window {
    /// Begins to listen to the desktop.
    #[must_use]
    pub fn with_desktop(mut self) -> Self {
        let ctx = self.context.clone();
        self.desktop_changes = Some(appearance::follow(move || ctx.request_repaint()));
        self
    }

    /// Looks as the desktop wants it, where nothing else was chosen in the settings.
    pub fn follow_desktop(&mut self, wish: Appearance) {
        self.desktop = wish;
        theme::desktop::keep(&self.context, wish);
    }

    pub(super) fn take_desktop(&mut self) {
        while let Some(wish) = self.desktop_changes.as_ref().and_then(|changes| changes.try_recv().ok()) {
            self.follow_desktop(wish);
        }
    }
}
