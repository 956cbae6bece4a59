//! What the window does about mistakes of the program: what was typed is kept before it ends, and the next start tells.

use std::panic::AssertUnwindSafe;

use super::{Stage, Window};
use crate::app::crash::Reports;

impl Window {
    /// The same window, with the reports of mistakes that lie there.
    #[must_use]
    pub fn with_reports(mut self, reports: Option<Reports>) -> Self {
        self.reports = reports;
        self.tell_crash();
        self
    }

    /// Tells of a mistake that ended the program before, once.
    pub(super) fn tell_crash(&mut self) {
        if let (Stage::Open(session), Some(reports)) = (&mut self.stage, &self.reports)
            && !session.journal().is_sample()
            && let Some(crash) = reports.take_news()
        {
            session.tell_crash(crash);
        }
    }

    /// Does the work of a frame; what was typed is kept even if it goes wrong.
    pub(super) fn guarded(&mut self, work: impl FnOnce(&mut Self)) {
        let done = std::panic::catch_unwind(AssertUnwindSafe(|| work(self)));
        if let Err(panic) = done {
            if let Stage::Open(session) = &mut self.stage {
                session.keep_draft_now();
            }
            std::panic::resume_unwind(panic);
        }
    }
}
