//! Promises of History: find, mend, put back.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "common/sessions.rs"]
mod sessions;
#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use soleus::app::command::Command;
use soleus::app::find::{Filter, RecordKind, find};
use soleus::app::timeline::{Reading, Row, notes};
use soleus::domain::body::Side;
use soleus::domain::episode::{Episode, Nrs};
use soleus::domain::medicine::{Contents, Dose, Form, Part, Strength, Substance, Unit, Units};
use soleus::domain::phase::{Progress, ProgressKind, Stage, StageStep};
use soleus::domain::rice::{FirstDays, FirstDaysRecord, RiceEvent, RiceEventKind};
use soleus::domain::session::SessionRecord;
use soleus::domain::when::Certainty;
use soleus::store::Store;
use soleus::store::operation::{Change, Record};
use uuid::Uuid;
use window::{Scene, Start, again, at, open};

const CTRL: Modifiers = Modifiers::COMMAND;
const REDO: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// Two entries of today, 6 and then 3, in History.
fn two() -> Scene {
    let mut scene = open(&Start::default());
    scene.press(Key::Num6).minutes_pass(40);
    scene.press(Key::Num3).press_with(CTRL, Key::Num2);
    scene
}

fn sample() -> Scene {
    let mut scene = open(&Start { sample: true, ..Start::default() });
    scene.press_with(CTRL, Key::Num2);
    scene
}

/// The rows of the list, as they are read out.
fn rows(scene: &Scene) -> Vec<String> {
    scene.names(Role::Button).into_iter().filter(|name| name.contains(", pain ")).collect()
}

#[test]
fn the_newest_entry_is_on_top() {
    let scene = two();
    assert_eq!(rows(&scene), ["Today, 15:12, pain 3, left leg", "14:32, pain 6, left leg"]);
    assert!(scene.has("2 entries"));
    let scene = sample();
    assert!(rows(&scene)[0].starts_with("Yesterday, 20:00, pain 1, left leg"), "{:?}", rows(&scene));
}

#[test]
fn an_empty_history_says_what_to_do() {
    let mut scene = open(&Start::default());
    scene.press_with(CTRL, Key::Num2);
    assert!(scene.has("Your entries will be listed here."));
    scene.click("Add the first one");
    assert_eq!(scene.title(), "New entry");
}

#[test]
fn search_finds_while_somebody_types_from_anywhere() {
    let mut scene = open(&Start { sample: true, ..Start::default() });
    scene.press_with(CTRL, Key::F);
    assert_eq!(scene.focused(), "Search notes and words");
    scene.field("Search notes and words").type_text("tipt");
    scene.harness.run();
    assert!(scene.has("1 entry with “tipt”"), "the beginning of a word is enough");
    scene.field("Search notes and words").type_text("zzz");
    scene.harness.run();
    assert!(scene.sees("Nothing found for “tiptzzz”. Check the spelling, or clear the filter."));
    scene.click("Clear search and filter");
    assert!(scene.has("30 entries"));
}

#[test]
fn filters_narrow_the_list_and_stay_visible() {
    let mut scene = sample();
    scene.click("Filter").pick("Leg", "Right");
    assert!(scene.has("6 entries"));
    scene.pick("Worst pain, at least", "7 of 10");
    assert!(scene.has("2 entries"));
    scene.pick("Feel", "Tight");
    assert!(scene.sees("Nothing found. Change or clear the filter."));
    scene.click("Remove filter: Tight").click("Hide filter").click("Remove filter: Right");
    assert!(scene.has("4 entries"));
    scene.click("Filter").click("Remove filter: pain 7 or more").type_into("From", "19 Nov");
    assert!(scene.has("3 entries"));
    scene.type_into("To", "20 Nov");
    assert!(scene.has("2 entries"));
    scene.pick("Place", "Middle, where muscle meets tendon");
    assert!(scene.has("1 entry"));
}

