//! A guided session under a manual clock: every ready routine walked to its end, every press, and random kills, gaps and
//! changed clocks against a second, simpler telling of what has to be there on return.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

use proptest::prelude::*;
use proptest::test_runner::Config;
use soleus::content::{exercise, exercises, routine, routines};
use soleus::domain::body::Side;
use soleus::domain::episode::Nrs;
use soleus::domain::routine::Situation;
use soleus::domain::session::{
    BeatKind, Event, EventKind, GetReady, NextMorning, Outcome, PausedBy, Phase, PhaseKind, Plan, SessionRecord, State,
    Status, StopReason, state,
};
use soleus::domain::when::Moment;
use uuid::Uuid;

/// Some day in 2026, in milliseconds.
const START_MS: i64 = 1_790_000_000_000;
const BEAT_MS: i64 = 5_000;

fn usual() -> Situation {
    Situation { sore: Some(Side::Left), pain: Some(Nrs::ALL[2]), since_injury_h: Some(30), ..Situation::default() }
}

fn plan(id: &str, situation: &Situation) -> Plan {
    Plan::of_routine(routine(id).unwrap(), exercises(), situation, GetReady::Usual)
}

fn event(at_ms: i64, kind: EventKind) -> Event {
    Event { at_ms, kind }
}

/// "hold30L", "rest10", "ownB".
fn word(phase: &Phase) -> String {
    let kind = match phase.kind {
        PhaseKind::GetReady => "ready",
        PhaseKind::Hold => "hold",
        PhaseKind::Move => "move",
        PhaseKind::Switch => "switch",
        PhaseKind::Rest => "rest",
        PhaseKind::OwnPace => "own",
        PhaseKind::Done => "done",
    };
    let seconds = phase.length_ms.map(|length_ms| (length_ms / 1000).to_string()).unwrap_or_default();
    let side = match phase.side {
        Some(Side::Left) => "L",
        Some(Side::Right) => "R",
        Some(Side::Both) => "B",
        None => "",
    };
    format!("{kind}{seconds}{side}")
}

/// Routine, and for each exercise: what opens it, how many times, what one time is, what lies between.
type Lines = &'static [(&'static str, usize, &'static str, &'static str)];
const EACH_30: &str = "hold30L switch5R hold30R";
const CONTENT: &[(&str, Lines)] = &[
    ("RT-A", &[("ready10B", 1, "move60B", ""), ("ready10L", 1, "ownL", ""), ("ready10L", 10, "hold5L", "rest5")]),
    (
        "RT-B",
        &[
            ("ready10B", 1, "move60B", ""),
            ("ready10L", 3, "hold30L", "rest10"),
            ("ready10L", 3, "hold30L", "rest10"),
            ("ready10B", 2, "move40B", "rest60"),
            ("ready10L", 2, "move50L", "rest60"),
        ],
    ),
    (
        "RT-C",
        &[
            ("ready10L", 3, EACH_30, "rest10"),
            ("ready10L", 3, EACH_30, "rest10"),
            ("ready10B", 3, "move70B", "rest60"),
            ("ready10B", 3, "move70B", "rest60"),
            ("ready10L", 3, EACH_30, "rest10"),
        ],
    ),
    (
        "RT-D",
        &[
            ("ready10B", 1, "ownB", ""),
            ("ready10L", 3, "move50L switch5R move50R", "rest60"),
            ("ready10L", 2, "move40L switch5R move40R", "rest60"),
            ("ready10B", 1, "ownB", ""),
            ("ready10L", 2, "hold20L switch5R hold20R", "rest10"),
        ],
    ),
    ("RT-E", &[("ready10L", 3, "move105L", "rest60"), ("ready10L", 3, "move105L", "rest60")]),
    (
        "RT-F",
        &[
            ("ready10L", 3, "hold10L switch5R hold10R", "rest10"),
            ("rest10", 3, "hold10L switch5R hold10R", "rest10"),
            ("rest10", 3, "hold10B", "rest10"),
        ],
    ),
];

