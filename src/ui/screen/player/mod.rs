//! The guided session: the question before it, the player that is read from two metres, what follows a stop, and the
//! question after it.
//!
//! What happens when is `domain::session`; this page shows its state and puts what was pressed on the list of actions.

mod choices;
mod controls;
mod figure;
mod gentler;
mod pace;
mod pages;
mod running;
mod stage;
mod words;

use egui::{Key, Ui};

use super::View;
use crate::domain::episode::Nrs;
use crate::domain::sentence;
use crate::domain::session::{
    Event, EventKind, HEARTBEAT_MS, NextMorning, Outcome, PausedBy, PhaseKind, Plan, SessionRecord, Status, StopReason,
};
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, score_row, text};
pub use choices::Choices;
pub use pace::{Pace, TitleWords};
pub(super) use pages::plan_words;
use pages::{after_ui, before_ui, stopped_ui};

/// A jump of the clock between two frames that means that the computer slept.
const SLEPT_MS: i64 = 10_000;

/// Where the page is.
#[derive(Debug, Default)]
enum Stage {
    /// No session.
    #[default]
    Idle,
    /// "Pain in the leg now?"
    Before(Box<SessionRecord>),
    /// The player, also when it is stopped or done.
    Playing(Box<SessionRecord>),
}

/// What the page keeps between frames.
#[derive(Debug, Default)]
pub struct PlayerScreen {
    stage: Stage,
    /// The last frame, in UTC milliseconds.
    last_frame_ms: Option<i64>,
    /// The phase that was shown last, for the reader and the heartbeat.
    last_phase: Option<usize>,
    /// What was answered before the session.
    choices: Choices,
    /// The volume before the sound was switched off here.
    loud: Option<u8>,
}

/// The volume that "sound on" goes back to where none is known.
const USUAL_VOLUME: u8 = 60;

impl PlayerScreen {
    /// A session that waits for the question before it.
    pub fn prepare(&mut self, session: SessionRecord) {
        *self = Self { stage: Stage::Before(Box::new(session)), ..Self::default() };
    }

    /// A session that was left, as it lies on the desk.
    pub fn resume(&mut self, session: SessionRecord) {
        *self = Self { stage: Stage::Playing(Box::new(session)), ..Self::default() };
    }

    /// The plan that waits for the question before it.
    #[must_use]
    pub fn waits(&self) -> Option<&Plan> {
        match &self.stage {
            Stage::Before(session) => Some(&session.plan),
            Stage::Idle | Stage::Playing(_) => None,
        }
    }

    /// The session that is under way.
    #[must_use]
    pub fn under_way(&self) -> Option<&SessionRecord> {
        match &self.stage {
            Stage::Playing(session) => Some(session),
            Stage::Idle | Stage::Before(_) => None,
        }
    }

    /// Begins after the question before it.
    pub fn begin(&mut self, before: Option<Nrs>, now_ms: i64, plan: impl FnOnce(&Plan, Choices) -> Plan) {
        if let Stage::Before(session) = std::mem::take(&mut self.stage) {
            let events = vec![Event { at_ms: now_ms, kind: EventKind::Started }];
            let plan = plan(&session.plan, self.choices);
            self.last_phase = None;
            self.stage = Stage::Playing(Box::new(SessionRecord { plan, events, before, ..*session }));
            self.last_frame_ms = Some(now_ms);
        }
    }

    /// Writes an event down.
    pub fn put(&mut self, kind: EventKind, now_ms: i64) {
        if let Stage::Playing(session) = &mut self.stage {
            session.events.push(Event { at_ms: now_ms, kind });
        }
    }

    /// The session that is over, with the pain after it.
    pub fn end(&mut self, after: Option<Nrs>) -> Option<SessionRecord> {
        match std::mem::take(self).stage {
            Stage::Playing(session) => Some(SessionRecord { after, ..*session }),
            Stage::Idle | Stage::Before(_) => None,
        }
    }

    /// Whether the player itself is shown, which fills the window.
    #[must_use]
    pub fn fills_the_window(&self, now_ms: i64) -> bool {
        self.under_way().is_some_and(|session| {
            matches!(session.state(now_ms).status, Status::Running | Status::Paused(_) | Status::Ready)
        })
    }

    /// Whether "done" is what is waited for.
    #[must_use]
    pub fn waits_for_done(&self, now_ms: i64) -> bool {
        self.under_way().is_some_and(|session| {
            let state = session.state(now_ms);
            state.phase.kind == PhaseKind::OwnPace && matches!(state.status, Status::Running | Status::Paused(_))
        })
    }

    /// How often it has to be drawn.
    #[must_use]
    pub fn pace(&self, now_ms: i64, less_movement: bool) -> Pace {
        let pace = |session: &SessionRecord| pace::pace_of(session, &session.state(now_ms), less_movement);
        self.under_way().map_or(Pace::Still, pace)
    }

    /// The words for the title of the window.
    #[must_use]
    pub fn title(&self, now_ms: i64) -> Option<TitleWords> {
        self.under_way().and_then(|session| pace::title_words(session, &session.state(now_ms)))
    }

