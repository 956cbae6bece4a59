//! What happens to ice and a raised leg by itself, also while the window is hidden: the look at the skin, the end by the
//! clock on the wall, and the alarms for both.

use egui::Context;

use super::alarm::Alarm;
use super::guided::EDGE_LIGHT_S;
use super::{Session, Told};
use crate::domain::rice::{RiceEvent, RiceEventKind, RiceStep, RiceTimer, TimerEnd, TimerState};
use crate::platform::sound::Cue;
use crate::ui::action::{Action, Page};

/// The clock is written down so often while a timer runs, to notice when it is set back.
const SEEN_MS: i64 = 60_000;
/// A block that could not be written is tried again after this.
const RETRY_MS: i64 = 30_000;
/// What is said after five minutes.
const SKIN: &str = "Look at your skin. White, blue or numb? Stop.";

impl Session {
    /// Ends what is over by the clock on the wall, and asks to look at the skin. For a frame, and for each wake-up of a
    /// window that is hidden and draws nothing.
    pub(in crate::ui) fn beat_first_days(&mut self, ctx: &Context) {
        // What closes a step has to be known before the first frame, or ice would end at every start of the program.
        self.look_out(&self.journal.now());
        self.first_days.read(&self.journal);
        let now_ms = self.journal.now_ms();
        self.first_days.see_clock(&self.journal, now_ms);
        let (mut runs, mut awake) = (false, false);
        let mut ended = Vec::new();
        for timer in RiceTimer::ALL {
            let Some(state) = self.first_days.running(timer, now_ms) else { continue };
            let started_ms = self.first_days.started_ms(timer).unwrap_or(now_ms);
            runs = true;
            match state {
                TimerState::Ended { at_ms, by } => {
                    ended.extend(self.end_by_itself(ctx, timer, started_ms, (at_ms, by)));
                }
                TimerState::Running { skin_check, .. } => {
                    awake = true;
                    if let Some(reason) = self.closes_running(timer) {
                        ended.extend(self.stop_by_gate(ctx, timer, started_ms, &reason));
                    } else if skin_check && self.alarms.is_first(Alarm::Skin, started_ms, now_ms) {
                        self.alarm(ctx, Alarm::Skin, SKIN);
                        self.ask_for_skin();
                    }
                }
                TimerState::Paused { .. } => {}
            }
        }
        if !ended.is_empty() {
            self.tell_end(&ended.join(" "));
        }
        if let Some(cue) = self.alarms.again(now_ms) {
            self.sound(ctx, cue);
        }
        if runs && self.first_days.last_ms().is_some_and(|last_ms| now_ms - last_ms >= SEEN_MS) {
            self.first_days.put(&self.journal, RiceEvent { at_ms: now_ms, kind: RiceEventKind::Seen });
        }
        if runs || self.alarms.waits() {
            ctx.request_repaint_after(std::time::Duration::from_secs(1));
        }
        if self.journal.is_live() {
            self.cues.stay_awake_for_block(awake);
        }
    }

    /// The plan and Today ask by themselves; on any other page the bar does.
    fn ask_for_skin(&mut self) {
        if !matches!(self.page, Page::FirstDays | Page::Today) {
            let buttons = vec![
                ("It looks fine", Action::FirstDays(RiceEventKind::SkinFine)),
                ("Stop the ice", Action::FirstDays(RiceEventKind::IceOff)),
            ];
            self.told = Some(Told { words: SKIN.to_owned(), buttons, error: true });
        }
    }

    /// The question in the bar is answered, there or elsewhere.
    pub(super) fn skin_was_seen(&mut self) {
        self.told.take_if(|told| told.words == SKIN);
    }

