//! `soleus import`: what a file of another program holds, and what of it is taken. Every row that is left out is listed
//! with its reason.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::Trouble;
use super::arguments::Import;
use crate::app::clock::Clock;
use crate::app::command::Command;
use crate::app::import::{Outcome, differing, outcome_of_all, read_file};
use crate::app::run::Journal;
use crate::domain::body::Side;
use crate::domain::draft::clean_line;
use crate::domain::sentence;
use crate::domain::when::Now;
use crate::exchange::import::{self, Choices, Columns, DateOrder, Format, Reading, Refusal, Warning};
use crate::store::Store;

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
    let mut reading = reading(typed, journal.usual_side(), &journal.now())?;
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
pub(super) fn dry_run(place: &Path, typed: &Import) -> Result<(), Trouble> {
    super::with_output(|out| {
        if Store::is_there(place) {
            return import(&mut Journal::open_to_read(place, Clock::System)?, typed, out);
        }
        let reading = reading(typed, Side::Left, &Clock::System.now())?;
        tell(&reading, outcome_of_all(&reading), None, typed.json, out)
    })
}

/// The same with the whole path of the file, as another process has another folder.
pub(super) fn placed(typed: &Import) -> Result<Import, Trouble> {
    let Some(file) = &typed.file else { return Ok(typed.clone()) };
    let whole = std::path::absolute(file)?;
    Ok(Import { file: Some(whole), ..typed.clone() })
}

/// The words that start this command again.
pub(super) fn typed(typed: &Import) -> Vec<String> {
    let Import { file, format, map, date_order, include, dry_run, json, formats: _ } = typed;
    let mut words = vec!["import".to_owned(), format!("--format={format}")];
    words.extend(map.iter().map(|map| format!("--map={map}")));
    words.extend(date_order.iter().map(|order| format!("--date-order={order}")));
    words.extend(include.iter().map(|name| format!("--include={name}")));
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

fn choices(typed: &Import, side: Side) -> Result<Choices, Trouble> {
    let Import { format, map, date_order, include, .. } = typed;
    let mut choices = Choices { side, ..Choices::default() };
    if format != "auto" {
        choices.format = Some(known(format)?);
    }
    if let Some(map) = map {
        choices.columns = columns(map)?;
        choices.format = choices.format.or(Some(Format::Csv));
    }
    if let Some(id) = date_order {
        let order = DateOrder::ALL.into_iter().find(|order| order.id() == id.trim());
        choices.date_order =
            Some(order.ok_or_else(|| Trouble::Usage("Enter ymd, dmy or mdy after --date-order.".to_owned()))?);
    }
    if !include.is_empty() {
        let mut names = BTreeSet::new();
        for name in include {
            let (name, score) = scored(name)?;
            choices.unrated.extend(score.map(|score| (name.clone(), score)));
            names.insert(name);
        }
        choices.included = Some(names);
    }
    Ok(choices)
}

fn known(id: &str) -> Result<Format, Trouble> {
    let cut = clean_line(&id.chars().take(40).collect::<String>());
    let list = || format!("“{cut}” is not a format. See the list with: soleus import --formats");
    Format::from_id(id.trim()).ok_or_else(|| Trouble::Usage(list()))
}

/// "calf pain=5" is a name and the score of its rows; a name alone has none.
fn scored(text: &str) -> Result<(String, Option<u8>), Trouble> {
    let Some((name, score)) = text.rsplit_once('=') else { return Ok((text.to_owned(), None)) };
    let number = score.trim().parse::<u8>();
    match number {
        Ok(number) if number <= 10 => Ok((name.trim().to_owned(), Some(number))),
        Ok(_) => Err(Trouble::Usage("Enter a score from 0 to 10 behind the name after --include.".to_owned())),
        // A name may hold the sign itself.
        Err(_) => Ok((text.to_owned(), None)),
    }
}

/// "date=Day,score=Pain, worst" has two columns: a comma divides only where one of the five words follows.
fn columns(map: &str) -> Result<Columns, Trouble> {
    const WORDS: [&str; 5] = ["date", "time", "score", "side", "note"];
    let wrong = || Trouble::Usage("Enter columns after --map such as date=Day,score=Pain,side=Leg.".to_owned());
    let mut parts: Vec<String> = Vec::new();
    for piece in map.split(',') {
        let begins = piece.split_once('=').is_some_and(|(word, _)| WORDS.contains(&word.trim()));
        match parts.last_mut() {
            Some(last) if !begins => {
                last.push(',');
                last.push_str(piece);
            }
            _ => parts.push(piece.to_owned()),
        }
    }
    let mut columns = Columns::default();
    for part in parts {
        let (word, column) = part.split_once('=').ok_or_else(wrong)?;
        let place = match word.trim() {
            "date" => &mut columns.date,
            "time" => &mut columns.time,
            "score" => &mut columns.score,
            "side" => &mut columns.side,
            "note" => &mut columns.note,
            _ => return Err(wrong()),
        };
        *place = Some(column.trim().to_owned()).filter(|column| !column.is_empty());
    }
    if columns.date.is_none() || columns.score.is_none() {
        return Err(Trouble::Usage("Name at least the date and the score after --map.".to_owned()));
    }
    Ok(columns)
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
    for skipped in &reading.skipped {
        // A file from elsewhere could hold signs that a terminal obeys.
        writeln!(out, "  Line {}: {}: {}", skipped.row, clean_line(&skipped.reason), clean_line(&skipped.text))?;
    }
    for warning in &reading.warnings {
        writeln!(out, "  Line {}: {}", warning.row, clean_line(&warning.text))?;
    }
    match said {
        Some(words) => writeln!(out, "{words}")?,
        None => writeln!(out, "Nothing was changed.")?,
    }
    Ok(())
}
