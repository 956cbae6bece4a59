//! Every lock, tried through the window: what stands as paused and as open on the result page in each tier, and for
//! each reason that keeps hands off the leg.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui::Key;
use signs::{answer_none, finish};
use soleus::app::command::Command;
use soleus::domain::check::{Answer, Risk};
use soleus::domain::gate::Activity;
use soleus::domain::triage::Tier;
use window::{Scene, Start, Steps, open, usual_now};

/// What is open: nothing, only the ending of a cramp, all but hands on, or all.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Open {
    Nothing,
    Cramp,
    HandsOff,
    All,
}

impl Open {
    fn includes(self, activity: Activity) -> bool {
        match self {
            Self::Nothing => false,
            Self::Cramp => activity == Activity::CrampRelease,
            Self::HandsOff => !activity.hands_on(),
            Self::All => true,
        }
    }
}

/// A window for a person who told this about themselves.
fn start(told: Option<Risk>) -> Scene {
    let answer = told.map(|risk| risk.to_profile(Answer::Yes, usual_now().moment).unwrap());
    let before = answer.map(|answer| Command::Answer(vec![(answer.field.clone(), Some(answer))])).into_iter().collect();
    open(&Start { size: [1100.0, 4000.0], before, ..Start::default() })
}

/// A check with these things ticked on the two pages, "none of these" for the rest.
fn ticked(scene: &mut Scene, signs: &[&str], flags: &[&str]) {
    scene.press(Key::Num5).press(Key::F8).click("No");
    for sign in signs {
        scene.click(sign);
    }
    scene.click("None of the signs, next");
    for flag in flags {
        scene.click(flag);
    }
    finish(scene);
}

/// The one list of each tier: how to get there through the window, and what is open then.
const TIERS: [(&str, Tier, Open, Steps); 7] = [
    ("emergency", Tier::Emergency, Open::Nothing, |scene| {
        scene.press(Key::F8).click("Yes");
    }),
    ("swelling", Tier::SameDay, Open::Cramp, |scene| ticked(scene, &["Swelling, left leg"], &[])),
    ("fever with one sore leg", Tier::SameDay, Open::Cramp, |scene| ticked(scene, &[], &["Fever, or hot and shivery"])),
    ("tingling", Tier::Soon, Open::HandsOff, |scene| ticked(scene, &["Tingling or numbness, left leg"], &[])),
    ("the muscle is getting thinner", Tier::Soon, Open::All, |scene| {
        ticked(scene, &[], &["The muscle is getting thinner"]);
    }),
    ("open questions", Tier::Incomplete, Open::Cramp, |scene| {
        scene.press(Key::Num5).press(Key::F8).click("No").click("None of the signs, next");
        answer_none(scene, &["The leg", "The whole body", "Walking and sores"]);
        scene.click("See the result").click("See the result");
    }),
    ("nothing", Tier::SelfCare, Open::All, |scene| ticked(scene, &[], &[])),
];

fn assert_open(scene: &Scene, open: Open, why: &str) {
    for activity in Activity::ALL {
        let state = if open.includes(*activity) { "open" } else { "paused" };
        assert!(scene.has(&format!("{}: {state}", activity.name())), "{why}: {} should be {state}", activity.name());
    }
}

#[test]
fn each_activity_is_open_or_paused_as_the_tier_says() {
    for (name, tier, open, steps) in TIERS {
        let mut scene = start(None);
        steps(&mut scene);
        let check = scene.journal().store().checks(1).unwrap().pop().expect("a check");
        assert_eq!(check.tier, tier, "{name}: {:?}", check.rules);
        if tier == Tier::Emergency {
            assert!(!scene.sees(": open") && !scene.sees("paused"), "the emergency card stands alone");
            scene.press(Key::F8);
        }
        assert_open(&scene, open, name);
        let paused = open != Open::All;
        assert_eq!(scene.has("Paused for now"), paused, "{name}");
        if paused {
            assert!(scene.sees("Opens when"), "{name}: what unlocks it is told");
        }
    }
}

#[test]
fn hands_stay_off_for_each_reason_that_a_person_told() {
    for risk in [Risk::Pregnant, Risk::Postpartum, Risk::Anticoagulant, Risk::BleedingDisorder, Risk::PreviousClot] {
        let mut scene = start(Some(risk));
        scene.press(Key::F8).click("No").click("None of the signs, next");
        finish(&mut scene);
        assert_open(&scene, Open::HandsOff, risk.id());
        assert!(scene.sees("Stays closed as long as this is so"), "{}", risk.id());
    }
    let mut scene = start(Some(Risk::Antiplatelet));
    scene.press(Key::F8).click("No").click("None of the signs, next");
    finish(&mut scene);
    assert_open(&scene, Open::All, "aspirin alone");
}

#[test]
fn a_clot_fact_with_pain_in_one_leg_keeps_hands_off() {
    let mut scene = start(Some(Risk::LongJourney));
    ticked(&mut scene, &[], &[]);
    assert_open(&scene, Open::HandsOff, "a journey and one sore leg");
    assert!(scene.sees("and one leg has new pain"));
}

#[test]
fn a_possible_tendon_tear_closes_even_the_ending_of_a_cramp() {
    let mut scene = start(None);
    scene.press(Key::Num5).press(Key::F8).click("No").click("None of the signs, next");
    scene.pick("Was the leg hurt in the last 4 weeks?", "Yesterday").click("Cannot rise on the toes at all");
    finish(&mut scene);
    assert_open(&scene, Open::Nothing, "U4");
}

#[test]
fn before_the_first_check_everything_but_the_ending_of_a_cramp_is_paused() {
    let mut scene = start(None);
    scene.press(Key::F8);
    assert!(scene.has("Paused for now"), "the page says so before any check");
    assert_open(&scene, Open::Cramp, "never checked");
}
