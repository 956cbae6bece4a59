//! Files of other programs become rows that could be taken into the journal. Pure: bytes in, values out.
//!
//! 1. [`Source::read`] takes the bytes of a file: text in any alphabet, or a zip. It refuses what is too large.
//! 2. [`Format::detect`] tells by content whose file it is; the name of a file says nothing.
//! 3. [`Choices`] is what a person may decide: the side for rows without one, which names are the calf, what a grade of
//!    another scale is from 0 to 10, the order of a date, and for any other CSV which column is what. `Choices::default()`
//!    works for every known format. It can be kept as JSON.
//! 4. [`read`] makes a [`Reading`]. Every data row of the file is in exactly one of `found`, `twice` and `skipped`, so
//!    `rows = found + twice + skipped` always holds. [`preview`] does the same for the first rows alone.
//!
//! `app::import` then tells which of the found rows are new and writes them as one step. Ids are made of the format and
//! of what the row itself says, never of the choices: a second import of a file takes nothing, and a row that was deleted
//! meanwhile can be taken again.
//!
//! Soleus's own files are known by `detect` as [`Format::SoleusJson`] and [`Format::SoleusCsv`]. They are read without
//! choices by `exchange::own`, and each record keeps its id.

mod bearable;
mod calendar;
mod choices;
mod cluster;
mod collect;
mod crisiscore;
mod daylio;
mod detect;
mod dosage;
mod format;
mod generic;
mod habits;
mod medtimer;
mod migraine;
mod own;
mod parts;
mod plain;
mod score;
mod source;
mod table;
mod track_graph;
mod words;

use uuid::Uuid;

use crate::domain::body::Side;
use crate::domain::episode::Episode;
use crate::domain::record::Record;
use crate::domain::when::{Certainty, Moment, Now};
pub use calendar::DateOrder;
pub use choices::{Choices, Columns, Scale, Target};
use collect::Collector;
pub use format::Format;
pub use source::{CELL_LIMIT_BYTES, FILE_LIMIT_BYTES, ROW_LIMIT, Refusal, Source};

/// What a row would add to the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// An entry, ready but for `written`, which stands at the time of the reading.
    Pain(Box<Episode>),
    /// A medicine that was taken.
    Taken(Taken),
    /// Ice, or a routine that was done.
    Done(Deed),
    /// A record of another Soleus as it stood there, with its own id.
    Kept(Box<Record>),
}

/// A medicine that was taken. Which medicine of the list it is, is found out when it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its name, one line, never empty.
    pub medicine: String,
    /// How much, as the file says it: "2", "400 mg", "1 tablet"; may be empty.
    pub amount: String,
    /// When; the start of the day when only the day is known.
    pub at: Moment,
    /// How sure the time is.
    pub certainty: Certainty,
    /// Notes; may be empty.
    pub note: String,
}

/// Ice, or a routine that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// What it was called, one line, never empty.
    pub name: String,
    /// How long, in minutes, if that was said.
    pub minutes: Option<u32>,
    /// Which leg, if that was said.
    pub side: Option<Side>,
    /// When; the start of the day when only the day is known.
    pub at: Moment,
    /// How sure the time is.
    pub certainty: Certainty,
}

/// One thing of a row, with the id that it always gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Version 5, of the format and the row's own words.
    pub id: Uuid,
    /// What it is.
    pub what: What,
}

/// A row that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its line in the file, from 1; in JSON its place in the list.
    pub row: u64,
    /// What is in it, at least one thing.
    pub items: Vec<Item>,
}

/// A row that is not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its line in the file, from 1; in JSON its place in the list.
    pub row: u64,
    /// The row as it stands there, cut to a line that can be shown.
    pub text: String,
    /// Why, without a full stop: "“32/11/2025” is not a date".
    pub reason: String,
}

/// Something worth knowing about a row that is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Its line in the file, from 1.
    pub row: u64,
    /// What, as a sentence.
    pub text: String,
}

/// A symptom, tracker, habit or medicine of the file, for ticking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameChoice {
    /// As the file calls it.
    pub name: String,
    /// Rows that speak of it.
    pub count: usize,
    /// Whether it is taken.
    pub included: bool,
    /// What it is taken for.
    pub target: Target,
}

