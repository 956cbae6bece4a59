//! "A clinician has checked this": what it quiets and for how long, and what ends it at once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(dead_code, reason = "each test file uses a part of what it shares")]

#[path = "common/person.rs"]
mod person;

use person::{Person, day, moment, person};
use soleus::domain::body::{Course as Trend, Leg, Side, Sign};
use soleus::domain::check::SignSince;
use soleus::domain::gate::Activity;
use soleus::domain::triage::Tier;

/// A person with a check and a look of a clinician on the same day, so many days ago.
fn seen(days_ago: i64, words: &str) -> Person {
    person("").check(-days_ago, Side::Left, words).visit(-days_ago, 0)
}

#[test]
fn a_rule_of_today_is_quiet_for_7_days_and_one_of_the_next_days_for_90() {
    // Answers, days since the look, tier, active rules, quiet rules.
    for (words, days, tier, active, quiet) in [
        ("swelling", 0, Tier::SelfCare, "", "U1"),
        ("swelling", 7, Tier::SelfCare, "", "U1"),
        ("swelling", 8, Tier::SameDay, "U1", ""),
        ("tingling_numbness", 7, Tier::SelfCare, "", "D2 D14"),
        ("tingling_numbness", 14, Tier::SelfCare, "", "D2 D14"),
        ("tingling_numbness swelling", 8, Tier::SameDay, "U1", "D2"),
        ("chest_pain", 0, Tier::Emergency, "E1", ""),
        ("chest_pain tingling_numbness", 0, Tier::Emergency, "E1", "D2"),
    ] {
        let standing = seen(days, words).standing();
        let checked: Vec<&str> = standing.checked.iter().map(|checked| checked.rule.id).collect();
        assert_eq!(
            (standing.tier, standing.active_ids().join(" "), checked.join(" ")),
            (tier, active.into(), quiet.into()),
            "{words} {days}"
        );
        for checked in &standing.checked {
            let lasts = if checked.rule.tier == Tier::SameDay { 7 } else { 90 };
            assert_eq!((checked.day, checked.until), (day(-days), day(lasts - days)), "{words} {days}");
        }
    }
    let week: Vec<String> = (0..20).map(|week| format!("{}:2:left:60:ache", -week * 7)).collect();
    for (days, quiet) in [(90, true), (91, false)] {
        let standing = person(&week.join(" ")).visit(-days, 0).standing();
        assert_eq!(standing.checked.iter().any(|checked| checked.rule.id == "D8"), quiet, "{days}");
        assert_eq!(standing.active_ids().contains(&"D8"), !quiet, "{days}");
    }
}

#[test]
fn an_emergency_rule_is_never_quiet_not_even_by_a_record_that_names_it() {
    for words in ["chest_pain", "dark_urine", "face_arm_speech", "sudden_onset_cold", "cast_or_wrap_pain"] {
        let mut somebody = seen(0, words);
        somebody.visits[0].rules = (1..=8).map(|number| format!("E{number}")).collect();
        let standing = somebody.standing();
        assert_eq!(
            (standing.tier, standing.checked.len(), standing.can_be_checked()),
            (Tier::Emergency, 0, false),
            "{words}"
        );
    }
}

type Change = fn(Person) -> Person;

#[test]
fn whatever_is_new_ends_the_quiet_at_once_and_the_rule_is_back() {
    let base = || person("-4:4:left:60:ache -3:4:left:60:ache").check(-3, Side::Left, "swelling").visit(-3, 0);
    let changes: &[(&str, bool, Change)] = &[
        ("nothing new", true, |person| person),
        ("the same ticked again", true, |person| person.check(-1, Side::Left, "swelling")),
        ("a new sign", false, |person| person.check(-1, Side::Left, "swelling tingling_numbness")),
        ("a new sign in the other leg", false, |person| person.check(-1, Side::Both, "swelling")),
        ("a new answer", false, |person| person.check(-1, Side::Left, "swelling fever_38")),
        ("a new not sure", false, |person| person.check(-1, Side::Left, "swelling ?dark_urine")),
        ("a new sign that was taken back", false, |person| {
            person.check(-2, Side::Left, "swelling tingling_numbness").check(-1, Side::Left, "swelling")
        }),
        ("a sign in an entry", false, |person| logged(person, "-1:2:left:60:ache:cool_or_pale")),
        ("a sign in an entry that a check took back", false, |person| {
            logged(person, "-2:2:left:60:ache:cool_or_pale").check(-1, Side::Left, "swelling")
        }),
        ("the known sign in an entry", true, |person| logged(person, "-1:2:left:60:ache:swelling")),
        ("a sign that is worse", false, |mut person| {
            person = person.check(-1, Side::Left, "swelling");
            let worse = SignSince { leg: Leg::Left, sign: Sign::Swelling, trend: Trend::Worse };
            person.checks[0].answers.since.push(worse);
            person
        }),
        ("pain one higher", true, |person| logged(person, "-1:5:left:60:ache")),
        ("pain two higher", false, |person| logged(person, "-1:6:left:60:ache")),
        ("pain two higher that went down again", false, |person| logged(person, "-2:6:left:60:ache -1:2:left:60:ache")),
        ("a pain in the other leg", false, |person| logged(person, "-1:1:right:60:ache")),
        ("a new injury", false, |person| person.check(-1, Side::Left, "swelling injury=0")),
    ];
    for (what, quiet, change) in changes {
        let standing = change(base()).standing();
        assert_eq!(!standing.active_ids().contains(&"U1"), *quiet, "{what}: {:?}", standing.active_ids());
        assert_eq!(standing.tier < Tier::SameDay, *quiet, "{what}");
    }
}

