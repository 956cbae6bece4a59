//! An open journal and the one place where commands are carried out.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::clock::Clock;
use super::command::{Command, Done};
use super::failure::Failure;
use super::sample::SampleFolder;
use crate::domain::body::Side;
use crate::domain::customs::Customs;
use crate::domain::episode::{End, Episode};
use crate::domain::sentence::{self, HourStyle};
use crate::domain::setting::{self, Settings};
use crate::domain::when::Now;
use crate::store::operation::{Change, Key, Record};
use crate::store::{Store, StoreError};

/// An open journal with its settings and a clock.
#[derive(Debug)]
pub struct Journal {
    pub(super) store: Store,
    pub(super) settings: Settings,
    clock: Clock,
    /// As the language setting of the computer says.
    usual: Customs,
    /// What was there before a restore that nobody has asked about yet.
    pub(super) restored: Option<PathBuf>,
    /// What a killed process left of its backups was removed.
    pub(super) swept: Cell<bool>,
    /// Last, so that the file is closed before its folder goes.
    sample: Option<SampleFolder>,
}

impl Journal {
    /// Makes a new journal with these settings.
    ///
    /// # Errors
    /// In words for people.
    pub fn create(path: &Path, settings: &Settings, clock: Clock) -> Result<Self, Failure> {
        let made = Store::create(path, &Settings::default().difference(settings));
        made.and_then(|store| Self::with(store, clock)).map_err(|error| Failure::opening(&error, path))
    }

    /// Makes a new journal with these settings; `None` while another process makes one there, or when it has done so.
    ///
    /// # Errors
    /// In words for people.
    pub fn create_if_free(path: &Path, settings: &Settings, clock: Clock) -> Result<Option<Self>, Failure> {
        match Store::create(path, &Settings::default().difference(settings)) {
            Err(StoreError::OpenElsewhere) => Ok(None),
            Err(_) if Store::is_there(path) => Ok(None),
            made => made
                .and_then(|store| Self::with(store, clock))
                .map(Some)
                .map_err(|error| Failure::opening(&error, path)),
        }
    }

    pub(super) fn with(store: Store, clock: Clock) -> Result<Self, StoreError> {
        let settings = Settings::from_rows(&store.settings()?);
        Ok(Self {
            store,
            settings,
            usual: clock.customs(),
            clock,
            restored: None,
            swept: Cell::default(),
            sample: None,
        })
    }

    /// Marks the journal as the sample, which is shown with a banner.
    #[must_use]
    pub fn into_sample(self, folder: SampleFolder) -> Self {
        Self { sample: Some(folder), ..self }
    }

