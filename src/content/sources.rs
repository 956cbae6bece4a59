//! The bibliography: what the statements about health were read in, and how well.

use std::sync::LazyLock;

use serde::Deserialize;

use super::rules::Basis;

/// How a source was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// As a page.
    Page,
    /// Only its summary, its opening or its front matter.
    Abstract,
    /// As a syndicated, archived or reported copy, not at its own address.
    Copy,
    /// Not at all: common knowledge that names it.
    Recalled,
}

/// One row of the bibliography.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The number that rules and texts name: "2", "8b".
    pub id: String,
    /// Publisher or authors.
    pub by: String,
    /// What it is called.
    pub title: String,
    /// When it appeared, as the page shows it.
    pub year: Option<String>,
    /// Where it stands.
    pub link: Option<String>,
    /// How it was read.
    pub read: Reading,
}

impl Source {
    /// One line for people: who, what, when, and how well it was read where that is less than a page.
    #[must_use]
    pub fn line(&self) -> String {
        let year = self.year.as_ref().map(|year| format!(", {year}")).unwrap_or_default();
        let read = match self.read {
            Reading::Page => "",
            Reading::Abstract => " (only the summary was read)",
            Reading::Copy => " (a copy was read)",
            Reading::Recalled => " (not read again)",
        };
        format!("{}: {}{year}{read}", self.by, self.title)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFile {
    source: Vec<Source>,
}

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let file: Result<SourceFile, _> = toml::from_str(include_str!("../../assets/content/sources.toml"));
    file.map(|file| file.source).unwrap_or_default()
});

/// The whole bibliography, by number.
#[must_use]
pub fn sources() -> &'static [Source] {
    &SOURCES
}

/// The source with this number.
#[must_use]
pub fn source(id: &str) -> Option<&'static Source> {
    SOURCES.iter().find(|source| source.id == id)
}

/// Where words are from, one line each, and what that is worth.
#[must_use]
pub fn source_lines(ids: &[String], basis: Basis) -> Vec<String> {
    let mut lines: Vec<String> = ids.iter().filter_map(|id| source(id)).map(Source::line).collect();
    match basis {
        Basis::Read => {}
        Basis::Own => lines.push("The threshold is our own.".to_owned()),
        Basis::Unread => lines.push("Common practice; the source was not read.".to_owned()),
    }
    lines
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::content::rule_texts;

    /// The ids among these that lead to no source.
    pub(in crate::content) fn unknown(ids: &[String]) -> Vec<&str> {
        ids.iter().map(String::as_str).filter(|id| source(id).is_none()).collect()
    }

    #[test]
    fn every_number_behind_a_rule_leads_to_a_source() {
        for text in rule_texts() {
            assert_eq!(unknown(&text.sources), Vec::<&str>::new(), "{}", text.id);
        }
    }

    #[test]
    fn a_source_is_listed_once_and_can_be_looked_up() {
        assert!(sources().len() > 120);
        for (place, row) in sources().iter().enumerate() {
            assert!(sources().iter().skip(place + 1).all(|other| other.id != row.id), "{} is there twice", row.id);
            assert!(!row.by.is_empty() && !row.title.is_empty(), "{} has no name", row.id);
            assert!(row.link.as_ref().is_none_or(|link| link.starts_with("http")), "{} has a bad link", row.id);
        }
    }

    #[test]
    fn a_source_says_when_it_was_not_read_as_a_page() {
        assert_eq!(source("8b").unwrap().line(), "Themis Clinical Defence: Compartment syndrome alert, 2020");
        assert_eq!(source("7").unwrap().line(), "NHS: Compartment syndrome (a copy was read)");
        assert_eq!(source("94").unwrap().line(), "NHS: Stroke symptoms (FAST) (not read again)");
    }
}
