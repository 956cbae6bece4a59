//! Backups: each is opened and checked before it counts, nobody waits for one, and putting one back can be taken back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use common::{Hand, Home};
use soleus::app::backup::list::{self, Listed, Unsound};
use soleus::app::backup::restore::{self, Counts, Difference, Preview};
use soleus::app::command::Command;
use soleus::app::lock::{self, Change};
use soleus::app::run::Journal;
use soleus::app::salvage::Rescue;
use soleus::app::start::open_soon;
use soleus::domain::backup::Reason;
use soleus::domain::body::Side;
use soleus::domain::episode::{Episode, Nrs};
use soleus::domain::record::{Record, RecordKind};
use soleus::domain::setting::Settings;
use soleus::domain::when::Certainty;
use soleus::store::{Key, Store};
use tempfile::TempDir;
use uuid::Uuid;
use zeroize::Zeroizing;

struct Place {
    hand: Hand,
    folder: TempDir,
}

impl Place {
    fn new() -> (Self, Journal) {
        let place = Self { hand: Hand::new(), folder: tempfile::tempdir().unwrap() };
        let journal = Journal::create(&place.journal(), &Settings::default(), place.hand.clock()).unwrap();
        (place, journal)
    }

    fn journal(&self) -> PathBuf {
        self.folder.path().join("journal.db")
    }

    fn backups(&self) -> PathBuf {
        self.folder.path().join("backups")
    }
}

fn log(journal: &mut Journal, number: u128, notes: &str) {
    let now = journal.now().moment;
    let mut entry = Episode::new(Uuid::from_u128(number), Side::Left, Nrs::ALL[5], now, Certainty::Exact, now);
    notes.clone_into(&mut entry.notes);
    journal.run(Command::Save(Box::new(entry))).unwrap();
}

fn back_up(journal: &Journal) -> PathBuf {
    journal.back_up(&journal.backup_order(Reason::Usual).unwrap()).unwrap().file
}

fn list(journal: &Journal) -> Vec<Listed> {
    list::list(&journal.store().read_access(), &journal.backup_folder(), &mut |_| true).unwrap().unwrap()
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Everything in it, as an export would write it.
fn content(journal: &Journal) -> Vec<Record> {
    RecordKind::ALL.into_iter().flat_map(|kind| journal.store().records(kind).unwrap()).collect()
}

#[test]
fn a_backup_is_the_whole_journal_and_only_this_person_can_read_it() {
    let (place, mut journal) = Place::new();
    log(&mut journal, 1, "first");
    log(&mut journal, 2, "second");
    let file = back_up(&journal);
    let copy = journal.store().read_access().to(&file).open().unwrap();
    assert_eq!((copy.episode_count().unwrap(), copy.operations(9).unwrap().len()), (2, 2));
    assert_eq!(files(&place.backups()).len(), 1, "nothing else is left beside it");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&file), mode(&place.backups())), (0o600, 0o700));
    }
    let last = journal.backups().last.unwrap();
    assert_eq!((last.entries, last.file), (2, file));
    assert!(!journal.is_newer_than_backup().unwrap());
    log(&mut journal, 3, "third");
    assert!(journal.is_newer_than_backup().unwrap());
    journal.run(Command::Undo).unwrap();
    assert!(journal.is_newer_than_backup().unwrap());
}

#[test]
fn a_damaged_backup_is_told_and_not_counted() {
    let (_place, mut journal) = Place::new();
    log(&mut journal, 1, "first");
    for number in 2..60 {
        log(&mut journal, number, &"many words about a calf ".repeat(20));
    }
    let damaged = back_up(&journal);
    let cut = back_up(&journal);
    let sound = back_up(&journal);
    let mut bytes = fs::read(&damaged).unwrap();
    // One page at the end, which nobody needs to count the entries.
    let place = bytes.len() - 4_096;
    bytes[place..].fill(0x5a);
    fs::write(&damaged, bytes).unwrap();
    let bytes = fs::read(&cut).unwrap();
    fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let listed = list(&journal);
    let found: Vec<_> = listed.iter().map(|backup| (backup.file.clone(), backup.entries)).collect();
    assert_eq!(found, [(sound, Ok(59)), (cut, Err(Unsound::Damaged)), (damaged, Err(Unsound::Damaged))]);
}

