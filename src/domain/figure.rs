//! The figure of an exercise: a scene with its props, and the positions that a person takes in it.

use serde::Deserialize;

use super::body::Side;

mod between;
mod pose;

pub use between::{between, smoothstep};
pub use pose::{Arm, BONES, Foot, Leg, Point, Pose};

/// Height of the floor on the canvas, in units.
pub const FLOOR: f32 = 930.0;
/// How long a movement takes where the exercise sets no tempo, in seconds.
pub const USUAL_SECONDS: f32 = 0.6;

/// What works in an exercise and is highlighted on the near leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Muscle {
    /// The two-headed muscle of the upper calf.
    #[serde(rename = "gastroc")]
    Gastrocnemius,
    /// The deep muscle of the lower calf.
    Soleus,
    /// The back of the thigh.
    Hamstring,
    /// The tendon above the heel.
    Achilles,
    /// Everything round the ankle.
    Ankle,
}

/// The part of the canvas that is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crop {
    /// Upper left corner.
    pub min: Point,
    /// Lower right corner.
    pub max: Point,
}

impl Crop {
    /// Width in units.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.max.x - self.min.x
    }

    /// Height in units.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.max.y - self.min.y
    }

    /// The same place in the picture of the other leg.
    #[must_use]
    pub fn mirror(&self, point: Point) -> Point {
        Point::new(self.min.x + self.max.x - point.x, point.y)
    }

    /// Whether a place is shown.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }
}

/// A thing round the person. All numbers are units of the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "left and right, top and bottom, or a middle and a radius")]
pub enum Prop {
    Floor,
    Mat {
        left: f32,
        right: f32,
    },
    Wall {
        face: f32,
    },
    Chair {
        left: f32,
        seat: f32,
        right: f32,
    },
    Bed {
        left: f32,
        top: f32,
        right: f32,
    },
    Step {
        left: f32,
        top: f32,
        right: f32,
    },
    Rail {
        x: f32,
        top: f32,
        bottom: f32,
    },
    Worktop {
        left: f32,
        top: f32,
        right: f32,
    },
    Cushion {
        min: Point,
        max: Point,
    },
    Roller {
        middle: Point,
        radius: f32,
    },
    /// From the near hand round the ball of the near foot.
    Towel,
    /// An arrow that goes round in a circle.
    Orbit {
        middle: Point,
        radius: f32,
    },
    /// A curved arrow, from the first point to the last.
    Arrow {
        points: [Point; 3],
    },
}

/// A thing, and the keyframe in which alone it is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The thing.
    pub prop: Prop,
    /// Counted from 1; in all of them without it.
    pub only_in: Option<usize>,
}

/// One position, with what to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyframe {
    /// What to do.
    pub words: String,
    /// How long the movement to it takes.
    pub seconds: f32,
    /// The position.
    pub pose: Pose,
}

/// The figure of one exercise.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The exercise, such as "EX05".
    pub id: String,
    /// Its name.
    pub name: String,
    /// What the working leg does: "behind".
    pub leg: Option<String>,
    /// Its tempo in words.
    pub tempo: String,
    /// The part of the canvas that is shown.
    pub crop: Crop,
    /// What works.
    pub muscles: Vec<Muscle>,
    /// What stands around.
    pub props: Vec<Placed>,
    /// The keyframes are different places: the picture fades and does not move.
    pub cut: bool,
    /// The positions, first to last; there is at least one.
    pub keyframes: Vec<Keyframe>,
}

impl Figure {
    /// A position by its number, counted from 1; the nearest one for a number that there is not.
    #[must_use]
    pub fn keyframe(&self, number: usize) -> Option<&Keyframe> {
        self.keyframes.get(number.clamp(1, self.keyframes.len().max(1)) - 1)
    }

    /// The things that are there in a keyframe.
    pub fn props_in(&self, number: usize) -> impl Iterator<Item = Prop> {
        let here = move |placed: &&Placed| placed.only_in.is_none_or(|only| only == number);
        self.props.iter().filter(here).map(|placed| placed.prop)
    }

    /// What a screen reader says: "Figure: wall stretch, bent knee, one foot behind, left leg behind".
    #[must_use]
    pub fn picture_name(&self, side: Side, number: usize) -> String {
        let words = self.keyframe(number).map_or("", |keyframe| keyframe.words.as_str());
        let leg = match side {
            Side::Left => "left leg",
            Side::Right => "right leg",
            Side::Both => "both legs",
        };
        let doing = self.leg.as_ref().filter(|_| side != Side::Both).map_or_else(String::new, |leg| format!(" {leg}"));
        format!("Figure: {}, {}, {leg}{doing}", uncapitalized(&self.name), uncapitalized(words))
    }
}

fn uncapitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
