//! The warning-sign check in the window: the watch over the journal, saving a check, and answers that wait.

use std::rc::Rc;
use std::sync::mpsc::{self, TryRecvError};
use std::thread;

use chrono::{Duration, NaiveDate, Timelike as _};
use uuid::Uuid;

use super::Session;
use crate::app::command::Command;
use crate::app::failure::Failure;
use crate::app::run::Journal;
use crate::domain::check::Paper;
use crate::domain::course::Logged;
use crate::domain::profile::ASK_AGAIN_DAYS;
use crate::domain::triage::Tier;
use crate::domain::when::Now;
use crate::platform::printer;
use crate::ui::action::{Action, Page};
use crate::ui::screen::View;
use crate::ui::screen::about_you::summary;
use crate::ui::screen::check::CheckScreen;

/// Where the answers of an unfinished check lie.
const PAPER: &str = "check";
/// Where it lies how often "Later" was pressed, and when.
pub(super) const LATER: &str = "about_you_later";
/// Days after which the questions are offered once more.
const LATER_DAYS: i64 = 7;
const DAY_S: i64 = 86_400;
/// Stands for "the last question was reached" where the times of "Later" are counted.
const DONE: u32 = 9;

/// The answers that waited on the desk.
pub(super) fn from_desk(journal: &Journal) -> CheckScreen {
    let kept = journal.from_desk(PAPER);
    kept.map_or_else(CheckScreen::default, |kept| CheckScreen::resumed(kept, journal.now().moment.utc_s))
}

/// What to do with a result that no printer took.
const NOT_PRINTED: &str = "Copy it as text, or save it as a text file.";

impl Session {
    /// What belongs to the warning signs and to the questions about oneself.
    pub(super) fn act_on_signs(&mut self, now: &Now, action: Action) {
        match action {
            Action::StartCheck(side, signs) if self.leave_entry(now) => {
                self.look_out(now);
                self.check.begin(&self.outlook.watch, side, &signs);
                self.page = Page::Check;
            }
            Action::SeeResult(paper) => self.see_result(&paper),
            Action::ChangeCheck(id) => self.change_check(now, id),
            Action::ShowResult(id) => {
                self.go(now, Page::Result);
                self.result.show(id);
            }
            Action::ShowRule(rule) => {
                self.go(now, Page::Rules);
                self.rules.show(rule);
            }
            Action::AboutYou => {
                self.go(now, Page::AboutYou);
                self.about_you.arrive(&self.outlook.watch.profile);
            }
            Action::AboutYouAt(place) => {
                self.go(now, Page::AboutYou);
                self.about_you.show(place);
            }
            Action::AboutYouLater => self.put_off_about_you(now, 1),
            Action::AboutYouDone => self.put_off_about_you(now, 2),
            _ => {}
        }
    }

