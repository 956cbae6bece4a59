//! Any journal: sums, peaks and words.

use crate::berlin::now;
use crate::shelf::{NOON, World, gel, key, product, tablets};
use proptest::prelude::*;
use soleus::domain::check::Answer;
use soleus::domain::medicine::{
    Dose, Fact, Finding, Form, Ingredient, Level, Person, Product, Reached, Weight, taken_24h,
};

fn shelf() -> Vec<Product> {
    vec![
        tablets(1, "Paracetamol", "500"),
        product(2, "Cold and flu", Form::Powder, &[("Acetaminophen", "1 g"), ("caffeine", "25")]),
        product(3, "Night syrup", Form::Liquid, &[("Paracetamol", "")]),
        tablets(4, "Ibuprofen", "400"),
        gel(5, "Ibuprofen", "5"),
        tablets(6, "Naproxen sodium", "220"),
        tablets(7, "Aspirin", "300"),
    ]
}

prop_compose! {
    /// Doses of the shelf within some days before noon, in half tablets.
    fn journal()(doses in prop::collection::vec((0_usize..7, 1_u32..8, 0_i64..5_000), 1..24)) -> Vec<Dose> {
        let shelf = shelf();
        let mut world = World::new(None, NOON);
        for (which, halves, minutes) in doses {
            let units = format!("{}.{}", halves / 2, halves % 2 * 5);
            let at = now(NOON).moment.plus_minutes(-minutes);
            let dose = world.dose_at(&shelf[which], at, &units);
            world.doses.push(dose);
        }
        world.doses
    }
}

/// Halves of a mg of one ingredient in the 24 hours up to a minute, added up by hand from the names on the shelf.
fn by_hand(doses: &[Dose], name: &str, end_s: i64) -> u64 {
    let in_day = |dose: &&Dose| dose.at.utc_s <= end_s && dose.at.utc_s + 86_400 > end_s;
    let mg = |dose: &Dose| match (dose.contents.name.as_str(), name) {
        ("Paracetamol", "paracetamol") => 500,
        ("Cold and flu", "paracetamol") => 1_000,
        ("Ibuprofen", "ibuprofen") if dose.contents.form == Form::Tablet => 400,
        ("Naproxen sodium", "naproxen") => 220,
        ("Aspirin", "aspirin") => 300,
        _ => 0,
    };
    let halves = |dose: &Dose| u64::from(dose.units.hundredths() / 50);
    doses.iter().filter(in_day).map(|dose| mg(dose) * halves(dose)).sum()
}

fn total_of(finding: &Finding) -> Option<&Reached> {
    match finding {
        Finding::MedicalHelp { reached, .. } | Finding::Above(reached) | Finding::AtLimit(reached) => Some(reached),
        _ => None,
    }
}

fn halves_of(total: &str) -> Option<u64> {
    let number: String = total.strip_suffix("mg")?.chars().filter(|sign| !sign.is_whitespace()).collect();
    match number.split_once('.') {
        Some((whole, "5")) => Some(whole.parse::<u64>().unwrap() * 2 + 1),
        Some(_) => None,
        None => Some(number.parse::<u64>().unwrap() * 2),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_total_that_is_said_is_the_sum_by_hand_of_the_fullest_24_hours(doses in journal()) {
        let shelf = shelf();
        let (new, others) = doses.split_first().unwrap();
        let mut world = World::new(Some("GB"), NOON);
        (world.doses, world.products) = (others.to_vec(), shelf);
        let found = world.found(new);
        let (substance, limit) = match new.contents.name.as_str() {
            "Ibuprofen" if new.contents.form == Form::Gel => ("none", u64::MAX),
            "Ibuprofen" => ("ibuprofen", 1_200),
            "Naproxen sodium" => ("naproxen", 750),
            "Aspirin" => ("aspirin", 3_600),
            _ => ("paracetamol", 4_000),
        };
        // Minute by minute through the 24 hours that hold the dose; doses lie on whole minutes.
        let peak = (0..1_440).map(|minute| by_hand(&doses, substance, new.at.utc_s + minute * 60)).max().unwrap();
        let weighed: Vec<u64> = found.iter().filter_map(total_of).filter_map(|reached| halves_of(&reached.total)).collect();
        let expected: Vec<u64> = if limit != u64::MAX && peak >= limit * 2 { vec![peak] } else { Vec::new() };
        prop_assert_eq!(weighed, expected);
    }

    #[test]
    fn totals_are_sums_and_deleting_a_dose_never_raises_one(doses in journal(), minute in 0_i64..6_500) {
        let end = now(NOON).moment.plus_minutes(1_440 - minute);
        for (name, ingredient) in [
            ("paracetamol", Ingredient::Paracetamol),
            ("ibuprofen", Ingredient::Ibuprofen),
            ("naproxen", Ingredient::Naproxen),
            ("aspirin", Ingredient::Aspirin),
        ] {
            let all = taken_24h(&doses, &key(ingredient), end);
            prop_assert_eq!(halves_of(&all.amount.to_string()), Some(by_hand(&doses, name, end.utc_s)));
            for place in 0..doses.len() {
                let mut fewer = doses.clone();
                fewer.remove(place);
                let left = taken_24h(&fewer, &key(ingredient), end);
                prop_assert!(left.amount <= all.amount && (all.at_least || !left.at_least));
            }
        }
    }

    #[test]
    fn no_word_of_the_guard_allows_reassures_or_shouts(
        doses in journal(),
        code in prop::sample::select(vec![None, Some("GB"), Some("US"), Some("CA"), Some("DE")]),
        answers in prop::collection::vec(any::<bool>(), Fact::ALL.len()),
        strain in prop::option::of(0_u32..100),
    ) {
        let (new, others) = doses.split_first().unwrap();
        let mut world = World::new(code, NOON);
        (world.doses, world.products) = (others.to_vec(), shelf());
        world.person = Person::default().with_journal(strain, &["E5"]);
        world.person.age = Some(65);
        for (fact, yes) in Fact::ALL.iter().zip(answers) {
            world.person.set(*fact, if yes { Answer::Yes } else { Answer::No });
        }
        let found = world.found(new);
        prop_assert!(found.is_sorted_by_key(Finding::weight));
        for words in world.words(&found).into_iter().chain(world.totals()) {
            let small = words.to_lowercase();
            for no in ["safe", "you may take", "you can take", "you may use", "allowed", "!", "please", "{", "  "] {
                prop_assert!(!small.contains(no), "{:?} in {:?}", no, words);
            }
            prop_assert!(words.ends_with('.'), "{:?}", words);
        }
        let help = found.iter().any(|finding| matches!(finding, Finding::MedicalHelp { .. }));
        let peak = (0..1_440).map(|minute| by_hand(&doses, "paracetamol", new.at.utc_s + minute * 60)).max().unwrap();
        let paracetamol = new.contents.parts.iter().any(|part| part.substance.key() == key(Ingredient::Paracetamol));
        prop_assert!(help || !paracetamol || peak <= 8_000);
        prop_assert!(found.iter().filter(|finding| finding.weight() == Weight::Above).filter_map(total_of).all(
            |reached| reached.level == Level::Above
        ));
    }
}
