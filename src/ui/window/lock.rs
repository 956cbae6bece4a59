//! A journal under a passphrase in the window: locked, unlocked, locked again by itself; another passphrase for it; and
//! deleting everything. When it locks, the journal is closed, and what was on the screen is wiped with the passphrase.

use std::path::PathBuf;
use std::time::Duration;

use egui::{Context, Ui};

use super::plain::plain_page_ui;
use super::{Stage, Window};
use crate::app::crash::Reports;
use crate::app::failure::{Failure, WayOut};
use crate::app::lock::{self, Change, Changing};
use crate::app::open::Opening;
use crate::app::paths;
use crate::app::salvage::Rescue;
use crate::domain::setting::{Settings, Theme};
use crate::ui::screen::trouble::TroubleScreen;
use crate::ui::screen::unlock::{UnlockEvent, UnlockScreen};
use crate::ui::screen::welcome::WelcomeScreen;
use crate::ui::session::Standby;
use crate::ui::widget::{card, text};

/// A journal that is there and not open.
pub(super) struct Locked {
    pub(super) place: PathBuf,
    screen: UnlockScreen,
    standby: Standby,
    opening: Option<Opening>,
}

/// How the window looks while no journal is open: as it did in the last one, so that nothing jumps when it locks.
#[derive(Clone, Debug)]
pub(super) struct Look {
    pub(super) theme: Theme,
    pub(super) text_percent: u16,
    pub(super) less_movement: bool,
    country: Option<String>,
}

impl Default for Look {
    fn default() -> Self {
        Self { theme: Theme::System, text_percent: 100, less_movement: false, country: None }
    }
}

impl Look {
    pub(super) fn of(settings: &Settings) -> Self {
        let Settings { theme, text_percent, less_movement, country, .. } = settings;
        Self {
            theme: *theme,
            text_percent: *text_percent,
            less_movement: *less_movement,
            country: Some(country.clone()),
        }
    }
}

impl Locked {
    /// Says why another journal could not be opened.
    pub(super) fn fail(&mut self, words: String) {
        self.screen.fail(words);
    }
}

impl Window {
    /// Shows the page of a journal that wants its passphrase.
    pub(super) fn ask_passphrase(&mut self, place: PathBuf, standby: Standby) {
        let country = self.look.country.clone().or_else(paths::guessed_country).unwrap_or_default();
        self.stage =
            Stage::Locked(Box::new(Locked { place, screen: UnlockScreen::new(&country), standby, opening: None }));
    }

    /// Closes the journal until its passphrase is typed. What is unfinished is put into it before.
    pub(super) fn lock(&mut self, ctx: &Context) {
        let Stage::Open(session) = &mut self.stage else { return };
        let place = session.journal().store().path().to_owned();
        // It is told anew: only whoever closes the window may leave without what could not be kept.
        session.told = None;
        if !session.put_away(ctx) {
            self.active_ms = session.journal().now_ms();
            return;
        }
        if let Some(session) = self.leave() {
            self.ask_passphrase(place, session.stand_by());
        }
        wipe(ctx);
    }

    /// Locks it when nobody has used it for as long as was chosen. A guided session counts as use.
    pub(super) fn lock_when_idle(&mut self, ctx: &Context) {
        let Stage::Open(session) = &self.stage else { return };
        let journal = session.journal();
        let after_ms = i64::from(journal.settings().lock_after_min) * 60_000;
        let now_ms = journal.now_ms();
        let used = ctx.input(|input| !input.events.is_empty()) || session.is_guiding();
        // A clock that was set back starts the wait anew.
        if used || now_ms < self.active_ms {
            self.active_ms = now_ms;
        }
        if !journal.store().has_passphrase() || after_ms == 0 {
            return;
        }
        let left_ms = after_ms - (now_ms - self.active_ms);
        match u64::try_from(left_ms) {
            Ok(left_ms) if left_ms > 0 => ctx.request_repaint_after(Duration::from_millis(left_ms)),
            _ => self.lock(ctx),
        }
    }

    /// What a locked journal's timers have to say.
    pub(super) fn beat_locked(&mut self, ctx: &Context) {
        let now_ms = self.clock.now_ms();
        match &mut self.stage {
            Stage::Locked(locked) => {
                if let Some(words) = locked.standby.beat(ctx, now_ms) {
                    locked.screen.alarm(words);
                }
            }
            Stage::Damaged(damaged) => {
                if let Some(words) = damaged.standby.beat(ctx, now_ms) {
                    damaged.ring(words);
                }
            }
            Stage::Welcome(_) | Stage::Trouble(_) | Stage::Open(_) | Stage::Changing(_) => {}
        }
    }

    pub(super) fn locked_ui(&mut self, ui: &mut Ui) {
        let Stage::Locked(locked) = &mut self.stage else { return };
        let Locked { place, screen, standby, opening } = locked.as_mut();
        screen.is_opening = opening.is_some();
        let Some(event) = plain_page_ui(ui, |ui| screen.show_ui(ui, place, standby.words())) else { return };
        match event {
            UnlockEvent::Unlock(typed) => match lock::key(typed) {
                Ok(key) => {
                    let chosen = !paths::same_file(place, &self.place);
                    *opening = Some(Opening::begin(place, &key, chosen, waker(ui.ctx())));
                }
                Err(failure) => screen.fail(failure.words),
            },
            UnlockEvent::LookForBackup(typed) => match lock::key(typed) {
                Ok(key) => {
                    let standby = std::mem::take(standby);
                    let words = format!(
                        "That passphrase does not open {}. If it is right, the file is damaged.",
                        place.display()
                    );
                    let failure = Failure { words, way_out: WayOut::Unlock };
                    let rescue = Rescue::new(place, Some(&key));
                    self.show_damaged(rescue, failure, standby);
                    wipe(ui.ctx());
                }
                Err(failure) => screen.fail(failure.words),
            },
            UnlockEvent::Open(place) => self.open_journal(place),
            UnlockEvent::Choose => self.choose(),
        }
        ui.ctx().request_repaint();
    }

