//! Keeps the screen from going dark while somebody two metres away reads it. Where nothing listens, the screen does what
//! it always does. Killed in the middle, the computer notices and is free again.

#[cfg_attr(target_os = "linux", path = "desktop.rs")]
#[cfg_attr(not(target_os = "linux"), path = "system.rs")]
mod hold;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use async_channel::Sender;

use hold::Hold;

/// Keeps the screen awake while any of its guards lives.
#[derive(Debug)]
pub struct Awake {
    wishes: Arc<Wishes>,
}

#[derive(Debug)]
struct Wishes {
    guards: AtomicUsize,
    changed: Sender<()>,
}

/// While it lives, the screen stays awake.
#[derive(Debug)]
pub struct Guard {
    wishes: Arc<Wishes>,
}

impl Awake {
    /// Starts the thread. `reason` is what a desktop may show to the person.
    #[must_use]
    pub fn start(reason: &'static str) -> Self {
        // Room for one: whatever changed, the number of guards tells what is wanted now.
        let (changed, changes) = async_channel::bounded(1);
        let wishes = Arc::new(Wishes { guards: AtomicUsize::new(0), changed });
        let known = Arc::downgrade(&wishes);
        let _ = thread::Builder::new().name("soleus-awake".to_owned()).spawn(move || {
            async_io::block_on(async {
                let mut hold = None;
                while changes.recv().await.is_ok() {
                    let wanted = known.upgrade().is_some_and(|wishes| wishes.guards.load(Ordering::SeqCst) > 0);
                    if wanted && hold.is_none() {
                        hold = Hold::take(reason).await;
                    } else if !wanted && let Some(hold) = hold.take() {
                        hold.release().await;
                    }
                }
            });
        });
        Self { wishes }
    }

    /// Keeps the screen awake until the guard is dropped.
    #[must_use]
    pub fn keep(&self) -> Guard {
        self.wishes.guards.fetch_add(1, Ordering::SeqCst);
        let _ = self.wishes.changed.force_send(());
        Guard { wishes: Arc::clone(&self.wishes) }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.wishes.guards.fetch_sub(1, Ordering::SeqCst);
        let _ = self.wishes.changed.force_send(());
    }
}
