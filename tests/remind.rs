//! Reminders never come twice: two processes, restarts, a clock that is set, and a ledger that only one can take.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

mod common;

use std::collections::BTreeMap;
use std::sync::{Arc, Barrier};

use chrono::{Duration, LocalResult, NaiveTime, Timelike as _};
use proptest::prelude::*;
use soleus::app::command::Command;
use soleus::app::remind::Reminders;
use soleus::app::run::Journal;
use soleus::domain::body::Side;
use soleus::domain::episode::{Episode, Nrs};
use soleus::domain::exercise::Numbers;
use soleus::domain::remind::{DueRoutine, DueWrap, Facts, Ledger, Mark, Subject, look};
use soleus::domain::rice::{DueKind, FirstDays, FirstDaysRecord, RiceEvent, RiceEventKind};
use soleus::domain::routine::{HowOften, Item, Routine, RoutineId};
use soleus::domain::setting::Settings;
use soleus::domain::when::{Certainty, LocalZone, Moment, Now};
use soleus::platform::notice::{Answer, Notice, Press};
use soleus::store::Store;
use uuid::Uuid;

use common::Hand;

const MINUTE: i64 = 60;
/// Saturday 24 October 2026, 12:00 in a zone that goes back an hour in the night to Sunday.
const SATURDAY_S: i64 = 1_792_836_000;

/// Central European rules around that night.
fn zone() -> LocalZone {
    const CHANGE_S: i64 = 1_792_890_000;
    LocalZone {
        of_utc: |utc_s| if utc_s < CHANGE_S { 120 } else { 60 },
        of_local: |local| {
            let utc_s = local.and_utc().timestamp();
            match (utc_s - 7200 < CHANGE_S, utc_s - 3600 < CHANGE_S) {
                (true, true) => LocalResult::Single(120),
                (true, false) => LocalResult::Ambiguous(120, 60),
                _ => LocalResult::Single(60),
            }
        },
    }
}

#[derive(Clone, Debug)]
enum Step {
    Pass(i64),
    SetClock(i64),
    Look(usize),
    Press(usize, bool),
    Restart(usize),
    Log,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (1_i64..240).prop_map(Step::Pass),
        1 => prop_oneof![Just(-60_i64), Just(60)].prop_map(Step::SetClock),
        6 => (0_usize..2).prop_map(Step::Look),
        2 => (0_usize..2, any::<bool>()).prop_map(|(process, done)| Step::Press(process, done)),
        1 => (0_usize..2).prop_map(Step::Restart),
        1 => Just(Step::Log),
    ];
    prop::collection::vec(step, 1..120)
}

/// One process: the ledger as it read it last, and what it has on the screen.
#[derive(Default)]
struct Process {
    read: Ledger,
    shown: Vec<String>,
}

/// Takes a mark as the store does: only if it is still what was read.
fn take(ledger: &mut Ledger, occasion: &str, before: Option<&Mark>, after: Mark) -> bool {
    let is_same = ledger.get(occasion) == before;
    if is_same {
        ledger.insert(occasion.to_owned(), after);
    }
    is_same
}

