//! The rows of a file beside the journal: what of them is new, what is there already, and how sure their times are.

use std::sync::Arc;

use super::differing;
use super::held::Held;
use crate::app::failure::Failure;
use crate::domain::record::Record;
use crate::domain::when::{Certainty, Moment, Now};
use crate::exchange::import::{self, Choices, Item, Reading, Refusal, Source, Warning, What};
use crate::store::{Store, StoreError};

/// What reports progress and answers whether the work is still wanted.
pub(super) type Pulse<'a> = dyn FnMut(usize) -> bool + 'a;

/// The rows of a file beside the journal.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Everything that was read.
    pub reading: Arc<Reading>,
    /// Places in `reading.found` of what is new.
    pub new: Vec<usize>,
    /// Places in `reading.found` of what is in the journal already.
    pub here: Vec<usize>,
    /// What is good to know: about rows that are taken, and records that differ from those here, in the order of the file.
    pub remarks: Vec<Warning>,
    /// New things of which only the day is known.
    pub time_unknown: usize,
    /// New things at about a time.
    pub about: usize,
    /// First and last moment of what is new.
    pub span: Option<(Moment, Moment)>,
}

/// Why there are no rows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// The file, or the choices.
    #[error("{0}")]
    File(Refusal),
    /// The journal.
    #[error("{0}")]
    Journal(Failure),
}

/// Reads all rows and holds them against the journal; nothing if nobody wants it any more.
pub(super) fn check(
    source: &Source,
    choices: &Choices,
    now: &Now,
    pulse: &mut Pulse<'_>,
    held: impl FnOnce(Arc<Reading>) -> Result<Checked, StoreError>,
) -> Option<Result<Checked, Unread>> {
    match import::read(source, choices, now, pulse) {
        Ok(reading) => Some(held(Arc::new(reading)).map_err(|error| Unread::Journal(Failure::reading(&error)))),
        Err(Refusal::Cancelled) => None,
        Err(refusal) => Some(Err(Unread::File(refusal))),
    }
}

/// Tells what of a reading is new to the journal.
pub(super) fn held(store: &Store, reading: Arc<Reading>) -> Result<Checked, StoreError> {
    let journal = Held::by(store, &reading)?;
    let (mut new, mut here) = (Vec::new(), Vec::new());
    let (mut time_unknown, mut about, mut span) = (0, 0, None);
    for (place, found) in reading.found.iter().enumerate() {
        if !journal.lacks(found)? {
            here.push(place);
            continue;
        }
        new.push(place);
        for (at, certainty) in found.items.iter().filter_map(when) {
            time_unknown += usize::from(certainty == Certainty::DayOnly);
            about += usize::from(certainty == Certainty::About);
            let (first, last): (Moment, Moment) = span.unwrap_or((at, at));
            span =
                Some((if at.utc_s < first.utc_s { at } else { first }, if at.utc_s > last.utc_s { at } else { last }));
        }
    }
    let mut remarks = reading.warnings.clone();
    remarks.extend(differing(store, &reading)?);
    remarks.sort_by_key(|remark| remark.row);
    Ok(Checked { reading, new, here, remarks, time_unknown, about, span })
}

/// When a thing was, and how sure that is; nothing for what has no time to tell, such as a setting.
fn when(item: &Item) -> Option<(Moment, Certainty)> {
    match &item.what {
        What::Pain(episode) => Some((episode.started, episode.certainty)),
        What::Taken(taken) => Some((taken.at, taken.certainty)),
        What::Done(deed) => Some((deed.at, deed.certainty)),
        What::Kept(record) => match &**record {
            Record::Episode(episode) => Some((episode.started, episode.certainty)),
            other => other.happened().map(|at| (at, Certainty::Exact)),
        },
    }
}
