//! "Make it gentler and go on": the least that the content knows of this exercise, and what changes, in words.

use crate::content;
use crate::domain::exercise::{Dial, Work};
use crate::domain::gate::Activity;
use crate::domain::session::{SessionRecord, State};

/// What is left of an exercise, made gentler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gentler {
    /// Seconds of a hold, or moves of a set.
    pub least: u16,
    /// What changes.
    pub words: String,
}

impl Gentler {
    /// The least of the exercise under way.
    pub(super) fn of(session: &SessionRecord, state: &State) -> Self {
        let item = session.plan.items.get(state.phase.item);
        let work = item.map_or(Work::OwnPace { minutes: 0 }, |item| item.work);
        let exercise = item.and_then(|item| content::exercise(&item.exercise));
        let (dial, number) = match work {
            Work::Hold { hold_s, .. } => (Dial::HoldS, hold_s),
            Work::Moves { repeats, .. } => (Dial::Repeats, repeats),
            Work::OwnPace { .. } => (Dial::Minutes, 1),
        };
        let limit = exercise.and_then(|exercise| exercise.limits.get(dial));
        let least = limit.map_or(number, |limit| limit.0.min(number));
        let own = exercise.is_some_and(|exercise| exercise.limits.own.contains(&dial));
        let who = if own { "Soleus allows" } else { "the sources use" };
        let mut words = match work {
            Work::OwnPace { .. } => "This exercise goes at your own pace.".to_owned(),
            Work::Hold { .. } if least < number => {
                format!("The holds left in this exercise last {least} seconds, the shortest {who}.")
            }
            Work::Moves { .. } if least < number => {
                format!("The sets left in this exercise have {least} moves, the fewest {who}.")
            }
            Work::Hold { .. } => "The holds of this exercise are already as short as they get.".to_owned(),
            Work::Moves { .. } => "The sets of this exercise are already as small as they get.".to_owned(),
        };
        if exercise.is_some_and(|exercise| exercise.activity == Activity::Stretch) {
            words.push_str(" Go only as far as a mild pull.");
        }
        Self { least, words }
    }
}
