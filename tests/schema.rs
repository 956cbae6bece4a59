//! The file: a new one is what the design says, an old one becomes equal to a new one, and nothing impossible gets in.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use common::{Hand, START_S};
use rusqlite::Connection;
use rusqlite::types::Value;
use soleus::app::run::Journal;
use soleus::domain::body::{Kind, Side};
use soleus::domain::course::PainDay;
use soleus::domain::episode::{End, Episode, Nrs};
use soleus::domain::setting::Settings;
use soleus::domain::when::{Certainty, Moment};
use soleus::store::episode::Span;
use soleus::store::operation::{Change, Key, Record};
use soleus::store::{APPLICATION_ID, SCHEMA_VERSION, Store};
use uuid::Uuid;

/// Every released step, and rows as the version of that step wrote them. A new step adds a line; none is changed.
const RELEASED: &[(&str, &[&str])] = &[
    (include_str!("../src/store/schema/0001.sql"), &[ROW]),
    (include_str!("../src/store/schema/0002.sql"), &[ROW, ROW_OF_2]),
    (include_str!("../src/store/schema/0003.sql"), &[ROW, ROW_OF_2, ROW_OF_3]),
    (include_str!("../src/store/schema/0004.sql"), &[ROW, ROW_OF_2, ROW_OF_3, ROW_OF_4]),
    (include_str!("../src/store/schema/0005.sql"), &[ROW, ROW_OF_2, ROW_OF_3, ROW_OF_4]),
    (include_str!("../src/store/schema/0006.sql"), &[ROW, ROW_OF_2, ROW_OF_3, ROW_OF_4]),
];

const ROW: &str = r#"
INSERT INTO episode (place, id, started_at_s, offset_min, certainty, still_going, side, nrs_worst, zones, kinds, triggers,
    activity, reliefs, abilities, contexts, notes, photos, written_at_s, written_offset_min)
VALUES (1795357920 * 65536, '01920000-0000-7000-8000-000000000001', 1795357920, 60, 'exact', 0, 'left', 6,
    '[{"leg":"left","zone":"soleus","nrs":null}]', '["cramp"]', '["stairs"]', '', '[]', '[]', '[]', 'old words', '[]',
    1795357920, 60);
INSERT INTO episode_tag VALUES ('side:left', 1795357920 * 65536);
INSERT INTO setting VALUES ('country', '"NZ"');
"#;

const ROW_OF_2: &str = r#"
INSERT INTO pain_day VALUES (20779, 6, 0, 0, 0, 0, 0, 0);
INSERT INTO warning_check VALUES ('01920000-0000-7000-8000-000000000002', 1795357920, 60, 'left',
    '{"left":{"swelling":"yes"}}', 'same_day', '["U1","D14"]', '["chest_pain"]');
INSERT INTO visit VALUES ('01920000-0000-7000-8000-000000000003', 1795357920, 60, '2026-11-22', 'old words', '["U1"]',
    '["swelling"]', 6);
INSERT INTO profile VALUES ('birth_year', '{"one":"1962"}', 1795357920, 60);
"#;

const ROW_OF_3: &str = r#"
INSERT INTO routine VALUES ('01920000-0000-7000-8000-000000000004', 'old words', 6, 'Every day', 1290,
    '[{"exercise":"EX05","numbers":{},"condition":"always"}]');
INSERT INTO progress VALUES ('01920000-0000-7000-8000-000000000005', 1795357920, 60, 'left',
    '{"stage":{"stage":"strength","step":"on"}}');
INSERT INTO product VALUES ('01920000-0000-7000-8000-000000000006',
    '{"name":"old words","form":"tablet","unit":"tablet","parts":[{"substance":{"known":"ibuprofen"},"strength":"200 mg"}]}',
    '{"mg":1200}', 240, NULL);
