//! The pain entry in the window: opening, leaving, saving, and the draft that outlives the window.

use egui::Context;
use uuid::Uuid;

use super::{DRAFT, Session};
use crate::app::command::Command;
use crate::app::failure::Failure;
use crate::domain::body::Side;
use crate::domain::draft::EpisodeDraft;
use crate::domain::when::Now;
use crate::store::episode::Span;
use crate::ui::action::Page;
use crate::ui::screen::entry::EntryScreen;

/// How long typing must rest before the draft is put on the desk, in seconds.
pub(super) const DRAFT_REST_S: f64 = 0.8;
/// What is said after that something could not be kept when the window is closed.
const GO_WITHOUT: &str = "Or close the window once more to leave without it.";
/// Days without an entry on a leg after which a pain counts as a new one.
const NEW_PAIN_DAYS: i64 = 7;

impl Session {
    /// Goes to a page, unless an entry with a wrong field holds the person.
    pub(in crate::ui) fn go(&mut self, now: &Now, page: Page) {
        // What was done stays on the bar until the next page; what failed stays until it is closed.
        self.told = self.told.take().filter(|told| told.error);
        if !self.leave_entry(now) {
            return;
        }
        match self.page {
            Page::AboutYou => self.save_typed_answers(now),
            Page::Player => self.lay_session_aside(),
            _ => {}
        }
        self.today.give_up();
        if page == Page::Today {
            self.today.arrive();
        }
        if page == Page::Check && self.page != Page::Check {
            self.check.arrive(now.moment.utc_s);
        }
        if page == Page::Import && self.page != Page::Import {
            self.import.arrive();
        }
        self.page = page;
    }

    pub(super) fn delete_open_entry(&mut self) {
        if let Some(id) = self.entry.as_ref().and_then(EntryScreen::id) {
            self.close_entry();
            self.run(Command::Delete(vec![id]));
        } else {
            self.lay_aside();
        }
    }

    pub(in crate::ui) fn open_entry(&mut self, id: Uuid) {
        match self.journal.store().episode(id) {
            Ok(Some(episode)) => self.show_entry(EpisodeDraft::from_episode(&episode)),
            Ok(None) => {
                self.tell_failure(&Failure::plain("That entry is not in the journal now. Look in Deleted items."));
            }
            Err(error) => self.tell_failure(&Failure::reading(&error)),
        }
    }

    pub(in crate::ui) fn show_entry(&mut self, draft: EpisodeDraft) {
        let asks_onset =
            draft.stated_trend.is_some() || !draft.stated_onset_days.is_empty() || self.is_new_pain(&draft);
        let as_list = self.journal.settings().lists_instead_of_figures;
        if self.page != Page::Entry {
            self.from = self.page.rail(self.page);
        }
        self.page = Page::Entry;
        self.told = None;
        self.entry = Some(EntryScreen::new(draft, as_list, asks_onset));
    }

    /// No other entry on that side in the week before.
    pub(in crate::ui) fn is_new_pain(&self, draft: &EpisodeDraft) -> bool {
        let now = self.journal.now();
        let start_s = draft.started.map_or(now.moment.utc_s, |started| started.utc_s);
        let span = Span { from_s: start_s - NEW_PAIN_DAYS * 86_400, before_s: start_s };
        let Ok(places) = self.journal.store().places(span) else { return false };
        let side = draft.side.unwrap_or(Side::Left);
        let Ok(before) = self.journal.store().episodes_at(places.get(..places.len().min(200)).unwrap_or_default())
        else {
            return false;
        };
        !before.iter().any(|episode| episode.side.legs().iter().any(|leg| side.legs().contains(leg)))
    }

    pub(in crate::ui) fn close_entry(&mut self) {
        self.entry = None;
        self.page = self.from;
        self.drop_draft();
    }

    /// Leaves a new entry without saving it; Today offers to go on with it.
    pub(in crate::ui) fn lay_aside(&mut self) {
        self.keep_draft_now();
        let Some(entry) = self.entry.take() else { return };
        self.kept_draft = entry.touched().then(|| entry.draft().clone());
        self.page = Page::Today;
    }

    /// Saves what stands on the page and leaves it. Returns false if a wrong field holds the person there.
    pub(in crate::ui) fn leave_entry(&mut self, now: &Now) -> bool {
        let Some(entry) = &self.entry else { return true };
        if !entry.touched() {
            self.close_entry();
            return true;
        }
        self.save_entry(now);
        if self.entry.as_ref().is_some_and(EntryScreen::touched) {
            return false;
        }
        self.entry = None;
        self.page = self.from;
        true
    }

