//! The threats of SECURITY.md that have no place elsewhere: other people of the computer, names and links that lead
//! astray, a file that is swapped under the open program, and a clock that was set.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;
#[path = "common/files.rs"]
mod files;
#[path = "common/window.rs"]
mod window;

use std::fs::{self, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use common::{Hand, Home, Said, said};
use egui::{Key, Modifiers};
use files::until;
use soleus::app::command::Command;
use soleus::app::lock::{self, Change};
use soleus::app::run::Journal;
use soleus::domain::backup::Reason;
use soleus::domain::body::Side;
use soleus::domain::episode::{Episode, Nrs};
use soleus::domain::setting::Settings;
use soleus::domain::when::Certainty;
use soleus::store::episode::Span;
use uuid::Uuid;
use window::{Scene, Start, again, open};

const DAY_S: i64 = 24 * 3600;

fn mode(path: &Path) -> u32 {
    path.symlink_metadata().unwrap().permissions().mode() & 0o777
}

/// Everything below a folder, folders too.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.symlink_metadata().unwrap().is_dir() {
            found.extend(below(&path));
        }
        found.push(path);
    }
    found
}

/// Runs the program where every new file would be for everybody.
fn run_open(home: &Home, arguments: &[&str]) -> Said {
    let command = home.command(arguments);
    let mut shell = Process::new("sh");
    shell.args(["-c", "umask 000; exec \"$0\" \"$@\""]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    said(shell.output().unwrap())
}

#[test]
fn nobody_else_can_read_what_is_written_whatever_the_usual_rights_are() {
    let home = Home::new();
    let out = home.folder.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::set_permissions(&out, Permissions::from_mode(0o777)).unwrap();
    let words = out.join("words.txt");
    fs::write(&words, "four plain words here\n").unwrap();
    fs::set_permissions(&words, Permissions::from_mode(0o600)).unwrap();
    let to = |name: &str| out.join(name).display().to_string();
    let shared = to("shared.db");
    for arguments in [
        &["log", "5", "--notes", "private"][..],
        &["backup"],
        &["backup", "--out", &to("copy.db")],
        &["export", "--out", &to("all.json")],
        &["export", "--out", &to("entries.csv")],
        &["report", "--out", &to("sheet.pdf")],
        &["passphrase", "set", "--new-passphrase-file", &words.display().to_string()],
        // In a folder that everybody may use.
        &["--journal", &shared, "log", "5"],
        &["--journal", &shared, "undo"],
    ] {
        let said = run_open(&home, arguments);
        assert_eq!(said.status, 0, "{arguments:?} {said:?}");
    }
    let data = home.folder.path().join("data");
    let written: Vec<PathBuf> = [below(&data), below(&out), vec![data]].concat();
    assert!(written.len() >= 12, "{written:?}");
    for path in written {
        assert_eq!(mode(&path) & 0o077, 0, "{}", path.display());
    }
}

#[test]
fn a_journal_that_came_with_wide_rights_is_private_once_it_was_opened() {
    let home = Home::new();
    home.ok(&["log", "5"]);
    fs::set_permissions(home.journal(), Permissions::from_mode(0o666)).unwrap();
    home.ok(&["log", "6"]);
    assert_eq!(mode(&home.journal()), 0o600);
}

#[test]
fn an_export_that_takes_the_place_of_another_has_its_rights() {
    let home = Home::new();
    home.ok(&["log", "5"]);
    let shared = home.folder.path().join("shared.json");
    fs::write(&shared, "for the family").unwrap();
    fs::set_permissions(&shared, Permissions::from_mode(0o640)).unwrap();
    home.ok(&["export", "--out", shared.to_str().unwrap()]);
    assert!(mode(&shared) == 0o640 && fs::read_to_string(&shared).unwrap().contains("soleus_export"));
}

#[test]
fn links_that_somebody_planted_beside_a_journal_lead_nowhere() {
    let home = Home::new();
    let victim = home.folder.path().join("victim.txt");
    let nowhere = home.folder.path().join("nowhere.txt");
    let place = home.folder.path().join("place.db");
    let beside = |ending: &str| PathBuf::from(format!("{}{ending}", place.display()));
    fs::write(&victim, "letters of somebody").unwrap();
    for ending in [".lock", ".new", ".new-journal", ".passphrase.new"] {
        symlink(&victim, beside(ending)).unwrap();
    }
    // A link without an end becomes the journal; what it names is not made.
    symlink(&nowhere, &place).unwrap();
    home.ok(&["--journal", place.to_str().unwrap(), "log", "5"]);
    home.ok(&["--journal", place.to_str().unwrap(), "log", "6"]);
    assert!(place.symlink_metadata().unwrap().is_file() && !nowhere.exists());
    assert_eq!(fs::read_to_string(&victim).unwrap(), "letters of somebody");
    // A link to what is no journal is refused, and nothing is put beside it.
    let link = home.folder.path().join("link.db");
    symlink(&victim, &link).unwrap();
    let said = home.run(&["--journal", link.to_str().unwrap(), "log", "5"]);
    assert!(said.status == 1 && said.err.contains("is not a Soleus journal."), "{said:?}");
    assert_eq!(fs::read_to_string(&victim).unwrap(), "letters of somebody");
    assert!(!home.folder.path().join("link.db.lock").exists());
}

#[test]
fn a_planted_name_never_makes_an_export_replace_something_else() {
    let home = Home::new();
    home.ok(&["log", "5"]);
    let victim = home.folder.path().join("victim.txt");
    fs::write(&victim, "letters of somebody").unwrap();
    let shared = home.folder.path().join("shared");
    fs::create_dir(&shared).unwrap();
    fs::set_permissions(&shared, Permissions::from_mode(0o1777)).unwrap();
    let pipe = shared.join("pipe");
    assert!(Process::new("mkfifo").arg(&pipe).status().unwrap().success());
    let link = shared.join("link");
    for command in ["export", "report"] {
        let to = |path: &Path| home.run(&[command, "--out", path.to_str().unwrap()]);
        let _ = fs::remove_file(&link);
        symlink(&victim, &link).unwrap();
        // Where others can put names, a link is replaced and not followed.
        let said = to(&link);
        assert!(said.status == 0 && link.symlink_metadata().unwrap().is_file(), "{said:?}");
        for (place, expected) in [
            (&pipe, "something that is no plain file has this name. Choose another name."),
            (&shared, "it is a folder. Add a name for the file."),
        ] {
            let said = to(place);
            assert!(said.status == 1 && said.err.contains(expected), "{command} {said:?}");
        }
        // In a folder of one's own a link is one's own.
        let own = home.folder.path().join(command);
        let target = home.folder.path().join(format!("{command}.out"));
        fs::write(&target, "before").unwrap();
        symlink(&target, &own).unwrap();
        assert_eq!(to(&own).status, 0);
        assert!(own.symlink_metadata().unwrap().is_symlink() && fs::read(&target).unwrap() != b"before");
    }
    let _ = fs::remove_file(&link);
    symlink(home.folder.path().join("nowhere.db"), &link).unwrap();
    for place in [&link, &pipe, &shared] {
        let said = home.run(&["backup", "--out", place.to_str().unwrap()]);
        assert_eq!(said.status, 1, "{said:?}");
    }
    assert!(!home.folder.path().join("nowhere.db").exists());
    assert_eq!(fs::read_to_string(&victim).unwrap(), "letters of somebody");
}

#[test]
fn a_strange_name_is_a_name_and_no_command() {
    let home = Home::new();
    home.ok(&["log", "5"]);
    let odd = "a\u{1b}]0;owned\u{7}\n\u{202e}gnp.\u{9b}31m";
    let long = "x".repeat(300);
    for name in [odd, &long, "../../no/such/folder/x.csv", "\u{feff}; rm -rf ~"] {
        let path = home.folder.path().join(name);
        for arguments in [["import", path.to_str().unwrap()], ["merge", path.to_str().unwrap()]] {
            let said = home.run(&arguments);
            assert!(said.status == 1 && !said.err.is_empty(), "{said:?}");
            let obeyed = |sign: &char| (sign.is_control() && *sign != '\n') || *sign == '\u{202e}';
            assert_eq!(said.err.chars().find(obeyed), None, "{said:?}");
        }
    }
    let path = home.folder.path().join(odd);
    home.ok(&["export", "--out", path.to_str().unwrap()]);
    assert!(path.is_file(), "it is written under exactly that name");
    let said = home.run(&["export", "--out", home.folder.path().join(&long).to_str().unwrap()]);
    assert!(said.status == 1 && said.err.contains("no file can have this name."), "{said:?}");
}

#[test]
fn an_archive_writes_nothing_wherever_its_names_lead() {
    let home = Home::new();
    let archive = home.folder.path().join("archive.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&archive).unwrap());
    for name in ["../evil.csv", "/tmp/soleus-evil.csv", "a/../../evil.csv"] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(b"Date,Pain\n2026-11-01,5\n").unwrap();
    }
    zip.finish().unwrap();
    let before = below(home.folder.path());
    home.run(&["import", archive.to_str().unwrap(), "--dry-run"]);
    assert_eq!(below(home.folder.path()), before);
    assert!(!Path::new("/tmp/soleus-evil.csv").exists());
}

fn close_file(scene: &Scene) -> PathBuf {
    scene.folder.path().join("journal.db")
}

/// What a synced folder, a file manager or another program can do to the file, and what then lies there.
type Swap = fn(&Path);

#[test]
fn a_file_that_is_swapped_under_the_open_window_is_noticed_before_anything_is_written() {
    let swaps: [(&str, Swap); 3] = [
        ("replaced", |journal| {
            let other = journal.with_extension("other");
            drop(Journal::create(&other, &Settings::default(), soleus::app::clock::Clock::System).unwrap());
            fs::rename(other, journal).unwrap();
        }),
        ("moved", |journal| fs::rename(journal, journal.with_extension("away")).unwrap()),
        ("deleted", |journal| fs::remove_file(journal).unwrap()),
    ];
    for (what, swap) in swaps {
        let mut scene = open(&Start::default());
        scene.press(Key::Num6);
        let journal = close_file(&scene);
        swap(&journal);
        let away = journal.with_extension("away");
        let there = |path: &Path| fs::read(path).ok();
        let before = (there(&journal), there(&away));
        scene.press_with(Modifiers::COMMAND, Key::N).pick("Worst pain", "4 of 10").click("Notes and photos");
        scene.type_into("Notes", "hard to write").press_with(Modifiers::COMMAND, Key::S);
        assert!(scene.sees("another program has moved, deleted or replaced the journal file."), "{what}");
        assert_eq!(scene.value("Notes").as_deref(), Some("hard to write"), "{what}: what was typed stays");
        assert_eq!((there(&journal), there(&away)), before, "{what}: neither file was touched");
        assert!(!scene.folder.path().join("journal.db-journal").exists(), "{what}");

        scene.click("Keep what is open as a file");
        assert!(scene.sees("Kept as "), "{what}");
        let kept = below(scene.folder.path());
        let kept = kept.iter().find(|path| path.to_string_lossy().contains("journal-was-open-backup-")).unwrap();
        assert_eq!(mode(kept), 0o600);
        let opened = Journal::open(kept, Hand::new().clock()).unwrap();
        assert_eq!(opened.store().episode_count().unwrap(), 1, "{what}: what was acknowledged is in it");
    }
}

#[test]
fn a_journal_whose_file_is_gone_is_kept_before_it_is_locked_or_closed() {
    for close in [true, false] {
        let mut scene = open(&Start::default());
        scene.press(Key::Num6);
        let key = || soleus::store::Key::new(zeroize::Zeroizing::new("four plain words here".to_owned())).unwrap();
        if !close {
            let Scene { harness, clock, folder } = scene;
            drop(harness);
            lock::change(&folder.path().join("journal.db"), &Change::Set(key())).unwrap();
            scene = again(folder, clock, [1100.0, 760.0]);
            scene.type_into("Passphrase", "four plain words here").press(Key::Enter);
            until(&mut scene, "the open journal", |scene| scene.harness.state().journal().is_some());
        }
        fs::remove_file(close_file(&scene)).unwrap();
        if close {
            let input = scene.harness.input_mut();
            input.viewports.entry(egui::ViewportId::ROOT).or_default().events.push(egui::ViewportEvent::Close);
            scene.harness.step();
            scene.harness.step();
        } else {
            scene.press_with(Modifiers::COMMAND, Key::L);
            assert!(scene.has("This journal is locked."));
        }
        let found = below(scene.folder.path());
        let kept = found.iter().find(|path| path.to_string_lossy().contains("journal-was-open-backup-")).unwrap();
        let key = (!close).then(key);
        assert_eq!(fs::read(kept).unwrap().starts_with(b"SQLite"), close, "it has the passphrase of the journal");
        let opened = Journal::unlock(kept, key.as_ref(), Hand::new().clock()).unwrap();
        assert_eq!(opened.store().episode_count().unwrap(), 1);
    }
}

fn entry(journal: &Journal, number: u128) -> Command {
    let now = journal.now().moment;
    Command::Save(Box::new(Episode::new(Uuid::from_u128(number), Side::Left, Nrs::ALL[5], now, Certainty::Exact, now)))
}

fn ids(journal: &Journal) -> Vec<u128> {
    let places = journal.store().places(Span::ALL).unwrap();
    journal.store().episodes_at(&places).unwrap().iter().map(|episode| episode.id.as_u128()).collect()
}

#[test]
fn a_clock_that_was_set_back_or_forward_loses_no_step_and_undo_takes_the_newest() {
    let folder = tempfile::tempdir().unwrap();
    let hand = Hand::new();
    let mut journal = Journal::create(&folder.path().join("journal.db"), &Settings::default(), hand.clock()).unwrap();
    for (number, pass_s) in [(1, 0), (2, -DAY_S), (3, 366 * DAY_S), (4, -366 * DAY_S), (5, 60)] {
        hand.pass(pass_s);
        journal.run(entry(&journal, number)).unwrap();
    }
    // By the time of the pain, and a step by when it was made.
    assert_eq!(ids(&journal)[0], 3);
    for left in [4, 3, 2, 1, 0] {
        journal.run(Command::Undo).unwrap();
        assert_eq!(ids(&journal).len(), left);
        let expected: Vec<u128> = (1..=left as u128).collect();
        let mut found = ids(&journal);
        found.sort_unstable();
        assert_eq!(found, expected, "the newest step goes first");
    }
    for _ in 0..5 {
        journal.run(Command::Redo).unwrap();
    }
    assert_eq!(ids(&journal).len(), 5);
}

#[test]
fn a_clock_that_was_set_costs_no_backup_that_was_the_newest() {
    let folder = tempfile::tempdir().unwrap();
    let hand = Hand::new();
    let mut journal = Journal::create(&folder.path().join("journal.db"), &Settings::default(), hand.clock()).unwrap();
    let mut made = Vec::new();
    // Five days, then two weeks of a clock that is a year ahead, then the right time again, and a day behind.
    let ahead = [vec![366 * DAY_S], vec![DAY_S; 13], vec![-379 * DAY_S, -DAY_S, 600]].concat();
    for (number, pass_s) in [vec![0], vec![DAY_S; 4], ahead].concat().into_iter().enumerate() {
        hand.pass(pass_s);
        journal.run(entry(&journal, number as u128 + 1)).unwrap();
        let order = journal.backup_order(Reason::Usual).unwrap();
        made.push(journal.back_up(&order).unwrap().file);
    }
    let left: Vec<usize> = (0..made.len()).filter(|number| made[*number].exists()).collect();
    assert!(left.contains(&(made.len() - 1)), "the one that was made last: {left:?}");
    assert!(left.contains(&4), "the newest one from before the clock was wrong: {left:?}");
}

#[test]
fn a_locked_journal_opens_with_its_passphrase_in_any_sqlcipher_4() {
    const WORDS: &str = "four plain words here";
    let home = Home::new();
    home.ok(&["log", "5", "--notes", "mine for ever"]);
    let words = home.folder.path().join("words.txt");
    fs::write(&words, WORDS).unwrap();
    fs::set_permissions(&words, Permissions::from_mode(0o600)).unwrap();
    home.ok(&["passphrase", "set", "--new-passphrase-file", words.to_str().unwrap()]);
    let other = rusqlite::Connection::open(home.journal()).unwrap();
    other.pragma_update(None, "key", WORDS).unwrap();
    other.pragma_update(None, "cipher_compatibility", 4).unwrap();
    let notes: String = other.query_row("SELECT notes FROM episode", [], |row| row.get(0)).unwrap();
    assert_eq!(notes, "mine for ever");
    // What SECURITY.md says of the form.
    for (name, expected) in [
        ("kdf_iter", "256000"),
        ("cipher_page_size", "4096"),
        ("cipher_kdf_algorithm", "PBKDF2_HMAC_SHA512"),
        ("cipher_hmac_algorithm", "HMAC_SHA512"),
    ] {
        let found: String = other.pragma_query_value(None, name, |row| row.get(0)).unwrap();
        assert_eq!(found, expected, "{name}");
    }
    let version: String = other.pragma_query_value(None, "cipher_version", |row| row.get(0)).unwrap();
    assert!(version.starts_with("4."), "{version}");
}