proptest! {
    #[test]
    fn no_note_comes_twice_none_in_quiet_hours_and_none_on_a_logged_evening(
        steps in steps(), evening_min in 0_u16..1440, from in 0_u16..1440, to in 0_u16..1440, remind in 0_u16..1440,
    ) {
        let settings = Settings {
            remind_evening: true, remind_routine: true, remind_wrap: true,
            evening_min, quiet_from_min: from, quiet_to_min: to, ..Settings::default()
        };
        let (mut utc_s, mut ledger) = (SATURDAY_S, Ledger::new());
        let mut processes = [Process::default(), Process::default()];
        let (mut shows, mut snoozes, mut done) = (BTreeMap::<String, u32>::new(), BTreeMap::<String, u32>::new(), Vec::new());
        let mut logged: Vec<Moment> = Vec::new();
        for step in steps {
            let now = Now { moment: Moment { utc_s, offset_min: (zone().of_utc)(utc_s) }, zone: zone() };
            match step {
                Step::Pass(minutes) | Step::SetClock(minutes) => utc_s += minutes * MINUTE,
                Step::Log => logged.push(now.moment),
                Step::Restart(index) => processes[index] = Process::default(),
                Step::Press(index, is_done) => {
                    let Some(occasion) = processes[index].shown.pop() else { continue };
                    let Some(mark) = ledger.get(&occasion).cloned().filter(|mark| !mark.done) else { continue };
                    let after = if is_done { mark.done() } else { mark.snoozed(utc_s) };
                    prop_assert!(take(&mut ledger, &occasion, Some(&mark), after));
                    if is_done { done.push(occasion) } else { *snoozes.entry(occasion).or_default() += 1 }
                }
                Step::Look(index) => {
                    let at = now.local_moment(now.today().and_time(NaiveTime::MIN) + Duration::minutes(remind.into()));
                    let routine = DueRoutine { id: "a".into(), name: "A".into(), at };
                    let at = Moment { utc_s: SATURDAY_S + 9 * 3600, offset_min: 120 };
                    let wrap = DueWrap { since_ms: 1, kind: DueKind::WrapOff, at };
                    let facts = Facts { logged: logged.clone(), routines: vec![routine], wrap: vec![wrap] };
                    // The ledger of the look before: another process may have taken something since.
                    let read = std::mem::replace(&mut processes[index].read, ledger.clone());
                    for note in look(&settings, &now, &facts, &read).show {
                        let before = read.get(&note.occasion);
                        let after = Mark::shown(before, now.moment.day_number());
                        if !take(&mut ledger, &note.occasion, before, after) {
                            continue;
                        }
                        let local = now.moment.local();
                        let minute = u16::try_from(local.hour() * 60 + local.minute()).unwrap();
                        let quiet = if from <= to { (from..to).contains(&minute) } else { minute >= from || minute < to };
                        prop_assert!(!quiet || note.subject == Subject::Wrap, "{note:?} at {local}");
                        let was_logged = logged.iter().any(|moment| moment.day() == local.date());
                        prop_assert!(!was_logged || note.subject != Subject::Evening, "{note:?} at {local}");
                        prop_assert!(!done.contains(&note.occasion), "{note:?} was done");
                        let count = shows.entry(note.occasion.clone()).or_default();
                        *count += 1;
                        let allowed = 1 + snoozes.get(&note.occasion).copied().unwrap_or_default();
                        prop_assert!(*count <= allowed, "{note:?} came {count} times");
                        processes[index].shown.push(note.occasion);
                    }
                }
            }
        }
    }
}

/// A journal with the window's rights, and a second hand on it.
fn two(settings: &Settings, hand: &Hand) -> (tempfile::TempDir, Journal, Journal) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("journal.db");
    let window = Journal::create(&place, settings, hand.clock()).unwrap();
    let beside = Journal::open_beside(&place, None, hand.clock()).unwrap().unwrap();
    (folder, window, beside)
}

fn evening() -> Settings {
    Settings { remind_evening: true, private_notes: false, ..Settings::default() }
}

fn shown(reminders: &mut Reminders, journal: &Journal) -> Vec<Notice> {
    reminders.look(journal).unwrap().show
}

fn texts(notices: &[Notice]) -> Vec<&str> {
    notices.iter().map(|notice| notice.text.as_str()).collect()
}

