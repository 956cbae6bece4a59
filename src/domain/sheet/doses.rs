//! Medicines of a period as they were logged. Numbers only: what they mean is for the doctor to say.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::SheetRequest;
use crate::domain::medicine::{DAY_S, Dose, Form, Key, Taken, Unit, Units, taken_24h};

/// All medicines of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doses {
    /// By what they are called, most doses first.
    pub rows: Vec<TakenRow>,
    /// Ingredients that are in several of them: what they are called, and the most in 24 hours over all.
    pub shared: Vec<(String, Taken)>,
}

/// One medicine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenRow {
    /// As typed.
    pub name: String,
    /// How it is taken.
    pub form: Form,
    /// How often.
    pub doses: usize,
    /// On how many days.
    pub days: usize,
    /// The most in any 24 hours.
    pub most: Most24,
}

/// The most that was taken in any 24 hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Most24 {
    /// In what is counted, in hundredths.
    pub hundredths: u64,
    /// What is counted.
    pub unit: Unit,
    /// Of each ingredient that is swallowed: what it is called, and how much.
    pub amounts: Vec<(String, Taken)>,
}

impl Doses {
    /// Of doses in any order; those of the day before the first day are only looked at for what was taken in 24 hours.
    pub(super) fn of(request: &SheetRequest, doses: &[Dose]) -> Self {
        let mut doses: Vec<Dose> = doses.iter().filter(|dose| dose.at.day() <= request.last).cloned().collect();
        doses.sort_by_key(|dose| dose.at.utc_s);
        let mut names: BTreeMap<(&str, Form, Unit), Vec<Dose>> = BTreeMap::new();
        for dose in &doses {
            let key = (dose.contents.name.as_str(), dose.contents.form, dose.contents.unit);
            names.entry(key).or_default().push(dose.clone());
        }
        let rows = names.into_iter().filter_map(|((name, form, unit), own)| {
            let days: Vec<NaiveDate> =
                own.iter().map(|dose| dose.at.day()).filter(|day| *day >= request.first).collect();
            (!days.is_empty()).then(|| TakenRow {
                name: name.to_owned(),
                form,
                doses: days.len(),
                days: days.iter().collect::<BTreeSet<_>>().len(),
                most: Most24::of(&own, unit, request.first),
            })
        });
        let mut rows: Vec<TakenRow> = rows.collect();
        // The sort keeps the order of names among equals.
        rows.sort_by_key(|row| std::cmp::Reverse(row.doses));
        Self { rows, shared: shared(&doses, request.first) }
    }
}

impl Most24 {
    fn of(doses: &[Dose], unit: Unit, first: NaiveDate) -> Self {
        let sum = |window: &[Dose]| window.iter().map(|dose| u64::from(dose.units.hundredths())).sum::<u64>();
        let hundredths = windows(doses, first).map(|(window, _)| sum(window)).max().unwrap_or(0);
        let amounts = ingredients(doses).into_iter().map(|(key, name)| (name, most_of(doses, &key, first))).collect();
        Self { hundredths, unit, amounts }
    }

    /// "6 tablets".
    #[must_use]
    pub fn counted(&self) -> String {
        self.unit.counted(Units::from_hundredths(u32::try_from(self.hundredths).unwrap_or(u32::MAX)))
    }
}

/// For each dose from the first day on: the doses of the 24 hours up to it, and the dose itself.
fn windows(doses: &[Dose], first: NaiveDate) -> impl Iterator<Item = (&[Dose], &Dose)> {
    let ends = doses.iter().enumerate().filter(move |(_, dose)| dose.at.day() >= first);
    ends.filter_map(|(number, end)| {
        let from = doses.partition_point(|dose| dose.at.utc_s <= end.at.utc_s - DAY_S);
        // Doses of one second are one moment.
        let after = number + doses.get(number..)?.partition_point(|dose| dose.at.utc_s <= end.at.utc_s);
        Some((doses.get(from..after)?, end))
    })
}

fn most_of(doses: &[Dose], key: &Key, first: NaiveDate) -> Taken {
    let taken = windows(doses, first).map(|(window, end)| taken_24h(window, key, end.at));
    taken.max_by_key(|taken| (taken.amount, taken.at_least)).unwrap_or_default()
}

/// The ingredients that are swallowed, each once, by its key.
fn ingredients(doses: &[Dose]) -> BTreeMap<Key, String> {
    let swallowed = doses.iter().filter(|dose| !dose.contents.form.on_skin());
    swallowed.flat_map(|dose| &dose.contents.parts).map(|part| (part.substance.key(), part.substance.name())).collect()
}

/// Ingredients of more than one medicine of the period.
fn shared(doses: &[Dose], first: NaiveDate) -> Vec<(String, Taken)> {
    let within = || doses.iter().filter(|dose| dose.at.day() >= first && !dose.contents.form.on_skin());
    let several = |key: &Key| {
        let names = within().filter(|dose| dose.contents.part(key).is_some()).map(|dose| dose.contents.name.as_str());
        names.collect::<BTreeSet<_>>().len() > 1
    };
    let found = ingredients(doses).into_iter().filter(|(key, _)| several(key));
    found.map(|(key, name)| (name, most_of(doses, &key, first))).collect()
}
