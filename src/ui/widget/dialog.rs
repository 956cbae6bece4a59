//! A question over the page. Escape closes it, the keyboard goes to its first control and comes back to where it was.
//! A press beside it does nothing: nothing is lost by a slip.

use egui::accesskit::Node;
use egui::{Context, FocusDirection, Frame, Id, Margin, Modal, ScrollArea, Ui, UiKind};

use super::button::Button;
use super::text;
use crate::ui::theme::{CARD_RADIUS, Palette};

/// Widest dialog, in points.
const WIDTH: f32 = 540.0;

/// How the person left the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogEvent {
    /// By the button at this place of the list.
    Pressed(usize),
    /// By Escape.
    Closed,
}

#[derive(Clone, Copy, Default)]
struct Shown {
    last_pass: u64,
    return_to: Option<Id>,
    wants_focus: bool,
    window: egui::Vec2,
}

/// Shows a dialog for this frame. `salt` tells dialogs apart; the buttons stand under the body, the main one first.
pub fn show(
    ctx: &Context,
    salt: &str,
    title: &str,
    buttons: Vec<Button<'_>>,
    body: impl FnOnce(&mut Ui),
) -> Option<DialogEvent> {
    let id = Id::unique(("dialog", salt));
    let pass = ctx.cumulative_pass_nr();
    let mut shown: Shown = ctx.data(|data| data.get_temp(id)).unwrap_or_default();
    if shown.last_pass == 0 || pass > shown.last_pass + 2 {
        shown.return_to = ctx.memory(egui::Memory::focused);
        shown.wants_focus = true;
        ctx.request_repaint();
    }
    // Not in the first pass: the key that opened the dialog would press its first button too.
    let settled = shown.last_pass != 0 && pass <= shown.last_pass + 2;
    shown.last_pass = pass;
    // egui puts it in the middle by the size that it had in the frame before.
    let window = ctx.content_rect().size();
    if shown.window != window {
        shown.window = window;
        ctx.request_repaint();
    }
    let palette = Palette::of(ctx);
    let frame = Frame::new()
        .fill(palette.surface)
        .stroke(palette.control_stroke())
        .corner_radius(CARD_RADIUS)
        .inner_margin(Margin::symmetric(24, 20));
    let area = Modal::default_area(id).accessible_name(title);
    let modal = Modal::new(id).area(area).frame(frame).backdrop_color(palette.veil);
    let response = modal.show(ctx, |ui| {
        // What lies below is not to be read on its way.
        let own = ui.stack().iter().find(|one| one.kind() == Some(UiKind::Modal)).map(|one| one.unique_id);
        if let Some(own) = own {
            ctx.accesskit_node_builder(own, Node::set_modal);
        }
        ui.set_width((ctx.content_rect().width() - 84.0).clamp(160.0, WIDTH));
        let wants = shown.wants_focus && settled && !ui.is_sizing_pass();
        if wants {
            ask_for_first(ctx);
        }
        let pressed = contents_ui(ui, title, buttons, body);
        if wants {
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            shown.wants_focus = ctx.memory(egui::Memory::focused).is_none();
        }
        pressed
    });
    let escape = response.is_top_modal
        && !response.any_popup_open
        && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    let event = response.inner.map(DialogEvent::Pressed).or(escape.then_some(DialogEvent::Closed));
    if event.is_some() {
        if let Some(before) = shown.return_to {
            ctx.data_mut(|data| data.insert_temp(owed(), before));
            ctx.request_repaint();
        }
        shown = Shown::default();
    }
    ctx.data_mut(|data| data.insert_temp(id, shown));
    event
}

fn owed() -> Id {
    Id::unique("dialog owes the keyboard")
}

/// Gives the keyboard back once the page below takes it again: while a dialog closes, egui refuses it for two frames.
pub(super) fn give_back(ctx: &Context) {
    let Some(id) = ctx.data(|data| data.get_temp::<Id>(owed())) else { return };
    let layer = ctx.read_response(id).map(|response| response.layer_id);
    if let Some(layer) = layer
        && !ctx.memory(|memory| memory.allows_interaction(layer))
    {
        ctx.request_repaint();
        return;
    }
    ctx.data_mut(|data| data.remove::<Id>(owed()));
    if layer.is_some() && ctx.memory(egui::Memory::focused).is_none() {
        ctx.memory_mut(|memory| memory.request_focus(id));
        ctx.request_repaint();
    }
}

/// With nothing focused, egui gives the first control that is drawn next the keyboard.
pub(in crate::ui) fn ask_for_first(ctx: &Context) {
    ctx.memory_mut(|memory| {
        if let Some(before) = memory.focused() {
            memory.surrender_focus(before);
        }
        memory.move_focus(FocusDirection::Next);
    });
}

fn contents_ui(ui: &mut Ui, title: &str, buttons: Vec<Button<'_>>, body: impl FnOnce(&mut Ui)) -> Option<usize> {
    text::heading_ui(ui, title);
    ui.add_space(4.0);
    let room = (ui.ctx().content_rect().height() - 220.0).max(80.0);
    ScrollArea::vertical().id_salt("dialog body").max_height(room).auto_shrink([false, true]).show(ui, body);
    ui.add_space(8.0);
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        for (index, button) in buttons.into_iter().enumerate() {
            if ui.add(button).clicked() {
                pressed = Some(index);
            }
        }
    });
    pressed
}
