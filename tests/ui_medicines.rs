//! Promises of the medicines page: one press logs a dose, the guard speaks first, and nothing is ever blocked.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/medicines.rs"]
mod medicines;
#[path = "common/window.rs"]
mod window;

use egui::{Key, Modifiers};
use medicines::{dose, tablets};
use soleus::app::command::Command;
use soleus::domain::episode::Nrs;
use soleus::domain::medicine::{Dose, Product, Units};
use soleus::domain::profile::{ProfileAnswer, Value};
use soleus::domain::setting::Settings;
use window::{Scene, Start, open, usual_now};

const CTRL: Modifiers = Modifiers::COMMAND;

fn keep(product: &Product) -> Command {
    Command::SaveProduct(Box::new(product.clone()))
}

fn log(dose: Dose) -> Command {
    Command::SaveDose(Box::new(dose))
}

/// The page of medicines in Britain, after this was done.
fn page(before: Vec<Command>) -> Scene {
    let settings = Settings { country: "GB".to_owned(), ..Settings::default() };
    let mut scene = open(&Start { before, settings, size: [1100.0, 1400.0], ..Start::default() });
    scene.press_with(CTRL, Key::Num7);
    assert_eq!(scene.title(), "Medicines");
    scene
}

fn doses(scene: &Scene) -> Vec<Dose> {
    scene.journal().store().doses_between(0, i64::MAX, 100).unwrap()
}

fn replace(scene: &mut Scene, label: &str, text: &str) {
    scene.field(label).focus();
    scene.harness.run();
    scene.press_with(CTRL, Key::A).press(Key::Delete);
    scene.field(label).type_text(text);
    scene.harness.run();
}

#[test]
fn a_dose_of_now_is_one_press_and_undo_says_its_name() {
    let mut scene = page(vec![keep(&tablets(1, "Paracetamol", "500 mg"))]);
    assert!(scene.has("No dose yet"));
    scene.pick("How many, Paracetamol 500 mg", "2\u{a0}tablets").click("Log dose, Paracetamol 500 mg");
    let saved = doses(&scene);
    assert_eq!((saved.len(), saved[0].units, saved[0].at), (1, Units::whole(2), usual_now().moment));
    assert_eq!(scene.undo_name().unwrap(), "log dose Paracetamol 500 mg, 2\u{a0}tablets");
    scene.minutes_pass(310);
    assert!(scene.has("Last 2\u{a0}tablets, 5\u{a0}h 10\u{a0}min ago, 14:32"));
    scene.press_with(CTRL, Key::Z);
    assert!(doses(&scene).is_empty() && scene.has("No dose yet"));
}

#[test]
fn the_guard_speaks_before_anything_is_saved_and_never_stands_in_the_way() {
    let product = tablets(1, "Ibuprofen", "200 mg");
    let mut scene = page(vec![keep(&product), log(dose(9, &product, 5, 150))]);
    // 1 000 mg and one more are the packet's most.
    let words = scene.describes("Log dose, Ibuprofen 200 mg");
    assert!(words.contains("1\u{a0}200\u{a0}mg ibuprofen") && words.contains("Your last dose"), "{words}");
    assert!(scene.sees("Your last dose was 2\u{a0}h 30\u{a0}min ago. "), "it stands there to be read too");
    scene.pick("How many, Ibuprofen 200 mg", "2\u{a0}tablets");
    assert!(scene.sees("Take no more") && scene.sees("1\u{a0}400\u{a0}mg ibuprofen"));
    assert_eq!(doses(&scene).len(), 1, "nothing is saved by looking");
    scene.click("Log it anyway, Ibuprofen 200 mg");
    assert_eq!(doses(&scene).len(), 2);
}

#[test]
fn too_much_paracetamol_asks_for_help_with_a_number() {
    let product = tablets(1, "Paracetamol", "500 mg");
    let mut scene = page(vec![keep(&product), log(dose(9, &product, 8, 300))]);
    assert!(scene.sees("Get medical help now, even if you feel well.") && scene.sees("111"));
    assert!(scene.has("Emergency number: 999"));
    scene.click("Log it anyway, Paracetamol 500 mg");
    assert_eq!(doses(&scene).len(), 2);
    assert!(scene.sees("Get medical help now, even if you feel well."), "it stands after saving too");
}

