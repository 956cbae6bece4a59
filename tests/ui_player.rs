//! Guided sessions in the window: started through the gate, followed by keys, left and taken up again, stopped at once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use signs::finish;
use soleus::app::command::Command;
use soleus::app::start::Errand;
use soleus::domain::profile::{ProfileAnswer, Value};
use soleus::domain::session::{EventKind, NextMorning, Outcome, SessionRecord};
use window::{Scene, Start, again, at, open, usual_now};

const CTRL: Modifiers = Modifiers::COMMAND;

/// A window after a whole check that found nothing.
fn checked() -> Scene {
    let mut scene = open(&Start::default());
    scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
    finish(&mut scene);
    scene
}

fn routines(scene: &mut Scene) {
    scene.press_with(CTRL, Key::Num3);
    assert_eq!(scene.title(), "Routines");
}

fn started() -> Scene {
    let mut scene = checked();
    routines(&mut scene);
    scene.click("Start Getting moving").click("Skip and begin");
    scene
}

/// Lets seconds go by on the clock and draws each.
fn seconds(scene: &mut Scene, count: i64) {
    for _ in 0..count {
        scene.seconds_pass(1);
    }
}

fn timer(scene: &Scene) -> String {
    scene.names(Role::Timer).first().cloned().unwrap_or_default()
}

fn kept(scene: &Scene) -> Vec<SessionRecord> {
    scene.journal().store().sessions(9).unwrap()
}

#[test]
fn nothing_starts_before_a_check_and_the_reason_is_told() {
    let mut scene = open(&Start::default());
    scene.press(Key::Num5);
    routines(&mut scene);
    assert!(!scene.sees("Start Getting moving") || scene.sees("See the result, Start Getting moving"));
    assert!(scene.sees("Paused for now."));
    assert!(scene.sees("Opens when the check is complete and finds nothing urgent."));
    assert!(!scene.has("Start Getting moving"), "no button that would start it");
    assert!(scene.has("All exercises"), "looking is never locked");
}

#[test]
fn each_routine_is_closed_in_each_urgent_tier_and_open_after_a_clear_check() {
    let names: Vec<String> = soleus::content::routines().iter().map(|routine| routine.name.clone()).collect();
    assert_eq!(names.len(), 6);
    let starts = |scene: &mut Scene| {
        routines(scene);
        names.iter().filter(|name| scene.has(&format!("Start {name}"))).count()
    };
    assert_eq!(starts(&mut checked()), 6);
    // Help today, an emergency, and a doctor in the next days.
    for (sign, open_routines) in
        [("Swelling, left leg", 0), ("Sudden weakness, left leg", 0), ("Tingling or numbness, left leg", 6)]
    {
        let mut scene = open(&Start::default());
        scene.press(Key::Num3).press(Key::F8).click("No").click(sign).click("None of the signs, next");
        finish(&mut scene);
        assert_eq!(starts(&mut scene), open_routines, "{sign}");
    }
}

#[test]
fn a_session_counts_down_pauses_with_space_and_is_kept() {
    let mut scene = started();
    assert!(timer(&scene).starts_with("Get ready"), "{}", timer(&scene));
    seconds(&mut scene, 4);
    assert!(timer(&scene).contains("6 seconds left"), "{}", timer(&scene));
    scene.press(Key::Space);
    let paused = timer(&scene);
    assert!(paused.starts_with("Paused"), "{paused}");
    seconds(&mut scene, 60);
    assert_eq!(timer(&scene), paused, "a pause adds nothing and takes nothing");
    scene.press(Key::Space).press(Key::F);
    assert!(scene.sees("Finished early."));
    scene.click("Pain 2");
    let sessions = kept(&scene);
    assert_eq!(sessions.len(), 1);
    assert_eq!(sessions[0].after.map(soleus::domain::episode::Nrs::get), Some(2));
    assert_eq!(sessions[0].outcome(), Outcome::FinishedEarly);
    routines(&mut scene);
    assert!(scene.sees("Today 14:32: Getting moving, under 1\u{a0}min, finished early, pain 2 after"));
    assert_eq!(scene.undo_name().as_deref(), Some("log routine Getting moving"));
    scene.press_with(CTRL, Key::Z);
    assert!(kept(&scene).is_empty(), "and can be taken back");
}

