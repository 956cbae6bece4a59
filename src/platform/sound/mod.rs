//! Plays cues on a thread of its own. No sound server or no device is silence, never an error, and nobody waits for it.

mod cue;
#[cfg(not(target_os = "linux"))]
mod device;
#[cfg(target_os = "linux")]
mod pulse;

use std::pin::pin;
use std::thread;
use std::time::Duration;

use async_channel::{Receiver, Sender};
use async_io::Timer;
use futures_lite::future;

pub use cue::{Cue, Note, RATE_HZ};
#[cfg(not(target_os = "linux"))]
use device::Speaker;
#[cfg(target_os = "linux")]
use pulse::Speaker;

/// Silence between a cue and one that waited for its end, so that they do not sound like one.
const BETWEEN: Duration = Duration::from_millis(120);

/// Plays cues, one after the other, for as long as it lives.
#[derive(Debug)]
pub struct Player {
    orders: Sender<Order>,
}

#[derive(Clone, Copy, Debug)]
enum Order {
    Play(Cue, u8),
    Hush,
}

impl Player {
    /// Starts the thread. Without one the player is silent.
    #[must_use]
    pub fn start() -> Self {
        // Room for one: a cue that waits belongs to a moment that is over when the next one comes.
        let (orders, receiver) = async_channel::bounded(1);
        let _ = thread::Builder::new()
            .name("soleus-sound".to_owned())
            .spawn(move || async_io::block_on(obey(&receiver, &mut Speaker::default())));
        Self { orders }
    }

    /// Plays a cue at a volume of 0 to 100 after the one that sounds; it takes the place of one that waits.
    pub fn play(&self, cue: Cue, volume: u8) {
        let _ = self.orders.force_send(Order::Play(cue, volume));
    }

    /// Silence at once: what sounds is cut and what waits is forgotten.
    pub fn hush(&self) {
        let _ = self.orders.force_send(Order::Hush);
    }
}

/// Carries orders out until the player is gone.
async fn obey(orders: &Receiver<Order>, speaker: &mut Speaker) {
    let mut waiting = None;
    loop {
        let order = match waiting.take() {
            Some(order) => order,
            None => match orders.recv().await {
                Ok(order) => order,
                Err(_) => return,
            },
        };
        // At volume 0 nothing is sent: a server would open the device, and some devices crackle then.
        let Order::Play(cue, volume @ 1..) = order else { continue };
        if let Some(next) = sound(orders, speaker, cue, volume).await {
            waiting = Some(next);
            Timer::after(BETWEEN).await;
        }
    }
}

/// Plays one cue to its end, or until there is to be silence. Gives the newest order that came meanwhile.
async fn sound(orders: &Receiver<Order>, speaker: &mut Speaker, cue: Cue, volume: u8) -> Option<Order> {
    let mut newest = None;
    // Dropped before its end, it takes the connection with it, and a server plays nothing for a caller that has left.
    let mut sounding = pin!(speaker.play(cue, volume));
    loop {
        let ended = async {
            sounding.as_mut().await;
            None
        };
        match future::or(ended, async { Some(orders.recv().await) }).await {
            None => return newest,
            Some(Ok(order @ Order::Play(..))) => newest = Some(order),
            Some(Ok(Order::Hush) | Err(_)) => return None,
        }
    }
}
