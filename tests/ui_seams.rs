//! Where the parts meet: a session and the gate, two sessions, a session and a full disk, a plan of the first days and the
//! exercises of the day.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/sessions.rs"]
mod sessions;
#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use std::io::{Seek as _, SeekFrom, Write as _};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use signs::finish;
use soleus::app::command::Command;
use soleus::app::session::situation;
use soleus::content;
use soleus::domain::body::Side;
use soleus::domain::phase::{Progress, ProgressKind, Stage, StageStep};
use soleus::domain::rice::{FirstDays, FirstDaysRecord, RiceEvent, RiceEventKind};
use soleus::domain::routine::Situation;
use soleus::domain::session::{GetReady, Outcome, PausedBy, Plan, SessionRecord, Status};
use soleus::domain::setting::Settings;
use uuid::Uuid;
use window::{Scene, Start, at, open, usual_now};

const CTRL: Modifiers = Modifiers::COMMAND;

/// A window after a whole check that found nothing, on the page of routines.
fn checked(start: &Start) -> Scene {
    let mut scene = open(start);
    scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
    finish(&mut scene);
    scene.press_with(CTRL, Key::Num3);
    scene
}

fn seconds(scene: &mut Scene, count: i64) {
    for _ in 0..count {
        scene.seconds_pass(1);
    }
}

fn kept(scene: &Scene) -> Vec<SessionRecord> {
    scene.journal().store().sessions(9).unwrap()
}

fn under_way(scene: &Scene) -> Option<SessionRecord> {
    scene.journal().session_under_way()
}

fn has_player(scene: &Scene) -> bool {
    !scene.names(Role::Timer).is_empty()
}

#[test]
fn what_pauses_a_start_stops_the_session_that_runs_and_keeps_it_from_going_on() {
    let mut scene = checked(&Start::default());
    scene.click("Start Getting moving").click("Skip and begin");
    seconds(&mut scene, 15);
    assert!(has_player(&scene));
    // Undo takes the check back, so nobody knows that nothing is urgent.
    scene.press_with(CTRL, Key::Z);
    assert!(!has_player(&scene), "{}", scene.title());
    assert!(scene.sees("Paused for now. The warning-sign check is not complete."));
    assert!(!scene.has("Go on") && scene.has("Finish here"), "{:?}", scene.names(Role::Button));
    scene.press_with(CTRL, Key::Space);
    assert!(!has_player(&scene), "no key either");
    let session = under_way(&scene).unwrap();
    assert_eq!(session.state(session.last_ms()).status, Status::Paused(PausedBy::Person));
    let mut scene = scene.restart();
    assert!(!scene.has("Go on"), "nor after a restart");
    scene.press_with(CTRL, Key::Y).click("Go on");
    assert!(scene.names(Role::Timer)[0].starts_with("Paused"), "{:?}", scene.names(Role::Timer));
}

#[test]
fn a_check_taken_back_at_the_question_before_a_session_begins_nothing() {
    let mut scene = checked(&Start::default());
    scene.click("Start Getting moving").press_with(CTRL, Key::Z).click("Skip and begin");
    assert!(under_way(&scene).is_none() && !has_player(&scene));
    assert!(scene.sees("Paused for now. The warning-sign check is not complete."));
}

#[test]
fn beginning_another_session_keeps_what_was_done_in_the_one_that_was_left() {
    let mut scene = checked(&Start::default());
    scene.click("Start Getting moving").click("Skip and begin");
    seconds(&mut scene, 90);
    scene.press_with(CTRL, Key::Num3).click("Start Strength base");
    assert!(kept(&scene).is_empty(), "nothing is over before the other one begins");
    scene.click("Skip and begin");
    let done = kept(&scene);
    assert_eq!(done.len(), 1);
    assert_eq!((done[0].plan.name.as_str(), done[0].outcome()), ("Getting moving", Outcome::FinishedEarly));
    assert_eq!(under_way(&scene).unwrap().plan.name, "Strength base");
}

