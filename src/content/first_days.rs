//! The words of the first-days page. Its numbers and refusals are `domain::rice`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::rules::Basis;

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstDaysPlace {
    /// "Do".
    Do,
    /// "Leave out for 72 hours".
    LeaveOut,
    /// The ice card.
    Ice,
    /// The wrap card.
    Compression,
    /// The raise card.
    Raise,
    /// The movement card.
    Movement,
    /// After 72 hours.
    End,
    /// Before that: what comes then.
    Next,
    /// Over the two views.
    Views,
    /// Under the two views: what trials found.
    Evidence,
}

/// One line of the page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstDaysLine {
    /// Where it stands.
    pub place: FirstDaysPlace,
    /// Its words.
    pub words: String,
    /// Numbers of the bibliography.
    pub sources: Vec<String>,
    /// What they are worth.
    #[serde(default)]
    pub basis: Basis,
}

/// One of the two views.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstDaysView {
    /// Its name.
    pub name: String,
    /// What it says.
    pub words: String,
    /// Numbers of the bibliography.
    pub sources: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstDaysFile {
    closing: String,
    closing_sources: Vec<String>,
    line: Vec<FirstDaysLine>,
    view: Vec<FirstDaysView>,
}

static FIRST_DAYS: LazyLock<FirstDaysFile> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/content/first_days.toml")).unwrap_or_default());

/// The lines of one place, in order.
pub fn first_days_lines(place: FirstDaysPlace) -> impl Iterator<Item = &'static FirstDaysLine> {
    FIRST_DAYS.line.iter().filter(move |line| line.place == place)
}

/// The two views of the debate.
#[must_use]
pub fn first_days_views() -> &'static [FirstDaysView] {
    &FIRST_DAYS.view
}

/// The line under the views, with its sources.
#[must_use]
pub fn first_days_closing() -> (&'static str, &'static [String]) {
    (&FIRST_DAYS.closing, &FIRST_DAYS.closing_sources)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::sources::tests::unknown;
    use crate::content::{profile_field, source};
    use crate::domain::exercise::Bar;
    use crate::domain::rice::{RiceStep, reasons};

    #[test]
    fn every_line_has_a_source_and_nothing_is_missing() {
        let places = [
            (FirstDaysPlace::Do, 3),
            (FirstDaysPlace::LeaveOut, 4),
            (FirstDaysPlace::Ice, 4),
            (FirstDaysPlace::Compression, 2),
            (FirstDaysPlace::Raise, 1),
            (FirstDaysPlace::Movement, 1),
            (FirstDaysPlace::End, 1),
            (FirstDaysPlace::Next, 1),
            (FirstDaysPlace::Views, 1),
            (FirstDaysPlace::Evidence, 4),
        ];
        for (place, number) in places {
            assert_eq!(first_days_lines(place).count(), number, "{place:?}");
        }
        let lines = FIRST_DAYS.line.iter().map(|line| (&line.words, &line.sources));
        let views = first_days_views().iter().map(|view| (&view.words, &view.sources));
        for (words, sources) in lines.chain(views) {
            assert!(!words.contains('!') && !sources.is_empty(), "{words}");
            assert_eq!(unknown(sources), Vec::<&str>::new(), "{words}");
        }
        assert_eq!((first_days_views().len(), unknown(first_days_closing().1).len()), (2, 0));
    }

    #[test]
    fn every_reason_against_a_step_can_be_answered_and_has_a_source() {
        for step in RiceStep::ALL {
            for reason in reasons(*step) {
                let known = match Bar::parse(reason.fact) {
                    Bar::Question(_) => true,
                    Bar::Field(field) => profile_field(&field).is_some(),
                    Bar::Choice(field, choice) => profile_field(&field)
                        .is_some_and(|field| field.options.iter().any(|option| option.id == choice)),
                };
                assert!(known, "{} is asked nowhere", reason.fact);
                assert!(reason.sources.iter().all(|id| source(id).is_some()) && !reason.sources.is_empty());
            }
        }
    }
}
