//! Promises of the pain entry: every detail is kept as it was given, and nothing that is typed is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use soleus::domain::body::{Ability, Context, Course, Effect, Kind, Leg, Relief, Side, Sign, Zone};
use soleus::domain::episode::{End, Episode, Nrs, ZonePain};
use window::{Scene, Start, open};

const SAVE: (Modifiers, Key) = (Modifiers::COMMAND, Key::S);

fn entry_with(score: Key) -> Scene {
    let mut scene = open(&Start::default());
    scene.press(score).press(Key::D);
    scene
}

fn save(scene: &mut Scene) -> Episode {
    scene.press_with(SAVE.0, SAVE.1);
    scene.last()
}

fn nrs(score: usize) -> Nrs {
    Nrs::ALL[score]
}

fn replace(scene: &mut Scene, field: &str, text: &str) {
    scene.field(field).focus();
    scene.harness.run();
    scene.press_with(Modifiers::COMMAND, Key::A);
    scene.field(field).type_text(text);
    scene.harness.run();
}

/// Whether a window that is asked to close stays open.
fn stays(scene: &mut Scene) -> bool {
    let input = scene.harness.input_mut();
    input.viewports.entry(egui::ViewportId::ROOT).or_default().events.push(egui::ViewportEvent::Close);
    scene.harness.step();
    if let Some(viewport) = scene.harness.input_mut().viewports.get_mut(&egui::ViewportId::ROOT) {
        viewport.events.clear();
    }
    let viewports = &scene.harness.output().viewport_output;
    viewports.values().any(|viewport| viewport.commands.contains(&egui::ViewportCommand::CancelClose))
}

