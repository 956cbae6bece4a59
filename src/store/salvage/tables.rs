//! The tables of a journal as salvage reads them: where their rows lie, what else lists them, and which reader makes a
//! record of a row.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use rusqlite::Row;

use super::range::Table;
use super::source::Source;
use crate::domain::record::{Record, RecordKind};
use crate::domain::setting::Setting;
use crate::store::{check, dose, episode, first_days, goal, product, profile, progress, routine, session, visit};

/// Places of an entry in one second; see `store::episode`.
const PLACES: i64 = 65_536;
/// Entries before this second, in 2100, are looked for by halves.
const LATEST_S: i64 = 4_102_444_800;
/// An hour between two entries is where looking by halves ends.
const HOUR: i64 = 3_600 * PLACES;
/// Rows of other tables are numbered from 1; so many are looked for by halves.
const MOST_ROWS: i64 = 1 << 24;

/// What was read of one kind.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) records: BTreeMap<String, Record>,
    /// Records that are known of, at least.
    pub(super) about: usize,
    /// Every page could be read; a row that makes no sense does not count here.
    pub(super) is_whole: bool,
}

/// Asked after every row, whether the work is still wanted.
pub(super) type Pulse<'p> = dyn FnMut(usize) -> bool + 'p;

pub(super) type Reader = fn(&Row<'_>) -> rusqlite::Result<Record>;

/// Table, the column that is the time in its reader, and the reader. Settings and answers have no numbered rows.
pub(super) fn numbered(kind: RecordKind) -> Option<(&'static str, &'static str, Reader)> {
    Some(match kind {
        RecordKind::Setting | RecordKind::Profile => return None,
        RecordKind::Episode => ("episode", "started_at_s", |row| {
            episode::episode_from_row(row).map(|value| Record::Episode(Box::new(value)))
        }),
        RecordKind::Check => {
            ("warning_check", "at_s", |row| check::check_from_row(row).map(|value| Record::Check(Box::new(value))))
        }
        RecordKind::Visit => ("visit", "at_s", |row| visit::visit_from_row(row).map(Record::Visit)),
        RecordKind::Session => ("session", "started_at_s", |row| {
            session::session_from_row(row).map(|value| Record::Session(Box::new(value)))
        }),
        RecordKind::FirstDays => ("first_days", "injury_at_s", |row| {
            first_days::plan_from_row(row).map(|value| Record::FirstDays(Box::new(value)))
        }),
        RecordKind::Routine => {
            ("routine", "NULL", |row| routine::routine_from_row(row).map(|value| Record::Routine(Box::new(value))))
        }
        RecordKind::Progress => {
            ("progress", "at_s", |row| progress::progress_from_row(row).map(|value| Record::Progress(Box::new(value))))
        }
        RecordKind::Product => {
            ("product", "NULL", |row| product::product_from_row(row).map(|value| Record::Product(Box::new(value))))
        }
        RecordKind::Dose => ("dose", "at_s", |row| dose::dose_from_row(row).map(|value| Record::Dose(Box::new(value)))),
        RecordKind::Goal => ("goal", "at_s", |row| goal::goal_from_row(row).map(|value| Record::Goal(Box::new(value)))),
        RecordKind::GoalRating => ("goal_rating", "at_s", |row| goal::rating_from_row(row).map(Record::GoalRating)),
    })
}

/// Everything of a kind that can be read. `None` when it was not wanted any more.
pub(super) fn read(source: &Source, kind: RecordKind, pulse: &mut Pulse<'_>) -> Option<Read> {
    match kind {
        RecordKind::Setting => Some(named(source, include_str!("settings.sql"), |row| {
            let text = row.get_ref("value")?.as_str()?;
            Ok(Record::Setting(Setting { key: row.get("key")?, value: crate::store::row::parse_json("value", text)? }))
        })),
        RecordKind::Profile => {
            Some(named(source, include_str!("profile.sql"), |row| profile::answer_from_row(row).map(Record::Profile)))
        }
        _ => {
            let (table, at_s, reader) = numbered(kind)?;
            let fill = |sql: &str| sql.replace("{table}", table).replace("{at_s}", at_s);
            let mut lists = vec![fill(include_str!("ids.sql"))];
            let mut likely = (1, MOST_ROWS, 1);
            if kind == RecordKind::Episode {
                lists.push(include_str!("tags.sql").to_owned());
                likely = (0, LATEST_S * PLACES, HOUR);
            }
            let table = Table { source, sql: fill(include_str!("rows.sql")), lists, likely };
            let mut read = Read::default();
            let reach = table.read(&mut |_, row| {
                // A row that makes no sense is known of and lost.
                if let Ok(record) = reader(row) {
                    read.records.insert(record.id(), record);
                }
                if pulse(1) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })?;
            read.about = reach.known.len().max(read.records.len());
            read.is_whole = reach.is_whole;
            Some(read)
        }
    }
}

/// A small table by its names, from both ends.
fn named(source: &Source, sql: &str, reader: Reader) -> Read {
    let mut read = Read::default();
    for order in ["ASC", "DESC"] {
        let mut known = 0;
        read.is_whole = each(source, &format!("{sql} {order}"), |row| {
            known += 1;
            if let Ok(record) = reader(row) {
                read.records.insert(record.id(), record);
            }
        });
        read.about = read.about.max(known).max(read.records.len());
        if read.is_whole {
            break;
        }
    }
    read
}

/// Shows the rows of a statement up to the first fault. Returns whether there was none.
pub(super) fn each(source: &Source, sql: &str, show: impl FnMut(&Row<'_>)) -> bool {
    let is_whole = each_once(source, sql, show);
    if !is_whole {
        source.revive();
    }
    is_whole
}

fn each_once(source: &Source, sql: &str, mut show: impl FnMut(&Row<'_>)) -> bool {
    let Ok(mut statement) = source.connection.prepare(sql) else { return false };
    let Ok(mut rows) = statement.query([]) else { return false };
    // Far more than any journal has: pages that lead back to each other have no end.
    for _ in 0..100_000 {
        match rows.next() {
            Ok(None) => return true,
            Ok(Some(row)) => show(row),
            Err(_) => return false,
        }
    }
    false
}
