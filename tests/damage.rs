//! Damage at random: bytes that a disk changes, a file that ends too early, pages that stand in each other's place. Nothing
//! ever panics, what a check calls healthy is what was saved, and what is saved out of a damaged file is so too, or is
//! named by the next check.
//!
//! `SOLEUS_DAMAGES=2000 cargo test --test damage -- --nocapture` does more of it and prints what came of each.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;
#[path = "common/records.rs"]
mod records;
#[path = "common/ruin.rs"]
mod ruin;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use common::Hand;
use records::{moment, record};
use ruin::{PAGE, pages};
use soleus::app::export::{Export, export};
use soleus::app::lock::{self, Change as Lock};
use soleus::app::run::Journal;
use soleus::app::salvage::{Rescue, sentence};
use soleus::app::sample;
use soleus::app::verify::check;
use soleus::domain::record::{Record, RecordKind};
use soleus::store::episode::Span;
use soleus::store::operation::Change;
use soleus::store::verify::{Findings, FlawKind};
use soleus::store::{Key as Passphrase, ReadAccess, Store};
use zeroize::Zeroizing;

/// Damages by default; the variable `SOLEUS_DAMAGES` takes more.
const DAMAGES: u64 = 24;
/// Every so many is done to a locked journal, where a quarter of a second goes by until its key is worked out.
const LOCKED_EACH: u64 = 8;

/// Numbers that look like chance, the same for the same damage. <https://prng.di.unimi.it/splitmix64.c>
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((number ^ (number >> 31)) % limit as u64).unwrap()
    }
}

/// A journal before any damage.
struct Whole {
    bytes: Vec<u8>,
    key: Option<Passphrase>,
    export: String,
    records: BTreeMap<(RecordKind, String), Record>,
    entries: usize,
    /// Pages of which nothing but a list is lost; unknown of a locked one.
    indexes: BTreeSet<usize>,
    /// Pages with digests.
    digests: BTreeSet<usize>,
}

#[derive(Debug, Default)]
struct Counts {
    at_opening: usize,
    by_check: usize,
    harmless: usize,
    only_indexes: usize,
    salvaged: usize,
    named: usize,
    unproven: usize,
    of: usize,
    nothing_left: usize,
    /// The same of damages that hit a page or two: how much comes out of a file cut in half says nothing.
    few_of: usize,
    few_saved: usize,
}

/// A journal with records of every kind on many pages, and a history.
fn fill(path: &Path) {
    let mut store = Store::create(path, &[]).unwrap();
    let entries = (0..120).map(|number| record(0, number, number * 4_000));
    let told = sample::episodes(&Hand::new().now()).into_iter().map(|entry| Record::Episode(Box::new(entry)));
    store.apply("import", moment(0), &entries.chain(told).map(Change::Put).collect::<Vec<_>>()).unwrap();
    for kind in 1..13 {
        // Ratings and doses are of number 77.
        for which in 70..78 {
            store.apply(&format!("log {kind}"), moment(which), &[Change::Put(record(kind, which, which))]).unwrap();
        }
    }
    for which in 0..26 {
        let put = Change::Put(record(which, which + 38, which * 4_000 + 1));
        store.apply(&format!("change {which}"), moment(3_000 + which), &[put]).unwrap();
    }
    store.apply("delete entry", moment(4_000), &[Change::Delete(record(0, 6, 0).key())]).unwrap();
    store.undo(moment(5_000)).unwrap();
    store.put_desk("draft", &"half a sentence").unwrap();
}

/// The export without the line that says when it was made.
fn exported(store: &Store, folder: &Path) -> Option<String> {
    let file = folder.join("export.json");
    export(store, moment(0), Export::Json, &file, &mut |_| true).ok().flatten()?;
    let text = fs::read_to_string(file).unwrap();
    Some(text.lines().filter(|line| !line.starts_with("\"exported_at\"")).collect::<Vec<_>>().join("\n"))
}

