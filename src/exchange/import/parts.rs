//! What the formats have in common: an entry made of when, how much and where, a medicine, a thing that was done.

use chrono::Duration;
use uuid::Uuid;

use super::calendar::{self, Stamp};
use super::collect::Collector;
use super::score::{self, Score};
use super::{Deed, Format, Taken, Target, What, words};
use crate::domain::body::Side;
use crate::domain::draft::{LIST_LIMIT, WORD_LIMIT_CHARS, clean_line, clean_text};
use crate::domain::episode::{End, Episode};
use crate::domain::medicine::MEDICINE_NAME_LIMIT_CHARS;
use crate::domain::when::Certainty;

/// The longest that an episode can last, as in the form: one year.
const LONGEST_MIN: i64 = 366 * 24 * 60;
/// Longest name of a thing that was done, in characters.
const DEED_CHARS: usize = 60;

/// What is known of an entry.
pub(super) struct Pain<'a> {
    pub(super) stamp: Stamp,
    pub(super) score: Score,
    /// What the file calls it, for the side, the kind and the notes; may be empty.
    pub(super) name: &'a str,
    /// The side, where a column says it.
    pub(super) side: Option<Side>,
    /// How long it lasted, in minutes.
    pub(super) minutes: Option<i64>,
    pub(super) notes: String,
    pub(super) triggers: Vec<String>,
    /// Words that may tell what it felt like.
    pub(super) symptoms: &'a str,
}

impl<'a> Pain<'a> {
    pub(super) fn new(stamp: Stamp, score: Score, name: &'a str) -> Self {
        let (notes, triggers) = (String::new(), Vec::new());
        Self { stamp, score, name, side: None, minutes: None, notes, triggers, symptoms: "" }
    }
}

impl Collector<'_> {
    /// The score that was chosen for rows which name the pain without a number.
    pub(super) fn unrated(&self, name: &str) -> Result<Score, String> {
        let none = || "It gives no pain score, and none was chosen for such rows".to_owned();
        let chosen = self.choices().unrated(name).ok_or_else(none)?;
        let nrs = chosen.try_into().map_err(|_| format!("The score {chosen} that was chosen is over 10"))?;
        Ok(Score { nrs, converted: Some("no score".to_owned()), rounded: false })
    }

    /// An entry.
    pub(super) fn pain(&mut self, pain: Pain<'_>) -> What {
        let Pain { stamp, score, name, side, minutes, notes, triggers, symptoms } = pain;
        self.warn_moved(stamp);
        if score.rounded {
            self.warn(format!("The score was rounded to {}.", score.nrs.get()));
        }
        let side = side.or_else(|| words::side_in(name)).unwrap_or(self.choices().side);
        let written = self.now().moment;
        let mut episode = Episode::new(Uuid::nil(), side, score.nrs, stamp.at, stamp.certainty, written);
        episode.kinds = words::kinds_in(name);
        for kind in words::kinds_in(symptoms) {
            if !episode.kinds.contains(&kind) {
                episode.kinds.push(kind);
            }
        }
        if let Some(minutes) = minutes {
            if minutes > LONGEST_MIN {
                self.warn("It would have lasted longer than a year; its end was left out.".to_owned());
            } else {
                episode.end = End::At(stamp.at.plus_minutes(minutes));
            }
        }
        let mut lines = vec![clean_text(&notes)];
        lines.push(self.origin(name, score.converted.as_deref()));
        lines.retain(|line| !line.is_empty());
        episode.notes = lines.join("\n");
        if score.converted.is_some() {
            self.warn_converted();
        }
        episode.triggers = triggers
            .iter()
            .map(|word| clean_line(word).chars().take(WORD_LIMIT_CHARS).collect::<String>())
            .filter(|word| !word.is_empty())
            .take(LIST_LIMIT)
            .collect();
        What::Pain(Box::new(episode))
    }

    /// "Bearable: Calf pain, converted from “Moderate”"; nothing for a plain table whose score stands as it was.
    fn origin(&self, name: &str, converted: Option<&str>) -> String {
        let from = match (self.format(), name.is_empty()) {
            (Format::Csv, true) => String::new(),
            (Format::Csv, false) => clean_line(name),
            (format, true) => format.name().to_owned(),
            (format, false) => format!("{}: {}", format.name(), clean_line(name)),
        };
        match converted {
            None => from,
            Some(said) if from.is_empty() => format!("Score converted from “{said}”"),
            Some(said) => format!("{from}, score converted from “{said}”"),
        }
    }

    /// A medicine that was taken.
    pub(super) fn taken(&mut self, stamp: Stamp, medicine: &str, amount: &str, note: &str) -> Result<What, String> {
        self.warn_moved(stamp);
        let whole = clean_line(medicine);
        let medicine: String = whole.chars().take(MEDICINE_NAME_LIMIT_CHARS).collect();
        if medicine.is_empty() {
            return Err("There is no name of a medicine".to_owned());
        }
        if medicine.len() < whole.len() {
            self.warn(format!("The name of the medicine was cut to {MEDICINE_NAME_LIMIT_CHARS} letters."));
        }
        let amount = clean_line(amount);
        let (at, certainty) = (stamp.at, stamp.certainty);
        Ok(What::Taken(Taken { medicine, amount, at, certainty, note: clean_text(note) }))
    }

    /// Something that was done.
    pub(super) fn done(&mut self, stamp: Stamp, name: &str, minutes: Option<u32>) -> What {
        self.warn_moved(stamp);
        let side = words::side_in(name);
        let name: String = clean_line(name).chars().take(DEED_CHARS).collect();
        What::Done(Deed { name, minutes, side, at: stamp.at, certainty: stamp.certainty })
    }

    fn warn_moved(&mut self, stamp: Stamp) {
        if stamp.moved {
            self.warn("The clocks went forward over this time; it was taken an hour later.".to_owned());
        }
    }

    /// What a named number becomes, by what the name is taken for.
    pub(super) fn named(&mut self, name: &str, stamp: Stamp, amount: &Amount<'_>, note: &str) -> Result<What, String> {
        match self.target(name) {
            Target::Pain => {
                let score = match amount {
                    Amount::Text(text) => self.score(text)?,
                    Amount::Minutes(_, text) => return Err(calendar::not(text, "a score but a length of time")),
                    Amount::Nothing => self.unrated(name)?,
                };
                let notes = note.to_owned();
                Ok(self.pain(Pain { notes, ..Pain::new(stamp, score, name) }))
            }
            Target::Medicine => {
                let text = match amount {
                    Amount::Text(text) | Amount::Minutes(_, text) => text,
                    Amount::Nothing => "",
                };
                self.taken(stamp, name, text, note)
            }
            Target::Ice | Target::Routine => {
                let minutes = match amount {
                    Amount::Minutes(minutes, _) => Some(*minutes),
                    Amount::Text(text) if self.target(name) == Target::Ice => whole_minutes(text),
                    Amount::Text(_) | Amount::Nothing => None,
                };
                let zero = matches!(amount, Amount::Text(text) if is_none(text));
                if zero || minutes == Some(0) {
                    return Err("It was not done".to_owned());
                }
                Ok(self.done(stamp, name, minutes.filter(|minutes| i64::from(*minutes) <= LONGEST_MIN)))
            }
        }
    }
}

