//! Daylio: one row for each mood, with activities and, in newer files, scales. It has no scores of pain by itself: a
//! number is taken from a scale that is named, or the row is left out unless the person gives such rows a score.

use super::calendar;
use super::collect::Collector;
use super::parts::{Pain, not_included};
use super::plain::from_html;
use super::table::{Line, Table, trimmed};
use super::{Refusal, Source, Target, What, words};

struct Places {
    full_date: Option<usize>,
    time: Option<usize>,
    activities: Option<usize>,
    scales: Option<usize>,
    title: Option<usize>,
    note: Option<usize>,
}

pub(super) fn is(table: &Table) -> bool {
    table.has(&["full_date", "mood", "activities"])
}

pub(super) fn read(source: &Source, collector: &mut Collector<'_>) -> Result<(), Refusal> {
    let table = Table::of(source.table_text()?, collector.choices().separator)?;
    if !is(&table) {
        return Err(Refusal::OtherFormat("Daylio"));
    }
    let [full_date, time, activities, scales, title, note] =
        table.places([&["full_date"], &["time"], &["activities"], &["scales"], &["note_title"], &["note", "notes"]]);
    let places = Places { full_date, time, activities, scales, title, note };
    let mood = table.column(&["mood"]);
    collector.find_order(table.lines.iter().map(|line| line.get(full_date)))?;
    // Date and weekday say the day in other words. Scales came later: without one the row is the same in both layouts.
    let key = |line| key(line, [full_date, time, mood, activities, title, note], scales);
    collector.each(&table, key, |collector, line| row(collector, &places, line))
}

fn key(line: &Line, places: [Option<usize>; 6], scales: Option<usize>) -> Vec<&str> {
    let mut key = places.map(|place| line.get(place)).to_vec();
    key.extend(Some(line.get(scales)).filter(|scales| !scales.is_empty()));
    key
}

fn row(collector: &mut Collector<'_>, places: &Places, line: &Line) -> Result<Vec<What>, String> {
    let activities: Vec<&str> =
        line.get(places.activities).split('|').map(trimmed).filter(|name| !name.is_empty()).collect();
    let scales: Vec<(&str, &str)> = line.get(places.scales).split('|').filter_map(scale).collect();
    let (title, note) = (from_html(line.get(places.title)), from_html(line.get(places.note)));
    let mut wanted = Vec::new();
    for (name, value) in &scales {
        if collector.wants(name, Target::Pain, false) {
            wanted.push((*name, Some(*value)));
        }
    }
    for name in &activities {
        let named = wanted.iter().any(|(other, _)| words::plain(other) == words::plain(name));
        if collector.wants(name, Target::Pain, false) && !named {
            wanted.push((*name, None));
        }
    }
    let phrase = spoken_of(collector, &format!("{title}\n{note}")).filter(|_| wanted.is_empty());
    if let Some(phrase) = &phrase {
        wanted.push((phrase, None));
    }
    if wanted.is_empty() {
        let names: Vec<&str> = scales.iter().map(|(name, _)| *name).chain(activities).collect();
        return Err(not_included(&names));
    }
    let stamp =
        calendar::read(line.get(places.full_date), line.get(places.time), collector.date_order(), collector.now())?;
    let notes =
        [title.as_str(), note.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    let mut whats = Vec::new();
    // A mood is one moment: however many names speak of pain, it is one entry.
    let pain = |name: &str| phrase.is_some() || collector.target(name) == Target::Pain;
    let (pains, others): (Vec<_>, Vec<_>) = wanted.iter().copied().partition(|(name, _)| pain(name));
    if let Some((name, value)) = pains.iter().find(|(_, value)| value.is_some()).or(pains.first()).copied() {
        let score = match value {
            Some(value) => collector.score(value)?,
            None => match in_words(&notes) {
                Some(said) => collector.score(said)?,
                None => collector.unrated(name)?,
            },
        };
        let names: Vec<&str> = pains.iter().map(|(name, _)| *name).collect();
        let (notes, name) = (notes.clone(), names.join(", "));
        whats.push(collector.pain(Pain { notes, ..Pain::new(stamp, score, &name) }));
    }
    for (name, value) in others {
        let amount = value.map_or(super::parts::Amount::Nothing, super::parts::Amount::Text);
        whats.push(collector.named(name, stamp, &amount, &notes)?);
    }
    Ok(whats)
}

/// "Sleep Quality: 8/10 points" is "Sleep Quality" and "8/10".
fn scale(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    let value = trimmed(value);
    let value = value.split_whitespace().next().unwrap_or(value);
    Some((trimmed(name), value)).filter(|(name, _)| !name.is_empty())
}

/// A name that was chosen and stands in the note; never by itself, as notes speak of legs in many ways.
fn spoken_of(collector: &Collector<'_>, note: &str) -> Option<String> {
    let note = words::plain(note);
    let chosen = collector.choices().included.iter().flatten();
    chosen.map(|name| words::plain(name)).find(|name| !name.is_empty() && note.contains(name.as_str()))
}

/// "6/10" in a note.
fn in_words(note: &str) -> Option<&str> {
    note.split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | '(' | ')'))
        .map(|word| word.trim_end_matches(['.', '!', '?']))
        .find(|word| word.ends_with("/10") && word.starts_with(|sign: char| sign.is_ascii_digit()))
}
