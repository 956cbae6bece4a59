//! Your stage: where a person is on the way back, what is missing for the next step, and noting what the leg can do.
//!
//! What fits is `domain::phase`. Nothing moves by itself: each change is a press, and one step that can be undone.

pub(super) mod form;
mod ladder;
mod step_back;

use egui::Ui;
use uuid::Uuid;

use super::{View, goals};
use crate::app::command::Command;
use crate::app::stage::way;
use crate::content;
use crate::domain::body::Side;
use crate::domain::phase::{Progress, ProgressKind, Stage, StageStep, Way, needs};
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::page::Page;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, chips, text};
use form::Form;

/// What the page keeps between frames.
#[derive(Debug, Default)]
pub struct StageScreen {
    /// What is being noted; it stays until it is in the journal.
    form: Option<Form>,
    /// The line that was saved last: when it is in the journal, the form is done.
    saving: Option<Uuid>,
    /// The leg that was chosen for a way that is to begin.
    side: Option<Side>,
}

impl StageScreen {
    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        if self.saving.is_some_and(|id| view.outlook.lines.progress.iter().any(|line| line.id == id)) {
            (self.form, self.saving) = (None, None);
        }
        let way = way(&view.outlook, &view.now);
        step_back::card_ui(ui, view, &way);
        let Some((stage, side)) = way.stage.zip(way.side) else {
            card::card_ui(ui, |ui| self.choose_ui(ui, view, &way));
            goals::open_ui(ui, view);
            return;
        };
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, &format!("{}, {}", stage.name(), side.leg_words()));
            text::body_ui(ui, &since_words(&way, view));
            ladder::ladder_ui(ui, view, &way, stage, side);
        });
        card::card_ui(ui, |ui| {
            ladder::needs_ui(ui, &way, stage);
            self.next_ui(ui, view, &way, stage, side);
        });
        if let Some(form) = &mut self.form {
            match card::card_ui(ui, |ui| form.show_ui(ui, stage, side, way.facts.warning)) {
                Some(form::Event::Save(measured)) => {
                    let id = view.journal.new_id();
                    let line = Progress { id, at: view.now.moment, side, what: ProgressKind::Measured(*measured) };
                    self.saving = Some(id);
                    view.actions.push(Action::Run(Command::NoteProgress(Box::new(line))));
                }
                Some(form::Event::Leave) => self.form = None,
                None => {}
            }
        }
        if way.may_end() {
            card::card_ui(ui, |ui| leave_ui(ui, view, stage, side));
        }
        goals::open_ui(ui, view);
    }

    /// The button for the next stage, only when everything is met, and the one for noting.
    fn next_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, way: &Way, stage: Stage, side: Side) {
        let next = way.may_go_to();
        if next.is_none() && stage.next().is_some() {
            text::small_ui(ui, "Nothing moves on by itself. When all of this is met, a button asks you.");
        }
        if next.is_none() && self.form.is_some() {
            return;
        }
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            if let Some(next) = next {
                let words = format!("Move on to {}", next.name());
                if ui.add(Button::primary(&words).icon(Icon::Forward)).clicked() {
                    view.actions.push(stage_line(view, side, next, StageStep::On));
                }
            }
            if self.form.is_none() && ui.add(Button::secondary("Note what the leg can do").icon(Icon::Edit)).clicked() {
                self.form = Some(Form::default());
            }
        });
    }

    /// Without a stage: what it is for, and where to begin.
    fn choose_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, way: &Way) {
        text::heading_ui(ui, "No stage is chosen");
        text::body_ui(
            ui,
            "After a strain or a tear, a stage says what fits now and what is still missing for the next. Without an \
             injury you need none, and nothing is held back.",
        );
        if self.side.is_none() {
            self.side = way.side;
        }
        text::question_ui(ui, "Which leg?");
        let legs = [(Side::Left, "Left"), (Side::Right, "Right"), (Side::Both, "Both")];
        chips::single_ui(ui, "Which leg?", &legs, &mut self.side);
        ui.add_space(4.0);
        text::question_ui(ui, "Where do you want to begin?");
        ui.horizontal_wrapped(|ui| {
            for stage in [Stage::FirstDays, Stage::GettingMoving, Stage::Strength] {
                let name = format!("Begin with {}", stage.name());
                let button = Button::secondary(stage.name()).name(&name).enabled(self.side.is_some());
                if ui.add(button).clicked()
                    && let Some(side) = self.side
                {
                    view.actions.push(stage_line(view, side, stage, StageStep::Chosen));
                }
            }
        });
        if self.side.is_none() {
            text::small_ui(ui, "Choose the leg first.");
        }
        text::small_ui(ui, "Not sure? Take the earlier one. A fresh injury begins with First days by itself.");
    }
}

