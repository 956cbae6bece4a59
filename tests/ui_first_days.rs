//! The first days in the window: ice by its limits, timers by the clock on the wall that survive a kill, every step one
//! undo, and the line on Today.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/files.rs"]
mod files;
#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use files::until;
use signs::finish;
use soleus::app::command::Command;
use soleus::app::lock::{self, Change};
use soleus::domain::profile::{ProfileAnswer, Value};
use soleus::domain::rice::{FirstDaysRecord, RiceEventKind};
use soleus::domain::when::{Moment, Now};
use soleus::store::Key as Passphrase;
use window::{Scene, Start, again, at, open, usual_now};
use zeroize::Zeroizing;

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

/// Draws as often as an alarm needs to be seen.
fn settle(scene: &mut Scene) {
    scene.seconds_pass(0);
    scene.seconds_pass(0);
}

#[test]
fn a_plan_asks_for_the_hour_refuses_what_cannot_be_and_keeps_what_was_typed() {
    let mut scene = checked(&[]);
    scene.press_with(CTRL, Key::Num3).click("Start the first-days plan").click("Start the plan");
    assert!(scene.sees("Choose the day on which it happened."));
    scene.pick("When did it happen?", "Today").click("Start the plan");
    assert!(scene.sees("Enter the hour, such as 14:00.") && kept(&scene).is_none());
    type_time(&mut scene, "23:00");
    assert!(scene.sees("That time has not come yet."));
    scene.press_with(CTRL, Key::Num1).press_with(CTRL, Key::Num3).click("Start the first-days plan");
    assert_eq!(scene.value(TIME).as_deref(), Some("23:00"), "what was typed stays");
    type_time(&mut scene, "9:30");
    scene.click("Start the plan");
    assert!(scene.sees("Choose the leg."));
    scene.pick("Which leg?", "Right").click("Start the plan");
    assert!(scene.sees("Day 1 of 3, ends Wed 25 Nov 09:30."));
    assert!(scene.sees("Counted from the injury, about 09:30."));
}

#[test]
fn what_is_older_than_72_hours_starts_nothing_and_says_what_comes_next() {
    let mut scene = checked(&[]);
    scene.press_with(CTRL, Key::Num3).click("Start the first-days plan");
    scene.pick("When did it happen?", "Another day…").type_into("Day", "19 Nov").type_into(TIME, "14:32");
    assert!(scene.sees("the first days are over. Ice is no longer needed. Gentle movement comes next."));
    assert!(!scene.has("Start the plan"));
    type_time(&mut scene, "14:33");
    assert!(scene.has("Start the plan"), "a minute is left");
    type_time(&mut scene, "14:32");
    scene.click("See the routines");
    assert_eq!(scene.title(), "Routines");
}

#[test]
fn on_any_page_the_skin_is_asked_about_and_the_end_is_told() {
    let mut scene = iced();
    scene.press_with(CTRL, Key::Num2);
    scene.minutes_pass(5);
    settle(&mut scene);
    assert_eq!(scene.title(), "History");
    assert!(scene.names(Role::Alert).iter().any(|words| words.starts_with("Look at your skin.")));
    scene.click("It looks fine");
    assert!(!scene.has("It looks fine"), "asked once");
    scene.minutes_pass(10);
    scene.seconds_pass(0);
    assert!(scene.names(Role::Alert).iter().any(|words| words.starts_with("Take the ice off.")));
    assert!(scene.sees("Take the ice off. Kept: ice 15 min"));
    assert_eq!(kinds(&scene), [RiceEventKind::IceOn { minutes: 15 }, RiceEventKind::SkinFine, RiceEventKind::IceOff]);
}

#[test]
fn a_hidden_window_that_draws_nothing_ends_ice_at_its_time() {
    let mut scene = iced();
    let now = scene.clock.get();
    scene.clock.set(Now { moment: now.moment.plus_minutes(16), ..now });
    let ctx = scene.harness.ctx.clone();
    scene.harness.state_mut().tick(&ctx);
    let events = kept(&scene).unwrap().events;
    assert_eq!((events.len(), events[1].at_ms - events[0].at_ms), (2, 15 * 60_000));
    settle(&mut scene);
    assert!(scene.sees("Ice ended 1 min ago. Take it off and look at your skin."));
}

