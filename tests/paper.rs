//! The paper of a check: what it asks of whom, what an answer takes with it, and what must hold for any answers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(dead_code, reason = "each test file uses a part of what it shares")]

#[path = "common/person.rs"]
mod person;

use std::collections::BTreeSet;

use person::{Person, moment, person};
use soleus::domain::body::{Course as Trend, Leg, Side, Sign};
use soleus::domain::check::{Answer, Check, Flag, Group, Paper, Question, Risk, SignChange};
use soleus::domain::triage::Tier;
use uuid::Uuid;

fn ids(flags: &[Flag]) -> String {
    flags.iter().map(|flag| flag.id()).collect::<Vec<_>>().join(" ")
}

/// Names of the groups that a paper asks.
fn groups(somebody: &Person, paper: &Paper) -> Vec<&'static str> {
    let watch = somebody.watch();
    paper.groups(&paper.facts(&watch)).into_iter().map(|(group, _)| group.id()).collect()
}

fn asked(somebody: &Person, paper: &Paper, group: Group) -> String {
    let watch = somebody.watch();
    let found = paper.groups(&paper.facts(&watch)).into_iter().find(|(found, _)| *found == group);
    found.map(|(_, flags)| ids(&flags)).unwrap_or_default()
}

#[test]
fn each_group_is_asked_of_whom_it_is_due() {
    // Entries, what was told, answers, the groups beyond those of everybody.
    for (entries, told, words, more) in [
        ("", "", "", ""),
        ("", "", "injury=0", "injury"),
        ("", "", "injury=28", "injury"),
        ("", "", "injury=29", ""),
        ("", "age=40_59@-400", "", "walking"),
        ("", "age=other@-400", "", "walking"),
        ("", "age=65_plus@-1", "", "walking"),
        ("", "diabetes=type_2@-400", "", "walking"),
        ("", "diabetes=no@-400", "", ""),
        ("", "smoking=y@-400", "", "walking"),
        ("0:1:left:9:ache:w -1:1:left:9:ache:w -2:1:left:9:ache:w", "", "", "walking"),
        ("", "pregnancy=pregnant@-1", "", "pregnancy"),
        ("", "pregnancy=birth_6wk@-1", "", "pregnancy"),
        ("", "pregnancy=no@-1", "", ""),
        ("", "", "pregnant", "pregnancy"),
        ("0:4:left:5:cramp", "", "", "cramp"),
        ("-6:4:right:5:cramp", "", "", "cramp"),
        ("-7:4:left:5:cramp", "", "", ""),
        ("", "", "tingling_numbness", "ticked"),
        ("", "", "cool_or_pale cold_pattern_known", "ticked walking"),
    ] {
        let somebody = person(entries).told(told);
        let found: BTreeSet<&str> = groups(&somebody, &somebody.paper(Side::Left, words)).into_iter().collect();
        let expected: BTreeSet<&str> = ["leg", "nerves", "body"].into_iter().chain(more.split_whitespace()).collect();
        assert_eq!(found, expected, "{entries} | {told} | {words}");
    }
}

#[test]
fn a_follow_up_is_asked_only_after_its_parent_was_ticked() {
    for (words, follow_ups) in [
        ("", ""),
        ("?swelling", ""),
        ("-swelling", ""),
        ("swelling", "both_legs_swollen"),
        ("fluid_retention", "both_legs_swollen"),
        ("swelling both_legs_swollen", "both_legs_swollen one_leg_bigger swelling_sudden_severe"),
        ("sudden_weakness", "weak_only_because_pain foot_drop_or_progressive_weakness"),
        (
            "tingling_numbness",
            "foot_drop_or_progressive_weakness numbness_getting_worse numb_cold_gone_after_unwrap cold_pattern_known",
        ),
        ("cool_or_pale", "numb_cold_gone_after_unwrap cold_pattern_known"),
        ("redness_warmth_tenderness", "only_tender"),
        ("mottled_or_blue", "cold_pattern_known"),
        ("back_pain_down_leg", "foot_drop_or_progressive_weakness"),
    ] {
        let somebody = person("");
        assert_eq!(asked(&somebody, &somebody.paper(Side::Left, words), Group::Ticked), follow_ups, "{words}");
    }
    let old = person("").told("age=40_59@-1");
    let walking = "rest_pain_relieved_by_hanging_leg foot_wound_not_healing walking_pain_eases_with_rest";
    assert_eq!(asked(&old, &old.paper(Side::Left, ""), Group::Walking), walking);
    let more = format!("{walking} walking_pain_sudden_change");
    assert_eq!(asked(&old, &old.paper(Side::Left, "walking_pain_eases_with_rest"), Group::Walking), more);
}

