//! What of a file the journal has already.

use std::collections::HashSet;

use uuid::Uuid;

use super::own;
use crate::domain::record::Record;
use crate::exchange::import::{Found, Item, Reading, What};
use crate::store::{Store, StoreError};

/// From so many rows on, all ids of the journal are read once; for fewer, each is asked for.
const MANY_ROWS: usize = 1_000;

/// The journal, as far as an import has to know it.
pub(super) struct Held<'a> {
    store: &'a Store,
    /// Ids of all entries, doses and sessions.
    ids: Option<HashSet<Uuid>>,
}

impl<'a> Held<'a> {
    /// What the journal holds of a reading.
    pub(super) fn by(store: &'a Store, reading: &Reading) -> Result<Self, StoreError> {
        if reading.found.len() < MANY_ROWS {
            return Ok(Self { store, ids: None });
        }
        let mut ids = store.episode_ids()?;
        ids.extend(store.dose_ids()?);
        ids.extend(store.session_ids()?);
        Ok(Self { store, ids: Some(ids) })
    }

    /// Whether a thing is there, in whatever version.
    pub(super) fn holds(&self, item: &Item) -> Result<bool, StoreError> {
        match &item.what {
            What::Pain(_) => self.episode(item.id),
            What::Taken(_) => self.dose(item.id),
            What::Done(_) => self.session(item.id),
            What::Kept(record) => match &**record {
                Record::Episode(episode) => self.episode(episode.id),
                Record::Dose(dose) => self.dose(dose.id),
                Record::Session(session) => self.session(session.id),
                other => own::holds(self.store, other),
            },
        }
    }

    /// Whether something of a row is not there.
    pub(super) fn lacks(&self, found: &Found) -> Result<bool, StoreError> {
        for item in &found.items {
            if !self.holds(item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn episode(&self, id: Uuid) -> Result<bool, StoreError> {
        self.ids.as_ref().map_or_else(|| self.store.holds_episode(id), |ids| Ok(ids.contains(&id)))
    }

    fn dose(&self, id: Uuid) -> Result<bool, StoreError> {
        self.ids.as_ref().map_or_else(|| self.store.holds_dose(id), |ids| Ok(ids.contains(&id)))
    }

    fn session(&self, id: Uuid) -> Result<bool, StoreError> {
        self.ids.as_ref().map_or_else(|| self.store.holds_session(id), |ids| Ok(ids.contains(&id)))
    }
}
