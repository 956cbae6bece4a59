//! What a mistake of the program itself may cost: nothing that was saved, nothing that was typed, and no word of the
//! journal in the report of it. A mistake is made in a child of this test, so that the program needs no way to make one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/window.rs"]
mod window;

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::rc::Rc;
use std::sync::mpsc;

use eframe::App as _;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use soleus::app::clock::Clock;
use soleus::app::crash::{Reports, install_in};
use soleus::app::job::Job;
use soleus::app::run::Journal;
use soleus::domain::setting::Settings;
use soleus::platform::instance::{self, Answer};
use soleus::ui::window::Window;
use window::{Scene, Start, open, usual_now};

/// Where a child does its work; without it a child has nothing to do.
const PLACE: &str = "SOLEUS_TEST_CHILD";
/// What nobody may find in a report or on standard error.
const NOTE: &str = "plantednotexq";

/// Runs one test of this file as a process of its own, in a folder.
fn child(name: &str, folder: &Path) -> Output {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", name, "--nocapture", "--test-threads=1"]).env(PLACE, folder);
    command.output().unwrap()
}

fn place() -> Option<PathBuf> {
    std::env::var_os(PLACE).map(PathBuf::from)
}

/// Like a save that looks for the wrong letter in a note: what it says quotes the note.
#[inline(never)]
fn mistake_with_a_note() -> usize {
    let note = format!("{NOTE} é");
    let end = note.len() - 1;
    note[..end].len()
}

/// The reports in a folder with what they say.
fn reports(folder: &Path) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap()))
        .collect();
    found.sort();
    found
}

#[test]
fn child_that_makes_a_mistake() {
    let Some(folder) = place() else { return };
    install_in(move || Some(folder.join("state/soleus/reports")));
    assert_eq!(mistake_with_a_note(), 0);
}

#[test]
fn a_report_says_where_and_holds_no_word_of_the_journal() {
    let folder = tempfile::tempdir().unwrap();
    let output = child("child_that_makes_a_mistake", folder.path());
    assert!(!output.status.success());
    let place = folder.path().join("state/soleus/reports");
    let found = reports(&place);
    let [(name, text)] = found.as_slice() else { panic!("{found:?}") };
    assert!(name.starts_with("soleus-20") && name.ends_with("-ended.new.txt"), "{name}");
    for expected in [
        "Nothing of your journal is in this report, and nothing sends it.",
        concat!("Soleus: ", env!("CARGO_PKG_VERSION")),
        "SQLite: 3.",
        "Thread: ",
        "Place: tests/crash.rs:",
        "Said: left out",
        "mistake_with_a_note",
    ] {
        assert!(text.contains(expected), "{expected} is not in\n{text}");
    }
    assert!(!text.contains(env!("CARGO_MANIFEST_DIR")) && text.len() < 16_000, "{text}");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("Soleus met a mistake of its own at tests/crash.rs:"), "{told}");
    for said in [text.as_str(), &told, &String::from_utf8_lossy(&output.stdout)] {
        assert!(!said.contains(NOTE), "{said}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&place), mode(&place.join(name))), (0o700, 0o600));
    }
}

#[test]
fn child_whose_job_makes_a_mistake() {
    let Some(folder) = place() else { return };
    install_in(move || Some(folder.clone()));
    let (wake, woken) = mpsc::channel();
    let job = Job::start("soleus-backup", move || wake.send(()).unwrap(), |_| Some(mistake_with_a_note()));
    woken.recv().unwrap();
    assert!(job.answer().is_err());
    for _ in 0..7 {
        let job = Job::start("soleus-export", || {}, |_| Some(mistake_with_a_note()));
        while job.answer() == Ok(None) {
            std::thread::yield_now();
        }
    }
}

