//! Every warning-sign rule on both sides of its line, the published cases, and what must hold for any answers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/facts.rs"]
mod facts;

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};

use facts::facts;
use proptest::prelude::*;
use serde_json::{Value, json};
use soleus::domain::body::Sign;
use soleus::domain::check::{Answer, Facts, Flag, Question};
use soleus::domain::triage::{RULES, Tier, assess};

/// Rule, facts in which it fires, facts close by in which it does not.
#[rustfmt::skip]
const LINES: &[(&str, &str, &str)] = &[
    ("E1", "chest_pain", ""), ("E1", "breathless", "?breathless"), ("E1", "coughing_blood", "-coughing_blood"),
    ("E1", "collapse_or_faint", "fever_38"), ("E1", "racing_heart", "swelling"),
    ("E2", "pain_out_of_proportion calf_tense_hard", "pain_out_of_proportion"),
    ("E2", "calf_tense_hard pain_on_passive_stretch", "pain_on_passive_stretch"),
    ("E2", "pain_on_passive_stretch tingling_numbness", "pain_on_passive_stretch tingling_numbness numb_cold_gone_after_unwrap"),
    ("E2", "calf_tense_hard cannot_move_foot", "cannot_move_foot"),
    ("E2", "calf_tense_hard sudden_weakness", "sudden_weakness"),
    ("E2", "calf_tense_hard 0:7:left:60:ache", "calf_tense_hard 0:6:left:60:ache"),
    ("E2", "calf_tense_hard 0:7:left:60:ache", "calf_tense_hard 0:7:left:5:cramp"),
    ("E2", "calf_tense_hard anticoagulant", "calf_tense_hard antiplatelet"),
    ("E2", "pain_out_of_proportion bleeding_disorder", "pain_on_passive_stretch bleeding_disorder"),
    ("E2", "cast_or_wrap_pain", ""),
    ("E3", "sudden_onset_cold", "cool_or_pale"),
    ("E3", "cool_or_pale tingling_numbness", "cool_or_pale tingling_numbness cold_pattern_known"),
    ("E3", "cool_or_pale tingling_numbness -cold_pattern_known", "cool_or_pale tingling_numbness numb_cold_gone_after_unwrap"),
    ("E3", "cool_or_pale atrial_fibrillation", "atrial_fibrillation"),
    ("E3", "cool_or_pale 0:7:left:60:ache", "cool_or_pale 0:6:left:60:ache"),
    ("E3", "cool_or_pale 0:7:left:60:ache cold_pattern_known", "cool_or_pale 0:7:left:5:cramp"),
    ("E3", "cool_or_pale tingling_numbness cold_pattern_known ?foot_wound_not_healing", "cool_or_pale tingling_numbness cold_pattern_known"),
    ("E3", "cool_or_pale tingling_numbness cold_pattern_known -sudden_onset_cold", "cool_or_pale cold_pattern_known"),
    ("E3", "cannot_move_foot mottled_or_blue", "cannot_move_foot"),
    ("E3", "mottled_or_blue swelling", "mottled_or_blue"),
    ("E3", "mottled_or_blue 0:7:left:5:cramp", "mottled_or_blue 0:6:left:5:cramp"),
    ("E4", "saddle_numbness", ""), ("E4", "bladder_bowel_change", ""), ("E4", "both_legs_new_weak_numb", ""),
    ("E4", "sciatica_both_legs", ""),
    ("E4", "back_pain_down_leg 0:4:both:60:ache", "back_pain_down_leg 0:4:left:60:ache"),
    ("E5", "dark_urine", "-dark_urine"),
    ("E6", "redness_warmth_tenderness fever_38", "redness_warmth_tenderness only_tender fever_38"),
    ("E6", "spreading_redness pain_out_of_proportion", "spreading_redness"),
    ("E6", "confused_or_very_unwell", "fever_38"),
    ("E7", "face_arm_speech", ""), ("E7", "sudden_weakness", "sudden_weakness injury=7"),
    ("E7", "sudden_weakness injury=8", "sudden_weakness weak_only_because_pain"),
    ("E7", "sudden_weakness -weak_only_because_pain", "sudden_weakness weak_only_because_pain"),
    ("E8", "deformity_or_deep_wound", ""), ("E8", "tingling_numbness injury=7", "tingling_numbness injury=8"),
    ("E8", "cool_or_pale injury=1", "cool_or_pale injury=1 numb_cold_gone_after_unwrap"),
    ("U1", "swelling", ""), ("U1", "fluid_retention", "fluid_retention both_legs_swollen"),
    ("U1", "swelling swelling_only_at_injury injury=8", "swelling swelling_only_at_injury injury=7"),
    ("U1", "swelling swelling_only_at_injury injury=2 -cannot_tiptoe", "swelling swelling_only_at_injury injury=2"),
    ("U1", "swelling swelling_only_at_injury injury=2 ?calf_tense_hard", "swelling swelling_only_at_injury injury=2"),
    ("U1", "swelling swelling_only_at_injury injury=2 anticoagulant", "swelling swelling_only_at_injury injury=2 antiplatelet"),
    ("U1", "swelling swelling_only_at_injury injury=2 long_journey_4wk", "swelling swelling_only_at_injury injury=2 smoker"),
    ("U1", "swelling both_legs_swollen one_leg_bigger", "swelling both_legs_swollen"),
    ("U1", "swelling both_legs_swollen -one_leg_bigger", "swelling both_legs_swollen pregnant"),
    ("U1", "swelling both_legs_swollen 0:3:left:60:ache", "swelling both_legs_swollen 0:3:both:60:ache"),
    ("U1", "swelling both_legs_swollen active_cancer", "swelling both_legs_swollen oestrogen_pill_or_hrt"),
    ("U2", "redness_warmth_tenderness", "redness_warmth_tenderness only_tender"), ("U2", "spreading_redness", ""),
    ("U2", "redness_warmth_tenderness -only_tender", "redness_warmth_tenderness only_tender"),
    ("U3", "long_journey_4wk 0:3:left:60:ache -1:3:left:60:ache", "long_journey_4wk 0:3:left:60:ache"),
    ("U3", "long_journey_4wk 0:3:left:60:ache -3:3:left:60:ache", "long_journey_4wk 0:3:left:60:ache -4:3:left:60:ache"),
    ("U3", "long_journey_4wk 0:3:left:60:ache onset=2", "long_journey_4wk 0:3:left:60:ache onset=1"),
    ("U3", "long_journey_4wk 0:3:left:60:ache -1:3:left:60:ache", "long_journey_4wk 0:3:both:60:ache -1:3:both:60:ache"),
    ("U3", "long_journey_4wk 0:3:left:60:ache -1:3:left:60:ache injury=8", "long_journey_4wk 0:3:left:60:ache -1:3:left:60:ache injury=7"),
    ("U3", "long_journey_4wk 0:5:left:-:cramp -1:5:left:11:cramp", "long_journey_4wk 0:5:left:10:cramp -1:5:left:9:cramp"),
    ("U3", "oestrogen_pill_or_hrt smoker 0:3:left:60:ache -1:3:left:60:ache", "oestrogen_pill_or_hrt 0:3:left:60:ache -1:3:left:60:ache"),
    ("U3", "active_cancer injury=4 -3:3:left:9:ache 0:3:left:9:ache", "active_cancer injury=4 -3:5:left:9:ache 0:3:left:9:ache"),
    ("U3", "pregnant -1:2:left:60:ache", "pregnant -2:2:left:60:ache"),
    ("U3", "postpartum_6wk 0:2:left:60:ache", "postpartum_6wk 0:2:left:60:ache injury=3"),
    ("U4", "gap_felt", ""), ("U4", "cannot_tiptoe", ""), ("U4", "pop_felt cannot_bear_weight", "pop_felt"),
    ("U5", "sudden_weakness injury=1", "sudden_weakness injury=1 weak_only_because_pain"),
    ("U5", "foot_drop_or_progressive_weakness", ""), ("U5", "numbness_getting_worse", "tingling_numbness"),
    ("U5", "cannot_move_foot", ""),
    ("U6", "cool_or_pale", "cool_or_pale cold_pattern_known"), ("U6", "mottled_or_blue", "mottled_or_blue cold_pattern_known"),
    ("U6", "cool_or_pale cold_pattern_known rest_pain_relieved_by_hanging_leg", "cool_or_pale cold_pattern_known"),
    ("U7", "cramp_over_10_min", ""), ("U7", "-1:5:left:11:cramp", "-1:5:left:10:cramp"),
    ("U7", "0:5:left:11:cramp", "-2:5:left:11:cramp"), ("U7", "wound_tetanus_or_toxin", ""),
    ("U8", "cannot_bear_weight", ""), ("U8", "injury_getting_worse", "-injury_getting_worse"),
    ("U9", "rest_pain_relieved_by_hanging_leg", ""), ("U9", "foot_wound_not_healing", ""),
    ("U9", "walking_pain_eases_with_rest walking_pain_sudden_change", "walking_pain_eases_with_rest"),
    ("U10", "pregnant preeclampsia_signs", "preeclampsia_signs"), ("U10", "postpartum_6wk preeclampsia_signs", "postpartum_6wk"),
    ("U11", "fluoroquinolone_recent -6:2:left:60:ache", "fluoroquinolone_recent -7:2:left:60:ache"),
    ("U11", "fluoroquinolone_recent 0:2:left:60:ache", "fluoroquinolone_recent 0:2:left:5:cramp"),
    ("U12", "anticoagulant injury=7", "anticoagulant injury=8"), ("U12", "bleeding_disorder injury=0", "antiplatelet injury=0"),
    ("U13", "0:8:left:61:ache", "0:8:left:60:ache"), ("U13", "0:8:left:-:cramp", "0:8:left:10:cramp"),
    ("U13", "0:8:left:90:ache injury=8", "0:8:left:90:ache injury=7"), ("U13", "0:8:left:9:ache -2:8:left:9:ache", "0:8:left:9:ache -3:8:left:9:ache"),
    ("U13", "0:8:left:90:ache", "0:7:left:90:ache"),
    ("U14", "pain_out_of_proportion", "pain_out_of_proportion calf_tense_hard"), ("U14", "calf_tense_hard", ""),
    ("U15", "fever_38 0:2:left:60:ache", "fever_38 0:2:both:60:ache"), ("U15", "fever_38 swelling", "fever_38"),
    ("U15", "fever_38 fluid_retention", "fluid_retention"),
    ("U16", "?chest_pain", "-chest_pain"), ("U16", "?mottled_or_blue", "?calf_tense_hard"), ("U16", "?saddle_numbness", "?fever_38"),
    ("U16", "?dark_urine", "?gap_felt"), ("U16", "?face_arm_speech", "?redness_warmth_tenderness"), ("U16", "?sudden_weakness", "?cannot_bear_weight"),
    ("U16", "?swelling", "-swelling"), ("U16", "?fluid_retention", "-fluid_retention"),
    ("U17", "both_legs_swollen swelling_sudden_severe", "swelling_sudden_severe"),
    ("D1", "both_legs_swollen", ""), ("D2", "tingling_numbness", "tingling_numbness injury=1"),
    ("D3", "walking_pain_eases_with_rest age=40", "walking_pain_eases_with_rest age=39"),
    ("D3", "walking_pain_eases_with_rest smoker", "walking_pain_eases_with_rest obesity"),
    ("D3", "walking_pain_eases_with_rest onset=14", "walking_pain_eases_with_rest onset=13"),
    ("D3", "0:2:left:5:tight:walk -7:2:left:5:tight:walk", "0:2:left:5:tight:walk -6:2:left:5:tight:walk"),
    ("D4", "0:2:left:5:cramp -1:2:left:5:cramp -6:2:left:5:cramp -7:2:left:5:cramp -8:2:left:5:cramp -13:2:left:5:cramp",
        "0:2:left:5:cramp -1:2:left:5:cramp -6:2:left:5:cramp -7:2:left:5:cramp -8:2:left:5:cramp -14:2:left:5:cramp"),
    ("D5", "-7:4:left:60:ache 0:4:left:60:ache", "-6:4:left:60:ache 0:4:left:60:ache"),
    ("D6", "-3:4:left:60:ache 0:6:left:60:ache", "-3:4:left:60:ache 0:5:left:60:ache"),
    ("D7", "-14:3:left:60:ache -7:3:left:60:ache 0:3:left:60:ache", "-14:3:left:60:ache -7:3:left:60:ache 0:2:left:60:ache"),
    ("D8", "onset=42 0:1:left:60:ache", "onset=41 0:1:left:60:ache"),
    ("D9", "0:1:left:60:ache:w -1:1:left:60:ache:w -6:1:left:60:ache:w", "0:1:left:60:ache:w -1:1:left:60:ache:w -7:1:left:60:ache:w"),
    ("D10", "lump_growing_or_over_5cm", ""), ("D12", "muscle_wasting", ""), ("D13", "pop_felt", "pop_felt gap_felt"),
    ("D14", "tingling_numbness", ""), ("D14", "swelling swelling_only_at_injury injury=2", "swelling"),
    ("D15", "cold_pattern_known", ""),
    ("D16", "fluoroquinolone_6mo 0:2:left:60:ache", "fluoroquinolone_6mo 0:2:left:5:cramp"),
    ("D17", "pain_on_passive_stretch", "pain_on_passive_stretch calf_tense_hard"),
    ("D18", "fever_38", "fever_38 swelling"), ("D18", "fever_38 0:2:both:60:ache", "fever_38 spreading_redness"),
    ("S0", "", "-chest_pain"), ("S0", "redness_warmth_tenderness only_tender", "redness_warmth_tenderness"),
    ("S0", "-cannot_tiptoe", "-cannot_tiptoe injury=28"), ("S0", "-foot_wound_not_healing age=39", "-foot_wound_not_healing age=40"),
    ("S0", "age=18", "age=17"), ("S0", "0:7:left:3:cramp", "back_pain_down_leg"), ("S0", "", "?calf_tense_hard"),
];