    /// The alarm comes first: ice that stays on does harm, also where the disk is full. Returns what is told about it.
    fn end_by_itself(
        &mut self,
        ctx: &Context,
        timer: RiceTimer,
        started_ms: i64,
        (at_ms, by): (i64, TimerEnd),
    ) -> Option<String> {
        let now_ms = self.journal.now_ms();
        let first = self.alarms.is_first(Alarm::End(timer), started_ms, now_ms);
        let late_min = (now_ms - at_ms).max(0) / 60_000;
        let words = match (timer, by) {
            (RiceTimer::Ice, TimerEnd::Clock) => "The clock was set back. Take the ice off.".to_owned(),
            (RiceTimer::Ice, _) if late_min > 0 => {
                let ago = if late_min < 120 { format!("{late_min} min") } else { format!("{} hours", late_min / 60) };
                format!("Ice ended {ago} ago. Take it off and look at your skin.")
            }
            (RiceTimer::Ice, _) => "Take the ice off.".to_owned(),
            (RiceTimer::Raise, _) => "The time with the leg up is over.".to_owned(),
        };
        if first {
            self.alarm(ctx, Alarm::End(timer), &words);
        }
        if first || self.first_days.tried_ms().is_none_or(|tried| !(0..RETRY_MS).contains(&(now_ms - tried))) {
            let written = self.end_block(timer, at_ms);
            self.first_days.tried((!written).then_some(now_ms));
            ctx.request_repaint();
        }
        first.then_some(words)
    }

    /// What closes a step while it is on: a check or an answer that came meanwhile.
    fn closes_running(&self, timer: RiceTimer) -> Option<String> {
        let step = match timer {
            RiceTimer::Ice => RiceStep::Ice,
            RiceTimer::Raise => RiceStep::Raise,
        };
        let events = self.first_days.record().map_or(&[][..], |record| &record.events);
        let refusal = self.first_days.person(&self.outlook).closes(step, events).err()?;
        Some(refusal.words())
    }

    /// Once for each block; where it cannot be written it runs to its end.
    fn stop_by_gate(&mut self, ctx: &Context, timer: RiceTimer, started_ms: i64, reason: &str) -> Option<String> {
        let now_ms = self.journal.now_ms();
        if !self.alarms.is_first(Alarm::End(timer), started_ms, now_ms) {
            return None;
        }
        let what = match timer {
            RiceTimer::Ice => "Take the ice off.",
            RiceTimer::Raise => "Put the leg down.",
        };
        let words = format!("{what} {reason}");
        self.alarm(ctx, Alarm::End(timer), &words);
        self.end_block(timer, now_ms);
        Some(words)
    }

    /// Said before what the journal says about it, and kept when the journal says that it failed.
    fn tell_end(&mut self, words: &str) {
        self.skin_was_seen();
        self.announcer.assertive(words);
        match self.told.as_mut() {
            Some(told) => told.words = format!("{words} {}", told.words),
            None => self.told = Some(Told { words: words.to_owned(), buttons: Vec::new(), error: false }),
        }
    }

    fn alarm(&mut self, ctx: &Context, alarm: Alarm, words: &str) {
        self.announcer.assertive(words);
        self.sound(ctx, alarm.cue());
        if self.journal.is_live() {
            if self.journal.settings().spoken_cues {
                self.cues.say(words);
            }
            let hidden = ctx.input(|input| {
                let viewport = input.viewport();
                // What is fresh also in a window that draws nothing.
                viewport.minimized == Some(true) || viewport.occluded == Some(true) || !input.raw.focused
            });
            if hidden {
                let private = self.journal.settings().notes_are_private();
                self.cues.notify_of(if private { "" } else { alarm.notice() });
            }
        }
        ctx.request_repaint();
    }

    /// The sound, or the light at the edge for who has sounds off.
    fn sound(&mut self, ctx: &Context, cue: Cue) {
        let volume = self.journal.settings().volume;
        if volume == 0 {
            self.edge_light_until_s = ctx.input(|input| input.time) + EDGE_LIGHT_S;
            ctx.request_repaint();
        } else if self.journal.is_live() {
            self.cues.play(cue, volume);
        }
    }
}
