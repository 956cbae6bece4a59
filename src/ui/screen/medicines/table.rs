//! All doses, the newest first.

use egui::Ui;

use super::super::View;
use crate::app::command::Command;
use crate::app::medicine::dose_words;
use crate::domain::medicine::Dose;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::medicine_act::MedicineAct;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

/// Draws the first `shown` doses. Returns whether more were asked for.
pub(super) fn table_ui(ui: &mut Ui, view: &mut View<'_>, all: &[Dose], shown: usize) -> bool {
    text::heading_ui(ui, "All doses");
    for dose in all.iter().take(shown) {
        ui.push_id(dose.id, |ui| row_ui(ui, view, dose));
    }
    all.len() > shown && ui.add(Button::quiet("Show more doses")).clicked()
}

fn row_ui(ui: &mut Ui, view: &mut View<'_>, dose: &Dose) {
    let line = format!("{}, {}", view.journal.dose_time(dose), dose_words(dose));
    let pain = match (dose.nrs_before, dose.nrs_after) {
        (Some(before), Some(after)) => format!("pain {} before, {} after", before.get(), after.get()),
        (Some(before), None) => format!("pain {} before", before.get()),
        (None, Some(after)) => format!("pain {} after", after.get()),
        (None, None) => String::new(),
    };
    let words = |ui: &mut Ui| {
        text::body_ui(ui, &line);
        for more in [&pain, &dose.note].into_iter().filter(|words| !words.is_empty()) {
            text::small_ui(ui, more);
        }
    };
    let mut asked = None;
    card::sides_ui(ui, 200.0, 96.0, words, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            if ui.add(Button::icon_only(Icon::Edit, &format!("Change dose {line}"))).clicked() {
                asked = Some(Action::Medicine(MedicineAct::ChangeDose(dose.id)));
            }
            if ui.add(Button::icon_only(Icon::Delete, &format!("Delete dose {line}"))).clicked() {
                asked = Some(Action::Run(Command::DeleteDose(dose.id)));
            }
        });
    });
    view.actions.extend(asked);
}
