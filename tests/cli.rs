//! What the command line promises to a person: exact shapes, plain sentences, and nothing changed by a mistake.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use common::{Hand, Home, said};
use serde_json::{Value, json};
use soleus::app::clock::Clock;
use soleus::app::command::Command;
use soleus::app::run::Journal;
use soleus::cli;
use soleus::domain::medicine::{Contents, Form, Part, Product, Strength, Substance, Unit};
use soleus::domain::setting::Settings;
use soleus::platform::instance;
use uuid::Uuid;

fn episodes(home: &Home, arguments: &[&str]) -> Vec<Value> {
    let all = [&["list", "--json"], arguments].concat();
    home.json(&all)["episodes"].as_array().unwrap().clone()
}

fn notes(home: &Home, arguments: &[&str]) -> Vec<String> {
    episodes(home, arguments).iter().map(|entry| entry["notes"].as_str().unwrap_or("-").to_owned()).collect()
}

#[test]
fn everything_that_was_said_comes_back() {
    let home = Home::new();
    #[rustfmt::skip]
    let mut logged = home.json(&[
        "log", "6", "--side", "both", "--at", "2026-03-01 07:30", "--lasted", "45", "--kind", "cramp", "--kind", "tight",
        "--kind", "cramp", "--zone", "soleus", "--zone", "behind_knee,soleus", "--trigger", "in_bed", "--trigger", "my own word", "--woke",
        "--notes", "Woke up, hard knot", "--json",
    ]);
    assert_eq!(home.json(&["list", "--json"]), json!({ "episodes": [logged] }));
    let all = logged.as_object_mut().unwrap();
    let id = all.remove("id").unwrap();
    assert_eq!(Uuid::parse_str(id.as_str().unwrap()).unwrap().get_version_num(), 7);
    let written = all.remove("written_at").unwrap();
    assert!(chrono::DateTime::parse_from_rfc3339(written.as_str().unwrap()).is_ok());
    let expected = json!({
        "started_at": "2026-03-01T07:30:00+00:00", "ended_at": "2026-03-01T08:15:00+00:00", "side": "both",
        "zones": ["behind_knee", "soleus"], "kinds": ["cramp", "tight"], "nrs_worst": 6, "nrs_average": null,
        "woke_from_sleep": true, "triggers": ["in_bed", "my own word"], "notes": "Woke up, hard knot",
    });
    assert_eq!(logged, expected);
}

#[test]
fn what_was_not_said_is_null_and_never_no_or_zero() {
    let home = Home::new();
    assert!(home.ok(&["log", "0"]).starts_with("Saved 0, left calf, "));
    let entry = &episodes(&home, &[])[0];
    for name in ["ended_at", "nrs_average", "woke_from_sleep", "notes"] {
        assert_eq!(entry[name], Value::Null, "{name}");
    }
    for name in ["zones", "kinds", "triggers"] {
        assert_eq!(entry[name], json!([]), "{name}");
    }
    assert_eq!((&entry["nrs_worst"], entry.as_object().unwrap().len()), (&json!(0), 12));
}

#[test]
fn the_side_is_the_one_used_last_and_times_are_read_as_people_say_them() {
    let home = Home::new();
    home.ok(&["log", "3", "--side", "right", "--at", "2026-01-02"]);
    assert!(home.ok(&["log", "4", "--at", "-15min"]).starts_with("Saved 4, right calf, "));
    assert_eq!(home.ok(&["log", "2", "--at", "2026-01-03"]), "Saved 2, right calf, time unknown\n");
    assert!(home.ok(&["log", "2", "--at", "last night"]).starts_with("Saved 2, right calf, about 03:00"));
    let entry = home.json(&["log", "5", "--at", "2026-02-01T10:00:00-05:00", "--json"]);
    assert_eq!(entry["started_at"], "2026-02-01T10:00:00-05:00");
    let entry = home.json(&["log", "5", "--lasted", "10", "--json"]);
    let time = |name: &str| chrono::DateTime::parse_from_rfc3339(entry[name].as_str().unwrap()).unwrap();
    assert_eq!((time("ended_at") - time("started_at")).num_minutes(), 10);
    assert_eq!(time("ended_at"), time("written_at"), "it ended now, it does not end in the future");
}

