//! Digests: a digest of each record, made at the one door for writing and compared when the journal is checked.
//!
//! SQLite keeps no checksums, so a byte that a faulty disk changes inside a note or a number is a valid note or number to
//! it. The digest is that of the record as the domain has it, not of its row, so it also notices a reader that reads
//! something else than was written. It is no protection against people: whoever can change the file can change it too.

use std::collections::HashMap;
use std::io;

use rusqlite::{Connection, named_params, params};

use super::operation::{Change, Key, Record};
use super::{Store, StoreError};
use crate::domain::record::RecordKind;

/// The rule by which digests are made. Raised whenever a record that was not changed would be written as other JSON than
/// before; all digests are then made anew when a journal is opened.
const RULE: i64 = 1;
/// The row that says by which rule the others were made.
const MARK: (&str, &str) = ("digests", "");

/// FNV-1a in 64 bits: one changed byte always changes it, and other accidents pass once in 2^64. From its authors' page,
/// <http://www.isthe.com/chongo/tech/comp/fnv/>.
struct Digest(u64);

impl Digest {
    const START: Self = Self(0xcbf2_9ce4_8422_2325);
    const PRIME: u64 = 0x0000_0100_0000_01b3;

    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(Self::PRIME);
        }
    }

    /// As the file keeps it.
    fn number(&self) -> i64 {
        self.0.cast_signed()
    }
}

impl io::Write for Digest {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.take(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The digests of another journal, as far as they can be read.
#[derive(Debug, Default)]
pub(super) struct Digests {
    by_name: HashMap<(String, String), i64>,
    /// Nothing is missing, so that a record without one was never written.
    pub(super) is_whole: bool,
}

impl Digests {
    /// Kind and id of a record, and its digest.
    pub(super) fn add(&mut self, kind: String, id: String, digest: i64) {
        self.by_name.insert((kind, id), digest);
    }

    /// How many records of a kind they are of.
    pub(super) fn count(&self, kind: RecordKind) -> usize {
        self.by_name.keys().filter(|(name, _)| name.as_str() == kind.id()).count()
    }

    /// Whether they were made by the present rule; others say nothing about a record.
    fn fit(&self) -> bool {
        let (kind, id) = MARK;
        self.by_name.get(&(kind.to_owned(), id.to_owned())) == Some(&RULE)
    }
}

/// What the mark says of the digests of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// They were made by the present rule.
    Right,
    /// There are digests, and their mark is gone or is none. A journal that is opened has those of the present rule.
    Lost,
    /// There are none, or they were made by another rule.
    Other,
}

/// The digest of a text.
pub(super) fn of_text(text: &str) -> i64 {
    let mut digest = Digest::START;
    digest.take(text.as_bytes());
    digest.number()
}

/// The digest of a record.
pub(super) fn of_record(record: &Record) -> Result<i64, StoreError> {
    let mut digest = Digest::START;
    serde_json::to_writer(&mut digest, record)?;
    Ok(digest.number())
}

impl Store {
    /// Keeps the digest of what was just written, or drops the digest of what is gone.
    pub(super) fn keep_digest(&self, change: &Change) -> Result<(), StoreError> {
        match change {
            // What only the ready ones have is not kept, so the digest is that of what was kept.
            Change::Put(Record::Routine(_)) => {
                let Change::Put(record) = change else { return Ok(()) };
                let kept = self.record(&record.key())?;
                kept.map_or(Ok(()), |kept| self.put_digest(&kept))
            }
            Change::Put(record) => self.put_digest(record),
            Change::Delete(key) => {
                self.statement(include_str!("delete.sql"))?.execute(params![key.kind(), key.id()])?;
                Ok(())
            }
        }
    }

    fn put_digest(&self, record: &Record) -> Result<(), StoreError> {
        let key = record.key();
        self.statement(include_str!("put.sql"))?.execute(params![key.kind(), key.id(), of_record(record)?])?;
        Ok(())
    }

