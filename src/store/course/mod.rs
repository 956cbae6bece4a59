//! What the watch reads of a journal: the entries of the last weeks without what no rule looks at, and one line for each
//! day with pain. Those lines are made from the entries; `domain::course` says how.

use std::ops::ControlFlow;

use rusqlite::{Row, named_params};

use super::episode::Span;
use super::row::{certain_score, from_json, from_json_if_there, from_text};
use super::{Store, StoreError};
use crate::domain::body::{Course as Trend, Trigger};
use crate::domain::course::{DayEntry, Logged, PainDay};
use crate::domain::episode::Episode;
use crate::domain::when::Moment;

/// One day in seconds.
const DAY_S: i64 = 86_400;
/// How far a local day can lie off its UTC day, in seconds: the 18 hours that an offset can have.
const FARTHEST_S: i64 = 18 * 3600;

impl Store {
    /// Entries that began in this UTC second or later, in the order of time.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn logged_since(&self, from_place_second: i64) -> Result<Vec<Logged>, StoreError> {
        let (from, _) = Span { from_s: from_place_second, ..Span::ALL }.places();
        let mut statement = self.statement(include_str!("logged.sql"))?;
        Ok(statement.query_map(named_params! {":from": from}, logged_from_row)?.collect::<Result<_, _>>()?)
    }

    /// Shows the days with pain, newest first, from this one back (in days from 1970-01-01). Reads no further than it
    /// is told to.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn walk_pain_days(
        &self,
        up_to_day: i32,
        mut visit: impl FnMut(PainDay) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut statement = self.statement(include_str!("walk.sql"))?;
        let mut rows = statement.query(named_params! {":last": up_to_day})?;
        while let Some(row) = rows.next()? {
            if visit(pain_day_from_row(row)?).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Adds a new entry to its day.
    pub(super) fn add_to_pain_day(&self, episode: &Episode) -> Result<(), StoreError> {
        self.put_pain_day(&pain_of(episode))
    }

    /// The day of this entry is to be made anew at the end of the transaction.
    pub(super) fn mark_stale(&self, episode: &Episode) {
        self.stale_days.borrow_mut().insert(episode.started.day_number());
    }

    /// Makes the days that lost an entry anew from what is left. Done once at the end of a transaction, so that taking
    /// back a large import looks at each day once and not once for each of its entries.
    pub(super) fn mend_pain_days(&self) -> Result<(), StoreError> {
        for day in self.stale_days.take() {
            self.statement(include_str!("delete_day.sql"))?.execute(named_params! {":day": day})?;
            let start_s = i64::from(day) * DAY_S;
            let near = Span { from_s: start_s - FARTHEST_S, before_s: start_s + DAY_S + FARTHEST_S };
            let (from, before) = near.places();
            let mut statement = self.statement(include_str!("of_day.sql"))?;
            let mut rows = statement.query(named_params! {":from": from, ":before": before, ":day": day})?;
            let mut whole = PainDay { day, ..PainDay::default() };
            while let Some(row) = rows.next()? {
                whole.add(&PainDay::of(&entry_from_row(row, day)?));
            }
            self.put_pain_day(&whole)?;
        }
        Ok(())
    }

    fn put_pain_day(&self, pain: &PainDay) -> Result<(), StoreError> {
        if pain.is_empty() {
            return Ok(());
        }
        let PainDay { day, left_hard, right_hard, left_soft, right_soft, both_soft, left_cramp, right_cramp } = *pain;
        self.statement(include_str!("put_day.sql"))?.execute(named_params! {
            ":day": day,
            ":left_hard": left_hard,
            ":right_hard": right_hard,
            ":left_soft": left_soft,
            ":right_soft": right_soft,
            ":both_soft": both_soft,
            ":left_cramp": left_cramp,
            ":right_cramp": right_cramp,
        })?;
        Ok(())
    }
}

/// What an entry alone makes of its day.
pub(super) fn pain_of(episode: &Episode) -> PainDay {
    PainDay::of(&DayEntry {
        day: episode.started.day_number(),
        nrs: episode.nrs_worst,
        side: episode.side,
        minutes: whole_minutes(episode.lasted_min()),
        kinds: episode.kinds.clone(),
        let_go: episode.let_go == Some(true),
        woke: false,
        eases_with_rest: false,
    })
}

fn whole_minutes(minutes: Option<i64>) -> Option<u32> {
    minutes.map(|minutes| u32::try_from(minutes.max(0)).unwrap_or(u32::MAX))
}

/// The same minutes as `Episode::lasted_min`.
fn minutes(start_s: i64, end_s: Option<i64>) -> Option<u32> {
    whole_minutes(end_s.map(|end_s| (end_s - start_s) / 60))
}

fn entry_from_row(row: &Row<'_>, day: i32) -> rusqlite::Result<DayEntry> {
    Ok(DayEntry {
        day,
        nrs: certain_score(row, "nrs_worst")?,
        side: from_text(row, "side")?,
        minutes: minutes(row.get("started_at_s")?, row.get("ended_at_s")?),
        kinds: from_json(row, "kinds")?,
        let_go: row.get::<_, Option<bool>>("let_go")? == Some(true),
        woke: false,
        eases_with_rest: false,
    })
}

fn pain_day_from_row(row: &Row<'_>) -> rusqlite::Result<PainDay> {
    // By their places in walk.sql: with a name for each, looking for the name takes longer than the reading.
    Ok(PainDay {
        day: row.get(0)?,
        left_hard: row.get(1)?,
        right_hard: row.get(2)?,
        left_soft: row.get(3)?,
        right_soft: row.get(4)?,
        both_soft: row.get(5)?,
        left_cramp: row.get(6)?,
        right_cramp: row.get(7)?,
    })
}

/// By their places in logged.sql, for the same reason.
fn logged_from_row(row: &Row<'_>) -> rusqlite::Result<Logged> {
    let (start_s, end_s): (i64, Option<i64>) = (row.get(0)?, row.get(2)?);
    let triggers: Vec<String> = from_json(row, 9)?;
    let set_off = |trigger: Trigger| triggers.iter().any(|word| word == trigger.id());
    let trend = row.get_ref(8)?.as_str_or_null()?;
    Ok(Logged {
        started: Moment { utc_s: start_s, offset_min: row.get(1)? },
        written: Moment { utc_s: row.get(13)?, offset_min: row.get(14)? },
        nrs: certain_score(row, 4)?,
        side: from_text(row, 3)?,
        minutes: minutes(start_s, end_s),
        kinds: from_json(row, 5)?,
        let_go: row.get::<_, Option<bool>>(6)? == Some(true),
        woke: row.get::<_, Option<bool>>(10)? == Some(true),
        walking: set_off(Trigger::Walking),
        knock: set_off(Trigger::Knock),
        rest_to_relief_min: row.get(11)?,
        signs: from_json_if_there(row, 12)?,
        stated_onset_days: row.get(7)?,
        stated_trend: trend.and_then(Trend::from_id),
    })
}
