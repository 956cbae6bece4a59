//! The day in a text, in the orders and languages in which programs write it.

use chrono::NaiveDate;

use super::super::table::trimmed;
use super::super::words::plain;
use super::{DateOrder, cut};

/// Beginnings of the names of months in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian
/// and the languages of the North.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "sty", "янв"],
    &["feb", "fev", "lut", "фев"],
    &["mar", "mrz", "mrt", "maart", "мар"],
    &["apr", "avr", "abr", "kwi", "апр"],
    &["may", "mai", "mag", "mei", "maj", "май", "мая"],
    &["jun", "juin", "giu", "cze", "июн"],
    &["jul", "juil", "lug", "lip", "июл"],
    &["aug", "aou", "ago", "sie", "авг"],
    &["sep", "set", "wrz", "сен"],
    &["oct", "okt", "ott", "out", "paz", "paź", "окт"],
    &["nov", "lis", "ноя"],
    &["dec", "dez", "dic", "des", "gru", "дек"],
];

/// Year, month and day behind their numbers.
const EASTERN: [&str; 6] = ["年", "月", "日", "년", "월", "일"];

/// The three parts of a date and what stands behind them.
struct Parts<'a> {
    first: Part,
    second: Part,
    third: Part,
    sign: char,
    rest: &'a str,
}

#[derive(Clone, Copy)]
enum Part {
    /// A number and how many figures it has.
    Number(u32, usize),
    /// A month by its name.
    Month(u32),
}

/// A day, and what stands behind it. Without an order, only dates that can be read in one way are read.
pub(in super::super) fn day(text: &str, order: Option<DateOrder>) -> Option<(NaiveDate, &str)> {
    let parts = parts(text)?;
    let date = |year: u32, figures: usize, month: u32, day: u32| {
        let year = if figures <= 2 { 2000 + year } else { year };
        // Years of three figures are slips of the finger.
        let year = i32::try_from(year).ok().filter(|year| figures != 3 && *year <= 9999)?;
        NaiveDate::from_ymd_opt(year, month, day)
    };
    let found = match (parts.first, parts.second, parts.third) {
        (Part::Number(day, _), Part::Month(month), Part::Number(year, figures))
        | (Part::Month(month), Part::Number(day, _), Part::Number(year, figures))
            if figures != 1 =>
        {
            date(year, figures, month, day)
        }
        (Part::Number(year, 4), Part::Month(month) | Part::Number(month, _), Part::Number(day, _)) => {
            date(year, 4, month, day)
        }
        (Part::Number(first, _), Part::Number(second, _), Part::Number(third, figures)) if figures != 1 => {
            match order {
                Some(DateOrder::Dmy) => date(third, figures, second, first),
                Some(DateOrder::Mdy) => date(third, figures, first, second),
                Some(DateOrder::Ymd) if figures == 2 => date(first, 2, second, third),
                // Whichever comes first, the date is the same; and a year in front can only be one.
                None if first == second => date(third, figures, second, first),
                Some(DateOrder::Ymd) | None => None,
            }
        }
        _ => None,
    }?;
    Some((found, parts.rest))
}

