//! Entries as rows: writing one with its tags and words, reading one or a page.
//!
//! A *place* is the key of a row: the second of the start times 65 536, plus a counter. So rows, tags and words are
//! all in the order of time, a list of places is a list in that order, and a page is read by its places.

mod scores;
mod summary;
mod tag;
mod write;

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveTime};
use rusqlite::{OptionalExtension as _, Row, ToSql, named_params};
use uuid::Uuid;

use super::row::{certain_score, from_json, from_json_if_there, from_text, score, uuid};
use super::{Store, StoreError, search};
use crate::domain::body::Course;
use crate::domain::episode::{End, Episode, Nrs};
use crate::domain::when::Moment;
pub use scores::{ScoreTexts, ScoredRow};
pub use summary::{DayWorst, ZoneCount};
pub use tag::Tag;
pub(super) use tag::tag_texts;
use tag::tags;
pub(super) use write::EpisodeWriter;

/// Places in one second.
const PLACES: i64 = 65_536;

/// The second of the start of the entry at a place.
#[must_use]
pub fn second_of(place: i64) -> i64 {
    place.div_euclid(PLACES)
}

/// Seconds since 1970 from which on, and before which, entries are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First second.
    pub from_s: i64,
    /// First second after it.
    pub before_s: i64,
}

impl Span {
    /// All of time.
    pub const ALL: Self = Self { from_s: 0, before_s: i64::MAX / PLACES };

    /// A span that surely holds these local days. A local day can lie up to 18 hours off the UTC day, so the exact cut
    /// is made by the column `day`.
    #[must_use]
    pub fn round_days(first: NaiveDate, last: NaiveDate) -> Self {
        let second = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().timestamp();
        Self { from_s: second(first) - 86_400, before_s: second(last) + 2 * 86_400 }
    }

    pub(super) fn places(self) -> (i64, i64) {
        let clamp = |second: i64| second.clamp(0, Self::ALL.before_s) * PLACES;
        (clamp(self.from_s), clamp(self.before_s))
    }
}

impl Store {
    /// The entry with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn episode(&self, id: Uuid) -> Result<Option<Episode>, StoreError> {
        let mut statement = self.statement(include_str!("read.sql"))?;
        Ok(statement.query_row(named_params! {":id": id.to_string()}, episode_from_row).optional()?)
    }

    /// Whether there is an entry with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn holds_episode(&self, id: Uuid) -> Result<bool, StoreError> {
        Ok(self.statement(include_str!("holds.sql"))?.exists(named_params! {":id": id.to_string()})?)
    }

    /// The ids of all entries.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn episode_ids(&self) -> Result<HashSet<Uuid>, StoreError> {
        self.id_set(include_str!("ids.sql"))
    }

    /// The entries at these places, in this order; a place whose entry is gone is left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn episodes_at(&self, places: &[i64]) -> Result<Vec<Episode>, StoreError> {
        let mut statement = self.statement(include_str!("read_place.sql"))?;
        let mut episodes = Vec::with_capacity(places.len());
        for place in places {
            episodes.extend(statement.query_row(named_params! {":place": place}, episode_from_row).optional()?);
        }
        Ok(episodes)
    }

    /// The entry next to this one in time.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn neighbour(&self, id: Uuid, newer: bool) -> Result<Option<Uuid>, StoreError> {
        let sql = if newer { include_str!("next_newer.sql") } else { include_str!("next_older.sql") };
        let parameters = named_params! {":id": id.to_string()};
        let found: Option<String> = self.statement(sql)?.query_row(parameters, |row| row.get(0)).optional()?;
        Ok(found.and_then(|id| id.parse().ok()))
    }

    /// The newest entry of all by the time it was written.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_written(&self) -> Result<Option<Episode>, StoreError> {
        let mut statement = self.statement(include_str!("last_written.sql"))?;
        Ok(statement.query_row([], episode_from_row).optional()?)
    }

    /// Entries that are still going on, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn still_going(&self) -> Result<Vec<Episode>, StoreError> {
        let mut statement = self.statement(include_str!("still_going.sql"))?;
        Ok(statement.query_map([], episode_from_row)?.collect::<Result<_, _>>()?)
    }

    /// How many entries there are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn episode_count(&self) -> Result<usize, StoreError> {
        let count: i64 = self.statement(include_str!("count.sql"))?.query_row([], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// Places of the first and the last entry of a span; nothing if it has none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn ends(&self, span: Span) -> Result<Option<(i64, i64)>, StoreError> {
        let (from, before) = span.places();
        let mut statement = self.statement(include_str!("ends.sql"))?;
        let found = statement.query_row(named_params! {":from": from, ":before": before}, |row| {
            let ends: (Option<i64>, Option<i64>) = (row.get(0)?, row.get(1)?);
            Ok(ends.0.zip(ends.1))
        })?;
        Ok(found)
    }

    /// Places of all entries in a span of time, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn places(&self, span: Span) -> Result<Vec<i64>, StoreError> {
        let (from, before) = span.places();
        self.place_list(include_str!("places.sql"), named_params! {":from": from, ":before": before})
    }

    /// Places of entries below one, or of the newest, newest first, `limit` at most.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn places_below(&self, place: Option<i64>, limit: usize) -> Result<Vec<i64>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let bounds = named_params! {":before": place.unwrap_or(i64::MAX), ":limit": limit};
        self.place_list(include_str!("places_below.sql"), bounds)
    }

    /// Places of the entries with this tag, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn places_with_tag(&self, tag: Tag) -> Result<Vec<i64>, StoreError> {
        self.place_list(include_str!("places_with_tag.sql"), named_params! {":tag": tag.text()})
    }

    /// Places of the entries whose worst score lies in these bounds, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn places_with_score(&self, least: Nrs, most: Nrs) -> Result<Vec<i64>, StoreError> {
        let bounds = named_params! {":least": least.get(), ":most": most.get()};
        self.place_list(include_str!("places_with_score.sql"), bounds)
    }

    /// Places of the entries whose notes or words hold every word of the text, or a word that begins with it, newest
    /// first. `None` when the text has no word in it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn places_with_words(&self, text: &str) -> Result<Option<Vec<i64>>, StoreError> {
        self.places_with_words_below(text, None, usize::MAX)
    }

    /// The same of those below a place, `limit` at most.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn places_with_words_below(
        &self,
        text: &str,
        place: Option<i64>,
        limit: usize,
    ) -> Result<Option<Vec<i64>>, StoreError> {
        let Some(query) = search::query(text) else { return Ok(None) };
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let asked = named_params! {":query": query, ":before": place.unwrap_or(i64::MAX), ":limit": limit};
        self.place_list(include_str!("places_with_words.sql"), asked).map(Some)
    }

    pub(super) fn place_list(&self, sql: &str, parameters: &[(&str, &dyn ToSql)]) -> Result<Vec<i64>, StoreError> {
        let mut statement = self.statement(sql)?;
        let mut rows = statement.query(parameters)?;
        let mut places = Vec::new();
        while let Some(row) = rows.next()? {
            places.push(row.get(0)?);
        }
        Ok(places)
    }

    pub(super) fn put_episode(&self, episode: &Episode) -> Result<(), StoreError> {
        self.delete_episode(episode.id)?;
        EpisodeWriter::new(self)?.add(episode)?;
        self.add_to_pain_day(episode)
    }

    pub(super) fn delete_episode(&self, id: Uuid) -> Result<(), StoreError> {
        let id = id.to_string();
        let found: Option<(i64, Episode)> = self
            .statement(include_str!("read.sql"))?
            .query_row(named_params! {":id": id}, |row| Ok((row.get("place")?, episode_from_row(row)?)))
            .optional()?;
        let Some((place, episode)) = found else { return Ok(()) };
        for tag in tags(&episode) {
            let columns = named_params! {":tag": tag.text(), ":place": place};
            self.statement(include_str!("delete_tag.sql"))?.execute(columns)?;
        }
        if !search::words(&episode).is_empty() {
            self.statement(include_str!("delete_words.sql"))?.execute(named_params! {":place": place})?;
        }
        self.statement(include_str!("delete.sql"))?.execute(named_params! {":place": place})?;
        self.mark_stale(&episode);
        Ok(())
    }
}

