//! The window: first page, trouble page or an open journal, and what the desktop asks of a window.

mod calls;
mod crash;
mod damaged;
mod desktop;
mod lock;
mod opening;
mod plain;
mod start;

use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;

use egui::{Context, Ui, ViewportCommand};

use crate::app::clock::Clock;
use crate::app::crash::Reports;
use crate::app::failure::{Failure, WayOut};
use crate::app::lock::Changing;
use crate::app::paths;
use crate::app::run::Journal;
use crate::app::salvage::Rescue;
use crate::app::start::Errand;
use crate::platform::appearance::Appearance;
use crate::platform::file_dialog;
use crate::platform::instance::{Answer, Call, Guard};
use crate::store::StoreError;
use crate::ui::screen::trouble::{TroubleEvent, TroubleScreen};
use crate::ui::screen::welcome::{WelcomeEvent, WelcomeScreen};
use crate::ui::session::{Session, Standby, Wish};
use crate::ui::widget::focus_ring;
use crate::ui::{fonts, icon, theme};
use damaged::Damaged;
use lock::{Locked, Look, changing_ui, hidden_ui};
use plain::plain_page_ui;
use start::KeptSize;
pub use start::open;

enum Stage {
    Welcome(WelcomeScreen),
    Trouble(TroubleScreen),
    Open(Box<Session>),
    Locked(Box<Locked>),
    Changing(Box<Changing>),
    Damaged(Box<Damaged>),
}

/// Carries out a command that another start handed over; the command line knows how.
pub type Answering = fn(&mut Journal, &[String]) -> Answer;

/// The whole window.
pub struct Window {
    stage: Stage,
    clock: Clock,
    /// The person's own journal; the sample is another file.
    place: PathBuf,
    calls: Option<(Receiver<Call>, Guard)>,
    chosen: Option<Receiver<Option<PathBuf>>>,
    size: Option<KeptSize>,
    context: Context,
    closing: bool,
    answering: Answering,
    /// What somebody came for who has to unlock or begin a journal first.
    errand: Errand,
    look: Look,
    /// How the desktop wants programs to look, and what tells when that changes.
    desktop: Appearance,
    desktop_changes: Option<Receiver<Appearance>>,
    /// Reports of mistakes; a test has none of the person's.
    reports: Option<Reports>,
    /// When somebody used the window last, in UTC milliseconds.
    active_ms: i64,
}

impl Window {
    /// The window for a journal that was opened, could not be opened, or is not there yet.
    #[must_use]
    pub fn new(
        ctx: &Context,
        place: PathBuf,
        clock: Clock,
        first: Option<Result<Journal, Failure>>,
        answering: Answering,
    ) -> Self {
        fonts::install(ctx);
        icon::install(ctx);
        // Ctrl+Q and the text size go through our own list, so that a draft is kept and the size is remembered.
        ctx.options_mut(|options| {
            options.quit_shortcuts = Vec::new();
            options.zoom_with_keyboard = false;
            options.fallback_theme = egui::Theme::Light;
        });
        let mut window = Self {
            stage: Stage::Welcome(WelcomeScreen::new(paths::guessed_country().as_deref())),
            clock,
            place,
            calls: None,
            chosen: None,
            size: None,
            context: ctx.clone(),
            closing: false,
            answering,
            errand: Errand::Look,
            look: Look::default(),
            desktop: Appearance::default(),
            desktop_changes: None,
            reports: None,
            active_ms: 0,
        };
        match first {
            Some(Ok(journal)) => window.enter(journal),
            Some(Err(failure)) if failure.way_out == WayOut::Unlock || is_for_passphrase(&failure, &window.place) => {
                window.ask_passphrase(window.place.clone(), Standby::default());
                window.listen();
            }
            Some(Err(failure)) if failure.way_out == WayOut::Rescue => {
                let rescue = Rescue::new(&window.place, None);
                window.show_damaged(rescue, failure, Standby::default());
            }
            Some(Err(failure)) => window.show_unknown(failure),
            None => window.listen(),
        }
        window
    }

    /// The first page for a file that cannot be opened. Where it seems to be no journal, backups beside it tell that it was.
    fn show_unknown(&mut self, failure: Failure) {
        let nothing = [StoreError::NotAJournal, StoreError::Missing];
        let is_nothing = nothing.iter().any(|error| failure == Failure::opening(error, &self.place));
        let rescue = if is_nothing { Rescue::if_needed(&self.place, None) } else { Ok(None) };
        match rescue {
            Ok(Some(rescue)) => {
                let file = self.place.display();
                let words =
                    format!("Nothing in {file} can be read as a journal. It was left as it is. Put a backup back.");
                self.show_damaged(rescue, Failure { words, way_out: WayOut::Rescue }, Standby::default());
            }
            Err(locked) if locked.way_out == WayOut::Unlock => {
                self.ask_passphrase(self.place.clone(), Standby::default());
                self.listen();
            }
            Ok(None) | Err(_) => self.stage = Stage::Trouble(TroubleScreen::new(failure)),
        }
    }

