//! The first page: what Soleus is and is not, the country with its emergency number, and three ways to go on.

use std::path::PathBuf;

use egui::Ui;

use crate::content;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::{self, Field};
use crate::ui::widget::list::List;
use crate::ui::widget::{card, text};

/// What the first page keeps between frames.
#[derive(Debug)]
pub struct WelcomeScreen {
    country: String,
    /// The path field is open.
    asks_path: bool,
    path: String,
    /// Why the last try failed.
    pub trouble: Option<String>,
    /// What was done with the journal that was here.
    pub said: Option<String>,
}

/// What was pressed on the first page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WelcomeEvent {
    /// Start a new journal for a person in this country.
    Start(String),
    /// Open a journal that is there.
    Open(PathBuf),
    /// Ask with the desktop's dialog.
    Choose,
    /// Look around with sample data.
    Sample,
}

impl WelcomeScreen {
    /// The page with a guessed country.
    #[must_use]
    pub fn new(country: Option<&str>) -> Self {
        let country = content::country(country.unwrap_or_default()).code.clone();
        Self { country, asks_path: false, path: String::new(), trouble: None, said: None }
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui) -> Option<WelcomeEvent> {
        let mut event = None;
        // Whoever presses Enter at once means the first button. Asked before the list of countries can give the keyboard away.
        let entered = !self.asks_path
            && ui.memory(|memory| memory.focused().is_none())
            && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.horizontal(|ui| {
            ui.add(Icon::Soleus.image(44.0));
            text::title_ui(ui, "Welcome to Soleus");
        });
        ui.add_space(8.0);
        if let Some(words) = &self.said {
            card::card_ui(ui, |ui| text::strong_ui(ui, words));
        }
        card::card_ui(ui, |ui| {
            text::body_ui(ui, "Soleus is a journal for calf pain. It is not a doctor and cannot say what is wrong.");
            text::body_ui(
                ui,
                "For adults, 18 and older. For a child or teenager with leg pain, ask a doctor or nurse.",
            );
            text::body_ui(ui, "Everything stays in one file on this computer. Soleus never goes online.");
        });
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Where do you live?");
            country_ui(ui, &mut self.country);
            emergency_ui(ui, &self.country);
        });
        card::card_ui(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                if ui.add(Button::primary("Start my journal").icon(Icon::Check)).clicked() || entered {
                    event = Some(WelcomeEvent::Start(self.country.clone()));
                }
                if ui.add(Button::secondary("Open a journal I have")).clicked() {
                    self.asks_path = !self.asks_path;
                }
                if ui.add(Button::secondary("Look around with sample data")).clicked() {
                    event = Some(WelcomeEvent::Sample);
                }
            });
            if self.asks_path {
                let chosen = path_ui(ui, &mut self.path);
                let chosen = chosen.map(|chosen| match chosen {
                    PathChoice::Typed(path) => WelcomeEvent::Open(path),
                    PathChoice::Dialog => WelcomeEvent::Choose,
                });
                event = chosen.or(event.take());
            }
            if let Some(words) = &self.trouble {
                field::error_ui(ui, words);
            }
        });
        event
    }
}

/// How another journal is named.
pub(super) enum PathChoice {
    /// By its path.
    Typed(PathBuf),
    /// In the desktop's dialog.
    Dialog,
}

/// A typed path and, beside it, the desktop's dialog.
pub(super) fn path_ui(ui: &mut Ui, path: &mut String) -> Option<PathChoice> {
    let field = Field::line("Where is it?", path).hint("journal.db").show_ui(ui);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ui.horizontal_wrapped(|ui| {
        let open = ui.add(Button::secondary("Open this file")).clicked() || entered;
        if open && !path.trim().is_empty() {
            return Some(PathChoice::Typed(PathBuf::from(path.trim())));
        }
        ui.add(Button::quiet("Choose a file…").icon(Icon::Folder)).clicked().then_some(PathChoice::Dialog)
    })
    .inner
}

/// The list of countries.
pub(super) fn country_ui(ui: &mut Ui, code: &mut String) -> bool {
    let name = content::country(code).name.as_str();
    let before = code.clone();
    let lines = content::countries().iter().map(|country| (country.code.clone(), country.name.as_str()));
    List { name: "Country", shown: name, width: 280.0 }.show_ui(ui, code, lines);
    *code != before
}

/// The emergency number of a country.
pub(super) fn emergency_ui(ui: &mut Ui, code: &str) {
    let country = content::country(code);
    text::strong_ui(ui, &format!("Emergency: {}", country.emergency));
    if let (Some(number), Some(name)) = (&country.advice, &country.advice_name) {
        text::body_ui(ui, &format!("Advice: {number} ({name})"));
    }
    if let Some(note) = &country.note {
        text::small_ui(ui, note);
    }
}
