//! Promises about the import wizard: what a file seems to be is said, every row is seen before anything is written, and
//! nothing is guessed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/files.rs"]
mod files;
#[path = "common/window.rs"]
mod window;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use files::{drop_file, fixture, until};
use soleus::app::export::{Export, export};
use soleus::domain::body::Side;
use soleus::domain::when::Certainty;
use window::{Scene, Start, open};

const CTRL: Modifiers = Modifiers::COMMAND;
const OPEN_DATES: &str = "When;How bad\n05/11/2026;6\n04/10/2026;3\n";

/// The wizard, reached through the settings.
fn wizard() -> Scene {
    let mut scene = open(&Start { size: [1100.0, 1600.0], ..Start::default() });
    scene.press_with(CTRL, Key::Comma).click("Import from another app…");
    assert_eq!(scene.title(), "Import");
    scene
}

/// Types the path of a file and reads it.
fn read(scene: &mut Scene, place: &Path) {
    let label = "Or type where the file is";
    scene.field(label).focus();
    scene.harness.run();
    scene.press_with(CTRL, Key::A).press(Key::Delete);
    scene.field(label).type_text(&place.display().to_string());
    scene.harness.run();
    scene.press(Key::Enter);
    until(scene, "the end of reading", |scene| scene.has("Read this file"));
}

fn file(scene: &Scene, name: &str, content: &[u8]) -> PathBuf {
    let place = scene.folder.path().join(name);
    std::fs::write(&place, content).unwrap();
    place
}

/// Chooses a line of a list by its name.
fn choose(scene: &mut Scene, list: &str, line: &str) {
    scene.click(list).click(line);
}

#[test]
fn a_known_export_is_named_matched_checked_and_only_then_written() {
    let mut scene = wizard();
    read(&mut scene, &fixture("bearable/classic.csv"));
    assert!(scene.has("This looks like a Bearable export, 16 rows."));
    scene.click("Next: say what is yours");
    assert!(scene.is_on("Calf pain") && !scene.is_on("Headache"));
    scene.click("Next: check the rows");
    assert_eq!((scene.count(), scene.undo_name()), (0, None), "nothing is written by looking");
    let add = scene.names(Role::Button).into_iter().find(|name| name.starts_with("Add ")).expect("Add");
    scene.click(&add);
    assert!(scene.count() > 0);
    assert_eq!(add, format!("Add {} entries", scene.count()));
    assert!(scene.has(&format!("{} entries added.", scene.count())));
    assert_eq!(scene.undo_name().unwrap(), format!("import {} entries from Bearable", scene.count()));
    assert!(!scene.sees("backup"), "none was made, so none is claimed");
}

#[test]
fn every_row_left_out_stands_there_with_its_line_and_its_reason() {
    let mut scene = wizard();
    read(&mut scene, &fixture("csv/german.csv"));
    scene.click("Next: match the columns").click("Next: check the rows");
    let tabs = scene.names(Role::RadioButton);
    assert_eq!(tabs, ["2 new", "1 already here", "8 left out"]);
    scene.click("8 left out");
    assert!(scene.sees("Left-out row, line 4: “32.11.2025” is not a date: 32.11.2025; 08:00; 6; links"));
    assert!(scene.sees("Left-out row, line 5: “14” is over 10"));
    let list = scene.copied("Copy the left-out list");
    assert_eq!(list.lines().count(), 8);
    assert!(list.starts_with("Line 4: “32.11.2025” is not a date: 32.11.2025; 08:00; 6; links\n"));
    let place = scene.folder.path().join("left-out.txt");
    std::fs::write(&place, "kept").unwrap();
    scene.type_into("Or type where to save the list", place.to_str().unwrap()).click("Save the list there");
    scene.click("Keep it");
    assert_eq!(std::fs::read_to_string(&place).unwrap(), "kept", "nothing is replaced in silence");
    scene.click("Save the list there").click("Replace it");
    assert_eq!(std::fs::read_to_string(&place).unwrap(), list);
    assert_eq!(scene.count(), 0, "nothing is written before Add");
    scene.click("2 new");
    assert!(scene.sees("time unknown"), "a missing time is no time of day");
}

