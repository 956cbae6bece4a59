//! Promises about files of other programs: every row is taken, known already or listed with its reason; nothing is
//! guessed; a second time takes nothing; one step undoes it all.
//!
//! The files under tests/import are written by hand after the layouts of the programs, with good and bad rows.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

#[path = "common/berlin.rs"]
mod berlin;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use common::{Hand, Home};
use soleus::app::command::Command;
use soleus::app::import::{Outcome, read_file};
use soleus::app::run::Journal;
use soleus::domain::body::{Kind, Side};
use soleus::domain::episode::{End, Episode};
use soleus::domain::setting::Settings;
use soleus::domain::when::{Certainty, Now};
use soleus::exchange::import::{
    Choices, Columns, DateOrder, Deed, Format, Reading, Refusal, Scale, Source, Taken, Target, What, preview, read,
    sheet,
};
use soleus::store::episode::Span;

fn place(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(file)
}

fn now() -> Now {
    berlin::now("2026-11-22 14:32")
}

fn source(file: &str) -> Source {
    read_file(&place(file)).unwrap()
}

fn read_with(source: &Source, choices: &Choices) -> Result<Reading, Refusal> {
    let reading = read(source, choices, &now(), &mut |_| true)?;
    assert_eq!(reading.rows, reading.found.len() + reading.twice + reading.skipped.len(), "no row is lost");
    Ok(reading)
}

fn including(names: &[&str]) -> Choices {
    let included: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
    Choices { included: Some(included), ..Choices::default() }
}

fn mapped(columns: [&str; 5]) -> Choices {
    let [date, time, score, side, note] = columns.map(|name| Some(name.to_owned()).filter(|name| !name.is_empty()));
    Choices { format: Some(Format::Csv), columns: Columns { date, time, score, side, note }, ..Choices::default() }
}

/// Reads a file that is known by its content.
fn known(file: &str, format: Format, choices: &Choices) -> Reading {
    let source = source(file);
    assert_eq!(Format::detect(&source), Some(format), "{file}");
    read_with(&source, choices).unwrap()
}

fn episodes(reading: &Reading) -> Vec<&Episode> {
    let items = reading.found.iter().flat_map(|found| &found.items);
    items.filter_map(|item| if let What::Pain(episode) = &item.what { Some(&**episode) } else { None }).collect()
}

fn doses(reading: &Reading) -> Vec<&Taken> {
    let items = reading.found.iter().flat_map(|found| &found.items);
    items.filter_map(|item| if let What::Taken(taken) = &item.what { Some(taken) } else { None }).collect()
}

fn deeds(reading: &Reading) -> Vec<&Deed> {
    let items = reading.found.iter().flat_map(|found| &found.items);
    items.filter_map(|item| if let What::Done(deed) = &item.what { Some(deed) } else { None }).collect()
}

/// "6 left 2026-11-21T18:00 about".
fn short(episode: &Episode) -> String {
    let certainty = match episode.certainty {
        Certainty::Exact => "exact",
        Certainty::About => "about",
        Certainty::DayOnly => "day",
    };
    let local = episode.started.local().format("%Y-%m-%dT%H:%M");
    format!("{} {} {local} {certainty}", episode.nrs_worst.get(), episode.side.id())
}

fn shorts(reading: &Reading) -> Vec<String> {
    episodes(reading).into_iter().map(short).collect()
}

