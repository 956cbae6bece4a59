//! The section "Reminders" and the reminders of an open window.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "common/sessions.rs"]
mod sessions;
#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui::Key;
use soleus::app::command::Command;
use soleus::domain::routine::{HowOften, Item, Routine, RoutineId};
use soleus::domain::session::{Event, EventKind, GetReady, Plan};
use soleus::domain::setting::Settings;
use window::{Scene, Start, open};

fn marks(scene: &Scene) -> Vec<String> {
    scene.journal().store().ledger().unwrap().into_keys().collect()
}

#[test]
fn every_reminder_is_off_until_it_is_wanted_and_undo_takes_it_back() {
    let mut scene = open(&Start::default());
    scene.press(Key::F10);
    scene.menu("Settings");
    for name in ["Evening note", "When a routine is due", "Wrap off and toes", "Start with the computer"] {
        assert!(!scene.is_on(name), "{name}");
    }
    assert!(!scene.has("Evening note at"));
    scene.click("Evening note");
    assert!(scene.has("Evening note at") && scene.journal().settings().remind_evening);
    assert_eq!(scene.undo_name().as_deref(), Some("change setting evening note"));
    scene.press_with(egui::Modifiers::COMMAND, Key::Z);
    assert!(!scene.journal().settings().remind_evening);
}

#[test]
fn a_time_that_is_none_stays_as_it_was_typed_with_one_sentence() {
    let settings = Settings { remind_evening: true, ..Settings::default() };
    let mut scene = open(&Start { settings, ..Start::default() });
    scene.press(Key::F10);
    scene.menu("Settings");
    assert_eq!(scene.value("Evening note at").as_deref(), Some("20:00"));
    let type_time = |scene: &mut Scene, text: &str| {
        scene.field("Evening note at").focus();
        scene.harness.run();
        scene.press_with(egui::Modifiers::COMMAND, Key::A);
        scene.field("Evening note at").type_text(text);
        scene.harness.run();
        scene.press(Key::Enter);
    };
    type_time(&mut scene, "late");
    assert_eq!(scene.value("Evening note at").as_deref(), Some("late"));
    assert!(scene.has("Enter a time such as 14:32."));
    assert_eq!(scene.journal().settings().evening_min, 20 * 60);
    type_time(&mut scene, "22:30");
    assert_eq!(scene.journal().settings().evening_min, 22 * 60 + 30);
    assert!(!scene.has("Enter a time such as 14:32."));
    assert!(scene.sees("lies in your quiet hours"), "a note that would never come is said at once");
}

#[test]
fn a_time_that_is_dictated_is_taken_though_the_keyboard_was_never_there() {
    let settings = Settings { remind_evening: true, ..Settings::default() };
    let mut scene = open(&Start { settings, ..Start::default() });
    scene.press_with(egui::Modifiers::COMMAND, Key::Comma);
    scene.field("Evening note at").set_text_value_accesskit("20:45");
    scene.harness.run();
    assert_eq!(scene.journal().settings().evening_min, 20 * 60 + 45);
}

#[test]
fn an_open_window_takes_the_note_once_when_it_is_due_and_draws_nothing_until_then() {
    let settings = Settings { remind_evening: true, ..Settings::default() };
    let mut scene = open(&Start { settings, ..Start::default() });
    scene.minutes_pass(5 * 60 + 27);
    assert_eq!(marks(&scene), Vec::<String>::new());
    scene.minutes_pass(1);
    assert_eq!(marks(&scene), ["evening 2026-11-22"]);
    let asked = scene.journal().store().queries();
    scene.rest();
    assert_eq!(scene.journal().store().queries(), asked, "frames between two looks ask nothing");
}

#[test]
fn no_note_comes_on_a_day_that_was_logged() {
    let settings = Settings { remind_evening: true, ..Settings::default() };
    let mut scene = open(&Start { settings, ..Start::default() });
    scene.press(Key::Num4);
    assert_eq!(scene.count(), 1);
    scene.minutes_pass(6 * 60);
    assert_eq!(marks(&scene), Vec::<String>::new());
}

/// One stretch at three in the afternoon.
fn own_routine() -> Routine {
    Routine {
        id: RoutineId::Own(uuid::Uuid::from_u128(7)),
        name: "My afternoon".to_owned(),
        stages: Vec::new(),
        minutes: 5,
        often: HowOften::EveryDay.name().to_owned(),
        note: None,
        remind_min: Some(15 * 60),
        sources: Vec::new(),
        rhythm: None,
        items: vec![Item::plain("EX01")],
    }
}

#[test]
fn a_routine_is_told_at_its_time_when_it_may_be_done_and_was_not() {
    for (is_checked, is_begun, is_done) in
        [(false, false, false), (true, false, false), (true, true, false), (true, true, true)]
    {
        let settings = Settings { remind_routine: true, ..Settings::default() };
        let mut before = vec![Command::SaveRoutine(Box::new(own_routine()))];
        if is_begun {
            let plan = Plan::of_routine(
                &own_routine(),
                soleus::content::exercises(),
                &soleus::domain::routine::Situation::default(),
                GetReady::Usual,
            );
            // One that was begun and given up before its first hold was over is no routine that was done.
            let whole = sessions::walked(plan, &window::usual_now(), 2);
            let mut session = sessions::begun_with(whole.plan.clone(), &window::usual_now(), 2);
            session.events.push(Event { at_ms: session.last_ms(), kind: EventKind::FinishedEarly });
            let session = if is_done { whole } else { session };
            before.push(Command::SaveSession(Box::new(session)));
        }
        let mut scene = open(&Start { settings, before, ..Start::default() });
        if is_checked {
            scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
            signs::finish(&mut scene);
        }
        scene.minutes_pass(27);
        assert_eq!(marks(&scene), Vec::<String>::new(), "{is_checked} {is_begun} {is_done}");
        scene.minutes_pass(1);
        let told = is_checked && !is_done;
        assert_eq!(marks(&scene).len(), usize::from(told), "{is_checked} {is_begun} {is_done}");
        if told {
            assert!(marks(&scene)[0].starts_with("routine "), "{:?}", marks(&scene));
        }
    }
}
