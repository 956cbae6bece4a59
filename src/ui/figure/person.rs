//! The person: limbs with the outline of real ones, a foot that bends at its ball, and clothes. Far things come first.

use egui::Color32;

use super::canvas::{Canvas, Row, arc};
use super::marks;
use crate::domain::figure::{Arm, Leg, Muscle, Point, Pose};

/// Outlines, from the upper joint to the lower: share of the bone, then units to the front and to the back.
pub(super) const SHIN: &[Row] = &[
    [0.0, 29.0, 27.0],
    [0.12, 28.0, 34.0],
    [0.28, 26.0, 43.0],
    [0.42, 25.0, 42.0],
    [0.6, 23.0, 31.0],
    [0.8, 20.0, 21.0],
    [1.0, 19.0, 19.0],
];
pub(super) const THIGH: &[Row] = &[[0.0, 46.0, 50.0], [0.3, 45.0, 46.0], [0.7, 36.0, 35.0], [1.0, 29.0, 28.0]];
const TRUNK: &[Row] =
    &[[0.0, 30.0, 34.0], [0.12, 46.0, 44.0], [0.35, 52.0, 46.0], [0.65, 46.0, 42.0], [1.0, 48.0, 54.0]];
const UPPER_ARM: &[Row] = &[[0.0, 25.0, 25.0], [1.0, 20.0, 20.0]];
const FOREARM: &[Row] = &[[0.0, 20.0, 20.0], [1.0, 14.0, 14.0]];
const SLEEVE: &[Row] = &[[0.0, 29.0, 29.0], [0.55, 26.0, 26.0]];
const NECK: &[Row] = &[[0.0, 27.0, 27.0], [1.0, 24.0, 24.0]];
/// How far the shorts reach down the thigh, and how far they stand off it.
const SHORTS: (f32, f32) = (0.52, 4.0);

/// The width at a place on a bone: a smooth curve through the rows, so that a calf has no corners.
pub(super) fn widths_at(rows: &[Row], along: f32) -> (f32, f32) {
    let next = rows.iter().position(|row| row[0] >= along).unwrap_or(rows.len() - 1).max(1);
    let row = |index: usize| rows.get(index).copied().unwrap_or_default();
    let (start, end) = (row(next - 1), row(next));
    let span = end[0] - start[0];
    let share = ((along - start[0]) / span).clamp(0.0, 1.0);
    let width = |column: usize| {
        // Slope of the curve in a row: that of the line between its neighbours, or level at the two ends.
        let slope = |index: usize| {
            let (before, after) = (row(index.saturating_sub(1)), row((index + 1).min(rows.len() - 1)));
            (after[column] - before[column]) / (after[0] - before[0]) * span
        };
        let (square, cube) = (share * share, share * share * share);
        (2.0 * cube - 3.0 * square + 1.0) * start[column]
            + (cube - 2.0 * square + share) * slope(next - 1)
            + (3.0 * square - 2.0 * cube) * end[column]
            + (cube - square) * slope(next)
    };
    (width(1), width(2))
}

/// A part of an outline in fine rows, `wider` units wider than its rows say.
fn outline(rows: &[Row], end: f32, wider: f32) -> Vec<Row> {
    let steps = 24_u8;
    let at = |step: u8| {
        let along = end * f32::from(step) / f32::from(steps);
        let (front, back) = widths_at(rows, along);
        [along, front + wider, back + wider]
    };
    (0..=steps).map(at).collect()
}

/// Paints the person. `paint_towel` comes between the body and the near arm, whose hand holds it.
pub(super) fn paint(canvas: &Canvas<'_>, pose: &Pose, muscles: &[Muscle], paint_towel: impl FnOnce()) {
    let colors = &canvas.palette.figure;
    paint_arm(canvas, pose.shoulder(), &pose.far_arm, colors.other_leg, colors.other_leg);
    paint_leg(canvas, pose.hip, &pose.far_leg, colors.other_leg);
    paint_head(canvas, pose);
    paint_leg(canvas, pose.hip, &pose.near_leg, colors.working_leg);
    let (end, wider) = SHORTS;
    canvas.band(pose.hip, pose.near_leg.knee, &outline(THIGH, end, wider), colors.shorts);
    canvas.circle(pose.hip, 52.0, colors.shorts);
    canvas.circle(pose.shoulder(), 35.0, colors.shirt);
    canvas.band(pose.neck, pose.hip, &outline(TRUNK, 1.0, 0.0), colors.shirt);
    marks::paint(canvas, pose, muscles);
    paint_towel();
    paint_arm(canvas, pose.shoulder(), &pose.near_arm, colors.skin, colors.sleeve);
}

fn paint_arm(canvas: &Canvas<'_>, shoulder: Point, arm: &Arm, skin: Color32, sleeve: Color32) {
    canvas.band(shoulder, arm.elbow, UPPER_ARM, skin);
    canvas.band(arm.elbow, arm.hand, FOREARM, skin);
    canvas.circle(arm.elbow, 20.0, skin);
    canvas.circle(arm.hand, 18.0, skin);
    canvas.band(shoulder, arm.elbow, SLEEVE, sleeve);
    canvas.circle(shoulder, 29.0, sleeve);
}

fn paint_leg(canvas: &Canvas<'_>, hip: Point, leg: &Leg, skin: Color32) {
    canvas.band(hip, leg.knee, &outline(THIGH, 1.0, 0.0), skin);
    canvas.band(leg.knee, leg.ankle, &outline(SHIN, 1.0, 0.0), skin);
    canvas.circle(leg.knee, 29.0, skin);
    canvas.circle(hip, 50.0, skin);
    paint_foot(canvas, leg, skin);
}

fn paint_foot(canvas: &Canvas<'_>, leg: &Leg, color: Color32) {
    let foot = leg.foot();
    let on_foot = |along: f32, up: f32| foot.heel + foot.along * along + foot.up * up;
    let on_toes = |along: f32, up: f32| foot.ball + foot.toes_along * along + foot.toes_up * up;
    let back = [(-10.0, 12.0), (-4.0, 1.0), (6.0, 0.0), (78.0, 0.0), (78.0, 20.0), (40.0, 44.0), (4.0, 44.0)];
    canvas.convex(&back.map(|(along, up)| on_foot(along, up)), color);
    canvas
        .convex(&[foot.ball, on_toes(30.0, 0.0), on_toes(36.0, 6.0), on_toes(32.0, 12.0), on_foot(78.0, 20.0)], color);
    // Over the seam between the two parts.
    canvas.circle(on_foot(76.0, 10.0), 10.0, color);
    canvas.circle(on_foot(3.0, 13.0), 13.0, color);
    canvas.circle(on_toes(28.0, 8.0), 8.0, color);
    canvas.circle(leg.ankle, 21.0, color);
}

fn paint_head(canvas: &Canvas<'_>, pose: &Pose) {
    let colors = &canvas.palette.figure;
    let up = Point::unit((pose.head - pose.neck).degrees());
    let forward = Point::new(-up.y, up.x);
    canvas.band(pose.neck, pose.head, NECK, colors.skin);
    canvas.circle(pose.head, 48.0, colors.skin);
    canvas.circle(pose.head + forward * 44.0 - up * 6.0, 9.0, colors.skin);
    // From above the forehead backwards to the nape; backwards is against the clock for somebody who faces right.
    let top = up.degrees();
    canvas.convex(&arc(pose.head, 53.0, top + 58.0, top - 162.0), colors.working_leg);
}
