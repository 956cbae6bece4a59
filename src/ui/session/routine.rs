//! Routines of one's own in the window: opening the editor, saving, and drafts that outlive the window.

use std::borrow::Cow;

use egui::Context;

use super::Session;
use super::entry::DRAFT_REST_S;
use crate::app::command::Command;
use crate::app::failure::Failure;
use crate::app::run::Journal;
use crate::app::session::situation;
use crate::content;
use crate::domain::routine::{HowOften, Routine, RoutineDraft, RoutineId, opens_later};
use crate::domain::when::Now;
use crate::ui::action::Page;
use crate::ui::routine_act::RoutineAct;
use crate::ui::screen::player::Choices;
use crate::ui::screen::routines::RoutinesScreen;
use crate::ui::screen::routines::editor::EditorScreen;

/// Where routines lie that were not finished.
const DRAFTS: &str = "routines";

/// What of the drafts was put on the desk last.
#[derive(Debug, Default)]
pub(super) struct RoutineDesk {
    lying: Vec<RoutineDraft>,
    /// Since when something else stands on the screen, in seconds of the window.
    changed_s: Option<f64>,
}

/// The page with the drafts that waited on the desk.
pub(super) fn from_desk(journal: &Journal) -> RoutinesScreen {
    RoutinesScreen::with_drafts(journal.from_desk(DRAFTS).unwrap_or_default())
}

impl Session {
    /// A routine, or a sentence that it is not there.
    pub(super) fn find_routine(&mut self, id: &RoutineId) -> Option<Cow<'static, Routine>> {
        match self.journal.routine(id) {
            Ok(Some(routine)) => return Some(routine),
            Ok(None) => {
                let words = "That routine is not in the journal now. Choose another one under Routines.";
                self.tell_failure(&Failure::plain(words));
            }
            Err(error) => self.tell_failure(&Failure::reading(&error)),
        }
        None
    }

    pub(super) fn act_on_routine(&mut self, now: &Now, act: RoutineAct) {
        match act {
            RoutineAct::Look(id) => {
                self.go(now, Page::RoutineLook);
                self.routines.look(id);
            }
            RoutineAct::New => self.open_editor(now, Some(EditorScreen::new(new_draft()))),
            RoutineAct::Change(id) => {
                let editor = self.editor_of(&id);
                self.open_editor(now, editor);
            }
            RoutineAct::Add { exercise, to } => {
                let editor = match to {
                    Some(id) => self.editor_of(&RoutineId::Own(id)),
                    None => Some(EditorScreen::new(new_draft())),
                };
                self.open_editor(now, editor);
                self.put(exercise);
            }
            RoutineAct::Put(exercise) => {
                self.go(now, Page::RoutineEditor);
                self.put(exercise);
            }
            RoutineAct::Delete => {
                if let Some(id) = self.routines.take_editor().and_then(|editor| editor.id()) {
                    self.go(now, Page::Routines);
                    self.run(Command::DeleteRoutine(id));
                }
            }
            RoutineAct::GoOn(place) => {
                let editor = self.routines.take_draft(place).map(EditorScreen::resumed);
                self.open_editor(now, editor);
            }
            RoutineAct::ThrowAway(place) => _ = self.routines.take_draft(place),
        }
    }

    /// What was typed into it and not saved comes first.
    fn editor_of(&mut self, id: &RoutineId) -> Option<EditorScreen> {
        if let RoutineId::Own(id) = id
            && let Some(draft) = self.routines.take_draft_of(*id)
        {
            return Some(EditorScreen::resumed(draft));
        }
        let routine = self.find_routine(id)?;
        // A copy has no questions before it: where the tendon hurts is not known, so it is the careful way.
        let situation = Choices::default().of(situation(&self.outlook, None));
        let own = matches!(id, RoutineId::Own(_));
        if !own && !routine.may_show(content::exercises(), &situation) {
            self.tell_failure(&Failure::plain(&opens_later(&routine.name)));
            return None;
        }
        let mut draft = RoutineDraft::of(&routine, content::exercises(), &situation);
        if !own {
            let names: Vec<String> =
                self.journal.store().routines().unwrap_or_default().into_iter().map(|routine| routine.name).collect();
            draft.rename_copy(&routine.name, &names);
        }
        Some(EditorScreen::new(draft))
    }

    fn open_editor(&mut self, now: &Now, editor: Option<EditorScreen>) {
        let Some(editor) = editor else { return };
        self.go(now, Page::RoutineEditor);
        self.routines.edit(editor);
    }

    /// Puts an exercise into the open routine; one that is not shown now is not put in either.
    fn put(&mut self, exercise: &str) {
        let situation = situation(&self.outlook, None);
        let Some(exercise) = content::exercise(exercise).filter(|found| situation.may_show(&found.stages)) else {
            return;
        };
        if let Some(editor) = self.routines.editor() {
            editor.put(exercise);
            self.announcer.polite(format!("Added {}", exercise.name));
        }
    }

    pub(super) fn save_routine(&mut self, now: &Now) {
        let id = self.journal.new_id();
        let Some(editor) = self.routines.editor() else { return };
        let Some(routine) = editor.parse(id) else {
            let words = editor.first_fault();
            self.announcer.assertive(words);
            return;
        };
        match self.journal.run(Command::SaveRoutine(Box::new(routine))) {
            Ok(done) => {
                self.routines.take_editor();
                self.go(now, Page::Routines);
                self.tell(&done);
            }
            Err(failure) => self.tell_failure(&failure),
        }
    }

    /// After undo or redo the open routine stands there as it is now.
    pub(super) fn refresh_routine(&mut self) {
        let Some(id) = self.routines.editor().filter(|editor| !editor.touched()).and_then(|editor| editor.id()) else {
            return;
        };
        match self.journal.store().routine(id) {
            Ok(Some(routine)) => {
                let draft = RoutineDraft::of(&routine, content::exercises(), &situation(&self.outlook, None));
                self.routines.edit(EditorScreen::new(draft));
            }
            Ok(None) => {
                self.routines.take_editor();
                self.page = Page::Routines;
            }
            Err(_) => {}
        }
    }

    /// What is typed is put on the desk when typing rests, and at once when the page is left.
    pub(super) fn keep_routines(&mut self, ctx: &Context) {
        let open = matches!(self.page, Page::RoutineEditor | Page::PickExercise);
        if !open {
            self.routines.lay_aside();
        }
        if self.routines.to_keep() == self.routine_desk.lying {
            self.routine_desk.changed_s = None;
            return;
        }
        let now_s = ctx.input(|input| input.time);
        let since_s = *self.routine_desk.changed_s.get_or_insert(now_s);
        if open && now_s - since_s < DRAFT_REST_S {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(DRAFT_REST_S));
            return;
        }
        // What cannot be written now is tried again before the journal is closed.
        let _ = self.keep_routines_now();
    }

    /// Puts the drafts on the desk at once.
    ///
    /// # Errors
    /// In words for people, when they do not lie there.
    pub(super) fn keep_routines_now(&mut self) -> Result<(), Failure> {
        let drafts = self.routines.to_keep();
        self.routine_desk.changed_s = None;
        let kept = self.journal.lay_on_desk(DRAFTS, Some(&drafts).filter(|drafts| !drafts.is_empty()));
        // Also where it failed: the same words are not tried again in each frame.
        self.routine_desk.lying = drafts;
        kept
    }
}

fn new_draft() -> RoutineDraft {
    RoutineDraft { often: Some(HowOften::EveryDay), ..RoutineDraft::default() }
}
