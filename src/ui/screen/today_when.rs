//! "When" on Today: quick choices, and a day and time for anything else.

use egui::Ui;

use crate::domain::sentence::{self, HourStyle};
use crate::domain::time_text::{day_only, parse_day, parse_time};
use crate::domain::when::{Certainty, Moment, Now, QuickWhen, WhenError};
use crate::ui::widget::columns::grid_ui;
use crate::ui::widget::field::Field;
use crate::ui::widget::{chips, text};

/// The chosen "When" of the next entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhenPicker {
    quick: Option<QuickWhen>,
    day: String,
    time: String,
    /// Why the other time cannot be used; shown after somebody tried to use it.
    error: Option<WhenError>,
    wants_focus: bool,
}

impl Default for WhenPicker {
    fn default() -> Self {
        Self { quick: Some(QuickWhen::Now), day: String::new(), time: String::new(), error: None, wants_focus: false }
    }
}

impl WhenPicker {
    /// Chooses one of the quick times if it has come yet; `None` opens the other time.
    pub fn choose(&mut self, quick: Option<QuickWhen>, now: &Now) {
        if quick.is_some_and(|quick| quick.moment(now).is_none()) {
            return;
        }
        if quick.is_none() && self.quick.is_some() {
            self.day = sentence::day_field(now.moment);
            self.time.clear();
            self.wants_focus = true;
        }
        self.quick = quick;
        self.error = None;
    }

    /// The words for it: "now", "yesterday evening".
    #[must_use]
    pub fn words(&self, now: &Now) -> String {
        self.quick.map_or_else(|| "other time".to_owned(), |quick| sentence::lower_first(quick.name(now)))
    }

    /// The moment; `None` if it cannot be used, and then the reason is shown.
    pub fn moment(&mut self, now: &Now) -> Option<(Moment, Certainty)> {
        let found = match self.quick {
            Some(quick) => quick.moment(now).ok_or(WhenError::Future),
            None => self.typed(now),
        };
        self.error = found.err();
        found.ok()
    }

    fn typed(&self, now: &Now) -> Result<(Moment, Certainty), WhenError> {
        let day = parse_day(&self.day, now.today())?;
        if self.time.trim().is_empty() {
            return day_only(day, now);
        }
        now.at_local(day.and_time(parse_time(&self.time)?)).map(|moment| (moment, Certainty::Exact))
    }

    /// Draws the choices.
    pub fn show_ui(&mut self, ui: &mut Ui, now: &Now, hours: HourStyle) {
        let mut items: Vec<(Option<QuickWhen>, &str)> = QuickWhen::ALL
            .into_iter()
            .filter(|quick| quick.moment(now).is_some())
            .map(|quick| (Some(quick), quick.name(now)))
            .collect();
        items.push((None, "Other…"));
        let mut chosen = Some(self.quick);
        let wide = ui.available_width() >= 640.0;
        let changed = if wide {
            let row = ui.available_rect_before_wrap();
            let label = egui::Rect::from_min_size(row.min + egui::vec2(0.0, 8.0), egui::vec2(58.0, 30.0));
            text::strong_ui(&mut ui.new_child(egui::UiBuilder::new().id_salt("label").max_rect(label)), "When");
            let rest = row.with_min_x(row.left() + 60.0);
            let layout = egui::Layout::top_down(egui::Align::Min);
            let mut child = ui.new_child(egui::UiBuilder::new().id_salt("chips").max_rect(rest).layout(layout));
            let changed = chips::single_ui(&mut child, "When", &items, &mut chosen);
            ui.advance_cursor_after_rect(child.min_rect().with_min_x(row.left()));
            changed
        } else {
            text::strong_ui(ui, "When");
            chips::single_ui(ui, "When", &items, &mut chosen)
        };
        if changed {
            self.choose(chosen.flatten(), now);
        }
        if self.quick.is_none() {
            self.other_ui(ui, hours);
        }
    }

    fn other_ui(&mut self, ui: &mut Ui, hours: HourStyle) {
        let on_day = self.error.is_some_and(|error| matches!(error, WhenError::Date | WhenError::TooEarly));
        let words = self.error.map(|error| error.to_string());
        let example = if hours == HourStyle::TwentyFour { "14:32" } else { "2:32 pm" };
        grid_ui(ui, 2, 180.0, |ui, number| {
            if number == 0 {
                let error = words.as_deref().filter(|_| on_day);
                Field::line("Day", &mut self.day).hint("22 Nov").error(error).show_ui(ui);
                return;
            }
            let error = words.as_deref().filter(|_| !on_day);
            let time = Field::line("Time", &mut self.time).hint(example).error(error).show_ui(ui);
            if std::mem::take(&mut self.wants_focus) {
                time.request_focus();
            }
        });
        text::small_ui(ui, "Then press the number. Leave the time empty if you do not know it.");
    }
}
