//! Backups as a person counts them: what their files are called, when the next one is due, and which are kept.

mod thin;

use chrono::{NaiveDateTime, TimeDelta};

use super::when::Moment;
pub use thin::surplus;

/// Shortest time between two backups that nobody asked for, in seconds.
const REST_S: i64 = 30 * 60;
/// A backup that failed is tried again after this, in seconds: a disk that was pulled out is back soon.
const AGAIN_S: i64 = 5 * 60;
/// The time in a file name, as the clock on the wall showed it; the offset from UTC follows.
const TIME: &str = "%Y-%m-%d-%H.%M.%S";
/// Signs of the time, and of the time with its offset.
const TIME_SIGNS: usize = 19;
const STAMP_SIGNS: usize = TIME_SIGNS + 5;
/// What a backup ends with, so that a file dialog finds it.
const ENDING: &str = ".db";

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// By itself, by hand, or before much was added.
    Usual,
    /// Before another backup was put in the place of the journal.
    BeforeRestore,
}

impl Reason {
    fn word(self) -> &'static str {
        match self {
            Self::Usual => "-backup-",
            Self::BeforeRestore => "-before-restore-",
        }
    }
}

/// When and why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// When.
    pub at: Moment,
    /// Why.
    pub reason: Reason,
}

impl Made {
    /// The name of the file: `journal-backup-2026-11-22-14.32.05+0100.db`. `journal` is the name of the journal without
    /// its ending. The offset keeps both hours apart that a change of the clocks shows twice.
    #[must_use]
    pub fn file_name(self, journal: &str) -> String {
        let Self { at, reason } = self;
        let sign = if at.offset_min < 0 { '-' } else { '+' };
        let (hours, minutes) = (at.offset_min.abs() / 60, at.offset_min.abs() % 60);
        format!("{journal}{}{}{sign}{hours:02}{minutes:02}{ENDING}", reason.word(), at.local().format(TIME))
    }

    /// What a file name says; nothing for the name of any other file.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let rest = name.strip_suffix(ENDING)?;
        let (front, stamp) = rest.split_at_checked(rest.len().checked_sub(STAMP_SIGNS)?)?;
        let reason =
            [Reason::Usual, Reason::BeforeRestore].into_iter().find(|reason| front.ends_with(reason.word()))?;
        let (time, offset) = stamp.split_at_checked(TIME_SIGNS)?;
        let (sign, digits) = offset.split_at_checked(1)?;
        let (hours, minutes) = digits.split_at_checked(2)?;
        let size_min = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
        let offset_min = if sign == "-" { -size_min } else { size_min };
        let local = NaiveDateTime::parse_from_str(time, TIME).ok()?;
        let utc = local.checked_sub_signed(TimeDelta::minutes(offset_min.into()))?;
        let made = Self { at: Moment { utc_s: utc.and_utc().timestamp(), offset_min }, reason };
        // Other ways to write the same time are names that somebody else gave.
        let journal = front.strip_suffix(reason.word())?;
        (made.file_name(journal) == name).then_some(made)
    }
}

/// From when on a backup is due, in UTC seconds and never before now; nothing while there is nothing new to keep.
/// `last_s` is the last backup, `failed_s` the last try if it failed. A time that is still to come is a clock that was
/// set, and counts for nothing.
#[must_use]
pub fn due_s(changed: bool, last_s: Option<i64>, failed_s: Option<i64>, now_s: i64) -> Option<i64> {
    let rested = |at_s: Option<i64>, rest_s: i64| {
        at_s.filter(|at_s| *at_s <= now_s).map_or(now_s, |at_s| at_s.saturating_add(rest_s).max(now_s))
    };
    changed.then(|| rested(last_s, REST_S).max(rested(failed_s, AGAIN_S)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(utc_s: i64, offset_min: i32, reason: Reason) -> Made {
        Made { at: Moment { utc_s, offset_min }, reason }
    }

    #[test]
    fn a_file_name_says_when_a_backup_was_made_in_any_zone() {
        let table = [
            (made(1_795_357_925, 60, Reason::Usual), "journal-backup-2026-11-22-15.32.05+0100.db"),
            (made(1_795_357_925, 0, Reason::Usual), "journal-backup-2026-11-22-14.32.05+0000.db"),
            (made(1_795_357_925, -210, Reason::BeforeRestore), "journal-before-restore-2026-11-22-11.02.05-0330.db"),
            (made(1_795_357_925, 765, Reason::Usual), "journal-backup-2026-11-23-03.17.05+1245.db"),
            // Both hours that the end of summer time shows twice.
            (made(1_792_890_000, 120, Reason::Usual), "journal-backup-2026-10-25-03.00.00+0200.db"),
            (made(1_792_893_600, 60, Reason::Usual), "journal-backup-2026-10-25-03.00.00+0100.db"),
        ];
        for (made, name) in table {
            assert_eq!(made.file_name("journal"), name);
            assert_eq!(Made::parse(name), Some(made), "{name}");
        }
        assert!(Made::parse("häger-backup-2026-11-22-14.32.05+0000.db").is_some());
    }

    #[test]
    fn no_other_name_is_taken_for_a_backup() {
        for name in [
            "",
            ".db",
            "journal.db",
            "journal-backup-.db",
            "journal-backup-2026-11-22-14.32.05.db",
            "journal-backup-2026-11-22-14.32.05+0000.db.part",
            "journal-backup-2026-11-22-14.32.05+0000",
            "journal-copy-2026-11-22-14.32.05+0000.db",
            "journal-backup-2026-13-22-14.32.05+0000.db",
            "journal-backup-2026-02-30-14.32.05+0000.db",
            "journal-backup-2026-11-22-25.32.05+0000.db",
            "journal-backup-2026-11-22-14.32.05 0000.db",
            "journal-backup-2026-11-22-14.32.05+00+1.db",
            "journal-backup-2026-11-22-14.32.05-0000.db",
            "journal-backup-2026-11-22-14.32.0é+0000.db",
            "ééééééééééééééééééééééééé.db",
        ] {
            assert_eq!(Made::parse(name), None, "{name}");
        }
    }

    #[test]
    fn a_backup_is_due_after_a_change_and_not_more_often_than_every_half_hour() {
        let now_s = 100_000;
        let table = [
            // Nothing new.
            (false, None, None, None),
            (false, Some(0), Some(0), None),
            // Something new, and no backup yet.
            (true, None, None, Some(now_s)),
            (true, Some(now_s - 1), None, Some(now_s + 1_799)),
            (true, Some(now_s - 1_799), None, Some(now_s + 1)),
            (true, Some(now_s - 1_800), None, Some(now_s)),
            // The last try failed.
            (true, Some(now_s - 1_800), Some(now_s - 60), Some(now_s + 240)),
            (true, None, Some(now_s - 301), Some(now_s)),
            // The clock was set back since.
            (true, Some(now_s + 1), None, Some(now_s)),
            (true, Some(now_s + 1), Some(now_s + 500_000), Some(now_s)),
        ];
        for (changed, last_s, failed_s, expected) in table {
            assert_eq!(due_s(changed, last_s, failed_s, now_s), expected, "{changed} {last_s:?} {failed_s:?}");
        }
    }
}
