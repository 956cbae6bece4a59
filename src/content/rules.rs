//! The words and sources of the warning-sign rules. The conditions are `domain::triage`.

use std::sync::LazyLock;

use serde::Deserialize;

pub use crate::domain::basis::Basis;
use crate::domain::triage::RULES as RULE_TABLE;

/// The words of one rule.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleText {
    /// The rule.
    pub id: String,
    /// When it fires.
    pub when: String,
    /// The reason that people read.
    pub why: String,
    /// Numbers of the bibliography.
    pub sources: Vec<String>,
    /// It goes further than its source, or is simpler.
    pub conservative: bool,
    /// What the sources are worth.
    #[serde(default)]
    pub basis: Basis,
}

#[derive(Deserialize)]
struct RuleFile {
    rule: Vec<RuleText>,
}

const TEXT: &str = include_str!("../../assets/content/rules.toml");

static RULES: LazyLock<Vec<RuleText>> = LazyLock::new(|| {
    let file: Result<RuleFile, _> = toml::from_str(TEXT);
    file.map(|file| file.rule).unwrap_or_default()
});

/// The words of every rule, in the order of the table.
#[must_use]
pub fn rule_texts() -> &'static [RuleText] {
    &RULES
}

/// The words of the rule with this id.
#[must_use]
pub fn rule_text(id: &str) -> Option<&'static RuleText> {
    RULES.iter().find(|rule| rule.id == id)
}

/// The version of the rule table: eight hexadecimal digits that change with every row, reason and source of it, by
/// themselves, so that nobody has to remember a number.
#[must_use]
pub fn rules_mark() -> String {
    let rows = RULE_TABLE.iter().flat_map(|rule| [rule.id, rule.tier.id(), if rule.conservative { "c" } else { "" }]);
    // FNV-1a: the same in every build. A checkout may have other line ends.
    let bytes = rows.flat_map(str::bytes).chain(TEXT.bytes().filter(|byte| *byte != b'\r'));
    let mark = bytes.fold(0x811c_9dc5_u32, |mark, byte| (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{mark:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::triage;

    #[test]
    fn every_rule_has_words_and_a_source_and_every_text_a_rule() {
        let table: Vec<(&str, bool)> = triage::RULES.iter().map(|rule| (rule.id, rule.conservative)).collect();
        let texts: Vec<(&str, bool)> = rule_texts().iter().map(|text| (text.id.as_str(), text.conservative)).collect();
        assert_eq!(table, texts);
        for text in rule_texts() {
            assert!(text.when.len() > 10 && text.why.len() > 30, "{} has no words", text.id);
            assert!(!text.sources.is_empty() || text.basis != Basis::Read, "{} has no source", text.id);
        }
    }

    #[test]
    fn no_reason_is_a_diagnosis_or_a_probability() {
        for text in rule_texts() {
            let words = format!(" {} ", text.why.to_lowercase());
            for no in [" you have ", "you probably", "you do not have", "%", "percent", "likely to be", "risk of"] {
                assert!(!words.contains(no), "{} says {no:?}", text.id);
            }
        }
    }
}
