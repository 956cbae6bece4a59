//! Promises of the doctor's sheet: every number of the period is on it, it fits one page, signs come first, and what a
//! person typed stands there as typed. The PDF is read with pdftotext and qpdf, which know nothing of this program.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/busy.rs"]
mod busy;
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use chrono::Duration;
use common::{Hand, Home};
use soleus::app::job::Progress;
use soleus::app::report::{self, Made};
use soleus::app::run::Journal;
use soleus::domain::body::{Leg, Relief, Side, Sign};
use soleus::domain::check::{Answer, Flag};
use soleus::domain::episode::Episode;
use soleus::domain::medicine::{Amount, Units};
use soleus::domain::setting::Settings;
use soleus::domain::sheet::{LISTED_LIMIT, PaperSize, Part, Sheet, SheetRequest, SheetSource, SheetWords, Still};
use soleus::domain::when::{Certainty, Moment};
use soleus::store::Store;
use soleus::store::operation::{Change, Record};
use tempfile::TempDir;
use uuid::Uuid;

/// A journal with these records, and the clock of the tests.
struct World {
    store: Store,
    hand: Hand,
    folder: TempDir,
}

impl World {
    fn new(changes: &[Change]) -> Self {
        let (hand, folder) = (Hand::new(), tempfile::tempdir().unwrap());
        let path = folder.path().join("journal.db");
        drop(Journal::create(&path, &Settings::default(), hand.clock()).unwrap());
        let mut store = Store::open(&path).unwrap();
        store.apply("fill the journal", hand.now().moment, changes).unwrap();
        Self { store, hand, folder }
    }

    fn request(&self, days: i64) -> SheetRequest {
        let today = self.hand.now().today();
        SheetRequest::usual(today - Duration::days(days - 1), today, today)
    }

    fn source(&self, request: &SheetRequest) -> SheetSource {
        let access = self.store.read_access();
        report::read(&access, self.hand.now().zone, request, &Progress::default()).unwrap().unwrap()
    }

    fn sheet(&self, request: &SheetRequest) -> Sheet {
        Sheet::of(request, &self.source(request))
    }

    fn made(&self, request: &SheetRequest) -> Made {
        report::lay_out(request, &self.source(request)).unwrap()
    }

    /// What another program reads in the PDF.
    fn read_pdf(&self, made: &Made) -> String {
        let path = self.folder.path().join("sheet.pdf");
        fs::write(&path, made.pdf().unwrap()).unwrap();
        pdf_text(&path)
    }
}

/// The text of a PDF as pdftotext reads it; qpdf finds no fault in the file.
fn pdf_text(path: &Path) -> String {
    let run = |program: &str, arguments: &[&str]| {
        let done =
            Command::new(program).args(arguments).arg(path).args((program == "pdftotext").then_some("-")).output();
        let done = done.unwrap_or_else(|_| panic!("{program} is needed: install poppler-utils and qpdf"));
        assert!(done.status.success(), "{program}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    let checked = run("qpdf", &["--check"]);
    assert!(!checked.contains("WARNING") && !checked.contains("ERROR"), "{checked}");
    // In the order of the file, so that a cell of two lines stays one text.
    run("pdftotext", &["-enc", "UTF-8", "-raw"])
}

/// Without what only breaks lines or spaces them.
fn tight(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '\u{200b}' | '\u{ad}')).collect()
}

fn holds(pdf: &str, words: &str) {
    assert!(tight(pdf).contains(&tight(words)), "“{words}” is not in the PDF:\n{pdf}");
}

fn start() -> Moment {
    Hand::new().now().moment
}

fn minutes_ago(minutes: i64) -> Moment {
    start().plus_minutes(-minutes)
}

fn entry(number: u128, side: Side, worst: u64, at: Moment) -> Episode {
    Episode::new(Uuid::from_u128(number), side, busy::nrs(worst), at, Certainty::Exact, at)
}

