//! The file itself: what SQLite says of its pages and references, and whether its tables are those of a journal.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{FlawKind, Tally};
use crate::store::schema::migrate;
use crate::store::{Store, StoreError};

/// What SQLite says where an index does not fit its table; `REINDEX` makes it anew from the table. The words are those of
/// `sqlite3Pragma` in version 3.51.
const OF_INDEX: [&str; 5] = [
    " missing from index ",
    "wrong # of entries in index ",
    "non-unique entry in index ",
    " values differ from index ",
    "rowid not at end-of-record for row ",
];
/// What it says of a value that its column forbids.
const OF_VALUE: [&str; 3] = ["NULL value in ", "CHECK constraint failed in ", " value in "];
/// What it says of a search index.
const OF_SEARCH: &str = "inverted index for FTS5 table";

pub(super) fn check(copy: &Store, tally: &mut Tally) {
    let mut said = Vec::new();
    let asked = copy.connection.pragma_query(None, "integrity_check", |row| {
        said.push(row.get::<_, String>(0)?);
        Ok(())
    });
    tally.read(asked.map_err(StoreError::from));
    for words in said.iter().filter(|words| *words != "ok") {
        tally.note(kind(words), 1);
    }
    let mut orphans = 0;
    let asked = copy.connection.pragma_query(None, "foreign_key_check", |_| {
        orphans += 1;
        Ok(())
    });
    tally.read(asked.map_err(StoreError::from));
    tally.note(FlawKind::Orphan, orphans);
    if let Some((there, expected)) = tally.read(shapes(&copy.connection)) {
        tally.note(FlawKind::Schema, there.symmetric_difference(&expected).count());
    }
}

fn kind(words: &str) -> FlawKind {
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    if has(&OF_INDEX) {
        FlawKind::Index
    } else if has(&[OF_SEARCH]) {
        FlawKind::Search
    } else if has(&OF_VALUE) {
        FlawKind::Impossible
    } else {
        FlawKind::File
    }
}

type Shape = BTreeSet<(String, String, Option<String>)>;

/// The tables, indexes and so on that are there, and those of a new journal.
fn shapes(connection: &Connection) -> Result<(Shape, Shape), StoreError> {
    let mut new = Connection::open_in_memory()?;
    migrate(&mut new)?;
    Ok((shape(connection)?, shape(&new)?))
}

fn shape(connection: &Connection) -> Result<Shape, StoreError> {
    let mut statement = connection.prepare(include_str!("shape.sql"))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
