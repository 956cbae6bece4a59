//! What the journal adds up to: days by the local clock, one sentence on the course, what was told, and how long the
//! answers of a check are believed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(dead_code, reason = "each test file uses a part of what it shares")]

#[path = "common/person.rs"]
mod person;

use person::{Person, entry, person, wall};
use soleus::domain::body::{Course as Trend, Leg, Side, Sign};
use soleus::domain::check::{Answer, Flag};
use soleus::domain::triage::Tier;
use soleus::domain::watch::{Freshness, Story};
use soleus::domain::when::Moment;

const BERLIN_SUMMER: i32 = 120;
const BERLIN_WINTER: i32 = 60;

/// Somebody with an ache of 4 in the left leg at each of these moments.
fn at_moments(now: Moment, moments: &[Moment]) -> Person {
    let mut somebody = person("");
    somebody.now.moment = now;
    for moment in moments {
        let mut logged = entry("0:4:left:60:ache");
        (logged.started, logged.written) = (*moment, *moment);
        somebody.entries.push(logged);
    }
    somebody
}

#[test]
fn a_day_is_the_local_day_in_every_zone_and_at_every_change_of_the_clocks() {
    let (auckland, los_angeles) = (780, -480);
    // What, now, entries, their days before today, days with an entry.
    let lines = [
        (
            "ten to midnight and ten past are two days",
            wall("2026-11-22 12:00", BERLIN_WINTER),
            vec![wall("2026-11-21 23:50", BERLIN_WINTER), wall("2026-11-22 00:10", BERLIN_WINTER)],
            vec![-1, 0],
            2,
        ),
        (
            "the day on which the clocks go forward is one day",
            wall("2026-03-29 23:30", BERLIN_SUMMER),
            vec![
                wall("2026-03-28 23:50", BERLIN_WINTER),
                wall("2026-03-29 00:10", BERLIN_WINTER),
                wall("2026-03-29 01:59", BERLIN_WINTER),
                wall("2026-03-29 03:00", BERLIN_SUMMER),
                wall("2026-03-29 23:20", BERLIN_SUMMER),
            ],
            vec![-1, 0, 0, 0, 0],
            2,
        ),
        (
            "the day on which they go back is one day of 25 hours",
            wall("2026-10-26 00:30", BERLIN_WINTER),
            vec![
                wall("2026-10-24 23:50", BERLIN_SUMMER),
                wall("2026-10-25 00:10", BERLIN_SUMMER),
                wall("2026-10-25 02:30", BERLIN_SUMMER),
                wall("2026-10-25 02:30", BERLIN_WINTER),
                wall("2026-10-25 23:50", BERLIN_WINTER),
                wall("2026-10-26 00:10", BERLIN_WINTER),
            ],
            vec![-2, -1, -1, -1, -1, 0],
            3,
        ),
        (
            "after a flight to the west tomorrow is today",
            wall("2026-11-21 20:00", los_angeles),
            vec![wall("2026-11-21 08:00", auckland), wall("2026-11-22 08:00", auckland)],
            vec![0, 0],
            1,
        ),
        (
            "a day later it is what it was",
            wall("2026-11-22 20:00", los_angeles),
            vec![wall("2026-11-22 08:00", auckland), wall("2026-11-21 19:00", los_angeles)],
            vec![0, -1],
            2,
        ),
        (
            "after a flight to the east a day is left out and not filled",
            wall("2026-11-23 06:00", auckland),
            vec![wall("2026-11-20 20:00", los_angeles), wall("2026-11-23 05:00", auckland)],
            vec![-3, 0],
            2,
        ),
    ];
    for (what, now, moments, days, logged_days) in lines {
        let watch = at_moments(now, &moments).watch();
        let found: Vec<i32> = watch.diary(None).entries.iter().map(|entry| entry.day).collect();
        assert_eq!(found, days, "{what}");
        let story = Story::of(&watch, Leg::Left).unwrap();
        assert_eq!(story.logged_days, logged_days, "{what}");
        assert_eq!(story.day, 1 + days.iter().min().unwrap().unsigned_abs(), "{what}");
    }
}

