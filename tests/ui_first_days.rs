//! The first days in the window: ice by its limits, timers by the clock on the wall that survive a kill, every step one
//! undo, and the line on Today.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use signs::finish;
use soleus::app::command::Command;
use soleus::domain::profile::{ProfileAnswer, Value};
use soleus::domain::rice::{FirstDaysRecord, RiceEventKind};
use soleus::domain::when::{Moment, Now};
use window::{Scene, Start, at, open, usual_now};

const TIME: &str = "At what time, about";
const CTRL: Modifiers = Modifiers::COMMAND;
/// Tall, so that every card is drawn.
const TALL: [f32; 2] = [1100.0, 2600.0];

/// A window whose person answered this, after a whole check that found nothing.
fn checked(answers: &[(&str, Value)]) -> Scene {
    let at = usual_now().moment;
    let answers: Vec<_> = answers
        .iter()
        .map(|(field, value)| {
            let field = (*field).to_owned();
            (field.clone(), Some(ProfileAnswer { field, value: value.clone(), at }))
        })
        .collect();
    let before = if answers.is_empty() { Vec::new() } else { vec![Command::Answer(answers)] };
    let mut scene = open(&Start { size: TALL, before, ..Start::default() });
    scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
    finish(&mut scene);
    scene
}

/// Begins a plan for the left leg.
fn plan(scene: &mut Scene, day: &str) {
    scene.press_with(CTRL, Key::Num3).click("Start the first-days plan");
    assert_eq!(scene.title(), "First days");
    scene.pick("When did it happen?", day);
    if day != "Just now" {
        type_time(scene, "12:00");
    }
    scene.pick("Which leg?", "Left").click("Start the plan");
    assert!(scene.sees("First-days plan, left leg"));
}

/// What stood in the field is replaced.
fn type_time(scene: &mut Scene, text: &str) {
    scene.field(TIME).focus();
    scene.harness.run();
    scene.press_with(CTRL, Key::A);
    scene.field(TIME).type_text(text);
    scene.harness.run();
}

fn planned() -> Scene {
    let mut scene = checked(&[]);
    plan(&mut scene, "Yesterday");
    scene
}

fn iced() -> Scene {
    let mut scene = planned();
    scene.click("Start ice for 15 min");
    scene
}

fn kept(scene: &Scene) -> Option<FirstDaysRecord> {
    scene.journal().store().first_days_plans(9).unwrap().into_iter().next()
}

fn kinds(scene: &Scene) -> Vec<RiceEventKind> {
    kept(scene).unwrap().events.into_iter().map(|event| event.kind).collect()
}

fn timer(scene: &Scene) -> String {
    scene.names(Role::Timer).first().cloned().unwrap_or_default()
}

fn starts_ice(scene: &Scene) -> bool {
    scene.sees("Start ice for")
}

#[test]
fn a_plan_asks_when_and_which_leg_lasts_72_hours_and_can_be_undone() {
    let mut scene = planned();
    assert!(scene.sees("Day 2 of 3, ends Tue 24 Nov 12:00."));
    for words in ["Heat", "Alcohol", "Running", "Massage", "PRICE", "PEACE and LOVE"] {
        assert!(scene.has(words), "{words}");
    }
    assert!(scene.sees("Ice is for comfort.") && scene.sees("The evidence is not settled."));
    scene.press_with(CTRL, Key::Num3);
    assert!(scene.has("Open the first-days plan"));
    assert_eq!(scene.undo_name().as_deref(), Some("start first-days plan"));
    scene.press_with(CTRL, Key::Z);
    assert!(kept(&scene).is_none() && scene.has("Start the first-days plan"));
}

