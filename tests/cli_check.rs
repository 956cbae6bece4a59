//! The warning-sign check on the terminal, through the program itself: what leads where, and that nothing is saved that
//! was not answered to the end.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

use std::fs;
use std::io::BufRead as _;
use std::process::Command as Program;
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Days, NaiveDate, Timelike as _};
use common::{Home, Said, piped, said, talk};
use serde_json::{Value, json};
use soleus::app::clock::Clock;
use soleus::app::command::Command;
use soleus::app::run::Journal;
use soleus::cli;
use soleus::domain::profile::{ProfileAnswer, Value as Told};
use soleus::domain::setting::Settings;
use soleus::platform::instance;

/// Left leg, no emergency sign, no sign, no injury, began today, and no to five groups.
const NONE: &str = "\nn\nn\nn\n0\nn\nn\nn\nn\nn\n";
/// Answers of `talk` beside the usual "n": what is not asked with yes and no is left open.
const REST: [(&str, &str); 3] = [("Which leg?", ""), ("When did this pain begin?", ""), ("better, s the same", "")];

fn talked(home: &Home, arguments: &[&str], answers: &[(&str, &str)]) -> Said {
    talk(&mut home.command(arguments), &[answers, &REST].concat())
}

fn json_of(said: &Said) -> Value {
    assert_eq!(said.status, 0, "{said:?}");
    serde_json::from_str(&said.out).unwrap()
}

fn with_journal(home: &Home, work: impl FnOnce(&mut Journal)) {
    if home.journal().exists() {
        return work(&mut opened(home));
    }
    fs::create_dir_all(home.journal().parent().unwrap()).unwrap();
    work(&mut Journal::create(&home.journal(), &Settings::default(), Clock::System).unwrap());
}

/// Opens the journal here. Another test that starts a program at this moment shares every open file with it until that
/// program begins, locks too, so the lock may be free a moment later only.
fn opened(home: &Home) -> Journal {
    (0..1_000)
        .find_map(|_| {
            let found = Journal::open_if_free(&home.journal(), None, Clock::System).unwrap();
            if found.is_none() {
                thread::yield_now();
            }
            found
        })
        .expect("nobody else has the journal")
}

fn tell(home: &Home, field: &str, value: Told) {
    with_journal(home, |journal| {
        let answer = ProfileAnswer { field: field.to_owned(), value, at: journal.now().moment };
        journal.run(Command::Answer(vec![(field.to_owned(), Some(answer))])).unwrap();
    });
}

fn checks(home: &Home) -> usize {
    if !home.journal().exists() {
        return 0;
    }
    let mut count = 0;
    with_journal(home, |journal| count = journal.store().checks(100).unwrap().len());
    count
}

#[test]
fn none_of_all_takes_ten_lines_and_ends_in_self_care() {
    let home = Home::new();
    let said = home.answer(&["check"], NONE);
    assert_eq!(said.status, 0, "{said:?}");
    assert_eq!(NONE.lines().count(), 10);
    assert!(said.out.starts_with("Check of today ") && said.out.contains(", left leg\n"), "{}", said.out);
    assert!(said.out.contains("\nSelf-care: Care for it at home and keep watching\n"), "{}", said.out);
    assert!(said.out.contains("If you are worried, get help anyway.\n") && said.out.ends_with("Nothing is paused.\n"));
    assert!(home.ok(&["history"]).contains("  save check of "));
    assert!(home.ok(&["undo"]).starts_with("Undone: save check of "));
    assert_eq!(checks(&home), 0);
}

#[test]
fn a_yes_to_the_five_is_an_emergency_at_once_with_the_number_of_the_country() {
    for (code, number) in [("DE", "112"), ("GB", "999"), ("NZ", "111")] {
        let home = Home::new();
        with_journal(&home, |journal| {
            let settings = Settings { country: code.to_owned(), ..journal.settings().clone() };
            journal.run(Command::Set(Box::new(settings))).unwrap();
        });
        let said = home.answer(&["check"], "b\ny\n");
        assert_eq!(said.status, 0, "{said:?}");
        assert!(said.err.contains(&format!("If yes, call {number} now.")), "{}", said.err);
        assert!(said.out.contains(&format!("\nEmergency: Call {number} now\n")), "{}", said.out);
        assert!(said.out.contains("- E1 (") && !said.out.to_lowercase().contains("paused"), "{}", said.out);
        assert_eq!(checks(&home), 1, "it is saved");
    }
    // Without a journal the computer says which country it is.
    assert!(Home::new().answer(&["check"], "\ny\n").out.contains("Call 111 now"));
}

