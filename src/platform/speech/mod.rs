//! Says short sentences where the system has a speech service, on a thread of its own. None is silence, never an error.
//! A screen reader is not spoken through here: it reads the window.

#[cfg(target_os = "linux")]
mod dispatcher;

use std::thread;

use async_channel::Sender;

/// Longest sentence in characters: what can be said in one phase of a session.
const LIMIT_CHARS: usize = 300;

/// Speaks, for as long as it lives.
#[derive(Debug)]
pub struct Voice {
    orders: Sender<Order>,
}

#[derive(Clone, Debug)]
#[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "only a service reads what is ordered"))]
enum Order {
    Say(String),
    Hush,
}

impl Voice {
    /// Starts the thread. The service is looked for with the first sentence.
    #[must_use]
    pub fn start() -> Self {
        // Room for one: a sentence that waits belongs to a moment that is over when the next one comes.
        let (orders, receiver) = async_channel::bounded(1);
        let _ = thread::Builder::new().name("soleus-speech".to_owned()).spawn(move || serve(&receiver));
        Self { orders }
    }

    /// Says a sentence at once, in the place of what is being said.
    pub fn say(&self, sentence: &str) {
        let _ = self.orders.force_send(Order::Say(one_line(sentence)));
    }

    /// Breaks off.
    pub fn hush(&self) {
        let _ = self.orders.force_send(Order::Hush);
    }
}

/// Without what would end a line: the service takes commands by the line.
fn one_line(sentence: &str) -> String {
    sentence.chars().take(LIMIT_CHARS).map(|sign| if sign.is_control() { ' ' } else { sign }).collect()
}

#[cfg(target_os = "linux")]
use dispatcher::serve;

/// Elsewhere there is no service yet that we can speak to.
#[cfg(not(target_os = "linux"))]
fn serve(orders: &async_channel::Receiver<Order>) {
    while orders.recv_blocking().is_ok() {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_one_line_with_an_end() {
        assert_eq!(one_line("Hold\r\n.\r\nQUIT"), "Hold  .  QUIT");
        assert_eq!(one_line(&"é".repeat(1000)).chars().count(), LIMIT_CHARS);
    }
}
