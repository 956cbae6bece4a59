//! Promises of the routines pages: look before you start, find an exercise, make and change a routine of your own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use signs::finish;
use soleus::app::command::Command;
use soleus::content;
use soleus::domain::exercise::{Dial, Sides};
use soleus::domain::routine::{Item, Routine, RoutineId};
use soleus::domain::session::SessionRecord;
use uuid::Uuid;
use window::{Scene, Start, Steps, open};

const CTRL: Modifiers = Modifiers::COMMAND;

/// A window after a whole check that found nothing, on the page of routines.
fn checked(before: Vec<Command>) -> Scene {
    let mut scene = open(&Start { before, ..Start::default() });
    scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
    finish(&mut scene);
    scene.press_with(CTRL, Key::Num3);
    assert_eq!(scene.title(), "Routines");
    scene
}

fn own(scene: &Scene) -> Vec<Routine> {
    scene.journal().store().routines().unwrap()
}

fn exercises(routine: &Routine) -> Vec<&str> {
    routine.items.iter().map(|item| item.exercise.as_str()).collect()
}

/// A routine of one's own with these exercises as they are in the library.
fn made(name: &str, exercises: &[&str]) -> Command {
    Command::SaveRoutine(Box::new(Routine {
        id: RoutineId::Own(Uuid::from_u128(7)),
        name: name.to_owned(),
        stages: Vec::new(),
        minutes: 5,
        often: "Some days".to_owned(),
        note: None,
        remind_min: None,
        sources: Vec::new(),
        rhythm: None,
        items: exercises.iter().map(|id| Item::plain(id)).collect(),
    }))
}

fn replace(scene: &mut Scene, label: &str, text: &str) {
    scene.field(label).focus();
    scene.harness.run();
    scene.press_with(CTRL, Key::A).press(Key::Delete);
    scene.field(label).type_text(text);
    scene.harness.run();
}

fn under_way(scene: &Scene) -> SessionRecord {
    scene.journal().session_under_way().expect("a session")
}

#[test]
fn a_copy_of_a_ready_routine_is_changed_saved_and_done_as_it_was_saved() {
    let mut scene = checked(Vec::new());
    scene.click("Change Strength base");
    assert_eq!(scene.value("Name").as_deref(), Some("Strength base (mine)"));
    assert!(scene.sees("In all 23 minutes, 5 exercises"));
    replace(&mut scene, "Hold, exercise 1, seconds", "15");
    scene.press_with(Modifiers::ALT, Key::ArrowDown);
    assert!(scene.sees("In all 21 minutes, 5 exercises"), "the minutes follow what is typed");
    scene.press_with(CTRL, Key::S);
    assert_eq!((scene.title().as_str(), scene.has("Saved Strength base (mine)")), ("Routines", true));
    let routine = own(&scene).remove(0);
    assert_eq!(exercises(&routine), ["EX06", "EX05", "EX12", "EX13", "EX14"]);
    assert_eq!((routine.items[1].numbers.hold_s, routine.items[0].numbers.hold_s), (Some(15), None));
    assert_eq!((routine.minutes, routine.often.as_str()), (21, "Some days"), "and it is not meant for every day");
    assert_eq!(scene.undo_name().as_deref(), Some("make routine Strength base (mine)"));
    scene.click("Start Strength base (mine)").click("Pain 1");
    let plan = under_way(&scene).plan;
    let done: Vec<&str> = plan.items.iter().map(|item| item.exercise.as_str()).collect();
    assert_eq!((done, plan.routine), (exercises(&routine), Some(routine.id.clone())));
    assert_eq!(plan.items[1].work.get(Dial::HoldS), Some(15));
    assert_eq!(content::routines()[2].items.len(), 5, "the ready one is as it was");
}

