//! Time: a moment is UTC seconds with the offset of the place where it was; a day is the local day there.
//!
//! Nothing here reads a clock. `Now` is handed in by `app::clock`, with a zone that answers for other local times.

use chrono::{DateTime, Datelike, Duration, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// A point in time: seconds since 1970 in UTC, and the offset of the local clock in minutes east of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// Seconds since 1970-01-01 00:00 UTC.
    pub utc_s: i64,
    /// Minutes that the local clock was ahead of UTC, −1080 to 1080.
    pub offset_min: i32,
}

impl Moment {
    /// What the clock on the wall showed.
    #[must_use]
    pub fn local(self) -> NaiveDateTime {
        let seconds = self.utc_s.saturating_add(i64::from(self.offset_min) * 60);
        DateTime::from_timestamp(seconds, 0).map_or(NaiveDateTime::MIN, |time| time.naive_utc())
    }

    /// The local day, as it was where the moment was written.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        self.local().date()
    }

    /// The same day as a number: whole days from 1970-01-01.
    #[must_use]
    pub fn day_number(self) -> i32 {
        let seconds = self.utc_s.saturating_add(i64::from(self.offset_min) * 60);
        // A row of the file holds no second that is so far away.
        i32::try_from(seconds.div_euclid(86_400)).unwrap_or(i32::MAX)
    }

    /// RFC 3339 with offset, for files and the command line.
    #[must_use]
    pub fn rfc3339(self) -> String {
        let offset = FixedOffset::east_opt(self.offset_min * 60);
        let time = DateTime::from_timestamp(self.utc_s, 0);
        match (offset, time) {
            (Some(offset), Some(time)) => time.with_timezone(&offset).to_rfc3339(),
            _ => String::new(),
        }
    }

    /// The same local clock some minutes later (or earlier, with a negative number).
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Self { utc_s: self.utc_s.saturating_add(minutes.saturating_mul(60)), ..self }
    }
}

/// How the offset of the local clock is found, so that tests can live in any place and at any summer-time change.
#[derive(Clone, Copy, Debug)]
pub struct LocalZone {
    /// Offset in minutes for a local time: none in the hour that is left out, two in the hour that comes twice.
    pub of_local: fn(NaiveDateTime) -> LocalResult<i32>,
    /// Offset in minutes at a UTC second.
    pub of_utc: fn(i64) -> i32,
}

/// The present moment and the zone around it.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// The present moment.
    pub moment: Moment,
    /// The rules of the local clock.
    pub zone: LocalZone,
}

/// Why a local time cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// The text is not a date.
    #[error("Enter a date such as 22 Nov or 2025-11-22.")]
    Date,
    /// The text is not a time of day.
    #[error("Enter a time such as 14:32.")]
    Time,
    /// The moment has not come yet.
    #[error("That time has not come yet. Check the date and the time.")]
    Future,
    /// The clocks went forward over this time.
    #[error("The clocks went forward over that time, so it did not exist. Choose an hour later.")]
    Skipped,
    /// Before 1970, where no journal begins.
    #[error("Enter a date after 1970.")]
    TooEarly,
}

impl Now {
    /// The moment at which the local clock shows (or first showed) this time. Refuses what has not come yet.
    ///
    /// # Errors
    /// When the time is in the future, before 1970, or was left out by a change of the clocks.
    pub fn at_local(&self, local: NaiveDateTime) -> Result<Moment, WhenError> {
        let offset_min = match (self.zone.of_local)(local) {
            LocalResult::Single(offset) | LocalResult::Ambiguous(offset, _) => offset,
            LocalResult::None => return Err(WhenError::Skipped),
        };
        let utc_s = local.and_utc().timestamp() - i64::from(offset_min) * 60;
        let moment = Moment { utc_s, offset_min };
        if utc_s < 0 || moment.day().year() < 1970 {
            return Err(WhenError::TooEarly);
        }
        if utc_s > self.moment.utc_s {
            return Err(WhenError::Future);
        }
        Ok(moment)
    }

    /// The moment at which the local clock shows (or first shows) this time, also one that is to come. A time that the
    /// clocks leave out is taken an hour later.
    #[must_use]
    pub fn local_moment(&self, local: NaiveDateTime) -> Moment {
        let at = |local: NaiveDateTime, offset_min: i32| Moment {
            utc_s: local.and_utc().timestamp() - i64::from(offset_min) * 60,
            offset_min,
        };
        match (self.zone.of_local)(local) {
            LocalResult::Single(offset_min) | LocalResult::Ambiguous(offset_min, _) => at(local, offset_min),
            LocalResult::None => {
                let later = local + Duration::hours(1);
                at(later, (self.zone.of_local)(later).earliest().unwrap_or(self.moment.offset_min))
            }
        }
    }

    /// A moment some minutes ago, with the offset that the local clock had then.
    #[must_use]
    pub fn minutes_ago(&self, minutes: i64) -> Moment {
        let utc_s = self.moment.utc_s.saturating_sub(minutes.saturating_mul(60)).max(0);
        Moment { utc_s, offset_min: (self.zone.of_utc)(utc_s) }
    }

