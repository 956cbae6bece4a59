//! Promises about clock, week and numbers: they are as where the person lives, or as they chose, on the screen, on the
//! sheet and in the terminal; what is typed is taken either way, and files for other programs never change.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(dead_code, reason = "each test file uses a part of what it shares")]

mod common;
#[path = "common/window.rs"]
mod window;

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use common::Home;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use soleus::app::job::Job;
use soleus::domain::course::Form;
use soleus::domain::customs::{Customs, DecimalSign, WeekStart};
use soleus::domain::medicine::{Amount, Strength, Units};
use soleus::domain::sentence::{self, HourStyle};
use soleus::domain::setting::Settings;
use soleus::domain::trend::{Half, Unit};
use window::{Scene, Start, open};

const CTRL: Modifiers = Modifiers::COMMAND;
/// In which a page has surely been made.
const PATIENCE: Duration = Duration::from_mins(2);

fn with(settings: Settings) -> Scene {
    open(&Start { settings, ..Start::default() })
}

fn comma() -> Settings {
    Settings { decimal: Some(DecimalSign::Comma), ..Settings::default() }
}

/// The calendar of November 2026.
fn calendar(week_start: Option<WeekStart>) -> Scene {
    let mut scene = with(Settings { week_start, ..Settings::default() });
    scene.press(Key::Num6).press_with(CTRL, Key::Num2).click("Calendar");
    scene
}

#[test]
fn a_row_of_the_calendar_begins_with_the_first_day_of_the_persons_week() {
    let days = [
        "Friday 13 November, no entry",
        "Saturday 14 November, no entry",
        "Sunday 15 November, no entry",
        "Monday 16 November, no entry",
    ];
    for (chosen, first) in [(None, 3), (Some(WeekStart::Sunday), 2), (Some(WeekStart::Saturday), 1)] {
        let scene = calendar(chosen);
        let (before, day) = (scene.rect(days[first - 1]), scene.rect(days[first]));
        assert!(day.left() < before.left() && day.top() > before.top(), "{chosen:?}: a new row begins there");
    }
}

#[test]
fn a_calf_is_measured_with_a_comma_or_a_point_and_shown_as_the_person_writes() {
    let mut scene = with(comma());
    scene.press(Key::Num6).press(Key::D).click("Effect on your day");
    scene.type_into("Left calf", "37,5").type_into("Right calf", "36.5").press_with(CTRL, Key::S);
    let saved = scene.last();
    assert_eq!((saved.calf_left_mm, saved.calf_right_mm), (Some(375), Some(365)));
    // Back on Today, and into the entry again.
    scene.press_with(CTRL, Key::Num1).press(Key::D);
    let shown = [scene.value("Left calf"), scene.value("Right calf")];
    assert_eq!(shown.map(Option::unwrap), ["37,5", "36,5"]);
    scene.type_into("Left calf", "9").press_with(CTRL, Key::S);
    assert!(scene.sees("Enter the size in cm, such as 37,5."), "{:?}", scene.names(Role::Alert));
}

#[test]
fn a_time_is_typed_and_shown_by_the_persons_clock() {
    let mut scene = with(Settings { hours_24: Some(false), ..Settings::default() });
    scene.press(Key::Num6).press(Key::D).click("When: today 2:32\u{a0}pm, change");
    assert_eq!(scene.value("Time").unwrap(), "2:32\u{a0}pm");
    let before = scene.last();
    scene.press_with(CTRL, Key::S);
    assert_eq!(scene.last().started, before.started, "a time that was not touched stays to the second");
    scene.press_with(CTRL, Key::Comma).click("24-hour clock");
    assert_eq!(scene.journal().settings().hours_24, Some(true));
    scene.press_with(CTRL, Key::Num1).press(Key::D).click("When: today 14:32, change");
    assert_eq!(scene.value("Time").unwrap(), "14:32");
}

#[test]
fn week_and_decimal_sign_are_chosen_in_the_settings_and_taken_back_with_undo() {
    let mut scene = with(Settings::default());
    scene.press_with(CTRL, Key::Comma);
    scene.pick("The week begins on", "Sunday").pick("Decimal sign", "Comma, 37,5");
    let chosen = Settings { week_start: Some(WeekStart::Sunday), ..comma() };
    let mut scene = scene.restart();
    assert_eq!(*scene.journal().settings(), chosen);
    scene.press_with(CTRL, Key::Z).press_with(CTRL, Key::Z);
    assert_eq!(*scene.journal().settings(), Settings::default());
    assert_eq!(scene.journal().customs(), Customs::default(), "then the computer decides again");
}