INSERT INTO dose VALUES ('01920000-0000-7000-8000-000000000007', '01920000-0000-7000-8000-000000000006', 1795357920, 60,
    '{"name":"old words","form":"tablet","unit":"tablet","parts":[{"substance":{"known":"ibuprofen"},"strength":"200 mg"}]}',
    150, 6, NULL, '');
"#;

const ROW_OF_4: &str = r"
INSERT INTO goal VALUES ('01920000-0000-7000-8000-000000000008', 'old words', 1795357920, 60, 1795444320, 0, 'back');
INSERT INTO goal_rating VALUES ('01920000-0000-7000-8000-000000000009', '01920000-0000-7000-8000-000000000008',
    1795357920, 60, 10);
";

fn new_file(path: &Path) -> Connection {
    drop(Journal::create(path, &Settings::default(), Hand::new().clock()).unwrap());
    let plain = Connection::open(path).unwrap();
    plain.pragma_update(None, "foreign_keys", true).unwrap();
    plain
}

fn shape(connection: &Connection) -> Vec<(String, Option<String>)> {
    let mut statement = connection.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").unwrap();
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

fn pain_days(store: &Store) -> Vec<PainDay> {
    let mut days = Vec::new();
    let keep = |day| {
        days.push(day);
        ControlFlow::Continue(())
    };
    store.walk_pain_days(i32::MAX, keep).unwrap();
    days
}

/// Every row of every table, with those in which FTS5 keeps its index.
fn content(path: &Path) -> BTreeMap<String, Vec<Vec<Value>>> {
    let plain = Connection::open(path).unwrap();
    let tables = tables(&plain);
    let rows = |table: &str| {
        let mut statement = plain.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| (0..columns).map(|column| row.get::<_, Value>(column)).collect();
        statement.query_map([], row).unwrap().map(Result::unwrap).collect()
    };
    tables.iter().map(|table| (table.clone(), rows(table))).collect()
}

fn tables(connection: &Connection) -> Vec<String> {
    let names = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')
        AND name <> 'sqlite_schema' ORDER BY name";
    let mut statement = connection.prepare(names).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Entries of every side, score, feel and length, west and east of Greenwich, and steps that were undone.
fn fill(store: &mut Store) {
    let kinds: [&[Kind]; 5] =
        [&[], &[Kind::Cramp], &[Kind::Ache], &[Kind::Cramp, Kind::Ache], &[Kind::Cramp, Kind::Cramp]];
    let mut changes = Vec::new();
    for number in 0..1_320_u32 {
        let pick = |count: u32, step: u32| usize::try_from(number / step % count).unwrap();
        let utc_s = if number == 0 { 3_600 } else { START_S - i64::from(number) * 4_777 };
        let started = Moment { utc_s, offset_min: [-600, 765, 0, 60][pick(4, 3)] };
        let end = |seconds| End::At(Moment { utc_s: utc_s + seconds, ..started });
        let id = Uuid::from_u128((7 << 76) | (2 << 62) | u128::from(number));
        let (side, score) = (Side::ALL[pick(3, 1)], Nrs::ALL[pick(11, 1)]);
        changes.push(Change::Put(Record::Episode(Box::new(Episode {
            kinds: kinds[pick(5, 2)].to_vec(),
            end: [End::Unknown, End::StillGoing, end(0), end(659), end(660)][pick(5, 7)],
            let_go: [None, Some(false), Some(true)][pick(3, 5)],
            notes: format!("words {number}"),
            ..Episode::new(id, side, score, started, Certainty::Exact, started)
        }))));
    }
    let at = Moment { utc_s: START_S, offset_min: 0 };
    store.apply("import", at, &changes[..1_000]).unwrap();
    store.apply("import more", at, &changes[1_000..]).unwrap();
    store.undo(at).unwrap();
    let id = Uuid::from_u128((7 << 76) | (2 << 62) | u128::from(14_u8));
    store.apply("delete one", at, &[Change::Delete(Key::Episode(id))]).unwrap();
}

/// Two files with the same content: one made new, and one as the first version would have written it.
fn new_and_old(folder: &Path) -> (PathBuf, PathBuf) {
    let (new, old) = (folder.join("new.db"), folder.join("old.db"));
    drop(Journal::create(&new, &Settings { text_percent: 120, ..Settings::default() }, Hand::new().clock()).unwrap());
    fill(&mut Store::open(&new).unwrap());
    let plain = Connection::open(&old).unwrap();
    plain.pragma_update(None, "foreign_keys", false).unwrap();
    plain.execute_batch(RELEASED[0].0).unwrap();
    plain.execute("ATTACH ?1 AS new", [new.to_str().unwrap()]).unwrap();
    for table in tables(&plain) {
        let list = format!("SELECT group_concat(name, ', ') FROM pragma_table_info('{table}')");
        let columns: String = plain.query_row(&list, [], |row| row.get(0)).unwrap();
        let copy = format!(
            "DELETE FROM main.{table}; INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table};"
        );
        plain.execute_batch(&copy).unwrap();
    }
    plain.pragma_update(Some("main"), "application_id", APPLICATION_ID).unwrap();
    plain.pragma_update(Some("main"), "user_version", 1).unwrap();
    (new, old)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn version(path: &Path) -> i64 {
    Connection::open(path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn a_journal_of_the_first_version_becomes_what_it_would_be_if_made_now() {
    let folder = tempfile::tempdir().unwrap();
    let (new, old) = new_and_old(folder.path());
    assert_eq!(version(&old), 1);
    let mut store = Store::open(&old).unwrap();
    assert!(pain_days(&store).len() > 50);
    assert_eq!((version(&old), content(&old)), (SCHEMA_VERSION, content(&new)));
    assert_eq!(shape(&Connection::open(&old).unwrap()), shape(&Connection::open(&new).unwrap()));
    // Steps from before the change of version can still be taken back.
    let at = Moment { utc_s: START_S, offset_min: 0 };
    for path in [&old, &new] {
        if path == &new {
            drop(store);
            store = Store::open(path).unwrap();
        }
        while store.undo(at).is_ok() {}
        assert_eq!((store.episode_count().unwrap(), pain_days(&store)), (0, Vec::new()));
    }
}

#[test]
fn a_copy_of_the_older_journal_is_kept_for_this_person_alone_and_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let (_, old) = new_and_old(folder.path());
    let (before, first) = (content(&old), beside(&old, &format!(".before-{SCHEMA_VERSION}.db")));
    let as_it_was = std::fs::read(&old).unwrap();
    drop(Store::open(&old).unwrap());
    assert_eq!((version(&first), content(&first)), (1, before));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(first.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    let kept = std::fs::read(&first).unwrap();
    let second = beside(&old, &format!(".before-{SCHEMA_VERSION}-2.db"));
    // The same journal once more needs no second copy, a changed one does.
    std::fs::write(&old, &as_it_was).unwrap();
    drop(Store::open(&old).unwrap());
    assert!(!second.exists());
    std::fs::write(&old, &as_it_was).unwrap();
    Connection::open(&old).unwrap().execute("UPDATE episode SET notes = 'changed'", []).unwrap();
    drop(Store::open(&old).unwrap());
    assert_eq!((std::fs::read(&first).unwrap(), version(&second)), (kept, 1));
    let left: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".new") || name.contains("-journal"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn without_a_copy_an_older_journal_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (_, old) = new_and_old(folder.path());
    let as_it_was = std::fs::read(&old).unwrap();
    let in_the_way = beside(&old, &format!(".before-{SCHEMA_VERSION}.new"));
    std::fs::create_dir(&in_the_way).unwrap();
    let refused = Journal::open(&old, Hand::new().clock()).unwrap_err();
    assert!(refused.words.contains("a copy could not be kept beside it"), "{refused}");
    assert_eq!(std::fs::read(&old).unwrap(), as_it_was);
    std::fs::remove_dir(&in_the_way).unwrap();
    Journal::open(&old, Hand::new().clock()).unwrap();
}

#[test]
fn a_step_that_fails_leaves_the_older_journal_to_the_byte() {
    let folder = tempfile::tempdir().unwrap();
    let (_, old) = new_and_old(folder.path());
    // The last step rebuilds the table after others have been made, and refuses such a row.
    let wrong = |value: &str| {
        let words =
            format!("PRAGMA ignore_check_constraints = 1; UPDATE episode SET side = '{value}' WHERE place % 7 = 0");
        Connection::open(&old).unwrap().execute_batch(&words).unwrap();
    };
    wrong("up");
    let as_it_was = std::fs::read(&old).unwrap();
    for _ in 0..2 {
        assert!(Journal::open(&old, Hand::new().clock()).is_err());
        assert_eq!(std::fs::read(&old).unwrap(), as_it_was);
    }
    assert!(
        beside(&old, &format!(".before-{SCHEMA_VERSION}.db")).exists()
            && !beside(&old, &format!(".before-{SCHEMA_VERSION}-2.db")).exists()
    );
    wrong("left");
    let journal = Journal::open(&old, Hand::new().clock()).unwrap();
    assert_eq!(journal.store().episode_count().unwrap(), 999);
}

#[test]
fn a_new_file_says_what_it_is_and_every_table_is_strict() {
    let folder = tempfile::tempdir().unwrap();
    let plain = new_file(&folder.path().join("journal.db"));
    let number = |pragma: &str| -> i64 { plain.pragma_query_value(None, pragma, |row| row.get(0)).unwrap() };
    assert_eq!((number("application_id"), number("user_version")), (APPLICATION_ID, SCHEMA_VERSION));
    let mode: String = plain.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "delete");
    let loose = "SELECT group_concat(name) FROM pragma_table_list
        WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'episode_words%'";
    assert_eq!(plain.query_row(loose, [], |row| row.get::<_, Option<String>>(0)).unwrap(), None);
}

#[test]
fn each_old_file_becomes_equal_to_a_new_one_and_keeps_its_entries() {
    assert_eq!(i64::try_from(RELEASED.len()).unwrap(), SCHEMA_VERSION, "each step needs its rows here");
    let folder = tempfile::tempdir().unwrap();
    let new = shape(&new_file(&folder.path().join("new.db")));
    for (last, (_, rows)) in RELEASED.iter().enumerate() {
        let path = folder.path().join(format!("old{last}.db"));
        let old = Connection::open(&path).unwrap();
        RELEASED[..=last].iter().for_each(|(step, _)| old.execute_batch(step).unwrap());
        rows.iter().for_each(|rows| old.execute_batch(rows).unwrap());
        old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        old.pragma_update(None, "user_version", i64::try_from(last + 1).unwrap()).unwrap();
        drop(old);
        let journal = Journal::open(&path, Hand::new().clock()).unwrap();
        let entries = journal.store().episodes_at(&journal.store().places(Span::ALL).unwrap()).unwrap();
        assert_eq!(
            (entries.len(), entries[0].notes.as_str(), journal.settings().country.as_str()),
            (1, "old words", "NZ")
        );
        let day = PainDay { day: 20_779, left_hard: 6, ..PainDay::default() };
        assert_eq!(pain_days(journal.store()), [day]);
        // Rows as that version wrote them are still read.
        assert_eq!(
            journal.store().doses_between(0, i64::MAX, 9).unwrap().len(),
            journal.store().products().unwrap().len()
        );
        assert_eq!(journal.store().goals().unwrap().len(), journal.store().goal_ratings().unwrap().len());
        drop(journal);
        assert_eq!(shape(&Connection::open(&path).unwrap()), new);
    }
}

#[test]
fn the_file_refuses_what_cannot_be() {
    let folder = tempfile::tempdir().unwrap();
    let plain = new_file(&folder.path().join("journal.db"));
    plain.execute_batch(ROW).unwrap();
    #[rustfmt::skip]
    let impossible = [
        "nrs_worst = 11", "nrs_worst = -1", "nrs_worst = NULL", "nrs_worst = 'six'", "nrs_average = 11", "nrs_now = -1",
        "nrs_next_morning = 10.5", "side = 'middle'", "side = NULL", "certainty = 'maybe'", "offset_min = 1081",
        "offset_min = -1081", "started_at_s = -1", "started_at_s = started_at_s + 1", "place = place + 65536",
        "ended_at_s = started_at_s - 1, ended_offset_min = 0", "ended_at_s = started_at_s", "ended_offset_min = 0",
        "still_going = 2", "still_going = 1, ended_at_s = started_at_s, ended_offset_min = 0", "zones = 'not json'",
        "kinds = ''", "triggers = '['", "reliefs = '{'", "abilities = NULL", "contexts = 'x'", "photos = 'x'", "signs = 'x'",
        "from_above = 2", "into_foot = 2", "let_go = 2", "woke_from_sleep = 2", "stated_onset_days = -1",
        "stated_trend = 'odd'", "walk_m = -1", "walk_min = -1", "rest_to_relief_min = -1", "calf_left_mm = 49",
        "calf_right_mm = 1501", "id = 'short'", "notes = NULL", "activity = NULL", "written_offset_min = 2000",
        "written_at_s = NULL",
    ];
    for change in impossible {
        let done = plain.execute(&format!("UPDATE episode SET {change}"), []);
        assert!(done.is_err(), "{change} was taken");
    }
    for statement in [
        "INSERT INTO setting VALUES ('theme', 'not json')",
        "INSERT INTO change VALUES (77, 0, 'episode', 'x', NULL)",
        "INSERT INTO operation (at_s, offset_min, name, closed) VALUES (0, 0, 'x', 2)",
        "INSERT INTO operation (at_s, offset_min, name) VALUES (0, 0, NULL)",
        "INSERT INTO desk VALUES ('window', '{')",
        "INSERT INTO pain_day VALUES (1, 11, 0, 0, 0, 0, 0, 0)",
        "INSERT INTO pain_day VALUES (1, 0, 0, 0, 0, 4, 0, 0)",
        "INSERT INTO pain_day VALUES (1, 0, 0, 0, 0, 0, 2, 0)",
        "INSERT INTO profile VALUES ('pregnant', 'yes', 0, 0)",
    ] {
        assert!(plain.execute(statement, []).is_err(), "{statement} was taken");
    }
    plain.execute("INSERT INTO operation (id, at_s, offset_min, name) VALUES (1, 0, 0, 'x')", []).unwrap();
    assert!(plain.execute("INSERT INTO change VALUES (1, 0, 'dog', 'x', NULL)", []).is_err());
    plain.execute_batch(ROW_OF_2).unwrap();
    plain.execute_batch(ROW_OF_4).unwrap();
    for change in [
        "warning_check SET tier = 'fine'",
        "warning_check SET side = 'middle'",
        "warning_check SET answers = 'x'",
        "warning_check SET rules = 'x'",
        "warning_check SET open = NULL",
        "warning_check SET id = 'short'",
        "visit SET worst = 11",
        "visit SET day = '2026-02-30'",
        "visit SET day = 'soon'",
        "visit SET rules = 'x'",
        "visit SET said = NULL",
        "profile SET offset_min = 2000",
        "goal SET name = ''",
        "goal SET id = 'short'",
        "goal SET ended_how = 'lost'",
        "goal SET ended_how = NULL",
        "goal SET ended_at_s = NULL",
        "goal_rating SET rating = 11",
        "goal_rating SET rating = NULL",
        "goal_rating SET goal_id = 'short'",
    ] {
        assert!(plain.execute(&format!("UPDATE {change}"), []).is_err(), "{change} was taken");
    }
}
