//! Which periods are compared: ready ones, days of one's own, or the time before and after a date.

use chrono::NaiveDate;
use egui::Ui;

use crate::domain::time_text::parse_day;
use crate::domain::trend::{Period, PeriodFault, TwoPeriods};
use crate::ui::theme::COMPACT_WIDTH;
use crate::ui::widget::field::{self, Field};
use crate::ui::widget::segmented::{self, segment};
use crate::ui::widget::{chips, columns, text};

/// Days on each side of a date that are offered.
const AROUND: [(u16, &str); 3] = [(14, "14 days"), (30, "30 days"), (90, "90 days")];

/// What is held against what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Periods,
    Date,
}

/// Two periods that are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ready {
    Days,
    Months,
    Own,
}

/// What is chosen and typed.
#[derive(Debug)]
pub(super) struct CompareForm {
    how: How,
    ready: Option<Ready>,
    /// First and last day of the one period, then those of the other.
    days: [String; 4],
    date: String,
    around: Option<u16>,
    name: String,
    /// The last periods that could be shown.
    periods: Option<TwoPeriods>,
}

impl Default for CompareForm {
    fn default() -> Self {
        Self {
            how: How::Periods,
            ready: Some(Ready::Days),
            days: Default::default(),
            date: String::new(),
            around: Some(30),
            name: String::new(),
            periods: None,
        }
    }
}

impl CompareForm {
    /// Draws the choice and the fields. Returns the periods; what cannot be read as a day changes nothing.
    pub(super) fn show_ui(&mut self, ui: &mut Ui, today: NaiveDate) -> Option<&TwoPeriods> {
        let ways = [segment(How::Periods, "Two periods"), segment(How::Date, "Before and after a date")];
        let compact = ui.ctx().content_rect().width() < COMPACT_WIDTH;
        let pressed = if compact {
            segmented::filled_ui(ui, "Compare", &ways, Some(self.how))
        } else {
            segmented::natural_ui(ui, "Compare", &ways, Some(self.how))
        };
        if let Some(how) = pressed.filter(|how| *how != self.how) {
            self.how = how;
            self.periods = None;
        }
        ui.add_space(6.0);
        match self.how {
            How::Periods => self.periods_ui(ui, today),
            How::Date => self.date_ui(ui, today),
        }
        self.periods.as_ref()
    }

    fn periods_ui(&mut self, ui: &mut Ui, today: NaiveDate) {
        let ready = [
            (Ready::Days, "Last 30 days against the 30 before"),
            (Ready::Months, "This month against last"),
            (Ready::Own, "Other days"),
        ];
        let changed = chips::single_ui(ui, "Which periods", &ready, &mut self.ready);
        match self.ready {
            Some(Ready::Months) => self.periods = Some(TwoPeriods::months(today)),
            Some(Ready::Own) => {
                if changed && self.days.iter().all(String::is_empty) {
                    let periods = self.periods.clone().unwrap_or_else(|| TwoPeriods::last_days(30, today));
                    let ((a, b), (c, d)) = (periods.earlier.ends(), periods.later.ends());
                    self.days = [a, b, c, d].map(|day| day.to_string());
                }
                self.own_ui(ui, today);
            }
            Some(Ready::Days) | None => self.periods = Some(TwoPeriods::last_days(30, today)),
        }
    }

    fn own_ui(&mut self, ui: &mut Ui, today: NaiveDate) {
        let [a, b, c, d] = self.days.each_ref().map(|text| parse_day(text, today));
        let words = |found: &Result<NaiveDate, _>| found.as_ref().err().map(ToString::to_string);
        let period = |first: &Result<NaiveDate, _>, last: &Result<NaiveDate, _>| match (first, last) {
            (Ok(first), Ok(last)) => Some(Period::of(*first, *last, today)),
            _ => None,
        };
        let (one, other) = (period(&a, &b), period(&c, &d));
        let fault = |last: &Result<NaiveDate, _>, period: &Option<Result<Period, PeriodFault>>| {
            words(last).or_else(|| period.and_then(Result::err).map(|fault| fault.to_string()))
        };
        let errors = [words(&a), fault(&b, &one), words(&c), fault(&d, &other)];
        let labels = ["One period, from", "One period, to", "Other period, from", "Other period, to"];
        ui.add_space(6.0);
        columns::grid_ui(ui, 4, 290.0, |ui, number| {
            let (Some(label), Some(value)) = (labels.get(number), self.days.get_mut(number)) else { return };
            let error = errors.get(number).and_then(Option::as_deref);
            Field::line(label, value).hint("23 Oct").error(error).show_ui(ui);
        });
        if let (Some(Ok(one)), Some(Ok(other))) = (one, other) {
            match TwoPeriods::of(one, other) {
                Ok(periods) => self.periods = Some(periods),
                Err(fault) => {
                    field::error_ui(ui, &fault.to_string());
                }
            }
        }
    }

    fn date_ui(&mut self, ui: &mut Ui, today: NaiveDate) {
        chips::single_ui(ui, "Days on each side", &AROUND, &mut self.around);
        let days = self.around.unwrap_or(30);
        let empty = self.date.trim().is_empty();
        let found = parse_day(&self.date, today)
            .map_err(|error| error.to_string())
            .and_then(|date| TwoPeriods::around(date, days, &self.name, today).map_err(|fault| fault.to_string()));
        let error = found.as_ref().err().filter(|_| !empty).cloned();
        ui.add_space(6.0);
        columns::grid_ui(ui, 2, 240.0, |ui, number| {
            if number == 0 {
                let field = Field::line("The day on which something began", &mut self.date);
                field.hint("1 Nov").error(error.as_deref()).show_ui(ui);
            } else {
                Field::line("What began, if you like", &mut self.name).hint("physiotherapy").show_ui(ui);
            }
        });
        match found {
            Ok(periods) => self.periods = Some(periods),
            Err(_) if empty => {
                self.periods = None;
                text::body_ui(ui, "Enter a day, and the time before it is held against the time from it on.");
            }
            Err(_) => {}
        }
    }
}