    /// The open journal, to look at.
    #[must_use]
    pub fn journal(&self) -> Option<&Journal> {
        match &self.stage {
            Stage::Open(session) => Some(session.journal()),
            Stage::Welcome(_) | Stage::Trouble(_) | Stage::Locked(_) | Stage::Changing(_) | Stage::Damaged(_) => None,
        }
    }

    /// Shows a journal, and listens for other starts with it.
    fn enter(&mut self, journal: Journal) {
        self.active_ms = journal.now_ms();
        self.stage = Stage::Open(Box::new(Session::new(journal)));
        self.tell_crash();
        self.listen();
        self.begin_errand();
    }

    /// Draws whatever there is; what was typed is kept even if drawing goes wrong.
    pub fn show_ui(&mut self, ui: &mut Ui) {
        self.guarded(|window| window.stage_ui(ui));
        focus_ring::paint(ui.ctx());
    }

    fn stage_ui(&mut self, ui: &mut Ui) {
        self.take_desktop();
        self.apply_theme(ui.ctx());
        // Until a journal with its settings is open.
        self.clock.customs().use_here();
        self.take_chosen();
        self.take_changed();
        self.take_opened(ui.ctx());
        match &mut self.stage {
            Stage::Open(session) if session.hides(ui.ctx()) => hidden_ui(ui),
            Stage::Open(session) => {
                session.show_ui(ui);
                let wishes = session.take_wishes();
                for wish in wishes {
                    match wish {
                        Wish::Open(place) => self.open_journal(place),
                        Wish::Sample => self.open_sample(),
                        Wish::LeaveSample => self.leave_sample(),
                        Wish::Lock => self.lock(ui.ctx()),
                        Wish::Rekey(change) => self.rekey(ui.ctx(), change),
                        Wish::Erase => self.erase(ui.ctx()),
                        Wish::Rescue => self.rescue(ui.ctx()),
                        Wish::Quit => ui.ctx().send_viewport_cmd(ViewportCommand::Close),
                    }
                }
            }
            Stage::Welcome(welcome) => {
                if let Some(event) = plain_page_ui(ui, |ui| welcome.show_ui(ui)) {
                    match event {
                        WelcomeEvent::Start(country) => self.start_journal(country),
                        WelcomeEvent::Open(place) => self.open_journal(place),
                        WelcomeEvent::Sample => self.open_sample(),
                        WelcomeEvent::Choose => self.choose(),
                    }
                    ui.ctx().request_repaint();
                }
            }
            Stage::Locked(_) => self.locked_ui(ui),
            Stage::Changing(_) => changing_ui(ui),
            Stage::Damaged(_) => self.damaged_ui(ui),
            Stage::Trouble(trouble) => {
                if let Some(event) = plain_page_ui(ui, |ui| trouble.show_ui(ui)) {
                    match event {
                        TroubleEvent::Again => self.open_journal(self.place.clone()),
                        TroubleEvent::Open(place) => self.open_journal(place),
                        TroubleEvent::Choose => self.choose(),
                    }
                    ui.ctx().request_repaint();
                }
            }
        }
    }

    fn choose(&mut self) {
        let ctx = self.context.clone();
        self.chosen = file_dialog::choose("Open a journal", move || ctx.request_repaint());
    }

    fn take_chosen(&mut self) {
        let Some(answer) = self.chosen.as_ref().and_then(|chosen| chosen.try_recv().ok()) else { return };
        self.chosen = None;
        match answer {
            Some(backup) if matches!(self.stage, Stage::Damaged(_)) => self.put_backup(backup),
            Some(place) => self.open_journal(place),
            None => {}
        }
    }

    /// What time brings by itself. A window that is hidden draws nothing and has only this: a session is heard and ice ends there too.
    pub fn tick(&mut self, ctx: &Context) {
        self.begin_afresh(ctx);
        if let Stage::Open(session) = &mut self.stage {
            session.beat(ctx);
            session.beat_backups(ctx);
        }
        self.lock_when_idle(ctx);
        self.beat_locked(ctx);
    }

    fn apply_theme(&mut self, ctx: &Context) {
        if let Some(journal) = self.journal() {
            self.look = Look::of(journal.settings());
        }
        let desktop = &self.desktop;
        let shown = theme::desktop::shown(self.look.theme, desktop);
        let percent = theme::desktop::text_percent(self.look.text_percent, desktop);
        theme::apply(ctx, shown, percent, self.look.less_movement || desktop.less_movement);
    }
}

/// Whether the page for the passphrase comes first: nothing can be done about a locked journal without it.
fn is_for_passphrase(failure: &Failure, place: &Path) -> bool {
    failure.way_out == WayOut::Rescue && Rescue::wants_passphrase(place)
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.guarded(|window| {
            window.answer_calls(ctx);
            if let Stage::Open(session) = &mut window.stage {
                session.beat_reminders(ctx);
            }
            window.watch_size(ctx);
            window.tick(ctx);
        });
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show_ui(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.calls = None;
        if let Stage::Open(session) = &mut self.stage {
            session.back_up_at_end();
        }
    }
}
