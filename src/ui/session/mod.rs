//! An open journal in the window: its pages, its draft, and the one place where what was asked for is carried out.

mod act;
mod alarm;
mod backup;
mod beat;
mod check;
mod chosen;
mod crash;
mod cues;
mod data;
mod due;
mod entry;
mod guided;
mod import;
mod keys;
mod learn;
mod medicine;
mod player_window;
pub(super) mod remind;
mod restore;
mod rice;
mod routine;
mod sheet;
mod standby;
mod told;
mod verify;
mod wish;

use std::rc::Rc;
use std::sync::mpsc::Receiver;

use egui::Ui;

use crate::app::crash::Crash;
use crate::app::run::Journal;
use crate::app::watch::Outlook;
use crate::domain::draft::EpisodeDraft;
use crate::domain::session::SessionRecord;
use crate::ui::action::{Action, Item, Page};
use crate::ui::dialogs::{self, Dialog};
use crate::ui::keys as all_keys;
use crate::ui::parts::Parts;
use crate::ui::screen::Kept;
use crate::ui::screen::about_you::AboutYouScreen;
use crate::ui::screen::check::{CheckScreen, KeptPaper};
use crate::ui::screen::compare::CompareScreen;
use crate::ui::screen::deleted::DeletedScreen;
use crate::ui::screen::entry::EntryScreen;
use crate::ui::screen::first_days::FirstDaysScreen;
use crate::ui::screen::goals::GoalsScreen;
use crate::ui::screen::helped::HelpedScreen;
use crate::ui::screen::history::HistoryScreen;
use crate::ui::screen::import::ImportScreen;
use crate::ui::screen::learn::LearnScreen;
use crate::ui::screen::medicines::MedicinesScreen;
use crate::ui::screen::patterns::PatternsScreen;
use crate::ui::screen::player::PlayerScreen;
use crate::ui::screen::result::ResultScreen;
use crate::ui::screen::routines::RoutinesScreen;
use crate::ui::screen::rules::RulesScreen;
use crate::ui::screen::settings::SettingsScreen;
use crate::ui::screen::sheet::SheetScreen;
use crate::ui::screen::stage::StageScreen;
use crate::ui::screen::today::TodayScreen;
use crate::ui::screen::trends::TrendsScreen;
use crate::ui::widget::announce::Announcer;
use chosen::Chosen;
use cues::Cues;
use player_window::PlayerWindow;
pub use standby::Standby;
pub use told::Told;
pub use wish::Wish;

/// Where an unfinished entry lies.
const DRAFT: &str = "draft";

