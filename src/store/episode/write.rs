//! Writing an entry that is not there, as a row with its tags and words.

use rusqlite::{CachedStatement, params};

use super::{PLACES, tags};
use crate::domain::body::Course;
use crate::domain::episode::{End, Episode, Nrs};
use crate::domain::when::Certainty;
use crate::store::row::json;
use crate::store::{Store, StoreError, search};

/// The statements of an entry, looked up once: for an import that takes longer than carrying them out.
pub(in crate::store) struct EpisodeWriter<'a> {
    free_place: CachedStatement<'a>,
    row: CachedStatement<'a>,
    tag: CachedStatement<'a>,
    words: CachedStatement<'a>,
}

impl<'a> EpisodeWriter<'a> {
    pub(in crate::store) fn new(store: &'a Store) -> Result<Self, StoreError> {
        Ok(Self {
            free_place: store.statement(include_str!("free_place.sql"))?,
            row: store.statement(include_str!("insert.sql"))?,
            tag: store.statement(include_str!("insert_tag.sql"))?,
            words: store.statement(include_str!("insert_words.sql"))?,
        })
    }

    /// Writes an entry that is not there; its day of pain is the caller's affair.
    pub(in crate::store) fn add(&mut self, episode: &Episode) -> Result<(), StoreError> {
        let first = episode.started.utc_s.saturating_mul(PLACES);
        let bounds = params![first, first.saturating_add(PLACES)];
        let place: i64 = self.free_place.query_row(bounds, |row| row.get(0))?;
        self.insert_row(place, episode)?;
        self.list(place, episode)
    }

    /// Writes by what an entry is found: its tags and words.
    pub(in crate::store) fn list(&mut self, place: i64, episode: &Episode) -> Result<(), StoreError> {
        for tag in tags(episode) {
            self.tag.execute(params![tag.text(), place])?;
        }
        let words = search::words(episode);
        if !words.is_empty() {
            self.words.execute(params![place, words])?;
        }
        Ok(())
    }

    fn insert_row(&mut self, place: i64, episode: &Episode) -> Result<(), StoreError> {
        let score = |score: Option<Nrs>| score.map(Nrs::get);
        let end = match episode.end {
            End::At(end) => Some(end),
            End::Unknown | End::StillGoing => None,
        };
        // In the order of insert.sql: looking for 36 names takes longer than the writing.
        self.row.execute(params![
            place,
            episode.id.to_string(),
            episode.started.utc_s,
            episode.started.offset_min,
            certainty_id(episode.certainty),
            end.map(|end| end.utc_s),
            end.map(|end| end.offset_min),
            episode.end == End::StillGoing,
            episode.side.id(),
            episode.nrs_worst.get(),
            score(episode.nrs_average),
            score(episode.nrs_now),
            score(episode.nrs_next_morning),
            json(&episode.zones)?,
            episode.from_above,
            episode.into_foot,
            json(&episode.kinds)?,
            episode.let_go,
            episode.stated_onset_days,
            episode.stated_trend.map(Course::id),
            json(&episode.triggers)?,
            episode.activity,
            episode.woke_from_sleep,
            episode.walk_m,
            episode.walk_min,
            episode.rest_to_relief_min,
            json(&episode.reliefs)?,
            json(&episode.abilities)?,
            json(&episode.contexts)?,
            episode.calf_left_mm,
            episode.calf_right_mm,
            episode.signs.as_ref().map(json).transpose()?,
            episode.notes,
            json(&episode.photos)?,
            episode.written.utc_s,
            episode.written.offset_min,
        ])?;
        Ok(())
    }
}

fn certainty_id(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Exact => "exact",
        Certainty::About => "about",
        Certainty::DayOnly => "day_only",
    }
}
