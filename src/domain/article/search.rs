//! Search over everything that is taught: all words have to be there, in any order, also as the beginning of a word.
//! Accents and tone marks do not count, so "fuliu" finds "Fùliū".

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What is searched of one page, folded once.
#[derive(Clone, Debug, Default)]
pub struct Searched {
    title: String,
    terms: Vec<String>,
    headings: Vec<String>,
    body: String,
}

/// How well a page fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// It has this very name.
    Named,
    /// All words stand in its title.
    Titled,
    /// All words stand in one of its terms.
    Termed,
    /// All words stand in one of its headings, counted from 0.
    Headed(usize),
    /// All words stand somewhere in it.
    Within,
}

/// Lower case without marks above and below letters; everything else but letters and digits is a space.
#[must_use]
pub fn fold(words: &str) -> String {
    let letters = words.nfd().filter(|letter| !is_combining_mark(*letter) && !matches!(letter, '\'' | '’'));
    let spaced: String = letters
        .flat_map(char::to_lowercase)
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Searched {
    /// A page by its title, the words that people use for it, its headings and its text.
    #[must_use]
    pub fn of<'a>(title: &str, terms: &[String], headings: impl Iterator<Item = &'a str>, body: &str) -> Self {
        Self {
            title: fold(title),
            terms: terms.iter().map(|term| fold(term)).collect(),
            headings: headings.map(fold).collect(),
            body: format!(" {}", fold(body)),
        }
    }
}

/// How a page fits `wanted`, which is folded already; `None` when it does not.
#[must_use]
pub fn found(page: &Searched, wanted: &str) -> Option<Found> {
    if wanted.is_empty() {
        return None;
    }
    if page.title == wanted {
        return Some(Found::Named);
    }
    let all_in = |text: &str| wanted.split(' ').all(|word| starts_a_word(text, word));
    if all_in(&page.title) {
        return Some(Found::Titled);
    }
    if page.terms.iter().any(|term| all_in(term)) {
        return Some(Found::Termed);
    }
    if let Some(place) = page.headings.iter().position(|heading| all_in(heading)) {
        return Some(Found::Headed(place));
    }
    all_in(&page.body).then_some(Found::Within)
}

/// Whether a word of the text begins so; in a text of Chinese characters, whether they stand in it.
fn starts_a_word(text: &str, word: &str) -> bool {
    let whole = !word.is_ascii();
    text.match_indices(word).any(|(place, _)| whole || place == 0 || text.as_bytes().get(place - 1) == Some(&b' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Searched {
        Searched::of(
            "Muscle cramp at night",
            &["charley horse".to_owned(), "Fùliū 復溜".to_owned()],
            ["What helps in a cramp?"].into_iter(),
            "Pull the foot up. It’s over in minutes.",
        )
    }

    #[test]
    fn people_find_a_page_by_their_own_words() {
        let find = |words: &str| found(&page(), &fold(words));
        assert_eq!(find("muscle cramp AT night"), Some(Found::Named));
        assert_eq!(find("Charley Horse"), Some(Found::Termed));
        assert_eq!(find("night cramp"), Some(Found::Titled));
        assert_eq!(find("cra"), Some(Found::Titled));
        assert_eq!(find("fuliu"), Some(Found::Termed));
        assert_eq!(find("復溜"), Some(Found::Termed));
        assert_eq!(find("helps"), Some(Found::Headed(0)));
        assert_eq!(find("its over"), Some(Found::Within));
        assert_eq!(find("clot"), None);
        assert_eq!(find("oot"), None, "only the beginning of a word counts");
        assert_eq!(find("  "), None);
    }
}