#[test]
fn averages_doses_and_sizes_have_the_persons_decimal_sign() {
    let strength = Strength::parse("12.5 mg", Form::Tablet).unwrap();
    let words = || {
        [
            Half::of_doubled(11).to_string(),
            Half::of_doubled(-1).to_string(),
            Unit::Millimetres.words(375),
            sentence::centimetres(380),
            Units::parse("0,5").unwrap().to_string(),
            Amount::of(Units::ONE, strength).unwrap().to_string(),
            strength.field(),
        ]
        .map(|words| words.replace('\u{a0}', " "))
    };
    assert_eq!(words(), ["5.5", "−0.5", "37.5 cm", "38", "0.5", "12.5 mg", "12.5 mg"]);
    Customs { decimal: DecimalSign::Comma, ..Customs::default() }.use_here();
    assert_eq!(words(), ["5,5", "−0,5", "37,5 cm", "38", "0,5", "12,5 mg", "12,5 mg"]);
    assert_eq!(serde_json::to_string(&strength).unwrap(), "\"12.5 mg\"", "what is stored has the point");
    assert_eq!(Strength::parse(&strength.field(), Form::Tablet), Some(strength), "and what is shown can be typed");
}

#[test]
fn work_on_another_thread_is_worded_for_the_same_person() {
    Customs { decimal: DecimalSign::Comma, hours: HourStyle::Twelve, ..Customs::default() }.use_here();
    let job = Job::start("soleus-test", || {}, |_| Some((sentence::centimetres(375), sentence::minute_field(14 * 60))));
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Some((size, time)) = job.answer().unwrap() {
            assert_eq!((size.as_str(), time.as_str()), ("37,5", "2:00\u{a0}pm"));
            return;
        }
        thread::yield_now();
    }
    panic!("the job never ended");
}

#[test]
fn the_doctors_sheet_has_the_persons_decimal_sign() {
    let mut scene = with(comma());
    scene.press(Key::Num6).press(Key::D).click("Effect on your day");
    scene.type_into("Left calf", "37.5").press_with(CTRL, Key::S).press_with(CTRL, Key::P);
    let begun = Instant::now();
    let heard = |scene: &Scene| {
        let page = scene.harness.query_by_role(Role::Document);
        page.and_then(|page| page.accesskit_node().description()).unwrap_or_default()
    };
    while heard(&scene).is_empty() && begun.elapsed() < PATIENCE {
        scene.harness.step();
        thread::yield_now();
    }
    let text = heard(&scene);
    assert!(text.contains("37,5") && !text.contains("37.5"), "{text}");
}

#[test]
fn the_terminal_follows_the_computer_and_files_for_other_programs_do_not() {
    let home = Home::new();
    let run = |locale: &str, arguments: &[&str]| {
        let mut command = home.command(arguments);
        command.env("LC_ALL", locale);
        common::said(command.output().unwrap())
    };
    home.ok(&["log", "6", "--at", "2026-11-20 14:32"]);
    let dose = run("de_DE.UTF-8", &["dose", "valerian", "--mg", "12,5", "--at", "2026-11-20 15:00"]);
    assert!(dose.out.contains("12,5\u{a0}mg"), "{dose:?}");
    let list = |locale: &str| run(locale, &["list"]).out;
    assert!(list("C.UTF-8").contains("14:32, pain 6") && list("en_US.UTF-8").contains("2:32\u{a0}pm, pain 6"));
    assert_eq!(run("C.UTF-8", &["list", "--json"]).out, run("en_US.UTF-8", &["list", "--json"]).out);
    for format in ["json", "csv"] {
        let files = ["C.UTF-8", "de_DE.UTF-8", "en_US.UTF-8"].map(|locale| {
            let file = home.folder.path().join(format!("{locale}.{format}"));
            let said = run(locale, &["export", "--format", format, "--out", &file.display().to_string()]);
            assert_eq!(said.status, 0, "{said:?}");
            let text = fs::read_to_string(file).unwrap();
            text.lines().filter(|line| !line.contains("exported_at")).map(str::to_owned).collect::<Vec<_>>()
        });
        assert!(files[0] == files[1] && files[1] == files[2], "{format}");
        assert!(!files[0].is_empty());
    }
}
