//! The guard for painkillers: each row of the packets for three countries, each thing that it says, at midnight, at both
//! changes of the clocks, on a journey, and for doses that are added, changed or deleted later.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/berlin.rs"]
mod berlin;

use berlin::{now, zone};
use chrono::LocalResult;
use proptest::prelude::*;
use soleus::content::{medicine_table, profile_field};
use soleus::domain::check::Answer;
use soleus::domain::episode::Nrs;
use soleus::domain::medicine::{
    Contents, Dose, DoseFault, DoseField, DraftDose, DraftPart, DraftProduct, Fact, Finding, Form, Ingredient, Key,
    Known, Level, Most, MostIn, Named, Part, Person, Product, ProductFault, ProductField, Reached, Strength, Substance,
    Unit, Units, Weight, ask_first, guard, most_hint, taken_24h, totals,
};
use soleus::domain::profile::{Profile, ProfileAnswer, Value};
use soleus::domain::sentence::HourStyle;
use soleus::domain::when::{LocalZone, Moment, Now};
use uuid::Uuid;

/// A medicine of the list; its number is its id.
fn product(number: u128, name: &str, form: Form, parts: &[(&str, &str)]) -> Product {
    let part = |(name, strength): &(&str, &str)| Part {
        substance: Substance::from_name(name, false),
        strength: Strength::parse(strength, form).unwrap(),
    };
    let unit = if form.on_skin() { Unit::Application } else { Unit::Tablet };
    let contents = Contents { name: name.to_owned(), form, unit, parts: parts.iter().map(part).collect() };
    Product { id: Uuid::from_u128(number), contents, most: None, gap_min: None, prescribed: None }
}

fn tablets(number: u128, name: &str, strength: &str) -> Product {
    product(number, name, Form::Tablet, &[(name, strength)])
}

fn gel(number: u128, name: &str, strength: &str) -> Product {
    product(number, name, Form::Gel, &[(name, strength)])
}

/// What stands around a dose.
struct World {
    code: Option<&'static str>,
    now: Now,
    doses: Vec<Dose>,
    products: Vec<Product>,
    person: Person,
}

impl World {
    fn new(code: Option<&'static str>, text: &str) -> Self {
        let (doses, products) = (Vec::new(), Vec::new());
        Self { code, now: now(text), doses, products, person: Person::default() }
    }

    fn known(&self) -> Known<'_> {
        let table = medicine_table(self.code);
        Known { doses: &self.doses, products: &self.products, person: &self.person, table, now: &self.now }
    }

    /// A dose at a local time, not in the journal yet.
    fn dose(&mut self, product: &Product, text: &str, units: &str) -> Dose {
        self.dose_at(product, now(text).moment, units)
    }

    fn dose_at(&mut self, product: &Product, at: Moment, units: &str) -> Dose {
        if self.products.iter().all(|other| other.id != product.id) {
            self.products.push(product.clone());
        }
        Dose {
            id: Uuid::new_v4_like(self.doses.len()),
            product: product.id,
            contents: product.contents.clone(),
            at,
            units: Units::parse(units).unwrap(),
            nrs_before: None,
            nrs_after: None,
            note: String::new(),
        }
    }

    fn log(&mut self, product: &Product, text: &str, units: &str) -> Uuid {
        let dose = self.dose(product, text, units);
        self.doses.push(dose);
        self.doses.last().unwrap().id
    }

    fn found(&self, new: &Dose) -> Vec<Finding> {
        guard(new, &self.known())
    }

    /// What the guard says of so many units at this time.
    fn says(&mut self, product: &Product, text: &str, units: &str) -> Vec<String> {
        let new = self.dose(product, text, units);
        self.words(&self.found(&new))
    }

    fn words(&self, found: &[Finding]) -> Vec<String> {
        found.iter().map(|finding| finding.words(&self.now, HourStyle::TwentyFour).replace('\u{a0}', " ")).collect()
    }

    fn totals(&self) -> Vec<String> {
        self.words(&totals(&self.known()))
    }
}

/// Ids of doses by their place, so that a test can name them.
trait Numbered {
    fn new_v4_like(number: usize) -> Uuid;
}

impl Numbered for Uuid {
    fn new_v4_like(number: usize) -> Uuid {
        Uuid::from_u128(1_000_000 + number as u128)
    }
}

fn has(words: &[String], part: &str) -> bool {
    words.iter().any(|words| words.contains(part))
}

#[track_caller]
fn says(words: &[String], part: &str) {
    assert!(has(words, part), "{part:?} is not in {words:#?}");
}

#[track_caller]
fn silent(words: &[String], part: &str) {
    assert!(!has(words, part), "{part:?} is in {words:#?}");
}

const NOON: &str = "2026-11-22 12:00";

// --- 7.1: the packets of three countries ------------------------------------------------------------------------------

#[test]
fn every_packet_limit_speaks_exactly_where_it_is_reached_and_where_it_is_passed() {
    for (code, name, strength, units, total) in [
        ("GB", "Ibuprofen", "200", 6, "1 200 mg ibuprofen"),
        ("GB", "Ibuprofen", "400", 3, "1 200 mg ibuprofen"),
        ("GB", "Paracetamol", "500", 8, "4 000 mg paracetamol"),
        ("GB", "Naproxen", "250", 3, "750 mg naproxen"),
        ("GB", "Aspirin", "300", 12, "3 600 mg aspirin"),
        ("US", "Ibuprofen", "200", 6, "1 200 mg ibuprofen"),
        ("US", "Acetaminophen", "500", 6, "3 000 mg acetaminophen"),
        ("US", "Acetaminophen", "325", 10, "3 250 mg acetaminophen"),
        ("US", "Acetaminophen", "650", 6, "3 900 mg acetaminophen"),
        ("US", "Naproxen sodium", "220", 3, "660 mg naproxen sodium"),
        ("US", "Aspirin", "325", 12, "3 900 mg aspirin"),
        ("CA", "Ibuprofen", "200", 6, "1 200 mg ibuprofen"),
        ("CA", "Acetaminophen", "500", 8, "4 000 mg acetaminophen"),
        ("CA", "Naproxen sodium", "220", 2, "440 mg naproxen sodium"),
    ] {
        let product = tablets(1, name, strength);
        let mut world = World::new(Some(code), NOON);
        let mut of = |units: u32| world.says(&product, NOON, &units.to_string());
        let reached = of(units);
        says(&reached, &format!("With this you reach {total} in 24 hours, the over-the-counter maximum."));
        says(&reached, "The total stays at the maximum until 12:00 tomorrow.");
        let passed = of(units + 1);
        says(&passed, ", above the packet maximum of ");
        says(&passed, "Take no more.");
        let below = of(units - 1);
        for words in ["reach", "above the packet maximum of 1 ", "The total stays"] {
            silent(&below, words);
        }
        silent(&below, "Compare with your packet.");
    }
}

#[test]
fn a_total_above_the_packet_sends_to_a_pharmacist_or_poison_line() {
    let mut world = World::new(Some("GB"), NOON);
    let ibuprofen = tablets(1, "Ibuprofen", "400");
    world.log(&ibuprofen, "2026-11-21 16:00", "3");
    assert_eq!(
        world.says(&ibuprofen, NOON, "1"),
        ["With this you have 1 600 mg ibuprofen in 24 hours, above the packet maximum of 1 200 mg. Take no more. Ask \
             a pharmacist or poison line today."]
    );
}

#[test]
fn naproxen_has_a_limit_of_its_own_in_canada_and_is_not_sold_for_calf_pain_in_the_uk() {
    let naproxen = tablets(1, "Naproxen sodium", "220");
    let three = |code: &'static str| World::new(Some(code), NOON).says(&naproxen, NOON, "3");
    says(&three("CA"), "660 mg naproxen sodium in 24 hours, above the packet maximum of 440 mg.");
    silent(&three("US"), "in 24 hours, above");
    let british = World::new(Some("GB"), NOON).says(&naproxen, NOON, "1");
    says(&british, "naproxen is sold in the UK for period pain only, not for calf pain. Ask a pharmacist.");
    silent(&World::new(Some("US"), NOON).says(&naproxen, NOON, "1"), "period pain");
}

