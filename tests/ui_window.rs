//! Promises of the window as a whole: the first start, what is kept, keys, menu and what is wrong in words.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "common/window.rs"]
mod window;

use std::rc::Rc;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use soleus::app::start::Errand;
use soleus::domain::setting::{Settings, Theme};
use soleus::platform::instance;
use soleus::ui::action::Item;
use window::{Scene, Start, again, open};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

fn first_start() -> Scene {
    open(&Start { journal: false, ..Start::default() })
}

/// A window on a file with these bytes.
fn on_file(bytes: &[u8]) -> Scene {
    let Scene { harness, clock, folder } = first_start();
    drop(harness);
    std::fs::write(folder.path().join("journal.db"), bytes).unwrap();
    again(folder, clock, [1100.0, 760.0])
}

/// The bytes of a journal, with another version of its format.
fn journal_of_version(version: u8) -> Vec<u8> {
    let mut scene = open(&Start::default());
    scene.press(Key::Num6);
    let Scene { harness, folder, .. } = scene;
    drop(harness);
    let mut bytes = std::fs::read(folder.path().join("journal.db")).unwrap();
    if version > 0 {
        bytes[63] = version; // byte 60 to 63 of an SQLite file is `user_version`
    }
    bytes
}

#[test]
fn the_first_page_says_what_soleus_is_and_starts_a_journal() {
    let mut scene = first_start();
    assert!(scene.has("Soleus is a journal for calf pain. It is not a doctor and cannot say what is wrong."));
    assert!(scene.sees("For adults, 18 and older."));
    scene.click("Country").click("Germany");
    assert!(scene.has("Emergency: 112"));
    scene.click("Start my journal").press(Key::Num6);
    assert_eq!((scene.count(), scene.journal().settings().country.as_str()), (1, "DE"));
    let scene = scene.restart();
    assert!(!scene.has("Start my journal"), "from then on it asks nothing");
    assert_eq!((scene.count(), scene.focused().as_str()), (1, "Pain 0"));
}

#[test]
fn enter_on_the_first_page_starts_a_journal_but_not_when_it_chooses_a_country() {
    let mut scene = first_start();
    scene.press(Key::Tab).press(Key::Enter).press(Key::ArrowDown).press(Key::Enter);
    assert!(scene.has("Start my journal") && !scene.folder.path().join("journal.db").exists());
    let mut scene = first_start();
    scene.press(Key::Enter).press(Key::Num6);
    assert_eq!(scene.count(), 1);
}

#[test]
fn the_first_page_opens_a_journal_or_says_why_not() {
    let mut scene = first_start();
    let folder = scene.folder.path().to_owned();
    scene.click("Open a journal I have");
    for (name, bytes, words) in [
        ("missing.db", None, "There is no journal at "),
        ("photo.jpg", Some(vec![0xff_u8; 5_000]), "is not a Soleus journal. Nothing was changed."),
        ("newer.db", Some(journal_of_version(200)), "This journal was made by a newer Soleus."),
    ] {
        let place = folder.join(name);
        if let Some(bytes) = &bytes {
            std::fs::write(&place, bytes).unwrap();
        }
        scene.field("Where is it?").set_text_value_accesskit(&place.display().to_string());
        scene.harness.run();
        scene.click("Open this file");
        assert!(scene.sees(words), "{name}: {:?}", scene.names(Role::Label));
        assert_eq!(std::fs::read(&place).ok(), bytes, "{name} is unharmed");
    }
    let mine = folder.join("mine.db");
    std::fs::write(&mine, journal_of_version(0)).unwrap();
    scene.field("Where is it?").focus();
    scene.harness.run();
    scene.press_with(CTRL, Key::A);
    scene.field("Where is it?").type_text(&mine.display().to_string());
    scene.press(Key::Enter);
    assert_eq!((scene.count(), scene.journal().store().path()), (1, mine.as_path()));
}

