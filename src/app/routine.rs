//! Routines that people make, and the way back from stage to stage, in an open journal.

use std::borrow::Cow;

use uuid::Uuid;

use super::command::Done;
use super::run::{Journal, done};
use crate::content;
use crate::domain::phase::{Progress, ProgressKind, Stage, StageStep};
use crate::domain::routine::{Routine, RoutineId};
use crate::store::StoreError;
use crate::store::operation::{Change, Key, Record};

impl Journal {
    /// A routine, ready or one's own; nothing if it is not there (any more).
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn routine(&self, id: &RoutineId) -> Result<Option<Cow<'static, Routine>>, StoreError> {
        match id {
            RoutineId::Ready(id) => Ok(content::routine(id).map(Cow::Borrowed)),
            RoutineId::Own(id) => Ok(self.store().routine(*id)?.map(Cow::Owned)),
        }
    }

    pub(super) fn save_routine(&mut self, routine: Routine) -> Result<Done, StoreError> {
        let RoutineId::Own(id) = routine.id else { return Err(StoreError::Nothing) };
        let name = routine.name.clone();
        let words = match self.store().routine(id)? {
            Some(old) if old == routine => return Ok(done("Nothing was changed.".to_owned())),
            Some(_) => format!("change routine {name}"),
            None => format!("make routine {name}"),
        };
        self.apply(&words, &[Change::Put(Record::Routine(Box::new(routine)))])?;
        Ok(Done { undo: true, ..done(format!("Saved {name}")) })
    }

    pub(super) fn delete_routine(&mut self, id: Uuid) -> Result<Done, StoreError> {
        let Some(routine) = self.store().routine(id)? else { return Err(StoreError::Nothing) };
        let words = format!("delete routine {}", routine.name);
        self.apply(&words, &[Change::Delete(Key::Routine(id))])?;
        Ok(Done { undo: true, ..done(format!("Deleted {}", routine.name)) })
    }

    pub(super) fn note_progress(&mut self, line: Progress) -> Result<Done, StoreError> {
        let (name, words) = match &line.what {
            ProgressKind::Stage { stage, step: StageStep::Back } => {
                (format!("step back to {}", stage.name()), format!("Back to {}", stage.name()))
            }
            ProgressKind::Stage { stage, step: StageStep::Stayed } => {
                (format!("stay in {}", stage.name()), format!("Noted: you stay in {}", stage.name()))
            }
            ProgressKind::Stage { stage: Stage::AnyTime, step: StageStep::Chosen | StageStep::On } => {
                ("leave the stages".to_owned(), "You have left the stages".to_owned())
            }
            ProgressKind::Stage { stage, step: StageStep::Chosen | StageStep::On } => {
                (format!("move to stage {}", stage.name()), format!("Your stage is now {}", stage.name()))
            }
            ProgressKind::Measured(_) => {
                ("note what the leg can do".to_owned(), "Noted what the leg can do".to_owned())
            }
        };
        self.apply(&name, &[Change::Put(Record::Progress(Box::new(line)))])?;
        Ok(Done { undo: true, ..done(words) })
    }
}
