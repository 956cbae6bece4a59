//! One activity: its last number, today's number in one press, its numbers over time, another name, and putting it away.

use egui::{Key, Ui};
use uuid::Uuid;

use super::over_time::{self, Desk};
use crate::app::command::Command;
use crate::domain::episode::Nrs;
use crate::domain::goal::{Ended, Goal, GoalCourse, GoalFault, HowEnded, SCALE, parse_name};
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, score_row, text};

/// A name that is being changed.
#[derive(Debug)]
pub(super) struct Naming {
    id: Uuid,
    typed: String,
    fault: Option<GoalFault>,
    /// "Save" was pressed: when the name is in the journal, the form is done.
    saving: Option<String>,
    /// The field gets the keyboard when it is drawn first.
    arrives: bool,
}

impl Naming {
    fn of(goal: &Goal) -> Self {
        Self { id: goal.id, typed: goal.name.clone(), fault: None, saving: None, arrives: true }
    }
}

pub(super) fn card_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    (goal, course): (&Goal, &GoalCourse),
    goals: &[Goal],
    naming: &mut Option<Naming>,
    desk: &mut Desk,
) {
    let name = &goal.name;
    card::heading_with_ui(ui, name, 50.0, |ui| {
        if ui.add(Button::icon_only(Icon::Edit, &format!("Change {name}"))).clicked() {
            let open = naming.as_ref().is_some_and(|naming| naming.id == goal.id);
            *naming = (!open).then(|| Naming::of(goal));
        }
    });
    if naming.as_ref().is_some_and(|open| open.id == goal.id) {
        naming_ui(ui, view, goal, goals, naming);
    }
    let today = view.now.today();
    text::body_ui(ui, &course.last_words(today));
    let question = format!("How well does it go today: {name}");
    let rated = course.last().filter(|(day, _)| *day == today);
    let rated = rated.and_then(|(_, rating)| Nrs::ALL.into_iter().find(|score| u32::from(score.get()) == rating));
    if let Some(score) = score_row::rating_ui(ui, &question, rated)
        && rated != Some(score)
    {
        view.actions.push(Action::Run(Command::RateGoal(goal.id, score)));
    }
    text::small_ui(ui, SCALE);
    if let Some(series) = &course.series {
        ui.add_space(4.0);
        text::body_ui(ui, &course.words());
        over_time::show_ui(ui, view, series, desk);
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        for how in HowEnded::ALL {
            let icon = match how {
                HowEnded::Back => Icon::Check,
                HowEnded::Unwanted => Icon::Close,
            };
            let name = format!("{}: {name}", how.name());
            if ui.add(Button::quiet(how.name()).name(&name).icon(icon)).clicked() {
                let ended = Some(Ended { at: view.now.moment, how: *how });
                save(view, Goal { ended, ..goal.clone() });
            }
        }
    });
}

/// Another name, or away with it and its numbers.
fn naming_ui(ui: &mut Ui, view: &mut View<'_>, goal: &Goal, goals: &[Goal], naming: &mut Option<Naming>) {
    let Some(open) = naming.as_mut() else { return };
    if open.saving.as_ref() == Some(&goal.name) {
        *naming = None;
        return;
    }
    let words = open.fault.as_ref().map(GoalFault::words);
    let response = Field::line("Its name", &mut open.typed).error(words.as_deref()).show_ui(ui);
    if std::mem::take(&mut open.arrives) {
        response.request_focus();
    }
    if response.changed() {
        open.fault = None;
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(4.0);
    let (mut wants_save, mut closes) = (entered, false);
    ui.horizontal_wrapped(|ui| {
        wants_save |= ui.add(Button::primary("Save").name("Save the name").icon(Icon::Check)).clicked();
        closes = ui.add(Button::quiet("Close").name("Close without a new name")).clicked();
        let delete = format!("Delete {} with its numbers", goal.name);
        if ui.add(Button::quiet("Delete").name(&delete).icon(Icon::Delete)).clicked() {
            view.actions.push(Action::Run(Command::DeleteGoal(goal.id)));
            closes = true;
        }
    });
    if wants_save {
        match parse_name(&open.typed, goals, Some(goal.id)) {
            Ok(name) if name == goal.name => closes = true,
            Ok(name) => {
                save(view, Goal { name: name.clone(), ..goal.clone() });
                open.saving = Some(name);
            }
            Err(fault) => {
                view.actions.push(Action::Alarm(fault.words()));
                open.fault = Some(fault);
                response.request_focus();
            }
        }
    }
    ui.add_space(4.0);
    if closes {
        *naming = None;
    }
}

/// Keeps a changed activity.
pub(super) fn save(view: &mut View<'_>, goal: Goal) {
    view.actions.push(Action::Run(Command::SaveGoal { goal: Box::new(goal), first: None }));
}
