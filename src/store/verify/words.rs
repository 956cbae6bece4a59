//! The search index against one that is made from the entries just for this: the index keeps no text, so there is nothing
//! else to compare it with.

use rusqlite::{Statement, params};

use crate::domain::episode::Episode;
use crate::store::{Store, StoreError, search};

/// An index under way, beside the journal that is checked.
pub(super) struct Words<'a> {
    copy: &'a Store,
    made: Result<(), StoreError>,
}

impl<'a> Words<'a> {
    pub(super) fn new(copy: &'a Store) -> Self {
        Self { copy, made: copy.connection.execute_batch(include_str!("fresh_words.sql")).map_err(StoreError::from) }
    }

    pub(super) fn add(&mut self, place: i64, episode: &Episode) {
        let words = search::words(episode);
        if self.made.is_ok() && !words.is_empty() {
            self.made = self.put(place, &words);
        }
    }

    fn put(&self, place: i64, words: &str) -> Result<(), StoreError> {
        self.copy.statement(include_str!("put_words.sql"))?.execute(params![place, words])?;
        Ok(())
    }

    /// Whether both have the same words at the same places of the same entries. What cannot be compared does not fit.
    pub(super) fn fit(self) -> bool {
        self.made.is_ok() && self.equal().unwrap_or(false)
    }

    fn equal(&self) -> Result<bool, StoreError> {
        let connection = &self.copy.connection;
        connection.execute_batch(include_str!("vocabularies.sql"))?;
        let mut there = connection.prepare(include_str!("words_there.sql"))?;
        let mut fresh = connection.prepare(include_str!("words_fresh.sql"))?;
        let is_equal = same(&mut there, &mut fresh)?;
        Ok(is_equal)
    }
}

/// Whether two statements give the same words with their entry and place in it, in the same order.
fn same(one: &mut Statement<'_>, other: &mut Statement<'_>) -> Result<bool, StoreError> {
    let (mut one, mut other) = (one.query([])?, other.query([])?);
    loop {
        match (one.next()?, other.next()?) {
            (None, None) => return Ok(true),
            (Some(left), Some(right)) => {
                for column in 0..3 {
                    if left.get_ref(column)? != right.get_ref(column)? {
                        return Ok(false);
                    }
                }
            }
            _ => return Ok(false),
        }
    }
}
