//! Facts in one line of words, for tables: a name is a yes, `?name` is not sure, `-name` is blank, `injury=3`,
//! `age=64`, `onset=10`, `trend=worse`, and an entry `day:nrs:side:minutes:kind`, with `:w` for "it woke me".

use soleus::domain::body::{Course as Trend, Kind, Side};
use soleus::domain::check::{Answer, Facts, Question};
use soleus::domain::course::{Course, DayEntry, Diary};
use soleus::domain::episode::Nrs;

/// One entry: `-1:8:left:90:ache`, `0:3:both:-:-`.
pub fn entry(words: &str) -> DayEntry {
    let parts: Vec<&str> = words.split(':').collect();
    DayEntry {
        day: parts[0].parse().unwrap(),
        nrs: Nrs::try_from(parts[1].parse::<u8>().unwrap()).unwrap(),
        side: Side::from_id(parts[2]).unwrap(),
        minutes: parts[3].parse().ok(),
        kinds: Kind::from_id(parts[4]).into_iter().collect(),
        let_go: parts.contains(&"let_go"),
        woke: parts.contains(&"w"),
        eases_with_rest: parts.contains(&"walk"),
    }
}

/// The facts that a line tells; everything else is "no". An adult of 30 unless said otherwise.
pub fn facts(line: &str) -> Facts {
    let mut facts = Facts::all_no();
    facts.age = Some(30);
    let mut diary = Diary::default();
    for word in line.split_whitespace() {
        if let Some((name, value)) = word.split_once('=') {
            match name {
                "age" => facts.age = value.parse().ok(),
                "injury" => facts.injury_days_ago = value.parse().ok(),
                "onset" => facts.stated_onset_days = value.parse().ok(),
                "trend" => facts.stated_trend = Some(Trend::from_id(value).unwrap()),
                other => panic!("{other}"),
            }
        } else if word.contains(':') {
            diary.entries.push(entry(word));
        } else {
            let (answer, name) = match (word.strip_prefix('?'), word.strip_prefix('-')) {
                (Some(name), _) => (Answer::NotSure, name),
                (_, Some(name)) => (Answer::Blank, name),
                _ => (Answer::Yes, word),
            };
            facts.set(Question::from_id(name).unwrap_or_else(|| panic!("{name}")), answer);
        }
    }
    diary.injury_days_ago = facts.injury_days_ago;
    diary.stated_onset_days = facts.stated_onset_days;
    diary.stated_trend = facts.stated_trend;
    facts.course = Course::of(&diary);
    facts
}