#[test]
fn making_changing_and_deleting_are_steps_with_names_and_a_second_copy_has_a_name_of_its_own() {
    let mut scene = checked(Vec::new());
    scene.click("Change Bedtime stretch").press_with(CTRL, Key::S);
    scene.click("Change Bedtime stretch");
    assert_eq!(scene.value("Name").as_deref(), Some("Bedtime stretch (mine 2)"));
    scene.press(Key::Escape);
    assert!(!scene.sees("Not finished"), "a copy in which nothing was changed is not kept");
    scene.click("Change Bedtime stretch (mine)");
    replace(&mut scene, "Name", "Before bed");
    scene.click("Hold, exercise 1, more").press_with(CTRL, Key::S);
    assert_eq!(scene.undo_name().as_deref(), Some("change routine Before bed"));
    assert_eq!(own(&scene)[0].items[0].numbers.hold_s, Some(15));
    scene.press_with(CTRL, Key::Z);
    assert!(scene.has("Start Bedtime stretch (mine)"));
    scene.click("Delete Bedtime stretch (mine)");
    assert_eq!(scene.undo_name().as_deref(), Some("delete routine Bedtime stretch (mine)"));
    assert!(own(&scene).is_empty() && !scene.has("Start Bedtime stretch (mine)"));
    scene.click("Undo");
    assert!(scene.has("Start Bedtime stretch (mine)"), "and it is back");
    scene.click("Change Bedtime stretch (mine)").click("Delete Bedtime stretch (mine)");
    assert_eq!((own(&scene).len(), scene.title().as_str()), (0, "Routines"));
}

#[test]
fn a_number_outside_the_limits_is_refused_with_the_limits_and_nonsense_stays() {
    let mut scene = checked(Vec::new());
    scene.click("Change Strength base");
    for typed in ["61", "9", "soon", "-5", "30.5", "99999999"] {
        replace(&mut scene, "Hold, exercise 1, seconds", typed);
        scene.field("Name").focus();
        scene.press_with(CTRL, Key::S);
        assert!(scene.has("The sources use 10 to 60 seconds. Enter a number in that range."), "{typed}");
        assert_eq!(scene.value("Hold, exercise 1, seconds").as_deref(), Some(typed));
        assert_eq!(scene.focused(), "Hold, exercise 1, seconds", "the first wrong field has the keyboard");
    }
    assert_eq!(scene.names(Role::Alert), ["The sources use 10 to 60 seconds. Enter a number in that range."]);
    replace(&mut scene, "Name", " ");
    replace(&mut scene, "Remind me at", "25 o'clock");
    scene.press_with(CTRL, Key::S);
    assert_eq!(scene.focused(), "Name", "from top to bottom");
    assert!(scene.has("Give the routine a name.") && scene.has("Enter a time such as 14:32."));
    assert_eq!(scene.value("Remind me at").as_deref(), Some("25 o'clock"));
    assert!(own(&scene).is_empty(), "nothing was saved");
    scene.click("Hold, exercise 1, less");
    assert_eq!(scene.value("Hold, exercise 1, seconds").as_deref(), Some("60"), "the buttons know the limits");
    assert!(!scene.has("The sources use 10 to 60 seconds. Enter a number in that range."), "and the sentence goes");
    replace(&mut scene, "Name", "Mine");
    replace(&mut scene, "Remind me at", "9:30 pm");
    scene.press_with(CTRL, Key::S);
    assert_eq!(own(&scene)[0].remind_min, Some(21 * 60 + 30));
}

#[test]
fn what_was_typed_into_a_routine_outlives_a_kill_and_a_change_of_page() {
    let ways: [(&str, Steps); 5] = [
        ("a kill while typing rests", |scene| _ = scene.rest()),
        ("Esc", |scene| _ = scene.press(Key::Escape).press(Key::Escape)),
        ("the rail", |scene| _ = scene.pick("Pages", "Settings")),
        ("a new entry", |scene| _ = scene.press_with(CTRL, Key::N)),
        ("quit", |scene| _ = scene.press_with(CTRL, Key::Q)),
    ];
    for (way, leave) in ways {
        let mut scene = checked(vec![made("Mine", &["EX04", "EX01"])]);
        scene.click("Change Mine");
        replace(&mut scene, "Hold, exercise 1, seconds", "2x");
        replace(&mut scene, "Name", "Half a na");
        leave(&mut scene);
        let mut scene = scene.restart();
        scene.press_with(CTRL, Key::Num3);
        assert!(scene.has("Not finished: Half a na"), "{way}");
        // What is changed already comes first, by whichever button one goes on.
        scene.click(if way == "Esc" { "Change Mine" } else { "Go on with Half a na" });
        assert_eq!(scene.value("Hold, exercise 1, seconds").as_deref(), Some("2x"), "{way}");
        assert_eq!(scene.value("Name").as_deref(), Some("Half a na"), "{way}");
        replace(&mut scene, "Hold, exercise 1, seconds", "20");
        scene.press_with(CTRL, Key::S);
        assert_eq!((own(&scene).len(), own(&scene)[0].name.as_str()), (1, "Half a na"), "{way}");
        let mut scene = scene.restart();
        scene.press_with(CTRL, Key::Num3);
        assert!(!scene.sees("Not finished"), "{way}: what was saved is not offered again");
    }
}