#[test]
fn both_legs_ticked_as_swollen_is_the_answer_to_that_question() {
    let somebody = person("");
    for words in ["swelling", "fluid_retention", "swelling.left fluid_retention.right"] {
        let paper = somebody.paper(Side::Both, words);
        assert_eq!(asked(&somebody, &paper, Group::Ticked), "one_leg_bigger swelling_sudden_severe", "{words}");
        assert!(paper.facts(&somebody.watch()).yes(Flag::BothLegsSwollen), "{words}");
    }
    let one = somebody.paper(Side::Both, "swelling.left");
    assert_eq!(asked(&somebody, &one, Group::Ticked), "both_legs_swollen");
    // Ticked for both and then narrowed down to one leg: that leg alone is swollen.
    let mut narrowed = somebody.paper(Side::Both, "swelling");
    narrowed.side = Side::Left;
    assert_eq!(asked(&somebody, &narrowed, Group::Ticked), "both_legs_swollen");
    assert_eq!(narrowed.check(&somebody.watch(), Uuid::nil()).tier, Tier::SameDay);
}

#[test]
fn the_five_questions_of_the_lung_are_one_until_one_of_them_is_answered() {
    let somebody = person("");
    let watch = somebody.watch();
    let mut paper = Paper::fresh(&watch);
    paper.set_lung(Answer::Yes);
    assert_eq!((paper.assess(&watch).tier, paper.is_empty()), (Tier::Emergency, false));
    assert!(paper.open_emergency(&paper.assess(&watch)).is_empty());
    assert_eq!(Paper::of(&paper.check(&watch, Uuid::nil())).lung, Answer::Yes);
    paper.set(Flag::ChestPain, Answer::No);
    assert_eq!((paper.lung, paper.answers.one_of_lung_signs), (Answer::Blank, false));
    assert!(paper.assess(&watch).tier < Tier::Emergency);
    for answer in [Answer::No, Answer::NotSure] {
        paper.set_lung(answer);
        assert!(Flag::LUNG.iter().all(|flag| paper.answers.flag(*flag) == answer), "{answer:?}");
        assert_eq!(Paper::of(&paper.check(&watch, Uuid::nil())).lung, answer);
    }
    for flag in Flag::LUNG {
        paper.set_lung(Answer::No);
        paper.set(flag, Answer::Yes);
        assert_eq!((paper.lung, paper.assess(&watch).tier), (Answer::Blank, Tier::Emergency), "{flag:?}");
        paper.set(flag, Answer::Blank);
        assert_eq!(
            paper.open_emergency(&paper.assess(&watch)).first(),
            Some(&Question::Sign(Sign::Swelling)),
            "{flag:?}"
        );
        assert!(paper.open_emergency(&paper.assess(&watch)).contains(&Question::Flag(flag)), "{flag:?}");
    }
}

#[test]
fn open_emergency_questions_are_asked_once_more_below_an_emergency_and_never_in_one() {
    for (words, open) in [
        ("", ""),
        ("-chest_pain", "chest_pain"),
        ("-swelling -dark_urine muscle_wasting", "swelling dark_urine"),
        ("-calf_tense_hard swelling", "calf_tense_hard"),
        ("-calf_tense_hard face_arm_speech", ""),
        ("-deformity_or_deep_wound injury=2", "deformity_or_deep_wound"),
        ("-gap_felt injury=2", ""),
        ("?chest_pain -saddle_numbness", "saddle_numbness"),
        ("-foot_wound_not_healing", ""),
    ] {
        let somebody = person("").told("age=40_59@-1");
        let paper = somebody.paper(Side::Left, words);
        let found: Vec<&str> =
            paper.open_emergency(&paper.assess(&somebody.watch())).iter().map(|open| open.id()).collect();
        assert_eq!(found.join(" "), open, "{words}");
    }
}