#[test]
fn a_save_never_waits_for_a_backup() {
    let (_place, mut journal) = Place::new();
    for number in 0..10 {
        // Few rows and many pages: it is the pages that are copied.
        log(&mut journal, 1_000 + number, &"long ".repeat(50_000));
    }
    let order = journal.backup_order(Reason::Usual).unwrap();
    std::thread::scope(|scope| {
        let job = scope.spawn(|| order.carry_out(&mut |_, _| true).unwrap().unwrap());
        let (mut longest, mut number) = (Duration::ZERO, 10);
        while !job.is_finished() {
            let begun = Instant::now();
            log(&mut journal, number, "meanwhile");
            longest = longest.max(begun.elapsed());
            number += 1;
            // Forty saves a second are more than anybody makes; between them the window reads.
            while begun.elapsed() < Duration::from_millis(25) {
                assert!(journal.store().episode_count().unwrap() > 0);
            }
        }
        eprintln!("{} saves while a backup was made, the longest {longest:?}", number - 10);
        // SQLite itself would wait for two seconds before it gives up.
        assert!(longest < Duration::from_secs(1), "{longest:?}");
        assert!(job.join().unwrap().backup.entries >= 10);
    });
}

fn put_back(journal: &mut Journal, file: &Path) -> (Difference, PathBuf) {
    let preview = look(journal, file);
    let before = journal.backup_order(Reason::BeforeRestore).unwrap().carry_out(&mut |_, _| true).unwrap().unwrap();
    journal.restore(&preview, &before).unwrap();
    (preview.difference.clone(), before.backup.file)
}

fn look(journal: &Journal, file: &Path) -> Preview {
    let store = journal.store();
    restore::look(&store.read_access(), store.revision(), file, &mut |_| true).unwrap().unwrap()
}

#[test]
fn a_restore_is_shown_first_and_can_be_taken_back() {
    let (place, mut journal) = Place::new();
    log(&mut journal, 1, "kept");
    log(&mut journal, 2, "deleted later");
    let backup = back_up(&journal);
    let then = content(&journal);
    place.hand.pass(3_600);
    journal.run(Command::Delete(vec![Uuid::from_u128(2)])).unwrap();
    log(&mut journal, 1, "changed");
    log(&mut journal, 3, "new");
    log(&mut journal, 4, "new");
    journal.run(Command::Set(Box::new(Settings { text_percent: 150, ..Settings::default() }))).unwrap();
    journal.keep_on_desk("draft of today", Some(&"words"));
    let (now, revision) = (content(&journal), journal.store().revision());
    let (difference, before) = put_back(&mut journal, &backup);
    assert_eq!(
        difference.sentence(),
        "This backup has 1 fewer setting, 2 fewer entries, 1 entry that you do not have now and 1 changed entry."
    );
    assert_eq!(difference.counts[&RecordKind::Episode], Counts { back: 1, gone: 2, changed: 1 });
    assert_eq!(content(&journal), then);
    assert_eq!(journal.settings().text_percent, 100);
    assert!(journal.store().revision() > revision, "every page reads again");
    assert_eq!(journal.from_desk::<String>("draft of today").as_deref(), Some("words"));
    assert_eq!(files(place.folder.path()), ["backups", "journal.db", "journal.db.lock"]);
    // It goes on as a journal: what is logged is there after a restart.
    log(&mut journal, 5, "after it");
    journal.run(Command::Undo).unwrap();
    put_back(&mut journal, &before);
    assert_eq!(content(&journal), now);
    drop(journal);
    let journal = Journal::open(&place.journal(), place.hand.clock()).unwrap();
    assert_eq!(content(&journal), now);
    assert_eq!(list(&journal).iter().filter(|backup| backup.made.reason == Reason::BeforeRestore).count(), 2);
}

#[test]
fn a_change_after_the_look_stops_the_restore() {
    let (_place, mut journal) = Place::new();
    log(&mut journal, 1, "first");
    let backup = back_up(&journal);
    log(&mut journal, 2, "second");
    let preview = look(&journal, &backup);
    let before = journal.backup_order(Reason::BeforeRestore).unwrap().carry_out(&mut |_, _| true).unwrap().unwrap();
    log(&mut journal, 3, "third");
    assert!(journal.restore(&preview, &before).unwrap_err().words.contains("Nothing was put back"));
    assert_eq!(journal.store().episode_count().unwrap(), 3);
}

