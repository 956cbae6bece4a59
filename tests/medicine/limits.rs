//! Section 7.1 of the clinical text: the packets of three countries, and what is said where no packet is known.

use crate::berlin::now;
use crate::shelf::{NOON, World, gel, has, says, silent, tablets};
use soleus::content::{medicine_limits, medicine_table};
use soleus::domain::medicine::{Most, PARACETAMOL_DANGER_MG, Product, ShortLimit, Unit, Units, most_hint};

/// A row of 7.1: the medicine, mg in 24 hours, doses, hours between two, hours over 65, and what it is not sold for.
type Row<'a> = (&'a str, Option<u32>, Option<u32>, Option<u32>, Option<u32>, Option<&'a str>);

#[test]
fn the_numbers_of_each_country_are_those_of_the_clinical_text_and_no_others() {
    let gb: &[Row] = &[
        ("ibuprofen", Some(1_200), None, Some(4), None, None),
        ("paracetamol", Some(4_000), Some(4), Some(4), None, None),
        ("naproxen", Some(750), None, Some(6), None, Some("sold in the UK for period pain only")),
        ("aspirin", Some(3_600), None, Some(4), None, None),
        ("ibuprofen gel 5 %", None, Some(3), Some(4), None, None),
        ("ibuprofen gel 10 %", None, Some(4), None, None, None),
        ("diclofenac gel 1.16 %", None, Some(4), None, None, None),
        ("diclofenac gel 2.32 %", None, Some(2), Some(12), None, None),
    ];
    let us: &[Row] = &[
        ("ibuprofen", Some(1_200), None, Some(4), None, None),
        ("paracetamol 500 mg", Some(3_000), None, Some(6), None, None),
        ("paracetamol 325 mg", Some(3_250), None, Some(4), None, None),
        ("paracetamol 650 mg", Some(3_900), None, Some(8), None, None),
        ("paracetamol", Some(3_000), None, Some(4), None, None),
        ("naproxen", Some(660), None, Some(8), None, None),
        ("aspirin", Some(3_900), None, Some(4), None, None),
        ("ibuprofen gel", None, None, None, None, Some("not sold without a prescription in the US")),
        ("diclofenac gel", None, Some(4), None, None, Some("not to use it for strains, sprains, bruises")),
    ];
    let ca: &[Row] = &[
        ("ibuprofen", Some(1_200), None, None, None, None),
        ("paracetamol", Some(4_000), None, None, None, None),
        ("naproxen", Some(440), None, None, Some(12), None),
    ];
    for (code, rows, nsaid_age) in [("GB", gb, 65), ("US", us, 60), ("CA", ca, 65)] {
        let country = medicine_limits(code).unwrap();
        assert_eq!((country.nsaid_age, country.limits.len()), (nsaid_age, rows.len()), "{code}");
        for (limit, (name, mg, times, gap_h, over_65_h, not_for)) in country.limits.iter().zip(rows) {
            let skin = if limit.on_skin { " gel" } else { "" };
            let strength = limit.strength.map(|strength| format!(" {}", strength.field().replace('\u{a0}', " ")));
            assert_eq!(*name, format!("{}{skin}{}", limit.ingredient.id(), strength.unwrap_or_default()), "{code}");
            let numbers = (limit.max_24h_mg, limit.max_times, limit.gap_h, limit.gap_over_65_h);
            assert_eq!(numbers, (*mg, *times, *gap_h, *over_65_h), "{code} {name}");
            let said = limit.not_for.as_deref();
            assert_eq!(said.is_some(), not_for.is_some(), "{code} {name}");
            assert!(not_for.is_none_or(|words| said.unwrap().contains(words)), "{code} {name}: {said:?}");
            let short = (code, *name) == ("US", "naproxen");
            let expected = short.then_some(ShortLimit { mg: 440, hours: 8, one_dose_h: 1 });
            assert_eq!(limit.short, expected, "{code} {name}");
            assert_eq!(limit.max_24h_g, (*name == "ibuprofen gel 10 %").then_some(5), "{code} {name}");
        }
    }
    for code in ["DE", "FR", "AU", ""] {
        assert_eq!(medicine_limits(code), None, "{code}");
    }
    assert_eq!(PARACETAMOL_DANGER_MG, 4_000);
}

#[test]
fn what_a_country_does_not_say_is_not_said_there() {
    let four = |code: &'static str, product: &Product| {
        let mut world = World::new(Some(code), NOON);
        for time in ["2026-11-22 02:00", "2026-11-22 02:30", "2026-11-22 03:00", "2026-11-22 03:30"] {
            world.log(product, time, "0.5");
        }
        world.says(product, NOON, "0.5")
    };
    // Four doses of paracetamol are a rule of the UK alone, and Canadian packets say no hours in our sources.
    says(&four("GB", &tablets(1, "Paracetamol", "500")), "5 doses of paracetamol in 24 hours, above");
    for code in ["US", "CA"] {
        assert_eq!(four(code, &tablets(1, "Paracetamol", "500")), Vec::<String>::new(), "{code}");
    }
    let mut world = World::new(Some("CA"), NOON);
    for name in ["Ibuprofen", "Paracetamol"] {
        let product = tablets(1, name, "200");
        world.doses.clear();
        world.log(&product, "2026-11-22 11:59", "1");
        assert_eq!(world.says(&product, NOON, "1"), Vec::<String>::new(), "{name}");
    }
    // A strength of a gel that packets do not have is compared with nothing.
    let odd = four("GB", &gel(1, "Ibuprofen", "7"));
    assert_eq!(odd, ["Compare with your packet."]);
    // In Canada the gel for strains is sold for them.
    assert_eq!(four("CA", &gel(1, "Diclofenac", "1.16")), ["Compare with your packet."]);
}

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
    world.log(&naproxen, "2026-11-22 11:00", "1");
    assert_eq!(world.says(&naproxen, NOON, "1"), Vec::<String>::new(), "within the hour");
    world.doses.clear();
    world.log(&naproxen, "2026-11-22 10:59", "1");
    says(&world.says(&naproxen, NOON, "1"), "Your last dose was 1 h 1 min ago. The packet gap is at least 8 hours.");
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
