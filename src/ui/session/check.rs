//! The warning-sign check in the window: the watch over the journal, saving a check, and answers that wait.

use std::path::Path;
use std::rc::Rc;

use chrono::{Duration, NaiveDate, Timelike as _};
use uuid::Uuid;

use super::Session;
use crate::app::command::Command;
use crate::app::failure::Failure;
use crate::app::run::Journal;
use crate::domain::check::Paper;
use crate::domain::course::Logged;
use crate::domain::when::Now;
use crate::platform::printer;
use crate::ui::action::Page;
use crate::ui::screen::check::CheckScreen;

/// Where the answers of an unfinished check lie.
const PAPER: &str = "check";

/// The answers that waited on the desk.
pub(super) fn from_desk(journal: &Journal) -> CheckScreen {
    let kept = journal.from_desk(PAPER);
    kept.map_or_else(CheckScreen::default, |kept| CheckScreen::resumed(kept, journal.now().moment.utc_s))
}

impl Session {
    /// Runs the rules again when the journal, the day or the country is another one.
    pub(in crate::ui) fn look_out(&mut self, now: &Now) {
        let key = (self.journal.store().revision(), now.today(), self.journal.settings().country.clone());
        if self.outlook_of.as_ref() == Some(&key) {
            return;
        }
        match self.journal.outlook() {
            Ok(outlook) => self.outlook = Rc::new(outlook),
            Err(error) => self.tell_failure(&Failure::reading(&error)),
        }
        self.outlook_of = Some(key);
    }

    /// "That is 2 more than this morning", against the worst of the same leg earlier that day, else of the day
    /// before.
    pub(super) fn rise(&self, entry: Uuid) -> Option<String> {
        let episode = self.journal.store().episode(entry).ok().flatten()?;
        let day = episode.started.day();
        let same_leg = |other: &&Logged| other.side.legs().iter().any(|leg| episode.side.legs().contains(leg));
        let earlier = self
            .outlook
            .watch
            .entries
            .iter()
            .filter(same_leg)
            .filter(|other| other.started.utc_s < episode.started.utc_s);
        let on = |day: NaiveDate| {
            let found = earlier.clone().filter(|other| other.started.day() == day);
            found.max_by_key(|other| other.nrs)
        };
        let (base, when) = match on(day) {
            Some(base) if base.started.local().hour() < 12 && episode.started.local().hour() >= 12 => {
                (base, "this morning")
            }
            Some(base) => (base, "earlier that day"),
            None => (on(day - Duration::days(1))?, "the day before"),
        };
        let more = episode.nrs_worst.get().checked_sub(base.nrs.get()).filter(|more| *more >= 2)?;
        Some(format!("That is {more} more than {when}."))
    }

    /// Saves the check and shows its result.
    pub(super) fn see_result(&mut self, paper: Paper) {
        match self.journal.run(Command::SaveCheck(Box::new(paper))) {
            Ok(done) => {
                self.check.saved();
                self.told = None;
                self.page = Page::Result;
                self.result.show(done.check);
                self.look_out(&self.journal.now());
            }
            Err(failure) => self.tell_failure(&failure),
        }
    }

    pub(super) fn change_check(&mut self, now: &Now, id: Uuid) {
        match self.journal.store().check(id) {
            Ok(Some(check)) => {
                self.go(now, Page::Check);
                self.check.change(&check, now.moment.utc_s);
            }
            Ok(None) => self.tell_failure(&Failure::plain("That check is not in the journal now. Start a new one.")),
            Err(error) => self.tell_failure(&Failure::reading(&error)),
        }
    }

    /// The answers so far are put on the desk, so that nothing takes them away.
    pub(super) fn keep_paper(&mut self) {
        let paper = self.check.to_keep();
        if paper != self.kept_paper {
            self.journal.keep_on_desk(PAPER, paper.as_ref());
            self.kept_paper = paper;
        }
    }

    pub(super) fn print(&mut self, text: &str) {
        match printer::print(text) {
            Ok(()) => self.tell_plain("Sent to the printer."),
            Err(_) => self.tell_failure(&Failure::plain(
                "It could not be printed: no printer took it. Copy it as text, or save it as a text file.",
            )),
        }
    }

    pub(super) fn save_text(&mut self, path: &Path, text: &str) {
        match crate::app::outcome::save_text(path, text) {
            Ok(()) => self.tell_plain(&format!("Saved as {}.", path.display())),
            Err(failure) => self.tell_failure(&failure),
        }
    }

    fn tell_plain(&mut self, words: &str) {
        self.announcer.polite(words);
        self.told = Some(super::Told { words: words.to_owned(), buttons: Vec::new(), error: false });
    }
}
