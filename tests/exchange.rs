//! Promises about the files of Soleus itself: what goes out comes back the same, nothing in it becomes a formula, a second
//! time adds nothing, and a bad record is named and keeps no other one out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

#[path = "common/records.rs"]
mod records;

use std::path::Path;

use common::Hand;
use proptest::prelude::*;
use proptest::test_runner::Config;
use records::{moment, record};
use serde_json::{Value, json};
use soleus::app::command::Command;
use soleus::app::export::{Export, export};
use soleus::app::import::{Outcome, differing};
use soleus::app::run::Journal;
use soleus::domain::body::{Ability, Context, Course, Effect, Kind, Leg, Relief, Side, Sign, Zone};
use soleus::domain::episode::{AbilityRating, ContextRating, End, Episode, Nrs, ReliefTried, ZonePain};
use soleus::domain::record::RecordKind;
use soleus::domain::setting::Settings;
use soleus::domain::when::{Certainty, Moment};
use soleus::exchange::import::{Choices, Format, Reading, Refusal, Source, read};
use soleus::store::Store;
use soleus::store::operation::{Change, Record};
use tempfile::TempDir;
use uuid::Uuid;

const CSV: Export = Export::Csv { mark: false };

struct Desk {
    folder: TempDir,
    hand: Hand,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), hand: Hand::new() }
    }

    fn journal(&self, name: &str) -> Journal {
        Journal::create(&self.folder.path().join(name), &Settings::default(), self.hand.clock()).unwrap()
    }

    /// A journal with these records.
    fn filled(&self, name: &str, records: &[Record]) -> Journal {
        let path = self.folder.path().join(name);
        let mut store = Store::create(&path, &[]).unwrap();
        let changes: Vec<Change> = records.iter().cloned().map(Change::Put).collect();
        store.apply("fill", moment(0), &changes).unwrap();
        drop(store);
        // A command that another test starts at this moment holds the lock along until it runs.
        let again = || Journal::open_if_free(&path, None, self.hand.clock()).unwrap();
        std::iter::repeat_with(again).find_map(|opened| opened).unwrap()
    }

    fn written(&self, journal: &Journal, format: Export) -> String {
        let path = self.folder.path().join("export.txt");
        export(journal.store(), journal.now().moment, format, &path, &mut |_| true).unwrap().unwrap();
        String::from_utf8(std::fs::read(path).unwrap()).unwrap()
    }
}

fn reading(journal: &Journal, text: &str) -> Result<Reading, Refusal> {
    let source = Source::read(text.as_bytes()).unwrap();
    let reading = read(&source, &Choices::default(), &journal.now(), &mut |_| true)?;
    assert_eq!(reading.rows, reading.found.len() + reading.twice + reading.skipped.len(), "no row is lost");
    Ok(reading)
}

fn import(journal: &mut Journal, text: &str) -> Reading {
    let reading = reading(journal, text).unwrap();
    journal.run(Command::Import(Box::new(reading.clone()))).unwrap();
    reading
}

fn reasons(reading: &Reading) -> Vec<(u64, &str)> {
    reading.skipped.iter().map(|skipped| (skipped.row, skipped.reason.as_str())).collect()
}

fn one_of_each() -> Vec<Record> {
    (0..13).flat_map(|kind| (1..5).map(move |which| record(kind, which, which * 31 + kind))).collect()
}

