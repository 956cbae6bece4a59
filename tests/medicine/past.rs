//! Doses that are added, changed or deleted later.

use crate::berlin::now;
use crate::shelf::{NOON, World, has, says, silent, tablets};
use soleus::domain::medicine::{Dose, Form, Most, Product, Strength, Units};

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
fn an_excess_sends_to_help_for_a_week_and_not_a_minute_longer() {
    let paracetamol = tablets(1, "Paracetamol", "500");
    for (text, help) in [("2026-11-15 12:00", true), ("2026-11-15 11:59", false)] {
        let words = World::new(Some("GB"), NOON).says(&paracetamol, text, "10");
        says(&words, "hold 5 000 mg paracetamol, above the packet maximum of 4 000 mg.");
        assert_eq!(has(&words, "Get medical help now"), help, "{text} {words:?}");
    }
    // The same week, for tablets whose strength is not known.
    let unknown = Product { most: Some(Most::Units(Units::whole(8))), ..tablets(2, "Paracetamol", "") };
    for (text, help) in [("2026-11-15 12:00", true), ("2026-11-15 11:59", false)] {
        let mut world = World::new(Some("GB"), NOON);
        world.log(&unknown, text, "9");
        let words = world.says(&unknown, NOON, "9");
        says(&words, "above the packet maximum of 8 tablets. Take no more.");
        assert_eq!(has(&words, "on 2 or more days. Get medical help now"), help, "{text} {words:?}");
    }
}

#[test]
fn a_dose_of_the_last_five_minutes_is_one_of_now() {
    let ibuprofen = tablets(1, "Ibuprofen", "400");
    let mut world = World::new(Some("GB"), NOON);
    says(&world.says(&ibuprofen, "2026-11-22 11:56", "3"), "With this you reach 1 200 mg ibuprofen in 24 hours");
    says(&world.says(&ibuprofen, "2026-11-22 11:55", "3"), "With this, the 24 hours up to today, 11:55 hold 1 200 mg");
}

#[test]
fn a_dose_that_is_out_of_the_last_24_hours_says_nothing_of_how_long_they_stay_full() {
    let ibuprofen = tablets(1, "Ibuprofen", "400");
    for (text, stays) in [("2026-11-21 12:00", false), ("2026-11-21 12:01", true)] {
        let mut world = World::new(Some("GB"), NOON);
        if !stays {
            world.log(&ibuprofen, NOON, "3");
        }
        let words = world.says(&ibuprofen, text, "3");
        says(&words, "hold 1 200 mg ibuprofen, the over-the-counter maximum.");
        assert_eq!(has(&words, "The total stays at the maximum until 12:01."), stays, "{text} {words:?}");
        assert_eq!(has(&words, "The total stays"), stays, "{text} {words:?}");
    }
}
