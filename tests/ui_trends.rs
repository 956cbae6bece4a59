//! Promises of Trends and What helped: every number of the chart can be read, and too few is said.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "common/medicines.rs"]
mod medicines;
#[path = "common/sessions.rs"]
mod sessions;
#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use soleus::app::command::Command;
use soleus::domain::body::{Ability, Context, Kind, Leg, Side, Zone};
use soleus::domain::episode::{AbilityRating, ContextRating, End, Episode, Nrs, ZonePain};
use soleus::domain::medicine::{Dose, Form, Product, Unit};
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
    let told_twice = |node: &egui_kittest::Node<'_>| node.accesskit_node().description().is_some();
    assert!(!scene.harness.get_all_by_role(Role::Image).any(|zone| told_twice(&zone)), "a place is said once");
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

/// An entry with more in it than pain.
fn fuller(when: &str, score: u8, fill: impl Fn(&mut Episode)) -> Command {
    let at = at(when).moment;
    let score = score.try_into().unwrap();
    let mut episode = Episode::new(Uuid::now_v7(), Side::Left, score, at, Certainty::Exact, at);
    fill(&mut episode);
    Command::Save(Box::new(episode))
}

fn slept(when: &str, score: u8, sleep: u8) -> Command {
    let rating = sleep.try_into().unwrap();
    fuller(when, score, |episode| episode.contexts = vec![ContextRating { context: Context::Sleep, rating }])
}

/// The name and the value of the chart with this beginning.
fn chart(scene: &Scene, title: &str) -> (String, String) {
    let figures = scene.harness.query_all_by_role(Role::Figure);
    let words = figures.map(|node| {
        let node = node.accesskit_node();
        (node.label().unwrap_or_default(), node.value().unwrap_or_default())
    });
    words.into_iter().find(|(name, _)| name.starts_with(title)).unwrap()
}

#[test]
fn what_was_never_written_has_no_card() {
    let scene = trends(easing());
    for title in ["What you could do", "Calf size", "Sleep and the pain of the next day"] {
        assert!(!scene.names(Role::Heading).contains(&title.to_owned()), "{title}");
    }
}

#[test]
fn what_you_could_do_can_be_read_day_by_day_and_as_a_table() {
    let able = |when, walking: u8, stairs: Option<u8>| {
        let ratings = [(Ability::Walking, Some(walking)), (Ability::Stairs, stairs)];
        fuller(when, 4, |episode| {
            let rated = ratings.iter().filter_map(|(ability, said)| Some((*ability, (*said)?)));
            let rated = rated.map(|(ability, said)| AbilityRating { ability, rating: said.try_into().unwrap() });
            episode.abilities = rated.collect();
        })
    };
    let one = able("2026-11-20 08:00", 3, None);
    let scene = trends(open(&Start { before: vec![one.clone()], ..Start::default() }));
    assert!(scene.has("Walking: 3 of 10 on 20 Nov."), "one number is said with its day");
    assert!(!scene.sees("Show as a table: what you could do"), "and is no chart");
    let before = vec![one, able("2026-11-22 08:00", 6, Some(2)), able("2026-11-22 12:00", 7, None)];
    let mut scene = trends(open(&Start { before, ..Start::default() }));
    let sentences = ["Walking: 3 of 10 on 20 Nov, 6 of 10 on 22 Nov.", "Stairs: 2 of 10 on 22 Nov."];
    assert!(scene.names(Role::Heading).contains(&"What you could do".to_owned()));
    assert!(sentences.iter().all(|words| scene.has(words)));
    assert_eq!(chart(&scene, "What you").0, format!("What you could do. {}", sentences.join(" ")));
    let name = chart(&scene, "What you").0;
    scene.harness.get_by_role_and_label(Role::Figure, &name).focus();
    scene.harness.run();
    let mut read = Vec::new();
    for _ in 0..2 {
        scene.press(Key::ArrowLeft);
        read.push(chart(&scene, "What you").1);
        assert!(scene.names(Role::Status).contains(read.last().unwrap()) && scene.has(read.last().unwrap()));
    }
    assert_eq!(read, ["Sun 22 Nov: Walking 6 of 10, Stairs 2 of 10", "Fri 20 Nov: Walking 3 of 10, Stairs none"]);
    scene.click("Show as a table: what you could do");
    assert!(read.iter().all(|words| scene.has(words)) && scene.has("Day, Walking, Stairs"));
    let copied = scene.copied("Copy the table: what you could do");
    assert_eq!(copied, "day\tWalking\tStairs\n2026-11-20\t3\t\n2026-11-22\t6\t2");
    scene.click("Show as a chart: what you could do");
    assert_eq!(chart(&scene, "What you").0, name);
}

