//! Activities that a person wants back, in an open journal. One number a day: a second one of the same local day takes
//! the place of the first.

use uuid::Uuid;

use super::command::Done;
use super::run::{Journal, done};
use crate::domain::episode::Nrs;
use crate::domain::goal::{FULL, Goal, GoalRating, is_full};
use crate::domain::sentence;
use crate::domain::when::Moment;
use crate::store::StoreError;
use crate::store::operation::{Change, Key, Record};

impl Journal {
    pub(super) fn save_goal(&mut self, goal: Goal, first: Option<(Moment, Nrs)>) -> Result<Done, StoreError> {
        let old = self.store().goal(goal.id)?;
        if old.as_ref() == Some(&goal) {
            return Ok(done("Nothing was changed.".to_owned()));
        }
        let comes = goal.is_present() && old.as_ref().is_none_or(|old| !old.is_present());
        if comes && is_full(&self.store().goals()?) {
            return Ok(done(FULL.to_owned()));
        }
        let name = goal.name.clone();
        let (step, words) = match (&old, goal.ended) {
            (None, _) => (format!("add activity {name}"), format!("Added {name}")),
            (Some(_), Some(ended)) => (format!("put away activity {name}"), format!("{}: {name}", ended.how.name())),
            (Some(old), None) if !old.is_present() => {
                (format!("take up activity {name}"), format!("{name} is on the list again"))
            }
            (Some(_), None) => (format!("rename activity {name}"), format!("Renamed to {name}")),
        };
        let rating = first.map(|(at, rating)| GoalRating { id: self.new_id(), goal: goal.id, at, rating });
        let mut changes = vec![Change::Put(Record::Goal(Box::new(goal)))];
        changes.extend(rating.map(|rating| Change::Put(Record::GoalRating(rating))));
        self.apply(&step, &changes)?;
        Ok(Done { undo: true, ..done(words) })
    }

    pub(super) fn rate_goal(&mut self, id: Uuid, rating: Nrs) -> Result<Done, StoreError> {
        let Some(goal) = self.store().goal(id)? else { return Err(StoreError::Nothing) };
        let at = self.now().moment;
        let ratings = self.store().goal_ratings_of(id)?;
        let words = format!("{}, {} of 10", goal.name, rating.get());
        let same_day = ratings.iter().rev().find(|other| other.at.day() == at.day());
        if same_day.is_some_and(|other| other.rating == rating) {
            return Ok(done("Nothing was changed.".to_owned()));
        }
        let rating = GoalRating { id: same_day.map_or_else(|| self.new_id(), |other| other.id), goal: id, at, rating };
        self.apply(&format!("rate {words}"), &[Change::Put(Record::GoalRating(rating))])?;
        Ok(Done { undo: true, ..done(format!("Saved {words}")) })
    }

    pub(super) fn delete_goal(&mut self, id: Uuid) -> Result<Done, StoreError> {
        let Some(goal) = self.store().goal(id)? else { return Err(StoreError::Nothing) };
        let ratings = self.store().goal_ratings_of(id)?;
        let what = if ratings.is_empty() {
            format!("activity {}", goal.name)
        } else {
            format!("activity {} with {}", goal.name, sentence::count(ratings.len(), "rating", "ratings"))
        };
        let mut changes = vec![Change::Delete(Key::Goal(id))];
        changes.extend(ratings.iter().map(|rating| Change::Delete(Key::GoalRating(rating.id))));
        self.apply(&format!("delete {what}"), &changes)?;
        Ok(Done { undo: true, ..done(format!("Deleted {what}")) })
    }

    pub(super) fn delete_goal_rating(&mut self, id: Uuid) -> Result<Done, StoreError> {
        let Some(rating) = self.store().goal_rating(id)? else { return Err(StoreError::Nothing) };
        let name = self.store().goal(rating.goal)?.map_or_else(|| "activity".to_owned(), |goal| goal.name);
        let day = sentence::short_day(rating.at.day(), self.now().today());
        let what = format!("{name}, {} of 10, {day}", rating.rating.get());
        self.apply(&format!("delete rating {what}"), &[Change::Delete(Key::GoalRating(id))])?;
        Ok(Done { undo: true, ..done(format!("Deleted {what}")) })
    }
}
