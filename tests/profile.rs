//! Answers about oneself: what they mean for the rules, and when they stop meaning it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(dead_code, reason = "each test file uses a part of what it shares")]

#[path = "common/person.rs"]
mod person;

use person::{day, moment, person};
use soleus::domain::body::Side;
use soleus::domain::check::{Answer, Facts, Risk};
use soleus::domain::profile::Profile;
use soleus::domain::triage::assess;

const YES: Answer = Answer::Yes;
const NO: Answer = Answer::No;
const BLANK: Answer = Answer::Blank;

fn told(words: &str) -> Profile {
    person("").told(words).profile
}

/// Fact, what was told, what is known today.
#[rustfmt::skip]
const ANSWERS: &[(Risk, &str, Answer)] = &[
    (Risk::RecentSurgery, "surgery=y@-80 surgery_day=#-84@-80", YES), (Risk::RecentSurgery, "surgery=y@-80 surgery_day=#-85@-80", BLANK),
    (Risk::RecentSurgery, "surgery=y@-1 surgery_day=#-85@-1", NO), (Risk::RecentSurgery, "surgery=y@-89", YES),
    (Risk::RecentSurgery, "surgery=y@-90", BLANK), (Risk::RecentSurgery, "surgery=n@-7", NO), (Risk::RecentSurgery, "surgery=n@-8", BLANK),
    // A date of an operation before does not end a new yes.
    (Risk::RecentSurgery, "surgery_day=#-200@-190 surgery=y@-1", YES), (Risk::RecentSurgery, "surgery_day=#-70@-60 surgery=y@-20", YES),
    (Risk::BedriddenOrCast, "hospital_or_bed=y@-80 hospital_or_bed_day=#-84@-80", YES),
    (Risk::BedriddenOrCast, "hospital_or_bed=y@-80 hospital_or_bed_day=#-85@-80", BLANK),
    (Risk::ActiveCancer, "cancer_treatment=y@-89", YES), (Risk::ActiveCancer, "cancer_treatment=y@-90", BLANK),
    (Risk::PreviousClot, "previous_clot=y@-4000", YES), (Risk::PreviousClot, "previous_clot=n@-4000", NO),
    (Risk::Thrombophilia, "clotting_disorder=y@-400", YES), (Risk::Thrombophilia, "clotting_disorder=n@-400", NO),
    (Risk::Pregnant, "pregnancy=pregnant@-89", YES), (Risk::Pregnant, "pregnancy=pregnant@-90", BLANK),
    (Risk::Pregnant, "pregnancy=pregnant@-200 due_day=#-14@-200", YES), (Risk::Pregnant, "pregnancy=pregnant@-200 due_day=#-15@-200", BLANK),
    // Overdue when it was said: that is over, but what follows is not "no".
    (Risk::Pregnant, "pregnancy=pregnant@-3 due_day=#-15@-3", BLANK), (Risk::Postpartum, "pregnancy=pregnant@-3 due_day=#-15@-3", YES),
    (Risk::Postpartum, "pregnancy=pregnant@-200 due_day=#-56@-200", YES), (Risk::Postpartum, "pregnancy=pregnant@-200 due_day=#-57@-200", BLANK),
    (Risk::Pregnant, "due_day=#-300@-500 pregnancy=pregnant@-3", YES),
    (Risk::Postpartum, "pregnancy=birth_6wk@-40 birth_day=#-42@-40", YES), (Risk::Postpartum, "pregnancy=birth_6wk@-40 birth_day=#-43@-40", BLANK),
    (Risk::Pregnant, "pregnancy=no@-7", NO), (Risk::Pregnant, "pregnancy=no@-8", BLANK), (Risk::Postpartum, "pregnancy=does_not_apply@-7", NO),
    (Risk::LongJourney, "journey=y@-89", YES), (Risk::LongJourney, "journey=y@-90", BLANK), (Risk::LongJourney, "journey=n@-8", BLANK),
    (Risk::OestrogenPill, "oestrogen=y@-89", YES), (Risk::OestrogenPill, "oestrogen=y@-90", BLANK),
    (Risk::AgeOver60, "age=60_64@-400", YES), (Risk::AgeOver60, "age=65_plus@0", YES), (Risk::AgeOver60, "age=40_59@0", NO),
    (Risk::Smoker, "smoking=y@-400", YES), (Risk::Obesity, "weight=very_overweight@-400", YES), (Risk::Obesity, "weight=neither@-400", NO),
    (Risk::VaricoseVeins, "veins_skin=*skin_sores,varicose_veins@-400", YES), (Risk::VaricoseVeins, "veins_skin=*skin_sores@-400", NO),
    (Risk::HeartFailure, "heart=*heart_failure@-400", YES), (Risk::AtrialFibrillation, "heart=*irregular_heartbeat@-400", YES),
    (Risk::AtrialFibrillation, "heart=*heart_failure@-400", NO), (Risk::HeartDisease, "heart=*heart_disease@-400", YES),
    (Risk::Diabetes, "diabetes=type_1@-400", YES), (Risk::Diabetes, "diabetes=type_2@-400", YES), (Risk::Diabetes, "diabetes=other@-400", YES),
    (Risk::Diabetes, "diabetes=no@-400", NO),
    (Risk::Neuropathy, "diabetes_numb_feet=y@-400", YES), (Risk::Neuropathy, "numb_feet=y@-400 diabetes_numb_feet=n@-400", YES),
    (Risk::KnownArteryDisease, "circulation=*narrowed_arteries@-400", YES), (Risk::Immunosuppressed, "weak_immunity=y@-400", YES),
    (Risk::Anticoagulant, "blood_thinner=y@-89", YES), (Risk::Anticoagulant, "blood_thinner=y@-90", BLANK), (Risk::Anticoagulant, "blood_thinner=n@-8", BLANK),
    (Risk::FluoroquinoloneRecent, "fluoroquinolone=within_4wk@-20 fluoroquinolone_day=#-28@-20", YES),
    (Risk::FluoroquinoloneRecent, "fluoroquinolone=within_4wk@-20 fluoroquinolone_day=#-29@-20", BLANK),
    (Risk::FluoroquinoloneRecent, "fluoroquinolone_day=#-400@-390 fluoroquinolone=now@0", YES),
    (Risk::FluoroquinoloneEarlier, "fluoroquinolone=within_4wk@-20 fluoroquinolone_day=#-28@-20", NO),
    (Risk::FluoroquinoloneEarlier, "fluoroquinolone=within_4wk@-20 fluoroquinolone_day=#-29@-20", YES),
    (Risk::FluoroquinoloneEarlier, "fluoroquinolone=within_4wk@-170 fluoroquinolone_day=#-183@-170", YES),
    (Risk::FluoroquinoloneEarlier, "fluoroquinolone=within_4wk@-170 fluoroquinolone_day=#-184@-170", NO),
    (Risk::FluoroquinoloneEarlier, "fluoroquinolone=within_6mo@-183", YES), (Risk::FluoroquinoloneEarlier, "fluoroquinolone=within_6mo@-184", NO),
    (Risk::FluoroquinoloneEarlier, "fluoroquinolone_day=#-400@-390 fluoroquinolone=now@-30", YES),
    (Risk::Statin, "medicines=*statin@-400", YES), (Risk::Diuretic, "medicines=*water_tablet@-400", YES), (Risk::SteroidLong, "medicines=*steroid@-400", YES),
    (Risk::FamilyClot, "family_clot=y@-400", YES), (Risk::BleedingDisorder, "bleeding_disorder=y@-400", YES), (Risk::Antiplatelet, "antiplatelet=y@-400", YES),
];

