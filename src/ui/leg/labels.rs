//! The names round a leg: in two columns beside it, or in one column on its right where the page is narrow, each with a
//! line to its part. They are kept apart, so that each can be pressed.

use std::sync::Arc;

use egui::{Color32, Galley, Rangef, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::canvas::Canvas;
use crate::domain::leg_view::{Beside, CalfFace, CalfShape};
use crate::ui::fonts;
use crate::ui::theme::{TARGET, TILE_RADIUS};
use crate::ui::widget::paint;

/// Height of the leg, in points.
const HIGH: f32 = 420.0;
/// The same where there is little room: at least and at most.
const LOW: [f32; 2] = [240.0, 360.0];
/// Over and under the leg, in points.
const EDGE: f32 = 4.0;
/// Between the leg and a name, in points.
const GAP: f32 = 26.0;
/// The same where there is little room.
const SMALL_GAP: f32 = 18.0;
/// Between two names, in points.
const BETWEEN: f32 = 2.0;
/// Between the words of a name and its edge, in points.
const INSIDE: f32 = 8.0;
/// Widest column of names, in points.
const MOST: f32 = 220.0;
/// What the longest word of a name needs, in points.
const WORD: f32 = 130.0;
/// Widest figure, in points: further away, names would not belong to the leg any more.
const WIDEST: f32 = 620.0;

/// A leg and its names, from the upper left corner of the figure or, once it is placed, on the screen.
pub(super) struct Labels {
    /// Of the whole figure, in points.
    pub size: Vec2,
    /// The box of the leg.
    pub leg: Rect,
    /// What can be pressed, in the order of the parts.
    pub rects: Vec<Rect>,
    words: Vec<Arc<Galley>>,
    sides: Vec<Beside>,
}

impl Labels {
    /// For `room` points of width. `parts` come from top to bottom.
    pub(super) fn new(ui: &Ui, face: CalfFace, room: f32, parts: &[&CalfShape]) -> Self {
        // Where the leg itself is in its box: in the side view the foot stands out under the names.
        let [from, to] = if face == CalfFace::Side { [0.19, 0.70] } else { [0.03, 0.93] };
        let share = face.ratio() * (to - from);
        let room = room.min(WIDEST);
        let narrow = room < HIGH * share + 2.0 * (GAP + WORD);
        let gap = if narrow { SMALL_GAP } else { GAP };
        let low = (room - WORD - gap - EDGE) / share;
        let height = if narrow { low.clamp(LOW[0], LOW[1]) } else { HIGH };
        let (width, body) = (height * face.ratio(), height * share);
        let start = if narrow { EDGE } else { (room - body) / 2.0 };
        let leg = Rect::from_min_size(pos2(start - from * width, EDGE), vec2(width, height));
        let column = (if narrow { room - start - body } else { start } - gap).min(MOST);
        let name = |shape: &&CalfShape| {
            let font = fonts::semibold(15.0);
            paint::galley(ui, shape.part.name(), font, Color32::PLACEHOLDER, column - 2.0 * INSIDE)
        };
        let words: Vec<Arc<Galley>> = parts.iter().map(name).collect();
        let side = |shape: &&CalfShape| if narrow { Beside::Right } else { shape.beside };
        let sides: Vec<Beside> = parts.iter().map(side).collect();
        let place = |(index, words): (usize, &Arc<Galley>)| {
            let size = vec2(words.size().x + 2.0 * INSIDE, (words.size().y + 12.0).max(TARGET));
            let left = if sides[index] == Beside::Left { start - gap - size.x } else { start + body + gap };
            let middle = leg.top() + parts[index].at.y * leg.height();
            Rect::from_min_size(pos2(left, middle - size.y / 2.0), size)
        };
        let mut rects: Vec<Rect> = words.iter().enumerate().map(place).collect();
        let mut bottom = leg.bottom() + EDGE;
        for side in [Beside::Left, Beside::Right] {
            let there: Vec<usize> = (0..rects.len()).filter(|index| sides[*index] == side).collect();
            let needed: f32 = there.iter().map(|index| rects[*index].height() + BETWEEN).sum();
            // Names on the right of a foot would stand on it.
            let on_foot = face == CalfFace::Side && side == Beside::Right;
            let end = leg.top() + leg.height() * if on_foot { 0.85 } else { 1.0 };
            let end = end.max(needed);
            keep_apart(&mut rects, &there, Rangef::new(0.0, end));
            bottom = bottom.max(end);
        }
        Self { size: vec2(room, bottom), leg, rects, words, sides }
    }

    /// The same on the screen.
    pub(super) fn placed(mut self, corner: egui::Pos2) -> Self {
        let by = corner.to_vec2();
        self.leg = self.leg.translate(by);
        for rect in &mut self.rects {
            *rect = rect.translate(by);
        }
        self
    }

    /// Paints a name and its line.
    pub(super) fn paint(&self, canvas: &Canvas, index: usize, shape: &CalfShape, chosen: bool, marked: bool) {
        let (palette, painter, rect) = (canvas.palette, canvas.painter(), self.rects[index]);
        let end = canvas.at(shape.at);
        let start = match self.sides[index] {
            Beside::Left => rect.right_center(),
            Beside::Right => rect.left_center(),
        };
        // A line in the colour of the card under it keeps it visible on a muscle.
        painter.line_segment([start, end], Stroke::new(4.0, palette.surface));
        painter.line_segment([start, end], Stroke::new(1.5, palette.text));
        painter.circle(end, 3.5, palette.text, Stroke::new(1.5, palette.surface));
        if chosen || marked {
            painter.rect_filled(rect, TILE_RADIUS, palette.accent_soft);
        }
        if chosen {
            painter.rect_stroke(rect, TILE_RADIUS, Stroke::new(2.0, palette.text), StrokeKind::Inside);
        }
        let color = if chosen { palette.text } else { palette.accent };
        paint::galley_centered(painter, rect.center(), Arc::clone(&self.words[index]), color);
    }
}

/// Moves names of one column down until none touches the one above it, and then up as far as they stand out at the end.
fn keep_apart(rects: &mut [Rect], there: &[usize], range: Rangef) {
    let mut top = range.min;
    for index in there {
        let down = (top - rects[*index].top()).max(0.0);
        rects[*index] = rects[*index].translate(vec2(0.0, down));
        top = rects[*index].bottom() + BETWEEN;
    }
    let mut bottom = range.max;
    for index in there.iter().rev() {
        let up = (rects[*index].bottom() - bottom).max(0.0);
        rects[*index] = rects[*index].translate(vec2(0.0, -up));
        bottom = rects[*index].top() - BETWEEN;
    }
}
