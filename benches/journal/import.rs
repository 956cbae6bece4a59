//! A table of 100,000 rows, from the file to the journal with undo, against the same rows put into one indexed table by a
//! program that does nothing else.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, params_from_iter};
use soleus::app::clock::Clock;
use soleus::app::command::Command;
use soleus::app::import::read_file;
use soleus::app::run::Journal;
use soleus::domain::setting::Settings;
use soleus::exchange::import::{Choices, Columns, read};

/// Rows of the table: 28 a day for ten years.
const ROWS: u32 = 100_000;

/// How long both take.
pub struct Imports {
    pub journal: Duration,
    pub plain: Duration,
}

/// Imports the same file in both ways.
pub fn compare(folder: &Path) -> Imports {
    std::fs::create_dir_all(folder).expect("a folder");
    let file = folder.join("rows.csv");
    std::fs::write(&file, rows()).expect("a file");
    Imports { plain: plain(&file, &folder.join("plain.db")), journal: journal(&file, &folder.join("journal.db")) }
}

fn rows() -> String {
    let mut text = "date,time,score,side,note\n".to_owned();
    let first = NaiveDate::from_ymd_opt(2016, 1, 1).expect("a day");
    for number in 0..ROWS {
        let day = first + Days::new(u64::from(number / 28));
        let (hour, minute, score) = (number % 28 % 24, number % 60, number % 11);
        let side = if number % 3 == 0 { "right" } else { "left" };
        writeln!(text, "{day},{hour:02}:{minute:02},{score},{side},number {}", number % 500).expect("a row");
    }
    text
}

fn journal(file: &Path, place: &Path) -> Duration {
    let mut journal = Journal::create(place, &Settings::default(), Clock::System).expect("a journal");
    let column = |name: &str| Some(name.to_owned());
    let columns = Columns {
        date: column("date"),
        time: column("time"),
        score: column("score"),
        side: column("side"),
        note: column("note"),
    };
    let choices = Choices { columns, ..Choices::default() };
    let started = Instant::now();
    let source = read_file(file).expect("a file");
    let reading = read(&source, &choices, &journal.now(), &mut |_| true).expect("a reading");
    let done = journal.run(Command::Import(Box::new(reading))).expect("an import");
    let taken = started.elapsed();
    assert_eq!(done.rows.expect("rows").new, ROWS as usize);
    taken
}

/// One table with an index, in one transaction, as `.import` of the program `sqlite3` does it.
fn plain(file: &Path, place: &Path) -> Duration {
    let mut plain = Connection::open(place).expect("a file");
    plain
        .execute_batch("CREATE TABLE entry (date, time, score, side, note); CREATE INDEX by_date ON entry (date)")
        .expect("a table");
    let started = Instant::now();
    let text = std::fs::read_to_string(file).expect("a file");
    let step = plain.transaction().expect("a step");
    {
        let mut insert = step.prepare("INSERT INTO entry VALUES (?, ?, ?, ?, ?)").expect("a statement");
        for line in text.lines().skip(1) {
            insert.execute(params_from_iter(line.split(','))).expect("a row");
        }
    }
    step.commit().expect("written");
    started.elapsed()
}
