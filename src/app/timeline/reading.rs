//! Reading the history a part at a time, so that no frame waits for all of it.

use super::{Note, Timeline, first_days_notes};
use crate::app::find::{Filter, find_below};
use crate::domain::when::LocalZone;
use crate::store::episode::second_of;
use crate::store::mark::{After, Mark};
use crate::store::{Store, StoreError};

/// Places of entries that are read at once: whole pages of the list, so that none is cut where a part ends.
const PLACES: usize = 64 * 300;
/// Other records that are read at once.
const MARKS: usize = 2_000;
/// So many places take as long as one other record.
const PLACES_FOR_ONE: usize = 8;

/// A history that is being read, the newest first. What has a row keeps it.
#[derive(Debug)]
pub struct Reading {
    filter: Filter,
    timeline: Timeline,
    /// The second down to which all places are read; below it there may be more.
    places_unread_s: i64,
    /// The same of other records.
    marks_unread_s: i64,
    /// The last other record that was read, whether it was found or not.
    last: Option<After>,
    /// Lines of the first days that are not among the notes yet, the oldest first.
    lines: Vec<Note>,
}

impl Reading {
    /// Begins to read what the filter finds.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn begin(store: &Store, filter: &Filter, zone: &LocalZone) -> Result<Self, StoreError> {
        let beside = filter.finds_beside_entries();
        let mut lines = if beside { first_days_notes(store, zone)? } else { Vec::new() };
        lines.retain(|line| line.fits(filter));
        lines.sort_by_key(|line| line.at.utc_s);
        Ok(Self {
            filter: filter.clone(),
            timeline: Timeline::default(),
            places_unread_s: i64::MAX,
            marks_unread_s: if beside { i64::MAX } else { i64::MIN },
            last: None,
            lines,
        })
    }

    /// Reads on, for a part of a frame: all of a usual journal. Call it until `is_done`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn step(&mut self, store: &Store) -> Result<(), StoreError> {
        let mut read = 0;
        while !self.is_done() && read < MARKS {
            // Whichever is behind, so that rows come soon.
            read += if self.places_unread_s >= self.marks_unread_s {
                self.read_places(store)? / PLACES_FOR_ONE
            } else {
                self.read_marks(store)?
            };
        }
        self.timeline.grow(self.places_unread_s.max(self.marks_unread_s));
        Ok(())
    }

    /// Whether all of it is read.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.places_unread_s.max(self.marks_unread_s) == i64::MIN
    }

    /// What is read so far.
    #[must_use]
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    fn read_places(&mut self, store: &Store) -> Result<usize, StoreError> {
        let places = &mut self.timeline.places;
        let (part, is_last) = find_below(store, &self.filter, places.last().copied(), PLACES)?;
        places.extend(&part);
        let oldest = places.last().copied().filter(|_| !is_last);
        self.places_unread_s = oldest.map_or(i64::MIN, second_of);
        Ok(part.len())
    }

    fn read_marks(&mut self, store: &Store) -> Result<usize, StoreError> {
        let part = store.marks(self.filter.span(), self.last, MARKS)?;
        let (read, is_last) = (part.len(), part.len() < MARKS);
        self.last = part.last().map(Mark::place);
        self.marks_unread_s = self.last.filter(|_| !is_last).map_or(i64::MIN, |last| last.at_s);
        let first_new = self.timeline.notes.len();
        let found = part.into_iter().map(Note::from).filter(|note| note.fits(&self.filter));
        self.timeline.notes.extend(found);
        while let Some(line) = self.lines.pop_if(|line| line.at.utc_s > self.marks_unread_s) {
            self.timeline.notes.push(line);
        }
        // Within a second the order in which they were read stays. What was read before is not older than any of these.
        if let Some(new) = self.timeline.notes.get_mut(first_new..) {
            new.sort_by_key(|note| std::cmp::Reverse(note.at.utc_s));
        }
        Ok(read)
    }
}
