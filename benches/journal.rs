//! How fast the journal is: a durable save against a bare insert, and everything a screen reads with 100,000 entries.
//!
//! The last table is what the README shows. A bar that is missed is printed and ends the run with an error, so that a
//! slower build does not go by unseen. The files lie beside the build, so on a disk and not in memory.

#![allow(clippy::expect_used, clippy::panic, reason = "a bench may stop at the first surprise")]
#![allow(clippy::disallowed_methods, reason = "a bench measures time, that is its work")]

#[path = "../tests/common/busy.rs"]
mod busy;
#[path = "journal/charts.rs"]
mod charts;
#[path = "journal/fill.rs"]
mod fill;
#[path = "journal/import.rs"]
mod import;
#[path = "journal/sheet.rs"]
mod sheet;

use std::cell::Cell;
use std::hint::black_box;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Days, NaiveDate};
use criterion::{BatchSize, Criterion};
use fill::{FIRST_S, LARGE, ZONE, episode, filled, one_press};
use rusqlite::Connection;
use soleus::app::clock::Clock;
use soleus::app::command::Command;
use soleus::app::run::Journal;
use soleus::content;
use soleus::domain::body::{Kind, Sign};
use soleus::domain::check::{Answer, Flag, Paper, Risk};
use soleus::domain::course::{PainDay, RunsBack};
use soleus::domain::episode::Episode;
use soleus::domain::when::{Moment, Now};
use soleus::store::Store;
use soleus::store::episode::{ScoreTexts, Span, Tag};
use soleus::store::operation::{Change, Record};

/// A journal of a usual year.
const SMALL: u32 = 1_000;
/// A page of the list.
const PAGE: usize = 64;
/// Pairs of saves that are compared.
const SAVES: u32 = 400;
/// How much longer than a bare insert a save may take; it also writes tags, words and the step for Undo.
const SAVE_BAR: f64 = 1.5;
/// How much longer than putting the same rows into one indexed table an import may take.
const IMPORT_BAR: f64 = 3.0;
/// How long a screen may wait for what it reads, in milliseconds: one frame.
const FRAME_MS: f64 = 16.0;
/// How long all rules may take over the journal and its checks, in milliseconds.
const CHECK_MS: f64 = 5.0;
/// How long a range may take from the press until its chart is there, in milliseconds.
const TREND_MS: f64 = 100.0;
/// How long the doctor's sheet of a year may take, from the file to the PDF, in milliseconds.
const SHEET_MS: f64 = 1_000.0;
/// Saved checks, one a day up to the last one; the watch reads no more of them.
const CHECKS: i64 = 200;

