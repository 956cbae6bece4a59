//! Promises of Trends and What helped: every number of the chart can be read, and too few is said.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "common/sessions.rs"]
mod sessions;
#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use soleus::app::command::Command;
use soleus::domain::body::{Kind, Leg, Side, Zone};
use soleus::domain::episode::{End, Episode, ZonePain};
use soleus::domain::phase::{Progress, ProgressKind, Stage, StageStep};
use soleus::domain::when::Certainty;
use uuid::Uuid;
use window::{Scene, Start, at, open};

const CTRL: Modifiers = Modifiers::COMMAND;

fn entry(when: &str, side: Side, score: u8) -> Command {
    let at = at(when).moment;
    let episode = Episode::new(Uuid::now_v7(), side, score.try_into().unwrap(), at, Certainty::Exact, at);
    Command::Save(Box::new(episode))
}

/// Left 8, 7 and 7, then a gap, then 5, 4 and 4; two entries on the last day, one routine on 20 November.
fn easing() -> Scene {
    let mut before: Vec<Command> = [("16", 8), ("17", 7), ("18", 7), ("20", 5), ("21", 4), ("22", 4)]
        .iter()
        .map(|(day, score)| entry(&format!("2026-11-{day} 08:00"), Side::Left, *score))
        .collect();
    before.push(entry("2026-11-22 13:00", Side::Left, 3));
    before.push(Command::SaveSession(Box::new(sessions::done("RT-B", &at("2026-11-20 09:00"), 5, 4))));
    open(&Start { before, ..Start::default() })
}

fn trends(mut scene: Scene) -> Scene {
    scene.press_with(CTRL, Key::Num5);
    scene
}

fn figure(scene: &Scene) -> (String, String) {
    let found = scene.harness.get_by_role(Role::Figure);
    let node = found.accesskit_node();
    (node.label().unwrap_or_default(), node.value().unwrap_or_default())
}

#[test]
fn the_heading_says_what_the_chart_shows() {
    let scene = trends(easing());
    assert_eq!(scene.title(), "Trends");
    let (headline, numbers) =
        ("Left calf: slowly easing.", "24 Oct to 22 Nov. 7 entries on 6 of 30 days. Worst 8 on 16 Nov.");
    assert!(scene.names(Role::Heading).contains(&headline.to_owned()), "{:?}", scene.names(Role::Heading));
    assert!(scene.has(numbers));
    assert_eq!(figure(&scene).0, format!("{headline} {numbers}"));
    assert!(scene.has("Left calf: worst 8 on the first 3 days with entries, 5 on the last 3."));
}

#[test]
fn the_arrow_keys_read_each_day_of_the_chart() {
    let mut scene = trends(easing());
    scene.harness.get_by_role(Role::Figure).focus();
    scene.harness.run();
    let read = |scene: &mut Scene, key: Key| {
        scene.press(key);
        let words = figure(scene).1;
        assert!(scene.names(Role::Status).contains(&words), "it is said: {words}");
        assert!(scene.has(&words), "it stands below");
        words
    };
    let newest = "Sun 22 Nov: left 4 (median 3.5), right none, 2 entries";
    assert_eq!(read(&mut scene, Key::ArrowLeft), newest);
    assert_eq!(read(&mut scene, Key::ArrowLeft), "Sat 21 Nov: left 4, right none");
    assert_eq!(read(&mut scene, Key::ArrowLeft), "Fri 20 Nov: left 5, right none, 1 routine");
    assert_eq!(read(&mut scene, Key::ArrowLeft), "Thu 19 Nov: no entry");
    assert_eq!(read(&mut scene, Key::ArrowRight), "Fri 20 Nov: left 5, right none, 1 routine");
    assert_eq!(read(&mut scene, Key::Home), "Sat 24 Oct: no entry");
    assert_eq!(read(&mut scene, Key::ArrowLeft), "Sat 24 Oct: no entry", "the chart ends there");
    assert_eq!(read(&mut scene, Key::End), newest);
    assert_eq!(scene.count(), 7, "no key of the chart logs anything");
}

#[test]
fn the_table_has_each_number_of_the_chart() {
    let mut scene = trends(easing());
    scene.click("7 days").harness.get_by_role(Role::Figure).focus();
    scene.harness.run();
    let mut read = Vec::new();
    for _ in 0..7 {
        scene.press(Key::ArrowLeft);
        read.push(figure(&scene).1);
    }
    scene.click("Show as a table");
    let texts = scene.harness.query_all_by_role(Role::Label).filter_map(|node| node.accesskit_node().value());
    let rows: Vec<String> = texts.filter(|words| words.contains(" Nov: ")).take(7).collect();
    assert_eq!(rows, read, "the same days with the same words");
    assert!(scene.has("Day, Left, worst, Right, worst, Entries, Routines, Also"));
    let copied = scene.copied("Copy the table");
    assert_eq!(copied.lines().count(), 8);
    assert!(copied.contains("2026-11-22\t4\t3.5\t\t\t2\t0\t0\t"), "{copied}");
}

