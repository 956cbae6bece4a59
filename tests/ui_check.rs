//! The warning-sign check in the window: by mouse, by keyboard and by name, and what it leads to.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use signs::{answer_none, finish};
use soleus::domain::body::{Leg, Sign};
use soleus::domain::check::{Answer, Check};
use soleus::domain::setting::Settings;
use soleus::domain::triage::Tier;
use window::{Scene, Start, at, open};

fn empty() -> Scene {
    open(&Start::default())
}

fn checks(scene: &Scene) -> Vec<Check> {
    scene.journal().store().checks(99).unwrap()
}

fn last(scene: &Scene) -> Check {
    checks(scene).into_iter().next().expect("a check")
}

#[test]
fn one_yes_to_the_first_question_is_an_emergency_at_once_and_nothing_else_stands_there() {
    for (country, number) in [("DE", "112"), ("GB", "999"), ("NZ", "111"), ("US", "911")] {
        let settings = Settings { country: country.to_owned(), ..Settings::default() };
        let mut scene = open(&Start { settings, ..Start::default() });
        scene.press(Key::F8).click("Yes");
        assert_eq!(scene.title(), "Result of your check");
        assert!(scene.has(&format!("Emergency: Call {number} now")), "{country}");
        assert_eq!(scene.focused(), format!("Emergency: Call {number} now"), "the card has the keyboard");
        assert!(scene.has("Sit up and rest."));
        assert!(scene.sees("Do not drive yourself"));
        for nothing in ["paused", "Ice", "Stretch", "tomorrow", "painkiller", "Paused", "What to do", "Press a number"]
        {
            assert!(!scene.sees(nothing), "{nothing} stands on the emergency page");
        }
        assert_eq!(last(&scene).tier, Tier::Emergency);
        assert_eq!(
            scene.names(Role::Alert),
            [format!("Emergency. Call {number} now.")],
            "a screen reader says it at once"
        );
    }
}

#[test]
fn swelling_and_breathless_together_say_what_to_do_in_plain_words() {
    let mut scene = empty();
    scene.press(Key::F8).click("Swelling, left leg").click("What counts?").click("Short of breath");
    assert!(scene.has("Call 112 now."), "said before any other question");
    scene.click("See what to do");
    assert!(scene.has("Emergency: Call 112 now"));
    assert!(scene.sees("I have calf pain and these signs: swelling, left leg; short of breath."));
    let check = last(&scene);
    assert_eq!(check.rules.first().map(String::as_str), Some("E1"));
    scene.press_with(Modifiers::COMMAND, Key::Num1);
    assert!(scene.has("Emergency: Call 112 now"), "Today says it too");
    assert!(scene.names(Role::Tab).iter().any(|name| name == "Warning signs, result: call emergency services now"));
}

#[test]
fn nothing_ticked_is_seven_presses_and_no_reassurance() {
    let mut scene = empty();
    scene.press(Key::F8).click("No").click("None of the signs, next");
    finish(&mut scene);
    assert!(scene.has("Self-care: Care for it at home and keep watching"), "{:?}", last(&scene));
    assert!(scene.has("If you are worried, get help anyway."));
    assert!(scene.has("That does not rule anything out."));
    assert!(!scene.sees("you have") && !scene.sees("nothing to worry"));
    assert_eq!(last(&scene).open, Vec::<String>::new());
}

#[test]
fn the_whole_check_works_by_keyboard_alone() {
    let mut scene = empty();
    scene.press(Key::F8);
    assert_eq!(scene.focused(), "Yes", "the first question has the keyboard");
    scene.press(Key::N);
    assert!(scene.is_on("No"));
    while scene.focused() != "Swelling, left leg" {
        scene.press(Key::Tab);
    }
    scene.press(Key::U).press_with(Modifiers::SHIFT, Key::N);
    while scene.focused() != "Next: a few questions" {
        scene.press(Key::Tab);
    }
    scene.press(Key::Enter);
    for _ in 0..60 {
        scene.press(Key::Tab);
        if scene.focused().starts_with("None of these") || scene.focused().contains("not sure") {
            scene.press_with(Modifiers::SHIFT, Key::N);
        }
    }
    scene.press_with(Modifiers::COMMAND, Key::S);
    if scene.title() != "Result of your check" {
        scene.press_with(Modifiers::COMMAND, Key::S);
    }
    assert_eq!(scene.title(), "Result of your check");
    assert_eq!(last(&scene).answers.sign(Leg::Left, Sign::Swelling), Answer::NotSure);
}

