//! Migraine Buddy: a summary, a blank line, and then one row for each attack. It is headache, so that nothing is taken
//! unless the person names the headache or a medicine. Where it was, as a place on the map, is never read.

use super::calendar::{self, Stamp};
use super::cluster::{HEADACHE, wanted_medicines};
use super::collect::Collector;
use super::parts::{Pain, length, list, not_included};
use super::table::{Cut, Line, Table, lines, sniffed};
use super::{DateOrder, Refusal, Source, Target, What, words};

/// Rows above the table, at most: the summary.
const SUMMARY_ROWS: usize = 400;

pub(super) fn is(text: &str) -> bool {
    // A quick look, before a large file is cut into rows.
    let head: String = text.chars().take(200_000).collect();
    let small = head.to_lowercase();
    small.contains("started") && small.contains("lasted") && table(&head).is_ok_and(|table| table.is_some())
}

fn table(text: &str) -> Result<Option<Table>, Refusal> {
    // The summary above it has another width, so that the row of names tells the sign.
    let names = text.lines().find(|line| line.to_lowercase().contains("lasted")).unwrap_or_default();
    let cut = Cut::at(sniffed(names));
    let rows = lines(text, cut)?;
    let place = rows.iter().take(SUMMARY_ROWS).position(|line| {
        let cells: Vec<String> = line.all().iter().map(|cell| words::plain(cell)).collect();
        ["started", "lasted", "pain level"].iter().all(|name| cells.iter().any(|cell| cell == name))
    });
    let Some(place) = place else { return Ok(None) };
    Ok(Table::from_header(rows.into_iter().skip(place).collect(), cut, |_| true))
}

struct Places {
    started: Option<usize>,
    lasted: Option<usize>,
    offset: Option<usize>,
    level: Option<usize>,
    triggers: Option<usize>,
    symptoms: Option<usize>,
    notes: Option<usize>,
    medicines: [Option<usize>; 4],
}

pub(super) fn read(source: &Source, collector: &mut Collector<'_>) -> Result<(), Refusal> {
    let table = table(source.table_text()?)?.ok_or(Refusal::OtherFormat("Migraine Buddy"))?;
    let [started, lasted, offset, level, triggers, symptoms, notes] = table.places([
        &["started"],
        &["lasted"],
        &["start utc offset (min)"],
        &["pain level"],
        &["potential triggers", "triggers"],
        &["symptoms"],
        &["notes", "note"],
    ]);
    let medicines = table.places([
        &["helpful medication"],
        &["somewhat helpful medication"],
        &["unhelpful medication"],
        &["unsure medication"],
    ]);
    let places = Places { started, lasted, offset, level, triggers, symptoms, notes, medicines };
    // The month comes first unless the dates say that it cannot.
    let order = match calendar::found_order(table.lines.iter().map(|line| line.get(started))) {
        Ok(Some(order)) => order,
        Ok(None) | Err(_) => DateOrder::Mdy,
    };
    collector.use_order(order);
    collector.each(&table, |line| key(line, &places), |collector, line| row(collector, &places, line))
}

fn key<'t>(line: &'t Line, places: &Places) -> Vec<&'t str> {
    [places.started, places.lasted, places.level, places.notes].map(|place| line.get(place)).to_vec()
}

fn row(collector: &mut Collector<'_>, places: &Places, line: &Line) -> Result<Vec<What>, String> {
    let headache = collector.wants(HEADACHE, Target::Pain, false);
    let mut medicines: Vec<&str> = places.medicines.iter().flat_map(|place| list(line.get(*place))).collect();
    medicines.retain(|name| words::plain(name) != "no medication");
    let wanted = wanted_medicines(collector, &medicines);
    if !headache && wanted.is_empty() {
        return Err(not_included(&[&[HEADACHE], medicines.as_slice()].concat()));
    }
    let stamp = started(collector, line.get(places.started), line.get(places.offset))?;
    let mut whats = Vec::new();
    if headache {
        let (lasted, level) = (line.get(places.lasted), line.get(places.level));
        let minutes = length(lasted);
        if minutes.is_none() && !lasted.is_empty() {
            collector.warn(format!("“{}” is not a length of time; the end was left out.", calendar::cut(lasted)));
        }
        let score = if level.is_empty() { collector.unrated(HEADACHE)? } else { collector.score(level)? };
        let triggers = list(line.get(places.triggers)).into_iter().map(str::to_owned).collect();
        let (notes, symptoms) = (line.get(places.notes).to_owned(), line.get(places.symptoms));
        whats.push(collector.pain(Pain { minutes, notes, triggers, symptoms, ..Pain::new(stamp, score, HEADACHE) }));
    }
    for name in wanted {
        whats.push(collector.taken(stamp, name, "", "")?);
    }
    Ok(whats)
}

/// Local time, month first, with the offset of that place in minutes where the layout has it.
fn started(collector: &Collector<'_>, text: &str, offset: &str) -> Result<Stamp, String> {
    let (order, now) = (collector.date_order(), collector.now());
    let Ok(offset_min) = offset.parse::<i32>() else { return calendar::read(text, "", order, now) };
    let (day, rest) = calendar::day(text, order).ok_or_else(|| calendar::not(text, "a date"))?;
    if rest.trim().is_empty() {
        return calendar::stamp(day, None, text, now);
    }
    let time = calendar::time(rest).ok_or_else(|| calendar::not(text, "a time"))?;
    calendar::with_offset(day.and_time(time), offset_min, text, now)
}