/// An entry with places of the left leg, with kinds, and with its length in minutes.
fn told(day: u32, score: u8, zones: &[Zone], kinds: &[Kind], minutes: Option<i64>) -> Command {
    let at = at(&format!("2026-11-{day} 08:00")).moment;
    let mut episode = Episode::new(Uuid::now_v7(), Side::Left, score.try_into().unwrap(), at, Certainty::Exact, at);
    episode.zones = zones.iter().map(|zone| ZonePain { leg: Leg::Left, zone: *zone, nrs: None }).collect();
    episode.kinds = kinds.to_vec();
    episode.end = minutes.map_or(End::Unknown, |minutes| End::At(at.plus_minutes(minutes)));
    Command::Save(Box::new(episode))
}

#[test]
fn places_kinds_and_lengths_can_be_read_and_copied() {
    let before = vec![
        told(18, 7, &[Zone::Soleus, Zone::Junction], &[Kind::Cramp], Some(2)),
        told(19, 5, &[Zone::Soleus], &[Kind::Cramp, Kind::Tight], Some(4)),
        told(20, 4, &[Zone::Soleus], &[Kind::Cramp], Some(12)),
        told(21, 3, &[], &[], None),
    ];
    let mut scene = trends(open(&Start { size: [1100.0, 3000.0], before, ..Start::default() }));
    assert!(scene.has("Most often: lower calf deep (left leg), in 3 of 3 entries with a place."));
    assert!(
        scene.names(Role::Image).contains(&"Left leg, lower calf deep: 3 entries, worst 7".to_owned()),
        "the figure"
    );
    assert!(scene.has("Left leg, middle where muscle meets tendon: 1 entry, worst 7"));
    assert!(scene.has("Without a place: 1 entry."));
    assert!(scene.has("Most often: cramp, in 3 of 3 entries with a kind."));
    assert!(scene.has("Cramp: 3 entries, median 5") && scene.has("Not said: 1 entry, median 3"));
    let lengths =
        "3 cramps. Median length 4 minutes. The middle half lies between 2 and 12 minutes. 1 lasted over 10 minutes.";
    assert!(scene.has(lengths));
    assert!(scene.has("4 to 10 minutes: 1 cramp") && scene.has("Under 1 minute: 0 cramps"));
    assert!(scene.sees("Get help today if a cramp stays locked for more than 10 minutes"), "in the words of the rules");
    assert!(scene.copied("Copy the table: where").contains("left\tlower calf deep\t3\t7"));
    assert!(scene.copied("Copy the table: kinds of pain").contains("cramp\t3\t5"));
    assert!(scene.copied("Copy the table: how long cramps last").contains("over 10 minutes\t1"));
    scene.click("Left leg");
    assert!(!scene.sees("Left leg, lower calf deep"), "a leg that is not shown has no numbers");
}

#[test]
fn two_entries_say_nothing_about_places_kinds_or_lengths() {
    let before = [20, 21].map(|day| told(day, 5, &[Zone::Soleus], &[Kind::Cramp], Some(2))).into();
    let scene = trends(open(&Start { size: [1100.0, 3000.0], before, ..Start::default() }));
    let few = scene.harness.query_all_by_label("Too few entries yet.").count();
    assert_eq!(few, 3);
    assert!(!scene.sees("Most often") && !scene.sees("Median length"));
    assert!(scene.sees("Get help today if a cramp"), "what a long cramp means does not wait for a third one");
}

#[test]
fn lines_without_room_for_words_are_listed_below_the_chart() {
    let stage_at = |when: &str, stage| {
        let what = ProgressKind::Stage { stage, step: StageStep::On };
        let at = at(&format!("2026-11-{when}")).moment;
        Command::NoteProgress(Box::new(Progress { id: Uuid::now_v7(), at, side: Side::Left, what }))
    };
    let stage = |day: u32, stage| stage_at(&format!("{day} 09:00"), stage);
    let one = vec![entry("2026-11-20 08:00", Side::Left, 5), stage(10, Stage::GettingMoving)];
    let scene = trends(open(&Start { before: one.clone(), ..Start::default() }));
    assert!(!scene.sees("1: Tue 10 Nov"), "one line has room for its words");
    let close = [one, vec![stage(11, Stage::Strength), stage_at("11 18:00", Stage::GettingMoving)]].concat();
    let scene = trends(open(&Start { before: close.clone(), ..Start::default() }));
    for words in [
        "1: Tue 10 Nov, stage: Getting moving",
        "2: Wed 11 Nov, stage: Strength",
        "3: Wed 11 Nov, stage: Getting moving",
    ] {
        assert!(scene.has(words), "{words}");
    }
    let many = (12..19).map(|day| stage(day, Stage::Strength)).collect();
    let mut scene = trends(open(&Start { before: [close, many].concat(), ..Start::default() }));
    assert!(!scene.sees("1: Tue 10 Nov") && scene.has("10: Wed 18 Nov, stage: Strength"), "the newest first");
    scene.click("Show all 10 checks, visits and stages");
    assert!(scene.has("1: Tue 10 Nov, stage: Getting moving") && scene.has("10: Wed 18 Nov, stage: Strength"));
}

