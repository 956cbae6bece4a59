//! Promises of the page of activities: own words, one press for today's number, every number within reach of a screen
//! reader, and no count of heel raises while it waits.

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
use soleus::domain::body::Side;
use soleus::domain::episode::Nrs;
use soleus::domain::goal::{Goal, HowEnded};
use soleus::domain::phase::{Measured, Progress, ProgressKind, Stage, StageStep};
use soleus::domain::profile::{ProfileAnswer, Value};
use uuid::Uuid;
use window::{Scene, Start, at, open};

const CTRL: Modifiers = Modifiers::COMMAND;
/// Tall, so that every card is drawn.
const TALL: [f32; 2] = [1100.0, 3000.0];
const FIELD: &str = "An activity in your own words";
const MARKET: &str = "How well does it go today: Walk to the market";

fn nrs(score: u8) -> Nrs {
    Nrs::try_from(score).unwrap()
}

/// An activity that was added on a day of November with a number of that day.
fn added(number: u128, name: &str, first: Option<(u32, u8)>) -> Command {
    let added = at("2026-11-01 09:00").moment;
    let goal = Box::new(Goal { id: Uuid::from_u128(number), name: name.to_owned(), added, ended: None });
    let first = first.map(|(day, score)| (at(&format!("2026-11-{day:02} 09:00")).moment, nrs(score)));
    Command::SaveGoal { goal, first }
}

fn market(first: Option<(u32, u8)>) -> Command {
    added(1, "Walk to the market", first)
}

fn line(day: u32, what: ProgressKind) -> Command {
    let at = at(&format!("2026-11-{day:02} 09:00")).moment;
    Command::NoteProgress(Box::new(Progress { id: Uuid::now_v7(), at, side: Side::Left, what }))
}

fn on(day: u32, stage: Stage) -> Command {
    line(day, ProgressKind::Stage { stage, step: StageStep::On })
}

fn counted(day: u32, sore: u16, other: u16) -> Command {
    let measured = Measured { single_sore: Some(sore), single_other: Some(other), ..Measured::default() };
    line(day, ProgressKind::Measured(measured))
}

fn page(scene: &mut Scene) {
    scene.press_with(CTRL, Key::Num5).click("Activities I want back");
    assert_eq!(scene.title(), "Activities I want back");
}

/// The page on Sunday 22 November, after this was done.
fn goals(before: Vec<Command>) -> Scene {
    let mut scene = open(&Start { size: TALL, before, ..Start::default() });
    page(&mut scene);
    scene
}

/// The page after a whole check of the left leg, which was hurt on 12 November.
fn checked(before: Vec<Command>) -> Scene {
    let mut scene = open(&Start { size: TALL, before, ..Start::default() });
    scene.press(Key::Num2);
    scene.press(Key::F8).click("No").click("None of the signs, next");
    scene.pick("Was the leg hurt in the last 4 weeks?", "1 to 2 weeks ago");
    finish(&mut scene);
    page(&mut scene);
    scene
}

fn scores(scene: &Scene) -> Vec<u8> {
    scene.journal().store().goal_ratings().unwrap().iter().map(|rating| rating.rating.get()).collect()
}

fn names(scene: &Scene) -> Vec<String> {
    scene.journal().store().goals().unwrap().into_iter().map(|goal| goal.name).collect()
}

#[test]
fn an_activity_is_named_and_rated_with_one_press_and_both_are_taken_back() {
    let mut scene = goals(Vec::new());
    assert!(scene.has("What do you miss?") && scene.sees("10 is “as before”"));
    scene.type_into(FIELD, "Walk to the market").press(Key::Enter);
    assert_eq!((names(&scene), scene.value(FIELD)), (vec!["Walk to the market".to_owned()], Some(String::new())));
    assert!(scene.has("Not rated yet.") && !scene.has("What do you miss?"));
    scene.pick(MARKET, "6 of 10");
    assert_eq!((scores(&scene), scene.undo_name().as_deref()), (vec![6], Some("rate Walk to the market, 6 of 10")));
    assert!(scene.has("Last: 6 of 10, today."));
    assert!(window::is_on(&scene.group(MARKET).get_by_label("6 of 10")));
    scene.pick(MARKET, "6 of 10");
    assert_eq!(scores(&scene), [6], "a second press of the same number changes nothing");
    scene.pick(MARKET, "7 of 10");
    assert_eq!(scores(&scene), [7], "one number a day");
    scene.press_with(CTRL, Key::Z).press_with(CTRL, Key::Z);
    assert!(scene.has("Not rated yet."));
    scene.press_with(CTRL, Key::Z);
    assert!(scene.has("What do you miss?") && names(&scene).is_empty());
}

