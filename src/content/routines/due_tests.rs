//! Promises of "when is it due", kept by the numbers of the ready routines.

use crate::content;
use crate::domain::routine::{HowOften, Past, Rhythm, RoutineDue, due};
use crate::domain::when::tests::{berlin, now_at};
use crate::domain::when::{Moment, Now};

fn ready(id: &str) -> Rhythm {
    content::routine(id).unwrap().how_often()
}

/// A session of ten minutes.
fn past(text: &str) -> Past {
    let started = now_at(text).moment;
    Past { started, ended_s: started.utc_s + 600, stopped: false }
}

/// "now", "18:10", "done", "not before 2026-11-24", "free", and how often.
fn told(rhythm: Rhythm, remind_min: Option<u16>, past: &[Past], now: &Now) -> String {
    let turn = due(rhythm, remind_min, past, now);
    let when = match turn.due {
        RoutineDue::Now => "now".to_owned(),
        RoutineDue::At(at) if at.day() == now.today() => at.local().format("%H:%M").to_string(),
        RoutineDue::At(at) => at.local().format("%d %H:%M").to_string(),
        RoutineDue::DoneForToday => "done".to_owned(),
        RoutineDue::NotToday(day) => format!("not before {day}"),
        RoutineDue::WhenYouLike => "free".to_owned(),
    };
    format!("{when}, {} of {}", turn.done, turn.of)
}

fn check(id: &str, sessions: &[&str], expected: &[(&str, &str)]) {
    let sessions: Vec<Past> = sessions.iter().map(|text| past(text)).collect();
    for (now, wanted) in expected {
        let so_far: Vec<Past> =
            sessions.iter().copied().filter(|past| past.ended_s <= now_at(now).moment.utc_s).collect();
        assert_eq!(told(ready(id), None, &so_far, &now_at(now)), *wanted, "{id} at {now}");
    }
}

#[test]
fn twice_a_day_is_due_again_in_the_afternoon_and_never_at_3_in_the_night() {
    let expected = [
        ("2026-11-22 03:00", "07:00, 0 of 2"),
        ("2026-11-22 07:00", "now, 0 of 2"),
        ("2026-11-22 09:20", "15:20, 1 of 2"),
        ("2026-11-22 15:19", "15:20, 1 of 2"),
        ("2026-11-22 15:20", "now, 1 of 2"),
        ("2026-11-22 22:00", "done, 1 of 2"),
        ("2026-11-23 03:00", "07:00, 0 of 2"),
    ];
    check("RT-B", &["2026-11-22 09:10"], &expected);
    // After a late first time the rest of the day is not caught up at night.
    check("RT-B", &["2026-11-22 17:00"], &[("2026-11-22 17:10", "done, 1 of 2")]);
    check("RT-B", &[], &[("2026-11-22 22:30", "23 07:00, 0 of 2")]);
    check("RT-B", &["2026-11-22 08:00", "2026-11-22 15:00"], &[("2026-11-22 15:10", "done, 2 of 2")]);
    check("RT-A", &["2026-11-22 08:00", "2026-11-22 13:00"], &[("2026-11-22 14:00", "17:10, 2 of 3")]);
    for minute in 0..24 * 60 {
        let night = !(7 * 60..22 * 60).contains(&minute);
        let now = now_at(&format!("2026-11-22 {:02}:{:02}", minute / 60, minute % 60));
        let turn = due(ready("RT-A"), None, &[past("2026-11-21 21:30")], &now);
        assert!(!(night && turn.due == RoutineDue::Now), "{minute}");
    }
}

#[test]
fn days_of_rest_are_left_between_hard_days() {
    let week = ["2026-11-16 10:00", "2026-11-18 10:00", "2026-11-20 10:00"];
    let expected = [
        ("2026-11-16 10:30", "done, 1 of 1"),
        ("2026-11-17 10:00", "not before 2026-11-18, 0 of 1"),
        ("2026-11-18 09:00", "now, 0 of 1"),
        ("2026-11-21 09:00", "not before 2026-11-23, 0 of 1"),
        ("2026-11-23 09:00", "now, 0 of 1"),
    ];
    check("RT-D", &week, &expected);
    // Three to four days a week is every other day.
    check("RT-C", &week, &[("2026-11-21 09:00", "not before 2026-11-22, 0 of 1"), ("2026-11-22 09:00", "now, 0 of 1")]);
    let row = ["2026-11-17 10:00", "2026-11-18 10:00", "2026-11-19 10:00", "2026-11-20 10:00"];
    check("RT-C", &row, &[("2026-11-22 09:00", "not before 2026-11-24, 0 of 1")]);
}

#[test]
fn a_bedtime_stretch_is_due_in_the_evening_until_midnight() {
    let expected = [
        ("2026-11-22 12:00", "20:00, 0 of 1"),
        ("2026-11-22 23:59", "now, 0 of 1"),
        ("2026-11-23 00:00", "20:00, 0 of 1"),
    ];
    check("RT-F", &["2026-11-21 21:00"], &expected);
}