/// What a person would read, with the name that the table shows.
type Read = (&'static str, fn(&Store, &[i64]));

const READS: [Read; 11] = [
    ("list, all places", |store, _| drop(black_box(store.places(Span::ALL).expect("places")))),
    ("list, a page of 64 rows", |store, page| drop(black_box(store.episodes_at(page).expect("a page")))),
    ("list, a part of what stands beside the entries", |store, _| {
        drop(black_box(store.marks(Span::ALL, None, 2_000).expect("marks")));
    }),
    ("calendar, one month", |store, page| {
        let first = month_of(page);
        drop(black_box(store.days(first, first + Days::new(30)).expect("days")));
    }),
    ("heat map, 30 days", |store, page| {
        let last_s = second_of(page);
        let span = Span { from_s: last_s - 15 * 86_400, before_s: last_s + 15 * 86_400 };
        drop(black_box(store.zone_counts(span).expect("zones")));
    }),
    ("trends, one part of all entries", |store, _| {
        drop(black_box(store.scores(Span::ALL, None, 2_000, &mut ScoreTexts::default()).expect("scores")));
    }),
    ("search, word in half of the notes", |store, _| {
        drop(black_box(store.places_with_words("stairs").expect("found")));
    }),
    ("search, word in one of 1000 notes", |store, _| {
        drop(black_box(store.places_with_words("physiotherapist").expect("found")));
    }),
    ("filter, one kind of pain", |store, _| {
        drop(black_box(store.places_with_tag(Tag::Kind(Kind::Cramp)).expect("found")));
    }),
    ("watch, the entries of 42 days", |store, _| {
        let newest = store.last_written().expect("read").expect("an entry").started;
        drop(black_box(store.logged_since(newest.utc_s - 42 * 86_400).expect("entries")));
    }),
    // Some pain in each leg on every day, so nothing ends the search before the first of all days.
    ("watch, a run without a gap from the first day", |store, _| {
        let mut runs = None;
        let take = |day: PainDay| runs.get_or_insert_with(|| RunsBack::until(day.day)).take(day);
        store.walk_pain_days(i32::MAX, take).expect("days");
        drop(black_box(runs.expect("a day").finish()));
    }),
];

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let mut criterion = Criterion::default().configure_from_args().sample_size(30);
    if std::env::args().any(|argument| argument == "--test") {
        // `cargo test --benches` only wants to see that it starts.
        return;
    }
    let pressed = compare_saves(&folder.path().join("pressed"), one_press);
    let full = compare_saves(&folder.path().join("full"), episode);
    let small = filled(&folder.path().join("small.db"), SMALL);
    let started = Instant::now();
    let large = filled(&folder.path().join("large.db"), LARGE);
    let filling = started.elapsed();
    with_criterion(&mut criterion, &large, folder.path());

    let mut missed = Vec::new();
    println!("\n| 100,000 entries, median | time | against 1,000 entries |\n|---|---|---|");
    for (name, read) in READS {
        let (slow, quick) = (median_read(&large, read), median_read(&small, read));
        println!("| {name} | {} | {:.1} times |", milliseconds(slow), slow.as_secs_f64() / quick.as_secs_f64());
        if slow.as_secs_f64() * 1000.0 > FRAME_MS {
            missed.push(format!("{name}: longer than a frame of {FRAME_MS} ms"));
        }
    }
    drop((large, small));
    missed.extend(compare_charts(&folder.path().join("large.db"), &folder.path().join("small.db")));
    let (slow, quick) = (median_check(&folder.path().join("large.db")), median_check(&folder.path().join("small.db")));
    println!("| warning-sign check, all rules | {} | {:.1} times |", milliseconds(slow), slow.div_duration_f64(quick));
    if slow.as_secs_f64() * 1000.0 > CHECK_MS {
        missed.push(format!("warning-sign check, all rules: longer than {CHECK_MS} ms"));
    }
    let (word, slow) = slowest_search();
    println!("| Learn, search as you type, the slowest of all letters: {word:?} | {} | |", milliseconds(slow));
    if slow.as_secs_f64() * 1000.0 > FRAME_MS {
        missed.push(format!("Learn, search for {word:?}: longer than a frame of {FRAME_MS} ms"));
    }
    let page = sheet::year(
        &folder.path().join("year.db"),
        Now { moment: Moment { utc_s: FIRST_S + 365 * 86_400, offset_min: 60 }, zone: ZONE },
    );
    println!("| doctor's sheet of a busy year, from the file to the PDF | {} | |", milliseconds(page));
    if page.as_secs_f64() * 1000.0 > SHEET_MS {
        missed.push(format!("doctor's sheet of a year: longer than {SHEET_MS} ms"));
    }
    println!("| fill the journal through its own door | {:.1} s | |", filling.as_secs_f64());
    println!("\n| durable save, median of {SAVES} | through the journal | bare insert | ratio, bar {SAVE_BAR} |");
    println!("|---|---|---|---|");
    for (name, saves) in [("one press on a number", pressed), ("with place, feel and notes", full)] {
        let ratio = saves.journal.as_secs_f64() / saves.bare.as_secs_f64();
        println!("| {name} | {} | {} | {ratio:.2} |", milliseconds(saves.journal), milliseconds(saves.bare));
        if ratio > SAVE_BAR {
            missed.push(format!("a save, {name}, takes {ratio:.2} times a bare insert"));
        }
    }
    let imports = import::compare(&folder.path().join("import"));
    let ratio = imports.journal.as_secs_f64() / imports.plain.as_secs_f64();
    println!(
        "\n| import of 100,000 rows of CSV | into the journal | into one indexed table | ratio, bar {IMPORT_BAR} |"
    );
    println!("|---|---|---|---|");
    println!("| once | {} | {} | {ratio:.1} |", milliseconds(imports.journal), milliseconds(imports.plain));
    if ratio > IMPORT_BAR {
        missed.push(format!("an import takes {ratio:.1} times the same rows in one indexed table"));
    }
    criterion.final_summary();
    assert!(missed.is_empty(), "bars missed: {}", missed.join("; "));
}

/// Medians of a durable save, taken in turns so that both meet the same disk.
struct Saves {
    journal: Duration,
    bare: Duration,
}