#[test]
fn naproxen_in_the_us_keeps_to_440_mg_in_8_hours_and_lets_the_first_dose_be_two() {
    let naproxen = tablets(1, "Naproxen sodium", "220");
    let mut world = World::new(Some("US"), NOON);
    world.log(&naproxen, "2026-11-22 11:15", "1");
    // The second half of a first dose.
    assert_eq!(world.says(&naproxen, NOON, "1"), Vec::<String>::new());
    says(&world.says(&naproxen, NOON, "2"), "660 mg naproxen sodium in 8 hours, above the packet maximum of 440 mg.");
    world.doses.clear();
    world.log(&naproxen, "2026-11-22 10:30", "1");
    let late = world.says(&naproxen, NOON, "1");
    says(&late, "Your last dose was 1 h 30 min ago. The packet gap is at least 8 hours.");
}

#[test]
fn gels_are_counted_in_times_and_never_in_mg() {
    for (code, name, strength, most) in [
        ("GB", "Ibuprofen", "5", 3),
        ("GB", "Ibuprofen", "10", 4),
        ("GB", "Diclofenac", "1.16", 4),
        ("GB", "Diclofenac", "2.32", 2),
        ("US", "Diclofenac", "1", 4),
    ] {
        let product = gel(1, name, strength);
        let mut world = World::new(Some(code), NOON);
        for hour in 0..most - 1 {
            world.log(&product, &format!("2026-11-22 0{hour}:00"), "1");
        }
        let name = name.to_lowercase();
        let reached = world.says(&product, NOON, "1");
        says(
            &reached,
            &format!("With this you reach {most} doses of {name} in 24 hours, the over-the-counter maximum."),
        );
        says(&reached, "The total stays at the maximum until 00:00 tomorrow.");
        world.log(&product, "2026-11-22 08:00", "1");
        let passed = world.says(&product, NOON, "1");
        says(&passed, &format!("{} doses of {name} in 24 hours, above the packet maximum of {most} doses.", most + 1));
        silent(&passed, "mg");
        silent(&passed, "poison");
    }
}

#[test]
fn a_gel_with_fewer_times_on_its_packet_keeps_to_them() {
    let mut own = gel(1, "Ibuprofen", "5");
    own.most = Some(Most::Units(Units::whole(2)));
    let mut world = World::new(Some("GB"), NOON);
    world.log(&own, "2026-11-22 03:00", "1");
    let words = world.says(&own, NOON, "1");
    says(&words, "With this you reach 2 applications of Ibuprofen in 24 hours, the most on your packet.");
    assert_eq!(words.len(), 1, "{words:?}");
    // More times than packets of the country say do not raise them.
    own.most = Some(Most::Units(Units::whole(9)));
    world.products.clear();
    silent(&world.says(&own, NOON, "1"), "you reach");
    world.log(&own, "2026-11-22 07:30", "1");
    says(&world.says(&own, NOON, "1"), "With this you reach 3 doses of ibuprofen in 24 hours");
}

#[test]
fn strong_ibuprofen_gel_has_a_most_in_grams() {
    let mut strong = gel(1, "Ibuprofen", "10");
    strong.contents.unit = Unit::Gram;
    let mut world = World::new(Some("GB"), NOON);
    world.log(&strong, "2026-11-22 06:00", "2.5");
    says(&world.says(&strong, NOON, "2.5"), "5 g of ibuprofen on the skin in 24 hours, the over-the-counter maximum.");
    says(
        &world.says(&strong, NOON, "3"),
        "5.5 g of ibuprofen on the skin in 24 hours, above the packet maximum of 5 g.",
    );
}

#[test]
fn diclofenac_gel_is_for_strains_in_one_country_and_not_in_the_other() {
    let us = World::new(Some("US"), NOON).says(&gel(1, "Diclofenac", "1"), NOON, "1");
    says(&us, "says not to use it for strains, sprains, bruises or sports injuries. Ask a pharmacist.");
    let gb = World::new(Some("GB"), NOON).says(&gel(1, "Diclofenac", "1.16"), NOON, "1");
    silent(&gb, "strains");
    let us = World::new(Some("US"), NOON).says(&gel(1, "Ibuprofen", "5"), NOON, "1");
    says(&us, "Ibuprofen gel is not sold without a prescription in the US. Ask a pharmacist.");
}

#[test]
fn the_gap_belongs_to_the_medicine_and_the_country() {
    for (code, product, hours) in [
        ("GB", tablets(1, "Ibuprofen", "200"), 4),
        ("GB", tablets(1, "Paracetamol", "500"), 4),
        ("GB", tablets(1, "Naproxen", "250"), 6),
        ("GB", tablets(1, "Aspirin", "300"), 4),
        ("GB", gel(1, "Ibuprofen", "5"), 4),
        ("GB", gel(1, "Diclofenac", "2.32"), 12),
        ("US", tablets(1, "Ibuprofen", "200"), 4),
        ("US", tablets(1, "Acetaminophen", "500"), 6),
        ("US", tablets(1, "Acetaminophen", "325"), 4),
        ("US", tablets(1, "Acetaminophen", "650"), 8),
        ("US", tablets(1, "Naproxen sodium", "220"), 8),
        ("US", tablets(1, "Aspirin", "325"), 4),
    ] {
        let mut world = World::new(Some(code), "2026-11-22 14:00");
        let last = now("2026-11-22 14:00").moment.plus_minutes(-hours * 60);
        for (at, early) in [(last, false), (last.plus_minutes(1), true)] {
            world.doses.clear();
            let dose = world.dose_at(&product, at, "1");
            world.doses.push(dose);
            let words = world.says(&product, "2026-11-22 14:00", "1");
            assert_eq!(has(&words, &format!("The packet gap is at least {hours} hours.")), early, "{code} {words:?}");
        }
    }
    let naproxen = tablets(1, "Naproxen sodium", "220");
    let mut world = World::new(Some("CA"), NOON);
    world.log(&naproxen, "2026-11-22 03:00", "1");
    silent(&world.says(&naproxen, NOON, "1"), "gap");
    world.person.age = Some(65);
    says(&world.says(&naproxen, NOON, "1"), "Your last dose was 9 h ago. The packet gap is at least 12 hours.");
}

#[test]
fn paracetamol_in_the_uk_is_four_doses_at_most_however_small() {
    let mut world = World::new(Some("GB"), "2026-11-22 20:00");
    let paracetamol = tablets(1, "Paracetamol", "500");
    for time in ["2026-11-22 00:00", "2026-11-22 05:00", "2026-11-22 10:00"] {
        world.log(&paracetamol, time, "1");
    }
    says(&world.says(&paracetamol, "2026-11-22 20:00", "1"), "With this you reach 4 doses of paracetamol in 24 hours");
    world.log(&paracetamol, "2026-11-22 15:00", "1");
    let five = world.says(&paracetamol, "2026-11-22 20:00", "1");
    says(&five, "5 doses of paracetamol in 24 hours, above the packet maximum of 4 doses. Ask a pharmacist.");
    silent(&five, "medical help");
}