#[test]
fn an_injury_told_before_a_flight_to_the_west_is_an_injury_of_today() {
    let mut somebody = person("").check(0, Side::Left, "injury=0");
    somebody.now.moment = Moment { utc_s: somebody.now.moment.utc_s, offset_min: -960 };
    assert!(somebody.now.today() < somebody.checks[0].at.day());
    assert_eq!(somebody.facts().injury_days_ago, Some(0));
}

/// Entries, the sentence on the left leg, what it says, and the D rules that fire.
#[rustfmt::skip]
const STORIES: &[(&str, &str, &str, &[&str])] = &[
    ("0:4:left:60:ache", "Day 1: today 4.", "Not enough entries yet: 1 day of 3.", &[]),
    ("-1:4:left:60:ache", "Day 2: yesterday 4.", "Not enough entries yet: 1 day of 3.", &[]),
    ("-7:4:left:60:ache", "Day 8: 7 days ago 4.", "Not enough entries yet: 1 day of 3.", &[]),
    ("-1:8:left:60:ache 0:2:left:60:ache", "Day 2: best day 2, today 2.", "Not enough entries yet: 2 days of 3.", &[]),
    ("-7:6:left:60:ache -6:6:left:60:ache -3:5:left:60:ache 0:6:left:60:ache", "Day 8: best day 5, today 6.",
        "Not clearly better after a week: first 3 days 6, last 3 days 6.", &["D5"]),
    ("-7:4:left:60:ache 0:4:left:60:ache", "Day 8: best day 4, today 4.",
        "Not clearly better after a week: first 3 days 4, last 3 days 4.", &["D5"]),
    ("-9:8:left:60:ache -8:8:left:60:ache -1:3:left:60:ache 0:3:left:60:ache", "Day 10: best day 3, today 3.",
        "Lower than at the start: first 3 days 8, last 3 days 3.", &[]),
    ("-9:8:left:60:ache -7:8:left:60:ache 0:3:left:60:ache", "Day 10: best day 3, today 3.",
        "First 3 days 8, last 3 days 3.", &[]),
    ("-9:8:left:60:ache -8:8:left:60:ache -3:1:left:60:ache", "Day 10: best day 1, 3 days ago 1.",
        "First 3 days 8, no entry in the last 3 days.", &[]),
    // The first days of the journal and the last are the same days, however long ago the pain is said to have begun.
    ("-3:8:left:60:ache:since30 -1:2:left:60:ache 0:2:left:60:ache", "Day 34: best day 2, today 2.",
        "First 3 days 8, last 3 days 2.", &[]),
    ("-3:4:left:60:ache 0:6:left:60:ache", "Day 4: best day 4, today 6.", "Rising: first 2 days 4, last 2 days 6.", &["D6"]),
    ("0:4:left:60:ache:since3:worse", "Day 4: today 4.", "You said that it is getting worse.", &["D6"]),
    ("0:4:left:60:ache:since2:worse", "Day 3: today 4.", "Not enough entries yet: 1 day of 3.", &[]),
    ("0:4:left:60:ache:since7:same", "Day 8: today 4.", "Not better after a week, as you told it.", &["D5"]),
    ("0:4:left:60:ache:since6:same", "Day 7: today 4.", "Not enough entries yet: 1 day of 3.", &[]),
    ("0:2:left:60:ache:since7:better", "Day 8: today 2.", "Not enough entries yet: 1 day of 3.", &[]),
    ("0:2:left:60:ache:since42", "Day 43: today 2.", "Here for 6 weeks or more.", &["D8"]),
    ("0:2:left:60:ache:since41", "Day 42: today 2.", "Not enough entries yet: 1 day of 3.", &[]),
    ("0:3:left:60:ache:since14", "Day 15: today 3.", "Still 3 or more after 2 weeks.", &["D7"]),
    // A trend is believed for a week.
    ("-6:4:left:60:ache:since3:worse", "Day 10: 6 days ago 4.",
        "You said that it is getting worse. Not better after a week, as you told it.", &["D5", "D6"]),
    ("-7:4:left:60:ache:since3:worse", "Day 11: 7 days ago 4.", "Not enough entries yet: 1 day of 3.", &[]),
    // Told of a pain that ended: nothing of it is in the new one.
    ("-20:4:left:60:ache:since60:worse 0:4:left:60:ache", "Day 1: today 4.", "Not enough entries yet: 1 day of 3.", &[]),
    // A gap of 7 days is the same pain, one of 8 days is not.
    ("-14:4:left:60:ache -7:4:left:60:ache 0:2:left:60:ache", "Day 15: best day 2, today 2.", "First 3 days 4, last 3 days 2.", &[]),
    ("-15:4:left:60:ache -8:4:left:60:ache 0:2:left:60:ache", "Day 1: today 2.", "Not enough entries yet: 1 day of 3.", &[]),
    // What fires for the other leg is not told of this one.
    ("-8:9:left:60:ache -1:2:left:60:ache 0:2:left:60:ache -7:3:right:60:ache 0:6:right:60:ache",
        "Day 9: best day 2, today 2.", "Lower than at the start: first 3 days 9, last 3 days 2.", &["D5", "D6"]),
    ("0:3:left:60:ache -1:3:right:60:ache:since60:worse", "Day 1: today 3.", "Not enough entries yet: 1 day of 3.", &["D5", "D6", "D7", "D8"]),
];

