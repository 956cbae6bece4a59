//! A clock in central Europe, for tests of the two nights in which local time jumps.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use chrono::{LocalResult, NaiveDateTime};
use soleus::domain::when::{LocalZone, Moment, Now};

/// Central European time in 2026: forward on 29 March at 02:00, back on 25 October at 03:00.
pub fn zone() -> LocalZone {
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

/// The moment at which that clock shows "2026-11-22 14:32".
pub fn now(text: &str) -> Now {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    let offset_min = (zone().of_local)(local).earliest().unwrap();
    Now { moment: Moment { utc_s: local.and_utc().timestamp() - i64::from(offset_min) * 60, offset_min }, zone: zone() }
}
