//! What stands round a person: the floor, a wall, a chair, and the arrows that show where to.

use super::canvas::{Canvas, arc};
use crate::domain::figure::{FLOOR, Point, Pose, Prop};

/// Thickness of the floor, in units.
const FLOOR_HEIGHT: f32 = 7.0;
/// Width of the edges that make a prop stand out from the card, in units.
const EDGE: f32 = 6.0;

/// The things behind the person.
pub(super) fn paint_behind(canvas: &Canvas<'_>, props: &[Prop]) {
    for prop in props {
        paint_behind_one(canvas, prop);
    }
}

fn paint_behind_one(canvas: &Canvas<'_>, prop: &Prop) {
    let (fill, edge) = (canvas.palette.figure.prop, canvas.palette.figure.prop_edge);
    let at = Point::new;
    let block = |left: f32, top: f32, right: f32, bottom: f32, color| {
        canvas.block(at(left, top), at(right, bottom), 0.0, color);
    };
    match *prop {
        // Far beyond the canvas: the floor goes through the whole picture.
        Prop::Floor => block(-9000.0, FLOOR, 9000.0, FLOOR + FLOOR_HEIGHT, edge),
        Prop::Mat { left, right } => {
            block(left, FLOOR - 8.0, right, FLOOR + 8.0, fill);
            block(left, FLOOR + 6.0, right, FLOOR + 12.0, edge);
        }
        Prop::Wall { face } => {
            block(face, canvas.top(), face + 30.0, FLOOR + FLOOR_HEIGHT, fill);
            block(face, canvas.top(), face + EDGE, FLOOR + FLOOR_HEIGHT, edge);
        }
        Prop::Chair { left, seat, right } => {
            canvas.block(at(left, seat - 250.0), at(left + 18.0, FLOOR), 8.0, edge);
            block(right - 26.0, seat + 10.0, right - 10.0, FLOOR, edge);
            canvas.block(at(left + 14.0, seat), at(right, seat + 20.0), 8.0, fill);
        }
        Prop::Bed { left, top, right } => {
            for leg in [left + 20.0, right - 42.0] {
                block(leg, top + 100.0, leg + 22.0, FLOOR, edge);
            }
            canvas.block(at(left, top), at(right, top + 76.0), 14.0, fill);
            block(left, top + 50.0, right, top + 116.0, edge);
        }
        Prop::Step { left, top, right } => {
            block(left, top, right, FLOOR + 2.0, fill);
            block(left, top, right, top + EDGE, edge);
        }
        Prop::Rail { x, top, bottom } => {
            block(x - 4.0, top, x + 4.0, bottom, edge);
            canvas.block(at(x - 56.0, top), at(x + 56.0, top + 10.0), 5.0, edge);
        }
        Prop::Worktop { left, top, right } => {
            block(left + 18.0, top + 10.0, right, FLOOR, fill);
            block(left, top, right + 8.0, top + 20.0, edge);
        }
        Prop::Cushion { min, max } => canvas.block(min, max, 36.0, fill),
        Prop::Roller { middle, radius } => {
            canvas.circle(middle, radius, edge);
            canvas.circle(middle, radius * 0.62, fill);
        }
        Prop::Towel | Prop::Orbit { .. } | Prop::Arrow { .. } => {}
    }
}

/// The towel or band, from the near hand round the ball of the near foot.
pub(super) fn paint_towel(canvas: &Canvas<'_>, props: &[Prop], pose: &Pose) {
    if !props.contains(&Prop::Towel) {
        return;
    }
    let color = canvas.palette.figure.prop_edge;
    let foot = pose.near_leg.foot();
    // Along the side of the foot, over the edge of the sole, and a little of the part that lies under it.
    let under = foot.ball - foot.up * 6.0;
    let over = foot.ball + foot.up * 18.0;
    canvas.line(&[pose.near_arm.hand, over, under], 9.0, color);
    canvas.line(&[under - foot.along * 13.0, under + foot.along * 13.0], 12.0, color);
}

/// The arrows, over everything else.
pub(super) fn paint_before(canvas: &Canvas<'_>, props: &[Prop]) {
    let accent = canvas.palette.accent;
    for prop in props {
        match *prop {
            Prop::Orbit { middle, radius } => canvas.arrow(&arc(middle, radius, -40.0, 250.0), accent),
            Prop::Arrow { points: [from, bend, to] } => {
                let steps = 24_u8;
                let curve = (0..=steps).map(|step| {
                    let share = f32::from(step) / f32::from(steps);
                    from.toward(bend, share).toward(bend.toward(to, share), share)
                });
                canvas.arrow(&curve.collect::<Vec<_>>(), accent);
            }
            _ => {}
        }
    }
}
