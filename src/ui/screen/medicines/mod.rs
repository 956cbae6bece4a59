//! Medicines: the time since the last dose before the next one, and what the guard has to say. Nothing is ever blocked,
//! and nothing is ever called harmless.

mod card;
pub mod dose;
pub mod editor;
mod table;
mod words;

use std::collections::BTreeMap;

use egui::Ui;
use uuid::Uuid;

use self::card::ProductCard;
use self::dose::DoseScreen;
use self::editor::MedicineEditor;
use super::{Kept, View};
use crate::app::medicine::Cabinet;
use crate::domain::medicine::{Dose, DraftProduct, Finding};
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::medicine_act::MedicineAct;
use crate::ui::screen::failure_ui;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card as frame, text};

/// Doses of the table that are shown at first, and how many more each time.
const PAGE_ROWS: usize = 20;

/// What the pages keep between frames.
#[derive(Debug, Default)]
pub struct MedicinesScreen {
    /// The medicines with the doses around now, read again each hour.
    near: Kept<i64, Cabinet>,
    cards: BTreeMap<Uuid, ProductCard>,
    totals: Kept<i64, Vec<Finding>>,
    /// The medicine that is being added or changed.
    pub editor: Option<MedicineEditor>,
    /// The form as it lies on the desk, and since when it stands otherwise, in seconds of the window.
    pub lying: Option<DraftProduct>,
    /// See `lying`.
    pub changed_s: Option<f64>,
    /// The dose that is being changed.
    pub dose: Option<DoseScreen>,
    all: Kept<usize, Vec<Dose>>,
    /// Rows of the table beyond the first page.
    more: usize,
}

impl MedicinesScreen {
    /// The pages with a medicine that was not finished.
    #[must_use]
    pub fn with_draft(draft: Option<DraftProduct>) -> Self {
        Self { editor: draft.clone().map(MedicineEditor::resumed), lying: draft, ..Self::default() }
    }

    /// What was typed into the form and not saved.
    #[must_use]
    pub fn to_keep(&self) -> Option<DraftProduct> {
        self.editor.as_ref().filter(|editor| editor.touched()).map(|editor| editor.draft().clone())
    }

    /// The page of all medicines.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let revision = view.journal.store().revision();
        let hour = view.now.moment.utc_s / 3600;
        let near = match self.near.get(revision, hour, |_| view.journal.cabinet(view.now.moment, &view.outlook)) {
            Ok(near) => near,
            Err(failure) => {
                failure_ui(ui, failure, view.actions);
                return;
            }
        };
        if near.products.is_empty() {
            frame::card_ui(ui, |ui| {
                text::body_ui(ui, "No medicines yet. Add one to see the time since the last dose.");
                add_ui(ui, view);
            });
        } else {
            add_ui(ui, view);
            ui.add_space(8.0);
        }
        for product in &near.products {
            let card = self.cards.entry(product.id).or_default();
            frame::card_ui(ui, |ui| ui.push_id(product.id, |ui| card.show_ui(ui, view, near, product)));
        }
        let minute = view.now.moment.utc_s / 60;
        let totals = self.totals.get(revision, minute, |_| Ok(near.totals(&view.now))).map_or(&[][..], Vec::as_slice);
        if !totals.is_empty() {
            frame::card_ui(ui, |ui| {
                text::heading_ui(ui, "The last 24 hours");
                words::words_ui(ui, view, totals, Uuid::nil());
            });
        }
        let shown = PAGE_ROWS + self.more;
        let all = self.all.get(revision, shown, |limit| view.journal.store().doses_between(0, i64::MAX, limit + 1));
        if let Ok(all) = all
            && !all.is_empty()
        {
            frame::card_ui(ui, |ui| {
                if table::table_ui(ui, view, all, shown) {
                    self.more += PAGE_ROWS;
                }
            });
        }
        text::small_ui(
            ui,
            "Limits come from the packet you typed in, or from packets of your country. The packet and pharmacist win.",
        );
    }
}

impl MedicinesScreen {
    /// The page of one medicine.
    pub fn editor_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        match &mut self.editor {
            Some(editor) => editor.show_ui(ui, view),
            None => _ = text::body_ui(ui, "Choose a medicine under Medicines."),
        }
    }

    /// The page of one dose.
    pub fn dose_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        match &mut self.dose {
            Some(dose) => dose.show_ui(ui, view),
            None => _ = text::body_ui(ui, "Choose a dose under Medicines."),
        }
    }
}

fn add_ui(ui: &mut Ui, view: &mut View<'_>) {
    if ui.add(Button::secondary("Add a medicine").icon(Icon::Add)).clicked() {
        view.actions.push(Action::Medicine(MedicineAct::Add));
    }
}
