//! The entries, and what is made from them: tags, days with pain, and the words of the search.

use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;

use super::FlawKind;
use super::records::Check;
use super::words::Words;
use crate::domain::course::PainDay;
use crate::domain::episode::Episode;
use crate::store::course::pain_of;
use crate::store::episode::{Span, tag_texts};
use crate::store::operation::{Key, Record};
use crate::store::{Store, StoreError, digest};

/// What the entries make, and for each place what its tags sum up to.
#[derive(Default)]
struct Expected {
    tags: HashMap<i64, i64>,
    days: BTreeMap<i32, PainDay>,
}

impl Expected {
    fn add(&mut self, place: i64, episode: &Episode) {
        let sum = tag_texts(episode).map(|tag| digest::of_text(&tag)).fold(0, i64::wrapping_add);
        self.tags.insert(place, sum);
        let pain = pain_of(episode);
        if !pain.is_empty() {
            let fresh = || PainDay { day: pain.day, ..PainDay::default() };
            self.days.entry(pain.day).or_insert_with(fresh).add(&pain);
        }
    }
}

impl Check<'_> {
    /// Returns whether the check is still wanted.
    pub(super) fn entries(&mut self) -> bool {
        let copy = self.copy;
        let Some(places) = self.tally.read(copy.places(Span::ALL)) else { return true };
        let (mut expected, mut words) = (Expected::default(), Words::new(copy));
        for place in places {
            match copy.episodes_at(&[place]).map(|mut found| found.pop()) {
                Ok(Some(episode)) => {
                    let record = Record::Episode(Box::new(episode));
                    if let Some(Record::Episode(episode)) = self.judge(&record.key(), Ok(Some(record))) {
                        expected.add(place, &episode);
                        words.add(place, &episode);
                    }
                }
                Ok(None) => self.tally.note(FlawKind::Unreadable, 1),
                Err(_) => self.unreadable_entry(place),
            }
            self.entries += 1;
            if !(self.beat)(1) {
                return false;
            }
        }
        if let Some(tags) = self.tally.read(tags(copy)) {
            self.tally.note(FlawKind::Tags, differences(&tags, &expected.tags));
        }
        if let Some(days) = self.tally.read(days(copy)) {
            let (days, expected) = (days.into_iter().collect(), expected.days.into_iter().collect());
            self.tally.note(FlawKind::Days, differences(&days, &expected));
        }
        self.tally.note(FlawKind::Search, usize::from(!words.fit()));
        true
    }

    /// Its digest belongs to it all the same, so that it does not count as lost too.
    fn unreadable_entry(&mut self, place: i64) {
        match self.copy.id_at(place) {
            Ok(id) => {
                self.judge(&Key::Episode(id), Ok(None));
            }
            Err(_) => self.tally.note(FlawKind::Unreadable, 1),
        }
    }
}

/// How many keys have another value, or none, in one of two maps.
fn differences<K: Eq + std::hash::Hash, V: PartialEq>(there: &HashMap<K, V>, expected: &HashMap<K, V>) -> usize {
    let wrong = there.iter().filter(|(key, value)| expected.get(*key) != Some(*value)).count();
    wrong + expected.keys().filter(|key| !there.contains_key(*key)).count()
}

fn tags(copy: &Store) -> Result<HashMap<i64, i64>, StoreError> {
    let mut statement = copy.statement(include_str!("tags.sql"))?;
    let mut rows = statement.query([])?;
    let mut sums: HashMap<i64, i64> = HashMap::new();
    while let Some(row) = rows.next()? {
        let sum = sums.entry(row.get(0)?).or_default();
        *sum = sum.wrapping_add(digest::of_text(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?));
    }
    Ok(sums)
}

fn days(copy: &Store) -> Result<BTreeMap<i32, PainDay>, StoreError> {
    let mut days = BTreeMap::new();
    copy.walk_pain_days(i32::MAX, |day| {
        days.insert(day.day, day);
        ControlFlow::Continue(())
    })?;
    Ok(days)
}

impl Store {
    /// The id of the entry at a place, which may have nothing else that can be read.
    fn id_at(&self, place: i64) -> Result<uuid::Uuid, StoreError> {
        let mut statement = self.statement(include_str!("id_at.sql"))?;
        Ok(statement.query_row([place], |row| crate::store::row::uuid(row, 0))?)
    }
}
