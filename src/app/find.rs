//! Which entries a person wants to see: the filter of the Journal screen and of `soleus list`.
//!
//! Each condition gives a list of places, newest first; an entry is found when it is in all of them.

use chrono::NaiveDate;

use crate::domain::body::{Kind, Side, Zone};
use crate::domain::episode::Nrs;
use crate::store::episode::{Span, Tag};
use crate::store::{Store, StoreError};

/// A kind of record, for those who want only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordKind {
    /// Entries of pain.
    Pain,
    /// Guided sessions, and the way back from stage to stage.
    Routines,
    /// Steps of a first-days plan.
    FirstDays,
    /// Checks of the warning signs, and looks of a clinician.
    Checks,
    /// Doses of medicines.
    Medicines,
    /// How well activities went that the person wants back.
    Activities,
}

impl RecordKind {
    /// Every kind, in the order of the filter.
    pub const ALL: [Self; 6] =
        [Self::Pain, Self::Routines, Self::FirstDays, Self::Checks, Self::Medicines, Self::Activities];

    /// The words in the filter.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pain => "Pain",
            Self::Routines => "Routines",
            Self::FirstDays => "First days",
            Self::Checks => "Checks",
            Self::Medicines => "Medicines",
            Self::Activities => "Activities",
        }
    }
}

/// What is wanted; a condition that is not set lets every entry through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// First local day.
    pub from: Option<NaiveDate>,
    /// Last local day.
    pub to: Option<NaiveDate>,
    /// Entries logged for just this side: `Left` does not find "both".
    pub side: Option<Side>,
    /// Entries with this zone on any leg.
    pub zone: Option<Zone>,
    /// Entries with this kind of pain.
    pub kind: Option<Kind>,
    /// Least worst score.
    pub least: Option<Nrs>,
    /// Most worst score.
    pub most: Option<Nrs>,
    /// Words that must all be there; each may be the beginning of a word. Text without words is no condition.
    pub text: String,
    /// Only records of this kind.
    pub only: Option<RecordKind>,
}

impl Filter {
    /// Whether it lets every entry through.
    #[must_use]
    pub fn is_open(&self) -> bool {
        Self { text: self.text.trim().to_owned(), ..self.clone() } == Self::default()
    }

    /// Whether it can find anything but entries: a place, a feel and a score belong to entries alone.
    #[must_use]
    pub fn finds_beside_entries(&self) -> bool {
        let about_pain = self.zone.is_some() || self.kind.is_some() || self.least.is_some() || self.most.is_some();
        !about_pain && self.only != Some(RecordKind::Pain)
    }

    /// A span of time in which all lies that it finds; the exact cut is made by the local day.
    #[must_use]
    pub fn span(&self) -> Span {
        let round = |day| Span::round_days(day, day);
        Span {
            from_s: self.from.map_or(Span::ALL.from_s, |day| round(day).from_s),
            before_s: self.to.map_or(Span::ALL.before_s, |day| round(day).before_s),
        }
    }
}

/// Places of the entries that the filter lets through, newest first; `Store::episodes_at` reads a page of them.
///
/// # Errors
/// When the file cannot be read.
pub fn find(store: &Store, filter: &Filter) -> Result<Vec<i64>, StoreError> {
    let Filter { from, to, side, zone, kind, least, most, text, only } = filter;
    if only.is_some_and(|only| only != RecordKind::Pain) {
        return Ok(Vec::new());
    }
    let mut lists = Vec::new();
    lists.extend(store.places_with_words(text)?);
    for tag in [side.map(Tag::Side), zone.map(Tag::Zone), kind.map(Tag::Kind)].into_iter().flatten() {
        lists.push(store.places_with_tag(tag)?);
    }
    if least.is_some() || most.is_some() {
        let [none, .., worst] = Nrs::ALL;
        lists.push(store.places_with_score(least.unwrap_or(none), most.unwrap_or(worst))?);
    }
    if from.is_some() || to.is_some() {
        lists.push(store.places_on_days(*from, *to)?);
    }
    // The shortest first: the others are then only searched for what is left.
    lists.sort_by_key(Vec::len);
    match lists.into_iter().reduce(|found, list| in_both(&found, &list)) {
        Some(found) => Ok(found),
        None => store.places(Span::ALL),
    }
}

/// The next of these places below one, or the first ones, `limit` at most where they can be read in parts. Returns, too,
/// whether these were the last.
///
/// # Errors
/// When the file cannot be read.
pub fn find_below(
    store: &Store,
    filter: &Filter,
    place: Option<i64>,
    limit: usize,
) -> Result<(Vec<i64>, bool), StoreError> {
    if !(Filter { text: String::new(), ..filter.clone() }.is_open()) {
        // Lists have to be there as a whole to be compared.
        return Ok((find(store, filter)?, true));
    }
    let part = match store.places_with_words_below(&filter.text, place, limit)? {
        Some(part) => part,
        None => store.places_below(place, limit)?,
    };
    let is_last = part.len() < limit;
    Ok((part, is_last))
}

