//! A journal with 20 000 doses: what the page of medicines reads does not grow with it.

use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;

use rusqlite::{Connection, StatementStatus, ToSql, named_params};
use soleus::app::clock::Clock;
use soleus::app::command::Command;
use soleus::app::run::Journal;
use soleus::domain::medicine::Product;
use soleus::domain::setting::Settings;
use tempfile::TempDir;

use crate::berlin::now;
use crate::shelf::{NOON, tablets};

const SMALL: i64 = 2_000;
const LARGE: i64 = 20_000;
const LAST_OF: &str = include_str!("../../src/store/dose/last_of.sql");
const BETWEEN: &str = include_str!("../../src/store/dose/between.sql");

/// The medicine of nearly all doses, one that was taken once at the very beginning, and one that never was.
fn shelf() -> [Product; 3] {
    [tablets(1, "Ibuprofen", "200"), tablets(2, "Aspirin", "300"), tablets(3, "Naproxen", "250")]
}

/// A dose every four hours up to now, so many of them, and an older one of another medicine.
fn fill(path: &Path, count: i64) {
    let plain = Connection::open(path).unwrap();
    let [often, once, _] = shelf();
    let rows = "WITH RECURSIVE turn (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM turn WHERE n < :count)
        INSERT INTO dose (id, product_id, at_s, offset_min, contents, units, note)
        SELECT printf('01920000-0000-7000-8000-%012d', n), iif(n < :count, :often, :once), :now_s - n * 14400, 60,
            iif(n < :count, :often_in, :once_in), 100, '' FROM turn";
    let json = |product: &Product| serde_json::to_string(&product.contents).unwrap();
    let values = named_params! {":count": count, ":now_s": now(NOON).moment.utc_s, ":often": often.id.to_string(),
    ":once": once.id.to_string(), ":often_in": json(&often), ":once_in": json(&once)};
    plain.execute(rows, values).unwrap();
}

fn world(count: i64) -> (Journal, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let clock = Clock::Manual(Rc::new(Cell::new(now(NOON))));
    let mut journal = Journal::create(&path, &Settings::default(), clock).unwrap();
    for product in shelf() {
        journal.run(Command::SaveProduct(Box::new(product))).unwrap();
    }
    fill(&path, count);
    (journal, folder)
}

/// Steps that SQLite takes for a statement, and the rows that come out.
fn steps(plain: &Connection, sql: &str, values: &[(&str, &dyn ToSql)]) -> (i32, usize) {
    let mut statement = plain.prepare(sql).unwrap();
    let mut rows = statement.query(values).unwrap();
    let mut count = 0;
    while rows.next().unwrap().is_some() {
        count += 1;
    }
    drop(rows);
    (statement.get_status(StatementStatus::VmStep), count)
}

#[test]
fn the_last_dose_of_a_medicine_is_found_in_its_index_however_long_ago() {
    let (journal, _folder) = world(SMALL);
    let plain = Connection::open(journal.store().path()).unwrap();
    let mut statement = plain.prepare(&format!("EXPLAIN QUERY PLAN {LAST_OF}")).unwrap();
    let mut rows = statement.raw_query();
    let mut plan = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        plan.push(row.get::<_, String>("detail").unwrap());
    }
    assert_eq!(plan, ["SEARCH dose USING INDEX dose_of_product (product_id=?)"]);
    let [often, once, never] = shelf().map(|product| journal.store().last_dose_of(product.id).unwrap());
    assert_eq!(often.unwrap().at.utc_s, now(NOON).moment.utc_s);
    assert_eq!(once.unwrap().at.utc_s, now(NOON).moment.utc_s - SMALL * 14_400);
    assert_eq!(never, None);
}

#[test]
fn with_20_000_doses_the_page_of_medicines_reads_no_more_than_with_2_000() {
    let measured = [SMALL, LARGE].map(|count| {
        let (journal, _folder) = world(count);
        let plain = Connection::open(journal.store().path()).unwrap();
        let last = shelf().map(|product| {
            let id = product.id.to_string();
            steps(&plain, LAST_OF, named_params! {":product_id": id})
        });
        let now_s = now(NOON).moment.utc_s;
        let month_s = 31 * 86_400;
        let month = named_params! {":from_s": now_s - month_s, ":to_s": now_s + month_s, ":limit": i64::MAX};
        let month = steps(&plain, BETWEEN, month);
        let table = steps(&plain, BETWEEN, named_params! {":from_s": 0, ":to_s": i64::MAX, ":limit": 21});
        assert_eq!(last.map(|(_, rows)| rows), [1, 1, 0]);
        assert_eq!((month.1, table.1), (31 * 6 + 1, 21));
        // The whole of it through the program: so many statements, and the doses of a month.
        let before = journal.store().queries();
        let cabinet = journal.cabinet(now(NOON).moment, &journal.outlook().unwrap()).unwrap();
        (last, month, table, cabinet.doses.len(), journal.store().queries() - before)
    });
    assert_eq!(measured[0], measured[1], "last of each, a month, the table, doses, statements");
    let (last, month, table, doses, _) = &measured[1];
    assert_eq!(*doses, 31 * 6 + 1);
    assert!(last.iter().all(|(steps, _)| *steps < 50), "{last:?}");
    assert!(month.0 < 187 * 30 && table.0 < 21 * 30 + 50, "{month:?} {table:?}");
}