#[test]
fn a_routine_of_ones_own_is_due_as_it_was_meant() {
    let (daily, some) = (Rhythm::of_own(HowOften::EveryDay), Rhythm::of_own(HowOften::SomeDays));
    let now = now_at("2026-11-22 14:32");
    assert_eq!(told(daily, None, &[], &now), "now, 0 of 1");
    assert_eq!(told(daily, Some(18 * 60 + 30), &[], &now), "18:30, 0 of 1");
    assert_eq!(told(daily, Some(18 * 60 + 30), &[], &now_at("2026-11-22 22:30")), "23 18:30, 0 of 1");
    assert_eq!(told(daily, Some(23 * 60), &[], &now_at("2026-11-22 23:30")), "now, 0 of 1");
    assert_eq!(told(some, None, &[], &now), "free, 0 of 1");
    assert_eq!(told(some, Some(9 * 60), &[], &now), "now, 0 of 1");
    assert_eq!(told(some, None, &[past("2026-11-22 09:00")], &now), "done, 1 of 1");
    // Some days with a time: nobody is called on the day after it was done, and may still do it.
    assert_eq!(told(some, Some(9 * 60), &[past("2026-11-21 09:00")], &now), "free, 0 of 1");
    assert_eq!(told(some, Some(9 * 60), &[past("2026-11-20 09:00")], &now), "now, 0 of 1");
}

#[test]
fn nobody_is_called_again_on_a_day_on_which_something_hurt() {
    let stopped = Past { stopped: true, ..past("2026-11-22 09:00") };
    assert_eq!(told(ready("RT-B"), None, &[stopped], &now_at("2026-11-22 16:00")), "done, 0 of 2");
    assert_eq!(told(ready("RT-B"), None, &[stopped], &now_at("2026-11-23 07:30")), "now, 0 of 2");
    assert_eq!(told(ready("RT-D"), None, &[stopped], &now_at("2026-11-23 08:00")), "not before 2026-11-24, 0 of 1");
}

#[test]
fn summer_time_and_journeys_make_nothing_due_twice() {
    // The night of 29 March has no 02:30; seven in the morning is seven on the wall.
    check("RT-B", &[], &[("2026-03-29 01:30", "07:00, 0 of 2"), ("2026-10-25 02:30", "07:00, 0 of 2")]);
    let summer = due(ready("RT-B"), None, &[], &now_at("2026-03-29 01:30"));
    assert_eq!(summer.due, RoutineDue::At(now_at("2026-03-29 07:00").moment));
    let skipped = Some(2 * 60 + 30);
    let daily = Rhythm::of_own(HowOften::EveryDay);
    assert_eq!(told(daily, skipped, &[], &now_at("2026-03-29 00:30")), "03:30, 0 of 1");
    // Done at one in the night in Berlin, which is the evening before in New York: one day, not two.
    let berlin_night = past("2026-11-23 01:00");
    let new_york = Moment { utc_s: berlin_night.started.utc_s + 3600, offset_min: -300 };
    let now = Now { moment: new_york, zone: berlin() };
    assert_eq!(told(daily, None, &[berlin_night], &now), "done, 1 of 1");
    // Hours are real hours: four after the last in the west is not eight.
    let then = past("2026-11-22 13:00");
    let west = Moment { utc_s: then.started.utc_s + 4 * 3600, offset_min: -300 };
    let turn = due(ready("RT-B"), None, &[then], &Now { moment: west, zone: berlin() });
    assert_eq!((turn.done, turn.due == RoutineDue::Now), (1, false));
    // A clock that ran a year ahead leaves nothing behind.
    let wrong = past("2027-11-22 09:00");
    assert_eq!(told(ready("RT-B"), None, &[wrong], &now_at("2026-11-22 10:00")), "now, 0 of 2");
}

#[test]
fn the_numbers_say_what_the_words_of_the_content_say() {
    for routine in content::routines() {
        let rhythm = routine.rhythm.unwrap();
        let (least, most) = rhythm.days_a_week.unwrap();
        assert!((1..=most).contains(&least) && most <= 7 && rhythm.times_a_day > 0, "{}", routine.name);
        let words = match (rhythm.times_a_day, least, most) {
            (1, 7, 7) => "Every night",
            (2, 7, 7) => "Twice a day",
            (3, 7, 7) => "3 times a day",
            (1, 3, 4) => "3 to 4 days a week",
            (1, 3, 3) => "3 days a week",
            _ => "",
        };
        assert!(!words.is_empty() && routine.often.starts_with(words), "{}: {}", routine.name, routine.often);
        assert_eq!(rhythm.apart, routine.often.contains("not on days in a row"), "{}", routine.name);
        assert_eq!(rhythm.evening, routine.often.contains("night"), "{}", routine.name);
        let weeks = rhythm.review_weeks.map(|weeks| format!("{weeks} weeks"));
        assert_eq!(weeks.is_some(), routine.often.contains("weeks"), "{}", routine.name);
        assert!(weeks.is_none_or(|weeks| routine.often.contains(&weeks)), "{}", routine.name);
    }
}
