//! What must hold for any paper: no further yes makes a result milder, and nothing unanswered leaves self-care.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(dead_code, reason = "each test file uses a part of what it shares")]

#[path = "common/person.rs"]
mod person;

use person::{Person, person};
use proptest::prelude::*;
use soleus::domain::body::{Leg, Side, Sign};
use soleus::domain::check::{Answer, Flag, Paper, Question, Risk};
use soleus::domain::triage::{Tier, assess, due};
use uuid::Uuid;

/// The questions of which a yes may lower a result (`clinical.md` 1.3, 1.4).
const LOWERS: [Flag; 6] = [
    Flag::SwellingOnlyAtInjury,
    Flag::BothLegsSwollen,
    Flag::WeakOnlyBecausePain,
    Flag::OnlyTender,
    Flag::ColdPatternKnown,
    Flag::NumbColdGoneAfterUnwrap,
];

const ANSWERS: [Answer; 4] = [Answer::Yes, Answer::NotSure, Answer::Blank, Answer::No];
const JOURNALS: [&str; 6] = [
    "",
    "0:7:left:90:ache",
    "0:3:both:60:ache",
    "0:5:left:5:cramp",
    "-3:6:left:9:ache 0:4:left:9:ache",
    "-9:5:right:60:ache -2:5:right:60:ache 0:5:right:60:ache",
];

