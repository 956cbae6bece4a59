//! A running session draws as many frames as its figure needs and no more, counted in a window whose clock and whose
//! screen (60 pictures a second) are moved by hand. What was counted is printed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers, ViewportCommand, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use soleus::app::clock::Clock;
use soleus::app::run::Journal;
use soleus::domain::session::{PhaseKind, Status};
use soleus::domain::setting::Settings;
use soleus::ui::window::Window;
use tempfile::TempDir;
use window::{Start, open, usual_now};

/// Between two pictures of a screen that shows 60 a second.
const SCREEN_MS: i64 = 17;

/// A window under a clock of milliseconds.
struct Film {
    harness: Harness<'static, Window>,
    utc_ms: Rc<Cell<i64>>,
    time_s: f64,
    /// When the next frame is drawn.
    due_ms: i64,
    /// What the window was told to do since it was asked last.
    told: Vec<ViewportCommand>,
    _folder: Rc<TempDir>,
}

impl Film {
    /// After a check that found nothing.
    fn open(settings: Settings) -> Self {
        let mut scene = open(&Start { settings, ..Start::default() });
        scene.press(Key::Num3).press(Key::F8).click("No").click("None of the signs, next");
        signs::finish(&mut scene);
        let folder = Rc::clone(&scene.folder);
        drop(scene);
        let now = usual_now();
        let utc_ms = Rc::new(Cell::new(now.moment.utc_s * 1000 + 137));
        let clock = Clock::ManualMs { utc_ms: Rc::clone(&utc_ms), zone: now.zone };
        let place = folder.path().join("journal.db");
        let first = Some(Journal::open(&place, clock.clone()));
        let harness = Harness::builder()
            .with_size([1100.0, 760.0])
            .build_eframe(move |creation| Window::new(&creation.egui_ctx, place, clock, first, soleus::cli::answer));
        let mut film = Self { harness, utc_ms, time_s: 1.0, due_ms: 0, told: Vec::new(), _folder: folder };
        film.settle();
        film
    }

    fn delay(&self) -> Duration {
        self.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay
    }

    fn frame(&mut self) {
        self.harness.input_mut().time = Some(self.time_s);
        self.harness.step();
        self.told.extend(self.harness.output().viewport_output[&ViewportId::ROOT].commands.clone());
        let wait_ms = i64::try_from(self.delay().as_micros().div_ceil(1000)).unwrap_or(i64::MAX).max(SCREEN_MS);
        self.due_ms = self.utc_ms.get().saturating_add(wait_ms);
    }

    fn pass(&mut self, ms: i64) {
        self.utc_ms.set(self.utc_ms.get() + ms);
        #[allow(clippy::cast_precision_loss, reason = "some seconds")]
        let seconds = ms as f64 / 1000.0;
        self.time_s += seconds;
    }

    /// The frames that follow a press, until the window waits for the clock alone.
    fn settle(&mut self) {
        for _ in 0..200 {
            self.frame();
            if self.delay() >= Duration::from_millis(20) {
                return;
            }
            self.pass(SCREEN_MS);
        }
        panic!("the window does not come to rest");
    }

    fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click_accesskit();
        self.settle();
    }

    fn start(&mut self, routine: &str) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
        self.settle();
        self.click(&format!("Start {routine}"));
        self.click("Skip and begin");
    }

    /// How many frames are drawn in this time, as a desktop draws them: when they were asked for, but never two in one
    /// picture of the screen.
    fn frames_in(&mut self, ms: i64) -> usize {
        let end = self.utc_ms.get() + ms;
        let mut frames = 0;
        loop {
            if self.due_ms > end {
                self.pass(end - self.utc_ms.get());
                return frames;
            }
            self.pass(self.due_ms - self.utc_ms.get());
            self.frame();
            frames += 1;
        }
    }

    fn timer(&self) -> String {
        let names: Vec<String> =
            self.harness.query_all_by_role(Role::Timer).filter_map(|node| node.accesskit_node().label()).collect();
        names.first().cloned().unwrap_or_default()
    }

    /// Draws until this phase has just begun.
    fn until(&mut self, kind: PhaseKind) {
        for _ in 0..100_000 {
            let session = self.harness.state().journal().unwrap().session_under_way().unwrap();
            if session.state(self.utc_ms.get()).phase.kind == kind {
                return;
            }
            self.frames_in(100);
        }
        panic!("{kind:?} never comes");
    }
}

/// What is counted: a phase, for how many seconds from its second second on, the most and the least frames a second.
type Count = (PhaseKind, i64, (usize, usize));
/// A routine, whether movement is wanted, and its counts in order.
const FILMS: [(&str, bool, &[Count]); 3] = [
    (
        "Strength base",
        true,
        &[
            (PhaseKind::GetReady, 8, (1, 1)),
            (PhaseKind::Hold, 25, (1, 1)),
            (PhaseKind::Switch, 3, (1, 1)),
            (PhaseKind::Rest, 8, (1, 1)),
        ],
    ),
    ("Getting moving", true, &[(PhaseKind::Move, 20, (30, 28))]),
    ("Getting moving", false, &[(PhaseKind::Move, 20, (1, 1))]),
];

#[test]
fn a_running_session_draws_at_most_as_many_frames_as_its_figure_needs() {
    for (routine, moves, counts) in FILMS {
        let mut film = Film::open(Settings { less_movement: !moves, ..Settings::default() });
        film.start(routine);
        let still = if moves { "" } else { ", less movement" };
        for (kind, seconds, (most, least)) in counts {
            film.until(*kind);
            film.frames_in(1_000);
            let frames = film.frames_in(seconds * 1000);
            let seconds = usize::try_from(*seconds).unwrap();
            let what = format!("{}{still}: {frames} frames in {seconds} s", kind.name());
            println!("{what}");
            assert!(frames <= most * seconds, "{what}, more than {most} a second");
            assert!(frames >= least * seconds, "{what}, fewer than {least} a second");
        }
        film.press(Key::Space);
        assert!(film.timer().starts_with("Paused"));
        // One more frame takes the word "Paused." from the screen reader.
        film.frames_in(4_000);
        let frames = film.frames_in(60_000);
        println!("Paused{still}: {frames} frames in 60 s");
        assert_eq!(frames, 0);
    }
}

