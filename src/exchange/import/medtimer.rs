//! `MedTimer`: one row for each reminder. Its words follow the language of the telephone and nothing is quoted, so that
//! cells are found by their places: name and amount are the second and third, the two exact times stand at the end.

use serde::Deserialize;

use super::calendar;
use super::collect::Collector;
use super::parts::not_included;
use super::table::{Cut, Line, Table, trimmed};
use super::{Refusal, Source, Target, What};

/// Cells before the exact times that every layout has.
const LEAST_CELLS: usize = 5;

pub(super) fn is(table: &Table) -> bool {
    let width = table.header.len();
    let exact = table.header.iter().rev().take(2).filter(|name| name.contains("ISO 8601")).count();
    // Where even that is translated, the times themselves tell.
    let first = table.lines.iter().take(5).filter(|line| line.len() == width).filter(|line| {
        let cell = |back: usize| width.checked_sub(back).map_or("", |place| line.get(Some(place)));
        is_instant(cell(2)) && (cell(1).is_empty() || is_instant(cell(1)))
    });
    table.separator == b';' && width >= LEAST_CELLS && (exact == 2 || (width == 9 && first.count() > 0))
}

/// Whether it is the JSON of what was taken.
pub(super) fn is_json(text: &str) -> bool {
    text.contains("\"medicineName\"") && text.contains("\"remindedTimestamp\"") && text.contains("\"list\"")
}

pub(super) fn read(source: &Source, collector: &mut Collector<'_>) -> Result<(), Refusal> {
    if source.is_json() {
        return read_json(source.text().unwrap_or_default(), collector);
    }
    let text = source.table_text()?;
    let table = Table::cut(text, Cut { quotes: false, ..Cut::at(b';') })?;
    if !is(&table) {
        return Err(Refusal::OtherFormat("MedTimer"));
    }
    collector.each(&table, key, |collector, line| row(collector, &cells(line)))
}

/// What a row says: name, amount, notes, when it was meant and when it was taken.
struct Cells<'a> {
    name: &'a str,
    amount: &'a str,
    notes: String,
    meant: &'a str,
    taken: &'a str,
    whole: bool,
}

fn cells(line: &Line) -> Cells<'_> {
    let width = line.len();
    let cell = |place: usize| line.get(Some(place));
    let back = |back: usize| width.checked_sub(back).map_or("", cell);
    // Notes may hold the sign between cells; then they are several. The sixth cell is an interval.
    let notes: Vec<&str> = (6..width.saturating_sub(2)).map(cell).filter(|note| !note.is_empty()).collect();
    let whole = width >= LEAST_CELLS;
    Cells { name: cell(1), amount: cell(2), notes: notes.join("; "), meant: back(2), taken: back(1), whole }
}

fn key(line: &Line) -> Vec<&str> {
    let width = line.len();
    let cell = |place: usize| line.get(Some(place));
    [1, 2, width.saturating_sub(2), width.saturating_sub(1)].map(cell).to_vec()
}

fn row(collector: &mut Collector<'_>, cells: &Cells<'_>) -> Result<Vec<What>, String> {
    let Cells { name, amount, notes, meant, taken, whole } = cells;
    if !whole {
        return Err("The row has too few cells".to_owned());
    }
    if name.is_empty() {
        return Err("There is no name of a medicine".to_owned());
    }
    if !collector.wants(name, Target::Medicine, true) {
        return Err(not_included(&[name]));
    }
    if taken.is_empty() {
        return Err("It was not taken".to_owned());
    }
    if !is_instant(taken) && !is_instant(meant) {
        return Err(calendar::not(taken, "a time"));
    }
    let stamp = calendar::read(taken, "", None, collector.now())?;
    Ok(vec![collector.taken(stamp, name, amount, notes)?])
}

fn is_instant(text: &str) -> bool {
    text.get(4..5) == Some("-") && text.contains('T')
}

/// What was taken alone, or as the events of a backup of everything.
#[derive(Deserialize)]
#[serde(untagged)]
enum Backup {
    Events(EventList),
    All { events: EventList },
}

#[derive(Deserialize)]
struct EventList {
    list: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    medicine_name: String,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    processed_timestamp: i64,
    #[serde(default)]
    reminded_timestamp: i64,
    #[serde(default)]
    notes: Option<String>,
}

fn read_json(text: &str, collector: &mut Collector<'_>) -> Result<(), Refusal> {
    let backup: Backup = serde_json::from_str(trimmed(text))
        .map_err(|error| if error.is_data() { Refusal::UnknownJson } else { Refusal::BrokenJson })?;
    let (Backup::Events(EventList { list }) | Backup::All { events: EventList { list } }) = backup;
    if list.len() > super::ROW_LIMIT {
        return Err(Refusal::TooManyRows);
    }
    collector.count_records();
    for (place, value) in list.iter().enumerate() {
        let shown = || value.to_string().chars().take(300).collect();
        let event = Event::deserialize(value);
        let (key, outcome) = match &event {
            Err(_) => (Vec::new(), Err("It is not a medicine that was taken".to_owned())),
            Ok(event) => {
                let when = event.processed_timestamp.to_string();
                let key = vec![event.medicine_name.clone(), event.amount.clone(), when];
                (key, taken(collector, event))
            }
        };
        let key: Vec<&str> = key.iter().map(String::as_str).collect();
        if !collector.row(place as u64 + 1, shown, &key, outcome)? {
            break;
        }
    }
    Ok(())
}

fn taken(collector: &mut Collector<'_>, event: &Event) -> Result<Vec<What>, String> {
    let name = trimmed(&event.medicine_name);
    if name.is_empty() {
        return Err("There is no name of a medicine".to_owned());
    }
    if !collector.wants(name, Target::Medicine, true) {
        return Err(not_included(&[name]));
    }
    if event.status != "TAKEN" {
        return Err("It was not taken".to_owned());
    }
    let second = if event.processed_timestamp > 0 { event.processed_timestamp } else { event.reminded_timestamp };
    if second <= 0 {
        return Err("There is no time".to_owned());
    }
    let stamp = calendar::of_seconds(second, &second.to_string(), collector.now())?;
    Ok(vec![collector.taken(stamp, name, &event.amount, event.notes.as_deref().unwrap_or_default())?])
}