/// How much of something, as a file says it.
pub(super) enum Amount<'a> {
    /// A number or a word.
    Text(&'a str),
    /// A length of time in minutes, and how it is written.
    Minutes(u32, &'a str),
    /// Only that it was.
    Nothing,
}

fn is_none(text: &str) -> bool {
    score::leading_number(text).is_some_and(|(number, _)| number <= 0.0)
}

fn whole_minutes(text: &str) -> Option<u32> {
    let (number, _) = score::leading_number(text)?;
    (0..=1_440_u32).find(|minutes| (f64::from(*minutes) - number).abs() <= 0.5)
}

/// The time from one moment to the next in minutes, or what is wrong with it.
pub(super) fn lasted(from: Stamp, to: Option<Stamp>) -> Result<Option<i64>, &'static str> {
    let Some(to) = to else { return Ok(None) };
    let minutes =
        calendar::minutes_between(from.at, to.at).ok_or("It would end before it began; its end was left out.")?;
    Ok(Some(minutes))
}

/// "01h 00m", "1d 02h 15m", "2:15:00" or "45 min" in minutes.
pub(super) fn length(text: &str) -> Option<i64> {
    let plain = words::plain(text);
    if plain.contains(':') {
        let mut parts = plain.split(':').map(|part| part.trim().parse::<i64>().ok());
        let (hours, minutes) = (parts.next()??, parts.next()??);
        return Some(hours.checked_mul(60)?.checked_add(minutes)?).filter(|minutes| *minutes >= 0);
    }
    let (mut all, mut rest, mut found) = (Duration::zero(), plain.as_str(), false);
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let from = rest.get(start..)?;
        let figures = from.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(from.len());
        let (number, behind) = from.split_at(figures);
        let number: i64 = number.parse().ok().filter(|number| *number < 1_000_000)?;
        let unit = behind.trim_start();
        all += match unit.chars().next()? {
            'd' | 'j' | 't' => Duration::days(number),
            'h' => Duration::hours(number),
            'm' => Duration::minutes(number),
            's' => Duration::seconds(number),
            _ => return None,
        };
        (rest, found) = (unit, true);
    }
    found.then(|| all.num_minutes())
}

/// The parts of a list that is written in one cell: with " | ", ";", "," or " + " between them.
pub(super) fn list(cell: &str) -> Vec<&str> {
    let separators: &[&str] = if cell.contains('|') {
        &["|"]
    } else if cell.contains(';') {
        &[";"]
    } else {
        &[",", " + "]
    };
    let mut parts = vec![cell];
    for separator in separators {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    parts.into_iter().map(super::table::trimmed).filter(|part| !part.is_empty()).collect()
}

/// Why a row is left out whose names are not taken.
pub(super) fn not_included(names: &[&str]) -> String {
    match names {
        [] => "It names nothing that was chosen".to_owned(),
        [name] => format!("“{}” was not chosen", calendar::cut(name)),
        [name, ..] => format!("“{}” and {} more were not chosen", calendar::cut(name), names.len() - 1),
    }
}

/// A time that stands for a part of the day, or that the file is not sure of.
pub(super) fn about(stamp: Stamp) -> Stamp {
    let certainty = if stamp.certainty == Certainty::Exact { Certainty::About } else { stamp.certainty };
    Stamp { certainty, ..stamp }
}