/// A word that stands for a score, for saying what it is from 0 to 10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordChoice {
    /// As the file writes it; empty for rows without a score.
    pub word: String,
    /// Rows with it.
    pub count: usize,
    /// What it is from 0 to 10; nothing when its rows are left out.
    pub score: Option<u8>,
}

/// What the number of a row counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counted {
    /// Lines of a table.
    #[default]
    Lines,
    /// Records of a JSON file, through all its lists.
    Records,
}

impl Counted {
    /// "Line 17" or "Record 17".
    #[must_use]
    pub fn name(self, row: u64) -> String {
        match self {
            Self::Lines => format!("Line {row}"),
            Self::Records => format!("Record {row}"),
        }
    }
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Whose it is.
    pub format: Format,
    /// What the number of a row counts.
    pub counted: Counted,
    /// Data rows in the file.
    pub rows: usize,
    /// Rows that can be taken, in the order of the file.
    pub found: Vec<Found>,
    /// Rows that say the same as one before them in the file.
    pub twice: usize,
    /// Rows that are not taken.
    pub skipped: Vec<Skipped>,
    /// What to know about rows that are taken.
    pub warnings: Vec<Warning>,
    /// Names in the file, in the order of the alphabet; empty where rows have none.
    pub names: Vec<NameChoice>,
    /// Words for scores, the weakest first; none where all scores are numbers.
    pub words: Vec<WordChoice>,
    /// The order of dates that was used, where the file leaves a choice.
    pub date_order: Option<DateOrder>,
    /// The scale that scores were read on.
    pub scale: Scale,
}

/// The columns of a file, for the mapping of any CSV.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Names of the columns, as in the first row.
    pub columns: Vec<String>,
    /// Rows below them.
    pub rows: usize,
    /// The sign between two cells.
    pub separator: char,
    /// What the columns seem to be, by their names.
    pub proposed: Columns,
}

/// One of the first rows of a file as it would be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    /// Its line in the file.
    pub row: u64,
    /// The row as it stands there.
    pub text: String,
    /// What is in it, or why it is not taken.
    pub outcome: Result<Vec<Item>, String>,
}

/// Reads the whole file. `progress` is told how many more rows are done and answers whether the work is still wanted.
///
/// # Errors
/// When the file as a whole cannot be read with these choices; a row that cannot be read is in `skipped`.
pub fn read(
    source: &Source,
    choices: &Choices,
    now: &Now,
    progress: &mut dyn FnMut(usize) -> bool,
) -> Result<Reading, Refusal> {
    let mut collector = Collector::new(choices, now, progress);
    rows(source, &mut collector)?;
    Ok(collector.into_reading())
}

/// The first rows of a file as they would be read, `limit` at most.
///
/// # Errors
/// When the file as a whole cannot be read with these choices.
pub fn preview(source: &Source, choices: &Choices, now: &Now, limit: usize) -> Result<Vec<Live>, Refusal> {
    let mut quiet = |_| true;
    let mut collector = Collector::first(choices, now, &mut quiet, limit);
    rows(source, &mut collector)?;
    Ok(collector.into_live())
}

/// The columns of a file that is to be mapped; `separator` is the person's choice.
///
/// # Errors
/// When it is no table.
pub fn sheet(source: &Source, separator: Option<char>) -> Result<Sheet, Refusal> {
    generic::sheet(source, separator)
}

fn rows(source: &Source, collector: &mut Collector<'_>) -> Result<(), Refusal> {
    let format = collector.choices().format.or_else(|| Format::detect(source)).unwrap_or(Format::Csv);
    collector.begin(format);
    match format {
        Format::SoleusJson | Format::SoleusCsv => own::read(source, collector),
        Format::Bearable => bearable::read(source, collector),
        Format::Daylio => daylio::read(source, collector),
        Format::TrackAndGraph => track_graph::read(source, collector),
        Format::Medtimer => medtimer::read(source, collector),
        Format::Dosage => dosage::read(source, collector),
        Format::Loop => habits::read(source, collector),
        Format::ClusterHeadacheTracker | Format::Headi => cluster::read(source, collector),
        Format::Crisiscore => crisiscore::read(source, collector),
        Format::MigraineBuddy => migraine::read(source, collector),
        Format::Csv => generic::read(source, collector),
    }
}