#[test]
fn a_fresh_paper_is_empty_and_about_the_legs_that_hurt() {
    for (entries, side) in [
        ("", Side::Left),
        ("0:3:right:60:ache", Side::Right),
        ("0:3:both:60:ache", Side::Both),
        ("-1:3:left:60:ache 0:3:right:60:ache", Side::Both),
        ("-9:3:left:60:ache 0:3:right:60:ache", Side::Right),
        ("0:3:right:5:cramp", Side::Right),
    ] {
        let paper = Paper::fresh(&person(entries).watch());
        assert_eq!((paper.side, paper.is_empty(), paper.id), (side, true, None), "{entries}");
    }
    // What was answered about a leg that is left out again is nothing.
    let mut paper = Paper::fresh(&person("").watch());
    paper.answers.set_sign(Leg::Right, Sign::Swelling, Answer::Yes);
    assert!(paper.is_empty());
    paper.side = Side::Both;
    assert!(!paper.is_empty());
    let hurt = person("").check(-9, Side::Left, "injury=9");
    let known = |somebody: &Person, side| Paper::about(side, &somebody.watch()).answers.injury_days_ago;
    assert_eq!(
        (known(&hurt, Side::Left), known(&hurt, Side::Right), known(&hurt.clone().later(11), Side::Left)),
        (Some(18), None, None)
    );
}

#[test]
fn facts_that_run_out_are_asked_at_a_new_pain_and_after_seven_days() {
    let all = "surgery=n hospital_or_bed=n cancer_treatment=n pregnancy=no journey=n oestrogen=n blood_thinner=n fluoroquinolone=no";
    let told = |day: i64| all.split(' ').map(|answer| format!("{answer}@{day}")).collect::<Vec<_>>().join(" ");
    let due = |somebody: &Person, side| Paper::about(side, &somebody.watch()).facts_due(&somebody.watch()).len();
    // Entries, when it was told, day of the last check, whether it is asked again.
    for (entries, told_on, checked_on, asked) in [
        ("", -7, Some(-7), false),
        ("", -8, Some(-8), true),
        ("-5:3:left:60:ache", -5, None, false),
        ("-5:3:left:60:ache", -6, None, true),
        ("-5:3:left:60:ache", -6, Some(-4), false),
        ("-1:3:left:60:ache", -3, Some(-3), true),
    ] {
        let mut somebody = person(entries).told(&told(told_on));
        if let Some(day) = checked_on {
            somebody = somebody.check(day, Side::Left, "");
        }
        let expected = if asked { Risk::RUNNING_OUT.len() } else { 0 };
        assert_eq!(due(&somebody, Side::Left), expected, "{entries} {told_on} {checked_on:?}");
    }
    assert_eq!(due(&person(""), Side::Left), 9);
    // One leg has hurt for long and was checked, the other is new.
    let two = person("-6:3:left:60:ache -1:3:right:60:ache").told(&told(-4)).check(-5, Side::Both, "");
    assert_eq!((due(&two, Side::Left), due(&two, Side::Right), due(&two, Side::Both)), (0, 9, 9));
}

#[test]
fn still_none_is_offered_only_where_all_was_no_last_time_for_the_same_pain() {
    let flags = [Flag::SaddleNumbness, Flag::FaceArmSpeech];
    let offered =
        |somebody: &Person, side| Paper::about(side, &somebody.watch()).none_last_time(&somebody.watch(), &flags);
    let sore = "-5:3:left:60:ache 0:3:left:60:ache";
    for (entries, checked, side, words, expected) in [
        (sore, -4, Side::Left, "", true),
        (sore, -4, Side::Left, "-face_arm_speech", false),
        (sore, -4, Side::Left, "?face_arm_speech", false),
        (sore, -4, Side::Left, "face_arm_speech", false),
        (sore, -4, Side::Both, "", true),
        (sore, -4, Side::Right, "", false),
        (sore, -6, Side::Left, "", false),
        ("", -14, Side::Left, "", true),
        ("", -15, Side::Left, "", false),
    ] {
        let somebody = person(entries).check(checked, side, words);
        assert_eq!(offered(&somebody, Side::Left), expected, "{entries} {checked} {side:?} {words}");
    }
    let two = person("-6:3:left:60:ache -1:3:right:60:ache").check(-5, Side::Both, "");
    assert_eq!(
        (offered(&two, Side::Left), offered(&two, Side::Right), offered(&two, Side::Both)),
        (true, false, false)
    );
}