#[test]
fn none_of_these_answers_its_own_group_and_never_a_tick() {
    let mut scene = empty();
    scene.press(Key::F8).click("Swelling, left leg").click("None of these: New or worse in the last 7 days?");
    scene.click("Next: a few questions").click("None of these: The whole body").click("See the result");
    // Blank emergency questions are asked once more.
    assert!(scene.sees("Look at these"));
    scene.click("See the result");
    let check = last(&scene);
    assert_eq!(check.answers.sign(Leg::Left, Sign::Swelling), Answer::Yes);
    assert_eq!(check.answers.sign(Leg::Left, Sign::CoolOrPale), Answer::No);
    assert!(check.open.iter().any(|name| name == "saddle_numbness"), "{:?}", check.open);
    assert!(!check.open.iter().any(|name| name == "dark_urine"));
    assert_eq!(check.tier, Tier::SameDay);
    assert!(scene.has("Questions left open"));
}

#[test]
fn open_emergency_questions_are_asked_once_more_and_then_the_result_is_incomplete() {
    let mut scene = empty();
    scene.press(Key::F8).click("No").click("None of the signs, next");
    answer_none(&mut scene, &["The leg", "Back, nerves, speech"]);
    scene.click("See the result");
    assert!(scene.sees("Look at these 3 again"));
    scene.click("See the result");
    assert_eq!(last(&scene).tier, Tier::Incomplete);
    assert!(scene.sees("questions are still open"), "{:?}", last(&scene).open);
    assert!(!scene.sees("Care for it at home and keep watching"));
    scene.click("Answer them now");
    assert_eq!(scene.title(), "Warning signs");
    scene.click("Next: a few questions");
    finish(&mut scene);
    assert_eq!(last(&scene).tier, Tier::SelfCare);
    assert_eq!(checks(&scene).len(), 1, "the same check was completed");
}

#[test]
fn an_empty_list_gets_one_sentence_and_no_result() {
    let mut scene = empty();
    scene.press(Key::F8).click("Next: a few questions").click("See the result");
    assert!(scene.has("Answer the list, or press None of these."));
    assert!(checks(&scene).is_empty());
}

#[test]
fn answers_wait_for_half_an_hour_also_over_a_restart() {
    let mut scene = empty();
    scene.press(Key::F8).click("Swelling, left leg").press_with(Modifiers::COMMAND, Key::Num1);
    let mut scene = scene.restart();
    scene.minutes_pass(29);
    scene.press(Key::F8);
    assert!(scene.sees("Go on with your check?") && scene.is_on("Swelling, left leg"));
    scene.press_with(Modifiers::COMMAND, Key::Num1);
    scene.minutes_pass(31);
    scene.press(Key::F8);
    assert!(!scene.is_on("Swelling, left leg"), "after half an hour the list is empty");
}

#[test]
fn a_later_check_tells_what_is_new_worse_same_and_gone() {
    let mut scene = empty();
    scene.press(Key::Num5).press(Key::F8).click("No");
    scene.click("Swelling, left leg").click("Tingling or numbness, left leg").click("None of the signs, next");
    finish(&mut scene);
    scene.minutes_pass(24 * 60);
    scene.press(Key::F8).click("No").click("Swelling, left leg").click("Puffy, dents when pressed, left leg");
    assert!(scene.describes("Swelling, left leg").contains("Also ticked: yesterday"));
    scene.click("None of the signs, next").pick("Swelling, left leg: since last time?", "Worse");
    finish(&mut scene);
    scene.press_with(Modifiers::COMMAND, Key::Num4);
    assert!(scene.sees("Left: swelling (worse), tingling or numb (gone), puffy, dents when pressed (new)"));
    assert_eq!(checks(&scene).len(), 2);
}

