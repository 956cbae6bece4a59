//! One pain episode. Only side, start and worst score must be there; "not answered" is `None`, never "no" or 0.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::body::{Ability, Context, Course, Effect, Kind, Leg, Relief, Side, Sign, Zone};
use super::when::{Certainty, Moment};

/// A pain score from 0 (no pain) to 10 (worst you can imagine).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Nrs(u8);

/// A number outside 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Choose a number from 0 to 10.")]
pub struct NotAScore;

impl Nrs {
    /// The eleven scores.
    pub const ALL: [Self; 11] =
        [Self(0), Self(1), Self(2), Self(3), Self(4), Self(5), Self(6), Self(7), Self(8), Self(9), Self(10)];

    /// The score as a number, 0 to 10.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Nrs {
    type Error = NotAScore;
    fn try_from(number: u8) -> Result<Self, NotAScore> {
        if number <= 10 { Ok(Self(number)) } else { Err(NotAScore) }
    }
}

impl From<Nrs> for u8 {
    fn from(score: Nrs) -> Self {
        score.0
    }
}

/// One zone of one leg that hurt, and how much if that was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZonePain {
    /// Which leg.
    pub leg: Leg,
    /// Which zone of it.
    pub zone: Zone,
    /// Pain there; `None` is "not rated".
    pub nrs: Option<Nrs>,
}

/// One thing that was tried, and what it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReliefTried {
    /// What was tried.
    pub relief: Relief,
    /// What it did, if that was said.
    pub effect: Option<Effect>,
    /// Pain afterwards.
    pub nrs_after: Option<Nrs>,
    /// For how long, in minutes.
    pub minutes: Option<u32>,
}

/// A rating from 0 (could not do it) to 10 (as before).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbilityRating {
    /// What was rated.
    pub ability: Ability,
    /// 0 to 10.
    pub rating: Nrs,
}

/// A rating of the day around the pain, 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContextRating {
    /// What was rated.
    pub context: Context,
    /// 0 to 10.
    pub rating: Nrs,
}

/// How an episode ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// Not said.
    #[default]
    Unknown,
    /// Still going on when it was written; closed later.
    StillGoing,
    /// It stopped then.
    At(Moment),
}

/// One entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Episode {
    /// Made before the insert, in the order of time (UUID version 7).
    pub id: Uuid,
    /// When the pain began.
    pub started: Moment,
    /// How sure the start is.
    pub certainty: Certainty,
    /// When it stopped.
    pub end: End,
    /// Which calf.
    pub side: Side,
    /// The worst pain of the episode.
    pub nrs_worst: Nrs,
    /// The pain on average.
    pub nrs_average: Option<Nrs>,
    /// The pain when the entry was written.
    pub nrs_now: Option<Nrs>,
    /// The pain on the morning after.
    pub nrs_next_morning: Option<Nrs>,
    /// Where it hurt.
    pub zones: Vec<ZonePain>,
    /// It comes down from the back or thigh.
    pub from_above: Option<bool>,
    /// It goes into the foot.
    pub into_foot: Option<bool>,
    /// What it felt like.
    pub kinds: Vec<Kind>,
    /// For a cramp: whether the muscle let go fully.
    pub let_go: Option<bool>,
    /// Days since this pain began, as the person says at the first entry.
    pub stated_onset_days: Option<u32>,
    /// Which way it has gone since then.
    pub stated_trend: Option<Course>,
    /// What set it off: ids of `Trigger`, or the person's own words.
    pub triggers: Vec<String>,
    /// What the person was doing, in their own words.
    pub activity: String,
    /// Whether it woke the person.
    pub woke_from_sleep: Option<bool>,
    /// Metres walked before it hurt.
    pub walk_m: Option<u32>,
    /// Minutes walked before it hurt.
    pub walk_min: Option<u32>,
    /// Minutes of rest until it stopped.
    pub rest_to_relief_min: Option<u32>,
    /// What was tried.
    pub reliefs: Vec<ReliefTried>,
    /// What the person could do.
    pub abilities: Vec<AbilityRating>,
    /// The day around it.
    pub contexts: Vec<ContextRating>,
    /// Left calf, 10 cm below the bump under the kneecap, in millimetres.
    pub calf_left_mm: Option<u32>,
    /// Right calf, likewise.
    pub calf_right_mm: Option<u32>,
    /// The six signs: `None` when they were not asked, empty for "none of these".
    pub signs: Option<Vec<Sign>>,
    /// The person's own words, of any length up to `draft::NOTE_LIMIT_CHARS`.
    pub notes: String,
    /// Paths of photos, as typed or chosen.
    pub photos: Vec<String>,
    /// When the entry was first written.
    pub written: Moment,
}

impl Episode {
    /// The smallest entry: where, how much, when.
    #[must_use]
    pub fn new(id: Uuid, side: Side, nrs_worst: Nrs, started: Moment, certainty: Certainty, written: Moment) -> Self {
        Self {
            id,
            started,
            certainty,
            end: End::Unknown,
            side,
            nrs_worst,
            nrs_average: None,
            nrs_now: None,
            nrs_next_morning: None,
            zones: Vec::new(),
            from_above: None,
            into_foot: None,
            kinds: Vec::new(),
            let_go: None,
            stated_onset_days: None,
            stated_trend: None,
            triggers: Vec::new(),
            activity: String::new(),
            woke_from_sleep: None,
            walk_m: None,
            walk_min: None,
            rest_to_relief_min: None,
            reliefs: Vec::new(),
            abilities: Vec::new(),
            contexts: Vec::new(),
            calf_left_mm: None,
            calf_right_mm: None,
            signs: None,
            notes: String::new(),
            photos: Vec::new(),
            written,
        }
    }

    /// Minutes from start to end, if the end is known.
    #[must_use]
    pub fn lasted_min(&self) -> Option<i64> {
        match self.end {
            End::At(end) => Some((end.utc_s - self.started.utc_s) / 60),
            End::Unknown | End::StillGoing => None,
        }
    }

    /// Whether the entry was written more than six hours after it happened.
    #[must_use]
    pub fn added_later(&self) -> bool {
        self.written.utc_s - self.started.utc_s > 6 * 3600
    }

    /// The zones without the leg, each once, in the order of their numbers.
    #[must_use]
    pub fn zone_list(&self) -> Vec<Zone> {
        Zone::ALL.iter().copied().filter(|zone| self.zones.iter().any(|pain| pain.zone == *zone)).collect()
    }
}
