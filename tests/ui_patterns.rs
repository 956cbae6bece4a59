//! Patterns that fit, in the window: the warning signs come first, and what is shown is for learning.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use signs::finish;
use window::{Scene, Start, open};

/// The sample, which ends with night cramps in the right calf; tall, so that every card is drawn.
fn sample() -> Scene {
    open(&Start { size: [1100.0, 4200.0], sample: true, ..Start::default() })
}

fn page(scene: &mut Scene) {
    scene.press_with(Modifiers::COMMAND, Key::Num5).click("Patterns that fit what you logged");
    assert_eq!(scene.title(), "Patterns that fit");
}

fn check(scene: &mut Scene, sign: Option<&str>) {
    scene.press(Key::F8).click("No").click("Both");
    match sign {
        Some(sign) => scene.click(sign),
        None => scene,
    }
    .click("None of the signs, next");
    finish(scene);
}

#[test]
fn the_warning_signs_come_before_any_pattern() {
    let mut scene = sample();
    page(&mut scene);
    assert!(scene.has("The warning signs come first") && scene.has("For learning, not a diagnosis"));
    assert!(!scene.sees("Muscle cramp") && !scene.sees("More about"));
    scene.click("Check warning signs");
    assert_eq!(scene.title(), "Warning signs");
}

#[test]
fn a_pattern_says_what_fits_what_speaks_against_it_and_what_must_be_ruled_out() {
    let mut scene = sample();
    check(&mut scene, None);
    page(&mut scene);
    assert!(scene.has("Muscle cramp") && scene.has("What you logged that fits"));
    assert!(scene.has("Cramps that let go or were over within ten minutes") && scene.has("Mostly at night"));
    assert!(scene.has("Less likely if you noted") && scene.has("Swelling"));
    assert!(scene.has("Must be ruled out: blood clot in a leg vein"));
    assert!(!scene.sees("Source: "));
    scene.click("More about muscle cramp");
    assert!(scene.sees("A hard, gripping knot.") && scene.sees("Source: "));
    for words in scene.names(Role::Label).into_iter().chain(scene.names(Role::Heading)) {
        let lower = words.to_lowercase().replace("less likely if you noted", "");
        for no in ["%", "percent", "likely", "probab", "chance", "score", "you have "] {
            assert!(!lower.contains(no), "{words}");
        }
    }
    scene.click("Check warning signs: Muscle cramp");
    assert_eq!(scene.title(), "Warning signs");
}

#[test]
fn a_sign_that_needs_help_today_hides_every_pattern_and_stands_first() {
    let mut scene = sample();
    check(&mut scene, Some("Swelling, right leg"));
    page(&mut scene);
    assert!(!scene.sees("Muscle cramp") && !scene.sees("Never matched"));
    assert!(scene.sees("Get medical help today") && scene.has("A warning sign is active that needs help today."));
}