#[test]
fn each_wrong_word_gets_a_plain_sentence_and_changes_nothing() {
    let home = Home::new();
    home.ok(&["log", "5", "--notes", "the only one"]);
    let before = fs::read(home.journal()).unwrap();
    let long = "x".repeat(100_001);
    let table: &[(&[&str], &str)] = &[
        (&["log", "11"], "Choose a number from 0 to 10."),
        (&["log", "-1"], "Choose a number from 0 to 10."),
        (&["log", "x"], "Choose a number from 0 to 10."),
        (&["log", ""], "Choose a number from 0 to 10."),
        (&["log", "5.5"], "Choose a number from 0 to 10."),
        (&["log", "99999999999999999999"], "Choose a number from 0 to 10."),
        (&["log", "5", "--at", "2999-01-01"], "That time has not come yet."),
        (&["log", "5", "--at", "2026-02-30"], "Enter a date such as"),
        (&["log", "5", "--at", "2026-02-30 10:00"], "Enter a date such as"),
        (&["log", "5", "--at", "1969-12-31"], "Enter a date after 1970."),
        (&["log", "5", "--at", "-5000000h"], "Enter a date after 1970."),
        (&["log", "5", "--at", "2026-01-01T10:00:00+23:00"], "Enter a time such as"),
        (&["log", "5", "--at", "soon"], "Enter a date such as"),
        (&["log", "5", "--lasted", "long"], "Enter a whole number of minutes"),
        (&["log", "5", "--lasted", "-3"], "Enter a whole number of minutes"),
        (&["log", "5", "--lasted", "4000000"], "Enter a whole number of minutes"),
        (&["log", "5", "--at", "-5min", "--lasted", "60"], "That end has not come yet."),
        (&["log", "5", "--side", "middle"], "“middle” is not a side. Choose one of: left, right, both."),
        (&["log", "5", "--zone", "knee"], "“knee” is not a zone. Choose one of: behind_knee, gastroc_inner, "),
        (&["log", "5", "--kind", "bad"], "“bad” is not a kind. Choose one of: cramp, ache, "),
        (&["log", "5", "--notes", &long], "A note can hold 100 000 characters."),
        (&["list", "--from", "soon"], "Enter a date such as"),
        (&["list", "--from", "2026-02-02", "--to", "2026-01-01"], "The first day is after the last."),
        (&["list", "--side", "middle"], "“middle” is not a side."),
        (&["log"], "error: "),
        (&["sing"], "error: "),
        (&["list", "--no-such"], "error: "),
    ];
    for (arguments, sentence) in table {
        let said = home.run(arguments);
        let err = said.err.replace('\u{a0}', " ");
        assert_eq!((said.status, said.out.as_str()), (2, ""), "{arguments:?} {said:?}");
        assert!(err.starts_with(sentence) && !err.contains("panicked"), "{arguments:?} {err}");
    }
    assert_eq!(fs::read(home.journal()).unwrap(), before);
}