#[test]
fn a_screen_reader_hears_each_phase_as_it_begins() {
    let mut scene = checked();
    routines(&mut scene);
    scene.click("Start Strength base").click("Skip and begin");
    let mut heard: Vec<String> = Vec::new();
    for _ in 0..60 {
        scene.seconds_pass(1);
        for words in scene.names(Role::Alert) {
            if heard.last() != Some(&words) {
                heard.push(words);
            }
        }
    }
    let hold = heard.iter().position(|words| words == "Hold, left leg, 30 seconds.");
    let switch = heard.iter().position(|words| words.starts_with("Switch to the right leg"));
    assert!(hold.is_some() && hold < switch, "{heard:?}");
}

#[test]
fn a_screen_reader_hears_that_it_is_done_and_the_last_second_as_one() {
    let mut scene = started();
    seconds(&mut scene, 9);
    assert_eq!(timer(&scene), "Get ready, both legs, 1 second left");
    for _ in 0..300 {
        if scene.has("Any new sign?") {
            break;
        }
        scene.press(Key::N);
    }
    assert_eq!(scene.names(Role::Alert), ["Done. How is the pain now?"], "not what was said before it");
}

#[test]
fn a_short_gap_goes_on_by_the_clock_and_a_long_one_comes_back_paused() {
    for (gap_s, expected) in [(5, "Get ready"), (3600, "Paused")] {
        let mut scene = started();
        seconds(&mut scene, 2);
        let (folder, clock) = (scene.folder.clone(), scene.clock.clone());
        drop(scene);
        let now = clock.get();
        clock.set(soleus::domain::when::Now {
            moment: soleus::domain::when::Moment { utc_s: now.moment.utc_s + gap_s, ..now.moment },
            ..now
        });
        let mut scene = again(folder, clock, [1100.0, 760.0]);
        assert!(scene.sees("You stopped in the middle of Getting moving (exercise 1 of"));
        scene.click("Go on");
        assert!(timer(&scene).starts_with(expected), "{gap_s}: {}", timer(&scene));
        if gap_s > 15 {
            let left = timer(&scene);
            scene.press(Key::Space);
            assert!(!timer(&scene).starts_with("Paused"), "{left}");
        }
    }
}

#[test]
fn leaving_keeps_the_session_and_finishing_it_later_keeps_what_was_done() {
    let mut scene = started();
    scene.press(Key::Escape);
    assert!(timer(&scene).starts_with("Paused"), "the first Esc pauses");
    scene.press(Key::Escape);
    assert!(scene.sees("You stopped in the middle of Getting moving"), "the second leaves, and nothing is lost");
    scene.click("Finish here");
    assert_eq!(kept(&scene).len(), 1);
    assert!(!scene.sees("You stopped in the middle"));
}

#[test]
fn stop_it_hurts_stops_everything_and_opens_what_fits() {
    let mut scene = started();
    scene.press(Key::S);
    assert!(scene.sees("What happened?"));
    scene.click("New swelling, numb or cold");
    assert_eq!(scene.title(), "Warning signs");
    let stopped = kept(&scene);
    assert!(matches!(stopped[0].outcome(), Outcome::Stopped(_)), "{:?}", stopped[0].outcome());
    let mut scene = started();
    scene.press(Key::S).click("Chest pain or hard to breathe");
    assert!(scene.has("Emergency: Call 112 now"));
    let events = &kept(&scene)[0].events;
    assert!(events.iter().any(|event| matches!(event.kind, EventKind::Stopped { .. })));
}

