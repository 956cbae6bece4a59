//! Mending: what is only made from something else is made anew, and what belongs to nothing goes. All of it in one
//! transaction of the one who writes.

use super::FlawKind;
use crate::domain::when::Moment;
use crate::store::episode::{EpisodeWriter, Span};
use crate::store::operation::{Change, Key};
use crate::store::{Store, StoreError};

impl Store {
    /// Mends these kinds, as far as they can be mended. Ratings that go are a step of this name, which can be undone. To
    /// mend the digests is to take everything as it is now for what was written.
    ///
    /// # Errors
    /// When the file cannot be written; it is then as it was.
    pub fn mend(&mut self, kinds: &[FlawKind], name: &str, at: Moment) -> Result<(), StoreError> {
        let has = |kind| kinds.contains(&kind);
        self.in_transaction(|store| {
            if has(FlawKind::Index) {
                store.connection.execute_batch(include_str!("reindex.sql"))?;
            }
            if has(FlawKind::Orphan) {
                store.statement(include_str!("drop_orphans.sql"))?.execute([])?;
            }
            if has(FlawKind::Order) {
                store.statement(include_str!("close_order.sql"))?.execute([])?;
            }
            if has(FlawKind::Rating) {
                store.drop_ratings(name, at)?;
            }
            if has(FlawKind::Search) || has(FlawKind::Tags) {
                store.list_entries_anew()?;
            }
            if has(FlawKind::Days) {
                store.make_days_anew()?;
            }
            if has(FlawKind::Digests) {
                store.make_digests()?;
            }
            Ok(())
        })
    }

    fn drop_ratings(&self, name: &str, at: Moment) -> Result<(), StoreError> {
        let goals: Vec<_> = self.goals()?.into_iter().map(|goal| goal.id).collect();
        let lonely = self.goal_ratings()?.into_iter().filter(|rating| !goals.contains(&rating.goal));
        let changes: Vec<Change> = lonely.map(|rating| Change::Delete(Key::GoalRating(rating.id))).collect();
        self.step(name, at, &changes)
    }

    fn list_entries_anew(&self) -> Result<(), StoreError> {
        self.connection.execute_batch(include_str!("clear_lists.sql"))?;
        let mut writer = EpisodeWriter::new(self)?;
        for place in self.places(Span::ALL)? {
            // One that cannot be read is found by nothing, and is told apart.
            for episode in self.episodes_at(&[place]).unwrap_or_default() {
                writer.list(place, &episode)?;
            }
        }
        Ok(())
    }

    fn make_days_anew(&self) -> Result<(), StoreError> {
        self.connection.execute_batch(include_str!("clear_days.sql"))?;
        for place in self.places(Span::ALL)? {
            for episode in self.episodes_at(&[place]).unwrap_or_default() {
                self.mark_stale(&episode);
            }
        }
        Ok(())
    }
}
