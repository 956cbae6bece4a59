//! The arithmetic of days: both sides of each number, gaps, two legs, thin data and ten years of entries.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/facts.rs"]
mod facts;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use facts::{entry, facts};
use proptest::prelude::*;
use proptest::test_runner::Config;
use soleus::domain::body::{Course as Trend, Kind, Leg, Side};
use soleus::domain::course::{Course, DayEntry, Diary, Dose, Form, Ingredient, Logged, PainDay, PainDays, RunsBack};
use soleus::domain::episode::{End, Episode, Nrs};
use soleus::domain::when::{Certainty, Moment};
use soleus::store::Store;
use soleus::store::episode::Span;
use soleus::store::operation::{Change, Key, Record};
use uuid::Uuid;

type Found = fn(&Course) -> bool;

/// The promise, what is looked at, entries in which it is so, entries in which it is not.
#[rustfmt::skip]
const LINES: &[(&str, Found, &str, &str)] = &[
    ("rising takes 3 days", |course| course.rising, "-3:4:left:9:ache 0:6:left:9:ache", "-2:4:left:9:ache 0:6:left:9:ache"),
    ("rising takes 2 points", |course| course.rising, "-4:4:left:9:ache -1:6:left:9:ache", "-4:4:left:9:ache -1:5:left:9:ache"),
    ("rising looks at the first 2 days", |course| course.rising, "-4:4:left:9:ache -2:5:left:9:ache 0:6:left:9:ache", "-4:4:left:9:ache -3:5:left:9:ache 0:6:left:9:ache"),
    ("rising stays in one leg", |course| course.rising, "-4:2:left:9:ache 0:6:left:9:ache", "-4:2:right:9:ache 0:6:left:9:ache"),
    ("both belongs to each leg", |course| course.rising, "-4:2:both:9:ache 0:6:left:9:ache", "-4:2:both:9:ache 0:3:left:9:ache"),
    ("told worse counts after 3 days", |course| course.rising, "0:4:left:9:ache onset=3 trend=worse", "0:4:left:9:ache onset=2 trend=worse"),
    ("a cramp is not in the run", |course| course.rising, "-4:2:left:9:ache 0:6:left:11:cramp", "-4:2:left:9:ache 0:6:left:10:cramp"),
    ("a cramp of unknown length is", |course| course.rising, "-4:2:left:9:ache 0:6:left:-:cramp", "-4:2:left:9:ache 0:6:left:-:cramp:let_go"),
    ("a gap of 7 days keeps a run", |course| course.not_improving_7d, "-14:4:left:9:ache -7:4:left:9:ache 0:4:left:9:ache", "-8:4:left:9:ache 0:4:left:9:ache"),
    ("not improving is above 70 percent", |course| course.not_improving_7d, "-7:10:left:9:ache -2:8:left:9:ache", "-7:10:left:9:ache -2:7:left:9:ache"),
    ("not improving needs 2 points", |course| course.not_improving_7d, "-7:2:left:9:ache 0:2:left:9:ache", "-7:1:left:9:ache 0:1:left:9:ache"),
    ("an old run is not in the last 3 days", |course| course.not_improving_7d, "-9:4:left:9:ache -2:4:left:9:ache", "-9:4:left:9:ache -3:4:left:9:ache"),
    ("told same counts after 7 days", |course| course.not_improving_7d, "0:4:left:9:ache onset=7 trend=same", "0:4:left:9:ache onset=6 trend=same"),
    ("one entry and no trend is thin data", |course| course.not_improving_7d, "0:4:left:9:ache onset=9 trend=worse", "0:4:left:9:ache onset=9"),
    ("present for 14 days", |course| course.present_14d, "0:3:left:9:ache onset=14", "0:3:left:9:ache onset=13"),
    ("present for 14 days needs 3 points", |course| course.present_14d, "-2:3:left:9:ache onset=14", "-2:2:left:9:ache onset=14"),
    ("present for 6 weeks", |course| course.present_6wk, "onset=42 -6:1:left:9:ache", "onset=41 -6:1:left:9:ache"),
    ("soreness after a cramp is no pain day", |course| course.one_sided_2d, "-1:8:left:3:cramp 0:4:left:9:ache -1:4:left:9:ache", "-1:8:left:3:cramp 0:3:left:9:ache -1:3:left:9:ache"),
    ("soreness is the day of the cramp or the next", |course| course.one_sided_2d, "-3:8:left:3:cramp 0:3:left:9:ache -1:3:left:9:ache", "-1:8:left:3:cramp 0:3:left:9:ache"),
    ("soreness is in the same leg", |course| course.one_sided_2d, "-1:8:right:3:cramp 0:3:left:9:ache -1:3:left:9:ache", "-1:8:both:3:cramp 0:3:left:9:ache -1:3:left:9:ache"),
    ("one-sided pain is in one leg", |course| course.one_sided_2d, "0:3:left:9:ache -1:3:left:9:ache", "0:3:left:9:ache -1:3:right:9:ache"),
    ("an hour of severe pain", |course| course.severe_today, "0:8:left:61:ache", "-1:8:left:61:ache"),
    ("severe on 2 of 3 days", |course| course.severe_2d, "0:8:left:1:ache -2:8:right:1:ache", "0:8:left:1:ache 0:9:left:1:ache"),
    ("nights are counted once", |course| course.night_pain, "0:1:left:9:ache:w -1:1:left:9:ache:w -2:1:left:9:ache:w", "0:1:left:9:ache:w -1:1:left:9:ache:w -1:1:right:9:ache:w"),
    ("cramps at night are no night pain", |course| course.night_pain, "0:1:left:11:cramp:w -1:1:left:11:cramp:w -2:1:left:11:cramp:w", "0:1:left:9:cramp:w -1:1:left:9:cramp:w -2:1:left:9:cramp:w"),
    ("woken by cramps on 3 of 14 nights", |course| course.cramp_pattern, "0:1:left:9:cramp:w -1:1:left:9:cramp:w -13:1:left:9:cramp:w", "0:1:left:9:cramp:w -1:1:left:9:cramp:w -14:1:left:9:cramp:w"),
    ("walking pattern within 28 days", |course| course.walking_pattern, "-20:1:left:9:tight:walk -27:1:left:9:tight:walk", "-21:1:left:9:tight:walk -28:1:left:9:tight:walk"),
    ("no pain is no entry", |course| course.non_cramp_7d, "0:1:left:9:ache", "0:0:left:9:ache"),
    ("the future is left out", |course| course.non_cramp_7d, "-6:1:left:9:ache", "1:9:left:9:ache"),
];

