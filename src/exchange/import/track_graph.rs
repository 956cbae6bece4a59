//! Track & Graph: one row for each point of a tracker. Older files put the label behind the value; lengths of time are
//! hours, minutes and seconds.

use super::calendar;
use super::collect::Collector;
use super::parts::{Amount, not_included};
use super::table::{Line, Table, trimmed};
use super::{Refusal, Source, Target, What};

pub(super) fn is(table: &Table) -> bool {
    table.has(&["featurename", "timestamp", "value"])
}

pub(super) fn read(source: &Source, collector: &mut Collector<'_>) -> Result<(), Refusal> {
    let table = Table::of(source.table_text()?, collector.choices().separator)?;
    if !is(&table) {
        return Err(Refusal::OtherFormat("Track & Graph"));
    }
    let places = table.places([&["featurename"], &["timestamp"], &["value"], &["label"], &["note", "notes"]]);
    let key = |line| places.map(|place| Line::get(line, place)).to_vec();
    collector.each(&table, key, |collector, line| row(collector, places.map(|place| line.get(place))))
}

fn row(collector: &mut Collector<'_>, cells: [&str; 5]) -> Result<Vec<What>, String> {
    let [name, timestamp, value, label, note] = cells;
    if name.is_empty() {
        return Err("There is no tracker".to_owned());
    }
    if !collector.wants(name, Target::Pain, false) {
        return Err(not_included(&[name]));
    }
    let stamp = calendar::read(timestamp, "", collector.date_order(), collector.now())?;
    if value.is_empty() {
        return Err("There is no value".to_owned());
    }
    let (amount, behind) = valued(value).ok_or_else(|| calendar::not(value, "a number"))?;
    let label = if label.is_empty() { behind } else { label };
    let note = [label, note].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    Ok(vec![collector.named(name, stamp, &amount, &note)?])
}

/// "7", "7:Label", "1:10:00" or "1:10:00:Label".
fn valued(value: &str) -> Option<(Amount<'_>, &str)> {
    let mut parts = value.splitn(4, ':');
    let first = parts.next().map(trimmed).filter(|first| super::score::leading_number(first).is_some())?;
    let whole = |part: Option<&str>| part.and_then(|part| trimmed(part).parse::<i64>().ok());
    let (hours, minutes, seconds) = (first.parse::<i64>().ok(), whole(parts.next()), whole(parts.next()));
    let (Some(hours), Some(minutes), Some(seconds)) = (hours, minutes, seconds) else {
        return Some((Amount::Text(first), value.split_once(':').map_or("", |(_, label)| trimmed(label))));
    };
    let all_s = hours.checked_mul(3600)?.checked_add(minutes.checked_mul(60)?)?.checked_add(seconds)?;
    // Nobody does a thing for less than no time; "-0:10:00" has its sign at the hours alone.
    let all_s = if first.starts_with('-') { 0 } else { all_s.max(0) };
    let minutes = u32::try_from((all_s + 30) / 60).ok()?;
    Some((Amount::Minutes(minutes, value), parts.next().map_or("", trimmed)))
}