#[test]
fn a_whole_session_draws_no_more_frames_than_its_figure_and_its_digits_need() {
    for volume in [60, 0] {
        let mut film = Film::open(Settings { volume, ..Settings::default() });
        film.start("Bedtime stretch");
        let plan = film.harness.state().journal().unwrap().session_under_way().unwrap().plan;
        // The way into each hold and out of it takes 0.6 seconds, slow moves take all of their time.
        let of = |kind: PhaseKind| plan.phases.iter().filter(move |phase| phase.kind == kind);
        let moves_ms: i64 = of(PhaseKind::Move).map(|phase| phase.about_ms).sum();
        let ways = 2 * i64::try_from(of(PhaseKind::Hold).count()).unwrap();
        let moving_s = (moves_ms + ways * 600 + 999) / 1000;
        let whole_s = plan.about_ms() / 1000;
        // Without sound the edge lights up once for a phase and goes out again.
        let lights = if volume == 0 { plan.phases.len() } else { 0 };
        let allowed = usize::try_from(30 * moving_s + whole_s).unwrap() + lights;
        let frames = film.frames_in(plan.about_ms() + 2_000);
        let ended = film.harness.state().journal().unwrap().session_under_way().unwrap();
        assert_eq!(ended.state(film.utc_ms.get()).status, Status::Done);
        println!(
            "Bedtime stretch, volume {volume}: {frames} frames in {whole_s} s, {moving_s} s of them moving; {allowed} are allowed"
        );
        assert!(frames <= allowed, "{frames} of {allowed}");
        assert!(frames * 10 > allowed * 9, "{frames} of {allowed}: it stutters");
    }
}

#[test]
fn the_window_fills_the_screen_while_a_session_runs_and_is_given_back() {
    let fills = |film: &mut Film| -> Vec<bool> {
        let told = std::mem::take(&mut film.told);
        let fill = |command| if let ViewportCommand::Fullscreen(full) = command { Some(full) } else { None };
        told.into_iter().filter_map(fill).collect()
    };
    let full = |film: &mut Film, full: bool| {
        film.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().fullscreen = Some(full);
    };
    let mut film = Film::open(Settings::default());
    film.start("Strength base");
    assert_eq!(fills(&mut film), [true]);
    full(&mut film, true);
    film.press(Key::Space);
    assert!(fills(&mut film).is_empty(), "a pause changes nothing");
    film.press(Key::F);
    assert_eq!(fills(&mut film), [false], "the end gives it back");
    full(&mut film, false);
    film.click("None, back to Today");
    // Left with Esc, and taken up again.
    film.start("Strength base");
    full(&mut film, true);
    film.press(Key::Escape);
    film.press(Key::Escape);
    assert_eq!(fills(&mut film), [true, false]);
    full(&mut film, false);
    film.click("Go on");
    assert_eq!(fills(&mut film), [true]);
    full(&mut film, true);
    film.press(Key::S);
    assert_eq!(fills(&mut film), [false], "also at a stop");
    // Somebody who had it full keeps it so, and who does not want it is left alone.
    let mut film = Film::open(Settings::default());
    full(&mut film, true);
    film.settle();
    film.start("Strength base");
    film.press(Key::F);
    assert!(fills(&mut film).is_empty());
    let mut film = Film::open(Settings { fill_screen: false, ..Settings::default() });
    film.start("Strength base");
    film.press(Key::F);
    assert!(fills(&mut film).is_empty());
}

#[test]
fn a_discreet_window_says_nothing_of_a_session_in_its_title() {
    let mut film = Film::open(Settings { discreet: true, private_notes: false, ..Settings::default() });
    film.start("Strength base");
    film.until(PhaseKind::Hold);
    let info = film.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    (info.minimized, info.focused) = (Some(true), Some(false));
    film.frames_in(2_500);
    assert!(!film.told.iter().any(|command| matches!(command, ViewportCommand::Title(_))));
}

#[test]
fn the_title_tells_the_phase_to_somebody_who_looks_elsewhere() {
    let titles = |film: &mut Film| -> Vec<String> {
        let told = std::mem::take(&mut film.told);
        let title = |command| if let ViewportCommand::Title(words) = command { Some(words) } else { None };
        told.into_iter().filter_map(title).collect()
    };
    let mut film = Film::open(Settings::default());
    film.start("Strength base");
    film.until(PhaseKind::Hold);
    film.frames_in(2_000);
    assert_eq!(titles(&mut film), Vec::<String>::new(), "nobody needs it while the window is looked at");
    let viewport = |film: &mut Film, minimized: bool, focused: bool| {
        let info = film.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        (info.minimized, info.focused) = (Some(minimized), Some(focused));
    };
    viewport(&mut film, true, false);
    film.frames_in(2_500);
    assert!(titles(&mut film).iter().any(|title| title == "Hold left 26\u{a0}s, Soleus"));
    viewport(&mut film, false, false);
    film.frames_in(2_500);
    assert_eq!(
        titles(&mut film),
        ["Hold left, Soleus"],
        "seen beside something else it does not cost a frame a second"
    );
    viewport(&mut film, false, true);
    film.frames_in(2_500);
    assert_eq!(titles(&mut film), ["Soleus"]);
}
