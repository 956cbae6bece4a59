//! Phase, side and digits as large as the window allows; under them what is read from near.

use egui::accesskit::Role;
use egui::{Align2, Color32, Painter, Rect, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::words::{count_words, cue, digits, digits_words, next_words, phase_word, unit_words};
use crate::domain::body::Side;
use crate::domain::sentence;
use crate::domain::session::{PhaseKind, SessionRecord, State, Status};
use crate::ui::fonts;
use crate::ui::theme::Palette;
use crate::ui::widget::paint;

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Everything.
    All,
    /// Everything but the cue.
    Short,
    /// Only what is read from far away: phase, side and seconds.
    Far,
}

/// Everything together needs this height, in units.
const WHOLE: f32 = 690.0;
/// Phase, side and digits need this height, in units.
const FAR: f32 = 430.0;
/// Everything together needs about this width, in units: "Right leg" with its arrow.
const BREADTH: f32 = 470.0;
/// Width of the cell of a digit, in em: running digits do not push each other.
const CELL: f32 = 0.60;

/// Phase, side, seconds, cue and what comes next.
pub(super) fn words_ui(ui: &mut Ui, session: &SessionRecord, state: &State, place: Rect, unit: f32, detail: Detail) {
    let palette = Palette::of(ui.ctx());
    let whole = if detail == Detail::Far { FAR } else { WHOLE };
    let unit = unit.min(place.height() / whole).min(place.width() / BREADTH).max(0.02);
    let paused = matches!(state.status, Status::Paused(_));
    let resting = matches!(state.phase.kind, PhaseKind::GetReady | PhaseKind::Rest);
    let color = if paused || resting { palette.text } else { palette.accent };
    let word = phase_word(session, state);
    let next = next_words(session, state);
    let mut top = place.top() + line(ui, &word, fonts::bold(84.0 * unit), color, place.min, place.width());
    match state.phase.side {
        Some(side) => top += side_sign(ui, side, pos2(place.left(), top), unit, paused) + 8.0 * unit,
        // While resting nothing works, and what comes next is what counts.
        None => top += line(ui, &next, fonts::bold(44.0 * unit), palette.text, pos2(place.left(), top), place.width()),
    }
    top += digits_row(ui, state, pos2(place.left(), top), unit);
    let counts = count_words(state);
    let mut small = |words: &str, size: f32, color: Color32| {
        let galley = paint::galley(ui, words, fonts::semibold((size * unit).max(15.0)), color, place.width());
        if !words.is_empty() && top + galley.size().y <= place.bottom() {
            top += galley.size().y + 8.0 * unit;
            ui.painter().galley(pos2(place.left(), top - galley.size().y - 8.0 * unit), galley, color);
        }
    };
    if detail != Detail::Far {
        small(&counts, 34.0, palette.text);
    }
    let bar_height = (20.0 * unit).max(6.0);
    if let Some(share) = share(state).filter(|_| detail != Detail::Far && top + bar_height <= place.bottom()) {
        let bar = Rect::from_min_size(pos2(place.left(), top), vec2(place.width(), bar_height));
        let full = if paused { palette.disabled } else { palette.accent };
        paint::bar(ui.painter(), bar, share, palette.sunken, full);
        top += bar_height + 12.0 * unit;
    }
    let mut small = |words: &str, size: f32, color: Color32| {
        let galley = paint::galley(ui, words, fonts::semibold((size * unit).max(15.0)), color, place.width());
        if !words.is_empty() && top + galley.size().y <= place.bottom() {
            ui.painter().galley(pos2(place.left(), top), galley.clone(), color);
            top += galley.size().y + 8.0 * unit;
        }
    };
    if detail == Detail::All {
        small(&cue(session, state), 30.0, palette.text);
    }
    if state.phase.side.is_some() && detail != Detail::Far {
        small(&next, 23.0, palette.text_2);
    }
    // One node says it all; the digits change too often to be read aloud.
    let leg = state.phase.side.map_or(String::new(), |side| side.leg_words().to_owned());
    let said: Vec<String> =
        [word, leg, digits_words(state), counts].into_iter().filter(|words| !words.is_empty()).collect();
    let node = ui.interact(place, ui.make_persistent_id("phase"), egui::Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Timer, true, said.join(", ")));
}

