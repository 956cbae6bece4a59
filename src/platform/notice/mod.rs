//! Notices of the desktop, outside of the window. Which words may stand in one is the caller's decision: others can read
//! them on a locked screen. No notification service is silence, never an error, and nobody waits for it.

#[cfg(target_os = "linux")]
mod service;

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use async_channel::Sender;

/// Whether Soleus knows the notices of this system.
pub const IS_KNOWN_HERE: bool = cfg!(target_os = "linux");
/// Notices that wait for the service; with one more the oldest is dropped.
const WAITING: usize = 8;
/// How long the end of the program waits for open notices to close: their buttons would do nothing afterwards.
const FAREWELL: Duration = Duration::from_millis(300);

/// A notice to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about, a number of the caller's; a newer notice with the same number takes its place.
    pub subject: u32,
    /// First line.
    pub title: String,
    /// What follows; may be empty.
    pub text: String,
    /// Buttons with their words, where the service has any.
    pub buttons: Vec<(Press, String)>,
}

/// Whether there is a way to a notification service on this computer. The service itself can come later.
#[must_use]
pub fn is_possible() -> bool {
    #[cfg(target_os = "linux")]
    return async_io::block_on(super::bus::session()).is_some();
    #[cfg(not(target_os = "linux"))]
    false
}

/// What can be pressed on a notice, and what is told where nothing can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// The notice itself; every notice has this.
    Open,
    /// Remind again later.
    Snooze,
    /// It was done.
    Done,
    /// Nobody has seen it: there is no service now.
    Unseen,
}

/// What was pressed, at most once for each notice, or that it could not be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Of the notice.
    pub subject: u32,
    /// The button.
    pub press: Press,
}

/// Shows notices for as long as it lives.
#[derive(Debug)]
pub struct Notifier {
    orders: Sender<Order>,
    ended: mpsc::Receiver<()>,
}

#[derive(Clone, Debug)]
#[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "only a service reads what is ordered"))]
enum Order {
    Show(Notice),
    Withdraw(u32),
}

impl Notifier {
    /// Starts the thread. `wake` is called after each answer was put into the channel.
    #[must_use]
    pub fn start(wake: impl Fn() + Send + 'static) -> (Self, mpsc::Receiver<Answer>) {
        let (orders, receiver) = async_channel::bounded(WAITING);
        let (sender, answers) = mpsc::channel();
        let (end, ended) = mpsc::channel::<()>();
        let answer = move |answer| {
            let _ = sender.send(answer);
            wake();
        };
        let _ = thread::Builder::new().name("soleus-notice".to_owned()).spawn(move || {
            async_io::block_on(serve(&receiver, answer));
            drop(end);
        });
        (Self { orders, ended }, answers)
    }

    /// Shows a notice, in the place of an older one about the same subject.
    pub fn show(&self, notice: Notice) {
        let _ = self.orders.force_send(Order::Show(notice));
    }

    /// Takes a notice back that has been dealt with elsewhere.
    pub fn withdraw(&self, subject: u32) {
        let _ = self.orders.force_send(Order::Withdraw(subject));
    }
}

impl Drop for Notifier {
    fn drop(&mut self) {
        self.orders.close();
        let _ = self.ended.recv_timeout(FAREWELL);
    }
}

#[cfg(target_os = "linux")]
use service::serve;

/// Elsewhere there is no service yet that we can speak to.
#[cfg(not(target_os = "linux"))]
async fn serve(orders: &async_channel::Receiver<Order>, _: impl Fn(Answer)) {
    while orders.recv().await.is_ok() {}
}