#[test]
fn where_no_packet_is_known_nothing_is_compared() {
    let mut typed = tablets(1, "Ibuprofen", "400");
    (typed.most, typed.gap_min) = (Some(Most::Mg(1_200)), Some(360));
    for code in [None, Some("DE"), Some("nowhere")] {
        let mut world = World::new(code, NOON);
        world.log(&typed, "2026-11-22 11:00", "3");
        assert_eq!(
            world.says(&typed, NOON, "1"),
            ["With this you have 1 600 mg ibuprofen in 24 hours. Compare with your packet."],
            "{code:?}"
        );
        assert_eq!(world.says(&gel(2, "Ketoprofen", "2.5"), NOON, "1"), ["Compare with your packet."]);
        assert_eq!(world.totals(), ["You have logged 1 200 mg ibuprofen in the last 24 hours."]);
    }
    // A country of the table that has no row for it.
    let aspirin = World::new(Some("CA"), NOON).says(&tablets(1, "Aspirin", "325"), NOON, "1");
    assert_eq!(aspirin, ["With this you have 325 mg aspirin in 24 hours. Compare with your packet."]);
    let gel = World::new(Some("CA"), NOON).says(&gel(1, "Diclofenac", "1.16"), NOON, "1");
    assert_eq!(gel, ["Compare with your packet."]);
}

#[test]
fn what_was_typed_from_the_packet_counts_where_it_is_lower_and_a_prescribed_limit_replaces_it() {
    let mut own = tablets(1, "Ibuprofen", "400");
    let mut most = |most, prescribed| {
        (own.most, own.prescribed) = (most, prescribed);
        World::new(Some("GB"), NOON).says(&own, NOON, "3")
    };
    says(&most(Some(Most::Units(Units::whole(2))), None), "above the packet maximum of 800 mg.");
    says(&most(Some(Most::Units(Units::whole(3))), None), "1 200 mg ibuprofen in 24 hours, the most on your packet.");
    // A slip of the finger does not raise what every packet of the country says.
    says(&most(Some(Most::Mg(12_000)), None), "the over-the-counter maximum.");
    assert_eq!(most(None, Some(Most::Mg(2_400))), Vec::<String>::new());
    says(&most(None, Some(Most::Mg(1_200))), "1 200 mg ibuprofen in 24 hours, the prescribed maximum.");
    says(&most(None, Some(Most::Mg(800))), "above the prescribed maximum of 800 mg. Take no more.");
    // A doctor knows no country; and a packet beside a prescription keeps its own limit.
    own.prescribed = Some(Most::Mg(800));
    let mut world = World::new(Some("DE"), NOON);
    says(&world.says(&own, NOON, "3"), "above the prescribed maximum of 800 mg.");
    own.prescribed = Some(Most::Mg(2_400));
    let mut world = World::new(Some("GB"), NOON);
    world.log(&own, "2026-11-22 04:00", "3");
    says(&world.says(&tablets(2, "Ibuprofen", "200"), NOON, "1"), "above the packet maximum of 1 200 mg.");
}

#[test]
fn a_typed_gap_counts_where_it_is_longer() {
    let mut own = tablets(1, "Ibuprofen", "200");
    for (gap_min, words) in [
        (Some(360), "Your last dose was 2 h 30 min ago. The packet says at least 6 hours."),
        (Some(270), "The packet says at least 4 h 30 min."),
        (Some(60), "Your last dose was 2 h 30 min ago. The packet gap is at least 4 hours."),
    ] {
        own.gap_min = gap_min;
        let mut world = World::new(Some("GB"), NOON);
        world.log(&own, "2026-11-22 09:30", "1");
        says(&world.says(&own, NOON, "1"), words);
    }
}

// --- 7.3: help, pairs, days, answers ----------------------------------------------------------------------------------

#[test]
fn more_than_4000_mg_of_paracetamol_means_help_now_in_every_country() {
    for (code, call) in [
        (Some("GB"), "Call the NHS advice line on 111."),
        (Some("US"), "Call Poison Control on 1-800-222-1222."),
        (Some("CA"), "Call a poison line, or your emergency number 911."),
        (Some("DE"), "Call a poison line, or your emergency number 112."),
        (None, "Call a poison line, or your emergency number 112."),
    ] {
        let product = tablets(1, "Paracetamol", "500");
        let mut world = World::new(code, NOON);
        let words = world.says(&product, NOON, "8.5");
        let help = words.first().unwrap();
        assert!(help.starts_with("With this you have 4 250 mg paracetamol in 24 hours, above "), "{help}");
        assert!(help.contains("Take no more. Get medical help now, even if you feel well."), "{help}");
        assert!(help.ends_with(call), "{help}");
        silent(&world.says(&product, NOON, "8"), "Get medical help now");
        world.log(&product, NOON, "8.5");
        says(&world.totals(), "You have logged 4 250 mg paracetamol in the last 24 hours, above");
        says(&world.totals(), "Get medical help now, even if you feel well.");
    }
    // Whoever prescribed it.
    let mut prescribed = tablets(1, "Paracetamol", "500");
    prescribed.prescribed = Some(Most::Mg(6_000));
    let words = World::new(Some("GB"), NOON).says(&prescribed, NOON, "9");
    says(&words, "4 500 mg paracetamol in 24 hours, above 4 000 mg. Take no more. Get medical help now");
}

#[test]
fn between_the_us_packet_and_4000_mg_a_pharmacist_is_asked_unless_something_speaks_for_help() {
    let caplets = tablets(1, "Acetaminophen", "500");
    let mut world = World::new(Some("US"), NOON);
    let seven = world.says(&caplets, NOON, "7");
    says(&seven, "Take no more. Ask a pharmacist or poison line today.");
    silent(&seven, "Get medical help now");
    for (fact, told) in [
        (Fact::Liver, "You told us about liver disease."),
        (Fact::Alcohol, "You told us about 3 or more alcoholic drinks a day."),
        (Fact::Under50Kg, "You told us that you weigh less than 50 kg."),
    ] {
        let mut world = World::new(Some("US"), NOON);
        world.person.set(fact, Answer::Yes);
        let seven = world.says(&caplets, NOON, "7");
        says(&seven, &format!("Take no more. {told} Get medical help now, even if you feel well."));
        silent(&world.says(&caplets, NOON, "6"), "Get medical help now");
        world.person.set(fact, Answer::No);
        silent(&world.says(&caplets, NOON, "7"), "Get medical help now");
    }
}

#[test]
fn above_the_packet_on_two_days_means_help_now() {
    let caplets = tablets(1, "Acetaminophen", "500");
    let mut world = World::new(Some("US"), NOON);
    world.log(&caplets, "2026-11-19 12:00", "7");
    let again = world.says(&caplets, NOON, "7");
    says(&again, "The total was above the packet maximum on 2 or more days. Get medical help now");
    // A day at the limit is none above it, and a week later it is another matter.
    world.doses.clear();
    world.log(&caplets, "2026-11-19 12:00", "6");
    world.log(&caplets, "2026-11-10 12:00", "7");
    silent(&world.says(&caplets, NOON, "7"), "Get medical help now");
    // Only paracetamol.
    let ibuprofen = tablets(2, "Ibuprofen", "400");
    world.log(&ibuprofen, "2026-11-20 12:00", "4");
    silent(&world.says(&ibuprofen, NOON, "4"), "Get medical help now");
}

#[test]
fn paracetamol_of_unknown_strength_above_its_tablets_is_no_reason_to_keep_quiet() {
    let mut unknown = tablets(1, "Paracetamol", "");
    unknown.most = Some(Most::Units(Units::whole(8)));
    let mut world = World::new(Some("GB"), NOON);
    says(&world.says(&unknown, NOON, "8"), "you reach 8 tablets of Paracetamol in 24 hours, the most on your packet.");
    says(&world.says(&unknown, NOON, "9"), "above the packet maximum of 8 tablets. Take no more. Ask a pharmacist");
    world.person.set(Fact::Liver, Answer::Yes);
    says(&world.says(&unknown, NOON, "9"), "Get medical help now, even if you feel well.");
}