#[test]
fn the_course_is_told_with_its_numbers_and_thin_data_never_sounds_better() {
    for (entries, numbers, verdict, expected) in STORIES {
        let somebody = person(entries);
        let watch = somebody.watch();
        let standing = somebody.standing();
        let rules: Vec<&str> =
            standing.active_ids().into_iter().filter(|id| ["D5", "D6", "D7", "D8"].contains(id)).collect();
        assert_eq!(rules, *expected, "{entries}");
        let story = Story::of(&watch, Leg::Left).unwrap();
        assert_eq!((story.numbers().as_str(), story.verdict(&rules).as_str()), (*numbers, *verdict), "{entries}");
        if story.logged_days < 3 || story.logged_last_3 < 2 {
            let said = story.verdict(&[]).to_lowercase();
            assert!(["improving", "better", "lower"].iter().all(|word| !said.contains(word)), "{entries}: {said}");
        }
    }
}

#[test]
fn nothing_or_only_cramps_logged_says_nothing_and_ten_years_are_counted_whole() {
    for entries in ["", "0:8:left:5:cramp -1:8:left:-:cramp:let_go", "-1:8:left:3:cramp 0:3:left:60:ache"] {
        let watch = person(entries).watch();
        assert_eq!((watch.sore_legs().len(), Story::of(&watch, Leg::Left)), (0, None), "{entries}");
    }
    assert_eq!(person("").standing().tier, Tier::Incomplete);
    let years: Vec<String> = (0..3653).map(|day| format!("{}:4:left:60:ache", -day)).collect();
    let somebody = person(&years.join(" "));
    let story = Story::of(&somebody.watch(), Leg::Left).unwrap();
    assert_eq!(story.numbers(), "Day 3653: best day 4, today 4.");
    assert_eq!(somebody.standing().active_ids(), ["D5", "D7", "D8"]);
}

