//! Promises of Today: pain is logged with one key, and everything can be taken back.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "common/sessions.rs"]
mod sessions;
#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use soleus::app::command::Command;
use soleus::domain::body::Side;
use soleus::domain::episode::End;
use soleus::domain::setting::Settings;
use soleus::domain::when::Certainty;
use window::{Scene, Start, at, open};

fn empty() -> Scene {
    open(&Start::default())
}

fn scores(scene: &Scene) -> Vec<u8> {
    scene.entries().iter().map(|entry| entry.nrs_worst.get()).collect()
}

/// A key as the keyboard of another country sends it.
fn raw(scene: &mut Scene, key: Key, physical_key: Option<Key>, modifiers: Modifiers) {
    for pressed in [true, false] {
        scene.harness.event(Event::Key { key, physical_key, pressed, repeat: false, modifiers });
    }
    scene.harness.run();
}

#[test]
fn one_key_saves_a_score_at_once() {
    let mut scene = empty();
    scene.press(Key::Num6);
    let entry = scene.last();
    assert_eq!((entry.nrs_worst.get(), entry.side, entry.certainty), (6, Side::Left, Certainty::Exact));
    assert_eq!(entry.started, scene.clock.get().moment);
    assert!(entry.zones.is_empty() && entry.kinds.is_empty() && entry.signs.is_none(), "nothing but what was said");
    for (number, key) in [Key::Num0, Key::Num1, Key::Num5, Key::Num9].into_iter().enumerate() {
        scene.press(key);
        assert_eq!(scene.count(), number + 2);
    }
    assert!(scores(&scene).contains(&0), "0 is a score too");
}

#[test]
fn t_and_shift_0_save_a_ten() {
    let mut scene = empty();
    scene.press(Key::T);
    scene.minutes_pass(1);
    raw(&mut scene, Key::Equals, Some(Key::Num0), Modifiers::SHIFT);
    scene.rest();
    scene.press_with(Modifiers::SHIFT, Key::Num0);
    assert_eq!(scores(&scene), [10, 10, 10]);
}

#[test]
fn a_press_on_the_number_row_saves_by_mouse_and_by_assistive_technology() {
    let mut scene = empty();
    scene.mouse("Pain 7").click("Pain 3");
    assert_eq!(scene.count(), 2);
    scene.press(Key::ArrowRight).press(Key::Space);
    assert_eq!(scene.last().nrs_worst.get(), 4, "the row is one stop with arrows inside");
}

#[test]
fn a_key_that_bounces_saves_once() {
    let mut scene = empty();
    // One event is a quarter of a second in these tests: two presses within 600 ms, and the second is held.
    for pressed in [true, false, true, true, true, false] {
        let (key, modifiers) = (Key::Num6, Modifiers::NONE);
        scene.harness.event(Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers });
    }
    scene.harness.run();
    assert_eq!(scene.count(), 1);
    scene.rest().press(Key::Num6);
    assert_eq!(scene.count(), 2, "a second press later is a second entry");
}

#[test]
fn keys_belong_to_the_text_field_while_somebody_types() {
    let mut scene = empty();
    scene.press(Key::W);
    assert_eq!(scene.focused(), "Time");
    for key in [Key::Num6, Key::T, Key::L, Key::D] {
        scene.press(key);
    }
    assert_eq!((scene.count(), scene.focused().as_str()), (0, "Time"));
    scene.press_with(Modifiers::COMMAND, Key::F).press(Key::Num6);
    assert_eq!(scene.count(), 0, "nor in the search field");
}

#[test]
fn a_french_keyboard_logs_without_shift_and_the_number_pad_counts() {
    let mut scene = empty();
    raw(&mut scene, Key::Minus, Some(Key::Num6), Modifiers::NONE);
    assert_eq!(scores(&scene), [6]);
    scene.rest();
    raw(&mut scene, Key::Num4, None, Modifiers::NONE);
    assert_eq!(scene.last().nrs_worst.get(), 4, "a pad key has the digit but another place");
    raw(&mut scene, Key::Num6, Some(Key::Num6), Modifiers::CTRL);
    raw(&mut scene, Key::Num6, Some(Key::Num6), Modifiers::ALT);
    assert_eq!(scene.count(), 2, "shortcuts are not scores");
}

