//! Every step can be taken back and done again, also tomorrow, and a deleted entry comes back by itself.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

#[path = "common/records.rs"]
mod records_of;

use std::collections::BTreeMap;

use common::Hand;
use proptest::prelude::*;
use proptest::test_runner::Config;
use records_of::{check, moment, record};
use soleus::app::command::Command;
use soleus::app::run::Journal;
use soleus::domain::body::Side;
use soleus::domain::check::{Check, Visit};
use soleus::domain::draft::EpisodeDraft;
use soleus::domain::episode::{Episode, Nrs};
use soleus::domain::profile::{ProfileAnswer, Value};
use soleus::domain::routine::RoutineId;
use soleus::domain::setting::Settings;
use soleus::store::Store;
use soleus::store::episode::Span;
use soleus::store::operation::{Change, Key, Record};
use uuid::Uuid;

/// All that a person has in the journal.
type Content = (Vec<Episode>, Settings);

fn content(journal: &Journal) -> Content {
    let store = journal.store();
    let mut episodes = store.episodes_at(&store.places(Span::ALL).unwrap()).unwrap();
    assert_eq!(episodes.len(), store.episode_count().unwrap());
    for side in Side::ALL {
        let tagged = store.places_with_tag(soleus::store::episode::Tag::Side(*side)).unwrap();
        assert_eq!(tagged.len(), episodes.iter().filter(|episode| episode.side == *side).count());
    }
    let words = store.places_with_words("word").unwrap().unwrap();
    assert_eq!(words.len(), episodes.iter().filter(|episode| !episode.notes.is_empty()).count());
    episodes.sort_by_key(|episode| episode.id);
    (episodes, journal.settings().clone())
}

fn entry(journal: &Journal, score: usize, notes: &str) -> Episode {
    let draft = EpisodeDraft {
        nrs_worst: Some(Nrs::ALL[score % 11]),
        notes: notes.to_owned(),
        ..EpisodeDraft::fresh(Some(Side::ALL[score % 3]), &journal.now())
    };
    draft.parse(journal.new_id(), &journal.now()).unwrap()
}

fn save(journal: &mut Journal, episode: Episode) -> Uuid {
    journal.run(Command::Save(Box::new(episode))).unwrap().entry.unwrap()
}

#[derive(Clone, Debug)]
enum Step {
    Log(usize),
    Edit(usize, usize),
    Delete(usize, usize),
    PutBack(usize),
    TextSize(u16),
    Hours(bool),
    Undo,
    Redo,
    Wait(i64),
    Restart,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0..100_usize).prop_map(Step::Log),
        4 => (0..100_usize, 0..100_usize).prop_map(|(which, score)| Step::Edit(which, score)),
        2 => (0..100_usize, 1..4_usize).prop_map(|(which, count)| Step::Delete(which, count)),
        2 => (0..100_usize).prop_map(Step::PutBack),
        1 => (80..200_u16).prop_map(Step::TextSize),
        1 => any::<bool>().prop_map(Step::Hours),
        4 => Just(Step::Undo),
        3 => Just(Step::Redo),
        2 => (0..90_i64).prop_map(Step::Wait),
        1 => Just(Step::Restart),
    ];
    prop::collection::vec(step, 100..140)
}

/// The command that a step stands for, if there is anything to do it to.
fn command(journal: &Journal, step: &Step) -> Option<Command> {
    let (episodes, settings) = content(journal);
    let pick = |which: usize| episodes.get(which % episodes.len().max(1)).cloned();
    Some(match step {
        Step::Log(score) => Command::Save(Box::new(entry(journal, *score, ["", "a word or two"][score % 2]))),
        Step::Edit(which, score) => {
            let changed = entry(journal, *score, "another word");
            Command::Save(Box::new(Episode { id: pick(*which)?.id, ..changed }))
        }
        Step::Delete(which, count) => {
            pick(*which)?;
            Command::Delete(episodes.iter().cycle().skip(*which % episodes.len()).take(*count).map(|e| e.id).collect())
        }
        Step::PutBack(which) => {
            let deleted = journal.store().deleted(100).unwrap();
            let found = deleted.get(*which % deleted.len().max(1))?;
            Command::PutBack(Box::new(found.episode.clone()))
        }
        Step::TextSize(text_percent) => Command::Set(Box::new(Settings { text_percent: *text_percent, ..settings })),
        Step::Hours(hours_24) => Command::Set(Box::new(Settings { hours_24: Some(*hours_24), ..settings })),
        Step::Undo => Command::Undo,
        Step::Redo => Command::Redo,
        Step::Wait(_) | Step::Restart => return None,
    })
}