#[test]
fn what_the_profile_tells_of_this_pain_counts_and_a_way_it_went_before_does_not() {
    for (told, onset, trend) in [
        ("pain_since=#-20@-1", Some(20), None),
        ("pain_since=#-20@-1 pain_trend=worse@-1", Some(20), Some(Trend::Worse)),
        ("pain_trend=worse@-100 pain_since=#-20@-1", Some(20), None),
        ("pain_since=#-20@-6 pain_trend=same@-6", Some(20), Some(Trend::Same)),
        ("pain_since=#-20@-7 pain_trend=same@-7", Some(20), None),
        ("pain_since=#-90@-60 pain_trend=same@-60", None, None),
    ] {
        let facts = person("0:2:left:60:ache").told(told).facts();
        assert_eq!((facts.stated_onset_days, facts.stated_trend), (onset, trend), "{told}");
    }
    let both = person("-1:3:left:60:ache:since5:worse 0:3:right:60:ache:since5:better").facts();
    assert_eq!(both.stated_trend, Some(Trend::Worse));
}

/// Entries, days and sides of checks with every answer no, how far they are believed.
type Believed = (&'static str, &'static [(i64, Side)], Freshness);

/// Checks from the oldest, one a day; a question; what holds today.
type Kept = (&'static [(Side, &'static str)], &'static str, Answer);

#[test]
fn a_check_is_believed_until_the_pain_is_new_or_two_higher_or_the_check_is_old() {
    use Freshness::{Current, EntrySince, Never, Old, Risen};
    let lines: &[Believed] = &[
        ("0:4:left:60:ache", &[], Never),
        ("0:4:left:60:ache", &[(0, Side::Right)], Never),
        ("0:4:left:60:ache", &[(0, Side::Left)], Current),
        ("0:4:left:60:ache", &[(0, Side::Both)], Current),
        ("0:4:both:60:ache", &[(0, Side::Left)], Never),
        ("0:4:left:60:ache", &[(-1, Side::Left)], Never),
        ("0:7:left:5:cramp", &[(0, Side::Right)], Never),
        ("0:7:left:5:cramp", &[(0, Side::Left)], Current),
        ("-1:4:left:60:ache 0:4:left:60:ache", &[(-1, Side::Left)], EntrySince),
        ("-1:4:left:60:ache 0:5:left:60:ache", &[(-1, Side::Left)], EntrySince),
        ("-1:4:left:60:ache 0:6:left:60:ache", &[(-1, Side::Left)], Risen(4, 6)),
        ("-1:4:left:60:ache -1:6:left:60:ache:late", &[(-1, Side::Left)], Risen(4, 6)),
        ("-1:4:left:60:ache 0:6:right:60:ache", &[(-1, Side::Left), (0, Side::Right)], Current),
        // What the other leg had does not hide a rise of this one.
        ("-1:7:left:60:ache -1:2:right:60:ache 0:5:right:60:ache", &[(-1, Side::Both)], Risen(2, 5)),
        ("-14:4:left:60:ache -7:4:left:60:ache", &[(-14, Side::Left)], EntrySince),
        ("-15:4:left:60:ache -8:4:left:60:ache -1:4:left:60:ache", &[(-15, Side::Left)], Old),
        ("-28:4:left:60:ache -21:4:left:60:ache -14:4:left:60:ache -7:4:left:60:ache", &[(-28, Side::Left)], Old),
        (
            "-29:4:left:60:ache -22:4:left:60:ache -15:4:left:60:ache -8:4:left:60:ache -1:4:left:60:ache",
            &[(-29, Side::Left)],
            Never,
        ),
        ("-15:4:left:60:ache 0:4:left:60:ache", &[(-15, Side::Left)], Never),
        ("", &[(-14, Side::Left)], Current),
        ("", &[(-15, Side::Left)], Old),
        ("", &[(-29, Side::Left)], Never),
    ];
    for (entries, checks, expected) in lines {
        let somebody = checks.iter().fold(person(entries), |person, (day, side)| person.check(*day, *side, ""));
        assert_eq!(somebody.watch().freshness(), *expected, "{entries} {checks:?}");
        let facts = somebody.facts();
        let believed = matches!(expected, Current | EntrySince);
        let chest = if believed { Answer::No } else { Answer::Blank };
        assert_eq!(facts.answer(Flag::ChestPain), chest, "{entries} {checks:?}");
        let tier = somebody.standing().tier;
        assert!(believed || tier != Tier::SelfCare, "{entries} {checks:?}");
        assert_eq!(believed, somebody.standing().assessment.open.is_empty(), "{entries} {checks:?}");
    }
}

