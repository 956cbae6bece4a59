//! Every record but the entries, read one by one by the reader that all screens use.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{Beat, FlawKind, Tally};
use crate::domain::fault::fault;
use crate::store::digest::Mark;
use crate::store::operation::{Key, Record};
use crate::store::{Store, StoreError, digest};

/// A check under way.
pub(super) struct Check<'a> {
    pub(super) copy: &'a Store,
    pub(super) tally: Tally,
    pub(super) beat: &'a mut Beat<'a>,
    /// Digests that no record was found for so far; none where there are none to compare with.
    digests: Option<Digests>,
    pub(super) entries: usize,
    others: usize,
}

impl<'a> Check<'a> {
    pub(super) fn new(copy: &'a Store, mut tally: Tally, beat: &'a mut Beat<'a>) -> Self {
        let (digests, is_marked) = tally.read(digests(copy)).unwrap_or_default();
        if !is_marked {
            tally.note(FlawKind::Digests, 1);
        }
        Self { copy, tally, beat, digests, entries: 0, others: 0 }
    }

    /// Returns whether the check is still wanted.
    pub(super) fn records(&mut self) -> bool {
        let keys = self.tally.read(self.copy.all_keys()).unwrap_or_default();
        let (mut goals, mut ratings) = (HashSet::new(), Vec::new());
        for key in keys {
            let key = match key {
                Ok(Key::Episode(_)) => continue,
                Ok(key) => key,
                Err(_) => {
                    self.tally.note(FlawKind::Unreadable, 1);
                    continue;
                }
            };
            match self.judge(&key, self.copy.record(&key)) {
                Some(Record::Goal(goal)) => {
                    goals.insert(goal.id);
                }
                Some(Record::GoalRating(rating)) => ratings.push((rating.id, rating.goal)),
                _ => {}
            }
            self.others += 1;
            if !(self.beat)(1) {
                return false;
            }
        }
        let orphans = ratings.iter().filter(|(_, goal): &&(Uuid, Uuid)| !goals.contains(goal));
        orphans.for_each(|(rating, _)| self.tally.note_record(FlawKind::Rating, &Key::GoalRating(*rating)));
        true
    }

    /// Notes what is wrong with a record that should have this key, and hands it back if it can be read.
    pub(super) fn judge(&mut self, key: &Key, read: Result<Option<Record>, StoreError>) -> Option<Record> {
        let digested = self.digests.as_mut().map(|digests| digests.remove(&(key.kind().to_owned(), key.id())));
        let Some(record) = read.ok().flatten().filter(|record| record.key() == *key) else {
            self.tally.note_record(FlawKind::Unreadable, key);
            return None;
        };
        if fault(&record).is_some() {
            self.tally.note_record(FlawKind::Impossible, key);
        }
        if digested.is_some_and(|digested| digested.is_none() || digested != digest::of_record(&record).ok()) {
            self.tally.note_record(FlawKind::Changed, key);
        }
        Some(record)
    }

    /// What was counted: entries, other records, and what is wrong.
    pub(super) fn end(mut self) -> ((usize, usize), Tally) {
        for (kind, id) in self.digests.iter().flat_map(HashMap::keys) {
            match Key::from_columns(kind, id) {
                Ok(key) => self.tally.note_record(FlawKind::Lost, &key),
                Err(_) => self.tally.note(FlawKind::Lost, 1),
            }
        }
        ((self.entries, self.others), self.tally)
    }
}

/// The digest of each record, by its kind and id.
type Digests = HashMap<(String, String), i64>;

/// The digests, where records can be compared with them, and whether their mark is right. Without it they are compared too:
/// to make them all anew would hide what else is damaged.
fn digests(copy: &Store) -> Result<(Option<Digests>, bool), StoreError> {
    let mark = copy.digest_mark()?;
    if mark == Mark::Other {
        return Ok((None, false));
    }
    let digests: Digests = copy.digests()?.into_iter().map(|(kind, id, digest)| ((kind, id), digest)).collect();
    let is_marked = mark == Mark::Right;
    Ok((Some(digests).filter(|digests| is_marked || !digests.is_empty()), is_marked))
}
