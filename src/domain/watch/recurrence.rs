//! A second injury within a year, which deserves physiotherapy (`clinical.md` 2.2, "recurrence").

use chrono::{Duration, NaiveDate};

use super::{FORGOTTEN_DAYS, Watch};
use crate::domain::check::Check;

impl Watch {
    /// Whether a leg was hurt within four weeks, and once more within the year before: by saved checks, or by a tear
    /// that was told about. Which calf that was is not known, so the words leave it open.
    #[must_use]
    pub fn second_injury(&self) -> bool {
        let today = self.today();
        let day_of =
            |check: &Check| check.answers.injury_days_ago.map(|days| check.at.day() - Duration::days(days.into()));
        let told = (self.profile.yes("past_tear")).then(|| self.profile.day("past_tear_day")).flatten();
        let mut days: Vec<NaiveDate> = self.checks.iter().filter_map(day_of).chain(told).collect();
        days.extend(self.profile.injury().map(|(day, _)| day));
        let newest = days.iter().copied().max().filter(|day| (today - *day).num_days() <= FORGOTTEN_DAYS);
        newest.is_some_and(|newest| days.iter().any(|day| (29..=365).contains(&(newest - *day).num_days())))
    }
}
