//! Dates and times as people type them, read into local time. Pure: today is handed in.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime};

use super::when::{Certainty, Moment, Now, WhenError};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// No place is further from UTC than this, in minutes; the file holds no more.
const FARTHEST_MIN: i32 = 18 * 60;

/// Reads a date: `2025-11-22`, `22/11`, `22/11/2025`, `22.11.`, `22 Nov`, `22 November 2025`, `today`, `yesterday`.
/// Without a year, the newest such day that is not in the future is meant.
///
/// # Errors
/// `WhenError::Date` when the text is not a date that exists.
pub fn parse_day(text: &str, today: NaiveDate) -> Result<NaiveDate, WhenError> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "today" => return Ok(today),
        "yesterday" => return Ok(today - Duration::days(1)),
        _ => {}
    }
    if let Ok(day) = NaiveDate::parse_from_str(&text, "%Y-%m-%d") {
        return if (1000..=9999).contains(&day.year()) { Ok(day) } else { Err(WhenError::Date) };
    }
    let mut parts: Vec<&str> =
        text.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if parts.first().is_some_and(|part| part.starts_with(char::is_alphabetic)) {
        parts.remove(0); // a weekday in front, as in "Sat 22 Nov"; it may not lie, but it need not be checked
    }
    let (day, month, year) = match parts.as_slice() {
        [day, month] => (*day, *month, None),
        [day, month, year] => (*day, *month, Some(*year)),
        _ => return Err(WhenError::Date),
    };
    let day: u32 = day.parse().map_err(|_| WhenError::Date)?;
    let month = match month.parse::<u32>() {
        Ok(number) => number,
        Err(_) => month_number(month).ok_or(WhenError::Date)?,
    };
    let made = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
    match year {
        Some(year) => {
            let number: i32 = year.parse().map_err(|_| WhenError::Date)?;
            let full = if year.len() <= 2 { 2000 + number } else { number };
            if !(1000..=9999).contains(&full) {
                return Err(WhenError::Date);
            }
            made(full).ok_or(WhenError::Date)
        }
        None => {
            (0..8).filter_map(|back| made(today.year() - back)).find(|found| *found <= today).ok_or(WhenError::Date)
        }
    }
}

fn month_number(word: &str) -> Option<u32> {
    if word.chars().count() < 3 {
        return None;
    }
    let names = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let found = names
        .iter()
        .position(|name| name.starts_with(word))
        .or_else(|| MONTHS.iter().position(|name| *name == word))?;
    u32::try_from(found + 1).ok()
}

/// Reads a time of day: `14:32`, `14.32`, `1432`, `0320`, `7`, `7 am`, `2:32 pm`.
///
/// # Errors
/// `WhenError::Time` when the text is not a time of day.
pub fn parse_time(text: &str) -> Result<NaiveTime, WhenError> {
    let text = text.trim().to_lowercase();
    let (digits, afternoon) = if let Some(rest) = text.strip_suffix("pm").or_else(|| text.strip_suffix("p.m.")) {
        (rest.trim(), Some(true))
    } else if let Some(rest) = text.strip_suffix("am").or_else(|| text.strip_suffix("a.m.")) {
        (rest.trim(), Some(false))
    } else {
        (text.as_str(), None)
    };
    let number = |part: &str| -> Result<u32, WhenError> {
        if part.is_empty() || part.len() > 2 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(WhenError::Time);
        }
        part.parse().map_err(|_| WhenError::Time)
    };
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (number(hour)?, number(minute)?),
        Some(_) => return Err(WhenError::Time),
        None if digits.is_ascii() && digits.len() > 2 => {
            let (hour, minute) = digits.split_at(digits.len() - 2);
            (number(hour)?, number(minute)?)
        }
        None => (number(digits)?, 0),
    };
    let hour = match afternoon {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return Err(WhenError::Time),
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or(WhenError::Time)
}

