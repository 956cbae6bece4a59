//! The program killed in mid-session, 200 times, by the file it leaves: a second telling of `ui.md` 8.6, moved by hand,
//! says where the session has to be when it is opened again, after short and long gaps, with the clock set back and
//! forward by an hour, and on a day on which the clocks change.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;

use chrono::LocalResult;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use soleus::app::clock::Clock;
use soleus::app::run::Journal;
use soleus::domain::body::Side;
use soleus::domain::exercise::Work;
use soleus::domain::session::{Event, EventKind, PhaseKind, Plan, SessionRecord, Status};
use soleus::domain::setting::Settings;
use soleus::domain::when::{LocalZone, Moment, Now};
use soleus::ui::window::Window;
use window::{Start, open};

/// 29 March 2026, 01:00 UTC: the clocks go from 02:00 to 03:00.
const CHANGE_S: i64 = 1_774_746_000;
const ZONE: LocalZone = LocalZone { of_local: |_| LocalResult::Single(120), of_utc: offset };
const HOUR_MS: i64 = 3_600_000;
const KILLS: usize = 200;

fn offset(utc_s: i64) -> i32 {
    if utc_s < CHANGE_S { 60 } else { 120 }
}

/// A program that can be killed, on one screen. Between presses nothing is drawn: only the clock is asked.
#[derive(Default)]
struct Computer {
    window: Option<Window>,
    draws: bool,
}

impl eframe::App for Computer {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        if let Some(window) = &mut self.window {
            window.logic(ctx, frame);
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if let Some(window) = self.window.as_mut().filter(|_| self.draws) {
            window.ui(ui, frame);
        }
    }
}

struct Person {
    harness: Harness<'static, Computer>,
    place: PathBuf,
    utc_ms: Rc<Cell<i64>>,
}

impl Person {
    fn now(&self) -> i64 {
        self.utc_ms.get()
    }

    fn journal(&self) -> &Journal {
        self.harness.state().window.as_ref().unwrap().journal().unwrap()
    }

    fn start_program(&mut self) {
        let clock = Clock::ManualMs { utc_ms: Rc::clone(&self.utc_ms), zone: ZONE };
        let first = Some(Journal::open(&self.place, clock.clone()));
        let window = Window::new(&self.harness.ctx.clone(), self.place.clone(), clock, first, soleus::cli::answer);
        self.harness.state_mut().window = Some(window);
    }

    /// No farewell: nothing is asked, nothing is saved.
    fn kill_program(&mut self) {
        self.harness.state_mut().window = None;
    }

    fn draw(&mut self) {
        self.harness.state_mut().draws = true;
        self.harness.run_steps(2);
        self.harness.state_mut().draws = false;
    }

    fn click(&mut self, label: &str) {
        self.draw();
        self.harness.get_by_label(label).click_accesskit();
        self.draw();
    }

    fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.draw();
    }

    /// The time goes on and the program is asked once.
    fn pass(&mut self, ms: i64) {
        self.utc_ms.set(self.now() + ms);
        self.harness.step();
    }

    /// What stands on the screen under the digits.
    fn timer(&self) -> String {
        let names: Vec<String> =
            self.harness.query_all_by_role(Role::Timer).filter_map(|node| node.accesskit_node().label()).collect();
        names.first().cloned().unwrap_or_default()
    }

    fn in_file(&self) -> SessionRecord {
        self.journal().session_under_way().expect("a session on the desk")
    }
}

/// One stretch of time in the second telling.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    kind: PhaseKind,
    side: Option<Side>,
    /// Exercise, set and repeat: what "again" doubles.
    place: (usize, u16, u16),
    length_ms: i64,
    more_ms: i64,
    spent_ms: i64,
    /// How long one move takes, in a set of moves.
    move_ms: i64,
}

/// Where the session is, moved by hand.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    parts: Vec<Part>,
    plan: Vec<Part>,
    at: usize,
    paused: bool,
    again: Vec<u16>,
    back_ms: Option<i64>,
    /// The plan with all that presses added and did over: no session may run longer.
    allowed_ms: i64,
    ran_ms: i64,
}

