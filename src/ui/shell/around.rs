//! What stands above and below every page: an entry that waits, the word that all of this is a sample, and the bar that
//! says what was done.

use egui::{Rect, Ui};

use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::session::Session;
use crate::ui::widget::button::Button;
use crate::ui::widget::notice::{self, Notice, NoticeEvent, NoticeKind};
use crate::ui::widget::{card, text};

pub(super) fn draft_card_ui(ui: &mut Ui, view: &mut View<'_>) {
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, "You have an entry that was not finished");
        text::body_ui(ui, "What you had typed is still here.");
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("Go on with it").icon(Icon::Edit)).clicked() {
                view.actions.push(Action::TakeDraft);
            }
            if ui.add(Button::quiet("Throw it away")).clicked() {
                view.actions.push(Action::DropDraft);
            }
        });
    });
}

pub(super) fn sample_banner_ui(session: &mut Session, ui: &mut Ui) {
    if !session.journal.is_sample() {
        return;
    }
    card::card_ui(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            text::strong_ui(ui, "Sample data. Nothing here is yours.");
            if ui.add(Button::secondary("Remove it").name("Remove the sample data")).clicked() {
                session.actions.push(Action::LeaveSample);
            }
        });
    });
}

pub(super) fn bar_ui(session: &mut Session, ui: &mut Ui, bar: Rect) {
    let Some(told) = session.told.clone() else {
        notice::gone(ui.ctx());
        return;
    };
    let labels: Vec<&str> = told.buttons.iter().map(|(label, _)| *label).collect();
    let kind = if told.error { NoticeKind::Error } else { NoticeKind::Done };
    match notice::show_ui(ui, bar, Notice { words: &told.words, buttons: &labels, kind }) {
        Some(NoticeEvent::Pressed(number)) => {
            session.told = None;
            session.actions.extend(told.buttons.get(number).map(|(_, action)| action.clone()));
        }
        Some(NoticeEvent::Closed) => session.told = None,
        None => {}
    }
}