/// The one place where a row becomes an entry.
pub(super) fn episode_from_row(row: &Row<'_>) -> rusqlite::Result<Episode> {
    let started = Moment { utc_s: row.get("started_at_s")?, offset_min: row.get("offset_min")? };
    let end = match (row.get::<_, Option<i64>>("ended_at_s")?, row.get::<_, Option<i32>>("ended_offset_min")?) {
        (Some(utc_s), offset_min) => End::At(Moment { utc_s, offset_min: offset_min.unwrap_or(started.offset_min) }),
        (None, _) if row.get("still_going")? => End::StillGoing,
        (None, _) => End::Unknown,
    };
    let trend: Option<String> = row.get("stated_trend")?;
    Ok(Episode {
        id: uuid(row, "id")?,
        started,
        certainty: from_text(row, "certainty")?,
        end,
        side: from_text(row, "side")?,
        nrs_worst: certain_score(row, "nrs_worst")?,
        nrs_average: score(row, "nrs_average")?,
        nrs_now: score(row, "nrs_now")?,
        nrs_next_morning: score(row, "nrs_next_morning")?,
        zones: from_json(row, "zones")?,
        from_above: row.get("from_above")?,
        into_foot: row.get("into_foot")?,
        kinds: from_json(row, "kinds")?,
        let_go: row.get("let_go")?,
        stated_onset_days: row.get("stated_onset_days")?,
        stated_trend: trend.as_deref().and_then(Course::from_id),
        triggers: from_json(row, "triggers")?,
        activity: row.get("activity")?,
        woke_from_sleep: row.get("woke_from_sleep")?,
        walk_m: row.get("walk_m")?,
        walk_min: row.get("walk_min")?,
        rest_to_relief_min: row.get("rest_to_relief_min")?,
        reliefs: from_json(row, "reliefs")?,
        abilities: from_json(row, "abilities")?,
        contexts: from_json(row, "contexts")?,
        calf_left_mm: row.get("calf_left_mm")?,
        calf_right_mm: row.get("calf_right_mm")?,
        signs: from_json_if_there(row, "signs")?,
        notes: row.get("notes")?,
        photos: from_json(row, "photos")?,
        written: Moment { utc_s: row.get("written_at_s")?, offset_min: row.get("written_offset_min")? },
    })
}