#[test]
fn nobody_who_still_has_the_old_file_can_write_into_the_new_one() {
    let (place, mut journal) = Place::new();
    log(&mut journal, 1, "first");
    let backup = back_up(&journal);
    log(&mut journal, 2, "second");
    let other = rusqlite::Connection::open(place.journal()).unwrap();
    let count = |other: &rusqlite::Connection| -> i64 {
        other.query_row("SELECT count(*) FROM episode", [], |row| row.get(0)).unwrap()
    };
    // While another program is in the middle of something the file stays.
    other.execute_batch("BEGIN IMMEDIATE; INSERT INTO desk VALUES ('other', '1')").unwrap();
    let preview = look(&journal, &backup);
    let before = journal.backup_order_at(&place.folder.path().join("before.db"));
    assert!(before.is_err(), "the other program writes");
    other.execute_batch("COMMIT").unwrap();
    let before = journal.backup_order(Reason::BeforeRestore).unwrap().carry_out(&mut |_, _| true).unwrap().unwrap();
    other.execute_batch("BEGIN IMMEDIATE; INSERT INTO desk VALUES ('another', '1')").unwrap();
    assert!(journal.restore(&preview, &before).unwrap_err().words.contains("another program uses the journal"));
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(journal.store().episode_count().unwrap(), 2);
    journal.restore(&preview, &before).unwrap();
    assert_eq!((journal.store().episode_count().unwrap(), count(&other)), (1, 2));
    // Its pages would be rolled back into the new file by whoever reads that next.
    assert!(other.execute_batch("INSERT INTO desk VALUES ('late', '1')").is_err());
    assert!(!place.folder.path().join("journal.db-journal").exists());
    let said: String = rusqlite::Connection::open(place.journal())
        .unwrap()
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(said, "ok");
}

#[test]
fn what_is_no_backup_is_refused_in_words_and_nothing_is_changed() {
    let (place, mut journal) = Place::new();
    log(&mut journal, 1, "first");
    let words = place.folder.path().join("words.db");
    fs::write(&words, "only words, and no journal at all".repeat(50)).unwrap();
    let cut = place.folder.path().join("cut.db");
    let bytes = fs::read(back_up(&journal)).unwrap();
    fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let store = journal.store();
    for (file, expected) in [
        (words, "is no Soleus journal"),
        (cut, "is damaged"),
        (place.folder.path().join("nowhere.db"), "There is no backup at"),
        (place.folder.path().to_owned(), "is no Soleus journal"),
    ] {
        let refused = restore::look(&store.read_access(), store.revision(), &file, &mut |_| true).unwrap_err();
        assert!(refused.words.contains(expected), "{}", refused.words);
    }
    assert_eq!(store.episode_count().unwrap(), 1);
    assert_eq!(files(place.folder.path()).iter().filter(|name| name.contains("restoring")).count(), 0);
}

#[test]
fn only_own_backups_are_thinned_out_whatever_else_has_such_a_name() {
    let (place, mut journal) = Place::new();
    log(&mut journal, 1, "first");
    let own = back_up(&journal);
    let name = own.file_name().unwrap().to_str().unwrap().to_owned();
    let years: Vec<String> = (0..3).map(|year| name.replace("2026-11-22", &format!("2000-11-2{year}"))).collect();
    let at = |name: &str| place.backups().join(name);
    // One that is really older, one that only looks like it, and one of another journal.
    fs::copy(&own, at(&years[0])).unwrap();
    fs::write(at(&years[1]), "a letter to my doctor").unwrap();
    let (_elsewhere, other) = Place::new();
    fs::copy(back_up(&other), at(&years[2])).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&own, at(&name.replace("2026-11-22", "2000-11-25"))).unwrap();
    let before = files(&place.backups()).len();
    for number in 0..45 {
        place.hand.pass(32 * 86_400);
        log(&mut journal, 10 + number, "more");
        back_up(&journal);
    }
    assert!(!at(&years[0]).exists());
    assert!(at(&years[1]).exists() && at(&years[2]).exists());
    let named = |word: &str| files(&place.backups()).iter().filter(|name| name.contains(word)).count();
    assert_eq!(named("2000-"), before - 2);
    assert!(files(&place.backups()).len() <= 37 + before);
}