#[test]
fn calf_size_stands_there_in_plain_numbers_for_the_doctor() {
    let sized = |when, left, right| {
        fuller(when, 4, |episode| (episode.calf_left_mm, episode.calf_right_mm) = (Some(left), right))
    };
    let before = vec![sized("2026-11-18 08:00", 381, Some(370)), sized("2026-11-22 08:00", 390, None)];
    let scene = trends(open(&Start { before, ..Start::default() }));
    assert!(scene.has("Left calf: 38.1 cm on 18 Nov, 39 cm on 22 Nov.") && scene.has("Right calf: 37 cm on 18 Nov."));
    assert!(scene.sees("For your doctor; Soleus draws no conclusion from it."));
    assert!(scene.has("24 Oct to 22 Nov. 3 numbers on 2 of 30 days."));
}

#[test]
fn every_day_of_a_long_table_can_be_reached() {
    let sized = |day: u32| {
        let when = format!("2026-{:02}-{:02} 08:00", 10 + day / 31, day % 31 + 1);
        fuller(&when, 4, |episode| episode.calf_left_mm = Some(360 + day))
    };
    let mut scene = trends(open(&Start { before: (0..40).map(sized).collect(), ..Start::default() }));
    scene.click("All").click("Show as a table: calf size");
    assert!(scene.has("Mon 9 Nov: Left calf 39.9 cm") && !scene.has("Thu 1 Oct: Left calf 36 cm"));
    scene.click("Earlier days: calf size");
    assert!(scene.has("Thu 1 Oct: Left calf 36 cm") && scene.has("Page 2 of 2."));
    scene.click("Later days: calf size");
    assert!(scene.has("Mon 9 Nov: Left calf 39.9 cm"));
}

