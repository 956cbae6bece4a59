//! Speech Dispatcher, the speech service of Linux desktops, through its own protocol: lines of text on a local socket.
//!
//! Six commands are all we need. The crate for it, ssip-client, holds a TCP client as well, and the C library needs
//! headers to build.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use async_channel::Receiver;

use super::Order;

/// How long the service may take for one line.
const PATIENCE: Duration = Duration::from_secs(2);
/// Longest line, and lines of one answer.
const LIMIT_BYTES: u64 = 4096;
const LIMIT_LINES: usize = 100;

struct Service {
    socket: BufReader<UnixStream>,
}

/// Carries orders out until there is nobody left to give any.
pub(super) fn serve(orders: &Receiver<Order>) {
    let mut service: Option<Service> = None;
    let mut may_start = true;
    while let Ok(order) = orders.recv_blocking() {
        match order {
            Order::Hush => {
                if service.as_mut().is_some_and(|service| service.hush().is_err()) {
                    service = None;
                }
            }
            Order::Say(sentence) => {
                // A service that has ended for want of work is found anew once.
                if service.as_mut().is_some_and(|service| service.say(&sentence).is_ok()) {
                    continue;
                }
                service = find(&mut may_start);
                if service.as_mut().is_some_and(|service| service.say(&sentence).is_err()) {
                    service = None;
                }
            }
        }
    }
}

/// The service that runs, or one that is started as its own library would: once, and only if its owner allows that.
fn find(may_start: &mut bool) -> Option<Service> {
    if let Ok(service) = Service::greet() {
        return Some(service);
    }
    if !std::mem::take(may_start) {
        return None;
    }
    let mut start = Command::new("speech-dispatcher");
    start.arg("--spawn").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // It comes back when the service listens.
    start.status().ok()?;
    Service::greet().ok()
}

impl Service {
    fn greet() -> io::Result<Self> {
        let folder = std::env::var_os("XDG_RUNTIME_DIR").ok_or(io::ErrorKind::NotFound)?;
        let socket = UnixStream::connect(PathBuf::from(folder).join("speech-dispatcher/speechd.sock"))?;
        socket.set_read_timeout(Some(PATIENCE))?;
        socket.set_write_timeout(Some(PATIENCE))?;
        let mut service = Self { socket: BufReader::new(socket) };
        service.ask("SET self CLIENT_NAME user:soleus:session")?;
        // What we say is English, whatever the voice of the desktop is; without such a voice it is tried all the same.
        let _ = service.ask("SET self LANGUAGE en");
        service.ask("SET self PRIORITY message")?;
        Ok(service)
    }

    fn say(&mut self, sentence: &str) -> io::Result<()> {
        self.hush()?;
        self.ask("SPEAK")?;
        // A line that is only a dot ends the sentence, so a dot at its start is doubled.
        let dot = if sentence.starts_with('.') { "." } else { "" };
        self.ask(&format!("{dot}{sentence}\r\n."))
    }

    fn hush(&mut self) -> io::Result<()> {
        self.ask("CANCEL self")
    }

    /// Sends a command and reads its answer: lines that begin with a number and a dash, the last one with a blank.
    fn ask(&mut self, command: &str) -> io::Result<()> {
        self.socket.get_mut().write_all(format!("{command}\r\n").as_bytes())?;
        for _ in 0..LIMIT_LINES {
            let mut line = String::new();
            if (&mut self.socket).take(LIMIT_BYTES).read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if line.as_bytes().get(3) == Some(&b' ') {
                return if line.starts_with('2') { Ok(()) } else { Err(io::Error::other(line)) };
            }
        }
        Err(io::ErrorKind::InvalidData.into())
    }
}
