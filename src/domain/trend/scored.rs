//! What the charts are made of: entries as far as they look at them, and everything else on the time axis.

use std::sync::Arc;

use crate::domain::body::{Kind, Side};
use crate::domain::episode::{AbilityRating, ContextRating, Nrs, ZonePain};
use crate::domain::when::{Certainty, Moment};

/// One entry, as far as the charts look at it. Lists are shared: a hundred thousand entries say the same few things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// When the pain began.
    pub at: Moment,
    /// How sure that is.
    pub certainty: Certainty,
    /// Which calf.
    pub side: Side,
    /// The worst pain.
    pub nrs: Nrs,
    /// The pain on the morning after.
    pub next_morning: Option<Nrs>,
    /// How long it lasted, in whole minutes, if that was said.
    pub minutes: Option<u32>,
    /// Where it hurt.
    pub zones: Arc<[ZonePain]>,
    /// What it felt like.
    pub kinds: Arc<[Kind]>,
    /// What set it off: ids of `Trigger`, or the person's own words.
    pub triggers: Arc<[String]>,
    /// What the person could do.
    pub abilities: Arc<[AbilityRating]>,
    /// Sleep, mood and tiredness.
    pub contexts: Arc<[ContextRating]>,
    /// Around the left calf, in millimetres.
    pub calf_left_mm: Option<u32>,
    /// Around the right calf, in millimetres.
    pub calf_right_mm: Option<u32>,
}

/// Something else on the time axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeMark {
    /// When it was.
    pub at: Moment,
    /// The leg it is about, if it is about one.
    pub side: Option<Side>,
    /// What it is.
    pub what: MarkWhat,
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkWhat {
    /// A guided session.
    Routine,
    /// A step of the first days.
    FirstDays,
    /// A dose of a medicine.
    Dose,
    /// A check, a visit or a stage: a line with these words.
    Line(String),
}

impl Scored {
    /// An entry of which only this was said.
    #[must_use]
    pub fn new(at: Moment, certainty: Certainty, side: Side, nrs: Nrs) -> Self {
        Self {
            at,
            certainty,
            side,
            nrs,
            next_morning: None,
            minutes: None,
            zones: Arc::default(),
            kinds: Arc::default(),
            triggers: Arc::default(),
            abilities: Arc::default(),
            contexts: Arc::default(),
            calf_left_mm: None,
            calf_right_mm: None,
        }
    }
}
