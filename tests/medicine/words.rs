//! Section 7.3 of the clinical text: what is said above a limit, of pairs, of days in a row and of unknown strength.

use crate::berlin::now;
use crate::shelf::{NOON, World, gel, has, product, says, silent, tablets};
use soleus::domain::check::Answer;
use soleus::domain::medicine::{Fact, Form, Most, Product, Substance};

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
    // Packets of the other two say 4 000 mg; a lower one that was typed counts there too.
    let typed = Product { most: Some(Most::Mg(3_000)), ..caplets.clone() };
    for (code, product) in [("US", &caplets), ("GB", &typed), ("CA", &typed)] {
        for (fact, told) in [
            (Fact::Liver, "You told us about liver disease."),
            (Fact::Alcohol, "You told us about 3 or more alcoholic drinks a day."),
            (Fact::Under50Kg, "You told us that you weigh less than 50 kg."),
        ] {
            let mut world = World::new(Some(code), NOON);
            world.person.set(fact, Answer::Yes);
            let seven = world.says(product, NOON, "7");
            says(&seven, &format!("Take no more. {told} Get medical help now, even if you feel well."));
            silent(&world.says(product, NOON, "6"), "Get medical help now");
            world.person.set(fact, Answer::No);
            let seven = world.says(product, NOON, "7");
            says(&seven, "above the packet maximum of 3 000 mg. Take no more. Ask a pharmacist or poison line today.");
            silent(&seven, "Get medical help now");
        }
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
    assert_eq!(
        world.totals(),
        ["You have logged 1 dose of paracetamol in the last 24 hours. Strength not known, not counted."]
    );
    // A new dose of unknown strength says how many there are, and no mg.
    let syrup = product(3, "Night syrup", Form::Liquid, &[("Paracetamol", "")]);
    let words = world.says(&syrup, NOON, "10");
    for name in ["Cold and flu", "Night syrup"] {
        says(&words, &format!("The strength of {name} is not known, so it is not counted. With this you have 2 doses"));
    }
    says(&words, "2 doses of paracetamol in 24 hours.");
    silent(&words, " 0 mg");
}

#[test]
fn an_anti_inflammatory_of_ones_own_has_the_days_of_its_kind() {
    for (nsaid, days_before, said) in [(true, 8, false), (true, 9, true), (false, 30, false)] {
        let mut own = product(1, "Ketoprofen", Form::Tablet, &[("ketoprofen", "")]);
        own.contents.parts[0].substance = Substance::from_name("ketoprofen", nsaid);
        let mut world = World::new(Some("GB"), NOON);
        for day in 1..=days_before {
            let dose = world.dose_at(&own, now(NOON).moment.plus_minutes(-1_440 * day), "1");
            world.doses.push(dose);
        }
        let words = world.says(&own, NOON, "1");
        assert_eq!(has(&words, "etoprofen is logged on 10 or more days in a row."), said, "{nsaid} {words:?}");
    }
}
