//! Which backups are kept: close together for the last days, and further apart the older they are.

use std::cmp::Reverse;

use chrono::{Datelike as _, NaiveDate};

use super::{Made, Reason};

/// The newest ones stay whatever their day: three hours of work and more, where a slip is still news.
const NEWEST: usize = 6;
/// The last one of so many days on which there is one, …
const DAILY: usize = 12;
/// … of so many weeks before them, …
const WEEKLY: usize = 10;
/// … and of so many months before those.
const MONTHLY: usize = 9;
/// The newest of those from before a restore stay, so that it can be taken back for long.
const BEFORE_RESTORE: usize = 5;

/// Places in the list of those that are not needed any more. The order of the list does not matter. What is newer than
/// now was made under another clock; it stays, and counts for nothing.
#[must_use]
pub fn surplus(backups: &[Made], now_s: i64) -> Vec<usize> {
    let mut sorted: Vec<(usize, &Made)> =
        backups.iter().enumerate().filter(|(_, made)| made.at.utc_s <= now_s).collect();
    sorted.sort_by_key(|(_, made)| Reverse(made.at.utc_s));
    let (usual, before): (Vec<_>, Vec<_>) = sorted.into_iter().partition(|(_, made)| made.reason == Reason::Usual);
    let mut kept = Kept::default();
    let mut surplus: Vec<usize> =
        usual.into_iter().filter(|(_, made)| !kept.keeps(made.at.day())).map(|(place, _)| place).collect();
    surplus.extend(before.into_iter().skip(BEFORE_RESTORE).map(|(place, _)| place));
    surplus.sort_unstable();
    surplus
}

/// What is kept so far, from the newest on.
#[derive(Default)]
struct Kept {
    count: usize,
    days: usize,
    weeks: usize,
    months: usize,
    last: Option<NaiveDate>,
}

