//! The doctor's sheet in the window: saving and printing it, and keeping what was typed for the next visit.

use std::path::PathBuf;

use egui::Context;

use super::Session;
use super::act::waker;
use super::entry::DRAFT_REST_S;
use crate::app::failure::Failure;
use crate::app::run::Journal;
use crate::domain::when::Now;
use crate::platform::printer;
use crate::ui::action::{Page, SheetAct};
use crate::ui::screen::sheet::{SheetKept, SheetScreen};

/// Where name, questions and parts lie between two visits.
const DRAFT: &str = "sheet";
/// What to do with a sheet that no printer took.
const NOT_PRINTED: &str = "Save it as PDF, and print it from there.";

/// The page with what was typed last time.
pub(super) fn from_desk(journal: &Journal) -> SheetScreen {
    SheetScreen::with(journal.from_desk(DRAFT).unwrap_or_default())
}

impl Session {
    pub(super) fn act_on_sheet(&mut self, ctx: &Context, now: &Now, act: &SheetAct) {
        let Some(order) = self.sheet.order(self.journal.store().revision()) else {
            self.tell_failure(&Failure::plain("The sheet is not ready yet. Try again in a moment."));
            return;
        };
        match act {
            SheetAct::Save => self.save_sheet(ctx, format!("calf-{}.pdf", now.today()), order),
            SheetAct::SaveAt(path) => self.write_sheet(ctx, PathBuf::from(path), order),
            SheetAct::Print => self.print_by(NOT_PRINTED, waker(ctx), move || {
                order.pdf().is_ok_and(|pdf| printer::print_pdf(&pdf).is_ok())
            }),
        }
    }

    /// What is typed is put on the desk when typing rests, and at once when the page is left.
    pub(super) fn keep_sheet(&mut self, ctx: &Context) {
        if !self.sheet.touched() {
            return;
        }
        let now_s = ctx.input(|input| input.time);
        if self.page == Page::Sheet && now_s - self.sheet.touched_s(now_s) < DRAFT_REST_S {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(DRAFT_REST_S));
            return;
        }
        // What cannot be written now is tried again before the journal is closed.
        let _ = self.keep_sheet_now();
    }

    /// Puts it on the desk at once. A sheet on which nothing is written needs no place there.
    ///
    /// # Errors
    /// In words for people, when it does not lie there.
    pub(super) fn keep_sheet_now(&mut self) -> Result<(), Failure> {
        let kept = Some(self.sheet.kept()).filter(|kept| **kept != SheetKept::default());
        self.journal.lay_on_desk(DRAFT, kept)
    }
}
