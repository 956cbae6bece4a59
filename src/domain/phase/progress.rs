//! What is stored of the way back: a stage that the person agreed to, or what the leg could do on a day. Which stage
//! fits is computed from these lines and from the sessions.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Grade, Stage};
use crate::domain::body::Side;
use crate::domain::episode::Nrs;
use crate::domain::when::Moment;

/// One line on the way back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Its id.
    pub id: Uuid,
    /// When it was written, or when it was tried.
    pub at: Moment,
    /// The leg it is about.
    pub side: Side,
    /// What.
    pub what: ProgressKind,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgressKind {
    /// The person is in this stage from now on.
    Stage {
        /// Which.
        stage: Stage,
        /// How they came there.
        step: StageStep,
    },
    /// What the leg could do.
    Measured(Measured),
}

/// How a person came to a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageStep {
    /// Chosen by the person.
    Chosen,
    /// Everything for it was met, and the person agreed.
    On,
    /// A worse morning, and the person agreed.
    Back,
    /// A worse morning, and the person wants to stay. Written down so that it is not asked again.
    Stayed,
}

/// What a leg could do on a day. `None` is "not tried" or "not answered", and is never taken for good.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measured {
    /// Pain at rest.
    pub rest_nrs: Option<Nrs>,
    /// Pain on walking.
    pub walking_nrs: Option<Nrs>,
    /// The swelling grows.
    pub swelling_grows: Option<bool>,
    /// Pain on 10 minutes of walking.
    pub walk_10_min_nrs: Option<Nrs>,
    /// There was a limp on that walk.
    pub limp: Option<bool>,
    /// Heel raises on two legs in one set.
    pub raises: Option<u16>,
    /// Sets of 15 of them.
    pub sets_of_15: Option<u16>,
    /// The most pain in these.
    pub raises_nrs: Option<Nrs>,
    /// Heel raises of the sore leg alone.
    pub single_sore: Option<u16>,
    /// The most pain in these.
    pub single_nrs: Option<Nrs>,
    /// Heel raises of the other leg alone.
    pub single_other: Option<u16>,
    /// Nights in a row without pain in the leg, up to the last one.
    pub calm_nights: Option<u16>,
    /// Pain or tightness, whichever is more.
    pub pain_or_tightness: Option<Nrs>,
    /// A spot is tender.
    pub tender_spot: Option<bool>,
    /// Pain on hopping.
    pub hop_nrs: Option<Nrs>,
    /// Pain on running.
    pub run_nrs: Option<Nrs>,
    /// A full training session was done.
    pub full_session: Option<bool>,
    /// How bad the strain was, if a clinician said so.
    pub grade: Option<Grade>,
    /// The person does sport seriously.
    pub athlete: Option<bool>,
}

impl Measured {
    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Progress {
    /// The stage of this line, and how the person came there.
    #[must_use]
    pub fn stage(&self) -> Option<(Stage, StageStep)> {
        match self.what {
            ProgressKind::Stage { stage, step } => Some((stage, step)),
            ProgressKind::Measured(_) => None,
        }
    }

    /// What the leg could do on this line.
    #[must_use]
    pub fn measured(&self) -> Option<&Measured> {
        match &self.what {
            ProgressKind::Measured(measured) => Some(measured),
            ProgressKind::Stage { .. } => None,
        }
    }

    /// Whether it says something about each of these legs.
    #[must_use]
    pub fn is_about(&self, side: Side) -> bool {
        self.side == Side::Both || self.side == side
    }
}
