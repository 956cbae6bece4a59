//! What can be pressed about routines that people make.

use uuid::Uuid;

use crate::domain::routine::RoutineId;

/// A press on the pages of routines.
#[derive(Clone, Debug, PartialEq)]
pub enum RoutineAct {
    /// See what is in a routine before it begins.
    Look(RoutineId),
    /// Begin a routine of one's own.
    New,
    /// Change a routine of one's own; of a ready one make a copy.
    Change(RoutineId),
    /// Put an exercise into a routine of one's own, or into a new one.
    Add {
        /// Id of the exercise.
        exercise: &'static str,
        /// Which routine; `None` is a new one.
        to: Option<Uuid>,
    },
    /// Put an exercise into the routine that is being made.
    Put(&'static str),
    /// Delete the routine that is being changed.
    Delete,
    /// Go on with one that was not finished, by its place from 0.
    GoOn(usize),
    /// Throw one away that was not finished, by its place from 0.
    ThrowAway(usize),
}
