//! A person in one position, seen from the side: joints on a canvas of 1000 by 1000 units, y down.

use std::ops::{Add, Mul, Sub};

/// A place on the canvas, or a way from one place to another.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

impl Point {
    /// A place.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// One unit in a direction; 0 degrees points right, positive turns clockwise.
    #[must_use]
    pub fn unit(degrees: f32) -> Self {
        let (y, x) = degrees.to_radians().sin_cos();
        Self { x, y }
    }

    /// The direction in degrees.
    #[must_use]
    pub fn degrees(self) -> f32 {
        self.y.atan2(self.x).to_degrees()
    }

    /// How long the way is.
    #[must_use]
    pub fn length(self) -> f32 {
        self.x.hypot(self.y)
    }

    /// A share (0 to 1) of the straight way to another place.
    #[must_use]
    pub fn toward(self, other: Self, share: f32) -> Self {
        self + (other - self) * share
    }
}

impl Add for Point {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f32> for Point {
    type Output = Self;

    fn mul(self, factor: f32) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

/// One arm below the shoulder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arm {
    /// The elbow.
    pub elbow: Point,
    /// The hand.
    pub hand: Point,
}

/// One leg below the hip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leg {
    /// The knee.
    pub knee: Point,
    /// The ankle.
    pub ankle: Point,
    /// Direction from the heel to the ball of the foot, in degrees.
    pub sole: f32,
    /// Direction from the ball of the foot to the tip of the toes, in degrees.
    pub toes: f32,
}

/// One foot: where it is, and its own two pairs of axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Foot {
    /// Lowest point of the heel.
    pub heel: Point,
    /// The ball of the foot.
    pub ball: Point,
    /// Tip of the toes.
    pub tip: Point,
    /// One unit from the heel to the ball.
    pub along: Point,
    /// One unit from the sole upwards.
    pub up: Point,
    /// One unit along the toes.
    pub toes_along: Point,
    /// One unit from the toes upwards.
    pub toes_up: Point,
}

impl Foot {
    /// Height of its lowest point; down is more.
    #[must_use]
    pub fn lowest(&self) -> f32 {
        self.heel.y.max(self.ball.y).max(self.tip.y)
    }
}

impl Leg {
    /// The foot under the ankle.
    #[must_use]
    pub fn foot(&self) -> Foot {
        let (along, toes_along) = (Point::unit(self.sole), Point::unit(self.toes));
        let (up, toes_up) = (Point::new(along.y, -along.x), Point::new(toes_along.y, -toes_along.x));
        let heel = self.ankle - along * 22.0 - up * 38.0;
        let ball = heel + along * 78.0;
        Foot { heel, ball, tip: ball + toes_along * 36.0, along, up, toes_along, toes_up }
    }
}

/// The ten bones with fixed lengths, in the order of `Pose::bones`.
pub const BONES: [(&str, f32); 10] = [
    ("back", 255.0),
    ("neck", 88.0),
    ("near upper arm", 135.0),
    ("near forearm", 140.0),
    ("far upper arm", 135.0),
    ("far forearm", 140.0),
    ("near thigh", 205.0),
    ("near shin", 205.0),
    ("far thigh", 205.0),
    ("far shin", 205.0),
];

/// The whole person. The near leg does the work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// Middle of the head.
    pub head: Point,
    /// Where the neck meets the back.
    pub neck: Point,
    /// The hip.
    pub hip: Point,
    /// The arm on the side of the person who looks.
    pub near_arm: Arm,
    /// The other arm.
    pub far_arm: Arm,
    /// The leg on the side of the person who looks.
    pub near_leg: Leg,
    /// The other leg.
    pub far_leg: Leg,
}

impl Pose {
    /// The shoulder, from which both arms hang.
    #[must_use]
    pub fn shoulder(&self) -> Point {
        self.neck.toward(self.hip, 0.1)
    }

    /// Start and end of each bone.
    #[must_use]
    pub fn bones(&self) -> [(Point, Point); 10] {
        let shoulder = self.shoulder();
        [
            (self.hip, self.neck),
            (self.neck, self.head),
            (shoulder, self.near_arm.elbow),
            (self.near_arm.elbow, self.near_arm.hand),
            (shoulder, self.far_arm.elbow),
            (self.far_arm.elbow, self.far_arm.hand),
            (self.hip, self.near_leg.knee),
            (self.near_leg.knee, self.near_leg.ankle),
            (self.hip, self.far_leg.knee),
            (self.far_leg.knee, self.far_leg.ankle),
        ]
    }

    /// The first bone that is further than `tolerance` from its fixed length, and how long it is.
    #[must_use]
    pub fn wrong_bone(&self, tolerance: f32) -> Option<(&'static str, f32)> {
        let lengths = self.bones().map(|(from, to)| (to - from).length());
        let mut pairs = BONES.iter().zip(lengths);
        pairs
            .find(|((_, whole), length)| length.is_nan() || (whole - length).abs() > tolerance)
            .map(|((name, _), length)| (*name, length))
    }
}
