//! The warning-sign check: an unhurried list on two pages, and the questions left open once more.
//!
//! Which questions are due, and what they lead to, is `domain::check::Paper`; here they are only shown.

mod again;
mod first;
mod second;

use std::collections::BTreeSet;

use egui::Ui;
use serde::{Deserialize, Serialize};

use super::View;
use crate::content;
use crate::domain::body::{Side, Sign};
use crate::domain::check::{Answer, Check, Group, Paper, Question};
use crate::domain::sentence;
use crate::domain::triage::Tier;
use crate::domain::watch::Watch;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, dialog, field, text};

/// Seconds for which answers wait when somebody leaves in the middle of a check.
const KEEP_S: i64 = 30 * 60;

/// The page of the check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
enum Step {
    /// The five questions of E1, and the six signs.
    #[default]
    Signs,
    /// The groups that are due.
    Questions,
    /// Emergency questions that were left open.
    Again,
}

/// Answers that wait on the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptPaper {
    paper: Paper,
    step: Step,
    touched_s: i64,
}

/// What the page keeps between frames.
#[derive(Debug, Default)]
pub struct CheckScreen {
    paper: Option<Paper>,
    step: Step,
    /// The five questions of E1 are shown one by one.
    lung_open: bool,
    /// "No" was said to the question for an injury.
    no_injury: bool,
    /// Groups whose rows are shown although "still none" could be said.
    opened: BTreeSet<Group>,
    /// The open questions of the third page, as they were when it was opened.
    again: Vec<Question>,
    /// Nothing was answered when the result was asked for.
    nothing: bool,
    /// When an answer was given last, in UTC seconds.
    touched_s: Option<i64>,
    /// The page was left and opened again with answers on it.
    resumed: bool,
    /// Scroll to the top: another page of the check is shown.
    turned: bool,
    /// Its first control gets the keyboard.
    wants_focus: bool,
}

impl CheckScreen {
    /// Answers from the desk, unless they waited too long.
    #[must_use]
    pub fn resumed(kept: KeptPaper, now_s: i64) -> Self {
        let KeptPaper { paper, step, touched_s } = kept;
        if now_s - touched_s > KEEP_S {
            return Self::default();
        }
        // The questions of the third page are worked out anew.
        let step = if step == Step::Again { Step::Questions } else { step };
        Self { paper: Some(paper), step, touched_s: Some(touched_s), resumed: true, ..Self::default() }
    }

    /// What is to wait on the desk.
    #[must_use]
    pub fn to_keep(&self) -> Option<KeptPaper> {
        let paper = self.paper.as_ref().filter(|_| self.touched_s.is_some())?;
        Some(KeptPaper { paper: paper.clone(), step: self.step, touched_s: self.touched_s? })
    }

    /// The page is opened: answers that waited too long are forgotten, others stand as they were.
    pub fn arrive(&mut self, now_s: i64) {
        self.turned = true;
        match self.touched_s {
            Some(touched_s) if now_s - touched_s <= KEEP_S => self.resumed = true,
            _ => *self = Self { turned: true, ..Self::default() },
        }
    }

    /// A check with these signs ticked: a new one, or the one whose answers wait. A leg that it did not ask about comes
    /// to it, so that nothing that was answered is lost.
    pub fn begin(&mut self, watch: &Watch, side: Side, signs: &[Sign]) {
        let now_s = watch.now.moment.utc_s;
        let waits = self.touched_s.is_some_and(|touched_s| now_s - touched_s <= KEEP_S);
        let waiting = self.paper.take().filter(|paper| waits && paper.id.is_none());
        let mut paper = waiting.unwrap_or_else(|| Paper::about(side, watch));
        if !side.legs().iter().all(|leg| paper.side.legs().contains(leg)) {
            paper.set_side(Side::Both, watch);
        }
        for sign in signs {
            for leg in side.legs() {
                paper.answers.set_sign(*leg, *sign, Answer::Yes);
            }
        }
        *self = Self { paper: Some(paper), touched_s: Some(now_s), turned: true, ..Self::default() };
    }

    /// Changes the answers of a saved check.
    pub fn change(&mut self, check: &Check, now_s: i64) {
        *self = Self { paper: Some(Paper::of(check)), touched_s: Some(now_s), turned: true, ..Self::default() };
    }

    /// The check is saved.
    pub fn saved(&mut self) {
        *self = Self::default();
    }

    /// Back to the page before; false on the first one.
    pub fn step_back(&mut self) -> bool {
        if self.step == Step::Signs {
            return false;
        }
        self.step = Step::Signs;
        self.turned = true;
        true
    }

    /// Whether the page should scroll to its top.
    pub fn take_turned(&mut self) -> bool {
        let turned = std::mem::take(&mut self.turned);
        self.wants_focus |= turned;
        turned
    }