#[test]
fn several_unfinished_routines_are_kept_side_by_side_and_can_be_thrown_away() {
    let mut scene = checked(Vec::new());
    scene.click("Make your own").type_into("Name", "First").press_with(CTRL, Key::Num3);
    scene.click("Make your own").type_into("Name", "Second").press_with(CTRL, Key::Num3);
    assert!(scene.has("Not finished: First") && scene.has("Not finished: Second"));
    scene.click("Throw away Second");
    assert!(scene.has("Not finished: First") && !scene.has("Not finished: Second"));
    let mut scene = scene.restart();
    scene.press_with(CTRL, Key::Num3);
    assert!(scene.has("Not finished: First") && !scene.has("Not finished: Second"));
}

#[test]
fn lines_move_by_button_by_key_and_by_pointer_and_the_reader_hears_where_they_are() {
    let ids = ["EX01", "EX04", "EX06", "EX11"];
    let start = || {
        let mut scene = checked(vec![made("Mine", &ids)]);
        scene.click("Change Mine");
        scene
    };
    let saved = |mut scene: Scene| {
        scene.press_with(CTRL, Key::S);
        exercises(&own(&scene)[0]).join(" ")
    };
    let mut scene = start();
    scene.click("Move Wall stretch, bent knee up");
    assert_eq!(scene.names(Role::Status), ["Wall stretch, bent knee, now 2 of 4"]);
    assert_eq!(saved(scene), "EX01 EX06 EX04 EX11");
    for modifiers in [Modifiers::ALT, CTRL | Modifiers::SHIFT] {
        let mut scene = start();
        scene.field("Hold, exercise 2, seconds").focus();
        scene.harness.run();
        scene.press_with(modifiers, Key::ArrowDown);
        assert_eq!(scene.names(Role::Status), ["Towel stretch, now 3 of 4"]);
        assert_eq!(scene.focused(), "Hold, exercise 3, seconds", "the keyboard goes along");
        scene.press_with(modifiers, Key::ArrowDown).press_with(modifiers, Key::ArrowDown);
        assert_eq!(scene.names(Role::Status), ["Towel stretch, now 4 of 4"], "the end is the end");
        scene.press_with(modifiers, Key::ArrowUp);
        assert_eq!(saved(scene), "EX01 EX06 EX04 EX11");
    }
    let mut scene = start();
    let figure = |scene: &Scene, place: usize| {
        let pictures: Vec<_> = scene.harness.query_all_by_label_contains("Figure: ").map(|node| node.rect()).collect();
        pictures[place].center()
    };
    let (from, to) = (figure(&scene, 0), figure(&scene, 1) + egui::vec2(0.0, 120.0));
    scene.harness.drag_at(from);
    for share in 1_u8..=8 {
        scene.harness.hover_at(from + (to - from) * (f32::from(share) / 8.0));
        scene.harness.step();
    }
    scene.harness.drop_at(to);
    scene.harness.run();
    assert_eq!(saved(scene), "EX04 EX01 EX06 EX11", "dragged below the second one");
}

#[test]
fn a_routine_is_made_with_the_keyboard_alone() {
    let mut scene = checked(Vec::new());
    let tab_to = |scene: &mut Scene, name: &str| {
        for _ in 0..160 {
            if scene.focused() == name {
                return;
            }
            scene.press(Key::Tab);
        }
        panic!("Tab does not reach {name}");
    };
    tab_to(&mut scene, "Make your own");
    scene.press(Key::Enter);
    tab_to(&mut scene, "Name");
    scene.field("Name").type_text("Desk break");
    scene.press_with(CTRL, Key::S);
    assert!(scene.has("Add at least one exercise."));
    assert_eq!(scene.focused(), "Add an exercise");
    scene.press(Key::Enter);
    assert_eq!(scene.title(), "Add an exercise");
    tab_to(&mut scene, "Add Towel stretch");
    scene.press(Key::Enter);
    assert_eq!((scene.title().as_str(), scene.focused().as_str()), ("Your routine", "Hold, exercise 1, seconds"));
    tab_to(&mut scene, "Each leg, exercise 1");
    scene.press(Key::Space);
    tab_to(&mut scene, "Add an exercise");
    scene.press(Key::Enter);
    tab_to(&mut scene, "Add Calf press");
    scene.press(Key::Enter);
    tab_to(&mut scene, "Every day");
    scene.press(Key::ArrowRight).press(Key::Space).press_with(CTRL, Key::S);
    let routine = own(&scene).remove(0);
    assert_eq!((exercises(&routine), routine.items[0].sides), (vec!["EX04", "EX03"], Some(Sides::Injured)));
    assert_eq!((routine.name.as_str(), routine.often.as_str()), ("Desk break", "Some days"));
}

