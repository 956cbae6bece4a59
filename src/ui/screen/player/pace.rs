//! How often the player has to be drawn, and what the title of the window tells in between.

use super::words::{phase_word, seconds_words};
use crate::domain::session::{SessionRecord, State, Status};

/// When the next frame is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Nothing changes by itself.
    Still,
    /// The figure is on its way.
    Figure,
    /// Only the digits run, and change next in so many milliseconds.
    Digits {
        /// Until then.
        in_ms: i64,
    },
    /// It runs without digits.
    Waiting,
}

/// What the title says while the window is not looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleWords {
    /// "Hold left".
    pub phase: String,
    /// "18 s"; empty where no digits run.
    pub seconds: String,
}

/// How often this session has to be drawn.
pub(super) fn pace_of(session: &SessionRecord, state: &State, less_movement: bool) -> Pace {
    if state.status != Status::Running {
        Pace::Still
    } else if super::figure::moves(session, state, less_movement) {
        Pace::Figure
    } else {
        state.changes_in_ms().map_or(Pace::Waiting, |in_ms| Pace::Digits { in_ms })
    }
}

/// The words of the title; nothing once the session is over.
#[must_use]
pub fn title_words(session: &SessionRecord, state: &State) -> Option<TitleWords> {
    let over = !matches!(state.status, Status::Ready | Status::Running | Status::Paused(_));
    if over {
        return None;
    }
    let side = state.phase.side.map_or(String::new(), |side| format!(" {}", side.id()));
    Some(TitleWords { phase: format!("{}{side}", phase_word(session, state)), seconds: seconds_words(state) })
}
