//! Learn in the window: found by typing, read without a network, and the tradition with its label, its gate and its timer.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable as _;
use signs::finish;
use soleus::app::command::Command;
use soleus::domain::body::Effect;
use soleus::domain::profile::{ProfileAnswer, Value};
use soleus::domain::session::{Outcome, SessionRecord};
use window::{Scene, Start, open, usual_now};

const CTRL: Modifiers = Modifiers::COMMAND;
const FIELD: &str = "Search in everything to read";
const LABEL: &str = "Tradition, described faithfully. Not medical evidence, not used by the warning-sign check.";

fn learn(scene: &mut Scene) {
    scene.press_with(CTRL, Key::Num9);
    assert_eq!(scene.title(), "Learn");
}

/// A window after a pain of 3 and a whole check that found nothing.
fn checked(start: &Start) -> Scene {
    let mut scene = open(start);
    scene.press(Key::Num3);
    check(scene)
}

/// The same without any pain.
fn check(mut scene: Scene) -> Scene {
    scene.press(Key::F8).click("No").click("None of the signs, next");
    finish(&mut scene);
    scene
}

fn read(scene: &mut Scene, words: &str) {
    learn(scene);
    scene.harness.get_by_label(FIELD).focus();
    scene.harness.run();
    scene.press_with(CTRL, Key::A).type_into(FIELD, words).press(Key::Enter).rest();
    assert_ne!(scene.title(), "Learn", "{words}");
}

fn pregnant() -> Vec<Command> {
    let answer = ProfileAnswer {
        field: "pregnancy".to_owned(),
        value: Value::One("pregnant".to_owned()),
        at: usual_now().moment,
    };
    vec![Command::Answer(vec![(answer.field.clone(), Some(answer))])]
}

fn kept(scene: &Scene) -> Vec<SessionRecord> {
    scene.journal().store().sessions(9).unwrap()
}

#[test]
fn typing_what_one_calls_it_finds_it_and_enter_opens_it() {
    let mut scene = open(&Start::default());
    learn(&mut scene);
    scene.type_into(FIELD, "charley horse");
    assert!(scene.sees("results"), "how many were found is said");
    scene.press(Key::Enter).rest();
    assert_eq!(scene.title(), "Muscle cramp at night");
    scene.press(Key::Escape);
    assert_eq!(scene.title(), "Learn");
}

#[test]
fn words_that_nothing_has_lead_to_the_warning_signs() {
    let mut scene = open(&Start::default());
    learn(&mut scene);
    scene.type_into(FIELD, "zzqx");
    assert!(scene.sees("0 results"));
    scene.click("Check warning signs");
    assert_eq!(scene.title(), "Warning signs");
}

#[test]
fn every_topic_of_the_list_opens_and_leads_back() {
    let mut scene = checked(&Start::default());
    for topic in soleus::content::topics() {
        learn(&mut scene);
        let name = scene.names(Role::Button).into_iter().find(|name| *name == topic.title);
        match name {
            Some(name) => {
                scene.click(&name);
                assert_eq!(scene.title(), topic.title);
            }
            // Points are listed on the page of the points.
            None => assert!(topic.id.starts_with("point-"), "{} is not in the list", topic.title),
        }
    }
}

#[test]
fn a_link_in_a_text_can_be_followed_with_the_keyboard_and_back_again() {
    let mut scene = checked(&Start::default());
    read(&mut scene, "The second heart");
    assert_eq!(scene.title(), "The second heart");
    scene.click("Read: The calf, part by part");
    assert_eq!(scene.title(), "The calf, part by part");
    scene.press(Key::Escape);
    assert_eq!(scene.title(), "The second heart");
    scene.press(Key::Escape);
    assert_eq!(scene.title(), "Learn");
}

