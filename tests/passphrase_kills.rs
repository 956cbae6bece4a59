//! A passphrase is set, changed or removed, and the program is killed in the middle of it: the journal opens with the old
//! one or the new one, and everything is in it.
//!
//! `SOLEUS_KILLS=100 cargo test --test passphrase_kills -- --nocapture` is the long campaign.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(clippy::indexing_slicing, reason = "as above")]

mod common;
#[path = "power/layer.rs"]
mod layer;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use common::Home;
use layer::Layer;
use soleus::store::{Key, Store};
use zeroize::Zeroizing;

/// Kills unless `SOLEUS_KILLS` says another number.
const KILLS: u32 = 10;
/// Entries in the journal.
const ENTRIES: usize = 12;
/// The moments of the kills are spread over a change by steps of the golden section, in thousandths.
const STEP: u32 = 618;
/// Calls at the end of a change that are looked at more closely.
const LAST: u64 = 12;
/// None, and two passphrases. Each change goes from one to the next.
const WORDS: [Option<&str>; 3] = [None, Some("four plain words here"), Some("another four plain words")];

fn key(which: usize) -> Option<Key> {
    WORDS[which].and_then(|words| Key::new(Zeroizing::new(words.to_owned())))
}

/// Whether everything is there with this key, sound and alone in its folder.
fn is_whole(home: &Home, which: usize) -> bool {
    let place = home.journal();
    let key = key(which);
    let Ok(store) = Store::open_with(&place, key.as_ref()) else { return false };
    // A plain one opens with any passphrase.
    if store.has_passphrase() != key.is_some() {
        return false;
    }
    assert_eq!(store.episode_count().unwrap(), ENTRIES);
    assert_eq!(store.operations(99).unwrap().len(), ENTRIES, "what can be undone came along");
    store.read_access().open_checked(&place).expect("every page is sound");
    let names = fs::read_dir(place.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["backups", "journal.db", "journal.db.lock"], "nothing is left beside it");
    true
}

#[test]
fn a_passphrase_change_that_is_killed_at_any_moment_leaves_the_old_or_the_new_one() {
    let kills = std::env::var("SOLEUS_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let home = Home::new();
    for number in 0..ENTRIES {
        home.ok(&["log", "5", "--notes", &format!("entry {number} {}", "words ".repeat(400))]);
    }
    let files: Vec<String> = WORDS.iter().enumerate().map(|(number, words)| file(&home, number, *words)).collect();
    let change = |which: usize| match which {
        0 => home.command(&["passphrase", "set", "--new-passphrase-file", &files[1]]),
        1 => {
            home.command(&["passphrase", "change", "--passphrase-file", &files[1], "--new-passphrase-file", &files[2]])
        }
        _ => home.command(&["passphrase", "remove", "--passphrase-file", &files[2]]),
    };
    // How long each of them takes when it is left alone, and how often it changes the disk.
    let layer = Layer::new();
    let under = home.folder.path().join("data");
    let takes = [0, 1, 2].map(|which| {
        let begun = Instant::now();
        assert!(layer.fail(change(which).stdout(Stdio::null()), &under, None).status().unwrap().success());
        (begun.elapsed(), layer.counted().calls)
    });
    let (mut present, mut kept, mut changed, mut in_time) = (0, 0, 0, 0);
    for number in 0..kills {
        let (time, calls) = takes[present];
        let moment = number * STEP % 1_000;
        let mut command = change(present);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        // In turn at some time, before some call, and before one of the last calls, around the new name of the file.
        let at = match number % 3 {
            0 => None,
            1 => Some(1 + calls * u64::from(moment) / 1_000),
            _ => Some(calls - LAST * u64::from(moment) / 1_000),
        };
        if let Some(at) = at {
            layer.kill(&mut command, &under, at);
        }
        let mut child = command.spawn().unwrap();
        if at.is_none() {
            thread::sleep(time * moment / 1_000);
            child.kill().unwrap();
        }
        in_time += u32::from(!child.wait().unwrap().success());
        let next = (present + 1) % WORDS.len();
        if is_whole(&home, present) {
            kept += 1;
            // The same change would be killed for ever.
            if number % 4 != 0 {
                continue;
            }
            assert!(change(present).stdout(Stdio::null()).status().unwrap().success(), "it works when left alone");
        } else {
            changed += 1;
        }
        assert!(is_whole(&home, next), "kill {number}: neither the old nor the new one opens it");
        present = next;
    }
    println!("{kills} kills, {in_time} of them in time: {kept} times the old one, {changed} times the new one");
    assert!(kept > 0 && changed > 0, "the kills came all before or all after the change");
}

fn file(home: &Home, number: usize, words: Option<&str>) -> String {
    let path = home.folder.path().join(format!("words-{number}.txt"));
    fs::write(&path, words.unwrap_or("nothing")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    path.display().to_string()
}
