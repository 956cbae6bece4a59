//! Whatever bytes a file holds: nothing panics, nothing hangs, no row is lost, and what is taken is a valid entry.
//!
//! `PROPTEST_CASES=1000000 cargo test --release --test import_any` is a long campaign; the number of inputs is printed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(clippy::disallowed_methods, reason = "how long a reading takes is what is tested")]

mod common;

#[path = "common/berlin.rs"]
mod berlin;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use common::{Hand, Home};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use soleus::app::command::Command;
use soleus::app::run::Journal;
use soleus::domain::setting::Settings;
use soleus::exchange::import::{
    Choices, Columns, DateOrder, Format, Reading, Refusal, Source, What, preview, read, sheet,
};
use soleus::store::episode::Span;

/// Inputs of each kind unless `PROPTEST_CASES` says another number.
const CASES: u32 = 400;
/// How long one file of some kilobytes may take, with a machine that does other things meanwhile.
const LIMIT: Duration = Duration::from_secs(1);

fn config() -> Config {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
    Config { cases, failure_persistence: None, ..Config::default() }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// Every fixture, and the zip of Loop.
fn fixtures() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let mut found = Vec::new();
    files(&folder, &mut found);
    let mut fixtures: Vec<Vec<u8>> = found.iter().map(|path| fs::read(path).unwrap()).collect();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in ["Habits.csv", "Checkmarks.csv"] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, &fs::read(folder.join("loop").join(name)).unwrap()).unwrap();
    }
    fixtures.push(zip.finish().unwrap().into_inner());
    fixtures
}

fn any_choices() -> impl Strategy<Value = Choices> {
    let format = prop_oneof![4 => Just(None), 1 => (0..Format::ALL.len()).prop_map(|at| Some(Format::ALL[at]))];
    let order = prop_oneof![Just(None), (0..3_usize).prop_map(|at| Some(DateOrder::ALL[at]))];
    let included = prop_oneof![
        2 => Just(None),
        1 => Just(Some(BTreeSet::from(["headache", "Calf pain", "work", "Ibuprofen"].map(str::to_owned)))),
    ];
    let separator = prop_oneof![4 => Just(None), 1 => any::<char>().prop_map(Some)];
    (format, order, included, separator).prop_map(|(format, date_order, included, separator)| {
        let column = |number: &str| Some(number.to_owned());
        let columns =
            Columns { date: column("1"), time: None, score: column("2"), side: column("3"), note: column("4") };
        Choices { format, date_order, included, separator, columns, ..Choices::default() }
    })
}

/// Reads the bytes in every way, and holds what was found against what must be so.
fn hold(bytes: &[u8], choices: &Choices) -> Option<Reading> {
    let now = berlin::now("2026-11-22 14:32");
    let started = Instant::now();
    let reading = Source::read(bytes).ok().and_then(|source| {
        let _ = Format::detect(&source);
        let _ = sheet(&source, choices.separator);
        let first = preview(&source, choices, &now, 5);
        let reading = read(&source, choices, &now, &mut |_| true);
        assert_eq!(first.is_ok(), reading.is_ok(), "a preview knows what the reading knows");
        reading.ok()
    });
    assert!(started.elapsed() < LIMIT, "{:?} for {} bytes", started.elapsed(), bytes.len());
    let reading = reading?;
    assert_eq!(reading.rows, reading.found.len() + reading.twice + reading.skipped.len(), "a row was lost");
    let mut ids = BTreeSet::new();
    for item in reading.found.iter().flat_map(|found| &found.items) {
        assert!(ids.insert(item.id), "two things have one id");
        let at = match &item.what {
            What::Pain(episode) => {
                assert_eq!(episode.id, item.id);
                assert!(episode.lasted_min().is_none_or(|minutes| minutes >= 0));
                episode.started
            }
            What::Taken(taken) => {
                assert!(!taken.medicine.is_empty());
                taken.at
            }
            What::Done(deed) => deed.at,
        };
        assert!((0..=now.moment.utc_s).contains(&at.utc_s), "{at:?}");
    }
    assert!(reading.skipped.iter().all(|skipped| !skipped.reason.is_empty()));
    Some(reading)
}

fn run<S: Strategy>(name: &str, strategy: &S, hold: impl Fn(S::Value) -> Option<Reading>) {
    let (inputs, read, taken) = (Cell::new(0_usize), Cell::new(0_usize), Cell::new(0_usize));
    let mut runner = TestRunner::new(config());
    let done = runner.run(strategy, |value| {
        inputs.set(inputs.get() + 1);
        if let Some(reading) = hold(value) {
            read.set(read.get() + 1);
            taken.set(taken.get() + reading.found.len());
        }
        Ok(())
    });
    println!("{name}: {} inputs, {} read, {} rows taken", inputs.get(), read.get(), taken.get());
    done.unwrap();
}

#[test]
fn any_bytes_are_read_or_refused() {
    let bytes = prop_oneof![
        vec(any::<u8>(), 0..400),
        "\\PC{0,200}".prop_map(String::into_bytes),
        "([0-9a-zé\"';,\\-/:. \t\r\n|\\\\{}\\[\\]<>&#+=]{0,12}[,;\n]){0,30}".prop_map(String::into_bytes),
        vec(any::<u8>(), 0..200).prop_map(|rest| [b"PK\x03\x04".as_slice(), &rest].concat()),
    ];
    run("any bytes", &(bytes, any_choices()), |(bytes, choices)| hold(&bytes, &choices));
}

