//! Settings: one page, changes act at once, and each can be undone.

use egui::Ui;

use super::View;
use super::about_you::summary::summary_ui;
use super::backups::BackupsScreen;
use super::settings_backup::BackupForm;
use super::settings_data::DataForm;
use super::settings_erase::EraseForm;
use super::settings_privacy::PrivacyForm;
use super::settings_reminders::RemindersForm;
use super::settings_verify::VerifyForm;
use super::welcome::{country_ui, emergency_ui};
use crate::app::command::Command;
use crate::domain::customs::{DecimalSign, WeekStart};
use crate::domain::sentence::HourStyle;
use crate::domain::session::GetReady;
use crate::domain::setting::{Settings, TEXT_PERCENT, Theme};
use crate::ui::action::{Action, Item, Page};
use crate::ui::icon::Icon;
use crate::ui::theme;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, check, chips, text};

/// Text sizes that the buttons step through, in percent.
pub const TEXT_STEPS: [u16; 8] = [80, 90, 100, 115, 130, 150, 175, 200];

/// What the page keeps between frames.
#[derive(Debug, Default)]
pub struct SettingsScreen {
    path: String,
    reminders: RemindersForm,
    privacy: PrivacyForm,
    erase: EraseForm,
    /// Backups.
    pub backups: BackupForm,
    /// The page on which one is put back.
    pub put_back: BackupsScreen,
    /// The check of the journal.
    pub verify: VerifyForm,
    /// Exports and merges.
    pub data: DataForm,
}

/// The next text size up or down.
#[must_use]
pub fn stepped(percent: u16, larger: bool) -> u16 {
    let found = if larger {
        TEXT_STEPS.into_iter().find(|step| *step > percent)
    } else {
        TEXT_STEPS.into_iter().rev().find(|step| *step < percent)
    };
    found.unwrap_or(percent).clamp(*TEXT_PERCENT.start(), *TEXT_PERCENT.end())
}

impl SettingsScreen {
    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let mut settings = view.journal.settings().clone();
        card::card_ui(ui, |ui| look_ui(ui, &mut settings, view));
        card::card_ui(ui, |ui| keys_ui(ui, &mut settings, view));
        card::card_ui(ui, |ui| sound_ui(ui, &mut settings, view));
        card::card_ui(ui, |ui| self.reminders.show_ui(ui, &mut settings, view));
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Country and numbers");
            country_ui(ui, &mut settings.country);
            emergency_ui(ui, &settings.country);
            ui.add_space(8.0);
            numbers_ui(ui, &mut settings, view);
        });
        card::card_ui(ui, |ui| summary_ui(ui, view));
        card::card_ui(ui, |ui| self.data_ui(ui, view));
        card::card_ui(ui, |ui| import_ui(ui, view));
        card::card_ui(ui, |ui| self.privacy.show_ui(ui, &mut settings, view, &self.backups));
        card::card_ui(ui, |ui| about_ui(ui, view));
        if settings != *view.journal.settings() {
            view.actions.push(Action::Run(Command::Set(Box::new(settings))));
        }
    }

    fn data_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        text::heading_ui(ui, "Your data");
        let place = view.journal.store().path().display().to_string();
        text::body_ui(ui, "Your journal is this one file. You can copy it at any time while nothing is being saved.");
        text::body_ui(ui, &place);
        if ui.add(Button::secondary("Copy the place").icon(Icon::Folder)).clicked() {
            ui.ctx().copy_text(place);
            view.actions.push(Action::Say("The place of the journal was copied.".to_owned()));
        }
        ui.add_space(8.0);
        let field = Field::line("Open another journal", &mut self.path).hint("journal.db").show_ui(ui);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.horizontal_wrapped(|ui| {
            let open = ui.add(Button::secondary("Open this file")).clicked() || entered;
            if open && !self.path.trim().is_empty() {
                view.actions.push(Action::OpenJournal(self.path.trim().into()));
            }
            if ui.add(Button::quiet("Choose a file…").icon(Icon::Folder)).clicked() {
                view.actions.push(Action::ChooseJournal);
            }
        });
        ui.add_space(8.0);
        self.backups.show_ui(ui, view);
        ui.add_space(8.0);
        ui.push_id("check my data", |ui| self.verify.show_ui(ui, view));
        ui.add_space(8.0);
        self.data.show_ui(ui, view);
        ui.add_space(8.0);
        self.erase.show_ui(ui, view);
    }
}

