//! Promises of the charts of a large journal: it opens beside the work of the person, shows what is newest, and holds up
//! nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/window.rs"]
mod window;

use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;
use std::sync::mpsc::{self, Receiver, Sender};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rusqlite::{Connection, named_params};
use soleus::app::clock::Clock;
use soleus::app::command::Command;
use soleus::app::run::Journal;
use soleus::app::trend::{Desk, Shown, Told, TrendSource};
use soleus::domain::body::{Leg, Side};
use soleus::domain::customs::WeekStart;
use soleus::domain::episode::Episode;
use soleus::domain::trend::{Range, Scored, TrendQuestion};
use soleus::domain::when::{Certainty, Moment};
use soleus::store::episode::{ScoreTexts, Span};
use tempfile::TempDir;
use uuid::Uuid;
use window::{Scene, again, usual_now};

/// Entries of a large journal, one an hour.
const LARGE: usize = 20_000;
/// Frames in which a job of the window has surely ended.
const PATIENCE: usize = 100_000;

/// Entries an hour apart up to an hour ago, of three sides, with zones, and with what was tried every tenth time.
fn fill(path: &Path, count: usize) {
    let plain = Connection::open(path).unwrap();
    let rows = "WITH RECURSIVE hour (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM hour WHERE n < :count)
        INSERT INTO episode (place, id, started_at_s, offset_min, certainty, still_going, side, nrs_worst, zones, kinds,
            triggers, activity, reliefs, abilities, contexts, notes, photos, written_at_s, written_offset_min)
        SELECT (:now_s - n * 3600) * 65536, printf('01920000-0000-7000-8000-%012d', n), :now_s - n * 3600, 60, 'exact', 0,
            CASE n % 3 WHEN 0 THEN 'left' WHEN 1 THEN 'right' ELSE 'both' END, n % 11,
            '[{\"leg\":\"left\",\"zone\":\"soleus\",\"nrs\":' || (n % 11) || '}]', '[\"cramp\"]', '[]', '',
            iif(n % 10, '[]', '[{\"relief\":\"ice\",\"effect\":null,\"nrs_after\":2,\"minutes\":10}]'), '[]', '[]', '', '[]',
            :now_s, 60
        FROM hour";
    let now_s = usual_now().moment.utc_s;
    plain.execute(rows, named_params! {":count": i64::try_from(count).unwrap(), ":now_s": now_s}).unwrap();
}

/// A journal with so many entries, and the way in which a window would be woken.
struct World {
    journal: Journal,
    wake: Sender<()>,
    woken: Receiver<()>,
    folder: TempDir,
}

impl World {
    fn new(count: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let clock = Clock::Manual(Rc::new(Cell::new(usual_now())));
        let journal = Journal::create(&path, &soleus::domain::setting::Settings::default(), clock).unwrap();
        fill(&path, count);
        let (wake, woken) = mpsc::channel();
        Self { journal, wake, woken, folder }
    }

