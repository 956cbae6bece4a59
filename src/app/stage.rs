//! The way back from stage to stage in an open journal: what is read for it, and what it opens.

use super::run::Journal;
use super::watch::Outlook;
use crate::content;
use crate::domain::body::Leg;
use crate::domain::exercise::Exercise;
use crate::domain::gate::Activity;
use crate::domain::phase::{Known, Lines, Opening, Trained, Way, opening};
use crate::domain::routine::Routine;
use crate::domain::watch::Watch;
use crate::domain::when::Now;
use crate::store::StoreError;

/// Lines of the way back that are read: a note a day for the eight weeks after an injury, and the stages between.
const LINES: usize = 120;
/// Sessions that are read: three a day for the two weeks that count.
const SESSIONS: usize = 42;
/// Plans that are read; more injuries than anyone has in eight weeks.
const PLANS: usize = 8;

impl Journal {
    /// The lines from which the way back follows. Sessions are large, and are read only for somebody who is on it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn way_lines(&self, watch: &Watch) -> Result<Lines, StoreError> {
        let progress = self.store().progress(LINES)?;
        let plans: Vec<_> = self.store().first_days_plans(PLANS)?.into_iter().map(|record| record.plan).collect();
        let hurt = Leg::ALL.iter().any(|leg| watch.injury_of(*leg).is_some());
        let sessions = if progress.is_empty() && plans.is_empty() && !hurt {
            Vec::new()
        } else {
            self.store().sessions(SESSIONS)?
        };
        Ok(Lines { progress, trained: sessions.iter().map(Trained::of).collect(), plans })
    }
}

/// Where the person stands on the way back.
#[must_use]
pub fn way(outlook: &Outlook, now: &Now) -> Way {
    let closed = !outlook.gate.is_open(Activity::Strength);
    Way::of(&Known { now: *now, lines: &outlook.lines, watch: &outlook.watch, closed })
}

/// Whether the stage opens a routine; one's own is as far as the furthest of its exercises.
#[must_use]
pub fn routine_opening(routine: &Routine, way: &Way) -> Opening {
    let exercises = || routine.items.iter().filter_map(|item| content::exercise(&item.exercise));
    if routine.stages.is_empty() {
        return exercises().map(|exercise| exercise_opening(exercise, way)).max().unwrap_or(Opening::Open);
    }
    let stretches = exercises().all(|exercise| exercise.activity == Activity::Stretch);
    opening(&routine.stages, if stretches { Activity::Stretch } else { Activity::Strength }, way)
}

/// Whether the stage opens an exercise.
#[must_use]
pub fn exercise_opening(exercise: &Exercise, way: &Way) -> Opening {
    opening(&exercise.stages, exercise.activity, way)
}