#[test]
fn taking_ice_out_of_the_journal_does_not_make_the_skin_wait_less() {
    let mut scene = iced();
    scene.minutes_pass(3);
    scene.click("Stop now, ice");
    scene.press_with(CTRL, Key::Z);
    assert!(kinds(&scene).is_empty() && !starts_ice(&scene) && scene.sees("You can ice again from 16:35."));
    scene.press_with(CTRL, Key::Z);
    assert!(kept(&scene).is_none(), "the plan is taken back too");
    plan(&mut scene, "Yesterday");
    assert!(!starts_ice(&scene), "and a new plan changes nothing for the skin");
    let mut scene = scene.restart();
    scene.minutes_pass(119);
    scene.click("Open the first-days plan");
    assert!(!starts_ice(&scene));
    scene.minutes_pass(1);
    assert!(starts_ice(&scene));
}

#[test]
fn ice_that_is_on_stays_in_sight_when_its_plan_is_taken_back() {
    let mut scene = iced();
    scene.press_with(CTRL, Key::Z);
    assert!(kept(&scene).is_none() && timer(&scene).starts_with("Ice, left calf, 15 min"));
    scene.press_with(CTRL, Key::Num1);
    assert!(scene.sees("Ice: 15 min left."));
    // A new plan would hide whose ice it is.
    plan_while_on(&mut scene);
    assert!(scene.sees("The ice is still on. Stop it first, then start the plan.") && kept(&scene).is_none());
    let now = scene.clock.get();
    scene.clock.set(Now { moment: now.moment.plus_minutes(15), ..now });
    let mut scene = scene.restart();
    settle(&mut scene);
    assert!(scene.sees("Take the ice off."));
    assert!(scene.names(Role::Timer).is_empty());
}

fn plan_while_on(scene: &mut Scene) {
    scene.press_with(CTRL, Key::Num3).click("Start the first-days plan");
    scene.pick("When did it happen?", "Just now").pick("Which leg?", "Right").click("Start the plan");
}

#[test]
fn a_sign_that_needs_help_today_takes_the_ice_off() {
    let mut scene = iced();
    scene.click("Start raising for 20 min").minutes_pass(2);
    scene.press(Key::F8).click("No").click("Swelling, left leg").click("None of the signs, next");
    finish(&mut scene);
    settle(&mut scene);
    assert_eq!(kinds(&scene).iter().filter(|kind| **kind == RiceEventKind::IceOff).count(), 1);
    assert!(scene.sees("Take the ice off.") && scene.sees("Put the leg down."));
    scene.press_with(CTRL, Key::Num3).click("Open the first-days plan");
    assert!(scene.names(Role::Timer).is_empty() && !starts_ice(&scene));
}

#[test]
fn a_clinicians_word_is_written_down_with_its_day_and_can_be_taken_back() {
    let mut scene = checked(&[("diabetes", Value::One("type_2".to_owned()))]);
    plan(&mut scene, "Yesterday");
    assert!(scene.sees("Ask first") && !starts_ice(&scene) && !scene.has("Put the wrap on"));
    scene.click("A clinician has agreed to ice, diabetes");
    assert_eq!(scene.undo_name().as_deref(), Some("note a clinician agreed to ice"));
    assert!(starts_ice(&scene) && !scene.has("Put the wrap on"), "for ice only");
    assert!(scene.sees("You noted Sun 22 Nov 14:32: a clinician agreed, diabetes."));
    scene.click("Take back that a clinician agreed to ice, diabetes");
    assert!(!starts_ice(&scene));
    scene.press_with(CTRL, Key::Z);
    assert!(starts_ice(&scene));
    scene.press_with(CTRL, Key::Z);
    assert!(!starts_ice(&scene));
}

#[test]
fn what_no_clinician_can_open_has_no_such_button() {
    let mut scene = checked(&[("numb_feet", Value::YesNo(true))]);
    plan(&mut scene, "Yesterday");
    assert!(!scene.sees("A clinician has agreed") && scene.has("Your answers, for ice"));
}

#[test]
fn today_says_what_is_next_done_and_skipped_and_why_ice_waits() {
    let mut scene = iced();
    scene.minutes_pass(15);
    settle(&mut scene);
    scene.press_with(CTRL, Key::Num1);
    assert!(scene.sees("You can ice again from 16:47.") && scene.sees("Done today: ice."));
    scene.click("Ice for 15 min");
    assert!(scene.sees("The skin needs 2 hours between. Wait 120 more minutes."));
    assert!(scene.sees("Now: raise the leg."));
    scene.click("Skip raising the leg this time");
    assert_eq!(scene.undo_name().as_deref(), Some("note raising the leg skipped"));
    assert!(scene.sees("Skipped today: raising the leg.") && !scene.sees("Now: raise the leg."));
    scene.minutes_pass(120);
    scene.click("Ice for 15 min");
    assert!(scene.sees("Ice: 15 min left."));
    scene.click("Stop ice");
    assert_eq!(scene.undo_name().as_deref(), Some("log ice 1 min"));
}