#[test]
fn what_is_not_for_this_person_is_told_before_anything_starts() {
    let at = usual_now().moment;
    let told = |field: &str| ProfileAnswer { field: field.to_owned(), value: Value::YesNo(true), at };
    let before = vec![Command::Answer(vec![("falls".to_owned(), Some(told("falls")))])];
    let mut scene = open(&Start { before, ..Start::default() });
    scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
    finish(&mut scene);
    routines(&mut scene);
    scene.click("Start Bedtime stretch");
    assert!(scene.sees("Not for you now:"), "a fall risk is named before stretches that stand");
}

#[test]
fn the_morning_after_is_asked_once() {
    let mut scene = started();
    scene.press(Key::F).click("Pain 3");
    scene.clock.set(at("2026-11-23 08:00"));
    scene.harness.run();
    assert!(scene.sees("Pain this morning, after yesterday's getting moving?"));
    scene.click("Skip this question");
    assert_eq!(kept(&scene)[0].next_morning, NextMorning::Skipped);
    assert!(!scene.sees("Pain this morning"));
}

#[test]
fn every_exercise_can_be_looked_at_with_its_figure_and_source() {
    let mut scene = open(&Start { size: [1100.0, 6000.0], ..Start::default() });
    routines(&mut scene);
    scene.click("All exercises");
    for exercise in soleus::content::exercises() {
        assert!(scene.has(&format!("Look at {}", exercise.name)), "{}", exercise.name);
    }
    scene.type_into("Search the exercises", "towel").click("Look at Towel stretch");
    for part in ["For", "Do", "How long", "Stop if", "Not for", "Source"] {
        assert!(scene.has(part), "{part}");
    }
    assert!(scene.names(Role::Image).iter().any(|name| name.starts_with("Figure: towel stretch")));
}

#[test]
fn sport_is_not_shown_within_two_weeks_of_an_injury() {
    for (when, shown) in [("1 to 2 weeks ago", false), ("2 to 4 weeks ago", true)] {
        let mut scene = open(&Start { size: [1100.0, 4000.0], ..Start::default() });
        scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
        scene.pick("Was the leg hurt in the last 4 weeks?", when);
        finish(&mut scene);
        routines(&mut scene);
        assert_eq!(scene.has("Look at Back to sport"), shown, "{when}");
        assert!(!scene.has("Start Back to sport"), "{when}: the stage does not open it yet");
        assert_eq!(scene.sees("Back to sport opens 2 weeks after an injury."), !shown, "{when}");
        scene.click("All exercises");
        assert_eq!(scene.has("Look at Walk and jog"), shown, "{when}");
    }
}

#[test]
fn where_the_tendon_hurts_decides_the_loading_and_without_an_answer_it_is_the_floor() {
    // What is pressed, and the exercises that are done.
    for (answer, exercises) in [
        (None, vec!["EX18"]),
        (Some("Where it joins the heel"), vec!["EX18"]),
        (Some("Middle of the tendon"), vec!["EX16", "EX17"]),
    ] {
        let mut scene = checked();
        routines(&mut scene);
        scene.click("Start Achilles loading");
        if let Some(answer) = answer {
            scene.pick("Where does the tendon hurt?", answer);
        }
        let words = if exercises.len() == 1 { "7 minutes, 1 exercise" } else { "15 minutes, 2 exercises" };
        assert!(scene.sees(words), "{answer:?}");
        scene.click("Skip and begin");
        let session = scene.journal().session_under_way().unwrap();
        let found: Vec<&str> = session.plan.items.iter().map(|item| item.exercise.as_str()).collect();
        assert_eq!(found, exercises, "{answer:?}");
    }
}

#[test]
fn the_yoga_part_is_done_only_if_it_was_chosen() {
    for (chosen, count) in [(false, 1), (true, 2)] {
        let mut scene = checked();
        routines(&mut scene);
        scene.click("Start Bedtime stretch");
        if chosen {
            scene.click("Add the yoga part");
        }
        scene.click("Pain 2");
        assert_eq!(scene.journal().session_under_way().unwrap().plan.items.len(), count);
    }
}