/// A person, and a paper in which all is no but for a few answers.
fn some_paper() -> impl Strategy<Value = (Person, Paper)> {
    let signs =
        prop::collection::vec((prop::sample::select(Leg::ALL), prop::sample::select(Sign::ALL), 0..4_usize), 0..5);
    let flags = prop::collection::vec((prop::sample::select(Flag::ALL), 0..4_usize), 0..9);
    let facts = prop::collection::vec((prop::sample::select(&Risk::RUNNING_OUT), 0..4_usize), 0..4);
    let age = prop::sample::select(&["18_39", "40_59", "65_plus", "unknown"]);
    (
        signs,
        flags,
        facts,
        prop::sample::select(&JOURNALS),
        prop::sample::select(Side::ALL),
        prop::option::of(0..30_u32),
        age,
    )
        .prop_map(|(signs, flags, facts, journal, side, injury, age)| {
            let somebody = person(journal).told(&format!("age={age}@0"));
            let mut paper = somebody.paper(side, "");
            for flag in Flag::ALL {
                paper.set(*flag, Answer::No);
            }
            for risk in Risk::RUNNING_OUT {
                paper.facts.insert(risk, Answer::No);
            }
            paper.answers.injury_days_ago = injury;
            for (leg, sign, answer) in signs {
                paper.answers.set_sign(leg, sign, ANSWERS[answer]);
            }
            for (flag, answer) in flags {
                paper.set(flag, ANSWERS[answer]);
            }
            for (risk, answer) in facts {
                paper.facts.insert(risk, ANSWERS[answer]);
            }
            (somebody, paper)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_yes_in_place_of_a_blank_or_a_no_never_lowers_the_tier((somebody, paper) in some_paper()) {
        let watch = somebody.watch();
        let tier = paper.assess(&watch).tier;
        // "Not sure" has a rule of its own (U16), which may be stronger than that of a yes.
        let doubted = |answer: Answer| answer == Answer::NotSure;
        for flag in Flag::ALL.iter().filter(|flag| !LOWERS.contains(flag) && !doubted(paper.answers.flag(**flag))) {
            let mut after = paper.clone();
            after.set(*flag, Answer::Yes);
            prop_assert!(after.assess(&watch).tier >= tier, "{flag:?} lowers {paper:?}");
        }
        for leg in paper.side.legs() {
            for sign in Sign::ALL.iter().filter(|sign| !doubted(paper.answers.sign(*leg, **sign))) {
                let mut after = paper.clone();
                after.answers.set_sign(*leg, *sign, Answer::Yes);
                // Both legs ticked as swollen, and redness that is told to be only tender, are answers that may lower.
                let tender = *sign == Sign::RednessWarmth && paper.answers.flag(Flag::OnlyTender) == Answer::Yes;
                if !tender && after.answers.both_ticked_swollen() == paper.answers.both_ticked_swollen() {
                    prop_assert!(after.assess(&watch).tier >= tier, "{leg:?} {sign:?} lowers {paper:?}");
                }
            }
        }
        for risk in Risk::RUNNING_OUT {
            let mut after = paper.clone();
            after.facts.insert(risk, Answer::Yes);
            prop_assert!(after.assess(&watch).tier >= tier, "{risk:?} lowers {paper:?}");
        }
        let mut after = paper.clone();
        after.set_lung(Answer::Yes);
        prop_assert_eq!(after.assess(&watch).tier, Tier::Emergency);
    }

    #[test]
    fn a_due_question_that_is_blank_or_in_doubt_never_leaves_self_care((somebody, paper) in some_paper(), doubt in any::<bool>()) {
        let watch = somebody.watch();
        let facts = paper.facts(&watch);
        for question in due(&facts) {
            let mut after = facts.clone();
            after.set(question, if doubt { Answer::NotSure } else { Answer::Blank });
            prop_assert!(assess(&after).tier != Tier::SelfCare, "{question:?} in {paper:?}");
        }
        // And an answer taken away from what lowers a result does not lower it either.
        for flag in LOWERS.into_iter().filter(|flag| facts.yes(*flag)) {
            let mut after = facts.clone();
            after.set(flag, if doubt { Answer::NotSure } else { Answer::Blank });
            // These two fire a rule of their own, which goes silent with them.
            let own = matches!(flag, Flag::BothLegsSwollen | Flag::ColdPatternKnown);
            prop_assert!(own || assess(&after).tier >= assess(&facts).tier, "{flag:?} in {paper:?}");
        }
    }

    #[test]
    fn the_tier_is_never_below_that_of_the_strongest_single_sign((somebody, paper) in some_paper(), named in 0..6_usize) {
        let watch = somebody.watch();
        let mut all = paper.clone();
        let mut alone = person("").paper(paper.side, "");
        for flag in LOWERS {
            all.set(flag, Answer::No);
        }
        (all.answers.injury_days_ago, alone.answers.injury_days_ago) = (None, None);
        let leg = paper.side.legs()[0];
        // Both legs swollen is a picture of its own.
        for other in paper.side.legs().iter().filter(|other| **other != leg) {
            for sign in [Sign::Swelling, Sign::FluidRetention] {
                all.answers.set_sign(*other, sign, Answer::No);
            }
        }
        for paper in [&mut all, &mut alone] {
            paper.answers.set_sign(leg, Sign::ALL[named], Answer::Yes);
        }
        let single = alone.assess(&person("").watch()).tier;
        prop_assert!(single >= Tier::Soon);
        prop_assert!(all.assess(&watch).tier >= single, "{paper:?}");
    }

    #[test]
    fn where_a_person_stands_after_a_check_is_never_milder_than_its_result((somebody, paper) in some_paper()) {
        let mut somebody = somebody;
        let watch = somebody.watch();
        let check = paper.check(&watch, Uuid::from_u128(3));
        for answer in paper.profile_answers(watch.now.moment) {
            somebody.profile.put(answer);
        }
        let tier = check.tier;
        somebody.checks.insert(0, check);
        prop_assert!(somebody.standing().tier >= tier, "{tier:?}, then {:?}: {paper:?}", somebody.standing().active_ids());
        prop_assert_eq!(Paper::of(&somebody.checks[0]).assess(&somebody.watch()).tier, tier);
        let open = somebody.standing().assessment.open;
        prop_assert!(open.iter().all(|question| !matches!(question, Question::Risk(_))));
    }
}