proptest! {
    #![proptest_config(Config { cases: 8, failure_persistence: None, max_shrink_iters: 200, ..Config::default() })]

    #[test]
    fn undoing_all_gives_the_first_content_and_redoing_all_the_last(steps in steps()) {
        let (folder, hand) = (tempfile::tempdir().unwrap(), Hand::new());
        let path = folder.path().join("journal.db");
        let mut journal = Journal::create(&path, &Settings::default(), hand.clock()).unwrap();
        // Every content so far, as if each step had been photographed, and where in it the journal stands.
        let (mut album, mut place) = (vec![content(&journal)], 0_usize);
        for step in &steps {
            match step {
                Step::Wait(seconds) => hand.pass(*seconds),
                Step::Restart => {
                    drop(journal);
                    journal = Journal::open(&path, hand.clock()).unwrap();
                }
                Step::Undo | Step::Redo => {
                    let next = if matches!(step, Step::Undo) { place.checked_sub(1) } else { Some(place + 1) };
                    let done = journal.run(command(&journal, step).unwrap());
                    match next.filter(|next| *next < album.len()) {
                        Some(next) => { prop_assert!(done.is_ok()); place = next; }
                        None => prop_assert!(done.is_err()),
                    }
                }
                _ => {
                    let Some(command) = command(&journal, step) else { continue };
                    let before = journal.store().operations(usize::MAX).unwrap().len();
                    journal.run(command).unwrap();
                    let made = journal.store().operations(usize::MAX).unwrap().len() > before;
                    if made {
                        album.truncate(place + 1);
                        album.push(content(&journal));
                        place += 1;
                    } else {
                        album[place] = content(&journal); // merged into the step before, or nothing was changed
                    }
                }
            }
            prop_assert_eq!(&content(&journal), &album[place], "after {:?}", step);
        }
        while journal.run(Command::Redo).is_ok() { place += 1; }
        prop_assert_eq!(place + 1, album.len());
        while journal.run(Command::Undo).is_ok() {}
        prop_assert_eq!(&content(&journal), &album[0]);
        drop(journal);
        journal = Journal::open(&path, hand.clock()).unwrap();
        while journal.run(Command::Redo).is_ok() {}
        prop_assert_eq!(&content(&journal), &album[place]);
    }
}

#[test]
fn an_entry_deleted_weeks_ago_comes_back_and_nothing_else_changes() {
    let (folder, hand) = (tempfile::tempdir().unwrap(), Hand::new());
    let path = folder.path().join("journal.db");
    let mut journal = Journal::create(&path, &Settings::default(), hand.clock()).unwrap();
    let ids: Vec<Uuid> = (1..4)
        .map(|score| {
            hand.pass(3600);
            let episode = entry(&journal, score, &format!("word {score}"));
            save(&mut journal, episode)
        })
        .collect();
    let lost = journal.store().episode(ids[1]).unwrap().unwrap();
    journal.run(Command::Delete(vec![ids[1]])).unwrap();
    hand.pass(21 * 86_400);
    drop(journal);
    let mut journal = Journal::open(&path, hand.clock()).unwrap();
    let first = journal.store().episode(ids[0]).unwrap().unwrap();
    save(&mut journal, Episode { notes: "changed word".to_owned(), ..first });
    let (others, _) = content(&journal);
    let deleted = journal.store().deleted(10).unwrap();
    assert_eq!(deleted.iter().map(|gone| &gone.episode).collect::<Vec<_>>(), [&lost]);
    journal.run(Command::PutBack(Box::new(deleted[0].episode.clone()))).unwrap();
    let (now, _) = content(&journal);
    assert_eq!(now.iter().filter(|episode| episode.id != lost.id).cloned().collect::<Vec<_>>(), others);
    assert_eq!(journal.store().episode(lost.id).unwrap().unwrap(), lost);
    assert!(journal.store().deleted(10).unwrap().is_empty());
    journal.run(Command::Undo).unwrap();
    assert_eq!(content(&journal).0, others);
}

