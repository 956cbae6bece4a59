//! Dosage: one row for each dose that was due. The words follow the language of the computer; only the time at which a
//! dose was confirmed says in every language that it was taken.

use super::calendar;
use super::collect::Collector;
use super::parts::{about, not_included};
use super::table::{Line, Table};
use super::{Refusal, Source, Target, What, words};

/// Words of "Confirmed" and "Auto-Confirmed" in some of the languages.
const CONFIRMED: [&str; 12] = [
    "confirm",
    "bestatig",
    "auto",
    "genommen",
    "eingenommen",
    "pris",
    "tomad",
    "preso",
    "taken",
    "bevestig",
    "potwierdz",
    "conferm",
];
/// Words of "Missed" and "Skipped".
const NOT_TAKEN: [&str; 16] = [
    "miss",
    "skip",
    "verpass",
    "versaum",
    "ausgelassen",
    "ubersprungen",
    "manque",
    "oubli",
    "ignor",
    "saute",
    "perdid",
    "omitid",
    "saltad",
    "saltat",
    "mancat",
    "gemist",
];

pub(super) fn is(table: &Table) -> bool {
    if table.has(&["date", "time", "name", "dose", "status"]) {
        return true;
    }
    // In another language: six columns, of which the first is a date, the second a time, and the last a time or nothing.
    let width =
        |cells: &mut dyn DoubleEndedIterator<Item = &str>| cells.rev().skip_while(|cell| cell.is_empty()).count();
    let names = width(&mut table.header.iter().map(String::as_str));
    let rows = || table.lines.iter().take(10).filter(|line| (5..=6).contains(&line.all().len()));
    let fits = |line: &&Line| {
        let cell = |place: usize| line.get(Some(place));
        let date = cell(0).starts_with(|sign: char| sign.is_ascii_digit()) && cell(0).len() >= 6;
        let last = cell(5).is_empty() || calendar::time(cell(5)).is_some();
        let amount = cell(3).starts_with(|sign: char| sign.is_ascii_digit());
        let words = [cell(2), cell(4)].iter().all(|cell| cell.contains(char::is_alphabetic));
        date && calendar::time(cell(1)).is_some() && last && amount && words
    };
    names == 6 && rows().count() > 0 && rows().all(|line| fits(&line))
}

pub(super) fn read(source: &Source, collector: &mut Collector<'_>) -> Result<(), Refusal> {
    let table = Table::of(source.table_text()?, collector.choices().separator)?;
    if !is(&table) {
        return Err(Refusal::OtherFormat("Dosage"));
    }
    let named = table.places([&["date"], &["time"], &["name"], &["dose"], &["status"], &["time confirmed"]]);
    let english = named.iter().take(5).all(Option::is_some);
    let places = if english { named } else { [0, 1, 2, 3, 4, 5].map(Some) };
    let [date, ..] = places;
    collector.find_order(table.lines.iter().map(|line| line.get(date)))?;
    let key = |line| places.map(|place| Line::get(line, place)).to_vec();
    collector.each(&table, key, |collector, line| row(collector, places.map(|place| line.get(place))))
}

fn row(collector: &mut Collector<'_>, cells: [&str; 6]) -> Result<Vec<What>, String> {
    let [date, due, name, dose, status, confirmed] = cells;
    if name.is_empty() {
        return Err("There is no name of a medicine".to_owned());
    }
    if !collector.wants(name, Target::Medicine, true) {
        return Err(not_included(&[name]));
    }
    let plain = words::plain(status);
    let says = |list: &[&str]| list.iter().any(|word| plain.contains(word));
    let (now, order) = (collector.now(), collector.date_order());
    if !confirmed.is_empty() {
        let stamp = calendar::read(date, confirmed, order, now)?;
        return Ok(vec![collector.taken(stamp, name, dose, "")?]);
    }
    if says(&NOT_TAKEN) {
        return Err(format!("It was not taken: {}", calendar::cut(status)));
    }
    // "Confirmed (Time Unknown)" is the only word with brackets.
    if !status.contains('(') && !says(&CONFIRMED) {
        return Err(calendar::not(status, "a word that says whether it was taken"));
    }
    let stamp = about(calendar::read(date, due, order, now)?);
    Ok(vec![collector.taken(stamp, name, dose, "The time is the one of the reminder.")?])
}
