//! What stays when a journal is locked: its timers and nothing that was written. Ice that stays on does harm, so its end
//! is heard and seen also while nothing of the journal can be.

use std::time::Duration;

use egui::{Context, UserAttentionType, ViewportCommand};

use super::alarm::{Alarm, Alarms};
use super::cues::Cues;
use super::{Session, Wish};
use crate::app::command::Command;
use crate::app::failure::Failure;
use crate::domain::rice::{IceTimer, RaiseTimer, RiceTimer, TimerState};
use crate::domain::session::Status;
use crate::domain::setting::Settings;
use crate::ui::action::Page;
use crate::ui::lock_act::LockAct;

/// Timers of a journal that is locked.
#[derive(Default)]
pub struct Standby {
    ice: Option<IceTimer>,
    raise: Option<RaiseTimer>,
    alarms: Alarms,
    cues: Cues,
    volume: u8,
    private: bool,
    /// Only a person has ears; a test has a clock of its own.
    live: bool,
    words: Option<&'static str>,
}

impl Session {
    /// Whether a guided session runs: whoever lies on the floor presses nothing for a long time.
    #[must_use]
    pub fn is_guiding(&self) -> bool {
        let running = |session: &crate::domain::session::SessionRecord| {
            session.state(self.journal.now_ms()).status == Status::Running
        };
        self.page == Page::Player && self.player.under_way().is_some_and(running)
    }

    /// Whether nothing is shown now, because another window is in front and the person wants that.
    #[must_use]
    pub fn hides(&self, ctx: &Context) -> bool {
        let away = ctx.input(|input| !input.raw.focused);
        away && self.journal.settings().hide_when_away && !self.is_guiding()
    }

    /// Puts everything that is unfinished into the file, before the journal is closed in the middle of it. Returns false
    /// if it could not be written; then it is told, and the journal has to stay open.
    pub fn put_away(&mut self, ctx: &Context) -> bool {
        self.lay_session_aside();
        // The window is as it was before the session, and its title says nothing of it.
        self.player_window.fill(ctx, false, false);
        self.player_window.tell(ctx, None);
        let now = self.journal.now();
        self.keep_paper();
        self.leave_for_good(&now)
    }

    /// Closes the journal. What is left knows when a timer ends.
    #[must_use]
    pub fn stand_by(self) -> Standby {
        let (ice, raise) = self.first_days.timers();
        let settings = self.journal.settings();
        let (volume, private, live) = (settings.volume, settings.notes_are_private(), self.journal.is_live());
        Standby { ice, raise, alarms: self.alarms, cues: self.cues, volume, private, live, words: None }
    }

    pub(super) fn act_on_lock(&mut self, act: LockAct) {
        match act {
            LockAct::Now if self.journal.store().has_passphrase() => self.wishes.push(Wish::Lock),
            LockAct::Now => {
                let words = "This journal has no passphrase, so it cannot be locked. Set one in Settings, Privacy.";
                self.tell_failure(&Failure::plain(words));
            }
            LockAct::Change(change) => self.wishes.push(Wish::Rekey(change)),
            LockAct::Erase { backups } => {
                // One under way must not come to its end afterwards.
                self.data.backups.desk.stop();
                match backups.then(|| self.journal.delete_backups()) {
                    None | Some(Ok(())) => self.wishes.push(Wish::Erase),
                    Some(Err(failure)) => self.tell_failure(&failure),
                }
            }
        }
    }

    /// Soleus does not start with the computer any more, because the journal goes.
    pub fn stop_autostart(&mut self) {
        let settings = Settings { start_with_computer: false, ..self.journal.settings().clone() };
        self.run(Command::Set(Box::new(settings)));
        self.settle_autostart();
    }

    /// Says what was done before this journal was opened again.
    pub fn tell_done(&mut self, words: &str) {
        self.tell_plain(words);
    }
}

impl Standby {
    /// What the last alarm says, for whoever looks at the window.
    #[must_use]
    pub fn words(&self) -> Option<&'static str> {
        self.words
    }

    /// Sounds what is due. Returns words that have just come.
    pub fn beat(&mut self, ctx: &Context, now_ms: i64) -> Option<&'static str> {
        let mut due = Vec::new();
        let mut awake = false;
        if let Some(timer) = self.ice {
            match timer.state(now_ms) {
                TimerState::Ended { .. } => {
                    self.ice = None;
                    due.push((Alarm::End(RiceTimer::Ice), timer.0.started_ms));
                }
                TimerState::Running { skin_check: true, .. } => due.push((Alarm::Skin, timer.0.started_ms)),
                TimerState::Running { .. } | TimerState::Paused { .. } => {}
            }
            awake = true;
        }
        if let Some(timer) = self.raise {
            if let TimerState::Ended { .. } = timer.state(now_ms) {
                self.raise = None;
                due.push((Alarm::End(RiceTimer::Raise), timer.0.started_ms));
            }
            awake = true;
        }
        let mut said = None;
        for (alarm, started_ms) in due {
            if self.alarms.is_first(alarm, started_ms, now_ms) {
                said = Some(words(alarm));
                self.sound(alarm);
                ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(UserAttentionType::Critical));
                ctx.request_repaint();
            }
        }
        self.words = said.or(self.words);
        if let Some(cue) = self.alarms.again(now_ms).filter(|_| self.live && self.volume > 0) {
            self.cues.play(cue, self.volume);
        }
        if self.live {
            self.cues.stay_awake_for_block(awake);
        }
        if awake || self.alarms.waits() {
            ctx.request_repaint_after(Duration::from_secs(1));
        }
        said
    }

    fn sound(&mut self, alarm: Alarm) {
        if self.live {
            if self.volume > 0 {
                self.cues.play(alarm.cue(), self.volume);
            }
            self.cues.notify_of(if self.private { "" } else { alarm.notice() });
        }
    }
}

/// Enough to act on, and nothing about who, where or why.
fn words(alarm: Alarm) -> &'static str {
    match alarm {
        Alarm::Skin => "A timer runs. Look at your skin. White, blue or numb? Stop.",
        Alarm::End(RiceTimer::Ice) => "A timer is over. Take off what is cold, and look at your skin.",
        Alarm::End(RiceTimer::Raise) => "A timer is over.",
    }
}
