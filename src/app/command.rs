//! What a person can ask for that changes the journal.

use chrono::NaiveDate;
use uuid::Uuid;

use super::import::Outcome;
use super::merge::MergePlan;
use crate::domain::check::Paper;
use crate::domain::episode::{Episode, Nrs};
use crate::domain::goal::Goal;
use crate::domain::medicine::{Dose, Product};
use crate::domain::phase::Progress;
use crate::domain::profile::ProfileAnswer;
use crate::domain::rice::FirstDaysRecord;
use crate::domain::routine::Routine;
use crate::domain::session::SessionRecord;
use crate::domain::setting::Settings;
use crate::domain::when::Moment;
use crate::exchange::import::Reading;

/// One change, asked for by the window or the command line.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Writes an entry: a new one, or a new version of one that is there.
    Save(Box<Episode>),
    /// Closes an entry that was still going on; it stopped now.
    Stop(Uuid),
    /// Deletes entries as one step.
    Delete(Vec<Uuid>),
    /// Puts a deleted entry back without undoing anything else.
    PutBack(Box<Episode>),
    /// Saves a check with what the rules say to it, and the facts that were answered in it.
    SaveCheck(Box<Paper>),
    /// Notes that a clinician has looked at what fires now: when, and what they said.
    NoteVisit {
        /// The day of the look.
        day: NaiveDate,
        /// What they said, in the person's words.
        said: String,
    },
    /// Keeps a guided session that is over, or what was said about it on the next morning.
    SaveSession(Box<SessionRecord>),
    /// Deletes a guided session that was done.
    DeleteSession(Uuid),
    /// Keeps a first-days plan: a new one, or one in which something happened.
    SaveFirstDays(Box<FirstDaysRecord>),
    /// Keeps a routine that the person made, new or changed.
    SaveRoutine(Box<Routine>),
    /// Deletes a routine that the person made.
    DeleteRoutine(Uuid),
    /// Writes a line on the way back: a stage that was agreed to, or what the leg could do.
    NoteProgress(Box<Progress>),
    /// Keeps a medicine of the person's own list, new or changed.
    SaveProduct(Box<Product>),
    /// Takes a medicine off the list; its doses stay.
    DeleteProduct(Uuid),
    /// Keeps what was taken of a medicine, new or changed.
    SaveDose(Box<Dose>),
    /// Adds a medicine to the list together with its first dose, as one step.
    LogNew(Box<Product>, Box<Dose>),
    /// Deletes a dose.
    DeleteDose(Uuid),
    /// Keeps an activity that the person wants back: a new one, another name, put away or taken up again.
    SaveGoal {
        /// The activity.
        goal: Box<Goal>,
        /// How well a new one went when that was told before, and when.
        first: Option<(Moment, Nrs)>,
    },
    /// Notes how well an activity goes today; a number of today is replaced.
    RateGoal(Uuid, Nrs),
    /// Deletes an activity with all its ratings.
    DeleteGoal(Uuid),
    /// Deletes one rating.
    DeleteGoalRating(Uuid),
    /// Answers questions about oneself as one step. `None` takes an answer back.
    Answer(Vec<(String, Option<ProfileAnswer>)>),
    /// Changes settings.
    Set(Box<Settings>),
    /// Takes what is new in a file of another program as one step.
    Import(Box<Reading>),
    /// Takes what is new or newer in another journal as one step.
    Merge(Box<MergePlan>),
    /// Takes back the newest step.
    Undo,
    /// Does again what was undone last.
    Redo,
    /// Forgets all deleted entries for good.
    ForgetDeleted,
}

/// What a command did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// One line for the bar, the screen reader and the terminal.
    pub words: String,
    /// The entry that it was about, if it is in the journal now.
    pub entry: Option<Uuid>,
    /// The check that was saved.
    pub check: Option<Uuid>,
    /// What an import did with the rows of its file.
    pub rows: Option<Outcome>,
    /// Whether the bar offers Undo.
    pub undo: bool,
    /// Whether it is worth a word at all; a changed setting shows itself.
    pub quiet: bool,
}