fn look_ui(ui: &mut Ui, settings: &mut Settings, view: &View<'_>) {
    text::heading_ui(ui, "Look");
    text::question_ui(ui, "Theme");
    let themes: Vec<(Theme, &str)> = Theme::ALL.into_iter().map(|theme| (theme, theme.name())).collect();
    let mut theme = Some(settings.theme);
    if chips::single_ui(ui, "Theme", &themes, &mut theme) {
        settings.theme = theme.unwrap_or_default();
    }
    ui.add_space(4.0);
    text::question_ui(ui, "Text size");
    let words: Vec<String> = TEXT_STEPS.iter().map(|percent| format!("{percent} %")).collect();
    let sizes: Vec<(u16, &str)> = TEXT_STEPS.into_iter().zip(words.iter().map(String::as_str)).collect();
    let mut size = Some(settings.text_percent);
    if chips::single_ui(ui, "Text size", &sizes, &mut size) {
        settings.text_percent = size.unwrap_or(100);
    }
    let desktop = theme::desktop::kept(ui.ctx());
    if desktop.text_percent != 100 {
        let own = desktop.text_percent;
        text::small_ui(
            ui,
            &format!("The text size of this computer, {own} %, counts too. Together 200 % is the most."),
        );
    }
    ui.add_space(4.0);
    check::check_ui(ui, &mut settings.less_movement, "Less movement", Some("No fades and no scrolling movement"));
    if desktop.less_movement && !settings.less_movement {
        text::small_ui(ui, "This computer asks for less movement, so nothing fades or glides here already.");
    }
    check::check_ui(
        ui,
        &mut settings.lists_instead_of_figures,
        "Lists instead of figures",
        Some("Places are a list first, not a drawn leg"),
    );
    let mut hours_24 = view.journal.hours() == HourStyle::TwentyFour;
    if check::check_ui(ui, &mut hours_24, "24-hour clock", Some("14:32 instead of 2:32 pm")).changed() {
        settings.hours_24 = Some(hours_24);
    }
}

/// What the language setting of the computer decides until somebody chooses.
fn numbers_ui(ui: &mut Ui, settings: &mut Settings, view: &View<'_>) {
    let customs = view.journal.customs();
    text::question_ui(ui, "The week begins on");
    let days: Vec<(WeekStart, &str)> = WeekStart::ALL.iter().map(|day| (*day, day.name())).collect();
    let mut day = Some(customs.week_start);
    if chips::single_ui(ui, "The week begins on", &days, &mut day) {
        settings.week_start = day;
    }
    ui.add_space(4.0);
    text::question_ui(ui, "Decimal sign");
    let signs: Vec<(DecimalSign, &str)> = DecimalSign::ALL.iter().map(|sign| (*sign, sign.name())).collect();
    let mut sign = Some(customs.decimal);
    if chips::single_ui(ui, "Decimal sign", &signs, &mut sign) {
        settings.decimal = sign;
    }
    text::small_ui(ui, "You can type either. Exported files always have the point.");
}

fn sound_ui(ui: &mut Ui, settings: &mut Settings, view: &mut View<'_>) {
    const STEPS: [(u8, &str); 6] = [(0, "Off"), (20, "20"), (40, "40"), (60, "60"), (80, "80"), (100, "100")];
    text::heading_ui(ui, "Sound and timers");
    text::question_ui(ui, "Volume");
    let mut volume = Some(settings.volume);
    if chips::single_ui(ui, "Volume", &STEPS, &mut volume) {
        settings.volume = volume.unwrap_or(60);
    }
    text::small_ui(ui, "When it is off, the edge of the window lights up instead.");
    let words = "By the speech service of this computer, if it has one";
    check::check_ui(ui, &mut settings.spoken_cues, "Say each phase aloud", Some(words));
    let words = "The window is as it was again when the routine ends";
    check::check_ui(ui, &mut settings.fill_screen, "Fill the screen during a routine", Some(words));
    text::question_ui(ui, "Get-ready seconds");
    let mut ready = Some(GetReady::of_seconds(settings.get_ready_s));
    let lengths: Vec<(GetReady, &str)> = GetReady::ALL.iter().map(|ready| (*ready, ready.name())).collect();
    if chips::single_ui(ui, "Get-ready seconds", &lengths, &mut ready) {
        settings.get_ready_s = ready.unwrap_or(GetReady::Usual).seconds();
    }
    if ui.add(Button::secondary("Try it").icon(Icon::Play)).clicked() {
        view.actions.push(Action::TrySound);
    }
}

fn keys_ui(ui: &mut Ui, settings: &mut Settings, view: &mut View<'_>) {
    text::heading_ui(ui, "Keys");
    let words = "When this is off, a number key chooses a score and Enter saves it";
    check::check_ui(ui, &mut settings.number_keys_save, "Number keys save at once", Some(words));
    check::check_ui(ui, &mut settings.key_hints, "Show key hints", Some("Small key caps on buttons"));
    if ui.add(Button::secondary("Keyboard shortcuts").icon(Icon::Keyboard)).clicked() {
        view.actions.push(Action::Do(Item::Keys));
    }
}

fn import_ui(ui: &mut Ui, view: &mut View<'_>) {
    text::heading_ui(ui, "From another app");
    text::body_ui(ui, "Bring in what you logged elsewhere. You see every row before anything is added.");
    if ui.add(Button::secondary("Import from another app…").icon(Icon::Folder)).clicked() {
        view.actions.push(Action::Go(Page::Import));
    }
}

fn about_ui(ui: &mut Ui, view: &mut View<'_>) {
    text::heading_ui(ui, "About");
    text::body_ui(ui, concat!("Soleus ", env!("CARGO_PKG_VERSION"), ". A journal, not a doctor."));
    if ui.add(Button::secondary("About Soleus").icon(Icon::Info)).clicked() {
        view.actions.push(Action::Do(Item::About));
    }
}
