//! `soleus list` and `soleus history`: what is in the journal, and how it came there.

use std::io::Write;

use super::Trouble;
use super::arguments::{History, List};
use super::log::known;
use crate::app::find::{Filter, find};
use crate::app::run::Journal;
use crate::domain::body::Side;
use crate::domain::draft::clean_line;
use crate::domain::sentence;
use crate::domain::time_text::parse_day;
use crate::exchange::json::{HistoryJson, ListWriter, OperationJson};

/// Entries read at a time, so that a long journal is printed without being in memory at once.
const PAGE: usize = 500;

pub(super) fn list(journal: &Journal, typed: &List, out: &mut dyn Write) -> Result<(), Trouble> {
    let today = journal.now().today();
    let List { from, to, side, search, json } = typed;
    let day = |text: &Option<String>| {
        let day = text.as_deref().map(|text| parse_day(text, today)).transpose();
        day.map_err(|error| Trouble::Usage(error.to_string()))
    };
    let filter = Filter {
        from: day(from)?,
        to: day(to)?,
        side: side.as_deref().map(|id| known(id, "side", Side::ALL, Side::id)).transpose()?,
        text: search.clone().unwrap_or_default(),
        ..Filter::default()
    };
    if filter.from.zip(filter.to).is_some_and(|(from, to)| from > to) {
        return Err(Trouble::Usage("The first day is after the last. Check both days.".to_owned()));
    }
    let places = find(journal.store(), &filter)?;
    if *json {
        let mut document = ListWriter::begin(out)?;
        for page in places.chunks(PAGE) {
            journal.store().episodes_at(page)?.iter().try_for_each(|episode| document.add(episode))?;
        }
        return Ok(document.end()?);
    }
    let mut shown = None;
    for page in places.chunks(PAGE) {
        for episode in journal.store().episodes_at(page)? {
            let day = episode.started.day();
            if shown.is_some_and(|shown| shown != day) {
                writeln!(out)?;
            }
            if shown != Some(day) {
                writeln!(out, "{}", sentence::long_day(day, today))?;
            }
            shown = Some(day);
            // A file from elsewhere could hold signs that a terminal obeys.
            writeln!(out, "  {}", clean_line(&sentence::entry_line(&episode, journal.hours())))?;
        }
    }
    if places.is_empty() {
        let words = if filter.is_open() { "There are no entries yet." } else { "No entry fits." };
        return Err(Trouble::Empty(words.to_owned()));
    }
    Ok(())
}

pub(super) fn history(journal: &Journal, typed: &History, out: &mut dyn Write) -> Result<(), Trouble> {
    let operations = journal.store().operations(usize::MAX)?;
    if typed.json {
        let operations = operations
            .iter()
            .map(|step| OperationJson { at: step.at.rfc3339(), name: &step.name, undone: step.undone })
            .collect();
        serde_json::to_writer(&mut *out, &HistoryJson { operations }).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(());
    }
    let today = journal.now().today();
    for step in &operations {
        let (day, time) = (sentence::near_day(step.at.day(), today), sentence::time_of_day(step.at, journal.hours()));
        let undone = if step.undone { " (undone)" } else { "" };
        writeln!(out, "{day} {time}  {}{undone}", clean_line(&step.name))?;
    }
    if operations.is_empty() {
        return Err(Trouble::Empty("There are no steps yet.".to_owned()));
    }
    Ok(())
}
