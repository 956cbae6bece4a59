//! Every screen that can be reached, with what lies in the journal and the steps that lead there. A new screen is added
//! here once: it is drawn, read and measured by every test that goes over them all.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

use std::rc::Rc;

use egui::accesskit::Role;
use egui::{HoveredFile, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use soleus::app::clock::Clock;
use soleus::app::command::Command;
use soleus::app::run::Journal;
use soleus::app::sample;
use soleus::domain::backup::Reason;
use soleus::domain::goal::Goal;
use soleus::domain::setting::Settings;
use uuid::Uuid;

use crate::files::{drop_file, until};
use crate::window::{Scene, Start, Steps, at, open};
use crate::{medicines, ruin, sessions, signs};

/// Name, what is in the journal, and how to get there.
pub const SCREENS: [(&str, Filled, Steps); 74] = [
    ("welcome", Filled::None, |_| {}),
    ("today-empty", Filled::Empty, |_| {}),
    ("today", Filled::Sample, |scene| {
        scene.press(Key::Num6);
    }),
    ("today-other-time", Filled::Sample, |scene| {
        scene.press(Key::W);
    }),
    ("entry", Filled::Sample, |scene| {
        scene.press(Key::D).click("4, middle, where muscle meets tendon").click("Swelling");
    }),
    ("entry-folds", Filled::Sample, |scene| {
        scene.press(Key::D).click("Effect on your day").click("What you tried");
    }),
    ("entry-list", Filled::Sample, |scene| {
        scene.press(Key::D).click("As a list");
    }),
    ("history", Filled::Sample, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num2);
    }),
    ("history-filter", Filled::Sample, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num2).click("Filter").click("Right");
    }),
    ("calendar", Filled::Sample, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num2).click("Calendar");
    }),
    ("body-map", Filled::Sample, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num2).click("Body map").click("90 days");
    }),
    ("deleted", Filled::Sample, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num2).menu("Delete entry 03:50").menu("Delete entry 08:05");
        // A narrow window has no room for the button; there the menu has the same line.
        if !scene.has("Deleted items") {
            scene.press(Key::F10);
        }
        scene.menu("Deleted items");
    }),
    ("error", Filled::Sample, |scene| {
        scene.click("New entry").click("Notes and photos").press_with(Modifiers::COMMAND, Key::S);
    }),
    ("menu", Filled::Sample, |scene| {
        scene.press(Key::F10);
    }),
    ("settings", Filled::Sample, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Comma);
    }),
    ("settings-data", Filled::Done, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Comma);
        show(scene, "An export is not locked. Whoever has the file can read it.");
    }),
    ("settings-privacy", Filled::Empty, |scene| {
        scene.press(Key::Num5);
        until(scene, "the first backup", |scene| scene.journal().backups().last.is_some());
        passphrase(scene);
        scene.press_with(Modifiers::COMMAND, Key::Comma);
        show(scene, "Give the passphrase to older backups");
    }),
    ("unlock", Filled::Empty, |scene| {
        passphrase(scene);
        scene.press_with(Modifiers::COMMAND, Key::L);
    }),
    ("unlock-wrong", Filled::Empty, |scene| {
        passphrase(scene);
        scene.press_with(Modifiers::COMMAND, Key::L).type_into("Passphrase", "Four words").press(Key::Enter);
        until(scene, "the answer", |scene| scene.sees("That passphrase does not open this journal."));
    }),
    ("backup-look", Filled::Empty, |scene| {
        scene.press(Key::Num5);
        until(scene, "the first backup", |scene| scene.journal().backups().last.is_some());
        scene.press(Key::Num7).press_with(Modifiers::COMMAND, Key::Comma).click("Put back a backup…");
        until(scene, "the list", |scene| scene.sees("Today 14:32 · 1 entry"));
        scene.click("Look at the backup of Today 14:32");
        until(scene, "the look", |scene| scene.sees("This backup has 1 fewer entry."));
    }),
    ("checked", Filled::Empty, found),
    ("merge", Filled::Done, merge),
    ("damaged", Filled::Sample, damaged),
    ("hover", Filled::Sample, |scene| {
        scene.harness.input_mut().hovered_files.push(HoveredFile::default());
        scene.harness.step();
    }),
    ("sheet", Filled::Done, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::P).click("90 days");
        whole(scene);
    }),
    ("sheet-entries", Filled::Done, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::P).click("90 days").click("List of all entries");
        whole(scene);
        scene.click("Page after");
        whole(scene);
        show(scene, "Page before");
    }),
    ("import", Filled::Empty, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Comma).click("Import from another app…");
    }),
    ("import-names", Filled::Empty, |scene| {
        drop_file(scene, "bearable/classic.csv");
        scene.click("Next: say what is yours");
    }),
    ("import-columns", Filled::Empty, |scene| {
        drop_file(scene, "csv/german.csv");
        scene.click("Next: match the columns");
    }),
    ("import-check", Filled::Empty, |scene| {
        drop_file(scene, "csv/german.csv");
        scene.click("Next: match the columns").click("Next: check the rows").click("8 left out");
    }),
    ("keys", Filled::Sample, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Questionmark);
    }),
    ("check-signs", Filled::Sample, |scene| {
        scene.press(Key::F8).click("Both").click("Swelling, left leg");
    }),
    ("check-questions", Filled::Empty, |scene| {
        scene.press(Key::F8).click("No").click("None of the signs, next").click("None of these: The leg");
    }),
    ("check-again", Filled::Empty, |scene| {
        scene.press(Key::F8).click("No").click("None of the signs, next").click("See the result");
    }),
    ("result-emergency", Filled::Sample, |scene| {
        scene.press(Key::F8).click("Yes");
    }),
    ("result-urgent", Filled::Empty, |scene| {
        scene.press(Key::Num5).press(Key::F8).click("No").click("Swelling, left leg").click("None of the signs, next");
        signs::finish(scene);
    }),
    ("result-incomplete", Filled::Empty, |scene| {
        scene.press(Key::F8).click("No").click("None of the signs, next");
        scene.click("See the result").click("See the result");
    }),
    ("result-self-care", Filled::Empty, |scene| {
        scene.press(Key::F8).click("No").click("None of the signs, next");
        signs::finish(scene);
    }),
    ("routines", Filled::Sample, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num3);
    }),
    ("exercises", Filled::Empty, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num3).click("All exercises");
    }),
    ("exercise", Filled::Empty, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num3).click("All exercises").click("Look at Wall stretch, bent knee");
    }),
    ("today-next", Filled::Empty, |scene| {
        plan(scene);
        scene.press_with(Modifiers::COMMAND, Key::Num3).click("Make Getting moving my routine");
        scene.press_with(Modifiers::COMMAND, Key::Num1);
    }),
    ("look", Filled::Empty, |scene| {
        checked(scene).click("Look at Getting moving");
    }),
    ("editor", Filled::Empty, |scene| {
        checked(scene).click("Change Getting moving");
    }),
    ("picker", Filled::Empty, |scene| {
        checked(scene).click("Make your own").click("Add an exercise");
    }),
    ("stage", Filled::Empty, |scene| {
        checked(scene).click("Open your stage").click("Begin with Getting moving");
    }),
    ("stage-form", Filled::Empty, |scene| {
        checked(scene).click("Open your stage").click("Begin with Getting moving").click("Note what the leg can do");
        show(scene, "Save what the leg can do");
    }),
    ("first-days-ask", Filled::Empty, |scene| {
        checked(scene).click("Start the first-days plan").pick("When did it happen?", "Another day…");
    }),
    ("first-days-ice", Filled::Empty, |scene| {
        plan(scene);
        scene.click("Start ice for 15 min").minutes_pass(5);
    }),
    ("history-sessions", Filled::Done, |scene| {
        checked(scene).press_with(Modifiers::COMMAND, Key::Num2);
    }),
    ("trends", Filled::Done, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num5);
    }),
    ("trends-table", Filled::Done, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num5).click("Show as a table");
    }),
    ("trends-places", Filled::Done, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num5);
        show(scene, "What you could do");
    }),
    ("trends-daily", Filled::Done, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num5);
        show(scene, "Activities I want back");
    }),
    ("compare", Filled::Done, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num5).click("Compare two periods");
    }),
    ("activities", Filled::Activities, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num5).click("Activities I want back");
        scene.pick("How well does it go today: Walk to the market", "6 of 10");
    }),
    ("patterns", Filled::Done, |scene| {
        scene.press(Key::F8).click("No").click("Both").click("None of the signs, next");
        signs::finish(scene);
        scene.press_with(Modifiers::COMMAND, Key::Num5).click("Patterns that fit what you logged");
    }),
    ("helped", Filled::Done, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num6);
    }),
    ("medicines", Filled::Medicines, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num7);
    }),
    ("medicine", Filled::Medicines, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num7).click("Add a medicine");
    }),
    ("settings-reminders", Filled::Empty, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Comma).click("Evening note");
        show(scene, "Try a reminder");
    }),
    ("player", Filled::Empty, |scene| {
        checked(scene).click("Start Strength base").click("Skip and begin");
        for _ in 0..4 {
            scene.seconds_pass(5);
        }
    }),
    ("about-you", Filled::Empty, |scene| {
        scene.click("Answer now").click("40 to 59");
        for _ in 1..8 {
            scene.click(if scene.has("Next") { "Next" } else { "Skip" });
        }
        scene.click("Pregnant");
    }),
    ("under-18", Filled::Empty, |scene| {
        scene.click("Answer now").click("Under 18");
    }),
    ("rules", Filled::Sample, |scene| {
        scene.press(Key::F8).click("How this check works");
    }),
    ("learn", Filled::Empty, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num9);
    }),
    ("learn-search", Filled::Empty, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num9).type_into(LEARN, "charley horse");
    }),
    ("learn-calf", Filled::Sample, |scene| {
        read(scene, "The calf, part by part");
        scene.click("Deep layer");
    }),
    ("learn-second-heart", Filled::Empty, |scene| {
        read(scene, "The second heart");
        scene.click("Hold the picture still");
    }),
    ("learn-cause", Filled::Empty, |scene| read(scene, "Muscle cramp")),
    ("learn-compare", Filled::Empty, |scene| {
        scene.press_with(Modifiers::COMMAND, Key::Num9).click("Put two causes side by side");
    }),
    ("learn-points", Filled::Empty, |scene| {
        read(scene, "Points on the lower leg");
        scene.click("Outer side");
    }),
    ("learn-point", Filled::Empty, |scene| read(scene, "Supporting Mountain")),
    ("learn-questions", Filled::Empty, |scene| read(scene, "Questions people ask")),
];

