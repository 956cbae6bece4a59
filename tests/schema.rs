//! The file: a new one is what the design says, an old one becomes equal to a new one, and nothing impossible gets in.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

use std::path::Path;

use common::Hand;
use rusqlite::Connection;
use soleus::app::run::Journal;
use soleus::domain::setting::Settings;
use soleus::store::episode::Span;
use soleus::store::{APPLICATION_ID, SCHEMA_VERSION};

/// Every released step, and rows as the version of that step wrote them. A new step adds a line; none is changed.
const RELEASED: &[(&str, &str)] = &[(include_str!("../src/store/schema/0001.sql"), ROW)];

const ROW: &str = r#"
INSERT INTO episode (place, id, started_at_s, offset_min, certainty, still_going, side, nrs_worst, zones, kinds, triggers,
    activity, reliefs, abilities, contexts, notes, photos, written_at_s, written_offset_min)
VALUES (1795357920 * 65536, '01920000-0000-7000-8000-000000000001', 1795357920, 60, 'exact', 0, 'left', 6,
    '[{"leg":"left","zone":"soleus","nrs":null}]', '["cramp"]', '["stairs"]', '', '[]', '[]', '[]', 'old words', '[]',
    1795357920, 60);
INSERT INTO episode_tag VALUES ('side:left', 1795357920 * 65536);
INSERT INTO setting VALUES ('country', '"NZ"');
"#;

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
        old.execute_batch(rows).unwrap();
        old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        old.pragma_update(None, "user_version", i64::try_from(last + 1).unwrap()).unwrap();
        drop(old);
        let journal = Journal::open(&path, Hand::new().clock()).unwrap();
        let entries = journal.store().episodes_at(&journal.store().places(Span::ALL).unwrap()).unwrap();
        assert_eq!(
            (entries.len(), entries[0].notes.as_str(), journal.settings().country.as_str()),
            (1, "old words", "NZ")
        );
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
    ] {
        assert!(plain.execute(statement, []).is_err(), "{statement} was taken");
    }
    plain.execute("INSERT INTO operation (id, at_s, offset_min, name) VALUES (1, 0, 0, 'x')", []).unwrap();
    assert!(plain.execute("INSERT INTO change VALUES (1, 0, 'dog', 'x', NULL)", []).is_err());
}
