//! "Check my data": each kind of problem is found, mended where nothing is lost by it, and then gone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;
#[path = "common/records.rs"]
mod records;
#[path = "common/ruin.rs"]
mod ruin;

use std::path::Path;

use common::{Hand, Home, START_S};
use ruin::{pages, ruin};
use rusqlite::Connection;
use soleus::app::export::{Export, export};
use soleus::app::run::Journal;
use soleus::app::start::open_soon;
use soleus::app::verify::Report;
use soleus::domain::setting::Settings;
use soleus::domain::when::Moment;
use soleus::store::operation::{Change, Key};
use soleus::store::{ReadAccess, Store};
use uuid::Uuid;

/// A journal with records of every kind, changed and undone.
fn fill(path: &Path) {
    drop(Journal::create(path, &Settings::default(), Hand::new().clock()).unwrap());
    let mut store = Store::open(path).unwrap();
    let at = |number: u32| Moment { utc_s: START_S + i64::from(number) * 100, offset_min: 0 };
    // The activity that ratings are of.
    store.apply("write", at(0), &[Change::Put(records::record(10, 77, 1))]).unwrap();
    for number in 0..78 {
        let change = Change::Put(records::record(number, number % 7, number));
        store.apply("write", at(number), &[change]).unwrap();
        if number % 9 == 0 {
            store.undo(at(number)).unwrap();
        }
    }
}

/// A whole journal, and the place for one that is broken.
fn whole() -> (tempfile::TempDir, std::path::PathBuf, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (whole, broken) = (folder.path().join("whole.db"), folder.path().join("broken.db"));
    fill(&whole);
    assert_eq!(check(&whole), (Vec::new(), Vec::new()), "a whole journal has no problem");
    (folder, whole, broken)
}

/// What a check finds before and after mending, as the names of the kinds.
fn check(path: &Path) -> (Vec<&'static str>, Vec<&'static str>) {
    // A command that another test starts just now holds the lock along for a moment.
    let mut journal = open_soon(path, None, &Hand::new().clock()).unwrap();
    let first = journal.check_and_mend().unwrap();
    let again = journal.check_and_mend().unwrap();
    let names = |report: &Report| report.problems.iter().map(|problem| problem.kind.id()).collect();
    (names(&first), names(&again))
}

/// All records, each on its line; nothing when one of them cannot be read.
fn lines(path: &Path) -> Option<Vec<String>> {
    lines_of(&Store::open(path).unwrap(), path)
}

fn lines_of(store: &Store, path: &Path) -> Option<Vec<String>> {
    let (at, file) = (Moment { utc_s: START_S, offset_min: 0 }, path.with_extension("json"));
    export(store, at, Export::Json, &file, &mut |_| true).ok()?;
    let text = std::fs::read_to_string(file).unwrap();
    Some(text.lines().filter(|line| line.starts_with('{')).map(|line| line.trim_end_matches(',').to_owned()).collect())
}