#[test]
fn with_number_keys_off_nothing_is_saved_until_enter() {
    let settings = Settings { number_keys_save: false, ..Settings::default() };
    let mut scene = open(&Start { settings, ..Start::default() });
    scene.press(Key::Num6);
    assert_eq!(scene.count(), 0);
    assert!(scene.has("6 is chosen. Press Enter to save it.") && scene.has("Pain 6, not saved yet"));
    scene.press(Key::Num7).press(Key::Enter);
    assert_eq!(scores(&scene), [7]);
    scene.press(Key::Num2).press(Key::Escape);
    assert!(!scene.sees("is chosen"), "Esc takes the choice back");
    assert_eq!(scene.count(), 1);
    scene.press(Key::Num3).press_with(Modifiers::COMMAND, Key::Num2).press_with(Modifiers::COMMAND, Key::Num1);
    assert!(!scene.sees("is chosen"), "a score from before does not wait for a later Enter");
}

#[test]
fn the_bar_says_what_was_saved_and_takes_it_back() {
    let mut scene = empty();
    scene.press(Key::Num6);
    assert!(scene.has("Saved 6, left calf, 14:32"));
    assert_eq!(scene.undo_name().as_deref(), Some("log 6, left"));
    scene.pick("Last change", "Undo");
    assert_eq!(scene.count(), 0);
    assert!(scene.sees("Undone: log 6, left"));
    scene.press(Key::Num5);
    scene.pick("Last change", "Add details");
    assert_eq!(scene.title(), "Pain entry");
    assert!(scene.has("When: today 14:32, change"));
}

#[test]
fn the_reader_hears_each_save_even_the_same_words_again() {
    let mut scene = empty();
    for _ in 0..2 {
        scene.press(Key::Num6);
        assert!(scene.names(Role::Status).contains(&"Saved 6, left calf, 14:32. Undo with Control Z.".to_owned()));
        scene.rest().rest();
        assert!(scene.names(Role::Status).is_empty(), "the words go");
    }
}

#[test]
fn the_other_leg_is_two_actions_and_stays() {
    let mut scene = empty();
    scene.press(Key::R).press(Key::Num6);
    assert_eq!(scene.last().side, Side::Right);
    scene.press(Key::Num4);
    assert_eq!(scene.last().side, Side::Right, "the leg of the last entry");
    scene.mouse("Both").mouse("Pain 2");
    assert_eq!(scene.last().side, Side::Both);
    scene.press(Key::L).press(Key::Num1);
    assert_eq!(scene.last().side, Side::Left);
}

#[test]
fn other_times_of_the_day_are_two_actions() {
    let mut scene = empty();
    scene.press(Key::Y).press(Key::Num6);
    let entry = scene.last();
    assert_eq!(entry.started.local().to_string(), "2026-11-21 20:00:00");
    assert_eq!(entry.certainty, Certainty::About);
    scene.press(Key::Num5);
    assert_eq!(scene.last().started, scene.clock.get().moment, "then it is now again");
    scene.mouse("In the night").mouse("Pain 3");
    assert_eq!(scene.last().started.local().to_string(), "2026-11-22 03:00:00");
    scene.press(Key::M).press(Key::Num2);
    assert_eq!(scene.last().started.local().to_string(), "2026-11-22 08:00:00");
}

#[test]
fn any_time_is_seven_keys_and_one_still_to_come_is_refused() {
    let mut scene = empty();
    scene.press(Key::W);
    scene.type_into("Time", "0320");
    scene.press(Key::Enter).press(Key::Num7);
    assert_eq!(scene.last().started.local().to_string(), "2026-11-22 03:20:00");
    scene.press(Key::W);
    scene.type_into("Time", "23:00").press(Key::Enter).press(Key::Num4);
    assert_eq!(scene.count(), 1);
    assert!(scene.has("That time has not come yet. Check the date and the time."));
    assert_eq!(scene.value("Time").as_deref(), Some("23:00"), "what was typed stays");
}

#[test]
fn an_entry_still_going_on_is_asked_for_until_it_has_stopped() {
    let mut scene = empty();
    scene.press(Key::Num6).press(Key::D).click("How long and how it eased").click("Still going on");
    scene.press_with(Modifiers::COMMAND, Key::S).press(Key::Escape);
    assert_eq!(scene.last().end, End::StillGoing);
    let mut scene = scene.restart();
    assert!(scene.has("Still going on since today 14:32, left calf"));
    scene.minutes_pass(40);
    scene.click("It has stopped");
    assert_eq!(scene.last().lasted_min(), Some(40));
    assert!(!scene.sees("Still going on"));
    scene.press_with(Modifiers::COMMAND, Key::Z);
    assert!(scene.sees("Still going on"), "that too can be undone");
}