#[test]
fn several_entries_go_as_one_step_and_come_back_as_one() {
    let mut scene = two();
    scene.click("Select");
    assert!(scene.has("0 selected"));
    scene.click("Select entry 15:12").click("Select entry 14:32");
    assert!(scene.has("2 selected"));
    scene.click("Delete the selected entries");
    assert_eq!(scene.count(), 0);
    assert!(scene.has("Deleted 2 entries"));
    assert_eq!(scene.undo_name().as_deref(), Some("delete 2 entries"));
    scene.press_with(CTRL, Key::Z);
    assert_eq!(scene.count(), 2);
}

#[test]
fn the_list_goes_by_keys() {
    let mut scene = sample();
    let first = rows(&scene)[0].clone();
    scene.harness.get_by_label(&first).focus();
    scene.harness.run();
    scene.press(Key::End);
    assert!(scene.focused().contains("18:10, pain 8, left leg"), "{}", scene.focused());
    scene.press(Key::Home);
    assert_eq!(scene.focused(), first);
    for _ in 0..24 {
        scene.press(Key::ArrowDown);
        assert!(scene.focused().contains(", pain "), "{}", scene.focused());
    }
    assert!(scene.focused().contains("09:05, pain 5"), "down goes on below the edge: {}", scene.focused());
    scene.press(Key::Home).press(Key::Delete);
    assert_eq!(scene.count(), 29);
    assert!(scene.focused().contains("03:50, pain 5"), "the next row has the keyboard: {}", scene.focused());
    scene.press(Key::Enter);
    assert_eq!(scene.title(), "Pain entry");
    scene.click("Heavy").press(Key::Escape);
    assert_eq!(scene.title(), "History");
    assert!(rows(&scene).iter().any(|row| row.contains("heavy")), "opened and mended");
}

#[test]
fn the_calendar_has_the_worst_score_of_each_day_and_its_entries() {
    let mut scene = sample();
    scene.press_with(CTRL, Key::Num1).press(Key::Num6).press(Key::Num2).press_with(CTRL, Key::Num2).click("Calendar");
    assert!(scene.has("Sunday 22 November, worst pain 6, 2 entries"));
    assert!(scene.has("Wednesday 18 November, no entry"), "no entry is not 0");
    scene.click("Saturday 21 November, worst pain 1, 1 entry");
    assert!(scene.sees("20:00, pain 1, left leg"));
    scene.click("Add to this day");
    assert_eq!(scene.title(), "New entry");
    scene.pick("Worst pain", "8 of 10").press(Key::Escape);
    assert_eq!(
        (scene.last().started.day().to_string().as_str(), scene.last().certainty),
        ("2026-11-21", Certainty::DayOnly)
    );
    assert!(scene.has("Saturday 21 November, worst pain 8, 2 entries"));
    scene.press_with(CTRL, Key::PageUp);
    assert!(scene.has("October 2026") && scene.has("Previous month, September"));
    scene.press_with(CTRL, Key::PageDown).press_with(CTRL, Key::PageDown);
    assert!(scene.has("November 2026"), "there are no months to come");
}

#[test]
fn the_heat_map_counts_each_place_of_a_period() {
    let mut scene = sample();
    scene.click("Body map").click("90 days");
    let words: Vec<String> = scene.names(Role::Image);
    let cramps = words.iter().find(|name| name.starts_with("Right leg, upper calf inner side"));
    assert_eq!(cramps.map(String::as_str), Some("Right leg, upper calf inner side: 6 entries, worst 7"));
    assert!(words.contains(&"Left leg, behind the knee: no entries".to_owned()));
    scene.click("7 days");
    assert!(scene.harness.query_by_label("Right leg, upper calf inner side: 2 entries, worst 6").is_some());
}

