//! The muscle that works, over the near leg, with a line in the colour of the card: against the leg alone it would not
//! stand out enough.

use super::canvas::{Canvas, Row};
use super::person::{SHIN, THIGH, widths_at};
use crate::domain::figure::{Muscle, Point, Pose};

pub(super) fn paint(canvas: &Canvas<'_>, pose: &Pose, muscles: &[Muscle]) {
    let leg = &pose.near_leg;
    // The tendon comes out from under the muscle.
    if muscles.contains(&Muscle::Achilles) {
        tendon(canvas, pose);
    }
    for muscle in muscles {
        match muscle {
            Muscle::Gastrocnemius => lens(canvas, (leg.knee, leg.ankle), SHIN, 0.04, 0.60),
            Muscle::Soleus => lens(canvas, (leg.knee, leg.ankle), SHIN, 0.36, 0.88),
            Muscle::Hamstring => lens(canvas, (pose.hip, leg.knee), THIGH, 0.30, 0.95),
            Muscle::Achilles => {}
            Muscle::Ankle => canvas.ring(leg.ankle, 30.0, 9.0, canvas.palette.figure.muscle),
        }
    }
}

/// A lens on the back of a bone, from beside the bone to just inside the skin.
fn lens(canvas: &Canvas<'_>, (from, to): (Point, Point), outline: &[Row], start: f32, end: f32) {
    let steps = 20_u8;
    let rows = (0..=steps).map(|step| {
        let share = f32::from(step) / f32::from(steps);
        let along = start + (end - start) * share;
        let (_, back) = widths_at(outline, along);
        let (inner, outer) = (2.0, back - 3.0);
        // Blunt ends: at a point the line round it would grow a spike.
        let half = (outer - inner) / 2.0 * (std::f32::consts::PI * share).sin().max(0.0).powf(0.7);
        let (middle, half) = (f32::midpoint(inner, outer), half.max(2.0));
        [along, half - middle, middle + half]
    });
    canvas.outlined_band(from, to, &rows.collect::<Vec<_>>(), canvas.palette.figure.muscle);
}

/// The tendon, wide under the muscle and narrow above the heel.
fn tendon(canvas: &Canvas<'_>, pose: &Pose) {
    let (leg, foot) = (&pose.near_leg, pose.near_leg.foot());
    let down = Point::unit((leg.ankle - leg.knee).degrees());
    let back = Point::new(-down.y, down.x);
    let top = leg.knee.toward(leg.ankle, 0.6) + back * 20.0;
    let heel = leg.ankle - foot.along * 26.0 - foot.up * 22.0;
    canvas.outlined_band(top, heel, &[[0.0, 9.0, 9.0], [1.0, 4.0, 4.0]], canvas.palette.figure.muscle);
}