/// Every field of an entry with something in it.
fn full(number: u128, notes: &str) -> Episode {
    let at = |seconds: i64, offset_min: i32| Moment { utc_s: common::START_S + seconds, offset_min };
    Episode {
        end: End::At(at(600, -210)),
        nrs_average: Some(Nrs::ALL[3]),
        nrs_now: Some(Nrs::ALL[0]),
        nrs_next_morning: Some(Nrs::ALL[10]),
        zones: vec![
            ZonePain { leg: Leg::Left, zone: Zone::Soleus, nrs: Some(Nrs::ALL[6]) },
            ZonePain { leg: Leg::Right, zone: Zone::BehindKnee, nrs: None },
        ],
        from_above: Some(false),
        into_foot: Some(true),
        kinds: vec![Kind::Tight, Kind::Cramp],
        let_go: Some(true),
        stated_onset_days: Some(0),
        stated_trend: Some(Course::Worse),
        triggers: vec!["stairs".to_owned(), "=my; own\\ word".to_owned(), String::new()],
        activity: "-5 degrees, snow".to_owned(),
        woke_from_sleep: Some(false),
        walk_m: Some(0),
        walk_min: Some(12),
        rest_to_relief_min: Some(3),
        reliefs: vec![
            ReliefTried { relief: Relief::ALL[0], effect: None, nrs_after: None, minutes: Some(15) },
            ReliefTried {
                relief: Relief::ALL[1],
                effect: Some(Effect::ALL[0]),
                nrs_after: Some(Nrs::ALL[2]),
                minutes: None,
            },
            ReliefTried { relief: Relief::ALL[2], effect: None, nrs_after: None, minutes: None },
        ],
        abilities: vec![AbilityRating { ability: Ability::ALL[1], rating: Nrs::ALL[4] }],
        contexts: vec![ContextRating { context: Context::ALL[0], rating: Nrs::ALL[9] }],
        calf_left_mm: Some(371),
        calf_right_mm: Some(380),
        signs: Some(vec![Sign::Swelling, Sign::ALL[2]]),
        notes: notes.to_owned(),
        photos: vec!["/pictures of mara/a;b.jpg".to_owned()],
        ..Episode::new(Uuid::from_u128(number), Side::Both, Nrs::ALL[7], at(0, 330), Certainty::About, at(30_000, 60))
    }
}

