//! The CSV file, read row by row: columns may stand in any order, and other programs may have changed the sign between
//! two cells.

use csv::{ReaderBuilder, StringRecord};

use super::row::{Row, episode};
use super::{Line, NAME_CHARS, Take, checked, cut, shown};
use crate::domain::record::Record;
use crate::exchange::export::{COLUMNS, FIRST_COLUMN};
use crate::exchange::import::{ROW_LIMIT, Refusal};

/// Columns without which a row is no entry.
const NEEDED: [&str; 4] = ["started_at", "offset", "side", "nrs_worst"];

/// Reads the table and hands over every row.
///
/// # Errors
/// When it is no such table or too long; or what `take` says.
pub fn read_csv(text: &str, take: Take<'_>) -> Result<(), Refusal> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = separator(text).ok_or(Refusal::OtherFormat("Soleus CSV"))?;
    let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|_| Refusal::NotText)?.clone();
    let missing = NEEDED.into_iter().find(|name| !header.iter().any(|column| column == *name));
    if let Some(missing) = missing {
        return Err(Refusal::NoColumn(missing.to_owned()));
    }
    let strange: Vec<&str> = header.iter().filter(|name| !name.is_empty() && !COLUMNS.contains(name)).collect();
    let mut told = false;
    let (mut cells, mut rows) = (StringRecord::new(), 0_usize);
    while reader.read_record(&mut cells).map_err(|_| Refusal::NotText)? {
        rows += 1;
        if rows > ROW_LIMIT {
            return Err(Refusal::TooManyRows);
        }
        let number = cells.position().map_or(0, csv::Position::line);
        let record = episode(&Row { header: &header, cells: &cells });
        let record = record.and_then(|episode| checked(Record::Episode(Box::new(episode))));
        let mut warnings = Vec::new();
        if record.is_ok() && !told {
            told = true;
            let left_out = |name: &&str| {
                format!("The column “{}” was left out: this Soleus does not know it.", cut(name, NAME_CHARS))
            };
            warnings = strange.iter().map(left_out).collect();
        }
        let text = shown(&cells.iter().collect::<Vec<_>>().join(", "));
        if !take(Line { number, text, record, warnings })? {
            return Ok(());
        }
    }
    Ok(())
}

/// The sign after the name of the first column.
fn separator(text: &str) -> Option<u8> {
    let rest = text.strip_prefix('"').unwrap_or(text).strip_prefix(FIRST_COLUMN)?;
    let sign = *rest.strip_prefix('"').unwrap_or(rest).as_bytes().first()?;
    matches!(sign, b',' | b';' | b'\t' | b'|').then_some(sign)
}