#[test]
fn an_empty_journal_says_what_to_do_and_a_day_lists_its_entries() {
    let mut scene = empty();
    assert!(scene.has("Your journal is empty") && scene.sees("Press the number that fits your pain."));
    scene.press(Key::Num6);
    assert!(!scene.sees("Your journal is empty"));
    assert!(scene.has("14:32, pain 6, left leg"));
    scene.click("Delete entry 14:32");
    assert_eq!(scene.count(), 0);
    assert!(scene.has("Deleted entry 14:32"));
    scene.press_with(Modifiers::COMMAND, Key::Z).click("Edit entry 14:32");
    assert_eq!(scene.title(), "Pain entry");
}

#[test]
fn tab_reaches_every_control_and_comes_round() {
    let mut scene = open(&Start { sample: true, ..Start::default() });
    assert_eq!(scene.focused(), "Pain 0", "the number row has the keyboard");
    scene.press(Key::Num6);
    let first = scene.focused();
    assert_eq!(first, "Pain 6", "and after a save the number that was pressed has it");
    let mut seen = vec![first.clone()];
    for _ in 0..40 {
        scene.press(Key::Tab);
        let now = scene.focused();
        if now.starts_with("Pain ") {
            break;
        }
        assert!(!now.is_empty(), "the keyboard is never lost, after {seen:?}");
        seen.push(now);
    }
    for control in ["New entry", "Search", "Menu", "Left", "Now", "All history", "Check warning signs", "Undo", "Today"]
    {
        assert!(seen.iter().any(|name| name == control), "{control} is not reached: {seen:?}");
    }
    assert!(seen.len() < 30, "each group is one stop: {seen:?}");
    assert_eq!(scene.count(), 31, "nothing was pressed on the way");
}

#[test]
fn large_text_and_narrow_windows_still_log_with_one_press() {
    for (size, text_percent) in
        [([640.0, 480.0], 100), ([320.0, 480.0], 100), ([640.0, 480.0], 200), ([1100.0, 760.0], 200)]
    {
        let settings = Settings { text_percent, ..Settings::default() };
        let mut scene = open(&Start { size, settings, ..Start::default() });
        let screen = scene.harness.ctx.content_rect();
        for score in 0..=10 {
            let tile = scene.rect(&format!("Pain {score}"));
            let sideways = screen.x_range().contains(tile.left()) && screen.x_range().contains(tile.right());
            assert!(
                sideways,
                "Pain {score} at {tile} needs scrolling sideways in {screen} ({size:?}, {text_percent} %)"
            );
            assert!(tile.width() >= 24.0 && tile.height() >= 24.0, "{tile} is too small to press");
        }
        scene.harness.get_by_label("Pain 6").scroll_to_me();
        scene.harness.run();
        scene.mouse("Pain 6");
        assert_eq!(scene.count(), 1);
        scene.press(Key::R).press(Key::Num4);
        assert_eq!(scene.count(), 2);
        scene.pick("Last change", "Undo");
        assert_eq!(scene.count(), 1);
    }
}

/// "Getting moving" is the routine of this person, these sessions of it were done, and a check found nothing.
fn with_routine(done: &[&str]) -> Scene {
    let session = |text: &&str| Command::SaveSession(Box::new(sessions::done("RT-B", &at(text), 4, 3)));
    let settings = Settings { routine: "RT-B".to_owned(), ..Settings::default() };
    let mut scene = open(&Start { settings, before: done.iter().map(session).collect(), ..Start::default() });
    scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
    signs::finish(&mut scene);
    scene.press_with(Modifiers::COMMAND, Key::Num1);
    scene
}

const START_KEY: (Modifiers, Key) = (Modifiers::COMMAND, Key::Space);

#[test]
fn the_routine_that_is_due_starts_with_one_press_and_with_one_key() {
    let mut scene = with_routine(&["2026-11-22 08:00"]);
    assert!(scene.has("Next, due now. Done today: 1 of 2."), "{:?}", scene.names(Role::Label));
    assert!(scene.has("Getting moving") && scene.sees("5 exercises"));
    scene.click("Start Getting moving");
    assert!(scene.sees("Pain in the leg now?"));
    let mut scene = with_routine(&[]);
    scene.press_with(START_KEY.0, START_KEY.1);
    assert!(scene.sees("Pain in the leg now?"));
    scene.click("Skip and begin").seconds_pass(2);
    let timer = |scene: &Scene| scene.names(Role::Timer).first().cloned().unwrap_or_default();
    scene.press_with(START_KEY.0, START_KEY.1);
    assert!(timer(&scene).starts_with("Paused"), "{}", timer(&scene));
    scene.press_with(START_KEY.0, START_KEY.1);
    assert!(timer(&scene).starts_with("Get ready"), "{}", timer(&scene));
    scene.press(Key::Escape).press(Key::Escape);
    assert!(scene.sees("You stopped in the middle of Getting moving"), "and one that was left goes on");
    scene.press_with(START_KEY.0, START_KEY.1);
    assert!(timer(&scene).starts_with("Paused"), "{}", timer(&scene));
    let mut scene = with_routine(&[]);
    scene.press(Key::F10).menu("Start due routine");
    assert!(scene.sees("Pain in the leg now?"));
}

