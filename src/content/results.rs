//! The words of a result: what it is called, what to do, first aid by rule, and when not to wait.

use std::sync::LazyLock;

use serde::Deserialize;

use super::rules::Basis;
use crate::domain::triage::Tier;

/// The words of one urgency. Placeholders are filled by `fill`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultText {
    /// The urgency.
    pub tier: Tier,
    /// What stands before the title.
    pub first_words: String,
    /// The title of the card.
    pub title: String,
    /// What is said after the reasons.
    #[serde(default)]
    pub closing: Vec<String>,
    /// What to do, in order. An emergency has only its first aid.
    #[serde(default)]
    pub steps: Vec<String>,
    /// The last line of every result below an emergency.
    pub safety: Option<String>,
}

/// One thing to do because of one rule.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleStep {
    /// The rule, or "all".
    pub rule: String,
    /// What to do.
    pub words: String,
    /// Numbers of the bibliography.
    pub sources: Vec<String>,
    /// What the sources are worth.
    #[serde(default)]
    pub basis: Basis,
}

/// A list of reasons not to wait.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminders {
    /// The words that every item goes on with.
    pub title: String,
    /// The items.
    pub items: Vec<Reminder>,
}

/// One reason not to wait.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    /// The rules it stands for; their sources are its own.
    pub rules: Vec<String>,
    /// The rest of a sentence.
    pub words: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ResultFile {
    result: Vec<ResultText>,
    first_aid: Vec<RuleStep>,
    extra_step: Vec<RuleStep>,
    call_if: Reminders,
    help_today_if: Reminders,
}

static RESULTS: LazyLock<ResultFile> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/content/results.toml")).unwrap_or_default());

/// The words of this urgency.
#[must_use]
pub fn result_text(tier: Tier) -> Option<&'static ResultText> {
    RESULTS.result.iter().find(|text| text.tier == tier)
}

/// First aid for the rules that fired, in the order of the table, and then the line for all.
#[must_use]
pub fn first_aid(rule_ids: &[&str]) -> Vec<&'static RuleStep> {
    RESULTS.first_aid.iter().filter(|aid| aid.rule == "all" || rule_ids.contains(&aid.rule.as_str())).collect()
}

/// What to do beside the steps of the result, because of the rules that fired.
#[must_use]
pub fn extra_steps(rule_ids: &[&str]) -> Vec<&'static RuleStep> {
    RESULTS.extra_step.iter().filter(|step| rule_ids.contains(&step.rule.as_str())).collect()
}

/// When somebody who should get help today must call an ambulance instead.
#[must_use]
pub fn call_if() -> &'static Reminders {
    &RESULTS.call_if
}

