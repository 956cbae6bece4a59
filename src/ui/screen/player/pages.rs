//! What stands before and after the player: the pain, what is not for this person, what happened at a stop.

use egui::Ui;

use super::choices::{Choices, choices_ui, routine_of};
use super::gentler::Gentler;
use crate::app::session::situation;
use crate::content;
use crate::domain::body::{Effect, Side, Sign};
use crate::domain::check::Question;
use crate::domain::sentence;
use crate::domain::session::{AfterStop, EventKind, GetReady, Outcome, Plan, SessionRecord, State, StopReason};
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::{chips, score_row, text};

/// The question before it. What the plan depends on is asked first, and the plan is made again with each answer.
pub(super) fn before_ui(ui: &mut Ui, view: &mut View<'_>, session: &mut SessionRecord, choices: &mut Choices) {
    text::heading_ui(ui, &session.plan.name);
    text::small_ui(ui, &plan_words(&session.plan));
    if let Some(routine) = routine_of(&session.plan)
        && choices_ui(ui, routine, choices)
    {
        let now_is = choices.of(situation(&view.outlook, None));
        let ready = GetReady::of_seconds(view.journal.settings().get_ready_s);
        session.plan = Plan::of_routine(routine, content::exercises(), &now_is, ready);
    }
    cautions_ui(ui, view, session);
    text::question_ui(ui, "Pain in the leg now?");
    if let Some(pain) = score_row::buttons_ui(ui, "before", "Pain before the session", None) {
        view.actions.push(Action::BeginSession(Some(pain)));
    }
    text::small_ui(ui, "Press a number and it begins. Stop at sudden sharp pain, a pop, numbness or a colour change.");
    if ui.add(Button::secondary("Skip and begin").icon(Icon::Play)).clicked() {
        view.actions.push(Action::BeginSession(None));
    }
}

/// What is not for this person now, before anything starts.
fn cautions_ui(ui: &mut Ui, view: &View<'_>, session: &SessionRecord) {
    let outlook = &view.outlook;
    let now = situation(outlook, None);
    for item in &session.plan.items {
        let Some(exercise) = content::exercise(&item.exercise) else { continue };
        for line in exercise.cautions(&outlook.standing.facts, &outlook.watch.profile, &now) {
            text::strong_ui(ui, &format!("{}. Not for you now: {}", item.name, line.words));
        }
    }
}

/// "11 minutes, 5 exercises".
pub(in crate::ui::screen) fn plan_words(plan: &Plan) -> String {
    let minutes = sentence::count(usize::from(plan.minutes()), "minute", "minutes");
    format!("{minutes}, {}", sentence::count(plan.items.len(), "exercise", "exercises"))
}

/// "What happened?" after a stop.
pub(super) fn stopped_ui(ui: &mut Ui, view: &mut View<'_>, session: &SessionRecord, reason: StopReason) {
    text::heading_ui(ui, "Stopped.");
    if reason == StopReason::NotSaid {
        text::question_ui(ui, "What happened?");
        for reason in StopReason::ALL.iter().filter(|reason| **reason != StopReason::NotSaid) {
            if ui.add(Button::secondary(reason.name()).fill_width()).clicked() {
                view.actions.push(Action::Session(EventKind::Stopped { reason: *reason }));
                after_stop(view, session, *reason);
            }
        }
    } else {
        text::body_ui(ui, reason.name());
    }
    let now_ms = view.journal.now_ms();
    let gentler = (reason.after() == AfterStop::MayGoOn).then(|| Gentler::of(session, &session.state(now_ms)));
    if let Some(gentler) = &gentler {
        text::small_ui(ui, &gentler.words);
    }
    ui.horizontal_wrapped(|ui| {
        if let Some(gentler) = gentler
            && ui.add(Button::secondary("Make it gentler and go on").icon(Icon::Play)).clicked()
        {
            view.actions.push(Action::Session(EventKind::Gentler { least: gentler.least }));
        }
        if ui.add(Button::primary("Finish")).clicked() {
            view.actions.push(Action::EndSession(None));
        }
    });
}

/// What opens at once. The session is kept as stopped with its reason.
fn after_stop(view: &mut View<'_>, session: &SessionRecord, reason: StopReason) {
    let side = session.side.unwrap_or(Side::Left);
    match reason.after() {
        AfterStop::MayGoOn => {}
        AfterStop::Check => {
            let signs: Vec<Sign> = reason.ticks().iter().filter_map(|question| sign_of(*question)).collect();
            view.actions.push(Action::EndSession(None));
            view.actions.push(Action::StartCheck(side, signs));
        }
        AfterStop::Emergency => {
            view.actions.push(Action::EndSession(None));
            view.actions.push(Action::EmergencyCheck(side));
        }
    }
}

fn sign_of(question: Question) -> Option<Sign> {
    match question {
        Question::Sign(sign) => Some(sign),
        Question::Flag(_) | Question::Risk(_) => None,
    }
}

pub(super) fn after_ui(ui: &mut Ui, view: &mut View<'_>, session: &SessionRecord, state: &State) {
    let minutes = usize::try_from((state.elapsed_ms + 30_000) / 60_000).unwrap_or(0);
    let done = sentence::count(state.items_done.len(), "exercise", "exercises");
    let first = if session.outcome() == Outcome::FinishedEarly { "Finished early." } else { "Done." };
    text::heading_ui(ui, &format!("{first} {}, {done}.", sentence::count(minutes, "minute", "minutes")));
    if let Some(before) = session.before {
        ui.horizontal(|ui| {
            text::body_ui(ui, "Before:");
            score_row::tile_ui(ui, before, score_row::TileSize::List);
        });
    }
    if pressed_points(&session.plan) {
        effect_ui(ui, view, session);
    }
    text::question_ui(ui, "Pain in the leg now?");
    if let Some(pain) = score_row::buttons_ui(ui, "after", "Pain after the session", None) {
        view.actions.push(Action::EndSession(Some(pain)));
    }
    text::question_ui(ui, "Any new sign?");
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::secondary("None, back to Today")).clicked() {
            view.actions.push(Action::EndSession(None));
        }
        if ui.add(Button::secondary("Check warning signs").icon(Icon::Warning)).clicked() {
            view.actions.push(Action::EndSession(None));
            view.actions.push(Action::Do(Item::Check));
        }
    });
}

/// Whether points were pressed: what that did is asked as well.
fn pressed_points(plan: &Plan) -> bool {
    plan.items.iter().any(|item| content::point_of_exercise(&item.exercise).is_some())
}

fn effect_ui(ui: &mut Ui, view: &mut View<'_>, session: &SessionRecord) {
    const QUESTION: &str = "What did the pressing do?";
    text::question_ui(ui, QUESTION);
    let items: Vec<(Effect, &str)> = Effect::ALL.iter().map(|effect| (*effect, effect.name())).collect();
    let mut effect = session.effect();
    if chips::single_ui(ui, QUESTION, &items, &mut effect)
        && let Some(effect) = effect
    {
        view.actions.push(Action::Session(EventKind::Felt { effect }));
    }
}