#[test]
fn a_dose_that_was_forgotten_is_compared_at_its_own_time() {
    let product = tablets(1, "Ibuprofen", "200 mg");
    let mut scene = page(vec![keep(&product), log(dose(9, &product, 1, 60))]);
    assert!(scene.sees("Your last dose was 1\u{a0}h ago."));
    scene.pick("When, Ibuprofen 200 mg", "Other…");
    replace(&mut scene, "Time", "06:00");
    assert!(!scene.sees("Your last dose was"));
    replace(&mut scene, "Time", "25:00");
    scene.click("Log dose, Ibuprofen 200 mg");
    assert_eq!((doses(&scene).len(), scene.value("Time").as_deref()), (1, Some("25:00")));
    replace(&mut scene, "Time", "13:00");
    assert!(scene.sees("Your dose after this one was 32\u{a0}min later."));
    scene.click("Log dose, Ibuprofen 200 mg");
    let saved = doses(&scene);
    assert_eq!((saved.len(), saved[1].at.plus_minutes(92)), (2, usual_now().moment));
}

#[test]
fn no_word_of_the_page_calls_a_dose_safe_or_allows_one() {
    let (paracetamol, ibuprofen) = (tablets(1, "Paracetamol", "500 mg"), tablets(2, "Ibuprofen", "200 mg"));
    let before =
        vec![keep(&paracetamol), keep(&ibuprofen), log(dose(8, &paracetamol, 2, 500)), log(dose(9, &ibuprofen, 1, 30))];
    let scene = page(before);
    assert!(scene.sees("Your last dose was 30\u{a0}min ago."));
    for never in ["safe", "Safe", "ou may", "ou can take", "left today", "probab"] {
        assert!(!scene.sees(never), "{never}");
    }
}

#[test]
fn a_medicine_is_added_with_hints_of_the_country_and_faults_keep_what_was_typed() {
    let mut scene = page(Vec::new());
    assert!(scene.has("No medicines yet. Add one to see the time since the last dose."));
    scene.click("Add a medicine");
    scene.field("Name").type_text("Paracetamol");
    scene.harness.run();
    scene.click("Save medicine");
    assert!(scene.has("Choose a form, such as tablet or gel."));
    assert_eq!(scene.value("Name").as_deref(), Some("Paracetamol"));
    scene.pick("Form", "Tablet").pick("Active ingredient", "Paracetamol");
    replace(&mut scene, "Strength", "lots");
    scene.press_with(CTRL, Key::S);
    assert!(scene.sees("Enter a strength such as 500 mg"));
    // What was typed waits when the page is left.
    scene.press_with(CTRL, Key::Num1).press_with(CTRL, Key::Num7).click("Add a medicine");
    assert_eq!(scene.value("Strength").as_deref(), Some("lots"));
    let mut scene = scene.restart();
    scene.press_with(CTRL, Key::Num7).click("Add a medicine");
    assert_eq!(scene.value("Strength").as_deref(), Some("lots"), "also over a restart");
    replace(&mut scene, "Strength", "500 mg");
    scene.click("Save medicine");
    let list = scene.journal().store().products().unwrap();
    assert_eq!((list.len(), scene.title().as_str()), (1, "Medicines"));
    assert_eq!(scene.undo_name().unwrap(), "add medicine Paracetamol");
    assert!(scene.sees("Ask a pharmacist or doctor first with"));
}

#[test]
fn doses_are_counted_on_the_card_and_an_unknown_strength_never_reads_0_mg() {
    let (paracetamol, unknown) = (tablets(1, "Paracetamol", "500 mg"), tablets(2, "Ibuprofen", ""));
    let before = vec![
        keep(&paracetamol),
        keep(&unknown),
        log(dose(8, &paracetamol, 2, 500)),
        log(dose(9, &paracetamol, 1, 200)),
        log(dose(10, &unknown, 1, 400)),
    ];
    let mut scene = page(before);
    assert!(scene.has("2 of 4\u{a0}doses in the last 24\u{a0}hours"));
    let words = "You have logged 1 dose of ibuprofen in the last 24\u{a0}hours. Strength not known, not counted.";
    assert!(scene.has(words) && !scene.sees("at least 0"));
    scene.click("Log dose, Paracetamol 500 mg");
    assert!(scene.has("3 of 4\u{a0}doses in the last 24\u{a0}hours"));
    scene.press_with(CTRL, Key::Z);
    assert!(scene.has("2 of 4\u{a0}doses in the last 24\u{a0}hours"), "also after Undo");
    scene.minutes_pass(24 * 60 - 500);
    assert!(scene.has("1 of 4\u{a0}doses in the last 24\u{a0}hours"), "a dose of 24 hours ago is out");
}