#[test]
fn help_opens_what_fits_the_page_and_leads_back_to_it() {
    let mut scene = open(&Start::default());
    scene.press_with(CTRL, Key::Num7).press(Key::F1);
    assert_eq!(scene.title(), "Pain relief from the shop");
    scene.press(Key::Escape);
    assert_eq!(scene.title(), "Medicines");
}

#[test]
fn no_page_of_the_web_is_opened_before_the_person_agrees() {
    let mut scene = open(&Start::default());
    read(&mut scene, "bibliography");
    assert_eq!(scene.title(), "Sources");
    let opened = |scene: &Scene| {
        scene
            .harness
            .output()
            .platform_output
            .commands
            .iter()
            .any(|command| matches!(command, OutputCommand::OpenUrl(_)))
    };
    scene.click("Open source 2 in the browser…");
    assert!(scene.sees("https://www.nhs.uk/conditions/deep-vein-thrombosis-dvt/"));
    assert!(!opened(&scene), "asked first");
    scene.click("Cancel");
    assert!(!opened(&scene));
    scene.click("Open source 2 in the browser…").click("Open in the browser");
    assert!(!scene.sees("Leave Soleus for this page?"));
}

#[test]
fn the_place_where_one_was_reading_is_kept_over_a_restart() {
    let mut scene = open(&Start::default());
    read(&mut scene, "Questions people ask");
    assert_eq!(scene.title(), "Questions people ask");
    for _ in 0..4 {
        scene.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -300.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        scene.harness.event(egui::Event::PointerMoved(egui::pos2(600.0, 400.0)));
        scene.harness.run();
    }
    // A wheel comes to rest by and by.
    scene.rest().rest().rest().rest();
    let before = scene.rect("Should I stretch a fresh tear?").top();
    scene.press_with(CTRL, Key::Num9);
    let mut scene = scene.restart();
    learn(&mut scene);
    scene.click("Read on: Questions people ask");
    assert_eq!(scene.title(), "Questions people ask");
    assert!(
        (scene.rect("Should I stretch a fresh tear?").top() - before).abs() < 2.0,
        "the text stands where it stood"
    );
    assert!(before < 700.0, "it was scrolled at all");
}

#[test]
fn the_tradition_never_stands_without_its_label() {
    let mut scene = checked(&Start::default());
    let group = soleus::domain::article::Group::Tradition;
    for topic in soleus::content::topics().iter().filter(|topic| topic.group == group) {
        read(&mut scene, &topic.title);
        assert_eq!(scene.title(), topic.title);
        assert!(scene.has(LABEL), "{}", topic.id);
    }
    read(&mut scene, "The second heart");
    assert!(scene.has(LABEL));
}

#[test]
fn the_tradition_can_be_hidden_everywhere() {
    let mut scene = checked(&Start::default());
    learn(&mut scene);
    assert!(scene.has("Traditional Chinese Medicine"));
    scene.click("Show the tradition");
    assert!(!scene.has("Traditional Chinese Medicine"));
    for words in ["meridian", "BL57", "acupressure", "qi"] {
        learn(&mut scene);
        scene.type_into(FIELD, words);
        for name in scene.names(Role::Button) {
            assert!(!name.contains("BL57") && !name.contains("eridian"), "{words} shows {name}");
        }
    }
    read(&mut scene, "second heart");
    assert!(!scene.has(LABEL) && !scene.has("The tradition says"));
}

#[test]
fn the_tradition_waits_behind_an_urgent_or_incomplete_check() {
    let mut scene = open(&Start::default());
    scene.press(Key::Num5);
    read(&mut scene, "Channels, Qi and blood");
    assert!(scene.has("The warning signs come first."), "{:?}", scene.names(Role::Label));
    read(&mut scene, "cause cramp knot");
    assert!(scene.has("The warning signs come first."));
    read(&mut scene, "deep vein thrombosis");
    scene.press_with(CTRL, Key::Num9);
    // What needs help soon can always be read.
    scene.click("Blood clot in a leg vein");
    assert!(scene.has("Tells it apart"));
}

