//! Loop Habit Tracker: a zip with one row for each day and one column for each habit. A habit that was done is a routine
//! of that day at a time unknown; of a habit with numbers the number counts.

use std::collections::BTreeMap;

use super::calendar::{self, Stamp};
use super::collect::Collector;
use super::parts::{Amount, not_included};
use super::source::Packed;
use super::table::{Cut, Line, Table};
use super::{Refusal, Source, Target, What};

/// How large the marks of yes, no and unknown are; numbers of a habit are a thousand times what was typed.
const LEAST_NUMBER: i64 = 1_000;

/// What was marked on a day.
enum Mark {
    /// The person said that it was done.
    Yes,
    /// A number of a habit with numbers, in thousandths.
    Number(i64),
    /// Not done, done by the program alone, skipped or unknown.
    No,
    /// None of these.
    Strange,
}

pub(super) fn is(files: &[Packed]) -> bool {
    files.iter().any(|file| ends(file, "Habits.csv")) && files.iter().any(|file| ends(file, "Checkmarks.csv"))
}

fn ends(file: &Packed, name: &str) -> bool {
    file.name == name || file.name.ends_with(&format!("/{name}"))
}

pub(super) fn read(source: &Source, collector: &mut Collector<'_>) -> Result<(), Refusal> {
    let files = source.files();
    if !is(files) {
        return Err(Refusal::OtherFormat("Loop Habit Tracker"));
    }
    let habits = habits(files)?;
    let cut = Cut::at(b',');
    // The table of all habits is the one that lies highest.
    let all =
        files.iter().filter(|file| ends(file, "Checkmarks.csv")).min_by_key(|file| file.name.matches('/').count());
    let Some(table) = all.map(|file| Table::cut(&file.text, cut)).transpose()? else { return Err(Refusal::UnknownZip) };
    let names = table.header.clone();
    collector.each(&table, Line::all, |collector, line| row(collector, &names, &habits, line))
}

/// Whether a habit has numbers, and their unit, by its name.
fn habits(files: &[Packed]) -> Result<BTreeMap<String, Habit>, Refusal> {
    let Some(file) = files.iter().find(|file| ends(file, "Habits.csv")) else { return Ok(BTreeMap::new()) };
    let table = Table::cut(&file.text, Cut::at(b','))?;
    let [name, kind, unit] = table.places([&["name"], &["type"], &["unit"]]);
    let habit = |line: &Line| {
        let numbers = line.get(kind).to_ascii_uppercase().starts_with("NUM");
        let minutes = line.get(unit).to_lowercase().starts_with("min");
        (line.get(name).to_owned(), Habit { numbers, minutes })
    };
    Ok(table.lines.iter().map(habit).collect())
}

#[derive(Clone, Copy, Default)]
struct Habit {
    numbers: bool,
    minutes: bool,
}

fn row(
    collector: &mut Collector<'_>,
    names: &[String],
    habits: &BTreeMap<String, Habit>,
    line: &Line,
) -> Result<Vec<What>, String> {
    let mut wanted = Vec::new();
    for (place, name) in names.iter().enumerate().skip(1).filter(|(_, name)| !name.is_empty()) {
        if collector.wants(name, Target::Routine, false) {
            wanted.push((place, name.as_str()));
        }
    }
    if wanted.is_empty() {
        let names: Vec<&str> = names.iter().skip(1).map(String::as_str).filter(|name| !name.is_empty()).collect();
        return Err(not_included(&names));
    }
    let stamp = calendar::read(line.get(Some(0)), "", None, collector.now())?;
    let (mut whats, mut fault) = (Vec::new(), None);
    for (place, name) in wanted {
        let habit = habits.get(name).copied().unwrap_or_default();
        match one(collector, stamp, name, habit, line.get(Some(place))) {
            Ok(what) => whats.extend(what),
            Err(reason) => fault = Some(reason),
        }
    }
    match fault {
        Some(reason) if whats.is_empty() => Err(reason),
        // The row is taken for its other habits.
        Some(reason) => {
            collector.warn(format!("A part of this day was left out: {reason}."));
            Ok(whats)
        }
        None if whats.is_empty() => Err("Nothing that was chosen was marked as done on that day".to_owned()),
        None => Ok(whats),
    }
}

fn one(
    collector: &mut Collector<'_>,
    stamp: Stamp,
    name: &str,
    habit: Habit,
    cell: &str,
) -> Result<Option<What>, String> {
    match mark(cell, habit) {
        Mark::No => Ok(None),
        Mark::Yes => collector.named(name, stamp, &Amount::Nothing, "").map(Some),
        Mark::Strange => Err(calendar::not(cell, "a mark of Loop")),
        Mark::Number(number) if number <= 0 => Ok(None),
        Mark::Number(number) => {
            let text = if number % 1_000 == 0 {
                (number / 1_000).to_string()
            } else {
                format!("{}.{:03}", number / 1_000, number % 1_000)
            };
            let minutes = u32::try_from((number + 500) / 1_000).ok().filter(|_| habit.minutes);
            let amount = minutes.map_or(Amount::Text(&text), |minutes| Amount::Minutes(minutes, &text));
            collector.named(name, stamp, &amount, "").map(Some)
        }
    }
}

fn mark(cell: &str, habit: Habit) -> Mark {
    match cell {
        "YES_MANUAL" => Mark::Yes,
        "YES_AUTO" | "NO" | "UNKNOWN" | "SKIP" | "" => Mark::No,
        _ => match (cell.parse::<i64>(), super::score::leading_number(cell)) {
            (Ok(number), _) if habit.numbers && number.abs() >= LEAST_NUMBER => Mark::Number(number),
            (Ok(2), _) if !habit.numbers => Mark::Yes,
            (Ok(-1..=3), _) => Mark::No,
            // Newer versions write the number as it was typed.
            (_, Some((number, ""))) if habit.numbers && number.abs() < 1e9 => {
                let thousandths = format!("{:.0}", number * 1_000.0).parse();
                thousandths.map_or(Mark::Strange, Mark::Number)
            }
            _ => Mark::Strange,
        },
    }
}
