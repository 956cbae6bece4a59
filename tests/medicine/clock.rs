//! Midnight, both changes of the clocks, and journeys.

use crate::berlin::{now, zone};
use crate::shelf::{NOON, World, has, says, silent, tablets};
use chrono::LocalResult;
use soleus::domain::when::{LocalZone, Moment, Now};

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
