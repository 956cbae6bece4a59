//! The ring round whatever has the keyboard. It shows after a key press and hides after a press of the pointer, and is
//! painted once, at the end of the frame, above everything.

use egui::{Color32, Context, Event, Id, LayerId, Order, Rect, Response, Stroke, StrokeKind, Ui};

use crate::ui::theme::{self, CONTROL_RADIUS, Palette};

/// Distance of the ring from its control, in points.
const GAP: f32 = 4.0;
/// Width of the ring, in points.
const WIDTH: f32 = 3.0;
/// What stays free round a control that was scrolled into view, in points.
const SPARE: f32 = 16.0;

#[derive(Clone, Copy, Default)]
struct Shown {
    after_key: bool,
    scrolled_to: Option<Id>,
    /// Points at the end of the page that were covered then.
    covered: f32,
}

impl Shown {
    /// The last press of this frame decides whether the ring shows.
    fn read_events(&mut self, ctx: &Context) {
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    Event::Key { pressed: true, .. } | Event::AccessKitActionRequest(_) => self.after_key = true,
                    Event::PointerButton { pressed: true, .. } => self.after_key = false,
                    _ => {}
                }
            }
        });
    }
}

fn key() -> Id {
    Id::unique("focus ring")
}

/// What is known of the control that has the keyboard.
#[derive(Clone, Copy)]
struct Shape {
    owner: Id,
    rect: Rect,
    radius: u8,
    color: Color32,
    /// The page it stands on: a ring round what is scrolled away is not painted over the bars beside it.
    page: Rect,
}

/// Tells the ring how round a control is, and on which ground it stands.
pub fn shape(ui: &Ui, response: &Response, radius: u8) {
    shape_at(ui, response, response.rect, radius);
}

/// The same for a control that can be pressed a little beside what is seen of it.
pub fn shape_at(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    if response.has_focus() {
        let color = theme::filled_ground(ui).unwrap_or(Palette::of(ui.ctx()).focus);
        let page = ui.clip_rect().expand(GAP + WIDTH);
        let shape = Shape { owner: response.id, rect, radius, color, page };
        ui.data_mut(|data| data.insert_temp(key().with("shape"), shape));
    }
}

/// Brings the focused control into view after a key press. Call it last inside a scroll area; `covered` is the height
/// in points of what lies over the end of that area, such as the saved bar.
pub fn scroll_to_focus_ui(ui: &Ui, covered: f32) {
    let mut shown: Shown = ui.data(|data| data.get_temp(key())).unwrap_or_default();
    shown.read_events(ui.ctx());
    let focused = ui.memory(egui::Memory::focused);
    // A bar that grows may cover what has the keyboard, so it is looked at again.
    if shown.scrolled_to == focused && shown.covered >= covered {
        return;
    }
    let Some(response) = focused.and_then(|id| ui.ctx().read_response(id)) else { return };
    if response.layer_id != ui.layer_id() || !ui.min_rect().expand(1.0).contains_rect(response.rect) {
        return;
    }
    shown.scrolled_to = focused;
    shown.covered = covered;
    ui.data_mut(|data| data.insert_temp(key(), shown));
    if shown.after_key {
        let mut wanted = response.rect.expand(SPARE);
        // In a small window the control itself comes first, and then as much of the rest as there is room for.
        wanted.max.y += covered.min((ui.clip_rect().height() - wanted.height()).max(0.0));
        ui.scroll_to_rect(wanted, None);
    }
}

/// Paints the ring, and hands the keyboard back after a dialog and after Escape. Call it once, at the end of each frame.
pub fn paint(ctx: &Context) {
    super::dialog::give_back(ctx);
    super::kept_focus::after_escape(ctx);
    let mut shown: Shown = ctx.data(|data| data.get_temp(key())).unwrap_or_default();
    shown.read_events(ctx);
    ctx.data_mut(|data| data.insert_temp(key(), shown));
    let Some(id) = ctx.memory(egui::Memory::focused).filter(|_| shown.after_key) else { return };
    let Some(response) = ctx.read_response(id) else { return };
    if !response.interact_rect.is_positive() {
        return;
    }
    let known: Option<Shape> = ctx.data(|data| data.get_temp(key().with("shape")));
    let known = known.filter(|shape| shape.owner == id);
    let radius = known.map_or(CONTROL_RADIUS, |shape| shape.radius);
    let stroke = Stroke::new(WIDTH, known.map_or(Palette::of(ctx).focus, |shape| shape.color));
    let rect = known.map_or(response.rect, |shape| shape.rect);
    let rect = rect.expand(GAP).intersect(ctx.content_rect().shrink(1.0));
    let page = known.map_or(ctx.content_rect(), |shape| shape.page);
    ctx.layer_painter(LayerId::new(Order::Foreground, key())).with_clip_rect(page).rect_stroke(
        rect,
        radius.saturating_add(3),
        stroke,
        StrokeKind::Middle,
    );
}
