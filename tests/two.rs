//! Two processes write one journal as fast as they can: each entry that one of them was told is saved is there, once, and
//! whoever cannot write is told why.
//!
//! `SOLEUS_SECONDS=60 cargo test --test two -- --nocapture` is the long campaign.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

use std::collections::BTreeMap;
use std::thread;
use std::time::{Duration, Instant};

use common::{Home, Said};
use soleus::app::clock::Clock;
use soleus::app::command::Command;
use soleus::app::run::Journal;
use soleus::cli;
use soleus::domain::body::Side;
use soleus::domain::episode::{Episode, Nrs};
use soleus::domain::when::Certainty;
use soleus::platform::instance;

/// Time for each way unless `SOLEUS_SECONDS` says another one.
const SECONDS: u64 = 3;
/// What a window does between two looks at what others ask of it.
const FRAME: Duration = Duration::from_millis(16);
const IN_USE: &str = "This journal is in use by another Soleus. Close that one, then try again.\n";

fn time() -> Duration {
    let seconds = std::env::var("SOLEUS_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(SECONDS))
}

/// What one of two processes was told.
#[derive(Default)]
struct Told {
    saved: Vec<String>,
    refused: Vec<String>,
}

impl Told {
    fn hear(&mut self, words: String, said: &Said) {
        if said.status == 0 {
            assert!(said.out.starts_with("Saved ") && said.err.is_empty(), "{said:?}");
            self.saved.push(words);
        } else {
            assert_eq!((said.status, said.out.as_str(), said.err.as_str()), (1, "", IN_USE));
            self.refused.push(words);
        }
    }
}

/// Logs one entry after another on the command line until the time is over.
fn hammer(home: &Home, name: &str, until: Instant) -> Told {
    let mut told = Told::default();
    while Instant::now() < until {
        let words = format!("{name} {}", told.saved.len() + told.refused.len());
        let said = home.run(&["log", "5", "--side", "left", "--notes", &words]);
        told.hear(words, &said);
    }
    told
}

/// Each entry that was saved is there once, and none that was refused.
fn is_all_there(home: &Home, told: &[Told]) {
    let list = home.json(&["list", "--json"]);
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in list["episodes"].as_array().unwrap() {
        *found.entry(entry["notes"].as_str().unwrap()).or_default() += 1;
    }
    let lost: Vec<&String> =
        told.iter().flat_map(|told| &told.saved).filter(|words| found.get(words.as_str()) != Some(&1)).collect();
    assert!(lost.is_empty(), "saved, but not there once: {lost:?}");
    let saved: usize = told.iter().map(|told| told.saved.len()).sum();
    assert_eq!(found.len(), saved, "something is there that was refused");
    let plain = rusqlite::Connection::open(home.journal()).unwrap();
    let verdict: String = plain.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
}

fn count(told: &[Told]) -> String {
    told.iter()
        .map(|told| format!("{} saved and {} refused", told.saved.len(), told.refused.len()))
        .collect::<Vec<_>>()
        .join(", ")
}

#[test]
fn two_command_lines_that_write_at_once_lose_nothing_not_even_at_the_first_start() {
    let home = Home::new();
    let until = Instant::now() + time();
    let told = thread::scope(|scope| {
        let others = ["one", "two"].map(|name| scope.spawn(|| hammer(&home, name, until)));
        others.map(|other| other.join().unwrap())
    });
    println!("two command lines: {}", count(&told));
    assert!(told.iter().all(|told| !told.saved.is_empty()), "one of them never had its turn");
    is_all_there(&home, &told);
}

fn save(journal: &mut Journal, words: &str) {
    let now = journal.now().moment;
    let mut entry = Episode::new(journal.new_id(), Side::Left, Nrs::ALL[5], now, Certainty::Exact, now);
    words.clone_into(&mut entry.notes);
    journal.run(Command::Save(Box::new(entry))).unwrap();
}

#[test]
fn a_command_line_is_told_while_another_process_holds_the_journal() {
    let home = Home::new();
    home.ok(&["log", "5", "--notes", "first"]);
    let mut journal = Journal::open(&home.journal(), Clock::System).unwrap();
    let until = Instant::now() + time();
    let mut here = Told { saved: vec!["first".to_owned()], ..Told::default() };
    let there = thread::scope(|scope| {
        let other = scope.spawn(|| hammer(&home, "there", until));
        while !other.is_finished() {
            let words = format!("here {}", here.saved.len());
            save(&mut journal, &words);
            here.saved.push(words);
            thread::sleep(FRAME);
        }
        other.join().unwrap()
    });
    drop(journal);
    let told = [here, there];
    println!("a holder and a command line: {}", count(&told));
    assert!(!told[1].refused.is_empty() && told[1].saved.is_empty(), "nobody writes beside the holder");
    is_all_there(&home, &told);
}

#[test]
fn what_two_command_lines_hand_to_the_open_window_is_saved_there() {
    let home = Home::new();
    home.ok(&["log", "5", "--notes", "first"]);
    let mut journal = Journal::open(&home.journal(), Clock::System).unwrap();
    let (calls, guard) = instance::serve(&home.journal(), || {}).unwrap();
    let until = Instant::now() + time();
    let mut here = Told { saved: vec!["first".to_owned()], ..Told::default() };
    let told = thread::scope(|scope| {
        let others = ["one", "two"].map(|name| scope.spawn(|| hammer_as_here(&home, name, until)));
        while !others.iter().all(thread::ScopedJoinHandle::is_finished) {
            if let Ok(call) = calls.recv_timeout(FRAME) {
                // Whoever asks and leaves is no error.
                let _ = call.answer.send(cli::answer(&mut journal, &call.arguments));
            }
            let words = format!("here {}", here.saved.len());
            save(&mut journal, &words);
            here.saved.push(words);
        }
        others.map(|other| other.join().unwrap())
    });
    drop((guard, journal));
    let [one, two] = told;
    let told = [here, one, two];
    println!("a window and two command lines: {}", count(&told));
    assert!(told.iter().all(|told| !told.saved.is_empty() && told.refused.is_empty()));
    is_all_there(&home, &told);
}

/// This process is the window, so the command line has to look for it in the same place.
fn hammer_as_here(home: &Home, name: &str, until: Instant) -> Told {
    let mut told = Told::default();
    while Instant::now() < until {
        let words = format!("{name} {}", told.saved.len());
        let mut command = home.command(&["log", "5", "--side", "left", "--notes", &words]);
        match std::env::var_os("XDG_RUNTIME_DIR") {
            Some(folder) => command.env("XDG_RUNTIME_DIR", folder),
            None => command.env_remove("XDG_RUNTIME_DIR"),
        };
        told.hear(words, &common::said(command.output().unwrap()));
    }
    told
}
