//! Everything a person can press that is not a field.

use uuid::Uuid;

use crate::app::command::Command;
use crate::domain::body::{Side, Sign};
use crate::domain::check::Paper;
use crate::domain::episode::Nrs;
use crate::domain::rice::{FirstDays, RiceEventKind, RiceLine};
use crate::domain::routine::RoutineId;
use crate::domain::session::{EventKind, SessionRecord};
use crate::ui::backup_act::BackupAct;
use crate::ui::crash_act::CrashAct;
pub use crate::ui::data_act::DataAct;
use crate::ui::import_act::ImportAct;
pub use crate::ui::item::Item;
use crate::ui::learn_act::LearnAct;
use crate::ui::lock_act::LockAct;
use crate::ui::medicine_act::MedicineAct;
pub use crate::ui::page::Page;
use crate::ui::routine_act::RoutineAct;
use crate::ui::verify_act::VerifyAct;

/// What is done with the doctor's sheet as it was asked for last.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetAct {
    /// Ask with the desktop's dialog where to save it.
    Save,
    /// Save it at a path that was typed.
    SaveAt(String),
    /// Print it.
    Print,
}

/// What a press asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A change of the journal.
    Run(Command),
    /// One of the list below.
    Do(Item),
    /// Open an entry with all its fields.
    OpenEntry(Uuid),
    /// A new entry on a day.
    NewEntryOn(chrono::NaiveDate),
    /// Go to a page.
    Go(Page),
    /// Begin a check with these signs ticked already.
    StartCheck(Side, Vec<Sign>),
    /// Save the check and show its result.
    SeeResult(Box<Paper>),
    /// Change the answers of a saved check.
    ChangeCheck(Uuid),
    /// Show what the rules say: to a saved check, or now.
    ShowResult(Option<Uuid>),
    /// Show one rule in the table.
    ShowRule(&'static str),
    /// Open the questions about oneself at the first one that is open.
    AboutYou,
    /// Open one question about oneself, by its place from 0.
    AboutYouAt(usize),
    /// Offer the questions about oneself another day.
    AboutYouLater,
    /// The last question was reached.
    AboutYouDone,
    /// Show one exercise, by its id.
    ShowExercise(&'static str),
    /// Begin a routine, ready or one's own: asks for the pain before it.
    StartRoutine(RoutineId),
    /// What was pressed about routines that people make.
    Routine(RoutineAct),
    /// What was pressed about medicines.
    Medicine(MedicineAct),
    /// What was pressed about the doctor's sheet.
    Sheet(SheetAct),
    /// What was pressed about the report of a mistake.
    Crash(CrashAct),
    /// What was pressed on the Learn pages.
    Learn(LearnAct),
    /// What was pressed about the passphrase.
    Lock(LockAct),
    /// What was pressed about exports and merges.
    Data(DataAct),
    /// What was pressed about backups.
    Backup(BackupAct),
    /// What was pressed about the check of the journal.
    Verify(VerifyAct),
    /// What was pressed in the import wizard.
    Import(ImportAct),
    /// Begin one exercise by itself.
    StartExercise(&'static str),
    /// What was pressed in a guided session.
    Session(EventKind),
    /// Begin the session after the question for the pain before it.
    BeginSession(Option<Nrs>),
    /// The session is over; with the pain after it.
    EndSession(Option<Nrs>),
    /// Go on with the session that was left.
    GoOnWithSession,
    /// Finish the session that was left with what was done.
    FinishSession,
    /// Keep what was said about the morning after a session.
    MorningAfter(Box<SessionRecord>),
    /// Show the emergency result at once: chest pain or hard to breathe in a session.
    EmergencyCheck(Side),
    /// Play one of the sounds, to try the volume.
    TrySound,
    /// Sound off, or back to what it was.
    ToggleSound,
    /// Show a note of the desktop, to try it.
    TryNote,
    /// Show the first-days plan, or ask for a new injury.
    ShowFirstDays {
        /// Ask.
        ask: bool,
    },
    /// Begin a first-days plan.
    StartFirstDays(FirstDays),
    /// What was pressed in the first-days plan.
    FirstDays(RiceEventKind),
    /// Take a line out of the log of the first-days plan with this id.
    RemoveFromFirstDays(Uuid, RiceLine),
    /// Print a text.
    Print(String),
    /// Write a file at a place that was typed: at once if nothing is there, else after the person agrees.
    WriteAt(std::path::PathBuf, Box<Action>),
    /// Show the folder of a file in the desktop's file manager.
    ShowFolder(std::path::PathBuf),
    /// Ask with the desktop's dialog where to save a text.
    SaveText(String),
    /// Ask with the desktop's dialog where to save a chart.
    SaveChart(String),
    /// Ask likewise where to save the same chart as a picture that is drawn from its SVG text.
    SavePicture(String),
    /// Open or close the line with day and time.
    ToggleWhen,
    /// Leave the pain entry and save it if it is whole.
    LeaveEntry,
    /// Delete the entry that is open.
    DeleteOpenEntry,
    /// Go on with the draft that was kept.
    TakeDraft,
    /// Throw the kept draft away.
    DropDraft,
    /// Open a journal at this path.
    OpenJournal(std::path::PathBuf),
    /// Ask with the desktop's dialog for a journal to open.
    ChooseJournal,
    /// Ask with the desktop's dialog for a photo.
    ChoosePhoto,
    /// Ask whether all deleted entries shall be forgotten.
    AskForget,
    /// Close the journal, whose file is damaged, and show what can be done.
    Rescue,
    /// Open the sample.
    OpenSample,
    /// Leave the sample and remove its file.
    LeaveSample,
    /// Say a sentence to the screen reader.
    Say(String),
    /// Say a sentence to the screen reader at once, before anything else.
    Alarm(String),
}
