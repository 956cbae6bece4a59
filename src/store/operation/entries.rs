//! Entries on their way into the file within one step.

use std::collections::HashSet;

use uuid::Uuid;

use super::{Change, Key, Record};
use crate::domain::episode::Episode;
use crate::store::episode::EpisodeWriter;
use crate::store::{Store, StoreError};

/// Writes entries. In a large step it knows by heart which are there, and makes each day anew once at the end: to look
/// each of them up, and to add each to its day, would take longer than to write them.
pub(super) struct Entries<'a> {
    store: &'a Store,
    writer: Option<EpisodeWriter<'a>>,
    /// All that are there; only for a large step.
    known: Option<HashSet<Uuid>>,
}

impl<'a> Entries<'a> {
    pub(super) fn new(store: &'a Store, large: bool) -> Result<Self, StoreError> {
        let known = if large { Some(store.episode_ids()?) } else { None };
        Ok(Self { store, writer: None, known })
    }

    /// Whether the change makes an entry of which it is known that it is not there.
    pub(super) fn is_certainly_new(&mut self, change: &Change) -> bool {
        let Some(known) = &mut self.known else { return false };
        match change {
            Change::Put(Record::Episode(episode)) => known.insert(episode.id),
            Change::Delete(Key::Episode(id)) => {
                known.remove(id);
                false
            }
            _ => false,
        }
    }

    /// Writes an entry, in place of the one that is there.
    pub(super) fn put(&mut self, episode: &Episode, is_there: bool) -> Result<(), StoreError> {
        if is_there {
            self.store.delete_episode(episode.id)?;
        }
        let writer = match &mut self.writer {
            Some(writer) => writer,
            none => none.insert(EpisodeWriter::new(self.store)?),
        };
        writer.add(episode)?;
        match &self.known {
            Some(_) => self.store.mark_stale(episode),
            None => self.store.add_to_pain_day(episode)?,
        }
        Ok(())
    }
}
