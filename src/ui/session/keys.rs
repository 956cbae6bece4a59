//! The keys that belong to the open page.

use std::rc::Rc;

use egui::Context;

use super::Session;
use crate::domain::session::EventKind;
use crate::domain::when::Now;
use crate::ui::action::{Action, Page};
use crate::ui::keys::{self, TodayKey};
use crate::ui::screen::View;

impl Session {
    pub(super) fn take_keys(&mut self, ctx: &Context, now: &Now) {
        if self.page == Page::Player {
            self.player_keys(ctx);
        }
        for item in keys::items(ctx) {
            self.actions.push(Action::Do(item));
        }
        let at_s = ctx.input(|input| input.time);
        if ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::F10)) {
            self.menu_wanted = true;
        }
        if let Some(forward) = keys::next_part(ctx) {
            self.parts.step(ctx, forward, self.told.is_some());
        }
        let step = ctx.input(|input| {
            let down = |key| input.modifiers.command && input.key_pressed(key);
            i32::from(down(egui::Key::PageDown)) - i32::from(down(egui::Key::PageUp))
        });
        match self.page {
            _ if self.is_closed() => {}
            Page::Today => {
                let outlook = Rc::clone(&self.outlook);
                let mut view = View { journal: &self.journal, now: *now, outlook, actions: &mut self.actions };
                for key in keys::today(ctx) {
                    match key {
                        TodayKey::Score(score) => self.today.score_key(score, at_s, &mut view),
                        TodayKey::Leg(side) => self.today.choose_side(side),
                        TodayKey::When(quick) => self.today.when().choose(quick, now),
                        TodayKey::Enter => {
                            if self.today.enter_key(&mut view) {
                                ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
                            }
                        }
                    }
                }
            }
            Page::History if step != 0 => {
                self.history.step_month(step);
            }
            Page::Entry => self.entry_keys(ctx, step),
            Page::History
            | Page::Deleted
            | Page::Settings
            | Page::Check
            | Page::Result
            | Page::Trends
            | Page::Goals
            | Page::Compare
            | Page::Helped
            | Page::Patterns
            | Page::Learn
            | Page::Topic
            | Page::CompareCauses
            | Page::More
            | Page::Rules
            | Page::Routines
            | Page::Exercises
            | Page::Exercise
            | Page::RoutineLook
            | Page::RoutineEditor
            | Page::PickExercise
            | Page::Player
            | Page::FirstDays
            | Page::Medicines
            | Page::Sheet
            | Page::Medicine
            | Page::Dose
            | Page::Stage
            | Page::AboutYou
            | Page::Import
            | Page::Backups
            | Page::Report => {}
        }
    }

    fn entry_keys(&mut self, ctx: &Context, step: i32) {
        let Some(entry) = &self.entry else { return };
        if step != 0
            && let Some(id) = entry.id()
            && let Ok(Some(other)) = self.journal.store().neighbour(id, step < 0)
        {
            self.actions.push(Action::LeaveEntry);
            self.actions.push(Action::OpenEntry(other));
        }
        let delete = ctx.input(|input| input.key_pressed(egui::Key::Delete) && input.modifiers.is_none());
        if delete && !ctx.text_edit_focused() && entry.id().is_some() {
            self.actions.push(Action::DeleteOpenEntry);
        }
    }

    /// The player takes its keys before any control sees them: Space pauses wherever the keyboard is.
    fn player_keys(&mut self, ctx: &Context) {
        const KEYS: [egui::Key; 10] = [
            egui::Key::Space,
            egui::Key::Escape,
            egui::Key::N,
            egui::Key::B,
            egui::Key::A,
            egui::Key::S,
            egui::Key::F,
            egui::Key::Plus,
            egui::Key::Equals,
            egui::Key::Minus,
        ];
        let now_ms = self.journal.now_ms();
        if !self.player.fills_the_window(now_ms) {
            return;
        }
        if ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::U)) {
            self.actions.push(Action::ToggleSound);
        }
        // Enter presses what has the keyboard; where nothing has it, it is the "done" of one's own pace.
        let free = ctx.memory(|memory| memory.focused().is_none());
        if free
            && self.player.waits_for_done(now_ms)
            && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter))
        {
            self.actions.push(Action::Session(EventKind::Done));
        }
        for key in KEYS {
            let Some(kind) = self.player.key(key, now_ms) else { continue };
            if ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key)) {
                self.actions.push(Action::Session(kind));
            }
        }
    }
}
