//! The page of a locked journal: one field, and what must be in reach also without the journal.

use std::path::{Path, PathBuf};

use egui::{Event, Ui};
use zeroize::Zeroizing;

use crate::content;
use crate::ui::icon::Icon;
use crate::ui::screen::welcome::{PathChoice, emergency_ui, path_ui};
use crate::ui::widget::announce::Announcer;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::{self, Field};
use crate::ui::widget::{card, check, text};

/// What the page keeps between frames.
#[derive(Debug)]
pub struct UnlockScreen {
    country: String,
    typed: Zeroizing<String>,
    shown: bool,
    caps: bool,
    error: Option<String>,
    /// A passphrase did not open it: the file may be damaged.
    was_wrong: bool,
    wants_focus: bool,
    /// The list of warning signs is open.
    list: bool,
    /// The path of another journal, once it is asked for.
    path: Option<String>,
    announcer: Announcer,
    /// The passphrase is being tried.
    pub is_opening: bool,
}

/// What was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnlockEvent {
    /// Open the journal with what was typed.
    Unlock(Zeroizing<String>),
    /// Open another journal.
    Open(PathBuf),
    /// The passphrase that was typed is right, so the file may be damaged: look for a backup that it opens.
    LookForBackup(Zeroizing<String>),
    /// Ask with the desktop's dialog.
    Choose,
}

impl UnlockScreen {
    /// The page, with the numbers of a country.
    #[must_use]
    pub fn new(country: &str) -> Self {
        Self {
            country: content::country(country).code.clone(),
            typed: Zeroizing::default(),
            shown: false,
            caps: false,
            error: None,
            was_wrong: false,
            wants_focus: true,
            list: false,
            path: None,
            announcer: Announcer::default(),
            is_opening: false,
        }
    }

    /// Says why it could not be opened. What was typed stays.
    pub fn fail(&mut self, words: String) {
        self.announcer.assertive(words.clone());
        self.error = Some(words);
        self.wants_focus = true;
    }

    /// The same of a passphrase that was tried.
    pub fn fail_to_open(&mut self, words: String) {
        self.was_wrong = true;
        self.fail(words);
    }

    /// Says that a timer is over.
    pub fn alarm(&mut self, words: &str) {
        self.announcer.assertive(words);
    }

    /// Draws the page. `alarm` is what a timer has to say.
    pub fn show_ui(&mut self, ui: &mut Ui, place: &Path, alarm: Option<&str>) -> Option<UnlockEvent> {
        let mut event = None;
        ui.horizontal(|ui| {
            ui.add(Icon::Soleus.image(44.0));
            text::title_ui(ui, "This journal is locked.");
        });
        // Which one it is, and not more of the computer than that.
        let name = place.file_name().unwrap_or(place.as_os_str()).to_string_lossy();
        text::small_ui(ui, &name).on_hover_text(place.display().to_string());
        ui.add_space(8.0);
        if let Some(words) = alarm {
            card::card_ui(ui, |ui| field::error_ui(ui, words));
        }
        card::card_ui(ui, |ui| event = self.field_ui(ui));
        card::card_ui(ui, |ui| {
            emergency_ui(ui, &self.country);
            let words = if self.list { "Close the warning-sign list" } else { "Warning-sign list" };
            if ui.add(Button::secondary(words).icon(Icon::Warning)).clicked() {
                self.list = !self.list;
            }
            if self.list {
                signs_ui(ui, &self.country);
            }
        });
        card::card_ui(ui, |ui| {
            if ui.add(Button::quiet("Open another journal…").icon(Icon::Folder)).clicked() {
                self.path = if self.path.is_some() { None } else { Some(String::new()) };
            }
            if let Some(path) = &mut self.path {
                let chosen = path_ui(ui, path).map(|chosen| match chosen {
                    PathChoice::Typed(path) => UnlockEvent::Open(path),
                    PathChoice::Dialog => UnlockEvent::Choose,
                });
                event = event.take().or(chosen);
            }
        });
        self.announcer.show_ui(ui);
        event
    }

    fn field_ui(&mut self, ui: &mut Ui) -> Option<UnlockEvent> {
        self.caps = caps_lock(ui).unwrap_or(self.caps);
        let field =
            Field::line("Passphrase", &mut self.typed).secret(!self.shown).error(self.error.as_deref()).show_ui(ui);
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        if field.changed() {
            self.error = None;
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if self.caps && field.has_focus() {
            text::body_ui(ui, "Caps Lock seems to be on.");
        }
        check::check_ui(ui, &mut self.shown, "Show it", None);
        let words = if self.is_opening { "Opening…" } else { "Open" };
        let pressed = ui.add(Button::primary(words).icon(Icon::Check).enabled(!self.is_opening)).clicked();
        let open = (pressed || entered) && !self.is_opening;
        if open && self.typed.is_empty() {
            self.fail("Type the passphrase of this journal, then press Open.".to_owned());
            return None;
        }
        if open {
            self.announcer.polite("Opening…");
        }
        if self.was_wrong && !open {
            text::small_ui(ui, "Sure that it is right? Then the file may be damaged. A backup may still open with it.");
            if ui.add(Button::quiet("Look for a good backup").icon(Icon::Restore)).clicked() {
                return Some(UnlockEvent::LookForBackup(self.typed.clone()));
            }
        }
        open.then(|| UnlockEvent::Unlock(self.typed.clone()))
    }
}

/// Whether the letters that were typed in this frame speak for Caps Lock: nobody can ask the keyboard for it, but a capital
/// without Shift, or a small letter with it, gives it away.
fn caps_lock(ui: &Ui) -> Option<bool> {
    ui.input(|input| {
        let shift = input.modifiers.shift;
        input.events.iter().rev().find_map(|event| match event {
            Event::Text(typed) => {
                let mut letters = typed.chars().filter(|letter| letter.is_uppercase() != letter.is_lowercase());
                let (first, more) = (letters.next()?, letters.next());
                // Several letters at once come from an input method.
                more.is_none().then(|| first.is_uppercase() != shift)
            }
            _ => None,
        })
    })
}

/// Reasons not to wait, as the check has them. Nothing is asked and nothing is kept.
fn signs_ui(ui: &mut Ui, country: &str) {
    for list in [content::call_if(), content::help_today_if()] {
        text::question_ui(ui, &content::fill(&list.title, content::country(country), 0));
        for item in &list.items {
            text::body_ui(ui, &format!("… {}", item.words));
        }
        ui.add_space(8.0);
    }
    text::strong_ui(ui, "If you are worried, get help anyway.");
}
