//! A text as a table: the sign between cells is found, quotes may be missing or left open, lines may end in any way.

use csv::{ReaderBuilder, StringRecord, Terminator};

use super::source::{CELL_LIMIT_BYTES, ROW_LIMIT, Refusal};
use super::words;

/// Signs between cells, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Lines by which the sign is found.
const SNIFF_LINES: usize = 20;
/// Most columns that have a name; the widest export that is known has some hundreds.
const COLUMN_LIMIT: usize = 2_000;
/// Longest text of a row that is shown, in characters.
const SHOWN_CHARS: usize = 300;

/// A table: a row of names, and rows.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) header: Vec<String>,
    pub(super) lines: Vec<Line>,
    pub(super) separator: u8,
}

/// A row with its number in the file, from 1.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) number: u64,
    cells: StringRecord,
}

/// How a text is cut into cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    pub(super) separator: u8,
    pub(super) quotes: bool,
    /// Lines that begin with this sign are no rows.
    pub(super) comment: Option<u8>,
}

impl Cut {
    pub(super) fn at(separator: u8) -> Self {
        Self { separator, quotes: true, comment: None }
    }
}

impl Table {
    /// The table of a text, with the sign that divides it best.
    pub(super) fn of(text: &str, separator: Option<char>) -> Result<Self, Refusal> {
        let chosen = separator.and_then(|sign| u8::try_from(sign).ok()).filter(u8::is_ascii);
        let cut = Cut::at(chosen.unwrap_or_else(|| sniffed(text)));
        // Some programs say the sign between cells in a line of its own.
        let lines = lines(text, cut)?;
        // A title may stand above the names: a row of one cell above a table of several.
        let filled = |line: &Line| line.cells.iter().filter(|cell| !trimmed(cell).is_empty()).count();
        let wide = lines.iter().skip(1).take(SNIFF_LINES).any(|line| filled(line) > 1);
        let is_names = |line: &Line| !line.get(Some(0)).starts_with("sep=") && (!wide || filled(line) > 1);
        Self::from_header(lines, cut, is_names).ok_or(Refusal::Empty)
    }

    /// The table of a text whose first row has the names.
    pub(super) fn cut(text: &str, cut: Cut) -> Result<Self, Refusal> {
        Self::from_header(lines(text, cut)?, cut, |_| true).ok_or(Refusal::Empty)
    }

    /// The table below the row of names, which is the first that fits.
    pub(super) fn from_header(lines: Vec<Line>, cut: Cut, is_header: impl Fn(&Line) -> bool) -> Option<Self> {
        let mut rest = lines.into_iter();
        let header = rest.find(|line| is_header(line))?;
        let header = header.cells.iter().take(COLUMN_LIMIT).map(|name| trimmed(name).to_owned()).collect();
        Some(Self { header, lines: rest.collect(), separator: cut.separator })
    }

    /// The place of the column with one of these names.
    pub(super) fn column(&self, names: &[&str]) -> Option<usize> {
        self.header.iter().position(|title| {
            let title = words::plain(title);
            names.iter().any(|name| title == *name)
        })
    }

    /// Whether all these columns are there.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.column(&[name]).is_some())
    }

    /// The places of these columns, one for each.
    pub(super) fn places<const N: usize>(&self, names: [&[&str]; N]) -> [Option<usize>; N] {
        names.map(|names| self.column(names))
    }
}

impl Line {
    /// The cell of a column without spaces around it; empty when it is not there.
    pub(super) fn get(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.cells.get(column)).map_or("", trimmed)
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// All cells without spaces around them, without the empty ones at the end.
    pub(super) fn all(&self) -> Vec<&str> {
        let mut cells: Vec<&str> = self.cells.iter().map(trimmed).collect();
        while cells.last().is_some_and(|cell| cell.is_empty()) {
            cells.pop();
        }
        cells
    }

