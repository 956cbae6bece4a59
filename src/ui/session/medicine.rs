//! Medicines in the window: opening the forms, saving and deleting.

use egui::Context;
use uuid::Uuid;

use super::Session;
use super::entry::DRAFT_REST_S;
use crate::app::command::Command;
use crate::app::failure::Failure;
use crate::app::run::Journal;
use crate::domain::medicine::DraftProduct;
use crate::domain::when::Now;
use crate::ui::action::Page;
use crate::ui::medicine_act::MedicineAct;
use crate::ui::screen::medicines::MedicinesScreen;
use crate::ui::screen::medicines::dose::DoseScreen;
use crate::ui::screen::medicines::editor::MedicineEditor;

/// Where a medicine lies that was not finished.
const DRAFT: &str = "medicine";

/// The pages with the medicine that waited on the desk.
pub(super) fn from_desk(journal: &Journal) -> MedicinesScreen {
    MedicinesScreen::with_draft(journal.from_desk(DRAFT))
}

impl Session {
    pub(super) fn act_on_medicine(&mut self, now: &Now, act: MedicineAct) {
        match act {
            MedicineAct::Add => self.open_medicine(now, None, DraftProduct::fresh),
            MedicineAct::Change(id) => match self.journal.store().product(id) {
                Ok(Some(product)) => self.open_medicine(now, Some(id), || DraftProduct::of(&product)),
                Ok(None) => self.tell_failure(&Failure::plain("That medicine is not on the list now.")),
                Err(error) => self.tell_failure(&Failure::reading(&error)),
            },
            MedicineAct::Save => self.save_medicine(now),
            MedicineAct::Delete => {
                if let Some(id) = self.medicines.editor.take().and_then(|editor| editor.id()) {
                    self.go(now, Page::Medicines);
                    self.run(Command::DeleteProduct(id));
                }
            }
            MedicineAct::ChangeDose(id) => match self.journal.store().dose(id) {
                Ok(Some(dose)) => {
                    self.go(now, Page::Dose);
                    self.medicines.dose = Some(DoseScreen::new(&dose));
                }
                Ok(None) => self.tell_failure(&Failure::plain("That dose is not in the journal now.")),
                Err(error) => self.tell_failure(&Failure::reading(&error)),
            },
            MedicineAct::SaveDose => self.save_dose(now),
            MedicineAct::DeleteDose => {
                if let Some(id) = self.medicines.dose.take().and_then(|dose| dose.id()) {
                    self.go(now, Page::Medicines);
                    self.run(Command::DeleteDose(id));
                }
            }
        }
    }

    /// What was typed into the same form and not saved comes first.
    fn open_medicine(&mut self, now: &Now, id: Option<Uuid>, draft: impl FnOnce() -> DraftProduct) {
        self.go(now, Page::Medicine);
        let kept = self.medicines.editor.as_ref().is_some_and(|editor| editor.id() == id && editor.touched());
        if !kept {
            self.medicines.editor = Some(MedicineEditor::new(draft()));
        }
    }

    pub(super) fn save_medicine(&mut self, now: &Now) {
        let id = self.journal.new_id();
        let Some(editor) = &mut self.medicines.editor else { return };
        let Some(product) = editor.parse(id) else {
            let words = editor.fault_words();
            self.announcer.assertive(words);
            return;
        };
        match self.journal.run(Command::SaveProduct(Box::new(product))) {
            Ok(done) => {
                self.medicines.editor = None;
                self.go(now, Page::Medicines);
                self.tell(&done);
            }
            Err(failure) => self.tell_failure(&failure),
        }
    }

    pub(super) fn save_dose(&mut self, now: &Now) {
        let products = match self.journal.store().products() {
            Ok(products) => products,
            Err(error) => return self.tell_failure(&Failure::reading(&error)),
        };
        let Some(screen) = &mut self.medicines.dose else { return };
        let Some(dose) = screen.parse(&products, now) else {
            let words = screen.fault_words();
            self.announcer.assertive(words);
            return;
        };
        match self.journal.run(Command::SaveDose(Box::new(dose))) {
            Ok(done) => {
                self.medicines.dose = None;
                self.go(now, Page::Medicines);
                self.tell(&done);
            }
            Err(failure) => self.tell_failure(&failure),
        }
    }

    /// After undo or redo the open form stands there as it is now, or is closed when it is about nothing any more.
    pub(super) fn refresh_medicine(&mut self) {
        let store = self.journal.store();
        if let Some(id) = self.medicines.dose.as_ref().filter(|dose| !dose.touched()).and_then(DoseScreen::id)
            && let Ok(dose) = store.dose(id)
        {
            self.medicines.dose = dose.as_ref().map(DoseScreen::new);
        }
        let editor = self.medicines.editor.as_ref().filter(|editor| !editor.touched());
        if let Some(id) = editor.and_then(MedicineEditor::id)
            && let Ok(product) = store.product(id)
        {
            self.medicines.editor = product.as_ref().map(|product| MedicineEditor::new(DraftProduct::of(product)));
        }
        let closed = match self.page {
            Page::Dose => self.medicines.dose.is_none(),
            Page::Medicine => self.medicines.editor.is_none(),
            _ => false,
        };
        if closed {
            self.page = Page::Medicines;
        }
    }

    /// What is typed is put on the desk when typing rests, and at once when the page is left.
    pub(super) fn keep_medicine(&mut self, ctx: &Context) {
        if self.medicines.to_keep() == self.medicines.lying {
            self.medicines.changed_s = None;
            return;
        }
        let now_s = ctx.input(|input| input.time);
        let since_s = *self.medicines.changed_s.get_or_insert(now_s);
        if self.page == Page::Medicine && now_s - since_s < DRAFT_REST_S {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(DRAFT_REST_S));
            return;
        }
        // What cannot be written now is tried again before the journal is closed.
        let _ = self.keep_medicine_now();
    }

    /// Puts the form on the desk at once.
    ///
    /// # Errors
    /// In words for people, when it does not lie there.
    pub(super) fn keep_medicine_now(&mut self) -> Result<(), Failure> {
        let draft = self.medicines.to_keep();
        let kept = self.journal.lay_on_desk(DRAFT, draft.as_ref());
        // Also where it failed: the same words are not tried again in each frame.
        self.medicines.lying = draft;
        self.medicines.changed_s = None;
        kept
    }
}
