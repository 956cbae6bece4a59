//! The history: what every step would put back, and the order of what is undone.

use super::{FlawKind, Tally};
use crate::store::operation::{Key, Record};
use crate::store::{Store, StoreError, digest};

pub(super) fn check(copy: &Store, tally: &mut Tally) {
    if let Some(wrong) = tally.read(changes(copy)) {
        tally.note(FlawKind::History, wrong);
    }
    if let Some(wrong) = tally.read(copy.out_of_order()) {
        tally.note(FlawKind::Order, wrong);
    }
}

/// How many changes could not be taken back to what was there.
fn changes(copy: &Store) -> Result<usize, StoreError> {
    let mut statement = copy.statement(include_str!("changes.sql"))?;
    let mut rows = statement.query([])?;
    let mut wrong = 0;
    while let Some(row) = rows.next()? {
        let (kind, id): (String, String) = (row.get(0)?, row.get(1)?);
        let (before, digest): (Option<String>, Option<i64>) = (row.get(2)?, row.get(3)?);
        wrong += usize::from(!is_whole(&kind, &id, before.as_deref(), digest));
    }
    Ok(wrong)
}

fn is_whole(kind: &str, id: &str, before: Option<&str>, digest: Option<i64>) -> bool {
    let Ok(key) = Key::from_columns(kind, id) else { return false };
    let Some(before) = before else { return digest.is_none() };
    let record: Option<Record> = serde_json::from_str(before).ok();
    record.is_some_and(|record| record.key() == key) && digest == Some(digest::of_text(before))
}

impl Store {
    /// Steps that could be redone although a later one was not undone.
    fn out_of_order(&self) -> Result<usize, StoreError> {
        let count: i64 = self.statement(include_str!("out_of_order.sql"))?.query_row([], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }
}
