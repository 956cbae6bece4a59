//! Questions about oneself: asked one at a time, skipped at will, shown in the settings, and never forgotten halfway.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use signs::finish;
use soleus::app::command::Command;
use soleus::domain::profile::{Profile, ProfileAnswer, Value};
use window::{Scene, Start, open, usual_now};

const CTRL: Modifiers = Modifiers::COMMAND;

fn empty() -> Scene {
    open(&Start::default())
}

fn profile(scene: &Scene) -> Profile {
    Profile::new(scene.journal().store().profile_answers().unwrap())
}

/// A window whose person answered this just before.
fn told(answers: &[(&str, Value)]) -> Scene {
    let at = usual_now().moment;
    let answers = answers.iter().map(|(field, value)| {
        let field = (*field).to_owned();
        (field.clone(), Some(ProfileAnswer { field, value: value.clone(), at }))
    });
    open(&Start { before: vec![Command::Answer(answers.collect())], ..Start::default() })
}

/// Goes to a question by its number.
fn question(scene: &mut Scene, number: usize) {
    scene.press_with(CTRL, Key::Comma).click("Answer the questions");
    for _ in 1..number {
        scene.click(if scene.has("Next") { "Next" } else { "Skip" });
    }
}

#[test]
fn everything_can_be_skipped_and_nothing_is_made_up() {
    let mut scene = empty();
    scene.click("Answer now");
    assert_eq!(scene.title(), "About your health");
    for number in 1..=30 {
        assert!(scene.has(&format!("Question {number} of 30")), "{number}");
        scene.click(if scene.has("Next") { "Next" } else { "Skip" });
    }
    assert!(scene.has("That was the last question"));
    assert_eq!(profile(&scene).answers().count(), 0);
}

#[test]
fn an_answer_is_saved_when_it_is_given_shown_with_its_day_and_taken_back() {
    let mut scene = empty();
    scene.click("Answer now").click("40 to 59");
    assert_eq!(profile(&scene).age(), Some(40));
    assert_eq!(scene.undo_name().as_deref(), Some("change answers about your health"));
    let mut scene = scene.restart();
    scene.press_with(CTRL, Key::Comma);
    assert!(scene.sees("Your age: 40 to 59 (answered today)"));
    assert!(scene.sees("28 questions are not answered: there you see the general cautions."));
    scene.click("Change: How old are you?").click("40 to 59");
    assert_eq!(profile(&scene).age(), None, "a second press takes the answer back");
    scene.press_with(CTRL, Key::Z);
    assert_eq!(profile(&scene).age(), Some(40));
}

#[test]
fn the_questions_work_by_keyboard_alone() {
    let mut scene = empty();
    while scene.focused() != "Answer now" {
        scene.press(Key::Tab);
    }
    scene.press(Key::Enter);
    assert_eq!(scene.focused(), "Under 18", "the first choice of the question has the keyboard");
    scene.press(Key::ArrowRight).press(Key::ArrowRight).press(Key::Space);
    assert_eq!(profile(&scene).age(), Some(40));
    while scene.focused() != "Next" {
        scene.press(Key::Tab);
    }
    scene.press(Key::Enter);
    assert!(scene.has("Question 2 of 30"));
    scene.press(Key::Escape);
    assert!(scene.has("Question 1 of 30"), "Esc is the question before");
    scene.press(Key::Escape);
    assert_eq!(scene.title(), "Settings");
}

#[test]
fn a_follow_up_comes_only_after_its_answer() {
    let mut scene = empty();
    question(&mut scene, 5);
    let days = |scene: &Scene| scene.names(Role::TextInput).len();
    assert_eq!(days(&scene), 0);
    scene.pick("An operation in the last 12 weeks", "Yes");
    assert_eq!(days(&scene), 1, "{:?}", scene.names(Role::TextInput));
    scene.pick("An operation in the last 12 weeks", "No");
    assert_eq!(days(&scene), 0);
}

#[test]
fn a_day_that_cannot_be_read_stays_as_it_was_typed_and_says_what_to_do() {
    let mut scene = told(&[("age", Value::One("40_59".to_owned())), ("surgery", Value::YesNo(true))]);
    scene.press_with(CTRL, Key::Comma).click("Ask me again");
    for _ in 1..5 {
        scene.click(if scene.has("Next") { "Next" } else { "Skip" });
    }
    let label = scene.names(Role::TextInput)[0].clone();
    scene.type_into(&label, "someday").click("Next");
    assert!(scene.has("Question 5 of 30"), "the page is not left");
    assert_eq!(scene.value(&label).as_deref(), Some("someday"));
    assert!(scene.sees("Enter a date such as"));
}

