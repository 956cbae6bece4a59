//! Which journal the window shows: another one, a new one, the sample, or the person's own again.

use std::path::PathBuf;

use super::{Stage, Window};
use crate::app::failure::{Failure, WayOut};
use crate::app::run::Journal;
use crate::app::salvage::Rescue;
use crate::app::{paths, sample};
use crate::domain::setting::Settings;
use crate::ui::screen::trouble::TroubleScreen;
use crate::ui::screen::welcome::WelcomeScreen;
use crate::ui::session::Standby;

impl Window {
    pub(super) fn open_journal(&mut self, place: PathBuf) {
        // Asked for the one that is open: it is there already.
        let shown = self.journal().map(|journal| journal.store().path().to_owned());
        if shown.is_some_and(|shown| paths::same_file(&shown, &place)) {
            return;
        }
        let opened = if paths::same_file(&place, &self.place) {
            Journal::open(&place, self.clock.clone())
        } else {
            Journal::open_chosen(&place, self.clock.clone())
        };
        match opened {
            Ok(journal) => {
                self.place = place;
                self.enter(journal);
            }
            Err(failure) if failure.way_out == WayOut::Unlock => {
                self.ask_passphrase(place, Standby::default());
                self.listen();
            }
            Err(failure) => match &mut self.stage {
                // The journal that is open is not the damaged one.
                Stage::Open(session) => session.tell_failure(&Failure::plain(&failure.words)),
                _ if failure.way_out == WayOut::Rescue => {
                    self.show_damaged(Rescue::new(&place, None), failure, Standby::default());
                }
                Stage::Welcome(welcome) => welcome.trouble = Some(failure.words),
                Stage::Trouble(trouble) => *trouble = TroubleScreen::new(failure),
                Stage::Locked(locked) => locked.fail(failure.words),
                Stage::Changing(_) | Stage::Damaged(_) => {}
            },
        }
    }

    pub(super) fn start_journal(&mut self, country: String) {
        let settings = Settings { country, ..Settings::default() };
        match Journal::create(&self.place, &settings, self.clock.clone()) {
            Ok(journal) => self.enter(journal),
            // Meanwhile an entry was logged from the command line, which made the journal.
            Err(_) if self.place.is_file() => self.open_journal(self.place.clone()),
            Err(failure) => {
                if let Stage::Welcome(welcome) = &mut self.stage {
                    welcome.trouble = Some(failure.words);
                }
            }
        }
    }

    pub(super) fn open_sample(&mut self) {
        let settings = self.journal().map_or_else(Settings::default, |journal| journal.settings().clone());
        match sample::open(&settings, self.clock.clone()) {
            Ok(journal) => self.enter(journal),
            Err(failure) => match &mut self.stage {
                Stage::Welcome(welcome) => welcome.trouble = Some(failure.words),
                Stage::Open(session) => session.tell_failure(&failure),
                Stage::Trouble(_) | Stage::Locked(_) | Stage::Changing(_) | Stage::Damaged(_) => {}
            },
        }
    }

    /// Closes the sample, removes its file, and goes back to the person's own journal or the first page.
    pub(super) fn leave_sample(&mut self) {
        self.calls = None;
        self.stage = Stage::Welcome(WelcomeScreen::new(paths::guessed_country().as_deref()));
        if self.place.is_file() {
            self.open_journal(self.place.clone());
        } else {
            self.listen();
        }
    }
}
