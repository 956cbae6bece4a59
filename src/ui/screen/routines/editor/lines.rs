//! The lines of the editor, and the ways to move them, to take one out and to put it back.

use egui::{Context, Id, Key, Modifiers, Rect, Stroke, StrokeKind, Ui, UiBuilder};

use super::{EditorScreen, Target};
use crate::content;
use crate::domain::routine::{DraftItem, RoutineFault};
use crate::ui::action::Action;
use crate::ui::screen::View;
use crate::ui::screen::routines::line::{Line, LineAct, LineFocus, name, place_words};
use crate::ui::theme::{CARD_RADIUS, Palette};
use crate::ui::widget::card;

impl EditorScreen {
    pub(super) fn lines_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
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
            Some(Target::Line(line, control)) if line == place => {
                self.wants_focus = None;
                Some(control)
            }
            _ => None,
        };
        let mut nothing = DraftItem::default();
        let item = self.draft.items.get_mut(place).unwrap_or(&mut nothing);
        let exercise = content::exercise(&item.exercise);
        Line { number: place + 1, exercise, faults, wants_focus, item }.show_ui(ui)
    }

    /// Alt with an arrow, or Ctrl+Shift with an arrow, moves the line that has the keyboard.
    pub(super) fn move_by_key(&mut self, ctx: &Context, view: &mut View<'_>) {
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
        self.wants_focus =
            Some(left.checked_sub(1).map_or(Target::Add, |last| Target::Line(place.min(last), LineFocus::Remove)));
        self.look_again();
    }

    pub(super) fn put_back(&mut self, view: &mut View<'_>) {
        let Some((place, item)) = self.removed.take() else { return };
        let place = place.min(self.draft.items.len());
        self.draft.items.insert(place, item);
        let key = self.new_key();
        self.keys.insert(place, key);
        self.wants_focus = Some(Target::Line(place, LineFocus::Remove));
        self.say_place(view, place);
        self.look_again();
    }
}