#[test]
fn a_line_taken_out_by_a_slip_can_be_put_back_where_it_was() {
    let mut scene = checked(vec![made("Mine", &["EX01", "EX04", "EX06"])]);
    scene.click("Change Mine");
    replace(&mut scene, "Hold, exercise 2, seconds", "25");
    scene.click("Remove Towel stretch");
    assert_eq!(scene.focused(), "Remove Wall stretch, bent knee", "the next line has the keyboard");
    scene.click("Put Towel stretch back");
    assert_eq!(scene.value("Hold, exercise 2, seconds").as_deref(), Some("25"));
    scene.press_with(CTRL, Key::S);
    assert_eq!(exercises(&own(&scene)[0]), ["EX01", "EX04", "EX06"]);
}

#[test]
fn the_text_field_undoes_its_own_typing_first() {
    let mut scene = checked(vec![made("Mine", &["EX01"])]);
    scene.click("Change Mine").type_into("Name", " and more");
    let before = scene.undo_name();
    scene.press_with(CTRL, Key::Z);
    assert_eq!(scene.undo_name(), before, "the journal is as it was");
    assert_eq!(scene.title(), "Your routine");
}

#[test]
fn hops_in_a_routine_of_ones_own_stay_closed_for_two_weeks_after_an_injury() {
    for (when, is_open) in [("1 to 2 weeks ago", false), ("2 to 4 weeks ago", true)] {
        let mut scene = open(&Start { before: vec![made("Spring", &["EX01", "EX21"])], ..Start::default() });
        scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
        scene.pick("Was the leg hurt in the last 4 weeks?", when);
        finish(&mut scene);
        scene.press_with(CTRL, Key::Num3);
        assert_eq!(scene.has("Look at Spring"), is_open, "{when}");
        assert!(!scene.has("Start Spring"), "{when}: the stage does not open hops yet");
        assert_eq!(scene.sees("Spring opens 2 weeks after an injury."), !is_open, "{when}");
        assert_eq!(scene.has("Change Back to sport"), is_open, "{when}: no copy is a way round");
        scene.click("Change Spring").click("Add an exercise");
        assert_eq!(scene.has("Add Walk and jog"), is_open, "{when}");
        scene.press(Key::Escape).click("Remove Hops").press_with(CTRL, Key::S);
        assert!(scene.has("Start Spring"), "{when}: without the hops it is open");
    }
}

#[test]
fn a_warning_sign_locks_a_routine_of_ones_own_like_a_ready_one() {
    let mut scene = open(&Start { before: vec![made("Mine", &["EX04"])], ..Start::default() });
    scene.press(Key::Num3).press(Key::F8).click("No").click("Swelling, left leg").click("None of the signs, next");
    finish(&mut scene);
    scene.press_with(CTRL, Key::Num3);
    assert!(!scene.has("Start Mine") && scene.has("See the result, Start Mine"));
    scene.click("Look at Mine");
    assert!(scene.has("Towel stretch") && !scene.has("Start Mine"), "looking is never locked");
}

#[test]
fn what_is_in_a_routine_is_seen_before_it_begins() {
    let mut scene = checked(Vec::new());
    scene.click("Look at Getting moving");
    assert!(scene.sees("30 seconds, 3 times, 10 seconds of rest. The sore leg"));
    assert!(scene.sees("Not now. In the first week after a strain."), "what is left out today is said");
    scene.click("Look at Band push-down");
    assert!(scene.title() == "Exercise" && scene.has("Band push-down"));
    scene.press(Key::Escape);
    assert!(scene.has("Start Getting moving") && scene.title() == "Look at a routine", "and back");
    scene.click("Start Getting moving");
    assert!(scene.has("Skip and begin"));
}