#[test]
fn swelling_and_breathless_is_an_emergency_however_late_it_is_said() {
    let home = Home::new();
    let answers = [
        ("One or more of these?", ""),
        ("Short of breath?", "y"),
        ("last 7 days, left leg", "y"),
        ("Swelling, left leg?", "y"),
    ];
    let said = talked(&home, &["check", "--json"], &answers);
    let check = json_of(&said);
    assert_eq!((&check["tier"], &check["rules"]), (&json!("emergency"), &json!(["E1", "U1"])), "{check}");
    assert!(said.err.contains("Look at these 5 again."), "{}", said.err);
    assert!(said.err.contains("What you answered so far is an emergency: call 111 now."), "{}", said.err);
    assert!(!said.err.contains("Heart racing at rest: "), "what is an emergency already needs no more: {}", said.err);
}

#[test]
fn an_emergency_can_be_seen_at_once_in_the_middle() {
    let home = Home::new();
    let said = talked(
        &home,
        &["check", "--json"],
        &[("The whole body", "y"), ("Brown, red or cola-coloured urine?", "y"), ("Fever, or hot and shivery?", "e")],
    );
    let check = json_of(&said);
    assert_eq!((&check["tier"], &check["rules"]), (&json!("emergency"), &json!(["E5"])), "{check}");
    assert!(check["open"].as_array().unwrap().contains(&json!("fever_38")));
    assert_eq!(check["flags"].get("fever_38"), None);
}

#[test]
fn what_stays_blank_is_asked_once_more_and_ends_as_incomplete() {
    // The group of nerves is left open, and so it is when it comes again.
    let asked = "\nn\nn\nn\n\nn\n\nn\nn\nn\n";
    let open = format!("{asked}\n\n\n\n\n\n");
    let said = Home::new().answer(&["check", "--json"], &open);
    let check = json_of(&said);
    assert_eq!(said.err.matches("Look at these 6 again.").count(), 1, "{}", said.err);
    assert_eq!((&check["tier"], check["rules"].as_array().unwrap().len()), (&json!("incomplete"), 0));
    assert_eq!(check["open"].as_array().unwrap().len(), 6);
    assert_eq!(check["flags"].get("saddle_numbness"), None);
    let said = Home::new().answer(&["check"], &open);
    assert!(said.out.contains("6 questions are still open") && said.out.contains("\nPaused: stretching, "), "{said:?}");
    // Answered the second time.
    let said = Home::new().answer(&["check", "--json"], &format!("{asked}n\nn\nn\nn\nn\nn\n"));
    assert_eq!(json_of(&said)["tier"], "self_care");
}

#[test]
fn not_sure_is_an_answer_of_its_own() {
    let home = Home::new();
    let said = talked(&home, &["check", "--json"], &[("One or more of these?", "u")]);
    let check = json_of(&said);
    assert_eq!((&check["tier"], &check["rules"], &check["open"]), (&json!("same_day"), &json!(["U16"]), &json!([])));
    assert_eq!((&check["flags"]["chest_pain"], &check["flags"]["dark_urine"]), (&json!("not_sure"), &json!("no")));
}

#[test]
fn whoever_breaks_off_has_changed_nothing() {
    let home = Home::new();
    for answers in
        ["", "\n", "\nn\n", "\nn\nn\n", "\nn\ny\ny\n", NONE.trim_end_matches("n\n"), "\nn\nn\nn\n0\nn\n\nn\nn\nn\n"]
    {
        let said = home.answer(&["check"], answers);
        assert_eq!((said.status, said.out.as_str()), (1, ""), "{answers:?} {said:?}");
        let last =
            "\nThe answers ended before the check was done, so nothing was saved. Start again with: soleus check\n";
        assert!(said.err.ends_with(last), "{answers:?} {}", said.err);
        assert!(!home.journal().exists(), "{answers:?}");
    }
    for answers in ["e\n", "\ne\n", "\n\n\n\n\n\n\n\n\n\n"] {
        let said = home.answer(&["check", "--json"], answers);
        assert_eq!((said.status, said.out.as_str()), (1, ""), "{answers:?} {said:?}");
        let last = "Nothing was answered, so nothing was saved. Answer the list, or type n for none of these.\n";
        assert!(said.err.ends_with(last), "{answers:?} {}", said.err);
    }
    assert!(!home.journal().exists());
}

