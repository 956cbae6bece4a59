//! The articles of the Learn pages: one file each under `assets/content/articles/`, a head in TOML and a body of lines.
//! A file that cannot be read is left out; a test reads every one.
//!
//! The body, line by line: `## Heading`, a paragraph, `- item`, `+ do`, `x do not`, `~ about the program`, and `T: …`
//! followed by `S: …` for what the tradition says beside what studies say. Numbers in brackets behind a sentence are
//! its sources; `[D]` is our own choice and `[R]` common practice whose source was not read.

use std::sync::LazyLock;

use serde::Deserialize;
use thiserror::Error;

use crate::domain::article::{Article, Block, Group, Line, LineError, LineKind, Picture};

/// Marks that stand for no source of the bibliography, and what they mean.
pub const OWN_MARKS: [(&str, &str); 2] = [
    ("D", "Our own choice. No source gives this number or wording."),
    ("R", "Common practice; the source was not read."),
];

/// Why an article cannot be read.
#[derive(Debug, Error)]
pub enum ArticleError {
    /// There is no head between two lines of `+++`.
    #[error("the head is missing")]
    NoHead,
    /// The head is no TOML of this shape.
    #[error("the head cannot be read: {0}")]
    Head(#[from] toml::de::Error),
    /// A line is wrong.
    #[error("line {number}: {fault}")]
    Line {
        /// Which, from 1 behind the head.
        number: usize,
        /// What is wrong.
        fault: LineError,
    },
    /// What the tradition says stands alone.
    #[error("line {0}: one half of a pair is missing")]
    Half(usize),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: String,
    group: Group,
    order: u16,
    terms: Vec<String>,
    summary: String,
    #[serde(rename = "figure")]
    picture: Option<Picture>,
    #[serde(default)]
    tradition: bool,
}

macro_rules! files {
    ($($id:literal)+) => {
        const FILES: &[(&str, &str)] =
            &[$(($id, include_str!(concat!("../../assets/content/articles/", $id, ".md")))),+];
    };
}

files! {
    "calf" "second_heart" "causes"
    "first_days" "rice_debate" "pain_relief" "stretching" "yoga" "night_cramps" "not_to_do" "how_long"
    "warning_signs" "when_doctor" "serious_causes" "at_the_doctor"
    "tcm_view" "tcm_saying" "tcm_signs" "tcm_meridians" "tcm_points" "tcm_acupressure" "tcm_treatment" "tcm_evidence"
    "questions" "how_decides" "limits"
}

static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let mut articles: Vec<Article> = FILES.iter().filter_map(|(id, text)| parse(id, text).ok()).collect();
    articles.sort_by_key(|article| (article.group, article.order));
    articles
});

/// Every article, by group and place.
#[must_use]
pub fn articles() -> &'static [Article] {
    &ARTICLES
}

/// Reads one article.
///
/// # Errors
/// When its head or a line is not of the shape above.
pub fn parse(id: &str, text: &str) -> Result<Article, ArticleError> {
    let (head, body) =
        text.strip_prefix("+++").and_then(|rest| rest.split_once("\n+++")).ok_or(ArticleError::NoHead)?;
    let head: Head = toml::from_str(head)?;
    let mut blocks = Vec::new();
    let mut waits: Option<Line> = None;
    for (place, row) in body.lines().map(str::trim).enumerate().filter(|(_, row)| !row.is_empty()) {
        let number = place + 1;
        let line = |text: &str| Line::read(text).map_err(|fault| ArticleError::Line { number, fault });
        if let Some(studies) = row.strip_prefix("S: ") {
            let tradition = waits.take().ok_or(ArticleError::Half(number))?;
            blocks.push(Block::Pair { tradition, studies: line(studies)? });
            continue;
        }
        if waits.is_some() {
            return Err(ArticleError::Half(number));
        }
        if let Some(tradition) = row.strip_prefix("T: ") {
            waits = Some(line(tradition)?);
        } else if let Some(words) = row.strip_prefix("## ") {
            blocks.push(Block::Heading(words.trim().to_owned()));
        } else {
            let marks =
                [("- ", LineKind::Item), ("+ ", LineKind::Do), ("x ", LineKind::DoNot), ("~ ", LineKind::Program)];
            let marked = marks.iter().find_map(|(mark, kind)| Some((*kind, row.strip_prefix(mark)?)));
            let (kind, words) = marked.unwrap_or((LineKind::Paragraph, row));
            blocks.push(Block::Line(kind, line(words)?));
        }
    }
    if waits.is_some() {
        return Err(ArticleError::Half(body.lines().count()));
    }
    let Head { title, group, order, terms, summary, picture, tradition } = head;
    let tradition = tradition || group == Group::Tradition;
    Ok(Article { id: id.to_owned(), title, group, order, summary, terms, picture, tradition, blocks })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_can_be_read() {
        for (id, text) in FILES {
            parse(id, text).unwrap_or_else(|error| panic!("{id}: {error}"));
        }
        assert_eq!(articles().len(), FILES.len());
    }

    #[test]
    fn a_half_pair_is_refused() {
        let head = "+++\ntitle = \"A\"\ngroup = \"calf\"\norder = 1\nterms = []\nsummary = \"B\"\n+++\n";
        assert!(parse("a", &format!("{head}T: One. [1]\nS: Two. [2]\n")).is_ok());
        for half in ["T: One. [1]\n", "S: Two. [2]\n", "T: One. [1]\nPlain. [2]\n"] {
            assert!(parse("a", &format!("{head}{half}")).is_err(), "{half}");
        }
        assert!(parse("a", "no head").is_err());
    }
}
