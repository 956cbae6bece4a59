//! What the guard says, beside the button and before anything is saved.

use egui::{Response, Ui};
use uuid::Uuid;

use super::super::{Kept, View};
use crate::app::medicine::Cabinet;
use crate::domain::medicine::{Dose, Finding, Units, Weight};
use crate::domain::triage::Tier;
use crate::ui::action::Action;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::error_ui;
use crate::ui::widget::{text, tier_card};

/// What makes the words other ones: the medicine, how many, and the minutes of the dose and of now.
type Asked = (Uuid, Units, i64, i64);

/// What the guard says to one dose; asked again when the dose, the minute or the journal is another one.
#[derive(Debug, Default)]
pub(super) struct Guard {
    /// The doses around a dose of the past.
    around: Kept<i64, Cabinet>,
    said: Kept<Asked, Vec<Finding>>,
}

impl Guard {
    /// Everything there is to say, the loudest first. `near` are the medicines with the doses around now.
    pub(super) fn findings(&mut self, view: &View<'_>, near: &Cabinet, dose: &Dose) -> Vec<Finding> {
        let revision = view.journal.store().revision();
        let (at_min, now_min) = (dose.at.utc_s / 60, view.now.moment.utc_s / 60);
        let Self { around, said } = self;
        let asked = (dose.product, dose.units, at_min, now_min);
        let found = said.get(revision, asked, |_| {
            if now_min - at_min < 24 * 60 {
                return Ok(near.guard(dose, &view.now));
            }
            let cabinet = around.get(revision, at_min, |_| view.journal.cabinet(dose.at, &view.outlook));
            Ok(cabinet.unwrap_or(near).guard(dose, &view.now))
        });
        found.cloned().unwrap_or_default()
    }
}

/// Whether a dose is logged in spite of what was said.
pub(super) fn is_loud(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.weight() <= Weight::Above)
}

/// Draws everything that was said, the loudest first. `salt` is the medicine, so that no two cards are called the same.
pub(super) fn words_ui(ui: &mut Ui, view: &mut View<'_>, findings: &[Finding], salt: Uuid) {
    let hours = view.journal.hours();
    let (help, rest): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding.weight() == Weight::Help);
    if !help.is_empty() {
        let number = view.country().emergency.clone();
        ui.push_id(("help", salt), |ui| {
            tier_card::tier_card_ui(ui, Tier::SameDay, "Urgent", "Get medical help now", |ui| {
                for finding in &help {
                    text::body_ui(ui, &finding.words(&view.now, hours));
                }
                text::strong_ui(ui, &format!("Emergency number: {number}"));
                let first = help.iter().any(|finding| matches!(finding, Finding::CheckFirst));
                if first && ui.add(Button::secondary("See the result")).clicked() {
                    view.actions.push(Action::ShowResult(None));
                }
            })
        });
    }
    for finding in rest {
        let words = finding.words(&view.now, hours);
        if finding.weight() == Weight::Above {
            error_ui(ui, &words);
        } else {
            text::body_ui(ui, &words);
        }
    }
}

/// A screen reader says it with the button, before it is pressed.
pub(super) fn describe(view: &View<'_>, button: &Response, findings: &[Finding]) {
    let hours = view.journal.hours();
    let words: Vec<String> = findings.iter().map(|finding| finding.words(&view.now, hours)).collect();
    if !words.is_empty() {
        button.ctx.accesskit_node_builder(button.id, |node| node.set_description(words.join(" ")));
    }
}
