//! The arithmetic of days: both sides of each number, gaps, two legs, thin data and ten years of entries.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/facts.rs"]
mod facts;

use facts::{entry, facts};
use soleus::domain::course::{Course, Diary, Dose, Form, Ingredient};

type Found = fn(&Course) -> bool;

/// The promise, what is looked at, entries in which it is so, entries in which it is not.
#[rustfmt::skip]
const LINES: &[(&str, Found, &str, &str)] = &[
    ("rising takes 3 days", |course| course.rising, "-3:4:left:9:ache 0:6:left:9:ache", "-2:4:left:9:ache 0:6:left:9:ache"),
    ("rising takes 2 points", |course| course.rising, "-4:4:left:9:ache -1:6:left:9:ache", "-4:4:left:9:ache -1:5:left:9:ache"),
    ("rising looks at the first 2 days", |course| course.rising, "-4:4:left:9:ache -2:5:left:9:ache 0:6:left:9:ache", "-4:4:left:9:ache -3:5:left:9:ache 0:6:left:9:ache"),
    ("rising stays in one leg", |course| course.rising, "-4:2:left:9:ache 0:6:left:9:ache", "-4:2:right:9:ache 0:6:left:9:ache"),
    ("both belongs to each leg", |course| course.rising, "-4:2:both:9:ache 0:6:left:9:ache", "-4:2:both:9:ache 0:3:left:9:ache"),
    ("told worse counts after 3 days", |course| course.rising, "0:4:left:9:ache onset=3 trend=worse", "0:4:left:9:ache onset=2 trend=worse"),
    ("a cramp is not in the run", |course| course.rising, "-4:2:left:9:ache 0:6:left:11:cramp", "-4:2:left:9:ache 0:6:left:10:cramp"),
    ("a cramp of unknown length is", |course| course.rising, "-4:2:left:9:ache 0:6:left:-:cramp", "-4:2:left:9:ache 0:6:left:-:cramp:let_go"),
    ("a gap of 7 days keeps a run", |course| course.not_improving_7d, "-14:4:left:9:ache -7:4:left:9:ache 0:4:left:9:ache", "-8:4:left:9:ache 0:4:left:9:ache"),
    ("not improving is above 70 percent", |course| course.not_improving_7d, "-7:10:left:9:ache -2:8:left:9:ache", "-7:10:left:9:ache -2:7:left:9:ache"),
    ("not improving needs 2 points", |course| course.not_improving_7d, "-7:2:left:9:ache 0:2:left:9:ache", "-7:1:left:9:ache 0:1:left:9:ache"),
    ("an old run is not in the last 3 days", |course| course.not_improving_7d, "-9:4:left:9:ache -2:4:left:9:ache", "-9:4:left:9:ache -3:4:left:9:ache"),
    ("told same counts after 7 days", |course| course.not_improving_7d, "0:4:left:9:ache onset=7 trend=same", "0:4:left:9:ache onset=6 trend=same"),
    ("one entry and no trend is thin data", |course| course.not_improving_7d, "0:4:left:9:ache onset=9 trend=worse", "0:4:left:9:ache onset=9"),
    ("present for 14 days", |course| course.present_14d, "0:3:left:9:ache onset=14", "0:3:left:9:ache onset=13"),
    ("present for 14 days needs 3 points", |course| course.present_14d, "-2:3:left:9:ache onset=14", "-2:2:left:9:ache onset=14"),
    ("present for 6 weeks", |course| course.present_6wk, "onset=42 -6:1:left:9:ache", "onset=41 -6:1:left:9:ache"),
    ("soreness after a cramp is no pain day", |course| course.one_sided_2d, "-1:8:left:3:cramp 0:4:left:9:ache -1:4:left:9:ache", "-1:8:left:3:cramp 0:3:left:9:ache -1:3:left:9:ache"),
    ("soreness is the day of the cramp or the next", |course| course.one_sided_2d, "-3:8:left:3:cramp 0:3:left:9:ache -1:3:left:9:ache", "-1:8:left:3:cramp 0:3:left:9:ache"),
    ("soreness is in the same leg", |course| course.one_sided_2d, "-1:8:right:3:cramp 0:3:left:9:ache -1:3:left:9:ache", "-1:8:both:3:cramp 0:3:left:9:ache -1:3:left:9:ache"),
    ("one-sided pain is in one leg", |course| course.one_sided_2d, "0:3:left:9:ache -1:3:left:9:ache", "0:3:left:9:ache -1:3:right:9:ache"),
    ("an hour of severe pain", |course| course.severe_today, "0:8:left:61:ache", "-1:8:left:61:ache"),
    ("severe on 2 of 3 days", |course| course.severe_2d, "0:8:left:1:ache -2:8:right:1:ache", "0:8:left:1:ache 0:9:left:1:ache"),
    ("nights are counted once", |course| course.night_pain, "0:1:left:9:ache:w -1:1:left:9:ache:w -2:1:left:9:ache:w", "0:1:left:9:ache:w -1:1:left:9:ache:w -1:1:right:9:ache:w"),
    ("cramps at night are no night pain", |course| course.night_pain, "0:1:left:11:cramp:w -1:1:left:11:cramp:w -2:1:left:11:cramp:w", "0:1:left:9:cramp:w -1:1:left:9:cramp:w -2:1:left:9:cramp:w"),
    ("woken by cramps on 3 of 14 nights", |course| course.cramp_pattern, "0:1:left:9:cramp:w -1:1:left:9:cramp:w -13:1:left:9:cramp:w", "0:1:left:9:cramp:w -1:1:left:9:cramp:w -14:1:left:9:cramp:w"),
    ("walking pattern within 28 days", |course| course.walking_pattern, "-20:1:left:9:tight:walk -27:1:left:9:tight:walk", "-21:1:left:9:tight:walk -28:1:left:9:tight:walk"),
    ("no pain is no entry", |course| course.non_cramp_7d, "0:1:left:9:ache", "0:0:left:9:ache"),
    ("the future is left out", |course| course.non_cramp_7d, "-6:1:left:9:ache", "1:9:left:9:ache"),
];

