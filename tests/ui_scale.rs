//! Promises of a large journal and of a window that rests: it reads what is seen, once.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

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
use soleus::domain::when::{Certainty, Moment};
use window::{Scene, Start, Steps, again, open};

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
    // Trends reads them in parts, each in a frame of its own, and loses none between two parts.
    scene.press_with(CTRL, Key::Num5).click("All");
    assert!(scene.sees(" 3000 entries on "), "all of them");
    let before = scene.journal().store().queries();
    scene.press(Key::ArrowLeft).press_with(CTRL, Key::Num2).press_with(CTRL, Key::Num5);
    assert!(scene.journal().store().queries() - before < 10, "what was read is kept");
}

#[test]
fn a_frame_without_change_asks_the_file_nothing() {
    let pages: [(&str, Steps); 12] = [
        ("Today", |_| {}),
        ("the list", |scene| _ = scene.press_with(CTRL, Key::Num2)),
        ("the filter", |scene| _ = scene.press_with(CTRL, Key::Num2).click("Filter").pick("Leg", "Left")),
        ("the calendar", |scene| _ = scene.press_with(CTRL, Key::Num2).click("Calendar")),
        ("the body map", |scene| _ = scene.press_with(CTRL, Key::Num2).click("Body map")),
        ("deleted items", |scene| _ = scene.press_with(CTRL, Key::Num2).click("Deleted items")),
        ("an entry", |scene| _ = scene.press(Key::D)),
        ("settings", |scene| _ = scene.press_with(CTRL, Key::Comma)),
        ("trends", |scene| _ = scene.press_with(CTRL, Key::Num5)),
        ("the table", |scene| _ = scene.press_with(CTRL, Key::Num5).click("Show as a table")),
        ("what helped", |scene| _ = scene.press_with(CTRL, Key::Num6)),
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