#[test]
fn columns_scale_and_the_order_of_dates_are_asked_and_shown_on_live_rows() {
    let mut scene = wizard();
    let place = file(&scene, "mine.txt", OPEN_DATES.as_bytes());
    read(&mut scene, &place);
    assert!(scene.has("Not a known app. You can match the columns yourself."));
    scene.click("Next: match the columns");
    assert!(scene.sees("Say which column is the date and which is the score."));
    // Next does not lead on while something is missing.
    scene.click("Next: check the rows");
    assert!(scene.has("Next: check the rows"));
    choose(&mut scene, "Date column", "When");
    choose(&mut scene, "Score column", "How bad");
    assert!(scene.sees("“05/11/2026” can be two dates"));
    scene.click("Day, month, year");
    assert!(scene.sees("Line 2: Thu 5 Nov, time unknown, pain 6, left leg"));
    scene.pick("Leg of rows that name none", "Right").click("0 to 100");
    assert!(scene.sees("pain 1, right leg"), "6 of 100 is 1 of 10");
    scene.click("0 to 10").click("Next: check the rows").click("Add 2 entries");
    let entries = scene.entries();
    assert_eq!(entries.iter().map(|entry| entry.nrs_worst.get()).collect::<Vec<_>>(), [6, 3]);
    assert!(entries.iter().all(|entry| entry.certainty == Certainty::DayOnly && entry.side == Side::Right));
}

#[test]
fn the_whole_way_works_by_keyboard_and_each_step_has_the_keyboard_on_its_first_control() {
    let mut scene = wizard();
    assert_eq!(scene.focused(), "Choose a file…");
    read(&mut scene, &fixture("csv/american.csv"));
    assert_eq!(scene.focused(), "Next: match the columns");
    scene.press(Key::Enter);
    assert_eq!(scene.focused(), "Date column");
    assert!(scene.sees("Import, step 2 of 4, match the columns"));
    tab_to(&mut scene, "Next: check the rows");
    scene.press(Key::Enter);
    assert_eq!(scene.focused(), "2 new");
    tab_to(&mut scene, "Add 2 entries");
    scene.press(Key::Enter);
    assert_eq!((scene.count(), scene.focused().as_str()), (2, "See them in History"));
    assert!(scene.sees("Import finished: 2 added, 0 left out."));
    scene.press(Key::Enter);
    assert_eq!(scene.title(), "History");
    assert!(scene.sees("pain 6, left leg") && scene.sees("Remove filter: From"));
}

#[test]
fn a_second_import_takes_nothing_and_undo_gives_the_former_content() {
    let mut scene = wizard();
    for _ in 0..2 {
        read(&mut scene, &fixture("csv/american.csv"));
        scene.click("Next: match the columns").click("Next: check the rows");
        if scene.count() == 0 {
            scene.click("Add 2 entries").click("Import another file");
        }
    }
    assert_eq!(scene.names(Role::RadioButton), ["0 new", "2 already here", "0 left out"]);
    assert!(scene.has("Nothing in this file is new.") && !scene.sees("Add "));
    // The page looks again when the journal is another one.
    scene.press_with(CTRL, Key::Z);
    assert_eq!(scene.count(), 0);
    assert_eq!(scene.names(Role::RadioButton), ["2 new", "0 already here", "0 left out"]);
    scene.click("Add 2 entries").click("Undo import");
    assert_eq!((scene.count(), scene.undo_name()), (0, None));
    assert!(scene.has("The import was undone."));
}

#[test]
fn undo_import_is_offered_only_while_it_would_undo_the_import() {
    let mut scene = wizard();
    read(&mut scene, &fixture("csv/american.csv"));
    scene.click("Next: match the columns").click("Next: check the rows").click("Add 2 entries");
    assert!(scene.has("Undo import"));
    scene.press_with(CTRL, Key::Plus);
    assert!(!scene.has("Undo import") && scene.sees("Undo takes back that step first"));
    assert_eq!(scene.count(), 2);
}

#[test]
fn a_file_that_cannot_be_read_says_what_to_do_and_what_was_typed_stays() {
    let mut scene = wizard();
    let place = file(&scene, "picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0");
    read(&mut scene, &place);
    assert!(scene.has("This is not a text or Soleus file. Export it again as CSV."));
    assert_eq!(scene.value("Or type where the file is"), Some(place.display().to_string()));
    assert_eq!(scene.focused(), "Or type where the file is", "it can be mended at once");
    let gone = scene.folder.path().join("nowhere.csv");
    read(&mut scene, &gone);
    assert!(scene.sees("nowhere.csv could not be read: there is no such file. Check the name."));
    let folder = scene.folder.path().to_owned();
    read(&mut scene, &folder);
    assert!(scene.sees("could not be read: it is a folder. Name a file in it."));
    assert_eq!(scene.count(), 0);
}