#[test]
fn undo_and_redo_say_what_they_do_also_after_a_restart() {
    let mut scene = two();
    scene.click("Delete entry 14:32");
    let mut scene = scene.restart();
    scene.click("Undo: delete entry 14:32");
    assert_eq!(scene.count(), 2);
    scene.press_with(REDO, Key::Z);
    assert_eq!(scene.count(), 1);
    assert!(scene.sees("Done again: delete entry 14:32"));
    scene.press_with(CTRL, Key::Z).press(Key::F10);
    assert!(scene.sees("Undo log 3, left") && scene.sees("Redo delete entry 14:32"), "{:?}", scene.names(Role::Button));
    scene.menu("Redo delete entry 14:32");
    assert_eq!(scene.count(), 1);
    let mut scene = scene.restart();
    scene.press_with(CTRL, Key::Z).press_with(CTRL, Key::Z).press_with(CTRL, Key::Z);
    assert_eq!((scene.count(), scene.undo_name()), (0, None));
    let mut scene = scene.restart();
    scene.press_with(CTRL, Key::Y).press_with(REDO, Key::Z).press_with(CTRL, Key::Y);
    assert_eq!((scene.count(), scene.undo_name().as_deref()), (1, Some("delete entry 14:32")));
}

#[test]
fn a_deleted_entry_comes_back_weeks_later_without_undoing_the_rest() {
    let mut scene = two();
    scene.click("Delete entry 14:32").press_with(CTRL, Key::Num1);
    scene.minutes_pass(24 * 60 * 40);
    scene.press(Key::Num9);
    let mut scene = scene.restart();
    scene.press_with(CTRL, Key::Num2).click("Deleted items").menu("Put back entry 14:32");
    let mut scores: Vec<u8> = scene.entries().iter().map(|entry| entry.nrs_worst.get()).collect();
    scores.sort_unstable();
    assert_eq!(scores, [3, 6, 9]);
    assert!(scene.has("Nothing is deleted."));
    scene.press(Key::Escape).press(Key::Escape);
    assert_eq!(scene.title(), "History", "Esc closes the bar, then goes back");
}

#[test]
fn deleted_entries_are_forgotten_only_after_a_question() {
    let mut scene = two();
    scene.click("Delete entry 14:32").click("Deleted items").click("Empty now…");
    assert!(scene.has("Delete 1 item for good?") && scene.has("This cannot be undone."));
    scene.click("Keep");
    assert!(scene.has("Put back entry 14:32"));
    scene.click("Empty now…").press(Key::Escape).click("Empty now…").click("Delete for good");
    assert!(scene.has("Nothing is deleted."));
    assert_eq!(scene.count(), 1);
}

#[test]
fn an_entry_tells_what_was_changed_and_goes_back() {
    let mut scene = two();
    scene.minutes_pass(10);
    scene.click("Edit entry 14:32");
    assert!(scene.has("Not changed since it was written"));
    scene.pick("Worst pain", "8 of 10").press_with(CTRL, Key::S);
    scene.click("Edit entry 14:32");
    assert!(scene.has("Changed once"));
    assert!(
        scene.has("Today 14:32: first written") && scene.has("Today 15:22: pain 6 to 8"),
        "{:?}",
        scene.names(Role::Label)
    );
    scene.minutes_pass(10);
    scene.click("Back to the version before");
    assert!(window::is_on(&scene.group("Worst pain").get_by_label("6 of 10")));
    assert!(scene.entries().iter().any(|entry| entry.nrs_worst.get() == 6));
    scene.press_with(CTRL, Key::Z);
    assert!(scene.entries().iter().any(|entry| entry.nrs_worst.get() == 8), "going back is a step too");
}

#[test]
fn the_entry_page_steps_through_the_entries() {
    let mut scene = two();
    scene.click("Edit entry 14:32").press_with(CTRL, Key::PageUp);
    assert!(scene.has("When: today 15:12, change"));
    scene.press_with(CTRL, Key::PageDown);
    assert!(scene.has("When: today 14:32, change"));
    scene.press(Key::Delete);
    assert_eq!((scene.count(), scene.title().as_str()), (1, "History"));
    assert!(scene.has("Deleted entry 14:32"));
}

/// This morning's "Getting moving", before the window opens, and the history.
fn with_session() -> Scene {
    let session = sessions::done("RT-B", &at("2026-11-22 09:10"), 4, 3);
    let before = vec![Command::SaveSession(Box::new(session))];
    let mut scene = open(&Start { before, ..Start::default() });
    scene.press(Key::Num6).press_with(CTRL, Key::Num2);
    scene
}

