//! What the program teaches: data under `assets/content/`, read into values once.

mod articles;
mod causes;
mod exercises;
mod figures;
mod fill;
mod first_days;
mod leg_views;
mod library;
mod medicines;
mod points;
mod profile;
mod questions;
mod results;
mod routines;
mod rules;
mod sources;

use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::country::Country;
pub use articles::{ArticleError, OWN_MARKS, articles, parse as parse_article};
pub use causes::causes;
pub use exercises::{exercise, exercises};
pub use figures::{FigureError, figure, figures, parse as parse_figures};
pub use fill::fill;
pub use first_days::{
    FirstDaysLine, FirstDaysPlace, FirstDaysView, first_days_closing, first_days_lines, first_days_views,
};
pub use leg_views::{LegViewError, LegViews, best_leg_view, calf_view, leg_view, parse as parse_leg_views, pump_view};
pub use library::{Hit, SOURCES, Topic, TopicKind, cause_topic, search, topic, topics};
pub use medicines::{cautions, medicine_limits, medicine_table};
pub use points::{MOST_POINTS, PRESS_S, point, point_of_exercise, points, presses};
pub use profile::{
    FieldKind, FieldOption, ProfileField, ProfilePage, ShownIf, profile_closing, profile_field, profile_pages, under_18,
};
pub use questions::{LUNG_QUESTION, QuestionText, fact_words, question_frame, question_text};
pub use results::{
    Reminder, Reminders, ResultText, RuleStep, call_if, extra_steps, first_aid, help_today_if, result_text,
};
pub use routines::{routine, routines};
pub use rules::{Basis, RuleText, rule_text, rule_texts, rules_mark};
pub use sources::{Reading, Source, source, source_lines, sources};

#[derive(Deserialize)]
struct CountryFile {
    country: Vec<Country>,
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let file: Result<CountryFile, _> = toml::from_str(include_str!("../../assets/content/countries.toml"));
    file.map(|file| file.country).unwrap_or_default()
});

/// Every country with a known emergency number, by name; "another country" comes last.
#[must_use]
pub fn countries() -> &'static [Country] {
    &COUNTRIES
}

/// "Another country", should the table itself be unreadable: there is always a number to call.
static ELSEWHERE: LazyLock<Country> = LazyLock::new(|| Country {
    code: "ZZ".to_owned(),
    name: "Another country".to_owned(),
    emergency: "112".to_owned(),
    advice: None,
    advice_name: None,
    note: None,
    oral_painkiller_days: None,
});

/// The country with this code, else "another country".
#[must_use]
pub fn country(code: &str) -> &'static Country {
    COUNTRIES.iter().find(|country| country.code == code).or_else(|| COUNTRIES.last()).unwrap_or(&ELSEWHERE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_finds_an_emergency_number() {
        assert!(countries().len() > 30);
        assert_eq!(country("NZ").emergency, "111");
        assert_eq!(country("GB").emergency, "999");
        assert_eq!(country("nowhere").emergency, "112");
    }

    #[test]
    fn only_canada_has_a_shorter_limit_for_painkillers() {
        let shorter: Vec<&str> = countries()
            .iter()
            .filter(|country| country.oral_painkiller_days.is_some())
            .map(|country| country.code.as_str())
            .collect();
        assert_eq!(shorter, ["CA"]);
        assert_eq!(country("CA").oral_painkiller_days, Some(5));
    }
}