fn put(entry: Episode) -> Change {
    Change::Put(Record::Episode(Box::new(entry)))
}

#[test]
fn every_number_of_the_period_stands_in_the_pdf() {
    let changes = busy::busy(90, start());
    let world = World::new(&changes);
    let request = world.request(90);
    let made = world.made(&request);
    let pdf = world.read_pdf(&made);
    // What the records themselves say.
    let mut doses: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut entries, mut late, mut worst) = (0, 0, 0);
    for change in &changes {
        match change {
            Change::Put(Record::Episode(entry)) => {
                entries += 1;
                late += usize::from(entry.added_later());
                worst = worst.max(entry.nrs_worst.get());
            }
            Change::Put(Record::Dose(dose)) => *doses.entry(&dose.contents.name).or_default() += 1,
            _ => {}
        }
    }
    assert_eq!(made.entries, (entries, late));
    holds(&pdf, &format!("{late} entries were written more than 6 hours later and are marked."));
    holds(&pdf, &format!("{worst} of 10"));
    for (name, count) in doses {
        assert!(made.text.contains(&format!("- {name}: doses {count},")), "{name} {count}:\n{}", made.text);
    }
    // Every cell, number and sentence of the value.
    let words = SheetWords::of(&world.sheet(&request), "0");
    let signs = words.signs.clone().unwrap();
    let chart = words.chart.clone().unwrap();
    let tables = words.tables.iter().chain([&signs.table]);
    let cells = tables.flat_map(|table| table.rows.iter().flatten().chain(&table.notes).chain(&table.head));
    cells.for_each(|cell| holds(&pdf, cell));
    words.numbers.iter().for_each(|number| [&number.value, &number.below].iter().for_each(|words| holds(&pdf, words)));
    chart.dates.iter().for_each(|(_, date)| holds(&pdf, date));
    for words in [&words.period, &words.coverage, &signs.line, &chart.done] {
        holds(&pdf, words);
    }
    assert_eq!(words.tables.len(), 4);
    counted_again(&words, &changes);
    assert!(words.tables.iter().all(|table| table.rows.len() >= 4), "{:?}", words.tables);
}

/// Counts by hand what the entries say, beside what the sheet says of them.
fn counted_again(words: &SheetWords, changes: &[Change]) {
    let entries: Vec<&Episode> = changes
        .iter()
        .filter_map(|change| match change {
            Change::Put(Record::Episode(entry)) => Some(&**entry),
            _ => None,
        })
        .collect();
    let days = |with_pain: bool| {
        let wanted = entries.iter().filter(|entry| !with_pain || entry.nrs_worst.get() > 0);
        wanted.map(|entry| entry.started.day()).collect::<BTreeSet<_>>().len()
    };
    assert_eq!(words.coverage, format!("Entries on {} of 90 days", days(false)));
    let mut scores: Vec<u8> = entries.iter().map(|entry| entry.nrs_worst.get()).collect();
    scores.sort_unstable();
    let twice = scores[(scores.len() - 1) / 2] + scores[scores.len() / 2];
    let median = if twice.is_multiple_of(2) { (twice / 2).to_string() } else { format!("{}.5", twice / 2) };
    let values: Vec<&str> = words.numbers.iter().map(|number| number.value.as_str()).collect();
    assert_eq!(values[..2], [entries.len().to_string(), days(true).to_string()]);
    assert_eq!(values[3], format!("{median} of 10"));
    let table = |id: &str| words.tables.iter().find(|table| table.id == id).unwrap();
    for row in &table("places").rows {
        for (leg, cell) in [(Leg::Left, &row[1]), (Leg::Right, &row[2])] {
            let named = |entry: &&&Episode| entry.zones.iter().any(|at| at.leg == leg && at.zone.name() == row[0]);
            let count = entries.iter().filter(named).count();
            assert!(cell.starts_with(&format!("{count} (")), "{row:?}: {count}");
        }
    }
    let ice = entries.iter().flat_map(|entry| &entry.reliefs).filter(|tried| tried.relief == Relief::Ice).count();
    let row = table("tried").rows.iter().find(|row| row[0] == "Ice").unwrap();
    assert_eq!(row[1], ice.to_string());
}