#[test]
fn a_dose_with_mg_of_its_own_counts_among_the_tablets_of_unknown_strength() {
    let mut unknown = tablets(1, "Paracetamol", "");
    unknown.most = Some(Most::Units(Units::whole(8)));
    let mut world = World::new(Some("GB"), NOON);
    world.log(&unknown, "2026-11-22 02:00", "8");
    let found = Named::find(&[unknown], "paracetamol", Some("700"), Uuid::nil()).unwrap();
    assert_eq!((found.new, found.contents.name.as_str()), (false, "Paracetamol (700\u{a0}mg)"));
    let mut new = world.dose(&found.product, NOON, "1");
    new.contents = found.contents;
    says(&world.words(&world.found(&new)), "above the packet maximum of 8 doses. Take no more.");
}

#[test]
fn acetaminophen_of_another_strength_keeps_to_the_lowest_packet_of_the_us() {
    for strength in ["1000", "160", ""] {
        let mut world = World::new(Some("US"), NOON);
        let other = tablets(1, "Acetaminophen", strength);
        world.log(&tablets(2, "Paracetamol", "1000"), "2026-11-22 08:30", "3");
        let words = world.says(&other, NOON, "1");
        says(&words, "Your last dose of acetaminophen was 3 h 30 min ago. The packet gap is at least 4 hours.");
        assert!(has(&words, "3 000 mg"), "{words:?}");
        silent(&words, "Compare with your packet.");
    }
}

#[test]
fn one_ingredient_in_two_medicines_counts_once_for_all_and_is_named() {
    let mut world = World::new(Some("GB"), NOON);
    let flu = product(2, "Night cold relief", Form::Powder, &[("Acetaminophen", "1 g"), ("phenylephrine", "10")]);
    world.log(&flu, "2026-11-22 02:00", "1");
    world.log(&flu, "2026-11-22 07:00", "1");
    let words = world.says(&tablets(1, "Paracetamol", "500"), NOON, "4");
    says(&words, "Paracetamol is also in Night cold relief, logged within 24 hours of this. Ask a pharmacist.");
    says(&words, "With this you reach 4 000 mg paracetamol in 24 hours");
    world.doses.clear();
    world.log(&flu, "2026-11-22 10:00", "1");
    let words = world.says(&tablets(1, "Paracetamol", "500"), NOON, "1");
    says(&words, "Your last dose of paracetamol was 2 h ago. The packet gap is at least 4 hours.");
    // An own ingredient is the same one in small letters, and a day later it is another dose.
    let own = product(3, "Nose drops", Form::Tablet, &[("Phenylephrine", "5")]);
    says(&world.says(&own, NOON, "1"), "Phenylephrine is also in Night cold relief");
    silent(&world.says(&own, "2026-11-23 10:00", "1"), "also in");
}

#[test]
fn two_anti_inflammatories_are_named_by_mouth_and_on_the_skin() {
    let (ibuprofen, naproxen) = (tablets(1, "Ibuprofen", "200"), tablets(2, "Naproxen sodium", "220"));
    let (aspirin, paracetamol) = (tablets(3, "Aspirin", "300"), tablets(4, "Paracetamol", "500"));
    let (ibuprofen_gel, diclofenac_gel) = (gel(5, "Ibuprofen", "5"), gel(6, "Diclofenac", "1.16"));
    for (one, other, words) in [
        (&ibuprofen, &naproxen, Some("Naproxen sodium and ibuprofen are both NSAIDs")),
        (&ibuprofen, &aspirin, Some("Aspirin and ibuprofen are both NSAIDs")),
        (&ibuprofen, &ibuprofen_gel, Some("Ibuprofen on the skin and ibuprofen by mouth are both NSAIDs")),
        (&diclofenac_gel, &ibuprofen, Some("Ibuprofen by mouth and diclofenac on the skin are both NSAIDs")),
        (&ibuprofen_gel, &diclofenac_gel, Some("Diclofenac and ibuprofen are both NSAIDs")),
        (&ibuprofen, &ibuprofen, None),
        (&ibuprofen, &paracetamol, None),
    ] {
        for code in ["GB", "US", "CA"] {
            let mut world = World::new(Some(code), NOON);
            world.log(one, "2026-11-21 12:01", "1");
            let found = world.says(other, NOON, "1");
            match words {
                Some(words) => says(&found, &format!("{words} (anti-inflammatories). Ask a pharmacist.")),
                None => silent(&found, "NSAIDs"),
            }
            world.doses.clear();
            world.log(one, "2026-11-21 12:00", "1");
            silent(&world.says(other, NOON, "1"), "NSAIDs");
        }
    }
    let mut own = product(7, "Ketoprofen", Form::Tablet, &[("ketoprofen", "")]);
    own.contents.parts[0].substance = Substance::from_name("ketoprofen", true);
    let mut world = World::new(None, NOON);
    world.log(&own, "2026-11-22 11:00", "1");
    says(&world.says(&ibuprofen, NOON, "1"), "Ibuprofen and ketoprofen are both NSAIDs");
    let both = product(8, "Both", Form::Tablet, &[("Ibuprofen", "200"), ("Aspirin", "300")]);
    says(&World::new(None, NOON).says(&both, NOON, "1"), "Ibuprofen and aspirin are both NSAIDs");
}

#[test]
fn too_many_days_in_a_row_lead_to_a_doctor() {
    let ibuprofen = tablets(1, "Ibuprofen", "200");
    for (code, product, days) in [
        ("GB", ibuprofen.clone(), 10),
        ("US", ibuprofen.clone(), 10),
        ("CA", ibuprofen.clone(), 5),
        ("GB", gel(1, "Ibuprofen", "5"), 14),
        ("GB", gel(1, "Diclofenac", "1.16"), 7),
        ("CA", gel(1, "Diclofenac", "1.16"), 7),
    ] {
        let mut world = World::new(Some(code), NOON);
        for day in 1..days - 1 {
            let at = now(NOON).moment.plus_minutes(-1_440 * day);
            let dose = world.dose_at(&product, at, "1");
            world.doses.push(dose);
        }
        silent(&world.says(&product, NOON, "1"), "days in a row");
        let forgotten = now(NOON).moment.plus_minutes(-1_440 * (days - 1));
        let dose = world.dose_at(&product, forgotten, "1");
        world.doses.push(dose);
        let words = world.says(&product, NOON, "1");
        says(&words, &format!("is logged on {days} or more days in a row. The packet asks for advice"));
        says(&words, "See a doctor in the next few days.");
    }
}

#[test]
fn each_health_answer_speaks_for_the_medicines_it_is_about_in_three_countries() {
    let nsaid_only = [
        Fact::HeartFailure,
        Fact::HeartDisease,
        Fact::Stroke,
        Fact::BloodPressure,
        Fact::BleedingDisorder,
        Fact::Antiplatelet,
        Fact::Steroid,
        Fact::WaterTablet,
        Fact::TakesNaproxen,
        Fact::Fluoroquinolone,
        Fact::Birth,
    ];
    let both = [Fact::Liver, Fact::Alcohol];
    let gel_too = [Fact::AspirinAllergy, Fact::Asthma, Fact::StomachUlcer, Fact::Pregnant];
    let all = [Fact::Kidney, Fact::BloodThinner];
    let paracetamol_only = [Fact::Under50Kg];
    for code in ["GB", "US", "CA"] {
        for (facts, expected) in [
            (nsaid_only.as_slice(), [true, false, false]),
            (&both, [true, false, true]),
            (&gel_too, [true, true, false]),
            (&all, [true, true, true]),
            (&paracetamol_only, [false, false, true]),
        ] {
            for fact in facts {
                let mut world = World::new(Some(code), NOON);
                world.person.set(*fact, Answer::Yes);
                let products =
                    [tablets(1, "Ibuprofen", "200"), gel(2, "Diclofenac", "1.16"), tablets(3, "Paracetamol", "500")];
                let told = products.map(|product| has(&world.says(&product, NOON, "1"), "You told us "));
                assert_eq!(told, expected, "{} in {code}", fact.id());
            }
        }
    }
}

