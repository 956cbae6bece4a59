//! One medicine of the list: the time since the last dose, and logging the next one in one press.

use egui::Ui;
use uuid::Uuid;

use super::super::{Kept, View};
use super::words::{self, Guard};
use crate::app::command::Command;
use crate::app::medicine::Cabinet;
use crate::domain::customs;
use crate::domain::medicine::{Dose, DoseFault, DoseField, DraftDose, Product, Unit, Units};
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::medicine_act::MedicineAct;
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::grid_ui;
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, chips, score_row, text};

/// Minutes after a dose in which the card asks for the pain after it (our own).
const ASKED_AFTER_MIN: std::ops::Range<i64> = 20..360;

/// What is chosen on a card.
#[derive(Debug, Default)]
pub(super) struct ProductCard {
    /// How many and when, as typed; empty until the card is first drawn.
    draft: DraftDose,
    other_units: bool,
    other_time: bool,
    /// What is wrong, after somebody tried to log it.
    faults: Vec<DoseFault>,
    /// The dose after which the pain is not to be asked.
    skipped: Option<Uuid>,
    guard: Guard,
    /// Doses of the last 24 hours beside their most, where they are counted.
    counted: Kept<i64, Option<String>>,
}

impl ProductCard {
    /// Draws the card.
    pub(super) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, near: &Cabinet, product: &Product) {
        let name = &product.contents.name;
        card::heading_with_ui(ui, name, 50.0, |ui| {
            if ui.add(Button::icon_only(Icon::Edit, &format!("Change {name}"))).clicked() {
                view.actions.push(Action::Medicine(MedicineAct::Change(product.id)));
            }
        });
        let last = near.last_of(product.id);
        text::body_ui(ui, &last.map_or_else(|| "No dose yet".to_owned(), |dose| last_words(view, dose)));
        let minute = view.now.moment.utc_s / 60;
        let counted =
            self.counted.get(view.journal.store().revision(), minute, |_| Ok(near.counted_24h(product, &view.now)));
        if let Ok(Some(words)) = counted {
            text::body_ui(ui, words);
        }
        if let Some(prescribed) = product.prescribed {
            let most = prescribed.words(product.contents.unit);
            text::body_ui(ui, &format!("As prescribed: at most {most} in 24\u{a0}hours"));
        }
        if let Some(words) = near.ask_first(product) {
            text::small_ui(ui, &words);
        }
        self.next_ui(ui, view, near, product);
        if let Some(dose) = last.filter(|dose| self.asks_pain(view, dose)) {
            self.pain_ui(ui, view, dose);
        }
    }

    fn asks_pain(&self, view: &View<'_>, dose: &Dose) -> bool {
        let since_min = (view.now.moment.utc_s - dose.at.utc_s) / 60;
        dose.nrs_after.is_none() && self.skipped != Some(dose.id) && ASKED_AFTER_MIN.contains(&since_min)
    }

    fn pain_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, dose: &Dose) {
        let name = &dose.contents.name;
        text::rule_ui(ui);
        text::strong_ui(ui, "Pain now, after the last dose");
        let mut score = None;
        if score_row::choice_ui(ui, &format!("Pain now, after {name}"), &mut score) && score.is_some() {
            let dose = Dose { nrs_after: score, ..dose.clone() };
            view.actions.push(Action::Run(Command::SaveDose(Box::new(dose))));
        }
        if ui.add(Button::quiet("Skip").name(&format!("Skip pain after {name}"))).clicked() {
            self.skipped = Some(dose.id);
        }
    }

    /// How many, when, what the guard says to it, and the button.
    fn next_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, near: &Cabinet, product: &Product) {
        if self.draft.product.is_none() {
            self.draft = DraftDose::fresh(Some(product.id), &view.now);
            usual(product.contents.unit)[0].clone_into(&mut self.draft.units);
        }
        grid_ui(ui, 2, 290.0, |ui, number| match number {
            0 => self.units_ui(ui, product),
            _ => self.when_ui(ui, view, product),
        });
        let draft = self.draft_now(view);
        let parsed = draft.parse(&near.products, Uuid::nil(), &view.now);
        if !self.faults.is_empty() {
            self.faults = parsed.as_ref().err().cloned().unwrap_or_default();
        }
        let findings = parsed.as_ref().map(|dose| self.guard.findings(view, near, dose)).unwrap_or_default();
        words::words_ui(ui, view, &findings, product.id);
        let label = if words::is_loud(&findings) { "Log it anyway" } else { "Log dose" };
        let button = Button::primary(label).icon(Icon::Medicines);
        let button = ui.add(button.name(&format!("{label}, {}", product.contents.name)));
        words::describe(view, &button, &findings);
        if !button.clicked() {
            return;
        }
        match parsed {
            Ok(dose) => {
                let dose = Dose { id: view.journal.new_id(), ..dose };
                view.actions.push(Action::Run(Command::SaveDose(Box::new(dose))));
                (self.other_time, self.faults) = (false, Vec::new());
            }
            Err(faults) => {
                let words: Vec<&str> = faults.iter().map(|fault| fault.words.as_str()).collect();
                view.actions.push(Action::Alarm(words.join(" ")));
                self.faults = faults;
            }
        }
    }

    /// "Now" is the moment of the press, not of the first look.
    fn draft_now(&self, view: &View<'_>) -> DraftDose {
        if self.other_time {
            return DraftDose { at: None, ..self.draft.clone() };
        }
        DraftDose { units: self.draft.units.clone(), ..DraftDose::fresh(self.draft.product, &view.now) }
    }

    fn units_ui(&mut self, ui: &mut Ui, product: &Product) {
        let (unit, name) = (product.contents.unit, &product.contents.name);
        let few = usual(unit);
        let words = few.map(|text| Units::parse(text).map_or_else(String::new, |units| unit.counted(units)));
        let mut items: Vec<(Option<&str>, &str)> =
            few.iter().zip(&words).map(|(text, words)| (Some(*text), words.as_str())).collect();
        items.push((None, "Other…"));
        text::strong_ui(ui, "How many");
        let typed = few.iter().copied().find(|text| *text == self.draft.units && !self.other_units);
        let mut chosen = Some(typed);
        if chips::single_ui(ui, &format!("How many, {name}"), &items, &mut chosen) {
            let text = chosen.flatten();
            self.other_units = text.is_none();
            text.unwrap_or_default().clone_into(&mut self.draft.units);
        }
        if self.other_units {
            let label = format!("How many, in {}", unit.many());
            let fault = self.fault(DoseField::Units);
            Field::line(&label, &mut self.draft.units)
                .hint(&customs::number("0.5"))
                .width(140.0)
                .error(fault.as_deref())
                .show_ui(ui);
        }
    }

    fn when_ui(&mut self, ui: &mut Ui, view: &View<'_>, product: &Product) {
        let name = &product.contents.name;
        let mut chosen = Some(self.other_time);
        text::strong_ui(ui, "When");
        if chips::single_ui(ui, &format!("When, {name}"), &[(false, "Now"), (true, "Other…")], &mut chosen) {
            self.other_time = chosen == Some(true);
            self.draft.day = sentence::day_field(view.now.moment);
            self.draft.time = sentence::time_field(view.now.moment);
        }
        if self.other_time {
            let faults = [self.fault(DoseField::Day), self.fault(DoseField::Time)];
            day_time_ui(ui, &mut self.draft, &faults);
        }
    }

    fn fault(&self, field: DoseField) -> Option<String> {
        self.faults.iter().find(|fault| fault.field == field).map(|fault| fault.words.clone())
    }
}

