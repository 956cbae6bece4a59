//! Each row of section 7.3 in each country: at midnight, over both changes of the clocks and on a journey, and when what
//! it is about is moved, deleted, taken back and done again.

use std::cell::Cell;
use std::rc::Rc;

use crate::berlin::{now, zone};
use crate::shelf::{NOON, World, gel, has, product, says, silent, tablets};
use chrono::LocalResult;
use soleus::app::clock::Clock;
use soleus::app::command::Command;
use soleus::app::run::Journal;
use soleus::domain::medicine::{Dose, Form, Most, Product, Units};
use soleus::domain::profile::{ProfileAnswer, Value};
use soleus::domain::sentence::HourStyle;
use soleus::domain::setting::Settings;
use soleus::domain::when::{LocalZone, Moment, Now};
use tempfile::TempDir;

type Code = Option<&'static str>;

const GB: Code = Some("GB");
const US: Code = Some("US");
const CA: Code = Some("CA");
/// The three of the table, one that is not in it, and one that was not told.
const ALL: &[Code] = &[GB, US, CA, Some("DE"), None];
const THREE: &[Code] = &[GB, US, CA];
const DAY_MIN: i64 = 1_440;

/// What is said of a new dose because of an earlier one, up to so many minutes after it and not a minute longer.
struct Row {
    says: &'static str,
    countries: &'static [Code],
    earlier: Vec<(Product, &'static str)>,
    /// The first minute after the earlier doses in which it is no longer said.
    silent_from_min: i64,
    new: (Product, &'static str),
    age: Option<u32>,
}

fn row(
    says: &'static str,
    countries: &'static [Code],
    earlier: (Product, &'static str),
    silent_from_min: i64,
    new: (Product, &'static str),
) -> Row {
    Row { says, countries, earlier: vec![earlier], silent_from_min, new, age: None }
}

/// Every row of 7.3 that looks at the clock; each is made of one earlier time and the new dose.
fn rows() -> Vec<Row> {
    let ibuprofen = || tablets(1, "Ibuprofen", "400");
    let paracetamol = || tablets(1, "Paracetamol", "500");
    let naproxen = || tablets(1, "Naproxen sodium", "220");
    let unknown = || product(2, "Cold and flu", Form::Powder, &[("Paracetamol", "")]);
    let flu = || product(2, "Cold and flu", Form::Powder, &[("Acetaminophen", "250")]);
    let typed = || Product { most: Some(Most::Mg(3_000)), ..paracetamol() };
    let prescribed = || Product { prescribed: Some(Most::Mg(800)), ..ibuprofen() };
    let thrice = |product: Product| vec![(product.clone(), "1"), (product.clone(), "1"), (product, "1")];
    let hours = 60;
    vec![
        // total = limit
        row("With this you reach 1 200 mg ibuprofen", THREE, (ibuprofen(), "2"), DAY_MIN, (ibuprofen(), "1")),
        row("With this you reach 4 000 mg", &[GB, CA], (paracetamol(), "4"), DAY_MIN, (paracetamol(), "4")),
        row("With this you reach 3 000 mg", &[US], (paracetamol(), "3"), DAY_MIN, (paracetamol(), "3")),
        row("With this you reach 660 mg", &[US], (naproxen(), "2"), DAY_MIN, (naproxen(), "1")),
        row("With this you reach 440 mg", &[CA], (naproxen(), "1"), DAY_MIN, (naproxen(), "1")),
        row("the prescribed maximum", ALL, (prescribed(), "1"), DAY_MIN, (prescribed(), "1")),
        Row {
            earlier: thrice(paracetamol()),
            ..row(
                "With this you reach 4 doses of paracetamol",
                &[GB],
                (paracetamol(), "1"),
                DAY_MIN,
                (paracetamol(), "1"),
            )
        },
        row(
            "With this you reach 2 doses of diclofenac",
            &[GB],
            (gel(1, "Diclofenac", "2.32"), "1"),
            DAY_MIN,
            (gel(1, "Diclofenac", "2.32"), "1"),
        ),
        // total > limit
        row(
            "above the packet maximum of 1 200 mg. Take no more. Ask a pharmacist or poison line today.",
            THREE,
            (ibuprofen(), "3"),
            DAY_MIN,
            (ibuprofen(), "1"),
        ),
        row(
            "above the packet maximum of 3 000 mg. Take no more. Ask a pharmacist",
            &[US],
            (paracetamol(), "6"),
            DAY_MIN,
            (paracetamol(), "1"),
        ),
        row("660 mg naproxen sodium in 8 hours, above", &[US], (naproxen(), "2"), 8 * hours, (naproxen(), "1")),
        row("Get medical help now, even if you feel well.", ALL, (paracetamol(), "8"), DAY_MIN, (paracetamol(), "1")),
        // Above the packet on 2 days of one week.
        row(
            "above the packet maximum on 2 or more days. Get medical help now",
            THREE,
            (typed(), "7"),
            7 * DAY_MIN + 1,
            (typed(), "7"),
        ),
        // gap
        row("The packet gap is at least 4 hours.", &[GB, US], (ibuprofen(), "1"), 4 * hours, (ibuprofen(), "1")),
        row("The packet gap is at least 4 hours.", &[GB], (paracetamol(), "1"), 4 * hours, (paracetamol(), "1")),
        row("The packet gap is at least 6 hours.", &[US], (paracetamol(), "1"), 6 * hours, (paracetamol(), "1")),
        Row {
            age: Some(65),
            ..row("The packet gap is at least 12 hours.", &[CA], (naproxen(), "1"), 12 * hours, (naproxen(), "1"))
        },
        // duplicate ingredient, two NSAIDs, unknown product
        row("Paracetamol is also in Cold and flu", ALL, (flu(), "1"), DAY_MIN, (paracetamol(), "1")),
        row("are both NSAIDs", ALL, (tablets(2, "Aspirin", "300"), "1"), DAY_MIN, (ibuprofen(), "1")),
        row("by mouth are both NSAIDs", ALL, (ibuprofen(), "1"), DAY_MIN, (gel(3, "Ibuprofen", "5"), "1")),
        row(
            "The strength of Cold and flu is not known, so it is not counted. The total is at least 500 mg paracetamol.",
            ALL,
            (unknown(), "1"),
            DAY_MIN,
            (paracetamol(), "1"),
        ),
    ]
}

/// A moment at which a dose is taken, and the offset at which the earlier ones were logged.
fn moments() -> Vec<(&'static str, Now, Option<i32>)> {
    let back = now("2026-10-25 02:30");
    let again = Moment { utc_s: back.moment.utc_s + 3_600, offset_min: 60 };
    let noon = now(NOON).moment;
    let york = LocalZone { of_local: |_| LocalResult::Single(-300), of_utc: |_| -300 };
    vec![
        ("noon", now(NOON), None),
        ("just after midnight", now("2026-11-23 00:01"), None),
        ("just before midnight", now("2026-11-22 23:59"), None),
        ("after the clocks went forward", now("2026-03-29 03:10"), None),
        ("in the evening of that day", now("2026-03-29 23:10"), None),
        ("in the hour that comes twice", Now { moment: again, zone: zone() }, None),
        ("in the evening after it", now("2026-10-25 23:10"), None),
        ("from Tokyo to New York", Now { moment: Moment { offset_min: -300, ..noon }, zone: york }, Some(540)),
        ("from New York to Berlin", now(NOON), Some(-300)),
    ]
}

impl Row {
    /// What stands around the new dose when the earlier ones were taken so many minutes before it.
    fn world(&self, code: Code, at: Now, offset_min: Option<i32>, minutes: i64) -> (World, Dose) {
        let mut world = World::new(code, NOON);
        (world.now, world.person.age) = (at, self.age);
        let earlier = at.moment.plus_minutes(-minutes);
        let zoned = Moment { offset_min: offset_min.unwrap_or((at.zone.of_utc)(earlier.utc_s)), ..earlier };
        for (product, units) in &self.earlier {
            let dose = world.dose_at(product, zoned, units);
            world.doses.push(dose);
        }
        let new = world.dose_at(&self.new.0, at.moment, self.new.1);
        (world, new)
    }

    #[track_caller]
    fn check(&self, words: &[String], said: bool, place: &str) {
        assert_eq!(has(words, self.says), said, "{:?} {place}: {words:#?}", self.says);
    }
}

#[test]
fn each_row_is_said_to_its_last_minute_in_every_country_and_on_every_clock() {
    for row in rows() {
        for code in row.countries {
            for (name, at, offset_min) in moments() {
                let last = row.silent_from_min - 1;
                for (minutes, said) in [(last / 2, true), (last, true), (last + 1, false)] {
                    let (world, new) = row.world(*code, at, offset_min, minutes);
                    row.check(&world.words(&world.found(&new)), said, &format!("{code:?} {name}, {minutes} min"));
                }
            }
        }
        // And not where it does not hold.
        for code in ALL.iter().filter(|code| !row.countries.contains(code)) {
            let (world, new) = row.world(*code, now(NOON), None, row.silent_from_min - 1);
            row.check(&world.words(&world.found(&new)), false, &format!("{code:?}, which has no such row"));
        }
    }
}

/// A journal in a country at that moment, and the folder that keeps it.
fn journal(code: &str, at: Now) -> (Journal, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings { country: code.to_owned(), ..Settings::default() };
    let clock = Clock::Manual(Rc::new(Cell::new(at)));
    (Journal::create(&folder.path().join("journal.db"), &settings, clock).unwrap(), folder)
}

/// What the guard of a journal says to a dose of now.
fn guarded(journal: &Journal, new: &Dose) -> Vec<String> {
    let now = journal.now();
    let found = journal.cabinet(now.moment, &journal.outlook().unwrap()).unwrap().guard(new, &now);
    found.iter().map(|finding| finding.words(&now, HourStyle::TwentyFour).replace('\u{a0}', " ")).collect()
}

/// Takes every row of a country through a journal: logged, moved, deleted, and each of the two taken back and done again.
#[track_caller]
fn follow(code: &'static str) {
    let (mut journal, _folder) = journal(code, now(NOON));
    for row in rows().into_iter().filter(|row| row.age.is_none() && row.countries.contains(&Some(code))) {
        let (world, new) = row.world(Some(code), now(NOON), None, row.silent_from_min - 1);
        for product in &world.products {
            journal.run(Command::SaveProduct(Box::new(product.clone()))).unwrap();
        }
        for dose in &world.doses {
            journal.run(Command::SaveDose(Box::new(dose.clone()))).unwrap();
        }
        row.check(&guarded(&journal, &new), true, "as logged");
        let earlier = world.doses[0].clone();
        let moved = Dose { at: earlier.at.plus_minutes(-1), ..earlier.clone() };
        for (command, place) in
            [(Command::SaveDose(Box::new(moved)), "moved"), (Command::DeleteDose(earlier.id), "deleted")]
        {
            for (command, said) in [(command, false), (Command::Undo, true), (Command::Redo, false)] {
                let words = format!("{code:?}: {place}, after {command:?}");
                journal.run(command).unwrap();
                row.check(&guarded(&journal, &new), said, &words);
            }
            journal.run(Command::Undo).unwrap();
        }
        for dose in &world.doses {
            journal.run(Command::DeleteDose(dose.id)).unwrap();
        }
    }
}

#[test]
fn in_the_uk_each_row_follows_what_is_moved_deleted_taken_back_and_done_again() {
    follow("GB");
}

#[test]
fn in_the_us_each_row_follows_what_is_moved_deleted_taken_back_and_done_again() {
    follow("US");
}

#[test]
fn in_canada_each_row_follows_what_is_moved_deleted_taken_back_and_done_again() {
    follow("CA");
}

#[test]
fn elsewhere_each_row_follows_what_is_moved_deleted_taken_back_and_done_again() {
    follow("DE");
}

#[test]
fn a_health_answer_that_is_taken_back_asks_for_nothing() {
    for code in ["GB", "US", "CA", "DE"] {
        let (mut journal, _folder) = journal(code, now(NOON));
        let ibuprofen = tablets(1, "Ibuprofen", "200");
        journal.run(Command::SaveProduct(Box::new(ibuprofen.clone()))).unwrap();
        let new = World::new(Some(code), NOON).dose(&ibuprofen, NOON, "1");
        let told = "You told us about a stomach ulcer. Ask a pharmacist or doctor before you take this.";
        let value = Value::Many(vec!["stomach_ulcer".to_owned()]);
        let answer = ProfileAnswer { field: "organs".to_owned(), value, at: now(NOON).moment };
        silent(&guarded(&journal, &new), told);
        journal.run(Command::Answer(vec![("organs".to_owned(), Some(answer))])).unwrap();
        says(&guarded(&journal, &new), told);
        journal.run(Command::Undo).unwrap();
        silent(&guarded(&journal, &new), told);
        journal.run(Command::Redo).unwrap();
        says(&guarded(&journal, &new), told);
    }
}

/// Doses on so many days in a row up to the day before, at ten to midnight by the wall where the person is.
fn daily(world: &mut World, product: &Product, days: i64, offset_min: impl Fn(i64) -> i32) {
    let today = world.now.today();
    for ago in 1..=days {
        let local = (today - chrono::Duration::days(ago)).and_hms_opt(23, 50, 0).unwrap();
        let utc_s = local.and_utc().timestamp();
        let offset_min = offset_min(utc_s);
        let at = Moment { utc_s: utc_s - i64::from(offset_min) * 60, offset_min };
        let dose = Dose { units: Units::ONE, ..world.dose_at(product, at, "1") };
        world.doses.push(dose);
    }
}

#[test]
fn days_in_a_row_are_local_days_in_every_country_and_on_every_clock() {
    let by_mouth = ["Ibuprofen", "Paracetamol", "Aspirin", "Naproxen"];
    for (code, oral) in [(GB, 10), (US, 10), (CA, 5), (Some("DE"), 10), (None, 10)] {
        let by_mouth = by_mouth.iter().map(|name| (tablets(1, name, "200"), oral));
        let on_skin = [(gel(1, "Ibuprofen", "5"), 14), (gel(1, "Diclofenac", "1.16"), 7)];
        for (product, days) in by_mouth.chain(on_skin) {
            for text in ["2026-11-22 12:00", "2026-11-22 00:05", "2026-04-02 00:05", "2026-10-28 00:05"] {
                for (before, said) in [(days - 2, false), (days - 1, true)] {
                    let mut world = World::new(code, text);
                    daily(&mut world, &product, before, |utc_s| (zone().of_utc)(utc_s - 3_600));
                    let words = world.says(&product, text, "1");
                    let told = format!("is logged on {days} or more days in a row.");
                    assert_eq!(has(&words, &told), said, "{code:?} {} {text} {words:#?}", product.contents.name);
                    if said {
                        // A day left out begins the row anew.
                        world.doses.remove(1);
                        silent(&world.says(&product, text, "1"), "days in a row");
                    }
                }
            }
            // A week in Tokyo, and today in New York: the days are those of the place.
            for (before, said) in [(days - 2, false), (days - 1, true)] {
                let mut world = World::new(code, NOON);
                let york = LocalZone { of_local: |_| LocalResult::Single(-300), of_utc: |_| -300 };
                let at = Moment { utc_s: now(NOON).moment.utc_s + 6 * 3_600, offset_min: -300 };
                world.now = Now { moment: at, zone: york };
                daily(&mut world, &product, before, |_| 540);
                let new = world.dose_at(&product, at, "1");
                let words = world.words(&world.found(&new));
                assert_eq!(has(&words, "days in a row"), said, "{code:?} {} {words:#?}", product.contents.name);
            }
        }
    }
}