#[test]
fn a_due_day_may_lie_ahead_and_a_journey_may_not() {
    let mut scene = told(&[("pregnancy", Value::One("pregnant".to_owned())), ("journey", Value::YesNo(true))]);
    scene.press_with(CTRL, Key::Comma).click("Ask me again");
    for _ in 1..8 {
        scene.click(if scene.has("Next") { "Next" } else { "Skip" });
    }
    let label = scene.names(Role::TextInput)[0].clone();
    scene.type_into(&label, "5 March").click("Next");
    assert_eq!(profile(&scene).day("due_day").unwrap().to_string(), "2027-03-05");
    scene.click("Skip");
    let label = scene.names(Role::TextInput)[0].clone();
    scene.type_into(&label, "2027-03-05").click("Next");
    assert!(scene.sees("That day has not come yet. Check the date."));
}

#[test]
fn under_18_the_journal_stays_closed_until_the_answer_is_changed() {
    let mut scene = empty();
    scene.click("Answer now").click("Under 18");
    assert!(scene.has("Soleus is for adults"));
    scene.press(Key::Num6).press(Key::F8).press_with(CTRL, Key::N).press_with(CTRL, Key::Num2);
    assert_eq!(scene.count(), 0, "nothing is logged");
    assert!(scene.has("Soleus is for adults") && !scene.has("Pain 6"));
    let mut scene = scene.restart();
    assert!(scene.has("Soleus is for adults"), "also after a restart");
    scene.press(Key::Num6).press_with(CTRL, Key::N);
    assert_eq!(scene.count(), 0, "no key of Today works behind it");
    scene.click("Change this answer");
    assert!(scene.has("Question 1 of 30"));
    scene.click("18 to 39").press_with(CTRL, Key::Num1);
    scene.press(Key::Num6);
    assert_eq!(scene.count(), 1);
}

#[test]
fn the_offer_comes_back_once_after_a_week_and_again_when_answers_are_90_days_old() {
    let mut scene = empty();
    scene.click("Later");
    assert!(!scene.has("Answer now"));
    scene.minutes_pass(8 * 24 * 60);
    assert!(scene.has("Answer now"));
    scene.click("Later");
    scene.minutes_pass(30 * 24 * 60);
    assert!(!scene.has("Answer now"), "then never by itself");
    let mut scene = told(&[("age", Value::One("40_59".to_owned()))]);
    assert!(!scene.has("Answer now"));
    scene.minutes_pass(91 * 24 * 60);
    assert!(scene.sees("90 days ago. Has anything changed?"));
}

#[test]
fn a_check_is_no_answer_to_these_questions_and_going_on_says_them_again() {
    let mut scene = empty();
    scene.press(Key::F8).click("No").click("None of the signs, next").click("None of these: About you");
    finish(&mut scene);
    scene.press_with(CTRL, Key::Num1);
    assert!(scene.has("Answer now"), "the offer stays");
    let mut scene = told(&[("age", Value::One("40_59".to_owned()))]);
    scene.minutes_pass(91 * 24 * 60);
    scene.click("Answer now").click("Next").press_with(CTRL, Key::Num1);
    assert!(!scene.has("Answer now"), "it was said again today");
}

#[test]
fn what_hangs_on_an_answer_goes_with_it() {
    let at = usual_now().moment.day();
    let mut scene = told(&[("surgery", Value::YesNo(true)), ("surgery_day", Value::Day(at))]);
    scene
        .press_with(CTRL, Key::Comma)
        .click("Change: An operation, a hospital stay, days in bed or a plaster in the last 12 weeks?");
    scene.pick("An operation in the last 12 weeks", "No");
    assert_eq!(profile(&scene).answer("surgery").unwrap().value, Value::YesNo(false));
    assert_eq!(profile(&scene).day("surgery_day"), None, "the day of an operation that was taken back");
    scene.press_with(CTRL, Key::Z);
    assert_eq!(profile(&scene).day("surgery_day"), Some(at), "one step takes both back");
}

#[test]
fn the_persons_own_numbers_stand_on_the_result() {
    let answers = [
        ("emergency_contact", Value::Text("neighbour 555 0101".to_owned())),
        ("doctor_phone", Value::Text("555 0199".to_owned())),
    ];
    let mut scene = told(&answers);
    scene.press(Key::F8).click("No").click("Swelling, left leg").click("None of the signs, next");
    finish(&mut scene);
    assert!(scene.has("Your doctor: 555 0199") && scene.has("Your contact: neighbour 555 0101"));
}

#[test]
fn the_country_of_the_questions_is_the_country_of_the_emergency_number() {
    let mut scene = empty();
    question(&mut scene, 2);
    scene.click("Country").click("New Zealand");
    assert_eq!(scene.journal().settings().country, "NZ");
    scene.press(Key::Escape).press(Key::F8);
    assert!(scene.has("If yes, call 111 now."));
}

#[test]
fn what_has_run_out_says_so() {
    let mut scene = told(&[("journey", Value::YesNo(true)), ("previous_clot", Value::YesNo(true))]);
    scene.minutes_pass(95 * 24 * 60);
    scene.press_with(CTRL, Key::Comma);
    assert!(scene.sees("It has run out and will be asked at the next check"));
    assert_eq!(scene.count_of("It has run out"), 1, "a fact that lasts does not run out");
}