#[test]
fn a_page_that_is_parted_from_the_first_still_says_whose_it_is() {
    let world = World::new(&busy::busy(30, start()));
    let mut request = SheetRequest { name: "Marama Ngata".to_owned(), ..world.request(30) };
    request.parts.insert(Part::Entries);
    let made = world.made(&request);
    assert!(made.pages.count() > 1);
    let pdf = world.read_pdf(&made);
    for page in pdf.trim_end_matches('\u{c}').split('\u{c}') {
        holds(page, "Marama Ngata");
        holds(page, "24 Oct 2026 to 22 Nov 2026, 30 days");
    }
}

#[test]
fn one_day_is_said_once() {
    let world = World::new(&[put(entry(1, Side::Left, 6, minutes_ago(90)))]);
    assert_eq!(SheetWords::of(&world.sheet(&world.request(1)), "0").period, "22 Nov 2026, 1 day");
}

#[test]
fn a_busy_journal_of_90_and_of_400_days_fits_one_page_of_either_paper() {
    for days in [90, 400] {
        let world = World::new(&busy::busy(days, start()));
        for paper in [PaperSize::A4, PaperSize::Letter] {
            let mut request = SheetRequest { paper, ..world.request(days) };
            request.name = "Wilhelmina Featherstonehaugh-Castellanos de la Vega".to_owned();
            request.questions = "Is it a strain?\nWhen may I run again?\nMay I take both tablets together?".to_owned();
            let made = world.made(&request);
            assert_eq!(made.pages.count(), 1, "{days} days, {}", paper.id());
            let picture = made.pages.picture(0, 1.0).unwrap();
            let size = if paper == PaperSize::A4 { (595, 842) } else { (612, 792) };
            assert_eq!((picture.width, picture.height), size);
            assert!(picture.rgba.chunks(4).filter(|pixel| pixel[0] < 64).count() > 5_000, "the page has print on it");
        }
    }
}

#[test]
fn a_long_period_thins_the_chart_and_not_the_facts() {
    let world = World::new(&busy::busy(400, start()));
    let sheet = world.sheet(&world.request(400));
    let graph = sheet.graph.unwrap();
    assert_eq!((graph.each, graph.columns), (7, 58));
    assert!(graph.marks.len() <= graph.columns * 4);
    let worst = graph.marks.iter().map(|mark| mark.score.doubled()).max();
    assert_eq!(worst, sheet.numbers.worst.map(|(_, worst)| 2 * i32::from(worst.get())));
    let (places, _) = sheet.places.unwrap();
    assert_eq!(places.said + places.not_said, sheet.numbers.episodes);
    let years = world.sheet(&world.request(1_000)).graph.unwrap();
    assert_eq!((years.each, years.columns), (14, 72), "marks of two columns would touch");
    let short = world.sheet(&world.request(120)).graph.unwrap();
    assert_eq!((short.each, short.columns), (1, 120));
}

#[test]
fn what_was_typed_stands_there_as_typed_and_is_never_carried_out() {
    let nasty = [
        "#panic(\"x\")",
        "#import \"/etc/passwd\": *",
        "$ x^2 $ *bold* _under_ `code` @ref <label> = head",
        "\\u{41} \\ // no comment /* none */ ~ -- --- ...",
        "{{ sheet.name }} ${HOME} %s \"quoted\" 'quoted'",
        "<script>alert(1)</script> & &amp;",
    ];
    let long = "a".repeat(10_000);
    let lines = format!("{}\n\n{long}\nthe end of a long note", nasty.join("\n"));
    let mut noted = entry(1, Side::Left, 6, minutes_ago(90));
    noted.notes.clone_from(&lines);
    let world = World::new(&[put(noted)]);
    let mut request = world.request(30);
    request.name = nasty[0].to_owned();
    request.questions = nasty.join("\n");
    for part in [Part::Notes, Part::Entries] {
        request.parts.insert(part);
        let made = world.made(&request);
        let pdf = world.read_pdf(&made);
        for words in nasty {
            holds(&pdf, words);
            assert!(made.text.contains(words), "{words}");
        }
        holds(&pdf, "the end of a long note");
        // The foot of each page stands between its letters.
        assert!(pdf.matches('a').count() >= long.len(), "all letters of a word without an end are there");
        assert!(made.text.contains(&long));
    }
}

