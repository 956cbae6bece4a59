//! `CrisisCore` Pain Tracker: entries with the places that hurt, in three layouts. One of them writes the two signs "\n"
//! where a line should end.

use std::borrow::Cow;

use super::calendar;
use super::collect::Collector;
use super::parts::{Pain, list, not_included};
use super::table::{Cut, Line, Table, lines, sniffed};
use super::words;
use super::{Refusal, Source, Target, What};

pub(super) fn is(text: &str) -> bool {
    table(text, None).is_some()
}

/// The places of what is read: day, time, score, places that hurt, symptoms, notes, and what else goes into the notes.
struct Places {
    date: Option<usize>,
    time: Option<usize>,
    score: Option<usize>,
    locations: Option<usize>,
    symptoms: Option<usize>,
    notes: Option<usize>,
    more: Vec<(&'static str, Option<usize>)>,
}

pub(super) fn read(source: &Source, collector: &mut Collector<'_>) -> Result<(), Refusal> {
    let text = source.table_text()?;
    let table = table(text, collector.choices().separator).ok_or(Refusal::OtherFormat("CrisisCore Pain Tracker"))?;
    let places = places(&table);
    collector.find_scale(table.lines.iter().map(|line| line.get(places.score)));
    collector.find_order(table.lines.iter().map(|line| line.get(places.date)))?;
    collector.each(&table, Line::all, |collector, line| row(collector, &places, line))
}

/// The table of a text in one of the three layouts.
fn table(text: &str, separator: Option<char>) -> Option<Table> {
    let text = mended(text);
    let head = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#'))?;
    let plain = words::plain(head);
    // A quick look, before a large file is cut into rows.
    if !(plain.contains("pain level") || plain.contains("pain_level")) {
        return None;
    }
    let separator = separator.and_then(|sign| u8::try_from(sign).ok()).unwrap_or_else(|| sniffed(head));
    let cut = Cut { comment: text.starts_with('#').then_some(b'#'), ..Cut::at(separator) };
    let table = Table::from_header(lines(&text, cut).ok()?, cut, |_| true)?;
    let full = table.has(&["date", "pain level", "locations", "symptoms"]);
    let minimal = table.has(&["date", "time", "pain level", "symptoms", "medication log"]);
    let report = table.has(&["entry_id", "date", "pain_level", "primary_locations"]);
    (full || minimal || report).then_some(table)
}

/// With real line ends, where the file has the two signs "\n" before each date instead.
fn mended(text: &str) -> Cow<'_, str> {
    // Notes may have line ends of their own, so that only the first line tells.
    let mut ends = text.trim_start().lines().next().unwrap_or_default().match_indices("\\n");
    if !ends.any(|(place, _)| text.trim_start().get(place + 2..).is_some_and(begins_row)) {
        return Cow::Borrowed(text);
    }
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find("\\n") {
        let (before, from) = rest.split_at(place);
        mended.push_str(before);
        rest = from.get(2..).unwrap_or_default();
        mended.push_str(if begins_row(rest) { "\n" } else { "\\n" });
    }
    mended.push_str(rest);
    Cow::Owned(mended)
}

/// Only a date and the sign behind it begin a row; a note may speak of 2000 metres.
fn begins_row(text: &str) -> bool {
    let text = text.strip_prefix('"').unwrap_or(text);
    let end = text.bytes().take(12).position(|byte| !(byte.is_ascii_digit() || b"-/.".contains(&byte)));
    let Some((date, behind)) = end.and_then(|end| text.split_at_checked(end)) else { return false };
    let signs = date.bytes().filter(|byte| !byte.is_ascii_digit()).count();
    date.len() >= 6 && signs == 2 && behind.starts_with([',', ';', '"'])
}

fn places(table: &Table) -> Places {
    let [date, time, score, locations, symptoms, notes] = table.places([
        &["date"],
        &["time"],
        &["pain level", "pain_level"],
        &["locations", "primary_locations"],
        &["symptoms"],
        &["notes", "work_impact_notes"],
    ]);
    let more = [
        ("Medication", &["medication log", "medications_active"][..]),
        ("Treatments", &["treatments_applied"]),
        ("Limited", &["limited activities", "functional_limitations"]),
        ("Sleep quality", &["sleep quality", "sleep_quality"]),
    ];
    let more = more.map(|(name, columns)| (name, table.column(columns))).to_vec();
    Places { date, time, score, locations, symptoms, notes, more }
}

fn row(collector: &mut Collector<'_>, places: &Places, line: &Line) -> Result<Vec<What>, String> {
    let locations = list(line.get(places.locations));
    let mut wanted = Vec::new();
    for name in &locations {
        if collector.wants(name, Target::Pain, false) {
            wanted.push(*name);
        }
    }
    // A row that names no place can only be kept or lost; it is pain in any case.
    if wanted.is_empty() && !locations.is_empty() {
        return Err(not_included(&locations));
    }
    if locations.is_empty() && collector.choices().included.is_some() {
        return Err(not_included(&[]));
    }
    let (date, time) = (line.get(places.date), line.get(places.time));
    let stamp = calendar::read(date, time, collector.date_order(), collector.now())?;
    let score = collector.score(line.get(places.score))?;
    let mut notes = vec![line.get(places.notes).to_owned()];
    for (name, place) in &places.more {
        let cell = line.get(*place);
        if !cell.is_empty() {
            notes.push(format!("{name}: {cell}"));
        }
    }
    notes.retain(|note| !note.is_empty());
    let name = wanted.join(", ");
    let symptoms = line.get(places.symptoms);
    Ok(vec![collector.pain(Pain { notes: notes.join("\n"), symptoms, ..Pain::new(stamp, score, &name) })])
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn two_signs_become_a_line_end_only_before_a_date() {
        let text = r#"Date,Time,Pain Level\n2026-01-02,08:00,5,"ran \n2000 metres"\n2026-01-03,,4"#;
        let rows: Vec<String> = mended(text).lines().map(str::to_owned).collect();
        assert_eq!(rows.len(), 3, "{rows:?}");
        assert!(rows[1].ends_with(r#"\n2000 metres""#));
        assert_eq!(mended("a\\n20\nb"), "a\\n20\nb");
        // A note with a real line end in it.
        let text = "Date,Pain Level,Notes\\n2026-01-02,5,\"one\ntwo\"\\n1/3/2026,4,x\\n\"4.1.2026\",3,";
        assert_eq!(mended(text), text.replace("\\n", "\n"));
    }
}