/// The pages of an open journal.
pub struct Session {
    pub(super) journal: Journal,
    pub(super) page: Page,
    /// The page of the rail from which an entry was opened.
    pub(super) from: Page,
    pub(super) told: Option<Told>,
    pub(super) dialog: Dialog,
    pub(super) announcer: Announcer,
    pub(super) actions: Vec<Action>,
    pub(super) undo_names: Kept<(), (Option<String>, Option<String>)>,
    pub(super) kept_draft: Option<EpisodeDraft>,
    pub(super) today: TodayScreen,
    pub(super) history: HistoryScreen,
    pub(super) deleted: DeletedScreen,
    pub(super) settings: SettingsScreen,
    pub(super) check: CheckScreen,
    pub(super) result: ResultScreen,
    pub(super) rules: RulesScreen,
    pub(super) trends: TrendsScreen,
    pub(super) compare: CompareScreen,
    pub(super) helped: HelpedScreen,
    pub(super) goals: GoalsScreen,
    pub(super) patterns: PatternsScreen,
    pub(super) about_you: AboutYouScreen,
    pub(super) routines: RoutinesScreen,
    routine_desk: routine::RoutineDesk,
    pub(super) player: PlayerScreen,
    cues: Cues,
    alarms: alarm::Alarms,
    pub(super) player_window: PlayerWindow,
    bell: remind::Bell,
    /// Until when the edge lights up instead of a sound, in seconds of the window.
    pub(super) edge_light_until_s: f64,
    pub(super) first_days: FirstDaysScreen,
    pub(super) stage: StageScreen,
    pub(super) learn: LearnScreen,
    pub(super) medicines: MedicinesScreen,
    pub(super) sheet: SheetScreen,
    pub(super) import: ImportScreen,
    /// A file was held over the window in the frame before.
    hovered: bool,
    /// The report of a mistake, until the person has said what becomes of it.
    pub(super) crash: Option<Crash>,
    /// A session that was left and waits on the desk.
    pub(super) left: Option<SessionRecord>,
    /// The session of yesterday whose morning after is not known.
    pub(super) morning: Kept<chrono::NaiveDate, Option<SessionRecord>>,
    /// What the watch says; the page before it stays when reading fails.
    pub(super) outlook: Rc<Outlook>,
    /// The revision, the day and the country at which it was read.
    outlook_of: Option<(u64, chrono::NaiveDate, String)>,
    /// The same of the outlook that was last asked whether the session on its way may go on.
    held_of: Option<(u64, chrono::NaiveDate, String)>,
    pub(super) entry: Option<EntryScreen>,
    pub(super) menu_wanted: bool,
    /// Where the parts of the window are, and the one that gets the keyboard next, by F6.
    pub(super) parts: Parts,
    /// Whether a text field had the keyboard when the last frame ended; Esc takes it away before anybody sees it.
    was_typing: bool,
    wishes: Vec<Wish>,
    chosen: Chosen,
    data: data::DataDesk,
    /// Whether the printer queue took a page, once it has answered; with what to do if it did not.
    printing: Option<(Receiver<bool>, &'static str)>,
    /// The draft as it lies on the desk, and since when another one stands on the screen.
    desk_draft: Option<EpisodeDraft>,
    draft_changed_s: Option<f64>,
    /// An urgent check that could not be written: it holds for as long as the window is open, or until one is saved.
    unwritten: Option<crate::domain::check::Check>,
    /// The answers of a check as they lie on the desk.
    kept_paper: Option<KeptPaper>,
    /// How often the questions about oneself were put off, and when last, in UTC seconds.
    about_later: Option<(u32, i64)>,
}

impl Session {
    /// The pages of a journal, on Today.
    #[must_use]
    pub fn new(journal: Journal) -> Self {
        let kept_draft: Option<EpisodeDraft> = journal.from_desk(DRAFT);
        let mut today = TodayScreen::default();
        today.arrive();
        Self {
            page: Page::Today,
            from: Page::Today,
            told: None,
            dialog: Dialog::None,
            announcer: Announcer::default(),
            actions: Vec::new(),
            undo_names: Kept::default(),
            desk_draft: kept_draft.clone(),
            kept_draft,
            today,
            history: HistoryScreen::default(),
            deleted: DeletedScreen::default(),
            settings: SettingsScreen::default(),
            check: check::from_desk(&journal),
            result: ResultScreen::default(),
            rules: RulesScreen::default(),
            trends: TrendsScreen::default(),
            compare: CompareScreen::default(),
            helped: HelpedScreen::default(),
            goals: GoalsScreen::default(),
            patterns: PatternsScreen::default(),
            about_you: AboutYouScreen::default(),
            routines: routine::from_desk(&journal),
            routine_desk: routine::RoutineDesk::default(),
            player: PlayerScreen::default(),
            cues: Cues::default(),
            alarms: alarm::Alarms::default(),
            player_window: PlayerWindow::default(),
            bell: remind::Bell::default(),
            edge_light_until_s: 0.0,
            first_days: FirstDaysScreen::new(&journal),
            stage: StageScreen::default(),
            learn: learn::from_desk(&journal),
            medicines: medicine::from_desk(&journal),
            sheet: sheet::from_desk(&journal),
            import: ImportScreen::default(),
            hovered: false,
            crash: None,
            left: journal.session_under_way(),
            morning: Kept::default(),
            outlook: Rc::new(Outlook::empty(journal.now())),
            outlook_of: None,
            held_of: None,
            entry: None,
            menu_wanted: false,
            parts: Parts::default(),
            was_typing: false,
            wishes: Vec::new(),
            chosen: Chosen::default(),
            data: data::DataDesk::default(),
            printing: None,
            draft_changed_s: None,
            unwritten: None,
            kept_paper: None,
            about_later: journal.from_desk(check::LATER),
            journal,
        }
    }

    /// The journal, to look at.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The journal, for a command that another start handed over.
    pub fn journal_mut(&mut self) -> &mut Journal {
        &mut self.journal
    }

    /// What the window has to do since it was asked last.
    pub fn take_wishes(&mut self) -> Vec<Wish> {
        let wishes = std::mem::take(&mut self.wishes);
        self.without_leaving_ice(wishes)
    }

    /// Draws everything and carries out what was asked for.
    pub fn show_ui(&mut self, ui: &mut Ui) {
        self.journal.customs().use_here();
        let now = self.journal.now();
        let ctx = ui.ctx().clone();
        self.take_chosen(&ctx);
        self.take_data(&ctx);
        self.take_printed();
        self.take_dropped(&ctx);
        self.look_out(&now);
        // An open menu or list is on top: the keys are its own, and Esc closes only it.
        let on_top = self.dialog != Dialog::None || egui::Popup::is_any_open(&ctx);
        if !on_top {
            self.take_keys(&ctx, &now);
        }
        // Under 18 nothing but the way back is drawn.
        if self.is_closed() {
            self.lay_session_aside();
            self.page = Page::Today;
        }
        super::shell::show_ui(self, ui, &now);
        self.announcer.show_ui(ui);
        self.hover_ui(ui);
        if let Some(action) = dialogs::show(&ctx, &mut self.dialog) {
            self.actions.push(action);
        } else if !on_top && all_keys::back(&ctx) && !self.was_typing {
            self.actions.push(Action::Do(Item::Back));
        }
        self.was_typing = ctx.text_edit_focused();
        self.carry_out(&ctx, &now);
        self.keep_draft(&ctx);
        self.keep_paper();
        self.keep_routines(&ctx);
        self.keep_medicine(&ctx);
        self.keep_sheet(&ctx);
        self.keep_reading();
    }
}