#[test]
fn the_phases_of_every_ready_routine_are_those_of_the_content() {
    assert_eq!(CONTENT.len(), routines().len());
    for (id, lines) in CONTENT {
        let mut expected: Vec<&str> = Vec::new();
        for (opens, times, once, between) in *lines {
            expected.push(opens);
            for time in 0..*times {
                if time > 0 {
                    expected.push(between);
                }
                expected.extend(once.split(' '));
            }
        }
        expected.push("done0");
        let found: Vec<String> = plan(id, &usual()).phases.iter().map(word).collect();
        assert_eq!(found, expected, "{id}");
    }
}

#[test]
fn the_minutes_keep_their_promise_and_both_legs_work_equally_long() {
    // Promise, and what the plan takes in seconds.
    let table = [
        ("RT-A", 5, 305),
        ("RT-B", 11, 630),
        ("RT-C", 22, 1355),
        ("RT-D", 21, 1295),
        ("RT-E", 15, 890),
        ("RT-F", 5, 270),
    ];
    for (id, minutes, seconds) in table {
        let plan = plan(id, &usual());
        assert_eq!((routine(id).unwrap().minutes, plan.about_ms() / 1000), (minutes, seconds), "{id}");
        assert!((plan.about_ms() - i64::from(minutes) * 60_000).abs() <= 60_000, "{id}");
    }
    // What differs from the usual: situation, minutes.
    let variants = [
        ("RT-A", Situation { since_injury_h: Some(3), ..usual() }, 3),
        ("RT-B", Situation { since_strain_h: Some(80), ..usual() }, 11),
        ("RT-E", Situation { heel_tendon: true, ..usual() }, 7),
        ("RT-F", Situation { yoga: true, ..usual() }, 7),
    ];
    for (id, situation, minutes) in variants {
        assert_eq!(plan(id, &situation).minutes(), minutes, "{id}");
    }
    for exercise in exercises() {
        let plan = Plan::of_exercise(exercise, &usual(), GetReady::Usual);
        assert!((plan.about_ms() - i64::from(exercise.minutes) * 60_000).abs() <= 60_000, "{}", exercise.id);
    }
    for routine in routines() {
        for sore in [Some(Side::Both), None] {
            let plan = plan(&String::from(routine.id.clone()), &Situation { sore, ..usual() });
            assert_eq!(plan.work_ms(Side::Left), plan.work_ms(Side::Right), "{}", routine.name);
        }
        let left = plan(&String::from(routine.id.clone()), &usual());
        let right = plan(&String::from(routine.id.clone()), &Situation { sore: Some(Side::Right), ..usual() });
        assert_eq!(left.work_ms(Side::Left), right.work_ms(Side::Right), "{}", routine.name);
        assert!(left.work_ms(Side::Left) >= left.work_ms(Side::Right), "{}", routine.name);
    }
    let strain = plan("RT-B", &Situation { since_strain_h: Some(80), ..usual() });
    assert_eq!(strain.items[2].name, "Towel stretch, knee bent");
}

/// A program that is running: it writes a heartbeat every five seconds and at each change of phase.
struct Running {
    plan: Plan,
    events: Vec<Event>,
    now_ms: i64,
    index: usize,
}

impl Running {
    fn start(plan: Plan) -> Self {
        Self { plan, events: vec![event(START_MS, EventKind::Started)], now_ms: START_MS, index: 0 }
    }

    fn state(&self) -> State {
        state(&self.plan, &self.events, self.now_ms)
    }

    fn press(&mut self, kind: EventKind) {
        self.events.push(event(self.now_ms, kind));
        self.index = self.state().index;
    }

    fn beat(&mut self) {
        self.press(EventKind::Heartbeat);
    }

    fn tick(&mut self, step_ms: i64) -> State {
        self.now_ms += step_ms;
        let state = self.state();
        if state.index != self.index || self.now_ms - self.events.last().unwrap().at_ms >= BEAT_MS {
            self.beat();
        }
        state
    }