fn compare_saves(folder: &Path, entry: fn(u32) -> Episode) -> Saves {
    let mut store = Store::create(&folder.join("save.db"), &[]).expect("a journal");
    let bare = bare_table(&folder.join("bare.db"), store.path());
    let (mut with_journal, mut with_insert) = (Vec::new(), Vec::new());
    for number in 0..SAVES {
        let episode = entry(number);
        let row = episode.clone();
        let turn = |first: bool| first == (number % 2 == 0);
        for first in [true, false] {
            if turn(first) {
                let started = Instant::now();
                save(&mut store, episode.clone());
                with_journal.push(started.elapsed());
            } else {
                let started = Instant::now();
                insert_bare(&bare, i64::from(number), &row);
                with_insert.push(started.elapsed());
            }
        }
    }
    Saves { journal: median(with_journal), bare: median(with_insert) }
}

fn save(store: &mut Store, episode: Episode) {
    let at = episode.written;
    store.apply("log 6, left", at, &[Change::Put(Record::Episode(Box::new(episode)))]).expect("saved");
}

/// The same columns and the same pragmas, without tags, words, checks or a step for Undo.
fn bare_table(path: &Path, journal: &Path) -> Connection {
    let columns: Vec<String> = {
        let journal = Connection::open(journal).expect("a journal");
        let mut names = journal.prepare("SELECT name, type FROM pragma_table_info('episode')").expect("columns");
        let rows = names.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
        rows.expect("columns").map(|row| row.expect("a column")).map(|(name, kind)| format!("{name} {kind}")).collect()
    };
    let bare = Connection::open(path).expect("a file");
    for (name, value) in [("journal_mode", "DELETE"), ("synchronous", "EXTRA"), ("temp_store", "MEMORY")] {
        bare.pragma_update(None, name, value).expect("a pragma");
    }
    let columns = columns.join(", ").replace("place INTEGER", "place INTEGER PRIMARY KEY");
    bare.execute_batch(&format!("CREATE TABLE episode ({columns}) STRICT")).expect("a table");
    bare
}

fn insert_bare(bare: &Connection, place: i64, episode: &Episode) {
    let mut statement = bare.prepare_cached(include_str!("../src/store/episode/insert.sql")).expect("a statement");
    let json = |text: Result<String, serde_json::Error>| text.expect("json");
    let done = statement.execute(rusqlite::named_params! {
        ":place": place,
        ":id": episode.id.to_string(),
        ":started_at_s": episode.started.utc_s,
        ":offset_min": episode.started.offset_min,
        ":certainty": "exact",
        ":ended_at_s": None::<i64>,
        ":ended_offset_min": None::<i64>,
        ":still_going": false,
        ":side": episode.side.id(),
        ":nrs_worst": episode.nrs_worst.get(),
        ":nrs_average": None::<u8>,
        ":nrs_now": None::<u8>,
        ":nrs_next_morning": None::<u8>,
        ":zones": json(serde_json::to_string(&episode.zones)),
        ":from_above": None::<bool>,
        ":into_foot": None::<bool>,
        ":kinds": json(serde_json::to_string(&episode.kinds)),
        ":let_go": None::<bool>,
        ":stated_onset_days": None::<u32>,
        ":stated_trend": None::<String>,
        ":triggers": json(serde_json::to_string(&episode.triggers)),
        ":activity": episode.activity,
        ":woke_from_sleep": None::<bool>,
        ":walk_m": None::<u32>,
        ":walk_min": None::<u32>,
        ":rest_to_relief_min": None::<u32>,
        ":reliefs": "[]",
        ":abilities": "[]",
        ":contexts": "[]",
        ":calf_left_mm": None::<u32>,
        ":calf_right_mm": None::<u32>,
        ":signs": None::<String>,
        ":notes": episode.notes,
        ":photos": "[]",
        ":written_at_s": episode.written.utc_s,
        ":written_offset_min": episode.written.offset_min,
    });
    assert_eq!(done.expect("inserted"), 1);
}
fn median_read(store: &Store, read: fn(&Store, &[i64])) -> Duration {
    let page = middle_page(store);
    read(store, &page);
    let times = (0..31).map(|_| {
        let started = Instant::now();
        read(store, &page);
        started.elapsed()
    });
    median(times.collect())
}