/// How much of the present phase is over, 0 to 1.
fn share(state: &State) -> Option<f32> {
    let whole_ms = state.phase.length_ms.filter(|whole_ms| *whole_ms > 0)?;
    #[allow(clippy::cast_precision_loss, reason = "some minutes in milliseconds")]
    let share = state.spent_ms as f32 / whole_ms as f32;
    Some(share.clamp(0.0, 1.0))
}

/// One line of words. Returns its height.
fn line(ui: &Ui, words: &str, font: egui::FontId, color: Color32, at: egui::Pos2, width: f32) -> f32 {
    let galley = paint::galley(ui, words, font, color, width);
    let height = galley.size().y;
    ui.painter().galley(at, galley, color);
    height
}

/// The leg that works, on a sign with an arrow at the side it names. Returns its height.
fn side_sign(ui: &Ui, side: Side, at: egui::Pos2, unit: f32, paused: bool) -> f32 {
    let palette = Palette::of(ui.ctx());
    let (fill, color) = if paused { (palette.sunken, palette.text) } else { (palette.accent, palette.on_accent) };
    let words = sentence::upper_first(side.leg_words());
    let galley = paint::galley(ui, &words, fonts::bold(80.0 * unit), color, f32::INFINITY);
    let (pad, arrow) = (20.0 * unit, if side == Side::Both { 0.0 } else { 62.0 * unit });
    let size = galley.size() + vec2(2.0 * pad + arrow, 0.0);
    let sign = Rect::from_min_size(at, size);
    ui.painter().rect_filled(sign, 16.0 * unit, fill);
    let left = sign.left() + pad + if side == Side::Left { arrow } else { 0.0 };
    ui.painter().galley(pos2(left, sign.top()), galley, color);
    match side {
        Side::Left => arrow_at(ui.painter(), pos2(sign.left() + pad + 20.0 * unit, sign.center().y), -unit, color),
        Side::Right => arrow_at(ui.painter(), pos2(sign.right() - pad - 20.0 * unit, sign.center().y), unit, color),
        Side::Both => {}
    }
    size.y
}

/// A triangle; a negative size points to the left.
fn arrow_at(painter: &Painter, middle: egui::Pos2, size: f32, color: Color32) {
    let height = size.abs() * 26.0;
    let points = vec![
        middle + vec2(20.0 * size, 0.0),
        middle + vec2(-20.0 * size, height),
        middle + vec2(-20.0 * size, -height),
    ];
    painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
}

/// The large digits, each in its own cell. Returns the height of the row.
fn digits_row(ui: &Ui, state: &State, at: egui::Pos2, unit: f32) -> f32 {
    let palette = Palette::of(ui.ctx());
    let digits = digits(state);
    if digits.is_empty() {
        return 0.0;
    }
    let size = 236.0 * unit;
    // Figures are 0.67 em high; a line of this font is half as high again, and that room is needed elsewhere.
    let height = size * 0.88;
    let mut left = at.x;
    for digit in digits.chars() {
        let cell = Rect::from_min_size(pos2(left, at.y), vec2(size * CELL, height));
        let galley = paint::galley(ui, &digit.to_string(), fonts::bold(size), palette.text, f32::INFINITY);
        paint::galley_centered(ui.painter(), cell.center(), galley, palette.text);
        left += size * CELL;
    }
    let beside = pos2(left + 16.0 * unit, at.y + height * 0.86);
    let font = fonts::semibold((34.0 * unit).max(15.0));
    ui.painter().text(beside, Align2::LEFT_BOTTOM, unit_words(state), font, palette.text_2);
    height
}
