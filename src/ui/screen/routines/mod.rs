//! Routines: the ready ones and one's own, what is in them, the library of exercises, the page of one exercise, and the
//! editor. Looking is never locked; starting asks the gate.

pub mod editor;
mod exercise;
mod library;
mod line;
mod list;
mod look;

use chrono::NaiveDate;
use egui::Ui;
use uuid::Uuid;

use self::editor::EditorScreen;
use super::{Kept, View};
use crate::app::stage::{exercise_opening, routine_opening, way};
use crate::content;
use crate::domain::exercise::{Exercise, Filter};
use crate::domain::gate::Lock;
use crate::domain::phase::{Opening, Way};
use crate::domain::routine::{Routine, RoutineDraft, RoutineId};
use crate::ui::action::{Action, Item, Page};
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::text;

/// What the pages keep between frames.
#[derive(Debug, Default)]
pub struct RoutinesScreen {
    filter: Filter,
    /// Whether all rows of the filter are shown.
    filter_open: bool,
    /// The exercise whose page is open.
    open: Option<&'static str>,
    /// Whether that page asks into which routine the exercise shall go.
    adding: bool,
    /// The routine that is looked at.
    looked_at: Option<RoutineId>,
    /// The routine that is being made or changed.
    editor: Option<EditorScreen>,
    /// How many editors were opened so far.
    opened: u32,
    /// Those that were not finished, the newest first.
    drafts: Vec<RoutineDraft>,
    own: Kept<(), Vec<Routine>>,
    /// Lines of the sessions that were done.
    done: Kept<NaiveDate, Vec<String>>,
}

impl RoutinesScreen {
    /// The pages with routines that were not finished.
    #[must_use]
    pub fn with_drafts(drafts: Vec<RoutineDraft>) -> Self {
        Self { drafts, ..Self::default() }
    }

    /// Opens the page of an exercise.
    pub fn show(&mut self, exercise: &'static str) {
        self.open = Some(exercise);
        self.adding = false;
    }

    /// The exercise that is looked at.
    #[must_use]
    pub fn shown(&self) -> Option<&'static str> {
        self.open
    }

    /// Opens the look into a routine.
    pub fn look(&mut self, id: RoutineId) {
        self.looked_at = Some(id);
    }

    /// The open editor.
    pub fn editor(&mut self) -> Option<&mut EditorScreen> {
        self.editor.as_mut()
    }

    /// Opens the editor; what stood in it and was not saved is kept.
    pub fn edit(&mut self, editor: EditorScreen) {
        self.lay_aside();
        self.opened += 1;
        self.editor = Some(editor.numbered(self.opened));
    }

    /// Closes the editor and forgets what stands in it.
    pub fn take_editor(&mut self) -> Option<EditorScreen> {
        self.editor.take()
    }

    /// Closes the editor; what was changed in it is kept and offered.
    pub fn lay_aside(&mut self) {
        if let Some(editor) = self.editor.take().filter(EditorScreen::touched) {
            self.drafts.insert(0, editor.into_draft());
        }
    }

    /// Everything that was typed and not saved.
    #[must_use]
    pub fn to_keep(&self) -> Vec<RoutineDraft> {
        let open = self.editor.iter().filter(|editor| editor.touched()).map(|editor| editor.draft().clone());
        open.chain(self.drafts.iter().cloned()).collect()
    }

    /// Takes a kept draft, by its place from 0.
    pub fn take_draft(&mut self, place: usize) -> Option<RoutineDraft> {
        (place < self.drafts.len()).then(|| self.drafts.remove(place))
    }

    /// Takes the kept draft of a routine.
    pub fn take_draft_of(&mut self, id: Uuid) -> Option<RoutineDraft> {
        let open = self.editor.take_if(|editor| editor.id() == Some(id) && editor.touched());
        let place = self.drafts.iter().position(|draft| draft.id == Some(id));
        open.map(EditorScreen::into_draft).or_else(|| self.take_draft(place?))
    }

    /// The name of the routine in the editor, if it is in the journal.
    #[must_use]
    pub fn saved_name(&self) -> Option<String> {
        self.editor.as_ref().and_then(EditorScreen::saved_name)
    }

    /// The editor.
    pub fn editor_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        match &mut self.editor {
            Some(editor) => editor.show_ui(ui, view),
            None => _ = text::body_ui(ui, "Choose a routine under Routines."),
        }
    }

    /// Routines of one's own, read once for each change of the journal.
    fn own(&mut self, view: &View<'_>) -> &[Routine] {
        let revision = view.journal.store().revision();
        self.own.get(revision, (), |()| view.journal.store().routines()).map_or(&[], Vec::as_slice)
    }
}

/// What holds a start back: locks of the gate come before the stage.
struct Held {
    locks: Vec<Lock>,
    opening: Opening,
}

impl Held {
    fn of_routine(view: &View<'_>, routine: &Routine, way: &Way) -> Self {
        let opening = routine_opening(routine, way);
        Self { locks: routine.locks(&view.outlook.gate, content::exercises()), opening }
    }

    fn of_exercise(view: &View<'_>, exercise: &Exercise) -> Self {
        let opening = exercise_opening(exercise, &way(&view.outlook, &view.now));
        Self { locks: view.outlook.gate.locks(exercise.activity), opening }
    }

    /// Whether nothing but a button is drawn.
    fn is_free(&self) -> bool {
        self.locks.is_empty() && self.opening == Opening::Open
    }
}

/// The start button, or why it is paused or closed and what opens it.
fn start_ui(ui: &mut Ui, view: &mut View<'_>, held: &Held, words: &str, start: Action) {
    let Held { locks, opening } = held;
    if locks.is_empty() {
        let anyway = format!("{words} anyway");
        let label = match opening {
            Opening::Open => words,
            Opening::Anyway(when) => {
                text::small_ui(ui, when);
                &anyway
            }
            Opening::Closed(when) => {
                text::strong_ui(ui, when);
                if ui.add(Button::secondary("Your stage").name(&format!("Your stage, {words}"))).clicked() {
                    view.actions.push(Action::Go(Page::Stage));
                }
                return;
            }
        };
        if ui.add(Button::primary(label).icon(Icon::Play)).clicked() {
            view.actions.push(start);
        }
        return;
    }
    text::strong_ui(ui, "Paused for now.");
    for lock in locks {
        text::small_ui(ui, &format!("{} {}", lock.words(), lock.opens_when()));
    }
    ui.horizontal_wrapped(|ui| {
        let name = format!("See the result, {words}");
        if ui.add(Button::secondary("See the result").name(&name)).clicked() {
            view.actions.push(Action::ShowResult(None));
        }
        let name = format!("Check warning signs, {words}");
        if ui.add(Button::quiet("Check warning signs").icon(Icon::Warning).name(&name)).clicked() {
            view.actions.push(Action::Do(Item::Check));
        }
    });
}

/// "Source: …" with a word about what is our own.
fn source_words(id: &str, own: &str) -> String {
    content::source(id).map_or_else(String::new, |source| format!("Source: {}{own}", source.line()))
}