#[test]
fn what_cannot_be_kept_holds_the_window_until_the_person_insists() {
    let mut scene = open(&Start::default());
    scene.press_with(Modifiers::COMMAND, Key::N).click("Heavy").rest();
    let other = rusqlite::Connection::open(scene.folder.path().join("journal.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    scene.click("Tight");
    assert!(stays(&mut scene));
    scene.harness.step();
    assert!(scene.sees("Or close the window once more to leave without it."), "{:?}", scene.names(Role::Label));
    assert!(scene.is_on("Tight") && !stays(&mut scene), "nobody is held for ever");
}

#[test]
fn kind_place_and_sign_are_six_actions_on_one_screen() {
    let mut scene = open(&Start::default());
    scene.press(Key::Num6).press(Key::D);
    scene.click("2, upper calf, inner side").click("Tight").click("Swelling");
    assert!(!scene.has("Next"), "the fields stand on one screen");
    scene.press_with(SAVE.0, SAVE.1);
    let entry = scene.last();
    assert_eq!((entry.zone_list(), entry.kinds.clone()), (vec![Zone::GastrocInner], vec![Kind::Tight]));
    assert_eq!(entry.signs, Some(vec![Sign::Swelling]));
    assert_eq!(scene.count(), 1);
}

#[test]
fn every_answer_comes_back_as_it_was_given() {
    let mut scene = entry_with(Key::Num6);
    scene.minutes_pass(300);
    scene.pick("When did this pain begin?", "2 to 3 days ago").pick("Since then", "Worse");
    scene.click("4, middle, where muscle meets tendon").click("It comes down from the back or thigh");
    scene.click("It goes into the foot").click("Cramp").click("Heavy").pick("Did the cramp let go fully?", "Yes");
    scene.pick("What set it off?", "Stairs").click("More triggers…").pick("What set it off?", "New shoes");
    scene.type_into("In your own words", "gardening").press(Key::Enter);
    scene.type_into("What were you doing?", "carrying boxes").pick("Did it wake you up?", "No");
    scene.click("None of these");
    scene.click("How long and how it eased").click("So many minutes").type_into("It lasted", "95");
    scene.pick("Pain on average", "4 of 10").pick("Pain now", "0 of 10").pick("Pain next morning", "2 of 10");
    scene.type_into("How far before it hurt?", "250").type_into("Or how long?", "12");
    scene.type_into("Rest until it stopped", "3");
    scene.click("What you tried").pick("What did you try?", "Ice").pick("What did you try?", "Massage");
    scene.pick("Ice, effect", "Better").pick("Pain after ice", "3 of 10").type_into("Ice, for how long", "15");
    scene.click("Effect on your day");
    for (number, ability) in Ability::ALL.iter().enumerate() {
        scene.pick(ability.name(), &format!("{} of 10", number + 1));
    }
    for (number, context) in Context::ALL.iter().enumerate() {
        scene.pick(context.name(), &format!("{} of 10", number + 7));
    }
    scene.type_into("Left calf", "37.5").type_into("Right calf", "36,0");
    scene.click("Notes and photos").type_into("Notes", "after stairs\nat home");
    scene.type_into("Place of a photo", "/photos/calf.jpg").click("Add this photo");
    let entry = save(&mut scene);
    assert!(scene.has("Saved 6, left calf, 14:32"));
    let zone = ZonePain { leg: Leg::Left, zone: Zone::Junction, nrs: None };
    assert_eq!((entry.zones.clone(), entry.from_above, entry.into_foot), (vec![zone], Some(true), Some(true)));
    assert_eq!((entry.kinds.clone(), entry.let_go), (vec![Kind::Cramp, Kind::Heavy], Some(true)));
    assert_eq!((entry.stated_onset_days, entry.stated_trend), (Some(2), Some(Course::Worse)));
    assert_eq!(entry.triggers, ["stairs", "new_shoes", "gardening"]);
    assert_eq!((entry.activity.as_str(), entry.woke_from_sleep), ("carrying boxes", Some(false)));
    assert_eq!((entry.signs.clone(), entry.lasted_min()), (Some(vec![]), Some(95)));
    let scores = (entry.nrs_average, entry.nrs_now, entry.nrs_next_morning);
    assert_eq!(scores, (Some(nrs(4)), Some(nrs(0)), Some(nrs(2))));
    assert_eq!((entry.walk_m, entry.walk_min, entry.rest_to_relief_min), (Some(250), Some(12), Some(3)));
    assert_eq!(entry.reliefs[0].relief, Relief::Ice);
    assert_eq!((entry.reliefs[0].effect, entry.reliefs[0].nrs_after), (Some(Effect::Better), Some(nrs(3))));
    assert_eq!((entry.reliefs[0].minutes, entry.reliefs[1].effect), (Some(15), None));
    let abilities: Vec<u8> = entry.abilities.iter().map(|rating| rating.rating.get()).collect();
    let contexts: Vec<u8> = entry.contexts.iter().map(|rating| rating.rating.get()).collect();
    assert_eq!((abilities, contexts), (vec![1, 2, 3, 4, 5], vec![7, 8, 9]));
    assert_eq!((entry.calf_left_mm, entry.calf_right_mm), (Some(375), Some(360)));
    assert_eq!(
        (entry.notes.as_str(), entry.photos.clone()),
        ("after stairs\nat home", vec!["/photos/calf.jpg".to_owned()])
    );
    let mut scene = scene.restart();
    scene.press(Key::D);
    let again = save(&mut scene);
    assert_eq!(again, entry, "opened and saved again, nothing has moved");
    scene.press(Key::D);
    assert!(scene.has("Changed once"), "and that was no change");
}

#[test]
fn what_is_not_rated_stays_unanswered_and_an_answer_can_be_taken_back() {
    let mut scene = entry_with(Key::Num0);
    scene.click("How long and how it eased").click("Effect on your day");
    scene.pick("Pain now", "0 of 10").pick("Pain now", "0 of 10").pick("Sleep", "5 of 10").pick("Sleep", "5 of 10");
    scene.click("Swelling").click("Swelling").pick("Did it wake you up?", "Yes").pick("Did it wake you up?", "Yes");
    scene.click("Heavy");
    let entry = save(&mut scene);
    assert_eq!(
        (entry.nrs_worst.get(), entry.nrs_now, entry.nrs_average, entry.nrs_next_morning),
        (0, None, None, None)
    );
    assert_eq!((entry.signs, entry.woke_from_sleep), (None, None));
    assert!(entry.contexts.is_empty() && entry.abilities.is_empty() && entry.calf_left_mm.is_none());
}

#[test]
fn a_time_still_to_come_is_refused_and_what_was_typed_stays() {
    let mut scene = entry_with(Key::Num6);
    let before = scene.last();
    scene.click("When: today 14:32, change");
    replace(&mut scene, "Time", "23:10");
    scene.click("Notes and photos").type_into("Notes", "kept");
    scene.press_with(SAVE.0, SAVE.1);
    assert!(scene.has("That time has not come yet. Check the date and the time."));
    assert_eq!((scene.value("Time").as_deref(), scene.value("Notes").as_deref()), (Some("23:10"), Some("kept")));
    assert_eq!((scene.focused().as_str(), scene.last()), ("Time", before), "nothing was saved");
    assert_eq!(scene.names(Role::Alert), ["That time has not come yet. Check the date and the time."]);
    replace(&mut scene, "Day", "31 Feb");
    scene.click("Effect on your day").type_into("Left calf", "999").press_with(SAVE.0, SAVE.1);
    assert_eq!(scene.focused(), "Day", "the first bad field has the keyboard");
    let bad = |scene: &Scene, field: &str| scene.field(field).accesskit_node().description().is_some();
    assert!(bad(&scene, "Day") && bad(&scene, "Left calf"), "and each bad field is marked");
    replace(&mut scene, "Left calf", "37");
    assert!(scene.has("Enter a date such as 22 Nov or 2025-11-22."));
    for (day, time, saved) in [("yesterday", "9", "2026-11-21 09:00:00"), ("20/11", "2:05 pm", "2026-11-20 14:05:00")] {
        replace(&mut scene, "Day", day);
        replace(&mut scene, "Time", time);
        assert_eq!(save(&mut scene).started.local().to_string(), saved);
        scene.press(Key::D).menu("When:");
    }
    assert!(!scene.sees("has not come yet"));
}

#[test]
fn an_end_before_the_start_and_a_note_over_the_limit_are_refused_in_words() {
    let mut scene = entry_with(Key::Num6);
    scene.click("How long and how it eased").click("Until a time");
    scene.type_into("Last time", "14:00").press_with(SAVE.0, SAVE.1);
    assert!(scene.has("The end is before the start. Check both times."));
    assert_eq!((scene.focused().as_str(), scene.last().end), ("Last time", End::Unknown));
    replace(&mut scene, "Last time", "14:32");
    assert!(!scene.sees("The end is before"), "the sentence goes while it is mended");
    assert_eq!(save(&mut scene).lasted_min(), Some(0));
    scene.press(Key::D);
    replace(&mut scene, "It lasted", "600");
    scene.press_with(SAVE.0, SAVE.1);
    assert!(scene.sees("That end has not come yet.") && scene.focused() == "It lasted");
}

#[test]
fn a_note_of_ten_megabytes_and_strange_signs_do_no_harm() {
    let mut scene = entry_with(Key::Num6);
    // Other scripts come from the fonts of the computer, of which this test has none.
    scene.harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    scene.click("Notes and photos");
    let words = "tab\there \u{7}\u{0}bell, עִבְרִית مرحبا, 🦵🏽👩‍⚕️, end\u{202e}";
    scene.type_into("Notes", words);
    let entry = save(&mut scene);
    assert!(!entry.notes.contains(['\u{7}', '\u{0}']), "control characters go: {:?}", entry.notes);
    assert!(entry.notes.contains("עִבְרִית مرحبا, 🦵🏽👩‍⚕️"), "{:?}", entry.notes);
    scene.press_with(Modifiers::COMMAND, Key::Num2);
    assert!(scene.sees("14:32, pain 6"));
    scene.press(Key::D);
    replace(&mut scene, "Notes", &"long ".repeat(2_000_000));
    assert_eq!(save(&mut scene), entry, "nothing is cut without a word");
    assert!(
        scene.sees("A note can hold 100\u{a0}000 characters.") || scene.sees("A note can hold 100 000 characters.")
    );
    assert!(scene.value("Notes").unwrap().len() >= 100_000, "what was pasted stays");
}

#[test]
fn the_map_by_mouse_by_keys_and_the_list_give_the_same() {
    let names: Vec<String> = Zone::ALL
        .iter()
        .map(|zone| {
            let mut scene = open(&Start::default());
            scene.press(Key::Num6).press(Key::D);
            let prefix = format!("{}, ", zone.number());
            scene.names(Role::CheckBox).into_iter().find(|name| name.starts_with(&prefix)).unwrap()
        })
        .collect();
    for (leg, other) in [(Key::L, Leg::Left), (Key::R, Leg::Right)] {
        for (zone, name) in Zone::ALL.iter().zip(&names) {
            let start = || {
                let mut scene = open(&Start { size: [1100.0, 900.0], ..Start::default() });
                scene.press(leg).press(Key::Num6).press(Key::D);
                scene
            };
            let mut mouse = start();
            mouse.mouse(name);
            let expected = vec![ZonePain { leg: other, zone: *zone, nrs: None }];
            assert_eq!(save(&mut mouse).zones, expected, "{name} by mouse");
            let mut keys = start();
            keys.harness.get_by_label(&names[0]).focus();
            keys.harness.run();
            let key = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];
            keys.press(key[zone.number() - 1]);
            assert!(keys.is_on(&format!("{name}, pain 6")), "and the map says so");
            assert_eq!(save(&mut keys).zones, expected, "{name} by key");
            let mut list = start();
            list.click("As a list").click(name);
            assert_eq!(save(&mut list).zones, expected, "{name} from the list");
        }
    }
}

#[test]
fn several_places_can_hurt_each_with_its_own_pain() {
    let mut scene = entry_with(Key::Num6);
    scene.pick("Leg", "Both").pick("Left calf, seen from behind", "5, lower calf, deep");
    scene.pick("Right calf, seen from behind", "7, heel, where the tendon joins").click("5, lower calf, deep, pain 6");
    let question = "Pain here: lower calf, deep, left leg";
    assert!(scene.has(question));
    scene.pick(question, "3 of 10");
    let entry = save(&mut scene);
    assert_eq!((entry.side, entry.zones.len()), (Side::Both, 2));
    assert_eq!((entry.zones[0].nrs, entry.zones[1].nrs), (Some(nrs(3)), None));
    scene.press(Key::D).pick("Left calf, seen from behind", "5, lower calf, deep, pain 3");
    scene.click("Remove this place").click("Whole calf");
    let entry = save(&mut scene);
    scene.press(Key::D);
    assert_eq!(entry.zones.iter().filter(|pain| pain.leg == Leg::Left).count(), 4);
    scene.pick("Leg", "Right");
    assert!(save(&mut scene).zones.iter().all(|pain| pain.leg == Leg::Right), "a leg that is not meant keeps no pain");
}