#[test]
fn a_mistake_in_a_job_fails_that_job_alone_and_no_more_than_five_reports_stay() {
    let folder = tempfile::tempdir().unwrap();
    let output = child("child_whose_job_makes_a_mistake", folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found = reports(folder.path());
    assert_eq!(found.len(), 5, "{found:?}");
    for (name, text) in &found {
        assert!(name.ends_with("-went-on.new.txt") && text.contains("One piece of work stopped"), "{name}\n{text}");
        assert!(text.contains("Thread: soleus-") && !text.contains(NOTE), "{text}");
    }
}

fn mistaken(_: &mut Journal, _: &[String]) -> Answer {
    Answer { status: i32::try_from(mistake_with_a_note()).unwrap(), ..Answer::default() }
}

/// A window on the journal in a folder, with the reports in it.
fn window(folder: Rc<tempfile::TempDir>, answering: fn(&mut Journal, &[String]) -> Answer) -> Scene {
    let clock = Rc::new(Cell::new(usual_now()));
    let (path, time) = (folder.path().join("journal.db"), Clock::Manual(Rc::clone(&clock)));
    let reports = Reports::new(folder.path().join("reports"));
    let first = Journal::open(&path, time.clone());
    let mut harness = Harness::builder().with_size([1100.0, 760.0]).with_max_steps(20).build_eframe(move |creation| {
        Window::new(&creation.egui_ctx, path, time, Some(first), answering).with_reports(Some(reports))
    });
    harness.run();
    Scene { harness, clock, folder }
}

#[test]
fn child_whose_window_makes_a_mistake() {
    let Some(folder) = place() else { return };
    let reports = folder.join("reports");
    install_in(move || Some(reports.clone()));
    // The folder is the parent's to remove.
    let own = tempfile::tempdir_in(&folder).unwrap();
    let path = own.path().join("journal.db");
    fs::rename(folder.join("journal.db"), &path).unwrap();
    let mut scene = window(Rc::new(own), mistaken);
    scene.press(Key::Num6);
    scene.press_with(Modifiers::COMMAND, Key::N).click("Notes and photos").type_into("Notes", "half ");
    scene.harness.get_by_label("Notes").type_text("a sentence");
    scene.harness.step();
    let caller = std::thread::spawn({
        let path = path.clone();
        move || instance::send(&path, &["undo".to_owned()])
    });
    let mut ended = false;
    while !ended {
        let mut frame = eframe::Frame::_new_kittest();
        let ctx = scene.harness.ctx.clone();
        ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            scene.harness.state_mut().logic(&ctx, &mut frame);
        }))
        .is_err();
    }
    // The process is gone now, with whatever it held in memory only.
    drop(caller);
    fs::rename(&path, folder.join("journal.db")).unwrap();
    std::process::exit(1);
}

#[test]
fn a_mistake_in_the_window_loses_nothing_and_is_told_once_at_the_next_start() {
    let folder = Rc::new(tempfile::tempdir().unwrap());
    drop(
        Journal::create(&folder.path().join("journal.db"), &Settings::default(), Clock::System)
            .expect("a journal to begin with"),
    );
    let output = child("child_whose_window_makes_a_mistake", folder.path());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(1) && !told.contains(NOTE), "{told}");

    let mut scene = window(Rc::clone(&folder), soleus::cli::answer);
    assert_eq!(scene.count(), 1, "what was acknowledged is there");
    assert!(scene.sees("Soleus ended unexpectedly on ") && scene.sees("What was saved is safe."));
    scene.click("Go on with it");
    assert_eq!(scene.value("Notes").as_deref(), Some("half a sentence"), "and what was being typed");
    drop(scene);
    let scene = window(folder, soleus::cli::answer);
    assert!(!scene.sees("What was saved is safe."), "never twice for one report");
}

/// A window with a report of the day before.
fn told() -> Scene {
    let scene = open(&Start::default());
    let folder = Rc::clone(&scene.folder);
    drop(scene);
    let reports = folder.path().join("reports");
    fs::create_dir(&reports).unwrap();
    fs::write(reports.join("soleus-2026-11-21-14-02-05-0-ended.new.txt"), "Time: 14:02\n\nFunctions\n  one::two\n")
        .unwrap();
    fs::write(reports.join("holiday.txt"), "not ours").unwrap();
    window(folder, soleus::cli::answer)
}

#[test]
fn a_report_is_shown_copied_kept_or_deleted_as_the_person_says() {
    let mut scene = told();
    assert!(scene.has("Soleus ended unexpectedly on Sat 21 Nov at 14:02."));
    assert!(scene.sees("soleus-2026-11-21-14-02-05-0-ended.txt"));
    scene.click("Show the report");
    assert_eq!(scene.title(), "Report of a mistake");
    assert!(scene.sees("one::two"));
    assert_eq!(scene.copied("Copy the text"), "Time: 14:02\n\nFunctions\n  one::two\n");
    scene.press(Key::Escape);
    assert!(scene.sees("What was saved is safe."), "looking decides nothing");
    scene.click("Show the report").click("Delete the report");
    assert!(scene.has("The report was deleted.") && !scene.sees("What was saved is safe."));
    let names: Vec<String> = reports(&scene.folder.path().join("reports")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["holiday.txt"]);

    let mut scene = told();
    scene.click("Keep the report");
    assert!(!scene.sees("What was saved is safe."));
    assert_eq!(reports(&scene.folder.path().join("reports")).len(), 2);
}

#[test]
fn reports_go_with_everything_else() {
    let mut scene = told();
    scene.press_with(Modifiers::COMMAND, Key::Comma).click("Delete everything…");
    scene.type_into("Type the word delete", "delete").click("Delete everything");
    assert!(scene.has("Welcome to Soleus"));
    let names: Vec<String> = reports(&scene.folder.path().join("reports")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["holiday.txt"], "and what is not ours stays");
}