fn logged(mut somebody: Person, entries: &str) -> Person {
    somebody.entries.extend(person(entries).entries);
    somebody
}

#[test]
fn a_pain_two_higher_ends_it_also_when_its_entry_is_too_old_to_be_read() {
    let weeks: Vec<String> =
        (0..20).map(|week| format!("{}:{}:left:60:ache", -week * 7, if week == 9 { 5 } else { 2 })).collect();
    let mut watch = person(&weeks.join(" ")).visit(-80, 0).watch();
    watch.entries.retain(|entry| entry.started.day() > day(-28));
    let standing = soleus::domain::watch::Standing::of(&watch);
    assert!(standing.active_ids().contains(&"D8"));
}

#[test]
fn a_look_of_an_earlier_day_says_nothing_about_what_came_after_it() {
    // The look was two days before the check in which the leg was first ticked.
    let after = person("").check(-1, Side::Left, "swelling").visit(0, 3);
    assert_eq!(after.standing().tier, Tier::SameDay);
    let before = person("").check(-3, Side::Left, "swelling").visit(0, 3);
    assert_eq!((before.standing().tier, before.standing().checked[0].until), (Tier::SelfCare, day(4)));
    let pain = person("-5:3:left:60:ache -1:6:left:60:ache").check(-5, Side::Left, "swelling").visit(0, 3);
    assert_eq!(pain.standing().tier, Tier::SameDay);
    let to_come = person("").check(0, Side::Left, "swelling").visit(0, -1);
    assert_eq!(to_come.standing().tier, Tier::SameDay);
}

#[test]
fn a_check_that_is_changed_after_the_look_ends_it_when_something_new_is_ticked() {
    let mut somebody = person("").check(-1, Side::Left, "swelling").visit(-1, 0);
    somebody.checks[0].answers.set_sign(Leg::Left, Sign::CoolOrPale, soleus::domain::check::Answer::Yes);
    assert_eq!(somebody.standing().tier, Tier::SameDay);
    assert!(somebody.standing().active_ids().contains(&"U1"));
}

#[test]
fn a_look_opens_routines_but_never_hands_on_and_never_what_was_not_answered() {
    let somebody = seen(1, "swelling");
    assert_eq!(somebody.standing().tier, Tier::SelfCare);
    for activity in Activity::ALL {
        assert_eq!(somebody.gate().is_open(*activity), !activity.hands_on(), "{activity:?}");
    }
    for words in [
        "swelling -calf_tense_hard",
        "swelling -chest_pain",
        "swelling ?calf_tense_hard",
        "swelling ?chest_pain",
        "tingling_numbness -fever_38",
        "swelling back_pain_down_leg",
    ] {
        let somebody = seen(1, words);
        assert_eq!(somebody.standing().tier, Tier::Incomplete, "{words}");
        assert!(!somebody.gate().is_open(Activity::Stretch), "{words}");
    }
    let child = person("").told("age=under_18@-1").check(-1, Side::Left, "swelling").visit(-1, 0);
    assert_eq!(child.standing().tier, Tier::Incomplete);
    // The noes run out under the look: then nothing is known again.
    let old =
        person("-20:2:left:60:ache -13:2:left:60:ache -6:2:left:60:ache").check(-20, Side::Left, "tingling_numbness");
    assert_eq!(old.visit(-19, 0).standing().tier, Tier::Incomplete);
}

#[test]
fn a_record_holds_what_fires_what_was_ticked_and_the_worst_of_that_week() {
    let somebody = person("-9:9:left:60:ache -8:3:left:60:ache -2:4:left:60:ache -1:8:left:5:ache:cool_or_pale:late")
        .check(-1, Side::Left, "swelling ?dark_urine");
    let watch = somebody.watch();
    let visit = somebody.standing().visit(&watch, uuid::Uuid::from_u128(5), day(0), "Rest.".to_owned());
    assert_eq!(visit.ticked, ["?dark_urine", "cool_or_pale left", "swelling left"]);
    assert_eq!((visit.worst, visit.day, visit.at, visit.said.as_str()), (8, day(0), watch.now.moment, "Rest."));
    assert!(visit.rules.contains(&"U1".to_owned()) && visit.rules.iter().all(|id| !id.starts_with('E')));
    let earlier = somebody.standing().visit(&watch, uuid::Uuid::from_u128(5), day(-2), String::new());
    assert_eq!((earlier.worst, earlier.ticked.len()), (4, 0));
    assert!(moment(-2, 13, 30) < watch.now.moment);
}
