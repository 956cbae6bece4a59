//! Adding an activity: in own words, or one that was named in the questions about oneself.

use egui::{Key, Ui};
use uuid::Uuid;

use crate::app::command::Command;
use crate::domain::episode::Nrs;
use crate::domain::goal::{FULL, Goal, GoalFault, SCALE, is_full, named, parse_name};
use crate::domain::when::Moment;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::text;

/// What is typed, and what is on its way into the journal.
#[derive(Debug, Default)]
pub(super) struct AddCard {
    typed: String,
    /// What was wrong when "Add" was pressed, until something else is typed.
    fault: Option<GoalFault>,
    /// The activity that is being added: when it is in the journal, the field is done.
    saving: Option<Uuid>,
}

impl AddCard {
    pub(super) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, goals: &[Goal]) {
        if self.saving.is_some_and(|id| goals.iter().any(|goal| goal.id == id)) {
            *self = Self::default();
        }
        if goals.iter().any(Goal::is_present) {
            text::body_ui(ui, "One number a day is enough, and days may be left out.");
        } else {
            text::heading_ui(ui, "What do you miss?");
            text::body_ui(
                ui,
                "Name up to five activities in your own words. A number now and then shows how they come back.",
            );
        }
        text::small_ui(ui, SCALE);
        ui.add_space(4.0);
        if is_full(goals) {
            text::strong_ui(ui, FULL);
            return;
        }
        self.field_ui(ui, view, goals);
        named_ui(ui, view, goals);
    }

    fn field_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, goals: &[Goal]) {
        let words = self.fault.as_ref().map(GoalFault::words);
        let field = Field::line("An activity in your own words", &mut self.typed).hint("Walk to the market");
        let response = field.error(words.as_deref()).show_ui(ui);
        if response.changed() {
            self.fault = None;
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(4.0);
        let pressed = ui.add(Button::primary("Add").name("Add this activity").icon(Icon::Add)).clicked();
        if !pressed && !entered {
            return;
        }
        match parse_name(&self.typed, goals, None) {
            Ok(name) => self.saving = Some(add(view, name, None)),
            Err(fault) => {
                view.actions.push(Action::Alarm(fault.words()));
                self.fault = Some(fault);
                response.request_focus();
            }
        }
    }
}

/// What was named in the questions about oneself, each with a button.
fn named_ui(ui: &mut Ui, view: &mut View<'_>, goals: &[Goal]) {
    let named = named(&view.outlook.watch.profile, goals);
    if named.is_empty() {
        return;
    }
    ui.add_space(6.0);
    text::question_ui(ui, "From “About your health”");
    ui.horizontal_wrapped(|ui| {
        for named in named {
            let words = format!("Add {}", named.name);
            if ui.add(Button::secondary(&words).icon(Icon::Add)).clicked() {
                add(view, named.name, named.rating);
            }
        }
    });
}

fn add(view: &mut View<'_>, name: String, first: Option<(Moment, Nrs)>) -> Uuid {
    let id = view.journal.new_id();
    let goal = Box::new(Goal { id, name, added: view.now.moment, ended: None });
    view.actions.push(Action::Run(Command::SaveGoal { goal, first }));
    id
}
