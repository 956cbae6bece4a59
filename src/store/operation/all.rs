//! All records of a kind.

use super::Record;
use crate::domain::record::RecordKind;
use crate::store::episode::Span;
use crate::store::{Store, StoreError};

impl Store {
    /// All records of a kind, in the order of time, then of their ids. There can be many entries; they can also be read
    /// page by page with `episodes_at`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn records(&self, kind: RecordKind) -> Result<Vec<Record>, StoreError> {
        let all = usize::MAX;
        let mut records: Vec<Record> = match kind {
            RecordKind::Setting => self.settings()?.into_iter().map(Record::Setting).collect(),
            RecordKind::Profile => self.profile_answers()?.into_iter().map(Record::Profile).collect(),
            RecordKind::Episode => boxed(self.episodes_at(&self.places(Span::ALL)?)?, Record::Episode),
            RecordKind::Check => boxed(self.checks(all)?, Record::Check),
            RecordKind::Visit => self.visits(all)?.into_iter().map(Record::Visit).collect(),
            RecordKind::Session => boxed(self.sessions(all)?, Record::Session),
            RecordKind::FirstDays => boxed(self.first_days_plans(all)?, Record::FirstDays),
            RecordKind::Routine => boxed(self.routines()?, Record::Routine),
            RecordKind::Progress => boxed(self.progress(all)?, Record::Progress),
            RecordKind::Product => boxed(self.products()?, Record::Product),
            RecordKind::Dose => boxed(self.doses_between(i64::MIN, i64::MAX, all)?, Record::Dose),
            RecordKind::Goal => boxed(self.goals()?, Record::Goal),
            RecordKind::GoalRating => self.goal_ratings()?.into_iter().map(Record::GoalRating).collect(),
        };
        records.sort_by_cached_key(|record| (record.happened().map_or(0, |at| at.utc_s), record.id()));
        Ok(records)
    }
}

fn boxed<T>(values: Vec<T>, record: impl Fn(Box<T>) -> Record) -> Vec<Record> {
    values.into_iter().map(|value| record(Box::new(value))).collect()
}
