//! One window for each journal: a second start hands its request to the first over a local socket and leaves.
//!
//! A request is one line of JSON, so is the answer. The window is never waited for without a limit and never waits
//! itself: requests come to it through a channel.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use interprocess::ConnectWaitMode;
use interprocess::local_socket::prelude::*;
use interprocess::local_socket::{ConnectOptions, Listener, ListenerOptions, Stream};
use serde::{Deserialize, Serialize};

use super::socket;

/// Longest request or answer: a note at its limit, with room for JSON.
const LIMIT_BYTES: usize = 1024 * 1024;
/// How long a caller waits for the window.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a caller may take to say what it wants.
const LISTEN: Duration = Duration::from_secs(2);
/// Callers that are listened to at the same time; one more is sent away, so that nobody can use up all threads.
const CALLERS: usize = 8;

const NO_ANSWER: &str = "The open Soleus window did not answer. Look there whether it was done, then try again.";
const TOO_LONG: &str = "That is too long to hand to the open Soleus window. Shorten it, or close the window first.";

/// A request of another start, to be answered by the window.
#[derive(Debug)]
pub struct Call {
    /// Its arguments without the program's name; none means "raise the window".
    pub arguments: Vec<String>,
    /// The folder it was started in.
    pub folder: PathBuf,
    /// Where the answer goes; a caller that has left is no error.
    pub answer: Sender<Answer>,
}

/// What the caller prints, and its exit status.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// For standard output.
    pub out: String,
    /// For standard error.
    pub err: String,
    /// Exit status.
    pub status: i32,
}

#[derive(Serialize, Deserialize)]
struct Request {
    arguments: Vec<String>,
    folder: PathBuf,
}

impl Answer {
    fn sorry(words: &str) -> Self {
        Self { err: format!("{words}\n"), status: 1, ..Self::default() }
    }
}

/// Listens for other starts with this journal. `wake` is called after each call was put into the channel.
/// `None` when another window listens already, or when this computer has no place for a socket.
pub fn serve(journal: &Path, wake: impl Fn() + Send + 'static) -> Option<(Receiver<Call>, Guard)> {
    let places = socket::places(journal);
    if places.iter().any(|place| connect(place).is_ok()) {
        return None;
    }
    let (place, listener) = places.into_iter().find_map(|place| Some((place.clone(), bind(&place)?)))?;
    let (calls, receiver) = mpsc::channel();
    let stop = Arc::new(AtomicBool::new(false));
    let (stopped, wake) = (Arc::clone(&stop), Arc::new(Mutex::new(wake)));
    let thread = thread::Builder::new()
        .name("soleus-instance".to_owned())
        .spawn(move || listen(&listener, &calls, &wake, &stopped))
        .ok()?;
    Some((receiver, Guard { place, stop, thread: Some(thread) }))
}

/// Hands arguments to the window that has this journal open; no arguments ask it to come to the front.
/// `None` when nobody listens.
#[must_use]
pub fn send(journal: &Path, arguments: &[String]) -> Option<Answer> {
    let mut places = socket::places(journal).into_iter().filter(|place| socket::is_ours(place, journal));
    let mut stream = places.find_map(|place| connect(&place).ok())?;
    let folder = std::env::current_dir().unwrap_or_default();
    let request = serde_json::to_vec(&Request { arguments: arguments.to_vec(), folder }).ok()?;
    if request.len() >= LIMIT_BYTES {
        return Some(Answer::sorry(TOO_LONG));
    }
    let answer = write_line(&mut stream, &request).and_then(|()| read_line(&mut stream, PATIENCE));
    let answer = answer.ok().and_then(|line| serde_json::from_slice(&line).ok());
    Some(answer.unwrap_or_else(|| Answer::sorry(NO_ANSWER)))
}