    /// What is wrong with the row itself, whatever is in it.
    pub(super) fn fault(&self) -> Option<&'static str> {
        if self.cells.iter().any(|cell| cell.len() > CELL_LIMIT_BYTES) {
            return Some("A cell of this row is longer than 64 KB");
        }
        self.cells.iter().all(|cell| trimmed(cell).is_empty()).then_some("The row is empty")
    }

    /// The row as one line that can be shown.
    pub(super) fn shown(&self, separator: u8) -> String {
        let mut text = String::new();
        for (place, cell) in self.cells.iter().enumerate() {
            if place > 0 {
                text.push(char::from(separator));
                text.push(' ');
            }
            let room = SHOWN_CHARS.saturating_sub(text.chars().count());
            if room == 0 {
                text.push('…');
                break;
            }
            text.extend(cell.chars().take(room).map(|sign| if sign.is_control() { ' ' } else { sign }));
        }
        text.trim_end().trim_end_matches([char::from(separator), ' ']).to_owned()
    }
}

/// Without spaces of any kind, and without marks that nobody sees.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, '\u{feff}' | '\u{200b}' | '\u{200e}'))
}

/// Every row of a text; lines with nothing on them are none.
pub(super) fn lines(text: &str, cut: Cut) -> Result<Vec<Line>, Refusal> {
    let mut rows = Vec::new();
    let open = add_lines(&mut rows, text, cut, 0)?;
    let Some((from_byte, from_line)) = open else { return Ok(rows) };
    // A quote that is never closed has swallowed the rest of the file: from there on quotes are signs like any other.
    rows.pop();
    let rest = text.get(from_byte..).unwrap_or_default();
    add_lines(&mut rows, rest, Cut { quotes: false, ..cut }, from_line.saturating_sub(1))?;
    Ok(rows)
}

/// Adds the rows of a text. Returns where the last one begins, in bytes and lines, if a quote in it is never closed and
/// there are lines after it.
fn add_lines(rows: &mut Vec<Line>, text: &str, cut: Cut, before: u64) -> Result<Option<(usize, u64)>, Refusal> {
    // Old files end their lines with a carriage return alone.
    let only_returns = !text.contains('\n') && text.contains('\r');
    let terminator = if only_returns { Terminator::Any(b'\r') } else { Terminator::CRLF };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(cut.separator)
        .quoting(cut.quotes)
        .comment(cut.comment)
        .terminator(terminator)
        .from_reader(text.as_bytes());
    let (mut cells, mut last) = (StringRecord::new(), (0, 0));
    // The text is UTF-8 and rows may have any length, so that there is no other error than the end.
    while reader.read_record(&mut cells).unwrap_or(false) {
        if rows.len() > ROW_LIMIT {
            return Err(Refusal::TooManyRows);
        }
        let position = cells.position();
        let (byte, line) = position.map_or((0, 0), |place| (usize::try_from(place.byte()).unwrap_or(0), place.line()));
        let skipped = text.get(byte..).map_or(0, blank_lines);
        last = (byte, before + line + skipped);
        rows.push(Line { number: before + line + skipped, cells: cells.clone() });
    }
    let tail = text.get(last.0..).unwrap_or_default().trim_end();
    let open = cut.quotes && tail.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    Ok((open && tail.contains(['\n', '\r'])).then_some(last))
}

/// Line ends before the first sign of a row: the place of a row is told from before the blank lines that lead to it.
fn blank_lines(text: &str) -> u64 {
    text.bytes().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| *byte == b'\n').count() as u64
}

/// The sign that divides most lines into the same number of cells.
pub(super) fn sniffed(text: &str) -> u8 {
    let filled = text.lines().filter(|line| !line.trim().is_empty());
    // A title above the table is divided by nothing.
    let table = filled.skip_while(|line| !line.bytes().any(|sign| SEPARATORS.contains(&sign)));
    let head: String = table.take(SNIFF_LINES).fold(String::new(), |mut head, line| {
        head.extend(line.chars().take(CELL_LIMIT_BYTES));
        head.push('\n');
        head
    });
    let score = |separator: u8| {
        let widths: Vec<usize> = lines(&head, Cut::at(separator)).unwrap_or_default().iter().map(Line::len).collect();
        let first = widths.first().copied().unwrap_or(0);
        let alike = widths.iter().filter(|width| **width == first).count();
        // A sign that divides no first row divides nothing.
        if first < 2 { (0, 0) } else { (alike, first) }
    };
    let best = SEPARATORS.iter().rev().copied().max_by_key(|separator| score(*separator));
    best.unwrap_or(b',')
}
