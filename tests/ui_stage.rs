//! Your stage in the window: what is missing is said, moving on and stepping back are presses that can be undone, and
//! nothing moves by itself.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use signs::finish;
use soleus::app::command::Command;
use soleus::content;
use soleus::domain::body::Side;
use soleus::domain::episode::Nrs;
use soleus::domain::phase::{Measured, Progress, ProgressKind, Stage, StageStep};
use soleus::domain::routine::Situation;
use soleus::domain::session::{Event, EventKind, GetReady, NextMorning, Plan, SessionRecord};
use uuid::Uuid;
use window::{Scene, Start, at, open};

const CTRL: Modifiers = Modifiers::COMMAND;
/// Tall, so that every card is drawn.
const TALL: [f32; 2] = [1100.0, 3600.0];

fn nrs(score: u8) -> Nrs {
    Nrs::try_from(score).unwrap()
}

/// "Getting moving" to its end at 10:00 on a day of November, with the pain before and on the morning after.
fn trained(day: u32, before: u8, next_morning: NextMorning) -> Command {
    let started = at(&format!("2026-11-{day} 10:00")).moment;
    let plan = Plan::of_routine(
        content::routine("RT-B").unwrap(),
        content::exercises(),
        &Situation { sore: Some(Side::Left), ..Situation::default() },
        GetReady::Usual,
    );
    // Each heartbeat is soon enough after the one before that nothing counts as a gap.
    let beats = plan.about_ms() / 4_000 + 20;
    let mut events = vec![Event { at_ms: started.utc_s * 1000, kind: EventKind::Started }];
    for number in 1..=beats {
        events.push(Event { at_ms: started.utc_s * 1000 + number * 4_000, kind: EventKind::Heartbeat });
    }
    Command::SaveSession(Box::new(SessionRecord {
        id: Uuid::now_v7(),
        started,
        side: Some(Side::Left),
        plan,
        events,
        before: Some(nrs(before)),
        after: None,
        next_morning,
    }))
}

fn line(day: u32, what: ProgressKind) -> Command {
    let at = at(&format!("2026-11-{day} 09:00")).moment;
    Command::NoteProgress(Box::new(Progress { id: Uuid::now_v7(), at, side: Side::Left, what }))
}

fn on(day: u32, stage: Stage) -> Command {
    line(day, ProgressKind::Stage { stage, step: StageStep::On })
}

/// A window on Sunday 22 November after a whole check of the left leg, which was hurt on 12 November.
fn hurt(before: Vec<Command>) -> Scene {
    let mut scene = open(&Start { size: TALL, before, ..Start::default() });
    scene.press(Key::Num2).press(Key::F8).click("No").click("None of the signs, next");
    scene.pick("Was the leg hurt in the last 4 weeks?", "1 to 2 weeks ago");
    finish(&mut scene);
    scene
}

fn page(scene: &mut Scene) {
    scene.press_with(CTRL, Key::Num3).click("Open your stage");
    assert_eq!(scene.title(), "Your stage");
}

/// Somebody in "Getting moving" with so many calm mornings.
fn moving(mornings: u32) -> Scene {
    let mut before = vec![on(16, Stage::GettingMoving)];
    before.extend((0..mornings).map(|number| trained(19 + number, 2, NextMorning::Pain(nrs(2)))));
    hurt(before)
}

/// Notes a walk at 2 without a limp and ten heel raises at 3.
fn note_walk_and_raises(scene: &mut Scene) {
    scene.click("Note what the leg can do");
    scene.pick("Pain on 10 minutes of walking", "2 of 10").pick("Did you limp on a walk?", "No");
    scene.type_into("Heel raises on two legs, in one set", "9");
    scene.click("One more: Heel raises on two legs, in one set");
    scene.pick("The most pain in these heel raises", "3 of 10").click("Save what the leg can do");
}

fn stage(scene: &Scene) -> Option<Stage> {
    let lines = scene.journal().store().progress(9).unwrap();
    lines.iter().find_map(Progress::stage).map(|(stage, _)| stage)
}

#[test]
fn after_an_injury_it_begins_with_the_first_days_and_says_what_is_missing() {
    let mut scene = hurt(Vec::new());
    page(&mut scene);
    assert!(scene.has("First days, left leg") && scene.has("You are here"));
    assert!(scene.sees("Pain at rest at 2 or less (not written down yet)"));
    assert!(scene.sees("Source: ") && !scene.sees("Move on to"));
    scene.press_with(CTRL, Key::Num3);
    assert!(!scene.has("Start Strength base"), "a load of a later stage does not begin");
    assert!(scene.sees("Opens in the stage Strength. Now it is First days."));
    scene.click("Make Strength base my routine").press_with(CTRL, Key::Space);
    assert!(scene.sees("Not yet. Opens in the stage Strength.") && scene.title() == "Routines", "by the key neither");
}