fn records_of(store: &Store) -> BTreeMap<(RecordKind, String), Record> {
    let all = RecordKind::ALL.into_iter().flat_map(|kind| store.records(kind).unwrap());
    all.map(|record| ((record.kind(), record.id()), record)).collect()
}

fn whole(path: &Path, key: Option<&Passphrase>) -> Whole {
    let on = |of| -> BTreeSet<usize> {
        let pages = if key.is_none() { pages(path, of) } else { Vec::new() };
        pages.into_iter().map(|(page, _)| page - 1).collect()
    };
    let indexes = on("name IN (SELECT name FROM sqlite_schema WHERE type = 'index')");
    let digests = on("name = 'digest'");
    let store = Store::open_with(path, key).unwrap();
    let export = exported(&store, path.parent().unwrap()).unwrap();
    let records = records_of(&store);
    let entries = records.keys().filter(|(kind, _)| *kind == RecordKind::Episode).count();
    Whole { entries, bytes: fs::read(path).unwrap(), key: key.cloned(), export, records, indexes, digests }
}

/// Damages a file, and returns the pages that were hit, from 0.
fn harm(bytes: &mut Vec<u8>, chance: &mut Chance) -> (&'static str, BTreeSet<usize>) {
    let flip = |bytes: &mut Vec<u8>, chance: &mut Chance| {
        let at = chance.below(bytes.len());
        bytes[at] ^= u8::try_from(1 + chance.below(255)).unwrap();
        at / PAGE
    };
    match chance.below(6) {
        0..3 => ("one byte", BTreeSet::from([flip(bytes, chance)])),
        3 => {
            let many = 2 + chance.below(30);
            ("bytes", (0..many).map(|_| flip(bytes, chance)).collect())
        }
        4 => {
            let count = bytes.len() / PAGE;
            let length = chance.below(bytes.len());
            bytes.truncate(if chance.below(2) == 0 { length / PAGE * PAGE } else { length });
            ("cut off", (length / PAGE..count).collect())
        }
        _ => {
            let count = bytes.len() / PAGE;
            let (one, other) = (chance.below(count), chance.below(count));
            for place in 0..PAGE {
                bytes.swap(one * PAGE + place, other * PAGE + place);
            }
            ("swapped", if one == other { BTreeSet::new() } else { BTreeSet::from([one, other]) })
        }
    }
}

/// What a check says; nothing when the journal cannot be opened for it.
fn findings(path: &Path, key: Option<&Passphrase>) -> Option<Findings> {
    check(&ReadAccess::new(path, key), &mut |_| true).ok().flatten()
}

/// One damage, and everything that a person does with such a file.
fn suffer(whole: &Whole, number: u64, folder: &Path, counts: &mut Counts) {
    let mut chance = Chance(number);
    let mut bytes = whole.bytes.clone();
    let (what, hit) = harm(&mut bytes, &mut chance);
    let path = folder.join("journal.db");
    fs::write(&path, &bytes).unwrap();
    let is_fine = if let Ok(journal) = Journal::unlock(&path, whole.key.as_ref(), Hand::new().clock()) {
        let store = journal.store();
        let listed = store.places(Span::ALL).and_then(|places| store.episodes_at(&places));
        let export = exported(store, folder);
        let is_fine = findings(&path, whole.key.as_ref()).is_some_and(|found| found.flaws.is_empty());
        if is_fine {
            assert_eq!(export.as_ref(), Some(&whole.export), "{what}: wrong data called healthy");
            assert_eq!(listed.unwrap().len(), whole.entries);
            counts.harmless += 1;
        } else {
            counts.by_check += 1;
        }
        is_fine
    } else {
        let found = findings(&path, whole.key.as_ref());
        assert!(found.is_none_or(|found| !found.flaws.is_empty()), "{what}: healthy, and cannot be opened");
        counts.at_opening += 1;
        false
    };
    assert_eq!(fs::read(&path).unwrap(), bytes, "{what}: looking changes nothing");
    let saved = rescue(whole, &path, counts, what, &hit);
    let only_indexes = !hit.is_empty() && hit.is_subset(&whole.indexes) && what != "cut off";
    counts.only_indexes += usize::from(only_indexes);
    if is_fine || only_indexes {
        assert_eq!(saved, whole.records.len(), "{what}: pages {hit:?}");
    }
}

