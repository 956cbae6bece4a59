//! Words made of values: days, times, lengths, and one line about an entry. The same words serve screen and terminal.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::body::{Kind, Side, Trigger};
use super::customs::{self, Customs};
use super::episode::{End, Episode};
use super::when::{Certainty, Moment};

/// How a time of day is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HourStyle {
    /// 14:32
    #[default]
    TwentyFour,
    /// 2:32 pm
    Twelve,
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "Saturday"
#[must_use]
pub fn weekday(day: NaiveDate) -> &'static str {
    DAYS[day.weekday().num_days_from_monday() as usize % 7]
}

/// "November"
#[must_use]
pub fn month(month: u32) -> &'static str {
    MONTHS[(month.max(1) as usize - 1) % 12]
}

/// "Saturday 22 November", with the year if it is another one.
#[must_use]
pub fn long_day(day: NaiveDate, today: NaiveDate) -> String {
    let year = if day.year() == today.year() { String::new() } else { format!(" {}", day.year()) };
    format!("{} {} {}{year}", weekday(day), day.day(), month(day.month()))
}

/// "Sat 22 Nov", with the year if it is another one.
#[must_use]
pub fn short_day(day: NaiveDate, today: NaiveDate) -> String {
    let year = if day.year() == today.year() { String::new() } else { format!(" {}", day.year()) };
    format!("{} {} {}{year}", &weekday(day)[..3], day.day(), &month(day.month())[..3])
}

/// "Today", "Yesterday" or the short day.
#[must_use]
pub fn near_day(day: NaiveDate, today: NaiveDate) -> String {
    match (today - day).num_days() {
        0 => "Today".to_owned(),
        1 => "Yesterday".to_owned(),
        _ => short_day(day, today),
    }
}

/// "yesterday" or the short day, after a time; nothing for today.
#[must_use]
pub fn other_day(day: NaiveDate, today: NaiveDate) -> Option<String> {
    match (today - day).num_days() {
        0 => None,
        1 => Some("yesterday".to_owned()),
        _ => Some(short_day(day, today)),
    }
}

/// "14:32" or "2:32 pm".
#[must_use]
pub fn time_of_day(moment: Moment, style: HourStyle) -> String {
    clock_time(moment.local().time(), style)
}

fn clock_time(time: NaiveTime, style: HourStyle) -> String {
    match style {
        HourStyle::TwentyFour => format!("{:02}:{:02}", time.hour(), time.minute()),
        HourStyle::Twelve => {
            let (afternoon, hour) = time.hour12();
            format!("{hour}:{:02}\u{a0}{}", time.minute(), if afternoon { "pm" } else { "am" })
        }
    }
}

/// The time of an entry with its certainty: "14:32", "about 08:00", "time unknown".
#[must_use]
pub fn entry_time(episode: &Episode, style: HourStyle) -> String {
    match episode.certainty {
        Certainty::Exact => time_of_day(episode.started, style),
        Certainty::About => format!("about {}", time_of_day(episode.started, style)),
        Certainty::DayOnly => "time unknown".to_owned(),
    }
}

/// The text of a date field: "2026-11-22".
#[must_use]
pub fn day_field(moment: Moment) -> String {
    moment.day().to_string()
}

/// The text of a time field, as the person writes times: "14:32".
#[must_use]
pub fn time_field(moment: Moment) -> String {
    time_of_day(moment, Customs::here().hours)
}

/// The same of minutes after midnight.
#[must_use]
pub fn minute_field(minute: u16) -> String {
    let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0);
    clock_time(time.unwrap_or_default(), Customs::here().hours)
}

/// "4 min", "2 h 40 min", "3 days".
#[must_use]
pub fn length(minutes: i64) -> String {
    let (days, hours, rest) = (minutes / 1_440, minutes / 60 % 24, minutes % 60);
    match (days, hours, rest) {
        (0, 0, 0) => "under 1\u{a0}min".to_owned(),
        (0, 0, rest) => format!("{rest}\u{a0}min"),
        (0, hours, 0) => format!("{hours}\u{a0}h"),
        (0, hours, rest) => format!("{hours}\u{a0}h {rest}\u{a0}min"),
        (1, 0, _) => "1\u{a0}day".to_owned(),
        (days, 0, _) => format!("{days}\u{a0}days"),
        (days, hours, _) => format!("{days}\u{a0}d {hours}\u{a0}h"),
    }
}

/// "1 entry", "412 entries".
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    let text = u32::try_from(number).map_or_else(|_| number.to_string(), grouped);
    format!("{text} {}", if number == 1 { one } else { many })
}