const SESSION: &str = "09:10 Getting moving, 11\u{a0}min, pain 4 before and 3 after";

fn kept(scene: &Scene) -> Vec<SessionRecord> {
    scene.journal().store().sessions(9).unwrap()
}

/// What starts with a time, in the order of the list.
fn lines(scene: &Scene) -> Vec<String> {
    let timed = |name: &String| name.contains(':') && !name.starts_with("Delete") && !name.starts_with("Edit");
    scene.names(Role::Button).into_iter().filter(timed).collect()
}

#[test]
fn a_routine_done_this_morning_stands_in_the_history_and_is_found_by_its_name() {
    let mut scene = with_session();
    assert_eq!(lines(&scene), ["Undo: log 6, left", "Today, 14:32, pain 6, left leg", SESSION]);
    assert!(scene.has("1 entry, 1 routine"));
    scene.press_with(CTRL, Key::F);
    scene.field("Search notes and words").type_text("mov");
    scene.harness.run();
    assert!(scene.has("1 routine with “mov”"), "{:?} {:?}", scene.names(Role::Label), lines(&scene));
    assert!(scene.sees(SESSION) && !scene.sees("pain 6"));
    scene.field("Search notes and words").type_text("x");
    scene.harness.run();
    assert!(scene.sees("Nothing found for “movx”"));
}

#[test]
fn a_session_opens_with_what_was_done_and_its_numbers_can_be_changed() {
    let mut scene = with_session();
    scene.click(SESSION);
    assert!(scene.has("What was done") && scene.has("Towel stretch: done"), "{:?}", scene.names(Role::Label));
    assert!(window::is_on(&scene.group("Pain after").get_by_label("3 of 10")));
    scene.pick("Pain after", "5 of 10");
    assert_eq!(kept(&scene)[0].after.map(Nrs::get), Some(5));
    assert_eq!(scene.undo_name().as_deref(), Some("change routine Getting moving 22 Nov"));
    scene.pick("Pain the next morning", "2 of 10");
    assert_eq!(scene.undo_name().as_deref(), Some("note the morning after Getting moving"));
    scene.press_with(CTRL, Key::Z).press_with(CTRL, Key::Z);
    assert_eq!(kept(&scene)[0].after.map(Nrs::get), Some(3));
    scene.press(Key::Escape).press(Key::Escape);
    assert!(scene.title() == "History" && scene.has(SESSION), "Esc closes the bar, then what was opened");
}

#[test]
fn deleting_a_session_is_one_step_and_comes_back_as_one() {
    let mut scene = with_session();
    scene.click(SESSION).click("Delete this from the history");
    assert!(kept(&scene).is_empty() && !scene.sees("pain 4 before"));
    assert_eq!(scene.undo_name().as_deref(), Some("delete routine Getting moving 22 Nov"));
    let mut scene = scene.restart();
    scene.press_with(CTRL, Key::Z).press_with(CTRL, Key::Num2);
    assert!(scene.has(SESSION));
    scene.harness.get_by_label(SESSION).focus();
    scene.harness.run();
    scene.press(Key::Delete);
    assert!(kept(&scene).is_empty(), "the key does the same");
    assert!(scene.focused().contains("pain 6"), "and the next row has the keyboard: {}", scene.focused());
    scene.press_with(CTRL, Key::Z).press_with(CTRL, Key::Z).press_with(CTRL, Key::Z);
    assert_eq!((kept(&scene).len(), scene.count()), (0, 0), "logging it can be taken back, too");
}

#[test]
fn a_stopped_session_says_why() {
    let before = vec![Command::SaveSession(Box::new(sessions::stopped("RT-B", &at("2026-11-21 09:10"))))];
    let mut scene = open(&Start { before, ..Start::default() });
    scene.press_with(CTRL, Key::Num2);
    assert!(scene.has("Yesterday, 09:10 Getting moving, 1\u{a0}min, stopped: sharp pain, pain 4 before"));
    scene.click("Yesterday, 09:10 Getting moving, 1\u{a0}min, stopped: sharp pain, pain 4 before");
    assert!(scene.has("Towel stretch: not done"), "{:?}", scene.names(Role::Label));
}

