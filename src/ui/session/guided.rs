//! Guided sessions in the window: starting through the gate, writing each event down as it happens, and keeping the
//! session when it is over.

use super::Session;
use super::cues::lights_the_edge;
use super::player_window::ask_for_frame;
use crate::app::command::Command;
use crate::app::failure::Failure;
use crate::app::session::{left_refusal, refusal, situation};
use crate::content;
use crate::domain::body::Side;
use crate::domain::check::{Answer, Paper};
use crate::domain::episode::Nrs;
use crate::domain::routine::{Routine, RoutineId};
use crate::domain::session::{Event, EventKind, GetReady, NextMorning, Plan, SessionRecord, Status};
use crate::domain::setting::Settings;
use crate::domain::when::Now;
use crate::platform::sound::Cue;
use crate::ui::action::Page;
use crate::ui::screen::player::{Choices, Pace};
use crate::ui::theme;

/// How long the edge of the window lights up, in seconds.
pub(super) const EDGE_LIGHT_S: f64 = 0.6;

impl Session {
    /// Begins a routine, ready or one's own: asks for the pain before it.
    pub(super) fn start_routine(&mut self, now: &Now, id: &RoutineId) {
        let Some(routine) = self.find_routine(id) else { return };
        let situation = Choices::default().of(situation(&self.outlook, None));
        self.prepare(now, Plan::of_routine(&routine, content::exercises(), &situation, self.get_ready()));
    }

    /// Begins one exercise by itself.
    pub(super) fn start_exercise(&mut self, now: &Now, id: &str) {
        let Some(exercise) = content::exercise(id) else { return };
        self.prepare(now, Plan::of_exercise(exercise, &situation(&self.outlook, None), self.get_ready()));
    }

    /// How long the person wants to get ready.
    pub(super) fn get_ready(&self) -> GetReady {
        GetReady::of_seconds(self.journal.settings().get_ready_s)
    }

    pub(super) fn prepare(&mut self, now: &Now, plan: Plan) {
        let nothing = || format!("No exercise of {} fits today. Choose another routine.", plan.name);
        let refused = refusal(&self.outlook, now, &plan).or_else(|| plan.items.is_empty().then(nothing));
        if let Some(words) = refused {
            self.tell_failure(&Failure::plain(&words));
            return;
        }
        self.go(now, Page::Player);
        // What stands on the page can be in the way: an entry that is not whole.
        if self.page != Page::Player {
            return;
        }
        self.player.prepare(SessionRecord {
            id: self.journal.new_id(),
            started: now.moment,
            side: situation(&self.outlook, None).sore,
            plan,
            events: Vec::new(),
            before: None,
            after: None,
            next_morning: NextMorning::NotAsked,
        });
    }

    /// The pain before it decides which items are done, so the plan is made again with it.
    pub(super) fn begin_session(&mut self, now: &Now, before: Option<Nrs>) {
        // A check, or Undo, can have come while the question stood there.
        self.look_out(now);
        let Some(plan) = self.player.waits() else { return };
        if let Some(words) = refusal(&self.outlook, now, plan) {
            self.go(now, Page::Routines);
            self.tell_failure(&Failure::plain(&words));
            return;
        }
        // There is one place for a session on its way: one that was left is kept with what was done, or stays there.
        self.finish_left_session();
        if self.left.is_some() {
            return;
        }
        let now_ms = self.journal.now_ms();
        let outlook = std::rc::Rc::clone(&self.outlook);
        let ready = self.get_ready();
        let journal = &self.journal;
        self.player.begin(before, now_ms, |plan, choices| {
            // One that was taken back while the question stood there is done as it was shown.
            let routine = plan.routine.as_ref().and_then(|id| journal.routine(id).ok().flatten());
            let now_is = choices.of(situation(&outlook, before));
            let again = |routine: &Routine| Plan::of_routine(routine, content::exercises(), &now_is, ready);
            routine.as_deref().map_or_else(|| plan.clone(), again)
        });
        self.journal.keep_session(self.player.under_way());
    }

    pub(super) fn session_event(&mut self, kind: EventKind) {
        if matches!(kind, EventKind::Stopped { .. }) {
            self.cues.hush();
        }
        self.player.put(kind, self.journal.now_ms());
        self.journal.keep_session(self.player.under_way());
    }

    /// Heartbeats, so that a kill loses at most five seconds; cues; and the next frame. Before each frame, and also while
    /// the window is hidden and nothing is drawn.
    pub(in crate::ui) fn beat(&mut self, ctx: &egui::Context) {
        let now = self.journal.now();
        self.look_out(&now);
        self.leave_what_is_held(&now);
        self.beat_session(ctx);
        // Last, so that its sound and its words take the place of a tick of the session and not the other way round.
        self.beat_first_days(ctx);
    }

    /// What pauses a start pauses the session on its way too: a check from a terminal, Undo of a check or of a stage.
    fn leave_what_is_held(&mut self, now: &Now) {
        if self.page != Page::Player || self.held_of == self.outlook_of {
            return;
        }
        self.held_of.clone_from(&self.outlook_of);
        let now_ms = self.journal.now_ms();
        let Some(session) = self.player.under_way().filter(|_| self.player.fills_the_window(now_ms)) else { return };
        let Some(words) = refusal(&self.outlook, now, &session.plan) else { return };
        self.session_event(EventKind::Paused);
        self.cues.hush();
        self.go(now, Page::Today);
        self.tell_failure(&Failure::plain(&words));
    }