#[test]
fn a_yes_stays_until_a_later_check_of_that_leg_says_no() {
    use Answer::{Blank, No, NotSure, Yes};
    const LEFT: Side = Side::Left;
    const RIGHT: Side = Side::Right;
    const BOTH: Side = Side::Both;
    let lines: &[Kept] = &[
        (&[(LEFT, "swelling")], "swelling", Yes),
        (&[(LEFT, "swelling"), (LEFT, "")], "swelling", No),
        (&[(LEFT, "swelling"), (RIGHT, "")], "swelling", Yes),
        (&[(LEFT, "swelling"), (BOTH, "")], "swelling", No),
        (&[(BOTH, "swelling.right"), (LEFT, "")], "swelling", Yes),
        (&[(LEFT, "swelling"), (LEFT, "-swelling")], "swelling", Yes),
        (&[(LEFT, "?swelling"), (LEFT, "-swelling")], "swelling", NotSure),
        (&[(LEFT, ""), (LEFT, "-swelling")], "swelling", Blank),
        (&[(LEFT, "calf_tense_hard"), (LEFT, "")], "calf_tense_hard", No),
        (&[(LEFT, "calf_tense_hard"), (RIGHT, "")], "calf_tense_hard", Yes),
        (&[(LEFT, "calf_tense_hard"), (LEFT, "-calf_tense_hard")], "calf_tense_hard", Yes),
        (&[(LEFT, "-calf_tense_hard"), (RIGHT, "")], "calf_tense_hard", Blank),
        // About the whole person the newest answer counts, whichever leg the check was about.
        (&[(LEFT, "chest_pain"), (RIGHT, "")], "chest_pain", No),
        (&[(LEFT, "chest_pain"), (RIGHT, "-chest_pain")], "chest_pain", Yes),
        (&[(LEFT, ""), (RIGHT, "chest_pain")], "chest_pain", Yes),
        // A question that is not due any more is taken back with its parent.
        (&[(LEFT, "swelling both_legs_swollen"), (LEFT, "")], "both_legs_swollen", Blank),
        // What lowers a result holds for the leg of which it was said.
        (&[(LEFT, "redness_warmth_tenderness"), (RIGHT, "redness_warmth_tenderness only_tender")], "only_tender", No),
        (
            &[(RIGHT, "redness_warmth_tenderness only_tender"), (LEFT, "redness_warmth_tenderness -only_tender")],
            "only_tender",
            Blank,
        ),
        (&[(LEFT, "sudden_weakness"), (RIGHT, "sudden_weakness weak_only_because_pain")], "weak_only_because_pain", No),
        (&[(LEFT, "redness_warmth_tenderness only_tender"), (RIGHT, "")], "only_tender", Yes),
        (&[(BOTH, "swelling"), (LEFT, "swelling.left")], "both_legs_swollen", No),
    ];
    for (checks, name, expected) in lines {
        let mut somebody = person("");
        for (day, (side, words)) in (-3..).zip(checks.iter()) {
            somebody = somebody.check(day, *side, words);
        }
        let question = soleus::domain::check::Question::from_id(name).unwrap();
        assert_eq!(somebody.facts().answer(question), *expected, "{checks:?} {name}");
    }
}

