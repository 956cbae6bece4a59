//! The questions that a person may answer about themselves: their words, their choices and what they change. The
//! answers are `domain::profile`.

use std::sync::LazyLock;

use serde::Deserialize;

/// How a field is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Yes or no.
    YesNo,
    /// One of the options.
    One,
    /// Any of the options, or none of these.
    Many,
    /// A day.
    Day,
    /// Own words.
    Text,
    /// A row of the country table.
    Country,
    /// 0 to 10.
    Score,
}

/// One choice of a field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldOption {
    /// Its name in files.
    pub id: String,
    /// Its words.
    pub label: String,
}

/// When a field is shown.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownIf {
    /// An earlier field of the same page.
    pub field: String,
    /// The answers after which it is shown: "yes", or ids of options.
    pub is: Vec<String>,
}

/// One thing to answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileField {
    /// Its name in files.
    pub id: String,
    /// How it is answered.
    pub kind: FieldKind,
    /// Its words.
    pub label: String,
    /// One more line.
    pub help: Option<String>,
    /// The choices of `One` and `Many`.
    #[serde(default)]
    pub options: Vec<FieldOption>,
    /// Without it the field is always shown.
    pub shown_if: Option<ShownIf>,
    /// The fact expires by itself and is asked again with every new problem.
    #[serde(default)]
    pub runs_out: bool,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfilePage {
    /// Its place, from 1.
    pub number: usize,
    /// Its words.
    pub question: String,
    /// What the answers change.
    pub changes: String,
    /// Numbers of the bibliography behind that change.
    pub sources: Vec<String>,
    /// What is answered on the page.
    #[serde(rename = "field")]
    pub fields: Vec<ProfileField>,
}

impl ProfilePage {
    /// The fields whose facts expire.
    pub fn runs_out_fields(&self) -> impl Iterator<Item = &ProfileField> {
        self.fields.iter().filter(|field| field.runs_out)
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileFile {
    under_18: String,
    closing: Vec<String>,
    page: Vec<ProfilePage>,
}

static PROFILE: LazyLock<ProfileFile> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/content/profile.toml")).unwrap_or_default());

/// Every question, in order.
#[must_use]
pub fn profile_pages() -> &'static [ProfilePage] {
    &PROFILE.page
}

/// The field with this id.
#[must_use]
pub fn profile_field(id: &str) -> Option<&'static ProfileField> {
    PROFILE.page.iter().flat_map(|page| &page.fields).find(|field| field.id == id)
}

/// What is said after the last question.
#[must_use]
pub fn profile_closing() -> &'static [String] {
    &PROFILE.closing
}

/// What is said to somebody under 18.
#[must_use]
pub fn under_18() -> &'static str {
    &PROFILE.under_18
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::sources::tests::unknown;
    use crate::domain::body::{Course, Side};

    #[test]
    fn the_thirty_questions_come_in_order_with_a_reason_and_sources_that_exist() {
        let numbers: Vec<usize> = profile_pages().iter().map(|page| page.number).collect();
        assert_eq!(numbers, (1..=30).collect::<Vec<usize>>());
        for page in profile_pages() {
            assert!(page.question.ends_with('?'), "{} asks nothing", page.number);
            assert!(page.changes.ends_with('.'), "{} changes nothing", page.number);
            assert!(!page.fields.is_empty(), "{} cannot be answered", page.number);
            assert_eq!(unknown(&page.sources), Vec::<&str>::new(), "{}", page.number);
        }
        assert!(under_18().contains("adults") && profile_closing().iter().any(|line| line.contains("not a doctor")));
    }

    #[test]
    fn every_answer_has_a_name_of_its_own() {
        let fields: Vec<&ProfileField> = profile_pages().iter().flat_map(|page| &page.fields).collect();
        for (place, field) in fields.iter().enumerate() {
            assert!(fields.iter().skip(place + 1).all(|other| other.id != field.id), "{} is there twice", field.id);
            assert_eq!(profile_field(&field.id), Some(*field));
            let choice = matches!(field.kind, FieldKind::One | FieldKind::Many);
            assert_eq!(choice, field.options.len() > 1, "{} has the wrong choices", field.id);
            for (place, option) in field.options.iter().enumerate() {
                let later = &field.options[place + 1..];
                assert!(later.iter().all(|other| other.id != option.id && other.label != option.label), "{}", field.id);
                assert!(field.kind == FieldKind::One || !option.id.contains("none"), "{}", field.id);
            }
        }
    }

    #[test]
    fn a_question_is_hidden_only_behind_an_earlier_answer_of_its_page() {
        for page in profile_pages() {
            for (place, field) in page.fields.iter().enumerate() {
                let Some(shown_if) = &field.shown_if else { continue };
                let earlier = page.fields[..place].iter().find(|earlier| earlier.id == shown_if.field);
                let earlier = earlier.unwrap_or_else(|| panic!("{} is behind nothing", field.id));
                let answers: Vec<&str> = match earlier.kind {
                    FieldKind::YesNo => vec!["yes"],
                    _ => earlier.options.iter().map(|option| option.id.as_str()).collect(),
                };
                assert!(!shown_if.is.is_empty(), "{} is never shown", field.id);
                assert!(shown_if.is.iter().all(|is| answers.contains(&is.as_str())), "{}", field.id);
            }
        }
    }

    #[test]
    fn a_pregnancy_or_a_journey_of_long_ago_is_asked_again() {
        let pages: Vec<usize> = profile_pages()
            .iter()
            .filter(|page| page.runs_out_fields().next().is_some())
            .map(|page| page.number)
            .collect();
        assert_eq!(pages, [5, 6, 8, 9, 10, 16, 17]);
        let stays = ["bleeding_disorder", "antiplatelet", "medicines", "previous_clot"];
        assert!(stays.iter().all(|id| !profile_field(id).unwrap().runs_out));
    }

    #[test]
    fn the_first_questions_speak_the_words_of_the_journal() {
        let ids = |field: &str| {
            let options = &profile_field(field).unwrap().options;
            options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>()
        };
        assert!(ids("pain_side").into_iter().all(|id| Side::from_id(id).is_some()));
        assert!(ids("pain_trend").into_iter().all(|id| Course::from_id(id).is_some()));
    }
}
