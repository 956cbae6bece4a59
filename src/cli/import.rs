//! `soleus import`: what a file of another program holds, and what of it is taken. Every row that is left out is listed
//! with its reason.

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::arguments::Import;
use super::choices::choices;
use super::passphrase::Unlock;
use super::{Trouble, change_by, finish, is_new};
use crate::app::clock::Clock;
use crate::app::command::Command;
use crate::app::import::{Outcome, differing, outcome_of_all, read_file};
use crate::app::run::Journal;
use crate::domain::body::Side;
use crate::domain::draft::clean_line;
use crate::domain::sentence;
use crate::domain::when::Now;
use crate::exchange::import::{self, Format, Reading, Refusal, Warning, WordChoice};
use crate::store::Store;

/// The leg of rows that name none, in a journal without an entry.
pub(super) const FIRST_SIDE: Side = Side::Left;

/// The document of `import --json`.
#[derive(Serialize)]
struct ReadingJson<'a> {
    format: &'static str,
    rows: usize,
    taken: usize,
    duplicates: usize,
    skipped: Vec<SkippedJson<'a>>,
    warnings: Vec<WarningJson<'a>>,
}

#[derive(Serialize)]
struct SkippedJson<'a> {
    row: u64,
    reason: &'a str,
}

#[derive(Serialize)]
struct WarningJson<'a> {
    row: u64,
    text: &'a str,
}

/// `import --formats`.
pub(super) fn formats(typed: &Import, out: &mut dyn Write) -> Result<(), Trouble> {
    if typed.json {
        let ids: Vec<&str> = Format::ALL.iter().map(|format| format.id()).collect();
        serde_json::to_writer(&mut *out, &serde_json::json!({ "formats": ids })).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(());
    }
    for format in Format::ALL {
        let name = if format == Format::Csv { "any other table, with --map" } else { format.name() };
        writeln!(out, "{:26}{name}", format.id())?;
    }
    Ok(())
}

/// Reads the file and takes what is new.
pub(super) fn import(journal: &mut Journal, typed: &Import, out: &mut dyn Write) -> Result<(), Trouble> {
    let reading = reading(typed, journal.usual_side(), &journal.now())?;
    take(journal, reading, typed, out)
}

/// Takes in a file. It is read before a journal is made for it, so that a file that is refused leaves none behind.
pub(super) fn carry_out(place: &Path, unlock: &mut Unlock, words: &Import) -> i32 {
    let read = if is_new(place) { first(words).map(Some) } else { Ok(None) };
    match read {
        Err(trouble) => finish(Err(trouble)),
        Ok(read) => change_by(place, unlock, Some(place), &typed(words), |journal, out| {
            // Another start may have made the journal meanwhile, and used the other leg in it.
            match read.filter(|_| journal.usual_side() == FIRST_SIDE) {
                Some(reading) => take(journal, reading, words, out),
                None => import(journal, words, out),
            }
        }),
    }
}

/// Reads the file for a journal that is not there yet.
pub(super) fn first(typed: &Import) -> Result<Reading, Trouble> {
    reading(typed, FIRST_SIDE, &Clock::System.now())
}

/// Takes what is new of a file that was read.
pub(super) fn take(
    journal: &mut Journal,
    mut reading: Reading,
    typed: &Import,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    reading.warnings.extend(differing(journal.store(), &reading)?);
    if typed.dry_run {
        return tell(&reading, journal.preview_import(&reading)?, None, typed.json, out);
    }
    let new = journal.preview_import(&reading)?.new;
    match super::backup::first(journal, new) {
        Ok(false) => {}
        Ok(true) if typed.json => {}
        Ok(true) => writeln!(out, "A backup was made first.")?,
        // The import is one step that can be undone, so it goes on.
        Err(failure) => reading.warnings.push(Warning { row: 0, text: failure.words }),
    }
    // What is told afterwards needs no row that was found; those are many and are not copied.
    let found = std::mem::take(&mut reading.found);
    let told = reading.clone();
    let done = journal.run(Command::Import(Box::new(Reading { found, ..reading })))?;
    tell(&told, done.rows.unwrap_or_default(), Some(&done.words), typed.json, out)
}

/// Says what would be taken; where there is no journal yet, none is made.
pub(super) fn dry_run(place: &Path, unlock: &mut Unlock, typed: &Import) -> Result<(), Trouble> {
    super::with_output(|out| {
        if Store::is_there(place) {
            let mut journal = unlock.open(|key| Journal::open_to_read(place, key, Clock::System))?;
            return import(&mut journal, typed, out);
        }
        let reading = first(typed)?;
        tell(&reading, outcome_of_all(&reading), None, typed.json, out)
    })
}