#[test]
fn points_that_are_not_for_pregnancy_are_not_shown_to_the_pregnant() {
    let mut scene = check(open(&Start { before: pregnant(), ..Start::default() }));
    read(&mut scene, "Points on the lower leg");
    let buttons = scene.names(Role::Button).join("\n");
    assert!(!buttons.contains("SP6") && !buttons.contains("BL60"), "{buttons}");
    assert!(buttons.contains("ST36"), "{buttons:?}");
    learn(&mut scene);
    scene.harness.get_by_label(FIELD).focus();
    scene.press_with(CTRL, Key::A).type_into(FIELD, "SP6");
    assert!(!scene.names(Role::Button).join("\n").contains("SP6"));
}

#[test]
fn pressing_points_is_paused_for_whom_it_is_not() {
    let mut scene = check(open(&Start { before: pregnant(), ..Start::default() }));
    read(&mut scene, "acupressure");
    assert!(scene.sees("the leg is not pressed without a word from your midwife"));
    assert!(!scene.sees("Start pressing") && !scene.has("How to press"));
}

#[test]
fn points_are_pressed_with_a_timer_and_what_it_did_is_kept() {
    let mut scene = checked(&Start::default());
    read(&mut scene, "Pressing points");
    assert!(!scene.names(Role::Button).iter().any(|name| name.contains("BL40")), "the artery is never pressed");
    scene.pick("Which points", "BL57 Chéngshān").pick("Seconds for each", "30 s");
    scene.click("Start pressing").click("Skip and begin");
    for _ in 0..120 {
        scene.seconds_pass(1);
    }
    scene.pick("What did the pressing do?", "Better");
    scene.click("None, back to Today");
    let kept = kept(&scene);
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].outcome(), Outcome::Done);
    assert_eq!(kept[0].effect(), Some(Effect::Better));
    assert_eq!(kept[0].plan.name, "Pressure points");
    assert!(kept[0].line().contains("better"), "{}", kept[0].line());
}

#[test]
fn four_points_are_the_most() {
    let mut scene = checked(&Start::default());
    read(&mut scene, "Pressing points");
    for point in ["BL57 Chéngshān", "BL58 Fēiyáng", "KI3 Tàixī", "KI7 Fùliū"] {
        scene.pick("Which points", point);
    }
    scene.pick("Which points", "LR3 Tàichōng");
    assert!(!scene.is_on("LR3 Tàichōng"));
}

#[test]
fn two_causes_stand_side_by_side_line_by_line() {
    let mut scene = checked(&Start::default());
    learn(&mut scene);
    scene.click("Put two causes side by side");
    assert_eq!(scene.title(), "Two causes");
    assert!(scene.has("Tells it apart") && scene.has("Feels like"));
    assert!(scene.count_of("Muscle cramp") > 1 && scene.count_of("Blood clot in a leg vein") > 1);
}

#[test]
fn the_causes_can_be_narrowed_to_what_was_logged() {
    let mut scene = checked(&Start::default());
    learn(&mut scene);
    let all = scene.names(Role::Button).len();
    scene.click("Only what fits what I logged");
    assert!(scene.names(Role::Button).len() < all);
    scene.click("See why");
    assert_eq!(scene.title(), "Patterns that fit");
}

#[test]
fn every_page_with_words_to_know_leads_to_what_explains_them() {
    let mut scene = checked(&Start::default());
    for (key, topic) in [
        (Key::Num3, "stretching"),
        (Key::Num4, "warning_signs"),
        (Key::Num5, "when_doctor"),
        (Key::Num6, "how_long"),
        (Key::Num7, "pain_relief"),
        (Key::Num8, "at_the_doctor"),
    ] {
        scene.press_with(CTRL, key);
        let title = &soleus::content::topic(topic).unwrap().title;
        scene.click(&format!("Read: {title}"));
        assert_eq!(scene.title(), *title);
    }
}