    fn beat_session(&mut self, ctx: &egui::Context) {
        let now_ms = self.journal.now_ms();
        let on_page = self.page == Page::Player;
        if on_page && let Some(kind) = self.player.beat(now_ms) {
            self.session_event(kind);
        }
        let state = self.player.under_way().filter(|_| on_page).map(|session| session.state(now_ms));
        let less_movement = theme::moves_less(ctx);
        let settings = self.journal.settings();
        let (volume, fill_screen, discreet) = (settings.volume, settings.fill_screen, settings.discreet);
        let pace = if on_page { self.player.pace(now_ms, less_movement) } else { Pace::Still };
        ask_for_frame(ctx, pace);
        self.player_window.fill(ctx, on_page && self.player.fills_the_window(now_ms), fill_screen);
        let title = self.player.title(now_ms).filter(|_| on_page && !discreet);
        self.player_window.tell(ctx, title.as_ref());
        let change = self.cues.change(state.as_ref());
        let aside = change.aside.filter(|_| self.journal.settings().spoken_cues);
        let spoken = change.words.clone().filter(|_| self.journal.settings().spoken_cues);
        let spoken = spoken.or_else(|| aside.map(str::to_owned));
        if let Some(words) = change.words {
            self.announcer.assertive(words);
        }
        if let Some(words) = aside {
            self.announcer.polite(words);
        }
        if volume == 0 && change.cue.is_some_and(lights_the_edge) {
            self.edge_light_until_s = ctx.input(|input| input.time) + EDGE_LIGHT_S;
        }
        // A test has a clock of its own and no ears.
        if self.journal.is_live() {
            self.cues.stay_awake(state.is_some_and(|state| state.status == Status::Running));
            if let Some(words) = spoken {
                self.cues.say(&words);
            }
            if let Some(cue) = change.cue {
                self.cues.play(cue, volume);
            }
            // Who does not look at the window hears of the end of a hold from the desktop.
            let hidden = ctx.input(|input| input.viewport().minimized == Some(true) || !input.focused);
            if hidden && change.ended {
                self.cues.notify();
            }
        }
    }

    /// Sound off, or back to what it was.
    pub(super) fn toggle_sound(&mut self) {
        let settings = self.journal.settings().clone();
        let volume = self.player.other_volume(settings.volume);
        self.run(Command::Set(Box::new(Settings { volume, ..settings })));
        self.announcer.polite(if volume == 0 { "The sound is off." } else { "The sound is on." });
    }

    /// "Try it" in the settings.
    pub(super) fn try_sound(&mut self) {
        if self.journal.is_live() {
            self.cues.play(Cue::Switch, self.journal.settings().volume);
        }
    }

    pub(super) fn end_session(&mut self, now: &Now, after: Option<Nrs>) {
        if let Some(session) = self.player.end(after) {
            self.keep_ended(session);
        }
        self.go(now, Page::Today);
    }

    /// Where it cannot be written it stays one that was left, to be finished when there is room.
    fn keep_ended(&mut self, session: SessionRecord) {
        self.run(Command::SaveSession(Box::new(session.clone())));
        let kept = self.journal.store().session(session.id).ok().flatten();
        let written = kept.is_some_and(|kept| kept.events.len() == session.events.len());
        self.left = (!written).then_some(session);
        self.journal.keep_session(self.left.as_ref());
    }

    /// The session that was left goes on where ui.md 8.6 says: after a short gap by the clock, after a long one paused.
    pub(super) fn go_on_with_session(&mut self, now: &Now) {
        self.look_out(now);
        let Some(session) = &self.left else { return };
        if let Some(words) = left_refusal(&self.outlook, now, session) {
            self.tell_failure(&Failure::plain(&words));
            return;
        }
        self.go(now, Page::Player);
        if self.page == Page::Player
            && let Some(session) = self.left.take()
        {
            self.player.resume(session);
        }
    }

    pub(super) fn finish_left_session(&mut self) {
        if let Some(mut session) = self.left.take() {
            session.events.push(Event { at_ms: session.last_ms(), kind: EventKind::FinishedEarly });
            self.keep_ended(session);
        }
    }

    /// Leaving the player keeps the session open; Today offers to go on.
    pub(super) fn lay_session_aside(&mut self) {
        if let Some(session) = self.player.under_way().cloned() {
            self.journal.keep_session(Some(&session));
            self.left = Some(session);
            self.player = crate::ui::screen::player::PlayerScreen::default();
        }
    }

    /// Chest pain or hard to breathe: the emergency result, at once, and saved like any check.
    pub(super) fn emergency_check(&mut self, side: Side) {
        let mut paper = Paper::about(side, &self.outlook.watch);
        paper.set_lung(Answer::Yes);
        self.see_result(&paper);
    }

    /// The newest session of the day before, if its morning was not asked about: once a morning, however many there were.
    pub(in crate::ui) fn morning_after(&mut self, now: &Now) -> Option<SessionRecord> {
        let yesterday = now.today() - chrono::Duration::days(1);
        let revision = self.journal.store().revision();
        let journal = &self.journal;
        let found = self.morning.get(revision, yesterday, |day| {
            let sessions = journal.store().sessions(10)?;
            let newest = sessions.into_iter().find(|session| session.started.day() == *day);
            Ok(newest.filter(|session| session.next_morning == NextMorning::NotAsked))
        });
        found.ok().cloned().flatten()
    }
}