    /// Shows the journal when its passphrase was right, or what can be done when it is damaged.
    pub(super) fn take_opened(&mut self, ctx: &Context) {
        let Stage::Locked(locked) = &mut self.stage else { return };
        let Some(opened) = locked.opening.as_ref().and_then(|opening| opening.take(&self.clock)) else { return };
        let Some(opening) = locked.opening.take() else { return };
        match opened {
            Ok(journal) => {
                self.place.clone_from(&locked.place);
                self.enter(journal);
                // The field keeps what was typed, for its own undo.
                wipe(ctx);
            }
            Err(failure) if failure.way_out == WayOut::Rescue => {
                let (place, standby) = (locked.place.clone(), std::mem::take(&mut locked.standby));
                self.show_damaged(Rescue::new(&place, Some(opening.key())), failure, standby);
            }
            Err(failure) => locked.screen.fail_to_open(failure.words),
        }
    }

    /// Closes the journal, lets it be filled into a new file, and opens it again.
    pub(super) fn rekey(&mut self, ctx: &Context, change: Change) {
        let Stage::Open(session) = &mut self.stage else { return };
        session.told = None;
        if !session.put_away(ctx) {
            return;
        }
        let place = session.journal().store().path().to_owned();
        // Before the work begins: it needs the file for itself.
        drop(self.leave());
        wipe(ctx);
        self.stage = Stage::Changing(Box::new(Changing::begin(place, change, waker(ctx))));
    }

    /// Shows the journal again when the work is done: with the new passphrase, or with the old one and why.
    pub(super) fn take_changed(&mut self) {
        let Stage::Changing(changing) = &self.stage else { return };
        let Some((done, opened)) = changing.take(&self.clock) else { return };
        let place = changing.place().to_owned();
        match opened {
            Ok(journal) => {
                self.enter(journal);
                if let Stage::Open(session) = &mut self.stage {
                    match done {
                        Ok(words) => session.tell_done(&words),
                        Err(failure) => session.tell_failure(&failure),
                    }
                }
            }
            Err(failure) if failure.way_out == WayOut::Unlock => {
                self.ask_passphrase(place, Standby::default());
                if let Stage::Locked(locked) = &mut self.stage {
                    locked.fail(done.unwrap_or_else(|failure| failure.words));
                }
            }
            Err(failure) => self.stage = Stage::Trouble(TroubleScreen::new(failure)),
        }
    }

    /// Deletes the journal, and begins again with the first page.
    pub(super) fn erase(&mut self, ctx: &Context) {
        let Stage::Open(session) = &mut self.stage else { return };
        session.stop_autostart();
        let journal = session.journal();
        let (place, backups) = (journal.store().path().to_owned(), journal.backup_folder());
        drop(self.leave());
        wipe(ctx);
        match lock::erase(&place, &backups) {
            Ok(words) => {
                if let Stage::Welcome(welcome) = &mut self.stage {
                    welcome.said = Some(words);
                }
                self.look = Look::default();
                self.reports.iter().for_each(Reports::delete_all);
                self.listen();
            }
            Err(failure) => self.stage = Stage::Trouble(TroubleScreen::new(failure)),
        }
    }

    /// Takes the open journal off the window.
    pub(super) fn leave(&mut self) -> Option<crate::ui::session::Session> {
        let welcome = WelcomeScreen::new(paths::guessed_country().as_deref());
        match std::mem::replace(&mut self.stage, Stage::Welcome(welcome)) {
            Stage::Open(session) => Some(*session),
            other => {
                self.stage = other;
                None
            }
        }
    }
}

/// The page while the journal is written anew.
pub(super) fn changing_ui(ui: &mut Ui) {
    plain_page_ui(ui, |ui| -> Option<()> {
        text::title_ui(ui, "One moment");
        card::card_ui(ui, |ui| {
            text::body_ui(ui, "The journal is written anew and checked.");
            text::small_ui(ui, "If the computer stops now, it opens as it was before, or with what you have chosen.");
        });
        None
    });
}

/// The page while another window is in front.
pub(super) fn hidden_ui(ui: &mut Ui) {
    plain_page_ui(ui, |ui| -> Option<()> {
        text::body_ui(ui, "Hidden while another window is in front.");
        None
    });
}

fn waker(ctx: &Context) -> impl Fn() + Send + 'static {
    let ctx = ctx.clone();
    move || ctx.request_repaint()
}

/// Forgets what the window remembers of its controls: what was typed into them, and what could be typed back by undo.
fn wipe(ctx: &Context) {
    ctx.memory_mut(egui::Memory::stop_text_input);
    ctx.data_mut(egui::util::IdTypeMap::clear);
    ctx.request_repaint();
}
