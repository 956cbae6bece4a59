//! Activities that were put away: they keep their numbers and can be taken up again.

use std::collections::BTreeMap;

use egui::Ui;
use uuid::Uuid;

use super::activity::save;
use super::over_time::{self, Desk};
use crate::app::command::Command;
use crate::domain::goal::{Goal, GoalCourse, GoalFault, parse_name};
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::text;

pub(super) fn card_ui<'a>(
    ui: &mut Ui,
    view: &mut View<'_>,
    goals: &[Goal],
    pairs: impl Iterator<Item = (&'a Goal, &'a GoalCourse)>,
    desks: &mut BTreeMap<Uuid, Desk>,
) {
    text::heading_ui(ui, "Put away");
    for (goal, course) in pairs {
        let Some(ended) = goal.ended else { continue };
        ui.push_id(goal.id, |ui| {
            let name = &goal.name;
            text::question_ui(ui, name);
            let day = sentence::short_day(ended.at.day(), view.now.today());
            text::body_ui(ui, &format!("{}, {day}.", ended.how.name()));
            if let Some(series) = &course.series {
                text::body_ui(ui, &course.words());
                over_time::show_ui(ui, view, series, desks.entry(goal.id).or_default());
            }
            // Why it cannot be taken up now, said beside the button that is missing.
            let room = parse_name(name, goals, None).map_err(|fault: GoalFault| fault.words());
            ui.horizontal_wrapped(|ui| {
                let words = format!("Take up again: {name}");
                if room.is_ok() && ui.add(Button::quiet("Take up again").name(&words).icon(Icon::Restore)).clicked() {
                    save(view, Goal { ended: None, ..goal.clone() });
                }
                let words = format!("Delete {name} with its numbers");
                if ui.add(Button::quiet("Delete").name(&words).icon(Icon::Delete)).clicked() {
                    view.actions.push(Action::Run(Command::DeleteGoal(goal.id)));
                }
            });
            if let Err(words) = room {
                text::small_ui(ui, &words);
            }
        });
    }
}
