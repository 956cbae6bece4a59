//! The editor of a routine of one's own. It shows a draft; what it may be is `RoutineDraft::parse`.

mod lines;

use egui::{Rect, Ui};
use uuid::Uuid;

use super::line::{LineFocus, focus, name};
use crate::content;
use crate::domain::exercise::{Dial, Exercise};
use crate::domain::routine::{DraftItem, HowOften, Routine, RoutineDraft, RoutineFault};
use crate::domain::sentence;
use crate::ui::action::{Action, Page};
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::{Field, error_ui};
use crate::ui::widget::{card, chips, text};

/// What gets the keyboard next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Name,
    /// A control of a line, from 0.
    Line(usize, LineFocus),
    Add,
    Remind,
}

/// The page with its draft.
#[derive(Debug)]
pub struct EditorScreen {
    draft: RoutineDraft,
    /// The draft as it was when the page was opened, to know whether anything was changed.
    untouched: RoutineDraft,
    /// What each line is called between frames, so that the keyboard goes along when it moves.
    keys: Vec<u32>,
    next_key: u32,
    /// Which page this is: a field of another routine must not take back what was typed here.
    opened: u32,
    faults: Vec<RoutineFault>,
    wants_focus: Option<Target>,
    /// Where each line was drawn last.
    places: Vec<Rect>,
    /// The line that the pointer holds.
    held: Option<u32>,
    /// The line that was moved and has to be in view.
    moved: Option<u32>,
    /// The line that was taken out last, and where it stood.
    removed: Option<(usize, DraftItem)>,
}

impl EditorScreen {
    /// A page for a draft.
    #[must_use]
    pub fn new(draft: RoutineDraft) -> Self {
        Self {
            keys: (0..).zip(&draft.items).map(|(key, _)| key).collect(),
            next_key: u32::try_from(draft.items.len()).unwrap_or(u32::MAX),
            opened: 0,
            untouched: draft.clone(),
            draft,
            faults: Vec::new(),
            wants_focus: None,
            places: Vec::new(),
            held: None,
            moved: None,
            removed: None,
        }
    }

    /// A page that goes on with a draft that was kept; all of it counts as changed.
    #[must_use]
    pub fn resumed(draft: RoutineDraft) -> Self {
        Self { untouched: RoutineDraft::default(), ..Self::new(draft) }
    }

    /// The same page with the number that tells it from those opened before.
    #[must_use]
    pub fn numbered(self, opened: u32) -> Self {
        Self { opened, ..self }
    }

    /// What stands in it.
    #[must_use]
    pub fn draft(&self) -> &RoutineDraft {
        &self.draft
    }

    /// What stood in it.
    #[must_use]
    pub fn into_draft(self) -> RoutineDraft {
        self.draft
    }

    /// Whether anything was changed since the page was opened.
    #[must_use]
    pub fn touched(&self) -> bool {
        self.draft != self.untouched
    }

    /// The routine that is being changed; nothing for a new one.
    #[must_use]
    pub fn id(&self) -> Option<Uuid> {
        self.draft.id
    }

    /// What the header calls it, if it is in the journal.
    #[must_use]
    pub fn saved_name(&self) -> Option<String> {
        self.draft.id.map(|_| self.draft.name.trim().to_owned())
    }

    /// Puts an exercise at the end; its first number gets the keyboard.
    pub fn put(&mut self, exercise: &Exercise) {
        self.draft.items.push(DraftItem::plain(exercise));
        let key = self.new_key();
        self.keys.push(key);
        let dial = Dial::ALL.into_iter().find(|dial| exercise.limits.get(*dial).is_some_and(|limit| limit.0 < limit.1));
        let control = dial.map_or(LineFocus::Remove, LineFocus::Number);
        self.wants_focus = Some(Target::Line(self.keys.len() - 1, control));
        self.look_again();
    }