fn fired(line: &str) -> Vec<&'static str> {
    assess(&facts(line)).rules.into_iter().map(|rule| rule.id).collect()
}

#[test]
fn every_rule_fires_on_one_side_of_its_line_and_not_on_the_other() {
    let mut faults = Vec::new();
    for (rule, yes, no) in LINES {
        if !fired(yes).contains(rule) {
            faults.push(format!("{rule} does not fire: {yes}"));
        }
        if fired(no).contains(rule) {
            faults.push(format!("{rule} fires: {no}"));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    let tried: BTreeSet<&str> = LINES.iter().map(|(rule, ..)| *rule).chain(["D11"]).collect();
    assert_eq!(tried, RULES.iter().map(|rule| rule.id).collect());
}

#[test]
fn open_questions_make_the_result_incomplete_and_are_listed_beside_a_doctor_too() {
    for (line, tier, open) in [
        ("-chest_pain", Tier::Incomplete, vec!["chest_pain"]),
        ("-swelling -dark_urine", Tier::Incomplete, vec!["swelling", "dark_urine"]),
        ("-gap_felt -preeclampsia_signs -one_leg_bigger", Tier::SelfCare, vec![]),
        ("-gap_felt injury=28", Tier::Incomplete, vec!["gap_felt"]),
        ("-preeclampsia_signs pregnant", Tier::Incomplete, vec!["preeclampsia_signs"]),
        ("-fever_38 tingling_numbness", Tier::Soon, vec!["fever_38"]),
        ("-fever_38 gap_felt", Tier::SameDay, vec!["fever_38"]),
    ] {
        let assessment = assess(&facts(line));
        let names: Vec<&str> = assessment.open.iter().map(|question| question.id()).collect();
        assert_eq!((assessment.tier, names), (tier, open), "{line}");
        assert_eq!(assessment.rules.is_empty(), tier == Tier::Incomplete, "{line}");
    }
}

/// Questions of which a yes may lower a result, by the rules themselves.
const LOWERS: [Flag; 6] = [
    Flag::SwellingOnlyAtInjury,
    Flag::BothLegsSwollen,
    Flag::WeakOnlyBecausePain,
    Flag::ColdPatternKnown,
    Flag::NumbColdGoneAfterUnwrap,
    Flag::OnlyTender,
];

const DAYS: [&str; 6] =
    ["", "0:7:left:90:ache", "0:3:both:60:ache", "0:5:left:5:cramp", "-3:6:left:9:ache 0:4:left:9:ache", "injury=2"];

fn some_facts() -> impl Strategy<Value = Facts> {
    let questions: Vec<Question> = Question::all().collect();
    let changed = prop::collection::vec((prop::sample::select(questions), 0..3_u8), 0..9);
    (changed, prop::sample::select(&DAYS), prop::option::of(18..90_u32)).prop_map(|(changed, days, age)| {
        let mut facts = facts(days);
        facts.age = age;
        for (question, answer) in changed {
            facts.set(question, [Answer::Yes, Answer::Blank, Answer::No][usize::from(answer)]);
        }
        facts
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_yes_never_lowers_the_tier_except_for_the_named_conditions(before in some_facts()) {
        let tier = assess(&before).tier;
        for question in Question::all().filter(|question| !LOWERS.iter().any(|flag| *question == Question::Flag(*flag))) {
            // Redness that is told to be only tender is no sign: the yes takes an open question away.
            if question == Question::Sign(Sign::RednessWarmth) && before.yes(Flag::OnlyTender) {
                continue;
            }
            let mut after = before.clone();
            after.set(question, Answer::Yes);
            prop_assert!(assess(&after).tier >= tier, "{question:?} lowers {before:?}");
        }
    }

    #[test]
    fn a_blank_never_lowers_a_result_and_a_due_one_never_leaves_self_care(before in some_facts()) {
        let no_yes: Vec<Question> = Question::all().filter(|question| before.no(*question)).collect();
        let lowering = LOWERS.iter().map(|flag| Question::Flag(*flag)).filter(|question| before.yes(*question));
        for question in no_yes.into_iter().chain(lowering) {
            let mut after = before.clone();
            after.set(question, Answer::Blank);
            let assessment = assess(&after);
            // A yes to these two fires a rule of its own (D1, D15), which goes silent with it.
            if question != Question::Flag(Flag::BothLegsSwollen) && question != Question::Flag(Flag::ColdPatternKnown) {
                prop_assert!(assessment.tier >= assess(&before).tier, "{question:?} blank in {before:?}");
            }
            prop_assert!(assessment.tier != Tier::SelfCare || assessment.open.is_empty());
        }
    }

    #[test]
    fn the_tier_is_never_below_that_of_the_strongest_single_sign(before in some_facts(), named in 0..6_usize) {
        let mut all = before.clone();
        for flag in LOWERS {
            all.set(flag, Answer::No);
        }
        all.injury_days_ago = None;
        all.set(Sign::ALL[named], Answer::Yes);
        let mut alone = Facts::all_no();
        alone.age = all.age;
        alone.set(Sign::ALL[named], Answer::Yes);
        prop_assert!(assess(&all).tier >= assess(&alone).tier);
        prop_assert!(assess(&alone).tier >= Tier::Soon);
    }
}

fn soleus(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_soleus")).args(arguments).output().unwrap()
}

/// Status, standard output and standard error of a case file with this text.
fn run(text: &str) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cases.json");
    fs::write(&file, text).unwrap();
    let journal = folder.path().join("journal.db");
    let output = soleus(&["--journal", journal.to_str().unwrap(), "triage", file.to_str().unwrap(), "--json"]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a journal was touched");
    let words = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), words(output.stdout), words(output.stderr))
}

#[test]
fn the_published_cases_come_out_as_stated() {
    let text = include_str!("cases/published.json");
    let (status, out, err) = run(text);
    assert_eq!((status, err.as_str()), (0, ""));
    let answer: Value = serde_json::from_str(&out).unwrap();
    let file: Value = serde_json::from_str(text).unwrap();
    let expected: Vec<Value> = file["cases"].as_array().unwrap().iter().map(|case| {
        json!({ "id": case["id"], "tier": case["expected_tier"], "rules": case["expected_rules"], "open": [] })
    }).collect();
    assert_eq!(answer, json!({ "results": expected }));
}

#[test]
fn whatever_is_wrong_in_a_case_file_is_named_and_nothing_is_guessed() {
    for (case, words) in [
        (r#""signs":["sweling"]"#, "Case a, signs: there is no \"sweling\"."),
        (r#""sings":[]"#, "Case a, sings: there is no such field."),
        (r#""flags":["deformity_or_open_wound"]"#, "Case a, flags: there is no \"deformity_or_open_wound\"."),
        (r#""flags":["swelling"]"#, "Case a, flags: there is no \"swelling\"."),
        (r#""flags":"chest_pain""#, "Case a, flags: should be a list."),
        (r#""risk_facts":["old"]"#, "Case a, risk_facts: there is no \"old\"."),
        (r#""unanswered":["chest"]"#, "Case a, unanswered: there is no \"chest\"."),
        (
            r#""signs":["swelling"],"unanswered":["swelling"]"#,
            "Case a, unanswered: swelling has another answer already.",
        ),
        (
            r#""flags":["dark_urine"],"not_sure":["dark_urine"]"#,
            "Case a, not_sure: dark_urine has another answer already.",
        ),
        (
            r#""unanswered":["fever_38"],"not_sure":["fever_38"]"#,
            "Case a, not_sure: fever_38 has another answer already.",
        ),
        (r#""injury_days_ago":-1"#, "Case a, injury_days_ago: should be a whole number from 0 to 40000."),
        (r#""stated_trend":"up""#, "Case a, stated_trend: there is no \"up\"."),
        (
            r#""episodes":[{"day":1,"nrs":1,"side":"left"}]"#,
            "Case a, episodes 1, day: should be 0 for today or a whole number below.",
        ),
        (
            r#""episodes":[{"day":0,"nrs":11,"side":"left"}]"#,
            "Case a, episodes 1, nrs: should be a whole number from 0 to 10.",
        ),
        (r#""episodes":[{"day":0,"nrs":1}]"#, "Case a, episodes 1, side: should be left, right or both."),
        (
            r#""episodes":[{"day":0,"nrs":1,"side":"left","kind":"crampy"}]"#,
            "Case a, episodes 1, kind: there is no \"crampy\".",
        ),
        (r#""episodes":[{"day":0,"nrs":1,"side":"left","min":3}]"#, "Case a, episodes 1, min: there is no such field."),
        (
            r#""doses":[{"day":0,"ingredient":"ibuprofin","form":"gel"}]"#,
            "Case a, doses 1, ingredient: there is no \"ibuprofin\".",
        ),
    ] {
        let (status, out, err) = run(&format!(r#"{{"cases":[{{"id":"a",{case}}}]}}"#));
        assert_eq!((status, out.as_str(), err.trim_end()), (1, "", words), "{case}");
    }
    for (text, words) in [
        ("", "The file is empty."),
        (" \n", "The file is empty."),
        ("{\"cases\":[", "This is no case file: "),
        ("[]", "The file should hold "),
        ("{}", "The file, cases: should be a list of cases."),
        (r#"{"cases":[],"case":[]}"#, "The file, case: there is no such field."),
        (r#"{"cases":[{"age":3}]}"#, "Case 1, id: should be a name."),
        (
            r#"{"cases":[{"id":"a","flags":["chest_pain"],"flags":[]}]}"#,
            "This is no case file: the field \"flags\" stands twice in case a",
        ),
    ] {
        let (status, out, err) = run(text);
        assert_eq!((status, out.as_str()), (1, ""), "{text}");
        assert!(err.starts_with(words), "{text}: {err}");
    }
}

#[test]
fn a_part_of_a_minute_counts_as_a_whole() {
    for (minutes, tier) in [("10", "self_care"), ("10.5", "same_day"), ("9.5", "self_care"), ("-1", ""), ("\"3\"", "")]
    {
        let entry = format!(r#"{{"day":0,"nrs":5,"side":"left","kind":"cramp","duration_min":{minutes}}}"#);
        let (status, out, err) = run(&format!(r#"{{"cases":[{{"id":"a","episodes":[{entry}]}}]}}"#));
        if tier.is_empty() {
            assert_eq!(
                (status, err.trim_end()),
                (1, "Case a, episodes 1, duration_min: should be a number of minutes.")
            );
        } else {
            assert!(out.contains(&format!("\"tier\":\"{tier}\"")), "{minutes}: {out}");
        }
    }
}

#[test]
fn a_small_case_is_enough_and_ten_thousand_keep_their_order() {
    let note = r#"{"title":"t","cases":[{"id":"a","expected_x":1,"source_note":2,"title":"t","justification":"j"}]}"#;
    let small = json!({ "results": [{ "id": "a", "tier": "incomplete", "rules": [], "open": [] }] });
    let (status, out, _) = run(&note.replace("\"id\":\"a\"", "\"id\":\"a\",\"age\":17"));
    assert_eq!((status, serde_json::from_str::<Value>(&out).unwrap()), (0, small));
    let (_, out, _) = run(note);
    assert_eq!(serde_json::from_str::<Value>(&out).unwrap()["results"][0]["tier"], "self_care");
    let (status, out, _) = run(r#"{"cases":[]}"#);
    assert_eq!((status, out.trim_end()), (0, r#"{"results":[]}"#));
    let named = |result: &Value, place: usize| result["id"].as_str().is_some_and(|id| id.parse() == Ok(place));
    let cases: Vec<Value> = (0..10_000).map(|id| json!({ "id": id.to_string(), "signs": ["swelling"] })).collect();
    let (status, out, _) = run(&json!({ "cases": cases }).to_string());
    let answer: Value = serde_json::from_str(&out).unwrap();
    let results = answer["results"].as_array().unwrap();
    assert_eq!((status, results.len()), (0, 10_000));
    assert!(results.iter().enumerate().all(|(place, result)| named(result, place) && result["tier"] == "same_day"));
}

#[test]
fn the_rules_can_be_read_by_people_and_programs() {
    let output = soleus(&["triage", "--rules", "--json"]);
    let table: Value = serde_json::from_slice(&output.stdout).unwrap();
    let rules = table["rules"].as_array().unwrap();
    assert_eq!(rules.len(), RULES.len());
    for (row, rule) in rules.iter().zip(RULES) {
        assert_eq!((row["id"].as_str(), row["conservative"].as_bool()), (Some(rule.id), Some(rule.conservative)));
        assert!(row["when"].as_str().is_some_and(|words| !words.is_empty()));
    }
    let text = String::from_utf8(soleus(&["triage", "--rules"]).stdout).unwrap();
    assert!(RULES.iter().all(|rule| text.contains(&format!("{}  {}", rule.id, rule.tier.id()))));
    assert_eq!(soleus(&["triage"]).status.code(), Some(2));
    assert_eq!(soleus(&["triage", "nowhere.json"]).status.code(), Some(1));
    assert_eq!(soleus(&["triage", "a.json", "--rules"]).status.code(), Some(2));
}