/// Reads what a person types after `--at`: `now`, `-15min`, `-2h`, `last night`, `this morning`, `YYYY-MM-DD HH:MM`,
/// a time of today, a date, or RFC 3339 with an offset.
///
/// # Errors
/// When it is none of these, does not exist, or has not come yet.
pub fn parse_at(text: &str, now: &Now) -> Result<(Moment, Certainty), WhenError> {
    let text = text.trim();
    let lower = text.to_lowercase();
    if lower == "now" {
        return Ok((now.moment, Certainty::Exact));
    }
    if lower == "last night" {
        let three = NaiveTime::from_hms_opt(3, 0, 0).unwrap_or_default();
        let night = now.at_local(now.today().and_time(three));
        let night = night.or_else(|_| now.at_local((now.today() - Duration::days(1)).and_time(three)))?;
        return Ok((night, Certainty::About));
    }
    if let Some(ago) = lower.strip_prefix('-') {
        let minutes = minutes_of(ago).ok_or(WhenError::Time)?;
        if minutes > now.moment.utc_s / 60 {
            return Err(WhenError::TooEarly);
        }
        return Ok((now.minutes_ago(minutes), Certainty::Exact));
    }
    if let Ok(time) = chrono::DateTime::parse_from_rfc3339(text) {
        let moment = Moment { utc_s: time.timestamp(), offset_min: time.offset().local_minus_utc() / 60 };
        if moment.offset_min.abs() > FARTHEST_MIN {
            return Err(WhenError::Time);
        }
        return match moment.utc_s {
            utc_s if utc_s < 0 => Err(WhenError::TooEarly),
            utc_s if utc_s > now.moment.utc_s => Err(WhenError::Future),
            _ => Ok((moment, Certainty::Exact)),
        };
    }
    for format in ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S"] {
        if let Ok(local) = NaiveDateTime::parse_from_str(text, format) {
            return now.at_local(local).map(|moment| (moment, Certainty::Exact));
        }
    }
    if let Ok(time) = parse_time(text)
        && text.contains([':', '.', 'm', 'M'])
    {
        return now.at_local(now.today().and_time(time)).map(|moment| (moment, Certainty::Exact));
    }
    if let Some((day, time)) = lower.rsplit_once(' ')
        && let (Ok(day), Ok(time)) = (parse_day(day, now.today()), parse_time(time))
        && time_has_sign(&lower)
    {
        return now.at_local(day.and_time(time)).map(|moment| (moment, Certainty::Exact));
    }
    let day = parse_day(text, now.today())?;
    day_only(day, now)
}

fn time_has_sign(text: &str) -> bool {
    text.rsplit(' ').next().is_some_and(|last| last.contains(':'))
}

/// The moment for a day whose hour is not known: its first minute, marked `DayOnly`.
///
/// # Errors
/// When the day is in the future or before 1970.
pub fn day_only(day: NaiveDate, now: &Now) -> Result<(Moment, Certainty), WhenError> {
    let first = now.at_local(day.and_time(NaiveTime::MIN));
    // Some zones change their clocks at midnight; then the day begins an hour later.
    let first = first.or_else(|error| match error {
        WhenError::Skipped => now.at_local(day.and_time(NaiveTime::MIN) + Duration::hours(1)),
        other => Err(other),
    })?;
    Ok((first, Certainty::DayOnly))
}

/// Minutes in `15min`, `15 min`, `15m`, `2h`, `1h30`.
fn minutes_of(text: &str) -> Option<i64> {
    let text = text.trim();
    let whole = |part: &str| part.trim().parse::<i64>().ok().filter(|number| (0..=5_000_000).contains(number));
    if let Some((hours, minutes)) = text.split_once('h') {
        let minutes = minutes.trim().trim_end_matches("min").trim_end_matches('m');
        let minutes = if minutes.trim().is_empty() { 0 } else { whole(minutes)? };
        return Some(whole(hours)? * 60 + minutes);
    }
    whole(text.strip_suffix("min").or_else(|| text.strip_suffix('m'))?)
}

