//! One window for each journal: a second start is answered by the first, and nobody waits for ever.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use soleus::platform::instance::{Answer, send, serve};

fn words(arguments: &[&str]) -> Vec<String> {
    arguments.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn a_second_start_is_answered_by_the_window_and_wakes_it() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal.db");
    let (woken, wakes) = mpsc::channel();
    let (calls, guard) = serve(&journal, move || woken.send(()).unwrap()).unwrap();
    let place = guard.place().to_owned();
    assert_eq!(place.metadata().unwrap().permissions().mode() & 0o177, 0, "only this person may speak to it");
    let caller = {
        let journal = folder.path().join("./journal.db");
        thread::spawn(move || send(&journal, &words(&["log", "5", "--notes", "naïve\n\"🦵\""])))
    };
    wakes.recv_timeout(Duration::from_secs(5)).unwrap();
    let call = calls.try_recv().unwrap();
    assert_eq!(call.arguments, words(&["log", "5", "--notes", "naïve\n\"🦵\""]));
    assert_eq!(call.folder, std::env::current_dir().unwrap());
    let answer = Answer { out: "Saved 5\n".to_owned(), err: String::new(), status: 0 };
    call.answer.send(answer.clone()).unwrap();
    assert_eq!(caller.join().unwrap(), Some(answer));
    assert!(serve(&journal, || {}).is_none(), "a second window must not listen beside the first");
    drop(guard);
    assert!(!place.exists());
    assert_eq!(send(&journal, &[]), None);
}

#[test]
fn a_socket_left_behind_by_a_killed_window_stands_in_nobodys_way() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal.db");
    let (_, guard) = serve(&journal, || {}).unwrap();
    let place = guard.place().to_owned();
    drop(guard);
    drop(UnixListener::bind(&place).unwrap());
    assert!(place.exists());
    assert_eq!(send(&journal, &[]), None);
    let (_calls, guard) = serve(&journal, || {}).unwrap();
    assert_eq!(guard.place(), place);
}

#[test]
fn two_journals_have_two_windows() {
    let folder = tempfile::tempdir().unwrap();
    let one = serve(&folder.path().join("one.db"), || {});
    let two = serve(&folder.path().join("two.db"), || {});
    assert!(one.is_some() && two.is_some());
}

#[test]
fn a_window_that_is_busy_lets_the_caller_go_after_five_seconds() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal.db");
    let (_calls, _guard) = serve(&journal, || {}).unwrap();
    let begun = Instant::now();
    let answer = send(&journal, &words(&["undo"])).unwrap();
    assert!(begun.elapsed() < Duration::from_secs(7), "{:?}", begun.elapsed());
    assert_eq!(answer.status, 1);
    assert!(answer.err.starts_with("The open Soleus window did not answer."), "{answer:?}");
}

#[test]
fn strangers_who_say_nothing_or_too_much_do_not_stop_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal.db");
    let (calls, guard) = serve(&journal, || {}).unwrap();
    let silent: Vec<UnixStream> = (0..20).filter_map(|_| UnixStream::connect(guard.place()).ok()).collect();
    let mut drip = UnixStream::connect(guard.place()).unwrap();
    let _ = drip.write_all(b"{");
    // After their two seconds the silent ones are gone.
    thread::sleep(Duration::from_millis(2_500));
    let mut loud = UnixStream::connect(guard.place()).unwrap();
    let mut sent = 0;
    while sent < 4_000_000 && loud.write_all(&[b'x'; 10_000]).is_ok() {
        sent += 10_000;
    }
    assert!(sent < 4_000_000, "more than the limit was taken in");
    let mut rubbish = UnixStream::connect(guard.place()).unwrap();
    rubbish.write_all(b"\xff\xfe not json\n").unwrap();
    assert_eq!(rubbish.read(&mut [0; 10]).unwrap_or(0), 0);
    assert!(calls.try_recv().is_err(), "rubbish must not reach the window");
    let caller = thread::spawn(move || send(&journal, &[]));
    let call = calls.recv_timeout(Duration::from_secs(5)).unwrap();
    assert!(call.arguments.is_empty());
    call.answer.send(Answer::default()).unwrap();
    assert_eq!(caller.join().unwrap(), Some(Answer::default()));
    drop(silent);
}

#[test]
fn a_request_that_is_too_long_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal.db");
    let (calls, _guard) = serve(&journal, || {}).unwrap();
    let answer = send(&journal, &["x".repeat(2_000_000)]).unwrap();
    assert_eq!(answer.status, 1);
    assert!(answer.err.starts_with("That is too long"), "{answer:?}");
    assert!(calls.try_recv().is_err());
}

#[test]
fn closing_the_window_never_waits_for_a_silent_caller() {
    let folder = tempfile::tempdir().unwrap();
    let (_calls, guard) = serve(&folder.path().join("journal.db"), || {}).unwrap();
    let _silent = UnixStream::connect(guard.place()).unwrap();
    let begun = Instant::now();
    drop(guard);
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
}