#[test]
fn the_words_of_an_answer_ask_first_and_forbid_nothing() {
    let ibuprofen = tablets(1, "Ibuprofen", "200");
    let mut world = World::new(Some("GB"), NOON);
    world.person.set(Fact::StomachUlcer, Answer::Yes);
    let ask = "You told us about a stomach ulcer. Ask a pharmacist or doctor before you";
    assert_eq!(world.says(&ibuprofen, NOON, "1"), [format!("{ask} take this.")]);
    assert_eq!(world.says(&gel(2, "Ibuprofen", "5"), NOON, "1"), [format!("{ask} use this.")]);
    world.person = Person::default();
    world.person.set(Fact::Antiplatelet, Answer::Yes);
    says(&world.says(&ibuprofen, NOON, "1"), "Ibuprofen can block the heart protection of low-dose aspirin");
    says(&world.says(&tablets(3, "Aspirin", "300"), NOON, "1"), "Do not stop it because of this.");
    for (code, words) in [
        (
            Some("GB"),
            "You told us that you are pregnant. The NHS advises against these painkillers in pregnancy, and they \
                      are not for use after 28 weeks.",
        ),
        (Some("US"), "The US FDA says to avoid these painkillers from about 20 weeks of pregnancy."),
        (Some("CA"), "Health services in the UK and the US advise against these painkillers in pregnancy"),
        (None, "You told us that you are pregnant. Ask a pharmacist or doctor before you take this."),
    ] {
        let mut world = World::new(code, NOON);
        world.person.set(Fact::Pregnant, Answer::Yes);
        says(&world.says(&ibuprofen, NOON, "1"), words);
    }
    let mut world = World::new(Some("GB"), NOON);
    world.person = Person::default().with_journal(None, &["U12"]);
    says(&world.says(&ibuprofen, NOON, "1"), "Your warning-sign check asks for medical help. That comes before any");
    silent(&world.says(&tablets(3, "Paracetamol", "500"), NOON, "1"), "warning-sign");
}

#[test]
fn age_counts_from_60_in_the_us_and_from_65_in_the_uk_and_canada() {
    let ibuprofen = tablets(1, "Ibuprofen", "200");
    for (code, age, from) in [
        (Some("US"), 60, Some(60)),
        (Some("US"), 40, None),
        (Some("GB"), 60, None),
        (Some("GB"), 65, Some(65)),
        (Some("CA"), 60, None),
        (Some("CA"), 65, Some(65)),
        (None, 60, Some(60)),
    ] {
        let mut world = World::new(code, NOON);
        world.person.age = Some(age);
        let words = world.says(&ibuprofen, NOON, "1");
        match from {
            Some(from) => says(&words, &format!("You told us that you are {from} or older.")),
            None => silent(&words, "older"),
        }
    }
}

#[test]
fn a_fresh_strain_shows_both_views_and_aspirin_a_word_more() {
    for (hours, fresh) in [(Some(0), true), (Some(72), true), (Some(73), false), (None, false)] {
        let mut world = World::new(Some("GB"), NOON);
        world.person = Person::default().with_journal(hours, &[]);
        let words = world.says(&tablets(1, "Ibuprofen", "200"), NOON, "1");
        assert_eq!(has(&words, "leave ibuprofen out at first, the NHS page of today names paracetamol"), fresh);
        silent(&words, "bleed");
        let words = world.says(&tablets(2, "Aspirin", "300"), NOON, "1");
        assert_eq!(has(&words, "Aspirin can make a fresh bruise bleed more."), fresh);
        silent(&world.says(&tablets(3, "Paracetamol", "500"), NOON, "1"), "strain");
    }
}

#[test]
fn every_answer_is_found_in_the_questions_about_you() {
    let at = now(NOON).moment;
    let many = |field: &str, id: &str| (field.to_owned(), Value::Many(vec![id.to_owned()]));
    let one = |field: &str, id: &str| (field.to_owned(), Value::One(id.to_owned()));
    let yes = |field: &str| (field.to_owned(), Value::YesNo(true));
    for (fact, (field, value)) in [
        (Fact::AspirinAllergy, many("organs", "aspirin_allergy")),
        (Fact::Asthma, many("organs", "asthma")),
        (Fact::StomachUlcer, many("organs", "stomach_ulcer")),
        (Fact::Kidney, many("organs", "kidney")),
        (Fact::Liver, many("organs", "liver")),
        (Fact::HeartFailure, many("heart", "heart_failure")),
        (Fact::HeartDisease, many("heart", "heart_disease")),
        (Fact::Stroke, many("heart", "stroke")),
        (Fact::BloodPressure, many("heart", "high_blood_pressure")),
        (Fact::Steroid, many("medicines", "steroid")),
        (Fact::WaterTablet, many("medicines", "water_tablet")),
        (Fact::TakesNaproxen, many("medicines", "naproxen")),
        (Fact::Under50Kg, one("weight", "under_50")),
        (Fact::Alcohol, yes("alcohol")),
        (Fact::BleedingDisorder, yes("bleeding_disorder")),
        (Fact::Antiplatelet, yes("antiplatelet")),
        (Fact::BloodThinner, yes("blood_thinner")),
        (Fact::Fluoroquinolone, one("fluoroquinolone", "now")),
        (Fact::Pregnant, one("pregnancy", "pregnant")),
        (Fact::Birth, one("pregnancy", "birth_6wk")),
        (Fact::Older, one("age", "65_plus")),
    ] {
        let question = profile_field(&field).unwrap_or_else(|| panic!("{field} is asked nowhere"));
        if let Value::One(id) = &value {
            assert!(question.options.iter().any(|option| option.id == *id), "{id} is no choice of {field}");
        }
        if let Value::Many(ids) = &value {
            assert!(ids.iter().all(|id| question.options.iter().any(|option| option.id == *id)), "{ids:?}");
        }
        let profile = Profile::new(vec![ProfileAnswer { field, value, at }]);
        let person = Person::of(&profile, at.day());
        assert_eq!(person.answer(fact, 65), Answer::Yes, "{}", fact.id());
        assert_eq!(Person::of(&Profile::default(), at.day()).answer(fact, 65), Answer::Blank, "{}", fact.id());
    }
    // A pregnancy without its day, and a blood thinner that was told long ago, are not forgotten.
    let told = |field: &str, value: Value, days: i64| {
        let at = at.plus_minutes(-1_440 * days);
        Person::of(&Profile::new(vec![ProfileAnswer { field: field.to_owned(), value, at }]), now(NOON).today())
    };
    let pregnant = |days| told("pregnancy", Value::One("pregnant".to_owned()), days).answer(Fact::Pregnant, 65);
    assert_eq!((pregnant(200), pregnant(300)), (Answer::Yes, Answer::Blank));
    assert_eq!(told("blood_thinner", Value::YesNo(true), 400).answer(Fact::BloodThinner, 65), Answer::Yes);
}

#[test]
fn what_was_not_told_stands_in_the_general_caution() {
    let table = medicine_table(Some("GB"));
    let caution = |person: &Person| {
        let contents = tablets(1, "Ibuprofen", "200").contents;
        ask_first(&contents, person, table.cautions, table.older_from()).unwrap()
    };
    let mut person = Person::default();
    for words in ["asthma", "a stomach ulcer", "lupus", "lithium", "an age of 65 or more", "pregnancy"] {
        assert!(caution(&person).contains(words), "{words}");
    }
    assert!(!caution(&person).contains("epilepsy"));
    person.set(Fact::Asthma, Answer::No);
    person.set(Fact::StomachUlcer, Answer::Yes);
    let left = caution(&person);
    assert!(!left.contains("asthma") && !left.contains("stomach ulcer") && left.contains("lupus"), "{left}");
    let paracetamol = tablets(1, "Paracetamol", "500").contents;
    let words = ask_first(&paracetamol, &person, table.cautions, 65).unwrap().replace('\u{a0}', " ");
    assert!(words.ends_with("a blood thinner or medicines for epilepsy or tuberculosis."), "{words}");
}