#[test]
fn a_file_dropped_anywhere_is_read_and_what_will_happen_is_said_while_it_hovers() {
    let mut scene = open(&Start::default());
    scene.harness.input_mut().hovered_files.push(egui::HoveredFile::default());
    scene.harness.run_steps(3);
    assert!(scene.sees("Drop the file to import it"));
    scene.harness.input_mut().hovered_files.clear();
    drop_file(&mut scene, "daylio/nine.csv");
    assert!(scene.sees("This looks like a Daylio export"));
    assert_eq!((scene.title().as_str(), scene.count()), ("Import", 0));
}

#[test]
fn a_matching_is_kept_under_a_name_and_offered_for_the_same_columns() {
    let mut scene = wizard();
    let place = file(&scene, "mine.csv", OPEN_DATES.as_bytes());
    read(&mut scene, &place);
    scene.click("Next: match the columns");
    choose(&mut scene, "Date column", "When");
    choose(&mut scene, "Score column", "How bad");
    scene.click("Month, day, year").type_into("A name for it", "Physio").click("Keep this matching");
    assert!(scene.has("Kept. It is offered for a file with the same columns."));
    let mut scene = scene.restart();
    scene.press_with(CTRL, Key::Comma).click("Import from another app…");
    read(&mut scene, &place);
    scene.click("Match as “Physio”");
    assert!(scene.sees("Line 2: Mon 11 May"), "the order of the dates came back too");
    scene.click("Back to the file").click("Forget “Physio”");
    assert!(!scene.has("Match as “Physio”"));
}

#[test]
fn grades_are_proposed_and_can_be_changed() {
    let mut scene = wizard();
    read(&mut scene, &fixture("bearable/classic.csv"));
    scene.click("Next: say what is yours");
    assert_eq!(scene.harness.get_by_label("Severe (3) becomes").value().as_deref(), Some("8"));
    choose(&mut scene, "Severe (3) becomes", "7");
    scene.click("Next: check the rows");
    assert!(scene.sees("pain 7, left leg") && !scene.sees("pain 8"));
    assert!(scene.sees("Grades 1 to 4 became 2, 5, 7 and 10."));
}

#[test]
fn words_for_a_score_are_proposed_can_be_changed_and_stay_as_they_were_chosen() {
    const WORDS: &str = "Date,Pain\n2026-11-20,mild\n2026-11-19,awful\n2026-11-18,\n";
    let mut scene = wizard();
    let place = file(&scene, "words.csv", WORDS.as_bytes());
    read(&mut scene, &place);
    scene.click("Next: match the columns");
    let now = |scene: &Scene, name: &str| scene.harness.get_by_label(name).value().unwrap_or_default();
    assert_eq!(now(&scene, "mild becomes"), "2");
    assert_eq!(now(&scene, "awful becomes"), "Leave them out", "a word that is not known is not guessed");
    assert_eq!(now(&scene, "Rows without a score become"), "Leave them out");
    choose(&mut scene, "awful becomes", "9");
    choose(&mut scene, "Rows without a score become", "1");
    scene.type_into("A name for it", "In words").click("Keep this matching");
    scene.click("Next: check the rows");
    assert_eq!(scene.names(Role::RadioButton), ["3 new", "0 already here", "0 left out"]);
    assert!(scene.sees("pain 9, left leg, “Score converted from “awful””"), "it is marked");
    // Back and forth, with another file of the same kind, and after the import.
    scene.click("One step back");
    assert_eq!(now(&scene, "awful becomes"), "9");
    scene.click("Next: check the rows").click("Add 3 entries").click("Import another file");
    let other = file(&scene, "more.csv", WORDS.replace("-11-", "-10-").as_bytes());
    read(&mut scene, &other);
    scene.click("Next: match the columns");
    assert_eq!((now(&scene, "awful becomes"), now(&scene, "Rows without a score become")), ("9".into(), "1".into()));
    let strange = file(&scene, "strange.csv", WORDS.replace("Pain", "Level").as_bytes());
    scene.click("Back to the file");
    read(&mut scene, &strange);
    scene.click("Next: match the columns");
    assert_eq!(now(&scene, "awful becomes"), "Leave them out", "a file of another kind begins anew");
    let mut scene = scene.restart();
    scene.press_with(CTRL, Key::Comma).click("Import from another app…");
    read(&mut scene, &other);
    scene.click("Match as “In words”");
    assert_eq!(now(&scene, "awful becomes"), "9");
}