#[test]
fn a_prescribed_limit_is_entered_in_the_form_and_counts_for_its_medicine_alone() {
    let (own, packet) = (tablets(1, "Ibuprofen", "400 mg"), tablets(2, "Ibuprofen", "200 mg"));
    let mut scene = page(vec![keep(&own), keep(&packet), log(dose(9, &own, 3, 600))]);
    let most = "You have logged 1\u{a0}200\u{a0}mg ibuprofen in the last 24\u{a0}hours, the over-the-counter maximum.";
    assert!(scene.sees(most) && scene.has("Log it anyway, Ibuprofen 400 mg"));
    assert!(!scene.sees("As prescribed"));
    scene.click("Change Ibuprofen 400 mg");
    assert!(scene.sees("For this medicine alone it then stands in the place of the packet."));
    let field = "Most in 24 hours, as prescribed";
    replace(&mut scene, field, "plenty");
    scene.click("Save medicine");
    assert!(scene.has("Enter a number such as 8 tablets or 1200 mg, or leave it empty."));
    assert_eq!(scene.value(field).as_deref(), Some("plenty"), "what was typed stays");
    replace(&mut scene, field, "2400 mg");
    scene.click("Save medicine");
    assert_eq!(scene.undo_name().unwrap(), "change medicine Ibuprofen 400 mg");
    assert!(scene.has("As prescribed: at most 2\u{a0}400\u{a0}mg in 24\u{a0}hours"));
    assert!(!scene.sees(most) && scene.sees("The prescribed maximum is 2\u{a0}400\u{a0}mg."));
    // It speaks of itself where it is reached, and the other packet keeps its own.
    assert!(scene.has("Log dose, Ibuprofen 400 mg") && scene.has("Log it anyway, Ibuprofen 200 mg"));
    let other = scene.describes("Log it anyway, Ibuprofen 200 mg");
    assert!(other.contains("1\u{a0}400\u{a0}mg ibuprofen in 24\u{a0}hours, above the packet maximum of"), "{other}");
    assert_eq!(scene.count_of("As prescribed: at most"), 1);
    scene.pick("How many, Ibuprofen 400 mg", "Other…");
    replace(&mut scene, "How many, in tablets", "3");
    let own = scene.describes("Log dose, Ibuprofen 400 mg");
    assert!(own.contains("you reach 2\u{a0}400\u{a0}mg ibuprofen in 24\u{a0}hours, the prescribed maximum."), "{own}");
    replace(&mut scene, "How many, in tablets", "4");
    let own = scene.describes("Log it anyway, Ibuprofen 400 mg");
    assert!(own.contains("above the prescribed maximum of 2\u{a0}400\u{a0}mg. Take no more."), "{own}");
    // Taken away again, the packet counts as before.
    scene.press_with(CTRL, Key::Num1).press_with(CTRL, Key::Z).press_with(CTRL, Key::Num7);
    assert!(scene.sees(most) && !scene.sees("As prescribed"));
}

#[test]
fn what_a_person_has_or_takes_is_answered_once_and_asks_first_on_the_card() {
    let mut scene = page(vec![keep(&tablets(1, "Ibuprofen", "200 mg"))]);
    assert!(scene.sees("lithium") && scene.sees("lupus"), "the general caution before any answer");
    scene.press_with(CTRL, Key::Comma).click("Answer the questions");
    for _ in 1..17 {
        scene.click(if scene.has("Next") { "Next" } else { "Skip" });
    }
    scene.pick("Do you take or have one of these?", "Lithium").press_with(CTRL, Key::Num7);
    let told = "You told us about lithium. Ask a pharmacist or doctor before you take this.";
    assert!(scene.has(told) && scene.describes("Log dose, Ibuprofen 200 mg").contains(told));
    assert!(!scene.sees("lupus"), "the others were answered with it");
    scene.press_with(CTRL, Key::Z);
    assert!(!scene.has(told) && scene.sees("lupus"));
}

#[test]
fn a_medicine_that_is_deleted_leaves_its_doses_and_comes_back() {
    let product = tablets(1, "Ibuprofen", "200 mg");
    let mut scene = page(vec![keep(&product), log(dose(9, &product, 2, 60))]);
    scene.click("Change Ibuprofen 200 mg");
    replace(&mut scene, "Most in 24 hours", "4");
    scene.click("Save medicine");
    assert_eq!(scene.undo_name().unwrap(), "change medicine Ibuprofen 200 mg");
    scene.click("Change Ibuprofen 200 mg").click("Delete this medicine");
    assert_eq!((scene.title().as_str(), doses(&scene).len()), ("Medicines", 1));
    assert!(scene.journal().store().products().unwrap().is_empty());
    scene.press_with(CTRL, Key::Z);
    assert!(scene.has("Log dose, Ibuprofen 200 mg"));
}

