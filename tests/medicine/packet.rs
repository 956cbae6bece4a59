//! What a person typed from a packet or what a doctor set, beside what packets of the country say.

use crate::shelf::{NOON, World, gel, has, product, says, silent, tablets};
use soleus::domain::check::Answer;
use soleus::domain::medicine::{Fact, Form, Most, Named, Product, Units, counted_24h};
use uuid::Uuid;

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
fn doses_that_are_counted_stand_beside_their_most_and_none_is_said_to_be_left() {
    let paracetamol = tablets(1, "Paracetamol", "500");
    let counted = |world: &World, product: &Product| {
        counted_24h(product, &world.known()).map(|words| words.replace('\u{a0}', " "))
    };
    let mut world = World::new(Some("GB"), NOON);
    assert_eq!(counted(&world, &paracetamol), None);
    world.log(&paracetamol, "2026-11-21 12:00", "2");
    assert_eq!(counted(&world, &paracetamol), None, "24 hours ago is not in the last 24 hours");
    world.log(&paracetamol, "2026-11-22 01:00", "2");
    world.log(&paracetamol, "2026-11-22 06:00", "1");
    assert_eq!(counted(&world, &paracetamol).unwrap(), "2 of 4 doses in the last 24 hours");
    // Another packet with the same ingredient counts, and then the ingredient is named.
    let flu = product(2, "Cold and flu", Form::Powder, &[("Paracetamol", "")]);
    world.log(&flu, "2026-11-22 08:00", "1");
    for product in [&paracetamol, &flu] {
        assert_eq!(counted(&world, product).unwrap(), "3 of 4 doses of paracetamol in the last 24 hours");
    }
    world.doses.retain(|dose| dose.product == paracetamol.id);
    for time in ["2026-11-22 09:00", "2026-11-22 10:00", "2026-11-22 11:00"] {
        world.log(&paracetamol, time, "0.5");
    }
    assert_eq!(counted(&world, &paracetamol).unwrap(), "5 doses in the last 24 hours, the most is 4 doses");
    // Only the UK counts doses of paracetamol; and mg are no doses.
    for code in [Some("US"), Some("CA"), Some("DE"), None] {
        world.code = code;
        assert_eq!(counted(&world, &paracetamol), None, "{code:?}");
    }
    // Tablets of unknown strength are counted beside what was typed or prescribed.
    let mut own = tablets(3, "Ibuprofen", "");
    let mut world = World::new(Some("GB"), NOON);
    own.most = Some(Most::Units(Units::whole(6)));
    world.log(&own, "2026-11-22 06:00", "2");
    assert_eq!(counted(&world, &own).unwrap(), "2 of 6 tablets in the last 24 hours");
    own.prescribed = Some(Most::Units(Units::whole(8)));
    assert_eq!(counted(&world, &own).unwrap(), "2 of 8 tablets as prescribed in the last 24 hours");
    // A gel: the lower one of what was typed and of what packets say.
    let mut skin = gel(4, "Ibuprofen", "5");
    let mut world = World::new(Some("GB"), NOON);
    world.log(&skin, "2026-11-22 06:00", "1");
    assert_eq!(counted(&world, &skin).unwrap(), "1 of 3 doses in the last 24 hours");
    skin.most = Some(Most::Units(Units::whole(2)));
    assert_eq!(counted(&world, &skin).unwrap(), "1 of 2 applications in the last 24 hours");
    skin.most = Some(Most::Units(Units::whole(9)));
    assert_eq!(counted(&world, &skin).unwrap(), "1 of 3 doses in the last 24 hours");
}

