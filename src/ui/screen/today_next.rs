//! "Next" on Today: the routine that the person chose and when it is due, what pauses it, or the session that was left.
//! Which one is theirs is chosen here and on the page of routines.

use std::time::Duration;

use egui::{Ui, vec2};
use uuid::Uuid;

use super::player::{left_ui, plan_words};
use super::{Kept, View, today_signs};
use crate::app::command::Command;
use crate::app::due::DueRoutine;
use crate::app::session::{left_refusal, situation};
use crate::content;
use crate::domain::body::Side;
use crate::domain::phase::Opening;
use crate::domain::routine::{RoutineDue, RoutineId, opens_later};
use crate::domain::sentence;
use crate::domain::session::{GetReady, Plan, SessionRecord};
use crate::domain::setting::Settings;
use crate::ui::action::{Action, Item};
use crate::ui::figure::{FigureLook, FigurePose, figure_ui};
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text, tier};

/// Size of the figure, in points.
const FIGURE: egui::Vec2 = vec2(112.0, 112.0);
/// Narrower than this the figure is left out, so that the words have room.
const FIGURE_FROM: f32 = 300.0;

/// The chosen routine with what is shown of it.
#[derive(Debug)]
struct Next {
    due: DueRoutine,
    /// The exercise whose figure is shown.
    first: Option<String>,
    /// "11 minutes, 5 exercises"
    plan: String,
}

/// What the card keeps between frames.
#[derive(Debug, Default)]
pub(super) struct NextCard {
    /// Read again each minute, because what is due follows the clock.
    next: Kept<i64, Result<Next, Option<String>>>,
    /// Why the session that was left may not go on.
    refused: Kept<(Uuid, i64), Option<String>>,
}

/// On the card of a routine: "Make this my routine", or that it is, with the way out.
pub fn choose_ui(ui: &mut Ui, view: &mut View<'_>, id: &RoutineId, name: &str) {
    let id: String = id.clone().into();
    let set = |routine: String| {
        let settings = Settings { routine, ..view.journal.settings().clone() };
        Action::Run(Command::Set(Box::new(settings)))
    };
    let action = if view.journal.settings().routine == id {
        let name = format!("{name} is my routine, stop that");
        ui.add(Button::quiet("Not my routine any more").name(&name)).clicked().then(|| set(String::new()))
    } else {
        let name = format!("Make {name} my routine");
        ui.add(Button::quiet("Make this my routine").name(&name)).clicked().then(|| set(id))
    };
    view.actions.extend(action);
}

/// When it is due, in a few words.
#[must_use]
pub fn due_words(due: &DueRoutine, view: &View<'_>) -> String {
    let today = view.now.today();
    let day_words = |day: chrono::NaiveDate| match (day - today).num_days() {
        1 => "tomorrow".to_owned(),
        _ => format!("on {}", sentence::short_day(day, today)),
    };
    let count = format!("{} of {}", due.done, due.of);
    match due.due {
        RoutineDue::Now if due.done > 0 => format!("Next, due now. Done today: {count}."),
        RoutineDue::Now => "Next, due now".to_owned(),
        RoutineDue::At(at) => {
            let time = sentence::time_of_day(at, view.journal.hours());
            let day = if at.day() == today { String::new() } else { format!("{} ", day_words(at.day())) };
            let done = if due.done > 0 { format!(". Done today: {count}.") } else { String::new() };
            format!("Next {day}at about {time}{done}")
        }
        RoutineDue::DoneForToday if due.done < due.of => format!("Enough for today: {count}."),
        RoutineDue::DoneForToday => format!("Done for today: {count}."),
        RoutineDue::NotToday(day) => format!("Next {}", day_words(day)),
        RoutineDue::WhenYouLike => "Next, when you like".to_owned(),
    }
}