#[test]
fn three_calm_mornings_ten_raises_and_a_walk_open_strength_and_the_person_moves_on() {
    let mut scene = moving(3);
    page(&mut scene);
    assert!(scene.sees("3 of 3 days without worse mornings") && !scene.has("Move on to Strength"));
    note_walk_and_raises(&mut scene);
    assert_eq!(scene.undo_name().as_deref(), Some("note what the leg can do"));
    assert!(!scene.has("Save what the leg can do"), "the form is done");
    assert!(scene.has("For Strength: 4 of 4 met"));
    scene.press_with(CTRL, Key::Num1);
    assert!(scene.has("Everything for Strength is met"), "Today says so");
    scene.click("Open your stage").click("Move on to Strength");
    assert_eq!(stage(&scene), Some(Stage::Strength));
    assert!(scene.has("Strength, left leg") && scene.sees("Since today."));
    assert_eq!(scene.undo_name().as_deref(), Some("move to stage Strength"));
    scene.press_with(CTRL, Key::Num3).click("Start Strength base");
    assert_eq!(scene.title(), "Guided session");
    scene.press_with(CTRL, Key::Z);
    assert_eq!(stage(&scene), Some(Stage::GettingMoving));
    page(&mut scene);
    assert!(scene.has("Move on to Strength"), "and what was met is met again");
}

#[test]
fn two_of_three_days_are_said_and_no_button_moves_on() {
    let mut scene = moving(2);
    page(&mut scene);
    note_walk_and_raises(&mut scene);
    assert!(scene.sees("2 of 3 days without worse mornings") && !scene.sees("Move on to"));
    scene.press_with(CTRL, Key::Num3);
    assert!(scene.sees("Still missing for Strength: 2 of 3 days without worse mornings."));
    assert!(scene.sees("Opens when 3 days were without a worse morning.") && !scene.has("Start Strength base"));
}

#[test]
fn nothing_moves_on_by_itself_and_old_answers_count_no_more() {
    let mut scene = moving(3);
    page(&mut scene);
    note_walk_and_raises(&mut scene);
    for _ in 0..3 {
        scene.minutes_pass(24 * 60);
        assert_eq!(stage(&scene), Some(Stage::GettingMoving));
    }
    assert!(scene.has("Move on to Strength"));
    scene.minutes_pass(1);
    assert!(!scene.has("Move on to Strength"), "the walk was three days ago");
    assert!(scene.sees("(not written down yet)"));
}

#[test]
fn an_urgent_sign_hides_moving_on_and_the_tests_of_the_leg() {
    let mut scene = moving(3);
    page(&mut scene);
    note_walk_and_raises(&mut scene);
    assert!(scene.has("Move on to Strength"));
    scene.press(Key::F8).click("No").click("Swelling, left leg").click("None of the signs, next");
    finish(&mut scene);
    page(&mut scene);
    assert!(!scene.has("Move on to Strength"));
    scene.click("Note what the leg can do");
    assert!(!scene.sees("Heel raises on two legs, in one set"));
    assert!(scene.sees("Heel raises, hops and runs wait until the warning-sign check is complete and clear."));
}

#[test]
fn the_morning_question_leads_to_a_step_back_that_waits_for_an_answer() {
    let worse = || {
        let mut scene =
            hurt(vec![on(13, Stage::GettingMoving), on(18, Stage::Strength), trained(21, 2, NextMorning::NotAsked)]);
        scene.press_with(CTRL, Key::Num1).pick("Pain this morning", "Pain 4");
        scene
    };
    let mut scene = open(&Start::default());
    assert!(!scene.sees("A worse morning"));
    scene = worse();
    assert!(scene.has("Your pain this morning was 2 higher than before yesterday's routine."));
    assert!(scene.has("Go back to Getting moving for 3 days."));
    assert!(scene.sees("leave out what belongs to Strength."));
    assert_eq!(stage(&scene), Some(Stage::Strength), "it is offered, not done");
    scene.press_with(CTRL, Key::Num3);
    assert!(!scene.has("Start Strength base") && scene.has("Start Strength base anyway"), "the routine says the same");
    assert!(scene.has("Start Getting moving"), "what belongs to the stage before is not held back");
    scene.click("Make Strength base my routine").press_with(CTRL, Key::Num1);
    assert!(scene.has("Start Strength base anyway") && !scene.sees("due now"), "and so does Today");
    scene.press_with(CTRL, Key::Z);
    scene.click("Go back to Getting moving");
    assert_eq!(stage(&scene), Some(Stage::GettingMoving));
    assert!(!scene.has("A worse morning"));
    assert_eq!(scene.undo_name().as_deref(), Some("step back to Getting moving"));
    page(&mut scene);
    assert!(scene.sees("0 of 3 days after a worse morning"));
    scene.press_with(CTRL, Key::Z);
    assert!(scene.has("A worse morning"), "undone, it waits again");
    let mut scene = worse();
    scene.click("Not now, stay in Strength");
    assert_eq!((stage(&scene), scene.has("A worse morning")), (Some(Stage::Strength), false));
    scene.press_with(CTRL, Key::Num3);
    assert!(scene.has("Start Strength base"), "answered, it is open");
    scene.press_with(CTRL, Key::Num1);
    assert_eq!(scene.undo_name().as_deref(), Some("stay in Strength"));
}