    fn ask<'a, Q, V>(&self, desk: &'a mut Desk<Q, V>, question: &Q) -> Shown<'a, V>
    where
        Q: Clone + PartialEq + Send + 'static,
        V: Send + 'static,
    {
        let wake = self.wake.clone();
        let wake = move || wake.send(()).unwrap_or_default();
        desk.ask(self.journal.store(), &usual_now(), Range::All, question, wake)
    }

    /// Waits until a job has ended.
    fn wait(&self) {
        self.woken.recv().unwrap();
    }

    fn save(&mut self, minutes_ago: i64) -> Result<(), String> {
        let at = Moment { utc_s: usual_now().moment.utc_s - minutes_ago * 60, offset_min: 60 };
        let entry =
            Episode::new(Uuid::now_v7(), Side::Left, 5.try_into().unwrap(), at, Certainty::Exact, usual_now().moment);
        self.journal.run(Command::Save(Box::new(entry))).map(drop).map_err(|failure| failure.words)
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the shape that the desk asks for")]
fn entries((): &(), source: &TrendSource) -> Vec<Scored> {
    source.entries.clone()
}

fn count(shown: &Shown<'_, Vec<Scored>>) -> Option<usize> {
    if let Shown::Value(entries) = shown { Some(entries.len()) } else { None }
}

#[test]
fn a_usual_journal_is_shown_in_the_frame_that_asks() {
    let world = World::new(2_000);
    let mut desk = Desk::new(entries);
    assert_eq!(count(&world.ask(&mut desk, &())), Some(2_000));
    assert!(!desk.is_busy());
}

#[test]
fn the_two_readers_of_a_large_journal_find_each_entry_once_in_the_order_of_time() {
    let world = World::new(LARGE);
    let mut desk = Desk::new(entries);
    assert!(matches!(world.ask(&mut desk, &()), Shown::Reading(_)) && desk.is_busy());
    world.wait();
    let whole = world.journal.store().scores(Span::ALL, None, LARGE * 2, &mut ScoreTexts::default()).unwrap();
    let whole: Vec<Scored> = whole.into_iter().map(|row| row.scored).collect();
    let Shown::Value(found) = world.ask(&mut desk, &()) else { panic!("nothing to show") };
    assert_eq!((found.len(), *found == whole), (LARGE, true));
}

#[test]
fn no_entry_is_refused_while_a_large_journal_is_read_and_the_chart_then_has_them_all() {
    let mut world = World::new(LARGE);
    let mut desk = Desk::new(entries);
    for saved in 1..=20 {
        // Each save makes what is being read old, so a reading is under way in every one of them.
        world.ask(&mut desk, &());
        assert!(desk.is_busy());
        assert_eq!(world.save(saved), Ok(()));
    }
    while count(&world.ask(&mut desk, &())).is_none() {
        world.wait();
    }
    assert_eq!(count(&world.ask(&mut desk, &())), Some(LARGE + 20));
}

#[test]
fn a_change_while_a_range_is_read_is_in_the_first_numbers_that_are_shown() {
    let mut world = World::new(LARGE);
    let mut desk = Desk::new(entries);
    world.ask(&mut desk, &());
    world.save(5).unwrap();
    // What was read before the change is there, and is not shown.
    world.wait();
    let mut first = count(&world.ask(&mut desk, &()));
    while first.is_none() {
        world.wait();
        first = count(&world.ask(&mut desk, &()));
    }
    assert_eq!(first, Some(LARGE + 1));
}

#[test]
fn another_question_keeps_the_chart_until_its_own_is_there() {
    let world = World::new(LARGE);
    let mut desk = Desk::new(Told::of);
    let question = |legs: &[Leg]| TrendQuestion {
        range: Range::All,
        legs: legs.to_vec(),
        today: usual_now().today(),
        rising: vec![],
        week_start: WeekStart::Monday,
    };
    let (both, left) = (question(Leg::ALL), question(&[Leg::Left]));
    let shown = |shown: Shown<'_, Told>| match shown {
        Shown::Value(told) => (told.trend.legs.len(), told.trend.entries()),
        other => panic!("{other:?}"),
    };
    world.ask(&mut desk, &both);
    world.wait();
    assert_eq!(shown(world.ask(&mut desk, &both)), (2, LARGE));
    assert_eq!(shown(world.ask(&mut desk, &left)), (2, LARGE));
    world.wait();
    assert_eq!(shown(world.ask(&mut desk, &left)), (1, LARGE - LARGE.div_ceil(3)));
    assert!(!desk.is_busy());
}

#[test]
fn leaving_the_page_ends_its_reading_and_coming_back_begins_it_again() {
    let world = World::new(LARGE);
    let mut desk = Desk::new(entries);
    world.ask(&mut desk, &());
    desk.leave();
    assert!(!desk.is_busy());
    world.wait();
    assert!(matches!(world.ask(&mut desk, &()), Shown::Reading(_)));
    world.wait();
    assert_eq!(count(&world.ask(&mut desk, &())), Some(LARGE));
    desk.leave();
    assert_eq!(count(&world.ask(&mut desk, &())), Some(LARGE), "what was shown is there at once");
}

