//! The records that an operation can change, and the keys by which the table of changes finds them again.

use uuid::Uuid;

pub use crate::domain::record::Record;
use crate::domain::routine::RoutineId;
use crate::store::StoreError;

/// Which record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// The entry with this id.
    Episode(Uuid),
    /// The setting with this key.
    Setting(String),
    /// The check with this id.
    Check(Uuid),
    /// The clinician's look with this id.
    Visit(Uuid),
    /// The session with this id.
    Session(Uuid),
    /// The first-days plan with this id.
    FirstDays(Uuid),
    /// The answer to the question with this id.
    Profile(String),
    /// The routine with this id; a ready one has no uuid and is refused by the store.
    Routine(Uuid),
    /// The line on the way back with this id.
    Progress(Uuid),
    /// The medicine with this id.
    Product(Uuid),
    /// The dose with this id.
    Dose(Uuid),
    /// The activity with this id.
    Goal(Uuid),
    /// The rating with this id.
    GoalRating(Uuid),
}

/// One record that an operation writes or takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The record as it shall be.
    Put(Record),
    /// The record shall be gone.
    Delete(Key),
}

impl Record {
    /// Its key.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Episode(episode) => Key::Episode(episode.id),
            Self::Setting(setting) => Key::Setting(setting.key.clone()),
            Self::Check(check) => Key::Check(check.id),
            Self::Visit(visit) => Key::Visit(visit.id),
            Self::Session(session) => Key::Session(session.id),
            Self::FirstDays(plan) => Key::FirstDays(plan.id),
            Self::Profile(answer) => Key::Profile(answer.field.clone()),
            Self::Routine(routine) => Key::Routine(match routine.id {
                RoutineId::Own(id) => id,
                RoutineId::Ready(_) => Uuid::nil(),
            }),
            Self::Progress(progress) => Key::Progress(progress.id),
            Self::Product(product) => Key::Product(product.id),
            Self::Dose(dose) => Key::Dose(dose.id),
            Self::Goal(goal) => Key::Goal(goal.id),
            Self::GoalRating(rating) => Key::GoalRating(rating.id),
        }
    }
}

impl Key {
    /// The kind, as the table of changes has it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Episode(_) => "episode",
            Self::Setting(_) => "setting",
            Self::Check(_) => "check",
            Self::Visit(_) => "visit",
            Self::Session(_) => "session",
            Self::FirstDays(_) => "first_days",
            Self::Profile(_) => "profile",
            Self::Routine(_) => "routine",
            Self::Progress(_) => "progress",
            Self::Product(_) => "product",
            Self::Dose(_) => "dose",
            Self::Goal(_) => "goal",
            Self::GoalRating(_) => "goal_rating",
        }
    }

    pub(in crate::store) fn id(&self) -> String {
        match self {
            Self::Episode(id)
            | Self::Check(id)
            | Self::Visit(id)
            | Self::Session(id)
            | Self::FirstDays(id)
            | Self::Routine(id)
            | Self::Progress(id)
            | Self::Product(id)
            | Self::Dose(id)
            | Self::Goal(id)
            | Self::GoalRating(id) => id.to_string(),
            Self::Setting(key) | Self::Profile(key) => key.clone(),
        }
    }

    pub(in crate::store) fn from_columns(kind: &str, id: &str) -> Result<Self, StoreError> {
        let uuid = || Uuid::parse_str(id).map_err(|error| StoreError::Damaged(error.to_string()));
        match kind {
            "episode" => uuid().map(Self::Episode),
            "setting" => Ok(Self::Setting(id.to_owned())),
            "check" => uuid().map(Self::Check),
            "visit" => uuid().map(Self::Visit),
            "session" => uuid().map(Self::Session),
            "first_days" => uuid().map(Self::FirstDays),
            "routine" => uuid().map(Self::Routine),
            "progress" => uuid().map(Self::Progress),
            "product" => uuid().map(Self::Product),
            "dose" => uuid().map(Self::Dose),
            "goal" => uuid().map(Self::Goal),
            "goal_rating" => uuid().map(Self::GoalRating),
            "profile" => Ok(Self::Profile(id.to_owned())),
            other => Err(StoreError::Damaged(format!("unknown kind of record: {other}"))),
        }
    }
}