#[test]
fn an_unknown_strength_is_never_guessed_and_makes_the_total_an_at_least() {
    let mut world = World::new(Some("GB"), NOON);
    world.log(&product(2, "Cold and flu", Form::Powder, &[("Paracetamol", "")]), "2026-11-22 06:00", "2");
    let paracetamol = tablets(1, "Paracetamol", "500");
    assert_eq!(
        world.says(&paracetamol, NOON, "2"),
        [
            "Paracetamol is also in Cold and flu, logged within 24 hours of this. Ask a pharmacist.",
            "The strength of Cold and flu is not known, so it is not counted. The total is at least 1 000 mg paracetamol.",
        ]
    );
    says(&world.says(&paracetamol, NOON, "8"), "With this you reach at least 4 000 mg paracetamol in 24 hours");
    says(&world.totals(), "You have logged at least 0 mg paracetamol in the last 24 hours.");
}

// --- Time -------------------------------------------------------------------------------------------------------------

fn key(ingredient: Ingredient) -> Key {
    Key::Known(ingredient)
}

#[test]
fn midnight_takes_nothing_off_a_total() {
    let mut world = World::new(Some("GB"), "2026-11-23 00:10");
    let ibuprofen = tablets(1, "Ibuprofen", "400");
    world.log(&ibuprofen, "2026-11-22 12:00", "1");
    world.log(&ibuprofen, "2026-11-22 19:00", "1");
    let words = world.says(&ibuprofen, "2026-11-23 00:10", "1");
    assert_eq!(
        words,
        ["With this you reach 1 200 mg ibuprofen in 24 hours, the over-the-counter maximum. The total stays at the \
             maximum until 12:00."]
    );
    let words = world.says(&ibuprofen, "2026-11-23 00:10", "2");
    says(&words, "1 600 mg ibuprofen in 24 hours, above the packet maximum of 1 200 mg.");
}

#[test]
fn a_dose_leaves_the_total_after_24_hours_to_the_minute() {
    let mut world = World::new(Some("GB"), "2026-11-23 12:00");
    let ibuprofen = tablets(1, "Ibuprofen", "400");
    world.log(&ibuprofen, "2026-11-22 12:01", "3");
    says(&world.says(&ibuprofen, "2026-11-23 12:00", "1"), "1 600 mg");
    world.doses.clear();
    world.log(&ibuprofen, "2026-11-22 12:00", "3");
    silent(&world.says(&ibuprofen, "2026-11-23 12:00", "1"), "1 600 mg");
    assert_eq!(world.totals(), Vec::<String>::new());
}

#[test]
fn when_the_clocks_go_forward_24_hours_end_an_hour_later_by_the_wall() {
    let mut world = World::new(Some("GB"), "2026-03-28 21:40");
    let ibuprofen = tablets(1, "Ibuprofen", "400");
    let words = world.says(&ibuprofen, "2026-03-28 21:40", "3");
    says(&words, "The total stays at the maximum until 22:40 tomorrow.");
    world.log(&ibuprofen, "2026-03-28 21:40", "3");
    world.now = now("2026-03-29 22:39");
    says(&world.says(&ibuprofen, "2026-03-29 22:39", "1"), "above the packet maximum");
    world.now = now("2026-03-29 22:40");
    silent(&world.says(&ibuprofen, "2026-03-29 22:40", "1"), "above the packet maximum");
    // Four hours of a gap are five by the wall: 23:30 to 04:30.
    world.doses.clear();
    world.log(&ibuprofen, "2026-03-28 23:30", "1");
    world.now = now("2026-03-29 04:29");
    says(&world.says(&ibuprofen, "2026-03-29 04:29", "1"), "Your last dose was 3 h 59 min ago.");
    world.now = now("2026-03-29 04:30");
    silent(&world.says(&ibuprofen, "2026-03-29 04:30", "1"), "Your last dose");
}

#[test]
fn when_the_clocks_go_back_24_hours_end_an_hour_earlier_by_the_wall() {
    let mut world = World::new(Some("GB"), "2026-10-24 21:40");
    let ibuprofen = tablets(1, "Ibuprofen", "400");
    says(&world.says(&ibuprofen, "2026-10-24 21:40", "3"), "The total stays at the maximum until 20:40 tomorrow.");
    world.log(&ibuprofen, "2026-10-24 21:40", "3");
    world.now = now("2026-10-25 20:39");
    says(&world.says(&ibuprofen, "2026-10-25 20:39", "1"), "above the packet maximum");
    world.now = now("2026-10-25 20:40");
    silent(&world.says(&ibuprofen, "2026-10-25 20:40", "1"), "above the packet maximum");
    // 02:30 comes twice: the two are an hour apart, in their order.
    world.doses.clear();
    let first = now("2026-10-25 02:30").moment;
    let second = Moment { utc_s: first.utc_s + 3_600, offset_min: 60 };
    let dose = world.dose_at(&ibuprofen, first, "1");
    world.doses.push(dose);
    world.now = Now { moment: second, zone: zone() };
    let new = world.dose_at(&ibuprofen, second, "1");
    let words = world.words(&world.found(&new));
    says(&words, "Your last dose was 1 h ago.");
}

#[test]
fn a_journey_across_time_zones_neither_adds_nor_takes_hours() {
    let ibuprofen = tablets(1, "Ibuprofen", "400");
    // Taken at 20:00 in Tokyo, which is 12:00 at home; then in New York, where the day before is not over yet.
    let tokyo = Moment { offset_min: 540, ..now("2026-11-21 12:00").moment };
    for (after_min, above) in [(24 * 60 - 1, true), (24 * 60, false)] {
        let mut world = World::new(Some("GB"), NOON);
        let dose = world.dose_at(&ibuprofen, tokyo, "3");
        world.doses.push(dose);
        let at = Moment { offset_min: -300, ..tokyo.plus_minutes(after_min) };
        world.now = Now { moment: at, zone: LocalZone { of_local: |_| LocalResult::Single(-300), of_utc: |_| -300 } };
        let new = world.dose_at(&ibuprofen, at, "1");
        let words = world.words(&world.found(&new));
        assert_eq!(has(&words, "above the packet maximum"), above);
    }
    let mut world = World::new(Some("GB"), NOON);
    let dose = world.dose_at(&ibuprofen, tokyo, "2");
    world.doses.push(dose);
    let at = Moment { offset_min: -300, ..tokyo.plus_minutes(600) };
    world.now = Now { moment: at, zone: LocalZone { of_local: |_| LocalResult::Single(-300), of_utc: |_| -300 } };
    let new = world.dose_at(&ibuprofen, at, "1");
    // 12:00 at home is 06:00 in New York, tomorrow by the clock there.
    says(&world.words(&world.found(&new)), "The total stays at the maximum until 06:00 tomorrow.");
}

// --- Edits, deletes and undo in the past ------------------------------------------------------------------------------

