//! Cluster Headache Tracker and Headi: attacks of headache with a beginning, an end, a strength and medicines. It is not
//! the calf, so that nothing is taken unless the person names the headache or a medicine.

use super::calendar::{self, Stamp};
use super::collect::Collector;
use super::parts::{Pain, lasted, list, not_included};
use super::table::{Line, Table};
use super::{Format, Refusal, Source, Target, What};

/// What attacks are called for ticking.
pub(super) const HEADACHE: &str = "headache";

pub(super) fn is_tracker(table: &Table) -> bool {
    table.has(&["start_time", "end_time", "intensity"])
}

pub(super) fn is_headi(table: &Table) -> bool {
    table.has(&["start_date", "end_date", "strength", "medication"])
}

/// One attack.
struct Attack<'a> {
    start: &'a str,
    end: &'a str,
    strength: &'a str,
    medicines: &'a str,
    amount: &'a str,
    triggers: &'a str,
    notes: &'a str,
}

pub(super) fn read(source: &Source, collector: &mut Collector<'_>) -> Result<(), Refusal> {
    let table = Table::of(source.table_text()?, collector.choices().separator)?;
    let headi = collector.format() == Format::Headi;
    if !(if headi { is_headi(&table) } else { is_tracker(&table) }) {
        return Err(Refusal::OtherFormat(collector.format().name()));
    }
    let names: [&[&str]; 7] = if headi {
        [&["start_date"], &["end_date"], &["strength"], &["medication"], &["medication_amount"], &[], &["description"]]
    } else {
        [&["start_time"], &["end_time"], &["intensity"], &["medication"], &[], &["triggers"], &["notes", "note"]]
    };
    let places = table.places(names);
    let [start, ..] = places;
    collector.find_scale(table.lines.iter().map(|line| line.get(places[2])));
    collector.find_order(table.lines.iter().map(|line| line.get(start)))?;
    let key = |line| places.map(|place| Line::get(line, place)).to_vec();
    collector.each(&table, key, |collector, line| {
        let [start, end, strength, medicines, amount, triggers, notes] = places.map(|place| line.get(place));
        row(collector, &Attack { start, end, strength, medicines, amount, triggers, notes })
    })
}

fn row(collector: &mut Collector<'_>, attack: &Attack<'_>) -> Result<Vec<What>, String> {
    let headache = collector.wants(HEADACHE, Target::Pain, false);
    let medicines = list(attack.medicines);
    let wanted = wanted_medicines(collector, &medicines);
    if !headache && wanted.is_empty() {
        return Err(not_included(&[&[HEADACHE], medicines.as_slice()].concat()));
    }
    let stamp = moment(collector, attack.start)?;
    let mut whats = Vec::new();
    if headache {
        let end = if attack.end.is_empty() { None } else { Some(moment(collector, attack.end)?) };
        let minutes = lasted(stamp, end).unwrap_or_else(|words| {
            collector.warn(words.to_owned());
            None
        });
        let score = collector.score(attack.strength)?;
        let triggers = list(attack.triggers).into_iter().map(str::to_owned).collect();
        let notes = attack.notes.to_owned();
        whats.push(collector.pain(Pain { minutes, notes, triggers, ..Pain::new(stamp, score, HEADACHE) }));
    }
    for name in wanted {
        whats.push(collector.taken(stamp, name, attack.amount, "")?);
    }
    Ok(whats)
}

/// The medicines of a row that were chosen, each once.
pub(super) fn wanted_medicines<'n>(collector: &mut Collector<'_>, names: &[&'n str]) -> Vec<&'n str> {
    let mut wanted: Vec<&str> = Vec::new();
    for name in names {
        if collector.wants(name, Target::Medicine, false) && !wanted.contains(name) {
            wanted.push(name);
        }
    }
    wanted
}

fn moment(collector: &Collector<'_>, text: &str) -> Result<Stamp, String> {
    match text.parse::<i64>() {
        // Headi counts milliseconds, also those of the first years.
        Ok(number) if collector.format() == Format::Headi => {
            calendar::of_seconds(number.div_euclid(1000), text, collector.now())
        }
        _ => calendar::read(text, "", collector.date_order(), collector.now()),
    }
}
