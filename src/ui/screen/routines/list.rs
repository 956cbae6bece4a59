//! The page of routines: what was not finished, one's own, the ready ones, and what was done.

use egui::{Ui, vec2};

use super::{Held, RoutinesScreen, View, source_words, start_ui};
use crate::app::command::Command;
use crate::app::session::situation;
use crate::app::stage::way;
use crate::content;
use crate::domain::body::Side;
use crate::domain::phase::Way;
use crate::domain::routine::{Routine, RoutineDraft, RoutineId, opens_later};
use crate::domain::sentence;
use crate::domain::session::{GetReady, Plan, SessionRecord};
use crate::ui::action::{Action, Page};
use crate::ui::figure::{FigureLook, FigurePose, figure_ui};
use crate::ui::icon::Icon;
use crate::ui::routine_act::RoutineAct;
use crate::ui::screen::player::plan_words;
use crate::ui::screen::today_next::choose_ui;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

/// Sessions that are listed.
const SHOWN: usize = 20;
/// Card width in points below which the figure is smaller.
const NARROW: f32 = 420.0;

impl RoutinesScreen {
    /// All routines, and the sessions that were done.
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
            ui.horizontal_wrapped(|ui| {
                if ui.add(Button::secondary("All exercises").icon(Icon::List)).clicked() {
                    view.actions.push(Action::Go(Page::Exercises));
                }
                if ui.add(Button::secondary("Make your own").icon(Icon::Add)).clicked() {
                    view.actions.push(Action::Routine(RoutineAct::New));
                }
            });
        });
        for (place, draft) in self.drafts.iter().enumerate() {
            card::card_ui(ui, |ui| ui.push_id(("draft", place), |ui| draft_ui(ui, view, place, draft)));
        }
        let way = way(&view.outlook, &view.now);
        let own = self.own(view);
        if !own.is_empty() {
            text::heading_ui(ui, "Your routines");
        }
        for routine in own {
            card::card_ui(ui, |ui| ui.push_id(&routine.id, |ui| routine_ui(ui, view, routine, &way)));
        }
        if !own.is_empty() {
            text::heading_ui(ui, "Ready routines");
        }
        let now = situation(&view.outlook, None);
        let (shown, hidden): (Vec<_>, Vec<_>) =
            content::routines().iter().partition(|routine| routine.may_show(content::exercises(), &now));
        for routine in hidden {
            text::small_ui(ui, &opens_later(&routine.name));
        }
        for routine in shown {
            card::card_ui(ui, |ui| ui.push_id(&routine.id, |ui| routine_ui(ui, view, routine, &way)));
        }
        let (journal, today) = (view.journal, view.now.today());
        let line = |session: &SessionRecord| {
            let day = sentence::near_day(session.started.day(), today);
            format!("{day} {}: {}", sentence::time_of_day(session.started, journal.hours()), session.line())
        };
        let read = |_: &_| Ok(journal.store().sessions(SHOWN)?.iter().map(line).collect());
        if let Ok(done) = self.done.get(journal.store().revision(), today, read)
            && !done.is_empty()
        {
            card::card_ui(ui, |ui| {
                text::heading_ui(ui, "Your sessions");
                for line in done {
                    text::body_ui(ui, line);
                }
            });
        }
    }
}

fn draft_ui(ui: &mut Ui, view: &mut View<'_>, place: usize, draft: &RoutineDraft) {
    let name = draft.name.trim();
    let name = if name.is_empty() { "A routine without a name" } else { name };
    text::heading_ui(ui, &format!("Not finished: {name}"));
    let count = sentence::count(draft.items.len(), "exercise", "exercises");
    text::body_ui(ui, &format!("{count}. What you had typed is still here."));
    ui.horizontal_wrapped(|ui| {
        let words = format!("Go on with {name}");
        if ui.add(Button::primary("Go on with it").icon(Icon::Edit).name(&words)).clicked() {
            view.actions.push(Action::Routine(RoutineAct::GoOn(place)));
        }
        let words = format!("Throw away {name}");
        if ui.add(Button::quiet("Throw it away").name(&words)).clicked() {
            view.actions.push(Action::Routine(RoutineAct::ThrowAway(place)));
        }
    });
}

fn routine_ui(ui: &mut Ui, view: &mut View<'_>, routine: &Routine, way: &Way) {
    let now = situation(&view.outlook, None);
    let plan = Plan::of_routine(routine, content::exercises(), &now, GetReady::Usual);
    let open = routine.may_show(content::exercises(), &now);
    let size = if ui.available_width() < NARROW { vec2(84.0, 76.0) } else { vec2(132.0, 120.0) };
    ui.horizontal_top(|ui| {
        if let Some(first) = plan.items.first().filter(|_| open) {
            figure_ui(ui, &first.exercise, FigureLook { side: Side::Right, pose: FigurePose::At(2) }, size);
        }
        ui.vertical(|ui| {
            text::heading_ui(ui, &routine.name);
            text::body_ui(ui, &format!("{} · {}", plan_words(&plan), sentence::lower_first(&routine.often)));
            if !open {
                return;
            }
            let stages: Vec<&str> = routine.stages.iter().map(|stage| stage.name()).collect();
            if !stages.is_empty() {
                text::small_ui(ui, &stages.join(", "));
            }
            if let Some(note) = &routine.note {
                text::small_ui(ui, note);
            }
            let names: Vec<&str> = plan.items.iter().map(|item| item.name.as_str()).collect();
            text::small_ui(ui, &names.join(" · "));
        });
    });
    let name = &routine.name;
    let start = format!("Start {name}");
    let held = Held::of_routine(view, routine, way);
    if !open {
        text::small_ui(ui, &format!("It has exercises for sport. {}", opens_later(name)));
    } else if !held.is_free() {
        start_ui(ui, view, &held, &start, Action::StartRoutine(routine.id.clone()));
    }
    ui.horizontal_wrapped(|ui| {
        if open && held.is_free() {
            start_ui(ui, view, &held, &start, Action::StartRoutine(routine.id.clone()));
        }
        if open {
            let look = format!("Look at {name}");
            if ui.add(Button::secondary("Look").icon(Icon::Eye).name(&look)).clicked() {
                view.actions.push(Action::Routine(RoutineAct::Look(routine.id.clone())));
            }
        }
        if open {
            choose_ui(ui, view, &routine.id, name);
        }
        let change = format!("Change {name}");
        if ui.add(Button::quiet("Change").icon(Icon::Edit).name(&change)).clicked() {
            view.actions.push(Action::Routine(RoutineAct::Change(routine.id.clone())));
        }
        if let RoutineId::Own(id) = routine.id {
            let delete = format!("Delete {name}");
            if ui.add(Button::quiet("Delete").icon(Icon::Delete).name(&delete)).clicked() {
                view.actions.push(Action::Run(Command::DeleteRoutine(id)));
            }
        }
    });
}