#[test]
fn ice_counts_down_asks_to_look_at_the_skin_and_ends_at_its_time() {
    let mut scene = iced();
    assert!(timer(&scene).starts_with("Ice, left calf, 15 min 0 s left"), "{}", timer(&scene));
    assert!(!starts_ice(&scene), "it is on already");
    scene.minutes_pass(4);
    scene.seconds_pass(59);
    assert!(!scene.has("It looks fine"));
    scene.seconds_pass(1);
    assert!(scene.has("It looks fine") && scene.sees("White, blue or numb? Stop."));
    scene.click("It looks fine");
    assert!(!scene.has("It looks fine"));
    scene.press_with(CTRL, Key::Num1);
    assert!(scene.sees("Ice: 10 min left."));
    scene.minutes_pass(9);
    scene.seconds_pass(59);
    assert!(kinds(&scene).is_empty(), "a block is written when it is over");
    scene.seconds_pass(1);
    scene.seconds_pass(0);
    assert!(scene.sees("Take the ice off. Kept: ice 15 min"));
    assert_eq!(kinds(&scene), [RiceEventKind::IceOn { minutes: 15 }, RiceEventKind::SkinFine, RiceEventKind::IceOff]);
    assert_eq!(scene.undo_name().as_deref(), Some("log ice 15 min"));
    assert!(scene.sees("You can ice again from 16:47."));
    scene.press_with(CTRL, Key::Z);
    assert!(kinds(&scene).is_empty());
    scene.press_with(CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(kinds(&scene).len(), 3);
}

#[test]
fn no_length_above_20_is_offered_and_a_pause_never_goes_past_it() {
    let mut scene = planned();
    let lengths: Vec<String> = scene.names(Role::RadioButton);
    assert!(lengths.contains(&"20 min".to_owned()));
    scene.pick("Minutes of ice", "20 min").click("Start ice for 20 min");
    scene.minutes_pass(10);
    scene.click("It looks fine").click("Pause, ice");
    assert!(timer(&scene).ends_with("paused"), "{}", timer(&scene));
    scene.minutes_pass(10);
    scene.seconds_pass(0);
    assert!(scene.sees("Take the ice off."));
    let events = kept(&scene).unwrap().events;
    assert_eq!(events.last().unwrap().at_ms - events[0].at_ms, 20 * 60_000);
}

#[test]
fn ice_is_refused_at_1_h_59_and_allowed_after_2_hours() {
    let mut scene = iced();
    scene.minutes_pass(3);
    scene.click("Stop now, ice");
    assert_eq!(scene.undo_name().as_deref(), Some("log ice 3 min"));
    assert!(scene.sees("You can ice again from 16:35."));
    scene.minutes_pass(119);
    assert!(!starts_ice(&scene));
    scene.minutes_pass(1);
    assert!(starts_ice(&scene));
}

#[test]
fn nothing_starts_while_the_gate_is_closed_and_the_reason_is_told() {
    let mut scene = open(&Start { size: TALL, ..Start::default() });
    scene.press(Key::Num5);
    plan(&mut scene, "Today");
    for words in ["Start ice for", "Start raising for", "Put the wrap on"] {
        assert!(!scene.sees(words), "{words}");
    }
    assert!(scene.sees("Opens when the check is complete and finds nothing urgent."));
    for what in ["ice", "raising the leg", "the wrap"] {
        assert!(scene.has(&format!("Check warning signs, for {what}")), "{what}");
    }
}

#[test]
fn answers_that_forbid_ice_take_the_button_away_and_say_why() {
    let many = |id: &str| Value::Many(vec![id.to_owned()]);
    for (field, value, words) in [
        ("numb_feet", Value::YesNo(true), "Numb feet or nerve damage"),
        ("circulation", many("narrowed_arteries"), "Narrowed leg arteries."),
        ("circulation", many("raynaud"), "Raynaud's."),
        ("circulation", many("cold_allergy"), "Cold allergy."),
        ("diabetes", Value::One("type_2".to_owned()), "Diabetes: only if a clinician agrees."),
        ("heart", many("high_blood_pressure"), "High blood pressure."),
    ] {
        let mut scene = checked(&[(field, value)]);
        plan(&mut scene, "Today");
        assert!(!starts_ice(&scene), "{words}");
        assert!(scene.sees(words), "{words}");
        scene.press_with(CTRL, Key::Num1);
        assert!(scene.sees("Ice: "), "{words} on Today");
    }
}

#[test]
fn after_72_hours_ice_is_only_for_comfort_and_the_wrap_is_over() {
    let mut scene = checked(&[]);
    plan(&mut scene, "2 days ago");
    scene.clock.set(at("2026-11-23 11:59"));
    scene.harness.run();
    assert!(scene.sees("Day 3 of 3") && scene.has("Put the wrap on"));
    scene.clock.set(at("2026-11-23 12:00"));
    scene.harness.run();
    assert!(scene.sees("The first 72 hours are over. Ice is only for comfort now."));
    assert!(starts_ice(&scene) && !scene.has("Put the wrap on"));
    scene.click("Start ice for 15 min").minutes_pass(15);
    scene.seconds_pass(0);
    assert!(!starts_ice(&scene), "the two hours hold for comfort too");
    scene.press_with(CTRL, Key::Num1);
    assert!(scene.sees("Ice is only for comfort now."));
    scene.press_with(CTRL, Key::Num3);
    assert!(scene.has("Start the first-days plan") && scene.has("Open the last plan"));
}

#[test]
fn killed_in_the_middle_ice_goes_on_by_the_wall_clock_and_is_written_once() {
    for (away_min, words) in [(4, "Ice: 11 min left."), (6, "Ice: look at your skin."), (40, "You can ice again from")]
    {
        let scene = iced();
        let now = scene.clock.get();
        scene.clock.set(Now { moment: now.moment.plus_minutes(away_min), ..now });
        let mut scene = scene.restart();
        scene.seconds_pass(0);
        assert!(scene.sees(words), "{away_min} minutes: {words}");
        let ended = away_min >= 15;
        assert_eq!(kinds(&scene).len(), if ended { 2 } else { 0 });
        if ended {
            let events = kept(&scene).unwrap().events;
            assert_eq!(events[1].at_ms - events[0].at_ms, 15 * 60_000, "it ended at its time, not when it was seen");
            let mut scene = scene.restart();
            scene.seconds_pass(0);
            assert_eq!(kinds(&scene).len(), 2);
            scene.click("Open the first-days plan");
            assert!(scene.sees("Ice ended 25 minutes ago. Take it off and look at your skin."));
        }
    }
}

#[test]
fn a_clock_that_was_set_back_ends_the_ice() {
    let mut scene = iced();
    scene.minutes_pass(2);
    let now = scene.clock.get();
    scene.clock.set(Now { moment: Moment { utc_s: now.moment.utc_s - 3600, ..now.moment }, ..now });
    scene.seconds_pass(0);
    scene.seconds_pass(0);
    assert!(scene.sees("The clock was set back. Take the ice off."));
    assert!(!starts_ice(&scene));
    scene.minutes_pass(119);
    assert!(!starts_ice(&scene));
    scene.minutes_pass(1);
    assert!(starts_ice(&scene));
}

#[test]
fn ice_on_a_raised_leg_are_two_timers_and_two_steps() {
    let mut scene = planned();
    scene.click("Start ice for 15 min").minutes_pass(2);
    scene.click("Start raising for 20 min");
    assert_eq!(scene.names(Role::Timer).len(), 2);
    scene.minutes_pass(13);
    scene.seconds_pass(0);
    assert_eq!(scene.undo_name().as_deref(), Some("log ice 15 min"));
    assert!(timer(&scene).starts_with("Leg up, left calf, 7 min"), "{}", timer(&scene));
    scene.press_with(CTRL, Key::Z);
    assert!(timer(&scene).starts_with("Leg up, left calf, 7 min"), "taking back one leaves the other");
    scene.press_with(CTRL | Modifiers::SHIFT, Key::Z);
    scene.minutes_pass(7);
    scene.seconds_pass(0);
    assert_eq!(scene.undo_name().as_deref(), Some("log raise 20 min"));
    assert!(scene.sees("You can ice again from 16:47."), "the raised leg moves nothing");
    assert_eq!(kinds(&scene).len(), 4);
}

#[test]
fn a_wrap_that_was_too_tight_asks_for_the_toes() {
    let mut scene = planned();
    scene.click("Put the wrap on");
    assert_eq!(scene.undo_name().as_deref(), Some("note wrap on"));
    assert!(scene.sees("The wrap is on since 14:32."));
    scene.click("Too tight, I took it off");
    assert!(scene.sees("Are your toes normal again?"));
    scene.click("Yes, they are normal");
    assert!(!scene.sees("Are your toes normal again?"));
    scene.press_with(CTRL, Key::Z).press_with(CTRL, Key::Z).press_with(CTRL, Key::Z);
    assert!(kinds(&scene).is_empty());
}
