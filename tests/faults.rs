//! Killed, disk full, damaged, in use: what was acknowledged is there, and a plain sentence says what to do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

use std::fs;
use std::io::Write as _;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use common::{Home, said};

fn logged(home: &Home) -> Vec<String> {
    let list = home.json(&["list", "--json"]);
    let entries = list["episodes"].as_array().unwrap().iter();
    entries.map(|entry| entry["notes"].as_str().unwrap().to_owned()).collect()
}

fn is_sound(home: &Home) {
    let plain = rusqlite::Connection::open(home.journal()).unwrap();
    let said: String = plain.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(said, "ok");
}

#[test]
fn every_acknowledged_entry_is_there_after_being_killed_at_any_moment() {
    let home = Home::new();
    let mut acknowledged = Vec::new();
    // The very first start is among the killed ones, so a half-made journal must not stand in the way.
    for number in 0..40_u64 {
        let words = format!("entry {number}");
        let mut command = home.command(&["log", "5", "--notes", &words]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        thread::sleep(Duration::from_micros(number * 997 % 25_000));
        let _ = child.kill();
        let said = said(child.wait_with_output().unwrap());
        assert!(said.status <= 0, "{said:?}");
        if said.out.starts_with("Saved") {
            acknowledged.push(words);
        }
    }
    home.ok(&["log", "5", "--notes", "the last"]);
    let found = logged(&home);
    assert!(acknowledged.iter().all(|words| found.contains(words)), "{acknowledged:?} {found:?}");
    let mut once = found.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), found.len(), "nothing is there twice");
    is_sound(&home);
}

#[test]
fn an_empty_file_left_by_a_killed_first_start_becomes_the_journal() {
    let home = Home::new();
    fs::create_dir_all(home.journal().parent().unwrap()).unwrap();
    fs::write(home.journal(), "").unwrap();
    assert_eq!(home.run(&["list"]).status, 1);
    home.ok(&["log", "5", "--notes", "first"]);
    assert_eq!(logged(&home), ["first"]);
}

#[test]
fn a_damaged_file_is_told_in_words_and_left_as_it_is() {
    let home = Home::new();
    for number in 0..5 {
        home.ok(&["log", "5", "--notes", &format!("{number} {}", "words ".repeat(2_000))]);
    }
    let whole = fs::read(home.journal()).unwrap();
    let check = |bytes: &[u8], what: &str| {
        fs::write(home.journal(), bytes).unwrap();
        for arguments in [&["list", "--json"][..], &["history"], &["list", "--search", "words"]] {
            let said = home.run(arguments);
            let plain = !said.err.contains("panicked") && said.err.lines().count() == usize::from(said.status != 0);
            assert!((0..=1).contains(&said.status) && plain, "{what} {arguments:?} {said:?}");
        }
        assert_eq!(fs::read(home.journal()).unwrap(), bytes, "{what}");
    };
    for part in [1, 50, 99, 100, 4_096, 10_000, whole.len() / 2, whole.len() - 1] {
        check(&whole[..part], &format!("cut at {part}"));
    }
    for page in 1..whole.len() / 4_096 {
        let mut broken = whole.clone();
        broken[page * 4_096..page * 4_096 + 200].fill(0x5a);
        check(&broken, &format!("page {page}"));
    }
    fs::write(home.journal(), &whole[..whole.len() / 2]).unwrap();
    let said = home.run(&["log", "5"]);
    assert!(said.status == 1 && said.err.contains("damaged"), "{said:?}");
}

#[test]
fn a_file_held_by_another_program_is_told_and_nothing_is_lost() {
    let home = Home::new();
    home.ok(&["log", "5", "--notes", "first"]);
    let other = rusqlite::Connection::open(home.journal()).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    for arguments in [&["log", "6"][..], &["list"]] {
        let said = home.run(arguments);
        assert_eq!((said.status, said.err.lines().count()), (1, 1), "{said:?}");
        assert!(said.err.contains("in use by another"), "{said:?}");
    }
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(logged(&home), ["first"]);
}

/// Needs a small disk of its own, which only root can make; elsewhere the test in `store::open` stands for it.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_what_was_there_stays() {
    let home = Home::new();
    let disk = home.folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let mount = ["-t", "tmpfs", "-o", "size=400k", "tmpfs", disk.to_str().unwrap()];
    if !std::process::Command::new("mount").args(mount).output().is_ok_and(|done| done.status.success()) {
        return;
    }
    home.ok(&["log", "5", "--notes", "on the big disk"]);
    fs::copy(home.journal(), disk.join("j.db")).unwrap();
    let place = disk.join("j.db");
    let at = ["--journal", place.to_str().unwrap()];
    let long = "full ".repeat(19_000);
    let refused =
        (0..10).map(|_| home.run(&[&["log", "6", "--notes", &long][..], &at].concat())).find(|said| said.status != 0);
    let list = home.json(&[&["list", "--json", "--search", "big"][..], &at].concat());
    let unmounted = std::process::Command::new("umount").arg(&disk).status();
    assert!(unmounted.is_ok_and(|status| status.success()));
    let refused = refused.expect("the disk is small");
    assert!(refused.err.starts_with("This could not be saved: the disk is full."), "{refused:?}");
    assert_eq!((refused.status, list["episodes"].as_array().unwrap().len()), (1, 1));
    let _ = std::io::stdout().flush();
}
