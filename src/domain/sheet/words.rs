//! The sheet in words: what the layout and the plain text are made of. Numbers stand here as people read them.

mod chart;
mod tables;

use serde::Serialize;

use super::{Sheet, SignRow, Signs, Still};
use crate::domain::body::Leg;
use crate::domain::sentence;
pub use chart::ChartWords;

/// What stands at the head and at the foot, so that nobody takes it for more than it is.
const KEPT: &str = "Kept by the patient. It is a journal, not a diagnosis.";

/// The whole sheet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SheetWords {
    /// What the layout calls the paper.
    pub paper: &'static str,
    /// "Calf pain journal"
    pub title: String,
    /// The name on it; may be empty.
    pub name: String,
    /// "24 Oct 2026 to 22 Nov 2026, 30 days"
    pub period: String,
    /// "Entries on 22 of 30 days"
    pub coverage: String,
    /// That it is no diagnosis.
    pub kept: &'static str,
    /// Warning signs.
    pub signs: Option<SignWords>,
    /// The five numbers.
    pub numbers: Vec<NumberWords>,
    /// The chart.
    pub chart: Option<ChartWords>,
    /// The tables of page 1, in their order.
    pub tables: Vec<TableWords>,
    /// Own questions, a line each; empty for none.
    pub questions: Vec<String>,
    /// Notes that are put in: when, and the lines of the note.
    pub notes: Vec<(String, Vec<String>)>,
    /// The list of entries.
    pub entries: Option<TableWords>,
    /// The foot, a sentence each.
    pub foot: Vec<String>,
}

/// Warning signs in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SignWords {
    /// What there is in one sentence.
    pub line: String,
    /// Whether anything was ticked.
    pub ticked: bool,
    /// Sign, leg, first day, last day, still there.
    pub table: TableWords,
}

/// One of the five numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NumberWords {
    /// "Worst pain"
    pub name: &'static str,
    /// "8"
    pub value: String,
    /// "16 Nov"; may be empty.
    pub below: String,
}

/// A table: a heading, a head line, rows, and sentences beneath.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TableWords {
    /// The part, for the layout.
    pub id: &'static str,
    /// The heading.
    pub title: String,
    /// The head of each column.
    pub head: Vec<String>,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
    /// Sentences beneath.
    pub notes: Vec<String>,
}

impl SheetWords {
    /// All words of a sheet. `version` is that of the program.
    #[must_use]
    pub fn of(sheet: &Sheet, version: &str) -> Self {
        let request = &sheet.request;
        let tables = [
            sheet.places.as_ref().map(|(places, kinds)| tables::places(places, kinds)),
            sheet.tried.as_ref().map(tables::tried),
            sheet.doses.as_ref().map(tables::doses),
            sheet.life.as_ref().map(|life| tables::life(life, request)),
        ];
        Self {
            paper: match request.paper {
                super::PaperSize::A4 => "a4",
                super::PaperSize::Letter => "us-letter",
            },
            title: "Calf pain journal".to_owned(),
            name: line(&request.name),
            period: period(sheet),
            coverage: format!(
                "Entries on {} of {}",
                sheet.days_with_entries,
                sentence::count(sheet.days, "day", "days")
            ),
            kept: KEPT,
            signs: sheet.signs.as_ref().map(|signs| sign_words(signs, sheet)),
            numbers: tables::numbers(sheet),
            chart: sheet.graph.as_ref().map(|graph| ChartWords::of(graph, sheet)),
            tables: tables.into_iter().flatten().collect(),
            questions: lines(&request.questions),
            notes: sheet.notes.iter().map(|entry| (tables::when(entry, request), lines(&entry.notes))).collect(),
            entries: request.parts.contains(&super::Part::Entries).then(|| tables::entries(sheet)),
            foot: foot(sheet, version),
        }
    }

    /// Says at the foot that so many letters have no font.
    pub fn tell_lost(&mut self, letters: usize) {
        if letters > 0 {
            let count = sentence::count(letters, "letter has", "letters have");
            self.foot.push(format!("{count} no font on this computer and stand as boxes; in the text they are kept."));
        }
    }
}

/// "24 Oct 2026 to 22 Nov 2026, 30 days"; one day is said once.
fn period(sheet: &Sheet) -> String {
    let [first, last] = [sheet.request.first, sheet.request.last].map(tables::full_date);
    let span = if first == last { first } else { format!("{first} to {last}") };
    format!("{span}, {}", sentence::count(sheet.days, "day", "days"))
}

/// What was typed on one line.
fn line(typed: &str) -> String {
    breakable(&crate::domain::draft::clean_line(typed))
}

/// What was typed on several lines, without empty ones.
fn lines(typed: &str) -> Vec<String> {
    let clean = crate::domain::draft::clean_text(typed);
    clean.lines().map(line).filter(|words| !words.is_empty()).collect()
}