fn reasons(reading: &Reading) -> Vec<(u64, &str)> {
    reading.skipped.iter().map(|skipped| (skipped.row, skipped.reason.as_str())).collect()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn loop_zip(folder: &str) -> Vec<u8> {
    let file = |name: &str| std::fs::read(place(&format!("loop/{name}"))).unwrap();
    let name = |name: &str| format!("{folder}{name}");
    let (habits, marks, scores) = (file("Habits.csv"), file("Checkmarks.csv"), file("Scores.csv"));
    zipped(&[
        (&name("002 Calf stretches/Checkmarks.csv"), b"Date,Value,Notes\n2026-11-21,YES_MANUAL,\n"),
        (&name("Habits.csv"), &habits),
        (&name("Checkmarks.csv"), &marks),
        (&name("Scores.csv"), &scores),
    ])
}

#[test]
fn bearable_symptoms_of_the_calf_are_taken_with_their_grades_and_parts_of_the_day() {
    let reading = known("bearable/classic.csv", Format::Bearable, &Choices::default());
    assert_eq!(
        shorts(&reading),
        [
            "5 left 2026-11-21T18:00 about",
            "8 left 2026-11-21T06:00 about",
            "2 right 2026-11-21T08:15 exact",
            "10 left 2026-11-20T00:00 day",
            "5 left 2026-11-20T00:00 day",
        ]
    );
    assert_eq!(
        reasons(&reading),
        [
            (9, "“Headache” was not chosen"),
            (10, "“Stomach cramps” was not chosen"),
            (11, "“Mood” is neither a symptom nor a medicine"),
            (12, "“Sleep” is neither a symptom nor a medicine"),
            (13, "“Ibuprofen” was not chosen"),
            (14, "“31st Feb 2026” is not a date"),
            (15, "“23rd Nov 2046” has not come yet"),
            (16, "“7” is not a grade from 1 to 4"),
            (17, "“25:99” is not a time"),
            (18, "“1st Jan 1969” is before 1970"),
        ]
    );
    assert_eq!((reading.rows, reading.twice, reading.scale), (16, 1, Scale::Grades));
    assert_eq!(episodes(&reading)[1].kinds, [Kind::Cramp]);
    assert_eq!(
        episodes(&reading)[2].notes,
        "first line\nsecond line\nBearable: Right calf, score converted from “Mild”"
    );
    assert_eq!(reading.warnings.len(), 1, "the other scale is told once: {:?}", reading.warnings);
    let headache = reading.names.iter().find(|choice| choice.name == "Headache").unwrap();
    assert_eq!((headache.count, headache.included, headache.target), (1, false, Target::Pain));
}

#[test]
fn grades_can_be_edited_and_names_chosen() {
    let choices = Choices { grades: [1, 3, 6, 9], side: Side::Right, ..including(&["headache", "IBUPROFEN"]) };
    let reading = known("bearable/classic.csv", Format::Bearable, &choices);
    assert_eq!(shorts(&reading), ["3 right 2026-11-20T18:00 about"]);
    let [dose] = doses(&reading)[..] else { panic!("one dose") };
    assert_eq!((dose.medicine.as_str(), dose.amount.as_str(), dose.certainty), ("Ibuprofen", "2", Certainty::About));
}

#[test]
fn both_layouts_of_an_app_give_the_same_rows_the_same_ids() {
    let ids = |file: &str| -> Vec<_> {
        let reading = known(file, Format::Bearable, &Choices::default());
        reading.found.iter().map(|found| found.items[0].id).take(2).collect()
    };
    assert_eq!(ids("bearable/classic.csv"), ids("bearable/formatted.csv"));
}

#[test]
fn an_id_depends_on_the_row_and_never_on_the_choices() {
    let id = |choices: &Choices| known("bearable/formatted.csv", Format::Bearable, choices).found[0].items[0].id;
    let other = Choices { grades: [0, 1, 2, 3], side: Side::Both, ..Choices::default() };
    assert_eq!(id(&Choices::default()), id(&other));
    assert_eq!(
        id(&other).to_string(),
        "1c2cb642-3148-52d9-bf15-5f819533b67f",
        "an import of last year would take everything again"
    );
}

#[test]
fn daylio_moods_are_taken_when_they_name_the_calf_and_a_number() {
    let reading = known("daylio/eight.csv", Format::Daylio, &Choices::default());
    assert_eq!(shorts(&reading), ["6 left 2026-11-21T18:50 exact"]);
    assert_eq!(
        episodes(&reading)[0].notes,
        "Calf at 6/10 after the stairs.\nThen ice.\nDaylio: calf pain",
        "marks of web pages are gone"
    );
    assert_eq!(deeds(&reading)[0].name, "calf stretching");
    assert_eq!(
        reasons(&reading),
        [
            (3, "“work” was not chosen"),
            (4, "It gives no pain score, and none was chosen for such rows"),
            (6, "“2026-11-31” is not a date"),
        ]
    );
    let mut choices = Choices::default();
    choices.unrated.insert("Calf Pain".to_owned(), 4);
    let reading = known("daylio/eight.csv", Format::Daylio, &choices);
    assert_eq!(shorts(&reading)[1], "4 left 2026-11-20T14:03 exact");
    assert!(episodes(&reading)[1].notes.ends_with("Daylio: calf pain, score converted from “no score”"));
}

#[test]
fn daylio_scales_give_scores() {
    let reading = known("daylio/nine.csv", Format::Daylio, &Choices::default());
    assert_eq!(shorts(&reading), ["6 left 2026-11-21T18:50 exact"]);
    assert_eq!(reasons(&reading), [(3, "“Sleep Quality” and 1 more were not chosen")]);
    // A phrase that was chosen is also looked for in the notes.
    let reading = known("daylio/eight.csv", Format::Daylio, &including(&["Calf at"]));
    assert_eq!(shorts(&reading), ["6 left 2026-11-21T18:50 exact"]);
}

#[test]
fn each_tracker_has_its_own_meaning_in_both_layouts() {
    let reading = known("track-and-graph/labels.csv", Format::TrackAndGraph, &Choices::default());
    assert_eq!(
        shorts(&reading),
        ["6 left 2026-11-21T21:30 exact", "7 left 2026-11-21T08:00 exact", "3 left 2026-11-20T10:00 exact"]
    );
    let told: Vec<_> = deeds(&reading).iter().map(|deed| (deed.name.as_str(), deed.minutes, deed.side)).collect();
    assert_eq!(told, [("Ice on left calf", Some(15), Some(Side::Left)), ("Calf stretch", None, None)]);
    assert_eq!(
        reasons(&reading),
        [
            (4, "“14” is over 10"),
            (5, "“-1” is below 0"),
            (6, "“1:00:00” is not a score but a length of time"),
            (9, "“Weight” was not chosen"),
            (10, "“not a time” is not a date"),
        ]
    );
    assert_eq!(reading.warnings[0].text, "The score was rounded to 7.");
    let reading = known("track-and-graph/old.csv", Format::TrackAndGraph, &Choices::default());
    assert_eq!(shorts(&reading), ["6 left 2026-11-21T21:30 exact"]);
    assert_eq!(episodes(&reading)[0].notes, "evening\nafter a walk\nTrack & Graph: Calf pain");
    assert_eq!(deeds(&reading)[0].minutes, Some(20));
    assert_eq!(reasons(&reading), [(4, "“bad” is not a number")]);
}

#[test]
fn medtimer_is_read_by_places_in_any_language_and_only_what_was_taken_counts() {
    let reading = known("medtimer/events.csv", Format::Medtimer, &Choices::default());
    let told: Vec<_> =
        doses(&reading).iter().map(|dose| (dose.medicine.as_str(), dose.amount.as_str(), dose.note.as_str())).collect();
    assert_eq!(told, [("Ibuprofen", "400 mg", "with \"food\""), ("Magnesium", "1", "one; two")]);
    assert_eq!(doses(&reading)[0].at.rfc3339(), "2026-11-21T08:02:00+01:00", "the time of day is the one here");
    assert_eq!(
        reasons(&reading),
        [(3, "It was not taken"), (5, "The row has too few cells"), (6, "“2047-11-21T19:05:00Z” has not come yet"),]
    );
    let reading = known("medtimer/events.json", Format::Medtimer, &Choices::default());
    assert_eq!((reading.rows, doses(&reading).len()), (3, 1));
    assert_eq!(reasons(&reading), [(2, "It was not taken"), (3, "It is not a medicine that was taken")]);
}

#[test]
fn dosage_is_read_in_any_language_and_a_time_that_nobody_confirmed_is_about() {
    let reading = known("dosage/english.csv", Format::Dosage, &Choices::default());
    let told: Vec<_> = doses(&reading).iter().map(|dose| (dose.at.local().to_string(), dose.certainty)).collect();
    assert_eq!(
        told,
        [
            ("2026-11-21 08:12:00".to_owned(), Certainty::Exact),
            ("2026-11-20 20:00:00".to_owned(), Certainty::About),
            ("2026-11-19 20:00:00".to_owned(), Certainty::About),
        ]
    );
    assert_eq!(
        reasons(&reading),
        [
            (3, "It was not taken: Missed"),
            (4, "It was not taken: Skipped"),
            (7, "“Perhaps” is not a word that says whether it was taken"),
        ]
    );
    let reading = known("dosage/german.csv", Format::Dosage, &Choices::default());
    assert_eq!((doses(&reading).len(), reasons(&reading)), (2, vec![(3, "It was not taken: Verpasst")]));
    assert_eq!(doses(&reading)[1].at.day().to_string(), "2026-11-04");
    let ambiguous = source("dosage/ambiguous.csv");
    assert_eq!(Format::detect(&ambiguous), Some(Format::Dosage));
    assert_eq!(read_with(&ambiguous, &Choices::default()), Err(Refusal::DateOrder("03/04/2026".to_owned())));
    let choices = Choices { date_order: Some(DateOrder::Mdy), ..Choices::default() };
    assert_eq!(doses(&read_with(&ambiguous, &choices).unwrap())[0].at.day().to_string(), "2026-03-04");
}

#[test]
fn a_habit_that_was_done_is_a_routine_of_that_day_at_a_time_unknown() {
    for folder in ["", "Loop Habits CSV 2026-11-22/"] {
        let source = Source::read(&loop_zip(folder)).unwrap();
        assert_eq!(Format::detect(&source), Some(Format::Loop));
        let reading = read_with(&source, &Choices::default()).unwrap();
        let told: Vec<_> = deeds(&reading)
            .iter()
            .map(|deed| (deed.name.as_str(), deed.at.day().to_string(), deed.minutes, deed.certainty))
            .collect();
        let day = |day: &str| day.to_owned();
        assert_eq!(
            told,
            [
                ("Calf stretches", day("2026-11-21"), None, Certainty::DayOnly),
                ("Ice on calf", day("2026-11-21"), Some(15), Certainty::DayOnly),
                ("Calf stretches", day("2026-11-20"), None, Certainty::DayOnly),
            ]
        );
        assert_eq!(
            reasons(&reading),
            [
                (4, "Nothing that was chosen was marked as done on that day"),
                (5, "“what” is not a mark of Loop"),
                (6, "“2026-02-29” is not a date"),
            ]
        );
    }
}

#[test]
fn headaches_are_left_out_unless_they_are_named() {
    for (file, format, rows) in [
        ("cluster-headache-tracker/logs.csv", Format::ClusterHeadacheTracker, 3),
        ("headi/export.csv", Format::Headi, 2),
        ("migraine-buddy/offsets.csv", Format::MigraineBuddy, 4),
        ("migraine-buddy/old.csv", Format::MigraineBuddy, 1),
    ] {
        let reading = known(file, format, &Choices::default());
        assert_eq!((reading.found.len(), reading.skipped.len()), (0, rows), "{file}");
        assert!(reading.skipped[0].reason.starts_with("“headache”"), "{file}");
    }
    let reading = known("cluster-headache-tracker/logs.csv", Format::ClusterHeadacheTracker, &including(&["headache"]));
    assert_eq!(shorts(&reading), ["7 left 2026-11-01T08:00 exact", "8 left 2026-11-02T23:00 exact"]);
    assert_eq!(episodes(&reading)[0].lasted_min(), Some(150));
    assert_eq!((episodes(&reading)[1].end, reading.warnings.len()), (End::Unknown, 1));
    assert_eq!(reasons(&reading), [(4, "“12” is over 10")]);
    let reading = known("headi/export.csv", Format::Headi, &including(&["headache", "Ibuprofen"]));
    assert_eq!((episodes(&reading).len(), doses(&reading).len(), reading.found.len()), (2, 1, 2));
    assert_eq!(episodes(&reading)[0].lasted_min(), Some(120));
}

#[test]
fn migraine_buddy_keeps_the_offset_of_the_place_and_never_the_place_itself() {
    let choices = including(&["Headache", "Sumatriptan"]);
    let reading = known("migraine-buddy/offsets.csv", Format::MigraineBuddy, &choices);
    let told: Vec<String> = episodes(&reading).iter().map(|episode| episode.started.rfc3339()).collect();
    assert_eq!(told, ["2026-11-16T13:12:00+01:00", "2026-11-18T23:30:00-05:00"]);
    assert_eq!(episodes(&reading)[1].lasted_min(), Some(26 * 60 + 15));
    assert_eq!(doses(&reading).len(), 1);
    assert_eq!(episodes(&reading)[0].triggers, ["Alcohol", "Sleep"]);
    assert_eq!(
        reasons(&reading),
        [(8, "“not a date” is not a date"), (9, "It gives no pain score, and none was chosen for such rows"),]
    );
    assert!(!format!("{:?}", reading.found).contains("u0yjjd"), "where somebody was is nobody's affair");
    let reading = known("migraine-buddy/old.csv", Format::MigraineBuddy, &choices);
    assert_eq!(shorts(&reading), ["9 left 2026-11-16T13:12 exact"]);
}

#[test]
fn crisiscore_is_read_with_its_line_ends_and_without_and_places_that_are_no_calf_are_left_out() {
    let reading = known("crisiscore/full.csv", Format::Crisiscore, &Choices::default());
    assert_eq!(shorts(&reading), ["6 left 2026-11-21T08:15 exact", "3 left 2026-11-18T07:00 exact"]);
    assert_eq!(episodes(&reading)[0].kinds, [Kind::Cramp, Kind::Ache]);
    assert!(episodes(&reading)[0].notes.starts_with("said \"ouch\" at \\n2000 steps\nLimited: walking"));
    assert_eq!(reasons(&reading), [(3, "“neck” was not chosen"), (4, "“11” is over 10")]);
    let reading = known("crisiscore/minimal.csv", Format::Crisiscore, &Choices::default());
    assert_eq!(shorts(&reading), ["6 left 2026-11-21T08:15 exact", "4 left 2026-11-20T00:00 day"]);
    assert!(episodes(&reading)[0].notes.starts_with("Medication: Ibuprofen 400 mg"));
    let reading = known("crisiscore/worksafebc.csv", Format::Crisiscore, &Choices::default());
    assert_eq!(shorts(&reading), ["6 right 2026-11-21T00:00 day"]);
    assert_eq!(reasons(&reading), [(5, "“lower back” was not chosen")]);
}

#[test]
fn any_table_is_read_by_its_map_and_every_bad_row_is_named() {
    let german = source("csv/german.csv");
    assert_eq!(Format::detect(&german), None);
    let proposed = sheet(&german, None).unwrap();
    assert_eq!(proposed.separator, ';');
    let columns = ["Datum", "Uhrzeit", "Stärke", "Seite", "Notiz"];
    assert_eq!(proposed.proposed, mapped(columns).columns);
    let reading = read_with(&german, &mapped(columns)).unwrap();
    assert_eq!(shorts(&reading), ["6 left 2026-11-21T14:30 exact", "4 right 2026-11-20T00:00 day"]);
    assert_eq!(episodes(&reading)[0].notes, "Treppe; dann Eis");
    assert_eq!(
        reasons(&reading),
        [
            (4, "“32.11.2025” is not a date"),
            (5, "“14” is over 10"),
            (6, "“Mitte” is not left, right or both"),
            (7, "“29.02.2026” is not a date"),
            (8, "“23.11.2046” has not come yet"),
            (9, "“01.01.1969” is before 1970"),
            (10, "There is no score"),
            (12, "The row is empty"),
        ]
    );
    assert_eq!((reading.twice, reading.date_order), (1, Some(DateOrder::Dmy)));
    // By number, and in any spelling.
    let numbered = mapped(["1", "2", "3", "4", "notiz"]);
    assert_eq!(read_with(&german, &numbered).unwrap().found, reading.found);
    let wrong = mapped(["When", "", "3", "", ""]);
    assert_eq!(read_with(&german, &wrong), Err(Refusal::NoColumn("When".to_owned())));
    assert!(matches!(read_with(&german, &Choices::default()), Err(Refusal::Unmapped(columns)) if columns.len() == 5));
}

#[test]
fn the_order_of_dates_is_found_where_it_is_certain_and_else_asked_for() {
    let order = |dates: &[&str]| {
        let rows = dates.join(";5\n");
        let text = format!("Date;Score\n{rows};5\n");
        let reading = read_with(&Source::read(text.as_bytes()).unwrap(), &mapped(["Date", "", "Score", "", ""]));
        reading.map(|reading| (reading.date_order, reading.found.len()))
    };
    assert_eq!(order(&["21/11/2026", "05/11/2026"]), Ok((Some(DateOrder::Dmy), 2)));
    assert_eq!(order(&["11/21/2026", "11/05/2026"]), Ok((Some(DateOrder::Mdy), 2)));
    assert_eq!(order(&["2026-11-05", "2026-11-06"]), Ok((None, 2)));
    assert_eq!(order(&["05/05/2026"]), Ok((None, 1)));
    assert_eq!(order(&["5 Nov 2026", "Nov 6, 2026", "Samstag, 7. November 2026", "8 de mayo de 2026"]), Ok((None, 4)));
    assert_eq!(order(&["05/11/2026", "06/11/2026"]), Err(Refusal::DateOrder("05/11/2026".to_owned())));
    assert_eq!(order(&["21/11/2026", "11/21/2026"]), Err(Refusal::DateOrder("21/11/2026".to_owned())));
    let american = source("csv/american.csv");
    let choices = mapped(["Date", "", "Pain Level", "Leg", "Comment"]);
    let reading = read_with(&american, &choices).unwrap();
    assert_eq!(shorts(&reading), ["6 left 2026-11-21T14:30 exact", "3 right 2026-11-05T00:00 day"]);
    let live = preview(&american, &Choices { date_order: Some(DateOrder::Dmy), ..choices }, &now(), 1).unwrap();
    assert_eq!(live.len(), 1);
    assert_eq!(live[0].outcome, Err("“11/21/2026 2:30 PM” is not a date".to_owned()));
}

#[test]
fn times_with_the_offset_of_a_place_are_read_as_programs_write_them() {
    for (text, local) in [
        ("2026-11-20T08:00:00Z", "2026-11-20T09:00:00+01:00"),
        ("2026-11-20 08:00:00 UTC", "2026-11-20T09:00:00+01:00"),
        ("2026-11-20 08:00:00 -0500", "2026-11-20T08:00:00-05:00"),
        ("2026-11-20T08:00:00.123+0200", "2026-11-20T08:00:00+02:00"),
        ("2026-11-20T08:00", "2026-11-20T08:00:00+01:00"),
        ("1795158000", "2026-11-20T08:00:00+01:00"),
        ("1795158000123", "2026-11-20T08:00:00+01:00"),
        ("20.11.2026, 08:00 Uhr", "2026-11-20T08:00:00+01:00"),
        ("20th November 2026 at 8:00\u{202f}AM", "2026-11-20T08:00:00+01:00"),
    ] {
        let text = format!("sep=;\nDate;Pain\n{text};5\n");
        let reading = read_with(&Source::read(text.as_bytes()).unwrap(), &choices_of_two()).unwrap();
        assert_eq!(
            episodes(&reading).first().map(|episode| episode.started.rfc3339()).as_deref(),
            Some(local),
            "{text}"
        );
        assert_eq!(reading.found[0].row, 3);
    }
}

#[test]
fn a_scale_to_a_hundred_is_proposed_and_marked() {
    let text = "Date,Score\n2026-11-20,70\n2026-11-19,35\n2026-11-18,5\n2026-11-17,101\n2026-11-16,100\n";
    let source = Source::read(text.as_bytes()).unwrap();
    let choices = mapped(["Date", "", "Score", "", ""]);
    let reading = read_with(&source, &Choices { scale: Some(Scale::Hundred), ..choices.clone() }).unwrap();
    let scores: Vec<u8> = episodes(&reading).iter().map(|episode| episode.nrs_worst.get()).collect();
    assert_eq!(scores, [7, 4, 1, 10]);
    assert_eq!(episodes(&reading)[0].notes, "Score converted from “70”");
    assert_eq!(reasons(&reading), [(5, "“101” is over 100")]);
    let reading = read_with(&source, &choices).unwrap();
    assert_eq!((reading.scale, reading.found.len()), (Scale::Ten, 1), "101 is on neither scale, so none is proposed");
}

const WORDS: &str = "Date,Pain\n2026-11-20,mild\n2026-11-19,Mild\n2026-11-18,sehr stark\n2026-11-17,so so\n\
                     2026-11-16,\n2026-11-15,6\n";

#[test]
fn every_word_for_a_score_is_listed_with_a_proposal_and_can_be_given_another() {
    let source = Source::read(WORDS.as_bytes()).unwrap();
    let words = |choices: &Choices| -> (Reading, Vec<(String, usize, Option<u8>)>) {
        let reading = read_with(&source, choices).unwrap();
        let words = reading.words.iter().map(|word| (word.word.clone(), word.count, word.score)).collect();
        (reading, words)
    };
    let mut choices = choices_of_two();
    let (reading, found) = words(&choices);
    let word = |word: &str, count: usize, score: Option<u8>| (word.to_owned(), count, score);
    assert_eq!(
        found,
        [word("mild", 2, Some(2)), word("sehr stark", 1, Some(10)), word("so so", 1, None), word("", 1, None)],
        "the weakest first, and nothing is guessed of a word that is not known"
    );
    assert_eq!(reasons(&reading), [(5, "“so so” is not a score"), (6, "There is no score")]);
    choices.set_word("MILD", Some(4));
    choices.set_word("So  so", Some(3));
    choices.set_word("sehr stark", None);
    choices.set_word("", Some(1));
    let (reading, found) = words(&choices);
    assert_eq!(
        found,
        [word("mild", 2, Some(4)), word("sehr stark", 1, None), word("so so", 1, Some(3)), word("", 1, Some(1))],
        "a choice moves no word to another place"
    );
    let scores: Vec<u8> = episodes(&reading).iter().map(|episode| episode.nrs_worst.get()).collect();
    assert_eq!((scores, reasons(&reading)), (vec![4, 4, 3, 1, 6], vec![(4, "“sehr stark” is left out, as you chose")]));
    assert_eq!(episodes(&reading)[2].notes, "Score converted from “so so”");
    assert_eq!(episodes(&reading)[3].notes, "Score converted from “no score”");
    let kept: Choices = serde_json::from_str(&serde_json::to_string(&choices).unwrap()).unwrap();
    assert_eq!(words(&kept).0, reading, "a mapping that was kept has them too");
}

#[test]
fn a_grade_that_stands_there_as_a_word_alone_is_what_the_grade_is() {
    let text = "date,weekday,time of day,category,rating/amount,detail,notes\n\
                \"21st Nov 2026\",\"Saturday\",\"pm\",\"Symptom\",\"\",\"Calf pain (Severe)\",\"\"\n";
    let reading =
        read_with(&Source::read(text.as_bytes()).unwrap(), &Choices { grades: [1, 3, 6, 9], ..Choices::default() });
    assert_eq!(shorts(&reading.unwrap()), ["6 left 2026-11-21T18:00 about"]);
}

#[test]
fn text_of_any_alphabet_with_any_line_ends_gives_the_same_rows() {
    let text = "Date;Pain;Note\n2026-11-20;3;Café für Ängste\n2026-11-19;4;\"zwei\nZeilen\"\n";
    let choices = mapped(["Date", "", "Pain", "", "Note"]);
    let utf_16 = |swap: bool, mark: bool| {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let latin = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let files = [
        text.as_bytes().to_vec(),
        format!("\u{feff}{text}").into_bytes(),
        text.replace('\n', "\r\n").into_bytes(),
        text.replace(';', "\t").into_bytes(),
        text.replace(';', "|").into_bytes(),
        text.replace(';', ",").into_bytes(),
        utf_16(false, true),
        utf_16(true, true),
        utf_16(false, false),
        utf_16(true, false),
        latin,
        zipped(&[("../../etc/export.csv", text.as_bytes())]),
    ];
    let expected = read_with(&Source::read(&files[0]).unwrap(), &choices).unwrap();
    assert_eq!(expected.found.len(), 2);
    for (number, bytes) in files.iter().enumerate() {
        let reading = read_with(&Source::read(bytes).unwrap(), &choices).unwrap();
        assert_eq!(reading.found, expected.found, "file {number}");
    }
    let old =
        read_with(&Source::read("Date,Pain\r2026-11-20,3\r2026-11-19,4\r".as_bytes()).unwrap(), &choices_of_two());
    assert_eq!(old.unwrap().found.len(), 2);
}

fn choices_of_two() -> Choices {
    mapped(["Date", "", "Pain", "", ""])
}

#[test]
fn a_quote_that_is_never_closed_swallows_no_rows() {
    let reading = read_with(&source("csv/open_quote.csv"), &mapped(["Date", "", "Score", "", "Note"])).unwrap();
    let rows: Vec<u64> = reading.found.iter().map(|found| found.row).collect();
    assert_eq!((rows, reading.rows), (vec![2, 3, 4], 3));
}

#[test]
fn rows_are_counted_as_lines_of_the_file() {
    let text = "\n\nDate,Pain,Note\n\n2026-11-20,3,\"a\nb\nc\"\n\n2026-11-19,x,\n2026-11-18,4\n";
    let reading =
        read_with(&Source::read(text.as_bytes()).unwrap(), &mapped(["Date", "", "Pain", "", "Note"])).unwrap();
    let rows: Vec<u64> = reading.found.iter().map(|found| found.row).collect();
    assert_eq!((rows, reading.skipped[0].row), (vec![5, 10], 9));
}

#[test]
fn what_is_no_text_or_too_large_is_refused_in_one_sentence() {
    let png = [0x89, b'P', b'N', b'G', 0, 0, 0, 13, 0, 1, 2, 3];
    for (bytes, refusal) in [
        (&png[..], Refusal::NotText),
        (b"SQLite format 3\0\x10\0\x01\x01", Refusal::NotText),
        (b"PK\x03\x04 broken", Refusal::BrokenZip),
        (b"", Refusal::Empty),
        (b"\xef\xbb\xbf \n", Refusal::Empty),
    ] {
        assert_eq!(Source::read(bytes), Err(refusal));
    }
    assert_eq!(Source::read(&zipped(&[("a.png", &png)])), Err(Refusal::UnknownZip));
    let two = zipped(&[("a.csv", b"a,b\n1,2\n"), ("b.csv", b"a,b\n1,2\n")]);
    assert_eq!(read_with(&Source::read(&two).unwrap(), &Choices::default()), Err(Refusal::UnknownZip));
    let bomb = vec![b' '; 60 * 1024 * 1024];
    assert_eq!(Source::read(&zipped(&[("a.csv", &bomb)])), Err(Refusal::ZipTooLarge));
    let long = format!("Date,Pain,Note\n2026-11-20,3,{}\n2026-11-19,4,b\n", "x".repeat(64 * 1024 + 1));
    let reading =
        read_with(&Source::read(long.as_bytes()).unwrap(), &mapped(["Date", "", "Pain", "", "Note"])).unwrap();
    assert_eq!(reasons(&reading), [(2, "A cell of this row is longer than 64 KB")]);
    let many = format!("Date,Pain\n{}", "2026-11-20,3\n".repeat(1_000_001));
    let refused = read(&Source::read(many.as_bytes()).unwrap(), &choices_of_two(), &now(), &mut |_| true);
    assert_eq!(refused, Err(Refusal::TooManyRows));
    let json = Source::read(b"{\"a\": 1}").unwrap();
    assert_eq!(read_with(&json, &Choices::default()), Err(Refusal::UnknownJson));
    let own = Source::read(b"{\"soleus_export\": 1}").unwrap();
    assert_eq!(Format::detect(&own), Some(Format::SoleusJson));
    assert_eq!(read_with(&own, &Choices::default()).unwrap().rows, 0);
    let other = Choices { format: Some(Format::Daylio), ..Choices::default() };
    assert_eq!(read_with(&source("csv/german.csv"), &other), Err(Refusal::OtherFormat("Daylio")));
}

#[test]
fn the_hour_that_the_clocks_leave_out_is_taken_an_hour_later_and_said_so() {
    let text = "Date,Time,Pain\n2026-03-29,02:30,3\n2026-10-25,02:30,4\n";
    let reading =
        read_with(&Source::read(text.as_bytes()).unwrap(), &mapped(["Date", "Time", "Pain", "", ""])).unwrap();
    assert_eq!(shorts(&reading), ["3 left 2026-03-29T03:30 about", "4 left 2026-10-25T02:30 exact"]);
    assert_eq!(reading.warnings[0].row, 2);
}

#[test]
fn an_import_that_nobody_wants_any_more_stops() {
    let text = format!("Date,Pain\n{}", "2026-11-20,3\n".repeat(5_000));
    let stopped = read(&Source::read(text.as_bytes()).unwrap(), &choices_of_two(), &now(), &mut |_| false);
    assert_eq!(stopped, Err(Refusal::Cancelled));
}

#[test]
fn choices_can_be_kept_and_read_again() {
    let choices = Choices { date_order: Some(DateOrder::Dmy), ..mapped(["Datum", "", "3", "", ""]) };
    let text = serde_json::to_string(&choices).unwrap();
    assert_eq!(serde_json::from_str::<Choices>(&text).unwrap(), choices);
    assert_eq!(serde_json::from_str::<Choices>("{}").unwrap(), Choices::default(), "old ones go on working");
}

/// Everything that the journal holds of what an import can bring.
fn content(journal: &Journal) -> String {
    let store = journal.store();
    let places = store.places(Span::ALL).unwrap();
    let doses = store.doses_between(0, i64::MAX, usize::MAX).unwrap();
    let sessions = store.sessions(usize::MAX).unwrap();
    format!("{:?}{doses:?}{sessions:?}{:?}", store.episodes_at(&places).unwrap(), store.products().unwrap())
}

#[test]
fn an_import_is_one_step_a_second_takes_nothing_and_undo_gives_the_former_content() {
    let home = Home::new();
    let hand = Hand::new();
    let mut journal = Journal::create(&home.folder.path().join("a.db"), &Settings::default(), hand.clock()).unwrap();
    let mut readings: Vec<Reading> = [
        "bearable/classic.csv",
        "daylio/eight.csv",
        "track-and-graph/labels.csv",
        "medtimer/events.csv",
        "dosage/english.csv",
        "crisiscore/full.csv",
        "cluster-headache-tracker/logs.csv",
    ]
    .iter()
    .map(|file| read(&source(file), &Choices::default(), &hand.now(), &mut |_| true).unwrap())
    .collect();
    readings
        .push(read(&Source::read(&loop_zip("")).unwrap(), &Choices::default(), &hand.now(), &mut |_| true).unwrap());
    for reading in readings {
        let name = reading.format.name();
        let before = content(&journal);
        let outcome = journal.preview_import(&reading).unwrap();
        assert_eq!(outcome.new + outcome.duplicates + outcome.skipped, reading.rows, "{name}");
        assert_eq!(outcome.new, reading.found.len(), "{name}");
        let done = journal.run(Command::Import(Box::new(reading.clone()))).unwrap();
        if outcome.new == 0 {
            assert_eq!((done.words.as_str(), done.undo), ("Nothing in this file is new.", false), "{name}");
            continue;
        }
        let full = content(&journal);
        assert_ne!(before, full, "{name}");
        let again = journal.preview_import(&reading).unwrap();
        let all = Outcome { new: 0, duplicates: reading.found.len() + reading.twice, skipped: reading.skipped.len() };
        assert_eq!(again, all, "{name}");
        journal.run(Command::Import(Box::new(reading.clone()))).unwrap();
        assert_eq!(content(&journal), full, "{name}: a second time changes nothing");
        journal.run(Command::Undo).unwrap();
        assert_eq!(content(&journal), before, "{name}: one step takes it all back");
        journal.run(Command::Redo).unwrap();
        assert_eq!(content(&journal), full, "{name}");
    }
    let steps = journal.store().operations(100).unwrap();
    assert!(steps.iter().any(|step| step.name == "import 5 entries from Bearable"), "{steps:?}");
    let sessions = journal.store().sessions(100).unwrap();
    let lines: BTreeSet<String> = sessions.iter().map(|session| session.line().replace('\u{a0}', " ")).collect();
    assert!(lines.contains("Ice on calf, 15 min, time unknown"), "{lines:?}");
}

#[test]
fn files_as_telephones_and_spreadsheets_write_them_are_read_and_given_back() {
    let headache = || including(&["headache", "Sumatriptan", "Oxygen"]);
    let sheet = mapped(["Datum", "Uhrzeit", "Schmerz (0-10)", "Seite", "Bemerkung"]);
    let eastern = mapped(["Date", "", "Pain", "", ""]);
    let usual = Choices::default;
    // File, program, choices, rows taken, twice in the file, left out.
    let cases = [
        ("bearable/phone.csv", Some(Format::Bearable), usual(), 4, 0, 3),
        ("daylio/phone.csv", Some(Format::Daylio), usual(), 5, 1, 1),
        ("medtimer/backup.json", Some(Format::Medtimer), usual(), 1, 0, 1),
        ("crisiscore/notes.csv", Some(Format::Crisiscore), usual(), 2, 0, 1),
        ("crisiscore/older.csv", Some(Format::Crisiscore), usual(), 1, 0, 1),
        ("migraine-buddy/day_first.csv", Some(Format::MigraineBuddy), headache(), 2, 0, 1),
        ("dosage/american.csv", Some(Format::Dosage), usual(), 2, 0, 1),
        ("dosage/japanese.csv", Some(Format::Dosage), usual(), 2, 0, 1),
        ("track-and-graph/phone.csv", Some(Format::TrackAndGraph), usual(), 3, 0, 2),
        ("cluster-headache-tracker/utc.csv", Some(Format::ClusterHeadacheTracker), headache(), 1, 0, 1),
        ("headi/phone.csv", Some(Format::Headi), headache(), 1, 0, 1),
        ("csv/spreadsheet.csv", None, sheet, 3, 0, 3),
        ("csv/eastern.csv", None, eastern, 6, 0, 0),
    ];
    for (file, format, choices, found, twice, skipped) in cases {
        let source = source(file);
        assert_eq!(Format::detect(&source), format, "{file}");
        let reading = read_with(&source, &choices).unwrap();
        let counts = (reading.found.len(), reading.twice, reading.skipped.len());
        assert_eq!(counts, (found, twice, skipped), "{file}: {:?} {:?}", shorts(&reading), reasons(&reading));
        let home = Home::new();
        let hand = Hand::new();
        let place = home.folder.path().join("a.db");
        let mut journal = Journal::create(&place, &Settings::default(), hand.clock()).unwrap();
        let before = content(&journal);
        let reading = read(&source, &choices, &hand.now(), &mut |_| true).unwrap();
        let outcome = journal.preview_import(&reading).unwrap();
        assert_eq!(outcome.new + outcome.duplicates + outcome.skipped, reading.rows, "{file}");
        journal.run(Command::Import(Box::new(reading))).unwrap();
        assert_ne!(content(&journal), before, "{file}");
        journal.run(Command::Undo).unwrap();
        assert_eq!(content(&journal), before, "{file}");
    }
    let told = |file: &str, choices: &Choices| shorts(&read_with(&source(file), choices).unwrap());
    assert_eq!(
        told("bearable/phone.csv", &usual()),
        [
            "5 left 2026-11-21T18:50 exact",
            "8 left 2026-11-21T06:00 about",
            "2 left 2026-11-20T07:05 exact",
            "5 left 2026-11-02T18:00 about",
        ]
    );
    assert_eq!(
        told("daylio/phone.csv", &usual()),
        [
            "6 left 2026-11-21T18:50 exact",
            "6 left 2026-11-20T18:05 exact",
            "4 left 2026-11-19T19:15 exact",
            "3 left 2026-11-17T00:00 day",
            "3 left 2026-11-16T14:03 exact",
        ]
    );
    assert_eq!(
        told("crisiscore/notes.csv", &usual()),
        ["6 left 2026-11-21T08:15 exact", "4 left 2026-11-20T21:00 exact"]
    );
    assert_eq!(
        told("migraine-buddy/day_first.csv", &headache()),
        ["9 left 2026-11-05T13:12 exact", "7 left 2026-11-21T23:30 exact"]
    );
    let dosage = read_with(&source("dosage/japanese.csv"), &usual()).unwrap();
    let told_doses: Vec<_> = doses(&dosage).iter().map(|dose| (dose.at.local().to_string(), dose.certainty)).collect();
    assert_eq!(
        told_doses,
        [("2026-11-21 08:12:00".to_owned(), Certainty::Exact), ("2026-11-05 20:00:00".to_owned(), Certainty::About)]
    );
    assert_eq!(
        told("csv/spreadsheet.csv", &mapped(["Datum", "Uhrzeit", "3", "Seite", "Bemerkung"])),
        ["7 both 2026-11-21T14:30 exact", "4 left 2026-11-20T00:00 day", "3 right 2026-11-19T07:05 exact"]
    );
    let proposed = proposed_columns("csv/spreadsheet.csv");
    assert_eq!(proposed.score.as_deref(), Some("Schmerz (0-10)"), "a scale behind the name hides nothing");
    assert_eq!(
        told("csv/eastern.csv", &mapped(["Date", "", "Pain", "", ""])),
        [
            "6 left 2026-11-21T14:30 exact",
            "5 left 2026-11-20T00:00 day",
            "4 left 2026-11-21T08:00 exact",
            "3 left 2026-11-17T09:30 exact",
            "2 left 2026-11-17T00:00 day",
            "1 left 2026-11-14T14:30 exact",
        ]
    );
}

/// What the columns of a table seem to be.
fn proposed_columns(file: &str) -> Columns {
    sheet(&source(file), None).unwrap().proposed
}

#[test]
fn the_file_that_is_meant_is_found_in_a_zip_with_others() {
    let daylio = std::fs::read(place("daylio/nine.csv")).unwrap();
    for beside in
        [("readme.txt", &b"Made by an app"[..]), ("other.csv", b"a,b\n1,2\n"), ("__MACOSX/._a.csv", b"\0\x05\x16")]
    {
        let source = Source::read(&zipped(&[("export.csv", &daylio), beside])).unwrap();
        assert_eq!(Format::detect(&source), Some(Format::Daylio), "{}", beside.0);
    }
    let table = zipped(&[("about.txt", b"Made by hand"), ("mine.csv", b"Date,Pain\n2026-11-20,3\n")]);
    assert_eq!(read_with(&Source::read(&table).unwrap(), &choices_of_two()).unwrap().found.len(), 1);
}

#[test]
fn a_row_that_was_deleted_after_an_import_can_be_taken_again() {
    let home = Home::new();
    let hand = Hand::new();
    let mut journal = Journal::create(&home.folder.path().join("a.db"), &Settings::default(), hand.clock()).unwrap();
    let reading = read(&source("bearable/formatted.csv"), &Choices::default(), &hand.now(), &mut |_| true).unwrap();
    journal.run(Command::Import(Box::new(reading.clone()))).unwrap();
    journal.run(Command::Delete(vec![reading.found[0].items[0].id])).unwrap();
    let outcome = journal.preview_import(&reading).unwrap();
    assert_eq!(outcome, Outcome { new: 1, duplicates: 1, skipped: 0 });
    journal.run(Command::Import(Box::new(reading))).unwrap();
    assert_eq!(journal.store().episode_count().unwrap(), 2);
}

#[test]
fn the_command_line_says_what_it_takes_and_lists_every_row_that_it_does_not() {
    let home = Home::new();
    let file = place("bearable/classic.csv");
    let file = file.to_str().unwrap();
    let formats = home.ok(&["import", "--formats"]);
    assert!(Format::ALL.iter().all(|format| formats.lines().any(|line| line.starts_with(format.id()))), "{formats}");
    let dry = home.json(&["import", file, "--dry-run", "--json"]);
    assert!(!home.journal().exists(), "a look makes no journal");
    let keys: Vec<&String> = dry.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["duplicates", "format", "rows", "skipped", "taken", "warnings"]);
    assert_eq!(
        (&dry["format"], &dry["rows"], &dry["taken"], &dry["duplicates"]),
        (&"bearable".into(), &16.into(), &5.into(), &1.into())
    );
    assert_eq!(dry["skipped"][0], serde_json::json!({"row": 9, "reason": "“Headache” was not chosen"}));
    let done = home.ok(&["import", file, "--include", "Calf pain", "--format", "bearable"]);
    assert!(done.starts_with("Bearable, 16 rows: 3 new, 1 already here, 12 left out\n"), "{done}");
    assert!(done.contains("  Line 14: “31st Feb 2026” is not a date: 31st Feb 2026, Friday, pm"), "{done}");
    assert!(done.ends_with("Added 3 entries from Bearable\n"), "{done}");
    let again = home.json(&["import", file, "--json"]);
    assert_eq!((&again["taken"], &again["duplicates"]), (&2.into(), &4.into()));
    assert_eq!(home.ok(&["undo"]), "Undone: import 2 entries from Bearable\n");
}

#[test]
fn the_command_line_asks_for_what_it_cannot_know() {
    let home = Home::new();
    let told = |arguments: &[&str], status: i32, words: &str| {
        let said = home.run(arguments);
        assert_eq!(said.status, status, "{arguments:?}: {}", said.err);
        assert!(said.err.contains(words), "{arguments:?}: {}", said.err);
    };
    let (german, dosage) = (place("csv/german.csv"), place("dosage/ambiguous.csv"));
    let (german, dosage) = (german.to_str().unwrap(), dosage.to_str().unwrap());
    told(&["import", german], 2, "--map date=COL,score=COL. The columns are: Datum, Uhrzeit");
    told(&["import", german, "--map", "date=Datum"], 2, "Name at least the date and the score");
    told(&["import", german, "--map", "date=When,score=Stärke"], 2, "There is no column “When” in this file");
    told(&["import", dosage], 2, "--date-order dmy or --date-order mdy");
    told(&["import", dosage, "--date-order", "dym"], 2, "Enter ymd, dmy or mdy after --date-order.");
    told(&["import", german, "--format", "bearble"], 2, "“bearble” is not a format");
    told(&["import", german, "--format", "bearable"], 1, "does not look like an export of Bearable");
    told(&["import", "no-such-file.csv"], 1, "could not be read");
    told(&["import"], 2, "<FILE>");
    let map = "date=Datum,time=Uhrzeit,score=Stärke,side=Seite,note=Notiz";
    let done = home.json(&["import", german, "--map", map, "--json"]);
    assert_eq!((&done["format"], &done["taken"]), (&"csv".into(), &2.into()));
    let comma = home.folder.path().join("comma.csv");
    std::fs::write(&comma, "Day,\"Pain, worst\"\n2026-01-02,4\n").unwrap();
    let done = home.json(&["import", comma.to_str().unwrap(), "--map", "date=Day,score=Pain, worst", "--json"]);
    assert_eq!(done["taken"], 1);
    let words = home.folder.path().join("words.csv");
    std::fs::write(&words, WORDS).unwrap();
    let words = words.to_str().unwrap();
    let map = ["--map", "date=Date,score=Pain"];
    let dry = home.ok(&["import", words, map[0], map[1], "--dry-run"]);
    assert!(dry.contains("  “mild” (2 rows) is read as 2; another number: --score \"mild=N\"\n"), "{dry}");
    assert!(dry.contains("  No score (1 row) is left out; a number for it: --score \"=N\"\n"), "{dry}");
    told(&["import", words, map[0], map[1], "--score", "mild=11"], 2, "such as mild=3 or mild=out");
    let given = ["--score", "Mild=out", "--score", "so so=3", "--score", "=1"];
    let done = home.json(&[&["import", words, map[0], map[1], "--json"][..], &given].concat());
    assert_eq!(
        (&done["taken"], &done["skipped"][0]["reason"]),
        (&4.into(), &"“mild” is left out, as you chose".into())
    );
    let daylio = place("daylio/eight.csv");
    let done = home.json(&["import", daylio.to_str().unwrap(), "--include", "calf pain=4", "--json"]);
    assert_eq!(done["taken"], 2);
}

#[test]
fn a_file_that_is_refused_leaves_no_new_journal_and_no_technical_word() {
    let home = Home::new();
    let other = home.folder.path().join("other.db");
    std::fs::write(&other, "only words").unwrap();
    let (german, folder) = (place("csv/german.csv"), home.folder.path().to_owned());
    let paths = [&other, &german, &folder].map(|path| path.to_str().unwrap().to_owned());
    let [other, german, folder] = &paths;
    for (arguments, words) in [
        (["import", "no-such-file.csv"], "could not be read: there is no such file. Check the name."),
        (["import", folder], "could not be read: it is a folder. Name a file in it."),
        (["import", german], "Say which column is what"),
        (["merge", "no-such.db"], "There is no journal at"),
        (["merge", other], "is not a Soleus journal"),
        (["merge", folder], "There is no journal at"),
        (["triage", "no-such-file.json"], "could not be read: there is no such file. Check the name."),
    ] {
        let said = home.run(&arguments);
        assert_ne!(said.status, 0, "{arguments:?}");
        assert!(said.err.contains(words) && !said.err.contains("os error"), "{arguments:?}: {}", said.err);
        assert!(!home.journal().exists(), "{arguments:?} left a journal behind");
    }
    home.ok(&["log", "4"]);
    for arguments in [["export", "--out", "/nowhere/all.json"], ["report", "--out", "/nowhere/calf.pdf"]] {
        let said = home.run(&arguments);
        let words = "could not be written: there is no such folder. Check the name of the folder.";
        assert!(said.err.contains(words) && !said.err.contains("os error"), "{arguments:?}: {}", said.err);
    }
    let journal = home.journal();
    let before = std::fs::read(&journal).unwrap();
    let said = home.run(&["report", "--out", journal.to_str().unwrap()]);
    assert!(said.err.contains("That is the journal itself."), "{}", said.err);
    assert_eq!(std::fs::read(&journal).unwrap(), before);
}