    fn run(&mut self, time_ms: i64) {
        for _ in 0..time_ms / 100 {
            self.tick(100);
        }
        self.tick(time_ms % 100);
    }
}

#[test]
fn every_ready_routine_is_walked_to_its_end_in_any_steps() {
    for (id, _) in CONTENT {
        for step_ms in [100, 973, 4_999] {
            let mut session = Running::start(plan(id, &usual()));
            let mut seen = vec![0];
            let planned = session.plan.phases.clone();
            let mut began_ms = session.now_ms;
            for _ in 0..100_000 {
                let before = seen.len();
                let mut state = session.tick(step_ms);
                if state.phase.kind == PhaseKind::OwnPace && state.spent_ms >= state.phase.about_ms {
                    session.press(EventKind::Done);
                    state = session.state();
                }
                if state.index != *seen.last().unwrap() {
                    // A step may be longer than a phase, but none is left out of the time.
                    seen.extend(seen.last().unwrap() + 1..=state.index);
                }
                if seen.len() == before + 1 {
                    let length_ms = planned[seen[before] - 1].about_ms;
                    let took_ms = session.now_ms - began_ms;
                    assert!((took_ms - length_ms).abs() <= step_ms, "{id}: {length_ms} took {took_ms}");
                }
                if seen.len() != before {
                    began_ms = session.now_ms - state.spent_ms;
                }
                if state.status == Status::Done {
                    break;
                }
            }
            let state = session.state();
            assert_eq!(state.status, Status::Done, "{id}");
            assert_eq!(seen, (0..planned.len()).collect::<Vec<_>>(), "{id}");
            assert_eq!(state.phases, planned, "{id}");
            assert_eq!(state.items_done, (0..session.plan.items.len()).collect::<Vec<_>>(), "{id}");
            // Only the presses of "done" come a step late.
            let late_ms = state.elapsed_ms - session.plan.about_ms();
            let own = planned.iter().filter(|phase| phase.kind == PhaseKind::OwnPace).count();
            assert!((0..=i64::try_from(own).unwrap() * step_ms).contains(&late_ms), "{id}: {late_ms}");
        }
    }
}

#[test]
fn the_digits_count_whole_seconds_and_moves_are_counted_with_their_beat() {
    let session = plan("RT-E", &usual());
    let at = |ms: i64| {
        let events: Vec<Event> = (0..=ms / BEAT_MS)
            .map(|beat| {
                event(START_MS + beat * BEAT_MS, if beat == 0 { EventKind::Started } else { EventKind::Heartbeat })
            })
            .collect();
        state(&session, &events, START_MS + ms)
    };
    for (ms, digits) in [(0, 10), (1, 10), (999, 10), (1_000, 9), (9_000, 1), (9_999, 1)] {
        assert_eq!(at(ms).seconds_left(), Some(digits), "{ms}");
    }
    assert_eq!((at(1).changes_in_ms(), at(1_000).changes_in_ms()), (Some(999), Some(1_000)));
    // 2 s up, 1 s over to the sore leg, 4 s down.
    for (ms, n, kind, spent) in [
        (10_000, 1, BeatKind::Up, 0),
        (12_000, 1, BeatKind::Pause, 0),
        (13_500, 1, BeatKind::Down, 500),
        (17_000, 2, BeatKind::Up, 0),
        (114_999, 15, BeatKind::Down, 3_999),
    ] {
        let state = at(ms);
        let beat = state.beat.unwrap();
        assert_eq!((state.repeat.n, beat.kind, beat.spent_ms), (n, kind, spent), "{ms}");
    }
    assert_eq!(at(115_000).phase.kind, PhaseKind::Rest);
}

#[test]
fn a_pause_adds_nothing_and_takes_nothing() {
    let mut session = Running::start(plan("RT-C", &usual()));
    session.run(23_400);
    let before = session.state();
    session.press(EventKind::Paused);
    for pause_ms in [10, 4_000, 3_600_000, 86_400_000] {
        session.now_ms += pause_ms;
        let state = session.state();
        assert_eq!(state.status, Status::Paused(PausedBy::Person));
        assert_eq!((state.index, state.left_ms, state.elapsed_ms), (before.index, before.left_ms, before.elapsed_ms));
    }
    session.press(EventKind::Resumed);
    session.run(1_000);
    assert_eq!(session.state().left_ms.unwrap(), before.left_ms.unwrap() - 1_000);
}

