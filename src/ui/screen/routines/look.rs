//! What is in a routine before it begins: each exercise with its numbers, and the way to its page.

use egui::{Ui, vec2};

use super::{Held, RoutinesScreen, View, start_ui};
use crate::app::session::situation;
use crate::app::stage::way;
use crate::content;
use crate::domain::body::Side;
use crate::domain::exercise::{Exercise, Sides};
use crate::domain::routine::{Item, Routine, RoutineId, opens_later};
use crate::domain::sentence;
use crate::domain::session::{GetReady, Plan};
use crate::ui::action::Action;
use crate::ui::figure::{FigureLook, FigurePose, figure_ui};
use crate::ui::icon::Icon;
use crate::ui::screen::player::plan_words;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

impl RoutinesScreen {
    /// The exercises of a routine, as they would be done now.
    pub fn look_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let found = match self.looked_at.clone() {
            Some(RoutineId::Ready(id)) => content::routine(&id),
            Some(id) => self.own(view).iter().find(|routine| routine.id == id),
            None => None,
        };
        let Some(routine) = found else {
            text::body_ui(ui, "That routine is not in the journal now. Choose another one under Routines.");
            return;
        };
        let now = situation(&view.outlook, None);
        if !routine.may_show(content::exercises(), &now) {
            text::body_ui(ui, &opens_later(&routine.name));
            return;
        }
        card::card_ui(ui, |ui| head_ui(ui, view, routine));
        for (number, item) in routine.items.iter().enumerate() {
            let Some(exercise) = content::exercise(&item.exercise) else { continue };
            card::card_ui(ui, |ui| ui.push_id(number, |ui| item_ui(ui, view, item, exercise)));
        }
    }
}

fn head_ui(ui: &mut Ui, view: &mut View<'_>, routine: &Routine) {
    let plan = Plan::of_routine(routine, content::exercises(), &situation(&view.outlook, None), GetReady::Usual);
    text::heading_ui(ui, &routine.name);
    text::body_ui(ui, &format!("{} · {}", plan_words(&plan), sentence::lower_first(&routine.often)));
    if let Some(note) = &routine.note {
        text::small_ui(ui, note);
    }
    let held = Held::of_routine(view, routine, &way(&view.outlook, &view.now));
    start_ui(ui, view, &held, &format!("Start {}", routine.name), Action::StartRoutine(routine.id.clone()));
}

fn item_ui(ui: &mut Ui, view: &mut View<'_>, item: &Item, exercise: &'static Exercise) {
    let now = situation(&view.outlook, None);
    let name = item.name.as_deref().unwrap_or(&exercise.name);
    ui.horizontal_top(|ui| {
        let look = FigureLook { side: Side::Right, pose: FigurePose::At(2) };
        figure_ui(ui, &exercise.id, look, vec2(96.0, 88.0));
        ui.vertical(|ui| {
            text::question_ui(ui, name);
            let sides = item.sides.unwrap_or(exercise.sides);
            let legs = if exercise.parts.is_empty() { sides } else { Sides::Each };
            text::body_ui(ui, &format!("{}. {}", sentence::upper_first(&item.work(exercise).words()), legs.name()));
            if let Some(cue) = &item.cue {
                text::small_ui(ui, cue);
            }
            if !item.condition.holds(&now) {
                text::small_ui(ui, &format!("Not now. {}.", item.condition.name()));
            }
            let outlook = view.outlook.clone();
            for line in exercise.cautions(&outlook.standing.facts, &outlook.watch.profile, &now) {
                text::strong_ui(ui, &format!("Not for you now: {}", line.words));
            }
            let said = format!("Look at {name}");
            if ui.add(Button::quiet("Look at it").icon(Icon::Eye).name(&said)).clicked() {
                view.actions.push(Action::ShowExercise(&exercise.id));
            }
        });
    });
}
