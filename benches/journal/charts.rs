//! The window as it opens a range of Trends and of What helped: how long until the chart is there, and the longest frame
//! on the way. Frames are laid out as on a screen; only what the graphics card does is not in them.

use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use soleus::app::clock::Clock;
use soleus::app::run::Journal;
use soleus::domain::when::Now;
use soleus::ui::window::Window;

use super::median;

/// How often each range is opened.
const TIMES: usize = 11;
/// Frames after which a chart that is not there counts as never.
const PATIENCE: usize = 100_000;

/// What is pressed, as the table calls it, and the label of the button.
pub const RANGES: [(&str, &str); 3] = [("All", "All"), ("90 days", "90 days"), ("30 days", "30 days")];

/// How one range opens.
#[derive(Clone, Copy, Default)]
pub struct Opening {
    /// From the press to the end of the frame with the new chart, the median.
    pub time: Duration,
    /// The longest frame of that, the median over the openings.
    pub frame: Duration,
}

/// A window on a journal, without a display.
pub struct Desk {
    harness: Harness<'static, Window>,
}

impl Desk {
    /// Opens the window with the clock at the newest entry.
    pub fn open(path: &Path, now: Now) -> Self {
        let place = path.to_owned();
        let time = Clock::Manual(Rc::new(Cell::new(now)));
        let first = Some(Journal::open(&place, time.clone()));
        let builder = Harness::builder().with_size([1100.0, 760.0]).with_max_steps(20);
        let mut harness = builder
            .build_eframe(move |creation| Window::new(&creation.egui_ctx, place, time, first, soleus::cli::answer));
        harness.run();
        Self { harness }
    }

    /// Goes to Trends.
    pub fn trends(&mut self) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
        self.harness.run();
        self.until_it_stands(&self.said());
    }

    /// Opens a range again and again, from seven days on.
    pub fn opening(&mut self, label: &str) -> Opening {
        self.pressing("7 days", label)
    }

    /// Takes the right leg out and in again.
    pub fn leg(&mut self) -> Opening {
        self.pressing("Right leg", "Right leg")
    }

    fn pressing(&mut self, first: &str, label: &str) -> Opening {
        let (mut times, mut frames) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            self.press(first);
            let (time, frame) = self.press(label);
            times.push(time);
            frames.push(frame);
        }
        Opening { time: median(times), frame: median(frames) }
    }

    /// Presses, and draws frames until the chart says something else. Returns the time and the longest frame.
    fn press(&mut self, label: &str) -> (Duration, Duration) {
        let before = self.said();
        self.harness.get_by_label(label).click_accesskit();
        self.until_other(&before)
    }

    fn until_other(&mut self, before: &str) -> (Duration, Duration) {
        let (mut time, mut longest) = (Duration::ZERO, Duration::ZERO);
        for _ in 0..PATIENCE {
            let started = Instant::now();
            self.harness.step();
            let frame = started.elapsed();
            longest = longest.max(frame);
            time += frame;
            if self.said() != before {
                return (time, longest);
            }
        }
        panic!("the chart never came: {before}")
    }

    fn until_it_stands(&mut self, before: &str) {
        if before.is_empty() {
            self.until_other(before);
        }
    }

    /// What the first chart says of itself; nothing while it is not there.
    fn said(&self) -> String {
        let found = self.harness.query_all_by_role(Role::Figure).next();
        found.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    }
}