#[test]
fn a_yes_to_the_five_questions_together_stays_until_each_is_answered() {
    let mut somebody = person("0:3:left:60:ache");
    let mut paper = somebody.paper(Side::Left, "");
    paper.set_lung(Answer::Yes);
    let mut check = paper.check(&somebody.watch(), uuid::Uuid::from_u128(7));
    check.at = person::moment(0, 12, 30);
    somebody.checks.push(check);
    assert_eq!(somebody.standing().tier, Tier::Emergency);
    let open = somebody.clone().check(0, Side::Left, "-chest_pain");
    assert_eq!((open.checks.len(), open.standing().tier), (2, Tier::Emergency));
    assert_eq!(somebody.check(0, Side::Left, "").standing().tier, Tier::SelfCare);
}

#[test]
fn a_sign_in_an_entry_counts_after_the_check_and_not_before_it() {
    for (entries, side, words, expected) in [
        ("0:4:left:60:ache:swelling:late", Side::Left, "", Answer::Yes),
        ("0:4:left:60:ache:swelling", Side::Left, "", Answer::No),
        ("0:4:left:60:ache:swelling", Side::Right, "", Answer::Yes),
        ("-8:4:left:60:ache:swelling", Side::Right, "", Answer::Yes),
        ("-29:4:left:60:ache:swelling", Side::Right, "", Answer::No),
        ("0:4:left:60:ache:swelling", Side::Left, "-swelling", Answer::Yes),
        ("0:4:left:60:ache:none:late", Side::Left, "swelling", Answer::Yes),
    ] {
        let somebody = person(entries).check(0, side, words);
        assert_eq!(somebody.facts().answer(Sign::Swelling), expected, "{entries} {side:?} {words}");
    }
    // What an earlier check explained away is not explained for the new tick.
    let red = person("0:4:left:60:ache 0:4:left:60:ache:redness_warmth_tenderness:late");
    let red = red.check(0, Side::Left, "redness_warmth_tenderness only_tender");
    assert_eq!((red.facts().answer(Flag::OnlyTender), red.standing().tier), (Answer::Blank, Tier::SameDay));
}

#[test]
fn an_injury_of_one_leg_neither_excuses_the_other_nor_is_taken_back_by_its_check() {
    let weak = person("").check(-1, Side::Left, "injury=1").check(0, Side::Right, "sudden_weakness");
    assert!(weak.standing().active_ids().contains(&"E7"));
    let thin = person("").told("blood_thinner=y@0").check(-1, Side::Left, "injury=1").check(0, Side::Right, "");
    assert!(thin.standing().active_ids().contains(&"U12"));
    let over = thin.check_at(person::moment(0, 14, 0), Side::Left, "injury=none");
    assert!(!over.standing().active_ids().contains(&"U12"));
    let hurt = person("").check(-1, Side::Left, "injury=1 sudden_weakness").check(0, Side::Right, "");
    assert_eq!(hurt.standing().active_ids(), ["U5"]);
}

#[test]
fn pain_told_to_a_check_is_pain_in_its_leg_although_nothing_is_logged() {
    // Which legs, answers, the rule that must fire: for a person with an empty journal.
    for (side, told, words, rule) in [
        (Side::Left, "", "onset=0 fever_38", "U15"),
        (Side::Right, "", "onset=0 fever_38", "U15"),
        (Side::Both, "", "onset=0 back_pain_down_leg", "E4"),
        (Side::Left, "pregnancy=pregnant@-1", "onset=0", "U3"),
        (Side::Left, "", "onset=0 swelling both_legs_swollen", "U1"),
    ] {
        let somebody = person("").told(told).check(0, side, words);
        assert!(somebody.checks[0].rules.iter().any(|id| id == rule), "{words}: {:?}", somebody.checks[0].rules);
        let active = somebody.standing().active_ids();
        assert!(active.contains(&rule), "{words} on Today: {active:?}");
    }
    // What is logged says it better.
    let somebody = person("0:3:both:60:ache").check(0, Side::Left, "onset=0 fever_38");
    assert!(!somebody.standing().active_ids().contains(&"U15"));
}