#[test]
fn a_later_check_of_the_same_pain_takes_one_press_a_group() {
    let mut scene = empty();
    scene.press(Key::Num5).press(Key::F8).click("No").click("None of the signs, next");
    finish(&mut scene);
    scene.minutes_pass(60);
    scene.press(Key::F8).click("No").click("None of the signs, next");
    for group in ["The leg", "Back, nerves, speech", "The whole body", "Walking and sores"] {
        scene.click(&format!("Still none of these: {group}"));
    }
    scene.click("See the result");
    assert_eq!(last(&scene).tier, Tier::SelfCare);
    assert_eq!(checks(&scene).len(), 2);
}

#[test]
fn a_check_is_one_step_that_can_be_taken_back() {
    let mut scene = empty();
    scene.press(Key::F8).click("Yes");
    assert_eq!(scene.undo_name().as_deref(), Some("save check of 22 Nov"));
    scene.press_with(Modifiers::COMMAND, Key::Z);
    assert!(checks(&scene).is_empty());
}

#[test]
fn a_sign_on_the_entry_leads_on_to_the_check_with_it_ticked() {
    let mut scene = empty();
    scene.press(Key::Num6).press(Key::D).click("Swelling").click("Continue to the warning-sign check");
    assert_eq!(scene.title(), "Warning signs");
    assert!(scene.is_on("Swelling, left leg"));
    assert_eq!(scene.last().signs, Some(vec![Sign::Swelling]), "the entry was saved on the way");
}

#[test]
fn a_pain_that_rose_by_two_is_asked_about_at_once() {
    let mut scene = empty();
    scene.clock.set(at("2026-11-22 08:00"));
    scene.press(Key::Num5);
    scene.clock.set(at("2026-11-22 14:00"));
    scene.press(Key::Num6);
    assert!(!scene.sees("more than"), "one more says nothing");
    scene.press(Key::Num8);
    assert!(scene.sees("That is 3 more than this morning.") || scene.sees("That is 2 more than"));
    scene.pick("Last change", "Check warning signs");
    assert_eq!(scene.title(), "Warning signs");
}

#[test]
fn the_clinicians_look_quiets_for_a_week_and_lapses_with_something_new() {
    let mut scene = empty();
    scene.press(Key::Num5).press(Key::F8).click("No").click("Swelling, left leg").click("None of the signs, next");
    finish(&mut scene);
    assert!(scene.has("Urgent: Get medical help today"));
    scene.click("A doctor has checked this").click("Note it");
    assert_eq!(scene.undo_name().as_deref(), Some("mark checked by a clinician"));
    assert!(!scene.has("Urgent: Get medical help today"));
    assert!(scene.sees("Checked by a clinician: today. Quiet until Sun 29 Nov."));
    assert!(!scene.sees("Care for it at home"), "a sign that is still ticked is no reason for care at home");
    scene.press_with(Modifiers::COMMAND, Key::Num1);
    assert!(scene.sees("Rule U1: checked by a clinician today"));
    // Something new ends it.
    scene.minutes_pass(60);
    scene.press(Key::Num5).press(Key::D).click("Red or warm skin").press_with(Modifiers::COMMAND, Key::S);
    scene.press_with(Modifiers::COMMAND, Key::Num1);
    assert!(scene.has("Urgent: Get medical help today"));
}

