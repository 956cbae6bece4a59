//! The table of causes, for education. What of a journal fits them is `domain::pattern`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::pattern::Cause;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CauseFile {
    cause: Vec<Cause>,
}

static CAUSES: LazyLock<Vec<Cause>> = LazyLock::new(|| {
    let file: Result<CauseFile, _> = toml::from_str(include_str!("../../assets/content/patterns.toml"));
    file.map(|file| file.cause).unwrap_or_default()
});

/// Every cause, in the order of the table.
#[must_use]
pub fn causes() -> &'static [Cause] {
    &CAUSES
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::content::sources::tests::unknown;
    use crate::domain::basis::Basis;
    use crate::domain::pattern::{Feature, SERIOUS};

    #[test]
    fn the_whole_table_is_read_and_every_row_has_its_source() {
        let file: Result<CauseFile, _> = toml::from_str(include_str!("../../assets/content/patterns.toml"));
        assert_eq!(file.map_err(|error| error.to_string()).unwrap().cause.len(), 23);
        let ids: BTreeSet<&str> = causes().iter().map(|cause| cause.id.as_str()).collect();
        assert_eq!(ids.len(), causes().len());
        for cause in causes() {
            assert_eq!(unknown(&cause.sources), Vec::<&str>::new(), "{}", cause.id);
            assert!(!cause.sources.is_empty() || cause.basis == Basis::Unread, "{} has no source", cause.id);
            for (name, words) in cause.lines() {
                assert!(words.ends_with('.') && !words.contains('!'), "{}, {name}: {words}", cause.id);
            }
        }
    }

    #[test]
    fn each_pattern_has_something_against_it_and_a_serious_look_alike() {
        for cause in causes() {
            let Some(fit) = &cause.fit else { continue };
            let what: Vec<Feature> = fit.must.iter().chain(&fit.also).copied().collect();
            assert!(!fit.must.is_empty() && (3..=5).contains(&what.len()), "{}: {what:?}", cause.id);
            assert!((2..=3).contains(&fit.against.len()), "{}", cause.id);
            assert!(what.iter().all(|feature| !fit.against.contains(feature)), "{} is against itself", cause.id);
            assert_eq!(what.iter().collect::<BTreeSet<_>>().len(), what.len(), "{} says a thing twice", cause.id);
            assert!(SERIOUS.contains(&fit.look_alike.as_str()), "{}: {}", cause.id, fit.look_alike);
            assert!(fit.rule_out.ends_with('.') && fit.rule_out.matches(". ").count() == 0, "{}", cause.id);
            assert!(cause.seen.is_none(), "{} is matched and needs help", cause.id);
        }
    }

    #[test]
    fn what_needs_help_the_same_day_is_never_matched_and_says_with_what_to_be_seen() {
        let never: Vec<&str> =
            causes().iter().filter(|cause| cause.fit.is_none()).map(|cause| cause.id.as_str()).collect();
        assert_eq!(never.len(), 7);
        for id in SERIOUS.iter().chain(&["strain_3", "baker"]) {
            assert!(never.contains(id), "{id} may be matched");
        }
        for cause in causes().iter().filter(|cause| cause.fit.is_none()) {
            let seen = cause.seen.as_deref().unwrap_or_default();
            assert!(seen.contains("medical help today") || seen.contains("Call an ambulance"), "{}", cause.id);
        }
    }

    #[test]
    fn every_feature_is_used() {
        let fits = causes().iter().filter_map(|cause| cause.fit.as_ref());
        let used: BTreeSet<Feature> =
            fits.flat_map(|fit| fit.must.iter().chain(&fit.also).chain(&fit.against)).copied().collect();
        let unused: Vec<&Feature> = Feature::ALL.iter().filter(|feature| !used.contains(feature)).collect();
        assert!(unused.is_empty(), "{unused:?}");
    }
}