#[test]
fn window_and_background_together_show_one_note_and_later_and_done_hold_for_both() {
    let hand = Hand::new();
    let (_folder, window, beside) = two(&evening(), &hand);
    let (mut one, mut other) = (Reminders::default(), Reminders::default());
    let both = |one: &mut Reminders, other: &mut Reminders| [shown(one, &window), shown(other, &beside)].concat();
    assert_eq!(both(&mut one, &mut other), []);
    hand.pass((5 * 60 + 28) * MINUTE);
    let first = both(&mut one, &mut other);
    assert_eq!(texts(&first), ["Nothing is logged today"]);
    assert_eq!(both(&mut one, &mut other), []);
    one.answer(&window, Answer { subject: first[0].subject, press: Press::Snooze }).unwrap();
    hand.pass(9 * MINUTE);
    assert_eq!(both(&mut other, &mut one), []);
    hand.pass(MINUTE);
    let again = shown(&mut other, &beside);
    assert_eq!((texts(&again).len(), shown(&mut one, &window).len()), (1, 0));
    // A restart knows nothing but the ledger.
    (one, other) = (Reminders::default(), other);
    assert_eq!(shown(&mut one, &window), []);
    other.answer(&beside, Answer { subject: again[0].subject, press: Press::Done }).unwrap();
    hand.pass(60 * MINUTE);
    assert_eq!(both(&mut one, &mut other), []);
    hand.pass(23 * 60 * MINUTE);
    assert_eq!(both(&mut one, &mut other).len(), 1, "the next evening is another one");
}

#[test]
fn discreet_notes_say_only_that_there_is_one() {
    let hand = Hand::new();
    let (_folder, window, _) = two(&Settings { discreet: true, ..evening() }, &hand);
    hand.pass(6 * 60 * MINUTE);
    assert_eq!(texts(&shown(&mut Reminders::default(), &window)), [""]);
}

#[test]
fn a_note_that_nobody_could_see_is_tried_again_and_one_that_is_out_of_date_is_taken_back() {
    let hand = Hand::new();
    let (_folder, mut window, beside) = two(&evening(), &hand);
    let mut reminders = Reminders::default();
    hand.pass(6 * 60 * MINUTE);
    let first = shown(&mut reminders, &beside);
    reminders.answer(&beside, Answer { subject: first[0].subject, press: Press::Unseen }).unwrap();
    assert_eq!(shown(&mut reminders, &beside), []);
    hand.pass(MINUTE);
    let again = shown(&mut reminders, &beside);
    assert_eq!(again.len(), 1);
    let now = window.now().moment;
    let entry = Episode::new(Uuid::now_v7(), Side::Left, Nrs::ALL[3], now, Certainty::Exact, now);
    window.run(Command::Save(Box::new(entry))).unwrap();
    assert_eq!(reminders.look(&beside).unwrap().withdraw, [again[0].subject]);
}

#[test]
fn a_note_says_only_that_there_is_one_unless_the_person_wants_more() {
    let hand = Hand::new();
    let (_folder, _window, beside) = two(&Settings { remind_evening: true, ..Settings::default() }, &hand);
    hand.pass(6 * 60 * MINUTE);
    let notices = shown(&mut Reminders::default(), &beside);
    assert_eq!((notices[0].title.as_str(), notices[0].text.as_str()), ("Soleus reminder", ""));
}

#[test]
fn the_wrap_is_not_forgotten_at_night_and_comes_once_for_each_wrap() {
    let hand = Hand::new();
    let settings = Settings { remind_wrap: true, private_notes: false, quiet_from_min: 20 * 60, ..Settings::default() };
    let (_folder, mut window, beside) = two(&settings, &hand);
    let mut reminders = Reminders::default();
    let injury = window.now().moment;
    let on = RiceEvent { at_ms: injury.utc_s * 1000, kind: RiceEventKind::WrapOn };
    let plan = FirstDays { injury, side: Side::Left };
    let record = FirstDaysRecord { id: Uuid::now_v7(), plan, events: vec![on] };
    window.run(Command::SaveFirstDays(Box::new(record.clone()))).unwrap();
    hand.pass(6 * 60 * MINUTE + 57 * MINUTE);
    assert_eq!(shown(&mut reminders, &beside), []);
    hand.pass(MINUTE);
    assert_eq!(texts(&shown(&mut reminders, &beside)), ["Take the wrap off for the night"]);
    hand.pass(8 * 3600);
    assert_eq!(shown(&mut reminders, &beside), []);
    let tight = RiceEvent { at_ms: hand.now().moment.utc_s * 1000, kind: RiceEventKind::WrapTooTight };
    window.run(Command::SaveFirstDays(Box::new(record.with_event(tight)))).unwrap();
    hand.pass(30 * MINUTE);
    assert_eq!(texts(&shown(&mut reminders, &beside)), ["Toes normal again? If not, call an ambulance"]);
}

