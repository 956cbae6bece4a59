//! What is said of a check: one sentence for all, and one for each problem that is left, with the next step.

use super::{Problem, Report};
use crate::domain::record::{Record, RecordKind};
use crate::domain::sentence::{self, HourStyle};
use crate::domain::when::Moment;
use crate::store::Store;
use crate::store::operation::Key;
use crate::store::verify::FlawKind;

/// Records that are named in a sentence.
const NAMED: usize = 3;

impl Report {
    /// "All 412 entries are fine.", or what was mended and how much is left.
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut parts = Vec::new();
        let mended: Vec<String> = self.mended().map(mended_words).collect();
        if !mended.is_empty() {
            let were = if mended.len() == 1 { "problem was" } else { "problems were" };
            parts.push(format!("{} {were} mended: {}.", mended.len(), mended.join(", ")));
        }
        // Without mending nothing is left of anything.
        let (is, are) = if mended.is_empty() { ("was found", "were found") } else { ("is left", "are left") };
        match (self.left().count(), self.entries) {
            (0, 0) => parts.push("Everything is fine. There are no entries yet.".to_owned()),
            (0, 1) => parts.push("Your entry is fine.".to_owned()),
            (0, entries) => parts.push(format!("All {entries} entries are fine.")),
            (1, _) => parts.push(format!("1 problem {is}.")),
            (left, _) => parts.push(format!("{left} problems {are}.")),
        }
        parts.join(" ")
    }

    /// One sentence for each problem that is left, in the words for people. `store` is where its records are.
    #[must_use]
    pub fn lines(&self, store: &Store, hours: HourStyle) -> Vec<String> {
        let words = |problem: &Problem| {
            if self.is_waiting(problem.kind) { waiting_words(problem) } else { left_words(problem, store, hours) }
        };
        self.left().map(words).collect()
    }
}

/// What was mended, inside a list.
fn mended_words(problem: &Problem) -> String {
    let count = problem.mended;
    match problem.kind {
        FlawKind::Digests => "the marks that show a change from outside".to_owned(),
        FlawKind::Orphan => {
            sentence::count(count, "change that belonged to no step", "changes that belonged to no step")
        }
        FlawKind::Rating => sentence::count(count, "rating without an activity", "ratings without an activity"),
        FlawKind::Order => "the order of Undo and Redo".to_owned(),
        FlawKind::Index => "the lists inside the file".to_owned(),
        FlawKind::Search => "the search".to_owned(),
        FlawKind::Tags => sentence::count(count, "entry for the filters", "entries for the filters"),
        FlawKind::Days => sentence::count(count, "day with pain", "days with pain"),
        // What cannot be mended by itself can be gone with something that was.
        other => other.id().to_owned(),
    }
}

fn left_words(problem: &Problem, store: &Store, hours: HourStyle) -> String {
    let count = problem.count - problem.mended;
    let (records, is) = (sentence::count(count, "record", "records"), if count == 1 { "is" } else { "are" });
    let named = named(problem, store, hours);
    let them = if count == 1 { "it" } else { "them" };
    match problem.kind {
        FlawKind::File => "The file is damaged. Keep a copy of it, then put back a backup.".to_owned(),
        FlawKind::Schema => {
            "The tables in the file are not those of Soleus. Keep a copy of it, then put back a backup.".to_owned()
        }
        FlawKind::Unreadable => format!("{records} cannot be read{named}. Put back a backup that has {them}."),
        FlawKind::Impossible => {
            format!("{records} {is} impossible{named}. Correct what you know, or put back a backup.")
        }
        FlawKind::Changed => {
            let it_is = if count == 1 { "it is" } else { "they are" };
            format!(
                "{records} {is} not as Soleus saved {them}{named}. Look whether {it_is} right. If not, put back a backup."
            )
        }
        FlawKind::Lost => {
            format!("{records} {is} gone without being deleted{named}. Put back a backup that has {them}.")
        }
        FlawKind::History => format!(
            "{} in the history {is} not as Soleus saved it. Undo no further back than you remember, or put back a backup.",
            sentence::count(count, "change", "changes")
        ),
        FlawKind::Digests
        | FlawKind::Orphan
        | FlawKind::Rating
        | FlawKind::Order
        | FlawKind::Index
        | FlawKind::Search
        | FlawKind::Tags
        | FlawKind::Days => {
            let what = mended_words(&Problem { mended: count, ..problem.clone() });
            format!(
                "Not in order: {what}. Nothing that you logged is lost by it. Check your data and let it be mended."
            )
        }
    }
}

/// What can be mended and was left, because it says more about the records that are named above it.
fn waiting_words(problem: &Problem) -> String {
    let what = mended_words(&Problem { mended: problem.count - problem.mended, ..problem.clone() });
    format!(
        "Not in order: {what}. This is mended once the records named above are right again, or are kept as they are."
    )
}

/// ": entry 22 November 14:32, a dose, and 3 more"
fn named(problem: &Problem, store: &Store, hours: HourStyle) -> String {
    if problem.records.is_empty() {
        return String::new();
    }
    let mut names: Vec<String> = problem.records.iter().take(NAMED).map(|key| name(key, store, hours)).collect();
    if problem.count > names.len() {
        names.push(format!("{} more", problem.count - names.len()));
    }
    format!(": {}", names.join(", "))
}

fn name(key: &Key, store: &Store, hours: HourStyle) -> String {
    let record = store.record(key).ok().flatten();
    let kind = RecordKind::ALL.into_iter().find(|kind| kind.id() == key.kind()).unwrap_or(RecordKind::Episode);
    let (what, _) = kind.names();
    match record {
        Some(Record::Episode(episode)) => {
            format!("entry of {} {}", day(episode.started), sentence::entry_time(&episode, hours))
        }
        Some(record) => match record.happened() {
            Some(at) => format!("{what} of {}", day(at)),
            None => what.to_owned(),
        },
        None => what.to_owned(),
    }
}

fn day(at: Moment) -> String {
    at.day().format("%-d %B %Y").to_string()
}