    /// The volume after a press of "sound": off, or what it was.
    pub fn other_volume(&mut self, volume: u8) -> u8 {
        if volume == 0 {
            return self.loud.unwrap_or(USUAL_VOLUME);
        }
        self.loud = Some(volume);
        0
    }

    /// What the clock asks for in this frame: a heartbeat, or a note that the computer slept.
    pub fn beat(&mut self, now_ms: i64) -> Option<EventKind> {
        let Stage::Playing(session) = &self.stage else { return None };
        let before = self.last_frame_ms.replace(now_ms);
        let state = session.state(now_ms);
        if state.status == Status::Paused(PausedBy::Gap) && session.state(session.last_ms()).status == Status::Running {
            // Written down, or a clock that is set back afterwards would let it go on by itself.
            return Some(EventKind::Slept);
        }
        if state.status == Status::Done && session.outcome() == Outcome::Open {
            // Written down, or a long look at the last page would count as sleep before the end.
            return Some(EventKind::Heartbeat);
        }
        if state.status != Status::Running {
            return None;
        }
        if before.is_some_and(|before| now_ms - before > SLEPT_MS) {
            return Some(EventKind::Slept);
        }
        let turned = self.last_phase.replace(state.index) != Some(state.index);
        // A clock that was set back is written down at once, so that it takes no more than one beat.
        let since_ms = now_ms - session.last_ms();
        (turned || !(0..HEARTBEAT_MS).contains(&since_ms)).then_some(EventKind::Heartbeat)
    }

    /// The key of the player that was pressed.
    #[must_use]
    pub fn key(&self, key: Key, now_ms: i64) -> Option<EventKind> {
        let status = self.under_way()?.state(now_ms).status;
        let pauses = if status == Status::Running { EventKind::Paused } else { EventKind::Resumed };
        match (key, status) {
            (_, Status::Done | Status::FinishedEarly | Status::Stopped(_)) => None,
            (Key::Space, _) => Some(pauses),
            (Key::Escape, Status::Running) => Some(EventKind::Paused),
            (Key::N, _) => Some(EventKind::Skipped),
            (Key::B, _) => Some(EventKind::Back),
            (Key::A, _) => Some(EventKind::Again),
            (Key::S, _) => Some(EventKind::Stopped { reason: StopReason::NotSaid }),
            (Key::F, _) => Some(EventKind::FinishedEarly),
            (Key::Plus | Key::Equals, _) => Some(EventKind::Longer),
            (Key::Minus, _) => Some(EventKind::Shorter),
            _ => None,
        }
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let now_ms = view.journal.now_ms();
        match &mut self.stage {
            Stage::Idle => card::card_ui(ui, |ui| {
                text::body_ui(ui, "No session is under way.");
                if ui.add(Button::primary("Routines").icon(Icon::Routines)).clicked() {
                    view.actions.push(Action::Do(Item::Routines));
                }
            }),
            Stage::Before(session) => card::card_ui(ui, |ui| before_ui(ui, view, session, &mut self.choices)),
            Stage::Playing(session) => {
                let state = session.state(now_ms);
                match state.status {
                    Status::Ready | Status::Running | Status::Paused(_) => {
                        running::show_ui(ui, view, session, &state);
                    }
                    Status::Stopped(reason) => card::card_ui(ui, |ui| stopped_ui(ui, view, session, reason)),
                    Status::Done | Status::FinishedEarly => {
                        card::card_ui(ui, |ui| after_ui(ui, view, session, &state));
                    }
                }
            }
        }
    }
}

/// On Today, once: how yesterday's session went overnight.
pub fn morning_ui(ui: &mut Ui, view: &mut View<'_>, session: &SessionRecord) {
    card::card_ui(ui, |ui| {
        let title = format!("Pain this morning, after yesterday's {}?", sentence::lower_first(&session.plan.name));
        text::heading_ui(ui, &title);
        let answer = |next_morning| Action::MorningAfter(Box::new(SessionRecord { next_morning, ..session.clone() }));
        if let Some(pain) = score_row::buttons_ui(ui, "morning", "Pain this morning", None) {
            view.actions.push(answer(NextMorning::Pain(pain)));
        }
        if ui.add(Button::quiet("Skip this question")).clicked() {
            view.actions.push(answer(NextMorning::Skipped));
        }
    });
}

/// On Today: a session that was left in the middle, or before the question after it.
pub fn left_ui(ui: &mut Ui, view: &mut View<'_>, session: &SessionRecord, refused: Option<&str>) {
    let state = session.state(session.last_ms());
    let name = &session.plan.name;
    let (place, count) = (state.phase.item + 1, session.plan.items.len());
    let words = match state.status {
        Status::Done | Status::FinishedEarly => format!("{name} is over, and not kept yet."),
        _ => format!("You stopped in the middle of {name} (exercise {place} of {count})."),
    };
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, &words);
        if let Some(refused) = refused {
            text::body_ui(ui, refused);
        }
        ui.horizontal_wrapped(|ui| {
            if refused.is_none() && ui.add(Button::primary("Go on").icon(Icon::Play)).clicked() {
                view.actions.push(Action::GoOnWithSession);
            }
            if ui.add(Button::secondary("Finish here")).clicked() {
                view.actions.push(Action::FinishSession);
            }
        });
    });
}
