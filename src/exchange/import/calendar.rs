//! Dates and times as other programs write them. A time that is not there stays unknown, and a date that can be two is
//! not guessed.

mod date;

use chrono::{DateTime, Datelike as _, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::table::trimmed;
use super::words::plain;
use crate::domain::time_text::day_only;
use crate::domain::when::{Certainty, Moment, Now, WhenError};
pub(super) use date::{day, found_order};

/// No place is further from UTC than this, in minutes; the journal holds no more.
const FARTHEST_MIN: i32 = 18 * 60;
/// Words between a day and a time.
const BEFORE_TIME: [&str; 10] = ["at", "um", "à", "a las", "alle", "alle ore", "às", "om", "kl.", "o"];
/// The order of the three numbers of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 2026-11-22.
    Ymd,
    /// 22/11/2026.
    Dmy,
    /// 11/22/2026.
    Mdy,
}

impl DateOrder {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Ymd, Self::Dmy, Self::Mdy];

    /// The word on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Ymd => "ymd",
            Self::Dmy => "dmy",
            Self::Mdy => "mdy",
        }
    }

    /// What people read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ymd => "Year, month, day",
            Self::Dmy => "Day, month, year",
            Self::Mdy => "Month, day, year",
        }
    }
}

/// When something was, as sure as the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) at: Moment,
    pub(super) certainty: Certainty,
    /// The clocks went forward over it, so that it was taken an hour later.
    pub(super) moved: bool,
}