    /// Today, by the local clock.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.moment.day()
    }
}

/// How sure the person is of the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The time is known.
    #[default]
    Exact,
    /// The time was a guess: "about 08:00".
    About,
    /// Only the day is known.
    DayOnly,
}

/// The quick choices for "When" on Today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuickWhen {
    /// This moment.
    Now,
    /// A quarter of an hour ago.
    QuarterAgo,
    /// Today at 08:00, or at 06:00 while it is before 10:00.
    ThisMorning,
    /// Today at 03:00.
    InTheNight,
    /// Yesterday at 20:00.
    YesterdayEvening,
}

impl QuickWhen {
    /// Every choice, in the order on the screen.
    pub const ALL: [Self; 5] =
        [Self::Now, Self::QuarterAgo, Self::ThisMorning, Self::InTheNight, Self::YesterdayEvening];

    /// The words on the screen.
    #[must_use]
    pub fn name(self, now: &Now) -> &'static str {
        match self {
            Self::Now => "Now",
            Self::QuarterAgo => "15 min ago",
            Self::ThisMorning if now.moment.local().hour() < 10 => "Early today",
            Self::ThisMorning => "This morning",
            Self::InTheNight => "In the night",
            Self::YesterdayEvening => "Yesterday evening",
        }
    }

    /// The moment that the choice stands for; nothing if it is still to come or did not exist.
    #[must_use]
    pub fn moment(self, now: &Now) -> Option<(Moment, Certainty)> {
        let at = |day: NaiveDate, hour: u32| {
            let time = NaiveTime::from_hms_opt(hour, 0, 0)?;
            now.at_local(day.and_time(time)).ok().map(|moment| (moment, Certainty::About))
        };
        match self {
            Self::Now => Some((now.moment, Certainty::Exact)),
            Self::QuarterAgo => Some((now.minutes_ago(15), Certainty::Exact)),
            Self::ThisMorning => at(now.today(), if now.moment.local().hour() < 10 { 6 } else { 8 }),
            Self::InTheNight => at(now.today(), 3),
            Self::YesterdayEvening => at(now.today() - Duration::days(1), 20),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Central European rules for 2026: forward on 29 March at 02:00, back on 25 October at 03:00.
    pub(crate) fn berlin() -> LocalZone {
        fn summer(utc_s: i64) -> bool {
            (1_774_746_000..1_792_890_000).contains(&utc_s)
        }
        LocalZone {
            of_utc: |utc_s| if summer(utc_s) { 120 } else { 60 },
            of_local: |local| {
                let utc_s = local.and_utc().timestamp();
                match (summer(utc_s - 7200), summer(utc_s - 3600)) {
                    (true, true) => LocalResult::Single(120),
                    (false, false) => LocalResult::Single(60),
                    (true, false) => LocalResult::Ambiguous(120, 60),
                    (false, true) => LocalResult::None,
                }
            },
        }
    }

    pub(crate) fn now_at(text: &str) -> Now {
        let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        let zone = berlin();
        let offset_min = (zone.of_local)(local).earliest().unwrap();
        let utc_s = local.and_utc().timestamp() - i64::from(offset_min) * 60;
        Now { moment: Moment { utc_s, offset_min }, zone }
    }

    fn local(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn a_time_that_the_clocks_skipped_is_refused_and_the_doubled_hour_is_taken_once() {
        let now = now_at("2026-11-22 14:32");
        assert_eq!(now.at_local(local("2026-03-29 02:30")), Err(WhenError::Skipped));
        assert_eq!(now.at_local(local("2026-10-25 02:30")).unwrap().offset_min, 120);
        assert_eq!(now.at_local(local("2026-03-29 03:00")).unwrap().offset_min, 120);
    }

    #[test]
    fn a_day_is_the_local_day_where_it_was_written() {
        let before_midnight = Moment { utc_s: local("2026-11-22 22:50").and_utc().timestamp(), offset_min: 60 };
        assert_eq!(before_midnight.day().to_string(), "2026-11-22");
        assert_eq!(before_midnight.plus_minutes(20).day().to_string(), "2026-11-23");
    }

    #[test]
    fn quick_choices_still_to_come_are_not_offered() {
        let night = now_at("2026-11-22 02:10");
        assert_eq!(QuickWhen::InTheNight.moment(&night), None);
        assert_eq!(QuickWhen::ThisMorning.moment(&night), None);
        let (evening, certainty) = QuickWhen::YesterdayEvening.moment(&night).unwrap();
        assert_eq!((evening.local(), certainty), (local("2026-11-21 20:00"), Certainty::About));
        let noon = now_at("2026-11-22 12:00");
        assert_eq!(QuickWhen::ThisMorning.moment(&noon).unwrap().0.local(), local("2026-11-22 08:00"));
        assert_eq!(
            QuickWhen::ThisMorning.moment(&now_at("2026-11-22 09:00")).unwrap().0.local(),
            local("2026-11-22 06:00")
        );
    }
}
