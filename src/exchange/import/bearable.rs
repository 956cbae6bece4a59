//! Bearable: one row for each thing that was ticked. Symptoms have grades from 1 to 4 and parts of the day.

use chrono::NaiveTime;

use super::calendar::{self, Stamp};
use super::collect::Collector;
use super::parts::{Pain, about, not_included};
use super::table::{Line, Table, trimmed};
use super::{Choices, Refusal, Scale, Source, Target, What, words};

struct Places {
    date: Option<usize>,
    formatted: Option<usize>,
    time: Option<usize>,
    category: Option<usize>,
    rating: Option<usize>,
    detail: Option<usize>,
    notes: Option<usize>,
}

pub(super) fn is(table: &Table) -> bool {
    table.has(&["date", "time of day", "category", "detail"])
}

pub(super) fn read(source: &Source, collector: &mut Collector<'_>) -> Result<(), Refusal> {
    let table = Table::of(source.table_text()?, collector.choices().separator)?;
    if !is(&table) {
        return Err(Refusal::OtherFormat("Bearable"));
    }
    let [date, formatted, time, category, rating, detail, notes] = table.places([
        &["date"],
        &["date formatted"],
        &["time of day"],
        &["category"],
        &["rating/amount", "rating", "amount"],
        &["detail"],
        &["notes", "note"],
    ]);
    let places = Places { date, formatted, time, category, rating, detail, notes };
    collector.use_scale(Scale::Grades);
    collector.find_order(table.lines.iter().map(|line| line.get(date)))?;
    // The newer layout has one column more; a row is the same in both.
    let key = |line| key(&places, line);
    collector.each(&table, key, |collector, line| row(collector, &places, line))
}

fn key<'t>(places: &Places, line: &'t Line) -> Vec<&'t str> {
    let Places { date, formatted: _, time, category, rating, detail, notes } = places;
    [date, time, category, rating, detail, notes].map(|place| line.get(*place)).to_vec()
}

fn row(collector: &mut Collector<'_>, places: &Places, line: &Line) -> Result<Vec<What>, String> {
    let category = line.get(places.category);
    let (rating, detail, notes) = (line.get(places.rating), line.get(places.detail), line.get(places.notes));
    match words::plain(category).as_str() {
        "symptom" | "symptoms" => {
            let (name, grade) = graded(detail, collector.choices());
            if name.is_empty() {
                return Err("There is no symptom".to_owned());
            }
            if !collector.wants(name, Target::Pain, false) {
                return Err(not_included(&[name]));
            }
            let stamp = when(collector, places, line)?;
            if collector.target(name) != Target::Pain {
                return collector.named(name, stamp, &super::parts::Amount::Nothing, notes).map(|what| vec![what]);
            }
            let said = if rating.is_empty() { grade } else { rating };
            let mut score = collector.score(said)?;
            // The word says more than the number.
            if score.converted.is_some() && !grade.is_empty() {
                score.converted = Some(calendar::cut(grade));
            }
            let notes = notes.to_owned();
            Ok(vec![collector.pain(Pain { notes, ..Pain::new(stamp, score, name) })])
        }
        plain if plain.starts_with("med") || plain.contains("supplement") => {
            if detail.is_empty() {
                return Err("There is no name of a medicine".to_owned());
            }
            if !collector.wants(detail, Target::Medicine, false) {
                return Err(not_included(&[detail]));
            }
            let stamp = when(collector, places, line)?;
            Ok(vec![collector.taken(stamp, detail, rating, notes)?])
        }
        "" => Err("There is no category".to_owned()),
        _ => Err(format!("“{}” is neither a symptom nor a medicine", calendar::cut(category))),
    }
}

/// "Back (lower) pain (Moderate)" is "Back (lower) pain" and "Moderate".
fn graded<'d>(detail: &'d str, choices: &Choices) -> (&'d str, &'d str) {
    let Some((name, grade)) = detail.strip_suffix(')').and_then(|detail| detail.rsplit_once('(')) else {
        return (detail, "");
    };
    // A word in brackets that is no grade belongs to the name: "Cramp (calf)".
    let word = words::plain(grade);
    let known = words::graded(&word).is_some() || choices.words.contains_key(&word);
    if !known || trimmed(name).is_empty() {
        return (detail, "");
    }
    (trimmed(name), trimmed(grade))
}

fn when(collector: &Collector<'_>, places: &Places, line: &Line) -> Result<Stamp, String> {
    let (now, order) = (collector.now(), collector.date_order());
    let (date, other) = (line.get(places.date), line.get(places.formatted));
    let at = |clock: &str| {
        let read = calendar::read(date, clock, order, now);
        if read.is_err() && !other.is_empty() { calendar::read(other, clock, order, now).or(read) } else { read }
    };
    let hour = match words::plain(line.get(places.time)).as_str() {
        "" | "all day" => None,
        "pre" => Some(0),
        "am" => Some(6),
        "mid" => Some(12),
        "pm" => Some(18),
        _ => return at(line.get(places.time)),
    };
    match hour.and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0)) {
        None => at(""),
        Some(time) => at(&time.format("%H:%M").to_string()).map(about),
    }
}
