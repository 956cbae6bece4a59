//! The section "Reminders" of the settings: all off at first, each with its time, and quiet hours.

use egui::Ui;

use super::View;
use crate::domain::remind::evening_is_lost;
use crate::domain::sentence::{self, HourStyle};
use crate::domain::setting::Settings;
use crate::domain::time_text::parse_time;
use crate::platform::{autostart, notice};
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::{check, text};

/// Width of a field for a time, in points.
const TIME_WIDTH: f32 = 140.0;

/// What the section keeps between frames: the three times as they are typed.
#[derive(Debug, Default)]
pub struct RemindersForm {
    evening: TimeText,
    quiet_from: TimeText,
    quiet_to: TimeText,
}

/// A time of day as it is typed.
#[derive(Debug, Default)]
struct TimeText {
    text: String,
    /// The minute and the way of writing that the text was made from.
    of: Option<(u16, HourStyle)>,
    error: Option<String>,
}

impl RemindersForm {
    /// Draws the section.
    pub fn show_ui(&mut self, ui: &mut Ui, settings: &mut Settings, view: &mut View<'_>) {
        text::heading_ui(ui, "Reminders");
        if !notice::IS_KNOWN_HERE {
            text::body_ui(ui, "Reminders work on Linux desktops so far.");
            return;
        }
        let hours = view.journal.hours();
        text::small_ui(ui, "Your desktop shows them. “In 10 minutes” brings one back, “Done” means not again today.");
        let words = "Only on days on which you logged no pain and no routine";
        check::check_ui(ui, &mut settings.remind_evening, "Evening note", Some(words));
        if settings.remind_evening {
            self.evening.show_ui(ui, "Evening note at", &mut settings.evening_min, hours);
            if evening_is_lost(settings) {
                text::body_ui(
                    ui,
                    "This time lies in your quiet hours, so the reminder would not come. Choose an earlier one.",
                );
            }
        }
        let words = "Your chosen routine, and those of your own that have a time, until you have done them";
        check::check_ui(ui, &mut settings.remind_routine, "When a routine is due", Some(words));
        let night = sentence::minute_field(21 * 60 + 30);
        let words = format!("At {night} while a wrap is on, and half an hour after one that was too tight");
        check::check_ui(ui, &mut settings.remind_wrap, "Wrap off and toes", Some(&words));
        let words =
            "Evening and routine wait for their end on the same day. Wrap and toes come anyway, to be on the safe side";
        check::check_ui(ui, &mut settings.quiet_hours, "Quiet hours", Some(words));
        if settings.quiet_hours {
            ui.horizontal_wrapped(|ui| {
                self.quiet_from.show_ui(ui, "Quiet from", &mut settings.quiet_from_min, hours);
                ui.add_space(16.0);
                self.quiet_to.show_ui(ui, "Quiet until", &mut settings.quiet_to_min, hours);
            });
        }
        let words = "Others may read them on a locked screen";
        check::check_ui(ui, &mut settings.private_notes, "Reminders say only “Soleus reminder”", Some(words));
        if autostart::is_possible() {
            let words = "From the next login, without a window. When this is off, reminders come while Soleus is open";
            check::check_ui(ui, &mut settings.start_with_computer, "Start with the computer", Some(words));
        }
        if view.journal.store().has_passphrase() {
            let words =
                "This journal has a passphrase: reminders come only while it is open and unlocked in the window.";
            text::small_ui(ui, words);
        }
        if ui.add(Button::secondary("Try a reminder").icon(Icon::Play)).clicked() {
            view.actions.push(Action::TryNote);
        }
    }
}

impl TimeText {
    /// A time is taken when the field is left or Enter is pressed, or when it was filled in from outside without the keyboard
    /// being there; one that is none stays as it was typed.
    fn show_ui(&mut self, ui: &mut Ui, label: &str, minute: &mut u16, hours: HourStyle) {
        if self.of != Some((*minute, hours)) {
            // Set elsewhere: at first, by Undo, or in the other way of writing.
            *self = Self { text: sentence::minute_field(*minute), of: Some((*minute, hours)), error: None };
        }
        let example = sentence::minute_field(20 * 60);
        let field = Field::line(label, &mut self.text).hint(&example).width(TIME_WIDTH).error(self.error.as_deref());
        let response = field.show_ui(ui);
        if response.lost_focus() || (response.changed() && !response.has_focus()) {
            match parse_time(&self.text) {
                Ok(time) => {
                    *minute = minute_of(time);
                    *self = Self { text: sentence::minute_field(*minute), of: Some((*minute, hours)), error: None };
                }
                Err(error) => self.error = Some(error.to_string()),
            }
        }
    }
}

fn minute_of(time: chrono::NaiveTime) -> u16 {
    use chrono::Timelike as _;
    u16::try_from(time.hour() * 60 + time.minute()).unwrap_or(0)
}