/// What lies in the journal when the window opens.
#[derive(Clone, Copy)]
pub enum Filled {
    None,
    Empty,
    Sample,
    /// The sample, and two guided sessions.
    Done,
    /// Two activities with their first number.
    Activities,
    /// Two medicines and three doses, in Britain.
    Medicines,
}

/// A whole check that found nothing; then the page of routines.
fn checked(scene: &mut Scene) -> &mut Scene {
    scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
    signs::finish(scene);
    scene.press_with(Modifiers::COMMAND, Key::Num3)
}

/// A first-days plan for an injury of a moment ago.
fn plan(scene: &mut Scene) {
    checked(scene).click("Start the first-days plan").pick("When did it happen?", "Just now");
    scene.pick("Which leg?", "Left").click("Start the plan");
}

/// Something was changed by another program, and something that is only derived was mended.
fn found(scene: &mut Scene) {
    scene.press(Key::Num5);
    let harm = "UPDATE episode SET walk_min = 7; DELETE FROM episode_tag";
    rusqlite::Connection::open(scene.folder.path().join("journal.db")).unwrap().execute_batch(harm).unwrap();
    scene.press_with(Modifiers::COMMAND, Key::Comma).click("Check my data");
    until(scene, "the end of the check", |scene| scene.has("Keep it as it is"));
    show(scene, "Keep it as it is");
}

