//! The real window in a test: a journal in a folder of its own, a clock that is moved by hand, no display.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;

use chrono::{LocalResult, NaiveDateTime};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use soleus::app::clock::Clock;
use soleus::app::command::Command;
use soleus::app::run::Journal;
use soleus::app::sample;
use soleus::domain::episode::Episode;
use soleus::domain::setting::Settings;
use soleus::domain::when::{LocalZone, Moment, Now};
use soleus::ui::window::Window;
use tempfile::TempDir;

/// Something that is done in a window.
pub type Steps = fn(&mut Scene);

/// A window with its folder and its clock.
pub struct Scene {
    pub harness: Harness<'static, Window>,
    pub clock: Rc<Cell<Now>>,
    pub folder: Rc<TempDir>,
}

/// What a scene starts with.
#[derive(Clone)]
pub struct Start {
    pub size: [f32; 2],
    pub settings: Settings,
    /// Fill the journal with the eight weeks of the sample.
    pub sample: bool,
    /// Whether there is a journal at all.
    pub journal: bool,
    /// What was done in it before the window opens.
    pub before: Vec<Command>,
}

impl Default for Start {
    fn default() -> Self {
        Self { size: [1100.0, 760.0], settings: Settings::default(), sample: false, journal: true, before: Vec::new() }
    }
}

/// Sunday 22 November 2026, 14:32, one hour ahead of UTC.
pub fn usual_now() -> Now {
    at("2026-11-22 14:32")
}

/// A local time, one hour ahead of UTC.
pub fn at(text: &str) -> Now {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    let moment = Moment { utc_s: local.and_utc().timestamp() - 3600, offset_min: 60 };
    Now { moment, zone: LocalZone { of_local: |_| LocalResult::Single(60), of_utc: |_| 60 } }
}

/// Opens the window.
pub fn open(start: &Start) -> Scene {
    let folder = Rc::new(tempfile::tempdir().unwrap());
    let clock = Rc::new(Cell::new(usual_now()));
    if start.journal {
        let place = folder.path().join("journal.db");
        let mut journal = Journal::create(&place, &start.settings, Clock::Manual(Rc::clone(&clock))).unwrap();
        if start.sample {
            for episode in sample::episodes(&usual_now()) {
                journal.run(Command::Save(Box::new(episode))).unwrap();
            }
        }
        for command in start.before.clone() {
            journal.run(command).unwrap();
        }
    }
    again(folder, clock, start.size)
}

/// Opens the window on what lies in the folder, as after a restart.
pub fn again(folder: Rc<TempDir>, clock: Rc<Cell<Now>>, size: [f32; 2]) -> Scene {
    let place: PathBuf = folder.path().join("journal.db");
    let time = Clock::Manual(Rc::clone(&clock));
    let first = place.is_file().then(|| Journal::open(&place, time.clone()));
    let builder = Harness::builder().with_size(size).with_max_steps(20).with_theme(egui::Theme::Light);
    #[cfg(feature = "pictures")]
    let builder = builder.wgpu();
    let mut harness =
        builder.build_eframe(move |creation| Window::new(&creation.egui_ctx, place, time, first, soleus::cli::answer));
    harness.run();
    Scene { harness, clock, folder }
}

impl Scene {
    pub fn click(&mut self, label: &str) -> &mut Self {
        self.harness.get_by_label(label).click_accesskit();
        self.harness.run();
        self
    }

