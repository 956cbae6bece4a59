//! How the check works: the whole rule table in words, with a search field.

use egui::Ui;

use super::View;
use crate::app::outcome::source_lines;
use crate::content;
use crate::domain::triage::{RULES, Rule, Tier};
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::tier::{self, Badge};
use crate::ui::widget::{card, text};

/// What the page keeps between frames.
#[derive(Debug, Default)]
pub struct RulesScreen {
    search: String,
    /// The rule that the page was opened for.
    wanted: Option<&'static str>,
}

impl RulesScreen {
    /// Opens the page at a rule.
    pub fn show(&mut self, rule: &'static str) {
        self.search.clear();
        self.wanted = Some(rule);
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        card::card_ui(ui, |ui| intro_ui(ui, view));
        Field::search("Search the rules", &mut self.search).show_ui(ui);
        let wanted = self.search.trim().to_lowercase();
        let mut shown = 0;
        let mut last = None;
        for rule in RULES {
            let Some(words) = content::rule_text(rule.id) else { continue };
            let sources = source_lines(words);
            let all = format!("{} {} {} {} {}", rule.id, rule.tier.name(), words.when, words.why, sources.join(" "));
            if !all.to_lowercase().contains(&wanted) {
                continue;
            }
            shown += 1;
            if last != Some(rule.tier) {
                text::heading_ui(ui, rule.tier.name());
                last = Some(rule.tier);
            }
            let response =
                ui.push_id(rule.id, |ui| card::card_ui(ui, |ui| rule_ui(ui, rule, words, &sources))).response;
            if self.wanted == Some(rule.id) {
                response.scroll_to_me(Some(egui::Align::Min));
                self.wanted = None;
            }
        }
        if shown == 0 {
            text::body_ui(ui, "No rule has these words. Try another word.");
        }
    }
}

fn intro_ui(ui: &mut Ui, view: &mut View<'_>) {
    text::body_ui(
        ui,
        "The check is a table of rules and nothing else: no scores, no weights. The most urgent rule that fires makes the result, and every rule that fires is shown.",
    );
    text::body_ui(
        ui,
        "It is a structured reading of public advice. Nobody has measured how well it works, and no clinician has signed it yet. A blood clot can be there with few signs or none.",
    );
    text::strong_ui(ui, "If you are worried, get help anyway.");
    text::small_ui(ui, "The same table in a terminal: soleus triage --rules");
    if ui.add(Button::secondary("Check warning signs").icon(Icon::Warning)).clicked() {
        view.actions.push(Action::Do(Item::Check));
    }
}

fn rule_ui(ui: &mut Ui, rule: &Rule, words: &content::RuleText, sources: &[String]) {
    ui.horizontal_top(|ui| {
        if rule.tier > Tier::Incomplete {
            tier::badge_ui(ui, Badge::Tier(rule.tier), 26.0);
        } else {
            tier::badge_ui(ui, Badge::Tier(Tier::SelfCare), 26.0);
        }
        ui.vertical(|ui| {
            let careful = if rule.conservative { " · on the careful side" } else { "" };
            text::question_ui(ui, &format!("{}{careful}", rule.id));
            text::body_ui(ui, &format!("Fires when: {}.", words.when.trim_end_matches('.')));
            text::body_ui(ui, &words.why);
            for source in sources {
                text::small_ui(ui, &format!("Source: {source}"));
            }
        });
    });
}