    /// Closing asks nothing: a whole entry is saved, anything else is kept for the next start. Returns false if something
    /// could not be written; then it is told.
    pub(in crate::ui) fn leave_for_good(&mut self, now: &Now) -> bool {
        // Each is tried, whatever became of the one before.
        let drafts = [self.keep_routines_now(), self.keep_medicine_now(), self.keep_sheet_now(), self.keep_paper_now()];
        if !self.keep_if_lost() {
            return false;
        }
        let mut unfinished = None;
        if let Some(entry) = &mut self.entry
            && entry.touched()
        {
            match entry.parse(self.journal.new_id(), now) {
                Some(episode) => {
                    let saved = self.journal.run(Command::Save(Box::new(episode.clone())));
                    if let Err(failure) = saved {
                        self.tell_failure(&failure);
                        return false;
                    }
                    // The desktop asks once more after Ctrl+Q; a new entry must not be written twice.
                    entry.saved(&episode);
                    self.drop_draft();
                }
                None => unfinished = Some(entry.draft().clone()),
            }
        }
        // One that waits on Today may not have been written either.
        let unfinished = unfinished.or_else(|| self.kept_draft.clone());
        let entry = unfinished.map_or(Ok(()), |draft| self.journal.lay_on_desk(DRAFT, Some(&draft)));
        match drafts.into_iter().chain([entry]).find_map(Result::err) {
            None => true,
            Some(failure) => self.goes_without(&failure),
        }
    }

    /// Tells what could not be kept. Whoever has been told and closes once more goes all the same, so that a disk that
    /// fails holds nobody in the window.
    fn goes_without(&mut self, failure: &Failure) -> bool {
        let words = format!("{} {GO_WITHOUT}", failure.words);
        if self.told.as_ref().is_some_and(|told| told.words == words) {
            return true;
        }
        self.tell_failure(&Failure { words, way_out: failure.way_out });
        false
    }

    pub(in crate::ui) fn save_entry(&mut self, now: &Now) {
        let Some(entry) = &mut self.entry else { return };
        let Some(episode) = entry.parse(self.journal.new_id(), now) else {
            let words = entry.first_error();
            self.announcer.assertive(words);
            return;
        };
        match self.journal.run(Command::Save(Box::new(episode.clone()))) {
            Ok(done) => {
                entry.saved(&episode);
                self.tell(&done);
                self.drop_draft();
            }
            Err(failure) => self.tell_failure(&failure),
        }
    }

    /// The entry on the page needs no draft any more. One from before that still waits to be taken stays on the desk.
    pub(in crate::ui) fn drop_draft(&mut self) {
        self.draft_changed_s = None;
        if self.desk_draft != self.kept_draft {
            self.journal.keep_on_desk(DRAFT, self.kept_draft.as_ref());
            self.desk_draft = self.kept_draft.clone();
        }
    }

    /// What is being typed is put on the desk when typing rests, so that nothing takes it away.
    pub(in crate::ui) fn keep_draft(&mut self, ctx: &Context) {
        let Some(entry) = self.entry.as_ref().filter(|entry| entry.touched()) else { return };
        if self.desk_draft.as_ref() == Some(entry.draft()) {
            self.draft_changed_s = None;
            return;
        }
        let now_s = ctx.input(|input| input.time);
        let since = *self.draft_changed_s.get_or_insert(now_s);
        if now_s - since < DRAFT_REST_S {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(DRAFT_REST_S));
            return;
        }
        self.keep_draft_now();
    }

    /// Puts the draft on the desk at once: something is going wrong.
    pub(in crate::ui) fn keep_draft_now(&mut self) {
        // What cannot be written now is tried again before the journal is closed, and told then.
        let _ = self.keep_routines_now();
        let _ = self.keep_medicine_now();
        let _ = self.keep_sheet_now();
        let Some(entry) = self.entry.as_ref().filter(|entry| entry.touched()) else { return };
        self.journal.keep_on_desk(DRAFT, Some(entry.draft()));
        self.desk_draft = Some(entry.draft().clone());
        self.draft_changed_s = None;
    }

    /// After undo or redo the open page shows the entry as it is now.
    pub(super) fn refresh_entry(&mut self) {
        let Some(entry) = self.entry.as_mut().filter(|entry| !entry.touched()) else { return };
        let Some(id) = entry.id() else { return };
        match self.journal.store().episode(id) {
            Ok(Some(episode)) => entry.saved(&episode),
            Ok(None) => self.close_entry(),
            Err(_) => {}
        }
    }
}