#[test]
fn the_sample_never_mixes_with_the_own_journal() {
    let mut scene = open(&Start::default());
    let own = scene.folder.path().join("journal.db");
    scene.click("Look around with sample data");
    assert!(scene.has("Sample data. Nothing here is yours."));
    let sample = scene.journal().store().path().to_owned();
    let before = std::fs::read(&own).unwrap();
    scene.press(Key::Num6).press_with(CTRL, Key::Num2);
    assert_eq!(scene.count(), 31);
    assert!(scene.has("Remove the sample data"), "the banner is on every page");
    scene.click("Remove the sample data");
    assert_eq!((scene.count(), scene.journal().store().path()), (0, own.as_path()));
    assert!(!sample.exists() && std::fs::read(&own).unwrap() == before);
    let mut scene = first_start();
    scene.click("Look around with sample data").click("Remove the sample data");
    assert!(scene.has("Start my journal") && !scene.folder.path().join("journal.db").exists());
}

#[test]
fn a_journal_that_cannot_be_opened_gets_one_sentence_and_a_way_out() {
    for (bytes, words) in [
        (b"dear diary".repeat(500), "is not a Soleus journal. Nothing was changed. Choose another file."),
        (journal_of_version(99), "This journal was made by a newer Soleus. Nothing was changed."),
    ] {
        let mut scene = on_file(&bytes);
        assert!(scene.has("The journal could not be opened") && scene.sees(words));
        let place = scene.folder.path().join("journal.db");
        scene.click("Try again");
        assert_eq!(std::fs::read(&place).unwrap(), bytes, "the file is unharmed");
        std::fs::write(&place, journal_of_version(0)).unwrap();
        scene.click("Try again");
        assert_eq!(scene.count(), 1, "mended and opened");
    }
    let scene = open(&Start::default());
    let second = again(Rc::clone(&scene.folder), Rc::clone(&scene.clock), [1100.0, 760.0]);
    assert!(second.sees("This journal is in use by another Soleus."));
}

#[test]
fn settings_act_at_once_are_kept_and_can_be_undone() {
    let mut scene = open(&Start::default());
    scene.press(Key::Num6).press_with(CTRL, Key::Comma);
    scene.pick("Theme", "Dark").pick("Text size", "130 %").click("24-hour clock").click("Show key hints");
    scene.click("Lists instead of figures").click("Number keys save at once").click("Less movement");
    let expected = Settings {
        theme: Theme::Dark,
        text_percent: 130,
        hours_24: Some(false),
        key_hints: false,
        lists_instead_of_figures: true,
        number_keys_save: false,
        less_movement: true,
        ..Settings::default()
    };
    let mut scene = scene.restart();
    assert_eq!(*scene.journal().settings(), expected);
    assert!((scene.harness.ctx.zoom_factor() - 1.3).abs() < 0.01);
    assert!(scene.sees("2:32\u{a0}pm, pain 6"));
    scene.press(Key::D);
    assert!(scene.has("As a figure"), "places are a list first");
    scene.press(Key::Escape);
    assert!(scene.undo_name().unwrap().starts_with("change setting"));
    for _ in 0..7 {
        scene.press_with(CTRL, Key::Z);
    }
    assert_eq!((scene.journal().settings().clone(), scene.count()), (Settings::default(), 1));
}

#[test]
fn the_text_size_goes_by_keys_and_stays() {
    let mut scene = open(&Start::default());
    scene.press_with(CTRL, Key::Plus).press_with(CTRL, Key::Equals);
    assert_eq!(scene.journal().settings().text_percent, 130);
    scene.press_with(CTRL, Key::Minus);
    let mut scene = scene.restart();
    assert_eq!(scene.journal().settings().text_percent, 115);
    scene.press_with(CTRL, Key::Num0);
    assert_eq!((scene.journal().settings().text_percent, scene.count()), (100, 0), "Ctrl+0 is no score");
    for _ in 0..9 {
        scene.press_with(CTRL, Key::Plus);
    }
    assert_eq!(scene.journal().settings().text_percent, 200);
}