#[test]
fn the_versions_of_an_entry_tell_what_it_was() {
    let (folder, hand) = (tempfile::tempdir().unwrap(), Hand::new());
    let mut journal = Journal::create(&folder.path().join("j.db"), &Settings::default(), hand.clock()).unwrap();
    let first = entry(&journal, 6, "");
    let id = save(&mut journal, first.clone());
    for (score, pause) in [(5, 90), (4, 90), (3, 20)] {
        hand.pass(pause);
        save(&mut journal, Episode { nrs_worst: Nrs::ALL[score], ..first.clone() });
    }
    let scores = |journal: &Journal| -> Vec<(Option<u8>, Option<u8>)> {
        let score = |episode: &Option<Episode>| episode.as_ref().map(|episode| episode.nrs_worst.get());
        journal.store().versions(id).unwrap().iter().map(|step| (score(&step.before), score(&step.after))).collect()
    };
    // The last two changes came within a minute, so they are one step.
    assert_eq!(scores(&journal), [(None, Some(6)), (Some(6), Some(5)), (Some(5), Some(3))]);
    journal.run(Command::Undo).unwrap();
    assert_eq!(scores(&journal), [(None, Some(6)), (Some(6), Some(5))]);
    journal.run(Command::Delete(vec![id])).unwrap();
    assert_eq!(scores(&journal).last(), Some(&(Some(5), None)));
}

#[test]
fn what_was_removed_for_good_is_nowhere_in_the_file() {
    let (folder, hand) = (tempfile::tempdir().unwrap(), Hand::new());
    let path = folder.path().join("journal.db");
    let mut journal = Journal::create(&path, &Settings::default(), hand.clock()).unwrap();
    let kept = entry(&journal, 3, "word marmalade");
    save(&mut journal, kept);
    let secret = entry(&journal, 4, "word zzyzxsecret");
    let id = save(&mut journal, secret);
    journal.run(Command::Delete(vec![id])).unwrap();
    let holds = |word: &str| {
        let bytes = std::fs::read(&path).unwrap();
        bytes.windows(word.len()).any(|part| part == word.as_bytes())
    };
    assert!(holds("zyzxsecret"), "it can still be put back");
    journal.run(Command::ForgetDeleted).unwrap();
    assert!(holds("marmalade"));
    assert!(!holds("zyzxsecret"));
    assert!(journal.run(Command::PutBack(Box::new(journal.store().last_written().unwrap().unwrap()))).is_ok());
}

/// All that the file holds, by kind and key.
type Records = BTreeMap<String, Record>;

