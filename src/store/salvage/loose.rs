//! Records out of rows without a way to them: each row is put for a moment into every table of a journal in memory that
//! takes it, by the number of its columns and the rules of the table, and read from there by the usual readers, which take
//! only what makes sense. A locked journal has no such rows, and settings cannot be told from what lies on the desk.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::leaf::{Pages, Row};
use super::tables::{Pulse, Reader, numbered};
use crate::domain::record::{Record, RecordKind};
use crate::store::digest::Digests;
use crate::store::schema::migrate;
use crate::store::{StoreError, profile};

/// Records by kind and id.
type Found = BTreeMap<RecordKind, BTreeMap<String, Record>>;

/// A table of the journal in memory.
struct Shape {
    kind: RecordKind,
    reader: Reader,
    columns: usize,
    put: String,
    read: String,
    forget: String,
}

/// Every record whose row can be read, and every digest, which is added. `None` when it was not wanted any more.
pub(super) fn read(path: &Path, digests: &mut Digests, pulse: &mut Pulse<'_>) -> Result<Option<Found>, StoreError> {
    let mut model = Connection::open_in_memory()?;
    migrate(&mut model)?;
    let shapes = RecordKind::ALL.into_iter().filter_map(|kind| Shape::new(&model, kind).transpose());
    let shapes: Vec<Shape> = shapes.collect::<Result<_, _>>()?;
    model.set_prepared_statement_cache_capacity(shapes.len() * 3);
    model.execute_batch("BEGIN")?;
    let mut found = Found::new();
    let mut is_wanted = true;
    Pages::open(path)?.each(&mut |row| {
        if let Row { number: None, values } = &row
            && let [Value::Text(kind), Value::Text(id), Value::Integer(digest)] = values.as_slice()
        {
            digests.add(kind.clone(), id.clone(), *digest);
        }
        for shape in &shapes {
            if let Some(record) = shape.try_on(&model, &row) {
                found.entry(shape.kind).or_default().insert(record.id(), record);
            }
        }
        is_wanted = pulse(1);
        is_wanted
    });
    Ok(is_wanted.then_some(found))
}

impl Shape {
    fn new(model: &Connection, kind: RecordKind) -> Result<Option<Self>, StoreError> {
        let (table, at_s, reader): (_, _, Reader) = match kind {
            // Not numbered, and with columns like no other.
            RecordKind::Profile => ("profile", "at_s", |row| profile::answer_from_row(row).map(Record::Profile)),
            kind => match numbered(kind) {
                Some(numbered) => numbered,
                None => return Ok(None),
            },
        };
        let columns: u32 = model.query_row(include_str!("columns.sql"), [table], |row| row.get(0))?;
        let columns = usize::try_from(columns).unwrap_or_default();
        let fill = |sql: &str| sql.replace("{table}", table).replace("{at_s}", at_s);
        let marks = vec!["?"; columns].join(", ");
        Ok(Some(Self {
            kind,
            reader,
            columns,
            put: fill(include_str!("take.sql")).replace("{marks}", &marks),
            read: fill(include_str!("taken.sql")),
            forget: fill(include_str!("forget.sql")),
        }))
    }

    /// The record that a row is, if it is one of this table.
    fn try_on(&self, model: &Connection, row: &Row) -> Option<Record> {
        let Row { number, values } = row;
        if self.columns != values.len() || (self.kind == RecordKind::Profile) != number.is_none() {
            return None;
        }
        // The number of an entry is its place, and stands in no column.
        let place = number.filter(|_| values.first() == Some(&Value::Null)).map(Value::Integer);
        let values = place.iter().chain(values.iter().skip(usize::from(place.is_some())));
        // A table that refuses it is another one's.
        model.prepare_cached(&self.put).ok()?.execute(params_from_iter(values)).ok()?;
        let record = model.prepare_cached(&self.read).ok()?.query_row([], self.reader);
        model.prepare_cached(&self.forget).ok()?.execute([]).ok()?;
        record.ok()
    }
}