impl Told {
    fn of(plan: &Plan) -> Self {
        let parts: Vec<Part> = plan
            .phases
            .iter()
            .map(|phase| Part {
                kind: phase.kind,
                side: phase.side,
                place: (phase.item, phase.set.n, phase.repeat.n),
                length_ms: phase.length_ms.unwrap(),
                more_ms: 0,
                spent_ms: 0,
                move_ms: match plan.items[phase.item].work {
                    Work::Moves { up_s, pause_s, down_s, .. } => i64::from(up_s + pause_s + down_s) * 1000,
                    _ => 0,
                },
            })
            .collect();
        let allowed_ms = parts.iter().map(|part| part.length_ms).sum();
        let again = vec![0; plan.items.len()];
        Self { plan: parts.clone(), parts, at: 0, paused: false, again, back_ms: None, allowed_ms, ran_ms: 0 }
    }

    fn advance(&mut self, mut ms: i64) {
        while ms > 0 && !self.paused && self.parts[self.at].kind != PhaseKind::Done {
            let part = &mut self.parts[self.at];
            let step_ms = ms.min(part.length_ms - part.spent_ms);
            part.spent_ms += step_ms;
            self.ran_ms += step_ms;
            ms -= step_ms;
            if part.spent_ms == part.length_ms {
                self.at += 1;
            }
        }
    }

    fn over(&mut self) {
        self.allowed_ms += self.parts[self.at].spent_ms;
        self.parts[self.at].spent_ms = 0;
    }

    fn press(&mut self, kind: EventKind, now_ms: i64) {
        match kind {
            EventKind::Paused => self.paused = true,
            EventKind::Resumed => self.paused = false,
            EventKind::Skipped => self.at += 1,
            EventKind::Back => {
                let soon = self.back_ms.is_some_and(|ms| (0..=2_000).contains(&(now_ms - ms)));
                self.back_ms = Some(now_ms);
                self.over();
                if soon && self.at > 0 {
                    self.at -= 1;
                    self.over();
                }
            }
            EventKind::Longer => self.nudge(5_000),
            EventKind::Shorter => self.nudge(-5_000),
            EventKind::Again => self.once_more(),
            other => panic!("{other:?}"),
        }
    }

    fn nudge(&mut self, ms: i64) {
        let part = &mut self.parts[self.at];
        if part.kind == PhaseKind::Move || part.more_ms + ms > 30_000 {
            return;
        }
        let ms = ms.max(part.spent_ms - part.length_ms);
        part.length_ms += ms;
        part.more_ms += ms;
        self.allowed_ms += ms;
        if part.length_ms == part.spent_ms {
            self.at += 1;
        }
    }

    fn once_more(&mut self) {
        let now = self.parts[self.at].clone();
        let (item, set, repeat) = now.place;
        let in_hold = matches!(now.kind, PhaseKind::Hold | PhaseKind::Switch | PhaseKind::Rest);
        if repeat == 0 || self.again[item] == 5 || !(now.kind == PhaseKind::Move || in_hold && now.move_ms == 0) {
            return;
        }
        self.again[item] += 1;
        if now.kind == PhaseKind::Move {
            self.parts[self.at].length_ms += now.move_ms;
            self.allowed_ms += now.move_ms;
            return;
        }
        let same = |part: &Part| part.place == now.place && part.kind != PhaseKind::Rest;
        let end = self.parts.iter().rposition(same).unwrap();
        for part in &mut self.parts {
            if part.place.0 == item && part.place.1 == set && part.place.2 > repeat {
                part.place.2 += 1;
            }
        }
        // Ten seconds of rest, and once more what the first repeat was in the plan.
        let rest = Part { kind: PhaseKind::Rest, side: None, length_ms: 10_000, more_ms: 0, spent_ms: 0, ..now };
        let first = (item, set, 1);
        let copies = self.plan.iter().filter(|part| part.place == first && part.kind != PhaseKind::Rest).cloned();
        let more: Vec<Part> =
            std::iter::once(rest).chain(copies).map(|part| Part { place: (item, set, repeat + 1), ..part }).collect();
        self.allowed_ms += more.iter().map(|part| part.length_ms).sum::<i64>();
        self.parts.splice(end + 1..=end, more);
    }
}

