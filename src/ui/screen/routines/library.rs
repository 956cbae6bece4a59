//! All exercises with search and filter, to look at or to put into a routine.

use egui::Ui;

use super::{RoutinesScreen, View};
use crate::app::session::situation;
use crate::content;
use crate::domain::body::Side;
use crate::domain::exercise::{Choice, Exercise, Filter};
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::figure::{FigureLook, FigurePose, figure_ui};
use crate::ui::icon::Icon;
use crate::ui::routine_act::RoutineAct;
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::grid_ui;
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, chips, text};

/// Least width of a card, in points.
const CARD: f32 = 200.0;

/// What a card is for.
#[derive(Clone, Copy, PartialEq)]
enum Use {
    Look,
    Pick,
}

impl RoutinesScreen {
    /// All exercises, to look at.
    pub fn exercises_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        self.library_ui(ui, view, Use::Look);
    }

    /// All exercises, to put one into the open routine.
    pub fn pick_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        self.library_ui(ui, view, Use::Pick);
    }

    fn library_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, purpose: Use) {
        let before = self.filter.clone();
        self.filter_ui(ui);
        let now = situation(&view.outlook, None);
        let shown: Vec<&'static Exercise> =
            content::exercises().iter().filter(|exercise| now.may_show(&exercise.stages)).collect();
        let found: Vec<&'static Exercise> =
            shown.iter().copied().filter(|exercise| self.filter.fits(exercise)).collect();
        let count = format!("{} of {} exercises", found.len(), shown.len());
        text::small_ui(ui, &count);
        if self.filter != before {
            view.actions.push(Action::Say(count));
        }
        let later = content::exercises().len() - shown.len();
        if later > 0 {
            let words = sentence::count(later, "exercise for sport opens", "exercises for sport open");
            text::small_ui(ui, &format!("{words} 2 weeks after an injury."));
        }
        if found.is_empty() {
            text::body_ui(ui, "No exercise fits. Take a filter away, or try another word.");
            if ui.add(Button::secondary("Clear").name("Clear the filters and the search")).clicked() {
                self.filter = Filter::default();
            }
        }
        ui.add_space(4.0);
        grid_ui(ui, found.len(), CARD, |ui, index| {
            if let Some(exercise) = found.get(index) {
                card::card_ui(ui, |ui| ui.push_id(&exercise.id, |ui| tile_ui(ui, view, exercise, purpose)));
            }
        });
    }

    fn filter_ui(&mut self, ui: &mut Ui) {
        Field::search("Search the exercises", &mut self.filter.search).show_ui(ui);
        let words = if self.filter_open { "Fewer filters" } else { "More filters" };
        for (row, (question, choices)) in Choice::rows().into_iter().enumerate() {
            if row > 0 && !self.filter_open {
                break;
            }
            if self.filter_open {
                text::question_ui(ui, question);
            }
            let items: Vec<(Choice, &str)> = choices.into_iter().map(|choice| (choice, choice.name())).collect();
            chips::multi_ui(ui, question, &items, &mut self.filter.chosen);
        }
        let icon = if self.filter_open { Icon::Up } else { Icon::Filter };
        let response = ui.add(Button::quiet(words).icon(icon).opens(self.filter_open));
        if response.clicked() {
            self.filter_open = !self.filter_open;
        }
        self.active_ui(ui);
    }

    /// What is chosen, as chips that take it away.
    fn active_ui(&mut self, ui: &mut Ui) {
        let words: Vec<String> =
            self.filter.chosen.iter().map(|choice| format!("Remove filter: {}", choice.name())).collect();
        let items: Vec<(Choice, &str)> =
            self.filter.chosen.iter().copied().zip(words.iter().map(String::as_str)).collect();
        chips::multi_ui(ui, "Active filters", &items, &mut self.filter.chosen);
    }
}

fn tile_ui(ui: &mut Ui, view: &mut View<'_>, exercise: &'static Exercise, purpose: Use) {
    let look = FigureLook { side: Side::Right, pose: FigurePose::At(2) };
    figure_ui(ui, &exercise.id, look, egui::vec2(ui.available_width(), 140.0));
    text::question_ui(ui, &exercise.name);
    text::small_ui(ui, &format!("{} min · {}", exercise.minutes, exercise.place));
    if !view.outlook.gate.is_open(exercise.activity) {
        text::small_ui(ui, "Paused for now");
    }
    let (button, verb, action) = match purpose {
        Use::Look => (Button::secondary("Look").icon(Icon::Eye), "Look at", Action::ShowExercise(&exercise.id)),
        Use::Pick => (Button::secondary("Add").icon(Icon::Add), "Add", Action::Routine(RoutineAct::Put(&exercise.id))),
    };
    let name = format!("{verb} {}", exercise.name);
    if ui.add(button.name(&name)).clicked() {
        view.actions.push(action);
    }
}
