//! The history of a damaged journal: only whole steps, as half of one could not be undone.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use rusqlite::Row;

use super::range::Table;
use super::source::Source;
use super::tables::Pulse;
use crate::domain::record::Record;
use crate::domain::when::Moment;
use crate::store::digest;
use crate::store::operation::{Key, OldStep};

/// Steps are numbered from 1; so many are looked for by halves.
const MOST_STEPS: i64 = 1 << 24;

/// A change with its place in the step: which record, and what it was before. Nothing for one that makes no sense.
type Changes = BTreeMap<i64, Option<(Key, Option<String>)>>;

/// What was read of the history.
pub(super) struct Read {
    /// Every whole step in its order.
    pub(super) steps: Vec<OldStep>,
    /// Steps that are known of, at least.
    pub(super) about: usize,
    /// Every page could be read.
    pub(super) is_whole: bool,
}

/// All of it that can be read. `None` when it was not wanted any more.
pub(super) fn read(source: &Source, pulse: &mut Pulse<'_>) -> Option<Read> {
    let likely = (1, MOST_STEPS, 1);
    let lists = vec![include_str!("step_ids.sql").to_owned()];
    let steps = Table { source, sql: include_str!("steps.sql").trim_end().to_owned(), lists, likely };
    let mut whole: BTreeMap<i64, OldStep> = BTreeMap::new();
    let known = steps.read(&mut |id, row| {
        whole.extend(step(row).ok().map(|step| (id, step)));
        wanted(pulse)
    })?;
    let lists = vec![include_str!("steps_by_record.sql").to_owned()];
    let changes = Table { source, sql: include_str!("changes.sql").trim_end().to_owned(), lists, likely };
    let mut found: BTreeMap<i64, Changes> = BTreeMap::new();
    let reach = changes.read(&mut |step, row| {
        if let Ok(seq) = row.get("seq") {
            found.entry(step).or_default().insert(seq, change(row));
        }
        wanted(pulse)
    })?;
    let about = known.known.union(&reach.known).count();
    let mut kept = Vec::new();
    for (id, mut step) in whole {
        let Some(of_step) = found.remove(&id) else { continue };
        let in_order = of_step.keys().zip(0..).all(|(seq, place)| *seq == place);
        let readable: Option<Vec<_>> = of_step.into_values().collect();
        if let Some(readable) = readable.filter(|_| in_order && (reach.is_whole || changes.is_whole_at(id))) {
            step.changes = readable;
            kept.push(step);
        }
    }
    Some(Read { steps: kept, about, is_whole: known.is_whole && reach.is_whole })
}

fn wanted(pulse: &mut Pulse<'_>) -> ControlFlow<()> {
    if pulse(1) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
}

fn step(row: &Row<'_>) -> rusqlite::Result<OldStep> {
    Ok(OldStep {
        id: row.get("id")?,
        at: Moment { utc_s: row.get("at_s")?, offset_min: row.get("offset_min")? },
        name: row.get("name")?,
        undone_at_s: row.get("undone_at_s")?,
        closed: row.get("closed")?,
        changes: Vec::new(),
    })
}

/// What it was before must be the record that it says.
fn change(row: &Row<'_>) -> Option<(Key, Option<String>)> {
    let (kind, id): (String, String) = (row.get("record_kind").ok()?, row.get("record_id").ok()?);
    let key = Key::from_columns(&kind, &id).ok()?;
    let before: Option<String> = row.get("before").ok()?;
    let fits = |text: &String| serde_json::from_str::<Record>(text).is_ok_and(|record| record.key() == key);
    // What the damage has changed would be put back by Undo as if it were right.
    let digested: Option<i64> = row.get("digest").ok().flatten();
    let is_right = |text: &String| digested.is_none_or(|digested| digested == digest::of_text(text));
    before.as_ref().is_none_or(|text| fits(text) && is_right(text)).then_some((key, before))
}