#[test]
fn chinese_and_arabic_notes_keep_their_letters_and_a_letter_without_a_font_is_told() {
    let mut noted = entry(1, Side::Left, 6, minutes_ago(90));
    noted.notes = "小腿疼，爬楼梯更疼\nألم في الساق\n😀 \u{10fffd}".to_owned();
    let world = World::new(&[put(noted)]);
    let mut request = SheetRequest { name: "李小龙".to_owned(), ..world.request(30) };
    request.parts.insert(Part::Notes);
    let made = world.made(&request);
    let pdf = world.read_pdf(&made);
    for words in ["李小龙", "小腿疼，爬楼梯更疼"] {
        holds(&pdf, words);
    }
    // No font has a letter of one's own making.
    assert!(made.text.contains("no font on this computer") && made.text.contains('\u{10fffd}'), "{}", made.text);
    assert!(made.text.contains("ألم في الساق"));
}

#[test]
fn a_sheet_is_read_aloud_by_the_standard_and_its_chart_has_words() {
    let world = World::new(&busy::busy(30, start()));
    let made = world.made(&world.request(30));
    let pdf = made.pdf().unwrap();
    let has = |words: &str| pdf.windows(words.len()).any(|part| part == words.as_bytes());
    assert!(has("<pdfuaid:part>1</pdfuaid:part>"));
    assert!(
        made.text.contains("Pain from 0 to 10, a mark for each entry. 69 entries. Worst 8 on 26 Oct."),
        "{}",
        made.text
    );
}

#[test]
fn notes_stay_private_unless_they_are_wanted_and_late_entries_are_marked() {
    let mut late = entry(1, Side::Left, 6, minutes_ago(3_000));
    late.notes = "Argued with my brother".to_owned();
    late.written = start();
    let visit = busy::busy(30, start()).pop().unwrap();
    let world = World::new(&[put(late), put(entry(2, Side::Right, 3, minutes_ago(90))), visit]);
    let mut request = world.request(30);
    request.parts.insert(Part::Entries);
    let plain = world.made(&request);
    let pdf = world.read_pdf(&plain);
    assert!(!pdf.contains("brother") && !plain.text.contains("brother"));
    assert!(
        !pdf.contains("strain of the soleus") && !plain.text.contains("strain of the soleus"),
        "what a clinician said is a note, too"
    );
    holds(&pdf, "Notes are left out (1 entry).");
    holds(&pdf, "1 entry was written more than 6 hours later and is marked.");
    holds(&pdf, "20 Nov 12:32, written later");
    holds(&pdf, "paler: written more than 6 h later");
    assert_eq!(plain.text.matches("written later").count(), 1);
    request.parts.insert(Part::Notes);
    let pdf = world.read_pdf(&world.made(&request));
    for words in
        ["Argued with my brother", "Notes are put in (1 entry).", "A strain of the soleus, come back in six weeks"]
    {
        holds(&pdf, words);
    }
    request.parts.remove(&Part::Entries);
    holds(&world.read_pdf(&world.made(&request)), "20 Nov 12:32: Argued with my brother");
}

