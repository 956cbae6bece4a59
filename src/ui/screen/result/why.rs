//! Every rule that fired, with its reason; its words and sources on request.

use egui::Ui;

use crate::app::outcome::{Outcome, Reason};
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::text;
use crate::ui::widget::tier::{self, Badge};

/// The list of reasons, the most urgent first.
pub(super) fn why_ui(ui: &mut Ui, view: &mut View<'_>, outcome: &Outcome) {
    text::heading_ui(ui, "Why this result");
    text::small_ui(ui, "Every rule that fired. A journal cannot tell what it is.");
    for reason in &outcome.reasons {
        ui.push_id(reason.rule.id, |ui| reason_ui(ui, view, reason));
    }
}

fn reason_ui(ui: &mut Ui, view: &mut View<'_>, reason: &Reason) {
    ui.add_space(6.0);
    let id = ui.make_persistent_id("open");
    let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    ui.horizontal_top(|ui| {
        tier::badge_ui(ui, Badge::Tier(reason.rule.tier), 24.0);
        ui.vertical(|ui| {
            text::body_ui(ui, reason.why);
            if let Some((day, until)) = reason.checked {
                let today = view.now.today();
                let day = sentence::lower_first(&sentence::near_day(day, today));
                let until = sentence::short_day(until, today);
                text::strong_ui(ui, &format!("Checked by a clinician: {day}. Quiet until {until}."));
            }
            let words = if open { "Hide the rule" } else { "Show the rule and its source" };
            let name = format!("{words}: {}", reason.rule.id);
            if ui.add(Button::quiet(words).name(&name)).clicked() {
                ui.data_mut(|data| data.insert_temp(id, !open));
            }
            if open {
                rule_ui(ui, view, reason);
            }
        });
    });
}

fn rule_ui(ui: &mut Ui, view: &mut View<'_>, reason: &Reason) {
    text::strong_ui(ui, &format!("Rule {}: {}", reason.rule.id, reason.rule.tier.name()));
    text::small_ui(ui, &format!("Fires when: {}.", reason.when.trim_end_matches('.')));
    if reason.rule.conservative {
        text::small_ui(ui, "On the careful side: it goes further than its source, or is simpler.");
    }
    for source in &reason.sources {
        text::small_ui(ui, &format!("Source: {source}"));
    }
    if ui.add(Button::quiet("All rules").icon(Icon::Info)).clicked() {
        view.actions.push(Action::ShowRule(reason.rule.id));
    }
}
