//! The screens. Each holds its draft and what it read, and nothing else; it asks for change by pushing actions.

pub mod about_you;
pub mod backups;
pub mod calendar;
pub mod check;
pub mod compare;
pub mod crash;
pub mod damaged;
pub mod deleted;
pub mod entry;
mod entry_fields;
mod entry_more;
mod entry_row;
mod entry_signs;
pub mod first_days;
pub mod goals;
pub mod heat;
pub mod helped;
pub mod history;
mod history_filter;
mod history_list;
mod history_note;
mod history_open;
mod history_rows;
pub mod import;
pub mod learn;
pub mod medicines;
pub mod more;
pub mod patterns;
pub mod player;
pub mod result;
pub mod routines;
pub mod rules;
pub mod settings;
mod settings_backup;
mod settings_data;
mod settings_erase;
mod settings_privacy;
mod settings_reminders;
pub mod settings_verify;
pub mod sheet;
pub mod stage;
pub mod today;
pub mod today_next;
pub mod today_signs;
mod today_week;
mod today_when;
pub mod trends;
pub mod trouble;
pub mod unlock;
pub mod welcome;

use std::rc::Rc;

use crate::app::failure::{Failure, WayOut};
use crate::app::run::Journal;
use crate::app::watch::Outlook;
use crate::content;
use crate::domain::country::Country;
use crate::domain::when::Now;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::learn_act::LearnAct;
use crate::ui::widget::button::Button;
use crate::ui::widget::{field, focus_ring, notice};

/// What a screen may see, and the list on which it puts what was asked for.
pub struct View<'a> {
    /// The journal, to read.
    pub journal: &'a Journal,
    /// The present moment, read once a frame.
    pub now: Now,
    /// What the watch says, read again when the journal or the day is another one.
    pub outlook: Rc<Outlook>,
    /// What was asked for in this frame.
    pub actions: &'a mut Vec<Action>,
}

impl View<'_> {
    /// The country whose numbers are shown.
    #[must_use]
    pub fn country(&self) -> &'static Country {
        content::country(&self.journal.settings().country)
    }
}

/// What a screen read, beside the question it asked and the revision of the journal at which it read.
#[derive(Debug)]
pub struct Kept<Q, T> {
    answer: Option<(Q, u64, Result<T, Failure>)>,
}

impl<Q, T> Default for Kept<Q, T> {
    fn default() -> Self {
        Self { answer: None }
    }
}

impl<Q: PartialEq, T> Kept<Q, T> {
    /// The answer; reads again only if the question or the journal is another one than last time.
    ///
    /// # Errors
    /// In words for people, as long as reading fails.
    pub fn get(
        &mut self,
        revision: u64,
        question: Q,
        read: impl FnOnce(&Q) -> Result<T, crate::store::StoreError>,
    ) -> Result<&T, &Failure> {
        let fresh = matches!(&self.answer, Some((asked, at, _)) if *asked == question && *at == revision);
        if !fresh {
            let answer = read(&question).map_err(|error| Failure::reading(&error));
            self.answer = Some((question, revision, answer));
        }
        match &self.answer {
            Some((_, _, Ok(value))) => Ok(value),
            Some((_, _, Err(failure))) => Err(failure),
            #[allow(clippy::unreachable, reason = "the answer was put there a moment ago")]
            None => unreachable!(),
        }
    }
}

/// Says why something could not be read, with the way out where the file is damaged.
pub(super) fn failure_ui(ui: &mut egui::Ui, failure: &Failure, actions: &mut Vec<Action>) {
    field::error_ui(ui, &failure.words);
    if failure.way_out == WayOut::Rescue && ui.add(Button::secondary("See what can be done")).clicked() {
        actions.push(Action::Rescue);
    }
}

/// A way to what fits to be read.
pub(in crate::ui) fn read_ui(ui: &mut egui::Ui, view: &mut View<'_>, id: &str) {
    let Some(topic) = content::topic(id) else { return };
    let words = format!("Read: {}", topic.title);
    if ui.add(Button::quiet(&words).icon(Icon::Learn)).clicked() {
        view.actions.push(Action::Learn(LearnAct::read(id)));
    }
}

/// What stands free at the end of a page, so that the saved bar hides nothing, and the focused control is in view.
pub(super) fn page_end_ui(ui: &mut egui::Ui) {
    let covered = notice::covered(ui.ctx());
    focus_ring::scroll_to_focus_ui(ui, covered);
    ui.add_space(covered);
}
