//! Step 2: what a person has to say about the file. For an app that is known only what leaves a choice; for any other
//! table what its columns are, with the first rows as they would be read.

use egui::Ui;

use super::{ImportScreen, Step, columns, mapping, rows, scale};
use crate::domain::body::Side;
use crate::exchange::import::{DateOrder, Format, NameChoice, Refusal};
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::segmented::{self, segment};
use crate::ui::widget::{card, chips, field, text};

impl ImportScreen {
    pub(super) fn match_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let Some(format) = self.choices.format.filter(|_| self.desk.opened().is_some()) else {
            self.turn(Step::File);
            return;
        };
        let own = format == Format::Csv;
        // Nothing but medicines is in them.
        let medicines = matches!(format, Format::Medtimer | Format::Dosage);
        if own {
            columns::columns_ui(ui, &mut self.desk, &mut self.choices);
        } else {
            let found = self.names(ui, view);
            if !found.is_empty() {
                self.names.show_ui(ui, format, &found, &mut self.choices);
            }
        }
        let unsure = self.desk.opened().is_some_and(|opened| matches!(opened.open, Some(Refusal::DateOrder(_))));
        if own || unsure {
            self.dates_ui(ui);
        }
        if scale::is_asked(format) {
            scale::scale_ui(ui, format, &mut self.choices);
        }
        if !medicines {
            self.take_words(ui, view);
            self.words.show_ui(ui, scale::is_asked(format), &mut self.choices);
        }
        if !medicines {
            side_ui(ui, &mut self.choices.side);
        }
        let trouble = self.live_ui(ui, view, own || unsure);
        if own {
            mapping::keep_ui(ui, view, &self.desk, &self.choices, &mut self.mapping);
        }
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::secondary("Back").icon(Icon::Back).name("Back to the file")).clicked() {
                self.turn(Step::File);
            }
            if ui.add(Button::primary("Next: check the rows").icon(Icon::Forward)).clicked() {
                match trouble {
                    Some(words) => view.actions.push(Action::Alarm(words)),
                    None => self.turn(Step::Check),
                }
            }
        });
    }

    /// The names in the file. Those of a file whose dates can be read in two ways are known once the order is chosen.
    fn names(&mut self, ui: &Ui, view: &View<'_>) -> Vec<NameChoice> {
        let Some(opened) = self.desk.opened() else { return Vec::new() };
        if opened.open.is_none() {
            return opened.names.clone();
        }
        if self.choices.date_order.is_none() {
            return Vec::new();
        }
        let ctx = ui.ctx().clone();
        let wake = move || ctx.request_repaint();
        match self.desk.checked(view.journal.store(), &self.choices, &view.now, wake) {
            Some(Ok(checked)) => checked.reading.names.clone(),
            Some(Err(_)) | None => Vec::new(),
        }
    }

    /// The words for scores in all rows, once they are read with these choices.
    fn take_words(&mut self, ui: &Ui, view: &View<'_>) {
        let ctx = ui.ctx().clone();
        let wake = move || ctx.request_repaint();
        match self.desk.checked(view.journal.store(), &self.choices, &view.now, wake) {
            Some(Ok(checked)) => self.words.take(&checked.reading.words),
            Some(Err(_)) => self.words.take(&[]),
            None => {}
        }
    }

    fn dates_ui(&mut self, ui: &mut Ui) {
        let orders: Vec<(Option<DateOrder>, &str)> = std::iter::once((None, "As the dates show"))
            .chain(DateOrder::ALL.map(|order| (Some(order), order.name())))
            .collect();
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Dates");
            text::body_ui(ui, "In which order are day, month and year?");
            let mut order = Some(self.choices.date_order);
            if chips::single_ui(ui, "Order of dates", &orders, &mut order) {
                self.choices.date_order = order.flatten();
            }
        });
    }

    /// The first rows as they would be read. Returns why none can be, in words.
    fn live_ui(&mut self, ui: &mut Ui, view: &View<'_>, shown: bool) -> Option<String> {
        let ctx = ui.ctx().clone();
        let wake = move || ctx.request_repaint();
        let live = self.desk.live(&self.choices, &view.now, wake);
        let trouble = live.and_then(|live| live.as_ref().err()).map(ToString::to_string);
        if !shown && trouble.is_none() {
            return None;
        }
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "The first rows, as they would be read");
            match live {
                None => {
                    text::body_ui(ui, "Reading the rows.");
                }
                Some(Err(refusal)) => {
                    field::error_ui(ui, &refusal.to_string());
                }
                Some(Ok(live)) => {
                    for line in live {
                        rows::live_ui(ui, view, line);
                    }
                }
            }
        });
        trouble
    }
}

fn side_ui(ui: &mut Ui, side: &mut Side) {
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, "Which leg");
        text::body_ui(ui, "Rows that name no leg are about:");
        let sides: Vec<_> = Side::ALL.iter().map(|side| segment(*side, side.name())).collect();
        if let Some(chosen) = segmented::natural_ui(ui, "Leg of rows that name none", &sides, Some(*side)) {
            *side = chosen;
        }
    });
}
