//! The card of a worse morning: why, what is proposed, and two answers. A second one in a row asks to be looked at.

use egui::Ui;

use super::{sources_ui, stage_line};
use crate::domain::phase::{StageStep, Way};
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

/// Draws the card; nothing while no step back waits for an answer.
pub(super) fn card_ui(ui: &mut Ui, view: &mut View<'_>, way: &Way) {
    let Some((proposal, side)) = way.proposal.zip(way.side) else { return };
    let (from, back) = (proposal.from, proposal.back);
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, if back.soon { "A second worse morning" } else { "A worse morning" });
        text::body_ui(ui, &proposal.reason(view.now.today()));
        text::strong_ui(ui, &back.words(from));
        if let Some(words) = proposal.meanwhile() {
            text::body_ui(ui, &words);
        }
        sources_ui(ui, &[], true);
        ui.horizontal_wrapped(|ui| {
            if back.to == from {
                if ui.add(Button::primary("I have read it")).clicked() {
                    view.actions.push(stage_line(view, side, from, StageStep::Stayed));
                }
            } else {
                let name = format!("Go back to {}", back.to.name());
                if ui.add(Button::primary("Go back").icon(Icon::Back).name(&name)).clicked() {
                    view.actions.push(stage_line(view, side, back.to, StageStep::Back));
                }
                let name = format!("Not now, stay in {}", from.name());
                if ui.add(Button::secondary("Not now").name(&name)).clicked() {
                    view.actions.push(stage_line(view, side, from, StageStep::Stayed));
                }
            }
            let check = Button::secondary("Check warning signs").icon(Icon::Warning);
            if ui.add(check.name("Check warning signs after a worse morning")).clicked() {
                view.actions.push(Action::Do(Item::Check));
            }
        });
    });
}
