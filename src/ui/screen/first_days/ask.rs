//! Starting a plan: when it happened, to the hour, and which leg.

use egui::Ui;

use super::{FirstDaysScreen, end_words};
use crate::domain::body::Side;
use crate::domain::rice::{InjuryDay, InjuryError};
use crate::domain::sentence::HourStyle;
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::grid_ui;
use crate::ui::widget::field::{self, Field};
use crate::ui::widget::{chips, text};

impl FirstDaysScreen {
    pub(super) fn ask_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        text::heading_ui(ui, "Start the first-days plan");
        text::question_ui(ui, "When did it happen?");
        let days = [
            (InjuryDay::JustNow, "Just now"),
            (InjuryDay::Ago(0), "Today"),
            (InjuryDay::Ago(1), "Yesterday"),
            (InjuryDay::Ago(2), "2 days ago"),
            (InjuryDay::Typed, "Another day…"),
        ];
        chips::single_ui(ui, "When did it happen?", &days, &mut self.draft.day);
        let plan = self.draft.plan(&view.now);
        let error = plan.err();
        // A field says what is wrong with its own text at once, and that it is empty only after "Start".
        let on_day = error.filter(|error| match error {
            InjuryError::Day(_) => self.tried_start || !self.draft.day_text.trim().is_empty(),
            _ => false,
        });
        let on_time = error.filter(|error| match error {
            InjuryError::NoTime => self.tried_start,
            InjuryError::Time(_) => true,
            _ => false,
        });
        self.hour_ui(ui, view, on_day, on_time);
        text::question_ui(ui, "Which leg?");
        let legs = [(Side::Left, "Left"), (Side::Right, "Right"), (Side::Both, "Both")];
        chips::single_ui(ui, "Which leg?", &legs, &mut self.draft.side);
        ui.add_space(4.0);
        match (&plan, error) {
            (Ok(plan), _) => {
                text::small_ui(ui, &format!("It lasts 72 hours from the injury: until {}.", end_words(plan, view)));
            }
            (Err(_), Some(InjuryError::Over)) => {
                over_ui(ui, view);
                return;
            }
            (Err(_), Some(error @ (InjuryError::NoDay | InjuryError::NoSide))) if self.tried_start => {
                field::error_ui(ui, &error.to_string());
            }
            _ => {
                text::small_ui(ui, "It lasts 72 hours from the injury, so the hour counts. About is enough.");
            }
        }
        if ui.add(Button::primary("Start the plan").icon(Icon::Play)).clicked() {
            self.tried_start = true;
            match plan {
                Ok(plan) => view.actions.push(Action::StartFirstDays(plan)),
                Err(error) => view.actions.push(Action::Alarm(error.to_string())),
            }
        }
    }

    fn hour_ui(&mut self, ui: &mut Ui, view: &View<'_>, on_day: Option<InjuryError>, on_time: Option<InjuryError>) {
        if matches!(self.draft.day, None | Some(InjuryDay::JustNow)) {
            return;
        }
        let typed = self.draft.day == Some(InjuryDay::Typed);
        let example = if view.journal.hours() == HourStyle::TwentyFour { "14:00" } else { "2:00 pm" };
        let (day_error, time_error) = (on_day.map(|error| error.to_string()), on_time.map(|error| error.to_string()));
        grid_ui(ui, 2, 180.0, |ui, number| match (number, typed) {
            (0, true) => {
                Field::line("Day", &mut self.draft.day_text).hint("22 Nov").error(day_error.as_deref()).show_ui(ui);
            }
            (0, false) | (1, true) => {
                Field::line("At what time, about", &mut self.draft.time_text)
                    .hint(example)
                    .error(time_error.as_deref())
                    .show_ui(ui);
            }
            _ => {}
        });
    }
}

/// What comes next where a plan would begin too late.
fn over_ui(ui: &mut Ui, view: &mut View<'_>) {
    text::strong_ui(ui, &InjuryError::Over.to_string());
    if ui.add(Button::primary("See the routines").icon(Icon::Forward)).clicked() {
        view.actions.push(Action::Do(Item::Routines));
    }
}