fn records(store: &Store) -> Records {
    let mut all = Vec::new();
    let episodes = store.episodes_at(&store.places(Span::ALL).unwrap()).unwrap();
    all.extend(episodes.into_iter().map(|episode| Record::Episode(Box::new(episode))));
    all.extend(store.settings().unwrap().into_iter().map(Record::Setting));
    let checks = store.checks(usize::MAX).unwrap();
    assert!(checks.is_sorted_by_key(|check| std::cmp::Reverse((check.at.utc_s, check.id))));
    all.extend(checks.into_iter().map(|check| Record::Check(Box::new(check))));
    let visits = store.visits(usize::MAX).unwrap();
    assert!(visits.is_sorted_by_key(|visit| std::cmp::Reverse((visit.at.utc_s, visit.id))));
    all.extend(visits.into_iter().map(Record::Visit));
    all.extend(store.profile_answers().unwrap().into_iter().map(Record::Profile));
    all.extend(store.sessions(usize::MAX).unwrap().into_iter().map(|session| Record::Session(Box::new(session))));
    all.extend(store.first_days_plans(usize::MAX).unwrap().into_iter().map(|plan| Record::FirstDays(Box::new(plan))));
    all.extend(store.routines().unwrap().into_iter().map(|routine| Record::Routine(Box::new(routine))));
    all.extend(store.progress(usize::MAX).unwrap().into_iter().map(|line| Record::Progress(Box::new(line))));
    all.extend(store.products().unwrap().into_iter().map(|product| Record::Product(Box::new(product))));
    let doses = store.doses_between(i64::MIN, i64::MAX, usize::MAX).unwrap();
    assert!(doses.is_sorted_by_key(|dose| std::cmp::Reverse((dose.at.utc_s, dose.id))));
    all.extend(doses.into_iter().map(|dose| Record::Dose(Box::new(dose))));
    all.extend(store.goals().unwrap().into_iter().map(|goal| Record::Goal(Box::new(goal))));
    all.extend(store.goal_ratings().unwrap().into_iter().map(Record::GoalRating));
    all.into_iter().map(|record| (format!("{:?}", key(&record)), record)).collect()
}

fn key(record: &Record) -> Key {
    match record {
        Record::Episode(episode) => Key::Episode(episode.id),
        Record::Setting(setting) => Key::Setting(setting.key.clone()),
        Record::Check(check) => Key::Check(check.id),
        Record::Visit(visit) => Key::Visit(visit.id),
        Record::Profile(answer) => Key::Profile(answer.field.clone()),
        Record::Session(session) => Key::Session(session.id),
        Record::FirstDays(plan) => Key::FirstDays(plan.id),
        Record::Routine(routine) => match routine.id {
            RoutineId::Own(id) => Key::Routine(id),
            RoutineId::Ready(_) => panic!("a ready routine in a journal"),
        },
        Record::Progress(line) => Key::Progress(line.id),
        Record::Product(product) => Key::Product(product.id),
        Record::Dose(dose) => Key::Dose(dose.id),
        Record::Goal(goal) => Key::Goal(goal.id),
        Record::GoalRating(rating) => Key::GoalRating(rating.id),
    }
}

/// What is done with a store: one step that writes or takes away records, one back, one forward.
#[derive(Clone, Debug)]
enum Deed {
    Apply(Vec<(bool, u32, u32, u32)>),
    Undo,
    Redo,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let change = (prop::bool::weighted(0.7), 0..13_u32, 0..4_u32, 0..1000_u32);
    let deed = prop_oneof![
        4 => prop::collection::vec(change, 1..4).prop_map(Deed::Apply),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ];
    prop::collection::vec(deed, 1..40)
}

