//! How Windows and macOS are asked.

use keepawake::KeepAwake;

use crate::platform::APP_ID;

/// What the system gave us; it ends when it is dropped.
pub(super) struct Hold(KeepAwake);

impl Hold {
    /// `None` where it is refused.
    pub(super) async fn take(reason: &str) -> Option<Self> {
        let mut wish = keepawake::Builder::default();
        wish.display(true).reason(reason).app_name("Soleus").app_reverse_domain(APP_ID);
        wish.create().ok().map(Self)
    }

    /// Gives it back.
    pub(super) async fn release(self) {
        drop(self.0);
    }
}