#[test]
fn back_is_the_start_of_this_phase_and_soon_again_the_phase_before() {
    let mut session = Running::start(plan("RT-C", &usual()));
    session.run(50_000);
    assert_eq!(word(&session.state().phase), "hold30R");
    session.press(EventKind::Back);
    assert_eq!((session.state().index, session.state().left_ms), (3, Some(30_000)));
    session.run(2_000);
    session.press(EventKind::Back);
    assert_eq!((session.state().index, session.state().left_ms), (2, Some(5_000)));
    session.run(2_001);
    session.press(EventKind::Back);
    assert_eq!((session.state().index, session.state().left_ms), (2, Some(5_000)));
    for _ in 0..9 {
        session.press(EventKind::Back);
    }
    assert_eq!(session.state().index, 0);
    assert!(session.state().elapsed_ms <= session.state().allowed_ms);
}

#[test]
fn skip_goes_on_and_is_remembered_and_a_pause_stays_one() {
    let mut session = Running::start(plan("RT-C", &usual()));
    session.press(EventKind::Skipped);
    assert_eq!(word(&session.state().phase), "hold30L");
    session.press(EventKind::Paused);
    session.press(EventKind::Skipped);
    assert_eq!(word(&session.state().phase), "switch5R");
    assert_eq!((session.state().status, session.state().skipped), (Status::Paused(PausedBy::Person), vec![0, 1]));
    for _ in 0..100 {
        session.press(EventKind::Skipped);
    }
    assert_eq!(session.state().status, Status::Done);
    assert!(session.state().items_done.is_empty());
}

#[test]
fn again_adds_one_repeat_on_each_leg_or_one_move() {
    let words =
        |state: &State, from: usize, to: usize| state.phases[from..to].iter().map(word).collect::<Vec<_>>().join(" ");
    let mut session = Running::start(plan("RT-C", &usual()));
    session.run(12_000);
    session.press(EventKind::Again);
    let state = session.state();
    assert_eq!(
        words(&state, 1, 8),
        "hold30L switch5R hold30R rest10 hold30L switch5R hold30R",
        "the added repeat is like the others"
    );
    let counts: Vec<(u16, u16)> = state
        .phases
        .iter()
        .filter(|phase| phase.item == 0 && phase.kind == PhaseKind::Hold)
        .map(|phase| (phase.repeat.n, phase.repeat.of))
        .collect();
    assert_eq!(counts, [(1, 4), (1, 4), (2, 4), (2, 4), (3, 4), (3, 4), (4, 4), (4, 4)]);
    assert_eq!(state.allowed_ms - session.plan.about_ms(), 75_000);
    assert_eq!(state.left_ms, Some(28_000));
    for _ in 0..50 {
        session.press(EventKind::Again);
    }
    assert_eq!(session.state().phases.len(), session.plan.phases.len() + 5 * 4, "a stuck key has its limit");
    let mut session = Running::start(plan("RT-E", &usual()));
    session.run(11_000);
    session.press(EventKind::Again);
    assert_eq!((session.state().repeat.of, word(&session.state().phase)), (16, "move112L".to_owned()));
}

#[test]
fn longer_and_shorter_change_this_phase_only() {
    let mut session = Running::start(plan("RT-C", &usual()));
    session.run(12_000);
    session.press(EventKind::Longer);
    assert_eq!(session.state().left_ms, Some(33_000));
    assert_eq!(session.state().phases[3].length_ms, Some(30_000));
    for _ in 0..20 {
        session.press(EventKind::Longer);
    }
    assert_eq!(session.state().left_ms, Some(58_000), "at most half a minute more");
    for _ in 0..11 {
        session.press(EventKind::Shorter);
    }
    assert_eq!(session.state().left_ms, Some(3_000));
    session.press(EventKind::Shorter);
    assert_eq!(word(&session.state().phase), "switch5R");
}