#[test]
fn choices_hold_for_the_next_export_of_the_same_app_and_new_names_are_not_lost() {
    let mut scene = wizard();
    read(&mut scene, &fixture("daylio/eight.csv"));
    scene.click("Next: say what is yours");
    choose(&mut scene, "Score of calf pain without a number", "4");
    scene.click("calf stretching").pick("Leg of rows that name none", "Right");
    scene.click("Back to the file").click("Match the columns myself").click("Back to the file");
    scene.click("Next: say what is yours");
    assert_eq!(scene.harness.get_by_label("Score of calf pain without a number").value().as_deref(), Some("4"));
    let more = "full_date,date,weekday,time,mood,activities,note_title,note\n\
                2026-11-18,November 18,Wednesday,9:00 am,meh,calf pain | calf stretching,,\n\
                2026-11-17,November 17,Tuesday,9:00 am,meh,calf cramp,,4/10\n";
    let place = file(&scene, "more.csv", more.as_bytes());
    scene.click("Back to the file");
    read(&mut scene, &place);
    scene.click("Next: say what is yours");
    assert!(scene.is_on("calf pain") && !scene.is_on("calf stretching") && scene.is_on("calf cramp"));
    scene.click("Next: check the rows");
    assert!(scene.sees("pain 4, right leg") && scene.has("2 new"));
}

#[test]
fn every_remark_can_be_reached_and_is_told_before_anything_is_written() {
    let mut scene = wizard();
    let mut rows = "Date,Score\n".to_owned();
    for day in 1..=28 {
        writeln!(rows, "2026-10-{day:02},6.5").unwrap();
    }
    let place = file(&scene, "halves.csv", rows.as_bytes());
    read(&mut scene, &place);
    scene.click("Next: match the columns").click("Next: check the rows");
    assert!(scene.has("1 to 20 of 28 remarks") && scene.has("Line 21: The score was rounded to 7."));
    assert!(!scene.has("Line 29: The score was rounded to 7."));
    scene.click("Later remarks");
    assert!(scene.has("21 to 28 of 28 remarks") && scene.has("Line 29: The score was rounded to 7."));
}

#[test]
fn records_of_one_s_own_file_are_counted_as_records_and_those_that_differ_are_told() {
    let mut scene = wizard();
    scene.press_with(CTRL, Key::Num1).press(Key::Num6);
    assert_eq!(scene.count(), 1);
    let place = scene.folder.path().join("own.json");
    let moment = scene.journal().now().moment;
    export(scene.journal().store(), moment, Export::Json, &place, &mut |_| true).unwrap();
    let mut own: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&place).unwrap()).unwrap();
    own["episodes"][0]["nrs_worst"] = 3.into();
    own["episodes"].as_array_mut().unwrap().push(serde_json::json!({"id": "nobody"}));
    std::fs::write(&place, own.to_string()).unwrap();
    scene.press_with(CTRL, Key::Comma).click("Import from another app…");
    scene.type_into("Or type where the file is", &place.display().to_string());
    scene.press(Key::Enter);
    until(&mut scene, "the rows", |scene| scene.sees(" already here"));
    assert!(scene.sees("Record 1: This entry differs from the one in the journal. Yours was kept."));
    scene.click("1 left out");
    assert!(scene.sees("Left-out row, record 2: "));
    assert!(scene.copied("Copy the left-out list").starts_with("Record 2: "));
    assert!(!scene.sees("Line "), "a document has no lines that anybody counts");
}

#[test]
fn a_hundred_thousand_rows_are_read_beside_the_window_and_can_be_stopped() {
    let mut scene = wizard();
    let mut rows = "Date,Time,Score,Leg\n".to_owned();
    for row in 0..100_000_u32 {
        let (year, month, day) = (2000 + row / 4_000, 1 + row / 28 % 12, 1 + row % 28);
        let (hour, minute, score) = (row / 60 % 24, row % 60, row % 11);
        writeln!(rows, "{year}-{month:02}-{day:02},{hour:02}:{minute:02},{score},left").unwrap();
    }
    let place = file(&scene, "large.csv", rows.as_bytes());
    let label = "Or type where the file is";
    scene.type_into(label, &place.display().to_string());
    scene.press(Key::Enter);
    assert!(scene.has("Reading large.csv"), "the window is drawn meanwhile");
    scene.click("Stop reading the file");
    assert!(scene.has("Read this file") && !scene.sees("rows."));
    read(&mut scene, &place);
    assert!(scene.has("large.csv, 100\u{a0}000 rows"));
    scene.click("Next: match the columns");
    until(&mut scene, "the first rows", |scene| scene.sees("pain 0, left leg"));
    scene.click("Next: check the rows");
    until(&mut scene, "the rows", |scene| scene.sees(" already here"));
    assert!(scene.has("Later rows") && scene.sees("1 to 20 of"));
}

/// Presses Tab until this has the keyboard.
fn tab_to(scene: &mut Scene, label: &str) {
    for _ in 0..60 {
        if scene.focused() == label {
            return;
        }
        scene.press(Key::Tab);
    }
    panic!("Tab never came to {label}");
}