#[test]
fn a_dose_that_was_forgotten_yesterday_counts_in_every_24_hours_that_hold_it() {
    let mut world = World::new(Some("GB"), NOON);
    let ibuprofen = tablets(1, "Ibuprofen", "400");
    world.log(&ibuprofen, "2026-11-22 04:00", "2");
    world.log(&ibuprofen, "2026-11-22 09:00", "1");
    // 21:00 yesterday with its own 24 hours is 400 mg; the hours up to this morning are above.
    let words = world.says(&ibuprofen, "2026-11-21 21:00", "1");
    says(
        &words,
        "With this, the 24 hours up to today, 09:00 hold 1 600 mg ibuprofen, above the packet maximum of 1 200 mg.",
    );
    says(&words, "Take no more.");
    let words = world.says(&ibuprofen, "2026-11-22 01:30", "0.5");
    says(&words, "Your dose after this one was 2 h 30 min later. The packet gap is at least 4 hours.");
    // So early that it shares no 24 hours with the others.
    assert_eq!(world.says(&ibuprofen, "2026-11-21 04:00", "2"), Vec::<String>::new());
    let early = world.says(&ibuprofen, "2026-11-21 04:00", "3");
    says(
        &early,
        "With this, the 24 hours up to yesterday, 04:00 hold 1 200 mg ibuprofen, the over-the-counter maximum.",
    );
    silent(&early, "until");
}

#[test]
fn an_excess_of_long_ago_is_told_and_sends_nobody_away() {
    let paracetamol = tablets(1, "Paracetamol", "500");
    let mut world = World::new(Some("GB"), NOON);
    let words = world.says(&paracetamol, "2026-11-01 12:00", "10");
    assert_eq!(
        words,
        [
            "With this, the 24 hours up to Sun 1 Nov, 12:00 hold 5 000 mg paracetamol, above the packet maximum of 4 000 mg."
        ]
    );
    let words = world.says(&paracetamol, "2026-11-20 12:00", "10");
    says(&words, "up to Fri 20 Nov, 12:00 hold 5 000 mg paracetamol");
    says(&words, "Get medical help now");
}

#[test]
fn an_edit_counts_the_dose_once_and_where_it_is_now() {
    let mut world = World::new(Some("GB"), NOON);
    let ibuprofen = tablets(1, "Ibuprofen", "400");
    let first = world.log(&ibuprofen, "2026-11-22 01:00", "1");
    world.log(&ibuprofen, "2026-11-22 06:00", "1");
    world.log(&ibuprofen, "2026-11-22 11:00", "1");
    let old = world.doses.iter().find(|dose| dose.id == first).unwrap().clone();
    let two = Dose { units: Units::whole(2), ..old.clone() };
    says(&world.words(&world.found(&two)), "up to today, 11:00 hold 1 600 mg ibuprofen");
    let same = world.words(&world.found(&old));
    says(
        &same,
        "hold 1 200 mg ibuprofen, the over-the-counter maximum. The total stays at the maximum until 01:00 tomorrow.",
    );
    let moved = Dose { at: now("2026-11-21 06:00").moment, ..two };
    assert_eq!(world.words(&world.found(&moved)), Vec::<String>::new());
}

#[test]
fn deleting_and_putting_back_a_dose_gives_the_same_totals() {
    let mut world = World::new(Some("GB"), NOON);
    let ibuprofen = tablets(1, "Ibuprofen", "400");
    world.log(&ibuprofen, "2026-11-21 18:00", "2");
    let second = world.log(&ibuprofen, "2026-11-22 04:00", "1");
    let before = world.totals();
    assert_eq!(
        before,
        ["You have logged 1 200 mg ibuprofen in the last 24 hours, the over-the-counter maximum. The total stays at \
             the maximum until 18:00."]
    );
    let kept = world.doses.clone();
    world.doses.retain(|dose| dose.id != second);
    assert_eq!(
        world.totals(),
        ["You have logged 800 mg ibuprofen in the last 24 hours. The packet maximum is 1 200 mg."]
    );
    world.doses = kept;
    assert_eq!(world.totals(), before);
}

#[test]
fn a_dose_keeps_what_was_in_it_and_a_mended_limit_counts_for_all() {
    let mut world = World::new(Some("GB"), NOON);
    let mut own = tablets(1, "Ibuprofen", "400");
    world.log(&own, "2026-11-22 04:00", "2");
    // The packet was read again: they were 200 mg. Nothing that is saved changes in silence.
    own.contents.parts[0].strength = Strength::parse("200", Form::Tablet).unwrap();
    world.products = vec![own.clone()];
    assert_eq!(
        world.totals(),
        ["You have logged 800 mg ibuprofen in the last 24 hours. The packet maximum is 1 200 mg."]
    );
    own.most = Some(Most::Mg(600));
    world.products = vec![own];
    says(&world.totals(), "800 mg ibuprofen in the last 24 hours, above the packet maximum of 600 mg.");
    world.products[0].prescribed = Some(Most::Mg(2_400));
    says(&world.totals(), "800 mg ibuprofen in the last 24 hours. The prescribed maximum is 2 400 mg.");
    // Gone from the list, its doses stay, and so does what packets of the country say.
    world.products.clear();
    assert_eq!(
        world.totals(),
        ["You have logged 800 mg ibuprofen in the last 24 hours. The packet maximum is 1 200 mg."]
    );
}

#[test]
fn grey_hints_are_what_packets_of_the_country_say() {
    let hint = |code, product: &Product| {
        let table = medicine_table(code);
        most_hint(&product.contents, table.country)
    };
    let paracetamol = tablets(1, "Paracetamol", "500");
    assert_eq!(hint(Some("GB"), &paracetamol), (Some(Most::Mg(4_000)), Some(240)));
    assert_eq!(hint(Some("US"), &paracetamol), (Some(Most::Mg(3_000)), Some(360)));
    assert_eq!(hint(Some("CA"), &paracetamol), (Some(Most::Mg(4_000)), None));
    assert_eq!(hint(Some("DE"), &paracetamol), (None, None));
    let twice = (Some(Most::Units(Units::whole(2))), Some(720));
    assert_eq!(hint(Some("GB"), &gel(1, "Diclofenac", "2.32")), twice);
}

// --- The forms --------------------------------------------------------------------------------------------------------

fn form(strength: &str, most: &str) -> DraftProduct {
    let part = DraftPart { ingredient: Some(Ingredient::Ibuprofen), strength: strength.to_owned(), ..<_>::default() };
    let name = "  Ibuprofen forte ".to_owned();
    DraftProduct { name, form: Some(Form::Tablet), parts: vec![part], most: most.to_owned(), ..DraftProduct::fresh() }
}

#[test]
fn a_medicine_is_read_as_it_stands_on_its_packet_and_comes_back_as_it_was() {
    let id = Uuid::from_u128(7);
    for (most, in_mg, expected) in [
        ("", false, None),
        ("8", false, Some(Most::Units(Units::whole(8)))),
        ("8", true, Some(Most::Mg(8))),
        ("8 tablets", true, Some(Most::Units(Units::whole(8)))),
        ("1200 mg", false, Some(Most::Mg(1_200))),
        ("1 200mg", false, Some(Most::Mg(1_200))),
        ("1.2 g", false, Some(Most::Mg(1_200))),
    ] {
        let most_in = if in_mg { MostIn::Mg } else { MostIn::Units };
        let draft = DraftProduct { most_in, gap_h: "4.5".to_owned(), ..form("400", most) };
        let product = draft.parse(id).unwrap();
        assert_eq!(product.most, expected, "{most}");
        assert_eq!((product.id, product.gap_min), (id, Some(270)));
        assert_eq!((product.contents.name.as_str(), product.contents.unit), ("Ibuprofen forte", Unit::Tablet));
        assert_eq!(DraftProduct::of(&product).parse(Uuid::nil()).unwrap(), product, "{most}");
    }
    for gap_h in ["4", "6 h", "12 hours", "0.5", "8.33", "0.1"] {
        let product = DraftProduct { gap_h: gap_h.to_owned(), ..form("", "") }.parse(id).unwrap();
        assert_eq!(DraftProduct::of(&product).parse(id).unwrap().gap_min, product.gap_min, "{gap_h}");
    }
    // An own name that is one of the list is that one, and an own one keeps its tick.
    let own = |name: &str| {
        let part = DraftPart { own: name.to_owned(), own_nsaid: true, ..DraftPart::default() };
        let product = DraftProduct { parts: vec![part], ..form("", "") }.parse(id).unwrap();
        product.contents.parts[0].substance.clone()
    };
    assert_eq!(own(" PARACETAMOL "), Substance::Known(Ingredient::Paracetamol));
    assert_eq!(own("Ketoprofen"), Substance::Own { name: "Ketoprofen".to_owned(), nsaid: true });
    let json = serde_json::to_string(&form("12.5", "8").parse(id).unwrap()).unwrap();
    assert_eq!(serde_json::from_str::<Product>(&json).unwrap(), form("12.5", "8").parse(id).unwrap());
}

