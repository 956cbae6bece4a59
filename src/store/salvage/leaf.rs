//! The rows of a database of SQLite as they lie on its pages, without asking for the way to them: what is left where the
//! first page or the inner pages of a table are damaged. <https://sqlite.org/fileformat.html> says what stands where.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use rusqlite::types::Value;

/// A page of a journal in bytes; none is kept free at its end.
const PAGE: usize = 4_096;
/// The header of the file, before the first page of its tables.
const HEADER: usize = 100;
/// Longest row that is put together: as long as SQLite may make one here.
const LIMIT_BYTES: usize = 16 * 1024 * 1024;
/// Most columns of a row.
const LIMIT_COLUMNS: usize = 100;

/// A row as it lies on a page.
#[derive(Debug)]
pub(super) struct Row {
    /// Its number; nothing for a table that is kept in the order of its names.
    pub(super) number: Option<i64>,
    pub(super) values: Vec<Value>,
}

/// The pages of a file.
pub(super) struct Pages {
    file: File,
    count: u64,
}

impl Pages {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let count = file.metadata()?.len() / PAGE as u64;
        Ok(Self { file, count })
    }

    /// Shows every row of every page that has rows: of a table in the order of its names, inner pages have some too. Stops when it is told that no more are wanted.
    pub(super) fn each(&mut self, show: &mut dyn FnMut(Row) -> bool) {
        for number in 1..=self.count {
            let Some(page) = self.page(number) else { continue };
            let from = if number == 1 { HEADER } else { 0 };
            // The kind, the length of the header before the places of the rows, and what stands before each row.
            let (is_table, header, link) = match page.get(from) {
                Some(13) => (true, 8, 0),
                Some(10) => (false, 8, 0),
                Some(2) => (false, 12, 4),
                _ => continue,
            };
            let cells = usize::from(two(&page, from + 3).unwrap_or_default());
            for cell in 0..cells.min(PAGE / 4) {
                let row = two(&page, from + header + 2 * cell)
                    .and_then(|at| self.row(&page, usize::from(at) + link, is_table));
                if row.is_some_and(|row| !show(row)) {
                    return;
                }
            }
        }
    }

    fn page(&mut self, number: u64) -> Option<Vec<u8>> {
        if number == 0 || number > self.count {
            return None;
        }
        let mut page = vec![0; PAGE];
        self.file.seek(SeekFrom::Start((number - 1) * PAGE as u64)).ok()?;
        self.file.read_exact(&mut page).ok()?;
        Some(page)
    }

    fn row(&mut self, page: &[u8], at: usize, is_table: bool) -> Option<Row> {
        let (length, mut at) = number(page, at)?;
        let length = usize::try_from(length).ok().filter(|length| *length <= LIMIT_BYTES)?;
        let mut row_number = None;
        if is_table {
            let (of_row, after) = number(page, at)?;
            (row_number, at) = (Some(of_row), after);
        }
        let here = kept_here(length, is_table);
        let mut payload = page.get(at..at + here)?.to_vec();
        let mut next = if here < length { four(page, at + here)? } else { 0 };
        while payload.len() < length {
            let more = self.page(u64::from(next))?;
            next = four(&more, 0)?;
            let rest = (length - payload.len()).min(PAGE - 4);
            payload.extend_from_slice(more.get(4..4 + rest)?);
        }
        Some(Row { number: row_number, values: values(&payload)? })
    }
}

/// How much of a row lies on its own page.
fn kept_here(length: usize, is_table: bool) -> usize {
    let most = if is_table { PAGE - 35 } else { (PAGE - 12) * 64 / 255 - 23 };
    let least = (PAGE - 12) * 32 / 255 - 23;
    if length <= most {
        return length;
    }
    let fitting = least + (length - least) % (PAGE - 4);
    if fitting <= most { fitting } else { least }
}

fn values(payload: &[u8]) -> Option<Vec<Value>> {
    let (header, mut at) = number(payload, 0)?;
    let header = usize::try_from(header).ok()?;
    let (mut body, mut values) = (header, Vec::new());
    while at < header {
        let (kind, after) = number(payload, at)?;
        at = after;
        let size = match kind {
            0 | 8 | 9 => 0,
            1..=4 => usize::try_from(kind).ok()?,
            5 => 6,
            6 | 7 => 8,
            12.. => usize::try_from((kind - 12) / 2).ok()?,
            _ => return None,
        };
        let bytes = payload.get(body..body.checked_add(size)?)?;
        body += size;
        values.push(match kind {
            0 => Value::Null,
            7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
            8 => Value::Integer(0),
            9 => Value::Integer(1),
            1..=6 => Value::Integer(integer(bytes)),
            text if text % 2 == 1 => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
            _ => Value::Blob(bytes.to_vec()),
        });
        if values.len() > LIMIT_COLUMNS {
            return None;
        }
    }
    Some(values)
}

/// A number with its sign, the greatest byte first.
fn integer(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|first| *first >= 0x80);
    bytes.iter().fold(if negative { -1 } else { 0 }, |number, byte| (number << 8) | i64::from(*byte))
}

/// A number of one to nine bytes, and what follows it.
fn number(bytes: &[u8], at: usize) -> Option<(i64, usize)> {
    let mut number = 0_i64;
    for place in 0..8 {
        let byte = *bytes.get(at + place)?;
        number = (number << 7) | i64::from(byte & 0x7f);
        if byte < 0x80 {
            return Some((number, at + place + 1));
        }
    }
    Some(((number << 8) | i64::from(*bytes.get(at + 8)?), at + 9))
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