/// The same with the whole path of the file, as another process has another folder.
pub(super) fn placed(typed: &Import) -> Result<Import, Trouble> {
    let Some(file) = &typed.file else { return Ok(typed.clone()) };
    Ok(Import { file: Some(super::whole(file)?), ..typed.clone() })
}

/// The words that start this command again.
pub(super) fn typed(typed: &Import) -> Vec<String> {
    let Import { file, format, map, date_order, include, scores, dry_run, json, formats: _ } = typed;
    let mut words = vec!["import".to_owned(), format!("--format={format}")];
    words.extend(map.iter().map(|map| format!("--map={map}")));
    words.extend(date_order.iter().map(|order| format!("--date-order={order}")));
    words.extend(include.iter().map(|name| format!("--include={name}")));
    words.extend(scores.iter().map(|score| format!("--score={score}")));
    words.extend(dry_run.then(|| "--dry-run".to_owned()));
    words.extend(json.then(|| "--json".to_owned()));
    words.push("--".to_owned());
    words.extend(file.iter().map(|file| file.to_string_lossy().into_owned()));
    words
}

fn reading(typed: &Import, side: Side, now: &Now) -> Result<Reading, Trouble> {
    let Some(file) = &typed.file else { return Err(Trouble::Usage("Name the file.".to_owned())) };
    let choices = choices(typed, side)?;
    let source = read_file(file)?;
    import::read(&source, &choices, now, &mut |_| true).map_err(|refusal| words(&refusal))
}

/// Why the file as a whole was not read, with the option that mends it.
fn words(refusal: &Refusal) -> Trouble {
    match refusal {
        Refusal::Unmapped(columns) => {
            let list: Vec<String> =
                columns.iter().take(30).map(|name| clean_line(&name.chars().take(40).collect::<String>())).collect();
            Trouble::Usage(format!(
                "This is not an export that Soleus knows. Say which column is what with --map date=COL,score=COL. The columns are: {}.",
                list.join(", ")
            ))
        }
        Refusal::DateOrder(date) => Trouble::Usage(format!(
            "“{date}” can be two dates. Say which order is meant with --date-order dmy or --date-order mdy."
        )),
        Refusal::NoColumn(_) => Trouble::Usage(refusal.to_string()),
        other => Trouble::Failed(other.to_string()),
    }
}

/// "“Mild” (3 rows) is read as 2", so that another number can be named with --score.
fn word_line(found: &WordChoice) -> String {
    let rows = sentence::count(found.count, "row", "rows");
    let (word, option) = (clean_line(&found.word), clean_line(&found.word).to_lowercase());
    let said = if word.is_empty() { "No score".to_owned() } else { format!("“{word}”") };
    match found.score {
        Some(score) => format!("{said} ({rows}) is read as {score}; another number: --score \"{option}=N\""),
        None => format!("{said} ({rows}) is left out; a number for it: --score \"{option}=N\""),
    }
}

fn tell(
    reading: &Reading,
    outcome: Outcome,
    said: Option<&str>,
    json: bool,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    let Outcome { new, duplicates, skipped: _ } = outcome;
    if json {
        let skipped =
            reading.skipped.iter().map(|skipped| SkippedJson { row: skipped.row, reason: &skipped.reason }).collect();
        let warnings =
            reading.warnings.iter().map(|warning| WarningJson { row: warning.row, text: &warning.text }).collect();
        let (format, rows) = (reading.format.id(), reading.rows);
        let document = ReadingJson { format, rows, taken: new, duplicates, skipped, warnings };
        serde_json::to_writer(&mut *out, &document).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(());
    }
    let rows = sentence::count(reading.rows, "row", "rows");
    let left = reading.skipped.len();
    writeln!(
        out,
        "{}, {rows}: {new} new, {duplicates} already here, {left} left out",
        sentence::upper_first(reading.format.name())
    )?;
    for word in &reading.words {
        writeln!(out, "  {}", word_line(word))?;
    }
    for skipped in &reading.skipped {
        // A file from elsewhere could hold signs that a terminal obeys.
        let row = reading.counted.name(skipped.row);
        writeln!(out, "  {row}: {}: {}", clean_line(&skipped.reason), clean_line(&skipped.text))?;
    }
    for warning in &reading.warnings {
        writeln!(out, "  {}: {}", reading.counted.name(warning.row), clean_line(&warning.text))?;
    }
    match said {
        Some(words) => writeln!(out, "{words}")?,
        None => writeln!(out, "Nothing was changed.")?,
    }
    Ok(())
}
