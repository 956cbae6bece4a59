//! What can be read but cannot be in a journal: a file may have been changed by hand, by another program or by a faulty
//! disk, and one record must not keep all the others out.

use super::draft::NOTE_LIMIT_CHARS;
use super::episode::{End, Episode};
use super::record::Record;
use super::routine::{Routine, RoutineId};
use super::when::Moment;

/// The last second of the year 9998 in UTC: at every offset a year of four digits.
const LATEST_S: i64 = 253_370_764_799;
/// Most minutes that a local clock is off UTC.
const OFFSET_LIMIT_MIN: i32 = 1080;
/// What a tape around a calf can show, in millimetres.
const CALF_MM: std::ops::RangeInclusive<u32> = 50..=1500;
/// Longest name of an activity, in characters.
const GOAL_NAME_CHARS: usize = 60;
const NO_TIME: &str = "A time in it is not one that a journal can hold";

/// Why no journal can hold this record, without a full stop; `None` for one that it can.
#[must_use]
pub fn fault(record: &Record) -> Option<&'static str> {
    if record.happened().is_some_and(|at| !is_time(at)) {
        return Some(NO_TIME);
    }
    match record {
        Record::Episode(episode) => episode_fault(episode),
        Record::Visit(visit) => (visit.worst > 10).then_some("A score in it is not from 0 to 10"),
        Record::Routine(routine) => routine_fault(routine),
        Record::Product(product) => (product.gap_min == Some(0)).then_some("The time between two doses is 0 minutes"),
        Record::Dose(dose) => (dose.units.hundredths() == 0).then_some("Nothing was taken in this dose"),
        Record::Goal(goal) if goal.name.is_empty() => Some("The activity has no name"),
        Record::Goal(goal) if goal.name.chars().count() > GOAL_NAME_CHARS => {
            Some("The name of the activity is too long")
        }
        Record::Goal(goal) => goal.ended.is_some_and(|ended| !is_time(ended.at)).then_some(NO_TIME),
        Record::Setting(_)
        | Record::Profile(_)
        | Record::Check(_)
        | Record::Session(_)
        | Record::FirstDays(_)
        | Record::Progress(_)
        | Record::GoalRating(_) => None,
    }
}

fn episode_fault(episode: &Episode) -> Option<&'static str> {
    let end = if let End::At(end) = episode.end { Some(end) } else { None };
    if !is_time(episode.written) || end.is_some_and(|end| !is_time(end)) {
        return Some(NO_TIME);
    }
    if end.is_some_and(|end| end.utc_s < episode.started.utc_s) {
        return Some("It ends before it begins");
    }
    if [episode.calf_left_mm, episode.calf_right_mm].into_iter().flatten().any(|size| !CALF_MM.contains(&size)) {
        return Some("A size of a calf is not from 5 to 150 cm");
    }
    (episode.notes.chars().count() > NOTE_LIMIT_CHARS).then_some("The note is longer than 100 000 characters")
}

fn routine_fault(routine: &Routine) -> Option<&'static str> {
    match &routine.id {
        RoutineId::Ready(_) => Some("It is a routine of the program itself"),
        RoutineId::Own(_) if routine.name.is_empty() => Some("The routine has no name"),
        RoutineId::Own(_) if routine.remind_min.is_some_and(|minute| minute >= 24 * 60) => Some(NO_TIME),
        RoutineId::Own(_) => None,
    }
}

fn is_time(at: Moment) -> bool {
    (0..=LATEST_S).contains(&at.utc_s) && at.offset_min.abs() <= OFFSET_LIMIT_MIN
}