/// Each range of Trends in the window, from the press to the chart, with the longest frame. Returns the bars missed.
fn compare_charts(large: &Path, small: &Path) -> Vec<String> {
    let mut desks = [large, small].map(|path| {
        let mut desk = charts::Desk::open(path, Now { moment: newest(path), zone: ZONE });
        desk.trends();
        desk
    });
    let [large, small] = &mut desks;
    let mut missed = Vec::new();
    let mut compare = |name: String, slow: charts::Opening, quick: charts::Opening| {
        let (ratio, longer) = (slow.time.div_duration_f64(quick.time), slow.frame.div_duration_f64(quick.frame));
        println!("| {name}, from press to chart | {} | {ratio:.1} times |", milliseconds(slow.time));
        println!("| {name}, longest frame | {} | {longer:.1} times |", milliseconds(slow.frame));
        for (time, bar) in [(slow.time, TREND_MS), (slow.frame, FRAME_MS)] {
            if time.as_secs_f64() * 1000.0 > bar {
                missed.push(format!("{name}: {} is longer than {bar} ms", milliseconds(time)));
            }
        }
    };
    for (name, label) in charts::RANGES {
        compare(format!("trends, {name}"), large.opening(label), small.opening(label));
    }
    large.opening("All");
    small.opening("All");
    compare("trends, All, a leg more or less".to_owned(), large.leg(), small.leg());
    missed
}

/// When the newest entry began.
fn newest(path: &Path) -> Moment {
    Store::open_to_read(path, None).and_then(|store| store.last_written()).expect("read").expect("an entry").started
}

/// All that the watch says, with a check on each of the last days. The clock stands at the newest entry: with that of
/// the computer there would be nothing to read some day.
fn median_check(path: &Path) -> Duration {
    let newest = newest(path);
    let at = |ago_days: i64| {
        let moment = Moment { utc_s: newest.utc_s - ago_days * 86_400, ..newest };
        Now { moment, zone: ZONE }
    };
    let hand = Rc::new(Cell::new(at(0)));
    let mut journal = Journal::open(path, Clock::Manual(Rc::clone(&hand))).expect("a journal");
    for ago_days in (0..CHECKS).rev() {
        hand.set(at(ago_days));
        let watch = journal.watch().expect("read");
        let mut paper = Paper::fresh(&watch);
        paper.set_lung(Answer::No);
        for flag in Flag::ALL {
            paper.set(*flag, Answer::No);
        }
        for sign in Sign::ALL {
            for leg in paper.side.legs() {
                paper.answers.set_sign(*leg, *sign, Answer::No);
            }
        }
        paper.facts = Risk::RUNNING_OUT.iter().map(|risk| (*risk, Answer::No)).collect();
        journal.run(Command::SaveCheck(Box::new(paper))).expect("saved");
    }
    let times = (0..101).map(|_| {
        let started = Instant::now();
        drop(black_box(journal.outlook().expect("the rules")));
        started.elapsed()
    });
    median(times.collect())
}

/// A page from the middle of the list, as after a long scroll.
fn middle_page(store: &Store) -> Vec<i64> {
    let places = store.places(Span::ALL).expect("places");
    places.iter().skip(places.len() / 2).take(PAGE).copied().collect()
}

/// The second of the first entry on a page; a place is a second times 65,536.
fn second_of(page: &[i64]) -> i64 {
    page.first().expect("a page") / 65_536
}

/// The 31 days round that page, so that small and large journals show equally full months.
fn month_of(page: &[i64]) -> NaiveDate {
    DateTime::from_timestamp(second_of(page), 0).expect("a time").date_naive() - Days::new(15)
}

/// The slowest beginning of a word that people may type into the search of Learn, and its time.
fn slowest_search() -> (&'static str, Duration) {
    let words = ["charley horse", "blood clot", "pulled muscle", "qi", "a", "the calf pump and the heart", "承山"];
    drop(black_box(content::search("warm")));
    let begun = words.into_iter().flat_map(|words| {
        words.char_indices().map(move |(place, letter)| words.get(..place + letter.len_utf8()).unwrap_or(words))
    });
    let timed = begun.map(|words| {
        let times = (0..31).map(|_| {
            let started = Instant::now();
            drop(black_box(content::search(words)));
            started.elapsed()
        });
        (words, median(times.collect()))
    });
    timed.max_by_key(|(_, time)| *time).unwrap_or_default()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// The same, with criterion's own statistics and its comparison with the last run.
fn with_criterion(criterion: &mut Criterion, store: &Store, folder: &Path) {
    let page = middle_page(store);
    for (name, read) in READS {
        criterion.bench_function(name, |bencher| bencher.iter(|| read(store, &page)));
    }
    let mut store = Store::create(&folder.join("criterion.db"), &[]).expect("a journal");
    let mut number = 0;
    criterion.bench_function("durable save of one entry", |bencher| {
        let next = || {
            number += 1;
            episode(number)
        };
        bencher.iter_batched(next, |episode| save(&mut store, episode), BatchSize::PerIteration);
    });
}
