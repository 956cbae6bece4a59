//! A window without a display is opened with a passphrase, looked at, and locked. Its whole memory is read before, where
//! passphrase and notes are, and after.

use std::cell::Cell;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::rc::Rc;
use std::time::{Duration, Instant};

use egui::{Key as Press, Modifiers};
use soleus::app::clock::Clock;
use soleus::app::command::Command as Act;
use soleus::app::lock::{self, Change};
use soleus::app::run::Journal;
use soleus::domain::body::Side;
use soleus::domain::episode::{Episode, Nrs};
use soleus::domain::setting::Settings;
use soleus::domain::when::Certainty;
use soleus::store::Key;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::window::{again, usual_now};

/// The first word of a start as the window.
pub const OPEN: &str = "--open";
/// Notes in the journal.
const NOTES: u128 = 20;
/// How long a reader may take to end.
const PATIENCE: Duration = Duration::from_secs(30);
/// Threads that have the journal open, as Linux shortens their names.
const READERS: [&str; 6] =
    ["soleus-backup", "soleus-charts", "soleus-charts-l", "soleus-sheet", "soleus-unlock", "soleus-verify"];
/// What is read at once.
const CHUNK_BYTES: usize = 1 << 20;
/// More than what is looked for.
const OVERLAP_BYTES: usize = 64;

/// Put together when it is needed, so that it does not stand in the program itself.
fn note(number: u128) -> String {
    ["planted", "note", &number.to_string(), "xq"].concat()
}

fn passphrase() -> Zeroizing<String> {
    Zeroizing::new(["hidden", "passphrase", "xq"].join(" "))
}

/// What is typed into a form that is open while the window locks.
fn half_typed() -> String {
    ["half", "typed", "xq"].concat()
}

fn entry(number: u128) -> Act {
    let at = usual_now().moment;
    let mut entry = Episode::new(Uuid::from_u128(number), Side::Left, Nrs::ALL[5], at, Certainty::Exact, at);
    entry.notes = note(number);
    Act::Save(Box::new(entry))
}

/// Says that a stage is reached, and waits until it was looked at.
fn stage(words: &str) {
    println!("{words}");
    let _ = std::io::stdin().lock().read_line(&mut String::new()).unwrap();
}

/// Opens a window on the journal that is put into its folder meanwhile, looks round, and locks it.
pub fn open_and_lock() {
    let folder = Rc::new(tempfile::tempdir().unwrap());
    stage(&folder.path().display().to_string());
    let mut scene = again(folder, Rc::new(Cell::new(usual_now())), [1100.0, 760.0]);
    scene.type_into("Passphrase", &passphrase()).press(Press::Enter);
    // The key is worked out beside the window.
    while scene.harness.state().journal().is_none() {
        std::thread::yield_now();
        scene.harness.step();
    }
    for page in [Press::Num1, Press::Num2, Press::Num3, Press::Num5, Press::Num6, Press::Num7] {
        scene.press_with(Modifiers::COMMAND, page);
    }
    scene.press_with(Modifiers::COMMAND, Press::N).click("Notes and photos").type_into("Notes", &half_typed());
    assert_eq!(scene.count(), usize::try_from(NOTES).unwrap());
    stage("open");
    scene.press_with(Modifiers::COMMAND, Press::L);
    assert!(scene.harness.state().journal().is_none());
    let_readers_end();
    stage("locked");
}

/// A thread that reads for a screen has a connection of its own. It is told to end when the window locks, but not in the
/// middle of working out its key, so what it holds is wiped a moment later.
fn let_readers_end() {
    let began = Instant::now();
    let names = || fs::read_dir("/proc/self/task").unwrap().map(|thread| thread.unwrap().path().join("comm"));
    // One that ends just now has no name any more.
    let reads = |name: PathBuf| fs::read_to_string(name).is_ok_and(|name| READERS.contains(&name.trim()));
    while names().any(reads) {
        assert!(began.elapsed() < PATIENCE, "a reader goes on after the window has locked");
        std::thread::yield_now();
    }
}

/// A journal with notes and a passphrase. It is made in this process, so that the other one knows only what it reads.
fn make(place: &Path) {
    let clock = Clock::Manual(Rc::new(Cell::new(usual_now())));
    let mut journal = Journal::create(place, &Settings::default(), clock).unwrap();
    for number in 0..NOTES {
        journal.run(entry(number)).unwrap();
    }
    drop(journal);
    lock::change(place, &Change::Set(Key::new(passphrase()).unwrap())).unwrap();
}

/// Waits for the next stage, and looks for each of the words in the memory of the window.
fn look(child: &Child, out: &mut BufReader<ChildStdout>, expected: &str) -> Vec<(String, usize)> {
    let mut line = String::new();
    while line.trim() != expected {
        line.clear();
        assert!(out.read_line(&mut line).unwrap() > 0, "the window ended before it was {expected}");
    }
    let mut words = vec![passphrase().as_str().to_owned(), half_typed()];
    words.extend((0..NOTES).map(note));
    let mut found: Vec<(String, usize)> = words.into_iter().map(|words| (words, 0)).collect();
    let place = |file: &str| format!("/proc/{}/{file}", child.id());
    let memory = File::open(place("mem")).unwrap();
    let mut chunk = vec![0; CHUNK_BYTES + OVERLAP_BYTES];
    for line in fs::read_to_string(place("maps")).unwrap().lines() {
        let mut parts = line.split_whitespace();
        let (range, rights) = (parts.next().unwrap(), parts.next().unwrap());
        let (from, to) = range.split_once('-').unwrap();
        let number = |text: &str| u64::from_str_radix(text, 16).unwrap();
        // What can be written; the program itself is not its memory.
        if !rights.starts_with("rw") {
            continue;
        }
        for from in (number(from)..number(to)).step_by(CHUNK_BYTES) {
            let length = usize::try_from(number(to) - from).unwrap().min(chunk.len());
            // Pages of a device cannot be read.
            let Ok(count) = memory.read_at(&mut chunk[..length], from) else { continue };
            let text = String::from_utf8_lossy(&chunk[..count]);
            if text.contains("xq") {
                for (words, times) in &mut found {
                    *times += text.matches(words.as_str()).count();
                }
            }
        }
    }
    found
}

pub fn is_wiped() {
    let itself = std::env::current_exe().unwrap();
    let mut child = Command::new(itself).arg(OPEN).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut folder = String::new();
    out.read_line(&mut folder).unwrap();
    make(&Path::new(folder.trim()).join("journal.db"));
    input.write_all(b"\n").unwrap();
    let before = look(&child, &mut out, "open");
    input.write_all(b"\n").unwrap();
    let after = look(&child, &mut out, "locked");
    input.write_all(b"\n").unwrap();
    assert!(child.wait().unwrap().success());
    let seen = |found: &[(String, usize)]| found.iter().filter(|(_, times)| *times > 0).count();
    assert!(before[..2].iter().all(|(_, times)| *times > 0), "while it is open they are there: {before:?}");
    assert!(seen(&before) > 10, "notes are on the screen: {before:?}");
    println!("{} of {} words in memory while open, {} after locking", seen(&before), before.len(), seen(&after));
    let left: Vec<&(String, usize)> = after.iter().filter(|(_, times)| *times > 0).collect();
    assert!(left.is_empty(), "left after locking: {left:?}");
}