#[cfg(unix)]
#[test]
fn ctrl_c_saves_nothing() {
    let home = Home::new();
    let mut child = piped(&mut home.command(&["check"]));
    let mut input = child.stdin.take().unwrap();
    let mut heard = std::io::BufReader::new(child.stderr.take().unwrap()).lines();
    let opening = heard.find(|line| {
        line.as_ref().is_ok_and(|line| line.contains("Ctrl+C or Ctrl+D stops, and then nothing is saved."))
    });
    assert!(opening.is_some(), "it is told before the first question");
    std::io::Write::write_all(&mut input, b"\nn\nn\n").unwrap();
    // A program that was started in the background may ignore the first signal; the second ends it in the same way.
    for signal in ["-INT", "-TERM"] {
        assert!(Program::new("kill").args([signal, &child.id().to_string()]).status().is_ok());
    }
    let said = child.wait_with_output().unwrap();
    assert!(!said.status.success() && said.stdout.is_empty(), "{said:?}");
    assert!(!home.journal().exists());
}

#[test]
fn a_wrong_letter_is_told_what_can_be_typed_and_asked_again() {
    let home = Home::new();
    let mut answers = NONE.to_owned();
    answers.insert_str(0, "leg\n");
    let answers = answers.replacen("\nn\nn\nn\n0\n", "\nmaybe\nN\n?\nx\nNone\nlong ago\n99\nno\nyesterday\nq\nW\n", 1);
    let said = home.answer(&["check", "--json"], &answers);
    let check = json_of(&said);
    assert_eq!(check["tier"], "self_care", "{check}");
    for hint in [
        "Type l for left, r for right or b for both.\n",
        "Type y for yes, n for no, u for not sure, ? for the whole question, e to see the result now, or press Enter",
        "Type n for none of these, y to answer them one by one,",
        "Type n for no, a number of days from 0 to 28, or a day such as yesterday.\n",
        "Type b for better, s for the same, w for worse, or press Enter to leave it open.\n",
    ] {
        assert!(said.err.contains(hint), "{hint} {}", said.err);
    }
    // What `?` shows: the time, what does not count, darker skin, and where it is from.
    for words in ["Now or in the last 7 days", "Does not count: feet that", "brown or black skin", "Source: NHS: "] {
        assert!(said.err.contains(words), "{words} {}", said.err);
    }
    let said = home.answer(&["check"], &format!("\nn\n{}", "x\n".repeat(1000)));
    assert!(said.status == 1 && said.err.contains("20 answers in a row could not be read"), "{}", said.err);
    let said = home.run(&["check", "--paper", "{}"]);
    assert_eq!((said.status, said.out.as_str()), (2, ""), "{said:?}");
    assert_eq!(checks(&home), 1);
}

#[test]
fn follow_ups_come_only_after_their_parent() {
    let home = Home::new();
    let before = home.answer(&["check"], NONE);
    assert!(!before.err.contains("Both legs swollen") && !before.err.contains("One leg bigger"), "{}", before.err);
    let said = talked(
        &home,
        &["check", "--json"],
        &[
            ("last 7 days, left leg", "y"),
            ("Swelling, left leg?", "y"),
            ("Both legs swollen?", "y"),
            ("One leg bigger or more painful?", "n"),
        ],
    );
    let check = json_of(&said);
    // An earlier clot was never asked about, so an even swelling is not taken for harmless.
    assert_eq!((&check["tier"], &check["rules"]), (&json!("same_day"), &json!(["U1", "D1"])), "{check} {}", said.err);
    assert!(said.err.contains("About what you ticked. Both legs swollen: "), "{}", said.err);
    assert!(said.err.contains("One leg bigger or more painful: ") && said.err.contains("Swelling sudden or severe: "));
}

#[test]
fn a_later_check_of_the_same_pain_asks_for_still_none() {
    let home = Home::new();
    home.ok(&["log", "3", "--side", "right"]);
    let first = home.answer(&["check", "--json"], NONE);
    assert!(!first.err.contains("Last time none of these."), "{}", first.err);
    assert_eq!(json_of(&first)["side"], "right");
    // No question about the beginning, and none about facts that were answered a moment ago.
    let again = home.answer(&["check", "--json"], "\nn\nn\nn\nn\nn\nn\nn\n");
    assert_eq!(json_of(&again)["tier"], "self_care", "{again:?}");
    assert_eq!(again.err.matches("Last time none of these. Any of them now? n still none of these").count(), 4);
    assert!(!again.err.contains("When did this pain begin?") && !again.err.contains("Blood thinner"), "{}", again.err);
    // A sign that is there again is asked which way it went.
    let ticked =
        [("last 7 days, right leg", "y"), ("Tingling or numbness, right leg?", "y"), ("since last time?", "s")];
    assert!(!talked(&home, &["check"], &ticked).err.contains("since last time?"));
    let third = talked(&home, &["check", "--json"], &ticked);
    assert!(third.err.contains("Tingling or numbness, right leg: since last time? b less, s the same"), "{third:?}");
    assert_eq!(json_of(&third)["rules"], json!(["D2", "D14"]));
    assert_eq!(checks(&home), 4);
}