#[test]
fn a_sign_that_was_not_asked_about_is_never_said_to_be_gone() {
    let mut ticked = busy::check(minutes_ago(20 * 1_440), true);
    ticked.answers.set_sign(Leg::Left, Sign::CoolOrPale, Answer::NotSure);
    let mut later = busy::check(minutes_ago(10 * 1_440), false);
    later.answers.set_sign(Leg::Left, Sign::RednessWarmth, Answer::Blank);
    later.answers.set_sign(Leg::Left, Sign::CoolOrPale, Answer::Blank);
    later.open = vec!["redness_warmth_tenderness".to_owned()];
    let mut right = entry(3, Side::Right, 5, minutes_ago(5 * 1_440));
    right.signs = Some(vec![Sign::Swelling]);
    let checks = [ticked, later].map(|check| Change::Put(Record::Check(Box::new(check))));
    let world = World::new(&checks.into_iter().chain([put(right)]).collect::<Vec<_>>());
    let request = world.request(30);
    let signs = world.sheet(&request).signs.unwrap();
    assert_eq!((signs.checks, signs.checks_open, signs.entries), (2, 1, 1));
    let still = |name: &str, leg: Option<Leg>| {
        signs.rows.iter().find(|row| row.name == name && row.leg == leg).map(|row| row.still)
    };
    let gone = minutes_ago(10 * 1_440).day();
    assert_eq!(still("Swelling", Some(Leg::Left)), Some(Still::GoneBy(gone)));
    assert_eq!(still("Red or warm skin", Some(Leg::Left)), Some(Still::Yes), "left blank since");
    assert_eq!(still("Swelling", Some(Leg::Right)), Some(Still::Yes), "a no of the left leg says nothing of the right");
    assert_eq!(still("One leg clearly bigger or more painful", None), Some(Still::Yes));
    assert_eq!(signs.explained.iter().map(|(flag, _)| *flag).collect::<Vec<_>>(), [Flag::SwellingOnlyAtInjury]);
    assert_eq!(signs.not_sure.len(), 1);
    let text = SheetWords::of(&world.sheet(&request), "0").text();
    for words in [
        "Warning signs: 4 ticked in 2 checks and 1 entry that asked.",
        "- Swelling: leg left, times 1, first 2 Nov, last 2 Nov, still there no, on 12 Nov",
        "Not sure: cold or pale, left leg (2 Nov).",
        "Some questions were left open in 1 check.",
    ] {
        assert!(text.contains(words), "{words}:\n{text}");
    }
    assert!(text.find("Warning signs") < text.find("Entries:"), "signs come first");
}

#[test]
fn an_empty_list_of_signs_says_how_often_they_were_asked_about() {
    let line = |changes: &[Change]| {
        let world = World::new(changes);
        SheetWords::of(&world.sheet(&world.request(30)), "0").signs.unwrap().line
    };
    let check = |days: i64| Change::Put(Record::Check(Box::new(busy::check(minutes_ago(days * 1_440), false))));
    let mut asked = entry(1, Side::Left, 4, minutes_ago(60));
    asked.signs = Some(Vec::new());
    assert_eq!(line(&[]), "No check for warning signs was made in this period.");
    assert_eq!(line(&[check(40)]), "No check for warning signs was made in this period.");
    assert_eq!(line(&[check(3), check(5)]), "None ticked in 2 checks.");
    assert_eq!(line(&[check(3), put(asked.clone())]), "None ticked in 1 check and 1 entry that asked.");
    assert_eq!(line(&[put(asked)]), "No check was made in this period. None ticked in 1 entry that asked.");
}

#[test]
fn a_period_without_an_entry_is_a_page_that_says_so() {
    let world = World::new(&[]);
    let made = world.made(&world.request(30));
    let pdf = world.read_pdf(&made);
    for words in ["Entries on 0 of 30 days", "No entry on 30 days.", "No dose was logged.", "Nothing was rated."] {
        holds(&pdf, words);
    }
    assert_eq!(made.pages.count(), 1);
}