#[test]
fn a_stretch_that_was_too_strong_goes_on_shorter_and_says_so() {
    let mut scene = checked();
    routines(&mut scene);
    scene.click("Start Strength base").click("Skip and begin");
    seconds(&mut scene, 25);
    assert!(timer(&scene).contains("15 seconds left"), "{}", timer(&scene));
    scene.press(Key::S).click("Normal stretch feeling, too strong");
    assert!(scene.sees("The holds left in this exercise last 10 seconds, the shortest the sources use."));
    scene.click("Make it gentler and go on");
    assert!(timer(&scene).contains("10 seconds left"), "{}", timer(&scene));
    assert!(timer(&scene).contains("gentler"), "{}", timer(&scene));
    // Killed and taken up again it is still gentler.
    let mut scene = scene.restart();
    scene.click("Go on");
    assert!(timer(&scene).contains("10 seconds left"), "{}", timer(&scene));
    scene.press(Key::F).click("None, back to Today");
    assert_eq!(kept(&scene)[0].outcome(), Outcome::FinishedEarly, "it went on after the stop");
}

#[test]
fn the_time_to_get_ready_is_that_of_the_settings() {
    for (choice, seconds_left) in [("5 seconds", 5), ("10 seconds", 10), ("15 seconds", 15)] {
        let mut scene = checked();
        scene.press_with(CTRL, Key::Comma);
        scene.pick("Get-ready seconds", choice);
        routines(&mut scene);
        scene.click("Start Strength base").click("Skip and begin");
        assert!(timer(&scene).contains(&format!("{seconds_left} seconds left")), "{}", timer(&scene));
    }
    let mut scene = checked();
    scene.press_with(CTRL, Key::Comma);
    scene.click("Fill the screen during a routine");
    assert!(!scene.journal().settings().fill_screen);
    assert_eq!(scene.undo_name().as_deref(), Some("change setting fill the screen"));
    scene.press_with(CTRL, Key::Z);
    assert!(scene.journal().settings().fill_screen);
}

#[test]
fn the_sound_goes_off_and_comes_back_as_loud_as_it_was() {
    let settings = soleus::domain::setting::Settings { volume: 80, ..Default::default() };
    let mut scene = open(&Start { settings, ..Start::default() });
    scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
    finish(&mut scene);
    routines(&mut scene);
    scene.click("Start Strength base").click("Skip and begin");
    scene.press(Key::U);
    assert_eq!(scene.journal().settings().volume, 0);
    assert!(scene.has("Sound off") && scene.sees("The sound is off."));
    scene.click("Sound off");
    assert_eq!(scene.journal().settings().volume, 80);
    assert!(scene.has("Sound on"));
}

#[test]
fn ones_own_pace_ends_with_enter_and_a_pause_offers_the_start() {
    let mut scene = checked();
    routines(&mut scene);
    scene.click("Start Back to sport").click("Skip and begin");
    scene.press(Key::N);
    assert!(timer(&scene).starts_with("Your pace"), "{}", timer(&scene));
    scene.press(Key::Enter);
    assert!(timer(&scene).starts_with("Get ready"), "{}", timer(&scene));
    scene.press(Key::Space).click("From the start");
    assert!(timer(&scene).starts_with("Get ready, both legs"), "{}", timer(&scene));
}

#[test]
fn ten_seconds_left_is_said_only_to_who_wants_spoken_cues() {
    for spoken_cues in [false, true] {
        let settings = soleus::domain::setting::Settings { spoken_cues, ..Default::default() };
        let mut scene = open(&Start { settings, ..Start::default() });
        scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
        finish(&mut scene);
        routines(&mut scene);
        scene.click("Start Strength base").click("Skip and begin");
        let mut heard = 0;
        for _ in 0..38 {
            scene.seconds_pass(1);
            let said = scene.names(Role::Status).iter().any(|words| words == "10 seconds left");
            assert!(!said || timer(&scene).starts_with("Hold"), "{}", timer(&scene));
            heard += usize::from(said);
        }
        assert_eq!(heard > 0, spoken_cues);
    }
}