#[test]
fn all_keys_stand_in_a_list_that_can_be_searched() {
    for (modifiers, key) in [(CTRL, Key::Questionmark), (CTRL_SHIFT, Key::Slash)] {
        let mut scene = open(&Start::default());
        scene.press_with(modifiers, key);
        for item in Item::ALL {
            let line = item.key_words().map(|keys| format!("{keys}: {}", item.label()));
            assert!(line.is_none_or(|line| scene.has(&line)), "{item:?}");
        }
        assert_eq!(scene.focused(), "Search the shortcuts");
        scene.field("Search the shortcuts").type_text("undo");
        scene.harness.run();
        assert!(scene.has("Ctrl+Z: Undo") && !scene.sees("Quit"));
        scene.press(Key::Num6).press(Key::Escape);
        assert!(!scene.sees("Ctrl+Z: Undo"));
        assert_eq!((scene.count(), scene.focused().as_str()), (0, "Pain 0"), "the keyboard is back where it was");
    }
}

#[test]
fn the_menu_opens_by_f10_and_its_lines_act() {
    let lines = [
        ("New entry", "New entry"),
        ("Deleted items", "Deleted items"),
        ("Open another journal", "Settings"),
        ("Keyboard shortcuts", "Keyboard shortcuts"),
        ("About Soleus", "About Soleus"),
    ];
    for (line, heading) in lines {
        let mut scene = open(&Start::default());
        scene.press(Key::F10);
        for item in Item::MENU.into_iter().flatten() {
            assert!(scene.sees(item.label()), "{item:?} is in the menu");
        }
        let in_menu = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.label().is_some_and(|name| name.starts_with(line)) && node.role() == Role::Button
        };
        scene.harness.query_all_by(in_menu).last().expect(line).click_accesskit();
        scene.harness.run();
        assert!(
            scene.names(Role::Heading).iter().any(|name| name == heading),
            "{line}: {:?}",
            scene.names(Role::Heading)
        );
    }
    let mut scene = open(&Start::default());
    scene.press(Key::F10).menu("Larger text");
    assert_eq!(scene.journal().settings().text_percent, 115);
    scene.press_with(CTRL, Key::Num2).press(Key::F10).press(Key::Escape);
    assert!(!scene.sees("Larger text"));
    assert_eq!(scene.title(), "History", "Esc closes the menu and nothing else");
    scene.press_with(CTRL, Key::Num1).press(Key::F10).press(Key::Num6);
    assert_eq!(scene.count(), 0, "nothing is logged behind an open menu");
}