/// A time of day. Seconds are read and dropped.
pub(super) fn time(text: &str) -> Option<NaiveTime> {
    let mut text = plain(text).replace('\u{202f}', " ");
    for word in [" uhr", " h", "hrs", " hours"] {
        text = text.strip_suffix(word).map_or(text.clone(), str::to_owned);
    }
    let bare: String = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '\u{a0}').collect();
    let (digits, afternoon) = half_of_day(&bare);
    let mut numbers = digits.split([':', '.', 'h']).filter(|part| !part.is_empty());
    let mut next = || numbers.next().map(|part| part.parse::<u32>().ok().filter(|_| part.len() <= 2));
    let hour = next()??;
    let minute = match next() {
        Some(minute) => minute?,
        // "7" alone is a time only with am or pm, or as "7h".
        None if afternoon.is_some() || digits.ends_with('h') => 0,
        None => return None,
    };
    if next().is_some_and(|second| second.is_none_or(|second| second > 60)) {
        return None;
    }
    let hour = match afternoon {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A time without the word for its half of the day, and whether that is the second half. In some languages the word
/// stands in front.
fn half_of_day(bare: &str) -> (&str, Option<bool>) {
    const HALVES: [(&str, bool); 16] = [
        ("a.m.", false),
        ("p.m.", true),
        ("a.m", false),
        ("p.m", true),
        ("am", false),
        ("pm", true),
        ("vorm.", false),
        ("nachm.", true),
        ("π.μ.", false),
        ("μ.μ.", true),
        ("上午", false),
        ("下午", true),
        ("午前", false),
        ("午後", true),
        ("오전", false),
        ("오후", true),
    ];
    let found = HALVES.iter().find_map(|(word, afternoon)| {
        let rest = bare.strip_suffix(word).or_else(|| bare.strip_prefix(word))?;
        Some((rest, Some(*afternoon)))
    });
    found.unwrap_or((bare, None))
}

/// A moment with its offset or in UTC: "2026-11-22T14:32:00+01:00".
pub(super) fn instant(text: &str, now: &Now) -> Option<Result<Stamp, String>> {
    // "2026-11-22T14:32:00+01:00[Europe/Berlin]"
    let text = trimmed(text).split('[').next().unwrap_or_default();
    let spelled = text.strip_suffix("UTC").map(|local| format!("{}+0000", local.trim_end()));
    let time = DateTime::parse_from_rfc3339(text).ok().or_else(|| {
        let text = spelled.as_deref().unwrap_or(text);
        // "2026-11-22 14:32:00 +0100"
        let (local, offset) = text.split_at_checked(text.len().checked_sub(5)?)?;
        let signed = offset.starts_with(['+', '-']) && local.contains(':');
        let whole = format!("{}{offset}", local.trim_end().replace('T', " "));
        signed.then(|| DateTime::parse_from_str(&whole, "%Y-%m-%d %H:%M:%S%.f%z").ok()).flatten()
    })?;
    let utc_s = time.timestamp();
    // In UTC means that the place is not told; then it was here.
    let here = spelled.is_some() || text.ends_with(['Z', 'z']);
    let offset_min = if here { (now.zone.of_utc)(utc_s) } else { time.offset().local_minus_utc() / 60 };
    Some(checked(utc_s, offset_min, text, now))
}

/// A moment in seconds of UTC.
pub(super) fn of_seconds(utc_s: i64, text: &str, now: &Now) -> Result<Stamp, String> {
    checked(utc_s, if utc_s >= 0 { (now.zone.of_utc)(utc_s) } else { 0 }, text, now)
}

/// A local time at a place with this offset, in minutes east of UTC.
pub(super) fn with_offset(local: NaiveDateTime, offset_min: i32, text: &str, now: &Now) -> Result<Stamp, String> {
    checked(local.and_utc().timestamp() - i64::from(offset_min) * 60, offset_min, text, now)
}

fn checked(utc_s: i64, offset_min: i32, text: &str, now: &Now) -> Result<Stamp, String> {
    let at = Moment { utc_s, offset_min };
    if offset_min.abs() > FARTHEST_MIN {
        return Err(not(text, "a date"));
    }
    if utc_s < 0 || at.day().year() < 1970 {
        return Err(early(text));
    }
    if utc_s > now.moment.utc_s {
        return Err(future(text));
    }
    Ok(Stamp { at, certainty: Certainty::Exact, moved: false })
}

/// The moment of a local day and time; without a time only the day is known. `text` is what the file says.
pub(super) fn stamp(day: NaiveDate, time: Option<NaiveTime>, text: &str, now: &Now) -> Result<Stamp, String> {
    let words = |error: WhenError| match error {
        WhenError::Future => future(text),
        WhenError::TooEarly => early(text),
        WhenError::Date | WhenError::Time | WhenError::Skipped => not(text, "a date"),
    };
    let Some(time) = time else {
        let (at, certainty) = day_only(day, now).map_err(words)?;
        return Ok(Stamp { at, certainty, moved: false });
    };
    let local = day.and_time(time);
    match now.at_local(local) {
        Ok(at) => Ok(Stamp { at, certainty: Certainty::Exact, moved: false }),
        // The telephone may have been in another country, or its clock was wrong by an hour.
        Err(WhenError::Skipped) => {
            let at = now.at_local(local + Duration::hours(1)).map_err(words)?;
            Ok(Stamp { at, certainty: Certainty::About, moved: true })
        }
        Err(error) => Err(words(error)),
    }
}

/// A cell that may hold a day alone or with a time, and a cell of its own for the time, which may be empty.
pub(super) fn read(cell: &str, clock: &str, order: Option<DateOrder>, now: &Now) -> Result<Stamp, String> {
    if cell.is_empty() {
        return Err("There is no date".to_owned());
    }
    if clock.is_empty()
        && let Some(instant) = instant(cell, now)
    {
        return instant;
    }
    if let Some(seconds) = since_1970(cell) {
        return of_seconds(seconds, cell, now);
    }
    let (day, rest) = day(cell, order).ok_or_else(|| not(cell, "a date"))?;
    let rest = rest.strip_prefix(" г").unwrap_or(rest);
    let rest = trimmed(rest.trim_start_matches(['.', ',', 'T', 't', ' ', '\u{a0}']));
    let between = BEFORE_TIME.iter().find_map(|word| rest.strip_prefix(word)?.strip_prefix([' ', '\u{a0}']));
    let rest = between.unwrap_or(rest);
    let (own, text) = if clock.is_empty() { (rest, cell) } else { (clock, clock) };
    if own.is_empty() {
        return stamp(day, None, cell, now);
    }
    if let Some(from) = part_of_day(own) {
        return Ok(Stamp { certainty: Certainty::About, ..stamp(day, Some(from), cell, now)? });
    }
    let time = time(own).ok_or_else(|| not(text, "a time"))?;
    stamp(day, Some(time), cell, now)
}

/// Seconds or milliseconds since 1970, as programs write them.
pub(super) fn since_1970(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    match text.len() {
        9 | 10 => Some(number),
        12 | 13 => Some(number.div_euclid(1000)),
        _ => None,
    }
}

/// When a part of the day begins.
fn part_of_day(text: &str) -> Option<NaiveTime> {
    let hour = match plain(text).as_str() {
        "night" | "nachts" | "nuit" | "noche" | "notte" => 0,
        "morning" | "morgens" | "matin" | "manana" | "mattina" => 6,
        "afternoon" | "nachmittags" | "apres-midi" | "tarde" | "pomeriggio" => 12,
        "evening" | "abends" | "soir" | "sera" => 18,
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour, 0, 0)
}

/// "“32/11/2025” is not a date".
pub(super) fn not(text: &str, what: &str) -> String {
    format!("“{}” is not {what}", cut(text))
}

fn future(text: &str) -> String {
    format!("“{}” has not come yet", cut(text))
}

fn early(text: &str) -> String {
    format!("“{}” is before 1970", cut(text))
}

/// Cut to what a sentence can hold, without signs that a terminal obeys.
pub(super) fn cut(text: &str) -> String {
    let mut cut: String = text.chars().take(40).map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    if text.chars().nth(40).is_some() {
        cut.push('…');
    }
    cut
}

/// Whole minutes from one moment to another; nothing when the second is before the first.
pub(super) fn minutes_between(from: Moment, to: Moment) -> Option<i64> {
    (to.utc_s >= from.utc_s).then(|| (to.utc_s - from.utc_s) / 60)
}
