//! A writer is killed at random moments while it logs, edits, imports, deletes and undoes. Every step that it was told
//! of is there afterwards, and of the one under way either all or nothing.
//!
//! `SOLEUS_KILLS=1000 cargo test --test kill` is the long campaign.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(clippy::indexing_slicing, reason = "as above")]

mod content;
mod writer;

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use content::{content, digest};
use soleus::app::clock::Clock;
use soleus::app::run::Journal;
use soleus::domain::setting::Settings;

/// Kills unless `SOLEUS_KILLS` says another number.
const KILLS: u64 = 60;
/// Words that a writer may say before it is in danger; each step has two.
const MOST_WORDS: u64 = 9;
/// How long it lives after that at most, in microseconds.
const LIFE_US: u64 = 20_000;

const NAME: &str = "what_was_acknowledged_outlives_a_kill_at_any_moment_and_nothing_is_half_done";
/// The first word of a start as the writer.
const WRITE: &str = "--write";

fn main() {
    let typed: Vec<String> = std::env::args().skip(1).collect();
    match typed.as_slice() {
        [what, place, seed] if what == WRITE => writer::write(place.as_ref(), seed.parse().unwrap()),
        _ if typed.iter().any(|word| !word.starts_with('-') && !NAME.contains(word.as_str())) => told(0, 1),
        _ if typed.iter().any(|word| word == "--list") => println!("{NAME}: test"),
        _ => {
            killed_at_any_moment();
            println!("test {NAME} ... ok");
            told(1, 0);
        }
    }
}

/// The closing line of every test program; a failure stops before it.
fn told(passed: u8, filtered: u8) {
    println!("\ntest result: ok. {passed} passed; 0 failed; 0 ignored; 0 measured; {filtered} filtered out");
}

fn killed_at_any_moment() {
    let kills = std::env::var("SOLEUS_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("journal.db");
    drop(Journal::create(&place, &Settings::default(), Clock::System).unwrap());
    let (mut before, mut steps, mut kept, mut under_way) = (digest(&content::Content::new()), 0, 0, 0);
    for seed in 0..kills {
        let itself = std::env::current_exe().unwrap();
        let mut command = Command::new(itself);
        command.arg(WRITE).arg(&place).arg(seed.to_string());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        // So many words it may say first: none while it opens the file, most while it writes.
        for _ in 0..seed % MOST_WORDS {
            out.read_line(&mut said).unwrap();
        }
        thread::sleep(Duration::from_micros(seed * 7_919 % LIFE_US));
        child.kill().unwrap();
        out.read_to_string(&mut said).unwrap();
        child.wait().unwrap();
        let mut tried = None;
        for line in said.lines() {
            match line.split_once(' ').map(|(what, number)| (what, number.parse::<u64>())) {
                Some(("try", Ok(next))) => tried = Some(next),
                Some(("done", Ok(next))) => (before, steps) = (next, steps + 1),
                // The kill cut the line.
                _ => {}
            }
        }
        let journal = Journal::open(&place, Clock::System).unwrap();
        let found = digest(&content(journal.store()));
        if found == before {
            kept += 1;
        } else {
            assert_eq!(Some(found), tried, "kill {seed}: neither what was acknowledged nor the next step");
            under_way += 1;
            before = found;
        }
        drop(journal);
        let plain = rusqlite::Connection::open(&place).unwrap();
        let verdict: String = plain.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(verdict, "ok", "kill {seed}");
    }
    println!(
        "{kills} kills, {steps} steps acknowledged, {kept} times the last one, {under_way} times the next one too"
    );
    assert!(steps > kills, "the writers hardly wrote: {steps} steps");
}