#[test]
fn a_journal_that_cannot_be_read_says_so_in_plain_words() {
    let said = "A part of the journal could not be read. Nothing was changed. Try again.";
    let words = |shown: Shown<'_, Vec<Scored>>| match shown {
        Shown::Failed(words) => words.to_owned(),
        other => panic!("{other:?}"),
    };
    // Gone while the window has it open: the window reads on, and only the job finds nothing.
    let world = World::new(LARGE);
    let mut desk = Desk::new(entries);
    std::fs::rename(world.journal.store().path(), world.folder.path().join("away.db")).unwrap();
    assert!(matches!(world.ask(&mut desk, &()), Shown::Reading(_)));
    world.wait();
    assert_eq!(words(world.ask(&mut desk, &())), said);
    assert!(!desk.is_busy(), "it is not tried in every frame");
    // A small one fails in the frame.
    let world = World::new(10);
    let plain = Connection::open(world.journal.store().path()).unwrap();
    plain.execute_batch("DROP INDEX episode_chart").unwrap();
    assert_eq!(words(world.ask(&mut Desk::new(entries), &())), said);
}

#[test]
fn what_the_charts_and_the_history_read_of_many_rows_is_read_from_indexes_alone() {
    let world = World::new(10);
    let plain = Connection::open(world.journal.store().path()).unwrap();
    for (sql, index) in [
        (include_str!("../src/store/episode/scores.sql"), "episode_chart"),
        (include_str!("../src/store/session/pairs.sql"), "session_chart"),
        (include_str!("../src/store/dose/pairs.sql"), "dose_chart"),
        (include_str!("../src/store/mark/list.sql"), "dose_chart"),
    ] {
        let mut statement = plain.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let mut rows = statement.raw_query();
        let mut plan = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            plan.push(row.get::<_, String>("detail").unwrap());
        }
        let covered = plan.iter().any(|step| step.contains(&format!("USING COVERING INDEX {index}")));
        assert!(covered, "{index}: {plan:?}");
    }
}

/// The window on a large journal.
fn opened() -> Scene {
    let World { journal, folder, .. } = World::new(LARGE);
    drop(journal);
    again(Rc::new(folder), Rc::new(Cell::new(usual_now())), [1100.0, 760.0])
}

/// What the first chart of the page says of itself.
fn figure(scene: &Scene) -> Option<String> {
    let found = scene.harness.query_all_by_role(Role::Figure).next();
    found.and_then(|node| node.accesskit_node().label())
}

#[test]
fn the_page_shows_a_chart_in_every_frame_until_the_larger_one_is_there() {
    let mut scene = opened();
    scene.press_with(Modifiers::COMMAND, Key::Num5);
    assert!(figure(&scene).is_some_and(|words| words.contains("of 30 days")), "{:?}", figure(&scene));
    scene.harness.get_by_label("All").click_accesskit();
    for frame in 0..PATIENCE {
        scene.harness.step();
        let words = figure(&scene).expect("a chart in every frame");
        assert!(!scene.sees("Reading your entries"), "frame {frame}");
        if words.contains("20\u{a0}000 entries") {
            return;
        }
    }
    panic!("the chart never came");
}

#[test]
fn what_is_undone_while_the_page_reads_stands_in_no_number() {
    let mut scene = opened();
    scene.press(Key::Num7).press_with(Modifiers::COMMAND, Key::Num5);
    assert_eq!(scene.count(), LARGE + 1);
    scene.harness.get_by_label("All").click_accesskit();
    scene.harness.step();
    scene.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    for _ in 0..PATIENCE {
        scene.harness.step();
        let words = figure(&scene).unwrap_or_default();
        assert!(!words.contains("20\u{a0}001 entries"), "{words}");
        if words.contains("20\u{a0}000 entries") {
            assert_eq!(scene.count(), LARGE);
            return;
        }
    }
    panic!("the chart never came: {:?}", figure(&scene));
}