#[test]
fn a_file_that_is_not_this_persons_journal_is_left_as_it_is() {
    let home = Home::new();
    let at = |name: &str| home.folder.path().join(name);
    fs::write(at("letter.txt"), "Dear reader, this is a letter of more than a hundred bytes. ".repeat(20)).unwrap();
    let other = rusqlite::Connection::open(at("other.db")).unwrap();
    other.execute_batch("CREATE TABLE song (name TEXT); INSERT INTO song VALUES ('Blue');").unwrap();
    drop(other);
    home.ok(&["log", "5"]);
    fs::copy(home.journal(), at("newer.db")).unwrap();
    let newer = rusqlite::Connection::open(at("newer.db")).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    fs::create_dir(at("folder.db")).unwrap();
    let table = [
        ("nowhere.db", "There is no journal at "),
        ("folder.db", "There is no journal at "),
        ("letter.txt", "is not a Soleus journal. Nothing was changed."),
        ("other.db", "is not a Soleus journal. Nothing was changed."),
        ("newer.db", "This journal was made by a newer Soleus. Nothing was changed."),
    ];
    for (name, sentence) in table {
        let place = at(name);
        let before = fs::read(&place).ok();
        for command in [&["list"][..], &["undo"], &["redo"], &["history"], &["log", "5"]] {
            if name == "nowhere.db" && command[0] == "log" {
                continue; // the first entry makes the journal that was named
            }
            let said = home.run(&[command, &["--journal", place.to_str().unwrap()]].concat());
            assert_eq!((said.status, said.out.as_str()), (1, ""), "{name} {command:?} {said:?}");
            assert!(said.err.contains(sentence) && said.err.lines().count() == 1, "{name} {command:?} {said:?}");
        }
        assert_eq!(fs::read(&place).ok(), before, "{name}");
        let beside = at(&format!("{name}.lock"));
        assert!(!beside.exists(), "{name}: nothing is put beside a file that is not ours");
    }
}

#[test]
fn a_place_that_cannot_be_used_is_told_in_one_sentence() {
    let home = Home::new();
    fs::write(home.folder.path().join("data"), "a file where the data folder should be").unwrap();
    let said = home.run(&["log", "5"]);
    assert_eq!((said.status, said.out.as_str()), (1, ""), "{said:?}");
    assert_eq!(said.err.lines().count(), 1, "{said:?}");
    assert!(said.err.ends_with(".\n") && !said.err.contains("panicked"), "{said:?}");
}

#[test]
fn any_words_are_kept_and_signs_that_break_a_terminal_are_not() {
    let home = Home::new();
    let typed = "\u{1b}[31mred\u{7}\u{0085} \u{202b}ألم في الساق\u{202c} 🦵🏽 小腿 -- 'quoted' \"too\"\nsecond line\t.";
    let kept = "[31mred \u{202b}ألم في الساق\u{202c} 🦵🏽 小腿 -- 'quoted' \"too\"\nsecond line\t.";
    let entry = home.json(&["log", "5", "--json", "--notes", typed]);
    assert_eq!(entry["notes"], kept);
    assert_eq!(notes(&home, &["--search", "ساق"]), Vec::<String>::new(), "words are found from their beginning");
    for search in ["الساق", "腿", "QUOTED second", "-- 31mred"] {
        assert_eq!(notes(&home, &["--search", search]), [kept], "{search}");
    }
    let list = home.ok(&["list"]);
    assert!(!list.contains('\u{1b}') && list.contains("🦵🏽"), "{list}");
    assert_eq!(home.json(&["log", "5", "--json", "--notes", "-15 steps"])["notes"], "-15 steps");
}

#[test]
fn ten_megabytes_of_notes_are_refused_and_nothing_else_happens() {
    // No system hands over that much on a command line; a window could get it from a paste or from another start.
    let (home, hand) = (Home::new(), Hand::new());
    let mut journal = Journal::create(&home.journal(), &Settings::default(), hand.clock()).unwrap();
    let arguments = ["log".to_owned(), "5".to_owned(), "--notes".to_owned(), "x".repeat(10_000_000)];
    let answer = cli::answer(&mut journal, &arguments);
    assert_eq!(answer.status, 2);
    assert!(answer.err.starts_with("A note can hold"), "{}", &answer.err[..80]);
    assert_eq!(journal.store().episode_count().unwrap(), 0);
    let longest = ["log", "5", "--notes", &"🦵".repeat(100_000)].map(str::to_owned);
    assert_eq!(cli::answer(&mut journal, &longest).status, 0);
}

#[cfg(unix)]
#[test]
fn only_the_person_can_read_the_journal() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    home.ok(&["log", "5"]);
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&home.journal()), 0o600);
    assert_eq!(mode(home.journal().parent().unwrap()), 0o700);
}