/// A word that is longer than a line could not be broken and would run off the page: it may be broken anywhere.
fn breakable(text: &str) -> String {
    const LONG: usize = 24;
    let mut out = String::with_capacity(text.len());
    let mut length = 0;
    for sign in text.chars() {
        // Chinese and Japanese may be broken anywhere by themselves.
        length = if sign.is_whitespace() || sign >= '\u{2e80}' { 0 } else { length + 1 };
        if length > LONG {
            out.push('\u{200b}');
            length = 1;
        }
        out.push(sign);
    }
    out
}

fn sign_words(signs: &Signs, sheet: &Sheet) -> SignWords {
    let request = &sheet.request;
    let checks = sentence::count(signs.checks, "check", "checks");
    let asked = match signs.entries {
        0 => String::new(),
        entries => format!(" and {}", sentence::count(entries, "entry that asked", "entries that asked")),
    };
    let line = match (signs.rows.len(), signs.checks, signs.entries) {
        (0, 0, 0) => "No check for warning signs was made in this period.".to_owned(),
        (0, 0, entries) => format!(
            "No check was made in this period. None ticked in {}.",
            sentence::count(entries, "entry that asked", "entries that asked")
        ),
        (0, ..) => format!("None ticked in {checks}{asked}."),
        (count, 0, _) => format!("{count} ticked in {}. No check was made.", asked.trim_start_matches(" and ")),
        (count, ..) => format!("{count} ticked in {checks}{asked}."),
    };
    let still = |row: &SignRow| match row.still {
        Still::Yes => "yes, when last asked".to_owned(),
        Still::GoneBy(day) => format!("no, on {}", request.date(day)),
        Still::NotSure(day) => format!("not sure, on {}", request.date(day)),
    };
    let rows = signs.rows.iter().map(|row| {
        let leg = row.leg.map_or("–".to_owned(), |leg| match leg {
            Leg::Left => "left".to_owned(),
            Leg::Right => "right".to_owned(),
        });
        let times = row.times.to_string();
        vec![row.name.clone(), leg, times, request.date(row.first), request.date(row.last), still(row)]
    });
    let table = TableWords {
        id: "signs",
        title: "Warning signs".to_owned(),
        head: ["Sign", "Leg", "Times", "First", "Last", "Still there"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
        notes: sign_notes(signs, sheet),
    };
    SignWords { line, ticked: !signs.rows.is_empty(), table }
}

fn sign_notes(signs: &Signs, sheet: &Sheet) -> Vec<String> {
    let request = &sheet.request;
    let dated = |items: Vec<(String, chrono::NaiveDate)>| {
        let words: Vec<String> =
            items.into_iter().map(|(name, day)| format!("{name} ({})", request.date(day))).collect();
        words.join("; ")
    };
    let mut notes = Vec::new();
    if signs.checks_open > 0 {
        notes.push(format!(
            "Some questions were left open in {}.",
            sentence::count(signs.checks_open, "check", "checks")
        ));
    }
    if !signs.explained.is_empty() {
        let items = signs.explained.iter().map(|(flag, day)| (sentence::lower_first(flag.name()), *day)).collect();
        notes.push(format!("Also said: {}.", dated(items)));
    }
    if !signs.not_sure.is_empty() {
        notes.push(format!("Not sure: {}.", dated(signs.not_sure.clone())));
    }
    for (day, said) in &signs.visits {
        // What a clinician said stands in the person's own words, which stay private like other notes.
        let own = request.parts.contains(&super::Part::Notes) && !said.is_empty();
        let said = if own { format!(": {}", line(said)) } else { String::new() };
        notes.push(format!("A clinician looked on {}{said}.", request.date(*day)));
    }
    notes
}

fn foot(sheet: &Sheet, version: &str) -> Vec<String> {
    let each = sheet.graph.as_ref().is_some_and(|graph| !graph.is_thinned());
    let marked = each || sheet.request.parts.contains(&super::Part::Entries);
    let late = match (sheet.late, marked) {
        (0, _) => "Every entry was written within 6 hours.".to_owned(),
        (1, true) => "1 entry was written more than 6 hours later and is marked.".to_owned(),
        (1, false) => "1 entry was written more than 6 hours later.".to_owned(),
        (count, true) => format!("{count} entries were written more than 6 hours later and are marked."),
        (count, false) => format!("{count} entries were written more than 6 hours later."),
    };
    let put_in = sheet.request.parts.contains(&super::Part::Notes);
    let notes = match (sheet.with_notes, put_in) {
        (0, _) => "There are no notes.".to_owned(),
        (count, true) => format!("Notes are put in ({}).", sentence::count(count, "entry", "entries")),
        (count, false) => format!("Notes are left out ({}).", sentence::count(count, "entry", "entries")),
    };
    let mut foot = Vec::new();
    if sheet.numbers.episodes > 0 {
        foot.extend([late, notes]);
    }
    if sheet.unlisted > 0 {
        let left = sentence::count(sheet.unlisted, "entry is", "entries are");
        foot.push(format!("The {left} not in the list. Choose a shorter period to list them."));
    }
    foot.push(format!("Made on {} with Soleus {version}.", tables::full_date(sheet.request.today)));
    foot
}