    /// Turns the page into a routine, or shows beside each field what is wrong and gives the first the keyboard.
    pub fn parse(&mut self, new_id: Uuid) -> Option<Routine> {
        match self.draft.parse(content::exercises(), new_id) {
            Ok(routine) => Some(routine),
            Err(faults) => {
                self.wants_focus = faults.first().map(|fault| match fault {
                    RoutineFault::Name(_) => Target::Name,
                    RoutineFault::Items(_) => Target::Add,
                    RoutineFault::Number(line, dial, _) => {
                        Target::Line(*line, dial.map_or(LineFocus::Remove, LineFocus::Number))
                    }
                    RoutineFault::Remind(_) => Target::Remind,
                });
                self.faults = faults;
                None
            }
        }
    }

    /// The first thing that is wrong, in words.
    #[must_use]
    pub fn first_fault(&self) -> String {
        self.faults.first().map_or_else(String::new, |fault| fault.words().to_owned())
    }

    fn new_key(&mut self) -> u32 {
        self.next_key += 1;
        self.next_key
    }

    /// Somebody is mending: what was wrong is looked at again.
    fn look_again(&mut self) {
        if !self.faults.is_empty() {
            self.faults = self.draft.parse(content::exercises(), Uuid::nil()).err().unwrap_or_default();
        }
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        self.move_by_key(ui.ctx(), view);
        ui.push_id(self.opened, |ui| {
            let before = self.draft.clone();
            card::card_ui(ui, |ui| self.head_ui(ui));
            self.lines_ui(ui, view);
            self.add_ui(ui, view);
            card::card_ui(ui, |ui| self.when_ui(ui));
            if self.draft != before {
                self.look_again();
            }
        });
    }

    fn head_ui(&mut self, ui: &mut Ui) {
        let fault = self.fault(|fault| matches!(fault, RoutineFault::Name(_)));
        let field = Field::line("Name", &mut self.draft.name).hint("Evening stretches").error(fault.as_deref());
        let field = field.show_ui(ui);
        self.focus_if(&field, Target::Name);
        let minutes = usize::from(self.draft.minutes(content::exercises()));
        let minutes = sentence::count(minutes, "minute", "minutes");
        let count = sentence::count(self.draft.items.len(), "exercise", "exercises");
        text::small_ui(ui, &format!("In all {minutes}, {count}"));
    }

    fn add_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        if let Some(fault) = self.fault(|fault| matches!(fault, RoutineFault::Items(_))) {
            error_ui(ui, &fault);
        }
        ui.horizontal_wrapped(|ui| {
            let add = ui.add(Button::secondary("Add an exercise").icon(Icon::Add));
            self.focus_if(&add, Target::Add);
            if add.clicked() {
                view.actions.push(Action::Go(Page::PickExercise));
            }
            let removed = self.removed.as_ref().map(|(_, item)| name(item, content::exercise(&item.exercise)));
            if let Some(name) = removed
                && ui.add(Button::quiet(&format!("Put {name} back")).icon(Icon::Undo)).clicked()
            {
                self.put_back(view);
            }
        });
        ui.add_space(8.0);
    }

    fn when_ui(&mut self, ui: &mut Ui) {
        text::question_ui(ui, "How often?");
        let items: Vec<(HowOften, &str)> = HowOften::ALL.iter().map(|often| (*often, often.name())).collect();
        chips::single_ui(ui, "How often?", &items, &mut self.draft.often);
        ui.add_space(6.0);
        let fault = self.fault(|fault| matches!(fault, RoutineFault::Remind(_)));
        let example = sentence::minute_field(21 * 60 + 30);
        let field = Field::line("Remind me at", &mut self.draft.remind).hint(&example).width(140.0);
        let field = field.error(fault.as_deref()).show_ui(ui);
        self.focus_if(&field, Target::Remind);
        text::small_ui(ui, "Leave it empty for no reminder.");
    }

    fn fault(&self, is: impl Fn(&RoutineFault) -> bool) -> Option<String> {
        self.faults.iter().find(|fault| is(fault)).map(|fault| fault.words().to_owned())
    }

    fn focus_if(&mut self, response: &egui::Response, target: Target) {
        if self.wants_focus == Some(target) {
            self.wants_focus = None;
            focus(response);
        }
    }
}