/// A change at a place of a file.
#[derive(Clone, Debug)]
enum Change {
    Put(Vec<u8>),
    Cut(usize),
    Repeat(usize),
    Flip(u8),
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, Change)>> {
    let change = prop_oneof![
        vec(any::<u8>(), 1..6).prop_map(Change::Put),
        "[\"',;|\n\r\t(){}:/.<&\\-0-9]{1,4}|é|\u{202f}|😀|\\\\n20"
            .prop_map(|text: String| Change::Put(text.into_bytes())),
        (1..60_usize).prop_map(Change::Cut),
        (1..200_usize).prop_map(Change::Repeat),
        any::<u8>().prop_map(Change::Flip),
    ];
    vec((any::<prop::sample::Index>(), change), 1..8)
}

fn changed(mut bytes: Vec<u8>, changes: Vec<(prop::sample::Index, Change)>) -> Vec<u8> {
    for (place, change) in changes {
        let at = place.index(bytes.len() + 1);
        match change {
            Change::Put(put) => drop(bytes.splice(at..at, put)),
            Change::Cut(count) => drop(bytes.drain(at..(at + count).min(bytes.len()))),
            Change::Repeat(count) => {
                let part = bytes[at..(at + count).min(bytes.len())].to_vec();
                bytes.splice(at..at, part);
            }
            Change::Flip(byte) => {
                if let Some(old) = bytes.get_mut(at) {
                    *old ^= byte;
                }
            }
        }
    }
    bytes
}

#[test]
fn damaged_exports_are_read_or_refused() {
    let fixtures = fixtures();
    let strategy = (0..fixtures.len(), changes(), any_choices());
    run("damaged exports", &strategy, |(which, changes, choices)| {
        hold(&changed(fixtures[which].clone(), changes), &choices)
    });
}

#[test]
fn whatever_is_taken_is_written_whole_known_again_and_undone() {
    let home = Home::new();
    let hand = Hand::new();
    let place = home.folder.path().join("any.db");
    let journal = std::cell::RefCell::new(Journal::create(&place, &Settings::default(), hand.clock()).unwrap());
    let fixtures = fixtures();
    let strategy = (0..fixtures.len(), changes(), any_choices());
    // Each case writes to the disk three times.
    let few = Config { cases: config().cases.min(2_000) / 8 + 1, ..config() };
    let mut runner = TestRunner::new(few);
    let (inputs, taken) = (Cell::new(0_usize), Cell::new(0_usize));
    let done = runner.run(&strategy, |(which, changes, choices)| {
        inputs.set(inputs.get() + 1);
        let bytes = changed(fixtures[which].clone(), changes);
        let reading = Source::read(&bytes).and_then(|source| read(&source, &choices, &hand.now(), &mut |_| true));
        let Ok(reading) = reading else { return Ok(()) };
        let mut journal = journal.borrow_mut();
        let before = count(&journal);
        let outcome = journal.preview_import(&reading).unwrap();
        assert_eq!(outcome.new + outcome.duplicates + outcome.skipped, reading.rows);
        let new = outcome.new;
        let done = journal.run(Command::Import(Box::new(reading.clone()))).unwrap();
        assert_eq!(journal.preview_import(&reading).unwrap().new, 0, "a second time takes nothing");
        taken.set(taken.get() + new);
        if done.undo {
            journal.run(Command::Undo).unwrap();
        }
        assert_eq!(count(&journal), before);
        Ok(())
    });
    println!("written and undone: {} inputs, {} rows taken", inputs.get(), taken.get());
    done.unwrap();
}

fn count(journal: &Journal) -> (usize, usize, usize, usize) {
    let store = journal.store();
    let doses = store.doses_between(0, i64::MAX, usize::MAX).unwrap().len();
    let (sessions, products) = (store.sessions(usize::MAX).unwrap().len(), store.products().unwrap().len());
    (store.places(Span::ALL).unwrap().len(), doses, sessions, products)
}

#[test]
fn a_file_that_grows_takes_no_more_than_its_share_of_time() {
    // What is slow in a bad way shows at this size: quotes that never close, one row, one cell, only separators.
    let now = berlin::now("2026-11-22 14:32");
    let size = 1024 * 1024;
    let fill = |part: &str| part.repeat(size / part.len());
    for part in [
        "\"",
        ",",
        "\n",
        "a,\"b\n",
        "\"\"",
        ";\n",
        "\\n20",
        "<",
        "&",
        "#\n",
        "{",
        "[",
        "Started,Lasted,Pain Level\n\"",
        "1/",
        "é",
        "12 ",
    ] {
        let text = format!("full_date,mood,activities,note\n{}", fill(part));
        for text in [text, fill(part), format!("Date,Time,Pain Level,Symptoms,Medication Log{}", fill(part))] {
            let started = Instant::now();
            if let Ok(source) = Source::read(text.as_bytes()) {
                let _ = Format::detect(&source);
                let read = read(&source, &Choices::default(), &now, &mut |_| true);
                assert!(!matches!(read, Err(Refusal::Cancelled)));
            }
            assert!(started.elapsed() < LIMIT * 5, "{part:?} took {:?} for one megabyte", started.elapsed());
        }
    }
}