#[test]
fn each_name_is_computed_on_both_sides_of_its_line() {
    let mut faults = Vec::new();
    for (promise, found, yes, no) in LINES {
        for (line, expected) in [(yes, true), (no, false)] {
            if found(&facts(line).course) != expected {
                faults.push(format!("{promise}: {line}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn doses(days: std::ops::RangeInclusive<i32>, ingredient: Ingredient, form: Form) -> Vec<Dose> {
    days.map(|day| Dose { day, ingredient, form }).collect()
}

#[test]
fn medicine_days_are_one_substance_in_a_row() {
    let too_long = |doses: Vec<Dose>| Course::of(&Diary { doses, ..Diary::default() }).medicine_days;
    let (tablet, gel) = (Form::Tablet, Form::Gel);
    assert!(too_long(doses(-9..=0, Ingredient::Ibuprofen, tablet)));
    assert!(!too_long(doses(-8..=0, Ingredient::Ibuprofen, tablet)));
    assert!(too_long(doses(-13..=0, Ingredient::Ibuprofen, gel)));
    assert!(!too_long(doses(-12..=0, Ingredient::Ibuprofen, gel)));
    assert!(too_long(doses(-6..=0, Ingredient::Diclofenac, gel)));
    let names = [doses(-9..=-5, Ingredient::Paracetamol, tablet), doses(-4..=0, Ingredient::Acetaminophen, tablet)];
    assert!(too_long(names.concat()));
    let two = [doses(-9..=-5, Ingredient::Paracetamol, tablet), doses(-4..=0, Ingredient::Ibuprofen, tablet)];
    assert!(!too_long(two.concat()));
    assert!(!too_long(doses(-40..=-20, Ingredient::Ibuprofen, tablet)));
    let canada =
        Diary { doses: doses(-4..=0, Ingredient::Ibuprofen, tablet), oral_limit_days: Some(5), ..Diary::default() };
    assert!(Course::of(&canada).medicine_days);
}

#[test]
fn medicine_for_too_long_fires_its_rule() {
    let mut person = facts("");
    person.course = Course::of(&Diary { doses: doses(-9..=0, Ingredient::Ibuprofen, Form::Oral), ..Diary::default() });
    let rules: Vec<&str> = soleus::domain::triage::assess(&person).rules.into_iter().map(|rule| rule.id).collect();
    assert_eq!(rules, ["D11"]);
}

#[test]
fn nothing_logged_says_nothing_and_ten_years_are_quick() {
    assert_eq!(Course::of(&Diary::default()), Course::default());
    let entries: Vec<_> = (0..100_000).map(|number| entry(&format!("{}:5:both:60:ache", -(number / 27)))).collect();
    let diary = Diary { entries, ..Diary::default() };
    let course = Course::of(&diary);
    assert_eq!(course.onset_days, Some(3703));
    assert!(course.not_improving_7d && course.present_14d && course.present_6wk && !course.rising);
}

/// Sunday 22 November 2026, 14:32 in UTC, and its day.
const NOW: Moment = Moment { utc_s: 1_795_357_920, offset_min: 0 };

/// One thing that is done to a journal; a number picks among the entries that are there.
#[derive(Clone, Debug)]
enum Step {
    Log(Vec<Episode>),
    Edit(usize, Box<Episode>),
    Delete(usize),
    Undo,
    Redo,
}

/// Entries near each other, so that cramps and soreness meet; some of a place where tomorrow has begun.
fn an_entry() -> impl Strategy<Value = Episode> {
    let span = prop_oneof![Just(4_i64), Just(15), Just(60)];
    let when = (span.prop_flat_map(|days| 0..days), 0..1440_i64, prop::sample::select(vec![0, 780, -600]));
    let kinds = prop::sample::select(vec![
        vec![],
        vec![Kind::Cramp],
        vec![Kind::Cramp],
        vec![Kind::Ache],
        vec![Kind::Ache, Kind::Cramp],
    ]);
    let what = (prop::sample::select(Side::ALL), 0..11_usize, kinds, any::<u128>());
    let more = (prop::option::of(0..1300_i64), any::<Option<bool>>(), any::<Option<bool>>());
    (when, what, more).prop_map(|((days, minutes, offset_min), (side, nrs, kinds, id), (seconds, let_go, woke))| {
        let utc_s = NOW.utc_s - days * 86_400 - minutes * 60;
        let started = Moment { utc_s, offset_min };
        let end = seconds.map_or(End::Unknown, |seconds| End::At(Moment { utc_s: utc_s + seconds, offset_min }));
        let new = Episode::new(Uuid::from_u128(id), side, Nrs::ALL[nrs], started, Certainty::Exact, NOW);
        Episode { kinds, end, let_go, woke_from_sleep: woke, ..new }
    })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        2 => prop::collection::vec(an_entry(), 1..12).prop_map(Step::Log),
        3 => (any::<usize>(), an_entry()).prop_map(|(which, entry)| Step::Edit(which, Box::new(entry))),
        3 => any::<usize>().prop_map(Step::Delete),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ];
    (prop::collection::vec(an_entry(), 0..40), prop::collection::vec(step, 0..12)).prop_map(|(first, steps)| {
        let mut all = vec![Step::Log(first)];
        all.extend(steps);
        all
    })
}

fn put(episode: Episode) -> Change {
    Change::Put(Record::Episode(Box::new(episode)))
}

fn take(store: &mut Store, step: Step) {
    let there = all(store);
    let pick = |which: usize| there.get(which % there.len().max(1)).map(|episode| episode.id);
    match step {
        Step::Log(entries) => {
            store.apply("import", NOW, &entries.into_iter().map(put).collect::<Vec<_>>()).unwrap();
        }
        Step::Edit(which, entry) => {
            let Some(id) = pick(which) else { return };
            store.apply("change", NOW, &[put(Episode { id, ..*entry })]).unwrap();
        }
        Step::Delete(which) => {
            let Some(id) = pick(which) else { return };
            store.apply("delete", NOW, &[Change::Delete(Key::Episode(id))]).unwrap();
        }
        // There may be nothing to take back.
        Step::Undo => drop(store.undo(NOW)),
        Step::Redo => drop(store.redo()),
    }
}

fn all(store: &Store) -> Vec<Episode> {
    store.episodes_at(&store.places(Span::ALL).unwrap()).unwrap()
}

/// An entry as the arithmetic sees it; a local day that has not come here yet is today.
fn seen(episode: &Episode) -> DayEntry {
    let days = episode.started.day().signed_duration_since(NOW.day()).num_days();
    DayEntry {
        day: i32::try_from(days.min(0)).unwrap(),
        nrs: episode.nrs_worst,
        side: episode.side,
        minutes: episode.lasted_min().map(|minutes| u32::try_from(minutes).unwrap()),
        kinds: episode.kinds.clone(),
        let_go: episode.let_go == Some(true),
        woke: episode.woke_from_sleep == Some(true),
        eases_with_rest: false,
    }
}

/// The same from the slim reading of the store.
fn slim(logged: &Logged) -> DayEntry {
    DayEntry {
        day: (logged.started.day_number() - NOW.day_number()).min(0),
        nrs: logged.nrs,
        side: logged.side,
        minutes: logged.minutes,
        kinds: logged.kinds.clone(),
        let_go: logged.let_go,
        woke: logged.woke,
        eases_with_rest: false,
    }
}

fn runs(store: &Store) -> BTreeMap<Leg, PainDays> {
    let mut runs = RunsBack::until(NOW.day_number());
    store.walk_pain_days(NOW.day_number() + 1, |day| runs.take(day)).unwrap();
    runs.finish()
}

proptest! {
    #![proptest_config(Config { cases: 96, failure_persistence: None, ..Config::default() })]

    #[test]
    fn one_line_a_day_tells_the_same_as_all_entries(steps in steps()) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("journal.db"), &[]).unwrap();
        for step in steps {
            take(&mut store, step);
        }
        let entries: Vec<DayEntry> = all(&store).iter().map(seen).collect();
        let whole = Diary { entries, ..Diary::default() };
        prop_assert_eq!(runs(&store), whole.current_runs());
        let recent = store.logged_since(NOW.utc_s - 42 * 86_400).unwrap();
        let thin = Diary { entries: recent.iter().map(slim).collect(), runs: Some(runs(&store)), ..Diary::default() };
        prop_assert_eq!(Course::of(&thin), Course::of(&whole));
        // Each line is what the entries of its day make of it, and no line is left over.
        let mut expected: BTreeMap<i32, PainDay> = BTreeMap::new();
        for episode in all(&store) {
            let day = PainDay::of(&DayEntry { day: episode.started.day_number(), ..seen(&episode) });
            expected.entry(day.day).or_insert(PainDay { day: day.day, ..PainDay::default() }).add(&day);
        }
        expected.retain(|_, day| !day.is_empty());
        let mut lines = Vec::new();
        store.walk_pain_days(i32::MAX, |day| { lines.push(day); ControlFlow::Continue(()) }).unwrap();
        prop_assert_eq!(lines, expected.into_values().rev().collect::<Vec<_>>());
    }
}

#[test]
fn the_watch_reads_of_an_entry_what_was_answered_and_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("journal.db"), &[]).unwrap();
    let at = |seconds| Moment { utc_s: NOW.utc_s + seconds, offset_min: 60 };
    let new = |number, seconds| {
        Episode::new(Uuid::from_u128(number), Side::Both, Nrs::ALL[7], at(seconds), Certainty::Exact, at(9_000))
    };
    let full = Episode {
        end: End::At(at(659)),
        kinds: vec![Kind::Cramp, Kind::Ache],
        let_go: Some(true),
        woke_from_sleep: Some(true),
        triggers: vec!["walking".to_owned(), "a walking stick".to_owned(), "knock".to_owned()],
        rest_to_relief_min: Some(4),
        signs: Some(vec![]),
        stated_onset_days: Some(3),
        stated_trend: Some(Trend::Worse),
        ..new(1, 0)
    };
    let words = Episode { triggers: vec!["a knock".to_owned()], let_go: Some(false), ..new(2, 1) };
    store.apply("log", NOW, &[new(3, -1), words, full].map(put)).unwrap();
    let bare = Logged {
        started: at(1),
        written: at(9_000),
        nrs: Nrs::ALL[7],
        side: Side::Both,
        minutes: None,
        kinds: vec![],
        let_go: false,
        woke: false,
        walking: false,
        knock: false,
        rest_to_relief_min: None,
        signs: None,
        stated_onset_days: None,
        stated_trend: None,
    };
    let whole = Logged {
        started: at(0),
        minutes: Some(10),
        kinds: vec![Kind::Cramp, Kind::Ache],
        let_go: true,
        woke: true,
        walking: true,
        knock: true,
        rest_to_relief_min: Some(4),
        signs: Some(vec![]),
        stated_onset_days: Some(3),
        stated_trend: Some(Trend::Worse),
        ..bare.clone()
    };
    assert_eq!(store.logged_since(NOW.utc_s).unwrap(), [whole, bare]);
    assert_eq!(store.logged_since(i64::MIN).unwrap().len(), 3);
    assert!(store.logged_since(i64::MAX).unwrap().is_empty());
}

