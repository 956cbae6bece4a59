//! What was opened in the history and has no page of its own: a session with what was done in it, or a line in full.

use egui::Ui;
use uuid::Uuid;

use super::history_note::delete_action;
use super::{Kept, View};
use crate::app::command::Command;
use crate::app::timeline::{Note, NoteKind};
use crate::domain::episode::Nrs;
use crate::domain::sentence;
use crate::domain::session::{NextMorning, SessionRecord};
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, score_row, text};

/// What is open, and what was read of it.
#[derive(Debug)]
pub(super) struct OpenNote {
    note: Note,
    session: Kept<Uuid, Option<SessionRecord>>,
    /// "Back to the history" gets the keyboard when it is drawn first.
    arrives: bool,
}

impl OpenNote {
    pub(super) fn new(note: Note) -> Self {
        Self { note, session: Kept::default(), arrives: true }
    }

    /// Draws it. Returns whether it is still open.
    pub(super) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) -> bool {
        let back = ui.add(Button::quiet("Back to the history").icon(Icon::Back));
        if std::mem::take(&mut self.arrives) {
            back.request_focus();
        }
        if back.clicked() {
            return false;
        }
        let when = format!(
            "{}, {}",
            sentence::long_day(self.note.at.day(), view.now.today()),
            sentence::time_of_day(self.note.at, view.journal.hours())
        );
        match &self.note.what {
            NoteKind::Session(_) => {
                let revision = view.journal.store().revision();
                let read = self.session.get(revision, self.note.id, |id| view.journal.store().session(*id));
                // It is gone after a delete, and back after an undo of one that was just logged.
                let Ok(Some(session)) = read else { return false };
                card::card_ui(ui, |ui| session_ui(ui, view, session, &when));
            }
            NoteKind::FirstDays(_)
            | NoteKind::Check(_)
            | NoteKind::Visit(_)
            | NoteKind::Progress(_)
            | NoteKind::Activity(_)
            | NoteKind::Dose(_) => {
                card::card_ui(ui, |ui| {
                    text::heading_ui(ui, &self.note.words());
                    text::small_ui(ui, &when);
                });
            }
        }
        let mut open = true;
        if let NoteKind::Session(_) | NoteKind::FirstDays(_) | NoteKind::Activity(_) = self.note.what
            && ui.add(Button::secondary("Delete").icon(Icon::Delete).name("Delete this from the history")).clicked()
        {
            view.actions.extend(delete_action(&self.note));
            open = false;
        }
        open
    }
}

fn session_ui(ui: &mut Ui, view: &mut View<'_>, session: &SessionRecord, when: &str) {
    text::heading_ui(ui, &session.plan.name);
    let mut parts = vec![when.to_owned(), session.length(), session.ending()];
    parts.retain(|part| !part.is_empty());
    text::body_ui(ui, &parts.join(", "));
    if let Some(effect) = session.effect() {
        text::body_ui(ui, &format!("What it did: {}", sentence::lower_first(effect.name())));
    }
    text::question_ui(ui, "What was done");
    for (name, became) in session.items() {
        text::body_ui(ui, &format!("{name}: {}", became.words()));
    }
    let mut changed = session.clone();
    let mut morning = match session.next_morning {
        NextMorning::Pain(pain) => Some(pain),
        NextMorning::NotAsked | NextMorning::Skipped => None,
    };
    score_ui(ui, "Pain before", &mut changed.before);
    score_ui(ui, "Pain after", &mut changed.after);
    if score_ui(ui, "Pain the next morning", &mut morning) {
        // Taken back it is open, and not asked about again.
        changed.next_morning = morning.map_or(NextMorning::Skipped, NextMorning::Pain);
    }
    if changed != *session {
        view.actions.push(Action::Run(Command::SaveSession(Box::new(changed))));
    }
}

fn score_ui(ui: &mut Ui, question: &str, answer: &mut Option<Nrs>) -> bool {
    text::question_ui(ui, question);
    score_row::choice_ui(ui, question, answer)
}