/// The card of the routines page: which stage, and what is missing.
pub fn card_ui(ui: &mut Ui, view: &mut View<'_>) {
    let way = way(&view.outlook, &view.now);
    card::card_ui(ui, |ui| {
        let Some((stage, side)) = way.stage.zip(way.side) else {
            text::heading_ui(ui, "Your stage");
            text::body_ui(ui, "No stage is chosen. After a strain or a tear, a stage says what fits now.");
            open_ui(ui, view);
            return;
        };
        text::heading_ui(ui, &format!("Your stage: {}, {}", stage.name(), side.leg_words()));
        if let Some(proposal) = &way.proposal {
            text::strong_ui(ui, &proposal.reason(view.now.today()));
            if let Some(words) = proposal.meanwhile() {
                text::body_ui(ui, &words);
            }
        }
        text::body_ui(ui, &missing_words(&way, stage));
        open_ui(ui, view);
    });
}

/// On Today: a step back that waits for an answer, or that the next stage may begin. Nothing else.
pub fn today_ui(ui: &mut Ui, view: &mut View<'_>) {
    let way = way(&view.outlook, &view.now);
    step_back::card_ui(ui, view, &way);
    if let Some(next) = way.may_go_to() {
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, &format!("Everything for {} is met", next.name()));
            text::body_ui(ui, "You decide when to move on.");
            open_ui(ui, view);
        });
    }
}

fn open_ui(ui: &mut Ui, view: &mut View<'_>) {
    if ui.add(Button::secondary("Your stage").name("Open your stage").icon(Icon::Forward)).clicked() {
        view.actions.push(Action::Go(Page::Stage));
    }
}

fn missing_words(way: &Way, stage: Stage) -> String {
    let missing: Vec<String> =
        needs(stage, &way.facts).into_iter().filter(|need| !need.met).map(|need| need.words).collect();
    let next = stage.next().map_or("full sport", Stage::name);
    match missing.as_slice() {
        [] => format!("Everything for {next} is met. You decide when to move on."),
        [only] => format!("Still missing for {next}: {only}."),
        [first, rest @ ..] => {
            let more = sentence::count(rest.len(), "more thing", "more things");
            format!("Still missing for {next}: {first}, and {more}.")
        }
    }
}

fn since_words(way: &Way, view: &View<'_>) -> String {
    match way.since {
        Some(day) => format!("Since {}.", near_words(day, view)),
        None => "It begins here after an injury. You move on when you agree.".to_owned(),
    }
}

/// "today", "yesterday", "Thu 19 Nov".
fn near_words(day: chrono::NaiveDate, view: &View<'_>) -> String {
    let today = view.now.today();
    let words = sentence::near_day(day, today);
    if (today - day).num_days() < 2 { sentence::lower_first(&words) } else { words }
}

/// Everything for full sport is met, or there was no injury: the stages can be left.
fn leave_ui(ui: &mut Ui, view: &mut View<'_>, stage: Stage, side: Side) {
    let whole = stage == Stage::BackToSport;
    let (words, step) = if whole {
        ("All of the list is met. Without a stage nothing is held back.", StageStep::On)
    } else {
        ("No injury of the last 8 weeks is known. Without a stage nothing is held back.", StageStep::Chosen)
    };
    text::heading_ui(ui, "Without a stage");
    text::body_ui(ui, words);
    if ui.add(Button::secondary("Leave the stages").icon(Icon::Check)).clicked() {
        view.actions.push(stage_line(view, side, Stage::AnyTime, step));
    }
}

fn stage_line(view: &View<'_>, side: Side, stage: Stage, step: StageStep) -> Action {
    let what = ProgressKind::Stage { stage, step };
    let line = Progress { id: view.journal.new_id(), at: view.now.moment, side, what };
    Action::Run(Command::NoteProgress(Box::new(line)))
}

/// "Source: …" of these numbers of the bibliography, and whether the number is our own.
pub(super) fn sources_ui(ui: &mut Ui, ids: &[&str], own: bool) {
    let lines: Vec<String> = ids.iter().filter_map(|id| content::source(id)).map(content::Source::line).collect();
    if lines.is_empty() {
        text::small_ui(ui, "The number is our own, on the careful side.");
    } else {
        let own = if own { "; the number is our own" } else { "" };
        text::small_ui(ui, &format!("Source: {}{own}", lines.join(" · ")));
    }
}