#[test]
fn the_result_can_be_copied_whole() {
    let mut scene = empty();
    scene.press(Key::F8).click("No").click("Swelling, left leg").click("None of the signs, next");
    finish(&mut scene);
    let text = scene.copied("Copy as text");
    for part in
        ["Get medical help today", "swelling, left leg", "U1", "Source:", "Emergency number: 112", "not a doctor"]
    {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

#[test]
fn the_rule_table_is_searchable_and_marks_what_is_on_the_careful_side() {
    let mut scene = empty();
    scene.press(Key::F8).click("How this check works");
    assert_eq!(scene.title(), "How this check works");
    scene.type_into("Search the rules", "cola");
    assert!(scene.sees("E5") && !scene.sees("U11"));
    assert!(scene.sees("on the careful side"));
    scene.press(Key::Escape).press(Key::Escape);
    assert_eq!(scene.title(), "Warning signs");
}

#[test]
fn a_clear_check_of_one_leg_never_hides_what_holds_for_the_other() {
    let mut scene = empty();
    scene.press(Key::F8).click("No").click("Swelling, left leg").click("None of the signs, next");
    finish(&mut scene);
    assert_eq!(last(&scene).tier, Tier::SameDay);
    scene.minutes_pass(5);
    scene.press(Key::F8).click("Right").click("No").click("None of the signs, next");
    finish(&mut scene);
    assert_eq!((last(&scene).side.id(), last(&scene).tier), ("right", Tier::SelfCare));
    assert!(!scene.sees("Care for it at home"), "the left leg still needs help today");
    assert!(scene.has("Urgent: Get medical help today"));
    assert!(scene.has("From your checks and entries, as of now"));
}

#[test]
fn a_sign_on_an_entry_is_added_to_the_answers_that_wait() {
    let mut scene = empty();
    scene.press(Key::F8).click("No").click("Swelling, left leg").press_with(Modifiers::COMMAND, Key::Num1);
    scene
        .press(Key::Num4)
        .press(Key::D)
        .click("Right")
        .click(Sign::SuddenWeakness.name())
        .click("Continue to the warning-sign check");
    assert!(scene.is_on("Swelling, left leg"), "nothing that was answered is lost");
    assert!(scene.is_on("Sudden weakness, right leg"));
}

/// Time for the page to roll to its place.
fn settle(scene: &mut Scene) {
    for _ in 0..10 {
        scene.rest();
    }
}

/// Goes down the page by keyboard, so that it is scrolled.
fn go_down(scene: &mut Scene) {
    for _ in 0..14 {
        scene.press(Key::Tab);
    }
    settle(scene);
}

#[test]
fn every_page_of_the_check_begins_at_its_heading() {
    /// What stands above every page, in points.
    const HEADER: f32 = 76.0;
    let mut scene = open(&Start { size: [640.0, 480.0], ..Start::default() });
    let top = |scene: &Scene, words: &str| scene.rect(words).top();
    let question = soleus::content::LUNG_QUESTION;
    scene.press(Key::F8).press(Key::N);
    go_down(&mut scene);
    assert!(top(&scene, question) < 0.0, "{}", top(&scene, question));
    scene.press_with(Modifiers::COMMAND, Key::Num1).press(Key::F8);
    settle(&mut scene);
    let first = "Go on with your check? Your answers are still here.";
    assert!(top(&scene, first) > HEADER, "{}", top(&scene, first));
    go_down(&mut scene);
    scene.press_with(Modifiers::COMMAND, Key::S);
    settle(&mut scene);
    let names = scene.names(Role::Heading);
    let heading = names.iter().find(|name| name.starts_with("Look at these")).expect("the open questions");
    assert!(top(&scene, heading) > HEADER, "{}", top(&scene, heading));
    scene.press(Key::Escape);
    settle(&mut scene);
    assert!(top(&scene, question) > HEADER, "{}", top(&scene, question));
}

#[test]
fn today_shows_an_emergency_before_the_number_row_at_200_percent() {
    let settings = Settings { text_percent: 200, ..Settings::default() };
    let mut scene = open(&Start { size: [640.0, 480.0], settings, ..Start::default() });
    go_down(&mut scene);
    scene.press(Key::F8).press(Key::Y);
    assert_eq!(last(&scene).tier, Tier::Emergency);
    scene.press_with(Modifiers::COMMAND, Key::Num1);
    settle(&mut scene);
    let card = scene.rect("Emergency: Call 112 now").top();
    assert!(card > 20.0, "the card is scrolled away: {card}");
}

#[test]
fn going_on_or_starting_again_leaves_the_keyboard_on_the_questions() {
    let mut scene = empty();
    let back = |scene: &mut Scene| _ = scene.press_with(Modifiers::COMMAND, Key::Num1).press(Key::F8).rest();
    scene.press(Key::F8).click("Swelling, left leg");
    back(&mut scene);
    scene.press(Key::Enter).rest();
    assert!(!scene.has("Go on") && scene.is_on("Swelling, left leg"));
    assert_eq!(scene.focused(), "Yes", "the first question has the keyboard");
    back(&mut scene);
    scene.click("Start again").rest();
    assert_eq!(scene.focused(), "Yes");
    assert!(!scene.is_on("Swelling, left leg"));
    back(&mut scene);
    assert!(!scene.has("Start again"), "no answers wait any more");
}
