//! Which days are shown: a choice, and two fields for days of one's own.

use chrono::NaiveDate;
use egui::Ui;

use crate::domain::time_text::parse_day;
use crate::domain::trend::Range;
use crate::ui::theme::COMPACT_WIDTH;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::{self, segment};
use crate::ui::widget::{chips, columns};

/// How many times narrower than its words would like a row of choices can be; in less room words would break in two.
const MOST_SQUEEZED: f32 = 2.0;

/// What is chosen and typed.
#[derive(Debug)]
pub(in crate::ui::screen) struct RangeChoice {
    /// Nothing for days of one's own.
    chosen: Option<Range>,
    from: String,
    to: String,
    /// The last range that could be shown.
    range: Range,
}

impl RangeChoice {
    pub(in crate::ui::screen) fn new(range: Range) -> Self {
        Self { chosen: Some(range), from: String::new(), to: String::new(), range }
    }

    /// The range that is shown; what cannot be read as a day changes nothing.
    pub(in crate::ui::screen) fn range(&self) -> Range {
        self.range
    }

    /// Draws the choice.
    pub(in crate::ui::screen) fn show_ui(&mut self, ui: &mut Ui, ranges: &[(Range, &str)], today: NaiveDate) {
        let mut segments: Vec<_> = ranges.iter().map(|(range, words)| segment(Some(*range), words)).collect();
        segments.push(segment(None, "Other"));
        let compact = ui.ctx().content_rect().width() < COMPACT_WIDTH;
        let pressed = if segmented::natural_width(ui, &segments) > MOST_SQUEEZED * ui.available_width() {
            let choices: Vec<_> = segments.iter().map(|segment| (segment.value, segment.label)).collect();
            let mut chosen = Some(self.chosen);
            chips::single_ui(ui, "Range", &choices, &mut chosen).then_some(chosen).flatten()
        } else if compact {
            segmented::filled_ui(ui, "Range", &segments, Some(self.chosen))
        } else {
            segmented::natural_ui(ui, "Range", &segments, Some(self.chosen))
        };
        if let Some(chosen) = pressed {
            if chosen.is_none() && self.from.is_empty() && self.to.is_empty() {
                let (first, last) = self.range.days(today, None, None);
                (self.from, self.to) = (first.to_string(), last.to_string());
            }
            self.chosen = chosen;
        }
        match self.chosen {
            Some(range) => self.range = range,
            None => self.own_ui(ui, today),
        }
    }

    fn own_ui(&mut self, ui: &mut Ui, today: NaiveDate) {
        let (first, last) = (parse_day(&self.from, today), parse_day(&self.to, today));
        let words = |found: &Result<NaiveDate, _>| found.as_ref().err().map(ToString::to_string);
        let from_error = words(&first);
        let turned = matches!((&first, &last), (Ok(first), Ok(last)) if first > last);
        let to_error = if turned {
            Some("The last day is before the first. Change one of them.".to_owned())
        } else {
            words(&last)
        };
        columns::grid_ui(ui, 2, 200.0, |ui, number| {
            let (label, value, error) = match number {
                0 => ("From", &mut self.from, &from_error),
                _ => ("To", &mut self.to, &to_error),
            };
            Field::line(label, value).hint("23 Oct").error(error.as_deref()).show_ui(ui);
        });
        if let (Ok(first), Ok(last), false) = (first, last, turned) {
            self.range = Range::Between(first, last);
        }
    }
}