#[test]
fn relief_is_asked_on_the_card_and_can_be_skipped() {
    let product = tablets(1, "Ibuprofen", "200 mg");
    let mut scene = page(vec![keep(&product), log(dose(9, &product, 1, 60))]);
    scene.pick("Pain now, after Ibuprofen 200 mg", "3 of 10");
    assert_eq!(doses(&scene)[0].nrs_after, Some(Nrs::ALL[3]));
    assert!(!scene.has("Pain now, after the last dose"));
    scene.press_with(CTRL, Key::Z).click("Skip pain after Ibuprofen 200 mg");
    assert!(!scene.has("Pain now, after the last dose") && doses(&scene)[0].nrs_after.is_none());
}

#[test]
fn a_dose_of_the_table_is_changed_and_the_guard_speaks_again() {
    let product = tablets(1, "Ibuprofen", "200 mg");
    let mut scene = page(vec![keep(&product), log(dose(9, &product, 1, 60))]);
    let line = "13:32, Ibuprofen 200 mg, 1\u{a0}tablet";
    scene.click(&format!("Change dose {line}"));
    assert_eq!(scene.title(), "Dose");
    replace(&mut scene, "How many", "9");
    assert!(scene.sees("1\u{a0}800\u{a0}mg ibuprofen") && scene.has("Save it anyway"));
    replace(&mut scene, "How many", "none");
    scene.press_with(CTRL, Key::S);
    assert!(scene.has("Enter how many, such as 1, 2 or 0.5.") && scene.value("How many").as_deref() == Some("none"));
    replace(&mut scene, "How many", "½");
    scene.click("Save dose");
    assert_eq!(doses(&scene)[0].units, Units::parse("0.5").unwrap());
    // A step back shows on the open page too, and a page about nothing closes.
    scene.click("Change dose 13:32, Ibuprofen 200 mg, 0.5\u{a0}tablets").press_with(CTRL, Key::Z);
    assert_eq!(scene.value("How many").as_deref(), Some("1"));
    scene.press_with(CTRL, Key::Z);
    assert_eq!(scene.title(), "Medicines");
    scene.press_with(CTRL, Key::Y).press_with(CTRL, Key::Y);
    assert!(scene.undo_name().unwrap().starts_with("change dose Ibuprofen 200 mg"));
    scene.click("Delete dose 13:32, Ibuprofen 200 mg, 0.5\u{a0}tablets");
    assert!(doses(&scene).is_empty() && scene.undo_name().unwrap().starts_with("delete dose Ibuprofen"));
}

#[test]
fn doses_stand_in_the_history_and_are_opened_and_deleted_there() {
    let product = tablets(1, "Ibuprofen", "200 mg");
    let mut scene = page(vec![keep(&product), log(dose(9, &product, 2, 60))]);
    scene.press_with(CTRL, Key::Num2).click("Filter").pick("Kind of record", "Medicines").click("Hide filter");
    assert!(scene.has("1 dose"));
    scene.click("Today, 13:32 Ibuprofen 200 mg, 2\u{a0}tablets");
    assert_eq!((scene.title().as_str(), scene.value("How many").as_deref()), ("Dose", Some("2")));
    scene.press_with(CTRL, Key::Num2).click("Delete Ibuprofen 200 mg, 2\u{a0}tablets, 13:32");
    assert!(doses(&scene).is_empty());
}

#[test]
fn ten_days_of_tablets_reach_the_warning_signs() {
    let product = tablets(1, "Ibuprofen", "200 mg");
    let days = |ago: std::ops::Range<u32>| {
        let each = ago.map(|day| log(dose(100 + u128::from(day), &product, 1, i64::from(day) * 24 * 60)));
        std::iter::once(keep(&product)).chain(each).collect::<Vec<_>>()
    };
    let fires = |ago| page(days(ago)).journal().outlook().unwrap().standing.active_ids().contains(&"D11");
    assert_eq!((fires(0..9), fires(0..10)), (false, true));
    assert!(page(days(1..10)).sees("is logged on 10 or more days in a row"));
}

#[test]
fn under_18_no_dose_is_asked_for() {
    let field = "age";
    let answer =
        ProfileAnswer { field: field.to_owned(), value: Value::One("under_18".to_owned()), at: usual_now().moment };
    let before =
        vec![keep(&tablets(1, "Ibuprofen", "200 mg")), Command::Answer(vec![(field.to_owned(), Some(answer))])];
    let mut scene = open(&Start { before, ..Start::default() });
    scene.press_with(CTRL, Key::Num7);
    assert!(!scene.sees("Log dose") && scene.sees("made for adults"));
}
