//! A row of the CSV file as an entry.

use chrono::NaiveDateTime;
use csv::StringRecord;
use serde::Deserialize;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error as WordError, StrDeserializer};
use uuid::Uuid;

use super::{NAME_CHARS, cut};
use crate::domain::body::{Ability, Context, Course, Leg, Relief, Zone};
use crate::domain::episode::{AbilityRating, ContextRating, End, Episode, Nrs, ReliefTried, ZonePain};
use crate::domain::when::{Certainty, Moment};
use crate::exchange::export::cell::{divided, unguarded};
use crate::exchange::export::{FIRST_COLUMN, NONE, TIME};

/// Shapes in which other programs write the same time back.
const TIMES: [&str; 4] = [TIME, "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"];

/// A row and the names of its columns.
pub(super) struct Row<'a> {
    pub(super) header: &'a StringRecord,
    pub(super) cells: &'a StringRecord,
}

type Read<T> = Result<T, String>;

/// A part of a thing that cannot be read.
struct Unreadable;

impl<'a> Row<'a> {
    /// The text of a cell; empty when there is none.
    fn text(&self, column: &str) -> &'a str {
        let place = self.header.iter().position(|name| name == column);
        place.and_then(|place| self.cells.get(place)).map_or("", unguarded)
    }

    fn list<T>(&self, column: &str, read: impl Fn(&str) -> Option<T>) -> Read<Vec<T>> {
        let things = divided(self.text(column));
        things.iter().map(|thing| read(thing).ok_or_else(|| wrong(thing, column))).collect()
    }

    fn number<T: std::str::FromStr>(&self, column: &str) -> Read<Option<T>> {
        match self.text(column).trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| wrong(text, column)),
        }
    }

    fn score(&self, column: &str) -> Read<Option<Nrs>> {
        let number: Option<u8> = self.number(column)?;
        number.map(|number| Nrs::try_from(number).map_err(|_| wrong(self.text(column), column))).transpose()
    }

    fn yes_no(&self, column: &str) -> Read<Option<bool>> {
        match self.text(column).trim() {
            "" => Ok(None),
            text if text.eq_ignore_ascii_case("yes") => Ok(Some(true)),
            text if text.eq_ignore_ascii_case("no") => Ok(Some(false)),
            text => Err(wrong(text, column)),
        }
    }

    fn word<T: for<'de> Deserialize<'de>>(&self, column: &str) -> Read<Option<T>> {
        match self.text(column).trim() {
            "" => Ok(None),
            text => word(text).map(Some).ok_or_else(|| wrong(text, column)),
        }
    }

    fn time(&self, column: &str, offset: &str) -> Read<Option<Moment>> {
        let text = self.text(column).trim();
        if text.is_empty() {
            return Ok(None);
        }
        let local = TIMES.iter().find_map(|shape| NaiveDateTime::parse_from_str(text, shape).ok());
        let local = local.ok_or_else(|| wrong(text, column))?;
        let offset_min = minutes(self.text(offset).trim()).ok_or_else(|| wrong(self.text(offset), offset))?;
        Ok(Some(Moment { utc_s: local.and_utc().timestamp() - i64::from(offset_min) * 60, offset_min }))
    }
}