    /// Whether this is the sample journal.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        self.sample.is_some()
    }

    /// The file, to read from. Writing goes through `run`.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How times are written.
    #[must_use]
    pub fn hours(&self) -> HourStyle {
        self.customs().hours
    }

    /// How times, weeks and numbers are written: as chosen in the settings, or as usual on this computer.
    #[must_use]
    pub fn customs(&self) -> Customs {
        self.settings.customs(self.usual)
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Now {
        self.clock.now()
    }

    /// Whether the clock is that of the computer and not one that a test moves.
    #[must_use]
    pub fn is_live(&self) -> bool {
        matches!(self.clock, Clock::System)
    }

    /// The present moment in UTC milliseconds.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        self.clock.now_ms()
    }

    /// A new id, in the order of time.
    #[must_use]
    pub fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    /// The side that a new entry starts with: that of the entry written last, or left.
    #[must_use]
    pub fn usual_side(&self) -> Side {
        self.store.last_written().ok().flatten().map_or(Side::Left, |episode| episode.side)
    }

    /// Carries out a command.
    ///
    /// # Errors
    /// In words for people; the journal is then as it was.
    pub fn run(&mut self, command: Command) -> Result<Done, Failure> {
        self.carry_out(command).map_err(|error| match error {
            StoreError::Nothing => Failure::plain("There is nothing to undo or redo."),
            other => Failure::saving(&other),
        })
    }

    fn carry_out(&mut self, command: Command) -> Result<Done, StoreError> {
        match command {
            Command::Save(episode) => self.save(*episode),
            Command::Stop(id) => self.stop(id),
            Command::Delete(ids) => self.delete(&ids),
            Command::PutBack(episode) => self.put_back(*episode),
            Command::Set(settings) => self.set(*settings),
            Command::SaveCheck(paper) => self.save_check(&paper),
            Command::NoteVisit { day, said } => self.note_visit(day, said),
            Command::SaveSession(session) => self.save_session(*session),
            Command::DeleteSession(id) => self.delete_session(id),
            Command::SaveFirstDays(plan) => self.save_first_days(*plan),
            Command::SaveRoutine(routine) => self.save_routine(*routine),
            Command::DeleteRoutine(id) => self.delete_routine(id),
            Command::NoteProgress(line) => self.note_progress(*line),
            Command::SaveProduct(product) => self.save_product(*product),
            Command::DeleteProduct(id) => self.delete_product(id),
            Command::SaveDose(dose) => self.save_dose(*dose),
            Command::LogNew(product, dose) => self.log_new(product, dose),
            Command::DeleteDose(id) => self.delete_dose(id),
            Command::SaveGoal { goal, first } => self.save_goal(*goal, first),
            Command::RateGoal(id, rating) => self.rate_goal(id, rating),
            Command::DeleteGoal(id) => self.delete_goal(id),
            Command::DeleteGoalRating(id) => self.delete_goal_rating(id),
            Command::Answer(answers) => self.answer(answers),
            Command::Import(reading) => self.import(&reading),
            Command::Merge(plan) => self.merge(&plan),
            Command::Undo => {
                let name = self.store.undo(self.now().moment)?;
                self.settings = Settings::from_rows(&self.store.settings()?);
                Ok(done(format!("Undone: {name}")))
            }
            Command::Redo => {
                let name = self.store.redo()?;
                self.settings = Settings::from_rows(&self.store.settings()?);
                Ok(Done { undo: true, ..done(format!("Done again: {name}")) })
            }
            Command::ForgetDeleted => {
                self.store.forget_deleted()?;
                Ok(done("Deleted items were removed for good.".to_owned()))
            }
        }
    }

    fn save(&mut self, episode: Episode) -> Result<Done, StoreError> {
        let old = self.store.episode(episode.id)?;
        let id = episode.id;
        let time = sentence::entry_time(&episode, self.hours());
        let name = match &old {
            Some(old) if *old == episode => {
                return Ok(Done { entry: Some(id), ..done("Nothing was changed.".to_owned()) });
            }
            Some(_) => format!("change entry {time}"),
            None => format!("log {}", sentence::score_and_side(&episode)),
        };
        let words = format!("Saved {}, {}, {time}", episode.nrs_worst.get(), episode.side.calf());
        self.apply(&name, &[Change::Put(Record::Episode(Box::new(episode)))])?;
        Ok(Done { entry: Some(id), undo: true, ..done(words) })
    }

    fn stop(&mut self, id: Uuid) -> Result<Done, StoreError> {
        let Some(mut episode) = self.store.episode(id)? else { return Err(StoreError::Nothing) };
        let now = self.now().moment;
        episode.end = End::At(if now.utc_s < episode.started.utc_s { episode.started } else { now });
        let lasted = episode.lasted_min().map_or_else(String::new, sentence::length);
        self.save(episode)?;
        Ok(Done { entry: Some(id), undo: true, ..done(format!("Stopped after {lasted}")) })
    }

    fn delete(&mut self, ids: &[Uuid]) -> Result<Done, StoreError> {
        let mut changes = Vec::new();
        let mut last = None;
        for id in ids {
            if let Some(episode) = self.store.episode(*id)? {
                changes.push(Change::Delete(Key::Episode(*id)));
                last = Some(episode);
            }
        }
        let what = match (changes.len(), last) {
            (0, _) | (_, None) => return Err(StoreError::Nothing),
            (1, Some(episode)) => format!("entry {}", sentence::entry_time(&episode, self.hours())),
            (count, _) => sentence::count(count, "entry", "entries"),
        };
        self.apply(&format!("delete {what}"), &changes)?;
        Ok(Done { undo: true, ..done(format!("Deleted {what}")) })
    }

    fn put_back(&mut self, episode: Episode) -> Result<Done, StoreError> {
        let id = episode.id;
        let what = format!("entry {}", sentence::entry_time(&episode, self.hours()));
        if self.store.episode(id)?.is_some() {
            return Ok(Done { entry: Some(id), ..done(format!("The {what} is in the journal already.")) });
        }
        self.apply(&format!("put back {what}"), &[Change::Put(Record::Episode(Box::new(episode)))])?;
        Ok(Done { entry: Some(id), undo: true, ..done(format!("Put back {what}")) })
    }

    fn set(&mut self, settings: Settings) -> Result<Done, StoreError> {
        let changed = self.settings.difference(&settings);
        let Some(first) = changed.first() else { return Ok(Done { quiet: true, ..done(String::new()) }) };
        let words = format!("change setting {}", setting::words(&first.key));
        let changes: Vec<_> = changed.into_iter().map(|row| Change::Put(Record::Setting(row))).collect();
        self.apply(&words, &changes)?;
        self.settings = settings;
        Ok(Done { undo: true, quiet: true, ..done(words) })
    }

    pub(super) fn apply(&mut self, name: &str, changes: &[Change]) -> Result<(), StoreError> {
        let now = self.now().moment;
        self.store.apply(name, now, changes)
    }

    /// Fills a sample journal in one step.
    pub(super) fn apply_sample(&mut self, name: &str, changes: &[Change]) -> Result<(), StoreError> {
        self.store.apply(name, self.now().moment, changes)
    }
}

pub(super) fn done(words: String) -> Done {
    Done { words, entry: None, check: None, rows: None, undo: false, quiet: false }
}
