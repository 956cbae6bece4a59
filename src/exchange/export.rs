//! The journal as files for other programs, and for Soleus itself: everything as JSON, the entries as CSV. Both are
//! written record by record, so that a long journal need not be in memory at once; `exchange::own` reads them again.
//!
//! JSON: one object with `soleus_export` (the version of the shape, 1), `exported_at`, and one array for each kind of
//! record, in the order of `RecordKind::ALL`; each record stands on a line of its own, with its fields as in the history
//! of the journal. Records are in the order of time, then of their ids. In an entry what was not answered is left out.
//!
//! CSV: [`COLUMNS`] tells what is in each column, [`cell`] how a cell is kept from being a formula.

pub mod cell;
mod row;

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use crate::domain::episode::Episode;
use crate::domain::record::{Record, RecordKind};
use crate::domain::when::Moment;
pub use row::{COLUMNS, NONE, TIME};

/// The version of the shape that is written, and the newest that can be read.
pub const VERSION: u64 = 1;
/// The name of the first column of the CSV, by which a file is known.
pub const FIRST_COLUMN: &str = "soleus_id";
/// What some programs need at the beginning of a file to know that it is UTF-8.
const MARK: &str = "\u{feff}";

/// Writes the JSON document.
#[derive(Debug)]
pub struct JsonWriter<W> {
    out: W,
}

impl<W: Write> JsonWriter<W> {
    /// Begins the document.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(mut out: W, at: Moment) -> io::Result<Self> {
        write!(out, "{{\"soleus_export\":{VERSION},\n\"exported_at\":\"{}\"", at.rfc3339())?;
        Ok(Self { out })
    }

    /// Writes the array of one kind with all its records. `records` calls what it is given for each of them, in order.
    ///
    /// # Errors
    /// What `records` says, or that it cannot be written.
    pub fn array<E: From<io::Error>>(
        &mut self,
        kind: RecordKind,
        records: impl FnOnce(&mut dyn FnMut(&Record) -> io::Result<()>) -> Result<(), E>,
    ) -> Result<(), E> {
        let out = &mut self.out;
        write!(out, ",\n\"{}\":[", kind.array())?;
        let mut first = true;
        records(&mut |record| {
            out.write_all(if first { b"\n" } else { b",\n" })?;
            first = false;
            put(out, record)
        })?;
        self.out.write_all(if first { b"]" } else { b"\n]" })?;
        Ok(())
    }

    /// Ends the document with a line break.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(mut self) -> io::Result<()> {
        self.out.write_all(b"}\n")?;
        self.out.flush()
    }
}

/// One record without the name of its kind, which the array has.
fn put(out: &mut impl Write, record: &Record) -> io::Result<()> {
    match record {
        Record::Episode(episode) => plain(out, &answered(episode)?),
        Record::Setting(setting) => plain(out, setting),
        Record::Check(check) => plain(out, check),
        Record::Visit(visit) => plain(out, visit),
        Record::Session(session) => plain(out, session),
        Record::FirstDays(plan) => plain(out, plan),
        Record::Profile(answer) => plain(out, answer),
        Record::Routine(routine) => plain(out, routine),
        Record::Progress(progress) => plain(out, progress),
        Record::Product(product) => plain(out, product),
        Record::Dose(dose) => plain(out, dose),
        Record::Goal(goal) => plain(out, goal),
        Record::GoalRating(rating) => plain(out, rating),
    }
}

fn plain(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(out, value).map_err(io::Error::from)
}

/// An entry with what was answered alone: most of its fields are empty, and there are many entries.
fn answered(episode: &Episode) -> io::Result<Value> {
    let mut value = serde_json::to_value(episode).map_err(io::Error::from)?;
    if let Value::Object(fields) = &mut value {
        fields.retain(|_, value| !value.is_null());
    }
    Ok(value)
}

/// Writes the entries as a table.
#[derive(Debug)]
pub struct CsvWriter<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> CsvWriter<W> {
    /// Begins with the names of the columns. `mark` is for programs that need one to know that it is UTF-8.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(mut out: W, mark: bool) -> io::Result<Self> {
        if mark {
            out.write_all(MARK.as_bytes())?;
        }
        let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        out.write_record(COLUMNS)?;
        Ok(Self { out })
    }

    /// Adds one entry.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, episode: &Episode) -> io::Result<()> {
        let cells = row::cells(episode);
        Ok(self.out.write_record(cells.iter().map(|text| cell::guarded(text).into_owned()))?)
    }

    /// Ends the table.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(mut self) -> io::Result<()> {
        self.out.flush()
    }
}