/// The fields for a day and a time, with what is wrong with each.
pub(super) fn day_time_ui(ui: &mut Ui, draft: &mut DraftDose, faults: &[Option<String>; 2]) {
    let example = sentence::minute_field(14 * 60 + 32);
    grid_ui(ui, 2, 180.0, |ui, number| {
        let (label, value, hint, fault) = match number {
            0 => ("Day", &mut draft.day, "22 Nov", faults[0].as_deref()),
            _ => ("Time", &mut draft.time, example.as_str(), faults[1].as_deref()),
        };
        Field::line(label, value).hint(hint).error(fault).show_ui(ui);
    });
}

/// The two amounts that stand on the card.
fn usual(unit: Unit) -> [&'static str; 2] {
    match unit {
        Unit::Millilitre => ["5", "10"],
        Unit::Tablet
        | Unit::Capsule
        | Unit::Caplet
        | Unit::Sachet
        | Unit::Application
        | Unit::Gram
        | Unit::Spray
        | Unit::Patch
        | Unit::Dose => ["1", "2"],
    }
}

/// "Last: 2 tablets, 5 h 10 min ago (09:22)", or the day when that is long ago.
fn last_words(view: &View<'_>, dose: &Dose) -> String {
    let counted = dose.contents.unit.counted(dose.units);
    let since_min = (view.now.moment.utc_s - dose.at.utc_s) / 60;
    let time = view.journal.dose_time(dose);
    if (0..24 * 60).contains(&since_min) {
        format!("Last {counted}, {} ago, {time}", sentence::length(since_min))
    } else {
        format!("Last {counted}, {time}")
    }
}
