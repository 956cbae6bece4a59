//! What the pain goes with: days on which a trigger was named, held against days without it.
//!
//! What was not answered is unknown, not "without": a day says something only when an entry of it names a trigger or
//! says that nothing was noticed. It counts "with" a trigger when any of its entries names it, and "without" when none
//! does. Days of which no entry says anything are left out and counted beside the numbers.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::compare::SMALLEST_SIGNAL;
use super::{Half, Scored, Scores};
use crate::domain::body::{Leg, Trigger};
use crate::domain::episode::Nrs;
use crate::domain::sentence;

/// Days on either side under which nothing is said.
const ENOUGH_DAYS: usize = 3;

/// One trigger over a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerRow {
    /// Its name, or the person's own words as they stand in the newest entry.
    pub name: String,
    /// The worst pain of each day with it.
    pub with: Scores,
    /// The worst pain of each day without it.
    pub without: Scores,
    /// The worst pain of the day after each day with it, where that day has an entry.
    pub after_with: Scores,
    /// The worst pain of the day after each day without it, likewise.
    pub after_without: Scores,
}

/// All triggers of a range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Triggers {
    /// Most days first, then the largest rise, then by name.
    pub rows: Vec<TriggerRow>,
    /// Days with an entry.
    pub days: usize,
    /// Days of which an entry names a trigger, or says that nothing was noticed.
    pub answered: usize,
}

/// One local day.
#[derive(Clone, Debug, Default)]
struct Day {
    worst: Option<Nrs>,
    answered: bool,
    /// Numbers of the triggers that were named, each once.
    named: Vec<usize>,
}

/// What was found of one trigger while the days are gone through.
struct Found {
    name: String,
    /// The second of the entry that gave the name.
    named_at_s: i64,
    with: Scores,
    after_with: Scores,
}

/// The triggers by their words: large letters and more spaces make no difference, and words that are those of a
/// known trigger are that trigger.
#[derive(Default)]
struct Names<'a> {
    /// Each spelling as it stands in entries; nothing for "nothing I noticed".
    spelled: HashMap<&'a str, Option<usize>>,
    numbers: BTreeMap<String, usize>,
    found: Vec<Found>,
}

impl<'a> Names<'a> {
    fn number(&mut self, word: &'a str, at_s: i64) -> Option<usize> {
        let number = if let Some(number) = self.spelled.get(word) {
            *number
        } else {
            let number = self.new_spelling(word, at_s);
            self.spelled.insert(word, number);
            number
        }?;
        let name = sentence::trigger(word).trim();
        if let Some(found) = self.found.get_mut(number)
            && (at_s, name) > (found.named_at_s, found.name.as_str())
        {
            found.named_at_s = at_s;
            if found.name != name {
                name.clone_into(&mut found.name);
            }
        }
        Some(number)
    }

    fn new_spelling(&mut self, word: &str, at_s: i64) -> Option<usize> {
        let name = sentence::trigger(word).trim();
        let key = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if key == Trigger::Nothing.name().to_lowercase() {
            return None;
        }
        let known = Trigger::ALL.iter().find(|known| known.name().to_lowercase() == key);
        let next = self.numbers.len();
        let number = *self.numbers.entry(key).or_insert(next);
        if number == self.found.len() {
            // A known trigger keeps its own name, whatever was typed later.
            let (name, named_at_s) = known.map_or((name, at_s), |known| (known.name(), i64::MAX));
            let (with, after_with) = (Scores::default(), Scores::default());
            self.found.push(Found { name: name.to_owned(), named_at_s, with, after_with });
        }
        Some(number)
    }
}

