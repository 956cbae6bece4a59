//! One key for the routine that is due: it starts it, and pauses or goes on with the session that runs.

use egui::Key;

use super::Session;
use crate::app::command::Done;
use crate::app::failure::Failure;
use crate::app::start::Errand;
use crate::domain::phase::Opening;
use crate::domain::routine::RoutineDue;
use crate::domain::when::Now;
use crate::ui::action::{Action, Item, Page};
use crate::ui::screen::View;
use crate::ui::screen::today_next::due_words;

impl Session {
    /// Does what somebody came for who opened the window from the desktop's menu. A session that runs goes on: the menu
    /// says start, and never pauses anything.
    pub(in crate::ui) fn run_errand(&mut self, errand: Errand) {
        match errand {
            Errand::NewEntry => self.actions.push(Action::Do(Item::NewEntry)),
            Errand::StartDue if self.page != Page::Player => self.actions.push(Action::Do(Item::StartDue)),
            Errand::StartDue | Errand::Look => {}
        }
    }

    /// What starts the routine that is due; says when it is due, and pauses or goes on when a session runs.
    pub(super) fn start_due(&mut self, now: &Now) -> Option<Action> {
        if self.page == Page::Player {
            // Before its first phase and after its last one a session asks something; this key is no answer to that.
            if let Some(kind) = self.player.key(Key::Space, self.journal.now_ms()) {
                self.session_event(kind);
            }
            return None;
        }
        if self.left.is_some() {
            self.go_on_with_session(now);
            return None;
        }
        self.look_out(now);
        let outlook = std::rc::Rc::clone(&self.outlook);
        let Some(due) = self.journal.routine_due(&outlook) else {
            self.go(now, Page::Routines);
            self.tell_failure(&Failure::plain("No routine chosen yet. Choose one with “Make this my routine”."));
            return None;
        };
        // What is advised against is started only by a button that says so.
        if let Opening::Anyway(words) = &due.opening {
            let words = format!("{}: {words}", due.name);
            self.go(now, Page::Today);
            self.tell(&Done { words, entry: None, check: None, rows: None, undo: false, quiet: false });
            return None;
        }
        match due.due {
            RoutineDue::Now | RoutineDue::WhenYouLike => Some(Action::StartRoutine(due.id)),
            RoutineDue::At(_) | RoutineDue::DoneForToday | RoutineDue::NotToday(_) => {
                let mut asked: Vec<Action> = Vec::new();
                let view = View { journal: &self.journal, now: *now, outlook, actions: &mut asked };
                let words = format!("{}: {}", due.name, due_words(&due, &view));
                self.tell(&Done { words, entry: None, check: None, rows: None, undo: false, quiet: false });
                None
            }
        }
    }
}
