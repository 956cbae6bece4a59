//! The plain page of a journal that is damaged, or that somebody else has changed: a backup in its place, what can be read
//! in a new journal, or nothing.

use std::path::PathBuf;

use egui::Ui;

use crate::content;
use crate::ui::icon::Icon;
use crate::ui::screen::welcome::{PathChoice, path_ui};
use crate::ui::widget::announce::Announcer;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, field, text};

/// What the page keeps between frames; the window fills it in.
#[derive(Debug, Default)]
pub struct DamagedScreen {
    /// What is wrong, in words for people.
    pub why: String,
    /// Where the journal is.
    pub place: String,
    /// Only the passphrase did not fit, so that it may be a wrong one.
    pub is_guess: bool,
    /// The newest good backup in words; what there is instead; nothing while it is looked for.
    pub newest: Option<Result<String, String>>,
    /// What is under way, with how much is done.
    pub busy: Option<(Work, usize)>,
    /// What was saved: a sentence, a line for each kind, and where it is.
    pub saved: Option<(String, Vec<String>, String)>,
    /// Why the last thing that was pressed did not work.
    pub trouble: Option<String>,
    /// What a timer of the journal has to say.
    pub alarm: Option<&'static str>,
    /// The path of another backup, once it is asked for.
    path: Option<String>,
    announcer: Announcer,
}

/// What takes a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// A backup is being made ready.
    PuttingBack,
    /// Entries are being saved.
    Saving,
}

/// What was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DamagedEvent {
    /// Put the newest good backup in the place of the journal.
    Newest,
    /// Put another one there.
    Backup(PathBuf),
    /// Ask for another one with the desktop's dialog.
    Choose,
    /// Save every entry that can be read.
    Save,
    /// Stop what is under way.
    Stop,
    /// Put what was saved in the place of the journal, and open it.
    OpenSaved,
    /// Change nothing.
    Leave,
}

impl DamagedScreen {
    /// The page with what is wrong.
    #[must_use]
    pub fn new(why: String, place: String, is_guess: bool) -> Self {
        Self { why, place, is_guess, ..Self::default() }
    }

    /// Says what came of it.
    pub fn say(&mut self, words: &str) {
        self.announcer.polite(words);
    }

    /// Says why it did not work.
    pub fn fail(&mut self, words: String) {
        self.announcer.assertive(words.clone());
        self.trouble = Some(words);
    }

    /// Says at once that a timer is over.
    pub fn ring(&mut self, words: &'static str) {
        self.announcer.assertive(words);
        self.alarm = Some(words);
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui) -> Option<DamagedEvent> {
        let mut event = None;
        text::title_ui(ui, if self.is_guess { "The journal may be damaged" } else { "The journal is damaged" });
        ui.add_space(8.0);
        if let Some(words) = self.alarm {
            card::card_ui(ui, |ui| field::error_ui(ui, words));
        }
        card::card_ui(ui, |ui| {
            text::body_ui(ui, &self.why);
            text::strong_ui(ui, "Whatever you choose, the file as it is now is kept.");
            if let Some(words) = &self.trouble {
                field::error_ui(ui, words);
            }
        });
        if self.saved.is_some() {
            card::card_ui(ui, |ui| event = self.saved_ui(ui));
        }
        card::card_ui(ui, |ui| event = event.take().or(self.backup_ui(ui)));
        if self.saved.is_none() && !self.is_guess {
            card::card_ui(ui, |ui| event = event.take().or(self.save_ui(ui)));
        }
        card::card_ui(ui, |ui| {
            text::body_ui(ui, "Or change nothing, for instance to copy the file to another disk first.");
            if ui.add(Button::secondary("Leave it alone")).clicked() {
                event = Some(DamagedEvent::Leave);
            }
        });
        let number = content::country("").emergency.as_str();
        text::small_ui(ui, &format!("In an emergency call {number}, or the number of your country."));
        text::small_ui(ui, &format!("The journal: {}", self.place));
        self.announcer.show_ui(ui);
        event
    }

    fn backup_ui(&mut self, ui: &mut Ui) -> Option<DamagedEvent> {
        text::heading_ui(ui, "Put a backup back");
        let words = match &self.newest {
            None => "Looking for the newest good backup…",
            Some(Ok(words) | Err(words)) => words,
        };
        text::body_ui(ui, words);
        if let Some((Work::PuttingBack, _)) = self.busy {
            text::strong_ui(ui, "The backup is made ready and checked…");
            return ui.add(Button::secondary("Stop")).clicked().then_some(DamagedEvent::Stop);
        }
        text::small_ui(
            ui,
            "It becomes your journal, and the damaged file is put aside under a name with the date of today. What was logged after the backup is not in it.",
        );
        let can_press = self.busy.is_none();
        let mut event = None;
        ui.horizontal_wrapped(|ui| {
            if matches!(self.newest, Some(Ok(_))) {
                let words = "Open the newest good backup";
                // Beside what was saved it is the second way.
                let newest = if self.saved.is_none() { Button::primary(words) } else { Button::secondary(words) };
                let newest = newest.icon(Icon::Restore).enabled(can_press);
                event = ui.add(newest).clicked().then_some(DamagedEvent::Newest);
            }
            if ui.add(Button::secondary("Choose another backup…").icon(Icon::Folder).enabled(can_press)).clicked() {
                self.path = if self.path.is_some() { None } else { Some(String::new()) };
            }
        });
        if let Some(path) = &mut self.path {
            let chosen = path_ui(ui, path).map(|chosen| match chosen {
                PathChoice::Typed(path) => DamagedEvent::Backup(path),
                PathChoice::Dialog => DamagedEvent::Choose,
            });
            event = event.or(chosen.filter(|_| can_press));
        }
        event
    }

    fn save_ui(&mut self, ui: &mut Ui) -> Option<DamagedEvent> {
        text::heading_ui(ui, "Save what can be read");
        text::body_ui(
            ui,
            "Every entry that can be read goes into a new journal beside this one. You see how many they are.",
        );
        if let Some((Work::Saving, done)) = self.busy {
            text::strong_ui(ui, &format!("Reading and saving… {done} rows so far"));
            return ui.add(Button::secondary("Stop")).clicked().then_some(DamagedEvent::Stop);
        }
        // Beside a good backup it is the second way.
        let words = "Save every readable entry";
        let button =
            if matches!(self.newest, Some(Err(_))) { Button::primary(words) } else { Button::secondary(words) };
        let pressed = ui.add(button.icon(Icon::Check).enabled(self.busy.is_none())).clicked();
        pressed.then_some(DamagedEvent::Save)
    }

    fn saved_ui(&self, ui: &mut Ui) -> Option<DamagedEvent> {
        let (sentence, lines, place) = self.saved.as_ref()?;
        text::heading_ui(ui, "Saved");
        text::strong_ui(ui, sentence);
        for line in lines {
            text::body_ui(ui, line);
        }
        text::small_ui(ui, place);
        text::body_ui(
            ui,
            "Opening it makes it your journal, and the damaged file is put aside under a name with the date of today.",
        );
        let pressed = ui.add(Button::primary("Open it").icon(Icon::Check).enabled(self.busy.is_none())).clicked();
        pressed.then_some(DamagedEvent::OpenSaved)
    }
}