/// Makes the journal refuse rows of a table, or take them again: the index of their ids says no more what it is. Pages
/// that only list them can still be read.
fn full(scene: &Scene, table: &str, full: bool) {
    let place = scene.folder.path().join("journal.db");
    let file = rusqlite::Connection::open(&place).unwrap();
    let index = format!("sqlite_autoindex_{table}_1");
    let page: u32 =
        file.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [&index], |row| row.get(0)).unwrap();
    let mut bytes = std::fs::OpenOptions::new().write(true).open(&place).unwrap();
    bytes.seek(SeekFrom::Start(u64::from(page - 1) * 4_096)).unwrap();
    // https://sqlite.org/fileformat.html#b_tree_pages: 10 is a leaf of an index.
    bytes.write_all(&[if full { 0 } else { 10 }]).unwrap();
    // A change of the file, so that nobody goes on with the page as it was.
    file.pragma_update(None, "user_version", soleus::store::SCHEMA_VERSION).unwrap();
}

#[test]
fn the_emergency_card_does_not_wait_for_room_on_the_disk() {
    let mut scene = checked(&Start::default());
    scene.click("Start Getting moving").click("Skip and begin");
    seconds(&mut scene, 30);
    full(&scene, "warning_check", true);
    scene.press(Key::S).click("Chest pain or hard to breathe");
    assert_eq!(scene.title(), "Result of your check");
    assert!(scene.sees("Emergency") && scene.sees("Call "), "{:?}", scene.names(Role::Heading));
    scene.press_with(CTRL, Key::Num3);
    assert!(!scene.has("Start Getting moving"), "nothing starts meanwhile");
}

#[test]
fn a_session_that_could_not_be_written_waits_until_there_is_room() {
    let mut scene = checked(&Start::default());
    scene.click("Start Getting moving").click("Skip and begin");
    seconds(&mut scene, 90);
    full(&scene, "session", true);
    scene.press(Key::F).click("Pain 2");
    assert!(kept(&scene).is_empty());
    assert!(scene.has("Getting moving is over, and not kept yet."), "{:?}", scene.names(Role::Heading));
    let scene = scene.restart();
    full(&scene, "session", false);
    let mut scene = scene.restart();
    scene.click("Finish here");
    let done = kept(&scene);
    assert_eq!((done.len(), done[0].after.map(soleus::domain::episode::Nrs::get)), (1, Some(2)));
    assert!(!scene.has("Finish here") && under_way(&scene).is_none());
}

#[test]
fn a_session_that_is_in_the_journal_is_not_offered_once_more_after_a_kill() {
    let session = sessions::done("RT-B", &at("2026-11-22 09:10"), 4, 3);
    let scene = open(&Start { before: vec![Command::SaveSession(Box::new(session.clone()))], ..Start::default() });
    scene.journal().keep_session(Some(&session));
    let scene = scene.restart();
    assert!(!scene.has("Go on") && !scene.has("Finish here"));
    assert_eq!(kept(&scene).len(), 1);
}

/// A plan of the first days for an injury so many hours ago.
fn hurt(hours: i64, kinds: &[(i64, RiceEventKind)]) -> Command {
    let injury = usual_now().moment.plus_minutes(-hours * 60);
    let events =
        kinds.iter().map(|(after_min, kind)| RiceEvent { at_ms: (injury.utc_s + after_min * 60) * 1000, kind: *kind });
    let plan = FirstDays { injury, side: Side::Left };
    Command::SaveFirstDays(Box::new(FirstDaysRecord { id: Uuid::now_v7(), plan, events: events.collect() }))
}

#[test]
fn a_fresh_injury_of_a_plan_is_as_fresh_for_the_exercises() {
    // Hours since the injury; what is stretched in "Getting moving"; whether hops may be shown.
    for (hours, bent, hops) in [
        (2, "EX04", false),
        (47, "EX04", false),
        (49, "EX04", false),
        (7 * 24, "EX06", false),
        (13 * 24, "EX06", false),
        (14 * 24, "EX06", true),
    ] {
        let scene = open(&Start { before: vec![hurt(hours, &[])], ..Start::default() });
        let outlook = scene.journal().outlook().unwrap();
        let now_is: Situation = situation(&outlook, None);
        assert_eq!(now_is.since_injury_h, u32::try_from(hours).ok());
        let routine = content::routine("RT-B").unwrap();
        let plan = Plan::of_routine(routine, content::exercises(), &now_is, GetReady::Usual);
        let count = plan.items.iter().filter(|item| item.exercise == bent).count();
        assert_eq!(count, if bent == "EX04" { 2 } else { 1 }, "{hours} h: {:?}", plan.items);
        assert_eq!(now_is.may_show(&content::exercise("EX21").unwrap().stages), hops, "{hours} h");
    }
}