/// What is in both lists; both are sorted from high to low, so each is walked once.
fn in_both(short: &[i64], long: &[i64]) -> Vec<i64> {
    let mut rest = long.iter().copied().peekable();
    let is_there = |place: &i64| {
        while rest.next_if(|other| other > place).is_some() {}
        rest.next_if_eq(place).is_some()
    };
    let mut is_there = is_there;
    short.iter().copied().filter(|place| is_there(place)).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::domain::body::Leg;
    use crate::domain::episode::{Episode, ZonePain};
    use crate::domain::when::{Certainty, Moment};
    use crate::store::operation::{Change, Record};

    const WORDS: [&str; 4] = ["", "stairs at home", "Treppe, müde", "up the hill"];

    /// Entries every 5 hours, written in all places of the world, with a repeating mix of answers.
    fn entries() -> Vec<Episode> {
        (0..600_u64)
            .map(|number| {
                let pick = |list: u64| usize::try_from(number * 7919 / 13 % list).unwrap();
                let offset_min = [-720, -1080, 0, 330, 840, 1080, 60][pick(7)];
                let utc_s = 1_790_000_000 + i64::try_from(number).unwrap() * 5 * 3600;
                let started = Moment { utc_s, offset_min };
                let id = Uuid::from_u128(u128::from(number) + 1);
                let (side, score) = (Side::ALL[pick(3)], Nrs::ALL[pick(11)]);
                let mut episode = Episode::new(id, side, score, started, Certainty::Exact, started);
                episode.kinds = vec![Kind::ALL[pick(8)]];
                episode.zones = vec![ZonePain { leg: Leg::ALL[pick(2)], zone: Zone::ALL[pick(8)], nrs: None }];
                episode.notes = WORDS[pick(4)].to_owned();
                episode
            })
            .collect()
    }

    /// The same question, asked entry by entry.
    fn fits(filter: &Filter, episode: &Episode) -> bool {
        let words: Vec<String> = filter.text.split_whitespace().map(str::to_lowercase).collect();
        let notes = episode.notes.to_lowercase().replace(',', "");
        filter.from.is_none_or(|day| episode.started.day() >= day)
            && filter.to.is_none_or(|day| episode.started.day() <= day)
            && filter.side.is_none_or(|side| episode.side == side)
            && filter.zone.is_none_or(|zone| episode.zone_list().contains(&zone))
            && filter.kind.is_none_or(|kind| episode.kinds.contains(&kind))
            && filter.least.is_none_or(|least| episode.nrs_worst >= least)
            && filter.most.is_none_or(|most| episode.nrs_worst <= most)
            && words.iter().all(|word| notes.split_whitespace().any(|other| other.starts_with(word)))
    }

    #[test]
    fn every_filter_finds_what_a_patient_reader_would_find() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("journal.db"), &[]).unwrap();
        let entries = entries();
        let changes: Vec<Change> =
            entries.iter().map(|entry| Change::Put(Record::Episode(Box::new(entry.clone())))).collect();
        store.apply("fill", entries[0].started, &changes).unwrap();
        let day = |text: &str| Some(text.parse::<NaiveDate>().unwrap());
        let open = Filter::default;
        let filters = [
            open(),
            Filter { from: day("2026-10-01"), ..open() },
            Filter { to: day("2026-10-01"), ..open() },
            Filter { from: day("2026-10-01"), to: day("2026-10-01"), ..open() },
            Filter { from: day("2026-10-01"), to: day("2026-10-02"), ..open() },
            Filter { from: day("2026-09-25"), to: day("2026-12-24"), side: Some(Side::Left), ..open() },
            Filter { from: day("2026-12-24"), to: day("2026-09-25"), ..open() },
            Filter { from: day("1000-01-01"), to: day("9999-12-31"), ..open() },
            Filter { zone: Some(Zone::Soleus), kind: Some(Kind::Cramp), ..open() },
            Filter { zone: Some(Zone::Soleus), ..open() },
            Filter { least: Some(Nrs::ALL[3]), most: Some(Nrs::ALL[7]), ..open() },
            Filter { least: Some(Nrs::ALL[7]), most: Some(Nrs::ALL[3]), ..open() },
            Filter { text: "sta hom".to_owned(), ..open() },
            Filter { text: "MÜDE".to_owned(), side: Some(Side::Both), least: Some(Nrs::ALL[1]), ..open() },
            Filter { text: " - \" * ".to_owned(), ..open() },
        ];
        for filter in filters {
            let found = store.episodes_at(&find(&store, &filter).unwrap()).unwrap();
            let plain = Filter { text: filter.text.replace(['-', '"', '*'], ""), ..filter.clone() };
            let expected: Vec<&Episode> = entries.iter().rev().filter(|entry| fits(&plain, entry)).collect();
            assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{filter:?}");
            let mut parts: Vec<i64> = Vec::new();
            loop {
                let (part, is_last) = find_below(&store, &filter, parts.last().copied(), 70).unwrap();
                parts.extend(part);
                if is_last {
                    break;
                }
            }
            assert_eq!(parts, find(&store, &filter).unwrap(), "in parts: {filter:?}");
        }
    }
}