#[test]
fn what_is_next_tomorrow_is_said_in_plain_words() {
    let mut scene = checked(&[]);
    scene.press_with(CTRL, Key::Num3).click("Start the first-days plan");
    scene.pick("When did it happen?", "Just now").pick("Which leg?", "Left").click("Start the plan");
    assert!(scene.has("Next tomorrow 14:32.") && !scene.sees("at tomorrow"), "{:?}", scene.names(Role::Label));
}

#[test]
fn a_line_goes_out_of_the_log_by_name_and_comes_back_by_undo() {
    let mut scene = planned();
    scene.click("I moved it").minutes_pass(10);
    scene.click("Skip ice this time");
    assert!(scene.has("Take out moved gently, 14:32"));
    scene.click("Take out moved gently, 14:32");
    assert_eq!(kinds(&scene), [RiceEventKind::Skipped { step: soleus::domain::rice::RiceStep::Ice }]);
    assert_eq!(scene.undo_name().as_deref(), Some("remove moved gently"));
    scene.press_with(CTRL, Key::Z);
    assert_eq!(kinds(&scene).len(), 2);
}

#[test]
fn a_clock_set_back_between_two_ices_makes_the_skin_wait_two_hours_and_not_a_day() {
    let mut scene = iced();
    scene.minutes_pass(3);
    scene.click("Stop now, ice");
    scene.minutes_pass(60);
    let now = scene.clock.get();
    scene.clock.set(Now { moment: now.moment.plus_minutes(-24 * 60), ..now });
    settle(&mut scene);
    assert!(!starts_ice(&scene));
    scene.minutes_pass(119);
    assert!(!starts_ice(&scene));
    scene.minutes_pass(1);
    assert!(starts_ice(&scene), "the plan of tomorrow is not asked");
}

#[test]
fn the_wrap_comes_off_for_the_night_on_today_and_on_the_page() {
    let mut scene = planned();
    scene.click("Put the wrap on");
    scene.clock.set(at("2026-11-22 21:29"));
    scene.harness.run();
    assert!(!scene.sees("Take the wrap off for the night."));
    scene.clock.set(at("2026-11-22 21:30"));
    scene.harness.run();
    assert!(scene.sees("Take the wrap off for the night."));
    scene.press_with(CTRL, Key::Num1);
    assert!(scene.sees("Take the wrap off for the night."));
    scene.click("Open the first-days plan").click("Take the wrap off");
    assert!(!scene.sees("Take the wrap off for the night.") && scene.sees("Leave the wrap off for the night."));
    assert!(scene.sees("14:32 to 21:30  Wrap on 6\u{a0}h 58\u{a0}min"));
}

#[test]
fn nobody_leaves_the_journal_for_another_while_ice_is_on() {
    let mut scene = open(&Start { size: TALL, ..Start::default() });
    scene.press(Key::F8).click("No").click("None of the signs, next");
    finish(&mut scene);
    plan(&mut scene, "Yesterday");
    scene.click("Start ice for 15 min").press_with(CTRL, Key::Num1).click("Look around with sample data");
    assert!(scene.sees("The ice is still on. Stop it first, then open another journal."));
    assert!(!scene.journal().is_sample() && scene.sees("Ice: 15 min left."));
}

fn unlock(scene: &mut Scene) {
    scene.type_into("Passphrase", "four plain words here").press(Key::Enter);
    until(scene, "the open journal", |scene| scene.harness.state().journal().is_some());
}

#[test]
fn ice_that_is_on_is_told_to_come_off_while_the_journal_is_locked() {
    let scene = iced();
    let Scene { harness, clock, folder } = scene;
    drop(harness);
    let key = Passphrase::new(Zeroizing::new("four plain words here".to_owned())).unwrap();
    lock::change(&folder.path().join("journal.db"), &Change::Set(key)).unwrap();
    let mut scene = again(folder, clock, TALL);
    unlock(&mut scene);
    scene.press_with(CTRL, Key::L);
    assert!(scene.has("This journal is locked.") && !scene.sees("A timer"));
    scene.minutes_pass(6);
    assert!(scene.sees("A timer runs. Look at your skin. White, blue or numb? Stop."));
    scene.minutes_pass(12);
    assert!(scene.sees("A timer is over. Take off what is cold, and look at your skin."));
    unlock(&mut scene);
    assert_eq!(scene.undo_name().as_deref(), Some("log ice 15 min"), "and it is written at its time");
}
