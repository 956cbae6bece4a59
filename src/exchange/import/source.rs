//! The bytes of a file as text: any alphabet, or a zip with texts in it. Everything is bounded before it is read, names
//! inside a zip lead nowhere, and nothing is written.

use std::io::{Cursor, Read as _};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use zip::ZipArchive;

use super::{DateOrder, Format};
use crate::exchange::export::FIRST_COLUMN;

/// Largest file, and the largest sum of what is in a zip: ten years of the busiest app are a tenth of it.
pub const FILE_LIMIT_BYTES: u64 = 100 * 1024 * 1024;
/// Most rows: a row every five minutes for ten years.
pub const ROW_LIMIT: usize = 1_000_000;
/// Longest cell: the longest note is shorter.
pub const CELL_LIMIT_BYTES: usize = 64 * 1024;
/// Most files in a zip: two for each of 2500 habits.
const ENTRY_LIMIT: usize = 5_000;
/// Files of a zip among which the one that is meant is looked for.
const FEW_FILES: usize = 20;
/// From this size on, a file in a zip …
const DENSE_FROM_BYTES: u64 = 1024 * 1024;
/// … is at most so many times as large as it is in the zip. A table of one word again and again stays below.
const RATIO_LIMIT: u64 = 500;
/// Characters that surely have the names of all columns.
const HEAD_CHARS: usize = 64 * 1024;
/// Bytes by which an alphabet is guessed.
const GUESS_BYTES: usize = 1024 * 1024;

/// Why a file as a whole cannot be read, in one plain sentence with the next step.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// More bytes than `FILE_LIMIT_BYTES`.
    #[error("This file is larger than 100 MB. Export a shorter time, or split it into several files.")]
    TooLarge,
    /// What is in the zip is more than that, or was packed to do harm.
    #[error("What is packed in this zip is too large to be an export. Unpack it, and choose the file you need.")]
    ZipTooLarge,
    /// More rows than `ROW_LIMIT`.
    #[error("This file has more than 1 000 000 rows. Split it into several files.")]
    TooManyRows,
    /// Pictures, programs, databases and the like.
    #[error("This is not a text or Soleus file. Export it again as CSV.")]
    NotText,
    /// A zip that cannot be unpacked.
    #[error("This zip could not be unpacked. Export it again, or unpack it and choose the file you need.")]
    BrokenZip,
    /// A zip without a file that is known, or with several tables.
    #[error("No file that Soleus knows is in this zip. Unpack it, and choose the file you need.")]
    UnknownZip,
    /// Nothing in it.
    #[error("This file is empty. Export it again.")]
    Empty,
    /// It is not a file of the format that was named.
    #[error("This file does not look like an export of {0}. Choose another format, or let Soleus find it.")]
    OtherFormat(&'static str),
    /// JSON, but of no kind that is known.
    #[error("This JSON file is not one that Soleus knows. Export it again as CSV.")]
    UnknownJson,
    /// JSON with a fault.
    #[error("This JSON file is damaged or cut off. Export it again.")]
    BrokenJson,
    /// A table that was not mapped, with the names of its columns.
    #[error("This is not an export that Soleus knows. Say which column is the date and which is the score.")]
    Unmapped(Vec<String>),
    /// A column of the mapping that is not in the file.
    #[error("There is no column “{0}” in this file. Check its name.")]
    NoColumn(String),
    /// The order of day and month cannot be told from the dates, with one of them.
    #[error("“{0}” can be two dates. Say whether the day or the month comes first.")]
    DateOrder(String),
    /// A file of Soleus itself, of a shape that is not known yet.
    #[error("This file was made by a newer Soleus. Install the newest version to import it.")]
    Newer,
    /// Nobody wants it any more.
    #[error("The import was stopped. Nothing was changed.")]
    Cancelled,
}

/// A file, read and made text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    content: Content,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    Text(String),
    Files(Vec<Packed>),
}

/// A text from a zip, with its name there, which is only compared with names that are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Packed {
    pub(super) name: String,
    pub(super) text: String,
}

impl Source {
    /// Makes text of the bytes of a file.
    ///
    /// # Errors
    /// When it is too large, neither text nor zip, or empty.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() as u64 > FILE_LIMIT_BYTES {
            return Err(Refusal::TooLarge);
        }
        let content = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            let mut files = unpacked(bytes)?;
            // A table that was only packed to send it, perhaps beside other files.
            match the_only(&files).and_then(|place| files.get_mut(place)) {
                Some(only) => Content::Text(std::mem::take(&mut only.text)),
                None => Content::Files(files),
            }
        } else {
            Content::Text(decoded(bytes).ok_or(Refusal::NotText)?)
        };
        match &content {
            Content::Text(text) if text.trim().is_empty() => Err(Refusal::Empty),
            Content::Text(_) | Content::Files(_) => Ok(Self { content }),
        }
    }

    /// The beginning of a text, which has the names of its columns.
    #[must_use]
    pub fn head(&self) -> Self {
        let content = match &self.content {
            Content::Text(text) => Content::Text(text.chars().take(HEAD_CHARS).collect()),
            Content::Files(_) => Content::Files(Vec::new()),
        };
        Self { content }
    }

    /// The text, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Files(_) => None,
        }
    }

    /// The texts of a zip; none of a single text.
    pub(super) fn files(&self) -> &[Packed] {
        match &self.content {
            Content::Text(_) => &[],
            Content::Files(files) => files,
        }
    }

    /// Whether it is JSON by its first sign.
    pub(super) fn is_json(&self) -> bool {
        self.text().is_some_and(|text| text.trim_start().starts_with(['{', '[']))
    }

    /// The text of a table.
    pub(super) fn table_text(&self) -> Result<&str, Refusal> {
        if self.is_json() {
            return Err(Refusal::UnknownJson);
        }
        self.text().ok_or(Refusal::UnknownZip)
    }
}