impl Kept {
    /// Whether the next older one, made on this day, is kept.
    fn keeps(&mut self, day: NaiveDate) -> bool {
        let (same_day, same_week, same_month) = self.last.map_or((false, false, false), |last| {
            (day >= last, day.iso_week() >= last.iso_week(), (day.year(), day.month()) >= (last.year(), last.month()))
        });
        let of = if !same_day && self.days < DAILY {
            Some(&mut self.days)
        } else if !same_week && self.weeks < WEEKLY {
            Some(&mut self.weeks)
        } else if !same_month && self.weeks == WEEKLY && self.months < MONTHLY {
            Some(&mut self.months)
        } else {
            None
        };
        let is_first = of.is_some();
        if let Some(number) = of {
            *number += 1;
        }
        let keeps = is_first || self.count < NEWEST;
        if keeps {
            self.count += 1;
            self.last = Some(self.last.map_or(day, |last| last.min(day)));
        }
        keeps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::when::Moment;

    fn at(text: &str, reason: Reason) -> Made {
        let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        Made { at: Moment { utc_s: local.and_utc().timestamp() - 3600, offset_min: 60 }, reason }
    }

    fn now_s() -> i64 {
        at("2026-11-22 15:00", Reason::Usual).at.utc_s
    }

    /// Times from the newest on, each with its verdict.
    fn check(table: &[(&str, bool)]) {
        let backups: Vec<Made> = table.iter().map(|(text, _)| at(text, Reason::Usual)).collect();
        let expected: Vec<&str> = table.iter().filter(|(_, keeps)| !keeps).map(|(text, _)| *text).collect();
        let found: Vec<&str> = surplus(&backups, now_s()).into_iter().map(|place| table[place].0).collect();
        assert_eq!(found, expected);
        // In whatever order a folder lists them.
        let turned: Vec<Made> = backups.iter().rev().copied().collect();
        assert_eq!(surplus(&turned, now_s()).len(), expected.len());
    }

    #[test]
    fn the_last_days_are_kept_close_and_older_ones_further_apart() {
        check(&[
            // The newest six, whatever their day.
            ("2026-11-22 14:30", true),
            ("2026-11-22 14:00", true),
            ("2026-11-22 13:30", true),
            ("2026-11-22 13:00", true),
            ("2026-11-22 12:30", true),
            ("2026-11-22 12:00", true),
            // The last one of each other day: today is the first of twelve.
            ("2026-11-22 11:30", false),
            ("2026-11-21 23:59", true),
            ("2026-11-21 00:00", false),
            ("2026-11-20 18:00", true),
            ("2026-11-18 18:00", true),
            ("2026-11-17 18:00", true),
            ("2026-11-16 18:00", true),
            ("2026-11-15 18:00", true),
            ("2026-11-14 18:00", true),
            ("2026-11-13 18:00", true),
            ("2026-11-12 18:00", true),
            ("2026-11-11 18:00", true),
            ("2026-11-10 18:00", true),
            // The twelve are full: the last one of each week before that of 10 November.
            ("2026-11-09 18:00", false),
            ("2026-11-08 18:00", true),
            ("2026-11-07 18:00", false),
            ("2026-11-01 18:00", true),
            // The end of a month is nothing of its own while weeks are counted.
            ("2026-10-31 18:00", false),
            ("2026-10-25 18:00", true),
            ("2026-10-19 18:00", false),
            ("2026-10-18 18:00", true),
            ("2026-10-11 18:00", true),
            ("2026-10-04 18:00", true),
            ("2026-09-27 18:00", true),
            ("2026-09-20 18:00", true),
            ("2026-09-13 18:00", true),
            ("2026-09-06 18:00", true),
            // The ten are full: the last one of each month before September.
            ("2026-09-01 18:00", false),
            ("2026-08-31 18:00", true),
            ("2026-08-01 18:00", false),
            ("2026-07-15 18:00", true),
            ("2026-06-15 18:00", true),
            ("2026-05-15 18:00", true),
            ("2026-04-15 18:00", true),
            ("2026-03-15 18:00", true),
            ("2026-02-15 18:00", true),
            ("2026-01-15 18:00", true),
            ("2025-12-15 18:00", true),
            ("2025-11-15 18:00", false),
            ("2020-01-01 18:00", false),
        ]);
    }

    #[test]
    fn the_last_backup_of_a_person_who_comes_back_after_years_is_kept() {
        check(&[("2026-11-22 14:30", true), ("2019-03-01 10:00", true), ("2018-03-01 10:00", true)]);
        check(&[]);
    }

    #[test]
    fn a_year_of_backups_every_half_hour_never_keeps_more_than_37() {
        let mut kept: Vec<Made> = Vec::new();
        let first_s = now_s() - 400 * 86_400;
        for number in 0..400 * 12 {
            let utc_s = first_s + number * 7_200;
            kept.push(Made { at: Moment { utc_s, offset_min: 60 }, reason: Reason::Usual });
            let gone = surplus(&kept, utc_s);
            kept = kept.iter().enumerate().filter(|(place, _)| !gone.contains(place)).map(|(_, made)| *made).collect();
            assert!(kept.len() <= 37, "{}", kept.len());
        }
        // Thinned every time, there is still one from long ago and one from yesterday.
        let oldest_s = kept.iter().map(|made| made.at.utc_s).min().unwrap();
        assert!(oldest_s < now_s() - 300 * 86_400, "{} days", (now_s() - oldest_s) / 86_400);
    }

    #[test]
    fn what_stood_before_a_restore_is_kept_beside_the_usual_ones() {
        let mut backups: Vec<Made> =
            (10..16).map(|hour| at(&format!("2026-03-01 {hour}:00"), Reason::BeforeRestore)).collect();
        backups.push(at("2026-11-22 14:30", Reason::Usual));
        assert_eq!(surplus(&backups, now_s()), [0]);
    }

    #[test]
    fn a_backup_from_the_future_is_kept_and_takes_no_place_of_another() {
        let mut backups: Vec<Made> = (10..30).map(|day| at(&format!("2099-03-{day} 10:00"), Reason::Usual)).collect();
        backups.push(at("2026-11-22 14:30", Reason::Usual));
        assert_eq!(surplus(&backups, now_s()), Vec::<usize>::new());
    }
}
