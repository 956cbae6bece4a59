//! The points of the tradition, and the guided way to press them. When that may be started is `domain::gate`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::exercises::exercises;
use crate::domain::basis::Basis;
use crate::domain::exercise::{Exercise, Limits, Position, Sides, Work};
use crate::domain::gate::Activity;
use crate::domain::point::{Point, Press};

/// Points in one session at most, of our own choice (`clinical.md` 8.4).
pub const MOST_POINTS: usize = 4;
/// Seconds for one point, of which a person chooses.
pub const PRESS_S: [u16; 3] = [30, 45, 60];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PointFile {
    point: Vec<Point>,
}

static POINTS: LazyLock<Vec<Point>> = LazyLock::new(|| {
    let file: Result<PointFile, _> = toml::from_str(include_str!("../../assets/content/points.toml"));
    file.map(|file| file.point).unwrap_or_default()
});

static PRESSES: LazyLock<Vec<Exercise>> =
    LazyLock::new(|| POINTS.iter().filter(|point| point.press != Press::No).map(press_of).collect());

/// Every point, in the order of the table.
#[must_use]
pub fn points() -> &'static [Point] {
    &POINTS
}

/// The point with this code.
#[must_use]
pub fn point(code: &str) -> Option<&'static Point> {
    POINTS.iter().find(|point| point.code == code)
}

/// The point that an item of a session presses.
#[must_use]
pub fn point_of_exercise(id: &str) -> Option<&'static Point> {
    point(id.strip_prefix("PT-")?)
}

/// Pressing each point that may be pressed, as an exercise of a guided session. They are in no library of exercises.
#[must_use]
pub fn presses() -> &'static [Exercise] {
    &PRESSES
}

fn press_of(point: &Point) -> Exercise {
    let firm =
        if point.press == Press::Light { "Press lightly only." } else { "Press firmly, and never so that it hurts." };
    Exercise {
        id: point.exercise(),
        name: format!("{} {}", point.code, point.pinyin),
        place: point.place.clone(),
        purpose: "Comfort. It is tradition, not treatment.".to_owned(),
        start: "Sit or lie. Warm your hands.".to_owned(),
        steps: vec![firm.to_owned(), "Make slow, small circles, or keep a steady pressure.".to_owned()],
        dose: "30 to 60 seconds a point, once or twice a day.".to_owned(),
        stages: Vec::new(),
        position: vec![Position::Sitting],
        needs: Vec::new(),
        stop_if: vec!["Stop when it goes numb, shoots, bruises, or you feel dizzy.".to_owned()],
        not_for: exercises().iter().find(|exercise| exercise.activity == Activity::Roller).map_or_else(
            Vec::new,
            |roller| {
                // The same legs must not be rolled: `clinical.md` 1.5 and 8.4 name one list.
                roller.not_for.clone()
            },
        ),
        note: None,
        sources: vec!["89".to_owned()],
        basis: Basis::Read,
        minutes: 1,
        activity: Activity::Points,
        sides: Sides::Injured,
        work: Work::Hold { hold_s: 60, repeats: 1, sets: 1, rest_s: 10 },
        limits: Limits::default(),
        beats: Vec::new(),
        parts: Vec::new(),
    }
}