#[test]
fn each_fact_comes_from_its_field_and_ends_on_its_day() {
    for (risk, words, expected) in ANSWERS {
        assert_eq!(told(words).risk(*risk, None, day(0)), *expected, "{risk:?}: {words}");
    }
    for risk in Risk::ALL {
        assert!(ANSWERS.iter().any(|(tried, _, expected)| tried == risk && *expected == YES), "no source for {risk:?}");
        assert_eq!(Profile::default().risk(*risk, None, day(0)), BLANK, "{risk:?}");
        assert_eq!(Profile::default().risk(*risk, Some(day(-9)), day(0)), BLANK, "{risk:?}");
    }
}

#[test]
fn an_answer_of_90_days_ago_does_not_decide_whether_a_clot_is_looked_for() {
    for (field, dated) in [
        ("surgery=y", false),
        ("hospital_or_bed=y", false),
        ("cancer_treatment=y", false),
        ("pregnancy=pregnant", false),
        ("pregnancy=birth_6wk", false),
        ("journey=y", false),
        ("previous_clot=y", true),
    ] {
        for (days, fires) in [(89, true), (90, dated), (91, dated)] {
            let somebody = person("-1:3:left:60:ache 0:3:left:60:ache").told(&format!("{field}@-{days}"));
            let fired = somebody.standing().active_ids().contains(&"U3");
            assert_eq!(fired, fires, "{field} {days} days ago");
        }
    }
}

