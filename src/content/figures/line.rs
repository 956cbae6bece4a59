//! One line of the figures: a row of numbers, a prop, or a position.

use crate::domain::figure::{Arm, Leg, Placed, Point, Pose, Prop};

/// Exactly so many numbers with spaces between.
pub(super) fn numbers<const COUNT: usize>(text: &str) -> Result<[f32; COUNT], String> {
    let found = text.split_whitespace().map(number).collect::<Result<Vec<f32>, String>>()?;
    let there = found.len();
    found.try_into().map_err(|_| format!("has {there} numbers, not {COUNT}"))
}

fn number(text: &str) -> Result<f32, String> {
    let value = text.parse().ok().filter(|value: &f32| value.is_finite());
    value.ok_or_else(|| format!("{text:?} is no number"))
}

fn point(text: &str) -> Result<Point, String> {
    let (x, y) = text.split_once(',').ok_or_else(|| format!("{text:?} is no point"))?;
    Ok(Point::new(number(x)?, number(y)?))
}

/// "wall 770", or "wall@1 770" for one that is there in the first keyframe only.
pub(super) fn prop(text: &str) -> Result<Placed, String> {
    let text = text.trim();
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let (name, only_in) = match word.split_once('@') {
        Some((name, only)) => (name, Some(only.parse().map_err(|_| format!("{only:?} is no keyframe"))?)),
        None => (word, None),
    };
    let three = || numbers::<3>(rest);
    let prop = match name {
        "floor" => numbers(rest).map(|[]| Prop::Floor)?,
        "towel" => numbers(rest).map(|[]| Prop::Towel)?,
        "mat" => numbers(rest).map(|[left, right]| Prop::Mat { left, right })?,
        "wall" => numbers(rest).map(|[face]| Prop::Wall { face })?,
        "chair" => three().map(|[left, seat, right]| Prop::Chair { left, seat, right })?,
        "bed" => three().map(|[left, top, right]| Prop::Bed { left, top, right })?,
        "step" => three().map(|[left, top, right]| Prop::Step { left, top, right })?,
        "rail" => three().map(|[x, top, bottom]| Prop::Rail { x, top, bottom })?,
        "worktop" => three().map(|[left, top, right]| Prop::Worktop { left, top, right })?,
        "roller" => three().map(|[x, y, radius]| Prop::Roller { middle: Point::new(x, y), radius })?,
        "orbit" => three().map(|[x, y, radius]| Prop::Orbit { middle: Point::new(x, y), radius })?,
        "cushion" => {
            let [left, top, right, bottom] = numbers(rest)?;
            Prop::Cushion { min: Point::new(left, top), max: Point::new(right, bottom) }
        }
        "arrow" => {
            let [from_x, from_y, bend_x, bend_y, to_x, to_y] = numbers(rest)?;
            Prop::Arrow { points: [Point::new(from_x, from_y), Point::new(bend_x, bend_y), Point::new(to_x, to_y)] }
        }
        _ => return Err("is no prop".to_owned()),
    };
    Ok(Placed { prop, only_in })
}

/// Five columns: trunk, near arm, far arm, near leg, far leg.
pub(super) fn pose(text: &str) -> Result<Pose, String> {
    let columns: Vec<Vec<&str>> = text.split('|').map(|column| column.split_whitespace().collect()).collect();
    let columns: [Vec<&str>; 5] =
        columns.try_into().map_err(|columns: Vec<_>| format!("has {} columns, not 5", columns.len()))?;
    let [trunk, near_arm, far_arm, near_leg, far_leg] = columns;
    let [head, neck, hip] = trunk.as_slice() else { return Err("the trunk needs three points".to_owned()) };
    Ok(Pose {
        head: point(head)?,
        neck: point(neck)?,
        hip: point(hip)?,
        near_arm: arm(&near_arm)?,
        far_arm: arm(&far_arm)?,
        near_leg: leg(&near_leg)?,
        far_leg: leg(&far_leg)?,
    })
}

fn arm(column: &[&str]) -> Result<Arm, String> {
    let [elbow, hand] = column else { return Err("an arm needs two points".to_owned()) };
    Ok(Arm { elbow: point(elbow)?, hand: point(hand)? })
}

fn leg(column: &[&str]) -> Result<Leg, String> {
    let [knee, ankle, sole, toes] = column else { return Err("a leg needs two points and two angles".to_owned()) };
    Ok(Leg { knee: point(knee)?, ankle: point(ankle)?, sole: number(sole)?, toes: number(toes)? })
}