#[test]
fn the_chart_can_be_saved_to_change_it_and_to_look_at_it() {
    let scene = trends(easing());
    let buttons = scene.names(Role::Button);
    for name in ["Save the chart as SVG", "Save the chart as PNG"] {
        assert!(buttons.contains(&name.to_owned()), "{name} in {buttons:?}");
    }
    assert!(scene.has("Left, each entry") && scene.has("Worst of the day"), "the legend says what a point is");
}

#[test]
fn a_leg_that_is_not_shown_is_in_no_number() {
    let mut scene = easing();
    scene.press(Key::R).press(Key::Num9);
    let mut scene = trends(scene);
    assert!(scene.sees("Right calf: not enough entries yet.") && scene.sees("Worst 9 on 22 Nov."));
    scene.click("Right leg");
    assert!(!scene.sees("Right calf") && scene.sees("Worst 8 on 16 Nov."));
    scene.click("Left leg");
    assert!(scene.has("Choose a leg above."));
}

#[test]
fn too_few_entries_are_said_and_nothing_is_guessed() {
    let scene = trends(open(&Start::default()));
    assert!(scene.has("Not enough entries yet.") && scene.has("Charts start with three days of entries."));
    assert!(scene.has("24 Oct to 22 Nov. No entries on 30 days."));
    let mut scene = open(&Start { before: vec![entry("2026-11-21 08:00", Side::Left, 8)], ..Start::default() });
    scene.press(Key::Num2);
    let scene = trends(scene);
    assert!(scene.sees("Left calf: not enough entries yet."), "two days say nothing");
    assert!(!scene.sees("Least pain"));
}

#[test]
fn days_of_ones_own_can_be_chosen_and_a_wrong_day_says_so() {
    let mut scene = trends(easing());
    scene.click("Other");
    assert_eq!((scene.value("From").unwrap(), scene.value("To").unwrap()), ("2026-10-24".into(), "2026-11-22".into()));
    scene.harness.get_by_role(Role::Figure);
    let clear = |scene: &mut Scene, label: &str, text: &str| {
        scene.field(label).focus();
        scene.harness.run();
        scene.press_with(CTRL, Key::A);
        scene.field(label).type_text(text);
        scene.harness.run();
    };
    clear(&mut scene, "From", "17 Nov");
    clear(&mut scene, "To", "18 Nov");
    assert!(scene.has("17 Nov to 18 Nov. 2 entries on 2 of 2 days. Worst 7 on 18 Nov."));
    clear(&mut scene, "To", "16 Nov");
    assert!(scene.has("The last day is before the first. Change one of them."));
    assert_eq!(scene.value("To").unwrap(), "16 Nov", "what was typed stays");
    assert!(scene.has("17 Nov to 18 Nov. 2 entries on 2 of 2 days. Worst 7 on 18 Nov."));
}

#[test]
fn what_helped_says_too_few_until_there_are_five_pairs() {
    let session = |day: u32, before, after| {
        let started = at(&format!("2026-11-{day} 09:00"));
        Command::SaveSession(Box::new(sessions::done("RT-B", &started, before, after)))
    };
    let four: Vec<Command> = [(10, 6), (11, 5), (12, 6), (13, 4)].map(|(day, pain)| session(day, pain, 3)).into();
    let mut scene = open(&Start { before: four.clone(), ..Start::default() });
    scene.press_with(CTRL, Key::Num6);
    assert_eq!(scene.title(), "What helped");
    assert!(scene.has("These are your numbers. Pain also changes by itself."));
    assert!(scene.has("4 times. Too few to say. 1 more with a number after."));
    assert!(!scene.sees("Goes with"));
    let mut five = four;
    five.push(session(14, 3, 4));
    let mut scene = open(&Start { before: five, ..Start::default() });
    scene.press_with(CTRL, Key::Num6);
    assert!(scene.has("5 times, before 5, after 3, better 4 of 5"));
    assert!(scene.has("Goes with 2 points less. The middle half of the changes lies between −3 and 0."));
    scene.click("Show the numbers: Getting moving");
    assert!(scene.has("Sat 14 Nov, 09:00: before 3, after 4"));
    assert!(!scene.sees("because") && !scene.sees("causes"));
}

#[test]
fn nothing_tried_says_how_it_begins() {
    let mut scene = open(&Start::default());
    scene.press_with(CTRL, Key::Num6);
    assert!(scene.has("Give a number before and after a routine, and it will show here."));
    scene.click("See the routines");
    assert_eq!(scene.title(), "Routines");
}

#[test]
fn a_narrow_window_has_every_page_behind_more() {
    let mut scene = open(&Start { size: [640.0, 760.0], ..Start::default() });
    for page in ["Trends", "What helped", "Settings"] {
        scene.pick("Pages", "More").click(page);
        assert_eq!(scene.title(), page);
        assert!(scene.is_on("More"));
    }
}
