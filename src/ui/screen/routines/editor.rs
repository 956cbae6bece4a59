//! The editor of a routine of one's own. It shows a draft; what it may be is `RoutineDraft::parse`.

use egui::{Context, Id, Key, Modifiers, Rect, Stroke, StrokeKind, Ui, UiBuilder};
use uuid::Uuid;

use super::line::{Line, LineAct, focus, name, place_words};
use crate::content;
use crate::domain::exercise::{Dial, Exercise};
use crate::domain::routine::{DraftItem, HowOften, Routine, RoutineDraft, RoutineFault};
use crate::domain::sentence;
use crate::ui::action::{Action, Page};
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::theme::{CARD_RADIUS, Palette};
use crate::ui::widget::button::Button;
use crate::ui::widget::field::{Field, error_ui};
use crate::ui::widget::{card, chips, text};

/// What gets the keyboard next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Name,
    /// A line from 0: one of its numbers, or the button that takes it out.
    Line(usize, Option<Dial>),
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
        self.wants_focus = Some(Target::Line(self.keys.len() - 1, dial));
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
                    RoutineFault::Number(line, dial, _) => Target::Line(*line, *dial),
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

    fn lines_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let (mut asked, mut places) = (None, Vec::new());
        for place in 0..self.draft.items.len() {
            let Some(key) = self.keys.get(place).copied() else { break };
            let top = ui.available_rect_before_wrap();
            // An id of its own, wherever the line stands.
            let builder = UiBuilder::new().scope_id(Id::unique(("routine line", self.opened, key)));
            let (act, grip) = ui.scope_builder(builder, |ui| card::card_ui(ui, |ui| self.line_ui(ui, place))).inner;
            let end = ui.min_rect().bottom();
            let rect = Rect::from_min_max(top.min, egui::pos2(top.right(), end));
            if let Some(act) = act {
                asked = Some((place, act));
            }
            if grip.drag_started() {
                self.held = Some(key);
            }
            if self.held == Some(key) {
                let stroke = Stroke::new(2.0, Palette::of(ui.ctx()).accent);
                ui.painter().rect_stroke(rect, CARD_RADIUS, stroke, StrokeKind::Inside);
                if grip.drag_stopped() {
                    self.held = None;
                    self.say_place(view, place);
                }
            }
            if self.moved == Some(key) {
                self.moved = None;
                ui.scroll_to_rect(rect, None);
            }
            places.push(rect);
        }
        self.places = places;
        self.drag(ui);
        match asked {
            Some((place, LineAct::Up)) => self.step(view, place, place.checked_sub(1)),
            Some((place, LineAct::Down)) => self.step(view, place, Some(place + 1)),
            Some((place, LineAct::Remove)) => self.remove(view, place),
            None => {}
        }
    }

    fn line_ui(&mut self, ui: &mut Ui, place: usize) -> (Option<LineAct>, egui::Response) {
        let faults = self.faults.iter().filter_map(|fault| match fault {
            RoutineFault::Number(line, dial, words) if *line == place => Some((*dial, words.clone())),
            _ => None,
        });
        let faults = faults.collect();
        let wants_focus = match self.wants_focus {
            Some(Target::Line(line, dial)) if line == place => {
                self.wants_focus = None;
                Some(dial)
            }
            _ => None,
        };
        let mut nothing = DraftItem::default();
        let item = self.draft.items.get_mut(place).unwrap_or(&mut nothing);
        let exercise = content::exercise(&item.exercise);
        Line { number: place + 1, exercise, faults, wants_focus, item }.show_ui(ui)
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
        let field = Field::line("Remind me at", &mut self.draft.remind).hint("21:30").width(140.0);
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

    /// Alt with an arrow, or Ctrl+Shift with an arrow, moves the line that has the keyboard.
    fn move_by_key(&mut self, ctx: &Context, view: &mut View<'_>) {
        let Some(focused) = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id)) else { return };
        let Some(place) = self.places.iter().position(|rect| rect.contains(focused.rect.center())) else { return };
        let both = Modifiers::COMMAND | Modifiers::SHIFT;
        let pressed =
            |key| ctx.input_mut(|input| input.consume_key(Modifiers::ALT, key) || input.consume_key(both, key));
        if pressed(Key::ArrowUp) {
            self.step(view, place, place.checked_sub(1));
        } else if pressed(Key::ArrowDown) {
            self.step(view, place, Some(place + 1));
        }
    }

    /// Moves a line by one place, or says that it is at the end.
    fn step(&mut self, view: &mut View<'_>, from: usize, to: Option<usize>) {
        let place = match to.filter(|to| *to < self.draft.items.len()) {
            Some(to) => {
                self.swap(from, to);
                to
            }
            None => from,
        };
        self.moved = self.keys.get(place).copied();
        self.say_place(view, place);
    }

    fn swap(&mut self, one: usize, other: usize) {
        if one.max(other) < self.draft.items.len().min(self.keys.len()) {
            self.draft.items.swap(one, other);
            self.keys.swap(one, other);
            self.look_again();
        }
    }

    fn say_place(&self, view: &mut View<'_>, place: usize) {
        let Some(item) = self.draft.items.get(place) else { return };
        let name = name(item, content::exercise(&item.exercise));
        view.actions.push(Action::Say(place_words(&name, place, self.draft.items.len())));
    }

    /// The held line changes places with a neighbour as soon as the pointer is past the middle of it.
    fn drag(&mut self, ui: &Ui) {
        let Some(place) = self.keys.iter().position(|key| self.held == Some(*key)) else { return };
        let Some(at) = ui.input(|input| input.pointer.interact_pos()) else { return };
        ui.scroll_to_rect(Rect::from_center_size(at, egui::Vec2::splat(90.0)), None);
        let middle = |place: usize| self.places.get(place).map(|rect| rect.center().y);
        if let Some(above) = place.checked_sub(1)
            && middle(above).is_some_and(|middle| at.y < middle)
        {
            self.swap(place, above);
        } else if middle(place + 1).is_some_and(|middle| at.y > middle) {
            self.swap(place, place + 1);
        }
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
        ui.ctx().request_repaint();
    }

    /// Takes a line out; it can be put back until another one is taken out.
    fn remove(&mut self, view: &mut View<'_>, place: usize) {
        if place >= self.draft.items.len() || place >= self.keys.len() {
            return;
        }
        let item = self.draft.items.remove(place);
        self.keys.remove(place);
        let name = name(&item, content::exercise(&item.exercise));
        view.actions.push(Action::Say(format!("Removed {name}")));
        self.removed = Some((place, item));
        let left = self.draft.items.len();
        self.wants_focus = Some(left.checked_sub(1).map_or(Target::Add, |last| Target::Line(place.min(last), None)));
        self.look_again();
    }

    fn put_back(&mut self, view: &mut View<'_>) {
        let Some((place, item)) = self.removed.take() else { return };
        let place = place.min(self.draft.items.len());
        self.draft.items.insert(place, item);
        let key = self.new_key();
        self.keys.insert(place, key);
        self.wants_focus = Some(Target::Line(place, None));
        self.say_place(view, place);
        self.look_again();
    }
}
