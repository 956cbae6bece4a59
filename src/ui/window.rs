//! The window: first page, trouble page or an open journal, and what the desktop asks of a window.

use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::mpsc::Receiver;

use egui::{CentralPanel, Context, Frame, Margin, ScrollArea, Ui, ViewportCommand};
use serde::{Deserialize, Serialize};

use super::screen::trouble::{TroubleEvent, TroubleScreen};
use super::screen::welcome::{WelcomeEvent, WelcomeScreen};
use super::session::{Session, Wish};
use super::theme::Palette;
use super::widget::focus_ring;
use super::{fonts, icon, theme};
use crate::app::clock::Clock;
use crate::app::run::Journal;
use crate::app::{paths, sample};
use crate::cli::{self, WindowStart};
use crate::domain::setting::{Settings, Theme};
use crate::platform::file_dialog;
use crate::platform::instance::{self, Answer, Call, Guard};

/// Where the size of the window lies.
const SIZE: &str = "window";
/// The window at its first start, in points.
const FIRST_SIZE: [f32; 2] = [1100.0, 760.0];
/// The smallest window, in points.
const LEAST_SIZE: [f32; 2] = [640.0, 480.0];

/// The size of the window as it is kept. Its position is not: under Wayland nobody may know it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct KeptSize {
    width: f32,
    height: f32,
    maximized: bool,
}

enum Stage {
    Welcome(WelcomeScreen),
    Trouble(TroubleScreen),
    Open(Box<Session>),
}

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
}

/// Opens the window and runs it until it is closed. Returns the exit status.
pub fn open(start: WindowStart) -> i32 {
    let clock = Clock::System;
    let (place, first) = match start {
        WindowStart::Journal(place) => {
            let opened = place.is_file().then(|| Journal::open(&place, clock.clone()));
            (place, opened)
        }
        WindowStart::Sample => {
            let place = paths::default_journal().unwrap_or_default();
            (place, Some(sample::open(&Settings::default(), clock.clone())))
        }
    };
    let size: Option<KeptSize> = first.as_ref().and_then(|opened| opened.as_ref().ok()?.from_desk(SIZE));
    let run = AssertUnwindSafe(|| {
        eframe::run_native(
            "soleus",
            options(size),
            Box::new(move |creation| Ok(Box::new(Window::new(&creation.egui_ctx, place, clock, first)))),
        )
    });
    match std::panic::catch_unwind(run) {
        Ok(Ok(())) => 0,
        Ok(Err(error)) => {
            eprintln!(
                "Soleus could not open a window here ({error}). These commands work without one: log, list, undo, redo, history."
            );
            1
        }
        Err(_) => {
            eprintln!(
                "Soleus had to stop because of a mistake in it. What was saved is safe, and what you were typing is offered at the next start."
            );
            1
        }
    }
}

fn options(size: Option<KeptSize>) -> eframe::NativeOptions {
    let (width, height) = size.map_or((FIRST_SIZE[0], FIRST_SIZE[1]), |size| (size.width, size.height));
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Soleus")
        .with_app_id("soleus")
        .with_inner_size([width.clamp(LEAST_SIZE[0], 8000.0), height.clamp(LEAST_SIZE[1], 8000.0)])
        .with_min_inner_size(LEAST_SIZE)
        .with_maximized(size.is_some_and(|size| size.maximized));
    if let Ok(icon) = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icons/soleus-256.png")) {
        viewport = viewport.with_icon(icon);
    }
    eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..Default::default() }
}