/// When somebody who should see a doctor in the next days must get help today instead.
#[must_use]
pub fn help_today_if() -> &'static Reminders {
    &RESULTS.help_today_if
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::sources::tests::unknown;
    use crate::content::{countries, country, fill};
    use crate::domain::triage::RULES;

    fn rules_of(tier: Tier) -> Vec<&'static str> {
        RULES.iter().filter(|rule| rule.tier == tier).map(|rule| rule.id).collect()
    }

    /// Everything that may stand on the card of this urgency.
    fn words_of(tier: Tier) -> Vec<&'static str> {
        let text = result_text(tier).unwrap();
        let mut words = vec![text.first_words.as_str(), text.title.as_str()];
        words.extend(text.closing.iter().chain(&text.steps).chain(&text.safety).map(String::as_str));
        let (more, list) = match tier {
            Tier::Emergency => (first_aid(&rules_of(tier)), None),
            Tier::SameDay => (extra_steps(&rules_of(tier)), Some(call_if())),
            Tier::Soon => (Vec::new(), Some(help_today_if())),
            Tier::Incomplete | Tier::SelfCare => (Vec::new(), None),
        };
        words.extend(more.iter().map(|step| step.words.as_str()));
        if let Some(list) = list {
            words.push(&list.title);
            words.extend(list.items.iter().map(|item| item.words.as_str()));
        }
        words
    }

    #[test]
    fn every_result_tells_the_worried_to_get_help_and_an_emergency_only_to_call() {
        for tier in Tier::ALL {
            let text = result_text(*tier).unwrap();
            let emergency = *tier == Tier::Emergency;
            let safety = (!emergency).then_some("If you are worried, get help anyway.");
            assert_eq!(text.safety.as_deref(), safety);
            assert_eq!(text.steps.is_empty(), emergency, "{}", tier.id());
            assert!(text.steps.len() <= 3);
        }
    }

    #[test]
    fn every_country_reads_its_own_number() {
        for country in countries() {
            for words in Tier::ALL.iter().flat_map(|tier| words_of(*tier)) {
                let filled = fill(words, country, 3);
                assert!(!filled.contains(['{', '}', '|']), "{}: {filled}", country.name);
                let has_number = words.contains("{number}");
                assert!(!has_number || filled.contains(&country.emergency), "{}: {filled}", country.name);
            }
        }
        let title = &result_text(Tier::Emergency).unwrap().title;
        let step = &result_text(Tier::SameDay).unwrap().steps[0];
        assert_eq!(fill(title, country("NZ"), 0), "Call 111 now");
        assert_eq!(fill(title, country("GB"), 0), "Call 999 now");
        assert!(fill(step, country("GB"), 0).contains("NHS 111"));
        assert!(!fill(step, country("NZ"), 0).contains("111"));
        assert_eq!(fill(&call_if().title, country("NZ"), 0), "Call 111 now if …");
    }

    #[test]
    fn an_emergency_offers_nothing_that_could_delay_the_call() {
        for words in words_of(Tier::Emergency) {
            let words = format!(" {} ", words.to_lowercase().replace(['.', ','], " "));
            for delay in ["routine", "painkiller", "paracetamol", "ibuprofen", "entry", "journal", "wait", "tomorrow"] {
                assert!(!words.contains(delay), "{words}");
            }
            assert_eq!(words.matches(" ice ").count(), words.matches(" no ice ").count(), "{words}");
        }
    }

    #[test]
    fn first_aid_comes_in_the_order_of_the_rules_and_nobody_drives() {
        let ids = |aid: Vec<&'static RuleStep>| aid.iter().map(|aid| aid.rule.as_str()).collect::<Vec<_>>();
        assert_eq!(ids(first_aid(&["E8", "U1", "E2"])), ["E2", "E8", "all"]);
        assert_eq!(ids(first_aid(&["E6"])), ["all"]);
        assert_eq!(ids(first_aid(&rules_of(Tier::Emergency))), ["E1", "E2", "E3", "E5", "E7", "E8", "all"]);
        assert!(first_aid(&[])[0].words.starts_with("Do not drive yourself."));
    }

    #[test]
    fn no_medicine_is_stopped_and_every_step_has_a_source_or_says_so() {
        assert_eq!(extra_steps(&["U11"])[0].words, "Contact the prescriber today, before the next dose.");
        assert_eq!(extra_steps(&["U16"])[0].words, "Phone for advice now.");
        for step in RESULTS.extra_step.iter().chain(&RESULTS.first_aid) {
            assert_eq!(unknown(&step.sources), Vec::<&str>::new(), "{}", step.rule);
            assert!(!step.sources.is_empty() || step.basis == Basis::Unread, "{} has no source", step.rule);
            assert!(!step.words.contains("medicine"), "{}", step.words);
        }
    }

    #[test]
    fn no_result_is_a_diagnosis_a_probability_or_an_order_with_a_loud_voice() {
        for words in Tier::ALL.iter().flat_map(|tier| words_of(*tier)) {
            let words = format!(" {} ", words.to_lowercase());
            for no in ["you have ", "you probably", "do not have", "likely to be", "%", "you are fine", "please", "!"] {
                assert!(!words.contains(no), "{words}");
            }
        }
    }

    #[test]
    fn every_rule_above_a_result_is_among_the_reasons_not_to_wait() {
        for (list, tier) in [(call_if(), Tier::Emergency), (help_today_if(), Tier::SameDay)] {
            let mut named: Vec<&str> = list.items.iter().flat_map(|item| &item.rules).map(String::as_str).collect();
            let mut wanted = rules_of(tier);
            named.sort_unstable();
            named.dedup();
            wanted.sort_unstable();
            assert_eq!(named, wanted);
        }
    }
}