impl Triggers {
    /// Works everything out for these legs and days, both days included. Entries come in any order.
    #[must_use]
    pub fn of(legs: &[Leg], (first, last): (NaiveDate, NaiveDate), entries: &[Scored]) -> Self {
        let count = usize::try_from((last - first).num_days() + 1).unwrap_or(0);
        let mut days = vec![Day::default(); count];
        let mut names = Names::default();
        for entry in entries.iter().filter(|entry| entry.side.legs().iter().any(|leg| legs.contains(leg))) {
            let number = usize::try_from((entry.at.day() - first).num_days()).ok();
            let Some(day) = number.and_then(|number| days.get_mut(number)) else { continue };
            day.worst = day.worst.max(Some(entry.nrs));
            for word in entry.triggers.iter().filter(|word| !word.trim().is_empty()) {
                day.answered = true;
                if let Some(named) = names.number(word, entry.at.utc_s).filter(|named| !day.named.contains(named)) {
                    day.named.push(named);
                }
            }
        }
        let (mut all, mut after_all) = (Scores::default(), Scores::default());
        let next_days = days.iter().skip(1).map(|day| day.worst).chain(std::iter::once(None));
        for (day, after) in days.iter().zip(next_days).filter(|(day, _)| day.answered) {
            add(&mut all, day.worst);
            add(&mut after_all, after);
            for number in &day.named {
                if let Some(found) = names.found.get_mut(*number) {
                    add(&mut found.with, day.worst);
                    add(&mut found.after_with, after);
                }
            }
        }
        let rows = names.found.into_iter().map(|Found { name, with, after_with, .. }| TriggerRow {
            name,
            with,
            without: all.without(&with),
            after_with,
            after_without: after_all.without(&after_with),
        });
        let mut rows: Vec<TriggerRow> = rows.collect();
        rows.sort_by_cached_key(|row| {
            let rise = row.difference().map_or(0, Half::doubled);
            (std::cmp::Reverse((row.with.count(), rise)), row.name.to_lowercase())
        });
        Self { rows, days: days.iter().filter(|day| day.worst.is_some()).count(), answered: all.count() }
    }

    /// "Something is said about triggers on 12 of 20 days with entries. The other 8 days are left out: …"
    #[must_use]
    pub fn words(&self) -> String {
        let days = sentence::count(self.days, "day with entries", "days with entries");
        let told = format!("Something is said about triggers on {} of {days}.", self.answered);
        match self.days - self.answered {
            0 => told,
            1 => format!("{told} The other day is left out: what was not said is not known."),
            others => format!("{told} The other {others} days are left out: what was not said is not known."),
        }
    }

    /// The table for other programs: a head line and a line for each trigger, with tabs.
    #[must_use]
    pub fn table(&self) -> String {
        let mut lines = vec![
            "trigger\tdays with\tmedian with\tdays without\tmedian without\tdays after, with\tmedian after, with\tdays after, without\tmedian after, without".to_owned(),
        ];
        lines.extend(self.rows.iter().map(TriggerRow::line));
        lines.join("\n")
    }
}

impl TriggerRow {
    /// Whether there are days enough on both sides to say something.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.with.count() >= ENOUGH_DAYS && self.without.count() >= ENOUGH_DAYS
    }

    /// Points by which the median of the days with it is higher than that of the days without it; nothing for too few.
    #[must_use]
    pub fn difference(&self) -> Option<Half> {
        let (with, without) = (self.with.median()?, self.without.median()?);
        self.is_enough().then(|| Half::of_doubled(with.doubled() - without.doubled()))
    }

    /// "On 6 days with “Stairs” the worst pain was 7 in the middle, on 9 days without it 4. That goes together; it does
    /// not show what causes what.", or that it is too few, with how many of each.
    #[must_use]
    pub fn words(&self) -> String {
        let day = |count| sentence::count(count, "day", "days");
        let (with, without) = (day(self.with.count()), day(self.without.count()));
        let (Some(difference), Some(middle), Some(other)) =
            (self.difference(), self.with.median(), self.without.median())
        else {
            return format!("{with} with “{}”, {without} without it. Too few days to say.", self.name);
        };
        let told = format!(
            "On {with} with “{}” the worst pain was {middle} in the middle, on {without} without it {other}.",
            self.name
        );
        if difference.doubled().abs() < SMALLEST_SIGNAL * 2 {
            return format!("{told} That is about the same.");
        }
        format!("{told} That goes together; it does not show what causes what.")
    }

    /// "On the day after: 6 in the middle with it (5 days), 4 without it (8 days)."; nothing for too few.
    #[must_use]
    pub fn day_after_words(&self) -> Option<String> {
        let (with, without) = (self.after_with.count(), self.after_without.count());
        let (middle, other) = (self.after_with.median()?, self.after_without.median()?);
        (with >= ENOUGH_DAYS && without >= ENOUGH_DAYS).then(|| {
            format!(
                "On the day after: {middle} in the middle with it ({with} days), {other} without it ({without} days)."
            )
        })
    }

    fn line(&self) -> String {
        let Self { name, with, without, after_with, after_without } = self;
        // A tab or a line break in own words would shift the columns.
        let mut cells = vec![name.split_whitespace().collect::<Vec<_>>().join(" ")];
        for scores in [with, without, after_with, after_without] {
            cells.push(scores.count().to_string());
            cells.push(scores.median().map_or(String::new(), |median| median.to_string()));
        }
        cells.join("\t")
    }
}

fn add(scores: &mut Scores, score: Option<Nrs>) {
    if let Some(score) = score {
        scores.add(score);
    }
}