impl Window {
    /// The window for a journal that was opened, could not be opened, or is not there yet.
    #[must_use]
    pub fn new(
        ctx: &Context,
        place: PathBuf,
        clock: Clock,
        first: Option<Result<Journal, crate::app::failure::Failure>>,
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
            stage: Stage::Welcome(WelcomeScreen::new(paths::guessed_country())),
            clock,
            place,
            calls: None,
            chosen: None,
            size: None,
            context: ctx.clone(),
            closing: false,
        };
        match first {
            Some(Ok(journal)) => window.enter(journal),
            Some(Err(failure)) => window.stage = Stage::Trouble(TroubleScreen::new(failure)),
            None => window.listen(),
        }
        window
    }

    /// The open journal, to look at.
    #[must_use]
    pub fn journal(&self) -> Option<&Journal> {
        match &self.stage {
            Stage::Open(session) => Some(session.journal()),
            Stage::Welcome(_) | Stage::Trouble(_) => None,
        }
    }

    /// Shows a journal, and listens for other starts with it.
    fn enter(&mut self, journal: Journal) {
        self.stage = Stage::Open(Box::new(Session::new(journal)));
        self.listen();
    }

    fn listen(&mut self) {
        let place = match &self.stage {
            Stage::Open(session) => session.journal().store().path().to_owned(),
            Stage::Welcome(_) | Stage::Trouble(_) => self.place.clone(),
        };
        self.calls = None;
        let ctx = self.context.clone();
        self.calls = instance::serve(&place, move || ctx.request_repaint());
    }

    fn open_journal(&mut self, place: PathBuf) {
        match Journal::open(&place, self.clock.clone()) {
            Ok(journal) => {
                self.place = place;
                self.enter(journal);
            }
            Err(failure) => match &mut self.stage {
                Stage::Welcome(welcome) => welcome.trouble = Some(failure.words),
                Stage::Trouble(trouble) => *trouble = TroubleScreen::new(failure),
                Stage::Open(session) => session.tell_failure(&failure),
            },
        }
    }

    fn start_journal(&mut self, country: String) {
        let settings = Settings { country, ..Settings::default() };
        match Journal::create(&self.place, &settings, self.clock.clone()) {
            Ok(journal) => self.enter(journal),
            Err(failure) => {
                if let Stage::Welcome(welcome) = &mut self.stage {
                    welcome.trouble = Some(failure.words);
                }
            }
        }
    }

    fn open_sample(&mut self) {
        let settings = self.journal().map_or_else(Settings::default, |journal| journal.settings().clone());
        match sample::open(&settings, self.clock.clone()) {
            Ok(journal) => self.enter(journal),
            Err(failure) => match &mut self.stage {
                Stage::Welcome(welcome) => welcome.trouble = Some(failure.words),
                Stage::Open(session) => session.tell_failure(&failure),
                Stage::Trouble(_) => {}
            },
        }
    }

    /// Closes the sample, removes its file, and goes back to the person's own journal or the first page.
    fn leave_sample(&mut self) {
        let sample =
            self.journal().filter(|journal| journal.is_sample()).map(|journal| journal.store().path().to_owned());
        self.calls = None;
        self.stage = Stage::Welcome(WelcomeScreen::new(paths::guessed_country()));
        if let Some(path) = sample {
            sample::remove(&path);
        }
        if self.place.is_file() {
            self.open_journal(self.place.clone());
        } else {
            self.listen();
        }
    }

    /// Carries out what other starts handed over.
    fn answer_calls(&mut self, ctx: &Context) {
        let mut raise = false;
        while let Some(call) = self.calls.as_ref().and_then(|(calls, _)| calls.try_recv().ok()) {
            let answer = match &mut self.stage {
                _ if call.arguments.is_empty() => {
                    raise = true;
                    Answer::default()
                }
                Stage::Open(session) => {
                    let before = session.journal().store().revision();
                    let answer = cli::answer(session.journal_mut(), &call.arguments);
                    if session.journal().store().revision() != before {
                        session.tell_handed_over(answer.out.lines().next().unwrap_or_default());
                    }
                    answer
                }
                Stage::Welcome(_) | Stage::Trouble(_) => Answer {
                    err: "The open Soleus window has no journal yet. Start one there, then try again.\n".to_owned(),
                    status: 1,
                    ..Answer::default()
                },
            };
            // A caller that has left needs no answer.
            let _ = call.answer.send(answer);
            ctx.request_repaint();
        }
        if raise {
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(ViewportCommand::Focus);
            // Where a window may not come to the front by itself, the desktop can at least show that it wants to.
            ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(egui::UserAttentionType::Informational));
        }
    }

    /// Draws whatever there is; what was typed is kept even if drawing goes wrong.
    pub fn show_ui(&mut self, ui: &mut Ui) {
        let drawn = std::panic::catch_unwind(AssertUnwindSafe(|| self.stage_ui(ui)));
        if let Err(panic) = drawn {
            if let Stage::Open(session) = &mut self.stage {
                session.keep_draft_now();
            }
            std::panic::resume_unwind(panic);
        }
        focus_ring::paint(ui.ctx());
    }

    fn stage_ui(&mut self, ui: &mut Ui) {
        self.apply_theme(ui.ctx());
        self.take_chosen();
        let fill = Palette::of(ui.ctx()).bg;
        ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, fill);
        match &mut self.stage {
            Stage::Open(session) => {
                session.show_ui(ui);
                let wishes = session.take_wishes();
                for wish in wishes {
                    match wish {
                        Wish::Open(place) => self.open_journal(place),
                        Wish::Sample => self.open_sample(),
                        Wish::LeaveSample => self.leave_sample(),
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
        if let Some(place) = answer {
            self.open_journal(place);
        }
    }

    fn apply_theme(&self, ctx: &Context) {
        match self.journal().map(Journal::settings) {
            Some(settings) => theme::apply(ctx, settings.theme, settings.text_percent, settings.less_movement),
            None => theme::apply(ctx, Theme::System, 100, false),
        }
    }

    /// Keeps the size when the window closes; while it is open it only remembers it.
    fn watch_size(&mut self, ctx: &Context) {
        let zoom = ctx.zoom_factor();
        let (rect, maximized, close) = ctx.input(|input| {
            let viewport = input.viewport();
            (viewport.inner_rect, viewport.maximized.unwrap_or(false), viewport.close_requested())
        });
        if let Some(rect) = rect {
            let usual = self.size.filter(|_| maximized);
            let (width, height) =
                usual.map_or((rect.width() * zoom, rect.height() * zoom), |size| (size.width, size.height));
            self.size = Some(KeptSize { width, height, maximized });
        }
        if !close || self.closing {
            return;
        }
        if let Stage::Open(session) = &mut self.stage {
            let now = session.journal().now();
            if !session.leave_for_good(&now) {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                return;
            }
            self.closing = true;
            session.journal().keep_on_desk(SIZE, self.size.as_ref());
        }
    }
}

/// The first page and the trouble page: one column in the middle, which scrolls if it must.
fn plain_page_ui<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> Option<R>) -> Option<R> {
    let palette = Palette::of(ui.ctx());
    CentralPanel::default()
        .frame(Frame::new().fill(palette.bg).inner_margin(Margin::symmetric(20, 20)))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .auto_shrink(false)
                .show(ui, |ui| {
                    let width = ui.available_width().min(640.0);
                    let side = (ui.available_width() - width) / 2.0;
                    ui.horizontal_top(|ui| {
                        ui.add_space(side);
                        ui.vertical(|ui| {
                            ui.set_width(width);
                            let result = contents(ui);
                            focus_ring::scroll_to_focus_ui(ui, 0.0);
                            result
                        })
                        .inner
                    })
                    .inner
                })
                .inner
        })
        .inner
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.answer_calls(ctx);
        self.watch_size(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show_ui(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.calls = None;
        let sample =
            self.journal().filter(|journal| journal.is_sample()).map(|journal| journal.store().path().to_owned());
        if let Some(path) = sample {
            self.stage = Stage::Welcome(WelcomeScreen::new(None));
            sample::remove(&path);
        }
    }
}