#[test]
fn a_journey_counts_for_a_pain_that_began_within_four_weeks_after_it() {
    // Day of the journey, first day of the pain.
    for (journey, onset, expected) in [
        (-20, -19, YES),
        (-30, -2, YES),
        (-35, -5, YES),
        (-36, -5, NO),
        (-5, -5, YES),
        (-3, -5, YES),
        (-2, -5, NO),
        (-60, -40, YES),
    ] {
        let profile = told(&format!("journey=y@-1 journey_day=#{journey}@-1"));
        assert_eq!(profile.risk(Risk::LongJourney, Some(day(onset)), day(0)), expected, "{journey} {onset}");
    }
    let old_date = told("journey_day=#-200@-190 journey=y@-1");
    assert_eq!(old_date.risk(Risk::LongJourney, Some(day(-3)), day(0)), YES);
    // It was before the pain of the right leg, though long after that of the left one began.
    let weeks: Vec<String> = (0..9).map(|week| format!("{}:3:left:60:ache", -week * 7)).collect();
    let both = person(&format!("{} -1:3:right:60:ache -2:3:right:60:ache", weeks.join(" ")));
    let both = both.told("journey=y@0 journey_day=#-4@0");
    assert!(both.standing().active_ids().contains(&"U3"));
}

#[test]
fn an_age_is_the_youngest_of_its_band_and_under_18_is_never_self_care() {
    for (band, age, small) in [
        ("under_18", Some(17), true),
        ("18_39", Some(18), false),
        ("40_59", Some(40), false),
        ("60_64", Some(60), false),
        ("65_plus", Some(65), false),
        ("other", None, false),
    ] {
        let profile = told(&format!("age={band}@-400"));
        assert_eq!((profile.age(), profile.under_18()), (age, small), "{band}");
        let mut facts = Facts::all_no();
        facts.age = age;
        assert_eq!(assess(&facts).rules.is_empty(), small, "{band}");
    }
    assert_eq!((Profile::default().age(), Profile::default().under_18()), (None, false));
}

#[test]
fn what_a_check_is_told_reads_back_as_it_was_told_and_says_nothing_else() {
    // Whatever stood there before, of the same and of other facts.
    let before = [
        "",
        "surgery_day=#-200@-190 due_day=#-300@-310 birth_day=#-250@-240 journey_day=#-99@-98 fluoroquinolone_day=#-150@-140",
        "surgery=y@-3 pregnancy=birth_6wk@-3 journey=y@-3 fluoroquinolone=within_6mo@-3 blood_thinner=y@-3",
        "surgery=n@-3 pregnancy=pregnant@-3 due_day=#90@-3 journey=n@-3 fluoroquinolone=now@-3 blood_thinner=n@-3 pregnancy=no@-3",
    ];
    for words in before {
        for risk in Risk::RUNNING_OUT {
            for answer in [YES, NO, Answer::NotSure] {
                let mut profile = told(words);
                let others: Vec<(Risk, Answer)> = Risk::ALL
                    .iter()
                    .filter(|other| **other != risk)
                    .map(|other| (*other, profile.risk(*other, None, day(0))))
                    .collect();
                let was = profile.risk(risk, None, day(0));
                profile.put(risk.to_profile(answer, moment(0, 13, 0)).unwrap());
                let now = profile.risk(risk, None, day(0));
                // Doubt does not take a yes back.
                let expected = if (answer, was) == (Answer::NotSure, YES) { YES } else { answer };
                assert_eq!(now, expected, "{risk:?} {answer:?} after {words}");
                assert!(profile.is_fresh(risk, day(7)) && !profile.is_fresh(risk, day(8)), "{risk:?}");
                for (other, was) in others {
                    let now = profile.risk(other, None, day(0));
                    let lost = was == YES && now != YES && answer != YES;
                    let made_up = was != NO && now == NO && answer != YES;
                    assert!(!lost && !made_up, "{risk:?} {answer:?} after {words} changes {other:?}: {was:?} {now:?}");
                }
            }
        }
    }
    assert_eq!(Risk::Pregnant.to_profile(BLANK, moment(0, 13, 0)), None);
    let newer = person("").check(-1, Side::Left, "-pregnant").told("pregnancy=pregnant@0").profile;
    assert_eq!(newer.risk(Risk::Pregnant, None, day(0)), YES);
}

#[test]
fn not_sure_about_a_fact_is_no_no_to_what_lowers_a_result() {
    let words = "surgery=n@0 hospital_or_bed=n@0 cancer_treatment=n@0 previous_clot=n@0 clotting_disorder=n@0 pregnancy=no@0 \
        journey=n@0 oestrogen=n@0 blood_thinner=n@0 bleeding_disorder=n@0";
    let local = "swelling swelling_only_at_injury injury=2";
    let u1 = |words: &str, check: &str| {
        person("").told(words).check(0, Side::Left, check).standing().active_ids().contains(&"U1")
    };
    assert!(!u1(words, local));
    assert!(u1(words, &format!("{local} ?anticoagulant")));
    assert!(u1(words, &format!("{local} ?pregnant")));
    assert!(u1(&words.replace("journey=n@0", ""), local));
    assert!(u1(&words.replace("journey=n@0", "journey=n@-8"), local));
}