#[test]
fn nobody_is_told_to_do_a_routine_that_is_paused() {
    let hand = Hand::new();
    let settings = Settings { remind_routine: true, private_notes: false, ..Settings::default() };
    let (_folder, mut window, beside) = two(&settings, &hand);
    let items = vec![Item { numbers: Numbers::default(), ..Item::plain("EX01") }];
    let routine = Routine {
        id: RoutineId::Own(Uuid::now_v7()),
        name: "My evening".to_owned(),
        stages: Vec::new(),
        minutes: 5,
        often: HowOften::EveryDay.name().to_owned(),
        note: None,
        remind_min: Some(15 * 60),
        sources: Vec::new(),
        rhythm: None,
        items,
    };
    window.run(Command::SaveRoutine(Box::new(routine))).unwrap();
    hand.pass(60 * MINUTE);
    // Nothing was checked yet, so every routine is paused.
    let is_paused = !window.store().routines().unwrap()[0]
        .locks(&window.outlook().unwrap().gate, soleus::content::exercises())
        .is_empty();
    assert!(is_paused);
    assert_eq!(shown(&mut Reminders::default(), &beside), []);
    assert_eq!(beside.store().ledger().unwrap().len(), 0, "its mark is not used up");
}

#[test]
fn the_background_never_holds_the_journal_and_writes_nothing_of_it() {
    let hand = Hand::new();
    let (folder, window, mut beside) = two(&evening(), &hand);
    let place = folder.path().join("journal.db");
    drop(window);
    assert!(Journal::open_if_free(&place, None, hand.clock()).unwrap().is_some(), "the window can open it");
    let before = beside.store().next_undo().unwrap();
    assert!(beside.run(Command::Set(Box::default())).is_err());
    assert_eq!(beside.store().next_undo().unwrap(), before);
}

#[test]
fn of_two_processes_that_see_the_same_mark_only_one_takes_the_next() {
    let hand = Hand::new();
    let (folder, window, beside) = two(&evening(), &hand);
    drop((window, beside));
    let place = folder.path().join("journal.db");
    let barrier = Arc::new(Barrier::new(2));
    // Opened before the race: in one process, closing a second handle would drop the locks of the first.
    let stores: Vec<Store> = (0..2).map(|_| Store::open_beside(&place, None).unwrap().unwrap()).collect();
    let threads: Vec<_> = stores
        .into_iter()
        .map(|store| {
            let barrier = Arc::clone(&barrier);
            std::thread::spawn(move || {
                let first = Mark::shown(None, 1);
                let wins: Vec<bool> = (0..40)
                    .map(|number| {
                        barrier.wait();
                        store.claim(&format!("evening {number}"), None, &first).unwrap()
                    })
                    .collect();
                let snoozed = first.snoozed(0);
                store.claim("evening 0", Some(&first), &snoozed).unwrap();
                let second = Mark::shown(Some(&snoozed), 1);
                barrier.wait();
                (wins, store.claim("evening 0", Some(&snoozed), &second).unwrap())
            })
        })
        .collect();
    let results: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    for number in 0..40 {
        assert!(results[0].0[number] != results[1].0[number], "evening {number}");
    }
    assert!(results[0].1 != results[1].1, "after \"In 10 minutes\" too");
    let store = Store::open_beside(&place, None).unwrap().unwrap();
    assert_eq!(store.ledger().unwrap().len(), 40);
    store.claim("evening", None, &Mark::shown(None, 100)).unwrap();
    assert_eq!(store.ledger().unwrap().len(), 1, "marks of long ago are dropped");
}