    pub fn press(&mut self, key: Key) -> &mut Self {
        self.harness.key_press(key);
        self.harness.run();
        self
    }

    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) -> &mut Self {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
        self
    }

    pub fn type_into(&mut self, label: &str, text: &str) -> &mut Self {
        self.harness.get_by_label(label).focus();
        self.harness.run();
        self.harness.get_by_label(label).type_text(text);
        self.harness.run();
        self
    }

    /// Presses with the pointer, in the middle of the control.
    pub fn mouse(&mut self, label: &str) -> &mut Self {
        self.harness.get_by_label(label).click();
        self.harness.run();
        self
    }

    /// Presses a choice of the question, which is a group of that name.
    pub fn pick(&mut self, question: &str, label: &str) -> &mut Self {
        self.group(question).get_by_label(label).click_accesskit();
        self.harness.run();
        self
    }

    /// Presses what is called by words that begin like this: a line of the open menu, whose name ends with its key; the
    /// button of a row, whose name ends with the day.
    pub fn menu(&mut self, words: &str) -> &mut Self {
        self.harness.get_by(|node| node.label().is_some_and(|name| name.starts_with(words))).click_accesskit();
        self.harness.run();
        self
    }

    /// The group of a question.
    pub fn group<'a>(&'a self, question: &'a str) -> Node<'a> {
        let groups = [Role::RadioGroup, Role::Group, Role::TabList];
        let found = self.harness.query_all_by_label(question);
        found.into_iter().find(|node| groups.contains(&node.accesskit_node().role())).expect(question)
    }

    /// Whether a choice or a check box is chosen.
    pub fn is_on(&self, label: &str) -> bool {
        is_on(&self.harness.get_by_label(label))
    }

    /// The name of what has the keyboard; empty if nothing has it.
    pub fn focused(&self) -> String {
        let found = self.harness.query_all(By::new().predicate(|node| node.is_focused() && !node.is_hidden()));
        let names: Vec<String> = found.into_iter().filter_map(|node| node.accesskit_node().label()).collect();
        names.last().cloned().unwrap_or_default()
    }

    /// Names of everything that has this role.
    pub fn names(&self, role: Role) -> Vec<String> {
        self.harness.query_all_by_role(role).filter_map(|node| node.accesskit_node().label()).collect()
    }

    pub fn has(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    /// The name of the page.
    pub fn title(&self) -> String {
        self.names(Role::Heading).first().cloned().unwrap_or_default()
    }

    /// Lets time go by in the window, as for typing that rests.
    pub fn rest(&mut self) -> &mut Self {
        self.harness.run_steps(8);
        self
    }

    /// What stands in a field.
    pub fn value(&self, label: &str) -> Option<String> {
        self.field(label).value()
    }

    /// A text field by its label; the label itself is a node too.
    pub fn field<'a>(&'a self, label: &'a str) -> Node<'a> {
        let fields = [Role::TextInput, Role::MultilineTextInput, Role::SearchInput];
        let mut found = self.harness.query_all_by_label(label);
        found.find(|node| fields.contains(&node.accesskit_node().role())).expect(label)
    }

    pub fn rect(&self, label: &str) -> egui::Rect {
        self.harness.get_by_label(label).rect()
    }

    /// Every entry, newest first.
    pub fn entries(&self) -> Vec<Episode> {
        let store = self.journal().store();
        let places = store.places(soleus::store::episode::Span::ALL).unwrap();
        store.episodes_at(&places).unwrap()
    }

    pub fn last(&self) -> Episode {
        self.journal().store().last_written().unwrap().expect("an entry")
    }

    /// What Ctrl+Z would take back.
    pub fn undo_name(&self) -> Option<String> {
        self.journal().store().next_undo().unwrap().map(|step| step.name)
    }

    pub fn sees(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    /// How often such words stand on the screen.
    pub fn count_of(&self, words: &str) -> usize {
        self.harness.query_all_by_label_contains(words).count()
    }

    pub fn journal(&self) -> &Journal {
        self.harness.state().journal().expect("an open journal")
    }

    pub fn count(&self) -> usize {
        self.journal().store().episode_count().unwrap()
    }

    /// Moves the clock on.
    pub fn minutes_pass(&mut self, minutes: i64) {
        let now = self.clock.get();
        self.clock.set(Now { moment: now.moment.plus_minutes(minutes), ..now });
        self.harness.run();
    }

    /// What a screen reader says beside the name of a control.
    pub fn describes(&self, label: &str) -> String {
        self.harness.get_by_label(label).accesskit_node().description().unwrap_or_default()
    }

    /// Presses a button and returns the text that it put on the clipboard.
    pub fn copied(&mut self, label: &str) -> String {
        self.harness.get_by_label(label).click_accesskit();
        let mut text = String::new();
        for _ in 0..4 {
            self.harness.step();
            for command in &self.harness.output().platform_output.commands {
                if let egui::OutputCommand::CopyText(copied) = command {
                    text.clone_from(copied);
                }
            }
        }
        text
    }

    /// Moves the clock on by seconds and draws once.
    pub fn seconds_pass(&mut self, seconds: i64) {
        let now = self.clock.get();
        let moment = Moment { utc_s: now.moment.utc_s + seconds, ..now.moment };
        self.clock.set(Now { moment, ..now });
        self.harness.step();
    }

    /// Closes the window and opens it again on the same file.
    pub fn restart(self) -> Self {
        let Self { harness, clock, folder } = self;
        drop(harness);
        again(folder, clock, [1100.0, 760.0])
    }
}

/// Whether a node is chosen or ticked.
pub fn is_on(node: &Node<'_>) -> bool {
    let node = node.accesskit_node();
    node.is_selected() == Some(true) || node.toggled() == Some(egui::accesskit::Toggled::True)
}