#[test]
fn the_morning_is_asked_once_however_many_sessions_there_were() {
    let twice = [10, 18].map(|hour| match trained(21, 2, NextMorning::NotAsked) {
        Command::SaveSession(mut session) => {
            session.started = at(&format!("2026-11-21 {hour}:00")).moment;
            Command::SaveSession(session)
        }
        other => other,
    });
    let mut scene = hurt(twice.to_vec());
    scene.press_with(CTRL, Key::Num1).pick("Pain this morning", "Pain 2");
    assert!(!scene.sees("Pain this morning"), "one answer is for the whole day before");
    page(&mut scene);
    assert!(scene.has("First days, left leg"));
}

#[test]
fn a_second_worse_morning_asks_to_be_looked_at_and_offers_the_check() {
    let mut scene = hurt(vec![
        on(13, Stage::GettingMoving),
        on(16, Stage::Strength),
        trained(20, 2, NextMorning::Pain(nrs(5))),
        trained(21, 2, NextMorning::Pain(nrs(4))),
    ]);
    scene.press_with(CTRL, Key::Num1);
    assert!(scene.has("A second worse morning") && scene.sees("have it looked at soon."));
    scene.click("Check warning signs after a worse morning");
    assert_eq!(scene.title(), "Warning signs");
}

#[test]
fn an_earlier_stage_is_a_press_away_and_a_later_one_is_not() {
    let mut scene = moving(0);
    page(&mut scene);
    assert!(scene.has("Go back to First days") && !scene.has("Go back to Strength"));
    assert!(scene.sees("Opens when walking 10 minutes is at 2 or less. 2 more things are missing."));
    scene.click("Go back to First days");
    assert_eq!(stage(&scene), Some(Stage::FirstDays));
    assert_eq!(scene.undo_name().as_deref(), Some("move to stage First days"));
}

#[test]
fn without_an_injury_everything_starts_until_a_stage_is_chosen_and_it_can_be_left() {
    let mut scene = open(&Start { size: TALL, ..Start::default() });
    scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
    finish(&mut scene);
    scene.press_with(CTRL, Key::Num3).click("Start Achilles loading");
    assert_eq!(scene.title(), "Guided session");
    page(&mut scene);
    scene.pick("Which leg?", "Right").click("Begin with Getting moving");
    assert!(scene.has("Getting moving, right leg"));
    scene.press_with(CTRL, Key::Num3).click("Start Bedtime stretch");
    assert_eq!(scene.title(), "Guided session", "night cramps have no stage");
    scene.press_with(CTRL, Key::Num3);
    assert!(scene.has("Look at Achilles loading") && !scene.has("Start Achilles loading"));
    page(&mut scene);
    scene.click("Leave the stages");
    assert!(scene.has("No stage is chosen"));
    assert_eq!(scene.undo_name().as_deref(), Some("leave the stages"));
}

#[test]
fn what_cannot_be_saved_says_why_and_stays() {
    let mut scene = moving(0);
    page(&mut scene);
    scene.click("Note what the leg can do").click("Save what the leg can do");
    assert!(scene.sees("Nothing is answered yet."));
    scene.type_into("Heel raises on two legs, in one set", "1000").click("Save what the leg can do");
    assert!(scene.sees("Enter a whole number from 0 to 200."));
    assert_eq!(scene.value("Heel raises on two legs, in one set").as_deref(), Some("1000"));
    scene.press_with(CTRL, Key::Num1);
    page(&mut scene);
    assert_eq!(scene.value("Heel raises on two legs, in one set").as_deref(), Some("1000"), "also on the way back");
    let noted = scene.journal().store().progress(9).unwrap();
    assert!(noted.iter().all(|line| line.measured().is_none_or(|noted| *noted == Measured::default())));
    assert_eq!(noted.len(), 1);
}

#[test]
fn the_form_and_the_steps_work_by_keyboard() {
    let mut scene = moving(0);
    page(&mut scene);
    scene.harness.get_by_label("Note what the leg can do").focus();
    scene.harness.run();
    scene.press(Key::Enter);
    assert!(scene.has("Save what the leg can do"));
    scene.harness.get_by_label("One more: Heel raises on two legs, in one set").focus();
    scene.harness.run();
    scene.press(Key::Space).press(Key::Space);
    assert_eq!(scene.value("Heel raises on two legs, in one set").as_deref(), Some("2"));
}

#[test]
fn a_frame_without_change_asks_the_file_nothing() {
    let mut scene = moving(3);
    page(&mut scene);
    let before = scene.journal().store().queries();
    scene.harness.run_steps(5);
    assert_eq!(scene.journal().store().queries(), before);
}
