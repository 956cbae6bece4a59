//! A table of days: what is shown at which minute, and when the next look is.

use super::*;
use crate::domain::when::tests::now_at;

/// Evening, routine and wrap on, quiet from 22:00 to 07:00.
fn all_on() -> Settings {
    Settings { remind_evening: true, remind_routine: true, remind_wrap: true, ..Settings::default() }
}

fn wrap(kind: DueKind, at: &str) -> Facts {
    let due = DueWrap { since_ms: 7, kind, at: now_at(at).moment };
    Facts { wrap: vec![due], logged: vec![now_at(at).moment], ..Facts::default() }
}

fn routine(at: &str) -> Facts {
    let due = DueRoutine { id: "RT-A".into(), name: "Morning".into(), at: now_at(at).moment };
    Facts { routines: vec![due], logged: vec![now_at(at).moment], ..Facts::default() }
}

fn logged(at: &str) -> Facts {
    Facts { logged: vec![now_at(at).moment], ..Facts::default() }
}

/// The words that are shown at this time.
fn shown(settings: &Settings, at: &str, facts: &Facts) -> Vec<String> {
    let look = look(settings, &now_at(at), facts, &Ledger::new());
    look.show.into_iter().map(|note| note.words).collect()
}

#[test]
fn a_note_comes_at_its_time_and_never_in_quiet_hours_unless_it_is_about_the_wrap() {
    const EVENING: &str = "Nothing is logged today";
    const OFF: &str = "Take the wrap off for the night";
    const STILL: &str = "Is the wrap still on? Take it off";
    const TOES: &str = "Toes normal again? If not, call an ambulance";
    let nothing = Facts::default();
    let on = all_on();
    let evening_at = |minute: u16| Settings { evening_min: minute, ..all_on() };
    let quiet = |from: u16, to: u16| Settings { quiet_from_min: from, quiet_to_min: to, ..all_on() };
    let table: Vec<(&Settings, &str, Facts, Option<&str>)> = vec![
        (&on, "2026-11-22 19:59", nothing.clone(), None),
        (&on, "2026-11-22 20:00", nothing.clone(), Some(EVENING)),
        (&on, "2026-11-22 21:59", nothing.clone(), Some(EVENING)),
        (&on, "2026-11-22 22:00", nothing.clone(), None),
        (&on, "2026-11-23 07:00", nothing.clone(), None),
        (&on, "2026-11-22 20:00", logged("2026-11-22 00:01"), None),
        (&on, "2026-11-22 20:00", logged("2026-11-21 23:59"), Some(EVENING)),
        (&on, "2026-11-22 06:59", routine("2026-11-22 06:30"), None),
        (&on, "2026-11-22 07:00", routine("2026-11-22 06:30"), Some("Morning is due")),
        (&on, "2026-11-23 07:00", routine("2026-11-22 06:30"), Some("")),
        (&on, "2026-11-22 21:29", wrap(DueKind::WrapOff, "2026-11-22 21:30"), None),
        (&on, "2026-11-22 21:30", wrap(DueKind::WrapOff, "2026-11-22 21:30"), Some(OFF)),
        (&on, "2026-11-22 23:30", wrap(DueKind::WrapOff, "2026-11-22 21:30"), Some(OFF)),
        (&on, "2026-11-23 07:00", wrap(DueKind::WrapOff, "2026-11-22 21:30"), Some(STILL)),
        (&on, "2026-11-23 09:30", wrap(DueKind::WrapOff, "2026-11-22 21:30"), Some("")),
        (&on, "2026-11-23 02:10", wrap(DueKind::CheckToes, "2026-11-23 02:10"), Some(TOES)),
        (&on, "2026-03-29 03:00", nothing.clone(), None),
    ];
    for (settings, at, facts, expected) in table {
        let words = shown(settings, at, &facts);
        // The next day has an evening of its own, which is not due yet.
        let expected: Vec<&str> = expected.into_iter().filter(|words| !words.is_empty()).collect();
        assert_eq!(words, expected, "{at} {facts:?}");
    }
    // Held back until the end of the quiet hours of the same day, and lost when that is another day.
    assert_eq!(shown(&quiet(13 * 60, 21 * 60), "2026-11-22 20:59", &nothing), Vec::<String>::new());
    assert_eq!(shown(&quiet(13 * 60, 21 * 60), "2026-11-22 21:00", &nothing), [EVENING]);
    assert_eq!(shown(&quiet(0, 0), "2026-11-22 23:00", &nothing), [EVENING]);
    assert!(evening_is_lost(&evening_at(22 * 60)) && !evening_is_lost(&on));
    assert!(!evening_is_lost(&evening_at(6 * 60)), "it comes at seven");
    assert_eq!(shown(&evening_at(6 * 60), "2026-11-22 07:00", &nothing), [EVENING]);
}

