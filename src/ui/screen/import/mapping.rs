//! A matching of columns that is kept under a name, and offered again for a file with the same columns.

use egui::Ui;

use crate::app::command::Command;
use crate::app::import::desk::{ImportDesk, Opened};
use crate::domain::setting::{KeptMapping, MAPPINGS_KEPT, Settings};
use crate::exchange::import::Choices;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, text};

/// The mapping that was kept for a file with these columns.
pub(super) fn kept_for<'s>(settings: &'s Settings, opened: &Opened) -> Option<&'s KeptMapping> {
    let sheet = opened.sheet.as_ref().filter(|_| opened.format.is_none())?;
    settings.import_mappings.iter().rev().find(|kept| kept.columns == sheet.columns)
}

/// What was kept; nothing if it cannot be read any more.
pub(super) fn choices(kept: &KeptMapping) -> Option<Choices> {
    serde_json::from_value(kept.choices.clone()).ok()
}

/// Draws the card with the name under which a mapping is kept.
pub(super) fn keep_ui(ui: &mut Ui, view: &mut View<'_>, desk: &ImportDesk, choices: &Choices, name: &mut String) {
    let Some(sheet) = desk.opened().and_then(|opened| opened.sheet.as_ref()) else { return };
    let settings = view.journal.settings();
    let trimmed = name.trim().to_owned();
    let now = serde_json::to_value(choices).ok().map(|choices| {
        let columns = sheet.columns.clone();
        KeptMapping { name: trimmed.clone(), columns, choices }
    });
    let is_kept = now.as_ref().is_some_and(|now| settings.import_mappings.contains(now));
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, "Keep this for the next time");
        Field::line("A name for it", name).hint("My spreadsheet").show_ui(ui);
        if is_kept {
            text::body_ui(ui, "Kept. It is offered for a file with the same columns.");
            return;
        }
        let keep = Button::secondary("Keep it").name("Keep this matching").enabled(!trimmed.is_empty());
        if ui.add(keep).clicked()
            && let Some(now) = now
        {
            let mut settings = settings.clone();
            settings.import_mappings.retain(|kept| kept.name != now.name);
            settings.import_mappings.push(now);
            let surplus = settings.import_mappings.len().saturating_sub(MAPPINGS_KEPT);
            settings.import_mappings.drain(..surplus);
            view.actions.push(Action::Run(Command::Set(Box::new(settings))));
            view.actions.push(Action::Say(format!("Kept as {trimmed}.")));
        }
    });
}

/// Draws the button that forgets a mapping.
pub(super) fn forget_ui(ui: &mut Ui, view: &mut View<'_>, kept: &KeptMapping) {
    let label = format!("Forget “{}”", kept.name);
    if ui.add(Button::quiet(&label).icon(Icon::Delete)).clicked() {
        let mut settings = view.journal.settings().clone();
        settings.import_mappings.retain(|other| other != kept);
        view.actions.push(Action::Run(Command::Set(Box::new(settings))));
        view.actions.push(Action::Say(format!("Forgot {}.", kept.name)));
    }
}