#[test]
fn every_shortcut_does_what_the_list_says() {
    for item in Item::ALL {
        for shortcut in item.shortcuts() {
            let mut scene = open(&Start::default());
            scene.press(Key::Num6);
            let at = |page: Key| (CTRL, page);
            let (before, expected): (Option<(Modifiers, Key)>, &str) = match item {
                Item::NewEntry => (None, "New entry"),
                Item::Details => (None, "Pain entry"),
                Item::History | Item::Search => (None, "History"),
                Item::Settings => (None, "Settings"),
                Item::Medicines => (None, "Medicines"),
                Item::Sheet => (None, "Doctor's sheet"),
                Item::Check => (None, "Warning signs"),
                // Without a chosen routine the key leads to where one is chosen.
                Item::Routines | Item::StartDue => (None, "Routines"),
                Item::Trends => (None, "Trends"),
                Item::Helped => (None, "What helped"),
                Item::Learn => (None, "Learn"),
                Item::Help => (None, "Questions people ask"),
                Item::Today => (Some(at(Key::Num2)), "Sunday 22 November"),
                Item::Back => (Some(at(Key::Num5)), "Sunday 22 November"),
                _ => (None, ""),
            };
            if let Some((modifiers, key)) = before {
                scene.press_with(modifiers, key);
            }
            scene.press_with(shortcut.modifiers, shortcut.logical_key);
            if !expected.is_empty() {
                assert_eq!(scene.title(), expected, "{item:?} by {shortcut:?}");
                continue;
            }
            match item {
                Item::Undo => assert_eq!(scene.count(), 0),
                Item::Redo => {
                    scene.press_with(CTRL, Key::Z).press_with(shortcut.modifiers, shortcut.logical_key);
                    assert_eq!(scene.count(), 1, "{shortcut:?}");
                }
                Item::Save => {
                    scene.press(Key::D).click("Heavy").press_with(shortcut.modifiers, shortcut.logical_key);
                    assert_eq!(scene.last().kinds.len(), 1, "{shortcut:?}");
                }
                Item::Larger | Item::Smaller => {
                    assert_ne!(scene.journal().settings().text_percent, 100, "{shortcut:?}");
                }
                // Without a passphrase the key says what is missing.
                Item::Lock => assert!(scene.sees("so it cannot be locked"), "{shortcut:?}"),
                Item::Keys => assert!(scene.has("Search the shortcuts"), "{shortcut:?}"),
                Item::UsualSize | Item::FullScreen | Item::Quit => assert_eq!(scene.count(), 1),
                other => assert!(other.shortcuts().is_empty(), "{other:?} is not tried"),
            }
        }
    }
}

#[test]
fn f6_goes_round_the_parts_of_the_window() {
    let mut scene = open(&Start { sample: true, ..Start::default() });
    scene.press(Key::Num6);
    let mut seen = Vec::new();
    for _ in 0..4 {
        scene.press(Key::F6);
        seen.push(scene.focused());
    }
    assert_eq!(seen, ["Check warning signs", "Today", "New entry", "See what to do"]);
    scene.press_with(Modifiers::SHIFT, Key::F6);
    assert_eq!(scene.focused(), "New entry");
}

#[test]
fn esc_closes_what_is_on_top_and_then_goes_back() {
    let mut scene = open(&Start { sample: true, ..Start::default() });
    scene.press_with(CTRL, Key::F).press(Key::Escape);
    assert_eq!(scene.title(), "History", "the first leaves the field");
    scene.press(Key::Escape);
    assert_eq!(scene.title(), "Sunday 22 November");
    scene.press_with(CTRL, Key::Comma).click("Country").press(Key::Escape);
    assert_eq!(scene.title(), "Settings", "an open list is on top");
    scene.press(Key::F10).press_with(CTRL, Key::Num2);
    scene.press(Key::D).press(Key::F10).press(Key::Escape).press(Key::Escape);
    assert!(!scene.sees("Larger text"), "no menu comes up later");
}

#[test]
fn log_pain_now_in_the_desktop_menu_opens_an_entry_in_the_open_window() {
    let mut scene = open(&Start::default());
    scene.press_with(CTRL, Key::Num2);
    let place = scene.folder.path().join("journal.db");
    let second = std::thread::spawn(move || instance::send(&place, &Errand::NewEntry.arguments()));
    let limit = Instant::now() + Duration::from_mins(1);
    while !second.is_finished() {
        assert!(Instant::now() < limit, "the second start was never answered");
        scene.harness.step();
        std::thread::yield_now();
    }
    let answer = second.join().unwrap().expect("the window listens");
    assert_eq!((answer.status, answer.err.as_str()), (0, ""));
    scene.harness.run();
    assert_eq!((scene.title().as_str(), scene.count()), ("New entry", 0));
}

#[test]
fn log_pain_now_at_the_very_first_start_comes_after_the_first_page() {
    let mut scene = first_start();
    scene.harness.state_mut().run_errand(Errand::NewEntry);
    scene.harness.run();
    scene.click("Start my journal");
    assert_eq!(scene.title(), "New entry");
}
