//! The warning-sign watch over an open journal: reading what the rules need, and saving checks, looks of a clinician
//! and answers about oneself.

use chrono::NaiveDate;

use super::command::Done;
use super::run::{Journal, done};
use crate::content;
use crate::domain::body::Leg;
use crate::domain::check::{Check, Paper};
use crate::domain::course::RunsBack;
use crate::domain::gate::Gate;
use crate::domain::medicine::DAY_S;
use crate::domain::phase::Lines;
use crate::domain::profile::{Profile, ProfileAnswer};
use crate::domain::sentence;
use crate::domain::watch::{Standing, Story, Watch};
use crate::domain::when::Now;
use crate::store::StoreError;
use crate::store::operation::{Change, Key, Record};

/// Days of entries that a rule looks at: 28, and the longest sign that an entry names.
const ENTRY_DAYS: i64 = 42;
/// Checks and looks that are read; more than anyone makes in the weeks that count.
const RECENT: usize = 200;

/// What the watch says at one moment.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// What was read.
    pub watch: Watch,
    /// Where the person stands.
    pub standing: Standing,
    /// What is paused.
    pub gate: Gate,
    /// The course of each leg that hurts.
    pub stories: Vec<Story>,
    /// The lines of the way back from stage to stage.
    pub lines: Lines,
}

impl Outlook {
    /// Nothing is known: nothing was checked, and everything is paused.
    #[must_use]
    pub fn empty(now: Now) -> Self {
        let watch = Watch {
            now,
            profile: Profile::default(),
            checks: Vec::new(),
            visits: Vec::new(),
            entries: Vec::new(),
            runs: std::collections::BTreeMap::new(),
            doses: Vec::new(),
            oral_limit_days: None,
        };
        Self::of(watch, Lines::default())
    }

    /// As if this check, which could not be written, were the newest: what it asks for is said all the same.
    #[must_use]
    pub fn with_unwritten(&self, check: Check) -> Self {
        let mut watch = self.watch.clone();
        watch.checks.insert(0, check);
        Self::of(watch, self.lines.clone())
    }

    fn of(watch: Watch, lines: Lines) -> Self {
        let standing = Standing::of(&watch);
        let gate = Gate::of(&watch, &standing);
        let stories = Leg::ALL.iter().filter_map(|leg| Story::of(&watch, *leg)).collect();
        Self { watch, standing, gate, stories, lines }
    }
}

impl Journal {
    /// What the watch says now.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn outlook(&self) -> Result<Outlook, StoreError> {
        let watch = self.watch()?;
        let lines = self.way_lines(&watch)?;
        Ok(Outlook::of(watch, lines))
    }

    /// Everything that the rules look at.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn watch(&self) -> Result<Watch, StoreError> {
        let now = self.now();
        let today = now.moment.day_number();
        let mut runs = RunsBack::until(today);
        // A traveller's tomorrow is on record as a later day, and counts as today.
        self.store().walk_pain_days(today + 1, |day| runs.take(day))?;
        let country = content::country(&self.settings().country);
        Ok(Watch {
            now,
            profile: Profile::new(self.store().profile_answers()?),
            checks: self.store().checks(RECENT)?,
            visits: self.store().visits(RECENT)?,
            entries: self.store().logged_since(now.moment.utc_s - ENTRY_DAYS * DAY_S)?,
            runs: runs.finish(),
            doses: self.store().doses_between(now.moment.utc_s - ENTRY_DAYS * DAY_S, i64::MAX, usize::MAX)?,
            oral_limit_days: country.oral_painkiller_days.and_then(|days| usize::try_from(days).ok()),
        })
    }

    pub(super) fn save_check(&mut self, paper: &Paper) -> Result<Done, StoreError> {
        let watch = self.watch()?;
        let check = paper.check(&watch, self.new_id());
        let id = check.id;
        let words = check_name(&check, &watch.now);
        let mut changes = vec![Change::Put(Record::Check(Box::new(check)))];
        let answers = paper.profile_answers(watch.now.moment);
        changes.extend(answers.into_iter().map(|answer| Change::Put(Record::Profile(answer))));
        self.apply(&format!("save {words}"), &changes)?;
        Ok(Done { check: Some(id), undo: true, ..done(format!("Saved {words}")) })
    }

    pub(super) fn note_visit(&mut self, day: NaiveDate, said: String) -> Result<Done, StoreError> {
        let watch = self.watch()?;
        let standing = Standing::of(&watch);
        if !standing.can_be_checked() {
            return Ok(done("There is nothing now that a clinician's look would quiet.".to_owned()));
        }
        let visit = standing.visit(&watch, self.new_id(), day, said);
        self.apply("mark checked by a clinician", &[Change::Put(Record::Visit(visit))])?;
        let words = format!(
            "Noted: checked by a clinician, {}",
            sentence::lower_first(&sentence::near_day(day, watch.today()))
        );
        Ok(Done { undo: true, ..done(words) })
    }

    pub(super) fn answer(&mut self, answers: Vec<(String, Option<ProfileAnswer>)>) -> Result<Done, StoreError> {
        let changes: Vec<Change> = answers
            .into_iter()
            .map(|(field, answer)| match answer {
                Some(answer) => Change::Put(Record::Profile(answer)),
                None => Change::Delete(Key::Profile(field)),
            })
            .collect();
        if changes.is_empty() {
            return Err(StoreError::Nothing);
        }
        self.apply("change answers about your health", &changes)?;
        Ok(Done { undo: true, quiet: true, ..done("Your answers are saved".to_owned()) })
    }
}

/// "check of 22 Nov".
fn check_name(check: &Check, now: &Now) -> String {
    let day = sentence::short_day(check.at.day(), now.today());
    format!("check of {}", day.split_once(' ').map_or(day.as_str(), |(_, date)| date))
}