#[test]
fn the_whole_page_works_by_keyboard() {
    let mut scene = goals(Vec::new());
    for _ in 0..30 {
        if scene.focused() == FIELD {
            break;
        }
        scene.press(Key::Tab);
    }
    assert_eq!(scene.focused(), FIELD);
    scene.field(FIELD).type_text("Walk to the market");
    scene.harness.run();
    scene.press(Key::Enter);
    for _ in 0..30 {
        if scene.focused() == "0 of 10" {
            break;
        }
        scene.press(Key::Tab);
    }
    scene.press(Key::ArrowRight).press(Key::ArrowRight).press(Key::ArrowRight);
    assert_eq!(scene.focused(), "3 of 10");
    scene.press(Key::Enter);
    assert_eq!((scores(&scene), scene.focused().as_str()), (vec![3], "3 of 10"), "the keyboard stays where it was");
}

#[test]
fn what_cannot_be_a_name_stays_typed_with_one_sentence() {
    let mut scene = goals(vec![market(None)]);
    scene.click("Add this activity");
    assert!(scene.has("Write what you want to do again, such as “walk to the market”."));
    assert_eq!(scene.focused(), FIELD);
    scene.type_into(FIELD, "walk to the MARKET").click("Add this activity");
    let words = "“Walk to the market” is on the list already. Choose another name.";
    assert_eq!((scene.has(words), scene.value(FIELD).as_deref()), (true, Some("walk to the MARKET")));
    scene.type_into(FIELD, " hall");
    let field = scene.field(FIELD).accesskit_node();
    assert_eq!(field.description(), None, "it goes when something else is typed");
    scene.click("Add this activity");
    assert_eq!(names(&scene).len(), 2);
    let mut scene = goals((1..=5).map(|number| added(number, &format!("activity {number}"), None)).collect());
    assert!(scene.has("Five activities at a time are the most. Put one away to make room."));
    assert!(!scene.has("Add this activity"));
    scene.click("No longer wanted: activity 2");
    assert!(scene.has("Add this activity"));
}

#[test]
fn every_number_of_an_activity_stands_in_the_tree_and_is_read_by_the_arrow_keys() {
    let mut scene = goals(vec![market(Some((2, 3)))]);
    assert!(scene.sees("Walk to the market: 3 of 10 on 2 Nov. A rating on another day will show a change."));
    assert_eq!(scene.names(Role::Figure).len(), 0, "one number is no chart");
    scene.pick(MARKET, "6 of 10").minutes_pass(24 * 60);
    scene.pick(MARKET, "5 of 10");
    let words = "Walk to the market: 3 of 10 on 2 Nov, 5 of 10 on 23 Nov.";
    assert!(scene.sees(&format!("{words} 2 points more. A change smaller than 3 points can be chance.")));
    assert_eq!(scene.names(Role::Figure), [format!("Walk to the market. {words}")]);
    let days = [
        "Mon 2 Nov: Walk to the market 3 of 10",
        "Sun 22 Nov: Walk to the market 6 of 10",
        "Mon 23 Nov: Walk to the market 5 of 10",
    ];
    scene.harness.get_by_role(Role::Figure).focus();
    scene.harness.run();
    for day in [days[2], days[1], days[0]] {
        scene.press(Key::ArrowLeft);
        let node = scene.harness.get_by_role(Role::Figure);
        assert_eq!(node.accesskit_node().value().as_deref(), Some(day));
        assert!(scene.has(day), "and it is written below");
    }
    scene.click("Show as a table: Walk to the market");
    assert!(days.iter().all(|day| scene.has(day)) && scene.names(Role::Figure).is_empty());
    let copied = scene.copied("Copy the table: Walk to the market");
    assert_eq!(copied, "day\tWalk to the market\n2026-11-02\t3\n2026-11-22\t6\n2026-11-23\t5");
    scene.click("Show as a chart: Walk to the market");
    assert_eq!(scene.names(Role::Figure).len(), 1);
}

