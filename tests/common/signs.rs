//! Going through the warning-sign check in a test.

#![allow(dead_code, reason = "each test file uses a part of it")]

use super::window::Scene;

/// Every group that can stand on the second page.
pub const GROUPS: [&str; 8] = [
    "About what you ticked",
    "The leg",
    "Back, nerves, speech",
    "The whole body",
    "The injury",
    "The cramp",
    "Walking and sores",
    "Headache and sight",
];

/// Presses "None of these" in these groups.
pub fn answer_none(scene: &mut Scene, groups: &[&str]) {
    for group in groups {
        scene.click(&format!("None of these: {group}"));
    }
}

/// Answers what is left on the second page with "none of these" or "still none", and asks for the result.
pub fn finish(scene: &mut Scene) {
    for group in GROUPS {
        let still = format!("Still none of these: {group}");
        let none = format!("None of these: {group}");
        if scene.has(&still) {
            scene.click(&still);
        } else if scene.has(&none) && !scene.is_on(&none) {
            scene.click(&none);
        }
    }
    scene.click("See the result");
}