#[test]
fn each_name_is_computed_on_both_sides_of_its_line() {
    let mut faults = Vec::new();
    for (promise, found, yes, no) in LINES {
        for (line, expected) in [(yes, true), (no, false)] {
            if found(&facts(line).course) != expected {
                faults.push(format!("{promise}: {line}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn doses(days: std::ops::RangeInclusive<i32>, ingredient: Ingredient, form: Form) -> Vec<Dose> {
    days.map(|day| Dose { day, ingredient, form }).collect()
}

#[test]
fn medicine_days_are_one_substance_in_a_row() {
    let too_long = |doses: Vec<Dose>| Course::of(&Diary { doses, ..Diary::default() }).medicine_days;
    let (tablet, gel) = (Form::Tablet, Form::Gel);
    assert!(too_long(doses(-9..=0, Ingredient::Ibuprofen, tablet)));
    assert!(!too_long(doses(-8..=0, Ingredient::Ibuprofen, tablet)));
    assert!(too_long(doses(-13..=0, Ingredient::Ibuprofen, gel)));
    assert!(!too_long(doses(-12..=0, Ingredient::Ibuprofen, gel)));
    assert!(too_long(doses(-6..=0, Ingredient::Diclofenac, gel)));
    let names = [doses(-9..=-5, Ingredient::Paracetamol, tablet), doses(-4..=0, Ingredient::Acetaminophen, tablet)];
    assert!(too_long(names.concat()));
    let two = [doses(-9..=-5, Ingredient::Paracetamol, tablet), doses(-4..=0, Ingredient::Ibuprofen, tablet)];
    assert!(!too_long(two.concat()));
    assert!(!too_long(doses(-40..=-20, Ingredient::Ibuprofen, tablet)));
    let canada =
        Diary { doses: doses(-4..=0, Ingredient::Ibuprofen, tablet), oral_limit_days: Some(5), ..Diary::default() };
    assert!(Course::of(&canada).medicine_days);
}

#[test]
fn medicine_for_too_long_fires_its_rule() {
    let mut person = facts("");
    person.course = Course::of(&Diary { doses: doses(-9..=0, Ingredient::Ibuprofen, Form::Oral), ..Diary::default() });
    let rules: Vec<&str> = soleus::domain::triage::assess(&person).rules.into_iter().map(|rule| rule.id).collect();
    assert_eq!(rules, ["D11"]);
}

#[test]
fn nothing_logged_says_nothing_and_ten_years_are_quick() {
    assert_eq!(Course::of(&Diary::default()), Course::default());
    let entries: Vec<_> = (0..100_000).map(|number| entry(&format!("{}:5:both:60:ache", -(number / 27)))).collect();
    let diary = Diary { entries, ..Diary::default() };
    let course = Course::of(&diary);
    assert_eq!(course.onset_days, Some(3703));
    assert!(course.not_improving_7d && course.present_14d && course.present_6wk && !course.rising);
}