    /// Gives a record the digest that it had in another journal, or none where it had none: a check compares it with what
    /// was saved there, and not with what came out of a damaged file.
    pub(super) fn hold_to(&self, digests: &Digests, key: &Key) -> Result<(), StoreError> {
        if !digests.fit() {
            return Ok(());
        }
        match digests.by_name.get(&(key.kind().to_owned(), key.id())) {
            Some(digest) => {
                self.statement(include_str!("hold.sql"))?.execute(params![digest, key.kind(), key.id()])?;
            }
            None if digests.is_whole => {
                self.statement(include_str!("delete.sql"))?.execute(params![key.kind(), key.id()])?;
            }
            None => {}
        }
        Ok(())
    }

    /// Whether records can be compared with their digests.
    pub(super) fn digest_mark(&self) -> Result<Mark, StoreError> {
        Ok(match self.rule()? {
            (Some(RULE), _) => Mark::Right,
            // Rules are numbered from 1.
            (Some(..=0), _) | (None, true) => Mark::Lost,
            (Some(_), _) | (None, false) => Mark::Other,
        })
    }

    /// By which rule the digests were made, and whether there are any rows at all.
    fn rule(&self) -> Result<(Option<i64>, bool), StoreError> {
        let (kind, id) = MARK;
        let mut statement = self.statement(include_str!("rule.sql"))?;
        Ok(statement.query_row(params![kind, id], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// Makes the digests of a journal that has none yet, as it was new or of an older version, or has them by an older
    /// rule. No reason not to open it: where it fails the next one who opens it tries again, and a check says so.
    pub(super) fn make_missing_digests(&self) {
        let is_older = match self.rule() {
            Ok((Some(rule), _)) => (1..RULE).contains(&rule),
            // Digests without their mark are damaged, as are those with a mark that is no rule. To make them anew would hide what else is.
            Ok((None, has_rows)) => !has_rows,
            Err(_) => false,
        };
        if !is_older || self.connection.execute_batch("BEGIN IMMEDIATE").is_err() {
            return;
        }
        let made = self.make_digests().and_then(|()| Ok(self.connection.execute_batch("COMMIT")?));
        if made.is_err() && !self.connection.is_autocommit() {
            // Nothing is left half written; SQLite has ended it by itself after some errors.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }

    /// Makes all digests anew from what is there now, in the transaction under way. What cannot be read gets none.
    pub(super) fn make_digests(&self) -> Result<(), StoreError> {
        self.statement(include_str!("clear.sql"))?.execute([])?;
        for key in self.all_keys()?.into_iter().flatten() {
            if let Ok(Some(record)) = self.record(&key) {
                self.put_digest(&record)?;
            }
        }
        digest_changes(&self.connection)?;
        let (kind, id) = MARK;
        self.statement(include_str!("put.sql"))?.execute(params![kind, id, RULE])?;
        Ok(())
    }

    /// The keys of all records that are there; one that is no key is an error of its own.
    pub(super) fn all_keys(&self) -> Result<Vec<Result<Key, StoreError>>, StoreError> {
        let mut statement = self.statement(include_str!("keys.sql"))?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let mut keys = Vec::new();
        for row in rows {
            let (kind, id) = row?;
            keys.push(Key::from_columns(&kind, &id));
        }
        Ok(keys)
    }

    /// How many records have one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn digest_count(&self) -> Result<usize, StoreError> {
        let count: i64 = self.statement(include_str!("count.sql"))?.query_row([MARK.0], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// Every digest but the mark: kind and id of the record, and its digest.
    pub(super) fn digests(&self) -> Result<Vec<(String, String, i64)>, StoreError> {
        let mut statement = self.statement(include_str!("list.sql"))?;
        let rows =
            statement.query_map(named_params! {":mark": MARK.0}, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What stood before each change.
fn digest_changes(connection: &Connection) -> Result<(), StoreError> {
    let mut list = connection.prepare(include_str!("changes.sql"))?;
    let mut put = connection.prepare(include_str!("put_change.sql"))?;
    let mut rows = list.query([])?;
    let mut digests = Vec::new();
    while let Some(row) = rows.next()? {
        digests.push((
            row.get::<_, i64>(0)?,
            row.get::<_, i64>(1)?,
            of_text(row.get_ref(2)?.as_str().unwrap_or_default()),
        ));
    }
    for (operation, seq, digest) in digests {
        put.execute(named_params! {":operation_id": operation, ":seq": seq, ":digest": digest})?;
    }
    Ok(())
}