#[test]
fn another_name_and_away_and_back_keep_the_numbers() {
    let mut scene = goals(vec![market(Some((2, 3)))]);
    scene.click("Change Walk to the market");
    assert_eq!(
        (scene.focused().as_str(), scene.value("Its name").as_deref()),
        ("Its name", Some("Walk to the market"))
    );
    scene.press_with(CTRL, Key::A).press(Key::Delete).click("Save the name");
    assert!(scene.sees("Write what you want to do again") && names(&scene) == ["Walk to the market"]);
    scene.type_into("Its name", "Walk to the shop").press(Key::Enter);
    assert_eq!((names(&scene), scene.has("Save the name")), (vec!["Walk to the shop".to_owned()], false));
    scene.click("I have it back: Walk to the shop");
    assert!(scene.has("Put away") && scene.has("I have it back, Sun 22 Nov."));
    assert!(scene.sees("Walk to the shop: 3 of 10 on 2 Nov.") && !scene.has("Change Walk to the shop"));
    let ended = scene.journal().store().goals().unwrap()[0].ended.unwrap();
    assert_eq!(ended.how, HowEnded::Back);
    scene.click("Take up again: Walk to the shop");
    assert!(!scene.has("Put away") && scene.has("Change Walk to the shop"));
    scene.click("Change Walk to the shop").click("Delete Walk to the shop with its numbers");
    assert!(names(&scene).is_empty() && scores(&scene).is_empty());
    scene.press_with(CTRL, Key::Z);
    assert_eq!((names(&scene).len(), scores(&scene)), (1, vec![3]));
}

#[test]
fn what_was_named_about_ones_health_is_one_press_away_with_its_number() {
    let told = |field: &str, value| {
        let answer = ProfileAnswer { field: field.to_owned(), value, at: at("2026-11-02 09:00").moment };
        (field.to_owned(), Some(answer))
    };
    let answers = vec![
        told("activity_1", Value::Text("Walk to the market".to_owned())),
        told("activity_1_score", Value::One("3".to_owned())),
    ];
    let mut scene = goals(vec![Command::Answer(answers)]);
    assert!(scene.has("From “About your health”"));
    scene.click("Add Walk to the market");
    assert!(scene.sees("Walk to the market: 3 of 10 on 2 Nov.") && !scene.has("From “About your health”"));
    scene.press_with(CTRL, Key::Z);
    assert!(scene.has("Add Walk to the market") && scores(&scene).is_empty());
}

#[test]
fn a_number_is_found_opened_and_deleted_in_the_history() {
    let mut scene = goals(vec![market(Some((2, 3)))]);
    scene.pick(MARKET, "6 of 10").press_with(CTRL, Key::Num2);
    assert!(scene.sees("Activity: Walk to the market, 6 of 10") && scene.sees("2 activity ratings"));
    scene.type_into("Search notes and words", "market");
    let row = scene.harness.get_by_label_contains("09:00 Activity: Walk to the market, 3 of 10");
    row.click_accesskit();
    scene.harness.run();
    assert!(scene.has("Activity: Walk to the market, 3 of 10") && scene.has("Monday 2 November, 09:00"));
    scene.click("Delete this from the history");
    assert_eq!(scores(&scene), [6]);
    scene.press_with(CTRL, Key::Z);
    assert_eq!(scores(&scene), [3, 6]);
}

#[test]
fn the_page_is_reached_from_trends_from_the_stage_and_from_the_question_about_it() {
    let mut scene = goals(Vec::new());
    scene.press_with(CTRL, Key::Num3).click("Open your stage").click("Activities I want back");
    assert_eq!(scene.title(), "Activities I want back");
    scene.press(Key::Escape);
    assert_eq!(scene.title(), "Trends");
    let place = content::profile_pages().iter().position(|page| page.number == 26).unwrap();
    scene.press_with(CTRL, Key::Comma).click("Answer the questions");
    for _ in 0..place {
        scene.click(if scene.has("Next") { "Next" } else { "Skip" });
    }
    assert!(scene.has("Which three activities do you want back?"));
    scene.click("Activities I want back");
    assert_eq!(scene.title(), "Activities I want back");
}

