//! How long a frame of each screen takes with 100,000 entries and with 100, and the longest frame while somebody scrolls,
//! types into the search, and goes from screen to screen.
//!
//! A frame is everything the processor does for it: layout, what a screen reader is told, and the triangles. What the
//! graphics card does is measured by tests/desktop/speed on the real window.

#![allow(clippy::expect_used, clippy::panic, reason = "a bench may stop at the first surprise")]
#![allow(clippy::disallowed_methods, reason = "a bench measures time, that is its work")]

#[path = "journal/fill.rs"]
mod fill;

use std::cell::Cell;
use std::hint::black_box;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, pos2, vec2};
use egui_kittest::Harness;
use fill::{LARGE, ZONE, filled_with, moment};
use soleus::app::clock::Clock;
use soleus::app::run::Journal;
use soleus::domain::when::Now;
use soleus::ui::window::Window;

/// The newest entries of the large journal, so that today looks the same in both.
const SMALL: u32 = 100;
/// How much longer a frame may take with the large one.
const RATIO_BAR: f64 = 1.2;
/// How long the median frame of a screen may take, in milliseconds.
const FRAME_MS: f64 = 4.0;
/// How long the longest frame may take, in milliseconds.
const LONGEST_MS: f64 = 16.0;
/// Frames of a screen that are measured.
const FRAMES: usize = 101;
/// How often a way through the window is gone; the median of the longest frames counts.
const WAYS: usize = 7;
/// Frames after which something that does not come to rest never will.
const PATIENCE: usize = 2_000;
/// Each screen with the key that opens it.
const SCREENS: [(&str, Key); 10] = [
    ("Today", Key::Num1),
    ("History", Key::Num2),
    ("Routines", Key::Num3),
    ("Warning signs", Key::Num4),
    ("Trends", Key::Num5),
    ("What helped", Key::Num6),
    ("Medicines", Key::Num7),
    ("Doctor's sheet", Key::Num8),
    ("Learn", Key::Num9),
    ("Settings", Key::Comma),
];

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        // `cargo test --benches` only wants to see that it starts.
        return;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let large = folder.path().join("large.db");
    let small = folder.path().join("small.db");
    let mut desks = [(0, &large), (LARGE - SMALL, &small)].map(|(first, path)| {
        drop(filled_with(path, first..LARGE));
        Desk::open(path)
    });
    let mut missed = Vec::new();
    println!("| frame, median | 100,000 entries | 100 entries | ratio, bar {RATIO_BAR} |\n|---|---|---|---|");
    for (name, key) in SCREENS {
        for desk in &mut desks {
            desk.go(key);
        }
        // In turns, so that both meet the same machine.
        let mut times = [Vec::new(), Vec::new()];
        for _ in 0..FRAMES {
            for (desk, times) in desks.iter_mut().zip(&mut times) {
                times.push(desk.frame());
            }
        }
        let [large, small] = times.map(median);
        let ratio = large.div_duration_f64(small);
        println!("| {name} | {} | {} | {ratio:.2} |", milliseconds(large), milliseconds(small));
        if ratio > RATIO_BAR {
            missed.push(format!("{name}: {ratio:.2} times as long as with {SMALL} entries"));
        }
        if large.as_secs_f64() * 1000.0 > FRAME_MS {
            missed.push(format!("{name}: {}", milliseconds(large)));
        }
    }
    println!("\n| longest frame, 100,000 entries | time, bar {LONGEST_MS} ms |\n|---|---|");
    let mut report = |name: &str, times: Vec<Duration>| {
        let longest = median(times);
        println!("| {name} | {} |", milliseconds(longest));
        if longest.as_secs_f64() * 1000.0 > LONGEST_MS {
            missed.push(format!("longest frame, {name}: {}", milliseconds(longest)));
        }
    };
    drop(desks);
    // One after the other: only one window has a journal.
    let ways: Vec<Vec<Duration>> = (0..WAYS)
        .map(|_| {
            let mut desk = Desk::open(&large);
            SCREENS.map(|(_, key)| desk.go(key)).to_vec()
        })
        .collect();
    for (number, (name, _)) in SCREENS.into_iter().enumerate() {
        report(&format!("to {name}, the first time"), ways.iter().filter_map(|way| way.get(number).copied()).collect());
    }
    let mut large = Desk::open(&large);
    report("scrolling through History", (0..WAYS).map(|_| large.scroll()).collect());
    report("typing into the search", (0..WAYS).map(|_| large.search("stairs at work")).collect());
    report("one press on a number, and back to History", (0..WAYS).map(|_| large.log()).collect());
    assert!(missed.is_empty(), "bars missed: {}", missed.join("; "));
}

/// A window on a journal, without a display.
struct Desk {
    harness: Harness<'static, Window>,
}

impl Desk {
    fn open(path: &Path) -> Self {
        let place = path.to_owned();
        // A minute after the newest entry.
        let now = Now { moment: moment(LARGE - 1).plus_minutes(1), zone: ZONE };
        let time = Clock::Manual(Rc::new(Cell::new(now)));
        let first = Some(Journal::open(&place, time.clone()));
        let builder = Harness::builder().with_size([1100.0, 760.0]).with_max_steps(20);
        let mut harness = builder
            .build_eframe(move |creation| Window::new(&creation.egui_ctx, place, time, first, soleus::cli::answer));
        harness.run();
        Self { harness }
    }

    /// One frame.
    fn frame(&mut self) -> Duration {
        let started = Instant::now();
        self.harness.step();
        let drawn = self.harness.output();
        let triangles = self.harness.ctx.tessellate(drawn.shapes.clone(), drawn.pixels_per_point);
        black_box(triangles);
        started.elapsed()
    }

    /// Draws until nothing more is to come. Returns the longest frame.
    fn rest(&mut self) -> Duration {
        let mut longest = Duration::ZERO;
        for _ in 0..PATIENCE {
            longest = longest.max(self.frame());
            // What comes later, as a cursor that blinks, is not waited for.
            let waits = self.harness.output().viewport_output.values().all(|view| !view.repaint_delay.is_zero());
            if waits {
                return longest;
            }
        }
        panic!("it draws and draws")
    }

    /// Goes to a screen. Returns the longest frame.
    fn go(&mut self, key: Key) -> Duration {
        self.harness.key_press_modifiers(Modifiers::COMMAND, key);
        self.rest()
    }

    /// Turns the wheel over the list of the history for two hundred frames, and goes to its end and back.
    fn scroll(&mut self) -> Duration {
        self.go(Key::Num2);
        let mut longest = Duration::ZERO;
        self.harness.event(Event::PointerMoved(pos2(600.0, 500.0)));
        for number in 0..200 {
            let delta = vec2(0.0, if number < 150 { -900.0 } else { 1_800.0 });
            let turned = Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta,
                phase: TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            };
            self.harness.event(turned);
            longest = longest.max(self.frame());
        }
        longest.max(self.rest())
    }

    /// Types into the search of the history, letter by letter, and clears it.
    fn search(&mut self, words: &str) -> Duration {
        self.go(Key::Num2);
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
        self.rest();
        let mut longest = Duration::ZERO;
        for letter in words.chars() {
            self.harness.event(Event::Text(letter.to_string()));
            longest = longest.max(self.rest());
        }
        for _ in words.chars() {
            self.harness.key_press(Key::Backspace);
            longest = longest.max(self.rest());
        }
        longest
    }

    /// One press on a number, and what the history needs to know of it.
    fn log(&mut self) -> Duration {
        self.go(Key::Num1);
        self.harness.key_press(Key::Num6);
        let logged = self.rest();
        logged.max(self.go(Key::Num2))
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}
