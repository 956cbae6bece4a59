//! Full-text search: which words of an entry go into the index, and how typed text becomes a query.
//!
//! Scripts without spaces between words (Chinese, Japanese, Korean, Thai …) are indexed sign by sign, so that any part
//! of a sentence is found.

use crate::domain::episode::Episode;
use crate::domain::sentence;

/// Longest text that is searched for; more is cut, so that a pasted book cannot stop the screen.
const LIMIT_CHARS: usize = 200;

/// The searchable words of an entry; empty for an entry that has none.
pub(super) fn words(episode: &Episode) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(episode.zone_list().iter().map(|zone| zone.name().to_owned()));
    parts.extend(episode.kinds.iter().map(|kind| kind.name().to_owned()));
    parts.extend(episode.triggers.iter().map(|word| sentence::trigger(word).to_owned()));
    parts.extend(episode.reliefs.iter().map(|tried| tried.relief.name().to_owned()));
    parts.extend(episode.signs.iter().flatten().map(|sign| sign.name().to_owned()));
    parts.extend([episode.activity.clone(), episode.notes.clone()]);
    parts.retain(|part| !part.is_empty());
    spread(&parts.join("\n"))
}

/// The query for typed text: every word must be there, or one that begins with it.
pub(super) fn query(text: &str) -> Option<String> {
    let cut: String = text.chars().take(LIMIT_CHARS).collect();
    let terms: Vec<String> = cut
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        // Inside the quotes nothing is an operator; a quote itself is doubled.
        .map(|word| format!("\"{}\"*", spread(word).replace('"', "\"\"")))
        .collect();
    if terms.is_empty() { None } else { Some(terms.join(" ")) }
}

/// Puts spaces round the signs of scripts that have none between words.
fn spread(text: &str) -> String {
    let mut spread = String::with_capacity(text.len());
    for sign in text.chars() {
        if is_unspaced(sign) {
            spread.push(' ');
            spread.push(sign);
            spread.push(' ');
        } else {
            spread.push(sign);
        }
    }
    spread
}

fn is_unspaced(sign: char) -> bool {
    matches!(sign,
        '\u{0e00}'..='\u{0eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn typed_text_never_becomes_an_operator() {
        assert_eq!(query("stairs up").as_deref(), Some("\"stairs\"* \"up\"*"));
        assert_eq!(query("NOT \"left").as_deref(), Some("\"NOT\"* \"\"\"left\"*"));
        assert_eq!(query("小腿").as_deref(), Some("\" 小  腿 \"*"));
        assert_eq!(query(" * - \" "), None);
    }
}
