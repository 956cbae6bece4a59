//! The Learn pages in the window: opening topics, links, pressing points, and where somebody read.

use egui::{Context, OpenUrl};

use super::Session;
use crate::app::find::Filter;
use crate::app::run::Journal;
use crate::domain::when::Now;
use crate::ui::action::Page;
use crate::ui::dialogs::Dialog;
use crate::ui::learn_act::LearnAct;
use crate::ui::screen::learn::{LearnScreen, page_of};

/// Where it lies what was read, and how far.
const READING: &str = "reading";

/// The pages with where somebody read before.
pub(super) fn from_desk(journal: &Journal) -> LearnScreen {
    LearnScreen::new(journal.from_desk(READING))
}

impl Session {
    pub(super) fn act_on_learn(&mut self, ctx: &Context, now: &Now, act: LearnAct) {
        match act {
            LearnAct::Read(id, heading) => match page_of(&id) {
                Some(page) => self.go(now, page),
                None => self.read(now, &id, heading),
            },
            LearnAct::Compare(one, other) => {
                self.learn.compare(one, other);
                self.go(now, Page::CompareCauses);
            }
            LearnAct::AskLink(link) => self.dialog = Dialog::OpenLink(link),
            LearnAct::OpenLink(link) => {
                ctx.open_url(OpenUrl::new_tab(&link));
                self.announcer.polite("Your browser opens the page.");
            }
            LearnAct::CopyLink(link) => {
                ctx.copy_text(link);
                self.announcer.polite("The address was copied.");
            }
            LearnAct::Press(pressing) => {
                let plan = pressing.plan(&self.outlook, self.get_ready());
                self.prepare(now, plan);
            }
            LearnAct::Logged(zone) => {
                self.history.show_only(Filter { zone: Some(zone), ..Filter::default() });
                self.go(now, Page::History);
            }
        }
    }

    fn read(&mut self, now: &Now, id: &str, heading: Option<usize>) {
        let from = self.page;
        self.go(now, Page::Topic);
        if self.page == Page::Topic {
            self.learn.open(id, heading, from);
        }
    }

    /// Writes down where somebody reads, when the page is left and not while it scrolls.
    pub(super) fn keep_reading(&mut self) {
        if self.page != Page::Topic
            && let Some(reading) = self.learn.to_keep()
        {
            self.journal.keep_on_desk(READING, Some(reading));
        }
    }
}
