//! Any other table: the person says which column is what.

use super::calendar;
use super::choices::Columns;
use super::collect::Collector;
use super::parts::Pain;
use super::table::{Line, Table};
use super::words::{self, DATE_COLUMNS, NOTE_COLUMNS, SCORE_COLUMNS, SIDE_COLUMNS, TIME_COLUMNS};
use super::{Refusal, Sheet, Source, What};

struct Places {
    date: Option<usize>,
    time: Option<usize>,
    score: Option<usize>,
    side: Option<usize>,
    note: Option<usize>,
}

pub(super) fn sheet(source: &Source, separator: Option<char>) -> Result<Sheet, Refusal> {
    let table = Table::of(source.table_text()?, separator)?;
    let proposed = proposed(&table.header);
    let rows = table.lines.len();
    Ok(Sheet { columns: table.header, rows, separator: char::from(table.separator), proposed })
}

pub(super) fn read(source: &Source, collector: &mut Collector<'_>) -> Result<(), Refusal> {
    let choices = collector.choices();
    let table = Table::of(source.table_text()?, choices.separator)?;
    let Columns { date, time, score, side, note } = &choices.columns;
    if date.is_none() || score.is_none() {
        return Err(Refusal::Unmapped(table.header));
    }
    let find = |column: &Option<String>| column.as_deref().map(|column| place(&table.header, column)).transpose();
    let places =
        Places { date: find(date)?, time: find(time)?, score: find(score)?, side: find(side)?, note: find(note)? };
    collector.find_scale(table.lines.iter().map(|line| line.get(places.score)));
    collector.find_order(table.lines.iter().map(|line| line.get(places.date)))?;
    collector.each(&table, Line::all, |collector, line| row(collector, &places, line))
}

/// A column by its name, or by its number from 1.
fn place(header: &[String], column: &str) -> Result<usize, Refusal> {
    let exact = header.iter().position(|name| name == column.trim());
    let alike = || header.iter().position(|name| words::plain(name) == words::plain(column));
    let numbered = || column.trim().parse::<usize>().ok()?.checked_sub(1).filter(|place| *place < header.len());
    exact.or_else(alike).or_else(numbered).ok_or_else(|| Refusal::NoColumn(calendar::cut(column)))
}

/// What the columns seem to be; no column is two things.
fn proposed(header: &[String]) -> Columns {
    // "Pain (0-10)" is "pain".
    let bare =
        |name: &String| words::plain(name.split(['(', '[']).next().filter(|bare| !bare.is_empty()).unwrap_or(name));
    let plain: Vec<String> = header.iter().map(|name| bare(name).trim().to_owned()).collect();
    let mut free: Vec<bool> = plain.iter().map(|name| !name.is_empty()).collect();
    let mut find = |names: &[&str]| {
        let place =
            names.iter().find_map(|name| plain.iter().zip(&free).position(|(title, free)| *free && title == name))?;
        if let Some(free) = free.get_mut(place) {
            *free = false;
        }
        header.get(place).cloned()
    };
    let date = find(DATE_COLUMNS);
    Columns {
        date,
        time: find(TIME_COLUMNS),
        score: find(SCORE_COLUMNS),
        side: find(SIDE_COLUMNS),
        note: find(NOTE_COLUMNS),
    }
}

/// The cell of a column; a dash is a cell that was left empty.
fn said(line: &Line, column: Option<usize>) -> &str {
    let cell = line.get(column);
    if cell.chars().all(|sign| matches!(sign, '-' | '–' | '—')) { "" } else { cell }
}

fn row(collector: &mut Collector<'_>, places: &Places, line: &Line) -> Result<Vec<What>, String> {
    let (date, time) = (line.get(places.date), said(line, places.time));
    let stamp = calendar::read(date, time, collector.date_order(), collector.now())?;
    let score = collector.score(said(line, places.score))?;
    let leg = said(line, places.side);
    let side = match words::side_in(leg) {
        None if !leg.is_empty() => return Err(calendar::not(leg, "left, right or both")),
        side => side,
    };
    let notes = said(line, places.note).to_owned();
    Ok(vec![collector.pain(Pain { side, notes, ..Pain::new(stamp, score, "") })])
}