#[test]
fn what_is_counted_stands_after_saving_too() {
    let mut world = World::new(Some("GB"), NOON);
    let skin = gel(1, "Ibuprofen", "5");
    for time in ["2026-11-21 13:00", "2026-11-22 01:00"] {
        world.log(&skin, time, "1");
    }
    assert_eq!(world.totals(), Vec::<String>::new());
    world.log(&skin, "2026-11-22 06:00", "1");
    assert_eq!(
        world.totals(),
        [
            "You have logged 3 doses of ibuprofen in the last 24 hours, the over-the-counter maximum. The total stays at \
             the maximum until 13:00."
        ]
    );
    world.log(&skin, "2026-11-22 11:00", "1");
    assert_eq!(
        world.totals(),
        ["You have logged 4 doses of ibuprofen in the last 24 hours, above the packet maximum of 3 doses. Ask a \
             pharmacist."]
    );
    // Small doses of paracetamol: their mg are far from any limit, and there are five.
    let paracetamol = tablets(2, "Paracetamol", "500");
    let mut world = World::new(Some("GB"), NOON);
    for hour in 2..7 {
        world.log(&paracetamol, &format!("2026-11-22 0{hour}:00"), "0.5");
    }
    assert_eq!(
        world.totals(),
        [
            "You have logged 5 doses of paracetamol in the last 24 hours, above the packet maximum of 4 doses. Ask a \
             pharmacist.",
            "You have logged 1 250 mg paracetamol in the last 24 hours. The packet maximum is 4 000 mg.",
        ]
    );
    // Tablets of unknown strength above what stands on the packet; with liver disease that is a reason for help.
    let unknown = Product { most: Some(Most::Units(Units::whole(8))), ..tablets(3, "Paracetamol", "") };
    let mut world = World::new(Some("GB"), NOON);
    world.log(&unknown, "2026-11-22 06:00", "9");
    says(
        &world.totals(),
        "9 tablets of Paracetamol in the last 24 hours, above the packet maximum of 8 tablets. Take no",
    );
    says(
        &world.totals(),
        "You have logged 1 dose of paracetamol in the last 24 hours. Strength not known, not counted.",
    );
    world.person.set(Fact::Liver, Answer::Yes);
    says(&world.totals(), "You told us about liver disease. Get medical help now, even if you feel well.");
    silent(&world.totals(), "at least 0 mg");
    // The mg say it already: not twice.
    let mut world = World::new(Some("GB"), NOON);
    for hour in 2..7 {
        world.log(&paracetamol, &format!("2026-11-22 0{hour}:00"), "2");
    }
    assert_eq!(world.totals().len(), 1, "{:?}", world.totals());
}

#[test]
fn a_prescribed_limit_is_that_of_its_own_medicine_and_nothing_else() {
    let prescribed = Product { prescribed: Some(Most::Mg(2_400)), ..tablets(1, "Ibuprofen", "400") };
    for code in ["GB", "US", "CA"] {
        let mut world = World::new(Some(code), NOON);
        world.log(&prescribed, "2026-11-22 04:00", "3");
        // Beyond the packet, and not of what was prescribed.
        assert_eq!(world.says(&prescribed, NOON, "2"), Vec::<String>::new(), "{code}");
        says(&world.says(&prescribed, NOON, "3"), "you reach 2 400 mg ibuprofen in 24 hours, the prescribed maximum.");
        says(&world.says(&prescribed, NOON, "4"), "above the prescribed maximum of 2 400 mg. Take no more.");
        // Another packet of the same ingredient, and another ingredient, keep their own.
        let other = tablets(2, "Ibuprofen", "200");
        says(&world.says(&other, NOON, "1"), "above the packet maximum of 1 200 mg.");
        let naproxen = tablets(3, "Naproxen", "250");
        says(&world.says(&naproxen, NOON, "4"), "naproxen in 24 hours, above the packet maximum of");
    }
}

#[test]
fn what_a_doctor_prescribed_is_not_held_against_other_words_of_the_packet() {
    let prescribed = |product: Product| Product { prescribed: Some(Most::Mg(2_000)), ..product };
    // Doses a day, hours between them, what it is not sold for, and the most in 8 hours.
    for (code, product, packet_says) in [
        ("GB", tablets(1, "Paracetamol", "100"), "5 doses of paracetamol in 24 hours, above"),
        ("GB", tablets(1, "Ibuprofen", "200"), "The packet gap is at least 4 hours."),
        ("GB", tablets(1, "Naproxen", "50"), "is sold in the UK for period pain only"),
        ("US", tablets(1, "Naproxen sodium", "110"), "in 8 hours, above the packet maximum of 440 mg."),
        ("CA", tablets(1, "Naproxen sodium", "110"), "above the packet maximum of 440 mg."),
    ] {
        for (product, said) in [(product.clone(), true), (prescribed(product), false)] {
            let mut world = World::new(Some(code), NOON);
            for time in ["2026-11-22 08:20", "2026-11-22 08:30", "2026-11-22 08:40", "2026-11-22 08:50"] {
                world.log(&product, time, "1");
            }
            let words = world.says(&product, NOON, "1");
            assert_eq!(has(&words, packet_says), said, "{code} {words:?}");
            assert!(said || words.is_empty(), "{code} {words:?}");
        }
    }
}

#[test]
fn of_two_gels_with_one_ingredient_the_one_that_says_least_counts_after_saving() {
    let (five, ten) = (gel(1, "Ibuprofen", "5"), gel(2, "Ibuprofen", "10"));
    for [first, second] in [[&five, &ten], [&ten, &five]] {
        let mut world = World::new(Some("GB"), NOON);
        world.log(first, "2026-11-22 01:00", "1");
        world.log(second, "2026-11-22 05:00", "1");
        assert_eq!(world.totals(), Vec::<String>::new());
        world.log(first, "2026-11-22 09:00", "1");
        says(
            &world.totals(),
            "You have logged 3 doses of ibuprofen in the last 24 hours, the over-the-counter maximum.",
        );
        assert_eq!(world.totals().len(), 1);
    }
}