#[test]
fn a_line_taken_out_in_the_history_is_the_same_step_as_in_the_plan_and_the_skin_waits_all_the_same() {
    let ice = [(10, RiceEventKind::IceOn { minutes: 15 }), (25, RiceEventKind::IceOff)];
    let names: Vec<Option<String>> = [true, false]
        .into_iter()
        .map(|in_history| {
            let scene = checked(&Start { size: [1100.0, 2600.0], before: vec![hurt(1, &ice)], ..Start::default() });
            scene.journal().keep_last_ice(usual_now().moment.utc_s * 1000 - 35 * 60_000);
            let mut scene = scene.restart();
            if in_history {
                scene.press_with(CTRL, Key::Num2);
            } else {
                scene.press_with(CTRL, Key::Num3).click("Open the first-days plan");
            }
            let verb = if in_history { "Delete Ice" } else { "Take out ice" };
            let button = scene.names(Role::Button).into_iter().find(|name| name.starts_with(verb)).expect(verb);
            scene.click(&button);
            let name = scene.undo_name();
            scene.press_with(CTRL, Key::Num3).click("Open the first-days plan");
            assert!(scene.sees("again from"), "{verb}: {:?}", scene.names(Role::Label));
            name
        })
        .collect();
    assert_eq!(names[0], names[1]);
    assert!(names[0].as_deref().is_some_and(|name| name.starts_with("remove ice")), "{names:?}");
}

#[test]
fn a_chosen_routine_that_was_deleted_is_nobodys_and_undo_brings_it_back() {
    let id = Uuid::from_u128(7);
    let settings = Settings { routine: id.to_string(), ..Settings::default() };
    let mut scene =
        checked(&Start { settings, before: vec![sessions::own(id, "Mine", &["EX01"])], ..Start::default() });
    scene.click("Delete Mine").press_with(CTRL, Key::Num1);
    assert!(scene.has("No routine chosen yet."));
    scene.press_with(CTRL, Key::Space);
    assert!(scene.sees("No routine chosen yet. Choose one") && under_way(&scene).is_none());
    scene.press_with(CTRL, Key::Z).press_with(CTRL, Key::Num1);
    assert!(scene.has("Start Mine"), "{:?}", scene.names(Role::Button));
}

#[test]
fn a_routine_deleted_while_its_session_runs_is_done_to_its_end() {
    let id = Uuid::from_u128(7);
    let mut scene = checked(&Start { before: vec![sessions::own(id, "Mine", &["EX01"])], ..Start::default() });
    scene.click("Start Mine").click("Skip and begin");
    seconds(&mut scene, 15);
    scene.press_with(CTRL, Key::Num3).click("Delete Mine").press_with(CTRL, Key::Num1).click("Go on");
    scene.press(Key::F).click("Pain 2");
    assert_eq!(kept(&scene)[0].plan.name, "Mine");
}

#[test]
fn what_is_advised_against_is_started_only_by_a_button_that_says_so() {
    let injury = usual_now().moment.plus_minutes(-20 * 24 * 60);
    let moving = ProgressKind::Stage { stage: Stage::GettingMoving, step: StageStep::On };
    let line = Progress { id: Uuid::now_v7(), at: injury.plus_minutes(4 * 24 * 60), side: Side::Left, what: moving };
    let id = Uuid::from_u128(7);
    let settings = Settings { routine: id.to_string(), ..Settings::default() };
    // Stretches of "any time" that belong to a later stage.
    let mine = sessions::own(id, "Mine", &["EX09"]);
    let before = vec![hurt(20 * 24, &[]), Command::NoteProgress(Box::new(line)), mine];
    let mut scene = checked(&Start { before, settings, size: [1100.0, 4000.0], ..Start::default() });
    scene.press_with(CTRL, Key::Space);
    assert!(!has_player(&scene) && !scene.sees("Skip and begin"), "a key says nothing about it");
    assert!(scene.sees("Mine: Opens "), "{:?}", scene.names(Role::Label));
    scene.press_with(CTRL, Key::Num3).click("Start Mine anyway").click("Skip and begin");
    assert!(has_player(&scene));
}