#[test]
fn a_routine_that_was_done_this_morning_is_not_due_before_the_afternoon() {
    let mut scene = with_routine(&["2026-11-22 10:00"]);
    assert!(scene.sees("Next at about 16:1"), "{:?}", scene.names(Role::Label));
    assert!(!scene.has("Start Getting moving"));
    scene.press_with(START_KEY.0, START_KEY.1);
    assert!(scene.sees("Getting moving: Next at about 16:1"), "the key says when, and starts nothing");
    scene.minutes_pass(120);
    assert!(scene.has("Start Getting moving"));
    scene.minutes_pass(10 * 60 + 30);
    assert!(scene.sees("Next at about 07:00") && !scene.has("Start Getting moving"), "at 3 in the night");
    let scene = with_routine(&["2026-11-22 07:00", "2026-11-22 14:00"]);
    assert!(scene.has("Done for today: 2 of 2."));
}

#[test]
fn nothing_more_is_due_after_something_hurt() {
    let stopped = sessions::stopped("RT-B", &at("2026-11-22 07:00"));
    let settings = Settings { routine: "RT-B".to_owned(), ..Settings::default() };
    let before = vec![Command::SaveSession(Box::new(stopped))];
    let mut scene = open(&Start { settings, before, ..Start::default() });
    scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
    signs::finish(&mut scene);
    scene.press_with(Modifiers::COMMAND, Key::Num1);
    assert!(scene.has("Enough for today: 0 of 2.") && !scene.has("Start Getting moving"));
}

#[test]
fn a_paused_routine_says_why_and_has_no_start() {
    let settings = Settings { routine: "RT-B".to_owned(), ..Settings::default() };
    let mut scene = open(&Start { settings, ..Start::default() });
    scene.press(Key::Num3);
    assert!(scene.sees("Paused for now. The warning-sign check is not complete."));
    assert!(!scene.has("Start Getting moving"));
    scene.press_with(START_KEY.0, START_KEY.1);
    assert!(!scene.sees("Pain in the leg now?"), "the key passes the same gate");
    scene.press(Key::Escape).click("See the result, why Getting moving is paused");
    assert_eq!(scene.title(), "Result of your check");
}

#[test]
fn a_routine_is_made_ones_own_from_today_and_taken_back() {
    let mut scene = empty();
    scene.press(Key::Num3);
    assert!(scene.has("No routine chosen yet."));
    scene.press_with(START_KEY.0, START_KEY.1);
    assert_eq!(scene.title(), "Routines", "without one the key leads to the choice");
    scene.press_with(Modifiers::COMMAND, Key::Num1).click("Choose a routine").click("Make Bedtime stretch my routine");
    assert_eq!(scene.undo_name().as_deref(), Some("change setting chosen routine"));
    scene.press_with(Modifiers::COMMAND, Key::Num1);
    assert!(scene.has("Bedtime stretch") && !scene.has("No routine chosen yet."));
    scene.press_with(Modifiers::COMMAND, Key::Z);
    assert!(scene.has("No routine chosen yet."));
}

#[test]
fn after_six_weeks_of_bedtime_stretches_one_looks_back() {
    for (first, looks_back) in [("2026-10-20 21:00", false), ("2026-10-10 21:00", true), ("2026-09-25 21:00", false)] {
        let session = sessions::done("RT-F", &at(first), 4, 3);
        let settings = Settings { routine: "RT-F".to_owned(), ..Settings::default() };
        let before = vec![Command::SaveSession(Box::new(session))];
        let mut scene = open(&Start { settings, before, ..Start::default() });
        scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
        signs::finish(&mut scene);
        scene.press_with(Modifiers::COMMAND, Key::Num1);
        assert!(scene.sees("Next at about 20:00"));
        assert_eq!(scene.sees("6 weeks have passed since you began it."), looks_back, "{first}");
    }
}

#[test]
fn the_number_row_stays_on_top_whatever_else_today_asks() {
    let walked = sessions::done("RT-B", &at("2026-11-21 09:10"), 4, 3);
    let scene = open(&Start { before: vec![Command::SaveSession(Box::new(walked))], ..Start::default() });
    assert!(scene.sees("Pain this morning"));
    let top = |words: &str| scene.harness.get_by_label_contains(words).rect().top();
    assert!(top("How bad is the pain now?") < top("Pain this morning, after"));
}
