//! The care card of a result. The filled area grows with the urgency, so the tiers differ in grey too: the whole card,
//! the header, a bar at the left, an outline, and dashes for questions that are open.

use egui::accesskit::{Action, Role};
use egui::epaint::RectShape;
use egui::{
    Align, CornerRadius, FontId, Id, InnerResponse, Label, Layout, Rect, RichText, Sense, Shape, Stroke, StrokeKind,
    Ui, UiBuilder, pos2, vec2,
};

use super::tier::{Badge, paint_badge, paint_filled};
use super::{card, focus_ring, group, paint, text};
use crate::domain::triage::Tier;
use crate::ui::fonts;
use crate::ui::theme::{CARD_GAP, CARD_RADIUS, Palette, fill_ground};

const BORDER: f32 = 2.0;
const BAR: f32 = 9.0;

/// The card of a result, with a gap after it. The response can be given the keyboard; Tab passes it by, as there is
/// nothing in the card itself to press.
pub fn tier_card_ui<R>(
    ui: &mut Ui,
    tier: Tier,
    first_words: &str,
    title: &str,
    body: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    let role = if tier == Tier::Emergency { Role::AlertDialog } else { Role::Group };
    Card { tier, first_words, title, role, font: fonts::title(), badge: 44.0 }.show_ui(ui, body)
}

/// The id of a card in this `Ui`, with which it can be given the keyboard.
#[must_use]
pub fn card_id(ui: &Ui, first_words: &str, title: &str) -> Id {
    ui.make_persistent_id(("tier card", first_words, title))
}

struct Card<'a> {
    tier: Tier,
    first_words: &'a str,
    title: &'a str,
    role: Role,
    font: FontId,
    badge: f32,
}

