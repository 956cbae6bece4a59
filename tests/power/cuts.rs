//! Records one course of a journal, cuts the power in it again and again, and looks at what is left.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use soleus::app::clock::Clock;
use soleus::app::run::Journal;
use soleus::store::{APPLICATION_ID, Store};
use tempfile::TempDir;

use super::WRITE;
use super::content::{content, digest};
use super::course::key;
use super::disk::{Disk, Line, lines};
use super::layer::Layer;
use super::writer::Dice;

/// Cuts unless `SOLEUS_CUTS` says another number.
const CUTS: usize = 40;
/// Cuts for each course that is recorded.
const CUTS_OF_A_COURSE: usize = 250;
/// Of so many cuts one is in a journal that is brought up to date.
const OLDER: usize = 10;
/// Entries of the older journal.
const OLD_ENTRIES: i64 = 20;

/// What was said before a cut.
#[derive(Clone, Default)]
struct Said {
    done: Option<u64>,
    tried: Option<u64>,
    key: usize,
    next_key: Option<usize>,
    /// File, content and key of each backup.
    backups: Vec<(PathBuf, u64, usize)>,
    steps: usize,
}

impl Said {
    fn hear(&mut self, line: &str) {
        let (what, number) = line.trim_end().rsplit_once(' ').unwrap();
        let number: u64 = number.parse().unwrap();
        let number_of_key = || usize::try_from(number).unwrap();
        match what.split_once(' ').unwrap_or((what, "")) {
            ("try", _) => self.tried = Some(number),
            ("done", _) => {
                self.done = Some(number);
                self.tried = None;
                self.steps += 1;
            }
            ("locking", _) => self.next_key = Some(number_of_key()),
            ("locked", _) => (self.key, self.next_key) = (number_of_key(), None),
            ("backup", file) => self.backups.push((PathBuf::from(file), number, self.key)),
            other => panic!("{other:?}"),
        }
    }
}

fn cuts() -> usize {
    std::env::var("SOLEUS_CUTS").ok().and_then(|cuts| cuts.parse().ok()).unwrap_or(CUTS)
}

/// In memory where that can be: what is synced is known from the log, and a thousand disks are made.
fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// Moments of the log, in order.
fn moments(dice: &mut Dice, cuts: usize, lines: usize) -> Vec<usize> {
    let mut moments: Vec<usize> = (0..cuts).map(|_| dice.roll(lines + 1)).collect();
    moments.sort_unstable();
    moments
}

pub fn in_a_journal() {
    let layer = Layer::new();
    let (mut left, mut seed) = (cuts(), 0);
    let (mut lost, mut kept, mut under_way, mut steps, mut backups, mut calls) = (0, 0, 0, 0, 0, 0);
    while left > 0 {
        let here = left.min(CUTS_OF_A_COURSE);
        (left, seed) = (left - here, seed + 1);
        let folder = folder();
        let (under, log) = (folder.path().join("disk"), folder.path().join("log"));
        fs::create_dir(&under).unwrap();
        let mut disk = Disk::new(&under);
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.arg(WRITE).arg(under.join("journal.db")).arg(seed.to_string()).stdout(Stdio::null());
        assert!(layer.record(&mut command, &under, &log).status().unwrap().success());
        let bytes = fs::read(&log).unwrap();
        let lines = lines(&bytes);
        calls += lines.iter().filter(|line| line.said().is_none()).count();
        let (mut said, mut dice, mut done) = (Said::default(), Dice::new(seed), 0);
        for moment in moments(&mut dice, here, lines.len()) {
            follow(&mut disk, &lines[done..moment], &mut said);
            done = moment;
            let what = format!("course {seed}, cut before call {moment} of {}", lines.len());
            let image = folder.path().join("image");
            lost += disk.cut(&image, &mut dice);
            match left_over(&image, &under, &said, moment, &what) {
                Left::Last => kept += 1,
                Left::Next => under_way += 1,
            }
            backups += usize::from(!said.backups.is_empty());
            fs::remove_dir_all(&image).unwrap();
        }
        follow(&mut disk, &lines[done..], &mut said);
        steps += said.steps;
    }
    println!(
        "{} power cuts in {seed} courses of {steps} steps and {calls} calls, {lost} calls lost or torn; {kept} times the last step, {under_way} times the next one too; {backups} times a backup was looked at",
        cuts()
    );
}

fn follow<'a>(disk: &mut Disk<'a>, lines: &[Line<'a>], said: &mut Said) {
    for line in lines {
        disk.follow(line);
        line.said().into_iter().flat_map(str::lines).for_each(|words| said.hear(words));
    }
}

/// Which step the journal holds.
enum Left {
    Last,
    Next,
}

