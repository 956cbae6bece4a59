//! The lower leg as it is drawn for reading: its faces with the points of Traditional Chinese Medicine, and its layers
//! with the parts of the calf. Places are shares of a box round the leg, y 0 above the knee and 1 at the sole; what
//! stands where is content (`content::leg_views`).

use serde::Deserialize;

use super::body::Zone;
use super::leg_shape::{BACK_RATIO, Row, SIDE_RATIO, edges_at};
use super::vocabulary::vocabulary;

/// Height of the crease of the knee.
pub const KNEE_Y: f32 = 0.11;
/// Height of the outer ankle bone, 16 cun below the crease.
pub const ANKLE_Y: f32 = 0.835;

vocabulary! {
    /// From where the right leg is seen, for its points.
    Face {
        Outer "outer" "Outer side",
        Back "back" "Back",
        Inner "inner" "Inner side",
    }
}

vocabulary! {
    /// From where, and how deep, the calf is seen.
    CalfFace {
        Back "back" "Back",
        Side "side" "Side",
        Deep "deep" "Deep layer",
    }
}

vocabulary! {
    /// What the calf is made of, as far as this journal speaks of it.
    CalfPart {
        Gastrocnemius "gastrocnemius" "Gastrocnemius",
        GastrocInner "gastroc_inner" "Gastrocnemius, inner head",
        GastrocOuter "gastroc_outer" "Gastrocnemius, outer head",
        Soleus "soleus" "Soleus",
        Achilles "achilles" "Achilles tendon",
        Heel "heel" "Heel bone",
        Shin "shin" "Shin bone (tibia)",
        Fibula "fibula" "Calf bone (fibula)",
        Nerve "nerve" "Tibial nerve",
        Artery "artery" "Artery",
        Veins "veins" "Deep veins",
    }
}

/// A place in the box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// From the left edge, 0 to 1.
    pub x: f32,
    /// From the upper edge, 0 to 1.
    pub y: f32,
}

/// On which side of a thing its name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Beside {
    /// On the left in the picture.
    Left,
    /// On the right in the picture.
    Right,
}

/// A point on one face of the leg.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Its code, such as "BL57".
    pub code: String,
    /// Where it is.
    pub at: Place,
    /// Where its code stands.
    pub beside: Beside,
    /// Not to be pressed, or not in pregnancy.
    pub warn: bool,
    /// Another face shows it better.
    pub second: bool,
}

/// The ankle bone, as a circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ankle {
    /// Its middle.
    pub at: Place,
    /// As a share of the width of the box.
    pub radius: f32,
}

/// One face of the right leg.
#[derive(Clone, Debug, PartialEq)]
pub struct LegView {
    /// From where it is seen.
    pub face: Face,
    /// The leg itself.
    pub outline: Vec<Row>,
    /// The ankle bone, where it is on this side.
    pub ankle: Option<Ankle>,
    /// Its points, from top to bottom.
    pub spots: Vec<Spot>,
}

/// A part of the calf as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct CalfShape {
    /// Which part.
    pub part: CalfPart,
    /// Where the line from its name ends.
    pub at: Place,
    /// On which side of the leg its name stands.
    pub beside: Beside,
    /// What it is made of: two veins are one part.
    pub shapes: Vec<Vec<Row>>,
}

/// One layer of the calf.
#[derive(Clone, Debug, PartialEq)]
pub struct CalfView {
    /// Which layer.
    pub face: CalfFace,
    /// The leg round it.
    pub outline: Vec<Row>,
    /// Its parts, in the order of drawing.
    pub parts: Vec<CalfShape>,
}

impl Face {
    /// Width of the box divided by its height.
    #[must_use]
    pub fn ratio(self) -> f32 {
        if self == Self::Back { BACK_RATIO } else { SIDE_RATIO }
    }

