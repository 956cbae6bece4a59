//! The routine that the person chose, and when it is due: for Today, for the key that starts it, and for reminders.

use std::borrow::Cow;

use super::run::Journal;
use super::session::situation;
use super::stage::{routine_opening, way};
use super::watch::Outlook;
use crate::content;
use crate::domain::gate::Lock;
use crate::domain::phase::Opening;
use crate::domain::routine::{Past, Routine, RoutineDue, RoutineId, Turn, due};
use crate::store::StoreError;

/// How far back sessions decide when a routine is due: a week of days, and a day for a journey, in seconds.
const LOOK_BACK_S: i64 = 9 * 86_400;
/// For how long "look back at it" is said, in seconds.
const REVIEW_S: i64 = 2 * WEEK_S;
const WEEK_S: i64 = 7 * 86_400;

/// The routine that was chosen, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueRoutine {
    /// Which.
    pub id: RoutineId,
    /// What people call it.
    pub name: String,
    /// When it is due next.
    pub due: RoutineDue,
    /// How often it was done today.
    pub done: u8,
    /// How often it is meant on a day like today.
    pub of: u8,
    /// So many weeks after it was begun one looks back at it; said for two weeks each time.
    pub review_weeks: Option<i64>,
    /// Whether the stage opens it.
    pub opening: Opening,
    /// Why it is paused; empty when it may be started.
    pub locks: Vec<Lock>,
}

impl Journal {
    /// The routine that the person chose as theirs, if it is still there.
    #[must_use]
    pub fn chosen_routine(&self) -> Option<Cow<'static, Routine>> {
        let chosen = &self.settings().routine;
        (!chosen.is_empty()).then(|| self.routine(&chosen.clone().into()).ok().flatten()).flatten()
    }

    /// Where a routine stands today.
    pub(super) fn turn_of(&self, routine: &Routine) -> Result<Turn, StoreError> {
        let now = self.now();
        let sessions = self.store().sessions_since(now.moment.utc_s - LOOK_BACK_S)?;
        let own = sessions.iter().filter(|session| session.plan.routine.as_ref() == Some(&routine.id));
        let past: Vec<Past> = own.filter_map(Past::of).collect();
        Ok(due(routine.how_often(), routine.remind_min, &past, &now))
    }

    /// The chosen routine and when it is due. Nothing without one, and for what must not be shown so soon after an injury.
    #[must_use]
    pub fn routine_due(&self, outlook: &Outlook) -> Option<DueRoutine> {
        let routine = self.chosen_routine()?;
        if !routine.may_show(content::exercises(), &situation(outlook, None)) {
            return None;
        }
        let now = self.now();
        let rhythm = routine.how_often();
        let turn = self.turn_of(&routine).ok()?;
        let review_weeks = rhythm.review_weeks.and_then(|weeks| {
            let begun_s = self.store().first_session_of(&routine.id).ok().flatten()?;
            let (for_s, every_s) = (now.moment.utc_s - begun_s, i64::from(weeks).max(1) * WEEK_S);
            (for_s >= every_s && for_s % every_s < REVIEW_S).then_some(for_s / every_s * every_s / WEEK_S)
        });
        Some(DueRoutine {
            locks: routine.locks(&outlook.gate, content::exercises()),
            opening: routine_opening(&routine, &way(outlook, &now)),
            id: routine.id.clone(),
            name: routine.name.clone(),
            due: turn.due,
            done: turn.done,
            of: turn.of,
            review_weeks,
        })
    }
}