#[test]
fn with_less_movement_both_ends_of_a_movement_stand_beside_each_other() {
    for (less_movement, pictures) in [(false, 1), (true, 2)] {
        let settings = soleus::domain::setting::Settings { less_movement, ..Default::default() };
        let mut scene = open(&Start { settings, ..Start::default() });
        scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
        finish(&mut scene);
        routines(&mut scene);
        scene.click("Start Strength base").click("Skip and begin");
        let names = scene.names(Role::Image);
        assert_eq!(names.iter().filter(|name| name.starts_with("Figure: ")).count(), pictures, "{names:?}");
    }
}

#[test]
fn the_player_fits_every_window_and_its_red_button_stays_large() {
    let sizes = [([1100.0, 760.0], 100), ([640.0, 480.0], 100), ([540.0, 760.0], 100), ([1100.0, 760.0], 200)];
    for (size, text_percent) in sizes.into_iter().chain([([640.0, 480.0], 200)]) {
        let settings = soleus::domain::setting::Settings { text_percent, ..Default::default() };
        let mut scene = open(&Start { size, settings, ..Start::default() });
        scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
        finish(&mut scene);
        routines(&mut scene);
        scene.click("Start Strength base").click("Skip and begin");
        for _ in 0..2 {
            let window = scene.harness.ctx.content_rect();
            let pause = if scene.has("Pause") { "Pause" } else { "Go on" };
            for button in ["Stop, it hurts", pause] {
                let rect = scene.rect(button);
                assert!(window.contains_rect(rect), "{button} at {rect} in {window}, text at {text_percent} percent");
                assert!(rect.height() >= 66.0 && rect.width() >= 66.0, "{button} at {rect} in {window}");
            }
            assert!(!scene.rect("Stop, it hurts").intersects(scene.rect(pause)), "{size:?}, {text_percent}");
            assert!(timer(&scene).contains("seconds left"));
            scene.press(Key::Space);
        }
    }
}

#[test]
fn who_takes_their_time_after_the_end_is_not_told_that_the_computer_slept() {
    let mut scene = checked();
    routines(&mut scene);
    scene.click("All exercises").click("Look at Towel stretch").click("Start just this").click("Skip and begin");
    seconds(&mut scene, 15 * 60);
    assert!(scene.sees("Done."), "{:?}", scene.names(Role::Heading));
    scene.click("None, back to Today");
    assert_eq!(kept(&scene)[0].outcome(), Outcome::Done);
}

#[test]
fn the_desktop_menu_starts_the_due_routine_and_never_pauses_one_that_runs() {
    let mut scene = checked();
    routines(&mut scene);
    scene.click("Make Getting moving my routine").press_with(CTRL, Key::Num1);
    let from_menu = |scene: &mut Scene| {
        scene.harness.state_mut().run_errand(Errand::StartDue);
        scene.harness.run();
    };
    from_menu(&mut scene);
    scene.click("Skip and begin");
    seconds(&mut scene, 8);
    from_menu(&mut scene);
    let before = timer(&scene);
    seconds(&mut scene, 3);
    assert_ne!(timer(&scene), before, "it goes on");
    assert!(!scene.has("Go on"), "{:?}", scene.names(Role::Button));
}

#[test]
fn the_desktop_menu_starts_nothing_before_a_check() {
    let mut scene = open(&Start::default());
    scene.press(Key::Num5);
    routines(&mut scene);
    scene.click("Make Getting moving my routine").press_with(CTRL, Key::Num1);
    scene.harness.state_mut().run_errand(Errand::StartDue);
    scene.harness.run();
    assert!(!scene.has("Skip and begin"));
    assert!(timer(&scene).is_empty());
}