/// The entry of a row, or why it is none.
pub(super) fn episode(row: &Row<'_>) -> Read<Episode> {
    let id = row.text(FIRST_COLUMN).trim();
    let id = Uuid::parse_str(id).map_err(|_| wrong(id, FIRST_COLUMN))?;
    let started = row.time("started_at", "offset")?.ok_or("There is no time in this row")?;
    let written = row.time("written_at", "written_offset")?.unwrap_or(started);
    let side = row.word("side")?.ok_or("There is no side in this row")?;
    let worst = row.score("nrs_worst")?.ok_or("There is no score in this row")?;
    let certainty = row.word("certainty")?.unwrap_or(Certainty::Exact);
    let end = match (row.time("ended_at", "ended_offset")?, row.yes_no("still_going")?) {
        (Some(end), _) => End::At(end),
        (None, Some(true)) => End::StillGoing,
        (None, _) => End::Unknown,
    };
    Ok(Episode {
        end,
        nrs_average: row.score("nrs_average")?,
        nrs_now: row.score("nrs_now")?,
        nrs_next_morning: row.score("nrs_next_morning")?,
        zones: row.list("zones", zone)?,
        from_above: row.yes_no("from_above")?,
        into_foot: row.yes_no("into_foot")?,
        kinds: row.list("kinds", word)?,
        let_go: row.yes_no("let_go")?,
        stated_onset_days: row.number("stated_onset_days")?,
        stated_trend: row.word::<Course>("stated_trend")?,
        triggers: divided(row.text("triggers")),
        activity: row.text("activity").to_owned(),
        woke_from_sleep: row.yes_no("woke_from_sleep")?,
        walk_m: row.number("walk_m")?,
        walk_min: row.number("walk_min")?,
        rest_to_relief_min: row.number("rest_to_relief_min")?,
        reliefs: row.list("reliefs", relief)?,
        abilities: row.list("abilities", |text| {
            rated::<Ability>(text).map(|(ability, rating)| AbilityRating { ability, rating })
        })?,
        contexts: row.list("contexts", |text| {
            rated::<Context>(text).map(|(context, rating)| ContextRating { context, rating })
        })?,
        calf_left_mm: row.number("calf_left_mm")?,
        calf_right_mm: row.number("calf_right_mm")?,
        signs: match row.text("signs").trim() {
            "" => None,
            NONE => Some(Vec::new()),
            _ => Some(row.list("signs", word)?),
        },
        notes: row.text("notes").to_owned(),
        photos: divided(row.text("photos")),
        ..Episode::new(id, side, worst, started, certainty, written)
    })
}

fn wrong(text: &str, column: &str) -> String {
    format!("“{}” cannot be read in the column {column}", cut(text, NAME_CHARS))
}

fn word<T: for<'de> Deserialize<'de>>(text: &str) -> Option<T> {
    let text: StrDeserializer<'_, WordError> = text.into_deserializer();
    T::deserialize(text).ok()
}

/// "UTC+01:00" in minutes; "Z" and "UTC" are 0.
fn minutes(text: &str) -> Option<i32> {
    let text = text.strip_prefix("UTC").unwrap_or(text);
    if matches!(text, "" | "Z") {
        return Some(0);
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+')?),
    };
    let (hours, minutes) = digits.split_once(':')?;
    let number = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() == 2).map(i32::from);
    Some(sign * (number(hours)? * 60 + number(minutes)?))
}

fn score(text: &str) -> Option<Nrs> {
    text.parse::<u8>().ok().and_then(|number| Nrs::try_from(number).ok())
}

/// The parts of a thing; those that are not there are empty.
fn parts<const N: usize>(text: &str) -> Option<[&str; N]> {
    let (mut parts, mut found) = ([""; N], text.split(':'));
    for part in &mut parts {
        *part = found.next().unwrap_or("");
    }
    found.next().is_none().then_some(parts)
}

/// Nothing where a part is empty.
fn optional<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Unreadable> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some).ok_or(Unreadable) }
}

fn zone(text: &str) -> Option<ZonePain> {
    let [leg, zone, nrs] = parts(text)?;
    Some(ZonePain { leg: word::<Leg>(leg)?, zone: word::<Zone>(zone)?, nrs: optional(nrs, score).ok()? })
}

fn relief(text: &str) -> Option<ReliefTried> {
    let [relief, effect, after, minutes] = parts(text)?;
    Some(ReliefTried {
        relief: word::<Relief>(relief)?,
        effect: optional(effect, word).ok()?,
        nrs_after: optional(after, score).ok()?,
        minutes: optional(minutes, |text| text.parse().ok()).ok()?,
    })
}

fn rated<T: for<'de> Deserialize<'de>>(text: &str) -> Option<(T, Nrs)> {
    let [what, rating] = parts(text)?;
    Some((word(what)?, score(rating)?))
}