proptest! {
    #![proptest_config(Config { cases: 24, failure_persistence: None, max_shrink_iters: 200, ..Config::default() })]

    #[test]
    fn records_of_every_kind_go_back_and_forward_also_tomorrow(deeds in deeds()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let mut store = Store::create(&path, &[]).unwrap();
        let (mut album, mut place) = (vec![records(&store)], 0);
        for (number, deed) in deeds.iter().enumerate() {
            let at = moment(u32::try_from(number).unwrap());
            match deed {
                Deed::Apply(changes) => {
                    let changes: Vec<Change> = changes.iter().map(|(put, kind, which, number)| {
                        let record = record(*kind, *which, *number);
                        if *put { Change::Put(record) } else { Change::Delete(key(&record)) }
                    }).collect();
                    // Each step has a name of its own, so none melts into the step before.
                    store.apply(&format!("step {number}"), at, &changes).unwrap();
                    album.truncate(place + 1);
                    album.push(records(&store));
                    place += 1;
                }
                Deed::Undo => { if store.undo(at).is_ok() { place -= 1; } }
                Deed::Redo => { if store.redo().is_ok() { place += 1; } }
            }
            prop_assert_eq!(&records(&store), &album[place], "after {:?}", deed);
        }
        drop(store);
        store = Store::open(&path).unwrap();
        while store.redo().is_ok() {}
        let last = records(&store);
        prop_assert_eq!(&last, album.last().unwrap());
        while store.undo(moment(0)).is_ok() {}
        prop_assert_eq!(&records(&store), &album[0]);
        while store.redo().is_ok() {}
        prop_assert_eq!(&records(&store), &last);
        // Forgetting for good changes nothing of what is there, and nothing that was gone ever comes back.
        for _ in 0..last.len() {
            let _ = store.undo(moment(0));
        }
        let here = records(&store);
        store.forget_deleted().unwrap();
        prop_assert_eq!(&records(&store), &here);
        let known = |store: &Store| records(store).keys().all(|key| key.starts_with("Setting") || here.contains_key(key));
        while store.redo().is_ok() { prop_assert!(known(&store)); }
        while store.undo(moment(0)).is_ok() { prop_assert!(known(&store)); }
    }
}

#[test]
fn a_check_an_answer_and_a_visit_that_are_gone_are_forgotten_and_the_others_keep_their_history() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut store = Store::create(&path, &[]).unwrap();
    let visit = |which: u128, said: &str| match record(3, 0, 0) {
        Record::Visit(visit) => Record::Visit(Visit { id: Uuid::from_u128(which), said: said.to_owned(), ..visit }),
        other => other,
    };
    let answer = |field: &str, words: &str| {
        Record::Profile(ProfileAnswer { field: field.to_owned(), value: Value::Text(words.to_owned()), at: moment(0) })
    };
    let check = |which: u128, open: &str| {
        Record::Check(Box::new(Check { open: vec![open.to_owned()], ..check(Uuid::from_u128(which), moment(0), 1) }))
    };
    let put = |records: Vec<Record>| records.into_iter().map(Change::Put).collect::<Vec<_>>();
    let gone = [visit(1, "zzvisit"), answer("gone", "zzanswer"), check(1, "zzcheck")];
    let first = [visit(2, "first visit"), answer("kept", "first answer"), check(2, "first check")];
    let second = [visit(2, "second visit"), answer("kept", "second answer"), check(2, "second check")];
    store.apply("tell", moment(0), &put([gone.to_vec(), first.to_vec()].concat())).unwrap();
    store.apply("change", moment(100), &put(second.to_vec())).unwrap();
    let deletes: Vec<Change> = gone.iter().map(|record| Change::Delete(key(record))).collect();
    store.apply("delete", moment(200), &deletes).unwrap();
    let holds = |word: &str| {
        let bytes = std::fs::read(&path).unwrap();
        bytes.windows(word.len()).any(|part| part == word.as_bytes())
    };
    assert!(["zzvisit", "zzanswer", "zzcheck"].into_iter().all(holds), "they can still be put back");
    store.forget_deleted().unwrap();
    assert!(!["zzvisit", "zzanswer", "zzcheck"].into_iter().any(holds));
    let of = |list: &[Record]| -> Records { list.iter().map(|one| (format!("{:?}", key(one)), one.clone())).collect() };
    assert_eq!(records(&store), of(&second));
    assert_eq!(store.undo(moment(300)).unwrap(), "change");
    assert_eq!(records(&store), of(&first));
    assert_eq!(store.redo().unwrap(), "change");
    assert_eq!(records(&store), of(&second));
    let id = Uuid::from_u128(2);
    assert_eq!(store.check(id).unwrap().map(|check| check.open), Some(vec!["second check".to_owned()]));
    assert_eq!((store.checks(0).unwrap().len(), store.checks(5).unwrap().len()), (0, 1));
}