    /// "seen from behind"
    #[must_use]
    pub fn seen(self) -> &'static str {
        match self {
            Self::Outer => "seen from the outer side",
            Self::Back => "seen from behind",
            Self::Inner => "seen from the inner side",
        }
    }
}

impl CalfFace {
    /// Width of the box divided by its height.
    #[must_use]
    pub fn ratio(self) -> f32 {
        if self == Self::Side { SIDE_RATIO } else { BACK_RATIO }
    }

    /// What the picture shows, for those who do not see it.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::Back => "The right calf, seen from behind, under the skin",
            Self::Side => "The right calf, seen from the outer side, as if one could look through it",
            Self::Deep => "The right calf, seen from behind, without the gastrocnemius",
        }
    }
}

impl CalfPart {
    /// Zones of the body map over this part; none where the map has none.
    #[must_use]
    pub fn zones(self) -> &'static [Zone] {
        match self {
            Self::Gastrocnemius => &[Zone::GastrocInner, Zone::GastrocOuter, Zone::Junction],
            Self::GastrocInner => &[Zone::GastrocInner, Zone::Junction],
            Self::GastrocOuter => &[Zone::GastrocOuter, Zone::Junction],
            Self::Soleus => &[Zone::Soleus],
            Self::Achilles => &[Zone::AchillesMid, Zone::AchillesHeel],
            Self::Heel => &[Zone::AchillesHeel],
            Self::Shin => &[Zone::InnerShin],
            Self::Fibula => &[],
            Self::Nerve | Self::Artery | Self::Veins => &[Zone::BehindKnee, Zone::Soleus],
        }
    }

    /// Ids of the causes (`patterns.toml`) that belong to this part by `clinical.md` section 3, the serious ones among
    /// them. A clot stands with the muscles too, since it can feel like a pulled one.
    #[must_use]
    pub fn causes(self) -> &'static [&'static str] {
        match self {
            Self::Gastrocnemius | Self::GastrocInner => {
                &["cramp", "strain_1", "strain_2", "strain_3", "plantaris", "bruise", "soreness", "baker", "clot"]
            }
            Self::GastrocOuter => &["cramp", "bruise", "soreness", "baker", "clot"],
            Self::Soleus => &["soleus", "soreness", "exertional", "compartment", "clot"],
            Self::Achilles => &["achilles_mid", "achilles_heel", "achilles_rupture"],
            Self::Heel => &["achilles_heel"],
            Self::Shin => &["shin"],
            Self::Fibula => &["bruise"],
            Self::Nerve => &["sciatica", "neuropathy"],
            Self::Artery => &["claudication", "no_blood"],
            Self::Veins => &["clot", "veins"],
        }
    }
}

impl LegView {
    /// A point that stands on this face.
    #[must_use]
    pub fn spot(&self, code: &str) -> Option<&Spot> {
        self.spots.iter().find(|spot| spot.code == code)
    }

    /// Where a point is, told from the picture alone: "in the middle third of the lower leg, half way across".
    #[must_use]
    pub fn place_words(&self, spot: &Spot) -> String {
        let Place { x, y } = spot.at;
        let share = (y - KNEE_Y) / (ANKLE_Y - KNEE_Y);
        let height = match share {
            ..0.03 => "at the crease of the knee",
            ..0.333 => "in the upper third of the lower leg",
            ..0.667 => "in the middle third of the lower leg",
            ..0.95 => "in the lower third of the lower leg",
            ..1.05 => "beside the ankle bone",
            _ => return "on the top of the foot".to_owned(),
        };
        let across = edges_at(&self.outline, y).map_or(0.5, |(left, right)| (x - left) / (right - left));
        let [low, high] = match self.face {
            Face::Back => ["towards the inner side", "towards the outer side"],
            Face::Outer => ["towards the back", "towards the front"],
            Face::Inner => ["towards the front", "towards the back"],
        };
        let across = match across {
            ..0.4 => low,
            ..0.6 => "half way across",
            _ => high,
        };
        format!("{height}, {across}")
    }
}
