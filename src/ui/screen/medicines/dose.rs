//! The page of one dose that was logged: what, when, how much, and the pain before and after it.

use egui::Ui;
use uuid::Uuid;

use super::super::{Kept, View};
use super::card::day_time_ui;
use super::words::{self, Guard};
use crate::app::medicine::Cabinet;
use crate::domain::draft::NOTE_LIMIT_CHARS;
use crate::domain::medicine::{Dose, DoseFault, DoseField, DraftDose, Product};
use crate::domain::when::Now;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::medicine_act::MedicineAct;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::{Field, error_ui};
use crate::ui::widget::{card, chips, score_row, text};

/// The page with its draft.
#[derive(Debug)]
pub struct DoseScreen {
    draft: DraftDose,
    untouched: DraftDose,
    faults: Vec<DoseFault>,
    near: Kept<i64, Cabinet>,
    guard: Guard,
}

impl DoseScreen {
    /// The page for a dose of the journal.
    #[must_use]
    pub fn new(dose: &Dose) -> Self {
        let draft = DraftDose::of(dose);
        let untouched = draft.clone();
        Self { draft, untouched, faults: Vec::new(), near: Kept::default(), guard: Guard::default() }
    }

    /// Whether anything was changed since the page was opened.
    #[must_use]
    pub fn touched(&self) -> bool {
        self.draft != self.untouched
    }

    /// The dose that is being changed.
    #[must_use]
    pub fn id(&self) -> Option<Uuid> {
        self.draft.id
    }

    /// The dose as it stands on the page, or beside each field what is wrong.
    pub fn parse(&mut self, products: &[Product], now: &Now) -> Option<Dose> {
        let parsed = self.draft.parse(products, Uuid::nil(), now);
        self.faults = parsed.as_ref().err().cloned().unwrap_or_default();
        parsed.ok()
    }

    /// What is wrong, in words.
    #[must_use]
    pub fn fault_words(&self) -> String {
        let words: Vec<&str> = self.faults.iter().map(|fault| fault.words.as_str()).collect();
        words.join(" ")
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let revision = view.journal.store().revision();
        let hour = view.now.moment.utc_s / 3600;
        let Ok(near) = self.near.get(revision, hour, |_| view.journal.cabinet(view.now.moment, &view.outlook)) else {
            return;
        };
        let near = near.clone();
        card::card_ui(ui, |ui| self.fields_ui(ui, &near.products));
        let parsed = self.draft.parse(&near.products, Uuid::nil(), &view.now);
        if !self.faults.is_empty() {
            self.faults = parsed.as_ref().err().cloned().unwrap_or_default();
        }
        let findings = parsed.map(|dose| self.guard.findings(view, &near, &dose)).unwrap_or_default();
        card::card_ui(ui, |ui| {
            words::words_ui(ui, view, &findings, self.draft.id.unwrap_or_default());
            ui.horizontal_wrapped(|ui| {
                let label = if words::is_loud(&findings) { "Save it anyway" } else { "Save dose" };
                let save = ui.add(Button::primary(label).icon(Icon::Check));
                words::describe(view, &save, &findings);
                if save.clicked() {
                    view.actions.push(Action::Medicine(MedicineAct::SaveDose));
                }
                if ui.add(Button::quiet("Delete this dose").icon(Icon::Delete)).clicked() {
                    view.actions.push(Action::Medicine(MedicineAct::DeleteDose));
                }
            });
        });
    }

    fn fields_ui(&mut self, ui: &mut Ui, products: &[Product]) {
        let mut items: Vec<(Uuid, &str)> =
            products.iter().map(|product| (product.id, product.contents.name.as_str())).collect();
        // Its medicine may be gone from the list; the dose keeps it.
        let kept = self.draft.kept.clone();
        if let Some((id, contents)) = &kept
            && !products.iter().any(|product| product.id == *id)
        {
            items.push((*id, &contents.name));
        }
        text::question_ui(ui, "Which medicine?");
        chips::single_ui(ui, "Which medicine?", &items, &mut self.draft.product);
        if let Some(fault) = self.fault(DoseField::Product) {
            error_ui(ui, &fault);
        }
        let unit =
            products.iter().find(|product| Some(product.id) == self.draft.product).map(|product| &product.contents);
        let unit = unit.or(kept.as_ref().map(|(_, contents)| contents)).map_or("", |contents| contents.unit.many());
        let fault = self.fault(DoseField::Units);
        let field = Field::line("How many", &mut self.draft.units).hint("1").width(140.0).error(fault.as_deref());
        field.show_ui(ui);
        text::small_ui(ui, &format!("Counted in {unit}"));
        let faults = [self.fault(DoseField::Day), self.fault(DoseField::Time)];
        day_time_ui(ui, &mut self.draft, &faults);
        text::question_ui(ui, "Pain before it");
        score_row::choice_ui(ui, "Pain before it", &mut self.draft.nrs_before);
        text::question_ui(ui, "Pain after it");
        score_row::choice_ui(ui, "Pain after it", &mut self.draft.nrs_after);
        let fault = self.fault(DoseField::Note);
        Field::notes("Notes", &mut self.draft.note, 2, NOTE_LIMIT_CHARS).error(fault.as_deref()).show_ui(ui);
    }

    fn fault(&self, field: DoseField) -> Option<String> {
        self.faults.iter().find(|fault| fault.field == field).map(|fault| fault.words.clone())
    }
}