/// Another journal with a few records is looked at, before anything of it is taken.
fn merge(scene: &mut Scene) {
    let path = scene.folder.path().join("other.db");
    let mut other = Journal::create(&path, &Settings::default(), Clock::Manual(Rc::clone(&scene.clock))).unwrap();
    for episode in sample::episodes(&at("2026-08-02 14:32")).into_iter().take(12) {
        other.run(Command::Save(Box::new(episode))).unwrap();
    }
    for command in wanted() {
        other.run(command).unwrap();
    }
    drop(other);
    scene.press_with(Modifiers::COMMAND, Key::Comma);
    scene.type_into("File to write or to merge", path.to_str().unwrap()).click("Merge another journal…");
    until(scene, "the other journal is read", |scene| scene.sees("Nothing is changed yet."));
    // The typed path has another name in each run.
    show(scene, "Look");
}

/// The newest entries are damaged, and a backup has them all.
fn damaged(scene: &mut Scene) {
    let order = scene.journal().backup_order(Reason::Usual).unwrap();
    scene.journal().back_up(&order).unwrap();
    let place = scene.folder.path().join("journal.db");
    ruin::ruin_newest(&place);
    scene.press(Key::Num5);
    scene.harness.get_all_by_label("See what can be done").next().unwrap().click_accesskit();
    scene.harness.run();
    until(scene, "the backup", |scene| scene.has("Open the newest good backup"));
    // Where the journal is has another name in each run, and is out of view then.
    scene.click("Choose another backup…");
}