fn parts(text: &str) -> Option<Parts<'_>> {
    let mut rest = trimmed(text);
    if let Some(found) = compact(rest) {
        return Some(found);
    }
    let (mut found, mut sign) = (Vec::with_capacity(3), ' ');
    while found.len() < 3 {
        let start = rest.chars().next()?;
        let (token, after) = if start.is_ascii_digit() {
            rest.split_at(rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len()))
        } else if start.is_alphabetic() {
            rest.split_at(rest.find(|sign: char| !sign.is_alphabetic()).unwrap_or(rest.len()))
        } else {
            return None;
        };
        rest = after;
        if start.is_ascii_digit() {
            found.push(Part::Number(token.parse().ok().filter(|_| token.len() <= 4)?, token.len()));
            // "8th", "1er", "8.º"
            let letters = rest.find(|sign: char| !sign.is_alphabetic()).unwrap_or(rest.len());
            let (ending, behind) = rest.split_at(letters);
            if matches!(ending, "st" | "nd" | "rd" | "th" | "er" | "re" | "º" | "ª") || EASTERN.contains(&ending) {
                rest = behind;
            }
        } else if let Some(month) = month(token) {
            // "mar. 21 nov. 2026": what began like a month was a day of the week.
            if matches!(found.first(), Some(Part::Month(_))) {
                found.remove(0);
            }
            found.push(Part::Month(month));
        } else if !is_between(token, found.is_empty()) {
            return None;
        }
        if found.len() < 3 {
            let next = rest.find(|sign: char| sign.is_alphanumeric())?;
            let (between, behind) = rest.split_at(next);
            if between.len() > 4 {
                return None;
            }
            sign = between.chars().find(|sign| !sign.is_whitespace()).unwrap_or(' ');
            rest = behind;
        }
    }
    // Another figure or letter right behind it is no date; the T of ISO is.
    let follows = rest.chars().next();
    if follows.is_some_and(|sign| sign.is_alphanumeric() && !matches!(sign, 'T' | 't')) {
        return None;
    }
    let [first, second, third] = found.try_into().ok()?;
    Some(Parts { first, second, third, sign, rest })
}

/// A weekday in front, or "de" between, which are passed over.
fn is_between(word: &str, in_front: bool) -> bool {
    matches!(word, "de" | "del" | "of" | "di") || (in_front && word.chars().count() >= 2)
}

/// "20261122".
fn compact(text: &str) -> Option<Parts<'_>> {
    let figures = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    if figures != 8 {
        return None;
    }
    let (date, rest) = text.split_at(8);
    let number = |from: usize, to: usize| date.get(from..to).and_then(|part| part.parse().ok());
    let (first, second, third) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
    let [first, second, third] = [Part::Number(first, 4), Part::Number(second, 2), Part::Number(third, 2)];
    Some(Parts { first, second, third, sign: '-', rest })
}

fn month(word: &str) -> Option<u32> {
    let word = plain(word);
    let place = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
    // "Mar" is a month, "Mardi" and "Martes" are days of the week, as are "Marted\u{ec}" and "Juernes".
    if matches!(word.as_str(), "mardi" | "martes" | "martedi") {
        return None;
    }
    u32::try_from(place + 1).ok()
}

/// The order of the dates of a column: certain, not needed, or one of the dates that can be two.
pub(in super::super) fn found_order<'a>(cells: impl Iterator<Item = &'a str>) -> Result<Option<DateOrder>, String> {
    let (mut day_first, mut month_first, mut year_first) = (0_usize, 0_usize, 0_usize);
    let (mut points, mut others, mut open, mut any) = (0_usize, 0_usize, None, None);
    for cell in cells {
        let Some(Parts { first, second, third, sign, .. }) = parts(cell) else { continue };
        let (Part::Number(first, figures), Part::Number(second, _), Part::Number(third, last)) = (first, second, third)
        else {
            continue;
        };
        if figures == 4 {
            continue;
        }
        let month = |number: u32| (1..=12).contains(&number);
        let day = |number: u32| (1..=31).contains(&number);
        any.get_or_insert(cell);
        match () {
            () if last == 2 && first > 31 && month(second) && day(third) => year_first += 1,
            () if first > 12 && day(first) && month(second) => day_first += 1,
            () if second > 12 && day(second) && month(first) => month_first += 1,
            () if month(first) && month(second) && first != second => {
                open.get_or_insert(cell);
                if sign == '.' { points += 1 } else { others += 1 }
            }
            () => (),
        }
    }
    match (day_first, month_first, year_first) {
        (0, 0, 0) => match open {
            None => Ok(None),
            // Only where the day comes first are the numbers divided by full stops.
            Some(_) if points > 0 && others == 0 => Ok(Some(DateOrder::Dmy)),
            Some(cell) => Err(cut(cell)),
        },
        (_, 0, 0) => Ok(Some(DateOrder::Dmy)),
        (0, _, 0) => Ok(Some(DateOrder::Mdy)),
        (0, 0, _) => Ok(Some(DateOrder::Ymd)),
        // Both orders stand in the file.
        _ => Err(open.or(any).map(cut).unwrap_or_default()),
    }
}