#[test]
fn the_most_in_24_hours_goes_over_midnight_and_over_two_packets() {
    let mut chance = busy::Chance::new();
    let mut dose = |name: &str, number: u128, units: u32, at: Moment| {
        let mut dose = busy::dose(&mut chance, at);
        while dose.contents.name != name {
            dose = busy::dose(&mut chance, at);
        }
        (dose.id, dose.units) = (Uuid::from_u128(number), Units::whole(units));
        Change::Put(Record::Dose(Box::new(dose)))
    };
    // The first day is 21 November: 14:32 of the 22nd is the present.
    let hours = |hours: i64| minutes_ago(hours * 60);
    let world = World::new(&[
        dose("Panadol 500 mg", 1, 2, hours(40)), // 20 Nov 22:32, before the period
        dose("Panadol 500 mg", 2, 2, hours(30)), // 21 Nov 08:32
        dose("Cold and flu day capsules", 3, 2, hours(28)),
        dose("Panadol 500 mg", 4, 1, hours(2)), // more than 24 hours after the others
    ]);
    let doses = world.sheet(&world.request(2)).doses.unwrap();
    let panadol = doses.rows.iter().find(|row| row.name == "Panadol 500 mg").unwrap();
    assert_eq!((panadol.doses, panadol.days), (2, 2), "the dose before the period is not counted");
    assert_eq!(
        (panadol.most.counted(), panadol.most.amounts[0].1.amount),
        ("4\u{a0}tablets".to_owned(), Amount::mg(2_000))
    );
    assert_eq!(doses.shared.len(), 1);
    assert_eq!((doses.shared[0].0.as_str(), doses.shared[0].1.amount), ("paracetamol", Amount::mg(2_650)));
}

#[test]
fn a_day_without_an_entry_is_a_gap_and_pain_of_zero_is_not() {
    let world = World::new(&[
        put(entry(1, Side::Left, 0, minutes_ago(13 * 1_440))),
        put(entry(2, Side::Left, 7, minutes_ago(12 * 1_440))),
        put(entry(3, Side::Right, 2, minutes_ago(60))),
    ]);
    let sheet = world.sheet(&world.request(14));
    assert_eq!((sheet.days, sheet.days_with_entries, sheet.numbers.days_with_pain), (14, 3, 2));
    assert_eq!((sheet.numbers.episodes, sheet.numbers.without_pain), (3, 1));
    let (first, last) = sheet.numbers.weeks.clone().unwrap();
    assert_eq!((first.days, first.median.unwrap().doubled(), last.days, last.median.unwrap().doubled()), (2, 7, 1, 4));
    let graph = sheet.graph.unwrap();
    assert_eq!((graph.columns, graph.gaps.as_slice(), graph.marks.len()), (14, [(2, 11)].as_slice(), 3));
    assert_eq!(world.sheet(&world.request(13)).numbers.weeks, None, "two weeks would overlap");
}

#[test]
fn each_part_can_be_left_out() {
    let world = World::new(&busy::busy(30, start()));
    let whole = world.request(30);
    let headings = [
        (Part::Signs, "Warning signs"),
        (Part::Chart, "Pain from 0 to 10"),
        (Part::Places, "Where it hurt"),
        (Part::Tried, "What was tried"),
        (Part::Medicines, "Medicines, as logged"),
        (Part::Life, "Daily life"),
    ];
    for (left_out, _) in headings {
        let mut request = whole.clone();
        request.parts.remove(&left_out);
        let text = SheetWords::of(&world.sheet(&request), "0").text();
        for (part, heading) in headings {
            assert_eq!(text.contains(heading), part != left_out, "{heading} without {}", left_out.name());
        }
    }
    let bare = SheetRequest { parts: BTreeSet::new(), ..whole };
    let made = world.made(&bare);
    let pdf = world.read_pdf(&made);
    assert!(headings.iter().all(|(_, heading)| !pdf.contains(heading)));
    holds(&pdf, "Kept by the patient. It is a journal, not a diagnosis.");
}

