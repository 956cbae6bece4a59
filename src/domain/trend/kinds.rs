//! What the pain felt like: how many entries name each kind, and how strong it was in them.

use super::felt::{ENOUGH_ENTRIES, TOO_FEW, most_often};
use super::{Scored, Scores};
use crate::domain::body::Kind;
use crate::domain::sentence;

/// The entries of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindRow {
    /// Which kind; nothing for entries that name none.
    pub kind: Option<Kind>,
    /// Their worst pain.
    pub scores: Scores,
}

/// Kinds of pain over a range. An entry can name several and is counted with each of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kinds {
    /// Those that are named, most entries first, and at the end what was not said.
    pub rows: Vec<KindRow>,
    /// Entries that name a kind.
    pub said: usize,
}

impl KindRow {
    /// "Cramp", or "Not said".
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.kind.map_or("Not said", Kind::name)
    }

    /// "12 entries, median 6"
    #[must_use]
    pub fn words(&self) -> String {
        let entries = sentence::count(self.scores.count(), "entry", "entries");
        self.scores.median().map_or(entries.clone(), |median| format!("{entries}, median {median}"))
    }
}

impl Kinds {
    pub(super) fn add(&mut self, entry: &Scored) {
        if entry.kinds.is_empty() {
            self.count(None, entry);
            return;
        }
        self.said += 1;
        for kind in Kind::ALL.iter().filter(|kind| entry.kinds.contains(kind)) {
            self.count(Some(*kind), entry);
        }
    }

    fn count(&mut self, kind: Option<Kind>, entry: &Scored) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.kind == kind) {
            row.scores.add(entry.nrs);
            return;
        }
        let mut scores = Scores::default();
        scores.add(entry.nrs);
        self.rows.push(KindRow { kind, scores });
    }

    /// Brings the rows into their order.
    pub(super) fn sort(&mut self) {
        self.rows.sort_by_key(|row| (row.kind.is_none(), std::cmp::Reverse(row.scores.count()), row.kind));
    }

    /// Whether entries enough name a kind.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.said >= ENOUGH_ENTRIES
    }

    /// How many entries there are, those that name no kind too.
    #[must_use]
    pub fn entries(&self) -> usize {
        let not_said = self.rows.iter().filter(|row| row.kind.is_none()).map(|row| row.scores.count());
        self.said + not_said.sum::<usize>()
    }

    /// "Most often: cramp, in 12 of 20 entries with a kind."
    #[must_use]
    pub fn words(&self) -> String {
        if !self.is_enough() {
            return TOO_FEW.to_owned();
        }
        let most = self.rows.first().map_or(0, |row| row.scores.count());
        let first = self.rows.iter().filter(|row| row.scores.count() == most);
        let names: Vec<String> = first.filter_map(|row| Some(row.kind?.name().to_lowercase())).collect();
        most_often(&names, "kinds", most, &sentence::count(self.said, "entry with a kind", "entries with a kind"))
    }

    /// The table for other programs, with tabs.
    #[must_use]
    pub fn table(&self) -> String {
        let mut lines = vec!["kind\tentries\tmedian".to_owned()];
        lines.extend(self.rows.iter().map(|row| {
            let median = row.scores.median().map_or(String::new(), |median| median.to_string());
            format!("{}\t{}\t{median}", row.kind.map_or("not said", Kind::id), row.scores.count())
        }));
        lines.join("\n")
    }
}