/// What was acknowledged is there, and at most the step under way besides.
fn left_over(image: &Path, under: &Path, said: &Said, which: usize, what: &str) -> Left {
    let place = image.join("journal.db");
    if !Store::is_there(&place) {
        assert_eq!(said.done, None, "{what}: the journal is gone");
        return Left::Last;
    }
    let keys = [said.next_key, Some(said.key)];
    let found = keys.into_iter().flatten().find_map(|number| looked_at(&place, number, what));
    let found = found.unwrap_or_else(|| panic!("{what}: no passphrase opens it"));
    // Opening one takes long, so each time it is another one.
    if let Some((file, content, number)) = said.backups.get(which % said.backups.len().max(1)) {
        let file = image.join(file.strip_prefix(under).unwrap());
        assert_eq!(looked_at(&file, *number, what), Some(*content), "{what}: {} is another one", file.display());
    }
    // Before the first word there is an empty journal.
    let done = said.done.unwrap_or_else(|| digest(&super::content::Content::new()));
    if found == done {
        return Left::Last;
    }
    assert_eq!(Some(found), said.tried, "{what}: neither what was acknowledged nor the next step");
    Left::Next
}

/// What a journal holds that opens with this key and is sound.
fn looked_at(place: &Path, number: usize, what: &str) -> Option<u64> {
    let key = key(number);
    let journal = match Journal::unlock(place, key.as_ref(), Clock::System) {
        Ok(journal) => journal,
        Err(failure) if failure.way_out == soleus::app::failure::WayOut::Unlock => return None,
        Err(failure) => panic!("{what}: {failure}"),
    };
    let found = digest(&content(journal.store()));
    // Every page and every reference.
    if let Err(error) = journal.store().read_access().open_checked(place) {
        panic!("{what}: {error}");
    }
    Some(found)
}

pub fn in_an_older_journal() {
    let layer = Layer::new();
    let folder = folder();
    let (under, log, image) = (folder.path().join("disk"), folder.path().join("log"), folder.path().join("image"));
    fs::create_dir(&under).unwrap();
    let place = under.join("journal.db");
    let old = rusqlite::Connection::open(&place).unwrap();
    old.execute_batch(include_str!("../../src/store/schema/0001.sql")).unwrap();
    old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    for number in 0..OLD_ENTRIES {
        old.execute(ENTRY, [number]).unwrap();
    }
    drop(old);
    let mut disk = Disk::new(&under);
    let mut command = Command::new(env!("CARGO_BIN_EXE_soleus"));
    command.args(["list", "--journal"]).arg(&place).stdout(Stdio::null());
    assert!(layer.record(&mut command, &under, &log).status().unwrap().success());
    let bytes = fs::read(&log).unwrap();
    let lines = lines(&bytes);
    let (mut dice, mut done) = (Dice::new(77), 0);
    let here = (cuts() / OLDER).max(1);
    let (mut lost, mut copies) = (0, 0);
    for moment in moments(&mut dice, here, lines.len()) {
        lines[done..moment].iter().for_each(|line| disk.follow(line));
        done = moment;
        let what = format!("older journal, cut before call {moment} of {}", lines.len());
        lost += disk.cut(&image, &mut dice);
        let place = image.join("journal.db");
        let is_new = || -> bool {
            let there = rusqlite::Connection::open(&place).unwrap();
            there.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap() > 1
        };
        // Rolled back first, if need be; and nothing is brought up to date without a copy of what was there.
        if is_new() {
            copies += 1;
            assert_eq!(Store::older_copies(&place).unwrap().len(), 1, "{what}");
        }
        looked_at(&place, 0, &what).unwrap();
        let there = rusqlite::Connection::open(&place).unwrap();
        let entries: i64 = there.query_row("SELECT count(*) FROM episode", [], |row| row.get(0)).unwrap();
        assert_eq!(entries, OLD_ENTRIES, "{what}");
        fs::remove_dir_all(&image).unwrap();
    }
    println!(
        "{here} power cuts in {} calls, {lost} calls lost or torn; {copies} times it was up to date already",
        lines.len()
    );
}

/// An entry as the first version wrote it.
const ENTRY: &str = r#"
INSERT INTO episode (place, id, started_at_s, offset_min, certainty, still_going, side, nrs_worst, zones, kinds, triggers,
    activity, reliefs, abilities, contexts, notes, photos, written_at_s, written_offset_min)
VALUES ((1795357920 + ?1) * 65536, printf('01920000-0000-7000-8000-%012d', ?1), 1795357920 + ?1, 60, 'exact', 0, 'left', 6,
    '[{"leg":"left","zone":"soleus","nrs":null}]', '["cramp"]', '["stairs"]', '', '[]', '[]', '[]', 'old words', '[]',
    1795357920, 60)
"#;
