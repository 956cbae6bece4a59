//! Activities that a person wants back: named in own words, rated by one press, each with its numbers over time; and the
//! heel raises of both legs.

mod activity;
mod add;
mod away;
mod heel;
mod over_time;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use egui::Ui;
use uuid::Uuid;

use super::{Kept, View};
use crate::app::stage::way;
use crate::domain::body::Side;
use crate::domain::goal::{Goal, GoalCourse};
use crate::domain::heel_raise::{HeelRaises, counted_side};
use crate::store::{Store, StoreError};
use crate::ui::action::{Action, Page};
use crate::ui::icon::Icon;
use crate::ui::screen::failure_ui;
use crate::ui::widget::button::Button;
use crate::ui::widget::card;
use activity::Naming;
use add::AddCard;
use heel::HeelCard;
use over_time::Desk;

/// What the page keeps between frames.
#[derive(Debug, Default)]
pub struct GoalsScreen {
    read: Kept<(NaiveDate, Option<Side>), Read>,
    add: AddCard,
    /// The activity that gets another name.
    naming: Option<Naming>,
    heel: HeelCard,
    /// How the numbers of each activity are shown.
    desks: BTreeMap<Uuid, Desk>,
}

/// What the page read.
#[derive(Debug)]
struct Read {
    goals: Vec<Goal>,
    /// One for each activity.
    courses: Vec<GoalCourse>,
    /// Heel raises of both legs; nothing when no leg is known.
    raises: Option<HeelRaises>,
}

impl Read {
    fn of(store: &Store, today: NaiveDate, sore: Option<Side>) -> Result<Self, StoreError> {
        let (goals, ratings) = (store.goals()?, store.goal_ratings()?);
        let courses = goals.iter().map(|goal| GoalCourse::of(goal, &ratings, today)).collect();
        let lines = store.progress(usize::MAX)?;
        let side = sore.or_else(|| counted_side(&lines));
        let raises = side.map(|side| HeelRaises::of(&lines, side, today));
        Ok(Self { goals, courses, raises })
    }

    fn pairs(&self) -> impl Iterator<Item = (&Goal, &GoalCourse)> {
        self.goals.iter().zip(&self.courses)
    }
}

impl GoalsScreen {
    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let Self { read, add, naming, heel, desks } = self;
        let (store, way) = (view.journal.store(), way(&view.outlook, &view.now));
        let question = (view.now.today(), way.side);
        let read = match read.get(store.revision(), question, |(today, sore)| Read::of(store, *today, *sore)) {
            Ok(read) => read,
            Err(failure) => {
                failure_ui(ui, failure, view.actions);
                return;
            }
        };
        card::card_ui(ui, |ui| add.show_ui(ui, view, &read.goals));
        for (goal, course) in read.pairs().filter(|(goal, _)| goal.is_present()) {
            ui.push_id(goal.id, |ui| {
                let desk = desks.entry(goal.id).or_default();
                card::card_ui(ui, |ui| activity::card_ui(ui, view, (goal, course), &read.goals, naming, desk));
            });
        }
        card::card_ui(ui, |ui| heel.show_ui(ui, view, &way, read.raises.as_ref()));
        if read.goals.iter().any(|goal| !goal.is_present()) {
            card::card_ui(ui, |ui| away::card_ui(ui, view, &read.goals, read.pairs(), desks));
        }
    }
}

/// The way to this page from others.
pub(super) fn open_ui(ui: &mut Ui, view: &mut View<'_>) {
    if ui.add(Button::secondary(Page::Goals.name()).icon(Icon::Forward)).clicked() {
        view.actions.push(Action::Go(Page::Goals));
    }
}