#[test]
fn the_document_has_the_shape_that_is_written_down() {
    let home = Home::new();
    let said = talked(
        &home,
        &["check", "--json"],
        &[
            ("Which leg?", "b"),
            ("last 7 days, right leg", "y"),
            ("Swelling, right leg?", "y"),
            ("Puffy, dents when pressed, right leg?", ""),
            ("Back, nerves, speech", ""),
        ],
    );
    let mut check = json_of(&said);
    assert!(said.out.ends_with("}\n") && said.out.lines().count() == 1);
    let all = check.as_object_mut().unwrap();
    let id = all.remove("id").unwrap();
    assert_eq!(uuid::Uuid::parse_str(id.as_str().unwrap()).unwrap().get_version_num(), 7);
    let at = all.remove("at").unwrap();
    assert!(DateTime::parse_from_rfc3339(at.as_str().unwrap()).is_ok());
    let flags = all.remove("flags").unwrap();
    assert_eq!((&flags["chest_pain"], flags.get("saddle_numbness")), (&json!("no"), Some(&json!("no"))));
    let expected = json!({
        "side": "both", "tier": "same_day", "rules": ["U1"], "open": ["fluid_retention"],
        "signs": {
            "left": {
                "swelling": "no", "cool_or_pale": "no", "tingling_numbness": "no", "sudden_weakness": "no",
                "fluid_retention": "no", "redness_warmth_tenderness": "no",
            },
            "right": {
                "swelling": "yes", "cool_or_pale": "no", "tingling_numbness": "no", "sudden_weakness": "no",
                "redness_warmth_tenderness": "no",
            },
        },
    });
    assert_eq!(check, expected);
    let left = json_of(&home.answer(&["check", "--json"], "l\ny\n"));
    assert_eq!((&left["signs"], &left["flags"]), (&json!({"left": {}, "right": {}}), &json!({})));
}

#[test]
fn it_is_not_for_children() {
    let home = Home::new();
    tell(&home, "age", Told::One("under_18".to_owned()));
    let said = home.answer(&["check"], NONE);
    assert_eq!((said.status, said.out.as_str()), (1, ""));
    assert!(said.err.starts_with("Soleus is made for adults.") && !said.err.contains("Which leg?"), "{}", said.err);
    assert_eq!(checks(&home), 0);
}

#[test]
fn the_open_window_is_handed_the_answers() {
    let home = Home::new();
    home.ok(&["log", "3"]);
    let mut window = opened(&home);
    let (calls, _guard) = instance::serve(&home.journal(), || {}).unwrap();
    let caller = thread::spawn(move || {
        // This process is the window here, so both must look in the same places.
        let runtime = std::env::var_os("XDG_RUNTIME_DIR");
        let results = [&["check"][..], &["check", "--json"]].map(|arguments| {
            let mut command = home.command(arguments);
            match &runtime {
                Some(folder) => command.env("XDG_RUNTIME_DIR", folder),
                None => command.env_remove("XDG_RUNTIME_DIR"),
            };
            talk(&mut command, &REST)
        });
        (results, home)
    });
    let mut taken = Vec::new();
    while !caller.is_finished() {
        let Ok(call) = calls.recv_timeout(Duration::from_millis(20)) else { continue };
        taken.push(call.arguments.clone());
        call.answer.send(cli::answer(&mut window, &call.arguments)).unwrap();
    }
    let ([words, document], _home) = caller.join().unwrap();
    assert!(words.status == 0 && words.out.contains("\nSelf-care: "), "{words:?}");
    assert_eq!(json_of(&document)["tier"], "self_care");
    assert_eq!(taken.len(), 2, "only the answers go to the window, the questions do not");
    assert_eq!(window.store().checks(10).unwrap().len(), 2);
    for wrong in [&["check"][..], &["check", "--paper={}"], &["check", "--paper=x"]] {
        let wrong: Vec<String> = wrong.iter().map(|word| (*word).to_owned()).collect();
        let answer = cli::answer(&mut window, &wrong);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{answer:?}");
    }
    assert_eq!(window.store().checks(10).unwrap().len(), 2);
}