fn harm(path: &Path, sql: &str) {
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

/// A rule of a table, or what an index says, that the damage goes round.
fn harm_schema(path: &Path, from: &str, to: &str, sql: &str) {
    let connection = Connection::open(path).unwrap();
    let swap = |from: &str, to: &str| {
        connection.execute_batch("PRAGMA writable_schema = ON").unwrap();
        let changed = connection
            .execute("UPDATE sqlite_schema SET sql = replace(sql, ?1, ?2) WHERE instr(sql, ?1)", [from, to])
            .unwrap();
        assert!(changed > 0);
        connection.execute_batch("PRAGMA writable_schema = RESET").unwrap();
    };
    swap(from, to);
    connection.execute_batch(sql).unwrap();
    swap(to, from);
}

#[test]
fn each_problem_is_found_and_what_is_only_derived_is_mended_for_good() {
    let (_folder, whole, path) = whole();
    for (sql, kind, stays) in [
        ("DELETE FROM episode_tag WHERE tag = 'side:left'", "tags", false),
        ("INSERT INTO episode_words (rowid, words) VALUES (7, 'nobody wrote this')", "search", false),
        ("UPDATE pain_day SET left_hard = 10 - left_hard", "days", false),
        (
            "PRAGMA foreign_keys = OFF; INSERT INTO change VALUES (99999, 0, 'setting', 'x', NULL, NULL)",
            "orphans",
            false,
        ),
        ("UPDATE operation SET undone_at_s = 9, closed = 0 WHERE id = (SELECT min(id) FROM operation)", "order", false),
        ("UPDATE episode SET notes = notes || '!'", "changed", true),
        ("UPDATE visit SET said = 'something else'", "changed", true),
        ("DELETE FROM routine", "lost", true),
        ("UPDATE warning_check SET answers = '7'", "unreadable", true),
        ("UPDATE change SET before = replace(before, 'words', 'wards') WHERE before IS NOT NULL", "history", true),
        ("DELETE FROM digest WHERE record_kind = 'digests'", "digests", false),
    ] {
        std::fs::copy(&whole, &path).unwrap();
        harm(&path, sql);
        let harmed = lines(&path);
        let (first, again) = check(&path);
        assert!(first.contains(&kind), "{sql}: {first:?}");
        assert_eq!(again.contains(&kind), stays, "{sql}: {again:?}");
        assert!(stays || again.is_empty(), "{sql}: {again:?}");
        assert!(lines(&path) == harmed, "{sql}: mending changes no record");
        assert!(stays || harmed == lines(&whole), "{sql}: what is mended was only derived");
    }
}

#[test]
fn an_index_that_lost_a_row_is_made_anew() {
    let (_folder, whole, path) = whole();
    std::fs::copy(&whole, &path).unwrap();
    // Written while the index looked at other rows only.
    let (index, narrow) = ("WHERE still_going = 1", "WHERE still_going = 9");
    harm_schema(
        &path,
        index,
        narrow,
        "UPDATE episode SET still_going = 1, ended_at_s = NULL WHERE place = (SELECT max(place) FROM episode)",
    );
    let (first, again) = check(&path);
    assert!(first.contains(&"index"), "{first:?}");
    assert_eq!(again, ["changed"], "the record itself is not as it was saved");
}

#[test]
fn an_impossible_value_is_named_and_left_as_it_is() {
    let (_folder, whole, path) = whole();
    std::fs::copy(&whole, &path).unwrap();
    let rule = "rating INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 10)";
    let open = "rating INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 99)";
    harm_schema(&path, rule, open, "UPDATE goal_rating SET rating = 42");
    let (first, again) = check(&path);
    assert!(first.contains(&"impossible") && again.contains(&"impossible"), "{first:?} {again:?}");
}

#[test]
fn a_rating_without_its_activity_goes_and_comes_back_with_undo() {
    let (_folder, whole, path) = whole();
    std::fs::copy(&whole, &path).unwrap();
    let gone = Key::Goal(Uuid::from_u128(77));
    let mut store = Store::open(&path).unwrap();
    let at = Moment { utc_s: START_S + 20_000, offset_min: 0 };
    store.apply("delete activity", at, &[Change::Delete(gone)]).unwrap();
    let (before, ratings) = (lines_of(&store, &path).unwrap(), store.goal_ratings().unwrap());
    drop(store);
    assert!(!ratings.is_empty());
    assert_eq!(check(&path), (vec!["ratings"], Vec::new()));
    let mut store = Store::open(&path).unwrap();
    assert!(store.goal_ratings().unwrap().is_empty());
    let left: Vec<String> = before.into_iter().filter(|line| !line.contains("\"rating\":")).collect();
    assert!(lines_of(&store, &path).unwrap() == left, "nothing else went");
    store.undo(at).unwrap();
    assert_eq!(store.goal_ratings().unwrap(), ratings);
}

#[test]
fn ratings_stay_where_a_backup_may_still_have_their_activity() {
    let (_folder, whole, path) = whole();
    std::fs::copy(&whole, &path).unwrap();
    harm(&path, "DELETE FROM goal");
    let ratings = Store::open(&path).unwrap().goal_ratings().unwrap();
    assert!(!ratings.is_empty());
    assert_eq!(check(&path), (vec!["lost", "ratings"], vec!["lost", "ratings"]));
    assert_eq!(Store::open(&path).unwrap().goal_ratings().unwrap(), ratings);
    let mut journal = Journal::open(&path, Hand::new().clock()).unwrap();
    let report = journal.check_and_mend().unwrap();
    let lines = report.lines(journal.store(), journal.hours());
    assert!(lines[1].contains("mended once the records named above are right again"), "{lines:?}");
    // Whoever says that it is gone for good has the ratings removed.
    assert!(report.can_be_kept());
    journal.keep_as_it_is().unwrap();
    drop(journal);
    assert_eq!(check(&path), (vec!["ratings"], Vec::new()));
}

#[test]
fn a_changed_record_is_named_also_where_the_mark_of_the_digests_is_gone_or_wrong() {
    let (_folder, whole, path) = whole();
    for mark in [
        "DELETE FROM digest WHERE record_kind = 'digests'",
        "UPDATE digest SET digest = 0 WHERE record_kind = 'digests'",
    ] {
        std::fs::copy(&whole, &path).unwrap();
        harm(&path, mark);
        assert_eq!(check(&path), (vec!["digests"], Vec::new()), "{mark}");
        std::fs::copy(&whole, &path).unwrap();
        harm(&path, mark);
        harm(&path, "UPDATE visit SET said = 'something else'");
        assert_eq!(check(&path), (vec!["changed", "digests"], vec!["changed", "digests"]), "{mark}");
        let mut journal = Journal::open(&path, Hand::new().clock()).unwrap();
        assert!(journal.check_and_mend().unwrap().can_be_kept(), "{mark}");
        journal.keep_as_it_is().unwrap();
        assert!(journal.check_and_mend().unwrap().problems.is_empty(), "{mark}");
    }
}

#[test]
fn an_impossible_record_comes_with_a_way_to_save_the_rest() {
    let (_folder, whole, path) = whole();
    std::fs::copy(&whole, &path).unwrap();
    harm(&path, "PRAGMA ignore_check_constraints = 1; UPDATE goal SET name = ''");
    let mut journal = Journal::open(&path, Hand::new().clock()).unwrap();
    let report = journal.check_and_mend().unwrap();
    let kinds: Vec<&str> = report.problems.iter().map(|problem| problem.kind.id()).collect();
    assert_eq!(kinds, ["impossible", "changed"]);
    assert!(report.is_damaged() && report.wants_backup() && !report.can_be_kept());
}

#[test]
fn a_damaged_page_and_foreign_tables_are_told_apart() {
    let (_folder, whole, path) = whole();
    let found = |path: &Path| -> Vec<&'static str> {
        let found = soleus::app::verify::check(&ReadAccess::new(path, None), &mut |_| true).unwrap().unwrap();
        found.flaws.iter().map(|flaw| flaw.kind.id()).collect()
    };
    std::fs::copy(&whole, &path).unwrap();
    ruin(&path, &pages(&path, "name = 'dose'"));
    assert!(found(&path).contains(&"file"));
    assert!(check(&path).1.contains(&"file"), "it cannot be mended");
    std::fs::copy(&whole, &path).unwrap();
    harm(&path, "DROP INDEX dose_chart");
    assert_eq!(found(&path), ["file"]);
    std::fs::copy(&whole, &path).unwrap();
    harm(&path, "CREATE TABLE other (words)");
    assert_eq!(found(&path), ["schema"]);
}

