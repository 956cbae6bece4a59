//! One exercise: positions, words, and the ways to start it or to put it into a routine.

use egui::Ui;

use super::{Held, RoutinesScreen, View, start_ui};
use crate::app::session::situation;
use crate::content;
use crate::domain::body::Side;
use crate::domain::exercise::Exercise;
use crate::domain::gate::Activity;
use crate::domain::routine::{RoutineId, opens_later};
use crate::ui::action::Action;
use crate::ui::figure::figures_side_by_side_ui;
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::routine_act::RoutineAct;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

impl RoutinesScreen {
    /// The page of the exercise that was chosen.
    pub fn exercise_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let Some(exercise) = self.open.and_then(content::exercise) else {
            text::body_ui(ui, "Choose an exercise from the list.");
            return;
        };
        if !situation(&view.outlook, None).may_show(&exercise.stages) {
            text::body_ui(ui, &opens_later(&exercise.name));
            return;
        }
        card::card_ui(ui, |ui| {
            text::result_ui(ui, &exercise.name, fonts::title());
            text::small_ui(ui, &exercise.place);
            figures_side_by_side_ui(ui, &exercise.id, Side::Right);
        });
        card::card_ui(ui, |ui| words_ui(ui, view, exercise));
        let held = Held::of_exercise(view, exercise);
        start_ui(ui, view, &held, "Start just this", Action::StartExercise(&exercise.id));
        self.add_ui(ui, view, exercise);
    }

    fn add_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, exercise: &'static Exercise) {
        let open = self.adding;
        let add = |to| Action::Routine(RoutineAct::Add { exercise: &exercise.id, to });
        let none = self.own(view).is_empty();
        let response = ui.add(Button::secondary("Add to a routine").icon(Icon::Add).opens(open));
        if response.clicked() && none {
            view.actions.push(add(None));
        } else if response.clicked() {
            self.adding = !open;
        }
        if !open || none {
            return;
        }
        text::question_ui(ui, "Which routine?");
        for routine in self.own(view) {
            let RoutineId::Own(id) = routine.id else { continue };
            let name = format!("Add to {}", routine.name);
            if ui.push_id(id, |ui| ui.add(Button::secondary(&routine.name).name(&name))).inner.clicked() {
                view.actions.push(add(Some(id)));
            }
        }
        if ui.add(Button::secondary("A new routine").icon(Icon::Add)).clicked() {
            view.actions.push(add(None));
        }
    }
}

fn words_ui(ui: &mut Ui, view: &View<'_>, exercise: &Exercise) {
    let outlook = &view.outlook;
    let facts = &outlook.standing.facts;
    for line in exercise.cautions(facts, &outlook.watch.profile, &situation(outlook, None)) {
        text::strong_ui(ui, &format!("Not for you now: {}", line.words));
    }
    part_ui(ui, "For", &[exercise.purpose.as_str()]);
    part_ui(ui, "How to begin", &[exercise.start.as_str()]);
    let steps: Vec<&str> = exercise.steps.iter().map(String::as_str).collect();
    part_ui(ui, "Do", &steps);
    part_ui(ui, "How long", &[exercise.dose.as_str()]);
    let stop: Vec<&str> = exercise.stop_if.iter().map(String::as_str).collect();
    part_ui(ui, "Stop if", &stop);
    let not_for: Vec<&str> = exercise.not_for.iter().map(|line| line.words.as_str()).collect();
    part_ui(ui, "Not for", &not_for);
    // A word about rubbing is no word for somebody whose leg must not be rubbed.
    let rubbing = exercise.activity == Activity::CrampRelease && !outlook.gate.is_open(Activity::CrampRubbing);
    let note = exercise.note.iter().filter(|_| !rubbing).map(String::as_str);
    part_ui(ui, "Good to know", &note.collect::<Vec<_>>());
    let sources: Vec<String> =
        exercise.sources.iter().filter_map(|id| content::source(id)).map(content::Source::line).collect();
    part_ui(ui, "Source", &sources.iter().map(String::as_str).collect::<Vec<_>>());
}

fn part_ui(ui: &mut Ui, title: &str, lines: &[&str]) {
    if lines.is_empty() {
        return;
    }
    text::question_ui(ui, title);
    for line in lines {
        text::body_ui(ui, line);
    }
    ui.add_space(4.0);
}