#[test]
fn a_folder_that_is_gone_or_closed_is_told_and_nothing_is_lost() {
    let (place, mut journal) = Place::new();
    log(&mut journal, 1, "first");
    let stick = place.folder.path().join("stick");
    fs::create_dir(&stick).unwrap();
    journal.choose_backup_folder(Some(stick.clone()));
    assert!(back_up(&journal).starts_with(&stick));
    fs::remove_dir_all(&stick).unwrap();
    log(&mut journal, 2, "second");
    place.hand.pass(1_800);
    let told = journal.back_up_if_due().unwrap_err().words;
    assert!(told.contains("stick is not there. Connect its disk"), "{told}");
    // Told once, and tried again.
    place.hand.pass(300);
    assert_eq!(journal.back_up_if_due(), Ok(()));
    assert!(journal.backups().failed.is_some());
    fs::create_dir(&stick).unwrap();
    place.hand.pass(300);
    assert_eq!(journal.back_up_if_due(), Ok(()));
    assert_eq!((journal.backups().failed, files(&stick).len()), (None, 1));
    assert!(!place.backups().exists(), "none goes where nobody looks for it");
}

#[test]
fn a_copy_that_was_killed_is_replaced_by_the_next_one() {
    let (place, mut journal) = Place::new();
    log(&mut journal, 1, "first");
    back_up(&journal);
    // Killed in the middle of a copy, and started again.
    let part = format!(".soleus-{}-1.part", journal.backups().journal);
    fs::write(place.backups().join(&part), "half").unwrap();
    drop(journal);
    let mut journal = Journal::open(&place.journal(), place.hand.clock()).unwrap();
    back_up(&journal);
    assert_eq!(files(&place.backups()).iter().filter(|name| name.contains(".part")).count(), 0);
    // Stopped by the person, nothing is left of it either.
    let order = journal.backup_order(Reason::Usual).unwrap();
    log(&mut journal, 2, &"long ".repeat(2_000_000));
    assert_eq!(order.carry_out(&mut |_, _| false), Ok(None));
    assert_eq!(files(&place.backups()).len(), 2);
}