#[test]
fn a_closed_gate_or_an_early_stage_offers_no_count_and_says_why() {
    let strength = || vec![on(13, Stage::GettingMoving), on(18, Stage::Strength)];
    let offer = "Note a count of heel raises";
    let check_first = "Counting waits until the warning-sign check is complete and nothing in it is urgent.";
    let scene = goals(strength());
    assert!(!scene.has(offer) && scene.has(check_first), "no check was made");
    let mut scene = checked(strength());
    assert!(scene.has(offer) && !scene.sees("Counting waits"));
    scene.click(offer).type_into("Left leg alone, the sore one", "12");
    scene
        .press_with(CTRL, Key::Num1)
        .press(Key::F8)
        .click("No")
        .click("Swelling, left leg")
        .click("None of the signs, next");
    finish(&mut scene);
    page(&mut scene);
    assert!(!scene.has(offer) && !scene.has("Save the count") && scene.has(check_first));
    let scene = checked(Vec::new());
    assert!(!scene.has(offer) && scene.has("Counting waits for the stage Strength. Now it is First days."));
}

#[test]
fn a_count_is_noted_with_its_pain_and_told_beside_the_other_leg() {
    let mut scene = checked(vec![on(13, Stage::GettingMoving), on(18, Stage::Strength), counted(19, 8, 20)]);
    assert!(scene.sees("Left leg, sore: 8 raises on 19 Nov. Right leg: 20 raises on 19 Nov."));
    scene.click("Note a count of heel raises");
    assert!(scene.sees("60 beats a minute") && scene.sees("fingertips on a wall") && scene.sees("full height"));
    assert!(scene.sees("Source: "));
    scene.click("Save the count");
    assert!(scene.has("Enter the count of one leg, or of both."));
    scene.type_into("Left leg alone, the sore one", "201").click("Save the count");
    assert!(scene.has("Enter a whole number from 0 to 200."));
    scene.field("Left leg alone, the sore one").focus();
    scene.harness.run();
    scene.press_with(CTRL, Key::A).press(Key::Delete);
    scene.type_into("Left leg alone, the sore one", "12");
    scene.pick("The most pain in the raises of the sore leg", "2 of 10");
    scene.type_into("Right leg alone", "20").click("Save the count");
    let lines = scene.journal().store().progress(9).unwrap();
    let measured = lines[0].measured().unwrap();
    assert_eq!((measured.single_sore, measured.single_other, measured.single_nrs), (Some(12), Some(20), Some(nrs(2))));
    assert_eq!((lines[0].side, scene.undo_name().as_deref()), (Side::Left, Some("note what the leg can do")));
    assert!(!scene.has("Save the count"), "the form is done");
    let words = "Left leg, sore: 8 raises on 19 Nov, 12 raises on 22 Nov. Right leg: 20 raises on 19 Nov, 20 raises on \
                 22 Nov. Aim: the other leg less 10 percent: 18 raises.";
    assert!(scene.has(words));
    assert_eq!(scene.names(Role::Figure), [format!("Heel raises on one leg. {words}")]);
    assert!(scene.has("Left leg: 40 percent fewer than the other leg. 6 more would be within 10 percent of it."));
    assert!(scene.has("About 6 more or fewer from day to day is chance."));
    scene.click("Show as a table: Heel raises on one leg");
    assert!(scene.has("Thu 19 Nov: Left leg, sore 8 raises, Right leg 20 raises"));
    assert!(scene.has("Sun 22 Nov: Left leg, sore 12 raises, Right leg 20 raises"));
    scene.press_with(CTRL, Key::Num3).click("Open your stage");
    assert!(
        scene.sees("12 of 15 heel raises on the sore leg at pain of 2 or less"),
        "the stage counts the same raises"
    );
}