/// A zone in which it is about noon, so that no entry of "today" begins yesterday, and the day there.
fn noon() -> (String, NaiveDate) {
    let utc = DateTime::from_timestamp(Clock::System.now().moment.utc_s, 0).unwrap();
    let east = 12 - i64::from(utc.hour());
    (format!("TST{:+}", -east), (utc + chrono::Duration::hours(east)).date_naive())
}

/// Few words of each name that the published cases tick.
fn row(name: &str) -> (&'static str, &'static str) {
    match name {
        "swelling" => ("Swelling, left leg?", "y"),
        "redness_warmth_tenderness" => ("Red, warm and tender, left leg?", "y"),
        "tingling_numbness" => ("Tingling or numbness, left leg?", "y"),
        "pain_out_of_proportion" => ("Pain much worse than expected?", "y"),
        "calf_tense_hard" => ("Hard and tight all the time?", "y"),
        "pain_on_passive_stretch" => ("Severe deep pain when the foot is moved?", "y"),
        "walking_pain_eases_with_rest" => ("Pain on walking that goes with rest?", "y"),
        "long_journey_4wk" => ("Journey over 3 hours in the last 4 weeks?", "y"),
        other => panic!("{other}"),
    }
}

fn names<'a>(case: &'a Value, field: &str) -> Vec<&'a str> {
    case[field].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
}

#[test]
fn the_published_cases_typed_at_the_terminal_end_where_their_file_says() {
    let file: Value = serde_json::from_str(include_str!("cases/published.json")).unwrap();
    let (zone, today) = noon();
    for case in file["cases"].as_array().unwrap() {
        let home = Home::new();
        let run = |arguments: &[&str]| said(home.command(arguments).env("TZ", &zone).output().unwrap());
        for entry in case["episodes"].as_array().unwrap() {
            let ago = u64::try_from(-entry["day"].as_i64().unwrap()).unwrap();
            let at = format!("{} 00:00", today - Days::new(ago));
            // What goes on today cannot end tomorrow.
            let most = if ago == 0 { 600 } else { 1440 };
            let (score, lasted) =
                (entry["nrs"].to_string(), entry["duration_min"].as_u64().unwrap().min(most).to_string());
            let mut arguments = vec!["log", &score, "--at", &at, "--lasted", &lasted];
            arguments.extend(["--side", entry["side"].as_str().unwrap(), "--kind", entry["kind"].as_str().unwrap()]);
            arguments.extend(entry["trigger"].as_str().into_iter().flat_map(|trigger| ["--trigger", trigger]));
            arguments.extend(entry["woke_from_sleep"].as_bool().filter(|woke| *woke).map(|_| "--woke"));
            let logged = run(&arguments);
            assert_eq!(logged.status, 0, "{arguments:?} {logged:?}");
        }
        let age = match case["age"].as_u64().unwrap() {
            18..=39 => "18_39",
            40..=59 => "40_59",
            _ => "60_64",
        };
        tell(&home, "age", Told::One(age.to_owned()));
        let mut answers = Vec::new();
        for risk in names(case, "risk_facts") {
            match risk {
                "obesity" => tell(&home, "weight", Told::One("very_overweight".to_owned())),
                "smoker" => tell(&home, "smoking", Told::YesNo(true)),
                "age_over_60" => {}
                asked => answers.extend([row(asked), ("About you", "y")]),
            }
        }
        let injury = case["injury_days_ago"].as_u64().map(|days| days.to_string());
        answers.extend(injury.as_deref().map(|days| ("Was the leg hurt in the last 4 weeks?", days)));
        let ticked = [names(case, "signs"), names(case, "flags")].concat();
        answers.extend(ticked.iter().map(|name| row(name)));
        // Only the groups with something in them are opened.
        if !names(case, "signs").is_empty() {
            answers.push(("New or worse in the last 7 days", "y"));
        }
        for (group, first) in
            [("\nThe leg:", "calf_tense_hard"), ("\nWalking and sores:", "walking_pain_eases_with_rest")]
        {
            answers.extend(ticked.contains(&first).then_some((group, "y")));
        }
        answers.extend(REST);
        let said = talk(home.command(&["check", "--json"]).env("TZ", &zone), &answers);
        let check = json_of(&said);
        let stated = (&case["expected_tier"], &json!([]));
        assert_eq!((&check["tier"], &check["open"]), stated, "{} {check} {}", case["id"], said.err);
        let rules = names(&check, "rules");
        assert!(names(case, "expected_rules").iter().all(|rule| rules.contains(rule)), "{} {rules:?}", case["id"]);
    }
}
