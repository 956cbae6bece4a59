//! Everything that a journal holds, as one type: what an operation changes, what an export writes, what a merge compares.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::check::{Check, Visit};
use super::episode::Episode;
use super::goal::{Goal, GoalRating};
use super::medicine::{Dose, Product};
use super::phase::Progress;
use super::profile::ProfileAnswer;
use super::rice::FirstDaysRecord;
use super::routine::{Routine, RoutineId};
use super::session::SessionRecord;
use super::setting::Setting;
use super::when::Moment;

/// A thing in the journal that can be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// An entry.
    Episode(Box<Episode>),
    /// A setting.
    Setting(Setting),
    /// A check of the warning signs.
    Check(Box<Check>),
    /// A clinician's look.
    Visit(Visit),
    /// A guided session.
    Session(Box<SessionRecord>),
    /// A first-days plan.
    FirstDays(Box<FirstDaysRecord>),
    /// An answer about oneself.
    Profile(ProfileAnswer),
    /// A routine that the person made.
    Routine(Box<Routine>),
    /// A line on the way back.
    Progress(Box<Progress>),
    /// A medicine of the person's own list.
    Product(Box<Product>),
    /// What was taken of a medicine.
    Dose(Box<Dose>),
    /// An activity that the person wants back.
    Goal(Box<Goal>),
    /// How well an activity went.
    GoalRating(GoalRating),
}

/// The kinds of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// `Record::Setting`.
    Setting,
    /// `Record::Profile`.
    Profile,
    /// `Record::Episode`.
    Episode,
    /// `Record::Check`.
    Check,
    /// `Record::Visit`.
    Visit,
    /// `Record::Session`.
    Session,
    /// `Record::FirstDays`.
    FirstDays,
    /// `Record::Routine`.
    Routine,
    /// `Record::Progress`.
    Progress,
    /// `Record::Product`.
    Product,
    /// `Record::Dose`.
    Dose,
    /// `Record::Goal`.
    Goal,
    /// `Record::GoalRating`.
    GoalRating,
}

impl RecordKind {
    /// Every kind, in the order of files: a medicine stands before its doses, a goal before its ratings.
    pub const ALL: [Self; 13] = [
        Self::Setting,
        Self::Profile,
        Self::Episode,
        Self::Check,
        Self::Visit,
        Self::Session,
        Self::FirstDays,
        Self::Routine,
        Self::Progress,
        Self::Product,
        Self::Dose,
        Self::Goal,
        Self::GoalRating,
    ];

    /// The word in the table of changes.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Setting => "setting",
            Self::Profile => "profile",
            Self::Episode => "episode",
            Self::Check => "check",
            Self::Visit => "visit",
            Self::Session => "session",
            Self::FirstDays => "first_days",
            Self::Routine => "routine",
            Self::Progress => "progress",
            Self::Product => "product",
            Self::Dose => "dose",
            Self::Goal => "goal",
            Self::GoalRating => "goal_rating",
        }
    }

    /// The name of its array in an export.
    #[must_use]
    pub fn array(self) -> &'static str {
        match self {
            Self::Setting => "settings",
            Self::Profile => "profile",
            Self::Episode => "episodes",
            Self::Check => "checks",
            Self::Visit => "visits",
            Self::Session => "sessions",
            Self::FirstDays => "first_days",
            Self::Routine => "routines",
            Self::Progress => "progress",
            Self::Product => "products",
            Self::Dose => "doses",
            Self::Goal => "goals",
            Self::GoalRating => "goal_ratings",
        }
    }

    /// One and several of it, as people call them.
    #[must_use]
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Setting => ("setting", "settings"),
            Self::Profile => ("answer about your health", "answers about your health"),
            Self::Episode => ("entry", "entries"),
            Self::Check => ("check", "checks"),
            Self::Visit => ("clinician's look", "clinician's looks"),
            Self::Session => ("session", "sessions"),
            Self::FirstDays => ("first-days plan", "first-days plans"),
            Self::Routine => ("routine", "routines"),
            Self::Progress => ("stage note", "stage notes"),
            Self::Product => ("medicine", "medicines"),
            Self::Dose => ("dose", "doses"),
            Self::Goal => ("activity", "activities"),
            Self::GoalRating => ("rating", "ratings"),
        }
    }
}

impl Record {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> RecordKind {
        match self {
            Self::Episode(_) => RecordKind::Episode,
            Self::Setting(_) => RecordKind::Setting,
            Self::Check(_) => RecordKind::Check,
            Self::Visit(_) => RecordKind::Visit,
            Self::Session(_) => RecordKind::Session,
            Self::FirstDays(_) => RecordKind::FirstDays,
            Self::Profile(_) => RecordKind::Profile,
            Self::Routine(_) => RecordKind::Routine,
            Self::Progress(_) => RecordKind::Progress,
            Self::Product(_) => RecordKind::Product,
            Self::Dose(_) => RecordKind::Dose,
            Self::Goal(_) => RecordKind::Goal,
            Self::GoalRating(_) => RecordKind::GoalRating,
        }
    }

    /// What makes it itself among those of its kind: its id, or the name of the setting or question.
    #[must_use]
    pub fn id(&self) -> String {
        let uuid = |id: &Uuid| id.to_string();
        match self {
            Self::Episode(episode) => uuid(&episode.id),
            Self::Setting(setting) => setting.key.clone(),
            Self::Check(check) => uuid(&check.id),
            Self::Visit(visit) => uuid(&visit.id),
            Self::Session(session) => uuid(&session.id),
            Self::FirstDays(plan) => uuid(&plan.id),
            Self::Profile(answer) => answer.field.clone(),
            Self::Routine(routine) => match &routine.id {
                RoutineId::Own(id) => uuid(id),
                RoutineId::Ready(id) => id.clone(),
            },
            Self::Progress(progress) => uuid(&progress.id),
            Self::Product(product) => uuid(&product.id),
            Self::Dose(dose) => uuid(&dose.id),
            Self::Goal(goal) => uuid(&goal.id),
            Self::GoalRating(rating) => uuid(&rating.id),
        }
    }

    /// When it happened, if it has a time.
    #[must_use]
    pub fn happened(&self) -> Option<Moment> {
        match self {
            Self::Episode(episode) => Some(episode.started),
            Self::Check(check) => Some(check.at),
            Self::Visit(visit) => Some(visit.at),
            Self::Session(session) => Some(session.started),
            Self::FirstDays(plan) => Some(plan.plan.injury),
            Self::Profile(answer) => Some(answer.at),
            Self::Progress(progress) => Some(progress.at),
            Self::Dose(dose) => Some(dose.at),
            Self::Goal(goal) => Some(goal.added),
            Self::GoalRating(rating) => Some(rating.at),
            Self::Setting(_) | Self::Routine(_) | Self::Product(_) => None,
        }
    }

    /// When it was written, as far as it says so itself, in seconds of UTC; 0 if it does not.
    #[must_use]
    pub fn written_s(&self) -> i64 {
        match self {
            Self::Episode(episode) => episode.written.utc_s,
            other => other.happened().map_or(0, |at| at.utc_s),
        }
    }
}
