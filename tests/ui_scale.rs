//! Promises of a large journal and of a window that rests: it reads what is seen, once.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "common/sessions.rs"]
mod sessions;
#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use soleus::app::clock::Clock;
use soleus::app::command::Command;
use soleus::app::run::Journal;
use soleus::domain::body::Side;
use soleus::domain::episode::{Episode, Nrs};
use soleus::domain::phase::{Progress, ProgressKind, Stage, StageStep};
use soleus::domain::rice::{FirstDays, FirstDaysRecord};
use soleus::domain::setting::Settings;
use soleus::domain::when::{Certainty, Moment};
use uuid::Uuid;
use window::{Scene, Start, Steps, again, at, open, usual_now};

const CTRL: Modifiers = Modifiers::COMMAND;

/// The rows of the list, as they are read out.
fn rows(scene: &Scene) -> Vec<String> {
    scene.names(Role::Button).into_iter().filter(|name| name.contains(", pain ")).collect()
}

#[test]
fn three_thousand_entries_scroll_and_only_what_is_seen_is_there() {
    let start = Start::default();
    let scene = open(&start);
    let Scene { harness, clock, folder } = scene;
    drop(harness);
    let place = folder.path().join("journal.db");
    let mut journal = Journal::open(&place, Clock::Manual(clock.clone())).unwrap();
    let now = clock.get().moment;
    for number in 0..3_000_u16 {
        let started = Moment { utc_s: now.utc_s - i64::from(number) * 7_200, ..now };
        let score = Nrs::ALL[usize::from(number % 11)];
        let entry = Episode::new(journal.new_id(), Side::Left, score, started, Certainty::Exact, started);
        journal.run(Command::Save(Box::new(entry))).unwrap();
    }
    drop(journal);
    let mut scene = again(folder, clock, start.size);
    scene.press_with(CTRL, Key::Num2);
    assert!(scene.has("3000 entries"));
    assert!(rows(&scene).len() < 30, "{} rows", rows(&scene).len());
    let first = rows(&scene)[0].clone();
    let before = scene.journal().store().queries();
    scene.harness.get_by_label(&first).focus();
    scene.harness.run();
    scene.press(Key::End);
    assert!(rows(&scene).len() < 30 && !scene.has(&first));
    assert!(scene.focused().contains("16:32, pain 7"), "{}", scene.focused());
    assert!(scene.journal().store().queries() - before < 10, "a page at a time, not a row at a time");
}

#[test]
fn a_frame_without_change_asks_the_file_nothing() {
    let pages: [(&str, Steps); 9] = [
        ("Today", |_| {}),
        ("the list", |scene| _ = scene.press_with(CTRL, Key::Num2)),
        ("the filter", |scene| _ = scene.press_with(CTRL, Key::Num2).click("Filter").pick("Leg", "Left")),
        ("the calendar", |scene| _ = scene.press_with(CTRL, Key::Num2).click("Calendar")),
        ("the body map", |scene| _ = scene.press_with(CTRL, Key::Num2).click("Body map")),
        ("deleted items", |scene| _ = scene.press_with(CTRL, Key::Num2).click("Deleted items")),
        ("an entry", |scene| _ = scene.press(Key::D)),
        ("settings", |scene| _ = scene.press_with(CTRL, Key::Num5)),
        ("the menu", |scene| _ = scene.press(Key::F10)),
    ];
    for (name, go) in pages {
        let mut scene = open(&Start { sample: true, ..Start::default() });
        go(&mut scene);
        scene.harness.run();
        let before = scene.journal().store().queries();
        scene.harness.run_steps(5);
        assert_eq!(scene.journal().store().queries(), before, "{name} reads again and again");
    }
}

/// A person on the way back: a plan of two weeks ago, a stage, sessions of some days, and a routine of their own.
fn on_the_way() -> Start {
    let id = Uuid::from_u128(7);
    let injury = usual_now().moment.plus_minutes(-15 * 24 * 60);
    let plan = FirstDays { injury, side: Side::Left };
    let stage = ProgressKind::Stage { stage: Stage::GettingMoving, step: StageStep::On };
    let line = Progress { id: Uuid::now_v7(), at: injury.plus_minutes(4 * 24 * 60), side: Side::Left, what: stage };
    let mut before = vec![
        Command::SaveFirstDays(Box::new(FirstDaysRecord { id: Uuid::now_v7(), plan, events: Vec::new() })),
        Command::NoteProgress(Box::new(line)),
        sessions::own(id, "Mine", &["EX01", "EX04"]),
    ];
    for day in 16..22 {
        let session = sessions::done("RT-B", &at(&format!("2026-11-{day} 09:10")), 2, 2);
        before.push(Command::SaveSession(Box::new(session)));
    }
    let settings = Settings { routine: id.to_string(), remind_routine: true, ..Settings::default() };
    Start { settings, before, ..Start::default() }
}

#[test]
fn a_frame_without_change_asks_the_file_nothing_on_the_way_back_either() {
    let gone = Settings { routine: Uuid::from_u128(8).to_string(), ..Settings::default() };
    let pages: [(&str, Settings, Steps); 8] = [
        ("Today with a routine", on_the_way().settings, |_| {}),
        ("Today with one that is gone", gone, |_| {}),
        ("the history", Settings::default(), |scene| _ = scene.press_with(CTRL, Key::Num2)),
        ("a session", Settings::default(), |scene| {
            scene.press_with(CTRL, Key::Num2);
            let row = scene.names(Role::Button).into_iter().find(|name| name.contains("Getting moving,")).unwrap();
            scene.click(&row);
        }),
        ("routines", on_the_way().settings, |scene| _ = scene.press_with(CTRL, Key::Num3)),
        ("a look at one's own", Settings::default(), |scene| {
            scene.press_with(CTRL, Key::Num3).click("Look at Mine");
            assert!(scene.sees("2 exercises"));
        }),
        ("the editor", Settings::default(), |scene| _ = scene.press_with(CTRL, Key::Num3).click("Change Mine")),
        ("the stage", Settings::default(), |scene| {
            scene.press_with(CTRL, Key::Num3).click("Open your stage");
            assert_eq!(scene.title(), "Your stage");
        }),
    ];
    for (name, settings, go) in pages {
        let mut scene = open(&Start { settings, ..on_the_way() });
        go(&mut scene);
        scene.harness.run();
        let before = scene.journal().store().queries();
        scene.harness.run_steps(5);
        assert_eq!(scene.journal().store().queries(), before, "{name} reads again and again");
    }
}