impl Refusal {
    /// The orders that may be meant when the order of dates is not certain.
    pub const DAY_OR_MONTH: [DateOrder; 2] = [DateOrder::Dmy, DateOrder::Mdy];
}

/// The place of the file of a zip that is meant: the only one, the only one of a known program, or the only table.
fn the_only(files: &[Packed]) -> Option<usize> {
    let one = |is: &dyn Fn(&Packed) -> bool| {
        let mut places = files.iter().enumerate().filter(|(_, file)| is(file)).map(|(place, _)| place);
        places.next().filter(|_| places.next().is_none())
    };
    if files.len() > FEW_FILES || Format::of_files(files).is_some() {
        return None;
    }
    let known = |file: &Packed| Format::detect(&Source { content: Content::Text(file.text.clone()) }).is_some();
    one(&|_| true).or_else(|| one(&known)).or_else(|| one(&|file| file.name.to_lowercase().ends_with(".csv")))
}

/// The text files of a zip, all in memory. Folders, pictures and databases are passed over.
fn unpacked(bytes: &[u8]) -> Result<Vec<Packed>, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::BrokenZip)?;
    if archive.len() > ENTRY_LIMIT {
        return Err(Refusal::ZipTooLarge);
    }
    let (mut files, mut left) = (Vec::new(), FILE_LIMIT_BYTES);
    for index in 0..archive.len() {
        let Ok(file) = archive.by_index(index) else { return Err(Refusal::BrokenZip) };
        if !file.is_file() {
            continue;
        }
        // What the zip says of sizes may be a lie, so that what comes out is counted.
        let packed = file.compressed_size();
        let most = left.min(DENSE_FROM_BYTES.max(packed.saturating_mul(RATIO_LIMIT)));
        let name = file.name().map_err(|_| Refusal::BrokenZip)?.replace('\\', "/");
        let mut content = Vec::new();
        file.take(most + 1).read_to_end(&mut content).map_err(|_| Refusal::BrokenZip)?;
        let size = content.len() as u64;
        if size > most {
            return Err(Refusal::ZipTooLarge);
        }
        left -= size;
        files.extend(decoded(&content).map(|text| Packed { name, text }));
    }
    if files.is_empty() { Err(Refusal::UnknownZip) } else { Ok(files) }
}

/// Text in any alphabet; `None` when it is none.
fn decoded(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let bytes = bytes.get(mark..).unwrap_or_default();
        return is_text(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return is_text(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return is_text(text.to_owned());
    }
    // No text holds a zero, and every database, picture and program does.
    if bytes.contains(&0) {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..GUESS_BYTES).unwrap_or(bytes), true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    // UTF-8 with a damaged sign in it stays UTF-8.
    let encoding = if encoding == UTF_8 || mostly_utf_8(bytes) { UTF_8 } else { encoding };
    is_text(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// Every second byte of the beginning is zero: Latin letters, two bytes each.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs: Vec<(u8, u8)> = bytes
        .chunks_exact(2)
        .take(64)
        .filter_map(|pair| match pair {
            [first, second] => Some((*first, *second)),
            _ => None,
        })
        .collect();
    let (low, high) =
        (pairs.iter().filter(|pair| pair.1 == 0).count(), pairs.iter().filter(|pair| pair.0 == 0).count());
    if pairs.len() < 4 {
        return None;
    }
    match pairs.len() * 3 / 4 {
        most if low >= most && high == 0 => Some(UTF_16LE),
        most if high >= most && low == 0 => Some(UTF_16BE),
        _ => None,
    }
}

fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|sign| !sign.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 4
}

/// Refuses what decodes but is no text: many signs that nobody can read. Lines end in one way.
fn is_text(text: String) -> Option<String> {
    // What Soleus wrote comes back to the sign.
    if text.starts_with(FIRST_COLUMN) || text.starts_with("{\"soleus_export\"") {
        return Some(text);
    }
    let head = text.chars().take(4_096);
    let (mut all, mut strange) = (0_usize, 0_usize);
    for sign in head {
        all += 1;
        let odd = sign == '\u{fffd}' || (sign.is_control() && !matches!(sign, '\n' | '\r' | '\t' | '\u{c}'));
        strange += usize::from(odd);
    }
    if strange * 20 > all {
        return None;
    }
    // A note of two lines is the same note, wherever the file was written.
    Some(if text.contains("\r\n") { text.replace("\r\n", "\n") } else { text })
}