#[test]
fn each_fault_of_the_medicine_form_is_one_sentence_at_its_field() {
    let part = DraftPart::default;
    let ibuprofen = || form("", "").parts[0].clone();
    let long = "x".repeat(61);
    for (draft, field, words) in [
        (DraftProduct { name: " ".to_owned(), ..form("", "") }, ProductField::Name, "Give the medicine a name."),
        (DraftProduct { name: long, ..form("", "") }, ProductField::Name, "Use at most 60 letters for the name."),
        (DraftProduct { form: None, ..form("5 %", "") }, ProductField::Form, "Choose a form, such as tablet or gel."),
        (
            DraftProduct { parts: Vec::new(), ..form("", "") },
            ProductField::Parts,
            "Add at least one active ingredient.",
        ),
        (
            DraftProduct { parts: vec![ibuprofen(), part()], ..form("", "") },
            ProductField::Part(1),
            "Choose an ingredient, or type its name.",
        ),
        (
            DraftProduct { parts: vec![ibuprofen(), ibuprofen()], ..form("", "") },
            ProductField::Part(1),
            "There is ibuprofen twice. Put it into one line.",
        ),
        (
            form("strong", ""),
            ProductField::Strength(0),
            "Enter a strength such as 500 mg, or leave it empty if you do not know it.",
        ),
        (
            DraftProduct { form: Some(Form::Gel), ..form("strong", "") },
            ProductField::Strength(0),
            "Enter a strength such as 5 %, or leave it empty if you do not know it.",
        ),
        (form("", "many"), ProductField::Most, "Enter a number such as 8 tablets or 1200 mg, or leave it empty."),
        (form("", "0"), ProductField::Most, "Enter a number such as 8 tablets or 1200 mg, or leave it empty."),
        (form("", "1,200 mg"), ProductField::Most, "Enter a number such as 8 tablets or 1200 mg, or leave it empty."),
        (
            DraftProduct { form: Some(Form::Gel), ..form("", "1200 mg") },
            ProductField::Most,
            "Enter how many times, such as 3, for a medicine of the skin.",
        ),
        (
            DraftProduct { prescribed: "-1".to_owned(), ..form("", "") },
            ProductField::Prescribed,
            "Enter a number such as 8 tablets or 1200 mg, or leave it empty.",
        ),
        (
            DraftProduct { gap_h: "often".to_owned(), ..form("", "") },
            ProductField::Gap,
            "Enter hours such as 4 or 6, or leave it empty.",
        ),
        (
            DraftProduct { gap_h: "73".to_owned(), ..form("", "") },
            ProductField::Gap,
            "Enter hours such as 4 or 6, or leave it empty.",
        ),
    ] {
        let faults = draft.parse(Uuid::nil()).unwrap_err();
        assert_eq!(faults, [ProductFault { field, words: words.to_owned() }]);
    }
    let two = vec![ibuprofen(), DraftPart { own: "codeine".to_owned(), ..part() }];
    let faults = DraftProduct { parts: two, ..form("", "1200 mg") }.parse(Uuid::nil()).unwrap_err();
    assert_eq!(faults[0].words, "With several ingredients, enter the most in tablets or ml, such as 8.");
    assert_eq!(DraftProduct::default().parse(Uuid::nil()).unwrap_err().len(), 3);
}

#[test]
fn a_dose_in_the_future_is_refused_in_words_also_when_the_clock_was_set_back() {
    let products = [tablets(1, "Ibuprofen", "400")];
    let draft = DraftDose::fresh(Some(products[0].id), &now(NOON));
    let dose = draft.parse(&products, Uuid::nil(), &now(NOON)).unwrap();
    assert_eq!((dose.at, dose.units, &dose.contents), (now(NOON).moment, Units::ONE, &products[0].contents));
    let future = |draft: &DraftDose, now: &Now| {
        let faults = draft.parse(&products, Uuid::nil(), now).unwrap_err();
        let words = "That time has not come yet. Check the date and the time.".to_owned();
        assert_eq!(faults, [DoseFault { field: DoseField::Time, words }]);
    };
    future(&DraftDose { time: "12:01".to_owned(), ..draft.clone() }, &now(NOON));
    future(&draft, &now("2026-11-22 11:59"));
    // The hour that the clocks left out.
    let skipped = DraftDose { day: "2026-03-29".to_owned(), time: "02:30".to_owned(), ..draft };
    let faults = skipped.parse(&products, Uuid::nil(), &now(NOON)).unwrap_err();
    assert!(faults[0].words.starts_with("The clocks went forward over that time"), "{faults:?}");
}

#[test]
fn each_fault_of_the_dose_form_is_one_sentence_at_its_field() {
    let products = [tablets(1, "Ibuprofen", "400")];
    let fresh = || DraftDose::fresh(Some(products[0].id), &now(NOON));
    for (draft, field, words) in [
        (DraftDose { product: None, ..fresh() }, DoseField::Product, "Choose a medicine."),
        (DraftDose { product: Some(Uuid::nil()), ..fresh() }, DoseField::Product, "Choose a medicine."),
        (DraftDose { units: "two".to_owned(), ..fresh() }, DoseField::Units, "Enter how many, such as 1, 2 or 0.5."),
        (DraftDose { units: "0".to_owned(), ..fresh() }, DoseField::Units, "Enter how many, such as 1, 2 or 0.5."),
        (DraftDose { day: "?".to_owned(), ..fresh() }, DoseField::Day, "Enter a date such as 22 Nov or 2025-11-22."),
        (DraftDose { time: "noon".to_owned(), ..fresh() }, DoseField::Time, "Enter a time such as 14:32."),
        (
            DraftDose { note: "x".repeat(100_001), ..fresh() },
            DoseField::Note,
            "A note can hold 100 000 characters. Shorten it.",
        ),
    ] {
        let faults = draft.parse(&products, Uuid::nil(), &now(NOON)).unwrap_err();
        assert_eq!(faults, [DoseFault { field, words: words.to_owned() }]);
    }
}

#[test]
fn changing_a_dose_keeps_its_second_its_ingredients_and_its_relief() {
    let old = tablets(1, "Ibuprofen", "400");
    let mut world = World::new(None, NOON);
    let at = Moment { utc_s: now(NOON).moment.utc_s - 3_577, offset_min: 60 };
    let dose = Dose {
        nrs_before: Some(Nrs::ALL[6]),
        nrs_after: Some(Nrs::ALL[3]),
        note: "with food".to_owned(),
        ..world.dose_at(&old, at, "1.5")
    };
    let mended = tablets(1, "Ibuprofen", "200");
    let other = tablets(2, "Paracetamol", "500");
    let products = [mended, other.clone()];
    let draft = DraftDose::of(&dose);
    assert_eq!(draft.parse(&products, Uuid::nil(), &now(NOON)).unwrap(), dose);
    // Also when the medicine is gone from the list.
    assert_eq!(draft.parse(&[], Uuid::nil(), &now(NOON)).unwrap(), dose);
    let changed = DraftDose { product: Some(other.id), ..draft };
    assert_eq!(changed.parse(&products, Uuid::nil(), &now(NOON)).unwrap().contents, other.contents);
}

// --- Any journal ------------------------------------------------------------------------------------------------------

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