    /// Asks for the result: the open emergency questions come once more, then the check is saved.
    pub fn see_result(&mut self, view: &mut View<'_>) {
        let outlook = view.outlook.clone();
        let Some(paper) = &self.paper else { return };
        if paper.is_empty() {
            self.nothing = true;
            view.actions.push(Action::Say(NOTHING.to_owned()));
            return;
        }
        let assessment = paper.assess(&outlook.watch);
        let open = paper.open_emergency(&assessment);
        if !open.is_empty() && self.step != Step::Again {
            self.again = open;
            self.step = Step::Again;
            self.turned = true;
            view.actions.push(Action::Say(again_title(self.again.len())));
            return;
        }
        view.actions.push(Action::SeeResult(Box::new(paper.clone())));
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let outlook = view.outlook.clone();
        let watch = &outlook.watch;
        let mut paper = self.paper.take().unwrap_or_else(|| Paper::fresh(watch));
        let wants_focus = std::mem::take(&mut self.wants_focus);
        if wants_focus {
            dialog::ask_for_first(ui.ctx());
        }
        if self.resumed {
            self.resumed_ui(ui, &mut paper, watch);
        }
        // A paper that was started again has no answers that could wait.
        let before = paper.clone();
        ui.push_id(format!("{:?}", self.step), |ui| match self.step {
            Step::Signs => self.signs_ui(ui, &mut paper, view, watch),
            Step::Questions => self.questions_ui(ui, &mut paper, view, watch),
            Step::Again => self.again_ui(ui, &mut paper, view, watch),
        });
        if wants_focus {
            ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        }
        if paper != before {
            self.touched_s = Some(view.now.moment.utc_s);
            self.nothing = false;
            self.resumed = false;
        }
        self.paper = Some(paper);
    }

    fn resumed_ui(&mut self, ui: &mut Ui, paper: &mut Paper, watch: &Watch) {
        card::card_ui(ui, |ui| {
            text::strong_ui(ui, "Go on with your check? Your answers are still here.");
            ui.horizontal_wrapped(|ui| {
                if ui.add(Button::secondary("Go on")).clicked() {
                    // The button goes away, and the keyboard on to the questions.
                    (self.resumed, self.turned) = (false, true);
                }
                if ui.add(Button::quiet("Start again")).clicked() {
                    *paper = Paper::fresh(watch);
                    *self = Self { turned: true, ..Self::default() };
                }
            });
        });
    }

    fn again_ui(&mut self, ui: &mut Ui, paper: &mut Paper, view: &mut View<'_>, watch: &Watch) {
        let again = self.again.clone();
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, &again_title(again.len()));
            text::body_ui(ui, "An open question counts as unknown, not as no.");
        });
        for question in &again {
            card::card_ui(ui, |ui| again::question_ui(ui, paper, *question));
        }
        self.end_ui(ui, paper, view, watch);
    }

    /// The button that asks for the result, and what stands beside it.
    fn end_ui(&mut self, ui: &mut Ui, paper: &Paper, view: &mut View<'_>, watch: &Watch) {
        emergency_line_ui(ui, paper, watch);
        if self.nothing {
            field::error_ui(ui, NOTHING);
        }
        let mut pressed = false;
        ui.horizontal_wrapped(|ui| {
            pressed = ui.add(Button::primary("See the result").icon(Icon::Forward)).clicked();
            if ui.add(Button::quiet("Back to step 1").icon(Icon::Back)).clicked() {
                self.step_back();
            }
        });
        if pressed {
            self.paper = Some(paper.clone());
            self.see_result(view);
        }
    }
}

const NOTHING: &str = "Answer the list, or press None of these.";

fn again_title(count: usize) -> String {
    match count {
        1 => "Look at this one again".to_owned(),
        count => format!("Look at these {count} again"),
    }
}

/// Under the groups: what the answers so far already mean, when that is an emergency.
fn emergency_line_ui(ui: &mut Ui, paper: &Paper, watch: &Watch) {
    if paper.assess(watch).tier == Tier::Emergency {
        text::strong_ui(ui, "What you ticked is an emergency. Press See the result now.");
    }
}

/// What does not make it a yes, and what to look for on brown or black skin.
fn notes(words: &content::QuestionText) -> Vec<String> {
    let not = words.not_counted.as_ref().map(|not| format!("Do not count: {}", sentence::lower_first(not)));
    not.into_iter().chain(words.darker_skin.clone()).collect()
}

/// The row of a question: few words, and under them the whole question with what does not count.
fn row_words(question: Question) -> (String, String) {
    let Some(words) = content::question_text(question) else { return (question.name().to_owned(), String::new()) };
    let mut small = words.ask.clone();
    for line in notes(words) {
        small.push(' ');
        small.push_str(&line);
    }
    (words.short.clone(), small)
}