#[test]
fn own_pace_ends_by_a_press_and_comes_to_rest_by_itself() {
    let mut session = Running::start(plan("RT-D", &usual()));
    session.run(10_000 + 600_000);
    assert_eq!(session.state().status, Status::Paused(PausedBy::Waiting));
    session.run(60_000);
    assert_eq!(session.state().elapsed_ms, 610_000);
    session.press(EventKind::Done);
    assert_eq!((session.state().status, word(&session.state().phase)), (Status::Running, "ready10L".to_owned()));
}

#[test]
fn a_stop_that_may_be_serious_is_the_end_and_a_strong_stretch_may_go_on() {
    for reason in StopReason::ALL {
        let mut session = Running::start(plan("RT-C", &usual()));
        session.run(20_000);
        session.press(EventKind::Stopped { reason: StopReason::NotSaid });
        session.press(EventKind::Stopped { reason: *reason });
        session.press(EventKind::Skipped);
        assert_eq!(session.state().status, Status::Stopped(*reason));
        session.press(EventKind::Resumed);
        let mild = [StopReason::NotSaid, StopReason::TooStrong].contains(reason);
        assert_eq!(session.state().status == Status::Running, mild, "{reason:?}");
        session.press(EventKind::Stopped { reason: StopReason::TooStrong });
        let kept = if mild { StopReason::TooStrong } else { *reason };
        assert_eq!(session.state().status, Status::Stopped(kept), "no later press makes it milder");
        session.press(EventKind::FinishedEarly);
        let record = SessionRecord {
            id: Uuid::nil(),
            started: Moment { utc_s: START_MS / 1000, offset_min: 60 },
            side: Some(Side::Left),
            plan: session.plan.clone(),
            events: session.events.clone(),
            before: None,
            after: None,
            next_morning: NextMorning::NotAsked,
        };
        assert_eq!(record.outcome(), Outcome::Stopped(if mild { StopReason::TooStrong } else { *reason }));
    }
}

#[test]
fn a_gap_of_15_seconds_goes_on_and_a_longer_one_waits_where_it_was() {
    let mut session = Running::start(plan("RT-C", &usual()));
    session.run(20_000);
    session.beat();
    let beat = session.state();
    session.now_ms += 15_000;
    assert_eq!((session.state().status, session.state().left_ms), (Status::Running, Some(5_000)));
    session.now_ms += 1;
    assert_eq!(session.state().status, Status::Paused(PausedBy::Gap));
    assert_eq!((session.state().index, session.state().left_ms), (beat.index, beat.left_ms));
    session.press(EventKind::Resumed);
    session.run(1_000);
    assert_eq!(session.state().left_ms, Some(19_000));
    // The program itself noticed a short sleep.
    session.beat();
    session.now_ms += 12_000;
    session.press(EventKind::Slept);
    assert_eq!((session.state().status, session.state().left_ms), (Status::Paused(PausedBy::Gap), Some(19_000)));
}

#[test]
fn a_clock_that_is_set_back_makes_no_phase_longer() {
    for back_ms in [1, 3_600_000, 86_400_000] {
        let mut session = Running::start(plan("RT-C", &usual()));
        session.run(20_000);
        session.beat();
        session.now_ms -= back_ms;
        assert_eq!((session.state().status, session.state().left_ms), (Status::Running, Some(15_000)));
        session.beat();
        session.run(14_000);
        assert_eq!(session.state().left_ms, Some(1_000));
        session.run(1_000);
        assert_eq!(word(&session.state().phase), "switch5R");
    }
}

