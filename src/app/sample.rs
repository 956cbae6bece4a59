//! A plausible sample journal: eight weeks with a calf strain that heals, then night cramps.
//!
//! It opens as a file of its own and never mixes with the person's journal. The same day gives the same sample.

use std::path::{Path, PathBuf};

use chrono::{Duration, NaiveTime};

use super::clock::Clock;
use super::failure::Failure;
use super::paths;
use super::run::Journal;
use crate::domain::body::{Ability, Course, Effect, Kind, Leg, Relief, Side, Sign, Zone};
use crate::domain::draft::{EpisodeDraft, ReliefDraft};
use crate::domain::episode::{Episode, Nrs, ZonePain};
use crate::domain::setting::Settings;
use crate::domain::when::Now;
use crate::store::operation::{Change, Record};

/// One line of the story: days ago, time, score, side, kind, trigger, minutes, note.
type Line = (i64, (u32, u32), u8, Side, Kind, &'static str, u32, &'static str);

const LEFT: Side = Side::Left;
const RIGHT: Side = Side::Right;

/// A strain while running eight weeks ago that eases over a month, then night cramps in the other calf.
#[rustfmt::skip]
const STORY: &[Line] = &[
    (55, (18, 10), 8, LEFT, Kind::Sharp, "running", 180, "Sudden sharp pull in the upper calf while running uphill. Had to stop."),
    (54, (7, 30), 7, LEFT, Kind::Ache, "walking", 240, "Limping. Stairs only one at a time."),
    (54, (20, 15), 6, LEFT, Kind::Tight, "stairs", 60, ""),
    (53, (8, 0), 6, LEFT, Kind::Ache, "walking", 120, "A small bruise on the inner side."),
    (52, (19, 40), 6, LEFT, Kind::Tight, "stairs", 45, ""),
    (51, (9, 5), 5, LEFT, Kind::Tight, "stairs", 30, "First steps are the worst, then it eases."),
    (49, (18, 30), 5, LEFT, Kind::Ache, "walking", 40, ""),
    (48, (7, 45), 4, LEFT, Kind::Tight, "stairs", 20, ""),
    (46, (20, 0), 5, LEFT, Kind::Ache, "sitting", 60, "Long day at the desk."),
    (44, (8, 20), 4, LEFT, Kind::Tight, "stairs", 15, ""),
    (42, (17, 50), 4, LEFT, Kind::Ache, "walking", 30, "Walked 20 minutes on the flat."),
    (40, (8, 10), 3, LEFT, Kind::Tight, "stairs", 10, ""),
    (37, (19, 0), 3, LEFT, Kind::Ache, "walking", 20, ""),
    (35, (8, 0), 3, LEFT, Kind::Tight, "stairs", 10, "Could stand on tiptoe for the first time."),
    (32, (18, 45), 2, LEFT, Kind::Ache, "walking", 15, ""),
    (30, (8, 30), 4, LEFT, Kind::Tight, "new_shoes", 45, "New shoes were not a good idea."),
    (28, (20, 30), 2, LEFT, Kind::Tight, "stairs", 10, ""),
    (25, (7, 50), 2, LEFT, Kind::Tight, "stairs", 5, ""),
    (22, (18, 15), 1, LEFT, Kind::Ache, "walking", 10, "Two kilometres without a limp."),
    (19, (9, 0), 0, LEFT, Kind::Ache, "nothing", 5, "No pain today."),
    (16, (3, 20), 7, RIGHT, Kind::Cramp, "in_bed", 4, "Woke up with a hard knot. Let go when I pulled the foot up."),
    (14, (2, 45), 6, RIGHT, Kind::Cramp, "in_bed", 3, ""),
    (12, (8, 10), 2, LEFT, Kind::Tight, "stairs", 10, ""),
    (11, (4, 5), 7, RIGHT, Kind::Cramp, "in_bed", 5, "Calf was tender all morning."),
    (9, (3, 30), 5, RIGHT, Kind::Cramp, "in_bed", 2, "Stretched before bed, shorter this time."),
    (7, (19, 20), 3, LEFT, Kind::Ache, "lifting", 25, "Carried boxes."),
    (5, (2, 15), 6, RIGHT, Kind::Cramp, "in_bed", 4, ""),
    (3, (8, 5), 2, LEFT, Kind::Tight, "stairs", 5, ""),
    (2, (3, 50), 5, RIGHT, Kind::Cramp, "in_bed", 2, ""),
    (1, (20, 0), 1, LEFT, Kind::Ache, "walking", 10, "Long walk, hardly noticed the calf."),
];

/// Makes the sample journal in a temporary file and opens it.
///
/// # Errors
/// In words for people.
pub fn open(settings: &Settings, clock: Clock) -> Result<Journal, Failure> {
    let place = paths::sample_journal().map_err(|_| {
        Failure::plain("The sample could not be made: Soleus may not write in the folder for temporary files.")
    })?;
    let folder = SampleFolder(place.parent().map(Path::to_owned).unwrap_or_default());
    let mut journal = Journal::create(&place, settings, clock)?.into_sample(folder);
    let now = journal.now();
    journal.fill_sample(&episodes(&now))?;
    Ok(journal)
}