/// Days newest first: how many are taken, and the first day of each leg's run.
fn walked(days: &[PainDay]) -> (usize, Vec<(Leg, i32)>) {
    let mut runs = RunsBack::until(100);
    let taken = days.iter().position(|day| runs.take(*day).is_break()).map_or(days.len(), |place| place + 1);
    let first = |days: PainDays| days.keys().next().copied().unwrap();
    (taken, runs.finish().into_iter().map(|(leg, days)| (leg, first(days))).collect())
}

#[test]
fn the_search_for_a_run_stops_at_the_gap_of_both_legs() {
    let left = |day| PainDay { day, left_hard: 5, ..PainDay::default() };
    let right = |day| PainDay { day, right_hard: 5, ..PainDay::default() };
    let sore = |day| PainDay { day, left_soft: 2, ..PainDay::default() };
    let cramp = |day| PainDay { day, left_cramp: true, ..PainDay::default() };
    assert_eq!(walked(&[]), (0, vec![]));
    assert_eq!(walked(&[left(93)]), (1, vec![(Leg::Left, -7)]));
    assert_eq!(walked(&[left(92), left(91)]), (1, vec![]));
    assert_eq!(
        walked(&[left(100), right(99), left(93), left(85), left(84)]),
        (4, vec![(Leg::Left, -7), (Leg::Right, -1)])
    );
    // One leg goes on for as long as it has pain, whatever the other has.
    assert_eq!(
        walked(&[right(101), left(94), left(88), right(87), left(81)]),
        (5, vec![(Leg::Left, -19), (Leg::Right, 0)])
    );
    // Whether soreness counts is known only from the day before it.
    assert_eq!(walked(&[sore(97), cramp(96), left(89)]), (3, vec![]));
    assert_eq!(walked(&[sore(97), cramp(95), left(90)]), (3, vec![(Leg::Left, -10)]));
    assert_eq!(walked(&[sore(97), sore(96), cramp(95)]), (3, vec![(Leg::Left, -3)]));
}
