//! Activities that a person wants back, and how well each went, as rows.

use rusqlite::{OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::row::{certain_score, from_text, moment, uuid};
use super::{Store, StoreError};
use crate::domain::goal::{Ended, Goal, GoalRating};
use crate::domain::when::Moment;

impl Store {
    /// All activities, the oldest first, those that were put away too.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn goals(&self) -> Result<Vec<Goal>, StoreError> {
        let mut statement = self.statement(include_str!("list.sql"))?;
        Ok(statement.query_map([], goal_from_row)?.collect::<Result<_, _>>()?)
    }

    /// The activity with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn goal(&self, id: Uuid) -> Result<Option<Goal>, StoreError> {
        let mut statement = self.statement(include_str!("read.sql"))?;
        Ok(statement.query_row(named_params! {":id": id.to_string()}, goal_from_row).optional()?)
    }

    /// All ratings, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn goal_ratings(&self) -> Result<Vec<GoalRating>, StoreError> {
        let mut statement = self.statement(include_str!("ratings.sql"))?;
        Ok(statement.query_map([], rating_from_row)?.collect::<Result<_, _>>()?)
    }

    /// The ratings of one activity, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn goal_ratings_of(&self, goal: Uuid) -> Result<Vec<GoalRating>, StoreError> {
        let mut statement = self.statement(include_str!("ratings_of.sql"))?;
        let rows = statement.query_map(named_params! {":goal_id": goal.to_string()}, rating_from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The rating with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn goal_rating(&self, id: Uuid) -> Result<Option<GoalRating>, StoreError> {
        let mut statement = self.statement(include_str!("read_rating.sql"))?;
        Ok(statement.query_row(named_params! {":id": id.to_string()}, rating_from_row).optional()?)
    }

    pub(super) fn put_goal(&self, goal: &Goal) -> Result<(), StoreError> {
        let Goal { id, name, added, ended } = goal;
        self.statement(include_str!("put.sql"))?.execute(named_params! {
            ":id": id.to_string(),
            ":name": name,
            ":at_s": added.utc_s,
            ":offset_min": added.offset_min,
            ":ended_at_s": ended.map(|ended| ended.at.utc_s),
            ":ended_offset_min": ended.map(|ended| ended.at.offset_min),
            ":ended_how": ended.map(|ended| ended.how.id()),
        })?;
        Ok(())
    }

    pub(super) fn delete_goal(&self, id: Uuid) -> Result<(), StoreError> {
        self.statement(include_str!("delete.sql"))?.execute(named_params! {":id": id.to_string()})?;
        Ok(())
    }

    pub(super) fn put_goal_rating(&self, rating: &GoalRating) -> Result<(), StoreError> {
        let GoalRating { id, goal, at, rating } = rating;
        self.statement(include_str!("put_rating.sql"))?.execute(named_params! {
            ":id": id.to_string(),
            ":goal_id": goal.to_string(),
            ":at_s": at.utc_s,
            ":offset_min": at.offset_min,
            ":rating": rating.get(),
        })?;
        Ok(())
    }

    pub(super) fn delete_goal_rating(&self, id: Uuid) -> Result<(), StoreError> {
        self.statement(include_str!("delete_rating.sql"))?.execute(named_params! {":id": id.to_string()})?;
        Ok(())
    }
}

pub(super) fn goal_from_row(row: &Row<'_>) -> rusqlite::Result<Goal> {
    let ended = match row.get("ended_at_s")? {
        Some(utc_s) => Some(Ended {
            at: Moment { utc_s, offset_min: row.get("ended_offset_min")? },
            how: from_text(row, "ended_how")?,
        }),
        None => None,
    };
    Ok(Goal { id: uuid(row, "id")?, name: row.get("name")?, added: moment(row)?, ended })
}

pub(super) fn rating_from_row(row: &Row<'_>) -> rusqlite::Result<GoalRating> {
    Ok(GoalRating {
        id: uuid(row, "id")?,
        goal: uuid(row, "goal_id")?,
        at: moment(row)?,
        rating: certain_score(row, "rating")?,
    })
}