    /// Runs the rules again when the journal, the day or the country is another one.
    pub(in crate::ui) fn look_out(&mut self, now: &Now) {
        let key = (self.journal.store().revision(), now.today(), self.journal.settings().country.clone());
        if self.outlook_of.as_ref() == Some(&key) {
            return;
        }
        match self.journal.outlook() {
            Ok(outlook) => {
                self.outlook = Rc::new(match &self.unwritten {
                    Some(check) => outlook.with_unwritten(check.clone()),
                    None => outlook,
                });
            }
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
    pub(super) fn see_result(&mut self, paper: &Paper) {
        match self.journal.run(Command::SaveCheck(Box::new(paper.clone()))) {
            Ok(done) => {
                self.check.saved();
                self.unwritten = None;
                self.told = None;
                self.page = Page::Result;
                self.result.show(done.check);
                self.look_out(&self.journal.now());
            }
            Err(failure) => {
                // Where help is needed the result does not wait for room on the disk.
                let check = paper.check(&self.outlook.watch, self.journal.new_id());
                if check.tier >= Tier::SameDay {
                    self.page = Page::Result;
                    self.result.show(Some(check.id));
                    self.unwritten = Some(check);
                    self.outlook_of = None;
                    self.look_out(&self.journal.now());
                }
                self.tell_failure(&failure);
            }
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

    /// What is still being typed about oneself is saved when the page is left.
    pub(super) fn save_typed_answers(&mut self, now: &Now) {
        let mut asked = Vec::new();
        let outlook = Rc::clone(&self.outlook);
        self.about_you.leave(&mut View { journal: &self.journal, now: *now, outlook, actions: &mut asked });
        for action in asked {
            if let Action::Run(command) = action {
                self.run(command);
            }
        }
    }

    /// Somebody under 18 answered: the journal stays closed until that answer is changed.
    pub(in crate::ui) fn is_closed(&self) -> bool {
        self.outlook.watch.profile.under_18()
    }

    /// Whether Today offers the questions about oneself: at first, once more a week after "Later", and when the answers
    /// are 90 days old. What a check asked is no answer to these questions.
    pub(in crate::ui) fn offers_about_you(&self, now: &Now) -> bool {
        let since = |days: i64| self.about_later.is_none_or(|(_, at_s)| now.moment.utc_s - at_s > days * DAY_S);
        if self.journal.is_sample() {
            return false;
        }
        match (summary::last_answer(&self.outlook.watch.profile), self.about_later) {
            (Some(day), _) => (now.today() - day).num_days() > ASK_AGAIN_DAYS && since(LATER_DAYS),
            (None, None) => true,
            (None, Some((1, _))) => since(LATER_DAYS),
            (None, Some(_)) => since(ASK_AGAIN_DAYS) && self.about_later.is_some_and(|(times, _)| times == DONE),
        }
    }

    /// "Later", or the last question was reached.
    pub(super) fn put_off_about_you(&mut self, now: &Now, times: u32) {
        let before = self.about_later.map_or(0, |(times, _)| times);
        let times = if times == 1 { (before + 1).min(2) } else { DONE };
        self.about_later = Some((times, now.moment.utc_s));
        self.journal.keep_on_desk(LATER, self.about_later.as_ref());
    }

    /// The answers so far are put on the desk, so that nothing takes them away.
    pub(super) fn keep_paper(&mut self) {
        let paper = self.check.to_keep();
        if paper != self.kept_paper {
            self.journal.keep_on_desk(PAPER, paper.as_ref());
            self.kept_paper = paper;
        }
    }

    /// The same before the journal is closed.
    ///
    /// # Errors
    /// In words for people, when they do not lie there.
    pub(super) fn keep_paper_now(&self) -> Result<(), Failure> {
        let paper = self.check.to_keep();
        paper.map_or(Ok(()), |paper| self.journal.lay_on_desk(PAPER, Some(&paper)))
    }

    /// A printer queue that does not answer must not hold the window, so it is asked on a thread of its own.
    pub(super) fn print(&mut self, text: String, wake: impl Fn() + Send + 'static) {
        self.print_by(NOT_PRINTED, wake, move || printer::print(&text).is_ok());
    }

    /// Prints on a thread of its own; `instead` is told when no printer took it.
    pub(super) fn print_by(
        &mut self,
        instead: &'static str,
        wake: impl Fn() + Send + 'static,
        print: impl FnOnce() -> bool + Send + 'static,
    ) {
        let (sender, receiver) = mpsc::channel();
        let asked = thread::Builder::new().name("soleus-print".to_owned()).spawn(move || {
            // Nobody waits any more when the window is closed.
            let _ = sender.send(print());
            wake();
        });
        self.printing = asked.is_ok().then_some((receiver, instead));
        if self.printing.is_none() {
            self.tell_printed(false, instead);
        }
    }

    /// Tells what became of the page, once the queue has answered.
    pub(super) fn take_printed(&mut self) {
        let Some((receiver, instead)) = self.printing.take() else { return };
        match receiver.try_recv() {
            Err(TryRecvError::Empty) => self.printing = Some((receiver, instead)),
            Ok(printed) => self.tell_printed(printed, instead),
            Err(TryRecvError::Disconnected) => self.tell_printed(false, instead),
        }
    }

    fn tell_printed(&mut self, printed: bool, instead: &str) {
        if printed {
            self.tell_plain("Sent to the printer.");
            return;
        }
        self.tell_failure(&Failure::plain(&format!("It could not be printed: no printer took it. {instead}")));
    }

    pub(super) fn tell_plain(&mut self, words: &str) {
        self.announcer.polite(words);
        self.told = Some(super::Told { words: words.to_owned(), buttons: Vec::new(), error: false });
    }
}