/// Waits until the page of the sheet is the one that was asked for, as sharp as it will be.
fn whole(scene: &mut Scene) {
    let is_whole = |scene: &Scene| {
        let page = scene.harness.query_by_role(Role::Document);
        let copy = scene.harness.get_by_label("Copy as text");
        page.is_some_and(|page| !page.accesskit_node().is_busy()) && !copy.accesskit_node().is_disabled()
    };
    until(scene, "the page", is_whole);
}

/// The search field of Learn.
const LEARN: &str = "Search in everything to read";

/// Opens what Learn has under these words.
fn read(scene: &mut Scene, words: &str) {
    scene.press_with(Modifiers::COMMAND, Key::Num9).type_into(LEARN, words).press(Key::Enter).rest();
}

/// Scrolls until a control is in view.
fn show(scene: &mut Scene, label: &str) {
    scene.harness.get_by_label(label).scroll_to_me();
    scene.harness.run();
}

/// What was done before the window opens.
fn done() -> Vec<Command> {
    let walked = sessions::done("RT-B", &at("2026-11-22 09:10"), 4, 3);
    let stopped = sessions::stopped("RT-B", &at("2026-11-21 09:10"));
    [walked, stopped].map(|session| Command::SaveSession(Box::new(session))).to_vec()
}

fn wanted() -> Vec<Command> {
    let added = at("2026-11-01 09:00").moment;
    let named = [(1, "Walk to the market", 3), (2, "Dance on a Saturday", 0)];
    let goal = |(number, name, first): (u128, &str, u8)| {
        let goal = Goal { id: Uuid::from_u128(number), name: name.to_owned(), added, ended: None };
        let first = Some((at("2026-11-05 19:00").moment, first.try_into().unwrap()));
        Command::SaveGoal { goal: Box::new(goal), first }
    };
    named.map(goal).to_vec()
}

fn taken() -> Vec<Command> {
    let (first, second) =
        (medicines::tablets(1, "Paracetamol", "500 mg"), medicines::tablets(2, "Ibuprofen", "200 mg"));
    let doses = [(11, &first, 2, 310), (12, &first, 2, 600), (13, &second, 2, 150)];
    let doses = doses.map(|(id, product, units, ago)| medicines::dose(id, product, units, ago));
    let kept = [first, second].map(|product| Command::SaveProduct(Box::new(product)));
    kept.into_iter().chain(doses.map(|dose| Command::SaveDose(Box::new(dose)))).collect()
}

/// Gives the journal a passphrase in the settings.
fn passphrase(scene: &mut Scene) {
    scene.press_with(Modifiers::COMMAND, Key::Comma).click("Set a passphrase…");
    for label in ["New passphrase", "The same once more"] {
        scene.type_into(label, "four plain words here");
    }
    scene.click("I have written it down").click("Set it");
    until(scene, "the passphrase", |scene| scene.sees("The journal has a passphrase now."));
}

/// Opens a window and goes to a screen.
pub fn arrive(filled: Filled, steps: Steps, size: [f32; 2], settings: &Settings) -> Scene {
    let start = Start {
        size,
        settings: match filled {
            Filled::Medicines => Settings { country: "GB".to_owned(), ..settings.clone() },
            _ => settings.clone(),
        },
        sample: matches!(filled, Filled::Sample | Filled::Done),
        journal: !matches!(filled, Filled::None),
        before: match filled {
            Filled::Done => done(),
            Filled::Medicines => taken(),
            Filled::Activities => wanted(),
            Filled::None | Filled::Empty | Filled::Sample => Vec::new(),
        },
    };
    let mut scene = open(&start);
    steps(&mut scene);
    scene.harness.remove_cursor();
    // How many frames a job has taken must not be seen.
    scene.harness.ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
    // A window over which a file is held is drawn again and again.
    scene.harness.run_ok();
    scene
}