#[test]
fn any_sqlite_tool_can_read_the_journal_and_it_is_one_file() {
    let home = Home::new();
    home.ok(&["log", "5", "--notes", "stairs"]);
    let mut names: Vec<_> =
        fs::read_dir(home.journal().parent().unwrap()).unwrap().map(|f| f.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["backups", "journal.db", "journal.db.lock"]);
    let question = "SELECT nrs_worst || ' ' || side || ' ' || notes FROM episode";
    match std::process::Command::new("sqlite3").arg(home.journal()).arg(question).output() {
        Ok(output) => assert_eq!(said(output).out, "5 left stairs\n"),
        Err(_) => eprintln!("sqlite3 is not installed here; read with the library only"),
    }
    let plain = rusqlite::Connection::open(home.journal()).unwrap();
    let read: String = plain.query_row(question, [], |row| row.get(0)).unwrap();
    assert_eq!(read, "5 left stairs");
}

#[test]
fn the_list_shows_the_newest_first_and_only_what_was_asked_for() {
    let home = Home::new();
    let table = [
        ("3", "left", "2026-03-01 23:59", "first"),
        ("4", "right", "2026-03-02 00:00", "second stairs"),
        ("5", "both", "2026-03-02 23:59", "third"),
        ("6", "left", "2026-03-03 00:00", "fourth stairs"),
        ("7", "left", "2026-03-01T23:30:00-10:00", "far away"),
    ];
    for (score, side, at, words) in table {
        home.ok(&["log", score, "--side", side, "--at", at, "--notes", words]);
    }
    let check = |arguments: &[&str], expected: &[&str]| assert_eq!(notes(&home, arguments), expected, "{arguments:?}");
    // 23:30 in Honolulu is later than midnight in Greenwich, but still the first of March there.
    check(&[], &["fourth stairs", "third", "far away", "second stairs", "first"]);
    check(&["--from", "2026-03-02", "--to", "2026-03-02"], &["third", "second stairs"]);
    check(&["--to", "2026-03-01"], &["far away", "first"]);
    check(&["--from", "2026-03-03"], &["fourth stairs"]);
    check(&["--side", "left"], &["fourth stairs", "far away", "first"]);
    check(&["--side", "both"], &["third"]);
    check(&["--search", "stairs", "--side", "left"], &["fourth stairs"]);
    check(&["--search", "nothing like it"], &[]);
    let list = home.ok(&["list", "--to", "2026-03-02", "--from", "2 Mar 2026"]);
    let lines: Vec<&str> = list.lines().collect();
    assert!(lines[0].starts_with("Monday 2 March"), "{list}");
    assert_eq!(lines[1], "  23:59, pain 5, both legs, added later · “third”");
    let said = home.run(&["list", "--search", "nothing like it"]);
    assert_eq!((said.status, said.out.as_str(), said.err.as_str()), (0, "", "No entry fits.\n"));
}

#[test]
fn undo_and_redo_name_the_step_also_after_a_restart() {
    let home = Home::new();
    home.ok(&["log", "5", "--notes", "one"]);
    home.ok(&["log", "6", "--side", "right", "--notes", "two"]);
    assert_eq!(home.ok(&["undo"]), "Undone: log 6, right\n");
    assert_eq!(notes(&home, &[]), ["one"]);
    let history = home.json(&["history", "--json"]);
    let steps = history["operations"].as_array().unwrap();
    assert_eq!(history.as_object().unwrap().len(), 1);
    let named: Vec<_> =
        steps.iter().map(|step| (step["name"].as_str().unwrap(), step["undone"] == json!(true))).collect();
    assert_eq!(named, [("log 6, right", true), ("log 5, left", false)]);
    assert!(steps.iter().all(|step| step.as_object().unwrap().len() == 3));
    assert!(chrono::DateTime::parse_from_rfc3339(steps[0]["at"].as_str().unwrap()).is_ok());
    let text = home.ok(&["history"]);
    assert!(text.lines().next().unwrap().ends_with("  log 6, right (undone)"), "{text}");
    assert_eq!(home.ok(&["redo"]), "Done again: log 6, right\n");
    assert_eq!(notes(&home, &[]), ["two", "one"]);
    let said = home.run(&["redo"]);
    assert_eq!((said.status, said.err.as_str()), (1, "There is nothing to undo or redo.\n"));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let home = Home::new();
    for _ in 0..4 {
        home.ok(&["log", "5", "--notes", &"long words ".repeat(8_000)]);
    }
    for arguments in [&["list", "--json"][..], &["list", "--json", "--search", "long"]] {
        let mut child = home.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let said = said(child.wait_with_output().unwrap());
        assert_eq!((said.status, said.err.as_str()), (0, ""));
    }
    #[cfg(target_os = "linux")]
    {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let said = said(home.command(&["list"]).stdout(full).output().unwrap());
        assert_eq!(said.status, 1);
        assert!(said.err.starts_with("The answer could not be written"), "{said:?}");
    }
}

