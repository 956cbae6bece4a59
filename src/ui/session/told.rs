//! The bar at the bottom: what was done with its named Undo, or what failed and what to do.

use super::Session;
use crate::app::command::{Command, Done};
use crate::app::failure::{Failure, WayOut};
use crate::domain::watch::Freshness;
use crate::ui::action::{Action, DataAct, Item, Page};

/// What the bar at the bottom says.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// One or two sentences.
    pub words: String,
    /// Its buttons and what they do.
    pub buttons: Vec<(&'static str, Action)>,
    /// It failed; stays until it is closed.
    pub error: bool,
}

impl Session {
    pub(super) fn run(&mut self, command: Command) {
        let saves = matches!(command, Command::Save(_));
        let refreshes = matches!(command, Command::Undo | Command::Redo | Command::Save(_));
        match self.journal.run(command) {
            Ok(done) => {
                if saves {
                    self.today.saved();
                }
                self.tell(&done);
            }
            Err(failure) => self.tell_failure(&failure),
        }
        if refreshes {
            self.refresh_entry();
            self.refresh_routine();
            self.refresh_medicine();
        }
    }

    pub(in crate::ui) fn tell(&mut self, done: &Done) {
        if done.quiet {
            self.told = None;
            return;
        }
        let mut buttons = Vec::new();
        let mut words = done.words.clone();
        if let Some(id) = done.entry.filter(|_| self.page == Page::Today) {
            // The watch has seen the new entry: what it says now decides whether a check fits.
            self.look_out(&self.journal.now());
            match self.rise(id) {
                Some(rise) => words = format!("{words}. {rise}"),
                None => buttons.push(("Add details", Action::OpenEntry(id))),
            }
            if buttons.is_empty() || self.outlook.standing.freshness == Freshness::Never {
                buttons.push(("Check warning signs", Action::Do(Item::Check)));
            }
        }
        if done.undo {
            buttons.push(("Undo", Action::Run(Command::Undo)));
        }
        let hint = if done.undo { ". Undo with Control Z." } else { "." };
        self.announcer.polite(format!("{}{hint}", words.trim_end_matches('.')));
        self.told = Some(Told { words, buttons, error: false });
    }

    /// Says what a handed-over command did.
    pub fn tell_handed_over(&mut self, words: &str) {
        let buttons = vec![("Undo", Action::Run(Command::Undo))];
        self.announcer.polite(words);
        self.told = Some(Told { words: words.to_owned(), buttons, error: false });
    }

    pub(in crate::ui) fn tell_failure(&mut self, failure: &Failure) {
        self.announcer.assertive(failure.words.clone());
        let keep = ("Keep what is open as a file", Action::Data(DataAct::KeepOpen));
        let buttons = match failure.way_out {
            WayOut::Keep => vec![keep],
            WayOut::Rescue => vec![("See what can be done", Action::Rescue)],
            _ => Vec::new(),
        };
        self.told = Some(Told { words: failure.words.clone(), buttons, error: true });
    }
}