#[test]
fn everything_in_a_journal_comes_back_from_json_to_the_byte_and_goes_with_one_undo() {
    let desk = Desk::new();
    let mut records = one_of_each();
    records.push(Record::Episode(Box::new(full(900, "two\r\nlines, \"quotes\" and 🦵"))));
    let first = desk.filled("first.db", &records);
    let text = desk.written(&first, Export::Json);
    desk.hand.pass(3600);
    let mut second = desk.journal("second.db");
    let taken = import(&mut second, &text);
    assert_eq!((taken.rows, taken.found.len(), taken.warnings.len()), (records.len(), records.len(), 0));
    let again = desk.written(&second, Export::Json);
    let body = |text: &str| {
        text.lines().filter(|line| !line.starts_with("\"exported_at\"")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(body(&text), body(&again));
    assert_ne!(text, again, "the time is another one");
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["soleus_export"], 1);
    for kind in RecordKind::ALL {
        assert!(document[kind.array()].as_array().unwrap().len() >= 4, "{}", kind.array());
    }
    let third = import(&mut second, &text);
    assert_eq!(
        second.preview_import(&third).unwrap(),
        Outcome { new: 0, duplicates: records.len(), skipped: 0 },
        "a second time adds nothing"
    );
    assert_eq!(second.store().operations(9).unwrap().len(), 1);
    second.run(Command::Undo).unwrap();
    for kind in RecordKind::ALL {
        assert_eq!(second.store().records(kind).unwrap(), [], "one step took it all back");
    }
}

#[test]
fn a_new_journal_takes_the_settings_of_the_file_and_a_used_one_keeps_its_own() {
    let desk = Desk::new();
    let mut first = desk.journal("first.db");
    let large = Settings { text_percent: 150, country: "ZZ".to_owned(), ..Settings::default() };
    first.run(Command::Set(Box::new(large.clone()))).unwrap();
    let text = desk.written(&first, Export::Json);
    let born = Settings { country: "DE".to_owned(), text_percent: 90, ..Settings::default() };
    let path = desk.folder.path().join("second.db");
    let mut second = Journal::create(&path, &born, desk.hand.clock()).unwrap();
    import(&mut second, &text);
    assert_eq!(*second.settings(), large, "it is the same journal, and the window knows at once");
    second.run(Command::Undo).unwrap();
    assert_eq!(*second.settings(), born);
    let mut used = desk.journal("used.db");
    used.run(Command::Set(Box::new(Settings { text_percent: 200, ..Settings::default() }))).unwrap();
    let read = import(&mut used, &text);
    assert_eq!(used.settings().text_percent, 200);
    let told = differing(used.store(), &read).unwrap();
    assert_eq!(told[0].text, "This setting differs from the one in the journal. Yours was kept.");
}

#[test]
fn an_entry_that_differs_stays_as_it_is_here_and_that_is_said() {
    let desk = Desk::new();
    let first = desk.filled("first.db", &[Record::Episode(Box::new(full(1, "theirs")))]);
    let text = desk.written(&first, Export::Json);
    let mut second = desk.filled("second.db", &[Record::Episode(Box::new(full(1, "mine")))]);
    let read = import(&mut second, &text);
    assert_eq!(second.preview_import(&read).unwrap(), Outcome { new: 0, duplicates: 1, skipped: 0 });
    assert_eq!(second.store().episode(Uuid::from_u128(1)).unwrap().unwrap().notes, "mine");
    let told = differing(second.store(), &read).unwrap();
    assert_eq!(
        (told[0].row, told[0].text.as_str()),
        (1, "This entry differs from the one in the journal. Yours was kept.")
    );
}

#[test]
fn each_bad_record_is_named_and_the_good_ones_are_taken() {
    let desk = Desk::new();
    let first = desk.filled("first.db", &[Record::Episode(Box::new(full(1, "good")))]);
    let mut document: Value = serde_json::from_str(&desk.written(&first, Export::Json)).unwrap();
    let good = document["episodes"][0].clone();
    let bad = |field: &str, value: Value| {
        let mut entry = good.clone();
        entry["id"] = json!(Uuid::from_u128(77));
        entry[field] = value;
        entry
    };
    document["episodes"] = json!([
        good,
        bad("nrs_worst", json!(11)),
        bad("id", json!("x")),
        bad("started", json!({"utc_s": -5, "offset_min": 0})),
        bad("started", json!({"utc_s": 9_000_000_000_000_000_i64, "offset_min": 0})),
        bad("end", json!({"at": {"utc_s": 5, "offset_min": 0}})),
        bad("calf_left_mm", json!(3)),
        bad("notes", json!("n".repeat(100_001))),
        "words",
        ["a", "list"],
        good,
    ]);
    document["doses"] = json!({"one": 1});
    document["dreams"] = json!([{"deep": true}]);
    document["routines"] = json!([{"id": "RT-A", "name": "n", "minutes": 5, "often": "o", "item": []}]);
    let mut second = desk.journal("second.db");
    let read = import(&mut second, &document.to_string());
    assert_eq!((read.rows, read.found.len(), read.twice), (14, 1, 1));
    let told = reasons(&read);
    let expected = [
        "This dose cannot be read: missing field",
        "“dreams” is nothing that this Soleus keeps",
        "This entry cannot be read: ",
        "This entry cannot be read: ",
        "A time in it is not one that a journal can hold",
        "A time in it is not one that a journal can hold",
        "It ends before it begins",
        "A size of a calf is not from 5 to 150 cm",
        "The note is longer than 100 000 characters",
        "This entry cannot be read: it is no object",
        "This entry cannot be read: it is no object",
        "It is a routine of the program itself",
    ];
    assert_eq!(told.len(), expected.len(), "{told:?}");
    for ((number, reason), start) in told.iter().zip(expected) {
        assert!(*number > 0 && reason.starts_with(start), "{number}: {reason} / {start}");
    }
    assert_eq!(second.store().episode_count().unwrap(), 1);
}

#[test]
fn a_file_of_a_newer_shape_is_refused_and_an_unknown_field_is_told() {
    let desk = Desk::new();
    let mut journal = desk.journal("first.db");
    assert_eq!(reading(&journal, r#"{"episodes":[],"soleus_export":2}"#), Err(Refusal::Newer));
    assert_eq!(reading(&journal, r#"{"soleus_export":"one"}"#), Err(Refusal::UnknownJson));
    let whole = desk.written(&desk.filled("full.db", &one_of_each()), Export::Json);
    for part in [whole.len() - 3, whole.len() / 2] {
        assert_eq!(reading(&journal, &whole[..part]), Err(Refusal::BrokenJson), "half a file is no file");
    }
    let text = whole.replace("\"side\":\"left\"", "\"side\":\"left\",\"mood\":3");
    let read = import(&mut journal, &text);
    assert!(read.skipped.is_empty() && !read.warnings.is_empty());
    assert_eq!(read.warnings[0].text, "“mood” was left out: this Soleus does not know it.");
}

#[test]
fn entries_come_back_from_csv_also_with_other_separators_and_columns() {
    let desk = Desk::new();
    let episodes = [full(1, "=1+1\r\n\"two\" lines; 'mine'"), full(2, "'quoted"), full(3, "")];
    let records: Vec<Record> = episodes.iter().map(|episode| Record::Episode(Box::new(episode.clone()))).collect();
    let first = desk.filled("first.db", &records);
    let text = desk.written(&first, CSV);
    assert!(text.starts_with("soleus_id,started_at,offset,") && text.contains("\r\n"));
    assert!(text.contains(",2026-11-22 20:02:00,UTC+05:30,"), "the clock on the wall and its offset: {text}");
    let mut second = desk.journal("second.db");
    let read = import(&mut second, &text);
    assert_eq!((read.format, read.found.len()), (Format::SoleusCsv, 3));
    assert_eq!(desk.written(&second, CSV), text);
    let all = |journal: &Journal| journal.store().records(RecordKind::Episode).unwrap();
    assert_eq!(all(&second), all(&first));
    let marked = desk.written(&first, Export::Csv { mark: true });
    assert_eq!(marked, format!("\u{feff}{text}"));
    // As a spreadsheet writes it back: other columns, another sign, a column of one's own.
    let few = "soleus_id;side;nrs_worst;offset;started_at;mood\n\
        00000000-0000-0000-0000-000000000009;left;4;UTC;2026-11-20 08:00;fine\n\
        00000000-0000-0000-0000-000000000008;left;4;UTC;20.11.2026;\n\
        00000000-0000-0000-0000-000000000007;left;;UTC;2026-11-20 08:00;\n\
        00000000-0000-0000-0000-000000000006;middle;4;UTC;2026-11-20 08:00;\n";
    let read = import(&mut second, few);
    assert_eq!(
        reasons(&read),
        [
            (3, "“20.11.2026” cannot be read in the column started_at"),
            (4, "There is no score in this row"),
            (5, "“middle” cannot be read in the column side"),
        ]
    );
    assert_eq!(read.warnings[0].text, "The column “mood” was left out: this Soleus does not know it.");
    assert_eq!(second.store().episode_count().unwrap(), 4);
}

#[test]
fn a_journal_of_many_entries_in_one_second_is_written_in_a_stable_order() {
    let desk = Desk::new();
    let plain = |number: u128, seconds: i64| {
        let at = Moment { utc_s: common::START_S + seconds, offset_min: 0 };
        Record::Episode(Box::new(Episode::new(
            Uuid::from_u128(number),
            Side::Left,
            Nrs::ALL[1],
            at,
            Certainty::Exact,
            at,
        )))
    };
    // Later ids were written first, and a page ends within the same second.
    let records: Vec<Record> =
        (0..1_300_u128).rev().map(|number| plain(number, i64::try_from(number / 450).unwrap())).collect();
    let first = desk.filled("first.db", &records);
    let text = desk.written(&first, CSV);
    let ids: Vec<u128> = text.lines().skip(1).map(|line| Uuid::parse_str(&line[..36]).unwrap().as_u128()).collect();
    assert_eq!(ids, (0..1_300).collect::<Vec<_>>());
}

#[test]
fn an_export_that_is_stopped_or_cannot_be_written_leaves_what_was_there() {
    let desk = Desk::new();
    let journal = desk.filled("first.db", &one_of_each());
    let path = desk.folder.path().join("kept.json");
    std::fs::write(&path, "kept").unwrap();
    let at = journal.now().moment;
    assert_eq!(export(journal.store(), at, Export::Json, &path, &mut |_| false).unwrap(), None);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "kept");
    let nowhere = Path::new("/nowhere/at/all.json");
    let failure = export(journal.store(), at, Export::Json, nowhere, &mut |_| true).unwrap_err();
    assert!(failure.words.starts_with("/nowhere/at/all.json could not be written"), "{}", failure.words);
    let names = std::fs::read_dir(desk.folder.path()).unwrap().count();
    assert_eq!(names, 3, "journal, lock and the file that was there");
}

/// Words that hurt careless programs.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[=+\\-@\t\r\n'\"; ,|\\\\]{1,6}.{0,20}",
        Just("مرحبا بالعالم \u{202e}abc".to_owned()),
        Just("🦵🏽 x\u{0}y \u{feff}".to_owned()),
        "[a-z \r\n\"',;]{0,40}".prop_map(|text| text.repeat(700)),
    ]
}

prop_compose! {
    fn entry()(
        number in 1..u128::MAX, start in 0..4_000_000_000_i64, offset_min in -1080..=1080_i32, lasted in 0..100_000_i64,
        notes in words(), activity in words(), triggers in prop::collection::vec(words(), 0..3), pick in 0..1_000_usize,
    ) -> Episode {
        let at = |utc_s: i64| Moment { utc_s, offset_min };
        let sparse = Episode::new(
            Uuid::from_u128(number), Side::ALL[pick % 3], Nrs::ALL[pick % 11], at(start),
            [Certainty::Exact, Certainty::About, Certainty::DayOnly][pick % 3], at(start + lasted),
        );
        let base = if pick % 2 == 0 { Episode { id: sparse.id, started: sparse.started, ..full(number, "") } } else { sparse };
        let end = [End::Unknown, End::StillGoing, End::At(at(start + lasted))][pick % 3];
        let signs = [None, Some(vec![]), Some(vec![Sign::Swelling])][pick % 3].clone();
        let notes = notes.chars().take(100_000).collect();
        Episode { notes, activity, photos: triggers.clone(), triggers, end, signs, ..base }
    }
}

proptest! {
    #![proptest_config(Config { cases: 16, failure_persistence: None, max_shrink_iters: 200, ..Config::default() })]

    #[test]
    fn any_words_go_out_and_come_back_in_both_formats(entries in prop::collection::vec(entry(), 1..6)) {
        let desk = Desk::new();
        let records: Vec<Record> = entries.into_iter().map(|entry| Record::Episode(Box::new(entry))).collect();
        let first = desk.filled("first.db", &records);
        let entries = first.store().records(RecordKind::Episode).unwrap();
        for (name, format) in [("json.db", Export::Json), ("csv.db", CSV), ("marked.db", Export::Csv { mark: true })] {
            let text = desk.written(&first, format);
            if format != Export::Json {
                let mut table = csv::Reader::from_reader(text.as_bytes());
                for cell in table.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
                    prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
                }
            }
            let mut second = desk.journal(name);
            let read = import(&mut second, &text);
            prop_assert_eq!((read.skipped.len(), read.warnings.len()), (0, 0), "{:?}", read.skipped);
            prop_assert_eq!(&second.store().records(RecordKind::Episode).unwrap(), &entries);
            prop_assert_eq!(desk.written(&second, format), text);
        }
    }
}

#[test]
fn the_commands_write_and_read_the_same_journal() {
    let (home, other) = (common::Home::new(), common::Home::new());
    let file = |name: &str| home.folder.path().join(name).to_str().unwrap().to_owned();
    let said = home.run(&["export", "--out", &file("none.json")]);
    assert_eq!(said.status, 1, "without a journal there is nothing to write: {said:?}");
    home.ok(&["log", "6", "--notes", "=1+1, \"quoted\""]);
    home.ok(&["log", "3", "--side", "right"]);
    let (json_file, csv_file) = (file("all.json"), file("entries.csv"));
    let said = home.ok(&["export", "--out", &json_file]);
    assert!(said.starts_with("Saved 2 entries and ") && said.trim_end().ends_with("all.json"), "{said}");
    assert!(home.ok(&["export", "--out", &csv_file]).starts_with("Saved 2 entries as "));
    let marked = file("marked.txt");
    home.ok(&["export", "--out", &marked, "--format", "csv", "--bom"]);
    assert!(std::fs::read(&marked).unwrap().starts_with("\u{feff}soleus_id,".as_bytes()));
    let said = home.run(&["export", "--out", &file("x"), "--format", "pdf"]);
    assert_eq!((said.status, said.err.as_str()), (2, "Enter json or csv after --format.\n"));
    let own = home.journal();
    let said = home.run(&["export", "--out", own.to_str().unwrap()]);
    assert_eq!(said.err, "That is the journal itself. Choose another name for the file.\n");
    let read = other.json(&["import", &json_file, "--json"]);
    assert_eq!(
        (&read["format"], &read["duplicates"], &read["skipped"]),
        (&json!("soleus-json"), &json!(1), &json!([]))
    );
    assert_eq!((&read["rows"], &read["taken"]), (&json!(3), &json!(2)), "both were born with the same country");
    assert_eq!(other.json(&["list", "--json"]), home.json(&["list", "--json"]));
    let again = other.json(&["import", &csv_file, "--json"]);
    assert_eq!((&again["taken"], &again["duplicates"]), (&json!(0), &json!(2)));
    other.ok(&["undo"]);
    assert_eq!(other.json(&["list", "--json"])["episodes"], json!([]));
}
