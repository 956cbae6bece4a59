//! The numbers 0 to 10. As buttons, one press saves; as a choice, one press answers and the same press again takes
//! the answer back. The same tile stands in lists, read only. Number, colour and bar say the same three times. Where 10
//! is the best, the colours of pain would say the opposite, so those tiles are plain.

use egui::accesskit::Role;
use egui::{Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::group::{Roving, named_ui};
use super::{focus_ring, paint};
use crate::domain::episode::Nrs;
use crate::ui::fonts;
use crate::ui::theme::{COMPACT_WIDTH, Palette, TARGET, TILE_RADIUS};

const GAP: f32 = 6.0;

/// The sizes of a pain tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileSize {
    /// 66 points high, as wide as its share of the row.
    Today,
    /// 48 points high, as wide as its share of the row.
    Form,
    /// 46 by 38 points.
    List,
    /// 40 by 32 points.
    Week,
}

/// What the colours say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tint {
    /// The colours of pain.
    Pain,
    /// None: number and bar say it.
    Plain,
}

/// How a row looks.
#[derive(Clone, Copy, Debug)]
struct RowLook {
    size: TileSize,
    tint: Tint,
}

impl TileSize {
    fn size(self) -> Vec2 {
        match self {
            Self::Today => vec2(TARGET, 66.0),
            Self::Form => vec2(TARGET, 48.0),
            Self::List => vec2(46.0, 38.0),
            Self::Week => vec2(40.0, 32.0),
        }
    }

    fn number_pt(self) -> f32 {
        match self {
            Self::Today => 24.0,
            Self::Form | Self::List => 18.0,
            Self::Week => 16.0,
        }
    }
}

/// The row of Today. Returns the number that was pressed. `salt` stays the same while `name` may change with the leg.
/// `waiting` is a number that was chosen but not saved yet.
pub fn buttons_ui(ui: &mut Ui, salt: &str, name: &str, waiting: Option<Nrs>) -> Option<Nrs> {
    let group = row_id(ui, salt);
    named_ui(ui, Role::Group, name, ("score buttons", salt), |ui| {
        row(ui, group, RowLook { size: TileSize::Today, tint: Tint::Pain }, waiting, |score, enabled, waits| {
            let name =
                if waits { format!("Pain {}, not saved yet", score.get()) } else { format!("Pain {}", score.get()) };
            WidgetInfo::labeled(Role::Button, enabled, name)
        })
    })
}

/// A question answered by a number. Returns whether the answer changed.
pub fn choice_ui(ui: &mut Ui, question: &str, answer: &mut Option<Nrs>) -> bool {
    let group = row_id(ui, question);
    let pressed = named_ui(ui, Role::RadioGroup, question, ("score choice", question), |ui| {
        row(ui, group, RowLook { size: TileSize::Form, tint: Tint::Pain }, *answer, of_ten)
    });
    if let Some(score) = pressed {
        *answer = if *answer == Some(score) { None } else { Some(score) };
    }
    pressed.is_some()
}

/// A rating for which 10 is the best, one in a scope. Returns the number that was pressed, also the one that is chosen
/// already.
pub fn rating_ui(ui: &mut Ui, question: &str, chosen: Option<Nrs>) -> Option<Nrs> {
    let group = row_id(ui, "rating");
    named_ui(ui, Role::RadioGroup, question, "rating", |ui| {
        row(ui, group, RowLook { size: TileSize::Form, tint: Tint::Plain }, chosen, of_ten)
    })
}

fn of_ten(score: Nrs, enabled: bool, chosen: bool) -> WidgetInfo {
    WidgetInfo::selected(Role::RadioButton, enabled, chosen, format!("{} of 10", score.get()))
}

/// Gives a number of the row the keyboard. Call it in the same `Ui` as the row, before it.
pub fn focus(ui: &Ui, salt: &str, score: Nrs) {
    let id = row_id(ui, salt).with(usize::from(score.get()));
    ui.memory_mut(|memory| memory.request_focus(id));
}

fn row_id(ui: &Ui, salt: &str) -> Id {
    ui.make_persistent_id(("score row", salt))
}