impl NextCard {
    /// Draws the card. `left` is a session that was left in the middle.
    pub(super) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, left: Option<&SessionRecord>) {
        let minute = view.now.moment.utc_s.div_euclid(60);
        let (journal, outlook) = (view.journal, view.outlook.clone());
        if let Some(session) = left {
            let now = view.now;
            let read = |_: &_| Ok(left_refusal(&outlook, &now, session));
            let refused = self.refused.get(journal.store().revision(), (session.id, minute), read);
            left_ui(ui, view, session, refused.ok().and_then(Option::as_deref));
            return;
        }
        let read = self.next.get(journal.store().revision(), minute, |_| {
            let chosen = journal.chosen_routine();
            let due = journal.routine_due(&outlook);
            Ok(due.zip(chosen.as_deref()).ok_or_else(|| chosen.as_ref().map(|routine| routine.name.clone())).map(
                |(due, routine)| {
                    let now = situation(&outlook, None);
                    let plan = Plan::of_routine(routine, content::exercises(), &now, GetReady::Usual);
                    let first = plan.items.first().map(|item| item.exercise.clone());
                    Next { due, first, plan: plan_words(&plan) }
                },
            ))
        });
        card::card_ui(ui, |ui| match read {
            Ok(Ok(next)) if next.due.locks.is_empty() => open_ui(ui, view, next),
            Ok(Ok(next)) => locked_ui(ui, view, &next.due),
            Ok(Err(hidden)) => none_ui(ui, view, hidden.as_deref()),
            Err(_) => none_ui(ui, view, None),
        });
    }
}

/// `hidden` is the routine that is chosen, and is not shown so soon after an injury.
fn none_ui(ui: &mut Ui, view: &mut View<'_>, hidden: Option<&str>) {
    text::heading_ui(ui, "Next");
    match hidden {
        Some(name) => text::body_ui(ui, &opens_later(name)),
        None => text::body_ui(ui, "No routine chosen yet."),
    };
    if ui.add(Button::secondary("Choose a routine").icon(Icon::Routines)).clicked() {
        view.actions.push(Action::Do(Item::Routines));
    }
}

fn open_ui(ui: &mut Ui, view: &mut View<'_>, next: &Next) {
    let due = &next.due;
    // The card turns to "due now" by itself.
    if let RoutineDue::At(at) = due.due {
        let left_s = u64::try_from(at.utc_s - view.now.moment.utc_s).unwrap_or(0);
        ui.ctx().request_repaint_after(Duration::from_secs(left_s + 1));
    }
    ui.horizontal_top(|ui| {
        if let Some(first) = next.first.as_deref().filter(|_| ui.available_width() >= FIGURE_FROM) {
            let look = FigureLook { side: Side::Right, pose: FigurePose::At(2) };
            figure_ui(ui, first, look, FIGURE);
        }
        ui.vertical(|ui| {
            let now = matches!(due.due, RoutineDue::Now | RoutineDue::WhenYouLike);
            // Nothing is due that does not belong to the stage.
            let later = match due.opening {
                Opening::Open => false,
                Opening::Anyway(_) => now,
                Opening::Closed(_) => true,
            };
            text::small_ui(ui, &if later { "Next".to_owned() } else { due_words(due, view) });
            text::heading_ui(ui, &due.name);
            text::body_ui(ui, &next.plan);
            if let Some(weeks) = due.review_weeks {
                text::small_ui(ui, &format!("{weeks} weeks have passed since you began it. Look back: has it helped?"));
            }
            if let Opening::Closed(words) = &due.opening {
                text::body_ui(ui, words);
                return;
            }
            let start = Button::primary("Start").icon(Icon::Play);
            let (start, name) = match &due.opening {
                // The same words as on the page of routines.
                Opening::Anyway(words) => {
                    text::small_ui(ui, words);
                    (Button::secondary("Start anyway").icon(Icon::Play), format!("Start {} anyway", due.name))
                }
                Opening::Open | Opening::Closed(_) => (start, format!("Start {}", due.name)),
            };
            if now && ui.add(start.name(&name)).clicked() {
                view.actions.push(Action::StartRoutine(due.id.clone()));
            }
        });
    });
}

fn locked_ui(ui: &mut Ui, view: &mut View<'_>, due: &DueRoutine) {
    let (badge, _) = today_signs::badge(&view.outlook);
    ui.horizontal_top(|ui| {
        tier::badge_ui(ui, badge, 34.0);
        ui.vertical(|ui| {
            text::heading_ui(ui, &due.name);
            let lock = due.locks.first().map_or_else(String::new, |lock| format!(" {}", lock.words()));
            text::body_ui(ui, &format!("Paused for now.{lock}"));
            if let Some(lock) = due.locks.first() {
                text::small_ui(ui, lock.opens_when());
            }
            let name = format!("See the result, why {} is paused", due.name);
            if ui.add(Button::secondary("See the result").name(&name)).clicked() {
                view.actions.push(Action::ShowResult(None));
            }
        });
    });
}
