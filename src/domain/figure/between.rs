//! The way from one position to another. Straight lines between joints would shorten a limb by up to a sixth on the
//! way, so the hip and the angle of each bone are interpolated and the chain is built anew from the hip.
//!
//! What stands or holds on in both positions also stays on the way: with angles alone a planted foot slides up to 12
//! units over the step and a hand sinks into the wall.

use super::FLOOR;
use super::pose::{Arm, Leg, Point, Pose};

/// A hand that moves less than this is on a wall or a rail and slides straight along it, in units.
const HELD_HAND: f32 = 40.0;
/// Height of the middle of a hand that lies on the floor, in units.
const HAND: f32 = 18.0;
/// The ball of a foot that moves less than this is planted, in units.
const HELD_BALL: f32 = 12.0;

/// Starts and ends gently: share of the way after a share of the time. A time that is no number has not begun.
#[must_use]
pub fn smoothstep(share: f32) -> f32 {
    let share = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
    share * share * (3.0 - 2.0 * share)
}

/// The position after a share (0 to 1) of the way from one to the other.
#[must_use]
pub fn between(start: &Pose, end: &Pose, share: f32) -> Pose {
    let turned = turn_bones(start, end, share);
    let held = |from: Point, to: Point, limit: f32| ((to - from).length() < limit).then(|| from.toward(to, share));
    let near = held(start.near_leg.foot().ball, end.near_leg.foot().ball, HELD_BALL);
    let far = held(start.far_leg.foot().ball, end.far_leg.foot().ball, HELD_BALL);
    let slip = near.map(|place| place - turned.near_leg.foot().ball);
    let slip = slip.or(far.map(|place| place - turned.far_leg.foot().ball)).unwrap_or_default();
    // Somebody who sits stays seated and bends the knee; somebody who stands moves as a whole, with the knee as it is.
    let sits = (end.hip - start.hip).length() < 1.0;
    let mut pose = if sits { turned } else { moved(&turned, slip) };
    let legs = [
        (&mut pose.near_leg, near, start.near_leg, end.near_leg),
        (&mut pose.far_leg, far, start.far_leg, end.far_leg),
    ];
    for (leg, place, first, last) in legs {
        let foot = leg.foot();
        // A foot that is lifted turns while it rises; it must not go deeper on the way than at both ends.
        let sunk = foot.lowest() - first.foot().lowest().max(last.foot().lowest());
        let by = place.map_or(Point::new(0.0, -sunk.max(0.0)), |place| place - foot.ball);
        if by != Point::default() {
            (leg.knee, leg.ankle) = reach(pose.hip, leg.knee, leg.ankle, leg.ankle + by);
        }
    }
    let shoulder = pose.shoulder();
    let arms = [(&mut pose.near_arm, start.near_arm, end.near_arm), (&mut pose.far_arm, start.far_arm, end.far_arm)];
    for (arm, first, last) in arms {
        let depth = first.hand.y.max(last.hand.y).max(FLOOR - HAND);
        let place = held(first.hand, last.hand, HELD_HAND).unwrap_or(Point::new(arm.hand.x, arm.hand.y.min(depth)));
        if place != arm.hand {
            (arm.elbow, arm.hand) = reach(shoulder, arm.elbow, arm.hand, place);
        }
    }
    pose
}

fn turn_bones(start: &Pose, end: &Pose, share: f32) -> Pose {
    let (first, last) = (start.bones(), end.bones());
    let way = |index: usize| {
        let ways = [first, last].map(|bones| bones.get(index).map_or(Point::default(), |(from, to)| *to - *from));
        let length = ways[0].length() + (ways[1].length() - ways[0].length()) * share;
        Point::unit(turn(ways[0].degrees(), ways[1].degrees(), share)) * length
    };
    let hip = start.hip.toward(end.hip, share);
    let neck = hip + way(0);
    let shoulder = neck.toward(hip, 0.1);
    let arm = |upper: usize| {
        let elbow = shoulder + way(upper);
        Arm { elbow, hand: elbow + way(upper + 1) }
    };
    let leg = |thigh: usize, one: &Leg, other: &Leg| {
        let knee = hip + way(thigh);
        let sole = turn(one.sole, other.sole, share);
        Leg { knee, ankle: knee + way(thigh + 1), sole, toes: turn(one.toes, other.toes, share) }
    };
    Pose {
        head: neck + way(1),
        neck,
        hip,
        near_arm: arm(2),
        far_arm: arm(4),
        near_leg: leg(6, &start.near_leg, &end.near_leg),
        far_leg: leg(8, &start.far_leg, &end.far_leg),
    }
}

/// The shorter way round from one direction to another, in degrees.
fn turn(from: f32, to: f32, share: f32) -> f32 {
    from + ((to - from + 180.0).rem_euclid(360.0) - 180.0) * share
}

fn moved(pose: &Pose, by: Point) -> Pose {
    let arm = |arm: Arm| Arm { elbow: arm.elbow + by, hand: arm.hand + by };
    let leg = |leg: Leg| Leg { knee: leg.knee + by, ankle: leg.ankle + by, ..leg };
    Pose {
        head: pose.head + by,
        neck: pose.neck + by,
        hip: pose.hip + by,
        near_arm: arm(pose.near_arm),
        far_arm: arm(pose.far_arm),
        near_leg: leg(pose.near_leg),
        far_leg: leg(pose.far_leg),
    }
}

/// Bends two bones so that their end comes to `goal`, or as near as they reach; the joint stays on its side.
fn reach(root: Point, joint: Point, end: Point, goal: Point) -> (Point, Point) {
    let (upper, lower) = ((joint - root).length(), (end - joint).length());
    let way = goal - root;
    let distance = way.length().clamp((upper - lower).abs() + 0.01, upper + lower - 0.01);
    let along = (distance * distance + upper * upper - lower * lower) / (2.0 * distance);
    let aside = (upper * upper - along * along).max(0.0).sqrt();
    let old = end - root;
    let side = if old.x * (joint.y - root.y) - old.y * (joint.x - root.x) < 0.0 { -1.0 } else { 1.0 };
    let ahead = Point::unit(way.degrees());
    let across = Point::new(-ahead.y, ahead.x) * side;
    (root + ahead * along + across * aside, root + ahead * distance)
}