#[test]
fn sleep_stands_beside_the_next_day_and_too_few_are_said() {
    let nights = |days: &[(u8, u8, u8)]| -> Vec<Command> {
        days.iter()
            .flat_map(|(day, sleep, pain)| {
                let (night, next) = (format!("2026-11-{day:02} 08:00"), format!("2026-11-{:02} 08:00", day + 1));
                [slept(&night, 0, *sleep), entry(&next, Side::Left, *pain)]
            })
            .collect()
    };
    let mut days = vec![(1, 2, 6), (3, 3, 7), (5, 1, 5), (7, 8, 2), (9, 9, 3)];
    let scene = trends(open(&Start { before: nights(&days), ..Start::default() }));
    assert!(scene.has("Too few to say. Days with sleep rated: 5. With an entry on the next day: 5."));
    assert!(!scene.sees("goes with"));
    days.push((11, 10, 1));
    let mut scene = trends(open(&Start { before: nights(&days), ..Start::default() }));
    assert!(scene.has("Sleep 0 to 3 goes with a median pain of 6 on the next day, sleep 7 to 10 with 2."));
    assert!(scene.has("Sleep 0 to 3: median 6 on the next day, 3 days") && scene.has("Sleep 4 to 6: no days"));
    assert!(!scene.sees("causes") && !scene.sees("because"));
    scene.click("Show as a table: sleep and the pain of the next day");
    assert!(
        scene.has("Day, Sleep, Worst pain of the next day")
            && scene.has("Wed 11 Nov: sleep 10, worst pain of the next day 1")
    );
    let copied = scene.copied("Copy the table: sleep and the pain of the next day");
    assert!(copied.ends_with("\n2026-11-11\t10\t1"), "{copied}");
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

/// Clears a field and types into it.
fn fill(scene: &mut Scene, label: &str, text: &str) {
    scene.field(label).focus();
    scene.harness.run();
    scene.press_with(CTRL, Key::A);
    scene.press(Key::Delete);
    if !text.is_empty() {
        scene.field(label).type_text(text);
        scene.harness.run();
    }
}

/// Left: 8, 7 and 7 in October, 4, 3 and 5 in November.
fn two_months() -> Scene {
    let days = [("10-14", 8), ("10-15", 7), ("10-16", 7), ("11-18", 4), ("11-19", 3), ("11-20", 5)];
    let before = days.iter().map(|(day, score)| entry(&format!("2026-{day} 08:00"), Side::Left, *score)).collect();
    let mut scene = trends(open(&Start { before, ..Start::default() }));
    scene.click("Compare two periods");
    scene
}

/// The labels of the page.
fn labels(scene: &Scene) -> Vec<String> {
    let all = scene.harness.query_all_by_role(Role::Label);
    all.filter_map(|node| node.accesskit_node().label().or(node.accesskit_node().value())).collect()
}

#[test]
fn two_periods_are_compared_in_a_sentence_and_each_number_can_be_read() {
    let mut scene = two_months();
    assert_eq!(scene.title(), "Compare two periods");
    assert!(scene.has("Left calf: 3 points lower in the later period."));
    assert!(scene.has("Median of the worst pain of each day: 7 from 3 of 30 days, then 4 from 3 of 30 days."));
    assert!(scene.has("Pain also changes by itself. Two periods do not show what made the difference."));
    assert!(scene.has("Right calf: too few entries to compare."));
    assert!(scene.has("Middle half of the daily worst: 7 to 8, then 3 to 5"), "{:?}", labels(&scene));
    let mut read = Vec::new();
    scene.harness.get_by_role(Role::Figure).focus();
    scene.harness.run();
    for _ in 0..=10 {
        scene.press(Key::ArrowLeft);
        read.push(figure(&scene).1);
        assert!(scene.names(Role::Status).contains(&figure(&scene).1), "it is said");
    }
    assert_eq!(
        (read[0].as_str(), read[10].as_str()),
        ("Worst pain 10: 0 days, then 0 days", "Worst pain 0: 0 days, then 0 days")
    );
    assert_eq!(read[3], "Worst pain 7: 2 days, then 0 days");
    scene.click("Show as a table");
    assert!(scene.harness.query_by_role(Role::Figure).is_none());
    assert!(scene.has("Days with a worst pain of 7: 2, then 0"));
    let copied = scene.copied("Copy the table");
    assert!(copied.contains("left\tDays with a worst pain of 7\t2\t0"), "{copied}");
    scene.click("Left leg").click("Right leg");
    assert!(scene.has("Choose a leg above."));
    scene.click("Back to Trends");
    assert_eq!(scene.title(), "Trends");
}

#[test]
fn before_and_after_a_date_can_be_asked_by_keyboard_alone() {
    let mut scene = two_months();
    for _ in 0..40 {
        if scene.focused() == "Two periods" {
            break;
        }
        scene.press(Key::Tab);
    }
    assert_eq!(scene.focused(), "Two periods");
    scene.press(Key::ArrowRight);
    if !scene.is_on("Before and after a date") {
        scene.press(Key::Space);
    }
    assert!(scene.has("Enter a day, and the time before it is held against the time from it on."));
    scene.press(Key::Tab).press(Key::Tab);
    assert_eq!(scene.focused(), "The day on which something began");
    scene.field("The day on which something began").type_text("1 Nov");
    scene.harness.run();
    scene.press(Key::Tab);
    scene.field("What began, if you like").type_text("physiotherapy");
    scene.harness.run();
    assert!(scene.has("The periods are not equally long: 30 and 22 days."));
    assert!(scene.sees("Before physiotherapy, then From physiotherapy on"), "{:?}", labels(&scene));
    assert!(scene.has("Left calf: 3 points lower in the later period."));
    fill(&mut scene, "The day on which something began", "1 Dec 2026");
    assert!(scene.has("That day has not come yet. Choose a day up to today."));
    assert_eq!(scene.value("The day on which something began").unwrap(), "1 Dec 2026", "what was typed stays");
}

#[test]
fn days_that_cannot_be_compared_say_so_beside_the_field() {
    let mut scene = two_months();
    scene.click("Other days");
    assert_eq!(scene.value("One period, from").unwrap(), "2026-09-24");
    fill(&mut scene, "One period, to", "2026-10-31");
    assert!(scene.has("The two periods have days in common. Change one of them."));
    fill(&mut scene, "One period, to", "2026-09-01");
    assert!(scene.has("The last day is before the first. Change one of them."));
    fill(&mut scene, "One period, from", "1500-01-01");
    assert!(scene.has("A period can be ten years long at most. Choose days that are closer together."));
    assert_eq!(scene.value("One period, from").unwrap(), "1500-01-01", "what was typed stays");
    fill(&mut scene, "One period, from", "soon");
    assert!(!scene.has("A period can be ten years long at most. Choose days that are closer together."));
    assert!(scene.has("Left calf: 3 points lower in the later period."), "the last numbers stay");
    scene.click("This month against last");
    assert!(scene.has("Days: 31, then 22"));
}

#[test]
fn triggers_are_told_with_the_days_without_them_in_trends_and_in_what_helped() {
    let tagged = |day: u32, score: u8, trigger: &str| {
        let at = at(&format!("2026-11-{day} 08:00")).moment;
        let mut episode = Episode::new(Uuid::now_v7(), Side::Left, score.try_into().unwrap(), at, Certainty::Exact, at);
        episode.triggers = vec![trigger.to_owned()];
        Command::Save(Box::new(episode))
    };
    let mut before: Vec<Command> = [(2, 7), (4, 8), (6, 6)].map(|(day, score)| tagged(day, score, "stairs")).into();
    before.extend([(8, 3), (10, 4), (12, 3)].map(|(day, score)| tagged(day, score, "nothing")));
    before.push(entry("2026-11-14 08:00", Side::Left, 10));
    let mut scene = open(&Start { before, ..Start::default() });
    let words = "On 3 days with “Stairs” the worst pain was 7 in the middle, on 3 days without it 3. That goes together; it does not show what causes what.";
    let left_out = "Something is said about triggers on 6 of 7 days with entries. The other day is left out: what was not said is not known.";
    scene.press_with(CTRL, Key::Num5);
    assert!(scene.has(words) && scene.has(left_out), "{:?}", labels(&scene));
    let copied = scene.copied("Copy the table of triggers");
    assert!(copied.contains("Stairs\t3\t7\t3\t3\t"), "{copied}");
    scene.press_with(CTRL, Key::Num6);
    assert!(scene.has(words));
}

#[test]
fn doses_stand_in_what_helped_by_the_name_of_their_product() {
    let product = medicines::tablets(1, "Ibuprofen", "200 mg");
    let mut gel = medicines::tablets(2, "Ibuprofen", "200 mg");
    (gel.contents.form, gel.contents.unit) = (Form::Gel, Unit::Application);
    let dose = |number: u128, product: &Product, before: u8, after: u8| {
        let days = i64::try_from(number).unwrap();
        let dose = medicines::dose(number, product, 1, days * 1_440);
        let (nrs_before, nrs_after) = (Nrs::try_from(before).ok(), Nrs::try_from(after).ok());
        Command::SaveDose(Box::new(Dose { nrs_before, nrs_after, ..dose }))
    };
    let mut before = vec![Command::SaveProduct(Box::new(product.clone())), Command::SaveProduct(Box::new(gel.clone()))];
    before.extend((10..15).map(|number| dose(number, &product, 6, 4)));
    before.push(dose(20, &gel, 5, 5));
    let mut scene = open(&Start { before, ..Start::default() });
    scene.press_with(CTRL, Key::Num6);
    let headings = scene.names(Role::Heading);
    assert_eq!(headings.iter().skip(1).collect::<Vec<_>>(), ["Medicines", "Ibuprofen 200 mg", "Ibuprofen 200 mg, gel"]);
    assert!(scene.has("5 times, before 6, after 4, better 5 of 5"));
    assert!(scene.has("1 time. Too few to say. 4 more with a number after."));
}
