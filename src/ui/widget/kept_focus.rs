//! The keyboard stays where it was: egui takes it from a control at every press of Escape, and from a line of a menu when
//! the menu closes. Without this the next Tab would begin at the first control of the window.

use egui::text_edit::TextEditState;
use egui::{Context, Event, Id, Key, LayerId};

#[derive(Clone, Copy, Default)]
struct Kept {
    /// What had the keyboard at the end of the last pass.
    at: Option<Id>,
    /// What it comes back to, if that is still there some passes after this one.
    owed: Option<(Id, u64)>,
}

/// After Escape, a control that is still there has the keyboard again. A field has not: leaving it is what was meant.
pub(super) fn after_escape(ctx: &Context) {
    let key = Id::unique("what had the keyboard");
    let mut kept: Kept = ctx.data(|data| data.get_temp(key)).unwrap_or_default();
    let pass = ctx.cumulative_pass_nr();
    // Read where a page cannot have used it up.
    let escape = |event: &Event| matches!(event, Event::Key { key: Key::Escape, pressed: true, .. });
    let escaped = ctx.input(|input| input.raw.events.iter().any(escape));
    let free = ctx.memory(egui::Memory::focused).is_none();
    if escaped
        && free
        && let Some(id) = kept.at.filter(|id| TextEditState::load(ctx, *id).is_none())
    {
        kept.owed = Some((id, pass));
    }
    if let Some((id, since)) = kept.owed {
        // Two passes on, what another page had is not there any more, and what that page asks for has it.
        if pass < since + 2 {
            ctx.request_repaint();
        } else {
            kept.owed = None;
            if free && ctx.read_response(id).is_some() {
                ctx.memory_mut(|memory| memory.request_focus(id));
                ctx.request_repaint();
            }
        }
    }
    kept.at = ctx.memory(egui::Memory::focused);
    ctx.data_mut(|data| data.insert_temp(key, kept));
}

/// Call it each frame for what opens lines, such as a menu: `owner` has the keyboard when they close, if one of them had
/// it. `ground` is the layer of the owner; the lines have another one.
pub fn after_lines(ctx: &Context, owner: Id, ground: LayerId, open: bool) {
    let key = owner.with("lines had the keyboard");
    if open {
        let focused = ctx.memory(egui::Memory::focused);
        let layer = focused.and_then(|id| ctx.read_response(id)).map(|response| response.layer_id);
        // Escape has taken it already when the lines are drawn for the last time.
        if let Some(layer) = layer {
            ctx.data_mut(|data| data.insert_temp(key, layer != ground));
        }
    } else if ctx.data_mut(|data| data.remove_temp::<bool>(key)).unwrap_or_default() {
        ctx.memory_mut(|memory| memory.request_focus(owner));
        ctx.request_repaint();
    }
}