#[test]
fn a_restore_waits_for_nobody_who_is_in_the_middle_of_something() {
    // Neither has a journal of pages beside the file by which it could be seen.
    for what in ["BEGIN IMMEDIATE", "BEGIN; SELECT count(*) FROM episode"] {
        let (place, mut journal) = Place::new();
        log(&mut journal, 1, "first");
        let backup = back_up(&journal);
        log(&mut journal, 2, "second");
        let preview = look(&journal, &backup);
        let before = journal.backup_order(Reason::BeforeRestore).unwrap().carry_out(&mut |_, _| true).unwrap().unwrap();
        let other = rusqlite::Connection::open(place.journal()).unwrap();
        other.execute_batch(what).unwrap();
        let refused = journal.restore(&preview, &before).unwrap_err().words;
        assert!(refused.contains("another program uses the journal. Nothing was changed."), "{what}: {refused}");
        other.execute_batch("COMMIT").unwrap();
        assert_eq!(journal.store().episode_count().unwrap(), 2, "{what}");
        journal.restore(&preview, &before).unwrap();
        assert_eq!(journal.store().episode_count().unwrap(), 1, "{what}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_in_which_nothing_may_be_written_is_told_once() {
    let (place, mut journal) = Place::new();
    // Where nobody may write, not even whoever may do everything else.
    journal.choose_backup_folder(Some(PathBuf::from("/sys")));
    log(&mut journal, 1, "first");
    let told = journal.back_up_if_due().unwrap_err().words;
    assert!(told.contains("Soleus may not write in /sys. Choose another folder in Settings"), "{told}");
    for _ in 0..3 {
        place.hand.pass(300);
        assert_eq!(journal.back_up_if_due(), Ok(()));
    }
    journal.choose_backup_folder(None);
    assert_eq!(journal.back_up_if_due(), Ok(()));
    assert_eq!((journal.backups().failed, files(&place.backups()).len()), (None, 1));
}

#[test]
fn a_start_waits_for_a_window_that_makes_its_last_backup() {
    let (place, journal) = Place::new();
    drop(journal);
    let store = Store::open(&place.journal()).unwrap();
    let (go, gone) = mpsc::channel::<()>();
    let last = std::thread::spawn(move || {
        let _ = gone.recv_timeout(Duration::from_millis(200));
        drop(store);
    });
    assert!(open_soon(&place.journal(), None, &place.hand.clock()).is_ok());
    drop(go);
    last.join().unwrap();
    // One that stays open is told.
    let _store = Store::open(&place.journal()).unwrap();
    let told = open_soon(&place.journal(), None, &place.hand.clock()).unwrap_err().words;
    assert!(told.contains("This journal is in use by another Soleus."), "{told}");
}

fn key() -> Key {
    Key::new(Zeroizing::new("four plain words here".to_owned())).unwrap()
}

#[test]
fn backups_from_before_the_passphrase_are_counted_and_can_be_given_it() {
    const NOTE: &str = "plantednotexq";
    let (place, mut journal) = Place::new();
    let mut made = Vec::new();
    for number in 1..=3 {
        log(&mut journal, number, NOTE);
        made.push(back_up(&journal));
        place.hand.pass(24 * 3600);
    }
    assert_eq!(journal.plain_backups(), 0, "without a passphrase there is nothing to tell");
    // Of another journal, and a stray file with such a name.
    let folder = tempfile::tempdir().unwrap();
    let mut other =
        Journal::create(&folder.path().join("journal.db"), &Settings::default(), place.hand.clock()).unwrap();
    log(&mut other, 9, "of somebody else");
    let foreign =
        made[0].with_file_name(made[0].file_name().unwrap().to_string_lossy().replace("2026-11-22", "2026-10-01"));
    fs::copy(back_up(&other), &foreign).unwrap();
    drop(journal);
    lock::change(&place.journal(), &Change::Set(key())).unwrap();
    let mut journal = Journal::unlock(&place.journal(), Some(&key()), place.hand.clock()).unwrap();
    assert_eq!(journal.plain_backups(), 4);
    let sealing = journal.seal_backups();
    // One at a time, and what was done stays done.
    assert_eq!(sealing.carry_out(&mut |_| false).done, 1);
    assert_eq!(journal.plain_backups(), 3);
    let sealed = sealing.carry_out(&mut |_| true);
    assert_eq!((sealed.done, sealed.left), (2, 1));
    assert!(sealed.words().starts_with("Locked 2 older backups with the passphrase. 1 older backup could not be"));
    assert!(fs::read(&foreign).unwrap().starts_with(b"SQLite"), "that of another journal is left alone");
    for file in &made {
        let bytes = fs::read(file).unwrap();
        assert!(!bytes.windows(NOTE.len()).any(|part| part == NOTE.as_bytes()), "{}", file.display());
    }
    let entries: Vec<_> = list(&journal).into_iter().filter(|one| one.file != foreign).map(|one| one.entries).collect();
    assert_eq!(entries, [Ok(3), Ok(2), Ok(1)]);
    assert_eq!(files(&place.backups()).len(), 4, "and nothing is left beside them");
    let (_, before) = put_back(&mut journal, &made[1]);
    assert_eq!(journal.store().episode_count().unwrap(), 2);
    assert!(before.is_file());
}

#[test]
fn a_backup_that_was_killed_while_it_was_locked_is_the_old_one_or_the_new_one() {
    let (place, mut journal) = Place::new();
    log(&mut journal, 1, "first");
    let file = back_up(&journal);
    let id = journal.backups().journal;
    drop(journal);
    lock::change(&place.journal(), &Change::Set(key())).unwrap();
    // What a killed one has left; the next backup after a start clears it away.
    fs::write(place.backups().join(format!(".soleus-{id}-1.part")), "half").unwrap();
    fs::write(place.backups().join(format!(".soleus-{id}-1.part-journal")), "half").unwrap();
    let journal = Journal::unlock(&place.journal(), Some(&key()), place.hand.clock()).unwrap();
    assert_eq!(list(&journal).iter().filter(|one| one.file == file && one.entries == Ok(1)).count(), 1);
    place.hand.pass(60);
    back_up(&journal);
    assert_eq!(files(&place.backups()).len(), 2, "{:?}", files(&place.backups()));
}

#[test]
fn backups_under_a_former_passphrase_go_when_all_are_to_go_and_a_strange_one_is_told() {
    let (place, mut journal) = Place::new();
    log(&mut journal, 1, "first");
    back_up(&journal);
    let mut last = journal;
    let other = Key::new(Zeroizing::new("four other plain words".to_owned())).unwrap();
    for change in [Change::Set(key()), Change::Change(key(), other.clone())] {
        drop(last);
        lock::change(&place.journal(), &change).unwrap();
        place.hand.pass(3_600);
        last = Journal::unlock(&place.journal(), change.wanted(), place.hand.clock()).unwrap();
        back_up(&last);
    }
    assert_eq!(files(&place.backups()).len(), 3);
    // The name is not one that this journal gives, and nobody can look into it.
    let former = list(&last).into_iter().find(|backup| backup.entries.is_err()).unwrap().file;
    let strange = former.with_file_name(format!("holiday{}", former.file_name().unwrap().to_str().unwrap()));
    fs::copy(&former, &strange).unwrap();
    let told = last.delete_backups().unwrap_err().words;
    assert!(told.starts_with("1 backup in ") && told.contains("could not be told to be of this journal"), "{told}");
    assert!(strange.is_file() && files(&place.backups()).len() == 1, "{:?}", files(&place.backups()));
    fs::remove_file(&strange).unwrap();
    assert_eq!(last.delete_backups(), Ok(()));
}

#[test]
fn backups_that_stay_are_told_when_everything_is_deleted() {
    let (place, mut journal) = Place::new();
    log(&mut journal, 1, "first");
    let file = back_up(&journal);
    // As another computer named it, where the journal had another number.
    let elsewhere = file.with_file_name("journal-0a1b2c-backup-2026-10-01-14.32.05+0000.db");
    fs::copy(&file, &elsewhere).unwrap();
    assert_eq!(journal.delete_backups(), Ok(()));
    drop(journal);
    let said = lock::erase(&place.journal(), &place.backups()).unwrap();
    let expected = format!("{} still holds 1 backup. Delete there what is yours.", place.backups().display());
    assert!(said.starts_with("Deleted. ") && said.ends_with(&expected), "{said}");
    assert!(elsewhere.is_file());
}

#[cfg(unix)]
#[test]
fn a_journal_of_zeros_that_is_reached_through_a_link_gets_its_backup_back() {
    let home = Home::new();
    home.ok(&["log", "5", "--notes", "kept"]);
    let made = home.ok(&["backup"]);
    let backup = made.trim().rsplit(" as ").next().unwrap();
    let real = home.folder.path().join("real.db");
    fs::rename(home.journal(), &real).unwrap();
    std::os::unix::fs::symlink(&real, home.journal()).unwrap();
    fs::write(&real, vec![0_u8; 40_960]).unwrap();
    assert!(home.ok(&["backups"]).contains("1 entry, checked"));
    let back = home.ok(&["restore", backup]);
    assert!(back.starts_with("The backup is your journal now. The former file is kept as "), "{back}");
    assert_eq!(home.json(&["list", "--json"])["episodes"][0]["notes"], "kept");
    assert!(home.journal().symlink_metadata().unwrap().is_symlink());
}

#[test]
fn a_plain_backup_of_a_damaged_locked_journal_is_told_with_a_way_that_exists() {
    let (place, mut journal) = Place::new();
    log(&mut journal, 1, "first");
    let plain = back_up(&journal);
    drop(journal);
    lock::change(&place.journal(), &Change::Set(key())).unwrap();
    let rescue = Rescue::new(&place.journal(), Some(&key()));
    let told = rescue.put_back(&plain, place.hand.now().moment, &mut |_| true).unwrap_err().words;
    assert!(told.contains("open it with Open another journal, and set the passphrase there."), "{told}");
}