/// Saves what can be read, and returns how many records are as they were.
fn rescue(whole: &Whole, path: &Path, counts: &mut Counts, what: &str, hit: &BTreeSet<usize>) -> usize {
    let is_few = hit.len() <= 2;
    counts.of += whole.records.len();
    counts.few_of += if is_few { whole.records.len() } else { 0 };
    let new = path.with_file_name("new.db");
    let saved = Rescue::new(path, whole.key.as_ref()).save(&new, &mut |_| true);
    let Ok(saved) = saved else {
        counts.nothing_left += 1;
        return 0;
    };
    let found = records_of(&Store::open_with(&new, whole.key.as_ref()).unwrap());
    // Where a digest is lost as well as its record is lost or changed, nothing can tell.
    let can_tell = hit.len() <= 1 || hit.is_disjoint(&whole.digests);
    if can_tell && sentence(&saved.unwrap()).starts_with("Everything was saved") {
        assert_eq!(found.len(), whole.records.len(), "{what}: called everything, pages {hit:?}");
    }
    let (same, others): (Vec<_>, Vec<_>) =
        found.iter().partition(|(key, record)| whole.records.get(key) == Some(record));
    counts.salvaged += same.len();
    counts.few_saved += if is_few { same.len() } else { 0 };
    let flaws = findings(&new, whole.key.as_ref()).unwrap().flaws;
    // A rating or dose may have lost what it is of.
    let wrong =
        flaws.iter().filter(|flaw| !matches!(flaw.kind, FlawKind::Changed | FlawKind::Rating | FlawKind::Order));
    assert_eq!(
        wrong.collect::<Vec<_>>(),
        Vec::<&soleus::store::verify::Flaw>::new(),
        "{what}: the new journal is sound"
    );
    let changed = flaws.iter().find(|flaw| flaw.kind == FlawKind::Changed);
    for (_, record) in &others {
        let is_named =
            changed.is_some_and(|flaw| flaw.count > flaw.records.len() || flaw.records.contains(&record.key()));
        assert!(is_named || !can_tell, "{what}: called right: {record:?}");
        counts.named += usize::from(is_named);
        counts.unproven += usize::from(!is_named);
    }
    same.len()
}

#[test]
fn no_damage_is_ever_taken_for_healthy_and_what_is_saved_out_of_it_is_right() {
    let damages = std::env::var("SOLEUS_DAMAGES").ok().map_or(DAMAGES, |number| number.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("whole.db");
    fill(&path);
    let plain = whole(&path, None);
    let key = Passphrase::new(Zeroizing::new("over the hills".to_owned())).unwrap();
    lock::change(&path, &Lock::Set(key.clone())).unwrap();
    let locked = whole(&path, Some(&key));
    let (mut of_plain, mut of_locked) = (Counts::default(), Counts::default());
    for number in 0..damages {
        let is_locked = number % LOCKED_EACH == LOCKED_EACH - 1;
        let (whole, counts) = if is_locked { (&locked, &mut of_locked) } else { (&plain, &mut of_plain) };
        let place = tempfile::tempdir_in(folder.path()).unwrap();
        let suffered = catch_unwind(AssertUnwindSafe(|| suffer(whole, number, place.path(), counts)));
        assert!(suffered.is_ok(), "damage {number}; locked: {is_locked}");
    }
    println!("{damages} damages\nplain: {of_plain:?}\nlocked: {of_locked:?}");
    assert!(of_plain.by_check > 0 && of_plain.at_opening > 0 && of_plain.harmless > 0 && of_plain.only_indexes > 0);
    assert!(of_plain.few_saved * 10 > of_plain.few_of * 9, "most of it comes out: {of_plain:?}");
}