impl Card<'_> {
    fn show_ui<R>(self, ui: &mut Ui, body: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let id = card_id(ui, self.first_words, self.title);
        if ui.input(|input| input.has_accesskit_action_request(id, Action::Focus)) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let focused = ui.memory(|memory| memory.has_focus(id));
        let sense = if focused { Sense::focusable_noninteractive() } else { Sense::hover() };
        let background = ui.painter().add(Shape::Noop);
        let top = ui.available_rect_before_wrap().min;
        let width = ui.available_width();
        let layout = Layout::top_down(Align::Min);
        let builder = UiBuilder::new()
            .scope_id(id)
            .max_rect(Rect::from_min_size(top, vec2(width, f32::INFINITY)))
            .layout(layout)
            .sense(sense)
            .accessibility_role(self.role)
            .accessibility_label(format!("{}: {}", self.first_words, self.title));
        let mut child = ui.new_child(builder);
        child.ctx().accesskit_node_builder(id, |node| node.add_action(Action::Focus));
        let padding = card::padding(width);
        let bar = if self.tier == Tier::Soon { BAR } else { 0.0 };
        let left = top.x + padding.x + bar;
        let inner = (width - 2.0 * padding.x - bar).max(1.0);
        let header = self.header_ui(&mut child, Rect::from_min_size(pos2(left, top.y + padding.y), vec2(inner, 0.0)));
        let gap = if self.tier == Tier::SameDay { 2.0 * padding.y - 4.0 } else { 12.0 };
        let place = Rect::from_min_size(pos2(left, header + gap), vec2(inner, f32::INFINITY));
        let mut words = child.new_child(UiBuilder::new().id_salt("body").max_rect(place).layout(layout));
        if self.tier == Tier::Emergency {
            fill_ground(&mut words, Palette::of(ui.ctx()).emergency);
        }
        let result = body(&mut words);
        let bottom = words.min_rect().bottom().max(place.top()) + padding.y;
        let rect = Rect::from_min_max(top, pos2(top.x + width, bottom));
        child.expand_to_include_rect(rect);
        group::place(&child, rect);
        let response = child.response();
        drop(child);
        let usual = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, CARD_GAP);
        ui.advance_cursor_after_rect(rect);
        ui.spacing_mut().item_spacing.y = usual;
        focus_ring::shape(ui, &response, CARD_RADIUS);
        let ground = self.ground(ui, rect, header + padding.y - 4.0);
        ui.painter().set(background, Shape::Vec(ground));
        InnerResponse::new(result, response)
    }

    /// Draws badge, first words and title. Returns where they end.
    fn header_ui(&self, ui: &mut Ui, room: Rect) -> f32 {
        let palette = Palette::of(ui.ctx());
        let colors = palette.tier(self.tier);
        let filled = matches!(self.tier, Tier::Emergency | Tier::SameDay);
        let side = if room.width() < 300.0 { self.badge.min(34.0) } else { self.badge };
        let words = Rect::from_min_max(room.min + vec2(side + 12.0, 0.0), pos2(room.right(), f32::INFINITY));
        let builder = UiBuilder::new().id_salt("header").max_rect(words).layout(Layout::top_down(Align::Min));
        let mut child = ui.new_child(builder);
        child.spacing_mut().item_spacing.y = 0.0;
        if filled {
            fill_ground(&mut child, colors);
        }
        let first = RichText::new(self.first_words).font(fonts::semibold(16.0));
        let first = if filled { first.color(colors.on_fill) } else { first.color(colors.fill) };
        child.add(Label::new(first).wrap());
        text::result_ui(&mut child, self.title, self.font.clone());
        let bottom = child.min_rect().bottom().max(room.top() + side);
        let center = pos2(room.left() + side / 2.0, room.top() + side / 2.0 + 2.0);
        if filled {
            paint_filled(ui.painter(), center, side, self.tier, colors.on_fill, colors.fill);
        } else {
            paint_badge(ui.painter(), center, side, Badge::Tier(self.tier), palette);
        }
        bottom
    }

    fn ground(&self, ui: &Ui, rect: Rect, header: f32) -> Vec<Shape> {
        let colors = Palette::of(ui.ctx()).tier(self.tier);
        let border = Stroke::new(BORDER, colors.fill);
        let whole = |fill, stroke| Shape::from(RectShape::new(rect, CARD_RADIUS, fill, stroke, StrokeKind::Inside));
        let round = CARD_RADIUS - 2;
        let part = |inner: Rect, corners: CornerRadius| Shape::rect_filled(inner, corners, colors.body);
        let inside = rect.shrink(BORDER);
        match self.tier {
            Tier::Emergency => vec![whole(colors.fill, Stroke::NONE)],
            Tier::SameDay => {
                let corners = CornerRadius { nw: 0, ne: 0, sw: round, se: round };
                vec![whole(colors.fill, Stroke::NONE), part(inside.with_min_y(header), corners)]
            }
            Tier::Soon => {
                let corners = CornerRadius { nw: 0, sw: 0, ne: round, se: round };
                vec![whole(colors.fill, Stroke::NONE), part(inside.with_min_x(rect.left() + BAR), corners)]
            }
            Tier::SelfCare => vec![whole(colors.body, border)],
            Tier::Incomplete => {
                let mut shapes = vec![whole(colors.body, Stroke::NONE)];
                shapes.extend(paint::dashed_round(rect.shrink(BORDER / 2.0), CARD_RADIUS, border));
                shapes
            }
        }
    }
}

/// An outline with the tier's badge: a question that cannot wait, but no result. A large red box would frighten.
pub fn outline_ui<R>(ui: &mut Ui, tier: Tier, body: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::of(ui.ctx());
    let width = ui.available_width();
    let top = ui.available_rect_before_wrap().min;
    let padding = card::padding(width);
    let side = if width < 300.0 { 30.0 } else { 40.0 };
    let background = ui.painter().add(Shape::Noop);
    let place =
        Rect::from_min_max(top + padding + vec2(side + 12.0, 0.0), pos2(top.x + width - padding.x, f32::INFINITY));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min)));
    let result = body(&mut child);
    let bottom = child.min_rect().bottom().max(top.y + padding.y + side) + padding.y;
    let rect = Rect::from_min_max(top, pos2(top.x + width, bottom));
    let usual = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, CARD_GAP);
    ui.advance_cursor_after_rect(rect);
    ui.spacing_mut().item_spacing.y = usual;
    let border = Stroke::new(BORDER, palette.tier_line(tier));
    ui.painter().set(background, RectShape::new(rect, CARD_RADIUS, palette.surface, border, StrokeKind::Inside));
    let center = top + padding + vec2(side / 2.0, side / 2.0 + 2.0);
    paint_badge(ui.painter(), center, side, Badge::Tier(tier), palette);
    result
}
