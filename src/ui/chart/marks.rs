//! The marks of the charts: each differs by its shape and by whether it is filled, not by its colour alone.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::domain::body::Side;
use crate::domain::trend::{LineMark, TickKind};
use crate::ui::theme::Palette;

/// The outline of an open mark, in points.
const OUTLINE: f32 = 2.0;

/// A score: left is a filled circle, right an open triangle, both an open square.
pub(super) fn score(painter: &Painter, center: Pos2, radius: f32, side: Side, palette: &Palette) {
    let stroke = Stroke::new(OUTLINE, palette.text);
    match side {
        Side::Left => {
            painter.circle_filled(center, radius, palette.accent);
        }
        Side::Right => {
            let corners = [vec2(0.0, -1.15), vec2(1.1, 0.8), vec2(-1.1, 0.8)].map(|corner| center + corner * radius);
            painter.add(Shape::closed_line(corners.to_vec(), stroke));
        }
        Side::Both => {
            let rect = Rect::from_center_size(center, vec2(radius, radius) * 1.9);
            painter.rect_stroke(rect, 0.0, stroke, StrokeKind::Middle);
        }
    }
}

/// A number of a line that is no pain score.
pub(super) fn line(painter: &Painter, center: Pos2, radius: f32, mark: LineMark, palette: &Palette) {
    let stroke = Stroke::new(OUTLINE, palette.text);
    match mark {
        LineMark::FilledCircle => score(painter, center, radius, Side::Left, palette),
        LineMark::OpenTriangle => score(painter, center, radius, Side::Right, palette),
        LineMark::OpenSquare => score(painter, center, radius, Side::Both, palette),
        LineMark::FilledDiamond => dose(painter, center, radius * 2.0, palette.accent),
        LineMark::Cross => {
            let reach = vec2(radius, radius) * 0.9;
            painter.line_segment([center - reach, center + reach], stroke);
            let reach = vec2(reach.x, -reach.y);
            painter.line_segment([center - reach, center + reach], stroke);
        }
    }
}

/// The worst or the median of a day: a short line, for the worst with ends that point down.
pub(super) fn tick(painter: &Painter, (from, to): (f32, f32), y: f32, kind: TickKind, color: Color32) {
    let mut points = vec![pos2(from, y), pos2(to, y)];
    if kind == TickKind::Worst {
        points.insert(0, pos2(from, y + 4.0));
        points.push(pos2(to, y + 4.0));
    }
    painter.line(points, Stroke::new(1.5, color));
}

/// A routine that was done: a small filled square.
pub(super) fn routine(painter: &Painter, center: Pos2, size: f32, color: Color32) {
    painter.rect_filled(Rect::from_center_size(center, vec2(size, size)), 0.0, color);
}

/// A step of the first days: a small ring.
pub(super) fn first_days(painter: &Painter, center: Pos2, size: f32, color: Color32) {
    painter.circle_stroke(center, size / 2.0, Stroke::new(1.5, color));
}

/// A medicine that was taken: a filled diamond.
pub(super) fn dose(painter: &Painter, center: Pos2, size: f32, color: Color32) {
    let half = size * 0.6;
    let corners = [vec2(0.0, -half), vec2(half, 0.0), vec2(0.0, half), vec2(-half, 0.0)].map(|corner| center + corner);
    painter.add(Shape::convex_polygon(corners.to_vec(), color, Stroke::NONE));
}

/// A check or a stage: a dashed line from top to bottom.
pub(super) fn event(painter: &Painter, x: f32, top: f32, bottom: f32, color: Color32) {
    let ends = [pos2(x, top), pos2(x, bottom)];
    painter.extend(Shape::dashed_line(&ends, Stroke::new(1.5, color), 4.0, 3.0));
}
