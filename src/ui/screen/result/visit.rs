//! "A doctor has checked this": when, and what they said.

use chrono::{Duration, NaiveDate};
use egui::Ui;

use crate::app::command::Command;
use crate::domain::time_text;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::{chips, text};

/// Longest note, in characters: a few paragraphs.
const SAID_LIMIT_CHARS: usize = 4_000;

/// The form as it stands.
#[derive(Debug)]
pub(super) struct VisitForm {
    /// Days ago; `None` is the day that is typed.
    days_ago: Option<i64>,
    day: String,
    said: String,
    error: Option<String>,
}

impl Default for VisitForm {
    fn default() -> Self {
        Self { days_ago: Some(0), day: String::new(), said: String::new(), error: None }
    }
}

impl VisitForm {
    /// Draws the form. Returns whether it is done with.
    pub(super) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) -> bool {
        text::heading_ui(ui, "A doctor has checked this");
        text::body_ui(
            ui,
            "The same urgent rule is quiet for 7 days then, and the same non-urgent rule for 90. It speaks again at once when something new or worse is noted.",
        );
        text::question_ui(ui, "When?");
        let items = [(Some(0), "Today"), (Some(1), "Yesterday"), (Some(2), "2 days ago"), (None, "Another day")];
        let mut chosen = Some(self.days_ago);
        if chips::single_ui(ui, "When?", &items, &mut chosen) {
            self.days_ago = chosen.flatten();
            self.error = None;
        }
        if self.days_ago.is_none() {
            Field::line("Day", &mut self.day).hint("22 Nov").error(self.error.as_deref()).show_ui(ui);
        }
        Field::notes("What did they say? You can leave this out.", &mut self.said, 2, SAID_LIMIT_CHARS).show_ui(ui);
        let mut done = false;
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("Note it").icon(Icon::Check)).clicked() {
                match self.parse_day(view.now.today()) {
                    Ok(day) => {
                        let said = self.said.trim().to_owned();
                        view.actions.push(Action::Run(Command::NoteVisit { day, said }));
                        done = true;
                    }
                    Err(error) => {
                        view.actions.push(Action::Alarm(error.clone()));
                        self.error = Some(error);
                    }
                }
            }
            done |= ui.add(Button::quiet("Not now")).clicked();
        });
        done
    }

    fn parse_day(&self, today: NaiveDate) -> Result<NaiveDate, String> {
        match self.days_ago {
            Some(days) => Ok(today - Duration::days(days)),
            None => match time_text::parse_day(&self.day, today) {
                Ok(day) if day > today => Err("That day has not come yet. Check the date.".to_owned()),
                Ok(day) => Ok(day),
                Err(error) => Err(error.to_string()),
            },
        }
    }
}