/// The program in the second telling: what it has written down, and where the session was then.
struct Book {
    told: Told,
    kept: Told,
    events: Vec<Event>,
    seen: Option<usize>,
    /// It is paused because of a gap that is not written down yet.
    slept: bool,
}

impl Book {
    fn write(&mut self, at_ms: i64, kind: EventKind) {
        self.events.push(Event { at_ms, kind });
        self.kept = self.told.clone();
    }

    fn last_ms(&self) -> i64 {
        self.events.last().unwrap().at_ms
    }

    /// A heartbeat at each change of phase and every five seconds, only while it runs.
    fn frame(&mut self, now_ms: i64) {
        if std::mem::take(&mut self.slept) {
            self.write(now_ms, EventKind::Slept);
        }
        if self.told.paused {
            return;
        }
        let turned = self.seen.replace(self.told.at) != Some(self.told.at);
        if turned || !(0..5_000).contains(&(now_ms - self.last_ms())) {
            self.write(now_ms, EventKind::Heartbeat);
        }
    }

    /// Opened again, or the clock jumped: by the clock on the wall up to 15 seconds, paused where it was after more,
    /// and no more than one heartbeat on if the clock went back.
    fn gap(&mut self, now_ms: i64) {
        let since_ms = now_ms - self.last_ms();
        self.told = self.kept.clone();
        match since_ms {
            15_001.. => (self.told.paused, self.slept) = (true, true),
            0..=15_000 => self.told.advance(since_ms),
            _ => self.told.advance(5_000),
        }
    }
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % sides
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.roll(i64::try_from(from.len()).unwrap())).unwrap()]
    }
}

fn compare(person: &Person, book: &Book, what: &str) {
    let record = person.in_file();
    assert_eq!(record.events, book.events, "{what}: an event is lost or made up");
    let (state, told) = (record.state(person.now()), &book.told);
    let part = &told.parts[told.at];
    assert_eq!((state.index, state.phase.kind, state.phase.side), (told.at, part.kind, part.side), "{what}");
    assert_eq!((state.spent_ms, state.left_ms), (part.spent_ms, Some(part.length_ms - part.spent_ms)), "{what}");
    assert_eq!(matches!(state.status, Status::Paused(_)), told.paused, "{what}: {:?}", state.status);
    assert!(state.elapsed_ms <= told.allowed_ms, "{what}: {} of {}", state.elapsed_ms, told.allowed_ms);
    assert_eq!(state.elapsed_ms, told.ran_ms, "{what}");
}

/// The screen itself says the same.
fn compare_screen(person: &Person, book: &Book, what: &str) {
    let shown = person.timer();
    let part = &book.told.parts[book.told.at];
    let seconds = (part.length_ms - part.spent_ms + 999) / 1000;
    let leg = part.side.map_or("", Side::leg_words);
    assert!(shown.contains(leg), "{what}: {shown}");
    assert_eq!(shown.starts_with("Paused"), book.told.paused, "{what}: {shown}");
    if part.kind != PhaseKind::Move {
        let unit = if seconds == 1 { "second" } else { "seconds" };
        assert!(shown.contains(&format!("{seconds} {unit} left")), "{what}: {shown}, not {seconds}");
    }
}