#[test]
fn a_routine_that_is_gone_says_so_in_one_sentence() {
    let mut scene = checked(Vec::new());
    scene.click("Change Bedtime stretch").press_with(CTRL, Key::S).click("Look at Bedtime stretch (mine)");
    assert!(scene.has("Start Bedtime stretch (mine)"));
    scene.press_with(CTRL, Key::Z);
    assert!(scene.has("That routine is not in the journal now. Choose another one under Routines."));
    assert!(!scene.has("Start Bedtime stretch (mine)"));
    scene.press_with(CTRL | Modifiers::SHIFT, Key::Z).click("Start Bedtime stretch (mine)").press_with(CTRL, Key::Z);
    scene.click("Pain 2");
    assert_eq!(under_way(&scene).plan.items.len(), 1, "one that began already is done as it was shown");
}

#[test]
fn filters_combine_can_be_taken_away_and_an_empty_list_says_what_to_do() {
    let mut scene = checked(Vec::new());
    scene.click("All exercises");
    assert!(scene.has("22 of 22 exercises"));
    scene.pick("Stage", "Getting moving").click("More filters");
    let looks = |scene: &Scene| -> Vec<String> {
        let names = scene.names(Role::Button).into_iter();
        names.filter_map(|name| name.strip_prefix("Look at ").map(str::to_owned)).collect()
    };
    let moving = looks(&scene).len();
    scene.pick("Position", "Sitting").pick("Things needed", "Towel or belt");
    assert_eq!(looks(&scene), ["Towel stretch"]);
    assert!(scene.has("1 of 22 exercises"));
    scene.pick("Things needed", "Chair").pick("Time", "Up to 2 minutes");
    assert_eq!(looks(&scene), ["Ankle alphabet", "Calf press"], "one thing or the other, and short");
    for name in ["Sitting", "Towel or belt", "Chair", "Up to 2 minutes"] {
        scene.click(&format!("Remove filter: {name}"));
    }
    assert_eq!(looks(&scene).len(), moving);
    scene.pick("Stage", "Night cramp").pick("Stage", "Getting moving").pick("Time", "More than 5 minutes");
    assert!(scene.sees("No exercise fits.") && scene.has("0 of 22 exercises"));
    scene.click("Clear the filters and the search");
    assert!(scene.has("22 of 22 exercises"));
    scene.pick("Things needed", "Nothing");
    assert!(looks(&scene).contains(&"Ankle pumps".to_owned()) && !looks(&scene).contains(&"Towel stretch".to_owned()));
}

#[test]
fn an_exercise_goes_from_its_page_into_a_routine() {
    let mut scene = checked(Vec::new());
    scene.click("All exercises").click("Look at Towel stretch").click("Add to a routine");
    assert_eq!(scene.title(), "Your routine", "the first one is made at once");
    scene.type_into("Name", "Mine").press_with(CTRL, Key::S);
    scene.click("All exercises").click("Look at Ankle pumps").click("Add to a routine").click("Add to Mine");
    scene.press_with(CTRL, Key::S);
    assert_eq!(exercises(&own(&scene)[0]), ["EX04", "EX01"]);
    assert_eq!(scene.undo_name().as_deref(), Some("change routine Mine"));
}

#[test]
fn every_control_has_a_name_of_its_own_and_is_large_enough_to_press() {
    let pages: [(&str, Steps); 5] = [
        ("routines", |_| {}),
        ("look", |scene| _ = scene.click("Look at Mine")),
        ("library", |scene| _ = scene.click("All exercises").click("More filters").pick("Position", "Sitting")),
        ("editor", |scene| _ = scene.click("Change Mine")),
        ("picker", |scene| _ = scene.click("Change Mine").click("Add an exercise")),
    ];
    for (page, steps) in pages {
        let mut scene = checked(vec![made("Mine", &["EX04", "EX12", "EX07", "EX21"])]);
        steps(&mut scene);
        for role in [Role::Button, Role::CheckBox, Role::TextInput, Role::SearchInput] {
            let mut names = Vec::new();
            for node in scene.harness.query_all_by_role(role) {
                let name = node.accesskit_node().label().unwrap_or_default();
                assert!(!name.trim().is_empty(), "{page}: {role:?} at {:?}", node.rect());
                // Chips are 38 high with a gap of 7.
                let least = if role == Role::CheckBox { 38.0 } else { 44.0 };
                let size = node.rect().size().min_elem();
                assert!(size >= least - 0.5, "{page}: {name} is {size}");
                names.push(name);
            }
            let count = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), count, "{page}: {role:?} with the same name twice");
        }
    }
}
