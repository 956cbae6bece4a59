//! Rest for a process without a window: until a time is over, somebody calls, or the system asks it to end.

use std::time::Duration;

use async_channel::{Receiver, Sender};
use async_io::Timer;
use futures_lite::future;

/// Why the rest is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woken {
    /// The time is over.
    Time,
    /// Somebody called.
    Called,
    /// The process is asked to end.
    End,
}

/// Rests; wakes without using the processor meanwhile.
#[derive(Debug)]
pub struct Sleeper {
    calls: Receiver<()>,
    #[cfg(target_os = "linux")]
    signals: Option<async_signal::Signals>,
}

/// Wakes the one who rests; calls before it wakes are one.
#[derive(Clone, Debug)]
pub struct Waker(Sender<()>);

impl Waker {
    /// Wakes it now, or the next time at once.
    pub fn wake(&self) {
        let _ = self.0.try_send(());
    }
}

impl Sleeper {
    /// From now on a request to end is no sudden end.
    #[must_use]
    pub fn new() -> (Self, Waker) {
        let (sender, calls) = async_channel::bounded(1);
        #[cfg(target_os = "linux")]
        let signals = {
            use async_signal::{Signal, Signals};
            Signals::new([Signal::Term, Signal::Int, Signal::Hup]).ok()
        };
        let sleeper = Self {
            calls,
            #[cfg(target_os = "linux")]
            signals,
        };
        (sleeper, Waker(sender))
    }

    /// Rests so long at the most.
    pub fn rest(&mut self, limit: Duration) -> Woken {
        let time = async {
            Timer::after(limit).await;
            Woken::Time
        };
        let call = async {
            if self.calls.recv().await.is_err() {
                future::pending::<()>().await;
            }
            Woken::Called
        };
        let woken = future::or(call, time);
        #[cfg(target_os = "linux")]
        let woken = {
            use futures_lite::StreamExt as _;
            let signals = &mut self.signals;
            let end = async move {
                match signals {
                    Some(signals) => drop(signals.next().await),
                    None => future::pending().await,
                }
                Woken::End
            };
            future::or(end, woken)
        };
        async_io::block_on(woken)
    }
}
