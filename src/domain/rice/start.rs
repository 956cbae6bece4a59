//! What a person says about a fresh injury before the plan can begin. Everything counts from its hour, so it is asked.

use chrono::Duration;

use super::FirstDays;
use crate::domain::body::Side;
use crate::domain::time_text::{parse_day, parse_time};
use crate::domain::when::{Moment, Now, WhenError};

/// On which day it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InjuryDay {
    /// A moment ago: no hour is needed.
    JustNow,
    /// So many days ago.
    Ago(u8),
    /// On the day that was typed.
    Typed,
}

/// What was chosen and typed, as it stands on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InjuryDraft {
    /// The day.
    pub day: Option<InjuryDay>,
    /// Its text, when it was typed.
    pub day_text: String,
    /// The hour as typed: "14:00", "2 pm".
    pub time_text: String,
    /// The leg.
    pub side: Option<Side>,
}

/// Why a plan cannot begin with what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InjuryError {
    /// No day was chosen.
    #[error("Choose the day on which it happened.")]
    NoDay,
    /// No hour was typed.
    #[error("Enter the hour, such as 14:00. About is enough.")]
    NoTime,
    /// The typed day cannot be used.
    #[error(transparent)]
    Day(WhenError),
    /// The hour cannot be used, or has not come yet.
    #[error(transparent)]
    Time(WhenError),
    /// No leg was chosen.
    #[error("Choose the leg.")]
    NoSide,
    /// The 72 hours are over already.
    #[error(
        "That is more than 72 hours ago, so the first days are over. Ice is no longer needed. Gentle movement comes next."
    )]
    Over,
}

impl InjuryDraft {
    /// When it happened.
    ///
    /// # Errors
    /// What is missing or cannot be, with the next step.
    pub fn moment(&self, now: &Now) -> Result<Moment, InjuryError> {
        let day = match self.day.ok_or(InjuryError::NoDay)? {
            InjuryDay::JustNow => return Ok(now.moment),
            InjuryDay::Ago(days) => now.today() - Duration::days(i64::from(days)),
            InjuryDay::Typed => parse_day(&self.day_text, now.today()).map_err(InjuryError::Day)?,
        };
        // A day that has not come yet is wrong whatever the hour.
        if day > now.today() {
            return Err(InjuryError::Day(WhenError::Future));
        }
        // No hour of a day this old can lie within three days; then it need not be asked.
        if now.today() - day > Duration::days(4) {
            return Err(InjuryError::Over);
        }
        if self.time_text.trim().is_empty() {
            return Err(InjuryError::NoTime);
        }
        let time = parse_time(&self.time_text).map_err(InjuryError::Time)?;
        let at = now.at_local(day.and_time(time)).map_err(InjuryError::Time)?;
        let over = FirstDays { injury: at, side: Side::Both }.is_over(now.moment.utc_s.saturating_mul(1000));
        if over { Err(InjuryError::Over) } else { Ok(at) }
    }

    /// The plan.
    ///
    /// # Errors
    /// What is missing or cannot be, with the next step.
    pub fn plan(&self, now: &Now) -> Result<FirstDays, InjuryError> {
        let injury = self.moment(now)?;
        Ok(FirstDays { injury, side: self.side.ok_or(InjuryError::NoSide)? })
    }
}