/// "312 kB", "48 MB": how large a file is.
#[must_use]
pub fn bytes(bytes: u64) -> String {
    match bytes.div_ceil(1_000) {
        kilobytes @ 0..1_000 => format!("{kilobytes}\u{a0}kB"),
        kilobytes => format!("{}\u{a0}MB", kilobytes.div_ceil(1_000)),
    }
}

/// "100 000": groups of three with a no-break space.
#[must_use]
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) && digits.len() > 4 {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// Centimetres with one decimal, with the decimal sign of the person: "37.5".
#[must_use]
pub fn centimetres(millimetres: u32) -> String {
    if millimetres.is_multiple_of(10) {
        format!("{}", millimetres / 10)
    } else {
        customs::number(&format!("{}.{}", millimetres / 10, millimetres % 10))
    }
}

/// The word for a trigger: the name of a known one, or the person's own word.
#[must_use]
pub fn trigger(word: &str) -> &str {
    match Trigger::from_id(word) {
        Some(known) => known.name(),
        None => word,
    }
}

/// What stands behind side and score in a list: "upper calf, inner side · tight · stairs · woke you up · 4 min".
#[must_use]
pub fn details(episode: &Episode) -> String {
    let mut parts: Vec<String> = episode.zone_list().iter().map(|zone| lower_first(zone.name())).collect();
    parts.extend(episode.kinds.iter().map(|kind: &Kind| kind.name().to_lowercase()));
    parts.extend(episode.triggers.iter().map(|word| lower_first(trigger(word))));
    if episode.woke_from_sleep == Some(true) {
        parts.push("woke you up".to_owned());
    }
    match episode.end {
        End::Unknown => {}
        End::StillGoing => parts.push("still going on".to_owned()),
        End::At(_) => parts.extend(episode.lasted_min().map(length)),
    }
    if let Some(signs) = &episode.signs {
        parts.extend(signs.iter().map(|sign| sign.name().to_lowercase()));
    }
    if episode.added_later() {
        parts.push("added later".to_owned());
    }
    let note = episode.notes.split_whitespace().take(12).collect::<Vec<_>>().join(" ");
    if !note.is_empty() {
        parts.push(format!("“{note}”"));
    }
    parts.join(" · ")
}

/// One line for assistive technology and the terminal: "14:32, pain 6, left leg, tight".
#[must_use]
pub fn entry_line(episode: &Episode, style: HourStyle) -> String {
    let details = details(episode);
    let tail = if details.is_empty() { String::new() } else { format!(", {details}") };
    format!("{}, pain {}, {}{tail}", entry_time(episode, style), episode.nrs_worst.get(), episode.side.leg_words())
}

/// "6, left" for the names of steps.
#[must_use]
pub fn score_and_side(episode: &Episode) -> String {
    format!("{}, {}", episode.nrs_worst.get(), side_word(episode.side))
}

fn side_word(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
        Side::Both => "both",
    }
}

/// The same text with a large first letter.
#[must_use]
pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text with its first letter small.
#[must_use]
pub fn lower_first(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
}

/// The words in lines of at most so many signs, broken between words; a longer word is broken within.
#[must_use]
pub fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // A number and its unit stay together: only plain spaces part words.
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let signs: Vec<char> = word.chars().collect();
        for part in signs.chunks(most.max(1)) {
            match lines.last_mut().filter(|line| line.chars().count() + 1 + part.len() <= most) {
                Some(line) => line.extend(std::iter::once(&' ').chain(part)),
                None => lines.push(part.iter().collect()),
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_numbers_read_like_speech() {
        for (minutes, words) in
            [(0, "under 1 min"), (4, "4 min"), (60, "1 h"), (160, "2 h 40 min"), (1_440, "1 day"), (4_500, "3 d 3 h")]
        {
            assert_eq!(length(minutes).replace('\u{a0}', " "), words);
        }
        assert_eq!(grouped(4_000), "4000");
        assert_eq!(grouped(100_000), "100\u{a0}000");
        assert_eq!(count(1, "entry", "entries"), "1 entry");
        assert_eq!(centimetres(375), "37.5");
    }

    #[test]
    fn an_entry_written_more_than_six_hours_late_says_so() {
        use super::super::body::Side;
        use super::super::episode::Nrs;
        use uuid::Uuid;
        let started = Moment { utc_s: 1_000_000, offset_min: 60 };
        let written_after = |hours: i64| {
            let written = started.plus_minutes(hours * 60 + 1);
            details(&Episode::new(Uuid::nil(), Side::Left, Nrs::ALL[3], started, Certainty::Exact, written))
        };
        assert_eq!((written_after(5).as_str(), written_after(6).as_str()), ("", "added later"));
    }
}
