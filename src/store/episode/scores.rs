//! The entries as the charts need them, part by part, so that a hundred thousand of them never hold up a frame.
//!
//! A column costs more than what is in it, so the index holds the numbers and words of an entry in one text and its lists
//! in another, and each text that comes again is parsed once.

use std::collections::HashMap;
use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;

use rusqlite::{Row, named_params};
use serde::de::DeserializeOwned;

use super::{PLACES, Span};
use crate::domain::body::{Kind, Side};
use crate::domain::episode::{AbilityRating, ContextRating, Nrs, ReliefTried, ZonePain};
use crate::domain::trend::Scored;
use crate::domain::when::{Certainty, Moment};
use crate::store::row::{parse_json, parse_word, unreadable};
use crate::store::{Store, StoreError};

/// Different texts of one kind that are kept; people's own words are no reason to keep all of them.
const MOST_TEXTS: usize = 16_384;
/// The longest of them, in bytes; longer ones hardly come twice.
const LONGEST_TEXT: usize = 1_024;
/// What stands between the lists; no JSON holds it unescaped.
const BETWEEN_LISTS: char = '\u{1f}';
/// The columns of the statement, by their number: to look up a name takes longer than to read what it names.
const PLACE: usize = 0;
const OFFSET: usize = 1;
const ENDED: usize = 2;
const NUMBERS: usize = 3;
const LISTS: usize = 4;

/// One entry, as far as charts look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoredRow {
    /// The place of the entry.
    pub place: i64,
    /// When, where, how much.
    pub scored: Scored,
    /// What was tried.
    pub reliefs: Arc<[ReliefTried]>,
}

/// What was parsed already. The same few texts come again and again, and the entries share what is in them.
#[derive(Debug, Default)]
pub struct ScoreTexts {
    numbers: Known<Numbers>,
    lists: Known<Lists>,
    zones: Known<Arc<[ZonePain]>>,
    kinds: Known<Arc<[Kind]>>,
    triggers: Known<Arc<[String]>>,
    abilities: Known<Arc<[AbilityRating]>>,
    contexts: Known<Arc<[ContextRating]>>,
    reliefs: Known<Arc<[ReliefTried]>>,
}

/// Texts with what they say.
#[derive(Debug)]
struct Known<V>(HashMap<Box<str>, V>);

/// "exact left 6 2 365 "
#[derive(Clone, Copy, Debug)]
struct Numbers {
    certainty: Certainty,
    side: Side,
    nrs: Nrs,
    next_morning: Option<Nrs>,
    calf_left_mm: Option<u32>,
    calf_right_mm: Option<u32>,
}

/// The lists of an entry.
#[derive(Clone, Debug)]
struct Lists {
    zones: Arc<[ZonePain]>,
    kinds: Arc<[Kind]>,
    triggers: Arc<[String]>,
    abilities: Arc<[AbilityRating]>,
    contexts: Arc<[ContextRating]>,
    reliefs: Arc<[ReliefTried]>,
}

impl<V> Default for Known<V> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<V: Clone> Known<V> {
    fn get(&mut self, text: &str, parse: impl FnOnce(&str) -> rusqlite::Result<V>) -> rusqlite::Result<V> {
        if let Some(value) = self.0.get(text) {
            return Ok(value.clone());
        }
        let value = parse(text)?;
        if self.0.len() < MOST_TEXTS && text.len() <= LONGEST_TEXT {
            self.0.insert(text.into(), value.clone());
        }
        Ok(value)
    }
}

impl<T: DeserializeOwned> Known<Arc<[T]>> {
    /// The next list of a row.
    fn next<'a>(&mut self, texts: &mut impl Iterator<Item = &'a str>) -> rusqlite::Result<Arc<[T]>> {
        let text = texts.next().ok_or_else(|| unreadable(LISTS, "a list is missing"))?;
        if text == "[]" {
            return Ok(Arc::default());
        }
        self.get(text, |text| Ok(parse_json::<Vec<T>>(LISTS, text)?.into()))
    }
}

impl Numbers {
    fn parse(text: &str) -> rusqlite::Result<Self> {
        let mut words = text.split(' ');
        let mut next = || words.next().ok_or_else(|| unreadable(NUMBERS, "a number is missing"));
        let (certainty, side) = (parse_word(NUMBERS, next()?)?, parse_word(NUMBERS, next()?)?);
        let (nrs, next_morning) = (number(next()?)?, number(next()?)?);
        let score = |number: u8| Nrs::try_from(number).map_err(|error| unreadable(NUMBERS, error));
        Ok(Self {
            certainty,
            side,
            nrs: score(nrs.ok_or_else(|| unreadable(NUMBERS, "no score"))?)?,
            next_morning: next_morning.map(score).transpose()?,
            calf_left_mm: number(next()?)?,
            calf_right_mm: number(next()?)?,
        })
    }
}

/// A number, or nothing where nothing was said.
fn number<T: FromStr<Err: Display>>(word: &str) -> rusqlite::Result<Option<T>> {
    if word.is_empty() {
        return Ok(None);
    }
    word.parse().map(Some).map_err(|error| unreadable(NUMBERS, error))
}

impl ScoreTexts {
    fn lists(&mut self, text: &str) -> rusqlite::Result<Lists> {
        let Self { lists, zones, kinds, triggers, abilities, contexts, reliefs, .. } = self;
        lists.get(text, |text| {
            let mut texts = text.split(BETWEEN_LISTS);
            Ok(Lists {
                zones: zones.next(&mut texts)?,
                kinds: kinds.next(&mut texts)?,
                triggers: triggers.next(&mut texts)?,
                abilities: abilities.next(&mut texts)?,
                contexts: contexts.next(&mut texts)?,
                reliefs: reliefs.next(&mut texts)?,
            })
        })
    }
}

impl Store {
    /// At most `limit` entries of a span in the order of time, from a place on; `None` begins at the beginning. The next
    /// part begins one after the last place.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn scores(
        &self,
        span: Span,
        from: Option<i64>,
        limit: usize,
        texts: &mut ScoreTexts,
    ) -> Result<Vec<ScoredRow>, StoreError> {
        let (first, before) = span.places();
        let from = from.map_or(first, |from| from.max(first));
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("scores.sql"))?;
        let mut rows = statement.query(named_params! {":from": from, ":before": before, ":limit": most})?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(scored_from_row(row, texts)?);
        }
        Ok(found)
    }
}

fn scored_from_row(row: &Row<'_>, texts: &mut ScoreTexts) -> rusqlite::Result<ScoredRow> {
    let place: i64 = row.get(PLACE)?;
    let at = Moment { utc_s: place.div_euclid(PLACES), offset_min: row.get(OFFSET)? };
    let ended_s: Option<i64> = row.get(ENDED)?;
    let numbers = texts.numbers.get(row.get_ref(NUMBERS)?.as_str()?, Numbers::parse)?;
    let Lists { zones, kinds, triggers, abilities, contexts, reliefs } = texts.lists(row.get_ref(LISTS)?.as_str()?)?;
    let scored = Scored {
        at,
        certainty: numbers.certainty,
        side: numbers.side,
        nrs: numbers.nrs,
        next_morning: numbers.next_morning,
        minutes: ended_s.map(|ended_s| u32::try_from((ended_s - at.utc_s) / 60).unwrap_or(u32::MAX)),
        zones,
        kinds,
        triggers,
        abilities,
        contexts,
        calf_left_mm: numbers.calf_left_mm,
        calf_right_mm: numbers.calf_right_mm,
    };
    Ok(ScoredRow { place, scored, reliefs })
}
