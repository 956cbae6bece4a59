//! Step 4: what was added, and the ways to take it back and to see it.

use egui::Ui;

use super::{Added, ImportScreen};
use crate::app::command::Command;
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::import_act::ImportAct;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

impl ImportScreen {
    pub(super) fn done_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let Some(added) = self.added.clone() else {
            self.turn(super::Step::File);
            return;
        };
        let revision = view.journal.store().revision();
        let store = view.journal.store();
        let next = self.newest.get(revision, (), |()| {
            Ok((store.next_undo()?.map(|step| step.id), store.next_redo()?.map(|step| step.id)))
        });
        let (undo, redo) = next.copied().unwrap_or_default();
        let undone = added.operation.is_some() && redo == added.operation;
        let mut again = false;
        card::card_ui(ui, |ui| {
            let entries = sentence::count(added.new, "entry", "entries");
            if undone {
                text::heading_ui(ui, "The import was undone.");
                text::body_ui(ui, "Your journal is as it was before. The file was not changed.");
            } else {
                text::heading_ui(ui, &format!("{entries} added."));
                text::body_ui(ui, &format!("{}{}", rest_words(&added), added.backed_up));
            }
            ui.horizontal_wrapped(|ui| {
                if !undone {
                    if let Some((first, last)) = added.span
                        && ui.add(Button::primary("See them in History").icon(Icon::History)).clicked()
                    {
                        view.actions.push(Action::Import(ImportAct::See(first.day(), last.day())));
                    }
                    // Undo takes back the newest step, whatever it is.
                    if undo.is_some()
                        && undo == added.operation
                        && ui.add(Button::secondary("Undo import").icon(Icon::Undo)).clicked()
                    {
                        view.actions.push(Action::Run(Command::Undo));
                        self.wants_focus = true;
                    }
                }
                again = ui.add(Button::secondary("Import another file")).clicked();
            });
            if !undone && undo != added.operation {
                text::small_ui(ui, "Something was changed since. Undo takes back that step first.");
            }
        });
        if again {
            self.begin_again();
            self.turn(super::Step::File);
        }
    }
}

/// "From Bearable. 9 rows were here already, 3 were left out."
fn rest_words(added: &Added) -> String {
    let from = sentence::upper_first(&format!("from {}.", added.from));
    let here =
        (added.here > 0).then(|| format!("{} here already", sentence::count(added.here, "row was", "rows were")));
    let left =
        (added.left_out > 0).then(|| format!("{} left out", sentence::count(added.left_out, "row was", "rows were")));
    match (here, left) {
        (None, None) => from,
        (Some(one), None) | (None, Some(one)) => format!("{from} {one}."),
        (Some(here), Some(left)) => format!("{from} {here}, {left}."),
    }
}