/// A first-days plan with ice of a quarter of an hour, a stage, a session and a check.
fn with_everything() -> Scene {
    let minute = |text: &str| at(text).moment.utc_s * 1000;
    let event = |text: &str, kind| RiceEvent { at_ms: minute(text), kind };
    let plan = FirstDaysRecord {
        id: Uuid::from_u128(7),
        plan: FirstDays { injury: at("2026-11-21 08:00").moment, side: Side::Left },
        events: vec![
            event("2026-11-21 09:00", RiceEventKind::IceOn { minutes: 15 }),
            event("2026-11-21 09:15", RiceEventKind::IceOff),
            event("2026-11-21 11:00", RiceEventKind::Moved),
        ],
    };
    let stage = Progress {
        id: Uuid::from_u128(8),
        at: at("2026-11-21 20:00").moment,
        side: Side::Left,
        what: ProgressKind::Stage { stage: Stage::GettingMoving, step: StageStep::Chosen },
    };
    let session = sessions::done("RT-B", &at("2026-11-22 09:10"), 4, 3);
    let before = vec![
        Command::SaveFirstDays(Box::new(plan)),
        Command::NoteProgress(Box::new(stage)),
        Command::SaveSession(Box::new(session)),
    ];
    let mut scene = open(&Start { before, ..Start::default() });
    scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
    signs::finish(&mut scene);
    scene.minutes_pass(5);
    scene.press_with(CTRL, Key::Num2);
    scene
}

#[test]
fn everything_that_was_done_stands_in_one_order_and_can_be_filtered() {
    let mut scene = with_everything();
    let all = lines(&scene);
    let expected = [
        "Today, 14:32 Check: no signs",
        "14:32, pain 3, left leg",
        SESSION,
        "Yesterday, 20:00 Stage: Getting moving",
        "11:00 Moved gently",
        "09:00 Ice 15\u{a0}min",
    ];
    assert_eq!(all[1..], expected);
    scene.click("Filter").pick("Kind of record", "Routines");
    assert!(scene.has("1 routine, 1 stage note") && scene.has("Remove filter: Routines"));
    scene.pick("Kind of record", "First days");
    assert!(scene.has("2 steps of the first days"));
    scene.pick("Kind of record", "Pain");
    assert!(scene.has("1 entry"));
    scene.pick("Kind of record", "Checks").click("Hide filter").click("Today, 14:32 Check: no signs");
    assert_eq!(scene.title(), "Result of your check");
}

#[test]
fn one_block_of_the_first_days_is_deleted_and_put_back() {
    let mut scene = with_everything();
    scene.menu("Delete Ice 15\u{a0}min, 09:00");
    assert!(!scene.sees("Delete Ice 15\u{a0}min, 09:00") && scene.sees("11:00 Moved gently"));
    let events = |scene: &Scene| scene.journal().first_days().unwrap().unwrap().events.len();
    assert_eq!(events(&scene), 1);
    scene.press_with(CTRL, Key::Z);
    assert_eq!(events(&scene), 3);
    assert!(scene.has("09:00 Ice 15\u{a0}min"));
}

#[test]
fn a_day_of_the_calendar_tells_its_routines_and_its_check() {
    let mut scene = with_everything();
    scene.click("Calendar");
    assert!(
        scene.has("Sunday 22 November, worst pain 3, 1 entry, 1 routine, check: no signs"),
        "{:?}",
        scene.names(Role::Button)
    );
    assert!(scene.has(SESSION) && scene.has("14:32 Check: no signs"));
    scene.click("Saturday 21 November, no entry, 2 steps of the first days");
    assert!(scene.has("09:00 Ice 15\u{a0}min") && !scene.has(SESSION));
    scene.click("20:00 Stage: Getting moving");
    assert!(scene.has("Back to the history"));
    scene.click("Back to the history");
    assert!(scene.has("November 2026"));
}

