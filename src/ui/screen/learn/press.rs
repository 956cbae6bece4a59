//! Pressing points as a guided routine: which, how long, and whether it may be started now. It runs in the player.

use egui::Ui;

use super::point;
use crate::app::session::{Pressing, refusal};
use crate::content::{MOST_POINTS, PRESS_S};
use crate::domain::gate::Activity;
use crate::domain::session::GetReady;
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::learn_act::LearnAct;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::{check, chips, text};

/// What was chosen.
#[derive(Debug)]
pub(super) struct PressForm {
    codes: Vec<&'static str>,
    hold_s: u16,
    both: bool,
}

impl Default for PressForm {
    fn default() -> Self {
        Self { codes: Vec::new(), hold_s: 60, both: false }
    }
}

impl PressForm {
    /// Chooses a point before the page is opened.
    pub(super) fn choose(&mut self, code: &'static str) {
        if !self.codes.contains(&code) && self.codes.len() < MOST_POINTS {
            self.codes.push(code);
        }
    }

    pub(super) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        text::heading_ui(ui, "Press with care, with a timer");
        let locks = view.outlook.gate.locks(Activity::Points);
        if !locks.is_empty() {
            text::strong_ui(ui, "Paused for now.");
            for lock in locks {
                text::body_ui(ui, &format!("{} {}", lock.words(), lock.opens_when()));
            }
            if ui.add(Button::secondary("Check warning signs").icon(Icon::Warning)).clicked() {
                view.actions.push(Action::Do(Item::Check));
            }
            return;
        }
        let points = point::pressable(view);
        self.codes.retain(|code| points.iter().any(|point| point.code == *code));
        let names: Vec<String> = points.iter().map(|point| format!("{} {}", point.code, point.pinyin)).collect();
        let items: Vec<(&'static str, &str)> =
            points.iter().map(|point| point.code.as_str()).zip(names.iter().map(String::as_str)).collect();
        text::question_ui(ui, "Which points? Up to four");
        let before = self.codes.clone();
        chips::multi_ui(ui, "Which points", &items, &mut self.codes);
        if self.codes.len() > MOST_POINTS {
            self.codes = before;
            view.actions.push(Action::Say("Four points are enough. Take one away first.".to_owned()));
        }
        text::question_ui(ui, "Seconds for each");
        let lengths: Vec<String> = PRESS_S.iter().map(|seconds| format!("{seconds} s")).collect();
        let lengths: Vec<(u16, &str)> = PRESS_S.into_iter().zip(lengths.iter().map(String::as_str)).collect();
        let mut hold_s = Some(self.hold_s);
        if chips::single_ui(ui, "Seconds for each", &lengths, &mut hold_s) {
            self.hold_s = hold_s.unwrap_or(60);
        }
        check::check_ui(
            ui,
            &mut self.both,
            "Both legs",
            Some("One after the other; else the sore leg, or the left one"),
        );
        self.start_ui(ui, view);
    }

    fn start_ui(&self, ui: &mut Ui, view: &mut View<'_>) {
        if self.codes.is_empty() {
            text::small_ui(ui, "Choose a point to start.");
            return;
        }
        let pressing = Pressing { codes: self.codes.clone(), hold_s: self.hold_s, both: self.both };
        let plan = pressing.plan(&view.outlook, GetReady::of_seconds(view.journal.settings().get_ready_s));
        if let Some(words) = refusal(&view.outlook, &view.now, &plan) {
            text::strong_ui(ui, &words);
            return;
        }
        text::small_ui(ui, "Firm, and never painful. Stop when it goes numb, shoots, bruises, or you feel dizzy.");
        if ui.add(Button::primary("Start pressing").icon(Icon::Play)).clicked() {
            view.actions.push(Action::Learn(LearnAct::Press(pressing)));
        }
    }
}
