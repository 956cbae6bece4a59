//! Routines, the library of exercises, and the page of one exercise. Looking is never locked; starting asks the gate.

use egui::Ui;

use super::player::plan_words;
use super::{Kept, View};
use crate::app::session::{may_show, situation};
use crate::content;
use crate::domain::body::Side;
use crate::domain::exercise::Exercise;
use crate::domain::gate::{Activity, Lock};
use crate::domain::phase::Stage;
use crate::domain::routine::{Routine, RoutineId};
use crate::domain::sentence;
use crate::domain::session::{GetReady, Outcome, Plan, SessionRecord};
use crate::ui::action::{Action, Item};
use crate::ui::figure::{FigureLook, FigurePose, figure_ui, figures_side_by_side_ui};
use crate::ui::icon::Icon;
use crate::ui::page::Page;
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::grid_ui;
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, chips, text};

/// Size of a figure in a list, in points.
const SMALL: egui::Vec2 = egui::vec2(132.0, 120.0);

/// Sessions that are listed.
const SHOWN: usize = 20;

/// What the pages keep between frames.
#[derive(Debug, Default)]
pub struct RoutinesScreen {
    search: String,
    stage: Option<Stage>,
    /// The exercise whose page is open.
    open: Option<&'static str>,
    done: Kept<(), Vec<SessionRecord>>,
}

impl RoutinesScreen {
    /// Opens the page of an exercise.
    pub fn show(&mut self, exercise: &'static str) {
        self.open = Some(exercise);
    }

    /// The six ready routines, and the sessions that were done.
    pub fn routines_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        card::card_ui(ui, |ui| {
            text::body_ui(
                ui,
                "Stop at sudden sharp pain, a pop, giving way, new swelling, numbness, cold or a colour change.",
            );
            text::small_ui(
                ui,
                "Stay at a pain of 3 or less while you exercise, and back to where you were the next morning.",
            );
            // The number is our own, on the careful side of this source.
            text::small_ui(ui, &source_words("43", "; the limit of 3 is our own"));
            if ui.add(Button::secondary("All exercises").icon(Icon::List)).clicked() {
                view.actions.push(Action::Go(Page::Exercises));
            }
        });
        let now = situation(&view.outlook, None);
        let (shown, hidden): (Vec<_>, Vec<_>) =
            content::routines().iter().partition(|routine| may_show(&routine.stages, &now));
        for routine in hidden {
            text::small_ui(ui, &format!("{} opens 2 weeks after an injury.", routine.name));
        }
        for routine in shown {
            card::card_ui(ui, |ui| ui.push_id(&routine.name, |ui| routine_ui(ui, view, routine)));
        }
        let revision = view.journal.store().revision();
        if let Ok(done) = self.done.get(revision, (), |()| view.journal.store().sessions(SHOWN))
            && !done.is_empty()
        {
            card::card_ui(ui, |ui| sessions_ui(ui, view, done));
        }
    }

    /// All exercises, with search and stages.
    pub fn exercises_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        Field::search("Search the exercises", &mut self.search).show_ui(ui);
        let items: Vec<(Stage, &str)> = Stage::ALL.iter().map(|stage| (*stage, stage.name())).collect();
        chips::clearable_ui(ui, "Stage", &items, &mut self.stage);
        ui.add_space(8.0);
        let now = situation(&view.outlook, None);
        let fits = |exercise: &&'static Exercise| {
            may_show(&exercise.stages, &now)
                && exercise.has_words(&self.search)
                && self.stage.is_none_or(|stage| exercise.stages.contains(&stage))
        };
        let found: Vec<&'static Exercise> = content::exercises().iter().filter(fits).collect();
        if found.is_empty() {
            text::body_ui(ui, "No exercise fits. Take a filter away, or try another word.");
        }
        grid_ui(ui, found.len(), 240.0, |ui, index| {
            if let Some(exercise) = found.get(index) {
                card::card_ui(ui, |ui| ui.push_id(&exercise.id, |ui| tile_ui(ui, view, exercise)));
            }
        });
    }

    /// One exercise: positions, words, and the way to start it.
    pub fn exercise_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let Some(exercise) = self.open.and_then(content::exercise) else {
            text::body_ui(ui, "Choose an exercise from the list.");
            return;
        };
        let outlook = view.outlook.clone();
        let locks = outlook.gate.locks(exercise.activity);
        card::card_ui(ui, |ui| {
            text::title_ui(ui, &exercise.name);
            text::small_ui(ui, &exercise.place);
            figures_side_by_side_ui(ui, &exercise.id, Side::Right);
        });
        card::card_ui(ui, |ui| {
            let situation = situation(&outlook, None);
            let facts = &outlook.standing.facts;
            for line in exercise.cautions(facts, &outlook.watch.profile, &situation) {
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
        });
        start_ui(ui, view, &locks, "Start just this", || Action::StartExercise(&exercise.id));
    }
}