#[test]
fn what_helped_is_only_said_with_five_numbers_before_and_after() {
    let world = World::new(&busy::busy(30, start()));
    let sheet = world.sheet(&world.request(30));
    let words = SheetWords::of(&sheet, "0");
    let table = words.tables.iter().find(|table| table.id == "tried").unwrap();
    let rows = sheet.tried.unwrap().rows;
    let few = rows.iter().filter(|row| row.pairs.len() < 5).count();
    assert!(few > 0);
    assert_eq!(table.rows.len(), rows.len() - few);
    for row in rows.iter().filter(|row| row.pairs.len() < 5) {
        assert!(table.notes.iter().any(|note| note.contains(&format!("{} {}×", row.name, row.times))), "{}", row.name);
    }
}

#[test]
fn a_list_that_nobody_can_print_is_cut_and_says_so() {
    let world = World::new(&[]);
    let request = SheetRequest { parts: BTreeSet::from([Part::Entries]), ..world.request(30) };
    let entries = (0..LISTED_LIMIT + 3).map(|number| entry(number as u128, Side::Left, 3, minutes_ago(10)));
    let source = SheetSource { episodes: entries.collect(), ..SheetSource::default() };
    let sheet = Sheet::of(&request, &source);
    assert_eq!((sheet.entries.len(), sheet.unlisted), (LISTED_LIMIT, 3));
    let text = SheetWords::of(&sheet, "0").text();
    assert!(text.contains("The 3 entries are not in the list."), "{text}");
}

#[test]
fn the_command_writes_the_sheet_and_says_what_is_in_it() {
    let home = Home::new();
    home.ok(&["log", "6", "--side", "left", "--notes", "secret words"]);
    let file = home.folder.path().join("calf.pdf");
    let out = file.to_str().unwrap();
    let said = home.ok(&["report", "--out", out]);
    assert!(said.starts_with(&format!("Saved {out}: 1 page, 1 entry on 1 of ")), "{said}");
    let pdf = pdf_text(&file);
    assert!(!pdf.contains("secret words"));
    home.ok(&["report", "--out", out, "--from", "2026-01-01", "--to", "yesterday", "--paper", "letter"]);
    holds(&pdf_text(&file), "1 Jan 2026 to");
    home.ok(&["report", "--out", out, "--with", "notes,entries"]);
    let pdf = pdf_text(&file);
    for words in ["secret words", "All entries"] {
        holds(&pdf, words);
    }
}

#[test]
fn a_wish_that_cannot_be_understood_changes_no_file() {
    let home = Home::new();
    home.ok(&["log", "6", "--side", "left"]);
    let file = home.folder.path().join("calf.pdf");
    fs::write(&file, "kept").unwrap();
    let out = file.to_str().unwrap();
    let folder = home.folder.path().to_str().unwrap();
    for (arguments, status, words) in [
        (vec!["report", "--out", out, "--paper", "a5"], 2, "“a5” is not a paper. Choose one of: a4, letter."),
        (vec!["report", "--out", out, "--with", "photos"], 2, "“photos” is not a part. Choose one of: notes, entries."),
        (vec!["report", "--out", out, "--from", "soon"], 2, "Enter a date such as"),
        (
            vec!["report", "--out", out, "--from", "2026-03-02", "--to", "2026-03-01"],
            2,
            "The first day is after the last.",
        ),
        (vec!["report", "--out", folder], 1, "could not be written"),
        (vec!["report", "--out", "/nowhere/at/all/calf.pdf"], 1, "could not be written"),
        (vec!["report"], 2, "--out"),
    ] {
        let said = home.run(&arguments);
        assert_eq!(said.status, status, "{arguments:?}: {}", said.err);
        assert!(said.err.contains(words), "{arguments:?}: {}", said.err);
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
    let left: Vec<_> = fs::read_dir(home.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains(".part")), "{left:?}");
}
