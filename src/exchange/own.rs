//! Soleus's own files, read again: what `exchange::export` wrote becomes records. A record that cannot be read is told
//! with its number and the reason, and the rest is taken; a file of a newer shape is refused as a whole.

mod row;
mod table;
mod tree;

use super::import::Refusal;
use crate::domain::fault::fault;
use crate::domain::record::{Record, RecordKind};
pub use table::read_csv;
pub use tree::read_json;

/// Longest text of a record that is shown, in characters.
const SHOWN_CHARS: usize = 300;
/// Longest name or value of a file that is shown, in characters.
const NAME_CHARS: usize = 60;

/// One record of a file, or why it is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its line in a table; in JSON its number, counted through all arrays. From 1.
    pub number: u64,
    /// What is in it, cut to a line that can be shown.
    pub text: String,
    /// The record, or why it cannot be taken, without a full stop.
    pub record: Result<Record, String>,
    /// What is worth knowing about it, as sentences.
    pub warnings: Vec<String>,
}

/// What takes the lines, and answers whether more are wanted.
pub type Take<'a> = &'a mut dyn FnMut(Line) -> Result<bool, Refusal>;

/// As one line that can be shown.
fn shown(text: &str) -> String {
    cut(text, SHOWN_CHARS)
}

fn cut(text: &str, limit: usize) -> String {
    let mut line: String = text.chars().take(limit).map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    if text.chars().nth(limit).is_some() {
        line.push('…');
    }
    line
}

/// A record that the journal can hold, or why it cannot.
fn checked(record: Record) -> Result<Record, String> {
    match fault(&record) {
        Some(fault) => Err(fault.to_owned()),
        None => Ok(record),
    }
}

/// The kind whose array has this name.
fn kind_of(array: &str) -> Option<RecordKind> {
    RecordKind::ALL.into_iter().find(|kind| kind.array() == array)
}