fn row(
    ui: &mut Ui,
    group: Id,
    look: RowLook,
    chosen: Option<Nrs>,
    info: impl Fn(Nrs, bool, bool) -> WidgetInfo,
) -> Option<Nrs> {
    let width = ui.available_width();
    let compact = ui.ctx().content_rect().width() < COMPACT_WIDTH;
    let columns: u8 = if compact || width < 11.0 * TARGET + 10.0 * GAP { 6 } else { 11 };
    let tile = (width - GAP * f32::from(columns - 1)) / f32::from(columns);
    let lines = if columns == 11 { 1.0 } else { 2.0 };
    let height = look.size.size().y;
    let (_, area) = ui.allocate_space(vec2(width, lines * height + (lines - 1.0) * GAP));
    let roving = Roving::begin(ui, group, Nrs::ALL.len(), chosen.map(|score| usize::from(score.get())));
    let mut pressed = None;
    for score in Nrs::ALL {
        let (line, column) = (score.get() / columns, score.get() % columns);
        let step = vec2(f32::from(column) * (tile + GAP), f32::from(line) * (height + GAP));
        let rect = Rect::from_min_size(area.min + step, vec2(tile, height));
        let response = roving.interact(ui, rect, usize::from(score.get()));
        response.widget_info(|| info(score, ui.is_enabled(), chosen == Some(score)));
        focus_ring::shape(ui, &response, TILE_RADIUS);
        if ui.is_rect_visible(rect) {
            let over = paint::hover_share(ui, &response);
            let edge = if chosen == Some(score) { Edge::Chosen } else { Edge::Over(over) };
            paint_tile(ui, rect, score, look, edge);
        }
        if response.clicked() {
            pressed = Some(score);
        }
    }
    pressed
}

#[derive(Clone, Copy)]
enum Edge {
    Over(f32),
    Chosen,
}

fn paint_tile(ui: &Ui, rect: Rect, score: Nrs, look: RowLook, edge: Edge) {
    let palette = Palette::of(ui.ctx());
    let RowLook { size, tint } = look;
    let (fill, number) = match (tint, edge) {
        (Tint::Pain, _) => palette.pain(score),
        (Tint::Plain, Edge::Chosen) => (palette.accent_soft, palette.text),
        (Tint::Plain, Edge::Over(_)) => (palette.surface, palette.text),
    };
    let stroke = match edge {
        Edge::Chosen => Stroke::new(3.0, palette.text),
        Edge::Over(share) if share > 0.0 => Stroke::new(2.0, palette.control.lerp_to_gamma(palette.text, share)),
        Edge::Over(_) if tint == Tint::Plain => palette.control_stroke(),
        Edge::Over(_) => palette.pain_border(score),
    };
    let painter = ui.painter();
    painter.rect(rect, TILE_RADIUS, fill, stroke, StrokeKind::Inside);
    if palette.contrast && matches!(edge, Edge::Chosen) {
        // Every tile has a strong border here, so the chosen one gets a second.
        painter.rect_stroke(rect.expand(2.0), TILE_RADIUS + 2, Stroke::new(2.0, palette.accent), StrokeKind::Middle);
    }
    let large = size == TileSize::Today;
    let (thick, below) = if large { (5.0, 10.0) } else { (4.0, 6.0) };
    let long = if large { rect.width() - 20.0 } else { (rect.width() * 0.6).min(32.0) };
    let middle = rect.bottom() - below - thick / 2.0;
    let track = Rect::from_center_size(pos2(rect.center().x, middle), vec2(long, thick));
    paint::bar(painter, track, f32::from(score.get()) / 10.0, fill.lerp_to_gamma(number, 0.3), number);
    let words = score.get().to_string();
    let galley = paint::galley(ui, &words, fonts::number(size.number_pt()), number, f32::INFINITY);
    let center = pos2(rect.center().x, rect.top() + (track.top() - rect.top()) / 2.0 + 1.0);
    paint::galley_centered(painter, center, galley, number);
}

/// A tile to read, named "pain 6".
pub fn tile_ui(ui: &mut Ui, score: Nrs, size: TileSize) -> Response {
    let (rect, response) = ui.allocate_exact_size(size.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("pain {}", score.get())));
    if ui.is_rect_visible(rect) {
        paint_tile(ui, rect, score, RowLook { size, tint: Tint::Pain }, Edge::Over(0.0));
    }
    response
}

/// Paints a small tile without a node of its own, for strips and calendars that are named as a whole.
pub fn paint_small(ui: &Ui, rect: Rect, score: Nrs) {
    paint_tile(ui, rect, score, RowLook { size: TileSize::Week, tint: Tint::Pain }, Edge::Over(0.0));
}