#[test]
fn killed_200_times_a_session_is_always_where_it_should_be_and_loses_nothing() {
    let scene = {
        let settings = Settings { fill_screen: false, ..Settings::default() };
        let mut scene = open(&Start { settings, ..Start::default() });
        let moment = Moment { utc_s: CHANGE_S - 1_800, offset_min: 60 };
        scene.clock.set(Now { moment, zone: ZONE });
        scene.harness.run();
        scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
        signs::finish(&mut scene);
        scene
    };
    let (folder, place) = (Rc::clone(&scene.folder), scene.folder.path().join("journal.db"));
    drop(scene);
    let harness = Harness::builder().with_size([640.0, 480.0]).build_eframe(|_| Computer::default());
    let utc_ms = Rc::new(Cell::new((CHANGE_S - 1_500) * 1000));
    let mut person = Person { harness, place, utc_ms };
    let (mut dice, mut kills, mut sessions) = (Dice(2026), 0, 0);
    let (mut short, mut long, mut back) = (0, 0, 0);
    while kills < KILLS {
        // Each a few minutes after the one before: the first on one side of the change, the last on the other.
        person.utc_ms.set((CHANGE_S - 1_500 + sessions * 400) * 1000 + dice.roll(1000));
        person.start_program();
        person.draw();
        person.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
        person.click("Start Strength base");
        person.click("Skip and begin");
        let record = person.in_file();
        let told = Told::of(&record.plan);
        let begun = Event { at_ms: person.now(), kind: EventKind::Started };
        let mut book = Book { kept: told.clone(), told, events: vec![begun], seen: None, slept: false };
        book.frame(person.now());
        compare(&person, &book, "begun");
        for _ in 0..10 {
            let what = format!("session {sessions}, kill {kills}");
            for _ in 0..dice.roll(12) {
                let ms = 40 + dice.roll(960);
                person.pass(ms);
                book.told.advance(ms);
                book.frame(person.now());
            }
            // Two presses in a row, sometimes within the two seconds in which "back" means the phase before.
            for _ in 0..dice.roll(3) {
                let pauses = if book.told.paused { EventKind::Resumed } else { EventKind::Paused };
                let keys = [
                    (Key::Space, pauses),
                    (Key::N, EventKind::Skipped),
                    (Key::B, EventKind::Back),
                    (Key::A, EventKind::Again),
                    (Key::Plus, EventKind::Longer),
                    (Key::Minus, EventKind::Shorter),
                ];
                let (key, kind) = dice.pick(&keys);
                person.press(key);
                book.told.press(kind, person.now());
                book.write(person.now(), kind);
                book.frame(person.now());
                compare(&person, &book, &format!("{what}, after {kind:?}"));
            }
            if dice.roll(8) == 0 {
                // The computer sleeps, or its clock is set, under a program that lives on.
                let jump_ms = dice.pick(&[15_500, 400_000, HOUR_MS, -HOUR_MS]);
                person.pass(jump_ms);
                if !book.told.paused {
                    book.gap(person.now());
                    book.frame(person.now());
                }
                compare(&person, &book, &format!("{what}, after a jump of {jump_ms} ms"));
            }
            person.kill_program();
            kills += 1;
            let gap_ms = if dice.roll(2) == 0 { dice.roll(15_000) } else { 15_001 + dice.roll(200_000) };
            let set_ms = dice.pick(&[0, 0, 0, 0, 0, HOUR_MS, -HOUR_MS]);
            person.utc_ms.set(person.now() + gap_ms + set_ms);
            let since_ms = person.now() - book.last_ms();
            match since_ms {
                15_001.. => long += 1,
                0..=15_000 => short += 1,
                _ => back += 1,
            }
            person.start_program();
            assert_eq!(person.in_file().events, book.events, "{what}: an event is lost");
            if !book.told.paused {
                book.gap(person.now());
            }
            person.click("Go on");
            book.seen = None;
            book.frame(person.now());
            compare(&person, &book, &format!("{what}, opened {since_ms} ms later"));
            compare_screen(&person, &book, &format!("{what}, opened {since_ms} ms later"));
        }
        person.press(Key::F);
        person.click("None, back to Today");
        sessions += 1;
        let kept = person.journal().store().sessions(99).unwrap();
        assert_eq!(i64::try_from(kept.len()).unwrap(), sessions, "a finished session is in the journal");
        assert!(person.journal().session_under_way().is_none());
        person.kill_program();
    }
    println!("{kills} kills: {short} short gaps, {long} long ones, {back} with the clock set back");
    assert!(short > 40 && long > 40 && back > 10);
    drop(folder);
}