#[test]
fn a_check_of_one_leg_keeps_nothing_about_the_other() {
    let somebody = person("");
    let mut paper = somebody.paper(Side::Both, "swelling cool_or_pale.right");
    paper.set_since(Leg::Left, Sign::Swelling, Some(Trend::Worse));
    paper.set_since(Leg::Right, Sign::Swelling, Some(Trend::Worse));
    paper.set_since(Leg::Left, Sign::CoolOrPale, Some(Trend::Worse));
    paper.side = Side::Left;
    let check = paper.check(&somebody.watch(), Uuid::nil());
    assert!(check.answers.right.is_empty());
    assert_eq!(check.answers.ticked(), ["swelling left"]);
    let since: Vec<(Leg, Sign)> = check.answers.since.iter().map(|since| (since.leg, since.sign)).collect();
    assert_eq!(since, [(Leg::Left, Sign::Swelling)]);
}

#[test]
fn a_changed_check_keeps_its_id_and_its_age() {
    let somebody = person("").check(-6, Side::Left, "swelling swelling_only_at_injury injury=3");
    let watch = somebody.watch();
    let old = &watch.checks[0];
    let mut paper = Paper::of(old);
    paper.set(Flag::DarkUrine, Answer::NotSure);
    let new = paper.check(&watch, Uuid::from_u128(77));
    assert_eq!((new.id, new.at, new.side), (old.id, old.at, old.side));
    // The injury was three days before the check, which was six days ago: it excuses nothing any more.
    assert_eq!((paper.facts(&watch).injury_days_ago, new.answers.injury_days_ago), (Some(9), Some(3)));
    assert!(new.rules.contains(&"U1".to_owned()) && new.rules.contains(&"U16".to_owned()));
    assert_eq!(somebody.paper(Side::Left, "").check(&watch, Uuid::from_u128(77)).id, Uuid::from_u128(77));
    // No is as old as it was: correcting one answer does not ask the others again.
    let mut aged = person("-20:2:left:60:ache -13:2:left:60:ache -6:2:left:60:ache").check(-18, Side::Left, "");
    let watch = aged.watch();
    aged.checks[0] = Paper::of(&watch.checks[0]).check(&watch, Uuid::nil());
    assert_eq!(aged.standing().tier, Tier::Incomplete);
}

#[test]
fn each_sign_is_new_worse_the_same_less_or_gone_since_the_check_before() {
    let check = |words: &str, trend: Option<Trend>| -> Check {
        let somebody = person("");
        let mut paper = somebody.paper(Side::Left, words);
        paper.set_since(Leg::Left, Sign::Swelling, trend);
        paper.check(&somebody.watch(), Uuid::nil())
    };
    for (before, now, trend, expected) in [
        (Some(""), "swelling", None, Some(SignChange::New)),
        (None, "swelling", None, Some(SignChange::New)),
        (Some("?swelling"), "swelling", None, Some(SignChange::New)),
        (Some("swelling"), "swelling", None, Some(SignChange::Same)),
        (Some("swelling"), "swelling", Some(Trend::Same), Some(SignChange::Same)),
        (Some("swelling"), "swelling", Some(Trend::Worse), Some(SignChange::Worse)),
        (Some("swelling"), "swelling", Some(Trend::Better), Some(SignChange::Less)),
        (Some("swelling"), "", None, Some(SignChange::Gone)),
        (Some(""), "", None, None),
        (Some("swelling"), "-swelling", None, None),
        (Some("swelling"), "?swelling", None, None),
    ] {
        let before = before.map(|words| check(words, None));
        let changes = check(now, trend).changes(before.as_ref(), Leg::Left);
        let expected: Vec<(Sign, SignChange)> = expected.into_iter().map(|change| (Sign::Swelling, change)).collect();
        assert_eq!(changes, expected, "{before:?} {now} {trend:?}");
        assert!(check(now, trend).changes(before.as_ref(), Leg::Right).is_empty());
    }
    let names: Vec<&str> = [SignChange::New, SignChange::Worse, SignChange::Same, SignChange::Less, SignChange::Gone]
        .into_iter()
        .map(SignChange::name)
        .collect();
    assert_eq!(names, ["new", "worse", "same", "less", "gone"]);
    let again = person("").check(-1, Side::Left, "swelling").paper(Side::Both, "swelling cool_or_pale");
    let somebody = person("").check_at(moment(-1, 13, 0), Side::Left, "swelling");
    assert_eq!(again.returning_signs(&somebody.watch()), [(Leg::Left, Sign::Swelling)]);
}