/// A journal of three hundred entries and 4,500 doses between them, so more than is read in one frame.
fn long() -> Scene {
    let Scene { harness, clock, folder } = open(&Start::default());
    drop(harness);
    let part = Part { substance: Substance::from_name("ibuprofen", false), strength: Strength::Unknown };
    let contents = Contents { name: "Ibuprofen".to_owned(), form: Form::Tablet, unit: Unit::Tablet, parts: vec![part] };
    let newest = clock.get().moment;
    let doses = (0..4_500_u32).map(|number| {
        Record::Dose(Box::new(Dose {
            id: Uuid::from_u128(1_000_000 + u128::from(number)),
            product: Uuid::from_u128(1),
            contents: contents.clone(),
            at: newest.plus_minutes(-i64::from(number / 2) * 10 - 3),
            units: Units::whole(1),
            nrs_before: None,
            nrs_after: None,
            note: String::new(),
        }))
    });
    let entries = (0..300_u32).map(|number| {
        let at = newest.plus_minutes(-i64::from(number) * 70);
        let id = Uuid::from_u128(2_000_000 + u128::from(number));
        Record::Episode(Box::new(Episode::new(id, Side::Left, Nrs::ALL[4], at, Certainty::Exact, at)))
    });
    let mut store = Store::open(&folder.path().join("journal.db")).unwrap();
    store.apply("import", newest, &doses.chain(entries).map(Change::Put).collect::<Vec<_>>()).unwrap();
    drop(store);
    again(folder, clock, [1100.0, 760.0])
}

#[test]
fn a_long_history_is_all_there_and_in_order_however_many_parts_it_is_read_in() {
    let scene = long();
    let (store, zone) = (scene.journal().store(), at("2026-11-22 14:32").zone);
    for only in [None, Some(RecordKind::Pain), Some(RecordKind::Medicines), Some(RecordKind::Checks)] {
        let filter = Filter { only, ..Filter::default() };
        let mut reading = Reading::begin(store, &filter, &zone).unwrap();
        let (mut steps, mut rows) = (0, 0);
        while !reading.is_done() {
            reading.step(store).unwrap();
            assert!(reading.timeline().len() >= rows, "no row goes");
            (steps, rows) = (steps + 1, reading.timeline().len());
        }
        let beside: Vec<_> = (0..rows)
            .filter_map(|row| match reading.timeline().row(row) {
                Some(Row::Note(note)) => Some(note.clone()),
                _ => None,
            })
            .collect();
        let (entries, doses) = (find(store, &filter).unwrap(), notes(store, &filter, &zone).unwrap());
        assert_eq!((rows, reading.timeline().places()), (entries.len() + doses.len(), entries.as_slice()));
        assert!(beside == doses, "{only:?}");
        assert_eq!(steps > 1, only != Some(RecordKind::Pain), "{only:?}: {steps} steps");
    }
}

#[test]
fn a_long_list_stands_still_while_it_is_read_anew() {
    let mut scene = long();
    scene.press(Key::Num6);
    scene.harness.key_press_modifiers(CTRL, Key::Num2);
    scene.harness.step();
    assert!(scene.has("Reading…"), "it is not all there yet");
    scene.harness.run();
    assert!(scene.has("301 entries, 4500 doses"), "{:?}", scene.names(Role::Label));
    let before = rows(&scene);
    scene.harness.key_press_modifiers(CTRL, Key::Z);
    let mut seen = vec![before.clone()];
    for _ in 0..12 {
        scene.harness.step();
        seen.push(rows(&scene));
    }
    let after = rows(&scene);
    assert!(scene.has("300 entries, 4500 doses"), "{:?}", scene.names(Role::Label));
    assert!(before.len() > 1 && before[0].contains("pain 6") && !after[0].contains("pain 6"), "{before:?} {after:?}");
    assert!(seen.iter().all(|rows| *rows == before || *rows == after), "the list does not come to pieces: {seen:?}");
    scene.press_with(CTRL, Key::F);
    scene.harness.event(egui::Event::Text("ibu".to_owned()));
    scene.harness.step();
    assert!(!scene.sees("Nothing found"), "nothing is said before it is known");
    scene.harness.run();
    assert!(scene.sees("4500 doses with “ibu”"), "{:?}", scene.names(Role::Label));
}