/// Stops listening and removes the socket when it is dropped.
#[derive(Debug)]
pub struct Guard {
    place: PathBuf,
    stop: Arc<AtomicBool>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Guard {
    /// Where the socket is.
    #[must_use]
    pub fn place(&self) -> &Path {
        &self.place
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        // The thread waits for a caller, so it is called once more; it removes the socket when it ends.
        if connect(&self.place).is_ok()
            && let Some(thread) = self.thread.take()
        {
            let _ = thread.join();
        }
    }
}

fn bind(place: &Path) -> Option<Listener> {
    socket::make_folder(place).ok()?;
    if let Ok(listener) = create(place) {
        return Some(listener);
    }
    // Nobody answers there, so a window that was killed has left its socket behind.
    let left_behind = connect(place).is_err_and(|error| error.kind() == io::ErrorKind::ConnectionRefused);
    if left_behind {
        std::fs::remove_file(place).ok()?;
    }
    create(place).ok()
}

fn create(place: &Path) -> io::Result<Listener> {
    let options = ListenerOptions::new().name(socket::name(place)?);
    #[cfg(unix)]
    let options = {
        use interprocess::os::unix::local_socket::ListenerOptionsExt as _;
        options.mode(0o600)
    };
    options.create_sync()
}

fn connect(place: &Path) -> io::Result<Stream> {
    let options = ConnectOptions::new().name(socket::name(place)?);
    let stream = options.wait_mode(ConnectWaitMode::Timeout(LISTEN)).connect_sync()?;
    stream.set_send_timeout(Some(LISTEN))?;
    Ok(stream)
}

type Wake<F> = Arc<Mutex<F>>;

fn listen<F: Fn() + Send + 'static>(listener: &Listener, calls: &Sender<Call>, wake: &Wake<F>, stop: &AtomicBool) {
    let callers = Arc::new(AtomicUsize::new(0));
    loop {
        let accepted = listener.accept();
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = accepted else {
            // Out of file handles, for one; trying again at once would only burn the processor.
            thread::sleep(Duration::from_millis(100));
            continue;
        };
        if callers.fetch_add(1, Ordering::SeqCst) >= CALLERS {
            callers.fetch_sub(1, Ordering::SeqCst);
            continue;
        }
        let (calls, wake, counted) = (calls.clone(), Arc::clone(wake), Arc::clone(&callers));
        let started = thread::Builder::new().name("soleus-caller".to_owned()).spawn(move || {
            // A caller that breaks off in the middle has nobody to tell.
            let _ = attend(stream, &calls, &wake);
            counted.fetch_sub(1, Ordering::SeqCst);
        });
        if started.is_err() {
            callers.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

/// One caller, from its request to its answer.
fn attend<F: Fn() + Send>(mut stream: Stream, calls: &Sender<Call>, wake: &Wake<F>) -> io::Result<()> {
    stream.set_send_timeout(Some(LISTEN))?;
    let line = match read_line(&mut stream, LISTEN) {
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            return reply(&mut stream, &Answer::sorry(TOO_LONG));
        }
        line => line?,
    };
    let Request { arguments, folder } = serde_json::from_slice(&line)?;
    let (answer, answered) = mpsc::channel();
    calls.send(Call { arguments, folder, answer }).map_err(io::Error::other)?;
    wake.lock().unwrap_or_else(PoisonError::into_inner)();
    let answer = answered.recv_timeout(PATIENCE).unwrap_or_else(|_| Answer::sorry(NO_ANSWER));
    reply(&mut stream, &answer)
}

fn reply(stream: &mut Stream, answer: &Answer) -> io::Result<()> {
    write_line(stream, &serde_json::to_vec(answer)?)
}

fn write_line(stream: &mut Stream, line: &[u8]) -> io::Result<()> {
    stream.write_all(line)?;
    stream.write_all(b"\n")?;
    stream.flush()
}

/// Reads up to the end of a line, `limit` in all: one byte a second cannot hold a thread for ever.
fn read_line(stream: &mut Stream, limit: Duration) -> io::Result<Vec<u8>> {
    let until = Instant::now() + limit;
    let (mut line, mut part) = (Vec::new(), [0_u8; 8192]);
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        stream.set_recv_timeout(Some(left))?;
        let count = match stream.read(&mut part) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            count => count?,
        };
        let read = part.get(..count).unwrap_or_default();
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if let Some(end) = read.iter().position(|byte| *byte == b'\n') {
            line.extend(read.iter().take(end));
            return Ok(line);
        }
        line.extend_from_slice(read);
        if line.len() > LIMIT_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
    }
}