fn routine_ui(ui: &mut Ui, view: &mut View<'_>, routine: &'static Routine) {
    let outlook = view.outlook.clone();
    let plan = Plan::of_routine(routine, content::exercises(), &situation(&outlook, None), GetReady::Usual);
    ui.horizontal_top(|ui| {
        if let Some(first) = routine.items.first() {
            figure_ui(ui, &first.exercise, FigureLook { side: Side::Right, pose: FigurePose::At(2) }, SMALL);
        }
        ui.vertical(|ui| {
            text::heading_ui(ui, &routine.name);
            text::body_ui(ui, &format!("{} · {}", plan_words(&plan), routine.often));
            let stages: Vec<&str> = routine.stages.iter().map(|stage| stage.name()).collect();
            text::small_ui(ui, &stages.join(", "));
            if let Some(note) = &routine.note {
                text::small_ui(ui, note);
            }
            let names: Vec<&str> = plan.items.iter().map(|item| item.name.as_str()).collect();
            text::small_ui(ui, &names.join(" · "));
        });
    });
    let locks = routine.locks(&outlook.gate, content::exercises());
    super::today_next::choose_ui(ui, view, &routine.id, &routine.name);
    let RoutineId::Ready(id) = &routine.id else { return };
    start_ui(ui, view, &locks, &format!("Start {}", routine.name), || Action::StartRoutine(id));
}

/// What was done, newest first: when, how long, and the pain around it.
fn sessions_ui(ui: &mut Ui, view: &View<'_>, sessions: &[SessionRecord]) {
    text::heading_ui(ui, "Your sessions");
    for session in sessions {
        let day = sentence::near_day(session.started.day(), view.now.today());
        let time = sentence::time_of_day(session.started, view.journal.hours());
        let minutes = session.state(session.last_ms()).elapsed_ms / 60_000;
        let how = match session.outcome() {
            Outcome::Done => String::new(),
            Outcome::Open | Outcome::FinishedEarly => ", finished early".to_owned(),
            Outcome::Stopped(reason) => format!(", stopped: {}", sentence::lower_first(reason.name())),
        };
        let pain = match (session.before, session.after) {
            (Some(before), Some(after)) => format!(", pain {} before and {} after", before.get(), after.get()),
            (Some(before), None) => format!(", pain {} before", before.get()),
            (None, Some(after)) => format!(", pain {} after", after.get()),
            (None, None) => String::new(),
        };
        text::body_ui(ui, &format!("{day} {time}: {}, {minutes} min{how}{pain}", session.plan.name));
    }
}

fn tile_ui(ui: &mut Ui, view: &mut View<'_>, exercise: &'static Exercise) {
    figure_ui(
        ui,
        &exercise.id,
        FigureLook { side: Side::Right, pose: FigurePose::At(2) },
        egui::vec2(ui.available_width(), 150.0),
    );
    text::question_ui(ui, &exercise.name);
    text::small_ui(ui, &format!("{} min · {}", exercise.minutes, exercise.place));
    if !view.outlook.gate.is_open(exercise.activity) {
        text::small_ui(ui, "Paused for now");
    }
    let name = format!("Look at {}", exercise.name);
    if ui.add(Button::secondary("Look").icon(Icon::Eye).name(&name)).clicked() {
        view.actions.push(Action::ShowExercise(&exercise.id));
    }
}

/// The start button, or why it is paused and what opens it.
fn start_ui(ui: &mut Ui, view: &mut View<'_>, locks: &[Lock], words: &str, start: impl FnOnce() -> Action) {
    if locks.is_empty() {
        if ui.add(Button::primary(words).icon(Icon::Play)).clicked() {
            view.actions.push(start());
        }
        return;
    }
    text::strong_ui(ui, "Paused for now.");
    for lock in locks {
        text::small_ui(ui, &format!("{} {}", lock.words(), lock.opens_when()));
    }
    ui.horizontal_wrapped(|ui| {
        let name = format!("See the result, {words}");
        if ui.add(Button::secondary("See the result").name(&name)).clicked() {
            view.actions.push(Action::ShowResult(None));
        }
        let name = format!("Check warning signs, {words}");
        if ui.add(Button::quiet("Check warning signs").icon(Icon::Warning).name(&name)).clicked() {
            view.actions.push(Action::Do(Item::Check));
        }
    });
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

/// "Source: …" with a word about what is our own.
fn source_words(id: &str, own: &str) -> String {
    content::source(id).map_or_else(String::new, |source| format!("Source: {}{own}", source.line()))
}
