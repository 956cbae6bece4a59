//! One line of an article: `Ice is for comfort. [40a][35] See [first days](first_days).`

use thiserror::Error;

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Words(String),
    /// Words that lead to another page.
    Link {
        /// What is read.
        words: String,
        /// The id of the page.
        to: String,
    },
    /// The numbers of the sources of the sentence before.
    Sources(Vec<String>),
}

/// Words, links and sources in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

/// Why a line cannot be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum LineError {
    /// A bracket is not closed.
    #[error("a bracket is not closed: {0}")]
    Open(String),
    /// Nothing stands between brackets.
    #[error("a bracket is empty: {0}")]
    Empty(String),
}

impl Line {
    /// Reads a line.
    ///
    /// # Errors
    /// When its brackets are not closed or empty.
    pub fn read(text: &str) -> Result<Self, LineError> {
        let mut spans = Vec::new();
        let mut rest = text.trim();
        while let Some((before, inside)) = rest.split_once('[') {
            push_words(&mut spans, before);
            let (words, after) = inside.split_once(']').ok_or_else(|| LineError::Open(text.to_owned()))?;
            if words.is_empty() {
                return Err(LineError::Empty(text.to_owned()));
            }
            if let Some(target) = after.strip_prefix('(') {
                let (to, after) = target.split_once(')').ok_or_else(|| LineError::Open(text.to_owned()))?;
                if to.is_empty() {
                    return Err(LineError::Empty(text.to_owned()));
                }
                // The space behind the numbers of a sentence belongs to what follows.
                if matches!(spans.last(), Some(Span::Sources(_))) {
                    spans.push(Span::Words(" ".to_owned()));
                }
                spans.push(Span::Link { words: words.to_owned(), to: to.to_owned() });
                rest = after;
            } else {
                push_source(&mut spans, words);
                rest = after;
            }
        }
        push_words(&mut spans, rest);
        Ok(Self(spans))
    }

    /// The words without numbers of sources.
    #[must_use]
    pub fn plain(&self) -> String {
        self.join(|_| String::new())
    }

    /// The words with the numbers of their sources in brackets.
    #[must_use]
    pub fn cited(&self) -> String {
        self.join(|ids| format!(" [{}]", ids.join(", ")))
    }

    fn join(&self, sources: impl Fn(&[String]) -> String) -> String {
        let mut text = String::new();
        for span in &self.0 {
            match span {
                Span::Words(words) | Span::Link { words, .. } => text.push_str(words),
                Span::Sources(ids) => {
                    text.truncate(text.trim_end().len());
                    text.push_str(&sources(ids));
                }
            }
        }
        text.trim().to_owned()
    }

    /// The numbers of its sources.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .flat_map(|span| match span {
                Span::Sources(ids) => ids.as_slice(),
                Span::Words(_) | Span::Link { .. } => &[],
            })
            .map(String::as_str)
    }

    /// Where it leads.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|span| match span {
            Span::Link { to, .. } => Some(to.as_str()),
            Span::Words(_) | Span::Sources(_) => None,
        })
    }

    /// Its sentences, and whether sources stand behind each.
    #[must_use]
    pub fn sentences(&self) -> Vec<(String, bool)> {
        let mut sentences: Vec<(String, bool)> = Vec::new();
        let mut open = String::new();
        for span in &self.0 {
            match span {
                Span::Link { words, .. } => open.push_str(words),
                Span::Words(words) => {
                    open.push_str(words);
                    while let Some(end) = end_of_sentence(&open) {
                        let rest = open.split_off(end);
                        sentences.push((open.trim().to_owned(), false));
                        open = rest;
                    }
                }
                Span::Sources(_) => {
                    // What stands before them is one sentence, closed or not.
                    if !open.trim().is_empty() {
                        sentences.push((std::mem::take(&mut open).trim().to_owned(), false));
                    }
                    if let Some((_, sourced)) = sentences.last_mut() {
                        *sourced = true;
                    }
                }
            }
        }
        if !open.trim().is_empty() {
            sentences.push((open.trim().to_owned(), false));
        }
        sentences
    }
}

/// Behind the first full stop, question mark or colon of a sentence that more words follow.
fn end_of_sentence(text: &str) -> Option<usize> {
    let mut letters = text.char_indices().peekable();
    while let Some((place, letter)) = letters.next() {
        let ends = matches!(letter, '.' | '?' | '!');
        if ends && letters.peek().is_some_and(|(_, next)| next.is_whitespace()) {
            let end = place + letter.len_utf8();
            let more = text.get(end..).is_some_and(|rest| !rest.trim().is_empty());
            return more.then_some(end);
        }
    }
    None
}

fn push_words(spans: &mut Vec<Span>, words: &str) {
    if words.is_empty() || (words.trim().is_empty() && matches!(spans.last(), None | Some(Span::Sources(_)))) {
        return;
    }
    spans.push(Span::Words(words.to_owned()));
}

fn push_source(spans: &mut Vec<Span>, id: &str) {
    if let Some(Span::Sources(ids)) = spans.last_mut() {
        ids.push(id.to_owned());
    } else {
        spans.push(Span::Sources(vec![id.to_owned()]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_words_links_and_sources() {
        let line = Line::read("Ice is for comfort. [40a][35] See [first days](first_days) too. [R]").unwrap();
        assert_eq!(line.plain(), "Ice is for comfort. See first days too.");
        assert_eq!(line.cited(), "Ice is for comfort. [40a, 35] See first days too. [R]");
        assert_eq!(line.sources().collect::<Vec<_>>(), ["40a", "35", "R"]);
        assert_eq!(line.links().collect::<Vec<_>>(), ["first_days"]);
        assert_eq!(Line::read("Not now. [29] [Never](not_to_do) here. [62]").unwrap().plain(), "Not now. Never here.");
    }

    #[test]
    fn a_sentence_without_a_source_is_seen() {
        let line = Line::read("It takes 1.5 weeks. [13] This has none. And this has. [13]").unwrap();
        let bare: Vec<String> =
            line.sentences().into_iter().filter_map(|(words, sourced)| (!sourced).then_some(words)).collect();
        assert_eq!(bare, ["This has none."]);
        let end = Line::read("One. [13] Two").unwrap();
        assert_eq!(end.sentences().last().unwrap(), &("Two".to_owned(), false));
    }

    #[test]
    fn a_line_that_is_not_whole_is_refused() {
        for text in ["Open [13", "Link [words](to", "Nothing []", "Nowhere [words]()"] {
            assert!(Line::read(text).is_err(), "{text}");
        }
    }
}
