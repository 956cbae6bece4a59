//! What a person typed from a packet or what a doctor set, beside what packets of the country say.

use crate::shelf::{NOON, World, gel, says, silent, tablets};
use soleus::domain::check::Answer;
use soleus::domain::medicine::{Fact, Most, Named, Units};
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