#[test]
fn logging_works_while_the_window_is_open() {
    let home = Home::new();
    home.ok(&["log", "1"]);
    let mut window = Journal::open(&home.journal(), Clock::System).unwrap();
    let (calls, _guard) = instance::serve(&home.journal(), || {}).unwrap();
    let journal = home.journal();
    let caller = thread::spawn(move || {
        // This process is the window here, so both must look in the same places.
        let mut results = Vec::new();
        for arguments in [&["log", "7", "--notes", "handed over"][..], &["log", "11"], &["undo"], &["list"], &[]] {
            let mut command = home.command(arguments);
            match std::env::var_os("XDG_RUNTIME_DIR") {
                Some(folder) => command.env("XDG_RUNTIME_DIR", folder),
                None => command.env_remove("XDG_RUNTIME_DIR"),
            };
            results.push(said(command.output().unwrap()));
        }
        (results, home)
    });
    let mut raised = 0;
    while !caller.is_finished() {
        let Ok(call) = calls.recv_timeout(Duration::from_millis(20)) else { continue };
        raised += usize::from(call.arguments.is_empty());
        call.answer.send(cli::answer(&mut window, &call.arguments)).unwrap();
    }
    let (results, _home) = caller.join().unwrap();
    assert!(results[0].out.starts_with("Saved 7, left calf, "), "{results:?}");
    assert_eq!((results[1].status, results[1].err.as_str()), (2, "Choose a number from 0 to 10.\n"));
    assert_eq!(results[2].out, "Undone: log 7, left\n");
    assert!(results[3].out.contains("pain 1"), "reading works beside an open window: {results:?}");
    assert_eq!((results[4].status, raised), (0, 1), "a second start raises the window and leaves");
    assert_eq!(window.store().episode_count().unwrap(), 1);
    assert_eq!(window.store().path(), journal);
}

