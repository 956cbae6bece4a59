//! One Tab stop for a row of choices. Inside it the arrows move, Home and End jump, and both wrap; a group without
//! an answer gives the focus to its first item. Items that are not the stop still take clicks, also from assistive
//! technology.

use egui::accesskit::{Action, Role};
use egui::{EventFilter, FocusDirection, Id, Key, Modifiers, Rect, Response, Sense, Ui, UiBuilder};

/// The place of the keyboard in a group, worked out once a frame before its items are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Roving {
    group: Id,
    current: usize,
    focused: bool,
}

impl Roving {
    /// Reads the keys for a group of `count` items, of which `chosen` is the answer so far.
    #[must_use]
    pub fn begin(ui: &Ui, group: Id, count: usize, chosen: Option<usize>) -> Self {
        let focus = ui.memory(egui::Memory::focused);
        let has = (0..count).find(|index| focus == Some(group.with(*index)));
        let asked = (0..count)
            .find(|index| ui.input(|input| input.has_accesskit_action_request(group.with(*index), Action::Focus)));
        let mut current = asked.or(has).or(chosen).unwrap_or(0).min(count.saturating_sub(1));
        if asked.is_some() {
            ui.memory_mut(|memory| memory.request_focus(group.with(current)));
        }
        let focused = asked.or(has).is_some();
        if focused && ui.is_enabled() {
            current = arrows(ui, group, count, current);
        }
        Self { group, current, focused }
    }

    /// The id of an item.
    #[must_use]
    pub fn id(&self, index: usize) -> Id {
        self.group.with(index)
    }

    /// The item that has the keyboard, if the group has it.
    #[must_use]
    pub fn focused(&self) -> Option<usize> {
        self.focused.then_some(self.current)
    }

    /// Whether Tab stops at this item.
    #[must_use]
    pub fn is_stop(&self, index: usize) -> bool {
        index == self.current
    }

    /// Makes an item that can be pressed. A press by the pointer brings the keyboard along.
    #[must_use]
    pub fn interact(&self, ui: &Ui, rect: Rect, index: usize) -> Response {
        let sense = if self.is_stop(index) { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, self.id(index), sense);
        ui.ctx().accesskit_node_builder(response.id, |node| node.add_action(Action::Focus));
        if response.clicked() && !response.has_focus() {
            response.request_focus();
        }
        response
    }
}

fn arrows(ui: &Ui, group: Id, count: usize, current: usize) -> usize {
    // Alt+Left goes back, and Ctrl with an arrow belongs to others; egui would let a plain key match them.
    if ui.input(|input| input.modifiers.alt || input.modifiers.command) {
        return current;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(group.with(current), filter));
    let mut moved = current;
    let mut pressed = false;
    ui.input_mut(|input| {
        let mut take = |key: Key| {
            let count = input.count_and_consume_key(Modifiers::NONE, key);
            pressed |= count > 0;
            count
        };
        let forward = take(Key::ArrowRight) + take(Key::ArrowDown);
        let back = take(Key::ArrowLeft) + take(Key::ArrowUp);
        moved = (moved + forward + (count - back % count)) % count;
        if take(Key::Home) > 0 {
            moved = 0;
        }
        if take(Key::End) > 0 {
            moved = count - 1;
        }
    });
    if pressed {
        ui.memory_mut(|memory| {
            memory.move_focus(FocusDirection::None);
            memory.request_focus(group.with(moved));
        });
    }
    moved
}

/// Runs `add_contents` inside a node with a role and a name, such as a radio group named by its question.
pub fn named_ui<R>(
    ui: &mut Ui,
    role: Role,
    name: &str,
    salt: impl egui::AsIdSalt,
    add_contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let builder = UiBuilder::new().id_salt(salt).accessibility_role(role).accessibility_label(name);
    ui.scope_builder(builder, |ui| {
        let result = add_contents(ui);
        place(ui, ui.min_rect());
        result
    })
    .inner
}

/// Tells assistive technology where the node of a `Ui` is; egui itself places only the nodes of controls.
pub fn place(ui: &Ui, rect: Rect) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_bounds(egui::accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
    });
}