#[test]
fn the_command_says_it_all_also_of_a_locked_journal() {
    let home = Home::new();
    home.ok(&["log", "3", "--notes", "stairs"]);
    let file = home.folder.path().join("passphrase");
    std::fs::write(&file, "over the hills\n").unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let named = file.to_str().unwrap().to_owned();
    let fine = serde_json::json!({"ok": true, "problems": []});
    assert_eq!(home.json(&["verify", "--json"]), fine);
    assert_eq!(home.json(&["verify", "--mend", "--json"]), fine);
    assert_eq!(home.ok(&["verify"]), "Your entry is fine.\n");
    // What can be mended: told, with status 1, until it is mended.
    harm(&home.journal(), "DELETE FROM episode_tag; UPDATE pain_day SET left_hard = 9");
    let told = home.run(&["verify", "--json"]);
    let problems = |mended: u64| serde_json::json!([{"kind": "tags", "count": 1, "mended": mended}, {"kind": "days", "count": 1, "mended": mended}]);
    assert_eq!(told.status, 1, "{told:?}");
    assert_eq!(told.err.lines().count(), 1, "{told:?}");
    let document: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(document, serde_json::json!({"ok": false, "problems": problems(0)}));
    home.ok(&["passphrase", "set", "--new-passphrase-file", &named]);
    let locked = |more: &[&str]| home.run(&[&["verify", "--passphrase-file", &named], more].concat());
    assert_eq!(locked(&[]).status, 1);
    let document: serde_json::Value = serde_json::from_str(&locked(&["--mend", "--json"]).out).unwrap();
    assert_eq!(document, serde_json::json!({"ok": true, "problems": problems(1)}));
    let said = locked(&["--json"]);
    assert_eq!((said.status, said.out.as_str()), (0, "{\"ok\":true,\"problems\":[]}\n"), "{said:?}");
    assert_eq!(locked(&["--wrong"]).status, 2);
}

#[test]
fn records_that_nobody_changed_keep_their_digests_in_every_version() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut store = Store::create(&path, &[]).unwrap();
    let at = Moment { utc_s: START_S, offset_min: 0 };
    for kind in 0..13 {
        store.apply(&format!("write {kind}"), at, &[Change::Put(records::record(kind, 7, 11))]).unwrap();
    }
    drop(store);
    let connection = Connection::open(&path).unwrap();
    let mut statement = connection.prepare("SELECT record_kind, digest FROM digest ORDER BY record_kind").unwrap();
    let digests = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let digests: Vec<(String, i64)> = digests.map(Result::unwrap).collect();
    // Where one of them changes, RULE in `store::digest` is raised, or every journal is called damaged.
    let fixed: [(&str, i64); 14] = [
        ("check", 1_060_895_754_712_661_159),
        // The mark, with RULE itself.
        ("digests", 1),
        ("dose", 5_006_645_916_592_637_357),
        ("episode", -5_103_556_616_595_144_214),
        ("first_days", 2_467_357_487_783_582_922),
        ("goal", -1_455_833_596_786_166_421),
        ("goal_rating", 5_729_446_376_422_116_043),
        ("product", 6_130_969_343_332_738_312),
        ("profile", 7_931_898_063_854_826_928),
        ("progress", -4_468_117_352_951_665_131),
        ("routine", 2_814_666_852_765_933_089),
        ("session", 4_847_114_678_274_115_432),
        ("setting", 7_901_286_652_390_800_940),
        ("visit", 7_116_486_208_258_445_351),
    ];
    assert_eq!(digests.iter().map(|(kind, digest)| (kind.as_str(), *digest)).collect::<Vec<_>>(), fixed);
}