#[cfg(test)]
mod tests {
    use super::super::when::tests::now_at;
    use super::*;

    fn check_day(text: &str, expected: Option<&str>) {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let read = parse_day(text, today).ok().map(|day| day.to_string());
        assert_eq!(read.as_deref(), expected, "{text}");
    }

    #[test]
    fn dates_are_read_as_people_write_them_and_impossible_ones_are_refused() {
        for (text, expected) in [
            ("2025-11-22", Some("2025-11-22")),
            ("22/11", Some("2026-11-22")),
            ("23/11", Some("2025-11-23")),
            ("22.11.", Some("2026-11-22")),
            ("22 Nov", Some("2026-11-22")),
            ("Sun 22 Nov", Some("2026-11-22")),
            ("1 sept 25", Some("2025-09-01")),
            ("22 November 2025", Some("2025-11-22")),
            ("29/2", Some("2024-02-29")),
            ("yesterday", Some("2026-11-21")),
            ("Today", Some("2026-11-22")),
            ("31/4", None),
            ("2026-02-30", None),
            ("99/99/9999", None),
            ("", None),
            ("-", None),
            ("éé", None),
            ("1/1/99999999999", None),
        ] {
            check_day(text, expected);
        }
    }

    #[test]
    fn times_are_read_as_people_write_them_and_impossible_ones_are_refused() {
        for (text, expected) in [
            ("14:32", Some((14, 32))),
            ("14.32", Some((14, 32))),
            ("0320", Some((3, 20))),
            ("320", Some((3, 20))),
            ("7", Some((7, 0))),
            ("7 am", Some((7, 0))),
            ("2:32 pm", Some((14, 32))),
            ("12:05 am", Some((0, 5))),
            ("12 pm", Some((12, 0))),
            ("24:00", None),
            ("7:5", None),
            ("13 pm", None),
            ("ten", None),
            ("", None),
            ("é32", None),
            ("12:3é", None),
        ] {
            let read = parse_time(text).ok();
            assert_eq!(read, expected.and_then(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0)), "{text}");
        }
    }

    #[test]
    fn the_command_line_reads_moments_and_refuses_the_future() {
        let now = now_at("2026-11-22 14:32");
        let at = |text: &str| parse_at(text, &now).map(|(moment, _)| moment.rfc3339());
        assert_eq!(at("now").unwrap(), "2026-11-22T14:32:00+01:00");
        assert_eq!(at("-15min").unwrap(), "2026-11-22T14:17:00+01:00");
        assert_eq!(at("-1h30").unwrap(), "2026-11-22T13:02:00+01:00");
        assert_eq!(at("last night").unwrap(), "2026-11-22T03:00:00+01:00");
        assert_eq!(at("2026-07-01 08:00").unwrap(), "2026-07-01T08:00:00+02:00");
        assert_eq!(at("yesterday 20:15").unwrap(), "2026-11-21T20:15:00+01:00");
        assert_eq!(at("2026-11-20T10:00:00-05:00").unwrap(), "2026-11-20T10:00:00-05:00");
        assert_eq!(parse_at("2026-11-20", &now).unwrap().1, Certainty::DayOnly);
        assert_eq!(at("14:33"), Err(WhenError::Future));
        assert_eq!(at("2026-11-23"), Err(WhenError::Future));
        assert_eq!(at("2026-03-29 02:30"), Err(WhenError::Skipped));
        // Both were taken once: one as 1970, the other until the file refused it.
        assert_eq!(at("-5000000h"), Err(WhenError::TooEarly));
        assert_eq!(at("2026-01-01T10:00:00+23:00"), Err(WhenError::Time));
        assert!(at("soon").is_err() && at("-99999999999999999999min").is_err() && at("-é").is_err());
    }
}