/// The folder that `open` made for one sample. It goes when the journal in it is closed.
#[derive(Debug)]
pub struct SampleFolder(PathBuf);

impl Drop for SampleFolder {
    fn drop(&mut self) {
        // Left behind, it is only a sample in the folder for temporary files.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Journal {
    fn fill_sample(&mut self, episodes: &[Episode]) -> Result<(), Failure> {
        let changes: Vec<Change> =
            episodes.iter().map(|episode| Change::Put(Record::Episode(Box::new(episode.clone())))).collect();
        self.apply_sample("make the sample journal", &changes).map_err(|error| Failure::saving(&error))
    }
}

/// The entries of the sample for this day, oldest first.
#[must_use]
pub fn episodes(now: &Now) -> Vec<Episode> {
    STORY.iter().enumerate().filter_map(|(number, line)| episode(number, line, now)).collect()
}

fn episode(number: usize, line: &Line, now: &Now) -> Option<Episode> {
    let &(days_ago, (hour, minute), score, side, kind, trigger, minutes, note) = line;
    let day = now.today() - Duration::days(days_ago);
    let started = now.at_local(day.and_time(NaiveTime::from_hms_opt(hour, minute, 0)?)).ok()?;
    let leg = side.legs().first().copied()?;
    let mut draft = EpisodeDraft {
        nrs_worst: Nrs::try_from(score).ok(),
        written: Some(started.plus_minutes(5)),
        kinds: vec![kind],
        triggers: vec![trigger.to_owned()],
        notes: note.to_owned(),
        ..EpisodeDraft::fresh(Some(side), &Now { moment: started, ..*now })
    };
    draft.end = crate::domain::draft::EndChoice::Lasted;
    draft.lasted_min = minutes.to_string();
    draft.zones = zones(leg, kind, score);
    draft.woke_from_sleep = (trigger == "in_bed").then_some(true);
    draft.let_go = (kind == Kind::Cramp).then_some(true);
    draft.signs = Some(if days_ago == 53 { vec![Sign::Swelling] } else { Vec::new() });
    if days_ago == 55 {
        (draft.stated_onset_days, draft.stated_trend) = ("0".to_owned(), Some(Course::Same));
    }
    draft.reliefs = reliefs(days_ago, kind, score);
    let ability = Nrs::try_from(10_u8.saturating_sub(score)).ok();
    draft.set_ability(Ability::Walking, ability);
    draft.set_ability(Ability::Stairs, ability.filter(|_| trigger == "stairs"));
    // Not `new_v7`, which adds chance: the same day gives the same ids.
    let mut rest = [0; 10];
    rest[9] = u8::try_from(number).ok()?;
    let milliseconds = u64::try_from(started.utc_s).ok()? * 1000;
    let id = uuid::Builder::from_unix_timestamp_millis(milliseconds, &rest).into_uuid();
    draft.parse(id, now).ok()
}

fn zones(leg: Leg, kind: Kind, score: u8) -> Vec<ZonePain> {
    let zone = |zone| ZonePain { leg, zone, nrs: None };
    match kind {
        Kind::Cramp => vec![zone(Zone::GastrocInner), zone(Zone::GastrocOuter)],
        Kind::Sharp => vec![zone(Zone::GastrocInner)],
        _ if score >= 5 => vec![zone(Zone::GastrocInner), zone(Zone::Junction)],
        Kind::Tight => vec![zone(Zone::Junction)],
        _ => vec![zone(Zone::Soleus)],
    }
}

fn reliefs(days_ago: i64, kind: Kind, score: u8) -> Vec<ReliefDraft> {
    let tried = |relief, effect, after: u8, minutes: &str| ReliefDraft {
        relief,
        effect: Some(effect),
        nrs_after: Nrs::try_from(after).ok(),
        minutes: minutes.to_owned(),
    };
    match (kind, days_ago) {
        (Kind::Cramp, _) => vec![tried(Relief::Stretch, Effect::MuchBetter, 1, "2")],
        (_, 52..) => vec![
            tried(Relief::Ice, Effect::Better, score.saturating_sub(2), "15"),
            tried(Relief::Raising, Effect::Better, score.saturating_sub(1), "30"),
        ],
        (_, 40..) => vec![tried(Relief::Rest, Effect::Better, score.saturating_sub(1), "20")],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::when::tests::now_at;

    #[test]
    fn the_sample_tells_eight_weeks_with_a_strain_and_then_cramps() {
        let now = now_at("2026-11-22 14:32");
        let sample = episodes(&now);
        assert_eq!(sample.len(), STORY.len());
        assert!(sample.windows(2).all(|pair| pair[0].started < pair[1].started));
        let weeks = (now.today() - sample[0].started.day()).num_days() / 7;
        assert_eq!((weeks, sample[0].kinds[0]), (7, Kind::Sharp));
        assert!(sample[20..].iter().filter(|episode| episode.kinds[0] == Kind::Cramp).count() >= 5);
        assert_eq!(episodes(&now), sample, "the same day gives the same sample");
    }
}
