//! Opening the window: what stands in it first, its size, and what is said where no window can be opened.

use std::cell::RefCell;
use std::panic::AssertUnwindSafe;
use std::rc::Rc;

use egui::{Context, ViewportBuilder, ViewportCommand};
use serde::{Deserialize, Serialize};

use super::{Answering, Stage, Window};
use crate::app::clock::Clock;
use crate::app::crash::Reports;
use crate::app::failure::Failure;
use crate::app::run::Journal;
use crate::app::start::{Errand, FirstJournal, WindowStart, open_soon};
use crate::app::{paths, sample};
use crate::domain::setting::Settings;
use crate::platform::APP_ID;

/// Where the size of the window lies.
const SIZE: &str = "window";
/// The window at its first start, in points.
const FIRST_SIZE: [f32; 2] = [1100.0, 760.0];
/// The smallest window, in points.
const LEAST_SIZE: [f32; 2] = [640.0, 480.0];
/// More than any screen, in points; eframe makes it as large as the screen is.
const LARGEST_SIZE: [f32; 2] = [8000.0, 8000.0];

/// The size of the window as it is kept. Its position is not: under Wayland nobody may know it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptSize {
    width: f32,
    height: f32,
    maximized: bool,
}

/// What brings the journal that is shown first: it may be on its way still.
type First = Box<dyn FnOnce(&Clock) -> Result<Journal, Failure>>;

fn there(opened: Result<Journal, Failure>) -> First {
    Box::new(|_| opened)
}

/// Opens the window and runs it until it is closed. Returns the exit status.
pub fn open(start: WindowStart, answering: Answering) -> i32 {
    let clock = Clock::System;
    let (place, first, errand) = match start {
        WindowStart::Journal(place, key, errand) => {
            let first = place.is_file().then(|| match FirstJournal::begin(&place, key.as_ref()) {
                Some(opening) => Box::new(|clock: &Clock| opening.finish(clock)) as First,
                None => there(open_soon(&place, key.as_ref(), &clock)),
            });
            (place, first, errand)
        }
        WindowStart::Sample => {
            let place = paths::default_journal().unwrap_or_default();
            (place, Some(there(sample::open(&Settings::default(), clock.clone()))), Errand::Look)
        }
    };
    let opened = Rc::new(RefCell::new(None));
    let (filled, its_clock) = (Rc::clone(&opened), clock.clone());
    let mut options = options();
    // The desktop is reached meanwhile; the window has the size that lies in the journal from the start.
    options.window_builder = Some(Box::new(move |viewport| {
        let first = first.map(|first| first(&its_clock));
        let size: Option<KeptSize> = first.as_ref().and_then(|opened| opened.as_ref().ok()?.from_desk(SIZE));
        *filled.borrow_mut() = first;
        sized(viewport, size)
    }));
    let run = AssertUnwindSafe(|| {
        eframe::run_native(
            APP_ID,
            options,
            Box::new(move |creation| {
                let window = Window::new(&creation.egui_ctx, place, clock, opened.take(), answering);
                let mut window = window.with_reports(Reports::usual()).with_desktop();
                window.run_errand(errand);
                Ok(Box::new(window))
            }),
        )
    });
    match std::panic::catch_unwind(run) {
        Ok(Ok(())) => 0,
        Ok(Err(_)) => {
            eprintln!(
                "Soleus could not open a window here: there is no display, or it has no OpenGL. All commands but demo work without one, such as log, list, check and report: see soleus --help."
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

/// The window as large as it was, or as at the first start. It comes as large as the screen allows.
fn sized(viewport: ViewportBuilder, size: Option<KeptSize>) -> ViewportBuilder {
    let (width, height) = size.map_or((FIRST_SIZE[0], FIRST_SIZE[1]), |size| (size.width, size.height));
    let most = viewport.inner_size.unwrap_or(LARGEST_SIZE.into()).max(LEAST_SIZE.into());
    viewport
        .with_inner_size([width.clamp(LEAST_SIZE[0], most.x), height.clamp(LEAST_SIZE[1], most.y)])
        .with_maximized(size.is_some_and(|size| size.maximized))
}

fn options() -> eframe::NativeOptions {
    let mut viewport = ViewportBuilder::default()
        .with_title("Soleus")
        .with_app_id(APP_ID)
        .with_min_inner_size(LEAST_SIZE)
        .with_inner_size(LARGEST_SIZE);
    if let Ok(icon) = eframe::icon_data::from_png_bytes(include_bytes!("../../../assets/desktop/icons/128.png")) {
        viewport = viewport.with_icon(icon);
    }
    // Noise that hides the steps of a gradient: there are none, and a computer without a graphics card pays for each point.
    eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, dithering: false, ..Default::default() }
}

impl Window {
    /// Keeps the size when the window closes; while it is open it only remembers it.
    pub(super) fn watch_size(&mut self, ctx: &Context) {
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
            if !session.leave_for_good(&now) || session.asks_before_closing() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                return;
            }
            self.closing = true;
            session.journal().keep_on_desk(SIZE, self.size.as_ref());
            if session.wants_last_backup() {
                // Nobody has to look at a window that does nothing any more.
                ctx.send_viewport_cmd(ViewportCommand::Visible(false));
            }
        }
    }
}
