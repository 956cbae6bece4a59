//! Where it hurt: how many entries name each zone of each leg, and the worst pain there.

use super::felt::{ENOUGH_ENTRIES, TOO_FEW, most_often};
use super::{Scored, Scores};
use crate::domain::body::{Leg, Zone};
use crate::domain::sentence;

/// One zone of one leg.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRow {
    /// Which leg.
    pub leg: Leg,
    /// Which zone.
    pub zone: Zone,
    /// The pain there in each entry that names it: its own score, or the worst of the entry where it has none.
    pub scores: Scores,
}

/// Every zone of the legs that are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// By leg and number of the zone; also those that no entry names.
    pub rows: Vec<PlaceRow>,
    /// Entries that name a place.
    pub said: usize,
    /// Entries that name none.
    pub not_said: usize,
}

impl PlaceRow {
    /// "Left leg, lower calf deep"
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} leg, {}", self.leg.name(), self.zone.words())
    }

    /// "12 entries, worst 7", or "no entries".
    #[must_use]
    pub fn words(&self) -> String {
        match self.scores.worst() {
            Some(worst) => {
                format!("{}, worst {}", sentence::count(self.scores.count(), "entry", "entries"), worst.get())
            }
            None => "no entries".to_owned(),
        }
    }
}

impl Places {
    pub(super) fn new(legs: &[Leg]) -> Self {
        let row = |leg: Leg, zone: Zone| PlaceRow { leg, zone, scores: Scores::default() };
        let rows = legs.iter().flat_map(|leg| Zone::ALL.iter().map(|zone| row(*leg, *zone))).collect();
        Self { rows, said: 0, not_said: 0 }
    }

    pub(super) fn add(&mut self, entry: &Scored) {
        let mut said = false;
        for row in &mut self.rows {
            let here = entry.zones.iter().filter(|pain| pain.leg == row.leg && pain.zone == row.zone);
            if let Some(worst) = here.map(|pain| pain.nrs.unwrap_or(entry.nrs)).max() {
                row.scores.add(worst);
                said = true;
            }
        }
        *(if said { &mut self.said } else { &mut self.not_said }) += 1;
    }

    /// Whether entries enough name a place.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.said >= ENOUGH_ENTRIES
    }

    /// The zones that are named, those with most entries first.
    #[must_use]
    pub fn named(&self) -> Vec<&PlaceRow> {
        let mut named: Vec<&PlaceRow> = self.rows.iter().filter(|row| row.scores.count() > 0).collect();
        named.sort_by_key(|row| std::cmp::Reverse(row.scores.count()));
        named
    }

    /// "Most often: lower calf deep (left leg), in 12 of 20 entries with a place."
    #[must_use]
    pub fn words(&self) -> String {
        if !self.is_enough() {
            return TOO_FEW.to_owned();
        }
        let named = self.named();
        let most = named.first().map_or(0, |row| row.scores.count());
        let first = named.iter().take_while(|row| row.scores.count() == most);
        let names: Vec<String> = first.map(|row| format!("{} ({} leg)", row.zone.words(), row.leg.id())).collect();
        most_often(&names, "places", most, &sentence::count(self.said, "entry with a place", "entries with a place"))
    }

    /// "Without a place: 4 entries."; nothing if there is none.
    #[must_use]
    pub fn not_said_words(&self) -> Option<String> {
        let entries = sentence::count(self.not_said, "entry", "entries");
        (self.not_said > 0).then(|| format!("Without a place: {entries}."))
    }

    /// The table for other programs, with tabs.
    #[must_use]
    pub fn table(&self) -> String {
        let mut lines = vec!["leg\tplace\tentries\tworst".to_owned()];
        lines.extend(self.named().iter().map(|row| {
            let worst = row.scores.worst().map_or(0, u8::from);
            format!("{}\t{}\t{}\t{worst}", row.leg.id(), row.zone.words(), row.scores.count())
        }));
        lines.push(format!("\twithout a place\t{}\t", self.not_said));
        lines.join("\n")
    }
}