#[test]
fn a_journal_in_use_that_nobody_answers_for_is_told_after_two_seconds() {
    let home = Home::new();
    home.ok(&["log", "1"]);
    let _holder = Journal::open(&home.journal(), Clock::System).unwrap();
    let begun = Instant::now();
    let said = home.run(&["log", "2"]);
    assert_eq!(
        (said.status, said.err.as_str()),
        (1, "This journal is in use by another Soleus. Close that one, then try again.\n")
    );
    assert!((2..6).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
}

#[test]
fn many_commands_at_once_all_get_through_also_the_very_first() {
    let home = Home::new();
    let children: Vec<_> = (0..8)
        .map(|number| {
            home.command(&["log", &number.to_string()]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for child in children {
        let said = said(child.wait_with_output().unwrap());
        assert_eq!((said.status, said.err.as_str()), (0, ""));
    }
    let mut scores: Vec<_> = episodes(&home, &[]).iter().map(|entry| entry["nrs_worst"].as_u64().unwrap()).collect();
    scores.sort_unstable();
    assert_eq!(scores, [0, 1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn help_and_version_say_what_there_is() {
    let home = Home::new();
    let version = home.ok(&["--version"]);
    assert!(version.starts_with("soleus 0.1.0 (SQLite 3."), "{version}");
    let help = home.ok(&["--help"]);
    for word in ["log", "list", "check", "undo", "redo", "history", "demo", "--journal"] {
        assert!(help.contains(word), "{word}: {help}");
    }
    assert!(help.contains("--background"), "{help}");
    assert!(!home.journal().exists(), "asking for help makes no journal");
}

#[test]
fn reminders_in_the_background_need_a_desktop_session_and_stand_alone() {
    let home = Home::new();
    let mut command = home.command(&["--background"]);
    let alone = said(command.env_remove("DBUS_SESSION_BUS_ADDRESS").output().unwrap());
    assert_eq!((alone.status, alone.err.lines().count()), (1, 1), "{alone:?}");
    assert!(alone.err.contains("no desktop session with notifications"), "{alone:?}");
    let both = home.run(&["--background", "list"]);
    assert_eq!((both.status, both.out.as_str()), (2, ""));
    assert!(both.err.contains("stands alone"), "{both:?}");
    assert!(!home.journal().exists(), "reminders make no journal");
}

/// A medicine of a journal of its own, as the window adds it.
fn with_paracetamol(home: &Home) {
    let settings = Settings { country: "GB".to_owned(), ..Settings::default() };
    let mut journal = Journal::create(&home.journal(), &settings, Clock::System).unwrap();
    let part = Part {
        substance: Substance::from_name("Paracetamol", false),
        strength: Strength::parse("500 mg", Form::Tablet).unwrap(),
    };
    let contents =
        Contents { name: "Paracetamol 500".to_owned(), form: Form::Tablet, unit: Unit::Tablet, parts: vec![part] };
    let product = Product { id: Uuid::now_v7(), contents, most: None, gap_min: None, prescribed: None };
    journal.run(Command::SaveProduct(Box::new(product))).unwrap();
}

#[test]
fn a_dose_is_saved_after_what_there_is_to_know_and_never_refused() {
    let home = Home::new();
    with_paracetamol(&home);
    let out = home.ok(&["dose", "Paracetamol 500", "--mg", "4000", "--at", "-30min"]);
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines[0].contains("4\u{a0}000\u{a0}mg paracetamol"), "{out}");
    assert!(lines[lines.len() - 1].starts_with("Saved Paracetamol 500, 8\u{a0}tablets, "), "{out}");
    let out = home.ok(&["dose", "para"]);
    assert!(out.starts_with("With this you have 4\u{a0}500\u{a0}mg") && out.contains("Get medical help now"), "{out}");
    assert!(out.contains("Your last dose was 30\u{a0}min ago."), "{out}");
    assert_eq!(home.ok(&["undo"]), "Undone: log dose Paracetamol 500, 1\u{a0}tablet\n");
}

#[test]
fn a_dose_that_cannot_be_read_changes_nothing_and_says_what_to_type() {
    let home = Home::new();
    with_paracetamol(&home);
    for (arguments, words) in [
        (&["dose", "ibu"][..], "“ibu” is not on your list. Type the whole name, such as ibuprofen.\n"),
        (&["dose", " "], "Name the medicine, such as ibuprofen.\n"),
        (&["dose", "para", "--mg", "0"], "Enter a number of mg after --mg, such as 400.\n"),
        (&["dose", "ibuprofen", "--mg", "two"], "Enter a number of mg after --mg, such as 400.\n"),
        (
            &["dose", "ibuprofen gel", "--mg", "400"],
            "ibuprofen gel is put on the skin, so it is not counted in mg. Leave out --mg.\n",
        ),
        (&["dose", "para", "--at", "2026-01-02"], "Enter the time of the dose too, such as \"2026-11-22 14:32\".\n"),
    ] {
        let said = home.run(arguments);
        assert_eq!((said.status, said.err.as_str(), said.out.as_str()), (2, words, ""), "{arguments:?}");
    }
    assert_eq!(home.ok(&["undo"]), "Undone: add medicine Paracetamol 500\n");
}

#[test]
fn a_dose_of_a_plain_ingredient_needs_no_list_and_is_one_step() {
    for name in ["ibuprofen", "Paracetamol", "acetaminophen", "naproxen", "naproxen sodium", "ASPIRIN", "diclofenac"] {
        let home = Home::new();
        let out = home.ok(&["dose", name, "--mg", "250", "--at", "-3h"]);
        assert!(out.contains(" is new on your list of medicines: 250\u{a0}mg each."), "{out}");
        let again = home.ok(&["dose", name, "--mg", "500"]);
        let (before, saved) = again.trim_end().rsplit_once('\n').unwrap();
        assert!(before.starts_with("With this you have 750\u{a0}mg ") && !again.contains("is new"), "{again}");
        assert!(saved.starts_with("Saved ") && saved.contains(", 2\u{a0}tablets, "), "the guard speaks first: {again}");
        home.ok(&["undo"]);
        assert!(home.ok(&["undo"]).contains(", 1\u{a0}tablet, and add the medicine"));
        assert_eq!(home.run(&["undo"]).status, 1, "the medicine and its dose were one step");
        home.ok(&["redo"]);
        assert!(home.ok(&["dose", name, "--mg", "250"]).contains("With this you have 500\u{a0}mg "));
    }
}

#[test]
fn what_was_really_taken_is_logged_also_when_no_tablet_comes_out_even() {
    let home = Home::new();
    with_paracetamol(&home);
    let out = home.ok(&["dose", "acetaminophen", "--mg", "1333", "--at", "-5h"]);
    assert!(out.contains("Saved Paracetamol 500 (1\u{a0}333\u{a0}mg), 1\u{a0}dose, "), "{out}");
    let out = home.ok(&["dose", "paracetamol", "--mg", "1000"]);
    assert!(out.ends_with('\n') && out.contains("Saved Paracetamol 500, 2\u{a0}tablets, "), "{out}");
    let out = home.ok(&["dose", "paracetamol", "--mg", "2000"]);
    assert!(out.starts_with("With this you have 4\u{a0}333\u{a0}mg paracetamol in 24\u{a0}hours, above"), "{out}");
    // Without mg nothing is guessed, and the total says so; another name is a medicine that nobody knows.
    let home = Home::new();
    let out = home.ok(&["dose", "paracetamol", "--at", "-5h"]);
    assert!(out.contains("new on your list of medicines: strength not known, not counted."), "{out}");
    let out = home.ok(&["dose", "paracetamol", "--mg", "500"]);
    assert!(out.contains("With this you have at least 500\u{a0}mg paracetamol in 24\u{a0}hours."), "{out}");
    let out = home.ok(&["dose", "Grandma's drops"]);
    assert!(
        out.contains("The journal does not know what is in it") && out.contains("Compare with your packet."),
        "{out}"
    );
}

#[test]
fn several_medicines_of_one_name_are_named_and_told_apart_by_mg() {
    let home = Home::new();
    home.ok(&["dose", "Nurofen ibuprofen", "--mg", "200", "--at", "-9h"]);
    home.ok(&["dose", "ibuprofen forte", "--mg", "600", "--at", "-9h"]);
    let said = home.run(&["dose", "ibuprofen"]);
    let words = "“ibuprofen” may be more than one of your medicines: Nurofen ibuprofen (200\u{a0}mg), ibuprofen forte \
                 (600\u{a0}mg). Type the whole name, or how much it was with --mg.\n";
    assert_eq!((said.status, said.err.as_str(), said.out.as_str()), (2, words, ""));
    let out = home.ok(&["dose", "ibuprofen", "--mg", "600"]);
    assert!(out.contains("Saved ibuprofen forte, 1\u{a0}tablet, "), "the fewest: {out}");
    let out = home.ok(&["dose", "ibuprofen", "--mg", "400"]);
    assert!(
        out.contains("1\u{a0}800\u{a0}mg ibuprofen") && out.contains("Saved Nurofen ibuprofen, 2\u{a0}tablets"),
        "{out}"
    );
}
