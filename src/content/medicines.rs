//! What packets of painkillers say in each country, and with what somebody should be asked first. The arithmetic and the
//! sentences are `domain::medicine`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::country;
use crate::domain::course::ORAL_LIMIT_DAYS;
use crate::domain::medicine::{Caution, CountryLimits, Table};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct MedicineFile {
    country: Vec<CountryLimits>,
    caution: Vec<Caution>,
}

static MEDICINES: LazyLock<MedicineFile> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/content/medicines.toml")).unwrap_or_default());

/// What packets say in the country with this code; `None` where that is not known.
#[must_use]
pub fn medicine_limits(code: &str) -> Option<&'static CountryLimits> {
    MEDICINES.country.iter().find(|country| country.code == code)
}

/// With what a pharmacist or doctor should be asked first, in the order of the table.
#[must_use]
pub fn cautions() -> &'static [Caution] {
    &MEDICINES.caution
}

/// All that the guard needs to know about a country; `None` is a country that was not told.
#[must_use]
pub fn medicine_table(code: Option<&str>) -> Table<'static> {
    let place = country(code.unwrap_or_default());
    let oral_days = place.oral_painkiller_days.and_then(|days| usize::try_from(days).ok());
    Table {
        country: code.and_then(medicine_limits),
        cautions: cautions(),
        emergency: &place.emergency,
        oral_days: oral_days.unwrap_or(ORAL_LIMIT_DAYS),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::content::countries;
    use crate::content::sources::tests::unknown;
    use crate::domain::basis::Basis;
    use crate::domain::medicine::{Class, Fact};

    #[test]
    fn the_table_is_read_whole_and_names_countries_of_the_picker() {
        let file: Result<MedicineFile, _> = toml::from_str(include_str!("../../assets/content/medicines.toml"));
        let codes: Vec<String> = file.unwrap().country.into_iter().map(|country| country.code).collect();
        assert_eq!(codes, ["GB", "US", "CA"]);
        assert!(codes.iter().all(|code| countries().iter().any(|country| country.code == *code)));
        assert_eq!(medicine_limits("DE"), None);
    }

    #[test]
    fn every_number_of_the_medicine_table_leads_to_a_source_or_says_that_none_was_read() {
        let check = |name: &str, sources: &[String], basis: Basis| {
            assert_eq!(unknown(sources), Vec::<&str>::new(), "{name}");
            assert!(!sources.is_empty() || basis == Basis::Unread, "{name} has no source");
        };
        for country in &MEDICINES.country {
            check(&country.code, &country.sources, country.basis);
            if let Some(line) = &country.line {
                check(&line.name, &line.sources, line.basis);
            }
            for row in &country.limits {
                check(&format!("{} {}", country.code, row.ingredient.id()), &row.sources, row.basis);
            }
        }
        for row in cautions() {
            check(row.fact.id(), &row.sources, row.basis);
        }
    }

    #[test]
    fn every_row_says_something_and_no_two_rows_say_the_same() {
        for country in &MEDICINES.country {
            let mut seen = BTreeSet::new();
            for row in &country.limits {
                let name = format!("{} {} {:?}", country.code, row.ingredient.id(), row.strength);
                assert!(
                    seen.insert((row.ingredient.substance(), row.on_skin, format!("{:?}", row.strength))),
                    "{name}"
                );
                let numbers = [row.max_24h_mg, row.max_times, row.max_24h_g, row.gap_h, row.gap_over_65_h];
                assert!(numbers.iter().any(Option::is_some) || row.not_for.is_some(), "{name} says nothing");
                assert!(!numbers.contains(&Some(0)), "{name} allows nothing");
                assert!(row.max_24h_mg.is_none_or(|mg| mg <= 4_000), "{name} is higher than any packet");
                assert!(!row.on_skin || row.max_24h_mg.is_none(), "{name} weighs what is on the skin");
                assert!(row.not_for.as_ref().is_none_or(|words| words.ends_with('.')), "{name}");
            }
        }
        let rows: BTreeSet<(Fact, String)> =
            cautions().iter().map(|row| (row.fact, format!("{:?}", row.with))).collect();
        assert_eq!(rows.len(), cautions().len());
    }

    #[test]
    fn every_health_answer_has_its_words_and_the_starred_ones_count_for_gel_too() {
        for fact in Fact::ALL {
            assert!(cautions().iter().any(|row| row.fact == *fact), "{} asks for nothing", fact.id());
        }
        for row in cautions() {
            assert!(row.told.starts_with("about ") || row.told.starts_with("that you "), "{}", row.told);
            assert!(row.more.as_ref().is_none_or(|more| more.ends_with('.')), "{}", row.told);
        }
        let gel: BTreeSet<&str> =
            cautions().iter().filter(|row| row.gel && row.with == Class::Nsaid).map(|row| row.fact.id()).collect();
        let starred = ["aspirin_allergy", "asthma", "blood_thinner", "kidney", "pregnant", "stomach_ulcer"];
        assert_eq!(gel, BTreeSet::from(starred));
    }
}
