//! The report of a mistake that ended the program before: shown, deleted or kept.

use super::Session;
use crate::app::crash::Crash;
use crate::domain::when::Now;
use crate::ui::action::Page;
use crate::ui::crash_act::CrashAct;

impl Session {
    /// Puts a report on Today.
    pub fn tell_crash(&mut self, crash: Crash) {
        let words = crash.words(self.journal.now().today(), self.journal.hours());
        self.announcer.polite(words);
        self.crash = Some(crash);
    }

    pub(super) fn act_on_crash(&mut self, now: &Now, act: CrashAct) {
        match act {
            CrashAct::Show => self.go(now, Page::Report),
            CrashAct::Keep => self.leave_crash(now),
            CrashAct::Delete => {
                let deleted = self.crash.as_ref().map_or(Ok(()), Crash::delete);
                self.leave_crash(now);
                match deleted {
                    Ok(()) => self.tell_plain("The report was deleted."),
                    Err(failure) => self.tell_failure(&failure),
                }
            }
        }
    }

    fn leave_crash(&mut self, now: &Now) {
        self.crash = None;
        if self.page == Page::Report {
            self.go(now, Page::Today);
        }
    }
}