#[test]
fn a_yes_of_one_leg_hides_neither_the_doubt_nor_the_blank_of_the_other() {
    for (words, tier, open) in [
        ("redness_warmth_tenderness.right only_tender", Tier::SelfCare, ""),
        (
            "-redness_warmth_tenderness.left redness_warmth_tenderness.right only_tender",
            Tier::Incomplete,
            "redness_warmth_tenderness",
        ),
        ("?redness_warmth_tenderness.left redness_warmth_tenderness.right only_tender", Tier::Incomplete, ""),
        ("tingling_numbness.right", Tier::Soon, ""),
        ("?tingling_numbness.left tingling_numbness.right", Tier::SameDay, ""),
        ("-tingling_numbness.left tingling_numbness.right", Tier::Soon, "tingling_numbness"),
    ] {
        let somebody = person("");
        let mut paper = somebody.paper(Side::Both, words);
        paper.set(Flag::OnlyTender, if words.contains("only_tender") { Answer::Yes } else { Answer::No });
        let check = paper.check(&somebody.watch(), Uuid::nil());
        assert_eq!((check.tier, check.open.join(" ").as_str()), (tier, open), "{words}");
        let mut saved = somebody.clone();
        saved.checks.push(check);
        assert_eq!(saved.standing().tier, tier, "{words}");
    }
}

#[test]
fn an_injury_of_one_leg_is_not_carried_to_the_other_when_the_leg_is_changed() {
    let somebody = person("").check(-1, Side::Left, "injury=1");
    let watch = somebody.watch();
    let mut paper = Paper::about(Side::Left, &watch);
    assert_eq!(paper.answers.injury_days_ago, Some(2));
    paper.set_side(Side::Right, &watch);
    assert_eq!(paper.answers.injury_days_ago, None);
    paper.answers.set_sign(Leg::Right, Sign::SuddenWeakness, Answer::Yes);
    assert_eq!(
        paper.assess(&watch).tier,
        Tier::Emergency,
        "an injury of the left leg excuses no weakness of the right"
    );
    paper.set_side(Side::Left, &watch);
    assert_eq!(paper.answers.injury_days_ago, Some(2), "and it comes back with its leg");
    paper.set_side(Side::Both, &watch);
    assert_eq!(paper.answers.injury_days_ago, Some(2));
}

#[test]
fn what_was_asked_about_one_leg_is_no_answer_for_the_other() {
    let somebody = person("");
    let mut paper =
        somebody.paper(Side::Left, "redness_warmth_tenderness only_tender calf_tense_hard ?cannot_move_foot");
    paper.set_side(Side::Right, &somebody.watch());
    let said = |flag: Flag| paper.answers.flag(flag);
    assert_eq!(said(Flag::OnlyTender), Answer::Blank, "a yes that makes it milder was about the left leg");
    assert_eq!(said(Flag::PainOutOfProportion), Answer::Blank, "so was a no");
    assert_eq!(
        (said(Flag::CalfTenseHard), said(Flag::CannotMoveFoot)),
        (Answer::Yes, Answer::NotSure),
        "a warning stays"
    );
    assert_eq!(said(Flag::DarkUrine), Answer::No, "and so does what is about the whole body");
}

#[test]
fn an_injury_of_one_of_two_legs_excuses_neither() {
    let somebody = person("");
    let tier = |side: Side, words: &str| somebody.paper(side, words).assess(&somebody.watch()).tier;
    assert_eq!(tier(Side::Left, "sudden_weakness injury=2"), Tier::SameDay, "of one leg it is that leg's");
    assert_eq!(tier(Side::Both, "sudden_weakness injury=2"), Tier::Emergency, "of two nobody knows which");
    let checked = person("").check(0, Side::Both, "sudden_weakness injury=2");
    assert_eq!(checked.standing().tier, Tier::Emergency, "and Today says the same");
    assert_eq!(tier(Side::Both, "injury=2"), Tier::SelfCare, "without a sign it changes nothing");
}