#[test]
fn a_session_is_the_same_after_it_was_stored() {
    let mut session = Running::start(plan("RT-B", &usual()));
    session.run(100_000);
    session.press(EventKind::Stopped { reason: StopReason::TooStrong });
    let text = serde_json::to_string(&(&session.plan, &session.events)).unwrap();
    let (stored, events): (Plan, Vec<Event>) = serde_json::from_str(&text).unwrap();
    assert_eq!((&stored, &events), (&session.plan, &session.events));
    assert!(text.contains(r#"{"at_ms":1790000100000,"event":"stopped","reason":"too_strong"}"#), "{text}");
    let alone = Plan::of_exercise(exercise("EX08").unwrap(), &usual(), GetReady::Usual);
    assert_eq!(word(&alone.phases[0]), "hold30L", "a cramp waits for no countdown");
}

#[test]
fn the_record_knows_how_it_ended_and_how_the_next_morning_was() {
    let mut session = Running::start(plan("RT-A", &usual()));
    session.run(30_000);
    let mut record = SessionRecord {
        id: Uuid::max(),
        started: Moment { utc_s: START_MS / 1000, offset_min: 60 },
        side: Some(Side::Left),
        plan: session.plan.clone(),
        events: session.events.clone(),
        before: Some(Nrs::ALL[2]),
        after: None,
        next_morning: NextMorning::NotAsked,
    };
    assert_eq!(record.outcome(), Outcome::Open);
    session.press(EventKind::FinishedEarly);
    record.events.clone_from(&session.events);
    for morning in [NextMorning::Pain(Nrs::ALL[4]), NextMorning::Skipped] {
        record.next_morning = morning;
        assert_eq!(record.outcome(), Outcome::FinishedEarly);
    }
    let text = serde_json::to_string(&record).unwrap();
    assert_eq!(serde_json::from_str::<SessionRecord>(&text).unwrap(), record);
}

/// The second telling: where a session is, moved by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Told {
    index: usize,
    spent_ms: i64,
    paused: bool,
    done: bool,
}

impl Told {
    fn advance(&mut self, phases: &[Phase], time_ms: i64) {
        // Millisecond by millisecond would be the plainest; a hundredth of a second is enough with these numbers.
        let mut left_ms = time_ms;
        while left_ms > 0 && !self.paused && !self.done {
            self.spent_ms += 10;
            left_ms -= 10;
            if self.spent_ms >= phases[self.index].length_ms.unwrap() {
                self.go(phases, self.index + 1);
            }
        }
    }

    fn go(&mut self, phases: &[Phase], index: usize) {
        self.index = index.min(phases.len() - 1);
        self.spent_ms = 0;
        self.done = phases[self.index].kind == PhaseKind::Done;
    }
}

#[derive(Clone, Copy, Debug)]
enum Step {
    /// The program runs.
    Run(i64),
    /// It is killed, and started again so much later; meanwhile the clock was moved.
    Kill(i64, i64),
    Press(EventKind),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    const HOUR_MS: i64 = 3_600_000;
    let presses = prop::sample::select(vec![
        EventKind::Paused,
        EventKind::Resumed,
        EventKind::Resumed,
        EventKind::Skipped,
        EventKind::Back,
        EventKind::Heartbeat,
    ]);
    let clock = prop::sample::select(vec![0, 0, 0, 0, HOUR_MS, -HOUR_MS, 24 * HOUR_MS, -24 * HOUR_MS]);
    let gap = prop_oneof![0..1_600_i64, 1_500..400_000_i64];
    let step = prop_oneof![
        3 => (0..3_000_i64).prop_map(|tens| Step::Run(tens * 10)),
        2 => (gap, clock).prop_map(|(tens, clock)| Step::Kill(tens * 10, clock)),
        2 => presses.prop_map(Step::Press),
    ];
    prop::collection::vec(step, 1..40)
}

proptest! {
    #![proptest_config(Config { cases: 300, failure_persistence: None, ..Config::default() })]

    #[test]
    fn killed_at_any_moment_it_comes_back_where_it_should_be(steps in steps(), id in prop::sample::select(vec!["RT-B", "RT-C", "RT-E", "RT-F"])) {
        let mut plan = plan(id, &usual());
        let phases = plan.phases.clone();
        let mut events = vec![event(START_MS, EventKind::Started)];
        let mut now_ms = START_MS;
        let mut told = Told { index: 0, spent_ms: 0, paused: false, done: false };
        // Where it was when the last event was written.
        let mut kept = told;
        let mut back_ms: Option<i64> = None;
        for step in steps {
            match step {
                Step::Run(time_ms) => {
                    let mut left_ms = time_ms;
                    while left_ms > 0 {
                        let slice_ms = left_ms.min(BEAT_MS - (now_ms - events.last().unwrap().at_ms).clamp(0, BEAT_MS - 10));
                        now_ms += slice_ms;
                        left_ms -= slice_ms;
                        told.advance(&phases, slice_ms);
                        if now_ms - events.last().unwrap().at_ms >= BEAT_MS {
                            events.push(event(now_ms, EventKind::Heartbeat));
                            kept = told;
                        }
                    }
                }
                Step::Kill(gap_ms, clock_ms) => {
                    let last_ms = events.last().unwrap().at_ms;
                    now_ms += gap_ms + clock_ms;
                    let since_ms = now_ms - last_ms;
                    if since_ms > 15_000 {
                        told = Told { paused: kept.paused || !kept.done, ..kept };
                    } else if since_ms < 0 {
                        told = kept;
                        told.advance(&phases, BEAT_MS);
                    } else {
                        told = kept;
                        told.advance(&phases, since_ms);
                    }
                    let text = serde_json::to_string(&(&plan, &events)).unwrap();
                    let stored: (Plan, Vec<Event>) = serde_json::from_str(&text).unwrap();
                    prop_assert_eq!(&stored, &(plan.clone(), events.clone()), "no event is lost");
                    (plan, events) = stored;
                    let found = state(&plan, &events, now_ms);
                    prop_assert_eq!(found.index, told.index);
                    prop_assert_eq!(found.spent_ms, told.spent_ms);
                    // The program is back and says so.
                    events.push(event(now_ms, EventKind::Heartbeat));
                    kept = told;
                }
                Step::Press(kind) => {
                    events.push(event(now_ms, kind));
                    match kind {
                        _ if told.done => {}
                        EventKind::Paused => told.paused = true,
                        EventKind::Resumed => told.paused = false,
                        EventKind::Skipped => told.go(&phases, told.index + 1),
                        EventKind::Back => {
                            let again = back_ms.is_some_and(|ms| (0..=2_000).contains(&(now_ms - ms)));
                            told.go(&phases, if again { told.index.saturating_sub(1) } else { told.index });
                            back_ms = Some(now_ms);
                        }
                        _ => {}
                    }
                    kept = told;
                }
            }
            let found = state(&plan, &events, now_ms);
            prop_assert_eq!(found.index, told.index, "{:?}", step);
            prop_assert_eq!(found.spent_ms, told.spent_ms, "{:?}", step);
            prop_assert_eq!(found.phase.side, phases[told.index].side);
            prop_assert_eq!(found.left_ms, Some(phases[told.index].length_ms.unwrap() - told.spent_ms));
            prop_assert_eq!(found.status == Status::Done, told.done);
            prop_assert_eq!(matches!(found.status, Status::Paused(_)), told.paused && !told.done);
            prop_assert!(found.elapsed_ms <= found.allowed_ms, "longer than it may be");
        }
    }

    #[test]
    fn no_presses_at_all_make_it_longer_than_they_added(
        presses in prop::collection::vec((0..20_000_i64, 0..15_usize), 1..120),
        id in prop::sample::select(vec!["RT-A", "RT-B", "RT-C", "RT-D", "RT-E", "RT-F"]),
    ) {
        let reason = StopReason::TooStrong;
        let kinds = [
            EventKind::Started, EventKind::Paused, EventKind::Resumed, EventKind::Skipped, EventKind::Back,
            EventKind::Again, EventKind::Restarted, EventKind::Longer, EventKind::Shorter, EventKind::Done,
            EventKind::Heartbeat, EventKind::Slept, EventKind::Stopped { reason }, EventKind::Resumed,
            EventKind::Gentler { least: 10 },
        ];
        let plan = plan(id, &usual());
        let mut events = vec![event(START_MS, EventKind::Started)];
        let mut now_ms = START_MS;
        for (gap_ms, kind) in presses {
            now_ms += gap_ms;
            events.push(event(now_ms, kinds[kind]));
            let found = state(&plan, &events, now_ms);
            prop_assert!(found.elapsed_ms <= found.allowed_ms);
            prop_assert!(found.left_ms.is_none_or(|left_ms| left_ms >= 0));
            prop_assert!(found.index < found.phases.len());
            let holds = |side| found.phases.iter().filter(|phase| phase.kind == PhaseKind::Hold && phase.side == Some(side)).count();
            prop_assert!(id == "RT-B" || id == "RT-A" || holds(Side::Left) == holds(Side::Right), "legs are unequal");
        }
    }
}

#[test]
fn too_strong_goes_on_gentler_and_both_legs_stay_equal() {
    let lengths = |state: &State, item: usize| -> Vec<String> {
        let works = |phase: &&Phase| phase.item == item && matches!(phase.kind, PhaseKind::Hold | PhaseKind::Move);
        state.phases.iter().filter(works).map(word).collect()
    };
    let too_strong = EventKind::Stopped { reason: StopReason::TooStrong };
    // In the second hold of the left leg, 20 seconds in.
    let mut session = Running::start(plan("RT-C", &usual()));
    session.run(10_000 + 30_000 + 5_000 + 30_000 + 10_000 + 20_000);
    session.press(too_strong);
    session.press(EventKind::Gentler { least: 10 });
    let state = session.state();
    assert_eq!((state.status, state.left_ms, state.gentler), (Status::Running, Some(10_000), true));
    assert_eq!(lengths(&state, 0), ["hold30L", "hold30R", "hold10L", "hold10R", "hold10L", "hold10R"]);
    assert_eq!(lengths(&state, 1)[0], "hold30L", "the next exercise is as it was");
    // What is added is gentle too, and so is what is done over.
    session.press(EventKind::Again);
    assert_eq!(lengths(&session.state(), 0)[2..], ["hold10L", "hold10R"].repeat(3));
    session.press(EventKind::Back);
    session.press(EventKind::Back);
    session.press(EventKind::Back);
    assert_eq!(word(&session.state().phase), "hold10R", "going back finds no long hold again");
    assert!(session.state().elapsed_ms <= session.state().allowed_ms);
    // A number that is larger than the hold makes nothing longer.
    session.press(too_strong);
    session.press(EventKind::Gentler { least: 999 });
    assert!(lengths(&session.state(), 0).iter().all(|hold| hold != "hold999L"));
    // Slow moves: the set that is begun ends with its move, and the other leg does as many.
    let mut session = Running::start(plan("RT-D", &usual()));
    session.press(EventKind::Skipped);
    session.press(EventKind::Skipped);
    session.run(10_000 + 5_000 * 7 + 1_000);
    session.press(too_strong);
    session.press(EventKind::Gentler { least: 6 });
    assert_eq!(lengths(&session.state(), 1), ["move40L", "move40R", "move30L", "move30R", "move30L", "move30R"]);
    assert_eq!((session.state().repeat.n, session.state().repeat.of), (8, 8));
    // It is in the file, and a later stop that may be serious still cannot be made gentler.
    let text = serde_json::to_string(&session.events).unwrap();
    assert!(text.contains(r#""event":"gentler","least":6"#), "{text}");
    let events: Vec<Event> = serde_json::from_str(&text).unwrap();
    assert_eq!(state_of(&session, &events), session.state());
    session.press(EventKind::Stopped { reason: StopReason::SharpPain });
    session.press(EventKind::Gentler { least: 6 });
    assert_eq!(session.state().status, Status::Stopped(StopReason::SharpPain));
}

fn state_of(session: &Running, events: &[Event]) -> State {
    state(&session.plan, events, session.now_ms)
}
