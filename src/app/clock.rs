//! The only place that reads the clock of the computer.

use std::cell::Cell;
use std::rc::Rc;

use chrono::{DateTime, Local, NaiveDateTime, Offset as _, TimeZone as _, Utc};

use super::paths;
use crate::domain::customs::Customs;
use crate::domain::when::{LocalZone, Moment, Now};

/// Where the present moment comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The clock of the computer.
    System,
    /// A clock that a test moves by hand.
    Manual(Rc<Cell<Now>>),
    /// The same by milliseconds, for what happens many times a second.
    ManualMs {
        /// UTC milliseconds.
        utc_ms: Rc<Cell<i64>>,
        /// Where the clock hangs.
        zone: LocalZone,
    },
}

impl Clock {
    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Now {
        match self {
            Self::System => {
                #[allow(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
                let utc_s = Utc::now().timestamp();
                Now { moment: Moment { utc_s, offset_min: offset_at(utc_s) }, zone: SYSTEM_ZONE }
            }
            Self::Manual(now) => now.get(),
            Self::ManualMs { utc_ms, zone } => {
                let utc_s = utc_ms.get().div_euclid(1000);
                Now { moment: Moment { utc_s, offset_min: (zone.of_utc)(utc_s) }, zone: *zone }
            }
        }
    }

    /// How times, weeks and numbers are written on this computer; a clock of a test hangs where the standards hold.
    #[must_use]
    pub fn customs(&self) -> Customs {
        match self {
            Self::System => paths::customs(),
            Self::Manual(_) | Self::ManualMs { .. } => Customs::default(),
        }
    }

    /// The present moment in UTC milliseconds, for guided sessions.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        match self {
            #[allow(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
            Self::System => Utc::now().timestamp_millis(),
            Self::Manual(now) => now.get().moment.utc_s.saturating_mul(1000),
            Self::ManualMs { utc_ms, .. } => utc_ms.get(),
        }
    }
}

const SYSTEM_ZONE: LocalZone = LocalZone { of_local: offsets_of, of_utc: offset_at };

fn offset_at(utc_s: i64) -> i32 {
    DateTime::from_timestamp(utc_s, 0)
        .map_or(0, |time| time.with_timezone(&Local).offset().fix().local_minus_utc() / 60)
}

fn offsets_of(local: NaiveDateTime) -> chrono::LocalResult<i32> {
    Local.offset_from_local_datetime(&local).map(|offset| offset.fix().local_minus_utc() / 60)
}