#[test]
fn the_next_look_is_at_the_next_thing_that_can_be_shown_and_midnight_at_the_latest() {
    let next = |settings: &Settings, at: &str, facts: &Facts| {
        let next_s = look(settings, &now_at(at), facts, &Ledger::new()).next_s;
        next_s.map(|utc_s| Moment { utc_s, offset_min: (now_at(at).zone.of_utc)(utc_s) }.local().to_string())
    };
    let on = all_on();
    let off = Settings::default();
    assert_eq!(next(&off, "2026-11-22 12:00", &Facts::default()), None, "nothing is on, so nobody wakes");
    for (at, facts, expected) in [
        ("2026-11-22 12:00", Facts::default(), "2026-11-22 20:00:00"),
        ("2026-11-22 12:00", logged("2026-11-22 08:00"), "2026-11-23 00:00:00"),
        ("2026-11-22 05:00", routine("2026-11-22 06:30"), "2026-11-22 07:00:00"),
        ("2026-11-22 12:00", wrap(DueKind::WrapOff, "2026-11-22 21:30"), "2026-11-22 21:30:00"),
        // The clocks go back in this night, and forward in that one.
        ("2026-10-24 23:30", logged("2026-10-24 08:00"), "2026-10-25 00:00:00"),
        ("2026-03-28 23:30", routine("2026-03-28 23:45"), "2026-03-29 00:00:00"),
    ] {
        assert_eq!(next(&on, at, &facts).as_deref(), Some(expected), "{at}");
    }
}

#[test]
fn a_time_that_the_clocks_leave_out_or_show_twice_is_there_once() {
    let early = Settings { remind_evening: true, evening_min: 150, quiet_hours: false, ..Settings::default() };
    let nothing = Facts::default();
    // On 29 March the clocks go from 02:00 to 03:00, so 02:30 comes as half past three, still once.
    assert_eq!(shown(&early, "2026-03-29 01:59", &nothing).len(), 0);
    assert_eq!(shown(&early, "2026-03-29 03:30", &nothing).len(), 1);
    // On 25 October 02:30 comes twice; the first time counts, and its mark holds for the second.
    let first = now_at("2026-10-25 02:30");
    let second_s = first.moment.utc_s + 3600;
    let second = Now { moment: Moment { utc_s: second_s, offset_min: (first.zone.of_utc)(second_s) }, ..first };
    assert_eq!(first.moment.local(), second.moment.local());
    let given = look(&early, &first, &nothing, &Ledger::new()).show;
    let ledger: Ledger = given.iter().map(|note| (note.occasion.clone(), Mark::shown(None, 0))).collect();
    assert_eq!((given.len(), look(&early, &second, &nothing, &ledger).show.len()), (1, 0));
}

#[test]
fn later_brings_it_back_after_ten_minutes_and_done_never() {
    let (now, nothing) = (now_at("2026-11-22 20:00"), Facts::default());
    let at = |minutes: i64| Now { moment: now.moment.plus_minutes(minutes), ..now };
    let occasion = look(&all_on(), &now, &nothing, &Ledger::new()).show[0].occasion.clone();
    let shown = Mark::shown(None, now.moment.day_number());
    let count = |mark: &Mark, minutes: i64| {
        let ledger = Ledger::from([(occasion.clone(), mark.clone())]);
        look(&all_on(), &at(minutes), &nothing, &ledger).show.len()
    };
    assert_eq!(count(&shown, 1), 0, "it is on the screen");
    let snoozed = shown.snoozed(now.moment.utc_s);
    assert_eq!((count(&snoozed, 9), count(&snoozed, 10)), (0, 1));
    assert_eq!(count(&snoozed, 120), 0, "at ten it is quiet");
    let again = Mark::shown(Some(&snoozed), now.moment.day_number());
    assert_eq!((again.showing, count(&again, 60)), (2, 0));
    assert_eq!((count(&again.done(), 60), count(&snoozed.done(), 60)), (0, 0));
}
